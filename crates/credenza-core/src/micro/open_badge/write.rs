//! Micro-credential → Open Badge.

use serde_json::json;

use super::{ECTS, SUPERVISED_WITH_IDENTITY, TYPE};
use crate::credential::{CONTEXT_OPEN_BADGES, CONTEXT_V2, Credential, FormError, Uri};
use crate::did::Did;
use crate::encoding::json::{Document, Map, Pointer, Value};
use crate::micro::vocabulary::Vocabulary;
use crate::micro::{
    AwardingBody, Country, Grade, Language, Learner, Level, MicroCredential, NationalLevel, QualityAssurance, Region, Stackability,
    Supervision, Text, inline_context,
};
use crate::time::Timestamp;

/// Who signs: an Open Badges `Profile`. Open Badges 3.0 §B.1.14.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuerProfile {
    /// The DID that signs.
    pub did: Did,
    /// The issuer's name.
    pub name: Text,
    /// Where it is established.
    pub country: Country,
    /// The region, where it matters.
    pub region: Option<Region>,
    /// Its web site.
    pub url: Option<Uri>,
}

impl AwardingBody {
    /// Whether this body is the issuer itself, in all it states.
    fn is(&self, issuer: &IssuerProfile) -> bool {
        self.id.as_ref().is_some_and(|id| id.as_str() == issuer.did.as_str())
            && (&self.name, self.country, &self.region, &self.url) == (&issuer.name, issuer.country, &issuer.region, &issuer.url)
    }
}

/// From when to when the credential is valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialDates {
    /// `validFrom`.
    pub valid_from: Timestamp,
    /// `validUntil`.
    pub valid_until: Option<Timestamp>,
}

/// Writes a credential, not yet secured.
///
/// # Errors
/// `awarding_body_differs` where an awarding body has the issuer's DID but not its name, country, region and site; those of [`Credential::read`], such
/// as `period_reversed`.
pub fn write(micro: &MicroCredential, id: &Uri, issuer: &IssuerProfile, dates: &CredentialDates) -> Result<Credential, FormError> {
    let differs = |body: &&AwardingBody| body.id.as_ref().is_some_and(|id| id.as_str() == issuer.did.as_str()) && !body.is(issuer);
    if let Some(body) = micro.awarding_bodies.iter().find(differs) {
        let expected = "an awarding body with the issuer's DID to be the issuer in all it states";
        return Err(FormError::new(Pointer::root().key("issuer"), "awarding_body_differs", expected, body.name.best(&micro.language)));
    }
    let language = &micro.language;
    let mut document = Map::new();
    put(&mut document, "@context", json!([CONTEXT_V2, CONTEXT_OPEN_BADGES, inline_context()]));
    put(&mut document, "id", id.as_str());
    put(&mut document, "type", json!(["VerifiableCredential", TYPE]));
    put(&mut document, "name", micro.title.best(language));
    put(&mut document, "issuer", issuer_profile(issuer, language));
    put(&mut document, "awardedDate", format!("{}T00:00:00Z", micro.date_of_issuing));
    put(&mut document, "validFrom", dates.valid_from.to_string());
    put_some(&mut document, "validUntil", dates.valid_until.as_ref().map(Timestamp::to_string));
    put(&mut document, "credentialSubject", subject(micro, issuer));
    Credential::read(Document::from_value(&Value::Object(document))?)
}

fn subject(micro: &MicroCredential, issuer: &IssuerProfile) -> Value {
    let language = &micro.language;
    let mut subject = Map::new();
    put_some(&mut subject, "id", micro.learner.did().map(Did::as_str));
    put(&mut subject, "type", json!(["AchievementSubject"]));
    put_list(&mut subject, "identifier", identity_objects(&micro.learner));
    if let Some(name) = micro.learner.name() {
        put(&mut subject, "fullName", name.as_full());
        put_some(&mut subject, "givenName", name.given());
        put_some(&mut subject, "familyName", name.family());
    }
    put_some(&mut subject, "dateOfBirth", micro.learner.birth_date().map(ToString::to_string));
    put_list(&mut subject, "awardingBody", micro.awarding_bodies.iter().map(|body| awarding_body(body, issuer, language)).collect());
    put_some(&mut subject, "creditsEarned", micro.workload.credits().map(|credits| number(credits.as_number())));
    if let Some(grade) = &micro.grade {
        put(&mut subject, "result", json!([{"type": ["Result"], "resultDescription": result_id(micro), "value": grade.value()}]));
    }
    put_list(&mut subject, "provenBy", learning_assessment(micro).into_iter().collect());
    put(&mut subject, "achievement", achievement(micro, issuer));
    Value::Object(subject)
}

fn achievement(micro: &MicroCredential, issuer: &IssuerProfile) -> Value {
    let language = &micro.language;
    let statements: Vec<_> = micro.learning_outcomes.iter().map(|outcome| format!("- {}", outcome.statement.best(language))).collect();
    let further = micro.further_information.as_ref();
    let description = further.and_then(|further| further.text.as_ref()).unwrap_or(&micro.title).best(language);
    let mut it = Map::new();
    put(&mut it, "id", micro.id.as_str());
    put(&mut it, "type", json!(["Achievement"]));
    put(&mut it, "achievementType", "MicroCredential");
    put(&mut it, "inLanguage", language.as_str());
    put_some(&mut it, "creator", creator(micro, issuer));
    put(&mut it, "name", micro.title.best(language));
    put(&mut it, "description", description);
    put(&mut it, "criteria", json!({"narrative": statements.join("\n")}));
    put_some(&mut it, "creditsAvailable", micro.workload.credits().map(|credits| number(credits.as_number())));
    put_list(&mut it, "alignment", alignments(micro));
    if let Some(grade) = &micro.grade {
        put(&mut it, "resultDescription", json!([result_description(grade, &result_id(micro), language)]));
    }
    put(&mut it, "title", map(&micro.title));
    put_list(&mut it, "learningOutcome", micro.learning_outcomes.iter().map(learning_outcome).collect());
    put_some(&mut it, "creditPoint", micro.workload.credits().map(|credits| json!({"framework": ECTS, "point": credits.to_string()})));
    put_some(&mut it, "hoursPerCredit", micro.workload.hours_per_credit().map(Value::from));
    put_some(&mut it, "volumeOfLearning", micro.workload.hours().map(|hours| hours.to_duration()));
    level(&mut it, &micro.level);
    put_list(&mut it, "provenBy", micro.assessments.iter().map(assessment).collect());
    put(&mut it, "mode", micro.participation.iri());
    put_list(&mut it, "accreditation", micro.quality_assurance.iter().map(accreditation).collect());
    put_some(&mut it, "entryRequirement", micro.prerequisites.as_ref().map(note));
    if let Some(stackability) = &micro.stackability {
        stacking(&mut it, stackability);
    }
    if let Some(further) = further {
        put_some(&mut it, "additionalNote", further.text.as_ref().map(note));
        put_list(&mut it, "supplementaryDocument", further.documents.iter().map(|document| document.as_str().into()).collect());
    }
    put(&mut it, "awardKind", micro.award_kind.iri());
    put_some(&mut it, "legalBasis", micro.legal_basis.as_ref().map(map));
    Value::Object(it)
}

fn issuer_profile(issuer: &IssuerProfile, language: &Language) -> Value {
    profile(Some(issuer.did.as_str()), &issuer.name, issuer.country, issuer.region.as_ref(), issuer.url.as_ref(), language)
}

/// An awarding body in full, or, where it is the issuer, by its id: an RDF reader merges nodes of one id, so a fact stated twice could be removed once unseen.
fn awarding_body(body: &AwardingBody, issuer: &IssuerProfile, language: &Language) -> Value {
    if body.is(issuer) {
        return json!({"id": issuer.did.as_str()});
    }
    profile(body.id.as_ref().map(Uri::as_str), &body.name, body.country, body.region.as_ref(), body.url.as_ref(), language)
}

/// The leading awarding body, by its id, where it is not the issuer: Open Badges (§B.1.2) takes the issuer for the creator where none is named, and a repeated
/// `type` of the issuer could be removed unseen.
fn creator(micro: &MicroCredential, issuer: &IssuerProfile) -> Option<Value> {
    let id = micro.awarding_bodies.first().filter(|body| !body.is(issuer))?.id.as_ref()?;
    Some(json!({"id": id.as_str(), "type": ["Profile"]}))
}

fn profile(id: Option<&str>, name: &Text, country: Country, region: Option<&Region>, url: Option<&Uri>, language: &Language) -> Value {
    let mut profile = Map::new();
    put_some(&mut profile, "id", id);
    put(&mut profile, "type", json!(["Profile"]));
    put(&mut profile, "name", name.best(language));
    put_some(&mut profile, "url", url.map(Uri::as_str));
    put(&mut profile, "address", address(country, region));
    put(&mut profile, "legalName", map(name));
    Value::Object(profile)
}

fn address(country: Country, region: Option<&Region>) -> Value {
    let mut address = Map::new();
    put(&mut address, "type", json!(["Address"]));
    put(&mut address, "addressCountryCode", country.as_str());
    put_some(&mut address, "addressRegion", region.map(Region::as_str));
    Value::Object(address)
}

fn identity_objects(learner: &Learner) -> Vec<Value> {
    let object = |kind: &str, value: &str| json!({"type": "IdentityObject", "hashed": false, "identityHash": value, "identityType": kind});
    let mut objects = Vec::new();
    objects.extend(learner.name().map(|name| object("name", name.as_full())));
    objects.extend(learner.identifiers().iter().map(|identifier| object(identifier.kind.identity_type(), &identifier.value)));
    objects.extend(learner.birth_date().map(|date| object("ext:dateOfBirth", &date.to_string())));
    objects
}

fn learning_outcome(outcome: &crate::micro::LearningOutcome) -> Value {
    let mut it = Map::new();
    put(&mut it, "title", map(&outcome.statement));
    put_some(&mut it, "dcType", outcome.kind.map(Vocabulary::iri));
    put_list(&mut it, "relatedESCOSkill", outcome.esco.iter().map(|skill| skill.as_str().into()).collect());
    Value::Object(it)
}

fn alignments(micro: &MicroCredential) -> Vec<Value> {
    let alignment = |framework: &str, name: String, code: String, url: &str| json!({"type": ["Alignment"], "targetFramework": framework, "targetName": name, "targetCode": code, "targetUrl": url});
    let mut alignments = Vec::new();
    if let Level::Stated { eqf, cycle, national } = &micro.level {
        alignments
            .extend(eqf.map(|eqf| alignment("European Qualifications Framework", format!("EQF level {eqf}"), eqf.to_string(), &eqf.iri())));
        alignments.extend(cycle.map(|cycle| {
            let name = "Qualifications Framework of the European Higher Education Area";
            alignment(name, format!("QF-EHEA {}", cycle.label()), cycle.word().to_owned(), cycle.iri())
        }));
        for level in national {
            let iri = match level {
                NationalLevel::Qnq(qnq) => Some(qnq.iri()),
                NationalLevel::Other { iri, .. } => iri.as_ref().map(Uri::as_str),
            };
            let name = format!("{} {}", level.framework(), level.notation());
            // Open Badges requires an address for each alignment (§B.1.4); a framework without one is stated as `nqfLevel` only.
            alignments.extend(iri.map(|iri| alignment(level.framework(), name, level.notation(), iri)));
        }
    }
    for skill in micro.learning_outcomes.iter().flat_map(|outcome| outcome.esco.iter().map(move |skill| (outcome, skill))) {
        let (outcome, skill) = skill;
        let statement = outcome.statement.best(&micro.language).to_owned();
        alignments.push(json!({"type": ["Alignment"], "targetFramework": "ESCO", "targetName": statement, "targetUrl": skill.as_str()}));
    }
    alignments
}

fn level(it: &mut Map<String, Value>, level: &Level) {
    match level {
        Level::NotApplicable(reason) => put(it, "levelNotApplicable", map(reason)),
        Level::Stated { eqf, cycle, national } => {
            put_some(it, "eqfLevel", eqf.map(|eqf| eqf.iri()));
            put_some(it, "qfEheaCycle", cycle.map(Vocabulary::iri));
            let stated = |level: &NationalLevel| {
                let mut it = Map::new();
                if let NationalLevel::Other { iri: Some(iri), .. } = level {
                    put(&mut it, "id", iri.as_str());
                }
                put(&mut it, "schemeName", level.framework());
                put(&mut it, "notation", level.notation());
                Value::Object(it)
            };
            put_list(it, "nqfLevel", national.iter().map(stated).collect());
        }
    }
}

fn assessment(assessment: &crate::micro::Assessment) -> Value {
    let mut it = Map::new();
    put(&mut it, "dcType", assessment.kind.iri());
    put_some(&mut it, "title", assessment.description.as_ref().map(map));
    Value::Object(it)
}

/// This learner's assessment: under whose eyes, with which grade in which scale.
fn learning_assessment(micro: &MicroCredential) -> Option<Value> {
    let mut it = Map::new();
    put_some(&mut it, "idVerification", micro.supervision.map(supervision));
    if let Some(grade) = &micro.grade {
        put(&mut it, "grade", grade.value());
        put(&mut it, "gradingScheme", json!({"title": map(&grade.scale().name)}));
    }
    (!it.is_empty()).then_some(Value::Object(it))
}

fn supervision(supervision: Supervision) -> Value {
    match supervision {
        Supervision::SupervisedOnline | Supervision::SupervisedOnSite => json!([SUPERVISED_WITH_IDENTITY, supervision.iri()]),
        other => json!([other.iri()]),
    }
}

fn accreditation(quality: &QualityAssurance) -> Value {
    let mut it = Map::new();
    put(&mut it, "dcType", quality.kind.iri());
    if let Some(agency) = &quality.agency {
        let mut agent = Map::new();
        put_some(&mut agent, "id", agency.id.as_ref().map(Uri::as_str));
        put(&mut agent, "legalName", map(&agency.name));
        put(&mut it, "accreditingAgent", agent);
    }
    put_some(&mut it, "landingPage", quality.reference.as_ref().map(Uri::as_str));
    put_some(&mut it, "title", quality.note.as_ref().map(map));
    Value::Object(it)
}

fn stacking(it: &mut Map<String, Value>, stackability: &Stackability) {
    put(it, "stackability", stackability.integration.iri());
    let titled = |id: Option<&Uri>, title: &Text| {
        let mut it = Map::new();
        put_some(&mut it, "id", id.map(Uri::as_str));
        put(&mut it, "title", map(title));
        it
    };
    put_list(
        it,
        "entitlesTo",
        stackability.towards.iter().map(|target| Value::Object(titled(target.id.as_ref(), &target.title))).collect(),
    );
    if let Some(part) = &stackability.part_of {
        let mut whole = titled(part.id.as_ref(), &part.title);
        put_list(&mut whole, "learningOutcome", part.competences.iter().map(|competence| json!({"title": map(competence)})).collect());
        put(it, "isPartialQualification", true);
        put(it, "isPartOf", whole);
    }
}

fn result_id(micro: &MicroCredential) -> String {
    let id = micro.id.as_str();
    if id.contains('#') { format!("{id}-grade") } else { format!("{id}#grade") }
}

fn result_description(grade: &Grade, id: &str, language: &Language) -> Value {
    let scale = grade.scale();
    let mut it = Map::new();
    put(&mut it, "id", id);
    put(&mut it, "type", json!(["ResultDescription"]));
    put(&mut it, "name", scale.name.best(language));
    put(&mut it, "resultType", "Result");
    put_some(&mut it, "valueMin", scale.min.as_deref());
    put_some(&mut it, "valueMax", scale.max.as_deref());
    put_some(&mut it, "requiredValue", scale.pass.as_deref());
    Value::Object(it)
}

/// A language map. JSON-LD 1.1 §4.2.4. Tags are in lower case, because an RDF proof does not cover their case.
fn map(text: &Text) -> Value {
    text.iter().map(|(language, text)| (language.as_str().to_lowercase(), Value::from(text))).collect::<Map<_, _>>().into()
}

fn note(text: &Text) -> Value {
    json!({"note": map(text)})
}

/// A number in the one form that strict parsing gives it: whole numbers are integers.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9e15 { Value::from(value as i64) } else { Value::from(value) }
}

fn put(members: &mut Map<String, Value>, name: &str, value: impl Into<Value>) {
    members.insert(name.to_owned(), value.into());
}

fn put_some(members: &mut Map<String, Value>, name: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        put(members, name, value);
    }
}

fn put_list(members: &mut Map<String, Value>, name: &str, values: Vec<Value>) {
    if !values.is_empty() {
        put(members, name, values);
    }
}
