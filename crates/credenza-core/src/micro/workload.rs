//! Element 7: how much work it took.

use std::fmt;

use super::element::Element;
use super::error::ModelError;

/// ECTS credits in half steps: 0.5 to 300.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ects {
    halves: u16,
}

impl Ects {
    /// More credits than any programme has: five years of sixty.
    pub const MAX: u16 = 300;

    /// Credits from a count of half credits.
    ///
    /// # Errors
    /// `credits_out_of_range`.
    pub fn from_halves(halves: u16) -> Result<Self, ModelError> {
        if (1..=Self::MAX * 2).contains(&halves) {
            Ok(Self { halves })
        } else {
            Err(credits_error("credits_out_of_range", f64::from(halves) / 2.0))
        }
    }

    /// Credits from a number.
    ///
    /// # Errors
    /// `credits_not_half_steps`, `credits_out_of_range`.
    pub fn from_number(credits: f64) -> Result<Self, ModelError> {
        let halves = credits * 2.0;
        if !halves.is_finite() || halves < 1.0 || halves > f64::from(Self::MAX * 2) {
            return Err(credits_error("credits_out_of_range", credits));
        }
        if halves.fract() != 0.0 {
            return Err(credits_error("credits_not_half_steps", credits));
        }
        // In range and whole, so the conversion is exact.
        Self::from_halves(halves as u16)
    }

    /// The count of half credits.
    pub fn halves(self) -> u16 {
        self.halves
    }

    /// The credits as a number.
    pub fn as_number(self) -> f64 {
        f64::from(self.halves) / 2.0
    }
}

impl fmt::Display for Ects {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.as_number())
    }
}

/// Hours of work, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hours {
    minutes: u32,
}

impl Hours {
    /// The hours of [`Ects::MAX`] credits at thirty each.
    pub const MAX: u32 = 9_000;

    /// Hours from minutes.
    ///
    /// # Errors
    /// `hours_out_of_range`.
    pub fn from_minutes(minutes: u32) -> Result<Self, ModelError> {
        if (1..=Self::MAX * 60).contains(&minutes) {
            Ok(Self { minutes })
        } else {
            let expected = format!("from one minute to {} hours", Self::MAX);
            Err(ModelError::new("hours_out_of_range", expected, format!("{minutes} minutes")).of(Element::Workload))
        }
    }

    /// Hours from a number such as 75 or 12.5.
    ///
    /// # Errors
    /// `hours_out_of_range`, also for a fraction that is no whole minute.
    pub fn from_number(hours: f64) -> Result<Self, ModelError> {
        let minutes = hours * 60.0;
        if minutes.fract() != 0.0 || !(1.0..=f64::from(Self::MAX * 60)).contains(&minutes) {
            let expected = format!("hours in whole minutes, up to {}", Self::MAX);
            return Err(ModelError::new("hours_out_of_range", expected, hours.to_string()).of(Element::Workload));
        }
        // In range and whole, so the conversion is exact.
        Self::from_minutes(minutes as u32)
    }

    /// The minutes.
    pub fn minutes(self) -> u32 {
        self.minutes
    }

    /// As an `xsd:duration` of hours and minutes: `PT75H`, `PT12H30M`.
    pub fn to_duration(self) -> String {
        match (self.minutes / 60, self.minutes % 60) {
            (hours, 0) => format!("PT{hours}H"),
            (0, minutes) => format!("PT{minutes}M"),
            (hours, minutes) => format!("PT{hours}H{minutes}M"),
        }
    }

    /// From an `xsd:duration` that names hours or minutes only; days, months and years are no hours of work.
    ///
    /// # Errors
    /// `duration_malformed`, `hours_out_of_range`.
    pub fn from_duration(duration: &str) -> Result<Self, ModelError> {
        let error = || ModelError::new("duration_malformed", "hours and minutes such as PT75H or PT12H30M", duration).of(Element::Workload);
        let rest = duration.strip_prefix("PT").ok_or_else(error)?;
        let (hours, rest) = rest.split_once('H').map_or((None, rest), |(hours, rest)| (Some(hours), rest));
        let minutes = match rest.strip_suffix('M') {
            Some(minutes) => Some(minutes),
            None if rest.is_empty() => None,
            None => return Err(error()),
        };
        if hours.is_none() && minutes.is_none() {
            return Err(error());
        }
        let number = |digits: Option<&str>| match digits {
            None => Ok(0),
            Some(digits) if !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit()) => {
                digits.parse::<u32>().map_err(|_| error())
            }
            Some(_) => Err(error()),
        };
        Self::from_minutes(number(hours)? * 60 + number(minutes)?)
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.minutes / 60, self.minutes % 60) {
            (hours, 0) => write!(formatter, "{hours}"),
            (hours, minutes) => write!(formatter, "{hours}:{minutes:02}"),
        }
    }
}

/// Element 7, notional workload: ECTS credits, hours, or both, with the framework's hours per credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Workload {
    credits: Option<Ects>,
    hours: Option<Hours>,
    hours_per_credit: Option<u8>,
}

impl Workload {
    /// The hours that one ECTS credit may stand for. ECTS Users' Guide 2015, "ECTS credits".
    pub const HOURS_PER_CREDIT: std::ops::RangeInclusive<u8> = 25..=30;

    /// A workload; `hours_per_credit` says how many hours the country or institution counts for one credit (25 in Italy).
    ///
    /// # Errors
    /// `workload_missing` where there are neither credits nor hours; `hours_per_credit_out_of_range`;
    /// `workload_inconsistent` where credits times hours per credit is not the hours.
    pub fn new(credits: Option<Ects>, hours: Option<Hours>, hours_per_credit: Option<u8>) -> Result<Self, ModelError> {
        let error = |code, expected: String, found: String| Err(ModelError::new(code, expected, found).of(Element::Workload));
        if credits.is_none() && hours.is_none() {
            return error("workload_missing", "ECTS credits, hours, or both".into(), "neither".into());
        }
        if let Some(each) = hours_per_credit.filter(|each| !Self::HOURS_PER_CREDIT.contains(each)) {
            return error("hours_per_credit_out_of_range", "25 to 30 hours for one ECTS credit".into(), each.to_string());
        }
        if let (Some(credits), Some(hours), Some(each)) = (credits, hours, hours_per_credit) {
            let minutes = u32::from(credits.halves()) * u32::from(each) * 30;
            if minutes != hours.minutes() {
                let product = Hours { minutes };
                return error(
                    "workload_inconsistent",
                    format!("{credits} ECTS at {each} hours each = {product} hours"),
                    format!("{hours} hours"),
                );
            }
        }
        Ok(Self { credits, hours, hours_per_credit })
    }

    /// The ECTS credits.
    pub fn credits(&self) -> Option<Ects> {
        self.credits
    }

    /// The hours.
    pub fn hours(&self) -> Option<Hours> {
        self.hours
    }

    /// The hours that one credit stands for.
    pub fn hours_per_credit(&self) -> Option<u8> {
        self.hours_per_credit
    }
}

fn credits_error(code: &'static str, found: f64) -> ModelError {
    ModelError::new(code, format!("credits in half steps, 0.5 to {}", Ects::MAX), found.to_string()).of(Element::Workload)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_go_in_half_steps() {
        assert_eq!(Ects::from_number(1.5).unwrap().to_string(), "1.5");
        assert_eq!(Ects::from_number(3.0).unwrap().to_string(), "3");
        assert_eq!(Ects::from_number(1.25).unwrap_err().code(), "credits_not_half_steps");
        for bad in [0.0, -1.0, 301.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Ects::from_number(bad).unwrap_err().code(), "credits_out_of_range");
        }
    }

    #[test]
    fn durations_read_back_and_sixty_months_are_no_hours() {
        for duration in ["PT75H", "PT12H30M", "PT45M"] {
            assert_eq!(Hours::from_duration(duration).unwrap().to_duration(), duration);
        }
        for bad in ["P60M", "PT", "PTH", "P3D", "PT5", "PT1H1", "PT-1H", "75"] {
            assert_eq!(Hours::from_duration(bad).unwrap_err().code(), "duration_malformed", "{bad}");
        }
    }

    #[test]
    fn credits_and_hours_must_agree() {
        let (credits, hours) = (Ects::from_number(3.0).ok(), Hours::from_number(75.0).ok());
        assert!(Workload::new(credits, hours, Some(25)).is_ok());
        assert_eq!(Workload::new(credits, hours, Some(30)).unwrap_err().code(), "workload_inconsistent");
        assert_eq!(Workload::new(credits, None, Some(20)).unwrap_err().code(), "hours_per_credit_out_of_range");
        assert_eq!(Workload::new(None, None, None).unwrap_err().code(), "workload_missing");
    }
}
