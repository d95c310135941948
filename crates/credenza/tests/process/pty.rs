//! A terminal for the program to run on: what a person would be sent.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::ops::RangeInclusive;
use std::process::{Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// What our own colours are, those of the help among them; everything else that starts with an escape is somebody else's.
const COLOURS: [&str; 7] = ["\u{1B}[0m", "\u{1B}[1m", "\u{1B}[4m", "\u{1B}[2m", "\u{1B}[32m", "\u{1B}[1;31m", "\u{1B}[33m"];

/// What steers a terminal, turns text around or is not seen, by its code points: not by the program's own table, in which a hole would be a hole here.
/// Joiners and what chooses the picture of an emoji are not among them, as they have places where they belong.
const STEERING: [RangeInclusive<char>; 17] = [
    '\0'..='\u{9}',
    '\u{B}'..='\u{1F}',
    '\u{7F}'..='\u{9F}',
    '\u{AD}'..='\u{AD}',
    '\u{61C}'..='\u{61C}',
    '\u{115F}'..='\u{1160}',
    '\u{17B4}'..='\u{17B5}',
    '\u{180E}'..='\u{180E}',
    '\u{200B}'..='\u{200B}',
    '\u{200E}'..='\u{200F}',
    '\u{2028}'..='\u{202E}',
    '\u{2060}'..='\u{206F}',
    '\u{3164}'..='\u{3164}',
    '\u{FEFF}'..='\u{FEFF}',
    '\u{FFA0}'..='\u{FFA0}',
    '\u{FFF0}'..='\u{FFFB}',
    '\u{E0000}'..='\u{E0FFF}',
];

/// The first character of a text, line feeds and our own colours apart, that could steer a terminal or hides.
pub(crate) fn steering(text: &str) -> Option<char> {
    let plain = COLOURS.iter().fold(text.to_owned(), |text, colour| text.replace(colour, ""));
    plain.chars().find(|character| STEERING.iter().any(|range| range.contains(character)))
}

/// Runs the program with standard input, output and error on a terminal; its exit code, and every byte that reached the terminal, in order. The terminal itself
/// puts a carriage return in front of each line feed; it is taken off again.
pub(crate) fn on_a_terminal(command: &mut Command) -> (i32, String) {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap();
    let slave = OpenOptions::new().read(true).write(true).open(name.to_str().unwrap()).unwrap();
    let end = || Stdio::from(slave.try_clone().unwrap());
    let mut child = command.stdin(end()).stdout(end()).stderr(end()).spawn().unwrap();
    // The command keeps its ends open until it gets others; with them open the reading below would never end.
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    drop(slave);
    let mut bytes = Vec::new();
    // Linux reports the end of a terminal as EIO.
    let _ = File::from(master).read_to_end(&mut bytes);
    let exit = child.wait().unwrap().code().unwrap();
    (exit, String::from_utf8(bytes).unwrap().replace("\r\n", "\n"))
}
