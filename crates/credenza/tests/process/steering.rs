//! Whether what a program said could steer the terminal that shows it.

use std::ops::RangeInclusive;

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
