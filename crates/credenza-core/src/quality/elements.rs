//! The standard elements as *any* document states them.

use super::agreement::{Said, agree};
use super::endorsement::Endorsement;
use super::learner;
use super::reader::Place;
use super::results::Results;
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
    /// Reads what a credential states. An [`Endorsement`] awards nothing to anybody: it states none of them.
    pub fn of(credential: &Credential) -> Self {
        let document = credential.document();
        let Some(terms) = Terms::throughout(document) else { return Self::nothing(false) };
        if Endorsement::of(credential).is_some() {
            return Self::nothing(true);
        }
        let (mut subjects, mut count, mut count_of_subjects): (Vec<Subject<'_>>, usize, usize) = Default::default();
        for place in Place::member_of(document, "credentialSubject").items() {
            let most = MAX_PARTS.saturating_sub(count);
            let achievements = place.get("achievement").items().count();
            count += achievements.max(1);
            count_of_subjects += 1;
            if most > 0 {
                subjects.push(Subject::new(place, achievements, most, terms));
            }
        }
        let sources = subjects
            .iter()
            .flat_map(|subject| subject.achievements.iter().map(|achievement| Source::new(document, subject, achievement.clone(), terms)));
        let sources: Vec<_> = sources.collect();
        match sources.as_slice() {
            [source] if count <= 1 => source.elements(document),
            sources => {
                let part =
                    |source: &Source<'_, '_>| Part { pointer: document.arrived(source.pointer()), elements: source.elements(document) };
                let mut read: Vec<_> = sources.iter().map(part).collect();
                read.sort_by_cached_key(|part| part.elements.order());
                Self::alike(Parts { read, count, are_subjects: count_of_subjects > 1 })
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

/// A subject, with as many of its achievements as are told apart.
struct Subject<'a> {
    place: Place<'a>,
    /// One that is not there where there is none.
    achievements: Vec<Place<'a>>,
    has_several: bool,
    results: Results<'a>,
    /// This learner's own assessments.
    proven: Place<'a>,
}

impl<'a> Subject<'a> {
    fn new(place: Place<'a>, count: usize, most: usize, terms: Terms) -> Self {
        let achievement = place.get("achievement");
        let achievements = if count == 0 { vec![achievement] } else { achievement.items().take(most).collect() };
        let proven = european(&place, "provenBy", terms);
        Self { results: Results::of(&place, &proven), place, achievements, has_several: count > 1, proven }
    }
}

struct Source<'s, 'a> {
    issuer: Place<'a>,
    awarded: Place<'a>,
    subject: &'s Subject<'a>,
    achievement: Place<'a>,
    terms: Terms,
}

impl<'s, 'a> Source<'s, 'a> {
    fn new(document: &'a Unsecured, subject: &'s Subject<'a>, achievement: Place<'a>, terms: Terms) -> Self {
        // Many Open Badges state no other date than that from which they are valid; in VCDM 1.1 it is called the date of issuing.
        let dates = ["awardedDate", "issuanceDate", "validFrom"].map(|name| Place::member_of(document, name));
        let [_, _, valid_from] = &dates;
        let awarded = dates.iter().find(|date| date.is_there()).unwrap_or(valid_from).clone();
        Self { issuer: Place::member_of(document, "issuer"), awarded, subject, achievement, terms }
    }

    /// Where the part that this is stands.
    fn pointer(&self) -> &Pointer {
        if self.subject.has_several { self.achievement.pointer() } else { self.subject.place.pointer() }
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
            Element::Learner => learner::state(&self.subject.place, |name| self.european_of(&self.subject.place, name)),
            Element::Title => stated([agree([self.european("title").localised("title"), self.achievement.get("name").name("title")])]),
            Element::Country => {
                let country = |body: &Vec<Place<'a>>| {
                    let addresses = body.iter().flat_map(|place| place.get("address").each());
                    agree(addresses.map(|address| address.get("addressCountryCode").only("country")))
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
            Element::Grade => self.subject.results.state(&self.achievement),
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
        european(place, name, self.terms)
    }

    /// The texts of the notes under a name.
    fn notes(&self, name: &str) -> Vec<Said> {
        self.european(name).each().iter().map(|note| note.get("note").localised("description")).collect()
    }

    /// The awarding bodies, each with all the places where something is said of it: where statements are signed, the issuer, a creator and an awarding body of one id are
    /// one thing. So what the issuer and a creator of its id say of themselves is said of the awarding body of that id.
    fn bodies(&self) -> Vec<Vec<Place<'a>>> {
        let listed = self.european_of(&self.subject.place, "awardingBody").each();
        let is_listed = !listed.is_empty();
        let listed = if is_listed { listed } else { vec![self.issuer.clone()] };
        let mut bodies: Vec<_> = listed.into_iter().map(|body| vec![body]).collect();
        let issuer = self.issuer.text().or_else(|| self.issuer.get("id").text());
        let is_issuer = |body: &Place<'a>| issuer.is_some() && body.get("id").text() == issuer;
        // Where no body is listed, it is the issuer, with or without an id.
        let is_the_issuer = |body: &&mut Vec<Place<'a>>| !is_listed || body.first().is_some_and(is_issuer);
        for body in bodies.iter_mut().filter(is_the_issuer) {
            body.extend(is_listed.then(|| self.issuer.clone()));
        }
        // Creators stand with the first: with each, very many would be read very often.
        if let Some(body) = bodies.iter_mut().find(is_the_issuer) {
            body.extend(self.achievement.get("creator").items().filter(is_issuer));
        }
        bodies
    }

    /// The name of an awarding body, that of the law before any other.
    fn name_of(&self, body: &[Place<'a>]) -> Said {
        match agree(body.iter().map(|place| self.european_of(place, "legalName").localised("name")))? {
            Some(legal_name) => Ok(Some(legal_name)),
            None => agree(body.iter().map(|place| place.get("name").name("name"))),
        }
    }

    fn workload(&self) -> Result<State, Box<State>> {
        let credits =
            |place: Place<'a>| place.only_of(|place| Some(place.say("credits", StatementValue::Plain(place.number()?.to_string()))));
        let points = self.european("creditPoint").each();
        let european = points.iter().map(|point| credits(point.get("point")));
        let others = [self.achievement.get("creditsAvailable"), self.subject.place.get("creditsEarned")];
        let hours = self.european("volumeOfLearning").only_of(|place| {
            let text = place.text()?;
            let hours = crate::micro::Hours::from_duration(text).map_or_else(|_| text.to_owned(), |hours| hours.to_string());
            Some(place.say("hours", StatementValue::Plain(hours)))
        });
        stated([agree(european.chain(others.map(credits))), hours])
    }

    fn level(&self) -> Result<State, Box<State>> {
        let stated = self.stated_level()?;
        Ok(match (self.european("levelNotApplicable").localised("not_applicable")?, stated) {
            (None, stated) => stated,
            // A level, and that there is none: both cannot be true.
            (Some(reason), State::Stated(mut levels)) if !levels.is_empty() => {
                State::Contradictory { one: reason, other: levels.remove(0) }
            }
            (Some(Statement { value, pointer, .. }), _) => {
                value.into_text().map_or(State::Absent, |reason| State::NotApplicable { reason, pointer })
            }
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
            let Some(scheme) = level.get("schemeName").only("national")? else { return Ok(None) };
            let of_scheme = |notation: &Place<'a>| {
                let notation = notation.text().map(str::to_owned).or_else(|| Some(notation.number()?.to_string()))?;
                Some(level.say("national", StatementValue::Plain(format!("{} {notation}", scheme.value))))
            };
            level.get("notation").only_of(of_scheme)
        });
        stated([level, self.european("qfEheaCycle").word::<Cycle>("cycle")].into_iter().chain(national))
    }

    fn supervision(&self) -> Result<State, Box<State>> {
        // Each with an identity is also stated as supervised with identity, as Open Badges has no word more exact; any two others contradict each other.
        let supervision = |assessment: &Place<'a>| {
            let place = assessment.get("idVerification");
            let is_general = |place: &Place<'a>| place.text() == Some(crate::micro::open_badge::SUPERVISED_WITH_IDENTITY);
            let has_others = place.items().any(|place| place.text().is_some() && !is_general(&place));
            place.word_of::<Supervision>("supervision", |place| !has_others || !is_general(place))
        };
        stated(self.subject.proven.items().map(|assessment| supervision(&assessment)))
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
}

/// A member that only our inline context defines.
fn european<'a>(place: &Place<'a>, name: &str, terms: Terms) -> Place<'a> {
    if terms == Terms::European { place.get(name) } else { place.without(name) }
}

fn stated(said: impl IntoIterator<Item = Said>) -> Result<State, Box<State>> {
    Ok(State::of(said.into_iter().collect::<Result<Vec<_>, _>>()?))
}

/// The day of a point in time, in its own offset: a time of day that nobody stated would be noise. Any other text is what the document says.
fn day(text: &str) -> String {
    Timestamp::parse(text).map_or_else(|_| text.to_owned(), |time| time.date().to_string())
}
