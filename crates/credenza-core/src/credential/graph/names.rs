//! Which names of a document say what is read from its statements.
//!
//! What a name may mean depends on the contexts that the document names: `grade` is a name of ours, and where our context is not, anybody may call something so. What
//! an IRI is read as does not: it is read under its name wherever it is stated. See `docs/adr/0015-read-what-was-signed.md`.

use super::terms::{self, PROPERTIES, TYPES};
use crate::encoding::rdf::{self, Dataset, Object, Quad, Resource};

/// The vocabularies whose contexts a document names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Vocabularies {
    /// VCDM 2.0, which has a name and a description for everything; 1.1 has not.
    has_v2: bool,
    /// Of Open Badges and CLR, a bit each.
    versions: u8,
    has_ours: bool,
}

const V_3_0_0: u8 = 1;
const V_3_0_1: u8 = 2;
const V_3_0_2: u8 = 4;
const V_3_0_3: u8 = 8;
const CLR: u8 = 16;
/// Another of theirs, which has none of the names below.
const OTHER: u8 = 32;

/// The properties that stand under one name in some versions, and others under the same in others: in a document of 3.0.3, `achievement` is not what 3.0.2 calls so.
#[rustfmt::skip]
const VERSIONED: [(&str, u8); 12] = [
    ("https://purl.imsglobal.org/spec/vc/clr/vocab.html#achievement", CLR),
    ("https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement", V_3_0_0),
    ("https://purl.imsglobal.org/spec/vc/ob/vocab.html#Address", V_3_0_0),
    ("https://purl.imsglobal.org/spec/vc/ob/vocab.html#Image", V_3_0_1 | V_3_0_2),
    ("https://purl.imsglobal.org/spec/vc/ob/vocab.html#PhoneNumber", V_3_0_0),
    ("https://purl.imsglobal.org/spec/vc/ob/vocab.html#Profile", V_3_0_0),
    ("https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement", V_3_0_3),
    ("https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievement-0", V_3_0_1 | V_3_0_2),
    ("https://purl.imsglobal.org/spec/vc/ob/vocab.html#address", V_3_0_1 | V_3_0_2 | V_3_0_3),
    ("https://purl.imsglobal.org/spec/vc/ob/vocab.html#creator", V_3_0_1 | V_3_0_2 | V_3_0_3),
    ("https://purl.imsglobal.org/spec/vc/ob/vocab.html#image", V_3_0_0 | V_3_0_1 | V_3_0_3),
    ("https://purl.imsglobal.org/spec/vc/ob/vocab.html#phone", V_3_0_1 | V_3_0_2 | V_3_0_3),
];

/// Where a name of the tables comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Vocabulary {
    /// The envelope, in both versions: read in every document.
    Envelope,
    /// `name` and `description`, which VCDM 2.0 and Open Badges have: read in every document.
    Shared,
    /// Open Badges and CLR.
    OpenBadges,
    /// Our inline context.
    Ours,
}

impl Vocabulary {
    fn of(iri: &str, term: &str) -> Self {
        match iri {
            _ if iri.starts_with("https://www.w3.org/") || iri.starts_with("https://w3id.org/security#") => Self::Envelope,
            _ if iri.starts_with("https://schema.org/") && matches!(term, "name" | "description") => Self::Shared,
            _ if iri.starts_with("https://schema.org/") || iri.starts_with(OPEN_BADGES) => Self::OpenBadges,
            _ => Self::Ours,
        }
    }
}

/// How the addresses of the contexts of Open Badges and CLR begin, and the IRIs of their terms.
const OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/";

/// Names that Open Badges has within things of one type only, and that nobody here reads. Where a document does not use them so, they are free.
pub(super) const FREE: [&str; 9] =
    ["fieldOfStudy", "humanCode", "level", "licenseNumber", "points", "role", "specialization", "term", "version"];

impl Vocabularies {
    /// With the vocabulary of the context at this address.
    pub(crate) fn add_url(&mut self, url: &str) {
        self.has_v2 |= url == super::super::CONTEXT_V2;
        if let Some(path) = url.strip_prefix(OPEN_BADGES) {
            self.versions |= match path {
                "ob/v3p0/context.json" | "ob/v3p0/context-3.0.0.json" => V_3_0_0,
                "ob/v3p0/context-3.0.1.json" => V_3_0_1,
                "ob/v3p0/context-3.0.2.json" => V_3_0_2,
                "ob/v3p0/context-3.0.3.json" => V_3_0_3,
                _ if path.starts_with("clr/") => CLR,
                _ => OTHER,
            };
        }
    }

    /// With our own.
    pub(crate) fn add_ours(&mut self) {
        self.has_ours = true;
    }

    fn have(self, vocabulary: Vocabulary) -> bool {
        match vocabulary {
            Vocabulary::Envelope => true,
            Vocabulary::Shared => self.has_v2 || self.versions != 0,
            Vocabulary::OpenBadges => self.versions != 0,
            Vocabulary::Ours => self.has_ours,
        }
    }

    /// Whether they have another meaning for that name than this IRI. `is_stated` says whether anything is stated by a property.
    pub(crate) fn are_redefined(self, name: &str, iri: Option<&str>, is_stated: &dyn Fn(&str) -> bool) -> bool {
        match name {
            "id" => return iri != Some("@id"),
            "type" => return iri != Some("@type"),
            "proof" => return true,
            _ => {}
        }
        let properties =
            PROPERTIES.iter().flat_map(|(namespace, rows)| rows.iter().map(move |(local, term, _)| (*namespace, *local, *term)));
        let types = TYPES.iter().flat_map(|(namespace, rows)| rows.iter().map(move |(local, term)| (*namespace, *local, *term)));
        let rows = properties.chain(types).filter(|(namespace, _, term)| *term == name && self.have(Vocabulary::of(namespace, term)));
        let known: Vec<_> = rows.map(|(namespace, local, _)| [namespace, local].concat()).collect();
        if known.is_empty() || iri.is_some_and(|iri| self.mean(iri) && known.iter().any(|own| own == iri)) {
            return false;
        }
        !FREE.contains(&name) || known.iter().any(|own| is_stated(own))
    }

    /// Whether the name that this property is read as has that meaning in them, where they have it.
    fn mean(self, iri: &str) -> bool {
        VERSIONED.iter().find(|(other, _)| *other == iri).is_none_or(|(_, versions)| self.versions & versions != 0)
    }

    /// What they make of the name that this property is read as: this property (true), another one, or nothing.
    pub(crate) fn meaning_of_name(self, iri: &str) -> Option<bool> {
        let (term, _) = terms::property(iri)?;
        self.have(Vocabulary::of(iri, term)).then(|| self.mean(iri))
    }
}

/// What is read of a dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The envelope.
    Envelope,
    /// The envelope, and what it states of an achievement.
    Elements,
    /// The members of a proof.
    Proof,
}

impl Reading {
    /// What is read of statements under these contexts. Elements are read by IRI, so that even one statement in a vocabulary of theirs is enough.
    pub(crate) fn of(dataset: &Dataset, vocabularies: Vocabularies) -> Self {
        let is_there = vocabularies.versions != 0 || vocabularies.has_ours || dataset.quads.iter().any(begins_elements);
        if is_there { Self::Elements } else { Self::Envelope }
    }

    /// The name that a statement must stand under, where it is read.
    pub(crate) fn name_of(self, quad: &Quad) -> Option<&'static str> {
        match (&*quad.predicate, &quad.object) {
            (rdf::TYPE, Object::Resource(Resource::Iri(iri))) => self.kind(iri).map(|_| "type"),
            (iri, _) => self.property(iri),
        }
    }

    /// The name of the member of a proof that this property is read as.
    pub(crate) fn of_a_proof(property: &str) -> Option<&'static str> {
        OF_A_PROOF.iter().find(|(iri, _)| *iri == property).map(|(_, name)| *name)
    }

    /// The name of a type, where it is read.
    pub(crate) fn kind(self, iri: &str) -> Option<&'static str> {
        terms::kind(iri).filter(|term| self.reads(iri, term))
    }

    fn property(self, iri: &str) -> Option<&'static str> {
        if iri == PROOF {
            return Some("proof");
        }
        if self == Self::Proof
            && let Some(name) = Self::of_a_proof(iri)
        {
            return Some(name);
        }
        // In a proof it is the date of the signature. Nobody reads it anywhere else.
        let read = terms::property(iri).filter(|(term, _)| self.reads(iri, term) && iri != CREATED);
        read.map(|(term, _)| term)
    }

    fn reads(self, iri: &str, term: &str) -> bool {
        self == Self::Elements || matches!(Vocabulary::of(iri, term), Vocabulary::Envelope | Vocabulary::Shared)
    }
}

/// Whether it may be from there that elements are read: of the issuer, the learner or the credential itself.
fn begins_elements(quad: &Quad) -> bool {
    const BEGINNINGS: [&str; 5] = [
        "https://purl.imsglobal.org/spec/vc/",
        "http://data.europa.eu/snb/model/elm/",
        "urn:credenza:micro:",
        "http://www.w3.org/ns/regorg#legalName",
        "http://xmlns.com/foaf/0.1/fullName",
    ];
    let begins = |iri: &str| BEGINNINGS.iter().any(|beginning| iri.starts_with(beginning));
    match (&*quad.predicate, &quad.object) {
        (rdf::TYPE, Object::Resource(Resource::Iri(iri))) => begins(iri),
        (iri, _) => begins(iri),
    }
}

const PROOF: &str = "https://w3id.org/security#proof";
const CREATED: &str = "http://purl.org/dc/terms/created";

/// The members of a proof, which are read from the JSON and hashed as statements. Data Integrity 1.0 §2.1.
const OF_A_PROOF: [(&str, &str); 11] = [
    (CREATED, "created"),
    ("https://w3id.org/security#challenge", "challenge"),
    ("https://w3id.org/security#cryptosuite", "cryptosuite"),
    ("https://w3id.org/security#domain", "domain"),
    ("https://w3id.org/security#expiration", "expires"),
    ("https://w3id.org/security#jws", "jws"),
    ("https://w3id.org/security#nonce", "nonce"),
    ("https://w3id.org/security#previousProof", "previousProof"),
    ("https://w3id.org/security#proofPurpose", "proofPurpose"),
    ("https://w3id.org/security#proofValue", "proofValue"),
    ("https://w3id.org/security#verificationMethod", "verificationMethod"),
];

#[cfg(test)]
mod tests {
    use super::{FREE, Vocabularies};
    use crate::encoding::json_ld::{Contexts, Mapping};
    use std::collections::BTreeSet;

    fn with(urls: &[&str], ours: bool) -> Vocabularies {
        let mut vocabularies = Vocabularies { has_ours: ours, ..Vocabularies::default() };
        urls.iter().for_each(|url| vocabularies.add_url(url));
        vocabularies
    }

    const V1: &str = "https://www.w3.org/2018/credentials/v1";
    const V2: &str = "https://www.w3.org/ns/credentials/v2";
    const OB: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    #[test]
    fn a_name_is_taken_where_a_context_of_the_document_has_it() {
        let other = Some("https://uni.example/terms#x");
        let is_taken = |urls: &[&str], ours, name| with(urls, ours).are_redefined(name, other, &|_| false);
        for name in ["grade", "note", "title", "givenName", "achievement", "creditsEarned"] {
            assert!(!is_taken(&[V2], false, name), "{name}");
        }
        assert!(!is_taken(&[V2, OB], false, "grade") && is_taken(&[V2, OB], true, "grade"));
        assert!(is_taken(&[V2, OB], false, "creditsEarned") && is_taken(&[V2, OB], false, "achievement"));
        for name in ["validUntil", "credentialStatus", "issuer", "id", "type", "proof"] {
            assert!(is_taken(&[V1], false, name), "{name}");
        }
        assert!(is_taken(&[V2], false, "name") && is_taken(&[V1, OB], false, "name") && !is_taken(&[V1], false, "name"));
        assert!(!with(&[V2], false).are_redefined("id", Some("@id"), &|_| false));
        let address = |iri: &str, url| with(&[V2, url], false).are_redefined("address", Some(iri), &|_| false);
        let older = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#Address";
        let newer = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#address";
        let first = "https://purl.imsglobal.org/spec/ob/v3p0/context.json";
        assert!(address(older, OB) && !address(newer, OB) && !address(older, first) && address(newer, first));
    }

    #[test]
    fn a_free_name_is_taken_where_it_is_used() {
        let level = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#level";
        let redefined = |stated: bool| {
            with(&[V2, OB], false).are_redefined("level", Some("https://uni.example/terms#x"), &|iri| stated && iri == level)
        };
        assert!(redefined(true) && !redefined(false));
    }

    /// The contexts say which name means what in them.
    #[test]
    fn each_version_means_what_its_context_says() {
        let contexts = Contexts::with_known();
        for url in contexts.urls().filter(|url| url.starts_with(super::OPEN_BADGES)) {
            let vocabularies = with(&[url], false);
            let definitions = contexts.definitions(url).unwrap();
            let properties: BTreeSet<_> = definitions
                .iter()
                .filter_map(|definition| match &definition.mapping {
                    Mapping::Iri(iri) if !definition.term.starts_with(|first: char| first.is_ascii_uppercase()) => {
                        Some((&*definition.term, &**iri))
                    }
                    _ => None,
                })
                .collect();
            for (namespace, rows) in super::PROPERTIES {
                for (local, term, _) in *rows {
                    let iri = [*namespace, *local].concat();
                    // What VCDM has under the same name is another's.
                    let has_name = iri.starts_with(super::OPEN_BADGES) && properties.iter().any(|(name, _)| name == term);
                    assert!(!has_name || vocabularies.mean(&iri) == properties.contains(&(*term, &*iri)), "{iri} in {url}");
                }
            }
        }
    }

    /// What Open Badges has everywhere is never free, nor what is read.
    #[test]
    fn free_names_are_those_of_one_type_and_nobody_reads_them() {
        let contexts = Contexts::with_known();
        let open_badges =
            contexts.urls().filter(|url| url.starts_with("https://purl.imsglobal.org/spec/ob/v3p0/context")).collect::<Vec<_>>();
        assert_eq!(open_badges.len(), 5);
        for definition in open_badges.iter().flat_map(|url| contexts.definitions(url).unwrap()) {
            let is_free = FREE.contains(&&*definition.term);
            assert!(
                !is_free || definition.scope.is_some_and(|scope| scope.starts_with(|first: char| first.is_ascii_uppercase())),
                "{}",
                definition.term
            );
        }
        let readers = [
            include_str!("../../quality/elements.rs"),
            include_str!("../../quality/identity.rs"),
            include_str!("../../quality/learner.rs"),
            include_str!("../../quality/reader.rs"),
            include_str!("../../quality/results.rs"),
            include_str!("../../verify/trusted.rs"),
            include_str!("../../verify/embedded.rs"),
            include_str!("../envelope.rs"),
        ];
        let is_read = |name: &str| {
            readers.iter().any(|text| text.contains(&format!("get(\"{name}\")")) || text.contains(&format!("european(\"{name}\")")))
        };
        assert_eq!(FREE.into_iter().filter(|name| is_read(name)).collect::<Vec<_>>(), Vec::<&str>::new());
        assert!(is_read("achievement") && is_read("mode"));
    }
}
