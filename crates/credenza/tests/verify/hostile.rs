//! What a document says may be meant for the terminal. Every run in these tests checks that nothing of it gets there raw; here it is tried in every field.

use super::documents::*;
use super::world::World;
use serde_json::{Value, json};

pub(crate) const HOSTILE: &str =
    "A\u{1b}[2J\u{1b}]8;;https://evil.example\u{7}\u{9b}31m\r\nTitle  ✔ ACCEPTED\u{2028}\u{202e}live\u{2066}\u{200b}\u{feff}\u{7f}\tend";

#[test]
fn in_the_title() {
    let world = World::new();
    let award = Issue::new().signed_after(|document| {
        document.insert("name".into(), json!(HOSTILE));
        let achievement = &mut document["credentialSubject"]["achievement"];
        achievement["name"] = json!(HOSTILE);
        achievement["title"] = json!({"en": HOSTILE});
    });
    world.json("award.json", &award);
    world.snapshot("hostile-title", "award.json --allow-unknown-issuer");
    let run = world.verify("award.json --allow-unknown-issuer");
    assert_eq!(run.out.lines().filter(|line| line.contains("ACCEPTED")).filter(|line| line.starts_with('✔')).count(), 1);
    let report = world.report("award.json --allow-unknown-issuer");
    assert_eq!(report["credential"]["name"], HOSTILE, "the JSON gives the value back as it was");
    world.json("folder/award.json", &award);
    for line in ["verify folder --allow-unknown-issuer", "verify --ndjson folder", "inspect award.json", "inspect award.json --json"] {
        world.everywhere(line);
    }
}

#[test]
fn in_every_string() {
    every_string(&|world, line| {
        world.run(line);
    });
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn in_every_string_on_a_terminal() {
    every_string(&|world, line| {
        world.everywhere(line);
    });
}

/// Runs each command with hostile text in one string or member name after the other.
fn every_string(run: &dyn Fn(&World, &str)) {
    let world = World::new();
    let award = Issue::new().to(bound()).signed();
    let count = count(&award);
    assert!(count > 60, "{count}");
    for index in 0..count {
        // Signed again, so that what is authentic is shown; and as it is, so that what is not is judged.
        let mut changed = award.clone();
        let mut left = index;
        replace(&mut changed, &mut left);
        world.json("changed.json", &changed);
        let mut members = changed.as_object().unwrap().clone();
        members.shift_remove("proof");
        world.json("signed.json", &sign(members, &did_of(&university_key()), &university_key(), "assertionMethod", &[]));
        run(&world, "verify changed.json --allow-unknown-issuer");
        run(&world, "verify -v signed.json --allow-unknown-issuer");
        run(&world, "verify --json signed.json --allow-unknown-issuer");
        run(&world, "inspect signed.json");
    }
}

#[test]
fn in_every_other_file() {
    let world = World::new();
    world.json("award.json", &Issue::new().by(web_did(), university_key()).signed());
    for (name, original, lines) in [
        (
            "list.json",
            trusts(&[&web_did()]),
            &["verify award.json --trust list.json", "trust import list.json --yes", "trust list", "inspect list.json"][..],
        ),
        ("request.json", request().to_value(), &["verify award.json --request request.json", "inspect request.json"][..]),
        ("evidence/did.json", did_document(), &["verify award.json --evidence evidence", "inspect evidence/did.json"][..]),
        (
            "evidence/index.json",
            json!([{"id": web_did().as_str(), "file": "did.json", "obtained": "2026-08-31T08:00:00Z"}]),
            &["verify award.json --evidence evidence", "did show did:web:university.example --evidence evidence"][..],
        ),
    ] {
        for index in 0..count(&original) {
            let mut changed = original.clone();
            let mut left = index;
            replace(&mut changed, &mut left);
            world.json(name, &changed);
            for line in lines {
                world.everywhere(line);
            }
        }
    }
}

#[test]
fn in_the_names_of_files_in_a_folder() {
    let world = World::new();
    world.json("folder/award.json", &Issue::new().signed());
    let named = world.path("folder").join(HOSTILE.replace('/', "").replace("A\u{1b}", "B\u{1b}") + ".json");
    if std::fs::write(&named, "{}").is_ok() {
        for line in ["verify folder", "verify --json folder", "verify --ndjson folder"] {
            assert!(world.everywhere(line).exit != 0);
        }
    }
}

/// The name that the program was started under is its caller's choice.
#[cfg(unix)]
#[test]
fn in_its_own_name() {
    use std::os::unix::process::CommandExt;
    for arguments in [&["--help"][..], &["verify", "--help"], &["verfy"], &["man"], &[]] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_credenza"));
        command.arg0("\u{1b}[2Jcredenza\u{202e}").args(arguments).env_clear();
        let (_, shown) = crate::pty::on_a_terminal(&mut command);
        let plain = shown.replace("\u{1b}[4m", "");
        assert_eq!(crate::steering::steering(&plain), None, "{arguments:?}: {shown:?}");
    }
}

/// What each script needs stays as it was written, on a terminal and in a pipe.
#[test]
fn genuine_text_stays_as_it_is() {
    let world = World::new();
    for genuine in [
        "جامعة المثال",
        "אוניברסיטת הדוגמה נִקּוּד",
        "دانشگاه می\u{200C}خواهم",
        "क्\u{200D}ष विश्वविद्यालय",
        "👩\u{200D}🎓 ❤\u{FE0F} 🇮🇹",
        "Universita\u{300} D’Amico",
        "日本語大学",
    ] {
        let award = Issue::new().signed_after(|document| {
            document["credentialSubject"]["achievement"]["name"] = json!(genuine);
            document["credentialSubject"]["achievement"]["title"] = json!({"en": genuine});
        });
        world.json("award.json", &award);
        let run = world.everywhere("verify award.json --allow-unknown-issuer");
        assert!(run.out.contains(genuine), "{genuine}: {}", run.out);
        assert!(world.run("verify --json award.json --allow-unknown-issuer").out.contains(genuine), "{genuine}");
    }
}

/// How many strings and member names there are.
fn count(value: &Value) -> usize {
    match value {
        Value::String(_) => 1,
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(|member| 1 + count(member)).sum(),
        _ => 0,
    }
}

/// Puts hostile text behind the string or member name of that number.
fn replace(value: &mut Value, left: &mut usize) {
    match value {
        Value::String(text) if is_next(left) => *text = format!("{text}{HOSTILE}"),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, left)),
        Value::Object(members) => {
            let names: Vec<String> = members.keys().cloned().collect();
            for name in names {
                if is_next(left) {
                    let member = members.shift_remove(&name).unwrap();
                    members.insert(format!("{name}{HOSTILE}"), member);
                } else {
                    replace(members.get_mut(&name).unwrap(), left);
                }
            }
        }
        _ => {}
    }
}

/// Counts down, and says whether it was at zero.
fn is_next(left: &mut usize) -> bool {
    let now = *left == 0;
    *left = left.wrapping_sub(1);
    now
}
