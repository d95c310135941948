//! What a roster or a course says may be meant for the registrar's terminal, or for the spreadsheet that opens what a run wrote.

use std::fs;

use crate::desk::{COURSE, Desk, PEOPLE};
use crate::pty::on_a_terminal;
use crate::steering::steering;

const HOSTILE: &str = "A\u{1b}[2J\u{1b}]8;;https://evil.example\u{7}\u{9b}31m\rB\u{2028}\u{202e}live\u{2066}\u{200b}\u{feff}\u{7f}end";

/// Runs the program on a terminal and into pipes; nothing that it says may steer or hide.
fn everywhere(desk: &Desk, line: &str) {
    let arguments: Vec<&str> = line.split(' ').collect();
    let said = desk.run_with(&arguments);
    // A progress bar goes back in its line; its label is made safe where it is made.
    let quiet: Vec<&str> = arguments.iter().copied().chain(["--quiet"]).collect();
    let (_, shown) = on_a_terminal(&mut desk.command(&quiet));
    for text in [said.out, said.err, shown] {
        assert_eq!(steering(&text), None, "{line}:\n{text:?}");
    }
}

/// Nothing in these files steers the terminal that somebody shows them on, and no cell of them runs.
fn check_files(desk: &Desk, names: &[&str]) {
    for name in names {
        let Ok(text) = fs::read_to_string(desk.path(name)) else { continue };
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
        assert_eq!(steering(&text.replace('\t', "")), None, "{name}:\n{text:?}");
        if name.ends_with(".csv") {
            for cell in text.split([';', ',', '\n', '\t']) {
                let start = cell.trim_start_matches([' ', '"']);
                assert!(!start.starts_with(['=', '@', '＝']), "{name}: {cell:?}");
            }
        }
    }
}

const WRITTEN: [&str; 4] = ["bad.csv", "awards/delivery.csv", "awards/issued.ndjson", "awards/note-for-learners.txt"];
const ISSUE: &str = "issue course.toml --roster people.csv --key ./key.pem -o awards --errors bad.csv --force";

#[test]
fn in_every_cell_and_heading_of_a_roster() {
    let rows: Vec<Vec<&str>> = PEOPLE.lines().map(|line| line.split(';').collect()).collect();
    for (row, column) in (0..2).flat_map(|row| (0..rows[0].len()).map(move |column| (row, column))) {
        for value in [HOSTILE, "=cmd|' /C calc'!A0", "Rossi,=HYPERLINK(\"https://evil.example\")", "＝1+1", "An\u{200b}na"] {
            let desk = Desk::new();
            let mut rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect();
            rows[row][column] = format!("\"{}\"", value.replace('"', "\"\""));
            let text: String = rows.iter().map(|row| row.join(";") + "\r\n").collect();
            desk.put("people.csv", text);
            everywhere(&desk, &format!("{ISSUE} --dry-run"));
            everywhere(&desk, ISSUE);
            everywhere(&desk, &format!("{ISSUE} --json"));
            check_files(&desk, &WRITTEN);
        }
    }
}

#[test]
fn in_every_text_of_a_course() {
    let escaped: String =
        HOSTILE.chars().map(|c| if c.is_ascii_graphic() { c.to_string() } else { format!("\\U{:08X}", u32::from(c)) }).collect();
    let texts: Vec<usize> = COURSE.match_indices('"').map(|(at, _)| at).skip(1).step_by(2).collect();
    assert!(texts.len() > 10);
    for end in texts {
        let desk = Desk::new();
        let (before, after) = COURSE.split_at(end);
        desk.put("course.toml", format!("{before}{escaped}{after}"));
        desk.put("people.csv", PEOPLE);
        everywhere(&desk, "course lint course.toml");
        everywhere(&desk, "course lint --json course.toml");
        everywhere(&desk, ISSUE);
        check_files(&desk, &WRITTEN);
    }
}

/// A row that was refused for what it hides stays refused until somebody corrects it, and the corrected one says what was meant.
#[test]
fn a_bad_row_shows_what_it_hides_and_comes_back() {
    let desk = Desk::new();
    desk.put(
        "people.csv",
        "Cognome;Nome;Matricola;Data di nascita\r\nNeri;An\u{1b}[2Jna;1;1999-12-31\r\n=Neri;B\u{200b}runo;2;1999-12-31\r\n",
    );
    desk.issue("--errors bad.csv").ends_with(1);
    let bad = desk.read("bad.csv");
    assert!(bad.contains("An\\u{1B}[2Jna") && bad.contains("B\\u{200B}runo") && bad.contains("'=Neri"), "{bad}");
    fs::rename(desk.path("bad.csv"), desk.path("people.csv")).unwrap();
    let again = desk.issue("--errors bad.csv").ends_with(1);
    assert_eq!(again.codes().iter().filter(|code| **code == "cell_control_character").count(), 2, "{}", again.err);
    assert_eq!(desk.read("bad.csv"), bad);
    desk.put("people.csv", bad.replace("\\u{1B}[2J", "").replace("\\u{200B}", ""));
    desk.issue("").ends_with(0);
    let names: Vec<_> = ["awards/anna-neri.json", "awards/bruno-neri.json"].map(|name| desk.json(name).to_string()).into();
    assert!(names[1].contains("=Neri") && !names[1].contains("'=Neri"), "{}", names[1]);
}
