//! Who the learner is, as Open Badges says it: the `IdentityObject`s of the subject, in the open or as a hash (Open Badges 3.0, `IdentityObject`, `IdentityHash`).

use md5::{Digest as _, Md5};

use super::reader::Place;
use super::statement::{Statement, StatementValue};
use crate::credential::Credential;
use crate::encoding::digest::sha256;
use crate::encoding::json::Pointer;
use crate::encoding::{is_same_text, spellings};
use crate::micro::Terms;

/// The `identityType` of a name.
const NAME: &str = "name";

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
    /// In the open; a name may be there in several languages.
    Plain(Vec<String>),
    /// One of several in the open that stand in one place and contradict each other.
    Disputed(String),
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
    ///
    /// The names of the subject (`name`, and in our own form `fullName`) are among them, as identities of the type `name` in the open, after the others.
    pub fn of(credential: &Credential) -> Option<Vec<Self>> {
        let document = credential.document();
        let terms = Terms::throughout(document).filter(|_| credential.subjects().len() == 1);
        terms.map(|terms| {
            let subject = Place::member_of(document, "credentialSubject").first();
            let identifiers = subject.get("identifier").each();
            let full_name = if terms == Terms::European { Self::names_of(&subject.get("fullName")) } else { Vec::new() };
            let all = identifiers.iter().flat_map(Self::read).chain(Self::names_of(&subject.get("name"))).chain(full_name);
            all.map(|object| Self { pointer: document.arrived(&object.pointer), ..object }).collect()
        })
    }

    /// The name of a subject (such as `https://schema.org/name`, in the contexts of VCDM 2.0 and Open Badges), in however many languages; or each of several that
    /// contradict each other.
    fn names_of(name: &Place<'_>) -> Vec<Self> {
        let forms = match name.name("name") {
            Ok(None) => Vec::new(),
            Ok(Some(Statement { value: StatementValue::Text(texts), .. })) => {
                vec![Form::Plain(texts.iter().map(|(_, text)| text.to_owned()).collect())]
            }
            Ok(Some(statement)) => vec![Form::Plain(vec![statement.value.to_string()])],
            // Two names for one person: nobody can tell which is meant.
            Err(_) => name.names().into_iter().map(|name| Form::Disputed(name.to_owned())).collect(),
        };
        let object = |form| Self { kind: Some(NAME.to_owned()), form, pointer: name.pointer().clone() };
        forms.into_iter().map(object).collect()
    }

    fn read(place: &Place<'_>) -> Vec<Self> {
        let is_one = place.get("type").each().iter().any(|kind| kind.text() == Some("IdentityObject"));
        let kind = place.get("identityType").text().map(str::to_owned);
        let stated = place.get("identityHash");
        let are_disputed = is_one && place.get("hashed").is_false() && is_single(kind.as_deref()) && stated.only("identity").is_err();
        let forms = if are_disputed {
            stated.items().filter_map(|text| Some(Form::Disputed(text.text()?.to_owned()))).collect()
        } else {
            let form = if is_one { Form::read(place) } else { None };
            vec![form.unwrap_or(Form::Unreadable)]
        };
        forms.into_iter().map(|form| Self { kind: kind.clone(), form, pointer: place.pointer().clone() }).collect()
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
            Form::Plain(values) => values.first().map(String::as_str),
            Form::Disputed(value) => Some(value),
            Form::Hashed { written, .. } => Some(written),
            Form::Unreadable => None,
        }
    }

    /// How it is stated: `plain`, `sha256`, `md5`, or `unreadable`.
    pub fn method(&self) -> &'static str {
        match self.form {
            Form::Plain(_) | Form::Disputed(_) => "plain",
            Form::Hashed { algorithm: Algorithm::Sha256, .. } => "sha256",
            Form::Hashed { algorithm: Algorithm::Md5, .. } => "md5",
            Form::Unreadable => "unreadable",
        }
    }

    /// Whether it is this identity, to the byte: case, spaces and accents as the issuer wrote them. Only a name may be spelled in another way that Unicode holds for
    /// the same (annex 15: `é` as one character, or as `e` and an accent): two programs write the one name so, and nobody sees a difference. None where it cannot be
    /// told.
    pub fn is(&self, identity: &str) -> Option<bool> {
        let is_name = self.kind() == Some(NAME);
        match &self.form {
            Form::Plain(values) if is_name => Some(values.iter().any(|value| is_same_text(value, identity))),
            Form::Plain(values) => Some(values.iter().any(|value| value == identity)),
            Form::Disputed(value) if is_name => Some(is_same_text(value, identity)),
            Form::Disputed(value) => Some(value == identity),
            Form::Hashed { .. } if is_name => Some(spellings(identity).iter().any(|spelling| self.form.is_hash_of(spelling))),
            Form::Hashed { .. } => Some(self.form.is_hash_of(identity)),
            Form::Unreadable => None,
        }
    }

    /// Whether it is of this identity's type and says something else of the same person, where it is known that this one is `identity`. A person has one name and one
    /// birth date here, in however many languages; of addresses and numbers anybody may have several.
    pub fn contradicts(&self, same: &Self, identity: &str) -> bool {
        let is_one_of = |object: &Self, other: &Self| match &other.form {
            Form::Plain(values) => values.iter().any(|value| object.is(value) == Some(true)),
            _ => false,
        };
        let says_else = || self.is(identity) == Some(false) && !is_one_of(self, same) && !is_one_of(same, self);
        // Of those that contradict each other it does not matter which is the one that is known.
        let is_disputed = matches!(self.form, Form::Disputed(_));
        is_single(self.kind()) && self.kind == same.kind && (is_disputed || says_else())
    }
}

/// Whether a person has only one of this type.
fn is_single(kind: Option<&str>) -> bool {
    matches!(kind, Some(NAME | "ext:dateOfBirth"))
}

impl Form {
    fn is_hash_of(&self, identity: &str) -> bool {
        let Self::Hashed { algorithm, digest, salt, .. } = self else { return false };
        let text = format!("{identity}{salt}");
        match algorithm {
            Algorithm::Sha256 => sha256(text.as_bytes()).as_slice() == digest,
            Algorithm::Md5 => Md5::digest(text.as_bytes()).as_slice() == digest,
        }
    }

    fn read(place: &Place<'_>) -> Option<Self> {
        let written = place.get("identityHash").text()?.to_owned();
        match place.get("hashed") {
            hashed if hashed.is_true() => {}
            hashed if hashed.is_false() => return Some(Self::Plain(vec![written])),
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
