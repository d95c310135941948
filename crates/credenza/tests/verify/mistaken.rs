//! The wrong file in the place of a credential, and evidence that is not there: whoever mistook one is told which it is and what to do.

use serde_json::json;

use crate::documents::{Issue, did_document, did_of, trusts, university_key};
use crate::world::World;

#[test]
fn a_file_of_another_kind_is_called_by_its_name() {
    let world = World::new();
    world.json("did.json", &did_document());
    world.json("trust.json", &trusts(&[&did_of(&university_key())]));
    world.write("key.pem", "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAA=\n-----END PRIVATE KEY-----\n");
    world.write("key.age", "age-encryption.org/v1\n-> scrypt\n");
    world.write("empty.json", " \n");
    world.json("index.json", &json!([{"id": "did:web:university.example", "file": "did.json"}]));
    world.run("request new --domain employer.example -o request.json");
    let credential = serde_json::to_vec(&Issue::new().signed()).unwrap();
    world.write("lines.ndjson", [credential.clone(), credential].join(&b'\n'));
    world.write("report.json", world.run("verify --json did.json").out);
    for (file, said, hint) in [
        ("did.json", "This is a DID document", "--evidence FILE"),
        ("trust.json", "This is a trust list", "--trust"),
        ("key.pem", "This is a secret key", "Never send it"),
        ("key.age", "This is an encrypted file", "wallet export"),
        ("empty.json", "The file is empty", "get the file again"),
        ("index.json", "This is an index of evidence", "--evidence"),
        ("request.json", "This is a request", "--request"),
        ("lines.ndjson", "a document in each line", "--ndjson"),
        ("report.json", "This is a report", "proves nothing"),
    ] {
        let run = world.verify(file);
        let out = run.out.replace("\n  ", " ");
        assert!(run.exit == 3 && out.contains(said) && out.contains(hint) && out.contains("file_of_another_kind"), "{file}: {run:?}");
        let report = world.report(file);
        assert_eq!(report["findings"][0]["code"], "file_of_another_kind", "{file}");
        assert!(world.verify(&format!("--lang it {file}")).out.contains("uesto è") || file == "empty.json", "{file}");
    }
    // JSON of no kind that is known is judged as ever.
    world.json("other.json", &json!({"a": 1}));
    assert_eq!(world.report("other.json")["findings"][0]["code"], "form_invalid");
}

#[test]
fn evidence_that_is_not_there_is_said_at_once() {
    let world = World::new();
    world.json("credential.json", &Issue::new().signed());
    let run = world.verify("--evidence evidnce credential.json");
    assert!(run.exit == 1 && run.out.is_empty(), "{run:?}");
    assert!(
        run.err.contains("There is nothing at evidnce") && run.err.contains("evidence_not_found") && run.err.contains("did.json"),
        "{run:?}"
    );
}

#[test]
fn a_file_of_lines_is_said_to_be_one() {
    let world = World::new();
    let credential = serde_json::to_vec(&Issue::new().signed()).unwrap();
    world.write("lines.ndjson", [credential.clone(), b"\r".to_vec(), credential].join(&b'\n'));
    let run = world.run("inspect lines.ndjson");
    assert!(run.exit == 0 && run.out.contains("credenza verify --ndjson lines.ndjson"), "{run:?}");
    let value: serde_json::Value = serde_json::from_str(&world.run("inspect --json lines.ndjson").out).unwrap();
    assert_eq!((value["kind"].as_str(), value["document"].is_null()), (Some("lines"), true));
}

/// What stands beside credentials, or in what they say, makes no key, list or index of them; `inspect` shows nothing of a key.
#[test]
fn a_file_that_holds_credentials_is_never_called_a_key_or_a_list() {
    let world = World::new();
    let award = Issue::new().signed();
    let mut of_cryptography = award.clone();
    of_cryptography["credentialSubject"]["achievement"]["description"] = json!("Finds keys:\n-----BEGIN PRIVATE KEY-----");
    for (file, document, secret) in [
        ("export.json", json!({"contents": [award, {"privateKeyMultibase": "z3u2secret"}]}), true),
        ("about.json", json!([of_cryptography]), true),
        ("issuers.json", json!({"issuers": [{"name": "x"}], "credentials": [award]}), false),
        ("index.json", json!([{"id": "1", "file": "a.json", "credential": award}]), false),
        ("did.json", json!({"id": "did:web:a.example", "assertionMethod": [], "credentials": [award]}), false),
    ] {
        world.json(file, &document);
        let run = world.verify(file);
        assert!(run.exit == 7 && run.out.contains("contains_credentials"), "{file}: {run:?}");
        let inspected = world.run(&format!("inspect {file}"));
        assert!(!inspected.out.contains("z3u2secret"), "{file}: {inspected:?}");
        assert_eq!(inspected.out.contains("A secret key stands in it too"), secret, "{file}: {inspected:?}");
        let value: serde_json::Value = serde_json::from_str(&world.run(&format!("inspect --json {file}")).out).unwrap();
        assert_eq!((value["kind"].as_str(), value["document"].is_null()), (Some("container"), secret), "{file}");
    }
}
