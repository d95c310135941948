//! Whether a value has the form that a schema demands: yes, no, or open.

use std::collections::BTreeMap;

use super::decimal::Decimal;
use super::keyword::{Count, Demands, Id, Keyword, Subschema};
use super::pattern::Pattern;
use super::{MAX_DEPTH, Schema};
use crate::encoding::jcs;
use crate::encoding::json::{Document, Kind, Node};

/// The answer of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Valid,
    Invalid,
    /// By the number of what is in the way.
    Unknown(u32),
}

/// The schemas of named members, of members whose names have a pattern, and of all others.
pub(super) type Held<'k> = (&'k BTreeMap<Box<str>, Id>, &'k [(Pattern, Id)], Option<Id>);

/// The obstacle of too much work or depth. It stands first among those of every schema.
const TOO_COMPLEX: u32 = 0;

impl Verdict {
    fn of(holds: bool) -> Self {
        if holds { Self::Valid } else { Self::Invalid }
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Invalid, _) | (_, Self::Invalid) => Self::Invalid,
            (Self::Valid, other) => other,
            (unknown, _) => unknown,
        }
    }

    fn not(self) -> Self {
        match self {
            Self::Valid => Self::Invalid,
            Self::Invalid => Self::Valid,
            unknown @ Self::Unknown(_) => unknown,
        }
    }
}

/// One value under one schema, with the work that may still be spent on it.
pub(super) struct Evaluation<'s> {
    pub(super) schema: &'s Schema,
    work: u64,
}

impl<'s> Evaluation<'s> {
    /// With so much work to spend.
    pub(super) fn new(schema: &'s Schema, work: u64) -> Self {
        Self { schema, work }
    }

    /// The answer of the whole schema, and the keyword of it that decided where it is no.
    pub(super) fn root(&mut self, value: Node<'_>) -> (Verdict, Option<&'s Keyword>) {
        let Some(Demands::All(keywords)) = self.subschema(0).map(|subschema| &subschema.demands) else {
            return (self.check(0, value, MAX_DEPTH), None);
        };
        if !self.spend(1) {
            return (Verdict::Unknown(TOO_COMPLEX), None);
        }
        let mut failed = None;
        let answer = all(keywords, |keyword| {
            let answer = self.keyword(keyword, value, MAX_DEPTH - 1);
            failed = failed.or((answer == Verdict::Invalid).then_some(keyword));
            answer
        });
        (answer, failed)
    }

    /// How much work is left.
    pub(super) fn left(&self) -> u64 {
        self.work
    }

    pub(super) fn is_spent(&self) -> bool {
        self.work == 0
    }

    pub(super) fn subschema(&self, id: Id) -> Option<&'s Subschema> {
        self.schema.subschemas.get(id as usize)
    }

    /// Whether there is so much work left. What is spent is spent.
    pub(super) fn spend(&mut self, work: u64) -> bool {
        self.work = self.work.saturating_sub(work);
        self.work > 0
    }

    /// The answer of a subschema, `depth` of which may still be tried within each other.
    pub(super) fn check(&mut self, id: Id, value: Node<'_>, depth: u32) -> Verdict {
        // A number is read anew by every keyword, and may have thousands of digits.
        let work = if value.kind() == Kind::Number { 1 + value.as_written().len() as u64 / 16 } else { 1 };
        let Some(subschema) = self.subschema(id).filter(|_| depth > 0 && self.spend(work)) else { return Verdict::Unknown(TOO_COMPLEX) };
        match &subschema.demands {
            Demands::Nothing => Verdict::Valid,
            Demands::Impossible => Verdict::Invalid,
            Demands::All(keywords) => all(keywords, |keyword| self.keyword(keyword, value, depth - 1)),
        }
    }

    /// The answer of one keyword. A keyword for values of another kind demands nothing.
    pub(super) fn keyword(&mut self, keyword: &Keyword, value: Node<'_>, depth: u32) -> Verdict {
        match keyword {
            Keyword::DependentSchemas(each) => self.dependent(each, value, depth),
            Keyword::Members { named, patterns, additional } => self.members((named, patterns, *additional), value, depth),
            Keyword::PropertyNames(id) => all(value.members(), |(name, _)| self.name(*id, name, depth)),
            Keyword::Items { first, rest } => self.items(first, rest.map(|(_, id)| id), value, depth),
            Keyword::Contains { schema, least, most } => self.contains(*schema, *least, *most, value, depth),
            Keyword::AllOf(ids) => all(ids, |id| self.check(*id, value, depth)),
            Keyword::AnyOf(ids) => all(ids, |id| self.check(*id, value, depth).not()).not(),
            Keyword::OneOf(ids) => self.one(ids, value, depth),
            Keyword::Not(id) => self.check(*id, value, depth).not(),
            Keyword::If { condition, then, otherwise } => self.conditional(*condition, *then, *otherwise, value, depth),
            Keyword::Ref(id) => self.check(*id, value, depth),
            other => self.assertion(other, value),
        }
    }

    /// The answer of a keyword that holds no schema.
    fn assertion(&mut self, keyword: &Keyword, value: Node<'_>) -> Verdict {
        match keyword {
            Keyword::Type(types) => Verdict::of(types.contain(value)),
            Keyword::Enum(allowed) => all(allowed.root().items(), |allowed| self.is_same(allowed, value).not()).not(),
            Keyword::Const(allowed) => self.is_same(allowed.root(), value),
            Keyword::Bound(bound) => Verdict::of(value.as_f64().is_none_or(|number| bound.holds(number))),
            Keyword::MultipleOf(_, divisor) => {
                let number = value.as_f64().and_then(Decimal::of);
                Verdict::of(number.is_none_or(|number| number.is_multiple_of(*divisor)))
            }
            Keyword::Count(count) => self.counted(*count, value),
            Keyword::Pattern(pattern) => value.as_str().map_or(Verdict::Valid, |text| self.is_found(pattern, text)),
            Keyword::UniqueItems => self.are_unique(value),
            Keyword::Required(names) => self.required(names, value),
            Keyword::DependentRequired(each) => all(each, |(name, names)| match value.get(name) {
                Some(_) => self.required(names, value),
                None => self.spent(4),
            }),
            Keyword::Obstacle(number) => Verdict::Unknown(*number),
            // Those that hold schemas.
            _ => Verdict::Unknown(TOO_COMPLEX),
        }
    }

    fn dependent(&mut self, each: &[(Box<str>, Id)], value: Node<'_>, depth: u32) -> Verdict {
        all(each, |(name, id)| match value.get(name) {
            Some(_) => self.check(*id, value, depth),
            None => self.spent(4),
        })
    }

    fn members(&mut self, held: Held<'_>, value: Node<'_>, depth: u32) -> Verdict {
        all(value.members(), |(name, member)| self.member(name, member, held, depth))
    }

    fn items(&mut self, first: &[Id], rest: Option<Id>, value: Node<'_>, depth: u32) -> Verdict {
        all(value.items().enumerate(), |(index, item)| match first.get(index).copied().or(rest) {
            Some(id) => self.check(id, item, depth),
            None => self.spent(1),
        })
    }

    /// Comparing takes time with the size of both.
    fn is_same(&mut self, allowed: Node<'_>, value: Node<'_>) -> Verdict {
        let is_of_kind = allowed.kind() == value.kind();
        let size = if is_of_kind { value.as_written().len().min(allowed.as_written().len()) as u64 } else { 0 };
        let work = if value.is_array() || value.is_object() { size / 16 } else { size / 256 };
        if self.spend(1 + work) { Verdict::of(is_of_kind && allowed == value) } else { Verdict::Unknown(TOO_COMPLEX) }
    }

    fn required(&mut self, names: &[Box<str>], value: Node<'_>) -> Verdict {
        if !value.is_object() {
            return Verdict::Valid;
        }
        // A name is looked for among thousands by halves.
        all(names, |name| if value.get(name).is_some() { self.spent(4) } else { Verdict::Invalid })
    }

    /// Valid, if there is so much work left.
    fn spent(&mut self, work: u64) -> Verdict {
        if self.spend(work) { Verdict::Valid } else { Verdict::Unknown(TOO_COMPLEX) }
    }

    fn counted(&mut self, count: Count, value: Node<'_>) -> Verdict {
        let size = value.as_written().len() / 64;
        if self.spend(size as u64 + 1) {
            Verdict::of(count.count(value).is_none_or(|found| count.holds(found)))
        } else {
            Verdict::Unknown(TOO_COMPLEX)
        }
    }

    fn is_found(&mut self, pattern: &Pattern, text: &str) -> Verdict {
        if self.spend(pattern.work(text.len())) { Verdict::of(pattern.is_in(text)) } else { Verdict::Unknown(TOO_COMPLEX) }
    }

    fn are_unique(&mut self, value: Node<'_>) -> Verdict {
        if !value.is_array() {
            return Verdict::Valid;
        }
        if !self.spend(value.as_written().len() as u64 / 4 + 1) {
            return Verdict::Unknown(TOO_COMPLEX);
        }
        let mut forms: Vec<_> = value.items().map(jcs::canonicalize).collect();
        forms.sort_unstable();
        Verdict::of(forms.windows(2).all(|pair| !matches!(pair, [one, other] if one == other)))
    }

    /// The answer of the schemas that a member is held to: that of its name, those of the patterns that its name has, and else the one for all others.
    fn member(&mut self, name: &str, member: Node<'_>, (named, patterns, additional): Held<'_>, depth: u32) -> Verdict {
        if !self.spend(1) {
            return Verdict::Unknown(TOO_COMPLEX);
        }
        let own = named.get(name);
        let mut answer = own.map_or(Verdict::Valid, |id| self.check(*id, member, depth));
        let mut is_additional = own.is_none();
        for (pattern, id) in patterns {
            let verdict = match self.is_found(pattern, name) {
                Verdict::Valid => self.check(*id, member, depth),
                Verdict::Invalid => continue,
                unknown @ Verdict::Unknown(_) => unknown,
            };
            is_additional = false;
            answer = answer.and(verdict);
        }
        match additional.filter(|_| is_additional) {
            Some(id) => self.check(id, member, depth),
            None => answer,
        }
    }

    /// The answer of a schema to the name of a member.
    pub(super) fn name(&mut self, id: Id, name: &str, depth: u32) -> Verdict {
        let Some(value) = as_document(name).filter(|_| self.spend(2 + name.len() as u64 / 64)) else {
            return Verdict::Unknown(TOO_COMPLEX);
        };
        self.check(id, value.root(), depth)
    }

    fn contains(&mut self, id: Id, least: u64, most: Option<u64>, value: Node<'_>, depth: u32) -> Verdict {
        if !value.is_array() {
            return Verdict::Valid;
        }
        let (mut found, mut open, mut obstacle) = (0_u64, 0_u64, TOO_COMPLEX);
        for item in value.items() {
            match self.check(id, item, depth) {
                Verdict::Valid => found += 1,
                Verdict::Invalid => {}
                Verdict::Unknown(number) => (open, obstacle) = (open + 1, number),
            }
        }
        // However the open ones turn out; nothing is within limits that exclude each other.
        if found + open < least || most.is_some_and(|most| found.max(least) > most) {
            Verdict::Invalid
        } else if found >= least && most.is_none_or(|most| found + open <= most) {
            Verdict::Valid
        } else {
            Verdict::Unknown(obstacle)
        }
    }

    /// Exactly one.
    fn one(&mut self, ids: &[Id], value: Node<'_>, depth: u32) -> Verdict {
        let (mut found, mut open) = (false, None);
        for id in ids {
            match self.check(*id, value, depth) {
                Verdict::Valid if found => return Verdict::Invalid,
                Verdict::Valid => found = true,
                Verdict::Invalid => {}
                Verdict::Unknown(number) => open = open.or(Some(number)),
            }
        }
        open.map_or(Verdict::of(found), Verdict::Unknown)
    }

    fn conditional(&mut self, condition: Id, then: Option<Id>, otherwise: Option<Id>, value: Node<'_>, depth: u32) -> Verdict {
        if then.is_none() && otherwise.is_none() {
            return Verdict::Valid;
        }
        let branch = match self.check(condition, value, depth) {
            Verdict::Valid => then,
            Verdict::Invalid => otherwise,
            unknown @ Verdict::Unknown(_) => return unknown,
        };
        branch.map_or(Verdict::Valid, |id| self.check(id, value, depth))
    }
}

/// No where one says no, else open where one is open.
fn all<T>(each: impl IntoIterator<Item = T>, mut check: impl FnMut(T) -> Verdict) -> Verdict {
    let mut answer = Verdict::Valid;
    for item in each {
        answer = answer.and(check(item));
        if answer == Verdict::Invalid {
            break;
        }
    }
    answer
}

/// A text as a value.
fn as_document(text: &str) -> Option<Document> {
    let mut written = Vec::with_capacity(text.len() + 2);
    jcs::write_string(text, &mut written);
    Document::parse(&written).ok()
}
