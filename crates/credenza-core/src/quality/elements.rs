//! The standard elements as *any* document states them.

use super::agreement::{Said, agree};
use super::learner;
use super::reader::Place;
use super::results::{self, Achievements};
use super::statement::{State, Statement, StatementValue};
use crate::credential::{Credential, Unsecured};
use crate::encoding::json::Pointer;
use crate::micro::{
    AssessmentType, AwardKind, Cycle, Element, EqfLevel, Integration, OutcomeKind, Participation, QualityAssuranceKind, Supervision, Terms,
};
use crate::time::Timestamp;

/// Which of the sixteen elements a credential states, each with its place.
///
/// A term means something only under a context that we know. Under any other list nothing is read and [`Elements::context_is_known`] is false: a foreign context
/// may have mapped `creditsEarned` to something else (the term-swap attack, w3c/vc-data-integrity#272).
///
/// A credential may be about several subjects, or state several achievements of one. Which of them is meant, nobody can tell: where statements are signed they have no
/// order. So each is read by itself ([`Elements::parts`]), and stated is only what all of them state alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elements {
    context_is_known: bool,
    states: Vec<(Element, State)>,
    award: Vec<Statement>,
    parts: Parts,
}

/// What a credential about several subjects or achievements states of one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where the subject stands, or where it has several achievements, the achievement.
    pub pointer: Pointer,
    /// What is stated of it.
    pub elements: Elements,
}

/// The parts of a credential that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Parts {
    read: Vec<Part>,
    count: usize,
    are_subjects: bool,
}

/// How many parts are told apart: with more, what is said of all of them would be out of all proportion to the document.
pub const MAX_PARTS: usize = 16;

impl Elements {
    /// Reads what a credential states.
    pub fn of(credential: &Credential) -> Self {
        let document = credential.document();
        let Some(terms) = Terms::throughout(document) else { return Self::nothing(false) };
        let subjects = Place::member_of(document, "credentialSubject").each();
        let mut sources: Vec<Source<'_>> = Vec::new();
        let mut count = 0;
        for subject in &subjects {
            let all = subject.get("achievement").each();
            count += all.len().max(1);
            for index in 0..all.len().max(1).min(MAX_PARTS.saturating_sub(sources.len())) {
                let mut others = all.clone();
                let achievement = if index < others.len() { others.swap_remove(index) } else { subject.without("achievement") };
                sources.push(Source::new(document, subject, achievement, others, terms));
            }
        }
        match sources.as_slice() {
            [source] if count <= 1 => source.elements(document),
            sources => {
                let place =
                    |source: &Source<'_>| if source.others.is_empty() { &source.subject } else { &source.achievement }.pointer().clone();
                let part = |source: &Source<'_>| Part { pointer: document.arrived(&place(source)), elements: source.elements(document) };
                let mut read: Vec<_> = sources.iter().map(part).collect();
                read.sort_by_cached_key(|part| part.elements.order());
                Self::alike(Parts { read, count, are_subjects: subjects.len() > 1 })
            }
        }
    }

    fn nothing(context_is_known: bool) -> Self {
        let states = Element::ALL.map(|element| (element, State::Absent)).to_vec();
        Self { context_is_known, states, award: Vec::new(), parts: Parts::default() }
    }

    /// What all parts state alike. Nothing where not all were read.
    fn alike(parts: Parts) -> Self {
        let mut alike = Self::nothing(true);
        let are_all = parts.read.len() == parts.count;
        if let Some((first, others)) = parts.read.split_first().filter(|_| are_all) {
            let is_alike = |element, state: &State| others.iter().all(|other| other.elements.state(element).says_the_same(state));
            for (element, state) in &mut alike.states {
                let stated = first.elements.state(*element);
                if is_alike(*element, stated) {
                    *state = stated.clone();
                }
            }
        }
        Self { parts, ..alike }
    }

    /// What is stated, as a text to be sorted by.
    fn order(&self) -> Vec<String> {
        let of_state = |(_, state): &(Element, State)| match state {
            State::Stated(statements) => statements.iter().map(|statement| statement.value.to_string()).collect(),
            State::Contradictory { one, other } => vec![one.value.to_string(), other.value.to_string()],
            State::NotApplicable { .. } | State::Absent => Vec::new(),
        };
        self.states.iter().flat_map(of_state).collect()
    }

    /// Whether the credential's contexts are known, so that its terms mean what they seem to.
    pub fn context_is_known(&self) -> bool {
        self.context_is_known
    }

    /// The state of one element.
    pub fn state(&self, element: Element) -> &State {
        self.states.iter().find(|(other, _)| *other == element).map_or(&State::Absent, |(_, state)| state)
    }

    /// What it states beside the sixteen: the kind of award (`award_kind`) and its legal basis (`legal_basis`).
    pub fn award(&self) -> &[Statement] {
        &self.award
    }

    /// The states of all sixteen, in the order of the Annex.
    pub fn iter(&self) -> impl Iterator<Item = (Element, &State)> {
        self.states.iter().map(|(element, state)| (*element, state))
    }

    /// What is stated of each subject, or each achievement of it, where there are several: [`MAX_PARTS`] of them at most, in the order of what is stated, which does not
    /// depend on how the document was signed or laid out. None where there is one.
    pub fn parts(&self) -> &[Part] {
        &self.parts.read
    }

    /// How many parts there are, read or not; none where there is one.
    pub fn count_of_parts(&self) -> usize {
        self.parts.count
    }

    /// Whether the parts are several subjects, and not several achievements of one.
    pub fn are_parts_subjects(&self) -> bool {
        self.parts.are_subjects
    }
}

struct Source<'a> {
    issuer: Place<'a>,
    awarded: Place<'a>,
    subject: Place<'a>,
    achievement: Place<'a>,
    /// The other achievements of the subject.
    others: Vec<Place<'a>>,
    terms: Terms,
}

impl<'a> Source<'a> {
    fn new(document: &'a Unsecured, subject: &Place<'a>, achievement: Place<'a>, others: Vec<Place<'a>>, terms: Terms) -> Self {
        // Many Open Badges state no other date than that from which they are valid; in VCDM 1.1 it is called the date of issuing.
        let dates = ["awardedDate", "issuanceDate", "validFrom"].map(|name| Place::member_of(document, name));
        let [_, _, valid_from] = &dates;
        let awarded = dates.iter().find(|date| date.is_there()).unwrap_or(valid_from).clone();
        Self { issuer: Place::member_of(document, "issuer"), awarded, subject: subject.clone(), achievement, others, terms }
    }

    fn elements(&self, document: &Unsecured) -> Elements {
        let award = [self.european("awardKind").word::<AwardKind>("award_kind"), self.european("legalBasis").localised("legal_basis")];
        Elements {
            context_is_known: true,
            states: Element::ALL.map(|element| (element, self.state(element).unwrap_or_else(|other| *other).arrived(document))).to_vec(),
            award: award.into_iter().flatten().flatten().map(|statement| statement.arrived(document)).collect(),
            parts: Parts::default(),
        }
    }

    /// The state of an element; a contradiction either way.
    fn state(&self, element: Element) -> Result<State, Box<State>> {
        match element {
            Element::Learner => learner::state(&self.subject, |name| self.european_of(&self.subject, name)),
            Element::Title => stated([agree([self.european("title").localised("title"), self.achievement.get("name").name("title")])]),
            Element::Country => {
                let country = |body: &Place<'a>| {
                    agree(body.get("address").each().iter().map(|address| address.get("addressCountryCode").only("country")))
                };
                stated(self.bodies().iter().map(country))
            }
            Element::AwardingBody => stated(self.bodies().iter().map(|body| self.name_of(body))),
            Element::DateOfIssuing => {
                stated([self.awarded.only_of(|date| Some(date.say("date", StatementValue::Plain(day(date.text()?)))))])
            }
            Element::LearningOutcomes => {
                let outcomes = self.european("learningOutcome").each();
                let outcome =
                    |outcome: &Place<'a>| [outcome.get("title").localised("outcome"), outcome.get("dcType").word::<OutcomeKind>("kind")];
                stated(outcomes.iter().flat_map(outcome))
            }
            Element::Workload => self.workload(),
            Element::Level => self.level(),
            Element::Assessment => {
                let kinds = self.european("provenBy").each();
                let kind =
                    |kind: &Place<'a>| [kind.get("dcType").word::<AssessmentType>("type"), kind.get("title").localised("description")];
                stated(kinds.iter().flat_map(kind))
            }
            Element::Participation => stated([self.european("mode").word::<Participation>("mode")]),
            Element::QualityAssurance => stated(self.european("accreditation").each().iter().flat_map(|quality| {
                [
                    quality.get("dcType").word::<QualityAssuranceKind>("type"),
                    quality.get("accreditingAgent").get("legalName").localised("agency"),
                    quality.get("landingPage").only("reference"),
                    quality.get("title").localised("description"),
                ]
            })),
            Element::Prerequisites => stated(self.notes("entryRequirement")),
            Element::Supervision => self.supervision(),
            Element::Grade => {
                let achievements = Achievements { this: &self.achievement, others: &self.others };
                results::state(&self.subject, achievements, &self.proven())
            }
            Element::Stackability => self.stackability(),
            Element::FurtherInformation => {
                let documents = self.european("supplementaryDocument").each();
                stated(self.notes("additionalNote").into_iter().chain(documents.iter().map(|document| Ok(document.plain("document")))))
            }
        }
    }

    /// A member of the achievement that only our inline context defines.
    fn european(&self, name: &str) -> Place<'a> {
        self.european_of(&self.achievement, name)
    }

    fn european_of(&self, place: &Place<'a>, name: &str) -> Place<'a> {
        if self.terms == Terms::European { place.get(name) } else { place.without(name) }
    }

    /// The texts of the notes under a name.
    fn notes(&self, name: &str) -> Vec<Said> {
        self.european(name).each().iter().map(|note| note.get("note").localised("description")).collect()
    }

    /// The awarding bodies; one that is only named by the issuer's id is the issuer.
    fn bodies(&self) -> Vec<Place<'a>> {
        let listed = self.european_of(&self.subject, "awardingBody").each();
        if listed.is_empty() {
            return vec![self.issuer.clone()];
        }
        let is_only_named = |body: &Place<'a>| !body.get("address").is_there() && self.is_issuer(body);
        listed.into_iter().map(|body| if is_only_named(&body) { self.issuer.clone() } else { body }).collect()
    }

    fn is_issuer(&self, body: &Place<'a>) -> bool {
        let issuer = self.issuer.text().or_else(|| self.issuer.get("id").text());
        issuer.is_some() && body.get("id").text() == issuer
    }

    /// The name of an awarding body. The achievement may name the issuer as its creator, under another name; where statements are signed the two are one thing.
    fn name_of(&self, body: &Place<'a>) -> Said {
        if let Some(legal_name) = self.european_of(body, "legalName").localised("name")? {
            return Ok(Some(legal_name));
        }
        let creators = self.achievement.get("creator").each();
        let again = creators.iter().filter(|creator| self.is_issuer(creator) && creator.get("id").text() == body.get("id").text());
        agree(std::iter::once(body).chain(again).map(|body| body.get("name").name("name")))
    }

    fn workload(&self) -> Result<State, Box<State>> {
        let credits =
            |place: Place<'a>| place.only_of(|place| Some(place.say("credits", StatementValue::Plain(place.number()?.to_string()))));
        let points = self.european("creditPoint").each();
        let european = points.iter().map(|point| credits(point.get("point")));
        let others = [self.achievement.get("creditsAvailable"), self.subject.get("creditsEarned")];
        let hours = self.european("volumeOfLearning").only_of(|place| {
            let text = place.text()?;
            let hours = crate::micro::Hours::from_duration(text).map_or_else(|_| text.to_owned(), |hours| hours.to_string());
            Some(place.say("hours", StatementValue::Plain(hours)))
        });
        stated([agree(european.chain(others.map(credits))), hours])
    }

    fn level(&self) -> Result<State, Box<State>> {
        let stated = self.stated_level()?;
        let not_applicable = self.european("levelNotApplicable");
        Ok(match (not_applicable.texts(), stated) {
            (None, stated) => stated,
            // A level, and that there is none: both cannot be true.
            (Some(reason), State::Stated(mut levels)) if !levels.is_empty() => {
                State::Contradictory { one: not_applicable.say("not_applicable", StatementValue::Text(reason)), other: levels.remove(0) }
            }
            (Some(reason), _) => State::NotApplicable { reason, pointer: not_applicable.pointer().clone() },
        })
    }

    fn stated_level(&self) -> Result<State, Box<State>> {
        let eqf = |place: Place<'a>| {
            place.only_of(|place| {
                let level = EqfLevel::from_iri(place.text()?)?;
                Some(place.say("eqf", StatementValue::Plain(level.to_string())))
            })
        };
        let alignments = self.achievement.get("alignment").each();
        let aligned = alignments.iter().map(|alignment| eqf(alignment.get("targetUrl")));
        let level = agree([eqf(self.european("eqfLevel"))].into_iter().chain(aligned));
        let national = self.european("nqfLevel").each();
        let national = national.iter().map(|level| {
            let (Some(scheme), Some(notation)) = (level.get("schemeName").text(), level.get("notation").text()) else { return Ok(None) };
            Ok(Some(level.say("national", StatementValue::Plain(format!("{scheme} {notation}")))))
        });
        stated([level, self.european("qfEheaCycle").word::<Cycle>("cycle")].into_iter().chain(national))
    }

    fn supervision(&self) -> Result<State, Box<State>> {
        let supervision = |assessment: &Place<'a>| {
            let iris = assessment.get("idVerification").each();
            let precise =
                iris.iter().find(|place| place.text().is_some_and(|iri| iri != crate::micro::open_badge::SUPERVISED_WITH_IDENTITY));
            precise.or(iris.first()).map_or(Ok(None), |place| place.word::<Supervision>("supervision"))
        };
        stated(self.proven().iter().map(supervision))
    }

    fn stackability(&self) -> Result<State, Box<State>> {
        let wholes = self.european("isPartOf").each();
        let towards = self.european("entitlesTo").each();
        let whole = |whole: &Place<'a>| {
            let competences = whole.get("learningOutcome").each();
            let competences = competences.iter().map(|competence| competence.get("title").localised("competence"));
            std::iter::once(whole.get("title").localised("part_of")).chain(competences).collect::<Vec<_>>()
        };
        stated(
            std::iter::once(self.european("stackability").word::<Integration>("integration"))
                .chain(wholes.iter().flat_map(whole))
                .chain(towards.iter().map(|target| target.get("title").localised("towards"))),
        )
    }

    /// This learner's own assessments.
    fn proven(&self) -> Vec<Place<'a>> {
        self.european_of(&self.subject, "provenBy").each()
    }
}

fn stated(said: impl IntoIterator<Item = Said>) -> Result<State, Box<State>> {
    Ok(State::of(said.into_iter().collect::<Result<Vec<_>, _>>()?))
}

/// The day of a point in time, in its own offset: a time of day that nobody stated would be noise. Any other text is what the document says.
fn day(text: &str) -> String {
    Timestamp::parse(text).map_or_else(|_| text.to_owned(), |time| time.date().to_string())
}
