//! The results of a learner, each with its own description and scale. Open Badges 3.0 §B.1 (`Result`, `ResultDescription`, `RubricCriterionLevel`).

use std::collections::{BTreeMap, BTreeSet};

use super::agreement::{Said, agree, contradictory, differ};
use super::reader::Place;
use super::statement::{State, Statement, StatementValue};

/// How many results are told. A document may have very many, each of which would say again what its description says.
const MAX_RESULTS: usize = 100;
/// How many bytes of names of scales and levels are told with them, for the same reason.
const MAX_NAMES: usize = 1 << 20;

/// What is said of the results of one subject in one achievement: first those of Open Badges, each with the description that it names by its id, then the grades of
/// `proven`, assessments of the European Learning Model, which mostly say the same again.
pub(super) fn state(subject: &Place<'_>, achievements: Achievements<'_, '_>, proven: &[Place<'_>]) -> Result<State, Box<State>> {
    let descriptions = Descriptions::of(achievements.this);
    let elsewhere: Vec<_> = achievements.others.iter().map(Descriptions::of).collect();
    let places = subject.get("result").each();
    let (mut results, mut names, mut count) = (Vec::new(), 0, 0);
    for place in places.iter().take(MAX_RESULTS) {
        let ids = ids(&place.get("resultDescription"));
        let are_in = |descriptions: &Descriptions<'_>| ids.iter().any(|id| descriptions.have(id));
        let is_of_another = !are_in(&descriptions) && elsewhere.iter().any(are_in);
        let result = if is_of_another { Outcome::default() } else { Outcome::read(place, &ids, &descriptions)? };
        names += result.length_of_names();
        if names > MAX_NAMES {
            break;
        }
        count += 1;
        results.extend(Some(result).filter(Outcome::says_something));
    }
    let stated = results.len();
    for assessment in proven {
        add_proven(&mut results, stated, assessment)?;
    }
    // The values of a property have no order where statements are signed.
    results.sort_by_cached_key(Outcome::order);
    let are_several = results.len() > 1;
    let grouped = |(group, result): (usize, Outcome)| {
        let statements = result.statements();
        statements.map(move |statement| Statement { group: are_several.then_some(group), ..statement })
    };
    let further = places.len() - count;
    let further = (further > 0).then(|| subject.get("result").say("further_results", StatementValue::Plain(further.to_string())));
    let statements: Vec<_> = results.into_iter().enumerate().flat_map(grouped).chain(further).collect();
    Ok(if statements.is_empty() { State::Absent } else { State::Stated(statements) })
}

/// The achievement whose results are read, and the others of the same subject, to which some of its results may belong.
#[derive(Clone, Copy)]
pub(super) struct Achievements<'p, 'a> {
    pub(super) this: &'p Place<'a>,
    pub(super) others: &'p [Place<'a>],
}

/// Adds the grade of an assessment: that of one of the `stated` results, or one of its own where none of them has a grade.
fn add_proven(results: &mut Vec<Outcome>, stated: usize, assessment: &Place<'_>) -> Result<(), Box<State>> {
    let Some(grade) = assessment.get("grade").only("grade")? else { return Ok(()) };
    let scale = assessment.get("gradingScheme").get("title").localised("scale")?;
    let is_same = |result: &&mut Outcome| result.grade.as_ref().is_some_and(|other| !differ(&grade.value, &other.value));
    if let Some(same) = results.iter_mut().take(stated).find(is_same) {
        same.grade = Some(grade);
        same.scale = scale.or_else(|| same.scale.take());
        return Ok(());
    }
    let mut others: Vec<_> = results.iter().take(stated).filter_map(|result| result.grade.as_ref()).collect();
    others.sort_by_cached_key(|other| other.value.to_string());
    match others.first() {
        Some(other) => Err(contradictory(grade, (*other).clone())),
        None => {
            results.push(Outcome { grade: Some(grade), scale, ..Outcome::default() });
            Ok(())
        }
    }
}

/// One result.
#[derive(Default)]
struct Outcome {
    grade: Option<Statement>,
    level: Option<Statement>,
    scale: Option<Statement>,
    status: Option<Statement>,
}

impl Outcome {
    fn read(place: &Place<'_>, descriptions: &BTreeSet<&str>, all: &Descriptions<'_>) -> Result<Self, Box<State>> {
        Ok(Self {
            grade: place.get("value").only("grade")?,
            level: agree(ids(&place.get("achievedLevel")).iter().map(|id| all.level(id, place)))?,
            scale: agree(descriptions.iter().map(|id| all.scale(id)))?,
            status: place.get("status").only("result_status")?,
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

/// The descriptions of an achievement's results, and the levels of their rubrics, by id.
struct Descriptions<'a> {
    descriptions: BTreeMap<&'a str, Vec<Place<'a>>>,
    levels: BTreeMap<&'a str, Vec<Place<'a>>>,
}

impl<'a> Descriptions<'a> {
    fn of(achievement: &Place<'a>) -> Self {
        let described = achievement.get("resultDescription").each();
        let levels = described.iter().flat_map(|description| description.get("rubricCriterionLevel").each()).collect();
        Self { descriptions: by_id(described), levels: by_id(levels) }
    }

    fn have(&self, id: &str) -> bool {
        self.descriptions.contains_key(id)
    }

    /// The name of the description of this id. Two of one id must not differ.
    fn scale(&self, id: &str) -> Said {
        named(&self.descriptions, id, "scale")
    }

    /// The name of the level of this id, or else the id itself, as `result` states it.
    fn level(&self, id: &str, result: &Place<'_>) -> Said {
        let name = named(&self.levels, id, "achieved_level")?;
        Ok(name.or_else(|| Some(result.get("achievedLevel").say("achieved_level", StatementValue::Plain(id.to_owned())))))
    }
}

fn named(places: &BTreeMap<&str, Vec<Place<'_>>>, id: &str, role: &'static str) -> Said {
    agree(places.get(id).into_iter().flatten().map(|place| place.get("name").name(role)))
}

fn by_id<'a>(places: Vec<Place<'a>>) -> BTreeMap<&'a str, Vec<Place<'a>>> {
    let mut by_id: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for place in places {
        if let Some(id) = place.get("id").text() {
            by_id.entry(id).or_default().push(place);
        }
    }
    by_id
}

/// The ids that a place names, each once: texts, or things of which there is an id.
fn ids<'a>(place: &Place<'a>) -> BTreeSet<&'a str> {
    place.each().iter().filter_map(|place| place.text().or_else(|| place.get("id").text())).collect()
}
