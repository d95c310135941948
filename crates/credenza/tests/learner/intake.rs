//! What `wallet add` does with files that are made to take memory, and with large ones that are good.

use std::fs;

use crate::award::{Course, hostile};
use crate::home::{Home, PASSPHRASE};

/// More than enough for one document of the largest size with a table of what stands where in it; a list of everything in the files below would not fit.
#[cfg(target_os = "linux")]
const LIMIT_KB: u64 = 120_000;

#[cfg(target_os = "linux")]
#[test]
fn files_that_are_made_to_take_memory_take_little_and_few_words_and_what_is_good_in_them_is_kept() {
    let (home, _, _) = Home::new();
    let home = home.with(None);
    let good = Course::new("Among the many").line();
    let lines = [&b"{}\n".repeat(150_000)[..], &good, b"\n", &b"{}\n".repeat(150_000), &[&good[..], b"\r\n"].concat().repeat(200)].concat();
    let presented = format!(
        r#"{{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiablePresentation"],"verifiableCredential":[{}{}]}}"#,
        "0,".repeat(150_000),
        String::from_utf8(Course::new("Presented").line()).unwrap()
    );
    let cases = [
        ("lines.ndjson", lines, Some((299_950, 150))),
        ("presented.json", presented.into_bytes(), Some((149_950, 0))),
        ("no-documents.ndjson", b"a\n".repeat(4 << 20), None),
    ];
    for (name, bytes, more) in cases {
        home.file(name, &bytes);
        for json in [false, true] {
            let mut arguments = vec!["wallet", "add", name];
            arguments.extend(json.then_some("--json"));
            let (code, out, err) = limited(&home, &arguments);
            assert_eq!(code, Some(1), "{name}: {err}");
            assert!(err.len() < 20_000 && out.len() < 40_000, "{name}: {} and {} bytes", err.len(), out.len());
            let told = err.lines().filter(|line| line.starts_with("error: ")).count();
            assert_eq!(told, if more.is_some() { 50 } else { 1 }, "{name}");
            let Some((refused, duplicates)) = more else { continue };
            assert!(err.contains(&format!("… and {refused} more were refused.")), "{name}: {err}");
            assert_eq!(err.contains(&format!("… and {duplicates} more that were there already.")), duplicates > 0, "{name}: {err}");
            if json {
                let values: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
                let with = |outcome: &str| values.iter().filter(|value| value["outcome"] == outcome && value.get("more").is_none()).count();
                assert_eq!((with("added"), with("refused"), with("duplicate")), (1, 50, duplicates.min(50)), "{name}");
                let more: Vec<_> = values.iter().filter_map(|value| value["more"].as_u64()).collect();
                assert_eq!(
                    more,
                    [duplicates, refused].into_iter().filter(|count| *count > 0).map(|count| count as u64).collect::<Vec<_>>()
                );
            } else {
                assert!(out.contains(if name == "lines.ndjson" { "added  Among the many" } else { "added  Presented" }), "{out}");
            }
        }
    }
    let titles = home.with(Some(PASSPHRASE)).json(&["wallet", "list", "--json"]);
    let mut titles: Vec<_> = titles.as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect();
    titles.sort_unstable();
    assert_eq!(titles, ["Among the many", "Presented"]);
}

/// Runs the program with no more than [`LIMIT_KB`] of addresses; what it said.
#[cfg(target_os = "linux")]
fn limited(home: &Home, arguments: &[&str]) -> (Option<i32>, String, String) {
    let command = home.command(arguments);
    let mut limited = std::process::Command::new("sh");
    limited
        .args(["-c", &format!("ulimit -v {LIMIT_KB}; exec \"$0\" \"$@\"")])
        .arg(command.get_program())
        .args(command.get_args())
        .env_clear();
    limited.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?)))).current_dir(home.path(""));
    let output = limited.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn of_a_file_that_is_longer_than_a_document_every_line_is_kept() {
    let (home, _, _) = Home::new();
    let home = home.with(None);
    // A line longer than those that `verify --ndjson` judges, and one behind all that is read at once.
    let long = hostile(&"long ".repeat(250_000), "University of Example");
    assert!(long.len() > 2 << 20);
    let blank = [b" ".repeat(1 << 20), b"\n".to_vec()].concat().repeat(17);
    let (first, last) = (Course::new("First").line(), Course::new("Last").line());
    let file = home.file("large.ndjson", &[&b"\n\n"[..], &first, b"\n", &blank, &long, b"\r\n", &last].concat());
    let run = home.ok(&["wallet", "add", &file]);
    assert_eq!(run.out.matches("added  ").count(), 3);
    assert!(run.out.contains("large.ndjson:21") && run.out.contains("large.ndjson:22"), "the line that an editor shows");
    let home = home.with(Some(PASSPHRASE));
    assert_eq!(home.ok(&["wallet", "export", "Last"]).bytes, last);
    let digests: Vec<_> = home.json(&["wallet", "list", "--json"]).as_array().unwrap().iter().map(|item| item["id"].clone()).collect();
    assert!(digests.iter().any(|digest| home.ok(&["wallet", "export", digest.as_str().unwrap()]).bytes == long));
    // What is no document and longer than one is one error, however it goes on.
    let (closed, mut video) = (home.with(None), vec![0x1A; 17 << 20]);
    video.extend([&b"\n"[..], &last].concat());
    let video = closed.file("video.json", &video);
    let run = closed.fails(1, "too_large", &["wallet", "add", &video]);
    assert_eq!(run.err.matches("error: ").count(), 1);
}

#[test]
fn where_the_run_cannot_go_on_what_it_did_is_still_said() {
    let (home, _, _) = Home::new();
    let home = home.with(None);
    let lines = [&b"{}\n".repeat(60)[..], &Course::new("One").line()].concat();
    let file = home.file("lines.ndjson", &lines);
    fs::remove_dir(home.path("home/wallet/credentials")).unwrap();
    fs::write(home.path("home/wallet/credentials"), b"").unwrap();
    let run = home.fails(1, "not_a_folder", &["wallet", "add", "--json", &file]);
    let values: Vec<serde_json::Value> = serde_json::from_str(&run.out).unwrap();
    assert_eq!((values.len(), &values[50]["more"]), (51, &10.into()));
}
