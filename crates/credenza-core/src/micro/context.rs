//! The inline JSON-LD context of a micro-credential.
//!
//! Open Badges has no term for most of the European elements; these are mapped to the European Learning Model by a small context that every credential carries
//! itself: no server can vanish, nobody can change it later. It is the same bytes in every credential and known by digest. See `docs/adr/0001-inline-context.md`.

use crate::credential::{CONTEXT_V1, CONTEXT_V2, Unsecured, inline_context as own};
use crate::encoding::json::{Node, Value};

/// SHA-256 of the JCS form of [`inline_context`].
#[rustfmt::skip]
pub const CONTEXT_DIGEST: [u8; 32] = [
    0x48, 0xf9, 0x11, 0xd1, 0xf0, 0xd9, 0xa1, 0xd8, 0x2d, 0x66, 0x37, 0xc7, 0xf2, 0x9b, 0x22, 0xe8,
    0x84, 0xb8, 0xeb, 0x85, 0xe2, 0x08, 0x2b, 0x63, 0x85, 0x65, 0x84, 0x99, 0x09, 0xcd, 0x0a, 0xc3,
];

/// The context as a JSON value.
pub fn inline_context() -> Value {
    own::inline_context().to_value()
}

/// The contexts of Open Badges 3.0 under all the addresses at which 1EdTech publishes them.
const OPEN_BADGES: [&str; 5] = [
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.0.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
];

/// Contexts that may stand beside these: they have names of proofs, keys, status and refreshing, and no other meaning for one that is read here. The `achievement` of a
/// record of CLR is a property of its own, and is read as that of Open Badges is, where statements are signed too.
const BESIDE: [&str; 8] = [
    "https://w3id.org/security/data-integrity/v1",
    "https://w3id.org/security/data-integrity/v2",
    "https://w3id.org/security/suites/ed25519-2020/v1",
    "https://w3id.org/security/multikey/v1",
    "https://www.w3.org/ns/credentials/status/v1",
    "https://w3id.org/vc/status-list/2021/v1",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
    "https://purl.imsglobal.org/spec/clr/v2p0/context.json",
];

/// Which terms the contexts of a credential define, where they are contexts that we know.
///
/// Under any other list a term may mean anything: a foreign context may have mapped `creditsEarned` to something else (the term-swap attack,
/// w3c/vc-data-integrity#272).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Terms {
    /// Open Badges only.
    OpenBadges,
    /// Open Badges and the European elements of our inline context.
    European,
}

impl Terms {
    /// The terms at the top of a document. Statements carry the IRIs of their terms, so whatever contexts they arrived with, ours mean what they say.
    pub(crate) fn of(document: &Unsecured) -> Option<Self> {
        if document.is_graph() { Some(Self::European) } else { Self::of_contexts(document.contexts()) }
    }

    /// The terms everywhere in a document but in the credentials inside it: none where something in it has a context of its own.
    pub(crate) fn throughout(document: &Unsecured) -> Option<Self> {
        let own = |(name, _): &(&str, Node<'_>)| *name != CONTEXT;
        Self::of(document).filter(|_| document.is_graph() || !document.members().filter(own).any(has_context))
    }

    /// The terms in a member of a document.
    pub(crate) fn within<'d>(document: &'d Unsecured, name: &'d str) -> Option<Self> {
        let member = || document.get(name).is_some_and(|value| has_context((name, value)));
        Self::of(document).filter(|_| document.is_graph() || !member())
    }

    /// The terms of these contexts: that of VCDM first, one of Open Badges, and in any order ours and those that may stand [`BESIDE`] them. No two of them have the
    /// same name for different things, so that none takes a meaning away.
    fn of_contexts<'d>(mut contexts: impl Iterator<Item = Node<'d>>) -> Option<Self> {
        let is_base = contexts.next()?.as_str().is_some_and(|url| url == CONTEXT_V2 || url == CONTEXT_V1);
        let (mut open_badges, mut ours) = (0, 0);
        for context in contexts {
            match context.as_str() {
                Some(url) if OPEN_BADGES.contains(&url) => open_badges += 1,
                Some(url) if BESIDE.contains(&url) => {}
                None if own::is_inline_context(context) => ours += 1,
                _ => return None,
            }
        }
        match (open_badges, ours) {
            (1, 0) if is_base => Some(Self::OpenBadges),
            (1, 1) if is_base => Some(Self::European),
            _ => None,
        }
    }
}

const CONTEXT: &str = "@context";

/// Whether a member, or anything in it, has a context of its own. Credentials inside a credential have theirs.
fn has_context((name, value): (&str, Node<'_>)) -> bool {
    match name {
        CONTEXT => true,
        "endorsement" | "verifiableCredential" => false,
        _ => value.members().any(has_context) || value.items().any(|item| has_context(("", item))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::CONTEXT_OPEN_BADGES;
    use crate::credential::inline_context::{SOURCE, canonical_context, canonical_contexts};
    use crate::encoding::digest::sha256;
    use crate::encoding::jcs;
    use crate::encoding::json::Document;
    use crate::encoding::json_ld::{Contexts, Mapping};
    use std::sync::Arc;

    #[test]
    fn the_digest_is_that_of_the_context() {
        let ours = jcs::canonicalize(own::inline_context().root());
        assert_eq!(sha256(&ours), CONTEXT_DIGEST);
        assert!(canonical_contexts().ends_with(&format!("{}]", String::from_utf8(ours).unwrap())));
    }

    #[test]
    fn no_two_contexts_that_may_stand_together_have_a_name_for_different_things() {
        const OURS: &str = "urn:credenza:micro";
        let mut contexts = Contexts::with_known();
        contexts.add(OURS, Document::parse(format!("{{\"@context\":{SOURCE}}}").as_bytes()).unwrap()).unwrap();
        let definitions = |url: &str| contexts.definitions(url).unwrap().into_iter();
        // `http` in place of `https` is another address of the same vocabulary.
        let meaning = |mapping: &Mapping| match mapping {
            Mapping::Iri(iri) => iri.replace("http://schema.org/", "https://schema.org/"),
            other => format!("{other:?}"),
        };
        let is_prefix = |mapping: &Mapping| matches!(mapping, Mapping::Iri(iri) if iri.ends_with(['#', '/']));
        // The messages of a status entry have a status of their own.
        let is_of_status = |scope: &Option<Arc<str>>| scope.as_deref() == Some("statusMessage");
        // What a record achieves: see [`BESIDE`].
        let is_of_record = |scope: &Option<Arc<str>>, term: &str| scope.as_deref() == Some("ClrSubject") && term == "achievement";
        let is_exempt = |scope: &Option<Arc<str>>, term: &str| is_of_status(scope) || is_of_record(scope, term);
        let mut differing = Vec::new();
        for open_badges in OPEN_BADGES {
            let read: Vec<_> = [open_badges, OURS].into_iter().flat_map(definitions).collect();
            for other in [CONTEXT_V1, CONTEXT_V2, OURS].into_iter().chain(BESIDE) {
                for definition in definitions(other).filter(|one| !is_exempt(&one.scope, &one.term) && !is_prefix(&one.mapping)) {
                    let same: Vec<_> = read.iter().filter(|own| own.term == definition.term).collect();
                    if !same.is_empty() && !same.iter().all(|own| meaning(&own.mapping) == meaning(&definition.mapping)) {
                        differing.push(format!("{} in {other} and {open_badges}", definition.term));
                    }
                }
            }
        }
        assert_eq!(differing, Vec::<String>::new());
    }

    #[test]
    fn contexts_that_mean_nothing_else_stand_in_any_order_beside_those_that_are_read() {
        let terms = |list: &str| {
            let text = list
                .replace("OURS", canonical_context())
                .replace("V2", CONTEXT_V2)
                .replace("V1", CONTEXT_V1)
                .replace("OB", CONTEXT_OPEN_BADGES);
            let document = Unsecured::new(Document::parse(format!("{{\"@context\":{text}}}").as_bytes()).unwrap());
            Terms::throughout(&document)
        };
        let di = BESIDE[1];
        for open_badges in [r#"["V2","OB"]"#, &format!(r#"["V1","OB","{di}"]"#), &format!(r#"["V1","{di}","OB","{}"]"#, BESIDE[6])] {
            assert_eq!(terms(open_badges), Some(Terms::OpenBadges), "{open_badges}");
        }
        for european in [r#"["V2","OB",OURS]"#, r#"["V2",OURS,"OB"]"#, &format!(r#"["V2","OB","{di}",OURS]"#)] {
            assert_eq!(terms(european), Some(Terms::European), "{european}");
        }
        for unknown in [
            r#"["V2"]"#,
            r#"["V2","OB","https://www.w3.org/ns/credentials/undefined-terms/v2"]"#,
            r#"["V2",OURS]"#,
            r#"["OB","V2"]"#,
            r#"["V2","OB","OB"]"#,
            &format!(r#"["V2","{}"]"#, BESIDE[7]),
            r#"["V2","OB",OURS,OURS]"#,
            r#"["V2","OB","https://w3id.org/dcc/v1"]"#,
            r#"["V2","OB",{"creditsEarned":"https://uni.example/terms#x"}]"#,
        ] {
            assert_eq!(terms(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn a_context_within_makes_the_terms_unknown_but_not_one_of_a_credential_inside() {
        let document = |subject: &str| {
            let text = format!(
                r#"{{"@context":["{CONTEXT_V2}","{CONTEXT_OPEN_BADGES}"],"issuer":{{"id":"did:example:1"}},"credentialSubject":{subject}}}"#
            );
            Unsecured::new(Document::parse(text.as_bytes()).unwrap())
        };
        let own = document(r#"[{"achievement":{"@context":{"name":"https://uni.example/terms#x"}}}]"#);
        assert_eq!((Terms::throughout(&own), Terms::within(&own, "issuer")), (None, Some(Terms::OpenBadges)));
        assert_eq!(Terms::within(&own, "credentialSubject"), None);
        assert_eq!(Terms::throughout(&document(r#"{"achievement":{"endorsement":[{"@context":[]}]}}"#)), Some(Terms::OpenBadges));
    }
}
