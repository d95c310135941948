//! From a document to a schema that is ready to be tried.
//!
//! Schemas wait in a queue and not on the stack, so that neither depth nor a reference to itself costs more than a place in a table. References are followed once all
//! the schemas that the keywords hold have been read, because any of them may have the name that is looked for.

use std::collections::{BTreeMap, VecDeque};

use super::decimal::Decimal;
use super::keyword::{Bound, Count, Demands, Hurdle, Id, Keyword, Subschema, Types};
use super::pattern::Pattern;
use super::references::Places;
use super::{Draft, MAX_SUBSCHEMAS, Obstacle, ObstacleKind, Schema};
use crate::encoding::json::{Document, Node, Pointer};
use crate::encoding::{describe, quote};

/// How many patterns a schema may hold. Making one ready takes up to 150 µs; that of Open Badges has 160.
const MAX_PATTERNS: usize = 4096;

/// Reads the schema that `document` is.
pub(super) fn compile(document: &Document, url: &str) -> Result<Schema, Obstacle> {
    let root = document.root();
    let draft = match root.as_bool() {
        // Both demand the same in every draft.
        Some(_) => Draft::Draft2020,
        None => draft(root)?,
    };
    let mut compiler = Compiler {
        draft,
        ids: BTreeMap::new(),
        waiting: VecDeque::new(),
        places: Places::default(),
        subschemas: Vec::new(),
        references: Vec::new(),
        patterns: 0,
        obstacles: vec![Hurdle { kind: ObstacleKind::TooComplex, place: root.index(), found: String::new() }],
    };
    let url = url.split_once('#').map_or(url, |(before, _)| before);
    let base = compiler.places.resource(url.to_owned(), root);
    compiler.id(root, base);
    compiler.run()?;
    Ok(Schema { document: document.clone(), subschemas: compiler.subschemas, obstacles: compiler.obstacles })
}

fn draft(root: Node<'_>) -> Result<Draft, Obstacle> {
    let place = Pointer::fixed("/$schema");
    if !root.is_object() {
        return Err(Obstacle { kind: ObstacleKind::Malformed, pointer: Pointer::root(), found: describe(Some(root)) });
    }
    let stated = root.get("$schema");
    let known = stated.and_then(Node::as_str).and_then(Draft::of);
    known.ok_or_else(|| Obstacle { kind: ObstacleKind::Dialect, pointer: place, found: describe(stated) })
}

struct Compiler<'s> {
    draft: Draft,
    /// The numbers of the schemas that were met, by their place in the table of the document.
    ids: BTreeMap<u32, Id>,
    waiting: VecDeque<(Node<'s>, u32, Id)>,
    places: Places<'s>,
    subschemas: Vec<Subschema>,
    /// References whose end is looked for when all schemas have been read: whose they are, the resource that they stand in, and what they say.
    references: Vec<(Id, u32, Node<'s>)>,
    obstacles: Vec<Hurdle>,
    /// How many patterns were read.
    patterns: usize,
}

/// What a keyword is read to.
type Read<T> = Result<T, Hurdle>;

impl<'s> Compiler<'s> {
    fn run(&mut self) -> Result<(), Obstacle> {
        loop {
            while let Some((node, base, id)) = self.waiting.pop_front() {
                if self.subschemas.len() > MAX_SUBSCHEMAS {
                    return Err(Obstacle::too_complex());
                }
                let demands = self.demands(node, base, id);
                if let Some(subschema) = self.subschemas.get_mut(id as usize) {
                    subschema.demands = demands;
                }
            }
            if self.references.is_empty() {
                return Ok(());
            }
            for (id, base, reference) in std::mem::take(&mut self.references) {
                let end = reference.as_str().and_then(|text| self.places.find(base, text));
                let keyword = match end {
                    Some((node, base)) => Keyword::Ref(self.id(node, base)),
                    None => self.obstacle(hurdle(ObstacleKind::Reference, reference, describe(Some(reference)))),
                };
                if let Some(Subschema { demands: Demands::All(keywords), .. }) = self.subschemas.get_mut(id as usize) {
                    keywords.push(keyword);
                }
            }
        }
    }

    /// The number of a schema, which will be read.
    fn id(&mut self, node: Node<'s>, base: u32) -> Id {
        if let Some(known) = self.ids.get(&node.index()) {
            return *known;
        }
        let id = Id::try_from(self.subschemas.len()).unwrap_or(Id::MAX);
        self.ids.insert(node.index(), id);
        self.subschemas.push(Subschema { place: node.index(), demands: Demands::Nothing });
        self.waiting.push_back((node, base, id));
        id
    }

    fn obstacle(&mut self, hurdle: Hurdle) -> Keyword {
        let number = u32::try_from(self.obstacles.len()).unwrap_or(u32::MAX);
        self.obstacles.push(hurdle);
        Keyword::Obstacle(number)
    }

    fn demands(&mut self, schema: Node<'s>, outer: u32, id: Id) -> Demands {
        match schema.as_bool() {
            Some(true) => return Demands::Nothing,
            Some(false) => return Demands::Impossible,
            None => {}
        }
        if !schema.is_object() {
            return Demands::All(vec![self.obstacle(malformed(schema))]);
        }
        let mut keywords = Vec::new();
        // A schema within may be written in another draft.
        if let Some(other) = schema.get("$schema").filter(|other| other.as_str().and_then(Draft::of) != Some(self.draft)) {
            keywords.push(self.obstacle(hurdle(ObstacleKind::Dialect, other, describe(Some(other)))));
        }
        // In draft 7 a reference stands for the whole schema, its `$id` included.
        let is_reference = self.draft == Draft::Draft7 && schema.get("$ref").is_some();
        let mut base = outer;
        if let Some(own) = schema.get("$id").filter(|_| !is_reference) {
            match self.identified(own, schema, outer) {
                Ok(inner) => base = inner,
                Err(obstacle) => keywords.push(self.obstacle(obstacle)),
            }
        }
        for name in ["$anchor", "$dynamicAnchor"] {
            if let Some(anchor) = schema.get(name).and_then(Node::as_str).filter(|_| self.draft != Draft::Draft7) {
                self.places.anchor(base, anchor, schema);
            }
        }
        for (name, value) in schema.members() {
            if is_reference && !matches!(name, "$ref" | "definitions") {
                continue;
            }
            match self.keyword(name, value, schema, base, id) {
                Ok(Some(keyword)) => keywords.push(keyword),
                Ok(None) => {}
                Err(obstacle) => keywords.push(self.obstacle(obstacle)),
            }
        }
        // What is said of the value itself comes first: it is cheap, and of many problems the outer ones tell most.
        keywords.sort_by_key(Keyword::holds_schemas);
        Demands::All(keywords)
    }

    /// Gives a schema the name of its `$id`; the number of the resource that it begins.
    fn identified(&mut self, id: Node<'_>, schema: Node<'s>, outer: u32) -> Read<u32> {
        let Some(text) = id.as_str() else { return Err(malformed(id)) };
        let Some((uri, fragment)) = self.places.resolve(outer, text) else { return Err(malformed(id)) };
        if fragment.is_empty() {
            return Ok(self.places.resource(uri, schema));
        }
        // Draft 7 named places so.
        if self.draft == Draft::Draft7 && uri == self.places.base(outer) {
            self.places.anchor(outer, &fragment, schema);
            return Ok(outer);
        }
        Err(malformed(id))
    }

    /// Reads a keyword; none where it demands nothing by itself. What is no keyword of any draft is an annotation (JSON Schema 2020-12 §6.5).
    fn keyword(&mut self, name: &str, value: Node<'s>, schema: Node<'s>, base: u32, id: Id) -> Read<Option<Keyword>> {
        let unknown = || Err(hurdle(ObstacleKind::Keyword, value, quote(name)));
        let newer = self.draft != Draft::Draft7;
        let keyword = match name {
            "type" => Keyword::Type(types(value)?),
            "enum" if value.is_array() => Keyword::Enum(value.to_document()),
            "enum" => return Err(malformed(value)),
            "const" => Keyword::Const(value.to_document()),
            "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => {
                Keyword::Bound(Bound { name: bound(name), limit: number(value)? })
            }
            "multipleOf" => {
                let number = number(value)?;
                let decimal = Decimal::of(number).filter(|_| number > 0.0).ok_or_else(|| malformed(value))?;
                Keyword::MultipleOf(number, decimal)
            }
            "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties" => {
                Keyword::Count(Count { name: count(name), limit: whole(value)? })
            }
            "pattern" => Keyword::Pattern(self.pattern(value.as_str().ok_or_else(|| malformed(value))?, value)?),
            "uniqueItems" => match value.as_bool() {
                Some(true) => Keyword::UniqueItems,
                Some(false) => return Ok(None),
                None => return Err(malformed(value)),
            },
            "required" => Keyword::Required(names(value)?),
            "dependentRequired" if newer => {
                let each = object(value)?.map(|(name, lacking)| Ok((name.into(), names(lacking)?)));
                Keyword::DependentRequired(each.collect::<Read<_>>()?)
            }
            "dependentSchemas" if newer => {
                let each = object(value)?.map(|(name, schema)| (name.into(), self.id(schema, base)));
                Keyword::DependentSchemas(each.collect())
            }
            "dependencies" if !newer => return self.dependencies(value, base),
            "properties" | "patternProperties" | "additionalProperties" => return self.members(name, schema, base),
            "propertyNames" => Keyword::PropertyNames(self.id(value, base)),
            "items" | "additionalItems" | "prefixItems" => return self.items(name, value, schema, base),
            "contains" => self.contains(value, schema, base)?,
            "allOf" => Keyword::AllOf(self.schemas(value, base)?),
            "anyOf" => Keyword::AnyOf(self.schemas(value, base)?),
            "oneOf" => Keyword::OneOf(self.schemas(value, base)?),
            "not" => Keyword::Not(self.id(value, base)),
            "if" => {
                let condition = self.id(value, base);
                let mut branch = |name| schema.get(name).map(|branch| self.id(branch, base));
                Keyword::If { condition, then: branch("then"), otherwise: branch("else") }
            }
            "$ref" if value.is_string() => {
                self.references.push((id, base, value));
                return Ok(None);
            }
            "$ref" => return Err(malformed(value)),
            "$defs" | "definitions" => {
                for (_, schema) in value.members() {
                    self.id(schema, base);
                }
                return Ok(None);
            }
            // Without `contains` or in a draft that has neither, these demand nothing.
            "minContains" | "maxContains" if newer => return Ok(None),
            // Keywords that demand something, and are not supported; or not in this draft, where their author means something by them all the same.
            "unevaluatedItems"
            | "unevaluatedProperties"
            | "$dynamicRef"
            | "$recursiveRef"
            | "dependentRequired"
            | "dependentSchemas"
            | "dependencies"
            | "minContains"
            | "maxContains" => return unknown(),
            _ => return Ok(None),
        };
        Ok(Some(keyword))
    }

    fn pattern(&mut self, source: &str, place: Node<'_>) -> Read<Pattern> {
        self.patterns += 1;
        if self.patterns > MAX_PATTERNS {
            return Err(hurdle(ObstacleKind::TooComplex, place, quote(source)));
        }
        Pattern::read(source).ok_or_else(|| hurdle(ObstacleKind::Pattern, place, quote(source)))
    }

    /// One schema or more.
    fn schemas(&mut self, value: Node<'s>, base: u32) -> Read<Vec<Id>> {
        let ids: Vec<_> = value.items().map(|schema| self.id(schema, base)).collect();
        if ids.is_empty() { Err(malformed(value)) } else { Ok(ids) }
    }

    fn dependencies(&mut self, value: Node<'s>, base: u32) -> Read<Option<Keyword>> {
        let mut schemas = Vec::new();
        for (name, dependency) in object(value)? {
            let schema = if dependency.is_array() {
                // As one schema more, so that both kinds stand under the one keyword.
                let keywords = vec![Keyword::Required(names(dependency)?)];
                let id = Id::try_from(self.subschemas.len()).unwrap_or(Id::MAX);
                self.subschemas.push(Subschema { place: dependency.index(), demands: Demands::All(keywords) });
                id
            } else {
                self.id(dependency, base)
            };
            schemas.push((name.into(), schema));
        }
        Ok(Some(Keyword::DependentSchemas(schemas)))
    }

    /// `properties`, `patternProperties` and `additionalProperties`, at the first of them.
    fn members(&mut self, name: &str, schema: Node<'s>, base: u32) -> Read<Option<Keyword>> {
        let parts = ["properties", "patternProperties", "additionalProperties"];
        if schema.members().find(|(other, _)| parts.contains(other)).is_none_or(|(first, _)| first != name) {
            return Ok(None);
        }
        let mut named = BTreeMap::new();
        for (name, schema) in schema.get("properties").map(|value| object(value)).transpose()?.into_iter().flatten() {
            named.insert(name.into(), self.id(schema, base));
        }
        let mut patterns = Vec::new();
        for (source, schema) in schema.get("patternProperties").map(|value| object(value)).transpose()?.into_iter().flatten() {
            patterns.push((self.pattern(source, schema)?, self.id(schema, base)));
        }
        let additional = schema.get("additionalProperties").map(|schema| self.id(schema, base));
        Ok(Some(Keyword::Members { named, patterns, additional }))
    }

    /// The keywords for items, which mean something else in each draft: an array of schemas one by one is `items` up to 2019-09, and `prefixItems` since.
    fn items(&mut self, name: &str, value: Node<'s>, schema: Node<'s>, base: u32) -> Read<Option<Keyword>> {
        let recent = self.draft == Draft::Draft2020;
        match name {
            "items" | "additionalItems" if !recent => {
                let Some(items) = schema.get("items") else { return Ok(None) };
                match (items.is_array(), name) {
                    (false, "items") => Ok(Some(Keyword::Items { first: Vec::new(), rest: Some(("items", self.id(items, base))) })),
                    (true, "items") => {
                        let first = items.items().map(|schema| self.id(schema, base)).collect();
                        let rest = schema.get("additionalItems").map(|rest| ("additionalItems", self.id(rest, base)));
                        Ok(Some(Keyword::Items { first, rest }))
                    }
                    _ => Ok(None),
                }
            }
            "prefixItems" if recent => {
                let first = self.schemas(value, base)?;
                let rest = schema.get("items").map(|rest| ("items", self.id(rest, base)));
                Ok(Some(Keyword::Items { first, rest }))
            }
            "items" if schema.get("prefixItems").is_some() => Ok(None),
            "items" => Ok(Some(Keyword::Items { first: Vec::new(), rest: Some(("items", self.id(value, base))) })),
            // Of another draft.
            other => Err(hurdle(ObstacleKind::Keyword, value, quote(other))),
        }
    }

    fn contains(&mut self, value: Node<'s>, schema: Node<'s>, base: u32) -> Read<Keyword> {
        let newer = self.draft != Draft::Draft7;
        let limit = |name| match schema.get(name).filter(|_| newer) {
            Some(limit) => whole(limit).map(Some),
            None => Ok(None),
        };
        let (least, most) = (limit("minContains")?.unwrap_or(1), limit("maxContains")?);
        Ok(Keyword::Contains { schema: self.id(value, base), least, most })
    }
}

fn bound(name: &str) -> &'static str {
    known(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"], name)
}

fn count(name: &str) -> &'static str {
    known(["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"], name)
}

fn known<const N: usize>(names: [&'static str; N], name: &str) -> &'static str {
    names.into_iter().find(|known| *known == name).unwrap_or_default()
}

fn hurdle(kind: ObstacleKind, at: Node<'_>, found: String) -> Hurdle {
    Hurdle { kind, place: at.index(), found }
}

fn malformed(value: Node<'_>) -> Hurdle {
    hurdle(ObstacleKind::Malformed, value, describe(Some(value)))
}

fn types(value: Node<'_>) -> Read<Types> {
    let mut types = value.one_or_many().map(|(_, name)| name.as_str());
    let read = types.try_fold(Types::default(), |types, name| types.with(name?));
    read.ok_or_else(|| malformed(value))
}

fn number(value: Node<'_>) -> Read<f64> {
    value.as_f64().ok_or_else(|| malformed(value))
}

fn whole(value: Node<'_>) -> Read<u64> {
    value.as_u64().ok_or_else(|| malformed(value))
}

fn names(value: Node<'_>) -> Read<Vec<Box<str>>> {
    let names: Option<_> = value.items().map(|name| name.as_str().map(Into::into)).collect();
    names.filter(|_| value.is_array()).ok_or_else(|| malformed(value))
}

fn object<'s>(value: Node<'s>) -> Read<impl Iterator<Item = (&'s str, Node<'s>)> + use<'s>> {
    if value.is_object() { Ok(value.members()) } else { Err(malformed(value)) }
}
