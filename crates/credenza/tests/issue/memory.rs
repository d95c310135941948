//! Files that are made to take gigabytes, handed to a program that may have a few hundred megabytes: it ends in a sentence about the file, or in its result, and not
//! by being killed.

use std::io::{Cursor, Write};
use std::process::Command;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::desk::{COURSE, Desk};

/// How much memory the program may ask for, in kilobytes: each of these files made it ask for twice as much and more.
const MOST: u64 = 600_000;

const HEADER: &str = r#"<row><c t="str"><v>nome</v></c><c t="str"><v>cognome</v></c><c t="str"><v>matricola</v></c></row>"#;
const LEARNER: &str = r#"<row><c t="str"><v>Anna</v></c><c t="str"><v>Neri</v></c><c t="str"><v>A1</v></c></row>"#;

/// The parts of a workbook that differ.
#[derive(Default)]
struct Parts {
    /// Further relationships and sheets of the workbook.
    relationships: String,
    sheets: String,
    /// The list of strings, and the attributes of its element.
    strings: String,
    announced: &'static str,
    styles: String,
    rows: String,
}

fn workbook(parts: &Parts) -> Vec<u8> {
    let Parts { relationships, sheets, strings, announced, styles, rows } = parts;
    let rows = if rows.is_empty() { LEARNER } else { rows.as_str() };
    let root = r#"<Relationship Id="r" Type="x/relationships/officeDocument" Target="xl/workbook.xml"/>"#;
    let first = r#"<Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>"#;
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("_rels/.rels", format!("<Relationships>{root}</Relationships>")),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships>{first}{relationships}</Relationships>")),
        ("xl/workbook.xml", format!(r#"<workbook><sheets><sheet name="a" r:id="r1"/>{sheets}</sheets></workbook>"#)),
        ("xl/sharedStrings.xml", format!("<sst {announced}>{strings}</sst>")),
        ("xl/styles.xml", format!("<styleSheet>{styles}</styleSheet>")),
        ("xl/worksheets/sheet1.xml", format!("<worksheet><sheetData>{HEADER}{rows}</sheetData></worksheet>")),
    ] {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Rehearses the issuing with little memory: how it ended, and what it said.
fn rehearsed(desk: &Desk, roster: &str) -> (Option<i32>, String) {
    let limited = format!("ulimit -v {MOST}; exec \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &limited, "sh", env!("CARGO_BIN_EXE_credenza"), "issue", "course.toml", "--roster", roster]);
    command.args(["--key", "./key.pem", "--dry-run", "--no-input"]).current_dir(desk.path(""));
    command.env("CREDENZA_HOME", desk.path("home")).env("LC_ALL", "C").env_remove("CREDENZA_PASSPHRASE");
    let output = command.output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_workbook_of_a_few_kilobytes_takes_no_gigabytes() {
    let long = "0".repeat(100_000);
    let workbooks = [
        (
            "a text that all cells share",
            "roster_too_much_text",
            Parts {
                strings: format!("<si><t>{long}</t></si>"),
                rows: format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(900)).repeat(20),
                ..Parts::default()
            },
        ),
        ("strings that are announced", "workbook_heavy", Parts { announced: r#"uniqueCount="1000000000""#, ..Parts::default() }),
        (
            "a format that all styles share",
            "workbook_heavy",
            Parts {
                styles: format!(
                    r#"<numFmts><numFmt numFmtId="200" formatCode="{long}"/></numFmts><cellXfs>{}</cellXfs>"#,
                    r#"<xf numFmtId="200"/>"#.repeat(20_000)
                ),
                ..Parts::default()
            },
        ),
        (
            "a font that all styles share",
            "workbook_heavy",
            Parts {
                styles: format!(
                    r#"<fonts><font><name val="{long}"/></font></fonts><cellXfs>{}</cellXfs>"#,
                    r#"<xf fontId="0"/>"#.repeat(20_000)
                ),
                ..Parts::default()
            },
        ),
        (
            "a place that all sheets share",
            "workbook_heavy",
            Parts {
                relationships: format!(r#"<Relationship Id="r2" Type="x/worksheet" Target="{long}"/>"#),
                sheets: r#"<sheet r:id="r2"/>"#.repeat(20_000),
                ..Parts::default()
            },
        ),
        (
            "styles",
            "workbook_heavy",
            Parts { styles: format!("<cellXfs>{}</cellXfs>", r#"<xf numFmtId="0"/>"#.repeat(3_000_000)), ..Parts::default() },
        ),
        ("levels", "workbook_heavy", Parts { rows: "<a>".repeat(30_000_000), ..Parts::default() }),
    ];
    for (name, code, parts) in workbooks {
        let desk = Desk::new();
        let bytes = workbook(&parts);
        println!("a workbook of {} bytes: {name}", bytes.len());
        desk.put("people.xlsx", bytes);
        let (exit, said) = rehearsed(&desk, "people.xlsx");
        assert!(exit == Some(1) && said.contains(code), "{name}: {exit:?}\n{said}");
    }
    let desk = Desk::new();
    desk.put("people.xlsx", workbook(&Parts::default()));
    let (exit, said) = rehearsed(&desk, "people.xlsx");
    assert_eq!(exit, Some(0), "what is left is a roster\n{said}");
}

#[test]
fn a_text_takes_no_gigabytes() {
    let wrong: String = (0..10_000).map(|number| format!("Anna;Neri;\u{1}{number}\n")).collect();
    for (name, code, roster) in [
        ("a line of delimiters", "roster_too_many_columns", format!("nome;cognome;matricola\na{}", ";".repeat(30_000_000))),
        (
            "a heading that each error would quote",
            "column_missing_identifier",
            format!("nome;cognome;matricola{}\n{}", "!".repeat(100_000), wrong),
        ),
    ] {
        let desk = Desk::new();
        desk.put("people.csv", roster);
        let (exit, said) = rehearsed(&desk, "people.csv");
        assert!(exit == Some(1) && said.contains(code), "{name}: {exit:?}\n{said}");
    }
}

/// What the course says is in every award, but not in the memory for all of them at once.
#[test]
fn a_long_course_for_many_learners_is_drafted_one_by_one() {
    let desk = Desk::new();
    let long = format!("legal_basis = \"{}\"\n[[awarding_body]]", "legge ".repeat(50_000));
    desk.put("course.toml", COURSE.replacen("[[awarding_body]]", &long, 1));
    let learners: String = (0..3_000).map(|number| format!("Anna;Neri;{number}\n")).collect();
    desk.put("people.csv", format!("nome;cognome;matricola\n{learners}"));
    let (exit, said) = rehearsed(&desk, "people.csv");
    assert!(exit == Some(0) && said.contains("3000 would be issued"), "{exit:?}\n{said}");
}
