//! Elements 3 and 4: who awards, and from where.

use std::fmt;

use super::country::ALPHA_2;
use super::element::Element;
use super::error::ModelError;
use super::text::Text;
use crate::credential::Uri;

/// A country by its two letters. ISO 3166-1 alpha-2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// A country that the standard assigns, or `XK` for Kosovo as European lists write it.
    ///
    /// # Errors
    /// `country_unknown`.
    pub fn parse(code: &str) -> Result<Self, ModelError> {
        let error = || ModelError::new("country_unknown", "two capital letters of ISO 3166-1, such as IT", code).of(Element::Country);
        let known = ALPHA_2.binary_search(&code).is_ok();
        match code.as_bytes() {
            [first, second] if known => Ok(Self([*first, *second])),
            _ => Err(error()),
        }
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A region of a country. ISO 3166-2: the country, a hyphen, one to three letters or digits (`IT-62`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(String);

impl Region {
    /// A region of `country`.
    ///
    /// # Errors
    /// `region_malformed`, also where the region is another country's.
    pub fn parse(code: &str, country: Country) -> Result<Self, ModelError> {
        let part = code.strip_prefix(country.as_str()).and_then(|rest| rest.strip_prefix('-'));
        match part {
            Some(part) if (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) => {
                Ok(Self(code.to_owned()))
            }
            _ => Err(ModelError::new("region_malformed", format!("a code of ISO 3166-2 such as {country}-62"), code).of(Element::Country)),
        }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Elements 3 and 4: an awarding body with its country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwardingBody {
    /// Its name.
    pub name: Text,
    /// Where it is established.
    pub country: Country,
    /// The region, where it matters.
    pub region: Option<Region>,
    /// Its IRI or DID.
    pub id: Option<Uri>,
    /// Its web site.
    pub url: Option<Uri>,
}
