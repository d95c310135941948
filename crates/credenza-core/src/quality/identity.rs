//! Who the learner is, as Open Badges says it: the `IdentityObject`s of the subject, in the open or as a hash (Open Badges 3.0, `IdentityObject`, `IdentityHash`).

use md5::{Digest as _, Md5};

use super::elements::knows_contexts;
use super::reader::Place;
use crate::credential::Credential;
use crate::encoding::digest::sha256;
use crate::encoding::json::Pointer;

/// One identity that a credential states of its learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityObject {
    kind: Option<String>,
    form: Form,
    pointer: Pointer,
}

/// How an identity is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    Plain(String),
    Hashed {
        algorithm: Algorithm,
        /// As it stands there.
        written: String,
        digest: Vec<u8>,
        salt: String,
    },
    /// Of another type, or without a part that the specification demands, or hashed in a way that it does not know.
    Unreadable,
}

/// The hashes that the specification allows. MD5 has collisions, which do not help here: whoever wants to be taken for somebody has to meet a hash that is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Algorithm {
    Md5,
    Sha256,
}

impl IdentityObject {
    /// The identities of the one subject, who is the learner. None where nobody can tell: the credential's contexts are not known, so that its terms may mean
    /// anything; or it has several subjects, of which statements have no first.
    pub fn of(credential: &Credential) -> Option<Vec<Self>> {
        let document = credential.document();
        let is_clear = knows_contexts(document) && credential.subjects().len() == 1;
        is_clear.then(|| {
            let subject = Place::member_of(document, "credentialSubject").first();
            let read = |place| Self { pointer: document.arrived(Place::pointer(place)), ..Self::read(place) };
            subject.get("identifier").each().iter().map(read).collect()
        })
    }

    fn read(place: &Place<'_>) -> Self {
        let is_one = place.get("type").each().iter().any(|kind| kind.text() == Some("IdentityObject"));
        let kind = place.get("identityType").text().map(str::to_owned);
        let form = if is_one { Form::read(place) } else { None };
        Self { kind, form: form.unwrap_or(Form::Unreadable), pointer: place.pointer().clone() }
    }

    /// Its `identityType`, such as `emailAddress`.
    pub fn kind(&self) -> Option<&str> {
        self.kind.as_deref()
    }

    /// Where it stands.
    pub fn pointer(&self) -> &Pointer {
        &self.pointer
    }

    /// What it states, as it stands there: the identity, or its hash. None where it cannot be read.
    pub fn stated(&self) -> Option<&str> {
        match &self.form {
            Form::Plain(value) => Some(value),
            Form::Hashed { written, .. } => Some(written),
            Form::Unreadable => None,
        }
    }

    /// How it is stated: `plain`, `sha256`, `md5`, or `unreadable`.
    pub fn method(&self) -> &'static str {
        match self.form {
            Form::Plain(_) => "plain",
            Form::Hashed { algorithm: Algorithm::Sha256, .. } => "sha256",
            Form::Hashed { algorithm: Algorithm::Md5, .. } => "md5",
            Form::Unreadable => "unreadable",
        }
    }

    /// Whether it is this identity, to the byte: case, spaces and accents as the issuer wrote them. None where that cannot be told.
    pub fn is(&self, identity: &str) -> Option<bool> {
        match &self.form {
            Form::Plain(value) => Some(value == identity),
            Form::Hashed { algorithm, digest, salt, .. } => {
                let text = format!("{identity}{salt}");
                Some(match algorithm {
                    Algorithm::Sha256 => sha256(text.as_bytes()).as_slice() == digest,
                    Algorithm::Md5 => Md5::digest(text.as_bytes()).as_slice() == digest,
                })
            }
            Form::Unreadable => None,
        }
    }
}

impl Form {
    fn read(place: &Place<'_>) -> Option<Self> {
        let written = place.get("identityHash").text()?.to_owned();
        match place.get("hashed") {
            hashed if hashed.is_true() => {}
            hashed if hashed.is_false() => return Some(Self::Plain(written)),
            _ => return None,
        }
        let (name, digits) = written.split_once('$')?;
        let algorithm = match name {
            "sha256" => Algorithm::Sha256,
            "md5" => Algorithm::Md5,
            _ => return None,
        };
        let digest = unhex(digits)?;
        let salt = place.get("salt");
        // White space is salt like any other.
        let salt = if salt.is_there() { salt.string()?.to_owned() } else { String::new() };
        let length = if algorithm == Algorithm::Sha256 { 32 } else { 16 };
        (digest.len() == length).then_some(Self::Hashed { algorithm, written, digest, salt })
    }
}

/// Hexadecimal digits in either case.
fn unhex(digits: &str) -> Option<Vec<u8>> {
    let value = |digit: &u8| char::from(*digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let pairs = digits.as_bytes().chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    pairs.map(|pair| Some(value(pair.first()?)? << 4 | value(pair.get(1)?)?)).collect()
}
