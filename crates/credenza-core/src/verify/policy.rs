//! What the verifier asks.

use super::identity::LearnerIdentity;
use super::schema::{KnownSchema, SchemaError};
use crate::did::Did;
use crate::encoding::json::Document;
use crate::encoding::json_ld::{Contexts, ContextsError, Limits};
use crate::micro::Element;
use crate::trust::TrustList;
use std::sync::Arc;

/// How strictly the signer must be the issuer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IssuerBinding {
    /// A signature by anyone but the issuer is refused.
    #[default]
    Required,
    /// It is only reported. For conformance suites, whose vectors have an `https` issuer and a `did:key` signer; never for deciding about people.
    Reported,
}

/// What the verifier trusts and demands. The default trusts nobody and demands authenticity and currency.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    pub(super) trust: Vec<(String, TrustList)>,
    pub(super) pinned: Vec<Did>,
    pub(super) allow_unknown_issuer: bool,
    pub(super) require_presentation: bool,
    pub(super) required: Vec<Element>,
    pub(super) identities: Vec<LearnerIdentity>,
    pub(super) issuer_binding: IssuerBinding,
    contexts: AllContexts,
    limits: Limits,
    pub(super) schemas: Vec<KnownSchema>,
    /// Whether it is for credentials inside others: then a pin lends trust and demands nothing.
    pub(super) is_inside: bool,
}

/// The contexts that a policy added, and these with the built-in ones: compiled once, whoever uses the policy how often.
#[derive(Clone, Debug)]
struct AllContexts {
    added: Vec<(String, Document)>,
    all: Arc<Contexts>,
}

impl Default for AllContexts {
    fn default() -> Self {
        Self { added: Vec::new(), all: Contexts::known() }
    }
}

impl PartialEq for AllContexts {
    fn eq(&self, other: &Self) -> bool {
        self.added == other.added
    }
}

impl AllContexts {
    /// All of them, compiled anew.
    fn compile(&self) -> Contexts {
        let mut all = Contexts::with_known();
        for (url, document) in &self.added {
            all.add_checked(url, document.clone());
        }
        all
    }
}

impl Policy {
    /// Believes the issuers of this list; `source` names it in reports. Of several lists, one that calls an issuer compromised outweighs all; then one that names
    /// it for another time, country or type; then one that trusts it.
    #[must_use]
    pub fn trust(mut self, source: impl Into<String>, list: TrustList) -> Self {
        self.trust.push((source.into(), list));
        self
    }

    /// Demands this issuer, or one of several so named, and believes it where no list says otherwise: what a list says of its key, time, country or types still holds.
    #[must_use]
    pub fn pin_issuer(mut self, issuer: Did) -> Self {
        self.pinned.push(issuer);
        self
    }

    /// Accepts issuers that no list names. One that a list names as compromised or outside its terms stays refused.
    #[must_use]
    pub fn allow_unknown_issuer(mut self) -> Self {
        self.allow_unknown_issuer = true;
        self
    }

    /// Accepts bound credentials only in a presentation.
    #[must_use]
    pub fn require_presentation(mut self) -> Self {
        self.require_presentation = true;
        self
    }

    /// Demands that an element is stated or declared not applicable.
    #[must_use]
    pub fn require_element(mut self, element: Element) -> Self {
        if !self.required.contains(&element) {
            self.required.push(element);
        }
        self
    }

    /// Demands that the credential is of this person. Of several identities, each is demanded.
    ///
    /// An identity is compared to the byte with those that the credential states in the open or as a hash (`identifier` of the subject). Another one fails
    /// [`super::Question::Authentic`]; none leaves it unknown.
    #[must_use]
    pub fn learner_identity(mut self, identity: LearnerIdentity) -> Self {
        self.identities.push(identity);
        self
    }

    /// Makes a JSON-LD context known under its URL, beside those that are built in, which nothing replaces. The caller vouches for it: what a context says decides
    /// what a document means.
    ///
    /// # Errors
    /// [`ContextsError`] where the URL is none or that of a built-in context, or the document is no context.
    pub fn context(mut self, url: impl Into<String>, document: Document) -> Result<Self, ContextsError> {
        let url = url.into();
        if Contexts::known().knows(&url) {
            return Err(ContextsError::BuiltIn);
        }
        let mut all = self.contexts.compile();
        all.add(&url, document.clone())?;
        self.contexts.added.push((url, document));
        self.contexts.all = Arc::new(all);
        Ok(self)
    }

    /// Bounds what one document may cost where its statements are signed, all its proofs together, and as much again all that stands inside it; where it would cost more,
    /// it is refused (`json_ld_limit`).
    #[must_use]
    pub fn within(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// What one document may cost.
    pub(crate) fn limits(&self) -> Limits {
        self.limits
    }

    /// The JSON-LD contexts that are built in and those of this policy.
    pub fn contexts(&self) -> &Contexts {
        &self.contexts.all
    }

    /// Makes a JSON Schema known under its URL, in the place of one that was known under it before: what credentials that name it (`credentialSchema`) are compared with.
    ///
    /// A schema that asks for something that is not supported is taken, and leaves open whether a credential keeps it.
    ///
    /// # Errors
    /// [`SchemaError`] where the URL is none, or the bytes are no JSON or no schema.
    pub fn schema(mut self, url: &str, bytes: &[u8]) -> Result<Self, SchemaError> {
        let known = KnownSchema::read(url, bytes)?;
        self.schemas.retain(|other| other.url != known.url);
        self.schemas.push(known);
        Ok(self)
    }

    /// Sets how strictly the signer must be the issuer.
    #[must_use]
    pub fn issuer_binding(mut self, binding: IssuerBinding) -> Self {
        self.issuer_binding = binding;
        self
    }

    /// The same policy for a credential inside another: whom the verifier trusts, and nothing of what it demands of the outer one. (Whose is not presented has nothing inside
    /// that is judged, where that is demanded; and whose learner it is, is asked of the outer one alone.)
    pub(super) fn inside(&self) -> Self {
        Self { is_inside: true, required: Vec::new(), ..self.clone() }
    }

    /// The same policy for a credential that did come in a presentation.
    pub(crate) fn without_presentation(mut self) -> Self {
        self.require_presentation = false;
        self
    }
}
