//! Whether two results say the same.

use super::n_quads::{Line, Part};
use credenza_core::encoding::json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Whether two expanded documents say the same: the order of an array counts in a `@list` and in a `@value` only.
pub(super) fn same(one: &Value, other: &Value) -> bool {
    same_within(one, other, false)
}

fn same_within(one: &Value, other: &Value, ordered: bool) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(name, value)| {
                    other.get(name).is_some_and(|other| match name.as_str() {
                        "@value" => value == other,
                        name => same_within(value, other, name == "@list"),
                    })
                })
        }
        (Value::Array(one), Value::Array(other)) if ordered => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same_within(one, other, false))
        }
        (Value::Array(one), Value::Array(other)) => {
            let mut left: Vec<&Value> = other.iter().collect();
            one.len() == other.len()
                && one.iter().all(|item| match left.iter().position(|other| same_within(item, other, false)) {
                    Some(place) => {
                        left.remove(place);
                        true
                    }
                    None => false,
                })
        }
        _ => one == other,
    }
}

/// Whether two datasets are the same but for the names of their blank nodes. RDF 1.1 Concepts §4.1.
///
/// Blank nodes are matched one after the other, most constrained first, and taken back where it does not work out.
pub(super) fn isomorphic(one: &BTreeSet<Line>, other: &BTreeSet<Line>) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let signatures = |lines: &BTreeSet<Line>| {
        let mut signatures: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in lines {
            for part in line {
                if let Part::Blank(name) = part {
                    let shape = line.iter().map(|other| match other {
                        Part::Blank(other) if other == name => "*".to_owned(),
                        Part::Blank(_) => "_".to_owned(),
                        Part::Named(text) => text.clone(),
                    });
                    signatures.entry(name.clone()).or_default().push(shape.collect::<Vec<_>>().join(" "));
                }
            }
        }
        signatures.values_mut().for_each(|shapes| shapes.sort());
        signatures
    };
    let (own, others) = (signatures(one), signatures(other));
    let candidates: Vec<(String, Vec<String>)> = own
        .iter()
        .map(|(name, shapes)| (name.clone(), others.iter().filter(|(_, other)| *other == shapes).map(|(name, _)| name.clone()).collect()))
        .collect();
    let mut candidates = candidates;
    candidates.sort_by_key(|(_, names)| names.len());
    own.len() == others.len() && assign(one, other, &candidates, &mut BTreeMap::new())
}

fn assign(one: &BTreeSet<Line>, other: &BTreeSet<Line>, rest: &[(String, Vec<String>)], names: &mut BTreeMap<String, String>) -> bool {
    let fits = one.iter().all(|line| {
        let renamed: Option<Line> = line
            .iter()
            .map(|part| match part {
                Part::Blank(name) => names.get(name).cloned().map(Part::Blank),
                named => Some(named.clone()),
            })
            .collect();
        renamed.is_none_or(|line| other.contains(&line))
    });
    let Some(((name, candidates), rest)) = rest.split_first() else { return fits };
    fits && candidates.iter().any(|candidate| {
        if names.values().any(|taken| taken == candidate) {
            return false;
        }
        names.insert(name.clone(), candidate.clone());
        let works = assign(one, other, rest, names);
        names.remove(name);
        works
    })
}
