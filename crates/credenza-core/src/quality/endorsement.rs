//! What an endorsement says, which is no award: it has none of the elements. Open Badges 3.0, `EndorsementCredential`.

use crate::credential::{Credential, language_values};
use crate::encoding::json::Node;
use crate::micro::Terms;

/// A credential that says something of a thing: of another credential, an achievement, an issuer.
#[derive(Clone, Copy, Debug)]
pub struct Endorsement<'c> {
    credential: &'c Credential,
}

impl<'c> Endorsement<'c> {
    /// The endorsement that a credential is by its types, where contexts that are known give these their meaning. One that states an achievement is an award,
    /// whatever else it calls itself.
    pub fn of(credential: &'c Credential) -> Option<Self> {
        Self::by_names(credential).filter(|_| Terms::throughout(credential.document()).is_some())
    }

    /// The same by the names alone, whatever contexts give them a meaning.
    pub(crate) fn by_names(credential: &'c Credential) -> Option<Self> {
        let endorsement = Self { credential };
        let is_one = credential.types().iter().any(|kind| kind == "EndorsementCredential");
        (is_one && endorsement.subjects().all(|subject| subject.get("achievement").is_none())).then_some(endorsement)
    }

    /// The identifiers of what it endorses, in the order of the document.
    pub fn endorsed(&self) -> impl Iterator<Item = &'c str> {
        self.credential.subjects().iter().filter_map(|subject| subject.id.as_ref()).map(|id| id.as_str())
    }

    /// What the endorser says in words (`endorsementComment`), in every language in which it says it.
    pub fn comments(&self) -> impl Iterator<Item = &'c str> {
        let comments = self.subjects().filter_map(|subject| subject.get("endorsementComment"));
        comments.flat_map(|comment| language_values(comment).into_iter().map(|value| value.text))
    }

    fn subjects(&self) -> impl Iterator<Item = Node<'c>> {
        self.credential.document().get("credentialSubject").into_iter().flat_map(Node::one_or_many).map(|(_, subject)| subject)
    }
}
