//! Micro-credential → Open Badge.

use std::borrow::Cow;

use super::{ECTS, SUPERVISED_WITH_IDENTITY, TYPE};
use crate::credential::{Credential, FormError, Uri, inline_context};
use crate::did::Did;
use crate::encoding::json::Pointer;
use crate::encoding::json::writer::{self, ObjectWriter};
use crate::micro::vocabulary::Vocabulary;
use crate::micro::{
    AwardingBody, Country, Grade, Language, Learner, Level, MicroCredential, NationalLevel, QualityAssurance, Region, Stackability,
    Supervision, Text,
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
    let document = writer::object(|it| {
        it.json("@context", inline_context::canonical_contexts());
        it.text("id", id.as_str());
        it.texts("type", ["VerifiableCredential", TYPE]);
        it.text("name", micro.title.best(&micro.language));
        it.object("issuer", |it| issuer_profile(it, issuer, &micro.language));
        it.text("awardedDate", &format!("{}T00:00:00Z", micro.date_of_issuing));
        it.text("validFrom", dates.valid_from.as_str());
        it.text_if("validUntil", dates.valid_until.as_ref().map(Timestamp::as_str));
        it.object("credentialSubject", |it| subject(it, micro, issuer));
    });
    Credential::read(inline_context::parse(&document)?)
}

fn subject(it: &mut ObjectWriter<'_>, micro: &MicroCredential, issuer: &IssuerProfile) {
    let language = &micro.language;
    it.text_if("id", micro.learner.did().map(Did::as_str));
    it.texts("type", ["AchievementSubject"]);
    identity_objects(it, &micro.learner);
    if let Some(name) = micro.learner.name() {
        it.text("fullName", name.as_full());
        it.text_if("givenName", name.given());
        it.text_if("familyName", name.family());
    }
    it.text_if("dateOfBirth", micro.learner.birth_date().map(|date| date.to_string()).as_deref());
    it.objects("awardingBody", &micro.awarding_bodies, |it, body| awarding_body(it, body, issuer, language));
    if let Some(credits) = micro.workload.credits() {
        it.number("creditsEarned", credits.as_number());
    }
    if let Some(grade) = &micro.grade {
        it.objects("result", [grade], |it, grade| {
            it.texts("type", ["Result"]);
            it.text("resultDescription", &result_id(micro));
            it.text("value", grade.value());
        });
    }
    // This learner's assessment: under whose eyes, with which grade in which scale.
    let is_assessed = micro.supervision.is_some() || micro.grade.is_some();
    it.objects("provenBy", is_assessed.then_some(micro), |it, micro| {
        it.texts("idVerification", micro.supervision.into_iter().flat_map(supervision));
        if let Some(grade) = &micro.grade {
            it.text("grade", grade.value());
            it.object("gradingScheme", |it| map(it, "title", &grade.scale().name));
        }
    });
    it.object("achievement", |it| achievement(it, micro, issuer));
}

fn achievement(it: &mut ObjectWriter<'_>, micro: &MicroCredential, issuer: &IssuerProfile) {
    let language = &micro.language;
    let statements: Vec<_> = micro.learning_outcomes.iter().map(|outcome| format!("- {}", outcome.statement.best(language))).collect();
    let further = micro.further_information.as_ref();
    let description = further.and_then(|further| further.text.as_ref()).unwrap_or(&micro.title).best(language);
    it.text("id", micro.id.as_str());
    it.texts("type", ["Achievement"]);
    it.text("achievementType", "MicroCredential");
    it.text("inLanguage", language.as_str());
    creator(it, micro, issuer);
    it.text("name", micro.title.best(language));
    it.text("description", description);
    it.object("criteria", |it| it.text("narrative", &statements.join("\n")));
    if let Some(credits) = micro.workload.credits() {
        it.number("creditsAvailable", credits.as_number());
    }
    alignments(it, micro);
    it.objects("resultDescription", &micro.grade, |it, grade| result_description(it, grade, &result_id(micro), language));
    map(it, "title", &micro.title);
    it.objects("learningOutcome", &micro.learning_outcomes, |it, outcome| {
        map(it, "title", &outcome.statement);
        it.text_if("dcType", outcome.kind.map(Vocabulary::iri));
        it.texts("relatedESCOSkill", outcome.esco.iter().map(Uri::as_str));
    });
    if let Some(credits) = micro.workload.credits() {
        it.object("creditPoint", |it| {
            it.text("framework", ECTS);
            it.text("point", &credits.to_string());
        });
    }
    if let Some(hours) = micro.workload.hours_per_credit() {
        it.number("hoursPerCredit", f64::from(hours));
    }
    it.text_if("volumeOfLearning", micro.workload.hours().map(|hours| hours.to_duration()).as_deref());
    level(it, &micro.level);
    it.objects("provenBy", &micro.assessments, |it, assessment| {
        it.text("dcType", assessment.kind.iri());
        map_if(it, "title", assessment.description.as_ref());
    });
    it.text("mode", micro.participation.iri());
    it.objects("accreditation", &micro.quality_assurance, accreditation);
    note(it, "entryRequirement", micro.prerequisites.as_ref());
    if let Some(stackability) = &micro.stackability {
        stacking(it, stackability);
    }
    if let Some(further) = further {
        note(it, "additionalNote", further.text.as_ref());
        it.texts("supplementaryDocument", further.documents.iter().map(Uri::as_str));
    }
    it.text("awardKind", micro.award_kind.iri());
    map_if(it, "legalBasis", micro.legal_basis.as_ref());
}

fn issuer_profile(it: &mut ObjectWriter<'_>, issuer: &IssuerProfile, language: &Language) {
    profile(it, Some(issuer.did.as_str()), &issuer.name, issuer.country, issuer.region.as_ref(), issuer.url.as_ref(), language);
}

/// An awarding body in full, or, where it is the issuer, by its id: an RDF reader merges nodes of one id, so a fact stated twice could be removed once unseen.
fn awarding_body(it: &mut ObjectWriter<'_>, body: &AwardingBody, issuer: &IssuerProfile, language: &Language) {
    if body.is(issuer) {
        it.text("id", issuer.did.as_str());
    } else {
        profile(it, body.id.as_ref().map(Uri::as_str), &body.name, body.country, body.region.as_ref(), body.url.as_ref(), language);
    }
}

/// The leading awarding body, by its id, where it is not the issuer: Open Badges (§B.1.2) takes the issuer for the creator where none is named, and a repeated
/// `type` of the issuer could be removed unseen.
fn creator(it: &mut ObjectWriter<'_>, micro: &MicroCredential, issuer: &IssuerProfile) {
    let leading = micro.awarding_bodies.first().filter(|body| !body.is(issuer));
    if let Some(id) = leading.and_then(|body| body.id.as_ref()) {
        it.object("creator", |it| {
            it.text("id", id.as_str());
            it.texts("type", ["Profile"]);
        });
    }
}

fn profile(
    it: &mut ObjectWriter<'_>,
    id: Option<&str>,
    name: &Text,
    country: Country,
    region: Option<&Region>,
    url: Option<&Uri>,
    language: &Language,
) {
    it.text_if("id", id);
    it.texts("type", ["Profile"]);
    it.text("name", name.best(language));
    it.text_if("url", url.map(Uri::as_str));
    it.object("address", |it| {
        it.texts("type", ["Address"]);
        it.text("addressCountryCode", country.as_str());
        it.text_if("addressRegion", region.map(Region::as_str));
    });
    map(it, "legalName", name);
}

fn identity_objects(it: &mut ObjectWriter<'_>, learner: &Learner) {
    let birth_date = learner.birth_date().map(|date| date.to_string());
    let name = learner.name().map(|name| ("name", name.as_full()));
    let identifiers = learner.identifiers().iter().map(|identifier| (identifier.kind.identity_type(), identifier.value.as_str()));
    let birth_date = birth_date.as_deref().map(|date| ("ext:dateOfBirth", date));
    it.objects("identifier", name.into_iter().chain(identifiers).chain(birth_date), |it, (kind, value)| {
        it.text("type", "IdentityObject");
        it.flag("hashed", false);
        it.text("identityHash", value);
        it.text("identityType", kind);
    });
}

/// How a level, a cycle or a skill is named to readers of Open Badges.
struct Alignment<'a> {
    framework: &'a str,
    name: Cow<'a, str>,
    code: Option<Cow<'a, str>>,
    url: Cow<'a, str>,
}

fn alignments(it: &mut ObjectWriter<'_>, micro: &MicroCredential) {
    let mut alignments = Vec::new();
    if let Level::Stated { eqf, cycle, national } = &micro.level {
        alignments.extend(eqf.map(|eqf| Alignment {
            framework: "European Qualifications Framework",
            name: format!("EQF level {eqf}").into(),
            code: Some(eqf.to_string().into()),
            url: eqf.iri().into(),
        }));
        alignments.extend(cycle.map(|cycle| Alignment {
            framework: "Qualifications Framework of the European Higher Education Area",
            name: format!("QF-EHEA {}", cycle.label()).into(),
            code: Some(cycle.word().into()),
            url: cycle.iri().into(),
        }));
        for level in national {
            let iri = match level {
                NationalLevel::Qnq(qnq) => Some(qnq.iri()),
                NationalLevel::Other { iri, .. } => iri.as_ref().map(Uri::as_str),
            };
            // Open Badges requires an address for each alignment (§B.1.4); a framework without one is stated as `nqfLevel` only.
            alignments.extend(iri.map(|iri| Alignment {
                framework: level.framework(),
                name: format!("{} {}", level.framework(), level.notation()).into(),
                code: Some(level.notation().into()),
                url: iri.into(),
            }));
        }
    }
    for outcome in &micro.learning_outcomes {
        let name = outcome.statement.best(&micro.language);
        alignments.extend(outcome.esco.iter().map(|skill| Alignment {
            framework: "ESCO",
            name: name.into(),
            code: None,
            url: skill.as_str().into(),
        }));
    }
    it.objects("alignment", alignments, |it, alignment| {
        it.texts("type", ["Alignment"]);
        it.text("targetFramework", alignment.framework);
        it.text("targetName", &alignment.name);
        it.text_if("targetCode", alignment.code.as_deref());
        it.text("targetUrl", &alignment.url);
    });
}

fn level(it: &mut ObjectWriter<'_>, level: &Level) {
    match level {
        Level::NotApplicable(reason) => map(it, "levelNotApplicable", reason),
        Level::Stated { eqf, cycle, national } => {
            it.text_if("eqfLevel", eqf.map(|eqf| eqf.iri()).as_deref());
            it.text_if("qfEheaCycle", cycle.map(Vocabulary::iri));
            it.objects("nqfLevel", national, |it, level| {
                if let NationalLevel::Other { iri: Some(iri), .. } = level {
                    it.text("id", iri.as_str());
                }
                it.text("schemeName", level.framework());
                it.text("notation", &level.notation());
            });
        }
    }
}

/// Both kinds of supervision with identity verification share a code of the Europass list; the precise one stands beside it.
fn supervision(supervision: Supervision) -> impl Iterator<Item = &'static str> {
    let with_identity = matches!(supervision, Supervision::SupervisedOnline | Supervision::SupervisedOnSite);
    with_identity.then_some(SUPERVISED_WITH_IDENTITY).into_iter().chain([supervision.iri()])
}

fn accreditation(it: &mut ObjectWriter<'_>, quality: &QualityAssurance) {
    it.text("dcType", quality.kind.iri());
    if let Some(agency) = &quality.agency {
        it.object("accreditingAgent", |it| {
            it.text_if("id", agency.id.as_ref().map(Uri::as_str));
            map(it, "legalName", &agency.name);
        });
    }
    it.text_if("landingPage", quality.reference.as_ref().map(Uri::as_str));
    map_if(it, "title", quality.note.as_ref());
}

fn stacking(it: &mut ObjectWriter<'_>, stackability: &Stackability) {
    let titled = |it: &mut ObjectWriter<'_>, id: Option<&Uri>, title: &Text| {
        it.text_if("id", id.map(Uri::as_str));
        map(it, "title", title);
    };
    it.text("stackability", stackability.integration.iri());
    it.objects("entitlesTo", &stackability.towards, |it, target| titled(it, target.id.as_ref(), &target.title));
    if let Some(part) = &stackability.part_of {
        it.flag("isPartialQualification", true);
        it.object("isPartOf", |it| {
            titled(it, part.id.as_ref(), &part.title);
            it.objects("learningOutcome", &part.competences, |it, competence| map(it, "title", competence));
        });
    }
}

fn result_id(micro: &MicroCredential) -> String {
    let id = micro.id.as_str();
    if id.contains('#') { format!("{id}-grade") } else { format!("{id}#grade") }
}

fn result_description(it: &mut ObjectWriter<'_>, grade: &Grade, id: &str, language: &Language) {
    let scale = grade.scale();
    it.text("id", id);
    it.texts("type", ["ResultDescription"]);
    it.text("name", scale.name.best(language));
    it.text("resultType", "Result");
    it.text_if("valueMin", scale.min.as_deref());
    it.text_if("valueMax", scale.max.as_deref());
    it.text_if("requiredValue", scale.pass.as_deref());
}

/// A language map. JSON-LD 1.1 §4.2.4. Tags are in lower case, because an RDF proof does not cover their case.
fn map(it: &mut ObjectWriter<'_>, name: &str, text: &Text) {
    it.object(name, |it| text.iter().for_each(|(language, text)| it.text(&language.as_str().to_lowercase(), text)));
}

fn map_if(it: &mut ObjectWriter<'_>, name: &str, text: Option<&Text>) {
    if let Some(text) = text {
        map(it, name, text);
    }
}

fn note(it: &mut ObjectWriter<'_>, name: &str, text: Option<&Text>) {
    if let Some(text) = text {
        it.object(name, |it| map(it, "note", text));
    }
}
