//! The own trust list, DID documents, and a look into any file.

use super::documents::*;
use super::world::World;
use serde_json::{Value, json};

#[test]
fn added_listed_used_and_removed() {
    let world = World::new();
    world.json("award.json", &Issue::new().signed());
    let did = did_of(&university_key());
    assert_eq!(world.verify("award.json").exit, 7);
    let words = ["trust", "add", did.as_str(), "--name", UNIVERSITY];
    let asked = world.run_words(&words, b"yes\n");
    assert!(
        asked.exit == 2 && asked.err.contains("--yes") && asked.err.contains(&university_key().public_key().fingerprint()),
        "{asked:?}"
    );
    assert!(!world.home().exists());
    let added = world.run_words(&[&words[..], &["--yes"]].concat(), b"");
    assert_eq!(added.exit, 0, "{added:?}");
    let run = world.verify("award.json");
    assert!(run.exit == 0 && run.out.contains("University of Example (on your own list)"), "{run:?}");
    assert_eq!(world.report("award.json")["issuer"]["trusted_name"], UNIVERSITY);
    let list: Value = serde_json::from_str(&world.run("trust list --json").out).unwrap();
    assert_eq!(list, trusts(&[&did]));
    assert!(world.run("trust list").out.contains(did.as_str()));
    assert_eq!(world.run_words(&[&words[..], &["--yes"]].concat(), b"").exit, 0, "the same again changes nothing");
    let other = world.run(&format!("trust add {did} --name Other --yes"));
    assert!(other.exit == 10 && other.err.contains("trust_entry_exists"), "{other:?}");
    assert_eq!(world.run(&format!("trust add {did} --name Other --yes --force")).exit, 0);
    assert!(world.run("trust list").out.contains("Other"));
    assert_eq!(world.run(&format!("trust remove {did}")).exit, 2, "it asks");
    assert_eq!(world.run(&format!("trust remove {did} --yes")).exit, 0);
    assert_eq!(world.run(&format!("trust remove {did} --yes")).exit, 1);
    // An empty list is a source of trust: it names nobody.
    assert_eq!(world.verify("award.json").exit, 6);
}

#[test]
fn terms_of_trust() {
    let world = World::new();
    world.json("award.json", &Issue::new().signed());
    let did = did_of(&university_key());
    let multikey = university_key().public_key().to_multikey();
    for (terms, exit) in [
        ("--from 2026-07-01 --until 2026-07-01".to_owned(), 0),
        ("--until 2026-06-30".to_owned(), 6),
        ("--from 2026-07-02".to_owned(), 6),
        ("--country IT".to_owned(), 0),
        ("--country FR".to_owned(), 6),
        ("--closed 2026-07-01".to_owned(), 0),
        ("--closed 2026-06-30".to_owned(), 6),
        ("--compromised".to_owned(), 6),
        ("--type OpenBadgeCredential --type Other".to_owned(), 0),
        ("--type Other".to_owned(), 6),
        (format!("--key {multikey}"), 0),
    ] {
        let added = world.run(&format!("trust add {did} --name U --yes --force {terms}"));
        assert_eq!((added.exit, world.verify("award.json").exit), (0, exit), "{terms}: {added:?}");
    }
    for (line, code) in [
        (format!("trust add {did} --name U --country XX"), "trust_country_invalid"),
        (format!("trust add {did} --name U --from 2026-02-01 --until 2026-01-01"), "trust_period_invalid"),
        (format!("trust add {did} --name U --from 2026-02-01 --closed 2026-01-01"), "trust_period_invalid"),
        (format!("trust add {did} --name U --closed 2026-02-01 --compromised"), "--compromised"),
        (format!("trust add {did} --name U --closed 2026-02-01 --until 2026-02-01"), "--until"),
        (format!("trust add {did} --name U --from yesterday"), "date_malformed"),
        (format!("trust add {did} --name U --key z6Mk"), "encoding_"),
        ("trust add did:web:127.0.0.1 --name U".to_owned(), "did_web_ip_address"),
        ("trust add did:ion:abc --name U".to_owned(), "did_method_unsupported"),
        ("trust add university.example --name U".to_owned(), "did_malformed"),
    ] {
        let run = world.run(&line);
        assert!(run.exit == 2, "{line}: {run:?}");
        assert!(run.err.contains(code) || code == "encoding_", "{line}: {run:?}");
    }
}

#[test]
fn how_trust_ended() {
    let world = World::new();
    let did = did_of(&university_key());
    assert_eq!(world.run(&format!("trust add {did} --name U --closed 2026-06-30 --type A --type B --type A --yes")).exit, 0);
    let shown = world.run("trust list").out;
    assert!(shown.contains("closed") && shown.contains("1 July 2026") && shown.contains("A, B"), "{shown}");
    let list: Value = serde_json::from_str(&world.run("trust list --json").out).unwrap();
    let entry = json!({"id": did.as_str(), "name": "U", "until": "2026-07-01T00:00:00Z", "ended": "closed", "types": ["A", "B"]});
    assert_eq!(list["issuers"][0], entry);
    let empty = world.run_words(&["trust", "add", did.as_str(), "--name", "U", "--type", " ", "--force"], b"");
    assert!(empty.exit == 2 && empty.err.contains("trust_type_invalid"), "{empty:?}");
    assert_eq!(world.run(&format!("trust remove {did} --yes")).exit, 0);
    let warned = world.run(&format!("trust add {did} --name U --compromised --yes"));
    assert!(warned.exit == 0 && warned.err.contains("are refused") && !warned.err.contains("now trusted"), "{warned:?}");
    assert!(world.run("trust list").out.contains("its key fell into other hands"));
}

#[test]
fn imported_and_exported() {
    let world = World::new();
    let (one, other) = (did_of(&university_key()), web_did());
    assert_eq!(world.run(&format!("trust add {one} --name Mine --yes")).exit, 0);
    world.json(
        "new.json",
        &json!({"issuers": [{"id": one.as_str(), "name": "Mine"}, {"id": other.as_str(), "name": UNIVERSITY, "ended": "compromised"}]}),
    );
    assert_eq!(world.run("trust import new.json").exit, 2, "it asks");
    let imported = world.run("trust import new.json --yes");
    assert!(imported.exit == 0 && imported.err.contains("its key fell into other hands"), "{imported:?}");
    world.json("kinder.json", &trusts(&[&other]));
    let refused = world.run("trust import kinder.json --yes");
    assert!(refused.exit == 10 && refused.err.contains("trust_import_conflict"), "{refused:?}");
    assert!(world.run("trust list").out.contains("other hands"), "nothing was changed");
    assert_eq!(world.run("trust export -o out.json").exit, 0);
    assert_eq!(world.run("trust export -o out.json").exit, 1, "never replaced unasked");
    let exported: Value = serde_json::from_slice(&std::fs::read(world.path("out.json")).unwrap()).unwrap();
    assert_eq!(exported, serde_json::from_slice::<Value>(&std::fs::read(world.path("new.json")).unwrap()).unwrap());
    assert_eq!(world.run("trust import out.json --yes").exit, 0, "all of it is there");
    assert_eq!(world.run("trust import kinder.json --yes --force").exit, 0);
    assert!(!world.run("trust list").out.contains("other hands"));
    world.write("broken.json", "{\"issuers\": [1]}");
    assert_eq!(world.run("trust import broken.json --yes").exit, 1);
    std::fs::write(world.home().join("trust.json"), "{").unwrap();
    for line in ["trust list", "trust add did:web:a.example --name A --yes", "verify x.json"] {
        assert_eq!(world.run(line).exit, 1, "a damaged list is never taken for an empty one: {line}");
    }
}

#[test]
fn did_documents() {
    let world = World::new();
    let key = university_key();
    world.write("key.pem", key.to_pkcs8_pem().as_bytes());
    let made = world.run("did web --domain university.example --key key.pem -o evidence/did.json");
    assert_eq!(made.exit, 1, "the folder is not there: {made:?}");
    let made = world.run("did web --domain university.example --key key.pem -o did.json");
    assert!(made.exit == 0 && made.err.contains("https://university.example/.well-known/did.json"), "{made:?}");
    assert!(
        made.err.contains("--evidence did.json")
            && made.err.contains(r#"{"id":"did:web:university.example","file":"did.json","obtained":""#)
    );
    let document: Value = serde_json::from_slice(&std::fs::read(world.path("did.json")).unwrap()).unwrap();
    assert_eq!(document, did_document());
    let multikey = key.public_key().to_multikey();
    let shown = world.run(&format!("did web --domain university.example --key {multikey}"));
    assert_eq!(serde_json::from_str::<Value>(&shown.out).unwrap(), did_document());
    assert_eq!(world.run("did web --domain https://university.example --key key.pem").exit, 2);

    world.json("evidence/did.json", &document);
    world.json("evidence/index.json", &json!([{"id": web_did().as_str(), "file": "did.json", "obtained": "2026-08-31T08:00:00Z"}]));
    let shown = world.run("did show did:web:university.example --evidence evidence");
    assert!(
        shown.exit == 0 && shown.out.contains(&key.public_key().fingerprint()) && shown.out.contains("signing credentials"),
        "{shown:?}"
    );
    assert_eq!(world.run("did show did:web:university.example --evidence did.json").out, shown.out);
    assert_eq!(world.run("did show did:web:other.example --evidence did.json").exit, 1, "a document of somebody else");
    let missing = world.run("did show did:web:university.example");
    assert!(missing.exit == 7 && missing.err.contains("https://university.example/.well-known/did.json"), "{missing:?}");
    let of_key = world.run(&format!("did show {} --json", did_of(&key)));
    assert_eq!(serde_json::from_str::<Value>(&of_key.out).unwrap()["id"], did_of(&key).as_str());
    let added = world.run("trust add did:web:university.example --name U --evidence evidence");
    assert!(added.err.contains(&key.public_key().fingerprint()), "{added:?}");
}

#[test]
fn any_file_can_be_looked_into() {
    let world = World::new();
    let award = Issue::new().to(bound()).signed();
    let mut broken = award.clone();
    broken["issuer"] = json!("nobody");
    let files: [(&str, Vec<u8>, &str, &str); 14] = [
        ("award.json", bytes(&award), "credential", "Evaluating foreign titles"),
        ("broken.json", bytes(&broken), "credential", "nobody"),
        ("answer.json", bytes(&answer(&learner_key(), &[award], &request())), "presentation", "Credential 1 of 1"),
        ("request.json", bytes(&request().to_value()), "request", "employer.example"),
        ("list.json", bytes(&trusts(&[&web_did()])), "trust-list", "It names 1 issuer."),
        ("did.json", bytes(&did_document()), "did-document", "did:web:university.example"),
        ("index.json", bytes(&json!([{"id": "did:web:a.example", "file": "did.json"}])), "evidence-index", "did.json"),
        ("report.json", bytes(&json!({"schema": "credenza.report/1"})), "report", "credenza.report/1"),
        ("other.json", bytes(&json!({"a": 1})), "json", "\"a\": 1"),
        ("token.jwt", b"eyJhbGciOiJub25lIn0.e30.".to_vec(), "jwt", "JWT"),
        ("badge.png", b"\x89PNG\r\n\x1a\n".to_vec(), "picture", "png"),
        ("key.pem", learner_key().to_pkcs8_pem().as_bytes().to_vec(), "secret-key", "SECRET KEY"),
        ("wallet.age", b"age-encryption.org/v1\n".to_vec(), "encrypted", "age"),
        ("text.txt", b"hello".to_vec(), "not-json", "not correct JSON"),
    ];
    for (name, bytes, kind, shown) in files {
        world.write(name, bytes);
        let run = world.run(&format!("inspect {name}"));
        assert!(run.exit == 0 && run.out.starts_with("NOT VERIFIED") && run.out.contains(shown), "{name}: {run:?}");
        let value: Value = serde_json::from_str(&world.run(&format!("inspect {name} --json")).out).unwrap();
        assert_eq!((&value["kind"], &value["verified"]), (&json!(kind), &json!(false)), "{name}");
    }
    let key = std::fs::read_to_string(world.path("key.pem")).unwrap();
    let secret = key.lines().nth(1).unwrap();
    assert!(!world.run("inspect key.pem").out.contains(secret) && !world.run("inspect key.pem --json").out.contains(secret));
    let italian = world.run("inspect award.json --lang it");
    assert!(italian.out.starts_with("NON VERIFICATO") && italian.out.contains("Valutare i titoli esteri"), "{italian:?}");
    let impostor = world.run("inspect award.json");
    assert!(impostor.out.contains("University of Example (so the file says)"), "{impostor:?}");
}

fn bytes(value: &Value) -> Vec<u8> {
    serde_json::to_vec_pretty(value).unwrap()
}

/// A list too long for a screen is not shown whole; what it would replace, and whom it warns of, are.
#[test]
fn of_a_long_list_what_matters_is_shown() {
    let world = World::new();
    let entry = |number: usize, name: &str| json!({ "id": format!("did:web:i{number}.example"), "name": name });
    let mut entries: Vec<Value> = (0..1_200).map(|number| entry(number, "Ordinary")).collect();
    entries[1_198]["ended"] = "compromised".into();
    entries[1_199] = entry(1_199, "Replacing");
    world.json("own.json", &json!({ "issuers": [entry(1_199, "Replaced"), entry(0, "Ordinary")] }));
    world.json("list.json", &json!({ "issuers": entries }));
    assert_eq!(world.run("trust import own.json --yes").exit, 0);
    let refused = world.run("trust import list.json --yes");
    assert!(refused.exit == 10 && refused.err.contains("trust_import_conflict"), "{refused:?}");
    let run = world.run("trust import list.json --yes --force");
    assert_eq!(run.exit, 0, "{run:?}");
    for shown in ["Replaced", "Replacing", "did:web:i1198.example", "200 more entries are not shown (199 new, 0 different from yours)"] {
        assert!(run.err.contains(shown), "{shown}:\n{}", run.err);
    }
    assert_eq!(run.err.matches("new: ").count(), 999, "one differs");
    let list: Value = serde_json::from_str(&world.run("trust list --json").out).unwrap();
    assert_eq!(list["issuers"].as_array().unwrap().len(), 1_200);
    assert_eq!(list["issuers"][0]["name"], "Replacing");
}

#[test]
fn a_key_that_is_dropped_or_cannot_fit_is_seen() {
    let world = World::new();
    let multikey = stranger_key().public_key().to_multikey();
    let fingerprint = stranger_key().public_key().fingerprint();
    let add = "trust add did:web:university.example --name University";
    assert_eq!(world.run(&format!("{add} --key {multikey} --yes")).exit, 0);
    let refused = world.run(&format!("{add} --yes"));
    assert!(refused.exit == 10 && refused.err.contains("trust_entry_exists"), "{refused:?}");
    assert!(refused.err.contains(&fingerprint) && refused.err.contains("after"), "both are shown: {refused:?}");
    let replaced = world.run(&format!("{add} --force --yes"));
    assert!(replaced.exit == 0 && replaced.err.contains(&fingerprint), "{replaced:?}");

    let did = did_of(&university_key());
    let other = world.run(&format!("trust add {did} --name University --key {multikey} --yes"));
    assert!(other.exit == 2 && other.err.contains("trust_key_of_another") && other.err.contains(&fingerprint), "{other:?}");
    let own = university_key().public_key().to_multikey();
    assert_eq!(world.run(&format!("trust add {did} --name University --key {own} --yes")).exit, 0);
    // A list from elsewhere may say so; then it is told.
    world.json("list.json", &json!({"issuers": [{"id": did.as_str(), "name": "University", "keys": [multikey]}]}));
    let imported = world.run("trust import list.json --force --yes");
    assert!(imported.exit == 0 && imported.err.contains(&fingerprint), "{imported:?}");
    assert!(world.run("trust list").out.contains(&fingerprint));
    world.json("award.json", &Issue::new().signed());
    assert_eq!(world.verify("award.json").exit, 6);
}

#[test]
fn of_a_secret_in_any_form_nothing_is_shown() {
    let world = World::new();
    let secret = "z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq";
    for (name, text) in [
        ("multikey.json", json!({"id": "did:key:z6Mk#z6Mk", "type": "Multikey", "secretKeyMultibase": secret}).to_string()),
        ("document.json", json!({"id": "did:web:a.example", "verificationMethod": [{"secretKeyMultibase": secret}]}).to_string()),
        ("openssh", format!("-----BEGIN OPENSSH PRIVATE KEY-----\n{secret}\n-----END OPENSSH PRIVATE KEY-----\n")),
        ("recovery-key.txt", "Recovery key  AGE-SECRET-KEY-1QQ\nYour DID      did:key:z6Mk\n".to_owned()),
    ] {
        world.write(name, &text);
        let shown: Value = serde_json::from_str(&world.run(&format!("inspect {name} --json")).out).unwrap();
        assert!(shown["kind"] == "secret-key" && shown["document"].is_null(), "{shown}");
        assert!(!world.run(&format!("inspect {name}")).out.contains(secret), "{name}");
    }
    for (name, bytes) in [("pdf", &b"%PDF-1.7\n"[..]), ("zip", b"PK\x03\x04")] {
        world.write(name, bytes);
        let shown: Value = serde_json::from_str(&world.run(&format!("inspect {name} --json")).out).unwrap();
        assert_eq!(shown["kind"], name);
    }
}
