//! The canonical form of what a credential says.

use std::fmt::Write as _;
use std::hint::black_box;

use credenza_core::encoding::rdf::Dataset;
use credenza_core::encoding::rdf::n_quads::parse;
use credenza_core::encoding::rdfc::{Escaping, canonicalize};

use crate::measure::Item;
use crate::parts::RAW_VERIFY;

pub(crate) fn items() -> Vec<Item<'static>> {
    let (badge, full, alike) = (badge(4), badge(22), alike());
    assert_eq!((badge.quads.len(), full.quads.len(), alike.quads.len()), (46, 100, 36));
    vec![
        item("rdfc::canonicalize, 46 statements", badge),
        item("rdfc::canonicalize, 100 statements", full),
        item("rdfc::canonicalize, nodes that look alike", alike),
    ]
}

fn item(name: &'static str, dataset: Dataset) -> Item<'static> {
    let run = move || {
        black_box(canonicalize(black_box(&dataset), Escaping::Current).unwrap());
    };
    Item::new(name, run).against(RAW_VERIFY)
}

/// A badge with so many results: three statements each, and a node without name for each and for what a badge has of those.
fn badge(results: usize) -> Dataset {
    const CREDENTIAL: &str = "<urn:uuid:0c07c1ce-57cb-41af-bef2-1b932b986873>";
    const ACHIEVEMENT: &str = "<https://university.example/achievements/foreign-titles>";
    const ISSUER: &str = "<did:web:university.example>";
    let mut text = String::new();
    let mut say = |subject: &str, property: &str, object: &str| {
        let vocabulary = if property == "type" {
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        } else if ["issuer", "credentialSubject", "validFrom", "validUntil", "credentialSchema", "evidence"].contains(&property) {
            "https://www.w3.org/2018/credentials#"
        } else {
            "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
        };
        writeln!(text, "{subject} <{vocabulary}{property}> {object} .").unwrap();
    };
    let of_badges = |name: &str| format!("<https://purl.imsglobal.org/spec/vc/ob/vocab.html#{name}>");
    let date = |date: &str| format!("\"{date}T09:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime>");

    say(CREDENTIAL, "type", "<https://www.w3.org/2018/credentials#VerifiableCredential>");
    say(CREDENTIAL, "type", &of_badges("OpenBadgeCredential"));
    say(CREDENTIAL, "name", "\"Evaluating foreign titles\"@en");
    say(CREDENTIAL, "issuer", ISSUER);
    say(CREDENTIAL, "validFrom", &date("2026-07-01"));
    say(CREDENTIAL, "validUntil", &date("2036-07-01"));
    say(CREDENTIAL, "credentialSubject", "_:subject");
    say(CREDENTIAL, "credentialSchema", "<https://university.example/schemas/badge.json>");
    say("<https://university.example/schemas/badge.json>", "type", &of_badges("1EdTechJsonSchemaValidator2019"));
    say(CREDENTIAL, "evidence", "_:evidence");
    say("_:evidence", "type", &of_badges("Evidence"));
    say("_:evidence", "narrative", "\"A written examination on the status of foreign institutions in official sources.\"");
    say(ISSUER, "type", &of_badges("Profile"));
    say(ISSUER, "name", "\"Example University\"");
    say(ISSUER, "url", "<https://university.example>");
    say(ISSUER, "address", "_:address");
    say("_:address", "type", &of_badges("Address"));
    say("_:address", "addressCountry", "\"Italy\"");
    say("_:address", "addressCountryCode", "\"IT\"");
    say("_:subject", "type", &of_badges("AchievementSubject"));
    say("_:subject", "achievement", ACHIEVEMENT);
    say("_:subject", "identifier", "_:identity");
    say("_:identity", "type", &of_badges("IdentityObject"));
    say("_:identity", "identityHash", "\"Fiorella Inventata\"");
    say("_:identity", "identityType", "\"name\"");
    say("_:identity", "hashed", "\"false\"^^<http://www.w3.org/2001/XMLSchema#boolean>");
    say(ACHIEVEMENT, "type", &of_badges("Achievement"));
    say(ACHIEVEMENT, "name", "\"Evaluating foreign titles\"");
    say(
        ACHIEVEMENT,
        "description",
        "\"The learner can verify the status of a foreign institution and of a title in official sources, and say what it is worth.\"",
    );
    say(ACHIEVEMENT, "creditsAvailable", "\"3\"^^<http://www.w3.org/2001/XMLSchema#float>");
    say(ACHIEVEMENT, "criteria", "_:criteria");
    say("_:criteria", "narrative", "\"Participation, and a written examination at the end.\"");
    say(ACHIEVEMENT, "alignment", "_:alignment");
    say("_:alignment", "type", &of_badges("Alignment"));
    for result in 0..results {
        let node = format!("_:result{result}");
        say("_:subject", "result", &node);
        say(&node, "type", &of_badges("Result"));
        say(&node, "value", &format!("\"{result}\""));
    }
    parse(&text).unwrap().dataset
}

/// Twelve nodes that only their neighbours' neighbours tell apart: two rings of six.
fn alike() -> Dataset {
    let mut text = String::new();
    for ring in 0..2 {
        for node in 0..6 {
            writeln!(text, "_:r{ring}n{node} <urn:next> _:r{ring}n{} .", (node + 1) % 6).unwrap();
            writeln!(text, "_:r{ring}n{node} <urn:after> _:r{ring}n{} .", (node + 2) % 6).unwrap();
            writeln!(text, "_:r{ring}n{node} <urn:says> \"the same\" .").unwrap();
        }
    }
    parse(&text).unwrap().dataset
}
