//! Credentials in formats that are not judged, and inside other files: called by their names, neither refused nor accepted.

use serde_json::{Value, json};

use super::documents::*;
use super::world::World;

/// A sealed document as Europass has them, with this unsigned header.
fn sealed(header: &Value) -> Value {
    json!({"payload": "{}", "signatures": [{"protected": "eyJhbGciOiJSUzI1NiJ9", "header": header, "signature": "AAAA"}]})
}

fn older_badge() -> Value {
    json!({"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "badge": "https://uni.example/b/1", "recipient": {}})
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What each is called by `verify` and `inspect`, and what to do.
#[test]
fn what_is_not_judged_is_called_by_its_name() {
    let world = World::new();
    world.json("seal.jsonld", &sealed(&json!({"etsiU": []})));
    world.json("jws.json", &sealed(&json!({})));
    world.json("jwe.json", &json!({"protected": "AAAA", "ciphertext": "AAAA"}));
    world.json("badge.json", &older_badge());
    world.json("anchored.json", &json!({"@context": ["https://w3id.org/openbadges/v2", "https://w3id.org/blockcerts/v2"]}));
    world.json("string.json", &json!("eyJhbGciOiJub25lIn0.e30."));
    for (file, format, said, hint) in [
        ("seal.jsonld", "jades", "a seal of Europass", "viewer"),
        ("jws.json", "jws-json", "cannot be checked yet", "another program"),
        ("jwe.json", "jwe", "encrypted", "Ask whoever sent it"),
        ("badge.json", "open-badges-2", "Open Badges 1 or 2", "Open Badge 3.0"),
        ("anchored.json", "blockcerts-2", "Blockcerts", "viewer"),
        ("string.json", "jwt", "cannot be checked yet", "another program"),
    ] {
        let run = world.verify(file);
        let out = in_one_line(&run.out);
        assert!(run.exit == 7 && out.contains(said) && out.contains(hint), "{file}: {run:?}");
        let report = world.report(file);
        let finding = &report["findings"][0];
        // A token has the name of the format under another in `inspect`.
        assert_eq!(
            (&finding["code"], finding["detail"]["format"].as_str()),
            (&json!("format_unsupported"), Some(if format == "jwt" { "vc+jwt" } else { format }))
        );
        let inspected: Value = serde_json::from_str(&world.run(&format!("inspect --json {file}")).out).unwrap();
        assert_eq!(inspected["kind"], format, "{file}");
        assert_eq!(world.run(&format!("inspect {file}")).exit, 0, "{file}");
    }
}

#[test]
fn files_that_are_no_json_are_called_by_their_names() {
    let world = World::new();
    let encoded = "eyJAY29udGV4dCI6WyJodHRwczovL3d3dy53My5vcmcvbnMvY3JlZGVudGlhbHMvdjIiXX0=";
    for (name, bytes, format) in [
        ("award.json.gz", b"\x1f\x8b\x08\x00".as_slice(), "gzip"),
        ("page.html", b"<!DOCTYPE html><html></html>", "html"),
        ("europass.xml", b"\xef\xbb\xbf<?xml version=\"1.0\"?><europassCredential/>", "xml"),
        ("award.txt", encoded.as_bytes(), "base64"),
    ] {
        world.write(name, bytes);
        assert_eq!(world.verify(name).exit, 7, "{name}");
        let report = world.report(name);
        assert_eq!(
            (&report["findings"][0]["code"], &report["findings"][0]["detail"]["format"]),
            (&json!("format_unsupported"), &json!(format))
        );
        assert!(world.run(&format!("inspect {name}")).out.contains("out of which no credential"), "{name}");
    }
    for text in ["< 3", "eyJ!", "ewo no?"] {
        world.write("text.txt", text);
        assert_eq!(world.verify("text.txt").exit, 3, "{text}");
    }
}

#[test]
fn what_stands_inside_another_file_is_told_with_its_place() {
    let world = World::new();
    let award = Issue::new().signed();
    world.json("export.json", &json!({"profile": "x", "credentials": [{"credential": award}]}));
    world.json("two.json", &json!({"credentials": [award, award]}));
    world.json("array.json", &json!([award, award]));
    for (file, place, hint) in [
        ("export.json", "/credentials/0/credential", "jq 'first("),
        ("two.json", "/credentials/0", "select(has(\"proof\"))' FILE | credenza verify --ndjson -"),
        ("array.json", "/0", "jq -c '.[]' FILE | credenza verify --ndjson -"),
    ] {
        let run = world.verify(&format!("{file} --allow-unknown-issuer"));
        let out = in_one_line(&run.out);
        assert!(run.exit == 7 && out.contains(place) && out.contains(hint) && out.contains("contains_credentials"), "{file}: {run:?}");
        let inspected = world.run(&format!("inspect {file}"));
        let said = in_one_line(&inspected.out);
        assert!(said.contains("credentials or presentations inside") && said.contains(place) && said.contains(hint), "{inspected:?}");
    }
    // A request is answered by what is inside, not by a bare file.
    world.run("request new --domain employer.example -o request.json");
    world.json("answer.json", &json!({"verifiablePresentation": {"type": ["VerifiablePresentation"], "verifiableCredential": [award]}}));
    let run = world.verify("answer.json --request request.json");
    assert!(run.exit == 7 && run.out.contains("/verifiablePresentation") && !run.out.contains("bare file"), "{run:?}");
}

/// What a credential is refused for is not made milder by what it pretends to be.
#[test]
fn a_credential_that_is_refused_stays_refused_in_disguise() {
    let world = World::new();
    let mut award = Issue::new().signed();
    award["name"] = json!("Other");
    for added in [sealed(&json!({"etsiU": []})), json!({"protected": "AAAA", "ciphertext": "AAAA"}), json!({"badge": {}, "recipient": {}})]
    {
        let mut disguised = award.clone();
        disguised.as_object_mut().unwrap().extend(added.as_object().unwrap().clone());
        world.json("award.json", &disguised);
        assert_eq!(world.verify("award.json --allow-unknown-issuer").exit, 3);
        disguised.as_object_mut().unwrap().retain(|name, _| !matches!(name.as_str(), "type" | "@context"));
        world.json("award.json", &disguised);
        assert_eq!(world.verify("award.json --allow-unknown-issuer").exit, 3);
    }
}
