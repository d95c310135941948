//! docs/report.md says what is there, all of it and no more.

use std::collections::{BTreeMap, BTreeSet};

use super::documents::*;
use super::inside::{vector, vector_of};
use super::world::{NOW, World};
use serde_json::{Value, json};

const DOCUMENTATION: &str = include_str!("../../../../docs/report.md");

/// The members that each section names, and whether they are always there.
fn documented() -> BTreeMap<&'static str, BTreeMap<String, bool>> {
    let mut sections: BTreeMap<&str, BTreeMap<String, bool>> = BTreeMap::new();
    let mut section = "";
    for line in DOCUMENTATION.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            section = title.trim_matches('`');
        }
        let Some(cell) = line.strip_prefix("| ").and_then(|line| line.split(" |").next()) else { continue };
        let optional = cell.starts_with('*');
        if let Some(member) = cell.trim_matches('*').strip_prefix('`').and_then(|cell| cell.strip_suffix('`')) {
            sections.entry(section).or_default().insert(member.to_owned(), !optional);
        }
    }
    sections
}

/// The members of a value, as the tables write them; below `ends` nothing is looked at.
fn members(value: &Value, ends: &[&str]) -> BTreeSet<String> {
    fn walk(value: &Value, path: &str, ends: &[&str], found: &mut BTreeSet<String>) {
        let is_open = !ends.contains(&path);
        match value {
            Value::Object(members) if is_open => {
                for (name, member) in members {
                    let name = if path == "elements" { "<element>" } else { name };
                    walk(member, &if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }, ends, found);
                }
            }
            Value::Array(items) if is_open => items.iter().for_each(|item| walk(item, &format!("{path}[]"), ends, found)),
            _ => {
                found.insert(path.to_owned());
            }
        }
    }
    let mut found = BTreeSet::new();
    walk(value, "", ends, &mut found);
    found
}

/// Every member that is there is documented, every one that is documented as always there is in each sample, and every other one in some.
fn check(section: &str, samples: &[Value], ends: &[&str]) {
    let documented = documented();
    let documented = documented.get(section).unwrap_or_else(|| panic!("no section {section}"));
    let mut seen = BTreeSet::new();
    for sample in samples {
        let found = members(sample, ends);
        for member in &found {
            // `null` and an empty array stand for what would be below.
            let stands_for_more =
                documented.keys().any(|other| other.starts_with(&format!("{member}.")) || other.starts_with(&format!("{member}[]")));
            assert!(documented.contains_key(member) || stands_for_more, "{section}: {member} is not documented");
        }
        for member in documented.iter().filter(|(_, always)| **always).map(|(member, _)| member) {
            let above = found.iter().any(|other| member.starts_with(&format!("{other}.")) || member.starts_with(&format!("{other}[]")));
            assert!(found.contains(member) || above, "{section}: {member} is not in {sample:#}");
        }
        seen.extend(found);
    }
    let unseen: Vec<_> = documented.keys().filter(|member| !seen.contains(*member)).collect();
    assert!(unseen.is_empty(), "{section}: {unseen:?} are documented and never there");
}

#[test]
fn the_formats_are_as_documented() {
    let world = World::new();
    world.json("list.json", &trusts(&[&did_of(&university_key())]));
    world.json("request.json", &request().to_value());
    world.json("award.json", &Issue::new().to(bound()).signed());
    world.json("answer.json", &answer(&learner_key(), &[Issue::new().to(bound()).signed()], &request()));
    world.write("broken.json", "{");
    world.write("badge.png", b"\x89PNG\r\n\x1a\n");
    let line =
        |run: &str, name: &str| serde_json::from_str::<Value>(&world.run_with(run, &std::fs::read(world.path(name)).unwrap()).out).unwrap();
    world.write("line.ndjson", serde_json::to_vec(&Issue::new().signed()).unwrap());
    let report = world.report("award.json --trust list.json");
    let by_line = line(&format!("verify --ndjson --at {NOW}"), "line.ndjson");
    vector(&world, "accept-of-issuer");
    let endorsed = world.report("accept-of-issuer.json --trust trust.json");
    let several = ["accept-two-results", "accept-several-subjects-rdfc"].map(|name| {
        vector_of(&world, "elements", name);
        world.report(&format!("{name}.json --trust trust.json"))
    });
    vector(&world, "accept-alone-eddsa-rdfc-2022");
    let endorsement = world.report("accept-alone-eddsa-rdfc-2022.json --trust trust.json");
    let samples = [report.clone(), world.report("broken.json"), world.report("badge.png"), by_line, endorsed, endorsement];
    let samples = samples.into_iter().chain(several).collect::<Vec<_>>();
    let ends = [
        "credential",
        "elements.<element>.statements[].value",
        "award[].value",
        "parts[].elements",
        "parts[].award",
        "embedded[].report",
        "findings[].detail",
    ];
    check("credenza.report/1", &samples, &ends);

    let presented = world.report("answer.json --request request.json --trust list.json");
    world.write(
        "answer.ndjson",
        serde_json::to_vec(&serde_json::from_slice::<Value>(&std::fs::read(world.path("answer.json")).unwrap()).unwrap()).unwrap(),
    );
    let by_line = line(&format!("verify --ndjson --at {NOW} --request request.json"), "answer.ndjson");
    check("credenza.presentation-report/1", &[presented.clone(), by_line], &["credentials[]", "findings[].detail"]);
    let mut inner = presented["credentials"][0].clone();
    assert_eq!(
        inner["findings"].as_array_mut().unwrap().iter().find(|finding| finding["check"] == "holder_binding").unwrap()["detail"]["place"],
        "/verifiableCredential/0"
    );
    for name in ["at", "file"] {
        inner[name] = json!("");
    }
    assert!(members(&inner, &["credential"]).contains("issuer.trusted_name") && report["schema"] == inner["schema"]);

    check("credenza.reports/1", &[world.report("award.json broken.json")], &["reports[]"]);
    check("credenza.request/1", &[request().to_value()], &[]);
    let full = json!({"issuers": [{"id": did_of(&university_key()).as_str(), "name": "U", "keys": [university_key().public_key().to_multikey()], "from": "2026-01-01T00:00:00Z",
        "until": "2027-01-01T00:00:00Z", "ended": "closed", "types": ["OpenBadgeCredential"], "country": "IT"}]});
    world.json("full.json", &full);
    let run = world.run("trust import full.json --yes");
    assert_eq!(run.exit, 0, "{run:?}");
    check("The trust file", &[serde_json::from_str(&world.run("trust export").out).unwrap(), trusts(&[&web_did()])], &[]);
    assert_eq!(world.verify("award.json").exit, 0, "closed, but signed before");
    let index = json!([{"id": web_did().as_str(), "file": "did.json", "obtained": "2026-08-31T08:00:00Z"}]);
    check("The index of evidence", &[index], &[]);
    let inspected = serde_json::from_str(&world.run("inspect award.json --json").out).unwrap();
    check("credenza.inspection/1", &[inspected], &["document"]);
}

/// The figures of a constant of the program, each written as the page has it: bytes in MiB, the others with a comma at the thousands.
fn figures(source: &str, constant: &str) -> Vec<String> {
    let (_, value) = source.split_once(&format!("const {constant}: ")).unwrap_or_else(|| panic!("there is no {constant}"));
    let value = value.split_once('=').unwrap().1.split_once(';').unwrap().0;
    let product = |text: &str| {
        text.split('*').map(|factor| factor.chars().filter(char::is_ascii_digit).collect::<String>().parse::<usize>().unwrap()).product()
    };
    value.split(',').map(|part| written(product(part), part.contains('*'))).collect()
}

fn written(figure: usize, is_bytes: bool) -> String {
    match figure {
        _ if is_bytes => format!("{} MiB", figure / 1024 / 1024),
        1_000_000.. => format!("{},{:03},{:03}", figure / 1_000_000, figure / 1000 % 1000, figure % 1000),
        _ => format!("{},{:03}", figure / 1000, figure % 1000),
    }
}

#[test]
fn what_a_line_and_a_file_may_cost_is_as_documented() {
    let text: String = DOCUMENTATION.split_whitespace().collect::<Vec<_>>().join(" ");
    let longest = figures(include_str!("../../src/lines.rs"), "LONGEST_LINE");
    let [terms, statements, bytes] = figures(include_str!("../../src/verification.rs"), "LIMITS_OF_ONE_LINE").try_into().unwrap();
    for said in [
        format!("longer than {}, has a report that says so", longest[0]),
        format!("{statements} statements, {bytes} of them, {terms} terms that its contexts define or copy"),
    ] {
        assert!(text.contains(&said), "docs/report.md does not say: {said}");
    }
    let limits = credenza_core::encoding::json_ld::Limits::default();
    let (longest, bytes) = (written(credenza_core::encoding::json::MAX_BYTES, true), written(limits.bytes, true));
    let (statements, terms) = (written(limits.statements, false), written(limits.terms, false));
    let said = format!("A file by itself may have {longest}, {statements} statements, {bytes} of them and {terms} terms.");
    assert!(text.contains(&said), "docs/report.md does not say: {said}");
}

#[test]
fn the_lists_of_names_are_complete() {
    let text: String = DOCUMENTATION.split_whitespace().collect::<Vec<_>>().join(" ");
    let named = |start: &str| -> Vec<&str> {
        let (_, rest) = text.split_once(start).unwrap();
        rest.split_once('.').unwrap().0.split('`').skip(1).step_by(2).collect()
    };
    assert_eq!(named("The elements are "), credenza_core::micro::Element::ALL.map(credenza_core::micro::Element::name));
    let catalogue = include_str!("../../src/messages/en/vocabulary.ftl");
    let mut roles: Vec<_> =
        catalogue.lines().filter_map(|line| line.strip_prefix("role-")?.split_once(" =")).map(|(role, _)| role).collect();
    roles.sort_unstable();
    assert_eq!(named("The roles of statements: "), roles);
}

/// Help and manual page say how a command can end; a code that only others have stands in neither.
#[test]
fn the_manual_page_says_how_a_command_can_end() {
    let world = World::new();
    for (words, language, heading, others) in [
        ("man verify", "en", ".SH EXIT STATUS", &["\\fB9\\fR", "\\fB10\\fR", "CREDENZA_PASSPHRASE"][..]),
        ("man trust add", "it", ".SH CODICI DI USCITA", &["\\fB3\\fR", "\\fB9\\fR", "CREDENZA_PASSPHRASE"][..]),
        ("man issue", "en", ".SH EXIT STATUS", &["\\fB3\\fR", "\\fB8\\fR", "trust.json"][..]),
        ("man", "en", ".SH EXIT STATUS", &["\\fB11\\fR"][..]),
    ] {
        let run = world.run(&format!("{words} --lang {language}"));
        let (_, contract) = run.out.split_once(heading).unwrap_or_else(|| panic!("{words}: {run:?}"));
        assert!(contract.contains("\\fB0\\fR") && contract.contains("CREDENZA_HOME"), "{words}: {contract}");
        assert!(others.iter().all(|other| !contract.contains(other)), "{words}: {contract}");
        // What begins a line with a dot is a request of the formatter, and nothing of ours.
        assert!(contract.lines().skip(1).all(|line| !line.starts_with('.') || line == ".TP" || line.starts_with(".SH ")), "{contract}");
    }
    assert!(!world.run("man key").out.contains("EXIT STATUS"), "what cannot be run ends in no way");
}
