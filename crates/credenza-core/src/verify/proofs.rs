//! The proofs of one document: each is checked, each is in the report.

use super::code::Code;
use super::finding::{Check, Finding, Outcome};
use super::key_lookup::{FoundKey, NoKey, find_key};
use super::verifier::Verifier;
use crate::credential::Secured;
use crate::did::{Did, Relationship};
use crate::encoding::json::{Map, Pointer, Value};
use crate::proof::eddsa_jcs_2022::{self, Canonical, SuiteError};
use crate::proof::{Proof, Proven, Purpose};
use crate::time::Timestamp;

/// A signature that held, and the DID whose document authorises its key.
pub(crate) struct Signature {
    pub(crate) proven: Proven<Map<String, Value>>,
    pub(crate) signer: Did,
    pub(crate) proof: Proof,
    /// When the DID document was obtained: a method without history, such as did:web, says what holds as of then.
    pub(crate) document_obtained: Option<Timestamp>,
}

/// What the proofs of a document come to.
pub(crate) struct Proofs {
    pub(crate) findings: Vec<Finding>,
    pub(crate) signatures: Vec<Signature>,
}

/// Checks every proof of `secured` for `purpose`.
pub(crate) fn check_proofs(secured: &Secured, purpose: Purpose, verifier: &Verifier<'_>, now: &Timestamp) -> Proofs {
    let mut findings = Vec::new();
    let mut signatures = Vec::new();
    let proofs = secured.proofs();
    let mut document = secured.members().cloned().unwrap_or_default();
    document.remove("proof");
    if proofs.is_empty() {
        findings.push(Finding::new(Check::Proof, Outcome::Fail, Code::ProofMissing, Pointer::root().key("proof")));
    }
    for (pointer, value) in &proofs {
        match check_proof(&document, value, pointer, &proofs, purpose, verifier, now) {
            Ok(signature) => {
                let mut finding = Finding::new(Check::Proof, Outcome::Pass, Code::ProofValid, pointer.clone())
                    .with("method", signature.proven.verification_method())
                    .with("suite", signature.proof.suite());
                if let Some(created) = signature.proof.created() {
                    finding = finding.with("created", created);
                }
                if let Some(obtained) = &signature.document_obtained {
                    finding = finding.with("document_obtained", obtained);
                }
                findings.push(finding);
                signatures.push(signature);
            }
            Err(finding) => findings.push(*finding),
        }
    }
    if proofs.len() > 1 {
        findings.push(
            Finding::new(Check::Proof, Outcome::Skip, Code::ProofsIndependent, Pointer::root().key("proof")).with("count", proofs.len()),
        );
    }
    Proofs { findings, signatures }
}

fn check_proof(
    document: &Map<String, Value>,
    value: &Value,
    pointer: &Pointer,
    all: &[(Pointer, &Value)],
    purpose: Purpose,
    verifier: &Verifier<'_>,
    now: &Timestamp,
) -> Result<Signature, Box<Finding>> {
    let failed = |code, pointer: Pointer| Box::new(Finding::new(Check::Proof, Outcome::Fail, code, pointer));
    let proof = Proof::parse(value, pointer.clone()).map_err(|error| {
        let finding = Finding::new(Check::Proof, Outcome::Fail, Code::ProofMalformed, error.pointer().clone());
        Box::new(finding.with("problem", error.code()).with("expected", error.expected()).with("found", error.found()))
    })?;
    if proof.suite() != eddsa_jcs_2022::NAME {
        let finding = Finding::new(Check::Proof, Outcome::Unknown, Code::SuiteUnsupported, pointer.clone());
        return Err(Box::new(finding.with("suite", proof.suite())));
    }
    if proof.purpose() != purpose.name() {
        let finding = Finding::new(Check::Proof, Outcome::Fail, Code::PurposeMismatch, pointer.key("proofPurpose"));
        return Err(Box::new(finding.with("expected", purpose.name()).with("found", proof.purpose())));
    }
    let document = with_previous(document, &proof, all)
        .map_err(|missing| Box::new(failed(Code::PreviousProofMissing, pointer.key("previousProof")).with("id", missing)))?;
    let suite_failed = |error: SuiteError| match error {
        SuiteError::SignatureInvalid => failed(Code::ProofInvalid, pointer.clone()),
        SuiteError::ContextMismatch => failed(Code::ContextMismatch, Pointer::root().key("@context")),
        SuiteError::ValueMalformed { found } => {
            let finding = failed(Code::ProofMalformed, pointer.key("proofValue"));
            Box::new(finding.with("problem", "proof_malformed").with("expected", "z and base58 of 64 bytes").with("found", found))
        }
    };
    let canonical = Canonical::new(&document, proof.members()).map_err(suite_failed)?;
    if canonical.context_suffix {
        return Err(failed(Code::ContextSuffixUnsigned, Pointer::root().key("@context")));
    }
    let relationship = match purpose {
        Purpose::AssertionMethod => Relationship::AssertionMethod,
        Purpose::Authentication => Relationship::Authentication,
    };
    let FoundKey { key, controller, document_obtained } =
        find_key(proof.verification_method(), relationship, proof.created(), verifier.evidence, verifier.policy, now).map_err(|none| {
            let (outcome, code, detail) = match none {
                NoKey::Unknown(code, detail) => (Outcome::Unknown, code, detail),
                NoKey::Wrong(code, detail) => (Outcome::Fail, code, detail),
            };
            Box::new(Finding { detail, ..Finding::new(Check::Proof, outcome, code, pointer.key("verificationMethod")) })
        })?;
    let proven = eddsa_jcs_2022::verify(canonical, &proof, &key).map_err(suite_failed)?;
    Ok(Signature { proven, signer: controller, proof, document_obtained })
}

/// The document that a proof of a chain signs: with the proofs that it builds on. Data Integrity 1.0 §4.5.
fn with_previous(document: &Map<String, Value>, proof: &Proof, all: &[(Pointer, &Value)]) -> Result<Map<String, Value>, String> {
    let mut document = document.clone();
    if proof.previous().is_empty() {
        return Ok(document);
    }
    let mut previous = Vec::new();
    for id in proof.previous() {
        let named = all.iter().find(|(_, other)| other.get("id").and_then(Value::as_str) == Some(id));
        previous.push((*named.ok_or_else(|| id.clone())?.1).clone());
    }
    document.insert("proof".to_owned(), Value::Array(previous));
    Ok(document)
}
