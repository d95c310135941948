//! The standard elements as *any* document states them.

use super::reader::Place;
use super::statement::{State, Statement, StatementValue};
use crate::credential::{Credential, Unsecured};
use crate::micro::{
    AssessmentType, AwardKind, Cycle, Element, EqfLevel, Integration, OutcomeKind, Participation, QualityAssuranceKind, Supervision, Terms,
};

/// Whether the contexts of a document are known, so that its terms mean what they seem to.
pub(super) fn knows_contexts(document: &Unsecured) -> bool {
    Terms::throughout(document).is_some()
}

/// Which of the sixteen elements a credential states, each with its place.
///
/// A term means something only under a context that we know. Under any other list nothing is read and [`Elements::context_is_known`] is false: a foreign context
/// may have mapped `creditsEarned` to something else (the term-swap attack, w3c/vc-data-integrity#272).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elements {
    context_is_known: bool,
    states: Vec<(Element, State)>,
    award: Vec<Statement>,
}

impl Elements {
    /// Reads what a credential states. The first subject is the learner.
    pub fn of(credential: &Credential) -> Self {
        let Some(terms) = Terms::throughout(credential.document()) else {
            let states = Element::ALL.map(|element| (element, State::Absent)).to_vec();
            return Self { context_is_known: false, states, award: Vec::new() };
        };
        let document = credential.document();
        let subject = Place::member_of(document, "credentialSubject").first();
        let achievement = subject.get("achievement").first();
        // Many Open Badges state no other date than that from which they are valid.
        let awarded = Place::member_of(document, "awardedDate");
        let awarded = if awarded.is_there() { awarded } else { Place::member_of(document, "validFrom") };
        let source = Source { issuer: Place::member_of(document, "issuer"), awarded, subject, achievement, terms };
        let award = [source.european("awardKind").word::<AwardKind>("award_kind"), source.european("legalBasis").localised("legal_basis")];
        Self {
            context_is_known: true,
            states: Element::ALL.map(|element| (element, source.state(element).arrived(document))).to_vec(),
            award: award.into_iter().flatten().map(|statement| statement.arrived(document)).collect(),
        }
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
}

struct Source<'a> {
    issuer: Place<'a>,
    awarded: Place<'a>,
    subject: Place<'a>,
    achievement: Place<'a>,
    terms: Terms,
}

impl<'a> Source<'a> {
    fn state(&self, element: Element) -> State {
        match element {
            Element::Learner => self.learner(),
            Element::Title => self.title(),
            Element::Country => stated(self.bodies().iter().map(|body| body.get("address").get("addressCountryCode").plain("country"))),
            Element::AwardingBody => {
                let legal_name =
                    |body: &Place<'a>| if self.terms == Terms::European { body.get("legalName").localised("name") } else { None };
                stated(self.bodies().iter().map(|body| legal_name(body).or_else(|| body.get("name").plain("name"))))
            }
            Element::DateOfIssuing => stated([self.awarded.text().map(|time| {
                // The date in the document's own offset; a time of day that nobody stated would be noise.
                let date = time.split('T').next().unwrap_or(time);
                self.awarded.say("date", StatementValue::Plain(date.to_owned()))
            })]),
            Element::LearningOutcomes => self.learning_outcomes(),
            Element::Workload => self.workload(),
            Element::Level => self.level(),
            Element::Assessment => {
                let kinds = self.european("provenBy").each();
                stated(
                    kinds
                        .iter()
                        .flat_map(|kind| [kind.get("dcType").word::<AssessmentType>("type"), kind.get("title").localised("description")]),
                )
            }
            Element::Participation => stated([self.european("mode").word::<Participation>("mode")]),
            Element::QualityAssurance => stated(self.european("accreditation").each().iter().flat_map(|quality| {
                [
                    quality.get("dcType").word::<QualityAssuranceKind>("type"),
                    quality.get("accreditingAgent").get("legalName").localised("agency"),
                    quality.get("landingPage").plain("reference"),
                    quality.get("title").localised("description"),
                ]
            })),
            Element::Prerequisites => stated([self.european("entryRequirement").get("note").localised("description")]),
            Element::Supervision => self.supervision(),
            Element::Grade => self.grade(),
            Element::Stackability => self.stackability(),
            Element::FurtherInformation => {
                let documents = self.european("supplementaryDocument").each();
                let note = self.european("additionalNote").get("note").localised("description");
                stated(std::iter::once(note).chain(documents.iter().map(|document| document.plain("document"))))
            }
        }
    }

    /// A member of the achievement that only our inline context defines.
    fn european(&self, name: &str) -> Place<'a> {
        if self.terms == Terms::European { self.achievement.get(name) } else { self.achievement.without(name) }
    }

    /// The awarding bodies; one that is only named by the issuer's id is the issuer.
    fn bodies(&self) -> Vec<Place<'a>> {
        let listed = if self.terms == Terms::European { self.subject.get("awardingBody").each() } else { Vec::new() };
        if listed.is_empty() {
            return vec![self.issuer.clone()];
        }
        let is_issuer = |body: &Place<'a>| !body.get("address").is_there() && body.get("id").text() == self.issuer.get("id").text();
        listed.into_iter().map(|body| if is_issuer(&body) { self.issuer.clone() } else { body }).collect()
    }

    fn learner(&self) -> State {
        let european = |name: &str| if self.terms == Terms::European { self.subject.get(name) } else { self.subject.without(name) };
        let objects = self.subject.get("identifier").each();
        let kind = |object: &Place<'a>| object.get("identityType").text();
        // A hash is no name to compare with another; it stands below with the other identifiers.
        let identity = |wanted: &str| {
            let plain = objects.iter().find(|object| kind(object) == Some(wanted) && !object.get("hashed").is_true());
            plain.map(|object| object.get("identityHash"))
        };
        let pairs =
            [("name", european("fullName"), identity("name")), ("birth_date", european("dateOfBirth"), identity("ext:dateOfBirth"))];
        let mut statements = Vec::new();
        for (role, european, identity) in pairs {
            match agree(european.plain(role), identity.and_then(|place| place.plain(role))) {
                Ok(statement) => statements.push(statement),
                Err(contradiction) => return *contradiction,
            }
        }
        for object in &objects {
            let role = match kind(object) {
                _ if object.get("hashed").is_true() => "hashed_identifier",
                Some("name" | "ext:dateOfBirth") => continue,
                Some("ext:studentNumber") => "student_number",
                Some("nationalIdentityNumber") => "national_id",
                Some("emailAddress") => "email",
                _ => "identifier",
            };
            statements.push(object.get("identityHash").plain(role));
        }
        statements.push(self.subject.get("id").plain("did"));
        stated(statements)
    }

    fn title(&self) -> State {
        let (european, plain) = (self.european("title").localised("title"), self.achievement.get("name").plain("title"));
        if let (Some(Statement { value: StatementValue::Text(texts), .. }), Some(Statement { value: StatementValue::Plain(name), .. })) =
            (&european, &plain)
            && texts.iter().any(|(_, text)| text == name)
        {
            return stated([european]);
        }
        agree(european, plain).map_or_else(|contradiction| *contradiction, |statement| stated([statement]))
    }

    fn learning_outcomes(&self) -> State {
        let outcomes = self.european("learningOutcome").each();
        stated(
            outcomes
                .iter()
                .flat_map(|outcome| [outcome.get("title").localised("outcome"), outcome.get("dcType").word::<OutcomeKind>("kind")]),
        )
    }

    fn workload(&self) -> State {
        let credits = |place: Place<'a>| place.number().map(|number| place.say("credits", StatementValue::Plain(number.to_string())));
        let european = credits(self.european("creditPoint").get("point"));
        let available = credits(self.achievement.get("creditsAvailable"));
        let earned = credits(self.subject.get("creditsEarned"));
        let agreed = agree(european, available).and_then(|one| agree(one, earned));
        match agreed {
            Err(contradiction) => *contradiction,
            Ok(credits) => stated([
                credits,
                self.european("volumeOfLearning").text().map(|text| {
                    let hours = crate::micro::Hours::from_duration(text).map_or_else(|_| text.to_owned(), |hours| hours.to_string());
                    self.european("volumeOfLearning").say("hours", StatementValue::Plain(hours))
                }),
            ]),
        }
    }

    fn level(&self) -> State {
        let stated = self.stated_level();
        let not_applicable = self.european("levelNotApplicable");
        match (not_applicable.texts(), stated) {
            (None, stated) => stated,
            // A level, and that there is none: both cannot be true.
            (Some(reason), State::Stated(mut levels)) if !levels.is_empty() => {
                State::Contradictory { one: not_applicable.say("not_applicable", StatementValue::Text(reason)), other: levels.remove(0) }
            }
            (Some(reason), _) => State::NotApplicable { reason, pointer: not_applicable.pointer().clone() },
        }
    }

    fn stated_level(&self) -> State {
        let eqf = |place: Place<'a>| {
            let level = EqfLevel::from_iri(place.text()?)?;
            Some(place.say("eqf", StatementValue::Plain(level.to_string())))
        };
        let mut level = eqf(self.european("eqfLevel"));
        for alignment in self.achievement.get("alignment").each() {
            match agree(level, eqf(alignment.get("targetUrl"))) {
                Ok(agreed) => level = agreed,
                Err(contradiction) => return *contradiction,
            }
        }
        let national = self.european("nqfLevel").each();
        let national = national.iter().map(|level| {
            let (scheme, notation) = (level.get("schemeName").text()?, level.get("notation").text()?);
            Some(level.say("national", StatementValue::Plain(format!("{scheme} {notation}"))))
        });
        stated([level, self.european("qfEheaCycle").word::<Cycle>("cycle")].into_iter().chain(national))
    }

    fn supervision(&self) -> State {
        let stated_iris = self.proven().get("idVerification").each();
        let precise =
            stated_iris.iter().find(|place| place.text().is_some_and(|iri| iri != crate::micro::open_badge::SUPERVISED_WITH_IDENTITY));
        stated([precise.or(stated_iris.first()).and_then(|place| place.word::<Supervision>("supervision"))])
    }

    fn grade(&self) -> State {
        let result = self.subject.get("result").first().get("value").plain("grade");
        match agree(self.proven().get("grade").plain("grade"), result) {
            Err(contradiction) => *contradiction,
            Ok(grade) => {
                let scale = self.proven().get("gradingScheme").get("title").localised("scale");
                stated([grade, scale.or_else(|| self.achievement.get("resultDescription").first().get("name").plain("scale"))])
            }
        }
    }

    fn stackability(&self) -> State {
        let whole = self.european("isPartOf");
        let competences = whole.get("learningOutcome").each();
        let towards = self.european("entitlesTo").each();
        stated(
            [self.european("stackability").word::<Integration>("integration"), whole.get("title").localised("part_of")]
                .into_iter()
                .chain(competences.iter().map(|competence| competence.get("title").localised("competence")))
                .chain(towards.iter().map(|target| target.get("title").localised("towards"))),
        )
    }

    /// This learner's own assessment.
    fn proven(&self) -> Place<'a> {
        if self.terms == Terms::European { self.subject.get("provenBy").first() } else { self.subject.without("provenBy") }
    }
}

fn stated(statements: impl IntoIterator<Item = Option<Statement>>) -> State {
    let statements: Vec<_> = statements.into_iter().flatten().collect();
    if statements.is_empty() { State::Absent } else { State::Stated(statements) }
}

/// One statement out of two that may both be there: they must say the same.
fn agree(one: Option<Statement>, other: Option<Statement>) -> Result<Option<Statement>, Box<State>> {
    match (one, other) {
        (Some(one), Some(other)) if one.value != other.value => Err(Box::new(State::Contradictory { one, other })),
        (one, other) => Ok(one.or(other)),
    }
}
