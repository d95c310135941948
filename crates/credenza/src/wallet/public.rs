//! The part of a wallet in the clear: whom new credentials are closed for, and the learner's DIDs.

use serde::{Deserialize, Serialize};

use super::secrets::{Holder, Secrets};
use crate::sealed::Recipient;

const SCHEMA: &str = "credenza.wallet/1";

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
}

/// How the part in the clear relates to the secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// It says the same.
    Complete,
    /// It lacks holders that the secrets have: a run died between writing the two.
    Behind,
    /// It says something that the secrets do not.
    Foreign,
}

impl PublicPart {
    pub(super) fn of(secrets: &Secrets) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            recipient: secrets.identity.recipient().to_string(),
            holders: secrets.holders.iter().map(PublicHolder::from).collect(),
        }
    }

    pub(super) fn encode(&self) -> std::io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        // Strict about duplicate members, which serde alone would let pass in nested values.
        let _ = credenza_core::encoding::json::parse(bytes).ok()?;
        let part: Self = serde_json::from_slice(bytes).ok()?;
        (part.schema == SCHEMA && part.recipient().is_some()).then_some(part)
    }

    /// Whom new credentials are closed for.
    pub(super) fn recipient(&self) -> Option<Recipient> {
        Recipient::parse(&self.recipient)
    }

    pub(super) fn agreement(&self, secrets: &Secrets) -> Agreement {
        let expected = Self::of(secrets);
        if *self == expected {
            Agreement::Complete
        } else if self.recipient == expected.recipient && self.holders.iter().all(|holder| expected.holders.contains(holder)) {
            Agreement::Behind
        } else {
            Agreement::Foreign
        }
    }
}
