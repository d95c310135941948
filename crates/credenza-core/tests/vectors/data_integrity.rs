//! Data Integrity: every suite byte for byte, sets and chains of proofs, and what W3C's own suite sends to a verifier.

use crate::shared::{Outcome, check, equal, read, trial, unhex};
use credenza_core::credential::Secured;
use credenza_core::encoding::digest::sha256;
use credenza_core::encoding::json::{Document, Pointer, Value};
use credenza_core::encoding::json_ld::{self, Contexts, Source};
use credenza_core::encoding::multibase;
use credenza_core::encoding::rdfc::{self, Escaping};
use credenza_core::key::{PublicKey, SecretKey};
use credenza_core::proof::eddsa_jcs_2022::{self, Canonical};
use credenza_core::proof::{Proof, Sealed, Suite};
use credenza_core::time::Timestamp;
use credenza_core::verify::{Answer, Conclusion, Evidence, IssuerBinding, Policy, Question, Report, Verdict, Verifier};
use libtest_mimic::{Failed, Trial};
use std::path::Path;

/// The folders of the suites that sign statements, below `TestVectors`; the document that they sign; and how the names of their files end.
const STATEMENTS: [(&str, &str, &str, Suite); 3] = [
    ("eddsa-rdfc-2022", "unsigned.json", "DataInt", Suite::EddsaRdfc2022),
    ("eddsa-rdfc-2022/employ", "employmentAuth.json", "DataInt", Suite::EddsaRdfc2022),
    ("Ed25519Signature2020", "unsigned.json", "EdSig", Suite::Ed25519Signature2020),
];

/// The published documents with a proof, below `TestVectors`, and how many they have.
const SIGNED: [(&str, usize); 8] = [
    ("eddsa-jcs-2022/signedJCS.json", 1),
    ("eddsa-rdfc-2022/signedDataInt.json", 1),
    ("eddsa-rdfc-2022/employ/signedDataInt.json", 1),
    ("Ed25519Signature2020/signedEdSig.json", 1),
    ("proof-set-chain/signedProofSet1.json", 1),
    ("proof-set-chain/signedProofSet2.json", 2),
    ("proof-set-chain/signedProofChain1.json", 3),
    ("proof-set-chain/signedProofChain2.json", 4),
];

/// The proofs of `proof-set-chain`: their options, their key, and the document that they were made for.
const SETS_AND_CHAINS: [(&str, &str, &str, &str); 4] = [
    ("proofSetConfig1.json", "keyPair1", "unsigned.json", "proofSetConfigSigned1.json"),
    ("proofSetConfig2.json", "keyPair2", "unsigned.json", "proofSetConfigSigned2.json"),
    ("proofChainConfig1.json", "keyPair3", "proofChainTempDoc1.json", "proofChainConfigSigned1.json"),
    ("proofChainConfig2.json", "keyPair4", "proofChainTempDoc2.json", "proofChainConfigSigned2.json"),
];

pub(crate) fn tests() -> Vec<Trial> {
    let folder = "vectors/vc-di-eddsa/TestVectors";
    vec![
        trial("vc_di_eddsa::jcs_is_made_byte_for_byte", folder, jcs_byte_for_byte),
        trial("vc_di_eddsa::jcs_holds_as_a_proof", folder, jcs_as_a_proof),
        trial("vc_di_eddsa::jcs_issuer_binding_follows_the_policy", folder, jcs_by_policy),
        trial("vc_di_eddsa::statements_are_signed_byte_for_byte", folder, statements_byte_for_byte),
        trial("vc_di_eddsa::sets_and_chains_are_made_byte_for_byte", folder, sets_and_chains),
        trial("vc_di_eddsa::every_signed_document_is_authentic", folder, every_signed_document),
        trial("data_integrity_assertion::chains", "vectors/data-integrity-assertion", chains_of_the_suite),
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

    let (key, public) = key_pair(&document(&folder.join("keyPair.json"))?.to_value())?;
    equal(key.public_key(), public, "public key of the pair")?;
    let Value::Object(mut members) = options.to_value() else { return Err("no options".into()) };
    members.retain(|name, _| name != "@context");
    let proof = eddsa_jcs_2022::sign(&unsigned, Document::from_value(&Value::Object(members))?.root(), &[], &key)?.to_value();
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
    let (_, public) = key_pair(&document(&folder.join("keyPair.json"))?.to_value())?;
    let opened = Sealed::read(Suite::EddsaJcs2022, &signed, &proof, &[], &Contexts::new())?.verify(&[], &public)?;
    equal(opened.proven.content().to_value(), document(&folder.join("unsigned.json"))?.to_value(), "what was signed")
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

fn statements_byte_for_byte(folder: &Path) -> Outcome {
    let (key, _) = key_pair(&document(&folder.join("keyPair.json"))?.to_value())?;
    for (suite_folder, unsigned, ending, suite) in STATEMENTS {
        let suite_folder = folder.join(suite_folder);
        let text = |name: &str| -> Result<String, Failed> {
            let content = String::from_utf8(read(&suite_folder.join(format!("{name}{ending}.txt")))?)?;
            Ok(content.trim().to_owned())
        };
        let unsigned = document(&folder.join(unsigned))?;
        let options = document(&suite_folder.join(format!("proofConfig{ending}.json")))?;
        equal(n_quads(&unsigned)?.trim().to_owned(), text("canonDoc")?, "canonical document")?;
        equal(n_quads(&options)?.trim().to_owned(), text("proofCanon")?, "canonical options")?;
        equal(sha256(n_quads(&unsigned)?.as_bytes()).to_vec(), unhex(&text("docHash")?)?, "hash of the document")?;
        equal(sha256(n_quads(&options)?.as_bytes()).to_vec(), unhex(&text("proofHash")?)?, "hash of the options")?;
        let Value::Object(mut members) = options.to_value() else { return Err("no options".into()) };
        // The older suite adds a context to the document that it signs.
        let mut unsigned = unsigned.to_value();
        unsigned["@context"] = members.shift_remove("@context").ok_or("no context")?;
        let (unsigned, options) = (Document::from_value(&unsigned)?, Document::from_value(&Value::Object(members))?);
        let proof = suite.sign(&unsigned, options.root(), &[], &Contexts::known(), &key)?.to_value();
        let value = proof["proofValue"].as_str().ok_or("no proofValue")?;
        equal(value.to_owned(), text("sigBTC58")?, "proofValue")?;
        equal(multibase::decode(value)?.1, unhex(&text("sigHex")?)?, "signature")?;
        let mut signed = unsigned.to_value();
        signed["proof"] = proof;
        equal(signed, document(&suite_folder.join(format!("signed{ending}.json")))?.to_value(), "signed document")?;
    }
    Ok(())
}

fn n_quads(document: &Document) -> Result<String, Failed> {
    let contexts = Contexts::known();
    let statements = json_ld::to_rdf(&Source::Value(document.root()), &contexts)?;
    Ok(String::from_utf8(rdfc::canonicalize(&statements.dataset, Escaping::Current)?.into_n_quads())?)
}

fn sets_and_chains(folder: &Path) -> Outcome {
    let folder = folder.join("proof-set-chain");
    let keys = document(&folder.join("multiKeyPairs.json"))?.to_value();
    for (options, key, to_sign, expected) in SETS_AND_CHAINS {
        let (key, _) = key_pair(&keys[key])?;
        let (options, to_sign) = (document(&folder.join(options))?, document(&folder.join(to_sign))?);
        let proofs: Vec<_> =
            to_sign.root().get("proof").into_iter().flat_map(|proofs| proofs.one_or_many()).map(|(_, proof)| proof).collect();
        let signed = Suite::EddsaRdfc2022.sign(&to_sign, options.root(), &proofs, &Contexts::known(), &key)?;
        equal(signed.to_value(), document(&folder.join(expected))?.to_value(), expected)?;
    }
    Ok(())
}

fn every_signed_document(folder: &Path) -> Outcome {
    for (name, proofs) in SIGNED {
        let signed = Secured::parse(&read(&folder.join(name))?)?;
        let report = verify(&signed, &Policy::default().allow_unknown_issuer().issuer_binding(IssuerBinding::Reported))?;
        equal(report.answer(Question::Authentic), Answer::Yes, name)?;
        equal(report.findings().iter().filter(|finding| finding.code.as_str() == "proof_valid").count(), proofs, name)?;
        let strict = verify(&signed, &Policy::default().allow_unknown_issuer())?;
        equal(strict.answer(Question::Authentic), Answer::No, "their issuer is an https URL, their signers are did:key")?;
    }
    Ok(())
}

/// Each file says in its name whether it must verify.
fn chains_of_the_suite(folder: &Path) -> Outcome {
    let folder = folder.join("inputs/eddsa-rdfc-2022");
    let mut judged = 0;
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).ok_or("no name")?.to_owned();
        let report =
            verify(&Secured::parse(&read(&path)?)?, &Policy::default().allow_unknown_issuer().issuer_binding(IssuerBinding::Reported))?;
        let expected = if name.contains("Ok-") { Answer::Yes } else { Answer::No };
        let findings: Vec<_> = report.findings_for(Question::Authentic).map(ToString::to_string).collect();
        equal(report.answer(Question::Authentic), expected, format!("{name}: {findings:#?}"))?;
        judged += 1;
    }
    equal(judged, 12, "files")
}

fn verify(secured: &Secured, policy: &Policy) -> Result<Report, Failed> {
    Ok(Verifier::new(&Evidence::new(), policy).verify(secured, &Timestamp::parse("2026-07-01T00:00:00Z")?))
}

/// A key pair whose secret half is a Multikey: two bytes of multicodec, then the seed.
fn key_pair(pair: &Value) -> Result<(SecretKey, PublicKey), Failed> {
    let text = |name: &str| pair[name].as_str().ok_or("no key");
    let (_, secret) = multibase::decode(text("privateKeyMultibase")?)?;
    let [0x80, 0x26, seed @ ..] = secret.as_slice() else { return Err("no Ed25519 secret key".into()) };
    Ok((SecretKey::from_seed(seed.try_into()?), PublicKey::from_multikey(text("publicKeyMultibase")?)?))
}

fn document(path: &Path) -> Result<Document, Failed> {
    Ok(Document::parse(&read(path)?)?)
}
