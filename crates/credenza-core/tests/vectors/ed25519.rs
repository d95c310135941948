//! Ed25519: Wycheproof, ed25519-speccheck, C2SP CCTV, RFC 8037.

use crate::shared::{Outcome, equal, read, trial, unhex};
use crate::tally::Tally;
use credenza_core::encoding::base64url;
use credenza_core::encoding::digest::sha256;
use credenza_core::encoding::jcs::canonicalize;
use credenza_core::encoding::json::Document;
use credenza_core::encoding::json::{Value, parse};
use credenza_core::key::{PublicKey, SecretKey, Signer as _};
use libtest_mimic::{Failed, Trial};
use std::collections::BTreeMap;
use std::path::Path;

/// One of the marks that CCTV puts on its cases, and what we make of it.
struct Criterion {
    flag: &'static str,
    /// Whether a signature may have this mark and be accepted.
    tolerated: bool,
    /// How many cases have the mark, and how many of these are accepted.
    cases: usize,
    accepted: usize,
}

/// Our criteria in the terms of CCTV: A and R may have a component of small order besides a large one. Everything of small order, and every second encoding,
/// is refused. With a residue of low order the equation holds with the cofactor only: refused too.
const CCTV: [Criterion; 8] = [
    Criterion { flag: "low_order_A", tolerated: false, cases: 526, accepted: 0 },
    Criterion { flag: "low_order_R", tolerated: false, cases: 586, accepted: 0 },
    Criterion { flag: "low_order_component_A", tolerated: true, cases: 774, accepted: 42 },
    Criterion { flag: "low_order_component_R", tolerated: true, cases: 665, accepted: 35 },
    Criterion { flag: "low_order_residue", tolerated: false, cases: 583, accepted: 0 },
    Criterion { flag: "non_canonical_A", tolerated: false, cases: 226, accepted: 0 },
    Criterion { flag: "non_canonical_R", tolerated: false, cases: 316, accepted: 0 },
    Criterion { flag: "reencoded_k", tolerated: false, cases: 146, accepted: 0 },
];

/// The twelve cases of speccheck, and why we refuse all but one.
const SPECCHECK: [(&str, Option<&str>); 12] = [
    ("A and R of small order", Some("key_small_order")),
    ("A of small order", Some("key_small_order")),
    ("R of small order", Some("signature_small_order")),
    ("A and R with a component of small order", None),
    ("holds with the cofactor only", Some("signature_mismatch")),
    ("holds with the cofactor only, k not reduced", Some("signature_mismatch")),
    ("S above the order", Some("signature_not_canonical")),
    ("S far above the order", Some("signature_not_canonical")),
    ("R not canonical", Some("signature_not_canonical")),
    ("R not canonical, k of the reduced one", Some("signature_not_canonical")),
    ("A not canonical", Some("key_not_canonical")),
    ("A not canonical, k of the reduced one", Some("key_not_canonical")),
];

pub(crate) fn tests() -> Vec<Trial> {
    vec![
        trial("wycheproof::ed25519", "vectors/wycheproof/testvectors_v1/ed25519_test.json", wycheproof),
        trial("ed25519_speccheck::only_case_3", "vectors/ed25519-speccheck/cases.json", speccheck),
        trial("cctv::ed25519", "vectors/cctv-ed25519/ed25519vectors.json", cctv),
        trial("rfc8037::examples", "vectors/jose/rfc8037-ed25519.json", rfc8037),
    ]
}

/// `None` if key and signature are accepted, else the code of the refusal. The strict check of the library must be of the same opinion.
fn refusal(key: &[u8], message: &[u8], signature: &[u8]) -> Result<Option<&'static str>, Failed> {
    let refusal = match PublicKey::from_bytes(key) {
        Err(error) => Some(error.code()),
        Ok(key) => key.verify(message, signature).err().map(|error| error.code()),
    };
    equal(refusal.is_none(), strict(key, message, signature), "our check and verify_strict")?;
    Ok(refusal)
}

/// Whether the library accepts: strictly, and with a key that is the only encoding of its point, which it does not ask.
#[allow(clippy::disallowed_methods, reason = "compared with our own check")]
fn strict(key: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let (Ok(bytes), Ok(signature)) = (key.try_into(), ed25519_dalek::Signature::from_slice(signature)) else { return false };
    ed25519_dalek::VerifyingKey::from_bytes(bytes)
        .is_ok_and(|key| key.to_edwards().compress().as_bytes() == bytes && key.verify_strict(message, &signature).is_ok())
}

fn wycheproof(path: &Path) -> Outcome {
    let suite = parse(&read(path)?)?;
    let mut tally = Tally::default();
    for group in items(&suite["testGroups"])? {
        let key = unhex(text(&group["publicKey"]["pk"])?)?;
        let of_jwk = PublicKey::from_jwk(&group["publicKeyJwk"])?;
        equal(of_jwk.to_bytes().as_slice(), key.as_slice(), "JWK and raw key")?;
        for test in items(&group["tests"])? {
            let refusal = refusal(&key, &unhex(text(&test["msg"])?)?, &unhex(text(&test["sig"])?)?)?;
            tally.count(refusal.is_none(), text(&test["result"])? == "valid", || format!("{test}: {refusal:?}"));
        }
    }
    tally.finish("wycheproof", 88, 63)
}

fn speccheck(path: &Path) -> Outcome {
    let cases = parse(&read(path)?)?;
    let cases = items(&cases)?;
    equal(cases.len(), SPECCHECK.len(), "number of cases")?;
    let mut tally = Tally::default();
    for (index, (case, (what, expected))) in cases.iter().zip(SPECCHECK).enumerate() {
        let part = |name: &str| unhex(text(&case[name])?);
        let refusal = refusal(&part("pub_key")?, &part("message")?, &part("signature")?)?;
        tally.count(refusal.is_none(), expected.is_none(), || format!("{index}: {what}"));
        equal(refusal, expected, format!("{index}: {what}"))?;
    }
    tally.finish("speccheck", 1, 11)
}

fn cctv(path: &Path) -> Outcome {
    let cases = parse(&read(path)?)?;
    let mut tally = Tally::default();
    let mut found = BTreeMap::new();
    for case in items(&cases)? {
        let flags: Vec<&str> = case["flags"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let tolerated = |flag: &&str| CCTV.iter().any(|criterion| criterion.flag == *flag && criterion.tolerated);
        let refusal = refusal(&unhex(text(&case["key"])?)?, text(&case["msg"])?.as_bytes(), &unhex(text(&case["sig"])?)?)?;
        tally.count(refusal.is_none(), flags.iter().all(tolerated), || format!("{case}: {refusal:?}"));
        for flag in flags {
            let (cases, accepted) = found.entry(flag.to_owned()).or_insert((0, 0));
            *cases += 1;
            *accepted += usize::from(refusal.is_none());
        }
    }
    let expected = CCTV.iter().map(|criterion| (criterion.flag.to_owned(), (criterion.cases, criterion.accepted))).collect();
    tally.finish("cctv", 43, 871)?;
    equal(found, expected, "cases and accepted ones by flag")
}

/// RFC 8037 appendix A: key, thumbprint (RFC 7638), signature of a JWS.
fn rfc8037(path: &Path) -> Outcome {
    let example = parse(&read(path)?)?;
    let mut public = example["jwk"].clone();
    equal(PublicKey::from_jwk(&public).map_err(|error| error.code()), Err("key_is_secret"), "the private JWK")?;
    public.as_object_mut().ok_or("no JWK")?.remove("d");
    let key = PublicKey::from_jwk(&public)?;

    let seed = base64url::decode(text(&example["jwk"]["d"])?)?;
    let secret = SecretKey::from_seed(seed.as_slice().try_into()?);
    equal(secret.public_key(), key, "public key of the seed")?;
    equal(
        base64url::encode(&sha256(&canonicalize(Document::from_value(&key.to_jwk())?.root()))),
        text(&example["thumbprint"])?.to_owned(),
        "thumbprint",
    )?;

    let (signed, signature) = text(&example["jws"])?.rsplit_once('.').ok_or("no JWS")?;
    let signature = base64url::decode(signature)?;
    key.verify(signed.as_bytes(), &signature)?;
    equal(secret.sign(signed.as_bytes())?.as_slice(), signature.as_slice(), "signature")
}

fn items(value: &Value) -> Result<&Vec<Value>, Failed> {
    value.as_array().ok_or_else(|| Failed::from(format!("expected an array, found {value}")))
}

fn text(value: &Value) -> Result<&str, Failed> {
    value.as_str().ok_or_else(|| Failed::from(format!("expected a string, found {value}")))
}
