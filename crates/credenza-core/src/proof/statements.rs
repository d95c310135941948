//! Signatures over statements: `eddsa-rdfc-2022` and `Ed25519Signature2020`. Data Integrity EdDSA Cryptosuites 1.0 §3.2 and §A.1.
//!
//! Both hash the canonical N-Quads of the proof options and of the document, and sign the two hashes. They differ in the members of a proof only.

use super::data_integrity::{Proof, Purpose};
use super::error::SuiteError;
use super::names::{self, Part};
use super::spent::Spent;
use super::suite::{Remarks, SecureError, encode_value};
use crate::credential::{FormError, Graph, Unsecured, check_presentation};
use crate::encoding::digest::sha256;
use crate::encoding::json::{Document, Node, Pointer, Value, writer};
use crate::encoding::json_ld::{self, Contexts, Options, Origin, Source, Tie, Work};
use crate::encoding::rdf::{Dataset, Literal, Object};
use crate::encoding::rdfc::{self, Canonical, Escaping, MAX_HASH_BLOCKS};
use crate::key::{PublicKey, SIGNATURE_LENGTH, Signer};
use std::collections::BTreeMap;
use std::sync::Arc;

const PROOF: &str = "proof";
const PROOF_VALUE: &str = "proofValue";
const CONTEXT: &str = "@context";
const XSD_STRING: &str = "http://www.w3.org/2001/XMLSchema#string";

/// The statements that a proof covers, canonicalised.
#[derive(Clone, Debug)]
pub(super) struct Covered {
    /// The document in which the statements stand.
    document: Document,
    /// Whether it makes claims, which are read from what was signed. What else is signed is a presentation: its credentials are each read from a signature of their own,
    /// and its JSON must show all that it states of itself.
    is_assertion: bool,
    statements: Statements,
    options: Statements,
    canonical: Forms,
}

impl Covered {
    /// Reads what `proof` covers of `document`. It may take what `spent` has left.
    ///
    /// # Errors
    /// [`SuiteError::Lossy`].
    pub(super) fn read(
        document: &Document,
        proof: &Proof,
        previous: &[Node<'_>],
        contexts: &Contexts,
        spent: &Spent,
    ) -> Result<Self, SuiteError> {
        let (statements, document) = Statements::of_document(document, previous, contexts, spent.statements())?;
        let options = options(document.root().get(CONTEXT), proof.members().members(), contexts, spent.statements())
            .map_err(|error| below(proof.pointer(), error))?;
        let canonical = canonicalize(&options, &statements, Escaping::Current, spent)?;
        let is_assertion = proof.purpose() == Purpose::AssertionMethod.name();
        Ok(Self { document, is_assertion, statements, options, canonical })
    }

    /// Checks the signature, also over the other forms that there are.
    pub(super) fn verify(
        self,
        key: &PublicKey,
        signature: &[u8; SIGNATURE_LENGTH],
        spent: &Spent,
    ) -> Result<(Unsecured, Remarks), SuiteError> {
        let Self { document, is_assertion, statements, options, canonical } = self;
        let holds = |forms: &Forms| key.verify(&hash(&forms.0, &forms.1), signature).is_ok();
        let (statements, older_escaping, rounded_up) = match key.verify(&hash(&canonical.0, &canonical.1), signature) {
            Ok(()) => (statements, false, false),
            Err(_) if holds_over_older(&statements, &options, &canonical, &holds, spent)? => (statements, true, false),
            Err(error) if statements.ties.is_empty() && options.ties.is_empty() => return Err(SuiteError::SignatureInvalid(error)),
            Err(error) => {
                let (statements, options) = (statements.rounded_up(), options.rounded_up());
                let canonical = canonicalize(&options, &statements, Escaping::Current, spent)?;
                let is_current = holds(&canonical);
                if !is_current && !holds_over_older(&statements, &options, &canonical, &holds, spent)? {
                    return Err(SuiteError::SignatureInvalid(error));
                }
                (statements, !is_current, true)
            }
        };
        let covered = if is_assertion {
            let (read, graph) = Graph::read(&statements.dataset, statements.origins, &document)?;
            Unsecured::of_graph(read, graph)
        } else {
            check_presentation(&statements.dataset, &document)?;
            Unsecured::new(document)
        };
        Ok((covered, Remarks { older_escaping, rounded_up, inline_contexts: statements.inline_contexts }))
    }
}

/// The canonical forms of the options and of the document.
type Forms = (Canonical, Canonical);

/// Whether the signature holds over the older form, where there is one.
fn holds_over_older(
    statements: &Statements,
    options: &Statements,
    current: &Forms,
    holds: &dyn Fn(&Forms) -> bool,
    spent: &Spent,
) -> Result<bool, FormError> {
    if !current.0.has_other_form() && !current.1.has_other_form() {
        return Ok(false);
    }
    Ok(holds(&canonicalize(options, statements, Escaping::Older, spent)?))
}

/// Both canonical forms; what they cost is added to `spent`, a form that would cost too much at all that it may.
fn canonicalize(options: &Statements, statements: &Statements, escaping: Escaping, spent: &Spent) -> Result<Forms, FormError> {
    let count = |form: Result<Canonical, FormError>| {
        spent.hashed(form.as_ref().map_or(MAX_HASH_BLOCKS, Canonical::effort));
        form
    };
    Ok((count(options.canonicalize(escaping))?, count(statements.canonicalize(escaping))?))
}

/// What a document states.
#[derive(Clone, Debug)]
struct Statements {
    dataset: Dataset,
    origins: Vec<u32>,
    inline_contexts: Vec<Pointer>,
    ties: Vec<Tie>,
}

impl Statements {
    /// What is stated by a document without its proofs but those in `previous`, and the document that the origins count in.
    fn of_document(document: &Document, previous: &[Node<'_>], contexts: &Contexts, work: &Work) -> Result<(Self, Document), FormError> {
        let unsecured = Unsecured::new(document.clone());
        let part = Part::Statements;
        if previous.is_empty() {
            return Ok((Self::of(&Source::Object(unsecured.members().collect()), part, contexts, work)?, document.clone()));
        }
        // A proof of a chain covers those that it builds on.
        let chained = Document::parse(&unsecured.canonicalize(previous))?;
        Ok((Self::of(&Source::Value(chained.root()), part, contexts, work)?, chained))
    }

    fn of(source: &Source<'_>, part: Part, contexts: &Contexts, work: &Work) -> Result<Self, FormError> {
        let json_ld::Statements { dataset, origins, notices, ties, .. } =
            json_ld::to_rdf_within(source, contexts, &Options::default(), work)?;
        let inline_contexts = names::check(source, &dataset, &origins, &notices, part)?;
        Ok(Self { dataset, origins: origins.into_iter().map(Origin::index).collect(), inline_contexts, ties })
    }

    /// The same with the other form of each number that lies exactly between two: what a processor in JavaScript writes.
    fn rounded_up(mut self) -> Self {
        let others: BTreeMap<&Arc<str>, &Arc<str>> = self.ties.iter().map(|tie| (&tie.form, &tie.other)).collect();
        for quad in &mut self.dataset.quads {
            if let Object::Literal(Literal { value, datatype, .. }) = &mut quad.object
                && &**datatype != XSD_STRING
                && let Some(other) = others.get(value)
            {
                *value = Arc::clone(other);
            }
        }
        self
    }

    fn canonicalize(&self, escaping: Escaping) -> Result<Canonical, FormError> {
        rdfc::canonicalize(&self.dataset, escaping).map_err(|error| {
            FormError::new(Pointer::root(), error.code(), "statements that have a canonical form within the limits", error.to_string())
        })
    }
}

/// What proof options state: the members of a proof but its value, under the contexts of the document.
fn options<'d>(
    context: Option<Node<'d>>,
    members: impl Iterator<Item = (&'d str, Node<'d>)>,
    contexts: &Contexts,
    work: &Work,
) -> Result<Statements, FormError> {
    let own = members.filter(|(name, _)| !matches!(*name, PROOF_VALUE | CONTEXT));
    let source = Source::Object(context.map(|context| (CONTEXT, context)).into_iter().chain(own).collect());
    Statements::of(&source, Part::Options, contexts, work)
}

/// The 64 bytes that are signed: SHA-256 of the options, then SHA-256 of the document.
fn hash(options: &Canonical, document: &Canonical) -> [u8; 64] {
    let mut hash = [0; 64];
    let (first, second) = hash.split_at_mut(32);
    first.copy_from_slice(&sha256(options.n_quads()));
    second.copy_from_slice(&sha256(document.n_quads()));
    hash
}

/// Signs a document, and returns the proof.
///
/// # Errors
/// Those of [`SecureError`].
pub(super) fn sign(
    document: &Document,
    options: Node<'_>,
    previous: &[Node<'_>],
    contexts: &Contexts,
    signer: &dyn Signer,
) -> Result<Document, SecureError> {
    let value = value(document, options, previous, contexts, signer)?;
    Ok(options.to_document().with_member(PROOF_VALUE, &Document::from_value(&Value::String(value))?)?)
}

/// Signs a document that has no proof yet, and returns it with the proof, as text.
///
/// # Errors
/// Those of [`SecureError`].
pub(super) fn secure(
    document: &Document,
    options: &[(&str, &str)],
    contexts: &Contexts,
    signer: &dyn Signer,
) -> Result<Vec<u8>, SecureError> {
    let members = |it: &mut writer::ObjectWriter<'_>| options.iter().for_each(|(name, value)| it.text(name, value));
    let proof = Document::parse(&writer::object(members))?;
    let value = value(document, proof.root(), &[], contexts, signer)?;
    let proof = writer::object(|it| {
        members(it);
        it.text(PROOF_VALUE, &value);
    });
    Ok(writer::with_member(document.root(), PROOF, &proof))
}

fn value(
    document: &Document,
    proof: Node<'_>,
    previous: &[Node<'_>],
    contexts: &Contexts,
    signer: &dyn Signer,
) -> Result<String, SecureError> {
    let work = Work::within(contexts.limits());
    let (statements, document) = Statements::of_document(document, previous, contexts, &work)?;
    let options =
        options(document.root().get(CONTEXT), proof.members(), contexts, &work).map_err(|error| below(&Pointer::fixed("/proof"), error))?;
    let hash = hash(&options.canonicalize(Escaping::Current)?, &statements.canonicalize(Escaping::Current)?);
    Ok(encode_value(&signer.sign(&hash)?))
}

/// An error in proof options, which stand at `place`; their context is the document's own.
fn below(place: &Pointer, error: FormError) -> FormError {
    let within = error.pointer().as_str().to_owned();
    if within.starts_with("/@context") { error } else { error.at(place.clone().join(&within)) }
}
