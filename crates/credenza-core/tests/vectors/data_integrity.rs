//! Data Integrity: eddsa-jcs-2022 byte for byte; the suites that are not supported yet are unknown, never a pass.

use crate::shared::{Outcome, check, equal, read, trial, unhex};
use credenza_core::credential::Secured;
use credenza_core::encoding::digest::sha256;
use credenza_core::encoding::json::{Document, Pointer, Value};
use credenza_core::encoding::multibase;
use credenza_core::key::{PublicKey, SecretKey};
use credenza_core::proof::Proof;
use credenza_core::proof::eddsa_jcs_2022::{self, Canonical, Sealed};
use credenza_core::time::Timestamp;
use credenza_core::verify::{Answer, Conclusion, Evidence, IssuerBinding, Outcome as Found, Policy, Question, Report, Verdict, Verifier};
use libtest_mimic::{Failed, Trial};
use std::path::Path;

/// The published documents that no suite of ours made: their folder below `TestVectors`, and what each must come to.
const OTHER_SUITES: [&str; 7] = [
    "eddsa-rdfc-2022/signedDataInt.json",
    "eddsa-rdfc-2022/employ/signedDataInt.json",
    "Ed25519Signature2020/signedEdSig.json",
    "proof-set-chain/signedProofSet1.json",
    "proof-set-chain/signedProofSet2.json",
    "proof-set-chain/signedProofChain1.json",
    "proof-set-chain/signedProofChain2.json",
];

pub(crate) fn tests() -> Vec<Trial> {
    let folder = "vectors/vc-di-eddsa/TestVectors";
    vec![
        trial("vc_di_eddsa::jcs_is_made_byte_for_byte", folder, jcs_byte_for_byte),
        trial("vc_di_eddsa::jcs_holds_as_a_proof", folder, jcs_as_a_proof),
        trial("vc_di_eddsa::jcs_issuer_binding_follows_the_policy", folder, jcs_by_policy),
        trial("vc_di_eddsa::other_suites_are_unknown", folder, other_suites),
    ]
}

fn jcs_byte_for_byte(folder: &Path) -> Outcome {
    let jcs = folder.join("eddsa-jcs-2022");
    let text = |name: &str| -> Result<String, Failed> { Ok(String::from_utf8(read(&jcs.join(name))?)?.trim().to_owned()) };
    let unsigned = document(&folder.join("unsigned.json"))?;
    let options = document(&jcs.join("proofConfigJCS.json"))?;
    let canonical = Canonical::new(&unsigned, options.root(), &[])?;
    equal(String::from_utf8(canonical.document().to_vec())?, text("canonDocJCS.txt")?, "canonical document")?;
    equal(String::from_utf8(canonical.options().to_vec())?, text("proofCanonJCS.txt")?, "canonical options")?;
    equal(sha256(canonical.document()).to_vec(), unhex(&text("docHashJCS.txt")?)?, "hash of the document")?;
    equal(sha256(canonical.options()).to_vec(), unhex(&text("proofHashJCS.txt")?)?, "hash of the options")?;
    equal(canonical.hash().to_vec(), unhex(&text("combinedHashJCS.txt")?)?, "both hashes")?;

    let (key, public) = key_pair(&folder.join("keyPair.json"))?;
    equal(key.public_key(), public, "public key of the pair")?;
    let Value::Object(mut members) = options.to_value() else { return Err("no options".into()) };
    members.retain(|name, _| name != "@context");
    let proof = eddsa_jcs_2022::sign(&unsigned, Document::from_value(&Value::Object(members))?.root(), &key)?.to_value();
    let value = proof["proofValue"].as_str().ok_or("no proofValue")?;
    equal(value.to_owned(), text("sigBTC58JCS.txt")?, "proofValue")?;
    equal(multibase::decode(value)?.1, unhex(&text("sigHexJCS.txt")?)?, "signature")?;
    let mut signed = unsigned.to_value();
    signed["proof"] = proof;
    equal(signed, document(&jcs.join("signedJCS.json"))?.to_value(), "signed document")
}

fn jcs_as_a_proof(folder: &Path) -> Outcome {
    let signed = document(&folder.join("eddsa-jcs-2022/signedJCS.json"))?;
    let proof = Proof::parse(signed.root().get("proof").ok_or("no proof")?, Pointer::root().key("proof"))?;
    let (_, public) = key_pair(&folder.join("keyPair.json"))?;
    let proven = Sealed::read(&signed, &proof)?.verify(&[], &public)?;
    equal(proven.content().to_value(), document(&folder.join("unsigned.json"))?.to_value(), "what was signed")
}

fn jcs_by_policy(folder: &Path) -> Outcome {
    let signed = Secured::parse(&read(&folder.join("eddsa-jcs-2022/signedJCS.json"))?)?;
    // Its issuer is an https URL and its signer a did:key.
    let strict = verify(&signed, &Policy::default().allow_unknown_issuer())?;
    equal(strict.verdict(), Verdict::NotAuthentic, "by default")?;
    equal(strict.decisive().map(|finding| finding.code.as_str()), Some("issuer_mismatch"), "by default")?;
    let lenient = verify(&signed, &Policy::default().allow_unknown_issuer().issuer_binding(IssuerBinding::Reported))?;
    equal(lenient.answer(Question::Authentic), Answer::Yes, "where the binding is only reported")?;
    check(lenient.findings().iter().any(|finding| finding.code.as_str() == "issuer_mismatch"), || {
        "the mismatch is not reported".to_owned()
    })?;
    equal(lenient.conclusion(), Conclusion::Undetermined, "nobody knows whether the https issuer agrees")
}

fn other_suites(folder: &Path) -> Outcome {
    for name in OTHER_SUITES {
        let signed = Secured::parse(&read(&folder.join(name))?)?;
        let report = verify(&signed, &Policy::default().allow_unknown_issuer().issuer_binding(IssuerBinding::Reported))?;
        equal(report.answer(Question::Authentic), Answer::Unknown, name)?;
        equal(report.verdict(), Verdict::Undetermined, name)?;
        equal(
            report.decisive().map(|finding| (finding.code.as_str(), finding.outcome)),
            Some(("suite_unsupported", Found::Unknown)),
            name,
        )?;
        check(report.authentic().is_none() && report.elements().is_none(), || format!("{name}: claims without proof"))?;
    }
    Ok(())
}

fn verify(secured: &Secured, policy: &Policy) -> Result<Report, Failed> {
    Ok(Verifier::new(&Evidence::new(), policy).verify(secured, &Timestamp::parse("2026-07-01T00:00:00Z")?))
}

/// A key pair whose secret half is a Multikey: two bytes of multicodec, then the seed.
fn key_pair(path: &Path) -> Result<(SecretKey, PublicKey), Failed> {
    let pair = document(path)?.to_value();
    let text = |name: &str| pair[name].as_str().ok_or("no key");
    let (_, secret) = multibase::decode(text("privateKeyMultibase")?)?;
    let [0x80, 0x26, seed @ ..] = secret.as_slice() else { return Err("no Ed25519 secret key".into()) };
    Ok((SecretKey::from_seed(seed.try_into()?), PublicKey::from_multikey(text("publicKeyMultibase")?)?))
}

fn document(path: &Path) -> Result<Document, Failed> {
    Ok(Document::parse(&read(path)?)?)
}
