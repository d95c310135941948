//! RDFC-1.0 on datasets of our own: what must not matter does not, and what would take for ever is refused.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a test may look at the clock and start a thread")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use credenza_core::encoding::rdf::n_quads::{MAX_QUADS, TermError, parse, write};
use credenza_core::encoding::rdf::{Blank, Dataset, Literal, Object, Quad, Resource};
use credenza_core::encoding::rdfc::{
    CanonicalizationError, Escaping, MAX_BYTES, MAX_DEPTH, MAX_HASH_BLOCKS, MAX_N_DEGREE_HASHES, canonicalize,
};
use proptest::prelude::*;

/// For slow machines and unoptimised builds, several tests at a time. Optimised, each takes less than half a second.
const BOUND: Duration = Duration::from_secs(180);

fn dataset(text: &str) -> Dataset {
    parse(text).unwrap().dataset
}

/// The canonical form, or the code of the refusal and the work that there was too much of.
fn canonical(dataset: &Dataset) -> Result<String, (&'static str, &'static str)> {
    let started = Instant::now();
    let found = canonicalize(dataset, Escaping::Current);
    assert!(started.elapsed() < BOUND, "{:?}", started.elapsed());
    match found {
        Ok(found) => Ok(String::from_utf8(found.into_n_quads()).unwrap()),
        Err(error @ CanonicalizationError::TooComplex { work, .. }) => Err((error.code(), work)),
        Err(error) => Err((error.code(), "")),
    }
}

const HASHES: Result<String, (&str, &str)> = Err(("canonicalization_too_complex", "hashes of neighbourhoods"));
const BLOCKS: Result<String, (&str, &str)> = Err(("canonicalization_too_complex", "blocks to hash"));
const ROW: Result<String, (&str, &str)> = Err(("canonicalization_too_complex", "nodes in a row"));

/// Every node says the same of every other.
fn clique(nodes: usize) -> Dataset {
    let mut text = String::new();
    for one in 0..nodes {
        for other in (0..nodes).filter(|other| *other != one) {
            writeln!(text, "_:n{one} <urn:knows> _:n{other} .").unwrap();
        }
    }
    dataset(&text)
}

#[test]
fn cliques_are_answered_or_refused() {
    for nodes in 2..=6 {
        let answer = canonical(&clique(nodes)).unwrap();
        assert_eq!(answer.lines().count(), nodes * (nodes - 1));
    }
    for nodes in [8, 12, 40] {
        assert_eq!(canonical(&clique(nodes)), BLOCKS, "{nodes}");
    }
}

/// A circle, or a chain if it is not closed.
fn row(nodes: usize, is_closed: bool) -> Dataset {
    let links = if is_closed { nodes } else { nodes - 1 };
    let mut text = String::new();
    (0..links).for_each(|node| writeln!(text, "_:n{node} <urn:next> _:n{} .", (node + 1) % nodes).unwrap());
    dataset(&text)
}

/// The deepest calls there are, on a stack of half of what a thread has.
#[test]
fn rows_are_as_deep_as_the_stack_bears() {
    let on_a_small_stack = || {
        assert_eq!(canonical(&row(MAX_DEPTH + 1, true)), ROW);
        assert_eq!(canonical(&row(10_000, true)), ROW);
        let answer = canonical(&row(150, true)).unwrap();
        assert_eq!(answer.lines().count(), 150);
        assert_eq!(canonical(&row(150, false)).unwrap().lines().count(), 149);
    };
    std::thread::Builder::new().stack_size(1024 * 1024).spawn(on_a_small_stack).unwrap().join().unwrap();
}

#[test]
fn ten_thousand_that_look_alike_are_answered() {
    let lines = |line: &dyn Fn(usize) -> String| dataset(&(0..10_000).map(line).collect::<String>());
    let alone = canonical(&lines(&|node| format!("_:n{node} <urn:p> \"x\" .\n"))).unwrap();
    assert_eq!(alone.lines().count(), 10_000);
    let children = canonical(&lines(&|node| format!("_:parent <urn:p> _:n{node} .\n"))).unwrap();
    assert!(children.lines().all(|line| line.starts_with("_:c14n0 ")));
    let pairs = canonical(&lines(&|node| format!("_:n{node} <urn:p> _:m{node} .\n"))).unwrap();
    assert_eq!(pairs.lines().count(), 10_000);
    let two_families = lines(&|node| format!("_:one <urn:p> _:n{node} .\n_:other <urn:p> _:m{node} .\n"));
    assert_eq!(canonical(&two_families), HASHES);
}

#[test]
fn a_long_iri_counts_for_what_it_costs() {
    // As many hashes as six nodes that know each other need, each of a hundred times as many blocks.
    let mut text = clique(6);
    text.quads.iter_mut().for_each(|quad| quad.predicate = format!("urn:{}", "x".repeat(10_000)).into());
    assert_eq!(canonical(&text), BLOCKS);
}

#[test]
fn what_is_too_large_is_refused() {
    let quad = dataset("<urn:s> <urn:p> \"o\" .").quads.remove(0);
    let many = Dataset { quads: vec![quad.clone(); MAX_QUADS + 1], blanks: 0 };
    assert_eq!(canonical(&many), Err(("too_many_quads", "")));
    let most = Dataset { quads: vec![quad.clone(); MAX_QUADS], blanks: 0 };
    assert_eq!(canonical(&most).as_deref(), Ok("<urn:s> <urn:p> \"o\" .\n"));
    let subject = Resource::Iri(format!("urn:{}", "x".repeat(1024 * 1024)).into());
    let long = Dataset { quads: vec![Quad { subject, ..quad.clone() }; MAX_BYTES / 1024 / 1024 + 1], blanks: 0 };
    assert_eq!(canonical(&long), Err(("n_quads_too_large", "")));
    // As long as may be, to the byte.
    assert_eq!(MAX_BYTES, 33_554_432);
    let of = |length: usize| {
        let line = "<urn:> <urn:p> \"o\" .\n".len();
        let subject = |length: usize| Resource::Iri(format!("urn:{}", "x".repeat(length - line)).into());
        let quads = [length - MAX_BYTES / 3, MAX_BYTES / 3].map(|length| Quad { subject: subject(length), ..quad.clone() });
        Dataset { quads: quads.into(), blanks: 0 }
    };
    assert_eq!(canonical(&of(MAX_BYTES)).map(|form| form.len()), Ok(MAX_BYTES));
    assert_eq!(canonical(&of(MAX_BYTES + 1)), Err(("n_quads_too_large", "")));
    const { assert!(MAX_HASH_BLOCKS > MAX_N_DEGREE_HASHES) };
}

/// A dataset is a set, also where nodes are told apart by their neighbours.
#[test]
fn a_statement_given_twice_is_one() {
    // Rows that begin alike and end differently, so that the first nodes have one hash of their own.
    let rows = |ends: &[usize]| {
        let mut lines = Vec::new();
        for (row, end) in ends.iter().enumerate() {
            (0..*end).for_each(|node| lines.push(format!("_:r{row}n{node} <urn:p> _:r{row}n{} .\n", node + 1)));
        }
        lines
    };
    for ends in [&[3, 4][..], &[3, 4, 5], &[4, 4, 5, 6]] {
        let lines = rows(ends);
        let form = canonical(&dataset(&lines.concat())).unwrap();
        for line in &lines {
            for (before, behind) in [(1, 0), (0, 1), (1, 2)] {
                let text = [line.repeat(before), lines.concat(), line.repeat(behind)].concat();
                assert_eq!(canonical(&dataset(&text)).unwrap(), form, "{line}");
            }
        }
    }
}

#[test]
fn a_refusal_quotes_the_limit() {
    let args = |dataset: &Dataset| canonicalize(dataset, Escaping::Current).unwrap_err().args();
    let quad = dataset("<urn:s> <urn:p> \"o\" .").quads.remove(0);
    let many = Dataset { quads: vec![quad; MAX_QUADS + 1], blanks: 0 };
    assert_eq!(args(&many), [("quads", (MAX_QUADS + 1).to_string()), ("limit", MAX_QUADS.to_string())]);
    assert_eq!(args(&row(MAX_DEPTH + 1, true)), [("work", "nodes in a row".to_owned()), ("limit", MAX_DEPTH.to_string())]);
    let subject = Resource::Iri("urn:a b".into());
    let term = Dataset { quads: vec![Quad { subject, ..dataset("<urn:s> <urn:p> \"o\" .").quads.remove(0) }], blanks: 0 };
    assert!(!args(&term).is_empty());
}

#[test]
fn errors_quote_what_they_found() {
    let error = parse("<urn:s> <urn:p> <urn:o> .\n<urn:s> <urn:p> é .\n").unwrap_err();
    let quoted: Vec<_> = error.args().into_iter().filter(|(name, _)| *name != "expected").collect();
    assert_eq!(quoted, [("line", "2".to_owned()), ("offset", "42".to_owned()), ("found", "é".to_owned())]);
    let quad = || dataset("<urn:s> <urn:p> \"o\" .").quads.remove(0);
    let args = |quad: Quad| write(&Dataset { quads: vec![quad], blanks: 0 }, Escaping::Current).unwrap_err().args();
    let subject = Resource::Iri("urn:a b".into());
    assert_eq!(args(Quad { subject, ..quad() }), [("iri", "urn:a b".to_owned()), ("found", " ".to_owned())]);
    let string = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";
    let object = Object::Literal(Literal { value: "x".into(), datatype: string.into(), language: Some("e n".into()) });
    assert_eq!(args(Quad { object, ..quad() }), [("tag", "e n".to_owned())]);
}

#[test]
fn what_could_pass_for_another_statement_is_refused() {
    let object = |object| Dataset { quads: vec![Quad { object, ..dataset("<urn:s> <urn:p> \"o\" .").quads.remove(0) }], blanks: 0 };
    let iri = "urn:o> .\n<urn:s> <urn:p> <urn:x";
    let literal = |datatype: &str, language: Option<&str>| {
        Object::Literal(Literal { value: "x".into(), datatype: datatype.into(), language: language.map(Into::into) })
    };
    for hostile in [Object::Resource(Resource::Iri(iri.into())), literal(iri, None)] {
        let refused = canonicalize(&object(hostile), Escaping::Current).unwrap_err();
        assert_eq!(refused, TermError::IriCharacter { iri: iri.into(), found: '>' }.into());
    }
    assert_eq!(canonical(&object(literal("", Some("en .\n<urn:s>")))), Err(("language_tag_malformed", "")));
    // In a literal it is text.
    let text = Object::Literal(Literal { value: format!("\" .\n{iri}").into(), datatype: "urn:t".into(), language: None });
    assert_eq!(canonical(&object(text)).unwrap().lines().count(), 1);
}

#[test]
fn the_older_form_is_another_where_it_should_be() {
    let forms = |value: &str| {
        let dataset = dataset(&format!("_:a <urn:p> \"{value}\" .\n_:b <urn:p> \"y\" .\n_:b <urn:q> _:a .\n"));
        [Escaping::Current, Escaping::Older].map(|escaping| canonicalize(&dataset, escaping).unwrap())
    };
    for value in ["", "x", "\\n\\r\\\"\\\\", "é\u{80}\u{2028}\u{fffd}"] {
        let [current, older] = forms(value);
        assert!(current == older && !current.has_other_form(), "{value:?}");
    }
    for value in ["\\t", "\\b", "\\f", "\\u0000", "\\u0007", "\\u000B", "\\u001F", "\\u007F", "\\uFFFE"] {
        let [current, older] = forms(value);
        assert!(current.has_other_form() && older.has_other_form(), "{value:?}");
        assert!(String::from_utf8_lossy(current.n_quads()).contains(&format!("\"{value}\"")), "{value:?}");
        assert!(!String::from_utf8_lossy(older.n_quads()).contains('\\'), "{value:?}");
    }
    // What is hashed to find the labels is escaped in the same way: they may differ too.
    let labels: Vec<_> = (0..32_u8).filter(|code| ![10, 13].contains(code)).map(|code| forms(&format!("\\u{code:04X}"))).collect();
    assert!(labels.iter().any(|[current, older]| current.labels() != older.labels()));
    assert!(labels.iter().any(|[current, older]| current.labels() == older.labels()));
}

#[test]
fn numbers_of_nodes_mean_nothing() {
    let quad = |subject, object| Quad {
        subject: Resource::Blank(Blank(subject)),
        predicate: "urn:p".into(),
        object: Object::Resource(Resource::Blank(Blank(object))),
        graph: None,
    };
    let far = Dataset { quads: vec![quad(u32::MAX, 7), quad(7, 7), quad(u32::MAX, 7)], blanks: 0 };
    let canonical = canonicalize(&far, Escaping::Current).unwrap();
    assert_eq!(canonical.n_quads(), b"_:c14n0 <urn:p> _:c14n0 .\n_:c14n1 <urn:p> _:c14n0 .\n");
    assert_eq!(canonical.labels(), [(Blank(7), 0), (Blank(u32::MAX), 1)]);
    assert_eq!(canonicalize(&Dataset::default(), Escaping::Current).unwrap().n_quads(), b"");
}

/// Few names, so that many statements share them, and many nodes look alike.
fn any_dataset() -> impl Strategy<Value = Dataset> {
    const NODES: u32 = 6;
    let iri = || prop_oneof![Just("urn:a"), Just("urn:b")];
    let resource = move || prop_oneof![1 => iri().prop_map(|iri| Resource::Iri(iri.into())), 4 => (0..NODES).prop_map(|node| Resource::Blank(Blank(node)))];
    let literal = || {
        (prop_oneof![Just("x"), Just("\t\"")], prop_oneof![Just(None), Just(Some("en"))]).prop_map(|(value, language)| {
            let datatype = if language.is_some() { "urn:langString" } else { "urn:t" };
            Object::Literal(Literal { value: value.into(), datatype: datatype.into(), language: language.map(Into::into) })
        })
    };
    let object = move || prop_oneof![5 => resource().prop_map(Object::Resource), 1 => literal()];
    let quad = (resource(), iri(), object(), prop_oneof![3 => Just(None), 1 => resource().prop_map(Some)])
        .prop_map(|(subject, predicate, object, graph)| Quad { subject, predicate: predicate.into(), object, graph });
    proptest::collection::vec(quad, 0..14).prop_map(|quads| Dataset { quads, blanks: NODES })
}

/// The dataset with other numbers for its nodes.
fn renamed(dataset: &Dataset, names: &[u32]) -> Dataset {
    let resource = |resource: &Resource| match resource {
        Resource::Blank(Blank(node)) => Resource::Blank(Blank(names[*node as usize])),
        iri => iri.clone(),
    };
    let quad = |quad: &Quad| Quad {
        subject: resource(&quad.subject),
        predicate: quad.predicate.clone(),
        object: match &quad.object {
            Object::Resource(object) => Object::Resource(resource(object)),
            literal => literal.clone(),
        },
        graph: quad.graph.as_ref().map(resource),
    };
    Dataset { quads: dataset.quads.iter().map(quad).collect(), blanks: dataset.blanks }
}

fn with_other_names_and_order() -> impl Strategy<Value = (Dataset, Dataset)> {
    let names = Just((0..6).collect::<Vec<u32>>()).prop_shuffle();
    (any_dataset(), names, any::<prop::sample::Index>()).prop_flat_map(|(dataset, names, twice)| {
        let mut other = renamed(&dataset, &names);
        // And one statement is there twice.
        if !other.quads.is_empty() {
            other.quads.push(other.quads[twice.index(other.quads.len())].clone());
        }
        let quads = Just(other.quads).prop_shuffle();
        (Just(dataset), quads.prop_map(|quads| Dataset { quads, blanks: 6 }))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Other names, another order and repetition change nothing.
    #[test]
    fn names_order_and_repetition_do_not_matter((one, other) in with_other_names_and_order()) {
        prop_assert_eq!(canonical(&one), canonical(&other));
    }

    /// The form says what the dataset says: the labels lead back to it.
    #[test]
    fn the_form_is_the_dataset_with_other_names(dataset in any_dataset()) {
        let canonical = canonicalize(&dataset, Escaping::Current).unwrap();
        let numbers: BTreeMap<u32, u32> = canonical.labels().iter().map(|(blank, number)| (blank.0, *number)).collect();
        let mut issued: Vec<u32> = numbers.values().copied().collect();
        issued.sort_unstable();
        prop_assert!(issued.into_iter().eq(0..u32::try_from(numbers.len()).unwrap()));
        let names: Vec<u32> = (0..dataset.blanks).map(|node| numbers.get(&node).copied().unwrap_or(u32::MAX)).collect();
        let written = write(&renamed(&dataset, &names), Escaping::Current).unwrap().replace("_:b", "_:c14n");
        let mut lines: Vec<&str> = written.split_inclusive('\n').collect();
        lines.sort_unstable();
        lines.dedup();
        prop_assert_eq!(lines.concat(), String::from_utf8(canonical.into_n_quads()).unwrap());
    }

    /// One statement less is another form.
    #[test]
    fn a_statement_less_is_another_form(dataset in any_dataset(), less in any::<prop::sample::Index>()) {
        prop_assume!(!dataset.quads.is_empty());
        let left_out = dataset.quads[less.index(dataset.quads.len())].clone();
        let quads = dataset.quads.iter().filter(|quad| **quad != left_out).cloned().collect();
        prop_assert_ne!(canonical(&dataset), canonical(&Dataset { quads, ..dataset }));
    }
}
