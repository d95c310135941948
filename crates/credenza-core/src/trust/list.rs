//! The plain trust file: `{"issuers": [{"id": DID, "name": …, "keys"?, "from"?, "until"?, "ended"?, "types"?, "country"?}]}`.

use std::collections::BTreeMap;

use thiserror::Error;

use crate::did::Did;
use crate::encoding::display::hidden;
use crate::encoding::json::{Document, Map, Node, ParseError, Pointer, Value};
use crate::encoding::printable;
use crate::key::PublicKey;
use crate::time::Timestamp;

/// Why a trust file cannot be read. A file that says whom to believe is read strictly: an unknown member is an error, because a misspelt `until` would
/// otherwise extend trust for ever.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TrustListError {
    /// It is not strict JSON.
    #[error(transparent)]
    Json(#[from] ParseError),
    /// A member is missing, unknown, repeated or not of its type.
    #[error("at `{}`: expected {}, found {}", printable(pointer.as_str()), printable(expected), printable(found))]
    Form {
        /// Where.
        pointer: Pointer,
        /// What was expected.
        expected: String,
        /// What was found.
        found: String,
    },
}

impl TrustListError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Json(error) => error.code(),
            Self::Form { .. } => "trust_list_malformed",
        }
    }

    /// Where.
    pub fn pointer(&self) -> &Pointer {
        match self {
            Self::Json(error) => &error.pointer,
            Self::Form { pointer, .. } => pointer,
        }
    }
}

/// How trust in an issuer ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It closed or changed keys: what it signed before stands.
    Closed,
    /// Its key fell into other hands: nothing by it can be told apart any more.
    Compromised,
}

/// One issuer that the verifier trusts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedIssuer {
    /// Its DID.
    pub id: Did,
    /// The name under which the verifier knows it; shown instead of the name it gives itself.
    pub name: String,
    /// If any are named, only signatures by these keys count.
    pub keys: Vec<PublicKey>,
    /// Trusted for signatures dated from then on.
    pub from: Option<Timestamp>,
    /// Trusted for signatures dated before then.
    pub until: Option<Timestamp>,
    /// Why it ended.
    pub ended: Option<Ended>,
    /// If any are named, trusted for credentials of one of these types only.
    pub types: Vec<String>,
    /// If named, trusted for credentials awarded in this country only. ISO 3166-1 alpha-2.
    pub country: Option<String>,
}

/// Where an issuer stands on a list, for one signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    /// The list does not name it.
    Absent,
    /// Trusted.
    Trusted(&'a TrustedIssuer),
    /// Trusted because the signature says that it is older than the issuer's end: a date that only the issuer asserts.
    TrustedByItsOwnDate(&'a TrustedIssuer),
    /// Named, but not for the time of this signature.
    OutsidePeriod(&'a TrustedIssuer),
    /// Named, but not for this country.
    OutsideCountry(&'a TrustedIssuer),
    /// Named, but not for these types.
    OutsideTypes(&'a TrustedIssuer),
    /// Named, but not with this key.
    KeyNotListed(&'a TrustedIssuer),
    /// Named as compromised.
    Compromised(&'a TrustedIssuer),
}

/// A list of trusted issuers, each named once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustList {
    issuers: Vec<TrustedIssuer>,
    /// Where each issuer stands in the list. A national list has thousands, and is asked for every credential.
    places: BTreeMap<Did, usize>,
}

impl TrustList {
    /// A list of these issuers; of two with one DID the later stands.
    pub fn new(issuers: impl IntoIterator<Item = TrustedIssuer>) -> Self {
        let mut list = Self::default();
        for issuer in issuers {
            match list.places.get(&issuer.id).and_then(|place| list.issuers.get_mut(*place)) {
                Some(earlier) => *earlier = issuer,
                None => list.push(issuer),
            }
        }
        list
    }

    /// Reads a plain trust file.
    ///
    /// # Errors
    /// See [`TrustListError`].
    pub fn parse(bytes: &[u8]) -> Result<Self, TrustListError> {
        let document = Document::parse(bytes)?;
        let members = object(document.root(), &Pointer::root(), &["issuers"])?;
        let place = Pointer::fixed("/issuers");
        let Some(entries) = members.get("issuers").filter(|entries| entries.is_array()) else {
            return form(place, "an array of issuers", members.get("issuers"));
        };
        let mut list = Self::default();
        for (index, entry) in entries.items().enumerate() {
            let pointer = place.index(index);
            let issuer = issuer(entry, &pointer)?;
            if list.places.contains_key(&issuer.id) {
                return form(pointer.key("id"), "each issuer once", entry.get("id"));
            }
            list.push(issuer);
        }
        Ok(list)
    }

    /// The list as the JSON of a plain trust file.
    pub fn to_value(&self) -> Value {
        let issuers = self.issuers.iter().map(TrustedIssuer::to_value).collect();
        Value::Object(Map::from_iter([("issuers".to_owned(), Value::Array(issuers))]))
    }

    /// The issuers, in the order of the list.
    pub fn issuers(&self) -> &[TrustedIssuer] {
        &self.issuers
    }

    /// The issuer of that DID.
    pub fn get(&self, id: &Did) -> Option<&TrustedIssuer> {
        self.issuers.get(*self.places.get(id)?)
    }

    /// Takes an issuer off the list.
    pub fn remove(&mut self, id: &Did) -> Option<TrustedIssuer> {
        let place = self.places.remove(id)?;
        let removed = self.issuers.remove(place);
        self.places.values_mut().filter(|other| **other > place).for_each(|other| *other -= 1);
        Some(removed)
    }

    fn push(&mut self, issuer: TrustedIssuer) {
        self.places.insert(issuer.id.clone(), self.issuers.len());
        self.issuers.push(issuer);
    }

    /// Where the issuer stands for a signature by `key`, dated `signed`, over a credential of these types awarded in `country`.
    ///
    /// A period can only be judged for a signature that has a date: without one, an entry with `from` or `until` does not cover it.
    pub fn standing(&self, id: &Did, key: &PublicKey, signed: Option<&Timestamp>, types: &[String], country: Option<&str>) -> Standing<'_> {
        let Some(issuer) = self.get(id) else { return Standing::Absent };
        if issuer.ended == Some(Ended::Compromised) {
            return Standing::Compromised(issuer);
        }
        if !issuer.keys.is_empty() && !issuer.keys.contains(key) {
            return Standing::KeyNotListed(issuer);
        }
        let after_from = issuer.from.as_ref().is_none_or(|from| signed.is_some_and(|signed| from <= signed));
        // Nobody closed at no time: an entry made by hand that does not say when covers nothing.
        let open_ended = issuer.ended.is_none();
        let before_until = issuer.until.as_ref().map_or(open_ended, |until| signed.is_some_and(|signed| signed < until));
        if !after_from || !before_until {
            return Standing::OutsidePeriod(issuer);
        }
        let is_listed = |kind: &String| issuer.types.iter().any(|listed| canonical_type(listed) == canonical_type(kind));
        if !issuer.types.is_empty() && !types.iter().any(is_listed) {
            return Standing::OutsideTypes(issuer);
        }
        if issuer.country.is_some() && issuer.country.as_deref() != country {
            return Standing::OutsideCountry(issuer);
        }
        if issuer.ended == Some(Ended::Closed) { Standing::TrustedByItsOwnDate(issuer) } else { Standing::Trusted(issuer) }
    }
}

impl TrustedIssuer {
    /// An issuer trusted for everything and always.
    pub fn new(id: Did, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), keys: Vec::new(), from: None, until: None, ended: None, types: Vec::new(), country: None }
    }

    fn to_value(&self) -> Value {
        let mut members = Map::new();
        let mut put = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                members.insert(name.to_owned(), value);
            }
        };
        let texts = |texts: Vec<String>| (!texts.is_empty()).then(|| Value::from(texts));
        put("id", Some(self.id.as_str().into()));
        put("name", Some(self.name.as_str().into()));
        put("keys", texts(self.keys.iter().map(PublicKey::to_multikey).collect()));
        put("from", self.from.as_ref().map(|time| time.to_string().into()));
        put("until", self.until.as_ref().map(|time| time.to_string().into()));
        put("ended", self.ended.map(|ended| if ended == Ended::Closed { "closed" } else { "compromised" }.into()));
        put("types", texts(self.types.clone()));
        put("country", self.country.as_deref().map(Value::from));
        Value::Object(members)
    }
}

/// The one name of a type. Open Badges 3.0 §B.1.2: `AchievementCredential` and `OpenBadgeCredential` are the same.
fn canonical_type(name: &str) -> &str {
    if name == "AchievementCredential" { "OpenBadgeCredential" } else { name }
}

fn form<T>(pointer: Pointer, expected: &str, found: Option<Node<'_>>) -> Result<T, TrustListError> {
    Err(TrustListError::Form { pointer, expected: expected.to_owned(), found: crate::encoding::describe(found) })
}

fn object<'a>(value: Node<'a>, pointer: &Pointer, known: &[&str]) -> Result<Node<'a>, TrustListError> {
    if !value.is_object() {
        return form(pointer.clone(), "an object", Some(value));
    }
    match value.members().find(|(name, _)| !known.contains(name)) {
        None => Ok(value),
        Some((name, _)) => Err(TrustListError::Form {
            pointer: pointer.key(name),
            expected: format!("only the members {}", known.join(", ")),
            found: format!("\"{name}\""),
        }),
    }
}

fn issuer(value: Node<'_>, pointer: &Pointer) -> Result<TrustedIssuer, TrustListError> {
    let members = object(value, pointer, &["id", "name", "keys", "from", "until", "ended", "types", "country"])?;
    let string = |name: &str| members.get(name).and_then(Node::as_str);
    let text = |name: &str, expected: &str| match string(name) {
        Some(text) if !text.trim().is_empty() && hidden(text).next().is_none() => Ok(text.to_owned()),
        Some(text) if !text.trim().is_empty() => {
            form(pointer.key(name), &format!("{expected}, without invisible characters"), members.get(name))
        }
        _ => form(pointer.key(name), expected, members.get(name)),
    };
    let texts = |name: &str| {
        let Some(found) = members.get(name) else { return Ok(Vec::new()) };
        let texts: Option<Vec<_>> = found.items().map(Node::as_str).collect();
        match texts.filter(|texts| !texts.is_empty()) {
            Some(texts) => Ok(texts),
            None => form(pointer.key(name), "an array of strings, not empty", Some(found)),
        }
    };
    let time = |name: &str| {
        let Some(found) = members.get(name) else { return Ok(None) };
        match found.as_str().map(Timestamp::parse) {
            Some(Ok(time)) => Ok(Some(time)),
            _ => form(pointer.key(name), "a date and time with offset, such as 2026-06-30T00:00:00Z", Some(found)),
        }
    };
    let id = match Did::parse(&text("id", "the issuer's DID")?) {
        Ok(id) => id,
        Err(_) => return form(pointer.key("id"), "a DID", members.get("id")),
    };
    let mut keys = Vec::new();
    for (index, key) in texts("keys")?.into_iter().enumerate() {
        match PublicKey::from_multikey(key) {
            Ok(key) => keys.push(key),
            Err(_) => {
                let found = members.get("keys").and_then(|keys| keys.items().nth(index));
                return form(pointer.key("keys").index(index), "an Ed25519 key as Multikey (z6Mk…)", found);
            }
        }
    }
    let ended = match (members.get("ended"), string("ended")) {
        (None, _) => None,
        (_, Some("closed")) => Some(Ended::Closed),
        (_, Some("compromised")) => Some(Ended::Compromised),
        (found, _) => return form(pointer.key("ended"), "\"closed\" or \"compromised\"", found),
    };
    let (from, until) = (time("from")?, time("until")?);
    if ended == Some(Ended::Closed) && until.is_none() {
        return form(pointer.key("until"), "the time at which it closed", None);
    }
    let country = match (members.get("country"), string("country")) {
        (None, _) => None,
        (_, Some(code)) if code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()) => Some(code.to_owned()),
        (found, _) => return form(pointer.key("country"), "two capital letters of ISO 3166-1", found),
    };
    let types = texts("types")?.into_iter().map(str::to_owned).collect();
    Ok(TrustedIssuer { id, name: text("name", "the name you know it by")?, keys, from, until, ended, types, country })
}
