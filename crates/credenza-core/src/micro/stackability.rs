//! Elements 15 and 16, and what kind of award it is: how it fits with others.

use super::text::Text;
use super::vocabulary::vocabulary;
use crate::credential::Uri;

vocabulary! {
    /// Whether the micro-credential is meant to combine.
    Integration, "stackability_unknown", {
        /// It stands alone.
        StandAlone = "stand-alone", "urn:credenza:micro:stand-alone", "stand-alone";
        /// It counts towards another credential.
        Stackable = "stackable", "urn:credenza:micro:stackable", "stackable towards another credential";
    }
}

/// A larger credential that this one counts towards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its title.
    pub title: Text,
    /// Its IRI.
    pub id: Option<Uri>,
}

/// The broader qualification whose competences the micro-credential certifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartOf {
    /// The qualification's title.
    pub title: Text,
    /// The qualification's IRI.
    pub id: Option<Uri>,
    /// Which of its competences; at least one.
    pub competences: Vec<Text>,
}

/// Element 15, integration and stackability options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stackability {
    /// Stand-alone or stackable.
    pub integration: Integration,
    /// What it counts towards.
    pub towards: Vec<Target>,
    /// What it is part of. Required where the QNQ sub-articulation is 0.
    pub part_of: Option<PartOf>,
}

/// Element 16, further information; a text or a document at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FurtherInformation {
    /// In words.
    pub text: Option<Text>,
    /// Documents to read.
    pub documents: Vec<Uri>,
}

vocabulary! {
    /// What was taken: how a country's law comes to award it.
    AwardKind, "award_kind_unknown", {
        /// A course of its own, such as an Italian *corso di perfezionamento*.
        Course = "course", "urn:credenza:micro:award-course", "course";
        /// A single examination of a longer programme.
        SingleExamination = "single-examination", "urn:credenza:micro:award-single-examination", "single examination of a longer programme";
        /// A number of credits of a longer programme.
        Credits = "credits", "urn:credenza:micro:award-credits", "credits of a longer programme";
    }
}
