//! The questions that a course file answers: one table for the template, its reference, and the dialogue of `course new`.
//!
//! The words stand in the catalogue: `ask-<heading>-<key>` is the question, `.help` what helps to answer it, `.example` an answer.

use super::words::List;

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text, in each language of the course.
    Text,
    /// Several texts, each in each language of the course.
    Texts,
    /// A mark, a code or a name that no language changes.
    Mark,
    /// A member of a controlled list.
    Word(List),
    /// An address.
    Uri,
    /// Several addresses.
    Uris,
    /// A DID.
    Did,
    /// ECTS credits.
    Credits,
    /// Hours.
    Hours,
    /// Hours for one credit.
    HoursPerCredit,
    /// An EQF level.
    Eqf,
    /// A QNQ level.
    Qnq,
    /// A country.
    Country,
    /// A region of a country; checked with the country, once both are there.
    Region,
    /// A language tag.
    Language,
    /// A length of time.
    Period,
}

/// One key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    /// The key, with a dot where it is in a table of its own.
    pub(crate) key: &'static str,
    pub(crate) kind: Kind,
    /// Whether there must be an answer.
    pub(crate) required: bool,
    /// Whether the template shows it as a gap to fill, though another key could stand for it.
    pub(crate) shown: bool,
}

/// The keys under one heading.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Section {
    /// The heading; empty for the top of the file.
    pub(crate) heading: &'static str,
    /// Whether there can be several, each under its `[[heading]]`.
    pub(crate) repeats: bool,
    /// Whether there must be one.
    pub(crate) required: bool,
    pub(crate) fields: &'static [Field],
}

const fn must(key: &'static str, kind: Kind) -> Field {
    Field { key, kind, required: true, shown: true }
}

const fn may(key: &'static str, kind: Kind) -> Field {
    Field { key, kind, required: false, shown: false }
}

const fn usually(key: &'static str, kind: Kind) -> Field {
    Field { key, kind, required: false, shown: true }
}

const fn section(heading: &'static str, required: bool, repeats: bool, fields: &'static [Field]) -> Section {
    Section { heading, repeats, required, fields }
}

/// The sections in the order of the file. What is one value stands at the top: under a heading TOML would take it for a part of that.
pub(crate) const SECTIONS: [Section; 13] = [
    section(
        "",
        true,
        false,
        &[
            must("language", Kind::Language),
            must("id", Kind::Uri),
            must("title", Kind::Text),
            must("award_kind", Kind::Word(List::AwardKind)),
            may("legal_basis", Kind::Text),
            may("run", Kind::Mark),
            must("participation", Kind::Word(List::Participation)),
            may("prerequisites", Kind::Text),
            may("supervision", Kind::Word(List::Supervision)),
            may("valid_for", Kind::Period),
        ],
    ),
    section(
        "awarding_body",
        true,
        true,
        &[
            must("name", Kind::Text),
            must("country", Kind::Country),
            may("region", Kind::Region),
            may("url", Kind::Uri),
            may("id", Kind::Uri),
        ],
    ),
    section(
        "issuer",
        false,
        false,
        &[
            must("name", Kind::Text),
            must("country", Kind::Country),
            may("region", Kind::Region),
            may("url", Kind::Uri),
            may("did", Kind::Did),
        ],
    ),
    section(
        "learning_outcome",
        true,
        true,
        &[must("statement", Kind::Text), usually("kind", Kind::Word(List::OutcomeKind)), may("esco", Kind::Uris)],
    ),
    section(
        "workload",
        true,
        false,
        &[usually("ects", Kind::Credits), may("hours", Kind::Hours), may("hours_per_credit", Kind::HoursPerCredit)],
    ),
    section(
        "level",
        true,
        false,
        &[usually("eqf", Kind::Eqf), may("cycle", Kind::Word(List::Cycle)), may("qnq", Kind::Qnq), may("not_applicable", Kind::Text)],
    ),
    section("level.national", false, true, &[must("framework", Kind::Mark), must("level", Kind::Mark), may("url", Kind::Uri)]),
    section("assessment", true, true, &[must("kind", Kind::Word(List::Assessment)), may("description", Kind::Text)]),
    section(
        "quality_assurance",
        true,
        true,
        &[
            must("kind", Kind::Word(List::QualityAssurance)),
            may("agency.name", Kind::Text),
            may("agency.url", Kind::Uri),
            may("reference", Kind::Uri),
            may("note", Kind::Text),
        ],
    ),
    section("grade", false, false, &[must("scale", Kind::Text), may("min", Kind::Mark), may("max", Kind::Mark), may("pass", Kind::Mark)]),
    section(
        "stackability",
        false,
        false,
        &[
            must("kind", Kind::Word(List::Stackability)),
            may("part_of.title", Kind::Text),
            may("part_of.url", Kind::Uri),
            may("part_of.competences", Kind::Texts),
        ],
    ),
    section("stackability.towards", false, true, &[must("title", Kind::Text), may("url", Kind::Uri)]),
    section("further_information", false, false, &[usually("text", Kind::Text), may("documents", Kind::Uris)]),
];

/// The order of the questions: that of Annex I. Keys of the top by name; of the other sections all.
pub(crate) const QUESTIONS: [(&str, &[&str]); 16] = [
    ("", &["language", "id", "title", "award_kind", "legal_basis", "run"]),
    ("awarding_body", &[]),
    ("issuer", &[]),
    ("learning_outcome", &[]),
    ("workload", &[]),
    ("level", &[]),
    ("level.national", &[]),
    ("assessment", &[]),
    ("", &["participation"]),
    ("quality_assurance", &[]),
    ("", &["prerequisites", "supervision"]),
    ("grade", &[]),
    ("stackability", &[]),
    ("stackability.towards", &[]),
    ("further_information", &[]),
    ("", &["valid_for"]),
];

impl Section {
    /// The section under `heading`.
    pub(crate) fn under(heading: &str) -> Option<&'static Self> {
        SECTIONS.iter().find(|section| section.heading == heading)
    }

    /// The catalogue's key for a question: `ask-level-eqf`, `ask-quality_assurance-agency_name`.
    pub(crate) fn question(&self, field: &Field) -> String {
        let heading = if self.heading.is_empty() { "course" } else { self.heading };
        format!("ask-{}-{}", heading.replace('.', "_"), field.key.replace('.', "_"))
    }

    /// The catalogue's key for what the section is about.
    pub(crate) fn introduction(&self) -> String {
        let heading = if self.heading.is_empty() { "course" } else { self.heading };
        format!("about-{}", heading.replace('.', "_"))
    }
}
