//! Element 1: who learned.

use super::element::Element;
use super::error::ModelError;
use super::text::check_text;
use crate::did::Did;
use crate::time::Date;

/// A person's name as the awarding body writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName {
    full: String,
    given: Option<String>,
    family: Option<String>,
}

impl PersonName {
    /// A name known only as a whole.
    ///
    /// # Errors
    /// `text_empty`, `text_control_character`.
    pub fn full(full: impl Into<String>) -> Result<Self, ModelError> {
        Self::new(full, None, None)
    }

    /// A name from its parts; the whole is given name, space, family name.
    ///
    /// # Errors
    /// `text_empty`, `text_control_character`.
    pub fn from_parts(given: impl Into<String>, family: impl Into<String>) -> Result<Self, ModelError> {
        let (given, family) = (given.into(), family.into());
        Self::new(format!("{given} {family}"), Some(given), Some(family))
    }

    /// A name with a whole of its own order, and what is known of its parts.
    ///
    /// # Errors
    /// `text_empty`, `text_control_character`.
    pub fn new(full: impl Into<String>, given: Option<String>, family: Option<String>) -> Result<Self, ModelError> {
        let full = full.into();
        for part in [Some(&full), given.as_ref(), family.as_ref()].into_iter().flatten() {
            check_text(part).map_err(|error| error.of(Element::Learner))?;
        }
        Ok(Self { full, given, family })
    }

    /// The whole name.
    pub fn as_full(&self) -> &str {
        &self.full
    }

    /// The given name, where known.
    pub fn given(&self) -> Option<&str> {
        self.given.as_deref()
    }

    /// The family name, where known.
    pub fn family(&self) -> Option<&str> {
        self.family.as_deref()
    }
}

/// What kind of identifier a learner has beside name and birth date. Open Badges 3.0 §B.7.5 (`IdentifierTypeEnum`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdentifierKind {
    /// The number that the awarding body gave the learner (`ext:studentNumber`).
    StudentNumber,
    /// A national identity number (`nationalIdentityNumber`).
    NationalId,
    /// Any other type, as Open Badges spells it.
    Other(String),
}

impl IdentifierKind {
    /// The `identityType` of Open Badges.
    pub fn identity_type(&self) -> &str {
        match self {
            Self::StudentNumber => "ext:studentNumber",
            Self::NationalId => "nationalIdentityNumber",
            Self::Other(kind) => kind,
        }
    }

    /// The kind of that `identityType`.
    pub fn from_identity_type(kind: &str) -> Self {
        match kind {
            "ext:studentNumber" => Self::StudentNumber,
            "nationalIdentityNumber" => Self::NationalId,
            other => Self::Other(other.to_owned()),
        }
    }
}

/// An identifier of a learner, as it is: not hashed, because a hashed number or address is guessable and helps nobody to compare it with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier {
    /// Which kind.
    pub kind: IdentifierKind,
    /// The identifier, leading zeros and all.
    pub value: String,
}

/// Element 1, identification of the learner.
///
/// With a DID the credential is *bound*: its holder can prove to be its subject. Without, it is *unbound*: whoever shows it must be compared with the name,
/// number or birth date it states. With a DID alone it is pseudonymous.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learner {
    did: Option<Did>,
    name: Option<PersonName>,
    birth_date: Option<Date>,
    identifiers: Vec<Identifier>,
}

impl Learner {
    /// A learner known by a DID.
    pub fn bound(did: Did) -> Self {
        Self { did: Some(did), name: None, birth_date: None, identifiers: Vec::new() }
    }

    /// A learner known by name.
    pub fn named(name: PersonName) -> Self {
        Self { did: None, name: Some(name), birth_date: None, identifiers: Vec::new() }
    }

    /// A learner from all that is known.
    ///
    /// # Errors
    /// `learner_unidentified` where there is neither DID nor name nor identifier; `text_empty`, `text_control_character` in an identifier.
    pub fn new(
        did: Option<Did>,
        name: Option<PersonName>,
        birth_date: Option<Date>,
        identifiers: Vec<Identifier>,
    ) -> Result<Self, ModelError> {
        if did.is_none() && name.is_none() && identifiers.is_empty() {
            return Err(ModelError::new("learner_unidentified", "a DID, a name or an identifier", "none").of(Element::Learner));
        }
        for identifier in &identifiers {
            check_text(&identifier.value).map_err(|error| error.of(Element::Learner))?;
            if matches!(identifier.kind.identity_type(), "name" | "ext:dateOfBirth") {
                return Err(ModelError::new(
                    "identifier_reserved",
                    "name and birth date in their own fields",
                    identifier.kind.identity_type(),
                )
                .of(Element::Learner));
            }
        }
        Ok(Self { did, name, birth_date, identifiers })
    }

    /// The same learner, bound to a DID.
    #[must_use]
    pub fn with_did(mut self, did: Did) -> Self {
        self.did = Some(did);
        self
    }

    /// The same learner, born on that day.
    #[must_use]
    pub fn with_birth_date(mut self, date: Date) -> Self {
        self.birth_date = Some(date);
        self
    }

    /// The DID that binds the credential to a key of the learner's.
    pub fn did(&self) -> Option<&Did> {
        self.did.as_ref()
    }

    /// The name.
    pub fn name(&self) -> Option<&PersonName> {
        self.name.as_ref()
    }

    /// The birth date.
    pub fn birth_date(&self) -> Option<&Date> {
        self.birth_date.as_ref()
    }

    /// The identifiers.
    pub fn identifiers(&self) -> &[Identifier] {
        &self.identifiers
    }
}
