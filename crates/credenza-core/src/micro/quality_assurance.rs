//! Element 11: what stands behind the quality of the micro-credential.

use super::text::Text;
use super::vocabulary::vocabulary;
use crate::credential::Uri;

vocabulary! {
    /// Type of quality assurance. Europass controlled list "accreditation types".
    QualityAssuranceKind, "quality_assurance_unknown", {
        /// Of the institution.
        Institutional = "institutional", "http://data.europa.eu/snb/accreditation/bb4618238e", "institutional quality assurance";
        /// Of the programme.
        Programme = "programme", "http://data.europa.eu/snb/accreditation/820101cba6", "programme quality assurance";
        /// The institution's licence.
        InstitutionalLicence = "institutional-licence", "http://data.europa.eu/snb/accreditation/003293d2ce", "institutional licence";
        /// The programme's licence.
        ProgrammeLicence = "programme-licence", "http://data.europa.eu/snb/accreditation/e57dddfcf3", "programme licence";
    }
}

/// The body that assures or licences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agency {
    /// Its name.
    pub name: Text,
    /// Its IRI: its site, or its entry in a register such as EQAR's.
    pub id: Option<Uri>,
}

/// Element 11, one quality assurance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QualityAssurance {
    /// The type.
    pub kind: QualityAssuranceKind,
    /// By whom.
    pub agency: Option<Agency>,
    /// Where it can be looked up: a report, a register entry.
    pub reference: Option<Uri>,
    /// In words: the decree, the procedure.
    pub note: Option<Text>,
}
