//! The part of a wallet in the clear: whom new credentials are closed for, and the learner's DIDs.
//!
//! ```text
//! {
//!   "schema": "credenza.wallet/2",
//!   "recipient": "age1…",
//!   "holders": [{"did": "did:key:…", "created": "2027-01-31T09:00:00Z"}],
//!   "checksum": lower-case hex of SHA-256 of the same without it, in this order and without white space
//! }
//! ```
//!
//! The checksum finds what a disk, a cable or an editor changed: half of the texts that differ from a DID by a letter are DIDs too, of keys that nobody has. Against people
//! it does nothing, since anybody can compute it; what the secrets say is compared with this whenever they are opened.

use credenza_core::did::{Did, key_method};
use credenza_core::encoding::digest::{hex, sha256};
use credenza_core::encoding::json::Value;
use serde::{Deserialize, Serialize};

use super::secrets::{Holder, Secrets, Unreadable};
use crate::sealed::Recipient;

const SCHEMA: &str = "credenza.wallet/2";

/// What every version of it begins with.
const FORMAT: &str = "credenza.wallet/";

/// As the first wallets have it, without a checksum. The next unlock writes it anew.
const SCHEMA_UNCHECKED: &str = "credenza.wallet/1";

/// A DID of the wallet's owner, as it can be told to an issuer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PublicHolder {
    /// The DID.
    pub(crate) did: String,
    /// When its key was made, `xsd:dateTimeStamp`.
    pub(crate) created: String,
}

impl From<&Holder> for PublicHolder {
    fn from(holder: &Holder) -> Self {
        Self { did: holder.did.clone(), created: holder.created.clone() }
    }
}

/// The file `wallet.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PublicPart {
    schema: String,
    recipient: String,
    pub(super) holders: Vec<PublicHolder>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    checksum: Option<String>,
}

/// How the part in the clear relates to the secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// It says the same.
    Complete,
    /// It lacks holders that the secrets have, because a run died between writing the two; or its checksum, because it is of an old wallet.
    Behind,
    /// It names these DIDs, of this wallet, whose keys the secrets lack: they are an older version of themselves.
    Ahead(Vec<String>),
    /// It says something else that the secrets do not.
    Foreign,
}

impl PublicPart {
    pub(super) fn of(secrets: &Secrets) -> std::io::Result<Self> {
        let mut part = Self {
            schema: SCHEMA.to_owned(),
            recipient: secrets.identity.recipient().to_string(),
            holders: secrets.holders.iter().map(PublicHolder::from).collect(),
            checksum: None,
        };
        part.checksum = Some(part.sum()?);
        Ok(part)
    }

    pub(super) fn encode(&self) -> std::io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads what [`PublicPart::encode`] wrote, and what the first wallets have.
    pub(super) fn decode(bytes: &[u8]) -> Result<Self, Unreadable> {
        // Strict about duplicate members, which serde alone would let pass in nested values.
        let document = credenza_core::encoding::json::parse(bytes).map_err(|_| Unreadable::Damaged)?;
        let part = serde_json::from_slice::<Self>(bytes).ok();
        if let Some(version) = document.get("schema").and_then(Value::as_str).and_then(later_version) {
            // A letter of the schema that a disk changed is found by the checksum, like any other.
            let is_damage = part.is_some_and(|part| Self { schema: SCHEMA.to_owned(), ..part }.is_whole());
            return Err(if is_damage { Unreadable::Damaged } else { Unreadable::Version(version.to_owned()) });
        }
        part.filter(Self::is_whole).ok_or(Unreadable::Damaged)
    }

    fn is_whole(&self) -> bool {
        let is_unchanged = match self.schema.as_str() {
            SCHEMA => self.checksum.is_some() && self.checksum == self.sum().ok(),
            SCHEMA_UNCHECKED => self.checksum.is_none(),
            _ => false,
        };
        let is_told = !self.holders.is_empty() && self.holders.iter().all(|holder| is_key_did(&holder.did));
        is_unchanged && is_told && self.recipient().is_some()
    }

    /// The checksum that belongs to it.
    fn sum(&self) -> std::io::Result<String> {
        let bare = Self { checksum: None, ..self.clone() };
        Ok(hex(&sha256(&serde_json::to_vec(&bare)?)))
    }

    /// Whom new credentials are closed for.
    pub(super) fn recipient(&self) -> Option<Recipient> {
        Recipient::parse(&self.recipient)
    }

    pub(super) fn agreement(&self, secrets: &Secrets) -> std::io::Result<Agreement> {
        let expected = Self::of(secrets)?;
        let lacking = self.lacking(secrets);
        Ok(if *self == expected {
            Agreement::Complete
        } else if !lacking.is_empty() {
            Agreement::Ahead(lacking)
        } else if self.recipient == expected.recipient && self.holders.iter().all(|holder| expected.holders.contains(holder)) {
            Agreement::Behind
        } else {
            Agreement::Foreign
        })
    }

    /// Whether it is of the wallet that has these secrets, in whatever version.
    pub(super) fn is_of(&self, secrets: &Secrets) -> bool {
        self.recipient == secrets.identity.recipient().to_string()
    }

    /// The DIDs that it names and whose keys these secrets lack; none where it is of another wallet.
    pub(super) fn lacking(&self, secrets: &Secrets) -> Vec<String> {
        if !self.is_of(secrets) {
            return Vec::new();
        }
        let is_known = |holder: &&PublicHolder| secrets.holders.iter().any(|known| known.did == holder.did);
        self.holders.iter().filter(|holder| !is_known(holder)).map(|holder| holder.did.clone()).collect()
    }
}

/// The version that this schema names, where it is a later one.
fn later_version(schema: &str) -> Option<&str> {
    let version = schema.strip_prefix(FORMAT)?;
    version.parse::<u32>().is_ok_and(|version| version > 2).then_some(version)
}

/// Whether it is the DID of an Ed25519 key, written in the one way there is.
fn is_key_did(text: &str) -> bool {
    let key = Did::parse(text).and_then(|did| key_method::public_key(&did));
    key.is_ok_and(|key| key_method::from_public_key(&key).as_str() == text)
}
