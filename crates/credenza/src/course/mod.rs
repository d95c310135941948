//! The course file: what every award of a course says, written by a person, in TOML.
//!
//! Bytes go in, a [`Course`] or *every* fault comes out, each with line, column, key and what was expected. Words, never IRIs, name what is on a controlled list.
//! The reference of the format is the template that [`template`] writes: it and the questions of `course new` come from one [`form`].

mod advice;
mod fault;
pub(crate) mod form;
mod grade;
pub(crate) mod interview;
mod period;
mod read;
mod source;
pub(crate) mod template;
#[cfg(test)]
mod tests;
pub(crate) mod words;

use credenza_core::credential::Uri;
use credenza_core::did::Did;
use credenza_core::encoding::digest::{hex, sha256};
use credenza_core::micro::open_badge::IssuerProfile;
use credenza_core::micro::{
    Assessment, Award, AwardKind, AwardingBody, Country, FurtherInformation, Grade, GradingScale, Language, Learner, LearningOutcome,
    Level, MicroCredential, ModelError, Participation, QualityAssurance, Region, Stackability, Supervision, Text, Workload,
};
use credenza_core::time::Date;

pub(crate) use advice::Advice;
pub(crate) use fault::Fault;
pub(crate) use grade::GradeError;
pub(crate) use period::Period;

/// The longest course file, in bytes: a hundred pages of text.
pub(crate) const MAX_BYTES: u64 = 1024 * 1024;

/// A course as its file describes it: an award without learner, date and grade.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Course {
    /// The IRI of what is awarded.
    pub(crate) id: Uri,
    /// The language in which the awarding body writes first.
    pub(crate) language: Language,
    /// The run of the course, where the file names one.
    pub(crate) run: Option<String>,
    /// Element 2.
    pub(crate) title: Text,
    /// Elements 3 and 4.
    pub(crate) awarding_bodies: Vec<AwardingBody>,
    /// Element 6.
    pub(crate) learning_outcomes: Vec<LearningOutcome>,
    /// Element 7.
    pub(crate) workload: Workload,
    /// Element 8.
    pub(crate) level: Level,
    /// Element 9.
    pub(crate) assessments: Vec<Assessment>,
    /// Element 10.
    pub(crate) participation: Participation,
    /// Element 11.
    pub(crate) quality_assurance: Vec<QualityAssurance>,
    /// Element 12.
    pub(crate) prerequisites: Option<Text>,
    /// Element 13.
    pub(crate) supervision: Option<Supervision>,
    /// The scale of element 14.
    pub(crate) grading: Option<GradingScale>,
    /// Element 15.
    pub(crate) stackability: Option<Stackability>,
    /// Element 16.
    pub(crate) further_information: Option<FurtherInformation>,
    /// What was taken.
    pub(crate) award_kind: AwardKind,
    /// The law under which it is awarded.
    pub(crate) legal_basis: Option<Text>,
    /// How long an award is valid, from its date of issuing.
    pub(crate) valid_for: Option<Period>,
    /// Who signs, where that is not the first awarding body.
    issuer: Option<Signatory>,
    /// SHA-256 of the file.
    digest: [u8; 32],
}

/// Who signs in the name of the awarding bodies.
#[derive(Clone, Debug, PartialEq)]
struct Signatory {
    did: Option<Did>,
    name: Text,
    country: Country,
    region: Option<Region>,
    url: Option<Uri>,
}

impl Course {
    /// Reads a course file.
    ///
    /// # Errors
    /// Every fault, in the order of the file; where there are more than five hundred, the last one says how many more. Faults of TOML itself come alone: what
    /// stands in a file that is not TOML is anyone's guess.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        read::read(bytes, sha256(bytes))
    }

    /// What would make the file better and stops nothing.
    pub(crate) fn advice(&self) -> Vec<Advice> {
        advice::advice(self)
    }

    /// The DID that the file says issues the awards: that of `[issuer]`, or the id of the first awarding body where it is one.
    pub(crate) fn issuer_did(&self) -> Option<Did> {
        match &self.issuer {
            Some(signatory) => signatory.did.clone(),
            None => self.awarding_bodies.first().and_then(|body| Did::parse(body.id.as_ref()?.as_str()).ok()),
        }
    }

    /// The profile of the issuer with this DID: `[issuer]`, else the first awarding body.
    pub(crate) fn profile(&self, did: Did) -> Option<IssuerProfile> {
        if let Some(Signatory { name, country, region, url, .. }) = &self.issuer {
            return Some(IssuerProfile { did, name: name.clone(), country: *country, region: region.clone(), url: url.clone() });
        }
        let AwardingBody { name, country, region, url, .. } = self.awarding_bodies.first()?.clone();
        Some(IssuerProfile { did, name, country, region, url })
    }

    /// The grade `value` in the course's scale.
    ///
    /// # Errors
    /// Where there is no scale, or it is one of numbers and the grade is not one of those that are awarded.
    pub(crate) fn grade(&self, value: &str) -> Result<Grade, GradeError> {
        let scale = self.grading.as_ref().ok_or_else(|| GradeError::WithoutScale { grade: value.to_owned() })?;
        grade::graded(value, scale)
    }

    /// The award to one learner, issued under `issuer`.
    ///
    /// The first awarding body without an id of its own is the issuer, unless the file names another one that signs.
    ///
    /// # Errors
    /// Those of [`MicroCredential::new`]; a course that was read has none.
    pub(crate) fn award(
        &self,
        learner: Learner,
        date: Date,
        grade: Option<Grade>,
        issuer: &Did,
    ) -> Result<MicroCredential, Vec<ModelError>> {
        let mut awarding_bodies = self.awarding_bodies.clone();
        if let (None, Some(first)) = (&self.issuer, awarding_bodies.first_mut())
            && first.id.is_none()
        {
            first.id = Uri::parse(issuer.as_str()).ok();
        }
        MicroCredential::new(Award {
            id: self.id.clone(),
            language: self.language.clone(),
            learner,
            title: self.title.clone(),
            awarding_bodies,
            date_of_issuing: date,
            learning_outcomes: self.learning_outcomes.clone(),
            workload: self.workload,
            level: self.level.clone(),
            assessments: self.assessments.clone(),
            participation: self.participation,
            quality_assurance: self.quality_assurance.clone(),
            prerequisites: self.prerequisites.clone(),
            supervision: self.supervision,
            grade,
            stackability: self.stackability.clone(),
            further_information: self.further_information.clone(),
            award_kind: self.award_kind,
            legal_basis: self.legal_basis.clone(),
        })
    }

    /// SHA-256 of the file, in hexadecimal.
    pub(crate) fn digest(&self) -> String {
        hex(&self.digest)
    }
}
