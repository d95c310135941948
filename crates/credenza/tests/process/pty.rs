//! A terminal for the program to run on: what a person would be sent.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::process::{Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

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
