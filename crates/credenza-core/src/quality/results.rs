//! The results of a learner, each with its own description and scale. Open Badges 3.0 §B.1 (`Result`, `ResultDescription`, `RubricCriterionLevel`).

use std::collections::{BTreeMap, BTreeSet};

use super::agreement::{Said, agree, contradictory, differ};
use super::reader::Place;
use super::statement::{State, Statement, StatementValue};

/// How many results are told. A document may have very many, each of which would say again what its description says.
const MAX_RESULTS: usize = 100;
/// How many bytes of names of scales and levels are told with them, for the same reason.
const MAX_NAMES: usize = 1 << 20;
/// How many descriptions or levels one result may name; by the specification it is one.
const MAX_IDS: usize = 100;

/// The results of one subject, read once for all its achievements.
pub(super) struct Results<'a> {
    place: Place<'a>,
    count: usize,
    read: Vec<Named<'a>>,
    /// The ids of all descriptions of which a result names one, whichever achievement they belong to.
    described: BTreeSet<&'a str>,
    proven: Result<Vec<Proven>, Box<State>>,
}

/// A result, and the ids that it names.
struct Named<'a> {
    place: Place<'a>,
    descriptions: BTreeSet<&'a str>,
    levels: BTreeSet<&'a str>,
}

/// What an assessment of the European Learning Model says of a result.
struct Proven {
    grade: Statement,
    scale: Option<Statement>,
}

impl<'a> Results<'a> {
    /// Those of a subject. `proven` are its assessments, which mostly say the same again.
    pub(super) fn of(subject: &Place<'a>, proven: &Place<'a>) -> Self {
        let place = subject.get("result");
        let named = |place: Place<'a>| Named {
            descriptions: ids(&place.get("resultDescription")),
            levels: ids(&place.get("achievedLevel")),
            place,
        };
        let read: Vec<_> = place.items().take(MAX_RESULTS).map(named).collect();
        let wanted: BTreeSet<_> = read.iter().flat_map(|result| result.descriptions.iter().copied()).collect();
        let described = if wanted.is_empty() {
            BTreeSet::new()
        } else {
            let achievements = subject.get("achievement");
            let descriptions = achievements.items().flat_map(|achievement| achievement.get("resultDescription").each());
            descriptions.filter_map(|description| description.get("id").text()).filter(|id| wanted.contains(id)).collect()
        };
        Self { count: place.items().count(), place, read, described, proven: Proven::all(proven) }
    }

    /// What is said of the results in one achievement: first those of Open Badges, each with the description that it names by its id, then the grades of assessments.
    pub(super) fn state(&self, achievement: &Place<'a>) -> Result<State, Box<State>> {
        let descriptions = Descriptions::of(achievement);
        let is_of_another = |result: &&Named<'a>| {
            let mut ids = result.descriptions.iter();
            !ids.clone().any(|id| descriptions.have(id)) && ids.any(|id| self.described.contains(id))
        };
        let (mut results, mut names, mut count) = (Vec::new(), 0, 0);
        for result in &self.read {
            let result = if is_of_another(&result) { Told::default() } else { Told::read(result, &descriptions)? };
            names += result.length_of_names();
            if names > MAX_NAMES {
                break;
            }
            count += 1;
            results.extend(Some(result).filter(Told::says_something));
        }
        let proven = self.proven.as_ref().map_err(Clone::clone)?;
        let of_others: Vec<_> = self.read.iter().filter(is_of_another).filter_map(Named::grade).collect();
        let stated = results.len();
        for assessment in proven.iter().take(MAX_RESULTS) {
            assessment.add_to(&mut results, stated, &of_others)?;
        }
        // The values of a property have no order where statements are signed.
        results.sort_by_cached_key(Told::order);
        let are_several = results.len() > 1;
        let grouped = |(group, result): (usize, Told)| {
            let statements = result.statements();
            statements.map(move |statement| Statement { group: are_several.then_some(group), ..statement })
        };
        let further = self.count - count + proven.len().saturating_sub(MAX_RESULTS);
        let further = (further > 0).then(|| self.place.say("further_results", StatementValue::Plain(further.to_string())));
        let statements: Vec<_> = results.into_iter().enumerate().flat_map(grouped).chain(further).collect();
        Ok(if statements.is_empty() { State::Absent } else { State::Stated(statements) })
    }
}

impl Named<'_> {
    fn grade(&self) -> Option<Statement> {
        self.place.get("value").only("grade").ok().flatten()
    }
}

impl Proven {
    /// What the assessments say, each once: first those that say on which scale, in the order of what they say, because statements have none.
    fn all(assessments: &Place<'_>) -> Result<Vec<Self>, Box<State>> {
        let mut all: Vec<Self> = Vec::new();
        for assessment in assessments.items() {
            let Some(grade) = assessment.get("grade").only("grade")? else { continue };
            all.push(Self { grade, scale: assessment.get("gradingScheme").get("title").localised("scale")? });
        }
        all.sort_by_cached_key(|one| {
            (one.scale.is_none(), one.grade.value.to_string(), one.scale.as_ref().map(|scale| scale.value.to_string()))
        });
        let values = |one: &Self| (one.grade.value.clone(), one.scale.as_ref().map(|scale| scale.value.clone()));
        all.dedup_by(|one, other| values(one) == values(other));
        Ok(all)
    }

    /// Adds it: to one of the `stated` results that it can be about, each of which is proven once, or as a result of its own where none of them has a grade. It is
    /// nothing new where it says again what another assessment says, or what a result in another achievement does: assessments belong to the subject.
    fn add_to(&self, results: &mut Vec<Told>, stated: usize, of_others: &[Statement]) -> Result<(), Box<State>> {
        let stated_results = || results.iter().take(stated);
        let open = stated_results().enumerate().filter(|(_, result)| !result.is_proven && self.may_be(result));
        let nearest = open.min_by_key(|(_, result)| result.scale.is_some() != self.scale.is_some());
        if let Some(index) = nearest.map(|(index, _)| index) {
            if let Some(result) = results.get_mut(index) {
                result.is_proven = true;
                result.grade = Some(self.grade.clone());
                result.scale = agree([Ok(self.scale.clone()), Ok(result.scale.take())])?;
            }
            return Ok(());
        }
        let is_of_another = of_others.iter().any(|other| !differ(&self.grade.value, &other.value));
        if is_of_another || stated_results().any(|result| self.may_be(result)) {
            return Ok(());
        }
        // The same grade on another scale, or another grade.
        let first = |others: Vec<&Statement>| others.into_iter().min_by_key(|other| other.value.to_string()).cloned();
        let scales = stated_results().filter(|result| self.is_same_grade(result)).filter_map(|result| result.scale.as_ref());
        if let (Some(scale), Some(other)) = (&self.scale, first(scales.collect())) {
            return Err(contradictory(scale.clone(), other));
        }
        if let Some(other) = first(stated_results().filter_map(|result| result.grade.as_ref()).collect()) {
            return Err(contradictory(self.grade.clone(), other));
        }
        results.push(Told { grade: Some(self.grade.clone()), scale: self.scale.clone(), ..Told::default() });
        Ok(())
    }

    fn is_same_grade(&self, result: &Told) -> bool {
        result.grade.as_ref().is_some_and(|other| !differ(&self.grade.value, &other.value))
    }

    fn may_be(&self, result: &Told) -> bool {
        let is_other_scale = self.scale.as_ref().zip(result.scale.as_ref()).is_some_and(|(one, other)| differ(&one.value, &other.value));
        self.is_same_grade(result) && !is_other_scale
    }
}

/// One result, as it is told.
#[derive(Default)]
struct Told {
    grade: Option<Statement>,
    level: Option<Statement>,
    scale: Option<Statement>,
    status: Option<Statement>,
    /// An assessment has said of it what it says.
    is_proven: bool,
}

impl Told {
    fn read(result: &Named<'_>, all: &Descriptions<'_>) -> Result<Self, Box<State>> {
        Ok(Self {
            grade: result.place.get("value").only("grade")?,
            level: agree(result.levels.iter().map(|id| all.level(id, &result.place)))?,
            scale: agree(result.descriptions.iter().map(|id| all.scale(id)))?,
            status: result.place.get("status").only("result_status")?,
            is_proven: false,
        })
    }

    /// A scale by itself is no result.
    fn says_something(&self) -> bool {
        self.grade.is_some() || self.level.is_some() || self.status.is_some()
    }

    fn length_of_names(&self) -> usize {
        [&self.level, &self.scale].into_iter().flatten().map(|statement| statement.value.to_string().len()).sum()
    }

    fn order(&self) -> [Option<String>; 4] {
        [&self.scale, &self.grade, &self.level, &self.status].map(|statement| Some(statement.as_ref()?.value.to_string()))
    }

    fn statements(self) -> impl Iterator<Item = Statement> {
        [self.grade, self.level, self.scale, self.status].into_iter().flatten()
    }
}

/// The names of the descriptions of an achievement's results, and of the levels of their rubrics, by id. Two of one id must not differ; that they do is found out
/// once, and not for each result that names them.
struct Descriptions<'a> {
    descriptions: BTreeMap<&'a str, Said>,
    levels: BTreeMap<&'a str, Said>,
}

impl<'a> Descriptions<'a> {
    fn of(achievement: &Place<'a>) -> Self {
        let described = achievement.get("resultDescription");
        let levels = described.items().flat_map(|description| description.get("rubricCriterionLevel").each());
        Self { levels: names_by_id(levels, "achieved_level"), descriptions: names_by_id(described.items(), "scale") }
    }

    fn have(&self, id: &str) -> bool {
        self.descriptions.contains_key(id)
    }

    /// The name of the description of this id.
    fn scale(&self, id: &str) -> Said {
        self.descriptions.get(id).map_or(Ok(None), Clone::clone)
    }

    /// The name of the level of this id, or else the id itself, as `result` states it.
    fn level(&self, id: &str, result: &Place<'_>) -> Said {
        let name = self.levels.get(id).map_or(Ok(None), Clone::clone)?;
        Ok(name.or_else(|| Some(result.get("achievedLevel").say("achieved_level", StatementValue::Plain(id.to_owned())))))
    }
}

fn names_by_id<'a>(places: impl Iterator<Item = Place<'a>>, role: &'static str) -> BTreeMap<&'a str, Said> {
    let mut by_id: BTreeMap<_, Vec<Said>> = BTreeMap::new();
    for place in places {
        if let Some(id) = place.get("id").text() {
            by_id.entry(id).or_default().push(place.get("name").name(role));
        }
    }
    by_id.into_iter().map(|(id, names)| (id, agree(names))).collect()
}

/// The ids that a place names, each once, and not more than are read: texts, or things of which there is an id.
fn ids<'a>(place: &Place<'a>) -> BTreeSet<&'a str> {
    let all: BTreeSet<_> = place.items().filter_map(|place| place.text().or_else(|| place.get("id").text())).collect();
    all.into_iter().take(MAX_IDS).collect()
}
