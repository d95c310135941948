//! Open Badge → micro-credential: the European form, strictly.

use std::collections::BTreeSet;

use super::{SUPERVISED_WITH_IDENTITY, TYPE};
use crate::credential::Unsecured;
use crate::credential::{Credential, Uri};
use crate::did::Did;
use crate::encoding::describe;
use crate::encoding::json::{Node, Pointer};
use crate::micro::vocabulary::Vocabulary;
use crate::micro::{
    Agency, Assessment, Award, AwardingBody, Country, Ects, Element, EqfLevel, FurtherInformation, Grade, GradingScale, Hours, Identifier,
    IdentifierKind, Language, Learner, LearningOutcome, Level, MicroCredential, ModelError, NationalLevel, PartOf, PersonName, QnqLevel,
    QualityAssurance, Region, Stackability, Supervision, Target, Terms, Text, Workload,
};
use crate::time::{Date, Timestamp};

type Result<T> = std::result::Result<T, ModelError>;

/// Reads the micro-credential that [`super::write()`] wrote; every field comes back as it was.
///
/// # Errors
/// Every fault that keeps the document from being a complete micro-credential: the first one while reading, or all those of [`MicroCredential::new`].
/// `context_unknown` under any contexts but those that [`super::write()`] writes: the terms would not mean what they seem to.
pub fn read(credential: &Credential) -> std::result::Result<MicroCredential, Vec<ModelError>> {
    award(credential).map_err(|error| vec![error]).and_then(MicroCredential::new)
}

fn award(credential: &Credential) -> Result<Award> {
    let root = Place { object: Object::Root(credential.document()), pointer: Pointer::root() };
    if Terms::throughout(credential.document()) != Some(Terms::European) {
        return Err(root.error("@context", "context_unknown", "the contexts of VCDM 2.0, Open Badges 3.0 and the European elements"));
    }
    if !credential.types().iter().any(|kind| kind == TYPE || kind == "AchievementCredential") {
        return Err(ModelError::new("not_an_open_badge", "a credential of type OpenBadgeCredential", credential.types().join(", "))
            .at(root.pointer.key("type")));
    }
    let subject = root.one("credentialSubject")?;
    let achievement = subject.one("achievement")?;
    let proven = if subject.get("provenBy").is_some() {
        subject.one("provenBy")?
    } else {
        Place { object: Object::Missing, pointer: subject.pointer.key("provenBy") }
    };
    let language = Language::parse(achievement.text("inLanguage")?).map_err(|error| error.at(achievement.pointer.key("inLanguage")))?;
    Ok(Award {
        id: achievement.uri("id")?,
        learner: learner(&subject).map_err(|error| error.of(Element::Learner))?,
        title: achievement.texts("title").map_err(|error| error.of(Element::Title))?,
        awarding_bodies: subject
            .each("awardingBody", |body| awarding_body(body, &root))
            .map_err(|error| error.of(Element::AwardingBody))?,
        date_of_issuing: date_of_issuing(&root).map_err(|error| error.of(Element::DateOfIssuing))?,
        learning_outcomes: achievement.each("learningOutcome", learning_outcome).map_err(|error| error.of(Element::LearningOutcomes))?,
        workload: workload(&achievement).map_err(|error| error.of(Element::Workload))?,
        level: level(&achievement).map_err(|error| error.of(Element::Level))?,
        assessments: achievement.each("provenBy", assessment).map_err(|error| error.of(Element::Assessment))?,
        participation: achievement.word("mode").map_err(|error| error.of(Element::Participation))?,
        quality_assurance: achievement.each("accreditation", quality_assurance).map_err(|error| error.of(Element::QualityAssurance))?,
        prerequisites: achievement.note("entryRequirement").map_err(|error| error.of(Element::Prerequisites))?,
        supervision: supervision(&proven).map_err(|error| error.of(Element::Supervision))?,
        grade: grade(&proven, &subject, &achievement).map_err(|error| error.of(Element::Grade))?,
        stackability: stackability(&achievement).map_err(|error| error.of(Element::Stackability))?,
        further_information: further_information(&achievement).map_err(|error| error.of(Element::FurtherInformation))?,
        award_kind: achievement.word("awardKind")?,
        legal_basis: achievement.optional("legalBasis", Place::texts)?,
        language,
    })
}

fn learner(subject: &Place) -> Result<Learner> {
    let did = subject.optional("id", |node, name| {
        let text = node.text(name)?;
        Did::parse(text).map_err(|_| node.error(name, "learner_id", "a DID"))
    })?;
    let name = match subject.optional("fullName", Place::text)? {
        None => None,
        Some(full) => {
            let part = |name| subject.optional(name, Place::text).map(|part| part.map(str::to_owned));
            Some(PersonName::new(full, part("givenName")?, part("familyName")?)?)
        }
    };
    let birth_date = subject.optional("dateOfBirth", Place::date)?;
    let identifiers = subject.each("identifier", |node| {
        let kind = node.text("identityType")?;
        let value = node.text("identityHash")?.to_owned();
        Ok((!matches!(kind, "name" | "ext:dateOfBirth")).then(|| Identifier { kind: IdentifierKind::from_identity_type(kind), value }))
    })?;
    Learner::new(did, name, birth_date, identifiers.into_iter().flatten().collect())
}

/// A body is stated in full, or by the issuer's id, and then the issuer's profile states it.
fn awarding_body(body: &Place, root: &Place) -> Result<AwardingBody> {
    let id = body.optional("id", Place::uri)?;
    let issuer = root.one("issuer")?;
    let is_issuer = body.get("address").is_none() && id.as_ref().map(Uri::as_str) == issuer.get("id").and_then(Node::as_str);
    let body = if is_issuer { &issuer } else { body };
    let address = body.one("address")?;
    let country =
        Country::parse(address.text("addressCountryCode")?).map_err(|error| error.at(address.pointer.key("addressCountryCode")))?;
    let region = address.optional("addressRegion", |node, name| Region::parse(node.text(name)?, country))?;
    Ok(AwardingBody { name: body.texts("legalName")?, country, region, id, url: body.optional("url", Place::uri)? })
}

fn date_of_issuing(root: &Place) -> Result<Date> {
    let time = Timestamp::parse(root.text("awardedDate")?)
        .map_err(|_| root.error("awardedDate", "date_malformed", "a date and time with offset"))?;
    Ok(time.date())
}

fn learning_outcome(node: &Place) -> Result<LearningOutcome> {
    Ok(LearningOutcome {
        statement: node.texts("title")?,
        kind: node.optional("dcType", Place::word)?,
        esco: node.uris("relatedESCOSkill")?,
    })
}

fn workload(achievement: &Place) -> Result<Workload> {
    let credits = achievement.optional("creditPoint", |node, name| {
        let point = node.one(name)?;
        let number = point.text("point")?.parse().map_err(|_| point.error("point", "credits_malformed", "a number"))?;
        Ects::from_number(number)
    })?;
    let hours = achievement.optional("volumeOfLearning", |node, name| Hours::from_duration(node.text(name)?))?;
    let each = achievement.optional("hoursPerCredit", |node, name| {
        let number = node.get(name).and_then(Node::as_u64).and_then(|number| u8::try_from(number).ok());
        number.ok_or_else(|| node.error(name, "hours_per_credit_out_of_range", "a whole number of hours"))
    })?;
    Workload::new(credits, hours, each)
}

fn level(achievement: &Place) -> Result<Level> {
    if let Some(reason) = achievement.optional("levelNotApplicable", Place::texts)? {
        return match ["eqfLevel", "qfEheaCycle", "nqfLevel"].into_iter().find(|name| achievement.get(name).is_some()) {
            None => Ok(Level::NotApplicable(reason)),
            Some(name) => Err(achievement.error(name, "level_inconsistent", "no level, because it is declared not applicable")),
        };
    }
    let eqf = achievement.optional("eqfLevel", |node, name| {
        EqfLevel::from_iri(node.text(name)?).ok_or_else(|| node.error(name, "eqf_out_of_range", "the IRI of an EQF level"))
    })?;
    let national = achievement.each("nqfLevel", |node| {
        let (framework, notation) = (node.text("schemeName")?, node.text("notation")?);
        if framework == NationalLevel::QNQ {
            return QnqLevel::parse(notation).map(NationalLevel::Qnq);
        }
        Ok(NationalLevel::Other { framework: framework.to_owned(), level: notation.to_owned(), iri: node.optional("id", Place::uri)? })
    })?;
    Ok(Level::Stated { eqf, cycle: achievement.optional("qfEheaCycle", Place::word)?, national })
}

fn assessment(node: &Place) -> Result<Assessment> {
    Ok(Assessment { kind: node.word("dcType")?, description: node.optional("title", Place::texts)? })
}

fn quality_assurance(node: &Place) -> Result<QualityAssurance> {
    let agency = node.optional("accreditingAgent", |node, name| {
        let agent = node.one(name)?;
        Ok(Agency { name: agent.texts("legalName")?, id: agent.optional("id", Place::uri)? })
    })?;
    Ok(QualityAssurance {
        kind: node.word("dcType")?,
        agency,
        reference: node.optional("landingPage", Place::uri)?,
        note: node.optional("title", Place::texts)?,
    })
}

fn supervision(proven: &Place) -> Result<Option<Supervision>> {
    proven.optional("idVerification", |node, name| {
        let stated: BTreeSet<_> = node.list(name).filter_map(|(value, _)| value.as_str()).collect();
        let mut precise = stated.iter().filter(|iri| **iri != SUPERVISED_WITH_IDENTITY);
        // Of several that are precise nobody can tell which is meant; statements have no order.
        let one = precise.next().or(stated.first()).filter(|_| precise.next().is_none());
        one.and_then(|iri| Supervision::from_iri(iri))
            .ok_or_else(|| node.error(name, Supervision::CODE, "the IRI of a kind of supervision"))
    })
}

/// The grade and its scale. The limits of the scale are those of the description that the result of this grade names by its id; of any other they would be wrong.
fn grade(proven: &Place, subject: &Place, achievement: &Place) -> Result<Option<Grade>> {
    proven.optional("grade", |node, name| {
        let grade = node.text(name)?;
        let name_of_scale = node.one("gradingScheme")?.texts("title")?;
        let results = subject.each("result", |result| {
            let ids: Vec<_> = result.list("resultDescription").filter_map(|(id, _)| id.as_str()).collect();
            Ok((result.get("value").and_then(Node::as_str) == Some(grade), ids))
        })?;
        let named: Vec<_> = results.into_iter().filter(|(is_same, _)| *is_same).flat_map(|(_, ids)| ids).collect();
        let descriptions = achievement.each("resultDescription", |node| {
            let text = |name| node.optional(name, Place::text).map(|text| text.map(str::to_owned));
            let is_named = node.get("id").and_then(Node::as_str).is_some_and(|id| named.contains(&id));
            Ok((is_named, (text("valueMin")?, text("valueMax")?, text("requiredValue")?)))
        })?;
        let mut named = descriptions.into_iter().filter(|(is_named, _)| *is_named).map(|(_, limits)| limits);
        let (min, max, pass) = named.next().unwrap_or_default();
        if named.next().is_some() {
            return Err(achievement.error("resultDescription", "member_malformed", "one description of the result"));
        }
        Grade::new(grade, GradingScale { name: name_of_scale, min, max, pass })
    })
}

fn stackability(achievement: &Place) -> Result<Option<Stackability>> {
    achievement.optional("stackability", |node, name| {
        let part_of = node.optional("isPartOf", |node, name| {
            let whole = node.one(name)?;
            let competences = whole.each("learningOutcome", |competence| competence.texts("title"))?;
            Ok(PartOf { title: whole.texts("title")?, id: whole.optional("id", Place::uri)?, competences })
        })?;
        let towards =
            node.each("entitlesTo", |target| Ok(Target { title: target.texts("title")?, id: target.optional("id", Place::uri)? }))?;
        Ok(Stackability { integration: node.word(name)?, towards, part_of })
    })
}

fn further_information(achievement: &Place) -> Result<Option<FurtherInformation>> {
    let text = achievement.note("additionalNote")?;
    let documents = achievement.uris("supplementaryDocument")?;
    Ok((text.is_some() || !documents.is_empty()).then_some(FurtherInformation { text, documents }))
}

/// An object of the document and its place, so that every error can name it.
struct Place<'a> {
    object: Object<'a>,
    pointer: Pointer,
}

#[derive(Clone, Copy)]
enum Object<'a> {
    Root(&'a Unsecured),
    Inner(Node<'a>),
    Missing,
}

impl<'a> Place<'a> {
    fn get(&self, name: &str) -> Option<Node<'a>> {
        match self.object {
            Object::Root(document) => document.get(name),
            Object::Inner(object) => object.get(name),
            Object::Missing => None,
        }
    }

    fn error(&self, name: &str, code: &'static str, expected: &str) -> ModelError {
        ModelError::new(code, expected, describe(self.get(name))).at(self.pointer.key(name))
    }

    /// A value read where the member is there.
    fn optional<T>(&self, name: &str, read: impl FnOnce(&Self, &str) -> Result<T>) -> Result<Option<T>> {
        if self.get(name).is_none() {
            return Ok(None);
        }
        read(self, name).map(Some).map_err(|error| error.at(self.pointer.key(name)))
    }

    /// The object under a name; an array of one counts as its item.
    fn one(&self, name: &str) -> Result<Place<'a>> {
        let mut listed = self.list(name);
        match (listed.next(), listed.next()) {
            (Some((object, pointer)), None) if object.is_object() => Ok(Place { object: Object::Inner(object), pointer }),
            _ => Err(self.error(name, "member_missing", "one object")),
        }
    }

    /// The values under a name: none, the one, or those of an array.
    fn list(&self, name: &str) -> impl Iterator<Item = (Node<'a>, Pointer)> + use<'a> {
        let pointer = self.pointer.key(name);
        let values = self.get(name).into_iter().flat_map(Node::one_or_many);
        values.map(move |(index, value)| (value, index.map_or_else(|| pointer.clone(), |index| pointer.index(index))))
    }

    fn each<T>(&self, name: &str, read: impl Fn(&Place<'a>) -> Result<T>) -> Result<Vec<T>> {
        let read = |(value, pointer): (Node<'a>, Pointer)| {
            if !value.is_object() {
                return Err(ModelError::new("member_malformed", "an object", describe(Some(value))).at(pointer));
            }
            let place = Place { object: Object::Inner(value), pointer: pointer.clone() };
            read(&place).map_err(|error| error.at(pointer))
        };
        self.list(name).map(read).collect()
    }

    fn text(&self, name: &str) -> Result<&'a str> {
        self.get(name).and_then(Node::as_str).ok_or_else(|| self.error(name, "member_missing", "a string"))
    }

    fn uri(&self, name: &str) -> Result<Uri> {
        Uri::parse(self.text(name)?).map_err(|_| self.error(name, "uri_malformed", "an absolute URI"))
    }

    fn uris(&self, name: &str) -> Result<Vec<Uri>> {
        let read = |(value, pointer): (Node<'_>, Pointer)| {
            let uri = value.as_str().and_then(|text| Uri::parse(text).ok());
            uri.ok_or_else(|| ModelError::new("uri_malformed", "an absolute URI", describe(Some(value))).at(pointer))
        };
        self.list(name).map(read).collect()
    }

    fn date(&self, name: &str) -> Result<Date> {
        Date::parse(self.text(name)?).map_err(|_| self.error(name, "date_malformed", "a date such as 1999-12-31"))
    }

    fn word<V: Vocabulary>(&self, name: &str) -> Result<V> {
        V::from_iri(self.text(name)?).ok_or_else(|| self.error(name, V::CODE, "an IRI of the vocabulary"))
    }

    /// A language map.
    fn texts(&self, name: &str) -> Result<Text> {
        let Some(map) = self.get(name).filter(|map| map.is_object()) else {
            return Err(self.error(name, "member_missing", "texts by language"));
        };
        let mut entries = Vec::new();
        for (tag, text) in map.members() {
            let Some(text) = text.as_str() else { return Err(self.error(name, "member_malformed", "a string for each language")) };
            entries.push((Language::parse(tag)?, text.to_owned()));
        }
        Text::from_entries(entries)
    }

    /// A language map inside a note.
    fn note(&self, name: &str) -> Result<Option<Text>> {
        self.optional(name, |node, name| node.one(name)?.texts("note"))
    }
}
