//! What is wrong with a document that fails its schema, so that a person can mend it.
//!
//! A problem is one keyword that one value does not meet. Where a value meets none of several alternatives, the problems are those of the one that it evidently means to
//! be, and never of all: an issuer whose parent has another `type` fails alternatives in seventeen ways, and has one problem.

use std::cmp::Reverse;

use super::evaluate::{Evaluation, Held, Verdict};
use super::keyword::{Demands, Id, Keyword};
use super::{MAX_DEPTH, Schema, Validation};
use crate::encoding::jcs;
use crate::encoding::json::{Document, Node, Pointer};
use crate::encoding::{describe, quote};

/// How many problems are listed. A document of a million wrong items has one too many for anyone.
pub const MAX_PROBLEMS: usize = 16;

/// What it costs to put a fault into words.
const WORK: u64 = 40;
/// How many allowed values are quoted. The types of achievement are more than thirty.
const QUOTED_VALUES: usize = 12;

/// One keyword that one value does not meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The value; where a member is missing, the place where it should be.
    pub pointer: Pointer,
    /// The keyword; `false` for the schema that nothing meets.
    pub keyword: &'static str,
    /// The schema that the keyword stands in, as a place in the whole schema.
    pub schema: Pointer,
    /// What the schema demands, in plain English. Quotes from the schema.
    pub expected: String,
    /// What was found instead. Quotes from the document, and may be hostile.
    pub found: String,
}

/// Lists what is wrong with a document that fails `failed`, a keyword of the whole schema, with the work that the evaluation has left. Where that runs out, what was
/// found until then is told.
pub(super) fn explain<'s>(evaluation: &mut Evaluation<'s>, failed: Option<&'s Keyword>, instance: Node<'_>) -> Validation {
    let schema = evaluation.schema;
    let mut explanation = Explanation { evaluation };
    let mut faults = explanation.schema(0, instance, MAX_DEPTH);
    faults.sort_by_key(|fault| fault.value.index());
    let mut seen = Vec::new();
    faults.retain(|fault| {
        let same = (fault.value.index(), fault.member.clone(), fault.keyword, fault.expected.clone());
        let is_new = !seen.contains(&same);
        seen.push(same);
        is_new
    });
    if faults.is_empty() {
        // It fails, and telling why takes more work than is left, or goes deeper.
        let keyword = match failed {
            Some(Keyword::Members { .. }) => "properties",
            Some(keyword) => keyword.name(),
            None => "false",
        };
        faults.push(Fault::of(instance, keyword, 0, "what the schema demands".to_owned()));
    }
    let more = faults.len() > MAX_PROBLEMS || explanation.evaluation.is_spent();
    faults.truncate(MAX_PROBLEMS);
    let problems = faults.into_iter().map(|fault| fault.into_problem(schema, instance)).collect();
    Validation::Invalid { problems, more }
}

/// A problem on its way, told apart from others by its place in the table.
struct Fault<'d> {
    value: Node<'d>,
    /// The member of it that is meant.
    member: Option<String>,
    keyword: &'static str,
    /// Whether it says that the value is of another kind altogether, and not that something in it is wrong.
    of_kind: bool,
    /// The place of the schema in its document.
    schema: u32,
    expected: String,
    found: String,
}

impl<'d> Fault<'d> {
    fn of(value: Node<'d>, keyword: &'static str, schema: u32, expected: String) -> Self {
        let of_kind = matches!(keyword, "type" | "const" | "enum" | "pattern" | "false");
        Self { value, member: None, keyword, of_kind, schema, expected, found: describe(Some(value)) }
    }

    fn found(self, found: impl Into<String>) -> Self {
        Self { found: found.into(), ..self }
    }

    fn at_member(self, name: &str) -> Self {
        Self { member: Some(name.to_owned()), ..self }
    }

    fn into_problem(self, schema: &Schema, instance: Node<'_>) -> Problem {
        let place = self.value.pointer_below(instance);
        Problem {
            pointer: self.member.map_or_else(|| place.clone(), |member| place.key(&member)),
            keyword: self.keyword,
            schema: schema.document.pointer_of(self.schema).unwrap_or_default(),
            expected: self.expected,
            found: self.found,
        }
    }

    /// Whether it is about the value itself, and not about something in it.
    fn is_at(&self, value: Node<'_>) -> bool {
        self.value.index() == value.index() && self.member.is_none()
    }
}

struct Explanation<'e, 's> {
    evaluation: &'e mut Evaluation<'s>,
}

impl<'s> Explanation<'_, 's> {
    /// The faults of a value under a schema that it fails; none where it does not fail, or where finding them takes too much work.
    fn schema<'d>(&mut self, id: Id, value: Node<'d>, depth: u32) -> Vec<Fault<'d>> {
        let Some(subschema) = self.evaluation.subschema(id).filter(|_| self.evaluation.spend(1)) else { return Vec::new() };
        let Some(depth) = depth.checked_sub(1) else { return Vec::new() };
        match &subschema.demands {
            Demands::Nothing => Vec::new(),
            Demands::Impossible if !self.evaluation.spend(WORK + work_to_describe(value)) => Vec::new(),
            Demands::Impossible => vec![Fault::of(value, "false", subschema.place, "nothing here".to_owned())],
            Demands::All(keywords) => {
                let mut faults = Vec::new();
                for keyword in keywords {
                    if faults.len() > MAX_PROBLEMS {
                        break;
                    }
                    let fails = self.evaluation.keyword(keyword, value, depth) == Verdict::Invalid;
                    if fails && self.evaluation.spend(WORK + self.work_of_words(keyword, value)) {
                        faults.extend(self.keyword(keyword, value, subschema.place, depth));
                    }
                }
                faults
            }
        }
    }

    /// The faults of a value under a keyword that it fails. What recurses stands in functions of its own: every level of a document costs the stack of one.
    fn keyword<'d>(&mut self, keyword: &'s Keyword, value: Node<'d>, schema: u32, depth: u32) -> Vec<Fault<'d>> {
        match keyword {
            Keyword::DependentSchemas(each) => self.dependent(each, value, depth),
            Keyword::Members { named, patterns, additional } => self.members((named, patterns, *additional), value, schema, depth),
            Keyword::Items { first, rest } => self.items(first, *rest, value, schema, depth),
            Keyword::AllOf(ids) => self.every(ids.iter().map(|id| (*id, value)), depth),
            Keyword::AnyOf(ids) => self.alternatives(ids, value, keyword.name(), schema, depth),
            Keyword::OneOf(ids) => self.one(ids, value, schema, depth),
            Keyword::If { condition, then, otherwise } => {
                let branch = if self.is_met(*condition, value, depth) { then } else { otherwise };
                branch.map(|id| self.schema(id, value, depth)).unwrap_or_default()
            }
            Keyword::Ref(id) => self.schema(*id, value, depth),
            Keyword::PropertyNames(id) => self.names(*id, value, schema, depth),
            other => self.assertion(other, value, schema),
        }
    }

    /// The faults under a keyword that holds no schema which has to be explained.
    fn assertion<'d>(&self, keyword: &'s Keyword, value: Node<'d>, schema: u32) -> Vec<Fault<'d>> {
        let fault = |expected: String| Fault::of(value, keyword.name(), schema, expected);
        let one = |expected: String| vec![fault(expected)];
        let lacking = |names: &'s [Box<str>]| names.iter().filter(move |name| value.get(name).is_none()).take(MAX_PROBLEMS + 1);
        match keyword {
            Keyword::Type(types) => one(joined(types.words().map(str::to_owned).collect(), "or")),
            Keyword::Enum(allowed) => one(any_of(allowed)),
            Keyword::Const(allowed) => one(describe(Some(allowed.root()))),
            Keyword::Bound(bound) => one(format!("{} {}", bound.words(), bound.limit)),
            Keyword::MultipleOf(number, _) => one(format!("a multiple of {number}")),
            Keyword::Count(count) => {
                let (side, what) = count.words();
                let found = count.count(value).unwrap_or_default();
                vec![fault(format!("{side} {}", counted(count.limit, what))).found(found.to_string())]
            }
            Keyword::Pattern(pattern) => one(format!("a text that matches {}", pattern.source())),
            Keyword::UniqueItems => vec![fault("items that all differ".to_owned()).found(repeated(value))],
            Keyword::Required(names) => lacking(names).map(|name| missing(fault(member(name)), name)).collect(),
            Keyword::DependentRequired(each) => {
                let present = each.iter().filter(|(name, _)| value.get(name).is_some());
                let because = |lacking: &str, name: &str| format!("{}, because there is {}", member(lacking), quote(name));
                let faults = present.flat_map(|(name, names)| lacking(names).map(move |other| missing(fault(because(other, name)), other)));
                faults.take(MAX_PROBLEMS + 1).collect()
            }
            Keyword::Contains { schema: id, least, most } => {
                let words = self.words(*id).map_or_else(|| "as the schema demands".to_owned(), |words| format!("that is {words}"));
                let limits = match most {
                    Some(most) => format!("from {least} to {}", counted(*most, "item")),
                    None => format!("at least {}", counted(*least, "item")),
                };
                vec![fault(format!("{limits} {words}")).found(items_of(value))]
            }
            Keyword::Not(id) => one(match self.words(*id) {
                Some(words) => format!("anything but {words}"),
                None => "anything but what the schema rules out".to_owned(),
            }),
            _ => Vec::new(),
        }
    }

    fn dependent<'d>(&mut self, each: &'s [(Box<str>, Id)], value: Node<'d>, depth: u32) -> Vec<Fault<'d>> {
        let present = each.iter().filter(|(name, _)| value.get(name).is_some());
        self.every(present.map(|(_, id)| (*id, value)), depth)
    }

    /// Those of the members that may not be there, and then those of what stands in the others.
    fn members<'d>(&mut self, held: Held<'s>, value: Node<'d>, schema: u32, depth: u32) -> Vec<Fault<'d>> {
        let may_exclude = held.2.is_some_and(|additional| self.is_impossible(additional));
        let (mut faults, mut inner) = (Vec::new(), Vec::new());
        for (name, member) in value.members() {
            if inner.len() > MAX_PROBLEMS && (!may_exclude || faults.len() > MAX_PROBLEMS) {
                break;
            }
            let Some((ids, is_additional)) = self.held(held, name) else { break };
            if is_additional && may_exclude {
                if faults.len() <= MAX_PROBLEMS && self.evaluation.spend(WORK) {
                    let fault = Fault::of(value, "additionalProperties", schema, "only the members that the schema names".to_owned());
                    faults.push(fault.at_member(name).found(quote(name)));
                }
                continue;
            }
            if inner.len() <= MAX_PROBLEMS {
                inner.extend(self.every(ids.into_iter().map(|id| (id, member)), depth));
            }
        }
        faults.extend(inner);
        faults
    }

    /// The schemas that a member of that name is held to, and whether it is that of all others; none when the work is spent.
    fn held(&mut self, (named, patterns, additional): Held<'s>, name: &str) -> Option<(Vec<Id>, bool)> {
        let mut ids: Vec<Id> = named.get(name).copied().into_iter().collect();
        for (pattern, id) in patterns {
            if !self.evaluation.spend(pattern.work(name.len())) {
                return None;
            }
            if pattern.is_in(name) {
                ids.push(*id);
            }
        }
        let is_additional = ids.is_empty();
        if is_additional {
            ids.extend(additional);
        }
        self.evaluation.spend(1).then_some((ids, is_additional))
    }

    fn names<'d>(&mut self, id: Id, value: Node<'d>, schema: u32, depth: u32) -> Vec<Fault<'d>> {
        let words = self.words(id).unwrap_or_else(|| "something else".to_owned());
        let fault =
            |name| Fault::of(value, "propertyNames", schema, format!("{words} as the name of a member")).at_member(name).found(quote(name));
        // A name costs work, so this ends when that is spent.
        let tried = value.members().map(|(name, _)| (name, self.evaluation.name(id, name, depth), self.evaluation.is_spent()));
        let tried = tried.take_while(|(_, _, is_spent)| !is_spent);
        let wrong = tried.filter(|(_, verdict, _)| *verdict == Verdict::Invalid);
        wrong.take(MAX_PROBLEMS + 1).map(|(name, ..)| fault(name)).collect()
    }

    fn items<'d>(&mut self, first: &'s [Id], rest: Option<(&'static str, Id)>, value: Node<'d>, schema: u32, depth: u32) -> Vec<Fault<'d>> {
        let count = value.items().take(first.len() + 1).count();
        if let Some((name, id)) = rest
            && self.is_impossible(id)
            && count > first.len()
        {
            if !self.evaluation.spend(value.as_written().len() as u64 / 16) {
                return Vec::new();
            }
            let count = value.items().count();
            return vec![
                Fault::of(value, name, schema, format!("at most {}", counted(first.len() as u64, "item"))).found(count.to_string()),
            ];
        }
        let rest = rest.map(|(_, id)| id);
        let held = value.items().enumerate().filter_map(|(index, item)| Some((first.get(index).copied().or(rest)?, item)));
        self.every(held, depth)
    }

    fn one<'d>(&mut self, ids: &'s [Id], value: Node<'d>, schema: u32, depth: u32) -> Vec<Fault<'d>> {
        let met = ids.iter().enumerate().filter(|(_, id)| self.is_met(**id, value, depth));
        let met: Vec<_> = met.map(|(index, _)| index.to_string()).collect();
        if met.len() < 2 {
            return self.alternatives(ids, value, "oneOf", schema, depth);
        }
        let fault = Fault::of(value, "oneOf", schema, format!("only one of {} alternatives", ids.len()));
        let met = joined(met.into_iter().take(QUOTED_VALUES).collect(), "and");
        vec![fault.found(format!("those numbered {met}, from 0"))]
    }

    /// The faults of values under schemas, each of which may hold.
    fn every<'d>(&mut self, held: impl Iterator<Item = (Id, Node<'d>)>, depth: u32) -> Vec<Fault<'d>> {
        let mut faults = Vec::new();
        for (id, value) in held {
            if faults.len() > MAX_PROBLEMS || self.evaluation.is_spent() {
                break;
            }
            faults.extend(self.schema(id, value, depth));
        }
        faults
    }

    /// The faults of a value that meets no alternative: those of the one that it means to be.
    ///
    /// It means none of another kind than its own, if there is another: no text where it is an object, no `Profile` where its type is `Address`. Of several that it may
    /// mean, it means the one that it fails least.
    fn alternatives<'d>(&mut self, ids: &[Id], value: Node<'d>, keyword: &'static str, schema: u32, depth: u32) -> Vec<Fault<'d>> {
        let mut candidates = Vec::new();
        for id in ids {
            if self.evaluation.is_spent() {
                // Which of them it means cannot be told when some were not looked at.
                return Vec::new();
            }
            candidates.push(self.schema(*id, value, depth));
        }
        candidates.retain(|faults| !faults.is_empty());
        let types: Vec<_> = types_of(value).map(Node::index).collect();
        if !self.evaluation.spend(types.len() as u64 / 8) {
            return Vec::new();
        }
        nearest(candidates, value, &types, keyword, schema)
    }

    fn is_met(&mut self, id: Id, value: Node<'_>, depth: u32) -> bool {
        self.evaluation.check(id, value, depth) == Verdict::Valid
    }

    fn is_impossible(&self, id: Id) -> bool {
        self.evaluation.subschema(id).is_some_and(|subschema| matches!(subschema.demands, Demands::Impossible))
    }

    /// What it takes to put a keyword into words, beyond the usual.
    fn work_of_words(&self, keyword: &Keyword, value: Node<'_>) -> u64 {
        let size = |node: Node<'_>| node.as_written().len() as u64;
        let work = match keyword {
            Keyword::Enum(allowed) => size(allowed.root()) / 64,
            Keyword::Required(names) => 4 * names.len() as u64,
            Keyword::DependentRequired(each) => each.iter().map(|(_, names)| 4 + 4 * names.len() as u64).sum(),
            Keyword::DependentSchemas(each) => 4 * each.len() as u64,
            Keyword::Pattern(pattern) => pattern.source().len() as u64 / 16,
            Keyword::Count(_) => size(value) / 64,
            Keyword::UniqueItems => size(value) / 4,
            Keyword::Contains { schema: id, .. } | Keyword::Not(id) | Keyword::PropertyNames(id) => {
                let keywords = match self.evaluation.subschema(*id).map(|subschema| &subschema.demands) {
                    Some(Demands::All(keywords)) => keywords.as_slice(),
                    _ => &[],
                };
                let of_one = |keyword: &Keyword| match keyword {
                    Keyword::Enum(allowed) => size(allowed.root()) / 64,
                    Keyword::Pattern(pattern) => pattern.source().len() as u64 / 16,
                    _ => 1,
                };
                keywords.iter().map(of_one).sum()
            }
            _ => 0,
        };
        work + work_to_describe(value)
    }

    /// What a schema demands, where that is a few values or a pattern.
    fn words(&self, id: Id) -> Option<String> {
        let Demands::All(keywords) = &self.evaluation.subschema(id)?.demands else { return None };
        keywords.iter().find_map(|keyword| match keyword {
            Keyword::Enum(allowed) => Some(any_of(allowed)),
            Keyword::Const(allowed) => Some(describe(Some(allowed.root()))),
            Keyword::Pattern(pattern) => Some(format!("a text that matches {}", pattern.source())),
            _ => None,
        })
    }
}

/// Of the faults under each of several alternatives those of the one that the value means to be.
///
/// `types` are the numbers of the values that say its type, in their order.
fn nearest<'d>(mut candidates: Vec<Vec<Fault<'d>>>, value: Node<'d>, types: &[u32], keyword: &'static str, schema: u32) -> Vec<Fault<'d>> {
    let is_of_other_kind = |faults: &[Fault<'d>]| faults.iter().any(|fault| fault.of_kind && fault.is_at(value));
    if candidates.len() > 1 && candidates.iter().all(|faults| faults.len() == 1 && is_of_other_kind(faults)) {
        let mut expected: Vec<_> = candidates.drain(..).flatten().map(|fault| fault.expected).collect();
        expected.dedup();
        return vec![Fault { of_kind: true, ..Fault::of(value, keyword, schema, joined(expected, "or")) }];
    }
    let distance = |faults: &Vec<Fault<'d>>| {
        let says_otherwise = faults.iter().filter(|fault| contradicts_type(fault, value, types)).count();
        let deepest = faults.iter().map(|fault| fault.value.index()).max();
        (is_of_other_kind(faults), says_otherwise, faults.len(), Reverse(deepest))
    };
    // The first of those that are equally near.
    candidates.into_iter().min_by_key(distance).unwrap_or_default()
}

const TYPE_NAMES: [&str; 2] = ["type", "@type"];

/// The values that say what type a value has, and their items.
fn types_of(value: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let types = TYPE_NAMES.into_iter().filter_map(move |name| value.get(name));
    types.flat_map(|kind| std::iter::once(kind).chain(kind.items()))
}

/// Whether a fault says that the value, by its `type`, is something else than the schema is for: by what its `type` is, or by that it has one at all.
fn contradicts_type(fault: &Fault<'_>, value: Node<'_>, types: &[u32]) -> bool {
    if matches!(fault.keyword, "propertyNames" | "additionalProperties") {
        return fault.value.index() == value.index() && fault.member.as_deref().is_some_and(|member| TYPE_NAMES.contains(&member));
    }
    let tells_apart = matches!(fault.keyword, "const" | "enum" | "contains" | "anyOf" | "oneOf" | "pattern");
    tells_apart && fault.member.is_none() && types.binary_search(&fault.value.index()).is_ok()
}

/// The items of an array are counted, and a number may have thousands of digits.
fn work_to_describe(value: Node<'_>) -> u64 {
    if value.is_array() || value.as_f64().is_some() { value.as_written().len() as u64 / 16 } else { 0 }
}

/// The items of an array one by one, where they are few and no arrays or objects.
fn items_of(value: Node<'_>) -> String {
    let is_short = value.items().nth(QUOTED_VALUES).is_none() && value.items().all(|item| !item.is_array() && !item.is_object());
    let words: Vec<_> = if is_short { value.items().map(|item| describe(Some(item))).collect() } else { Vec::new() };
    if words.is_empty() { describe(Some(value)) } else { joined(words, "and") }
}

/// So many of something.
fn counted(count: u64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn missing<'d>(fault: Fault<'d>, name: &str) -> Fault<'d> {
    fault.at_member(name).found("nothing")
}

fn member(name: &str) -> String {
    format!("a member {}", quote(name))
}

/// The values of an `enum`, the first of them quoted.
fn any_of(allowed: &Document) -> String {
    let count = allowed.root().items().count();
    let mut words: Vec<_> = allowed.root().items().take(QUOTED_VALUES).map(|value| describe(Some(value))).collect();
    if count > QUOTED_VALUES {
        words.push(format!("one of {} others", count - QUOTED_VALUES));
    }
    joined(words, "or")
}

fn joined(mut words: Vec<String>, last: &str) -> String {
    match words.pop() {
        None => "nothing".to_owned(),
        Some(only) if words.is_empty() => only,
        Some(other) => format!("{} {last} {other}", words.join(", ")),
    }
}

/// Which of the items is there twice.
fn repeated(value: Node<'_>) -> String {
    let mut forms: Vec<_> = value.items().enumerate().map(|(index, item)| (jcs::canonicalize(item), index)).collect();
    forms.sort_unstable();
    let pair = forms.windows(2).find_map(|pair| match pair {
        [(one, first), (other, second)] if one == other => Some((first, second)),
        _ => None,
    });
    pair.map_or_else(String::new, |(first, second)| format!("items {first} and {second}, counted from 0, are the same"))
}
