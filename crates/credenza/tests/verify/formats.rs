//! What is not supported yet is unknown, and what is broken is said to be.

use super::documents::*;
use super::world::World;
use serde_json::json;

#[test]
fn another_suite() {
    let world = World::new();
    let mut award = Issue::new().signed();
    award["proof"]["cryptosuite"] = json!("ecdsa-rdfc-2019");
    world.json("award.json", &award);
    world.snapshot("suite-unsupported", "award.json --allow-unknown-issuer");
    assert_eq!(world.verify("award.json --allow-unknown-issuer").exit, 7);
}

#[test]
fn a_status_that_cannot_be_checked() {
    let world = World::new();
    let award = Issue::new().signed_after(|document| {
        document.insert("credentialStatus".into(), json!({"type": "BitstringStatusListEntry", "statusPurpose": "revocation"}));
    });
    world.json("award.json", &award);
    world.snapshot("status-unsupported", "award.json --allow-unknown-issuer");
    assert_eq!(world.verify("award.json --allow-unknown-issuer").exit, 7);
}

#[test]
fn unknown_vocabulary() {
    let world = World::new();
    let award = Issue::new().signed_after(|document| document["@context"].as_array_mut().unwrap()[2] = json!({"remark": "urn:x"}));
    world.json("award.json", &award);
    world.snapshot("context-unknown", "award.json --allow-unknown-issuer");
}

#[test]
fn other_files() {
    let world = World::new();
    world.write("diploma.pdf", "%PDF-1.7");
    world.write("token.jwt", "eyJhbGciOiJub25lIn0.e30.");
    world.write("all.zip", b"PK\x03\x04\x14");
    for name in ["diploma.pdf", "token.jwt", "all.zip"] {
        let run = world.verify(name);
        assert!(run.exit == 7 && run.out.contains("format_unsupported"), "{name}: {run:?}");
        let report = world.report(name);
        assert_eq!((&report["conclusion"], &report["answers"]["authentic"]), (&json!("undetermined"), &json!("unknown")), "{name}");
    }
}

/// Only PNG and SVG can carry a credential; what messengers make of them cannot.
#[test]
fn pictures_of_other_kinds() {
    let world = World::new();
    for (name, bytes) in [
        ("badge.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF".as_slice()),
        ("badge.gif", b"GIF89a"),
        ("badge.webp", b"RIFF\x10\0\0\0WEBPVP8 "),
        ("badge.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
    ] {
        world.write(name, bytes);
        let run = world.verify(name);
        assert!(run.exit == 7 && run.out.contains("picture_bare"), "{name}: {run:?}");
    }
}

#[test]
fn malformed() {
    let world = World::new();
    world.write("twice.json", r#"{"type": ["VerifiableCredential"], "name": "a", "n\u0061me": "b"}"#);
    world.snapshot("duplicate-member", "twice.json");
    for (name, bytes, code) in [
        ("text.json", b"no JSON".to_vec(), "json_unexpected"),
        ("empty.json", Vec::new(), "file_of_another_kind"),
        ("cut.json", b"{".to_vec(), "json_unexpected_end"),
        ("bom.json", b"\xef\xbb\xbf{}".to_vec(), "byte_order_mark"),
        ("utf8.json", b"{\"a\": \"\xff\"}".to_vec(), "invalid_utf8"),
        ("deep.json", "[".repeat(10_000).into_bytes(), "too_deep"),
        ("large.json", vec![b' '; 20 << 20], "too_large"),
        ("number.json", b"{}".to_vec(), "form_invalid"),
    ] {
        world.write(name, bytes);
        let run = world.verify(name);
        assert!(run.exit == 3 && run.out.contains(code), "{name}: {run:?}");
        assert_eq!(world.report(name)["findings"][0]["code"], code, "{name}");
    }
    let piped = world.run_with("verify -", &vec![b' '; 20 << 20]);
    assert!(piped.exit == 3 && piped.out.contains("too_large"), "{piped:?}");
}

#[test]
fn standard_input() {
    let world = World::new();
    let award = serde_json::to_vec(&Issue::new().signed()).unwrap();
    for line in ["verify --allow-unknown-issuer", "verify --allow-unknown-issuer -"] {
        assert_eq!(world.run_with(line, &award).exit, 0);
    }
    let missing = world.run("verify none.json");
    assert!(missing.exit == 1 && missing.out.is_empty() && missing.err.contains("file_not_found"), "{missing:?}");
}

/// What is not looked into is not promised to be shown.
#[test]
fn a_token_is_shown_by_nobody() {
    let world = World::new();
    world.write("token.jwt", "eyJhbGciOiJub25lIn0.e30.");
    let said = in_one_line(&world.verify("token.jwt").out);
    assert!(said.contains("files of this kind are not looked into yet") && !said.contains("credenza inspect"), "{said}");
}

#[test]
fn a_credential_is_called_by_the_version_of_its_data_model() {
    let world = World::new();
    let (first, second) = ("https://www.w3.org/2018/credentials/v1", "https://www.w3.org/ns/credentials/v2");
    for (contexts, version) in [(json!([first]), "1.1"), (json!([second]), "2.0"), (json!([second, first]), "2.0")] {
        world.json("award.json", &json!({"@context": contexts, "type": ["VerifiableCredential"]}));
        let run = world.run("inspect award.json");
        assert!(run.out.contains(&format!("Verifiable Credentials {version}")), "{contexts}: {run:?}");
    }
}

/// Only a DID stands for a key: an institution that is endorsed has another identifier.
#[test]
fn an_identifier_that_is_no_did_is_no_key() {
    let world = World::new();
    for (id, wanted) in [
        ("https://uni.example/people/7", "by its identifier"),
        ("did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", "holder of the key"),
    ] {
        world.json("award.json", &Issue::new().signed_after(|document| document["credentialSubject"]["id"] = json!(id)));
        let said = in_one_line(&world.verify("award.json --allow-unknown-issuer").out);
        assert!(said.contains(wanted), "{id}: {said}");
    }
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
