//! The expanded form: a document whose names are IRIs, without contexts. JSON-LD 1.1 API §5.

use super::context::Direction;
use super::source::Origin;
use crate::encoding::json::{Map, Node, Value, number_of};
use std::sync::Arc;

/// A node object, a value object or a list object. JSON-LD 1.1 §9.
#[derive(Clone, Debug)]
pub enum Item<'d> {
    /// A thing and what is said of it.
    Node(Box<NodeObject<'d>>),
    /// A value.
    Value(ValueObject<'d>),
    /// Things and values in an order.
    List(ListObject<'d>),
}

/// A node object. JSON-LD 1.1 §9.2.
#[derive(Clone, Debug, Default)]
pub struct NodeObject<'d> {
    /// Its identifier: an IRI, a relative one where there is no base, or that of a blank node.
    pub id: Option<Arc<str>>,
    /// Its types, each with its origin.
    pub types: Vec<(Arc<str>, Origin)>,
    /// What it refers to. A property may be there more than once.
    pub properties: Vec<Property<'d>>,
    /// What refers to it.
    pub reverse: Vec<Property<'d>>,
    /// What is said in the graph that has its name.
    pub graph: Option<Vec<Item<'d>>>,
    /// Other things that the document only puts here.
    pub included: Option<Vec<Item<'d>>>,
    /// Its `@index`.
    pub index: Option<&'d str>,
    /// Where it stands.
    pub origin: Origin,
    /// Whether it has an `@id` that came to nothing.
    pub(super) has_null_id: bool,
}

/// The values of a property.
#[derive(Clone, Debug)]
pub struct Property<'d> {
    /// The IRI.
    pub iri: Arc<str>,
    /// The values.
    pub values: Vec<Item<'d>>,
}

/// A value object. JSON-LD 1.1 §9.5.
#[derive(Clone, Debug)]
pub struct ValueObject<'d> {
    /// The value.
    pub value: Literal<'d>,
    /// The IRI of its datatype.
    pub datatype: Option<Arc<str>>,
    /// Its language tag.
    pub language: Option<Arc<str>>,
    /// Its base direction.
    pub direction: Option<Direction>,
    /// Its `@index`.
    pub index: Option<&'d str>,
    /// Where it stands.
    pub origin: Origin,
}

/// What a value object holds.
#[derive(Clone, Copy, Debug)]
pub enum Literal<'d> {
    /// A text.
    Text(&'d str),
    /// A number.
    Number(f64),
    /// `true` or `false`.
    Bool(bool),
    /// JSON that stays JSON (`@json`).
    Json(Node<'d>),
}

/// A list object. JSON-LD 1.1 §9.7.
#[derive(Clone, Debug)]
pub struct ListObject<'d> {
    /// What is in it.
    pub items: Vec<Item<'d>>,
    /// Its `@index`.
    pub index: Option<&'d str>,
    /// Where it stands.
    pub origin: Origin,
}

impl Default for Origin {
    fn default() -> Self {
        Self::NOWHERE
    }
}

/// The expanded form as JSON. JSON-LD 1.1 §9.
pub(super) fn to_value(items: &[Item<'_>]) -> Value {
    Value::Array(items.iter().map(item).collect())
}

fn item(item: &Item<'_>) -> Value {
    let mut members = Map::new();
    match item {
        Item::Node(node) => {
            if node.has_null_id {
                members.insert("@id".to_owned(), Value::Null);
            }
            if let Some(id) = &node.id {
                members.insert("@id".to_owned(), Value::from(&**id));
            }
            if !node.types.is_empty() {
                members.insert("@type".to_owned(), node.types.iter().map(|(iri, _)| Value::from(&**iri)).collect());
            }
            add_properties(&mut members, &node.properties);
            if !node.reverse.is_empty() {
                let mut reverse = Map::new();
                add_properties(&mut reverse, &node.reverse);
                members.insert("@reverse".to_owned(), Value::Object(reverse));
            }
            for (name, items) in [("@graph", &node.graph), ("@included", &node.included)] {
                if let Some(items) = items {
                    members.insert(name.to_owned(), to_value(items));
                }
            }
            add_index(&mut members, node.index);
        }
        Item::Value(value) => {
            let literal = match value.value {
                Literal::Text(text) => Value::from(text),
                Literal::Number(number) => number_of(number).map_or(Value::Null, Value::Number),
                Literal::Bool(flag) => Value::from(flag),
                Literal::Json(node) => node.to_value(),
            };
            members.insert("@value".to_owned(), literal);
            let is_json = matches!(value.value, Literal::Json(_));
            let datatype = if is_json { Some("@json") } else { value.datatype.as_deref() };
            for (name, text) in
                [("@type", datatype), ("@language", value.language.as_deref()), ("@direction", value.direction.map(Direction::as_str))]
            {
                if let Some(text) = text {
                    members.insert(name.to_owned(), Value::from(text));
                }
            }
            add_index(&mut members, value.index);
        }
        Item::List(list) => {
            members.insert("@list".to_owned(), to_value(&list.items));
            add_index(&mut members, list.index);
        }
    }
    Value::Object(members)
}

fn add_properties(members: &mut Map<String, Value>, properties: &[Property<'_>]) {
    for property in properties {
        let values = members.entry(&*property.iri).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(values) = values {
            values.extend(property.values.iter().map(item));
        }
    }
}

fn add_index(members: &mut Map<String, Value>, index: Option<&str>) {
    if let Some(index) = index {
        members.insert("@index".to_owned(), Value::from(index));
    }
}
