//! Ed25519: Wycheproof, ed25519-speccheck, C2SP CCTV, RFC 8037.

use crate::shared::{Outcome, check, equal, read, trial, unhex};
use credenza_core::encoding::base64url;
use credenza_core::encoding::digest::sha256;
use credenza_core::encoding::jcs::canonicalize;
use credenza_core::encoding::json::Document;
use credenza_core::encoding::json::{Value, parse};
use credenza_core::key::{PublicKey, SecretKey, Signer as _};
use libtest_mimic::{Failed, Trial};
use std::collections::BTreeSet;
use std::path::Path;

/// What CCTV says of a signature that we accept: at most that A or R has a component of small order besides a large one. Everything of small
/// order, and every second encoding, is refused. With a residue of low order the equation holds with the cofactor only: refused too.
const CCTV_ACCEPTED: [&str; 2] = ["low_order_component_A", "low_order_component_R"];

pub(crate) fn tests() -> Vec<Trial> {
    vec![
        trial("wycheproof::ed25519", "vectors/wycheproof/testvectors_v1/ed25519_test.json", wycheproof),
        trial("ed25519_speccheck::only_case_3", "vectors/ed25519-speccheck/cases.json", speccheck),
        trial("cctv::ed25519", "vectors/cctv-ed25519/ed25519vectors.json", cctv),
        trial("rfc8037::examples", "vectors/jose/rfc8037-ed25519.json", rfc8037),
    ]
}

/// `None` if key and signature are accepted, else the code of the refusal.
fn refusal(key: &[u8], message: &[u8], signature: &[u8]) -> Option<&'static str> {
    match PublicKey::from_bytes(key) {
        Err(error) => Some(error.code()),
        Ok(key) => key.verify(message, signature).err().map(|error| error.code()),
    }
}

fn wycheproof(path: &Path) -> Outcome {
    let suite = parse(&read(path)?)?;
    let (mut valid, mut invalid) = (0, 0);
    for group in items(&suite["testGroups"])? {
        let key = unhex(text(&group["publicKey"]["pk"])?)?;
        let of_jwk = PublicKey::from_jwk(&group["publicKeyJwk"])?;
        equal(of_jwk.to_bytes().as_slice(), key.as_slice(), "JWK and raw key")?;
        for test in items(&group["tests"])? {
            let refusal = refusal(&key, &unhex(text(&test["msg"])?)?, &unhex(text(&test["sig"])?)?);
            let expected = text(&test["result"])?;
            *if expected == "valid" { &mut valid } else { &mut invalid } += 1;
            check(refusal.is_none() == (expected == "valid"), || format!("{test}: {refusal:?}"))?;
        }
    }
    equal((valid, invalid), (88, 63), "valid and invalid")
}

fn speccheck(path: &Path) -> Outcome {
    let cases = parse(&read(path)?)?;
    let expected = [
        Some("key_small_order"),         // 0: A and R
        Some("key_small_order"),         // 1: A
        Some("signature_small_order"),   // 2: R
        None,                            // 3: A and R with a component of small order
        Some("signature_mismatch"),      // 4: holds with the cofactor only
        Some("signature_mismatch"),      // 5: the same
        Some("signature_not_canonical"), // 6: S
        Some("signature_not_canonical"), // 7: S
        Some("signature_not_canonical"), // 8: R
        Some("signature_not_canonical"), // 9: R
        Some("key_not_canonical"),       // 10: A
        Some("key_not_canonical"),       // 11: A
    ];
    let cases = items(&cases)?;
    equal(cases.len(), expected.len(), "number of cases")?;
    for (index, (case, expected)) in cases.iter().zip(expected).enumerate() {
        let part = |name: &str| unhex(text(&case[name])?);
        equal(refusal(&part("pub_key")?, &part("message")?, &part("signature")?), expected, index)?;
    }
    Ok(())
}

fn cctv(path: &Path) -> Outcome {
    let cases = parse(&read(path)?)?;
    let (mut accepted, mut seen) = (0, BTreeSet::new());
    for case in items(&cases)? {
        let flags: BTreeSet<&str> = case["flags"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        seen.extend(flags.iter().map(|flag| (*flag).to_owned()));
        let expected = flags.iter().all(|flag| CCTV_ACCEPTED.contains(flag));
        let refusal = refusal(&unhex(text(&case["key"])?)?, text(&case["msg"])?.as_bytes(), &unhex(text(&case["sig"])?)?);
        check(refusal.is_none() == expected, || format!("{case}: {refusal:?}"))?;
        accepted += usize::from(refusal.is_none());
    }
    check(accepted > 0, || "nothing was accepted".to_owned())?;
    for flag in CCTV_ACCEPTED {
        check(seen.contains(flag), || format!("no case has the flag {flag}"))?;
    }
    equal(items(&cases)?.len(), 914, "number of cases")
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
