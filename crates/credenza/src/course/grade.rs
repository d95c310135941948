//! A grade, on the scale of its course.

use credenza_core::micro::{Grade, GradingScale};
use unicode_normalization::UnicodeNormalization;

use crate::failure::Explain;

/// Why a grade cannot be awarded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum GradeError {
    /// The course has no scale, and a grade without one says nothing.
    WithoutScale { grade: String },
    /// No number, on a scale of numbers: "absent" is no grade, and of another word nobody knows whether it passes.
    NotANumber { grade: String, min: String, max: String },
    /// Below the lowest or above the highest grade.
    OutsideScale { grade: String, min: String, max: String },
    /// Below the lowest grade that passes: nothing was achieved that could be awarded.
    NotPassed { grade: String, pass: String },
    /// Blank, or with characters that no text may have.
    Text { code: &'static str, grade: String },
}

impl Explain for GradeError {
    fn code(&self) -> &'static str {
        match self {
            Self::WithoutScale { .. } => "grade_without_scale",
            Self::NotANumber { .. } => "grade_not_a_number",
            Self::OutsideScale { .. } => "grade_outside_scale",
            Self::NotPassed { .. } => "grade_not_passed",
            Self::Text { code, .. } => code,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::WithoutScale { grade } => vec![("grade", grade.clone())],
            Self::NotANumber { grade, min, max } | Self::OutsideScale { grade, min, max } => {
                vec![("grade", grade.clone()), ("min", min.clone()), ("max", max.clone())]
            }
            Self::NotPassed { grade, pass } => vec![("grade", grade.clone()), ("pass", pass.clone())],
            Self::Text { grade, .. } => vec![("key", "grade".to_owned()), ("found", grade.clone())],
        }
    }
}

/// The bounds of a scale of numbers. One of words (`A` to `F`) has none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Bounds {
    min: Option<f64>,
    max: Option<f64>,
    pass: Option<f64>,
}

/// What is wrong with a bound of a scale, and under which key of `[grade]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScaleFault {
    /// It is no number, and another bound is.
    NotANumber(&'static str),
    /// It lies below the lowest grade.
    BelowMin(&'static str),
    /// It lies above the highest grade.
    AboveMax(&'static str),
}

impl ScaleFault {
    /// The stable code, and the key.
    pub(super) fn code_and_key(self) -> (&'static str, &'static str) {
        match self {
            Self::NotANumber(key) => ("grade_bound_not_a_number", key),
            Self::BelowMin(key) => ("grade_bound_below_min", key),
            Self::AboveMax(key) => ("grade_bound_above_max", key),
        }
    }
}

/// The scale's bounds, where they are numbers.
///
/// # Errors
/// Bounds that no grade could keep, or that nobody could check: a pass mark that is no number would pass everybody.
fn bounds(scale: &GradingScale) -> Result<Bounds, ScaleFault> {
    let stated = [("min", &scale.min), ("max", &scale.max), ("pass", &scale.pass)];
    let number = |bound: &Option<String>| bound.as_deref().and_then(score).map(|score| score.value);
    let bounds = Bounds { min: number(&scale.min), max: number(&scale.max), pass: number(&scale.pass) };
    if stated.iter().all(|(_, bound)| number(bound).is_none()) {
        return Ok(bounds);
    }
    if let Some((key, _)) = stated.iter().find(|(_, bound)| bound.is_some() && number(bound).is_none()) {
        return Err(ScaleFault::NotANumber(key));
    }
    let reversed = |low: Option<f64>, high: Option<f64>| low.zip(high).is_some_and(|(low, high)| low > high);
    match bounds {
        Bounds { min, max, .. } if reversed(min, max) => Err(ScaleFault::AboveMax("min")),
        Bounds { min, pass, .. } if reversed(min, pass) => Err(ScaleFault::BelowMin("pass")),
        Bounds { max, pass, .. } if reversed(pass, max) => Err(ScaleFault::AboveMax("pass")),
        _ => Ok(bounds),
    }
}

/// What is wrong with the bounds of a scale, if anything is.
pub(super) fn fault(scale: &GradingScale) -> Option<ScaleFault> {
    bounds(scale).err()
}

/// The grade `value` on a scale.
///
/// # Errors
/// A text that is none; on a scale of numbers, a grade that is none, does not lie on it or does not pass.
pub(super) fn graded(value: &str, scale: &GradingScale) -> Result<Grade, GradeError> {
    let grade = || value.to_owned();
    let shown = |text: &Option<String>| text.clone().unwrap_or_else(|| "…".to_owned());
    let awarded = Grade::new(value, scale.clone()).map_err(|error| GradeError::Text { code: error.code(), grade: grade() })?;
    let Bounds { min, max, pass } = bounds(scale).unwrap_or_default();
    if min.or(max).or(pass).is_some() {
        let Some(Score { value: found, of }) = score(value) else {
            return Err(GradeError::NotANumber { grade: grade(), min: shown(&scale.min), max: shown(&scale.max) });
        };
        let is_of_another_scale = of.is_some() && max.is_some() && of != max;
        if is_of_another_scale || min.is_some_and(|min| found < min) || max.is_some_and(|max| found > max) {
            return Err(GradeError::OutsideScale { grade: grade(), min: shown(&scale.min), max: shown(&scale.max) });
        }
        if pass.is_some_and(|pass| found < pass) {
            return Err(GradeError::NotPassed { grade: grade(), pass: shown(&scale.pass) });
        }
    }
    Ok(awarded)
}

/// The number that a grade begins with, and what it is out of where it says so: `28`, `28/30`, `30 e lode`, `17 (insufficiente)`.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Score {
    value: f64,
    of: Option<f64>,
}

/// Reads a grade as people type it: with a decimal point or comma, a sign, full-width digits.
fn score(text: &str) -> Option<Score> {
    let text: String = text.nfkc().map(|c| if c == '\u{2212}' { '-' } else { c }).collect();
    let (value, rest) = leading_number(text.trim())?;
    let of = match rest.trim_start().strip_prefix('/') {
        None => None,
        Some(rest) => Some(leading_number(rest.trim_start())?.0),
    };
    Some(Score { value, of })
}

/// The number at the beginning of a text, and what follows it. None where digits go on behind a second point: `1.234,5`.
fn leading_number(text: &str) -> Option<(f64, &str)> {
    let (is_negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (whole, rest) = unsigned.split_at_checked(digits(unsigned)).filter(|(whole, _)| !whole.is_empty())?;
    let (part, rest) = match rest.strip_prefix(['.', ',']) {
        Some(behind) if behind.starts_with(|c: char| c.is_ascii_digit()) => behind.split_at_checked(digits(behind))?,
        _ => ("0", rest),
    };
    let goes_on = rest.strip_prefix(['.', ',']).is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_digit()));
    let value: f64 = format!("{whole}.{part}").parse().ok().filter(|_| !goes_on)?;
    Some((if is_negative { -value } else { value }, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use credenza_core::micro::{Language, Text};

    fn scale(min: &str, max: &str, pass: &str) -> GradingScale {
        let bound = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let name = Text::new(Language::parse("it").unwrap(), "voto").unwrap();
        GradingScale { name, min: bound(min), max: bound(max), pass: bound(pass) }
    }

    fn code(value: &str, scale: &GradingScale) -> &'static str {
        graded(value, scale).map_or_else(|error| error.code(), |_| "")
    }

    #[test]
    fn on_a_scale_of_numbers_every_grade_is_one() {
        let thirty = scale("0", "30", "18");
        for (value, expected) in [
            ("28", ""),
            ("28,5", ""),
            ("28/30", ""),
            ("30 e lode", ""),
            ("30L", ""),
            ("+18", ""),
            ("２８", ""),
            (" 18 ", ""),
            ("17", "grade_not_passed"),
            ("17/30 (insufficiente)", "grade_not_passed"),
            ("15 insufficiente", "grade_not_passed"),
            ("+17", "grade_not_passed"),
            ("１７", "grade_not_passed"),
            ("17%", "grade_not_passed"),
            ("1e400", "grade_not_passed"),
            ("−5", "grade_outside_scale"),
            ("-5", "grade_outside_scale"),
            ("31", "grade_outside_scale"),
            ("85%", "grade_outside_scale"),
            ("95/110", "grade_outside_scale"),
            ("28/", "grade_not_a_number"),
            ("1.234,5", "grade_not_a_number"),
            ("assente", "grade_not_a_number"),
            ("non idoneo", "grade_not_a_number"),
            ("-", "grade_not_a_number"),
            ("NaN", "grade_not_a_number"),
            ("TRUE", "grade_not_a_number"),
            ("< 18", "grade_not_a_number"),
            ("'28", "grade_not_a_number"),
        ] {
            assert_eq!(code(value, &thirty), expected, "{value}");
        }
    }

    #[test]
    fn bounds_are_read_as_grades_are() {
        for scale in [scale("0/30", "30/30", "18/30"), scale("", "30 e lode", "18"), scale("", "", "18,0")] {
            assert_eq!(fault(&scale), None);
            assert_eq!((code("17", &scale), code("18", &scale)), ("grade_not_passed", ""));
        }
    }

    #[test]
    fn on_a_scale_of_words_any_text_is_a_grade() {
        for scale in [scale("", "", ""), scale("F", "A", "D")] {
            assert_eq!(fault(&scale), None);
            for value in ["A", "idoneo", "7"] {
                assert_eq!(code(value, &scale), "");
            }
            assert_ne!(code(" ", &scale), "");
        }
    }

    #[test]
    fn bounds_that_nobody_can_keep_are_faults() {
        for (min, max, pass, expected) in [
            ("0", "30", "diciotto", ScaleFault::NotANumber("pass")),
            ("0", "ottimo", "18", ScaleFault::NotANumber("max")),
            ("zero", "30", "", ScaleFault::NotANumber("min")),
            ("40", "30", "", ScaleFault::AboveMax("min")),
            ("0", "30", "31", ScaleFault::AboveMax("pass")),
            ("20", "30", "18", ScaleFault::BelowMin("pass")),
        ] {
            assert_eq!(fault(&scale(min, max, pass)), Some(expected));
        }
    }
}
