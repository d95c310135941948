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
use credenza_core::encoding::digest::sha256;
use serde::{Deserialize, Serialize};

use super::secrets::{Holder, Secrets, hex};
use crate::sealed::Recipient;

const SCHEMA: &str = "credenza.wallet/2";

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// It says the same.
    Complete,
    /// It lacks holders that the secrets have, because a run died between writing the two; or its checksum, because it is of an old wallet.
    Behind,
    /// It says something that the secrets do not.
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
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        // Strict about duplicate members, which serde alone would let pass in nested values.
        let _ = credenza_core::encoding::json::parse(bytes).ok()?;
        let part: Self = serde_json::from_slice(bytes).ok()?;
        let is_whole = match part.schema.as_str() {
            SCHEMA => part.checksum.is_some() && part.checksum == part.sum().ok(),
            SCHEMA_UNCHECKED => part.checksum.is_none(),
            _ => false,
        };
        let is_told = !part.holders.is_empty() && part.holders.iter().all(|holder| is_key_did(&holder.did));
        (is_whole && is_told && part.recipient().is_some()).then_some(part)
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
        Ok(if *self == expected {
            Agreement::Complete
        } else if self.recipient == expected.recipient && self.holders.iter().all(|holder| expected.holders.contains(holder)) {
            Agreement::Behind
        } else {
            Agreement::Foreign
        })
    }
}

/// Whether it is the DID of an Ed25519 key, written in the one way there is.
fn is_key_did(text: &str) -> bool {
    let key = Did::parse(text).and_then(|did| key_method::public_key(&did));
    key.is_ok_and(|key| key_method::from_public_key(&key).as_str() == text)
}
