//! Random changes to a document: some that break what was signed, some that leave every statement as it was.

use credenza_core::encoding::json::{Map, Value};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::json;

use crate::award;

/// One change at the place of `place`.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Replace(Value),
    Edit(Index),
    Rename(String),
    Delete,
    DuplicateItem,
    DuplicateMember(Value),
    Reorder(Index),
    Insert(String, Value),
    Move(Index),
    Nest,
}

pub(crate) fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        scalar().prop_map(Change::Replace),
        any::<Index>().prop_map(Change::Edit),
        name().prop_map(Change::Rename),
        Just(Change::Delete),
        Just(Change::DuplicateItem),
        scalar().prop_map(Change::DuplicateMember),
        any::<Index>().prop_map(Change::Reorder),
        (name(), scalar()).prop_map(|(name, value)| Change::Insert(name, value)),
        any::<Index>().prop_map(Change::Move),
        Just(Change::Nest),
    ]
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-2i64..400).prop_map(Value::from),
        Just(json!(0.5)),
        select(
            &[
                "",
                "3",
                "2999-01-01T00:00:00Z",
                "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                "assertionMethod",
                "eddsa-rdfc-2022"
            ][..]
        )
        .prop_map(Value::from),
        award::line().prop_map(Value::from),
        select(
            [json!([]), json!({}), json!([null]), json!({"id": "https://evil.example"}), json!("https://evil.example/context")].to_vec()
        ),
    ]
}

/// Names that mean something, their IRIs, and others.
fn name() -> impl Strategy<Value = String> {
    let known = [
        "@context",
        "id",
        "@id",
        "type",
        "@type",
        "issuer",
        "validFrom",
        "validUntil",
        "credentialSubject",
        "credentialStatus",
        "proof",
        "achievement",
        "creditsEarned",
        "title",
        "proofValue",
        "previousProof",
        "expires",
        "domain",
        "challenge",
        "@index",
        "@included",
        "@graph",
        "holder",
        "vc:validUntil",
        "https://www.w3.org/2018/credentials#validUntil",
        "__proto__",
    ];
    prop_oneof![select(known.to_vec()).prop_map(str::to_owned), award::line()]
}

/// The document after the change, as text, because a change may be one that no parsed value can hold: there, or at the first place behind it where it changes anything.
pub(crate) fn changed(document: &Value, place: &Index, change: &Change) -> String {
    let mut places = Vec::new();
    collect(document, String::new(), &mut places);
    let original = document.to_string();
    let first = place.index(places.len());
    places.rotate_left(first);
    let change = |pointer: &String| changed_at(document, pointer, change).filter(|text| *text != original);
    places.iter().find_map(change).expect("a change that applies somewhere")
}

/// `None` where the change does not apply.
fn changed_at(document: &Value, pointer: &str, change: &Change) -> Option<String> {
    let mut document = document.clone();
    match change {
        Change::Replace(value) => *document.pointer_mut(pointer)? = value.clone(),
        Change::Edit(at) => edit(document.pointer_mut(pointer)?, at)?,
        Change::Insert(name, value) => match document.pointer_mut(pointer)? {
            Value::Object(members) => {
                // Over an existing member it would be a replacement.
                if members.contains_key(name) {
                    return None;
                }
                members.insert(name.clone(), value.clone());
            }
            Value::Array(items) => items.push(value.clone()),
            _ => return None,
        },
        Change::DuplicateItem => match document.pointer_mut(pointer)? {
            Value::Array(items) if !items.is_empty() => items.insert(0, items.last()?.clone()),
            _ => return None,
        },
        Change::DuplicateMember(value) => return duplicate(&document, pointer, value),
        Change::Reorder(at) => match document.pointer_mut(pointer)? {
            Value::Array(items) if items.len() > 1 => {
                let steps = 1 + at.index(items.len() - 1);
                items.rotate_left(steps);
            }
            Value::Object(members) => {
                let mut entries: Vec<_> = std::mem::take(members).into_iter().collect();
                let steps = at.index(entries.len().max(1));
                entries.rotate_left(steps);
                *members = entries.into_iter().collect();
            }
            _ => return None,
        },
        Change::Delete => drop(remove(&mut document, pointer)?),
        Change::Rename(name) => {
            let (parent, _) = pointer.rsplit_once('/')?;
            let value = remove(&mut document, pointer)?;
            document.pointer_mut(parent)?.as_object_mut()?.insert(name.clone(), value);
        }
        // Among statements it says the same, one level deeper.
        Change::Nest => {
            let (parent, name) = pointer.rsplit_once('/')?;
            let value = remove(&mut document, pointer)?;
            document
                .pointer_mut(parent)?
                .as_object_mut()?
                .insert("@nest".to_owned(), json!({ name.replace("~1", "/").replace("~0", "~"): value }));
        }
        Change::Move(to) => {
            let value = remove(&mut document, pointer)?;
            let mut places = Vec::new();
            collect(&document, String::new(), &mut places);
            places.retain(|place| document.pointer(place).is_some_and(|value| value.is_object() || value.is_array()));
            match document.pointer_mut(&places[to.index(places.len())])? {
                Value::Object(members) => drop(members.insert("moved".to_owned(), value)),
                Value::Array(items) => items.push(value),
                _ => return None,
            }
        }
    }
    Some(document.to_string())
}

/// The document with each member, and each item of one, said where the thing that it belongs to is named again, in an `@included` of some other thing: among statements that is the
/// same, and a reader of the JSON does not see it.
pub(crate) fn restated(document: &Value) -> Vec<String> {
    let mut places = Vec::new();
    collect(document, String::new(), &mut places);
    // At the root what is included is refused whatever it says; what a proof says must stand as its own members, which `Change::Nest` tries.
    let is_thing = |place: &&String| match document.pointer(place) {
        Some(Value::Object(_)) => true,
        Some(Value::String(text)) => text.starts_with("did:") && !place.ends_with("/id"),
        _ => false,
    };
    let mut things: Vec<&String> = places
        .iter()
        .filter(|place| !place.is_empty() && !place.contains("/proof") && !place.contains("/@context"))
        .filter(is_thing)
        .collect();
    // The outermost first: what stands in the credentials of a presentation is in graphs of their own.
    things.sort_by_key(|place| place.matches('/').count());
    let spread = |number: usize| [things[0], things[1], things[number % things.len()]];
    let each = places.iter().enumerate().flat_map(|(number, place)| spread(number).map(|to| (place, to)));
    each.filter_map(|(place, to)| restated_at(document, place, to)).collect()
}

fn restated_at(document: &Value, pointer: &str, to: &str) -> Option<String> {
    let mut document = document.clone();
    let (parent, last) = pointer.rsplit_once('/')?;
    // What is moved must leave the place where it is said again.
    if to == pointer || to.starts_with(&format!("{pointer}/")) {
        return None;
    }
    let (thing, name) = if document.pointer(parent)?.is_array() { parent.rsplit_once('/')? } else { (parent, last) };
    let of = document.pointer(thing)?.as_object()?;
    let mut again: Map<String, Value> =
        ["id", "type"].into_iter().filter_map(|name| Some((name.to_owned(), of.get(name)?.clone()))).collect();
    if !again.contains_key("id") || again.contains_key(name) || name.starts_with('@') {
        return None;
    }
    // Where an item before it goes, the places behind it move.
    let value = document.pointer(pointer)?.clone();
    let to = document.pointer_mut(to)?;
    if to.is_string() {
        *to = json!({"id": to.take()});
    }
    let included = to.as_object_mut()?.entry("@included").or_insert_with(|| json!([]));
    again.insert(name.to_owned(), value);
    included.as_array_mut()?.push(Value::Object(again));
    remove(&mut document, pointer)?;
    Some(document.to_string())
}

fn collect(value: &Value, pointer: String, places: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            members
                .iter()
                .for_each(|(name, value)| collect(value, format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1")), places));
        }
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| collect(item, format!("{pointer}/{index}"), places)),
        _ => {}
    }
    places.push(pointer);
}

/// A small change of a scalar: a character, a case, a step, a type.
fn edit(value: &mut Value, at: &Index) -> Option<()> {
    *value = match &*value {
        Value::String(text) => {
            let mut characters: Vec<char> = text.chars().collect();
            let index = at.index(characters.len().max(1));
            match characters.get(index).copied() {
                None => characters.push(' '),
                Some(character) if character.is_ascii_lowercase() => characters[index] = character.to_ascii_uppercase(),
                Some('0') => characters[index] = '1',
                Some(_) => drop(characters.remove(index)),
            }
            Value::from(characters.into_iter().collect::<String>())
        }
        Value::Number(number) => match at.index(2) {
            0 => Value::from(number.to_string()),
            _ => Value::from(number.as_f64()? + 0.5),
        },
        Value::Bool(truth) => Value::from(!truth),
        Value::Null => Value::from(false),
        Value::Array(items) => items.first()?.clone(),
        Value::Object(_) => Value::Array(vec![value.clone()]),
    };
    Some(())
}

fn remove(document: &mut Value, pointer: &str) -> Option<Value> {
    let (parent, last) = pointer.rsplit_once('/')?;
    match document.pointer_mut(parent)? {
        Value::Object(members) => members.shift_remove(&last.replace("~1", "/").replace("~0", "~")),
        Value::Array(items) => Some(items.remove(last.parse().ok()?)),
        _ => None,
    }
}

/// The text with a second member beside the one at the pointer, of the same name in another spelling.
fn duplicate(document: &Value, pointer: &str, value: &Value) -> Option<String> {
    const MARK: &str = "the-mark-of-the-duplicate";
    let (parent, last) = pointer.rsplit_once('/')?;
    let mut marked = document.clone();
    marked.pointer_mut(parent)?.as_object_mut()?.insert(MARK.to_owned(), value.clone());
    let name: String = last.replace("~1", "/").replace("~0", "~").encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    Some(marked.to_string().replace(MARK, &name))
}
