//! Contexts that the user brings: `--context URL=FILE`.

use credenza_core::did::key_method;
use credenza_core::encoding::json::{Document, Value};
use credenza_core::encoding::json_ld::Contexts;
use credenza_core::proof::Suite;
use serde_json::json;

use crate::documents::{did_of, university_key};
use crate::world::World;

const URL: &str = "https://university.example/terms/v1";

fn context() -> Value {
    json!({"@context": {"canteen": "https://university.example/terms#canteen"}})
}

/// A credential that uses a term of the university's own context, signed by its statements.
fn award() -> Value {
    let key = university_key();
    let mut award = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", URL],
        "type": ["VerifiableCredential"],
        "issuer": did_of(&key).as_str(),
        "credentialSubject": {"canteen": "open at noon"},
    });
    let options = json!({
        "type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "proofPurpose": "assertionMethod",
        "verificationMethod": key_method::method_id(&key.public_key()),
    });
    let table = |value: &Value| Document::from_value(value).unwrap();
    let mut contexts = Contexts::with_known();
    contexts.add(URL, table(&context())).unwrap();
    award["proof"] = Suite::EddsaRdfc2022.sign(&table(&award), table(&options).root(), &[], &contexts, &key).unwrap().to_value();
    award
}

#[test]
fn a_context_that_is_not_at_hand_can_be_brought() {
    let world = World::new();
    world.json("award.json", &award());
    world.json("terms.json", &context());
    let without = world.run("verify award.json --allow-unknown-issuer");
    assert!(without.exit == 7 && without.out.contains("--context URL=FILE"), "{without:?}");
    let with = world.run(&format!("verify award.json --allow-unknown-issuer --context {URL}=terms.json"));
    assert_eq!(with.exit, 0, "{with:?}");
    // Under another meaning of the term the signature is not over the same statements.
    world.json("other.json", &json!({"@context": {"canteen": "https://university.example/terms#library"}}));
    assert_eq!(world.run(&format!("verify award.json --allow-unknown-issuer --context {URL}=other.json")).exit, 3);
}

#[test]
fn what_is_no_context_is_refused_and_nothing_replaces_one_that_is_built_in() {
    let world = World::new();
    world.json("award.json", &award());
    world.json("terms.json", &context());
    world.json("none.json", &json!({"canteen": 1}));
    world.write("broken.json", "{");
    for (argument, code) in [
        ("terms.json".to_owned(), "context_argument"),
        (format!("{URL}=none.json"), "context_file"),
        (format!("{URL}=broken.json"), "context_file"),
        ("terms=terms.json".to_owned(), "context_file"),
        ("https://www.w3.org/ns/credentials/v2=terms.json".to_owned(), "context_file"),
    ] {
        let run = world.run(&format!("verify award.json --context {argument}"));
        assert!(run.exit == 2 && run.err.contains(code) && run.out.is_empty(), "{argument}: {run:?}");
    }
    assert_eq!(world.run(&format!("verify award.json --context {URL}=missing.json")).exit, 1);
}

/// What cannot be read as statements has one sentence on why, that says both sides once.
#[test]
fn what_cannot_be_read_as_statements_is_said_once() {
    let world = World::new();
    let terms = |terms: Value| {
        let mut award = award();
        award["@context"][1] = terms;
        world.json("award.json", &award);
        let out = world.run("verify award.json --allow-unknown-issuer").out;
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let endless = (0..40).map(|number| (format!("t{number}"), format!("t{}:x", number + 1).into())).collect();
    for (context, why) in [
        (Value::Object(endless), "It takes more work to read than a document may: more than 32 terms that are made of each other."),
        (json!({"canteen": "urn:canteen", "@vocab": {}}), "The list of vocabularies (\"@context\") is not as the standard wants it."),
    ] {
        let out = terms(context);
        assert!(out.contains(&format!("It cannot be read as what its signature signs. {why}")), "{out}");
        assert!(!out.contains(".,") && out.matches("more than 32").count() < 3, "{out}");
    }
}
