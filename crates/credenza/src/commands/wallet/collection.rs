//! What is in an opened wallet, in the order of the list.

use credenza_core::credential::{Format, Secured};
use credenza_core::did::Did;
use credenza_core::encoding::json::Value;
use credenza_core::time::Timestamp;

use crate::failure::Failure;
use crate::wallet::{Damaged, Entry, Unlocked};

/// Fewest characters of a digest that are shown, and that find a credential.
pub(super) const SHORTEST: usize = 4;

/// How many characters of a digest are shown where that many are enough.
const USUAL: usize = 8;

/// The credentials of a wallet.
///
/// They are numbered from 1 by the date on which they say they were awarded, oldest first, then by digest: the same credentials have the same numbers, on any
/// machine, whatever is trusted and whenever one looks. A number changes only when an older credential is added or removed; the digest never does.
pub(crate) struct Collection {
    pub(crate) items: Vec<Item>,
    pub(crate) damaged: Vec<Damaged>,
}

/// A credential of the collection.
pub(crate) struct Item {
    /// Its number in the list.
    pub(crate) number: usize,
    /// As it is kept.
    pub(crate) entry: Entry,
    /// As it reads; `None` where it is no credential at all, which only somebody else can have put there.
    pub(crate) secured: Option<Secured>,
    /// How much of the digest tells it from the others.
    short: usize,
}

impl Collection {
    /// Opens everything in the wallet: 0.3 ms each.
    pub(crate) fn of(unlocked: &Unlocked) -> Result<Self, Failure> {
        let listing = unlocked.list()?;
        let mut read: Vec<_> = listing.entries.into_iter().map(|entry| (Secured::parse(&entry.bytes).ok(), entry)).collect();
        read.sort_by_cached_key(|(secured, entry)| (secured.as_ref().and_then(awarded), entry.digest.clone()));
        let digests: Vec<String> = read.iter().map(|(_, entry)| entry.digest.clone()).collect();
        let short = |digest: &str| {
            let alone = |length: &usize| {
                let prefix = digest.get(..*length);
                digests.iter().filter(|other| other.get(..*length) == prefix).count() == 1
            };
            (USUAL..digest.len()).find(alone).unwrap_or(digest.len())
        };
        let items = read
            .into_iter()
            .enumerate()
            .map(|(index, (secured, entry))| Item { number: index + 1, short: short(&entry.digest), secured, entry })
            .collect();
        Ok(Self { items, damaged: listing.damaged })
    }
}

impl Item {
    /// The beginning of its digest: enough to name it.
    pub(crate) fn id(&self) -> &str {
        self.entry.digest.get(..self.short).unwrap_or(&self.entry.digest)
    }

    /// Its title as the document has it, NOT VERIFIED: for finding and naming it.
    pub(crate) fn title(&self) -> Option<&str> {
        self.secured.as_ref().and_then(title)
    }

    /// Every text that its title may be known by, NOT VERIFIED: its translations too.
    pub(super) fn titles(&self) -> Vec<&str> {
        let Some(document) = self.secured.as_ref().map(Secured::unverified) else { return Vec::new() };
        let achievement = achievement(document);
        let translations = achievement.and_then(|it| it.get("title")).and_then(Value::as_object).into_iter().flat_map(|map| map.values());
        let names = [document.get("name"), achievement.and_then(|it| it.get("name"))].into_iter().flatten();
        names.chain(translations).filter_map(Value::as_str).collect()
    }

    /// The DIDs of its subjects, NOT VERIFIED: whose key has to present it.
    pub(crate) fn subjects(&self) -> Vec<Did> {
        self.secured.as_ref().map(subjects).unwrap_or_default()
    }
}

/// The DIDs of the subjects of a credential, NOT VERIFIED.
pub(super) fn subjects(secured: &Secured) -> Vec<Did> {
    let document = Some(secured).filter(|secured| secured.format() == Format::Credential).map(Secured::unverified);
    let subjects = document.and_then(|document| document.get("credentialSubject"));
    let ids = each(subjects).iter().filter_map(|subject| subject.get("id")?.as_str());
    ids.filter_map(|id| Did::parse(id).ok()).collect()
}

/// The title that a document has, NOT VERIFIED.
pub(super) fn title(secured: &Secured) -> Option<&str> {
    let document = secured.unverified();
    let texts = [achievement(document).and_then(|it| it.get("name")), document.get("name")];
    texts.into_iter().flatten().filter_map(Value::as_str).find(|text| !text.trim().is_empty())
}

/// The date that it says it was awarded on, else from when on it says it counts: any text that is a time.
pub(super) fn awarded(secured: &Secured) -> Option<Timestamp> {
    let document = secured.unverified();
    let time = |name: &str| Timestamp::parse(document.get(name)?.as_str()?).ok();
    time("awardedDate").or_else(|| time("validFrom")).or_else(|| time("issuanceDate"))
}

fn achievement(document: &Value) -> Option<&Value> {
    let subject = each(document.get("credentialSubject")).first()?;
    each(subject.get("achievement")).first()
}

/// The items of an array, or the one value, or nothing.
fn each(value: Option<&Value>) -> &[Value] {
    match value {
        None => &[],
        Some(Value::Array(many)) => many,
        Some(one) => std::slice::from_ref(one),
    }
}
