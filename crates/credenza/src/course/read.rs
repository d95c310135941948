//! From tables to a course.

use credenza_core::credential::Uri;
use credenza_core::did::Did;
use credenza_core::micro::{
    Agency, Assessment, AssessmentType, AwardingBody, Country, Ects, Element, EqfLevel, FurtherInformation, GradingScale, Hours, Language,
    Learner, LearningOutcome, Level, ModelError, NationalLevel, PartOf, Participation, PersonName, QnqLevel, QualityAssurance,
    QualityAssuranceKind, Region, Stackability, Target, Text, Workload,
};
use credenza_core::micro::{Award, AwardKind, MicroCredential};
use credenza_core::time::Date;

use super::fault::{Fault, FaultKind};
use super::grade;
use super::source::{Source, Table, Value};
use super::{Course, Period, Signatory};

/// The keys that belong at the top of the file.
pub(super) const TOP: &[&str] = &[
    "language",
    "id",
    "run",
    "title",
    "award_kind",
    "legal_basis",
    "participation",
    "prerequisites",
    "supervision",
    "valid_for",
    "issuer",
    "awarding_body",
    "learning_outcome",
    "workload",
    "level",
    "assessment",
    "quality_assurance",
    "grade",
    "stackability",
    "further_information",
];

pub(super) fn read(bytes: &[u8], digest: [u8; 32]) -> Result<Course, Vec<Fault>> {
    // Windows editors begin UTF-8 with a byte order mark; TOML allows it.
    let Ok(text) = str::from_utf8(bytes) else {
        return Err(vec![Fault { position: None, key: String::new(), kind: FaultKind::NotUtf8 }]);
    };
    let source = Source::new(text, TOP);
    let Some(tables) = source.parse() else { return Err(source.into_faults()) };
    let file = source.root(&tables);
    let course = course(&file, digest);
    file.unknown();
    drop(file);
    match course {
        Some(course) if !source.is_at_fault() => Ok(course),
        _ => Err(source.into_faults()),
    }
}

fn course(file: &Table<'_>, digest: [u8; 32]) -> Option<Course> {
    let language = file.need("language").and_then(|value| value.read(Language::parse));
    // Texts are read even where the language is at fault: their own faults are told in the same run.
    let primary = language.clone().or_else(|| Language::parse("und").ok())?;
    let texts = |value: Value<'_>| value.texts(&primary);
    let id = file.need("id").and_then(|value| value.uri());
    let run = file.get("run").map(|value| value.mark());
    let title = file.need("title").and_then(texts);
    let award_kind = file.need("award_kind").and_then(|value| value.word());
    let legal_basis = file.get("legal_basis").map(texts);
    let participation = file.need("participation").and_then(|value| value.word());
    let prerequisites = file.get("prerequisites").map(texts);
    let supervision = file.get("supervision").map(|value| value.word());
    let valid_for = file.get("valid_for").map(|value| period(&value));
    let issuer = file.get("issuer").map(|value| within(value.table()?, |table| signatory(table, &primary)));
    let awarding_bodies = each(file, "awarding_body", |body| awarding_body(body, &primary));
    let learning_outcomes = each(file, "learning_outcome", |outcome| learning_outcome(outcome, &primary));
    let workload = one(file, "workload", workload);
    let level = one(file, "level", |table| level(table, &primary));
    let assessments = each(file, "assessment", |table| assessment(table, &primary));
    let quality_assurance = each(file, "quality_assurance", |table| quality_assurance(table, &primary));
    let grading = file.get("grade").map(|value| within(value.table()?, |table| grading(table, &primary)));
    let stackability = file.get("stackability").map(|value| within(value.table()?, |table| stackability(table, &primary)));
    let further_information =
        file.get("further_information").map(|value| within(value.table()?, |table| further_information(table, &primary)));

    // What spans several elements is checked with stand-ins for those that are at fault already, so that no fault hides another.
    let spanning = Spanning {
        language: &primary,
        language_is_known: language.is_some(),
        title: title.as_ref(),
        level: level.as_ref(),
        stackability: stackability.as_ref().map(Option::as_ref),
        further_information: further_information.as_ref().map(Option::as_ref),
    };
    spanning.check(file);

    Some(Course {
        id: id?,
        language: language?,
        run: flattened(run)?,
        title: title?,
        awarding_bodies: awarding_bodies?,
        learning_outcomes: learning_outcomes?,
        workload: workload?,
        level: level?,
        assessments: assessments?,
        participation: participation?,
        quality_assurance: quality_assurance?,
        prerequisites: flattened(prerequisites)?,
        supervision: flattened(supervision)?,
        grading: flattened(grading)?,
        stackability: flattened(stackability)?,
        further_information: flattened(further_information)?,
        award_kind: award_kind?,
        legal_basis: flattened(legal_basis)?,
        valid_for: flattened(valid_for)?,
        issuer: flattened(issuer)?,
        digest,
    })
}

/// Not there: `Some(None)`. There and sound: `Some(Some(_))`. There and at fault: `None`.
fn flattened<T>(read: Option<Option<T>>) -> Option<Option<T>> {
    match read {
        None => Some(None),
        Some(Some(value)) => Some(Some(value)),
        Some(None) => None,
    }
}

/// The one table under `key`, which must be there.
fn one<T>(file: &Table<'_>, key: &'static str, read: impl FnOnce(&Table<'_>) -> Option<T>) -> Option<T> {
    file.need(key).and_then(|value| within(value.table()?, read))
}

/// The tables under `key`, at least one, or none at all if one is at fault.
fn each<T>(file: &Table<'_>, key: &'static str, read: impl Fn(&Table<'_>) -> Option<T>) -> Option<Vec<T>> {
    let value = file.need(key)?;
    let read: Vec<Option<T>> = value.tables().into_iter().map(|table| within(table, &read)).collect();
    if read.is_empty() {
        file.missing(key);
        return None;
    }
    read.into_iter().collect()
}

/// Reads a table and names the keys that it should not have.
fn within<T>(table: Table<'_>, read: impl FnOnce(&Table<'_>) -> Option<T>) -> Option<T> {
    let value = read(&table);
    table.unknown();
    value
}

fn period(value: &Value<'_>) -> Option<Period> {
    let text = value.string()?;
    Period::parse(text).or_else(|| value.fault(FaultKind::PeriodMalformed { found: text.to_owned() }))
}

fn signatory(table: &Table<'_>, language: &Language) -> Option<Signatory> {
    let did = table.get("did").map(|value| did(&value));
    let name = table.need("name").and_then(|value| value.texts(language));
    let (country, region) = place(table);
    let url = table.get("url").map(|value| value.uri());
    Some(Signatory { did: flattened(did)?, name: name?, country: country?, region: flattened(region)?, url: flattened(url)? })
}

fn did(value: &Value<'_>) -> Option<Did> {
    let text = value.string()?;
    Did::parse(text).map_or_else(|error| value.refused(error.code(), text), Some)
}

fn awarding_body(table: &Table<'_>, language: &Language) -> Option<AwardingBody> {
    let name = table.need("name").and_then(|value| value.texts(language));
    let (country, region) = place(table);
    let id = table.get("id").map(|value| value.uri());
    let url = table.get("url").map(|value| value.uri());
    Some(AwardingBody { name: name?, country: country?, region: flattened(region)?, id: flattened(id)?, url: flattened(url)? })
}

fn place(table: &Table<'_>) -> (Option<Country>, Option<Option<Region>>) {
    let country = table.need("country").and_then(|value| value.read(|text| Country::parse(&text.trim().to_uppercase())));
    let region = table.get("region").map(|value| match country {
        // Of a country that is at fault nobody knows the regions.
        None => value.string().and(None),
        Some(country) => value.read(|text| Region::parse(&text.trim().to_uppercase(), country)),
    });
    (country, region)
}

fn learning_outcome(table: &Table<'_>, language: &Language) -> Option<LearningOutcome> {
    let statement = table.need("statement").and_then(|value| value.texts(language));
    let kind = table.get("kind").map(|value| value.word());
    let esco = table.get("esco").map(|value| uris(&value));
    Some(LearningOutcome { statement: statement?, kind: flattened(kind)?, esco: flattened(esco)?.unwrap_or_default() })
}

fn uris(value: &Value<'_>) -> Option<Vec<Uri>> {
    let uris: Vec<Option<Uri>> = value.items().iter().map(Value::uri).collect();
    uris.into_iter().collect()
}

fn workload(table: &Table<'_>) -> Option<Workload> {
    let ects = table.get("ects").map(|value| value.read_number(Ects::from_number));
    let hours = table.get("hours").map(|value| value.read_number(Hours::from_number));
    let each = table.get("hours_per_credit").map(|value| {
        value.read_number(|number| {
            // Out of range is told with the number as it is; `Workload::new` checks the range itself.
            let whole = number.fract() == 0.0 && (0.0..=255.0).contains(&number);
            if whole {
                return Ok(number as u8);
            }
            Err(ModelError::new("hours_per_credit_out_of_range", "25 to 30", number.to_string()).of(Element::Workload))
        })
    });
    let (ects, hours, each) = (flattened(ects)?, flattened(hours)?, flattened(each)?);
    Workload::new(ects, hours, each).map_or_else(|error| table.refuse(error), Some)
}

fn level(table: &Table<'_>, language: &Language) -> Option<Level> {
    let not_applicable = table.get("not_applicable").map(|value| value.texts(language));
    let eqf = table.get("eqf").map(|value| value.read_number(eqf));
    let cycle = table.get("cycle").map(|value| value.word());
    let qnq = table.get("qnq").map(|value| {
        // `qnq = 6.0` without quotes is what people write.
        let level = value.mark()?;
        QnqLevel::parse(level.trim()).map_or_else(|error| value.fault(FaultKind::Model(error)), Some)
    });
    let others: Vec<Option<NationalLevel>> = table.tables("national").into_iter().map(|table| within(table, national_level)).collect();
    let stated = eqf.is_some() || cycle.is_some() || qnq.is_some() || !others.is_empty();
    if let Some(reason) = not_applicable {
        if stated {
            return table.refuse(ModelError::new("level_and_not_applicable", "", "").of(Element::Level));
        }
        return reason.map(Level::NotApplicable);
    }
    let others: Option<Vec<NationalLevel>> = others.into_iter().collect();
    let national = flattened(qnq)?.map(NationalLevel::Qnq).into_iter().chain(others?).collect();
    Some(Level::Stated { eqf: flattened(eqf)?, cycle: flattened(cycle)?, national })
}

pub(super) fn eqf(number: f64) -> Result<EqfLevel, ModelError> {
    let level = (1..=8).find(|level| f64::from(*level) == number);
    level.map_or_else(|| Err(ModelError::new("eqf_out_of_range", "1 to 8", number.to_string()).of(Element::Level)), EqfLevel::new)
}

fn national_level(table: &Table<'_>) -> Option<NationalLevel> {
    let framework = table.need("framework").and_then(|value| value.mark());
    let level = table.need("level").and_then(|value| value.mark());
    let url = table.get("url").map(|value| value.uri());
    let (framework, level, iri) = (framework?, level?, flattened(url)?);
    if framework == NationalLevel::QNQ {
        return QnqLevel::parse(&level).map_or_else(|error| table.refuse(error), |level| Some(NationalLevel::Qnq(level)));
    }
    Some(NationalLevel::Other { framework, level, iri })
}

fn assessment(table: &Table<'_>, language: &Language) -> Option<Assessment> {
    let kind = table.need("kind").and_then(|value| value.word::<AssessmentType>());
    let description = table.get("description").map(|value| value.texts(language));
    Some(Assessment { kind: kind?, description: flattened(description)? })
}

fn quality_assurance(table: &Table<'_>, language: &Language) -> Option<QualityAssurance> {
    let kind = table.need("kind").and_then(|value| value.word::<QualityAssuranceKind>());
    let agency = table.get("agency").map(|value| {
        within(value.table()?, |table| {
            let name = table.need("name").and_then(|value| value.texts(language));
            let id = table.get("url").map(|value| value.uri());
            Some(Agency { name: name?, id: flattened(id)? })
        })
    });
    let reference = table.get("reference").map(|value| value.uri());
    let note = table.get("note").map(|value| value.texts(language));
    Some(QualityAssurance { kind: kind?, agency: flattened(agency)?, reference: flattened(reference)?, note: flattened(note)? })
}

fn grading(table: &Table<'_>, language: &Language) -> Option<GradingScale> {
    let name = table.need("scale").and_then(|value| value.texts(language));
    let [min, max, pass] = ["min", "max", "pass"].map(|key| table.get(key).map(|value| value.mark()));
    let scale = GradingScale { name: name?, min: flattened(min)?, max: flattened(max)?, pass: flattened(pass)? };
    let Some((code, key)) = grade::fault(&scale).map(grade::ScaleFault::code_and_key) else { return Some(scale) };
    let value = table.get(key)?;
    let found = value.mark()?;
    value.refused(code, &found)
}

fn stackability(table: &Table<'_>, language: &Language) -> Option<Stackability> {
    let integration = table.need("kind").and_then(|value| value.word());
    let towards: Vec<Option<Target>> =
        table.tables("towards").into_iter().map(|target| within(target, |table| target_of(table, language))).collect();
    let part_of = table.get("part_of").map(|value| {
        within(value.table()?, |table| {
            let title = table.need("title").and_then(|value| value.texts(language));
            let id = table.get("url").map(|value| value.uri());
            let competences = table.need("competences").and_then(|value| competences(&value, language));
            Some(PartOf { title: title?, id: flattened(id)?, competences: competences? })
        })
    });
    let towards: Option<Vec<Target>> = towards.into_iter().collect();
    Some(Stackability { integration: integration?, towards: towards?, part_of: flattened(part_of)? })
}

fn target_of(table: &Table<'_>, language: &Language) -> Option<Target> {
    let title = table.need("title").and_then(|value| value.texts(language));
    let id = table.get("url").map(|value| value.uri());
    Some(Target { title: title?, id: flattened(id)? })
}

fn competences(value: &Value<'_>, language: &Language) -> Option<Vec<Text>> {
    let texts: Vec<Option<Text>> = value.items().iter().map(|item| item.texts(language)).collect();
    texts.into_iter().collect()
}

fn further_information(table: &Table<'_>, language: &Language) -> Option<FurtherInformation> {
    let text = table.get("text").map(|value| value.texts(language));
    let documents = table.get("documents").map(|value| uris(&value));
    Some(FurtherInformation { text: flattened(text)?, documents: flattened(documents)?.unwrap_or_default() })
}

/// What is needed to check the elements against each other.
struct Spanning<'a> {
    language: &'a Language,
    language_is_known: bool,
    title: Option<&'a Text>,
    level: Option<&'a Level>,
    /// None: not in the file. Some of none: at fault.
    stackability: Option<Option<&'a Stackability>>,
    further_information: Option<Option<&'a FurtherInformation>>,
}

impl Spanning<'_> {
    fn check(&self, file: &Table<'_>) {
        let Some(Err(errors)) = self.award().map(MicroCredential::new) else { return };
        for error in errors {
            let at_fault = match error.element() {
                Some(Element::Title) => self.title.is_none() || !self.language_is_known,
                Some(Element::Level) => self.level.is_none(),
                Some(Element::Stackability) => matches!(self.stackability, Some(None)),
                Some(Element::FurtherInformation) => matches!(self.further_information, Some(None)),
                _ => true,
            };
            if !at_fault {
                file.refuse_at(error.element().map(Element::name).unwrap_or_default(), error);
            }
        }
    }

    /// The elements that are sound, and stand-ins that no reader will see.
    fn award(&self) -> Option<Award> {
        let stand_in = Text::new(self.language.clone(), "-").ok()?;
        let country = Country::parse("XK").ok()?;
        Some(Award {
            id: Uri::parse("urn:x:-").ok()?,
            language: self.language.clone(),
            learner: Learner::named(PersonName::full("-").ok()?),
            title: self.title.unwrap_or(&stand_in).clone(),
            awarding_bodies: vec![AwardingBody { name: stand_in.clone(), country, region: None, id: None, url: None }],
            date_of_issuing: Date::new(2000, 1, 1).ok()?,
            learning_outcomes: vec![LearningOutcome::new(stand_in.clone())],
            workload: Workload::new(Ects::from_halves(1).ok(), None, None).ok()?,
            level: self.level.cloned().unwrap_or_else(|| Level::NotApplicable(stand_in.clone())),
            assessments: vec![Assessment { kind: AssessmentType::Quiz, description: None }],
            participation: Participation::Online,
            quality_assurance: vec![QualityAssurance { kind: QualityAssuranceKind::Programme, agency: None, reference: None, note: None }],
            prerequisites: None,
            supervision: None,
            grade: None,
            stackability: self.stackability.flatten().cloned(),
            further_information: self.further_information.flatten().cloned(),
            award_kind: AwardKind::Course,
            legal_basis: None,
        })
    }
}
