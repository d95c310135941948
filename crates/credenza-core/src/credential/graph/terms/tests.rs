//! Every row compared with the contexts themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::{Form, PROPERTIES, TYPES, kind, property};
use crate::credential::inline_context;
use crate::encoding::json::Document;
use crate::encoding::json_ld::{Contexts, Definition, Keyword, Mapping, TypeMapping};

const OURS: &str = "urn:credenza:micro";

/// The contexts whose terms are read back. Of those that have an IRI, the first says how its values stand.
const READ: [&str; 10] = [
    "https://www.w3.org/2018/credentials/v1",
    "https://www.w3.org/ns/credentials/v2",
    "https://www.w3.org/ns/credentials/status/v1",
    OURS,
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.0.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
    "https://purl.imsglobal.org/spec/clr/v2p0/context.json",
];
/// The others that are built in. What they have beside the terms of the former stands under its IRI: nobody reads it.
const NOT_READ: [&str; 12] = [
    // Names of properties and types that anybody makes for an example.
    "https://www.w3.org/2018/credentials/examples/v1",
    "https://www.w3.org/ns/credentials/examples/v2",
    "https://www.w3.org/ns/credentials/undefined-terms/v2",
    // Proofs, keys and DID documents.
    "https://w3id.org/security/data-integrity/v1",
    "https://w3id.org/security/data-integrity/v2",
    "https://w3id.org/security/suites/ed25519-2020/v1",
    "https://w3id.org/security/multikey/v1",
    "https://www.w3.org/ns/did/v1",
    // No status list is read yet.
    "https://w3id.org/vc/status-list/2021/v1",
    // Types alone.
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
    // Vocabularies of other credentials.
    "https://w3id.org/citizenship/v4rc1",
    "https://w3id.org/dcc/v1",
];

/// Properties of the envelope, whose values are things by the contexts and keep an object here.
const OBJECTS: [&str; 10] = [
    "confidenceMethod",
    "credentialSchema",
    "credentialStatus",
    "credentialSubject",
    "evidence",
    "refreshService",
    "relatedResource",
    "renderMethod",
    "termsOfUse",
    "verifiableCredential",
];
/// Properties that are sets of things of one type and single texts of another, by the context of that type: a set either way.
const SETS: [&str; 2] = ["identifier", "resultDescription"];
/// The second name of a type that has two.
const SECOND: &str = "AchievementCredential";

fn definitions() -> Vec<Definition> {
    let mut contexts = Contexts::with_known();
    let ours = format!(r#"{{"@context":{}}}"#, inline_context::SOURCE);
    contexts.add(OURS, Document::parse(ours.as_bytes()).unwrap()).unwrap();
    READ.into_iter().flat_map(|url| contexts.definitions(url).unwrap()).collect()
}

#[test]
fn every_context_that_is_built_in_is_read_or_not() {
    let named: BTreeSet<_> = READ.into_iter().chain(NOT_READ).filter(|url| *url != OURS).collect();
    assert_eq!(Contexts::known().urls().collect::<BTreeSet<_>>(), named);
}

/// Terms of proofs, keys and JWT, and prefixes: no part of what a credential states.
fn is_beside(iri: &str) -> bool {
    let of_a_proof = |rest: &str| rest != "digestMultibase" && kind(iri).is_none();
    iri.strip_prefix("https://w3id.org/security#").or_else(|| iri.strip_prefix("sec:")).is_some_and(of_a_proof)
        || iri.starts_with("https://www.iana.org/assignments/")
        || iri.ends_with(['#', '/'])
}

fn form(definition: &Definition) -> Form {
    let has = |keyword| definition.container.contains(keyword);
    let is_link = definition.coercion == Some(TypeMapping::Id);
    match () {
        () if has(Keyword::List) => Form::List,
        () if has(Keyword::Language) => Form::Texts,
        () if has(Keyword::Set) && is_link => Form::Links,
        () if has(Keyword::Set) || SETS.contains(&&*definition.term) => Form::Set,
        () if is_link && !OBJECTS.contains(&&*definition.term) => Form::Link,
        () => Form::One,
    }
}

/// Every term of the contexts has the row that its definition asks for.
#[test]
fn no_term_of_the_contexts_is_missing() {
    let mut problems = BTreeSet::new();
    let mut forms: BTreeMap<String, Form> = BTreeMap::new();
    for definition in definitions() {
        let Mapping::Iri(iri) = &definition.mapping else { continue };
        if is_beside(iri) || &*definition.term == SECOND {
            continue;
        }
        let term = &*definition.term;
        let is_type = term.starts_with(|first: char| first.is_ascii_uppercase());
        // Older contexts have other forms for some values.
        let is_there = if is_type {
            kind(iri) == Some(term)
        } else {
            property(iri) == Some((term, *forms.entry(iri.to_string()).or_insert_with(|| form(&definition))))
        };
        if !is_there {
            problems.insert(format!("{term} {iri} {:?}: {:?} {:?}", form(&definition), property(iri), kind(iri)));
        }
        assert!(!definition.reverse, "{term}");
    }
    assert_eq!(problems, BTreeSet::new());
}

/// None of the other contexts has another name for anything that is read. (The first needs the context that it follows.)
#[test]
fn no_other_context_has_another_name_for_a_row() {
    let contexts = Contexts::known();
    let of = |url: &&str| contexts.definitions(url).unwrap_or_default();
    for definition in NOT_READ.iter().skip(1).flat_map(of) {
        let Mapping::Iri(iri) = &definition.mapping else { continue };
        let name = property(iri).map(|(term, _)| term).or_else(|| kind(iri));
        assert!(name.is_none_or(|name| name == &*definition.term), "{} {iri}", definition.term);
    }
}

/// Every row is a term of the contexts.
#[test]
fn no_row_is_of_no_context() {
    let known: BTreeSet<(String, String)> = definitions()
        .into_iter()
        .filter_map(|definition| match definition.mapping {
            Mapping::Iri(iri) => Some((iri.to_string(), definition.term.to_string())),
            _ => None,
        })
        .collect();
    let properties = PROPERTIES.iter().flat_map(|(namespace, rows)| rows.iter().map(move |(local, term, _)| (*namespace, *local, *term)));
    let types = TYPES.iter().flat_map(|(namespace, rows)| rows.iter().map(move |(local, term)| (*namespace, *local, *term)));
    let strangers: Vec<_> = properties
        .chain(types)
        .filter(|(namespace, local, term)| !known.contains(&(format!("{namespace}{local}"), (*term).to_owned())))
        .collect();
    assert_eq!(strangers, Vec::new());
}

/// They are looked up by halves.
#[test]
fn rows_are_sorted() {
    assert!(PROPERTIES.is_sorted_by_key(|(namespace, _)| namespace) && TYPES.is_sorted_by_key(|(namespace, _)| namespace));
    for (namespace, rows) in PROPERTIES {
        assert!(rows.is_sorted_by(|one, other| one.0 < other.0), "{namespace}");
    }
    for (namespace, rows) in TYPES {
        assert!(rows.is_sorted_by(|one, other| one.0 < other.0), "{namespace}");
    }
}
