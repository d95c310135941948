//! Documents whose statements are signed: `eddsa-rdfc-2022` and `Ed25519Signature2020`.
//!
//! The two hashes are put together here and not by the suite under test; so a document can also be signed as a careless library would sign it.

use crate::fixtures::{self, Document, badge, set, university, with_proof};
use credenza_core::encoding::digest::sha256;
use credenza_core::encoding::json::{self, Value};
use credenza_core::encoding::json_ld::{Contexts, Options, Source, to_rdf_with};
use credenza_core::encoding::multibase::{self, Base};
use credenza_core::encoding::rdfc::{Escaping, canonicalize};
use credenza_core::key::{SecretKey, Signer as _};
use serde_json::json;

pub(crate) const RDFC: &str = "eddsa-rdfc-2022";
pub(crate) const OF_2020: &str = "Ed25519Signature2020";
pub(crate) const CONTEXT_2020: &str = "https://w3id.org/security/suites/ed25519-2020/v1";
pub(crate) const CREDENTIALS: &str = "https://www.w3.org/2018/credentials#";

/// The members of an honest proof of this suite by this key.
pub(crate) fn options(suite: &str, key: &SecretKey) -> Document {
    let mut options = fixtures::options(key);
    if suite == OF_2020 {
        set(&mut options, "type", suite.into());
        options.shift_remove("cryptosuite");
    } else {
        set(&mut options, "cryptosuite", suite.into());
    }
    options
}

/// SHA-256 of the canonical form of what these members state. What a careless library loses is not in it.
fn hash(members: &Document, way: Way) -> [u8; 32] {
    let document = json::Document::from_value(&Value::Object(members.clone())).unwrap();
    let options = Options { lossless: way.lossless, ..Options::default() };
    let dataset = to_rdf_with(&Source::Value(document.root()), &Contexts::known(), &options).unwrap().dataset;
    let form = canonicalize(&dataset, way.escaping).unwrap();
    let text = String::from_utf8(form.n_quads().to_vec()).unwrap();
    let (even, other) = way.number;
    sha256(text.replace(&format!("\"{even}\""), &format!("\"{other}\"")).as_bytes())
}

/// How a library signs.
#[derive(Clone, Copy)]
pub(crate) struct Way {
    pub(crate) escaping: Escaping,
    pub(crate) lossless: bool,
    pub(crate) options_first: bool,
    /// A number in this form is written in the other one.
    pub(crate) number: (&'static str, &'static str),
}

pub(crate) const RIGHT: Way = Way { escaping: Escaping::Current, lossless: true, options_first: true, number: ("", "") };
/// What no context defines is dropped.
pub(crate) const CARELESS: Way = Way { lossless: false, ..RIGHT };

/// The proof of a document by this key; of a chain, the document has the proofs that this one builds on.
pub(crate) fn proof_in(way: Way, document: &Document, options: Document, key: &SecretKey) -> Value {
    let mut covered = options.clone();
    covered.shift_insert(0, "@context".to_owned(), document["@context"].clone());
    let hashes = [hash(&covered, way), hash(document, way)];
    let [first, second] = if way.options_first { hashes } else { [hashes[1], hashes[0]] };
    let signature = key.sign(&[first, second].concat()).unwrap();
    let mut proof = options;
    set(&mut proof, "proofValue", multibase::encode(Base::Base58Btc, &signature).into());
    Value::Object(proof)
}

pub(crate) fn proof(document: &Document, options: Document, key: &SecretKey) -> Value {
    proof_in(RIGHT, document, options, key)
}

/// The document signed honestly by the university.
pub(crate) fn stated(document: Document) -> Value {
    let proof = proof(&document, options(RDFC, &university()), &university());
    with_proof(document, proof)
}

/// The document signed by the university with a library that loses what no context defines.
pub(crate) fn carelessly(document: Document) -> Value {
    let proof = proof_in(CARELESS, &document, options(RDFC, &university()), &university());
    with_proof(document, proof)
}

/// The badge with the context of the older suite.
pub(crate) fn badge_of_2020() -> Document {
    with_context(badge(), json!(CONTEXT_2020))
}

pub(crate) fn with_context(mut document: Document, context: Value) -> Document {
    document["@context"].as_array_mut().unwrap().push(context);
    document
}

/// A small credential of VCDM 1.1.
pub(crate) fn credential_of_1_1(context_of_proofs: &str) -> Document {
    fixtures::members(json!({
        "@context": ["https://www.w3.org/2018/credentials/v1", context_of_proofs],
        "id": "urn:uuid:00000000-0000-8000-8000-000000000011",
        "type": ["VerifiableCredential"],
        "issuer": fixtures::did(&university()).as_str(),
        "issuanceDate": fixtures::SIGNED,
        "expirationDate": "2031-07-01T09:00:00Z",
        "credentialSubject": {"id": fixtures::did(&fixtures::learner()).as_str()}
    }))
}

/// A date as it stands where no context says what it is.
pub(crate) fn typed(date: &Value) -> Value {
    json!({"@value": date, "@type": "http://www.w3.org/2001/XMLSchema#dateTime"})
}
