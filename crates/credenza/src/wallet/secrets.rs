//! What the wallet's passphrase opens.
//!
//! The text is an age identity file whose comments hold the rest as JSON, so that `age -d -i wallet.age credentials/….age` opens a credential
//! without this program:
//!
//! ```text
//! # credenza.wallet-secrets/2
//! # {
//! #   "name_key": base64url of 32 bytes,
//! #   "recovery": "age1…",
//! #   "seal_key": base64url of 32 bytes,
//! #   "holders": [{"did": "did:key:…", "seed": base64url of 32 bytes, "created": "2027-01-31T09:00:00Z"}],
//! #   "recovery_file": lower-case hex of SHA-256 of recovery.age, as it was last written
//! # }
//! AGE-SECRET-KEY-1…
//! ```
//!
//! Version 1 is the same without `recovery_file`: the first wallets, and what stands in a backup and in the recovery file itself.

use credenza_core::did::key_method;
use credenza_core::encoding::base64url;
use credenza_core::encoding::digest::{hex, sha256};
use credenza_core::key::SecretKey;
use credenza_core::time::Timestamp;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::credentials::NAMED;
use super::sameness::canonical;
use crate::sealed::{Identity, Recipient};

const FORMAT: &str = "# credenza.wallet-secrets/";
const VERSION: &str = "2";

/// Without the digest of the recovery file.
const VERSION_ALONE: &str = "1";

const SEAL: &str = "# credenza.recovery-seal/1 ";

/// What is derived from the recovery key to seal the recovery file.
const SEAL_LABEL: &[u8] = b"credenza.recovery-seal/1";

/// 32 secret bytes.
pub(super) type Key = Zeroizing<[u8; 32]>;

/// A key that credentials are issued to.
#[derive(Clone, Debug)]
pub(crate) struct Holder {
    /// Its DID, always derived from the key.
    pub(crate) did: String,
    /// The key.
    pub(crate) key: SecretKey,
    /// When it was made, `xsd:dateTimeStamp`.
    pub(crate) created: String,
}

impl Holder {
    pub(super) fn new(key: SecretKey, created: String) -> Self {
        Self { did: key_method::from_public_key(&key.public_key()).to_string(), key, created }
    }
}

/// Everything secret that a wallet has, its credentials apart.
#[derive(Clone)]
pub(super) struct Secrets {
    /// Opens the credentials.
    pub(super) identity: Identity,
    /// Names the credentials' files, so that nobody can test by a file's name whether the wallet holds a certain credential.
    pub(super) name_key: Key,
    /// Whom the recovery file is closed for.
    pub(super) recovery: Recipient,
    /// Seals the recovery file: its recipient is no secret to whoever opened the wallet once, but only a holder of the recovery key can check
    /// and only an opened wallet can make the seal. Without it anybody could put a recovery file of their own making in its place.
    pub(super) seal_key: Key,
    /// The learner's keys, oldest first; never empty.
    pub(super) holders: Vec<Holder>,
    /// SHA-256 of the recovery file as it was last written, lower-case hex: whether it is whole can't be seen without the recovery key. `None` where
    /// that is not known: in the first wallets, and in what comes from a backup.
    pub(super) recovery_file: Option<String>,
}

/// Why a text is not the secrets of a wallet, or its part in the clear.
#[derive(Debug)]
pub(super) enum Unreadable {
    /// It is damaged or something else.
    Damaged,
    /// It is of another version, this one.
    Version(String),
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct Wire {
    name_key: String,
    recovery: String,
    seal_key: String,
    holders: Vec<WireHolder>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recovery_file: Option<String>,
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct WireHolder {
    did: String,
    seed: String,
    created: String,
}

impl Secrets {
    /// The file name, without ending, of a credential: `c-` and the lower-case hex of HMAC-SHA-256 of its [`canonical`] form.
    pub(super) fn content_name(&self, credential: &[u8]) -> String {
        format!("{NAMED}{}", hex(&*mac(&self.name_key, &canonical(credential))))
    }

    /// The text described above, as it stands in `wallet.age`.
    pub(super) fn encode(&self) -> std::io::Result<Zeroizing<Vec<u8>>> {
        self.encode_with(self.recovery_file.clone())
    }

    /// The same without what is only true of this folder: for a backup, and for the recovery file, which can't have its own digest in it.
    pub(super) fn encode_alone(&self) -> std::io::Result<Zeroizing<Vec<u8>>> {
        self.encode_with(None)
    }

    fn encode_with(&self, recovery_file: Option<String>) -> std::io::Result<Zeroizing<Vec<u8>>> {
        let version = if recovery_file.is_some() { VERSION } else { VERSION_ALONE };
        let wire = Wire {
            name_key: base64url::encode(&*self.name_key),
            recovery: self.recovery.to_string(),
            seal_key: base64url::encode(&*self.seal_key),
            holders: self
                .holders
                .iter()
                .map(|holder| WireHolder {
                    did: holder.did.clone(),
                    seed: base64url::encode(&*holder.key.seed()),
                    created: holder.created.clone(),
                })
                .collect(),
            recovery_file,
        };
        // Room for all of it from the start: growing would leave copies behind.
        let room = 1024 + 512 * self.holders.len();
        let mut json = Zeroizing::new(Vec::with_capacity(room));
        serde_json::to_writer_pretty(&mut *json, &wire)?;
        let mut text = Zeroizing::new(Vec::with_capacity(room * 2));
        text.extend_from_slice(FORMAT.as_bytes());
        text.extend_from_slice(version.as_bytes());
        for line in json.split(|byte| *byte == b'\n') {
            text.extend_from_slice(b"\n# ");
            text.extend_from_slice(line);
        }
        text.push(b'\n');
        text.extend_from_slice(self.identity.reveal().as_bytes());
        text.push(b'\n');
        Ok(text)
    }

    /// Reads the text described above.
    pub(super) fn decode(text: &[u8]) -> Result<Self, Unreadable> {
        let text = str::from_utf8(text).map_err(|_| Unreadable::Damaged)?;
        let (first, rest) = text.split_once('\n').ok_or(Unreadable::Damaged)?;
        match first.strip_prefix(FORMAT) {
            Some(version @ (VERSION | VERSION_ALONE)) => {
                let secrets = Self::decode_body(rest).ok_or(Unreadable::Damaged)?;
                // The two do not mix: a digest that went missing must not make an old wallet.
                if secrets.recovery_file.is_some() == (version == VERSION) { Ok(secrets) } else { Err(Unreadable::Damaged) }
            }
            Some(version) => Err(Unreadable::Version(version.to_owned())),
            None => Err(Unreadable::Damaged),
        }
    }

    fn decode_body(text: &str) -> Option<Self> {
        let mut json = Zeroizing::new(String::with_capacity(text.len()));
        let mut lines = text.lines();
        let identity = loop {
            let line = lines.next()?;
            match line.strip_prefix("# ") {
                Some(part) => json.push_str(part),
                None => break Identity::parse(line)?,
            }
        };
        let wire: Wire = serde_json::from_str(&json).ok()?;
        let holders = wire.holders.iter().map(WireHolder::decode).collect::<Option<Vec<_>>>()?;
        let recovery = Recipient::parse(&wire.recovery)?;
        let secrets = Self {
            identity,
            name_key: key(&wire.name_key)?,
            recovery,
            seal_key: key(&wire.seal_key)?,
            holders,
            recovery_file: wire.recovery_file.clone(),
        };
        (!secrets.holders.is_empty()).then_some(secrets)
    }

    /// Adds the holders of `other` that are not here yet, each before the first that is not older; says how many. What comes in from elsewhere so never becomes the
    /// key that is used where none is named, unless it is newer. A time that is none counts as the oldest.
    pub(super) fn adopt_holders(&mut self, other: &[Holder]) -> usize {
        let before = self.holders.len();
        let time = |holder: &Holder| Timestamp::parse(&holder.created).ok();
        // From the last on: those of one time stay in their order.
        for holder in other.iter().rev() {
            if !self.holders.iter().any(|known| known.did == holder.did) {
                let place = self.holders.iter().position(|known| time(known) >= time(holder)).unwrap_or(self.holders.len());
                self.holders.insert(place, holder.clone());
            }
        }
        self.holders.len() - before
    }

    /// Makes `recovery` the key that the recovery file is closed for from now on.
    pub(super) fn recover_by(&mut self, recovery: &Identity) {
        self.recovery = recovery.recipient();
        self.seal_key = seal_key(recovery);
    }

    /// The recovery file: [`Secrets::encode_alone`] behind its seal, closed for the recovery key. From now on it is the one that the secrets know.
    pub(super) fn seal_for_recovery(&mut self) -> std::io::Result<Vec<u8>> {
        let text = self.encode_alone()?;
        let mut sealed = Zeroizing::new(Vec::with_capacity(text.len() + 256));
        sealed.extend_from_slice(SEAL.as_bytes());
        sealed.extend_from_slice(hex(&*mac(&self.seal_key, &text)).as_bytes());
        sealed.push(b'\n');
        sealed.extend_from_slice(&text);
        let file = self.recovery.seal(&sealed)?;
        self.recovery_file = Some(hex(&sha256(&file)));
        Ok(file)
    }

    /// Opens the recovery file with the recovery key.
    pub(super) fn open_recovery(recovery: &Identity, file: &[u8]) -> Result<Self, Unreadable> {
        let sealed = recovery.open(file).map_err(|_| Unreadable::Damaged)?;
        let rest = sealed.strip_prefix(SEAL.as_bytes()).ok_or(Unreadable::Damaged)?;
        let (seal, text) = rest.split_at_checked(64).ok_or(Unreadable::Damaged)?;
        let text = text.strip_prefix(b"\n").ok_or(Unreadable::Damaged)?;
        // The file's maker does not see how long this comparison takes; there is no oracle to protect.
        if hex(&*mac(&seal_key(recovery), text)).as_bytes() != seal {
            return Err(Unreadable::Damaged);
        }
        Self::decode(text)
    }
}

impl WireHolder {
    fn decode(&self) -> Option<Holder> {
        let holder = Holder::new(SecretKey::from_seed(*key(&self.seed)?), self.created.clone());
        (holder.did == self.did).then_some(holder)
    }
}

fn key(text: &str) -> Option<Key> {
    let bytes = Zeroizing::new(base64url::decode(text).ok()?);
    <[u8; 32]>::try_from(bytes.as_slice()).ok().map(Zeroizing::new)
}

pub(super) fn seal_key(recovery: &Identity) -> Key {
    let secret = Zeroizing::new(sha256(recovery.reveal().as_bytes()));
    mac(&secret, SEAL_LABEL)
}

/// HMAC-SHA-256 (RFC 2104). The key is padded to the block here because that form can't fail.
pub(super) fn mac(key: &Key, message: &[u8]) -> Key {
    let mut block = hmac::digest::Key::<Hmac<Sha256>>::default();
    for (target, source) in block.iter_mut().zip(key.iter()) {
        *target = *source;
    }
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&block);
    block.iter_mut().for_each(Zeroize::zeroize);
    mac.update(message);
    Zeroizing::new(mac.finalize().into_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mac_is_hmac_sha_256() {
        // RFC 4231, test case 1: a key of 20 bytes, which HMAC itself pads with zeros.
        let mut key = Zeroizing::new([0; 32]);
        key[..20].fill(0x0b);
        assert_eq!(hex(&*mac(&key, b"Hi There")), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    /// Secrets with a holder for each of these times.
    fn secrets(recovery: &Identity, times: &[&str]) -> Secrets {
        let holders = times.iter().zip(2..).map(|(time, seed)| Holder::new(SecretKey::from_seed([seed; 32]), (*time).to_owned()));
        Secrets {
            identity: Identity::generate(),
            name_key: Zeroizing::new([1; 32]),
            recovery: recovery.recipient(),
            seal_key: seal_key(recovery),
            holders: holders.collect(),
            recovery_file: None,
        }
    }

    #[test]
    fn what_is_encoded_is_decoded() {
        let recovery = Identity::generate();
        let mut secrets = secrets(&recovery, &["2027-01-31T09:00:00Z"]);
        for seed in 3..40 {
            secrets.holders.push(Holder::new(SecretKey::from_seed([seed; 32]), "2027-01-31T09:00:00Z".to_owned()));
        }
        let alone = secrets.encode().unwrap();
        let file = secrets.seal_for_recovery().unwrap();
        for text in [&alone, &secrets.encode().unwrap()] {
            assert!(text.len() < 1024 + 512 * secrets.holders.len(), "the buffer did not grow");
            let Ok(decoded) = Secrets::decode(text) else { panic!("decodes") };
            assert_eq!(*decoded.encode().unwrap(), **text);
        }
        let Ok(recovered) = Secrets::open_recovery(&recovery, &file) else { panic!("opens") };
        assert_eq!(*recovered.encode().unwrap(), *alone);
    }

    #[test]
    fn the_two_versions_do_not_mix() {
        let recovery = Identity::generate();
        let mut secrets = secrets(&recovery, &["2027-01-31T09:00:00Z"]);
        let alone = String::from_utf8(secrets.encode().unwrap().to_vec()).unwrap();
        secrets.seal_for_recovery().unwrap();
        let text = String::from_utf8(secrets.encode().unwrap().to_vec()).unwrap();
        for (text, from, to) in [(alone, "secrets/1", "secrets/2"), (text, "secrets/2", "secrets/1")] {
            assert!(Secrets::decode(text.as_bytes()).is_ok() && text.contains(from));
            assert!(matches!(Secrets::decode(text.replace(from, to).as_bytes()), Err(Unreadable::Damaged)));
        }
    }

    #[test]
    fn the_newest_holder_is_the_newest_whatever_came_in_last() {
        let recovery = Identity::generate();
        let mut own = secrets(&recovery, &["2026-01-01T00:00:00Z", "2026-06-01T00:00:00Z"]);
        let newest = own.holders[1].did.clone();
        let old = Holder::new(SecretKey::from_seed([90; 32]), "2020-01-01T00:00:00Z".to_owned());
        // Later in the day, and an hour earlier in truth.
        let same = Holder::new(SecretKey::from_seed([91; 32]), "2026-06-01T01:00:00+01:00".to_owned());
        let unknown = Holder::new(SecretKey::from_seed([92; 32]), "yesterday".to_owned());
        assert_eq!(own.adopt_holders(&[same.clone(), old.clone(), unknown.clone(), old.clone()]), 3);
        assert_eq!(own.holders.last().map(|holder| &holder.did), Some(&newest), "one of the same time does not take its place");
        assert_eq!((&own.holders[0].did, &own.holders[1].did), (&unknown.did, &old.did));
        assert_eq!(own.adopt_holders(&[old, same]), 0);
        let newer = Holder::new(SecretKey::from_seed([93; 32]), "2027-01-01T00:00:00Z".to_owned());
        assert_eq!(own.adopt_holders(std::slice::from_ref(&newer)), 1);
        assert_eq!(own.holders.last().map(|holder| &holder.did), Some(&newer.did));
    }

    #[test]
    fn a_recovery_file_that_somebody_else_made_is_refused() {
        let recovery = Identity::generate();
        // Whoever plants it knows the recipient but not what follows from the recovery key.
        let mut planted = Secrets { seal_key: Zeroizing::new([9; 32]), ..secrets(&recovery, &["2027-01-31T09:00:00Z"]) };
        assert!(matches!(Secrets::open_recovery(&recovery, &planted.seal_for_recovery().unwrap()), Err(Unreadable::Damaged)));
    }

    #[test]
    fn a_later_version_is_told_from_damage() {
        assert!(matches!(Secrets::decode(b"# credenza.wallet-secrets/3\n"), Err(Unreadable::Version(version)) if version == "3"));
        assert!(matches!(Secrets::decode(b"AGE-SECRET-KEY-1"), Err(Unreadable::Damaged)));
    }
}
