//! The proofs of one document: each is checked, each is in the report.

use super::code::Code;
use super::finding::{Check, Finding, Outcome};
use super::key_lookup::{FoundKey, NoKey};
use super::trusted::SignedBy;
use super::verifier::Verifier;
use super::work::Share;
use crate::credential::{Credential, FormError, Secured, Unsecured};
use crate::did::{Did, Relationship};
use crate::encoding::json::{Document, Node, Pointer};
use crate::key::PublicKey;
use crate::proof::{Opened, Proof, Proven, Purpose, Remarks, Sealed, Suite, SuiteError};
use crate::time::Timestamp;
use std::collections::BTreeSet;

/// How many proofs of one document are checked. Each is hashed with the whole document: 10⁵ proofs of a long one would take days. Real sets have two or three.
pub const MAX_PROOFS: usize = 16;

/// A signature that held, and the DID whose document authorises its key.
pub(crate) struct Signature {
    pub(crate) proven: Proven<Unsecured>,
    pub(crate) signer: Did,
    pub(crate) proof: Proof,
    /// The credential that the statements describe, where those were signed and not the JSON that arrived.
    stated: Option<Credential>,
    remarks: Remarks,
    /// When the DID document was obtained: a method without history, such as did:web, says what holds as of then.
    pub(crate) document_obtained: Option<Timestamp>,
    /// Until when the key counted, where that is over: the signature is older by its own date only.
    pub(super) key_expired: Option<Timestamp>,
}

impl Signature {
    /// The credential that was signed; `arrived` is the one in the JSON, which a signature over JSON covers.
    pub(super) fn credential<'s>(&'s self, arrived: &'s Credential) -> &'s Credential {
        self.stated.as_ref().unwrap_or(arrived)
    }

    pub(super) fn signed_by(&self) -> SignedBy<'_> {
        SignedBy { signer: &self.signer, key: self.proven.key(), created: self.proof.created() }
    }

    /// The credential with the witness that it was signed.
    ///
    /// # Errors
    /// Those of its form.
    pub(super) fn into_proven(self, arrived: Credential) -> Result<(Proven<Credential>, Did), FormError> {
        let read = |covered: Unsecured| match self.stated {
            Some(stated) => Ok(stated),
            // Mostly the very same document; then its envelope was read already.
            None if covered.is(arrived.document()) => Ok(arrived),
            None => Credential::from_unsecured(covered),
        };
        Ok((self.proven.try_map(read)?, self.signer))
    }
}

/// What the proofs of a document come to.
pub(crate) struct Proofs {
    pub(crate) findings: Vec<Finding>,
    pub(crate) signatures: Vec<Signature>,
}

/// Checks every proof of `secured` for `purpose`, as far as `share` goes.
pub(crate) fn check_proofs(secured: &Secured, purpose: Purpose, verifier: &Verifier<'_>, now: &Timestamp, share: &Share) -> Proofs {
    // An accepted credential has eight findings beside those on its elements.
    let mut findings = Vec::with_capacity(8);
    let mut signatures = Vec::with_capacity(1);
    let proofs = secured.proofs();
    let place = Pointer::fixed("/proof");
    if proofs.is_empty() {
        findings.push(Finding::new(Check::Proof, Outcome::Fail, Code::ProofMissing, place.clone()));
    }
    if proofs.len() > MAX_PROOFS {
        let finding = Finding::new(Check::Proof, Outcome::Fail, Code::TooManyProofs, place);
        findings.push(finding.with("count", proofs.len()).with("limit", MAX_PROOFS));
        return Proofs { findings, signatures };
    }
    for proof in &proofs {
        let (pointer, _) = proof;
        match check_proof(secured.document(), proof, &proofs, purpose, verifier, now, share) {
            Ok(signature) => {
                let mut finding = Finding::new(Check::Proof, Outcome::Pass, Code::ProofValid, pointer.clone())
                    .with("method", signature.proven.verification_method())
                    .with("suite", signature.proof.suite());
                if let Some(created) = signature.proof.created() {
                    finding = finding.with("created", created.as_str());
                }
                if let Some(obtained) = &signature.document_obtained {
                    finding = finding.with("document_obtained", obtained.as_str());
                }
                findings.push(finding);
                findings.extend(remarked(&signature, pointer));
                signatures.push(signature);
            }
            Err(finding) => findings.push(*finding),
        }
    }
    findings.extend(unprotected(&proofs, &signatures, place));
    Proofs { findings, signatures }
}

fn check_proof(
    document: &Document,
    (pointer, found): &(Pointer, Node<'_>),
    all: &[(Pointer, Node<'_>)],
    purpose: Purpose,
    verifier: &Verifier<'_>,
    now: &Timestamp,
    share: &Share,
) -> Result<Signature, Box<Finding>> {
    let found = *found;
    let failed = |code, pointer: Pointer| Box::new(Finding::new(Check::Proof, Outcome::Fail, code, pointer));
    let malformed = |error: FormError| Box::new(form_failed(Check::Proof, Code::ProofMalformed, &error));
    // The suite first: what the members of another suite's proof must be is not known here.
    let suite = Proof::suite_of(found, pointer).map_err(malformed)?;
    let Some(suite) = Suite::parse(suite).or_else(|| Suite::of_older_name(suite)) else {
        let finding = Finding::new(Check::Proof, Outcome::Unknown, Code::SuiteUnsupported, pointer.clone());
        return Err(Box::new(finding.with("suite", suite)));
    };
    let proof = Proof::parse(found, pointer.clone()).map_err(malformed)?;
    if proof.purpose() != purpose.name() {
        let finding = Finding::new(Check::Proof, Outcome::Fail, Code::PurposeMismatch, pointer.key("proofPurpose"));
        return Err(Box::new(finding.with("expected", purpose.name()).with("found", proof.purpose())));
    }
    let suite_failed = |error| Box::new(suite_failed(error, pointer));
    let previous = previous(&proof, all).map_err(|(problem, id)| {
        let finding = failed(Code::PreviousProofMissing, pointer.key("previousProof"));
        Box::new(finding.with("id", id).with("problem", problem))
    })?;
    if suite.signs_statements() && !share.proofs.can_hash() {
        return Err(failed(Code::CanonicalizationTooComplex, pointer.clone()));
    }
    let spent = &share.proofs;
    let sealed = Sealed::read_within(suite, document, &proof, &previous, verifier.contexts(), spent).map_err(suite_failed)?;
    let relationship = match purpose {
        Purpose::AssertionMethod => Relationship::AssertionMethod,
        Purpose::Authentication => Relationship::Authentication,
    };
    let FoundKey { key, controller, document_obtained, expired } =
        verifier.find_key(proof.verification_method(), relationship, proof.created(), now).map_err(|none| {
            let (outcome, code, detail) = match none {
                NoKey::Unknown(code, detail) => (Outcome::Unknown, code, detail),
                NoKey::Wrong(code, detail) => (Outcome::Fail, code, detail),
            };
            let finding = Finding::new(Check::Proof, outcome, code, pointer.key("verificationMethod"));
            if code == Code::KeyUnknown
                && let Some(key) = named_in_itself(proof.verification_method())
            {
                return match sealed.clone().verify_within(&previous, &key, spent) {
                    Ok(_) => Box::new(finding.with("method", proof.verification_method()).with("fits", "yes")),
                    Err(error) => suite_failed(error),
                };
            }
            Box::new(detail.into_iter().fold(finding, |finding, (name, value)| finding.with(name, value)))
        })?;
    let Opened { proven, remarks } = sealed.verify_within(&previous, &key, spent).map_err(suite_failed)?;
    let stated = if proven.content().is_graph() {
        let unreadable = |error: FormError| Box::new(form_failed(Check::Proof, Code::StatementsInvalid, &error));
        Some(Credential::from_unsecured(proven.content().clone()).map_err(unreadable)?)
    } else {
        None
    };
    Ok(Signature { proven, signer: controller, proof, stated, remarks, document_obtained, key_expired: expired })
}

/// The key that a method which is no DID URL carries in its fragment. Whoever signs writes that name too, so a signature by this key says nothing of who made it;
/// but one that does not even fit this key is none at all.
fn named_in_itself(method: &str) -> Option<PublicKey> {
    PublicKey::from_multikey(method.rsplit('#').next()?).ok()
}

/// What is found where a suite refuses a proof at `pointer`.
fn suite_failed(error: SuiteError, pointer: &Pointer) -> Finding {
    let failed = |code, pointer: Pointer| Finding::new(Check::Proof, Outcome::Fail, code, pointer);
    match error {
        SuiteError::SignatureInvalid(reason) => failed(Code::ProofInvalid, pointer.clone()).with("problem", reason.code()),
        SuiteError::ContextMismatch => failed(Code::ContextMismatch, Pointer::root().key("@context")),
        SuiteError::ContextSuffix => failed(Code::ContextSuffixUnsigned, Pointer::root().key("@context")),
        SuiteError::ValueMalformed { found } => failed(Code::ProofMalformed, pointer.key("proofValue"))
            .with("problem", "proof_malformed")
            .with("expected", "z and base58 of 64 bytes")
            .with("found", found),
        SuiteError::Lossy(error) => {
            let code = match error.code() {
                "non_compact" => Code::NonCompact,
                "inline_context_redefines" => Code::InlineContextRedefines,
                "undefined_term" => Code::UndefinedTerm,
                "undefined_type" => Code::UndefinedType,
                "relative_iri" => Code::RelativeIri,
                "context_unavailable" => Code::ContextUnavailable,
                "canonicalization_too_complex" => Code::CanonicalizationTooComplex,
                "json_misleads" => Code::JsonMisleads,
                _ => Code::StatementsInvalid,
            };
            let mut finding = form_failed(Check::Proof, code, &error);
            // The context may well exist, and the signature be genuine.
            if code == Code::ContextUnavailable {
                finding.outcome = Outcome::Unknown;
            }
            finding
        }
    }
}

/// A finding with all that an error of form says.
pub(super) fn form_failed(check: Check, code: Code, error: &FormError) -> Finding {
    Finding::new(check, Outcome::Fail, code, error.pointer().clone())
        .with("problem", error.code())
        .with("expected", error.expected())
        .with("found", error.found())
}

/// That of several proofs some could have been removed without a trace: all that no later one builds on.
fn unprotected(proofs: &[(Pointer, Node<'_>)], signatures: &[Signature], place: Pointer) -> Option<Finding> {
    if proofs.len() < 2 {
        return None;
    }
    let built_on: BTreeSet<&str> = signatures.iter().flat_map(|signature| signature.proof.previous()).collect();
    let code = if built_on.is_empty() { Code::ProofsIndependent } else { Code::ProofsChained };
    let finding = Finding::new(Check::Proof, Outcome::Skip, code, place).with("count", proofs.len());
    Some(if built_on.is_empty() { finding } else { finding.with("protected", built_on.len()) })
}

/// What is worth saying of how a signature that holds was made.
fn remarked(signature: &Signature, pointer: &Pointer) -> Vec<Finding> {
    let remark = |code, pointer| Finding::new(Check::Proof, Outcome::Skip, code, pointer);
    let mut remarks = Vec::new();
    if signature.remarks.older_escaping {
        remarks.push(remark(Code::OlderEscaping, pointer.clone()));
    }
    if signature.remarks.rounded_up {
        remarks.push(remark(Code::RoundedUp, pointer.clone()));
    }
    if let Some(suite) = Suite::of_older_name(signature.proof.suite()) {
        remarks.push(remark(Code::OlderSuiteName, pointer.key("cryptosuite")).with("suite", suite.name()));
    }
    if !signature.proof.verification_method().contains('#') {
        remarks.push(remark(Code::MethodWithoutFragment, pointer.key("verificationMethod")));
    }
    if let Some(expired) = &signature.key_expired {
        remarks.push(remark(Code::KeyExpiredSince, pointer.key("verificationMethod")).with("when", expired));
    }
    remarks.extend(signature.remarks.inline_contexts.iter().map(|place| remark(Code::InlineContext, place.clone())));
    remarks
}

/// The proofs that a proof of a chain builds on, in the order in which it names them; a proof that builds on none has none. Data Integrity 1.0 §4.5.
///
/// An id that two proofs share, or that is named twice, is no name: readers differ in which proof they take. (A proof named again and again would also make
/// a document out of all proportion to what arrived.)
fn previous<'d>(proof: &Proof, all: &[(Pointer, Node<'d>)]) -> Result<Vec<Node<'d>>, (&'static str, String)> {
    let mut previous = Vec::new();
    for (index, id) in proof.previous().enumerate() {
        let mut named = all.iter().filter(|(_, other)| other.get("id").and_then(Node::as_str) == Some(id));
        match (named.next(), named.next()) {
            (None, _) => return Err(("missing", id.to_owned())),
            (Some(_), Some(_)) => return Err(("repeated", id.to_owned())),
            (Some(_), None) if proof.previous().take(index).any(|earlier| earlier == id) => return Err(("repeated", id.to_owned())),
            (Some((_, one)), None) => previous.push(*one),
        }
    }
    Ok(previous)
}
