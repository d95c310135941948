//! Times and lengths of time as people write them on the command line.

use credenza_core::time::{Date, TimeError, Timestamp};

use crate::exit::Exit;
use crate::failure::Failure;

/// The longest time that a request stays open: who answers later should be asked again.
const LONGEST_DAYS: i64 = 366;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// What a day without a time of day means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edge {
    /// Its first moment, in UTC.
    Start,
    /// Its last second, in UTC: what counted on that day counts.
    End,
    /// The first moment of the next day, in UTC: the end of a period that includes the day.
    After,
}

/// The point in time that `text` means, given for `option`: a timestamp with offset, or a day.
///
/// # Errors
/// Those of [`credenza_core::time`], as usage errors.
pub(crate) fn read(text: &str, edge: Edge, option: &str) -> Result<Timestamp, Failure> {
    let misused = |error: TimeError| failure(&error).at(option).exit(Exit::Usage);
    if text.contains(['T', 't']) {
        return Timestamp::parse(text).map_err(misused);
    }
    let day = Date::parse(text).map_err(misused)?;
    let start = Timestamp::parse(&format!("{day}T00:00:00Z")).map_err(misused)?;
    let shift = match edge {
        Edge::Start => 0,
        Edge::End => DAY - 1,
        Edge::After => DAY,
    };
    after(&start, shift).map_err(|failure| failure.at(option).exit(Exit::Usage))
}

/// The point in time up to `now` that `text` means, given for `option`: a timestamp with offset, or a day to its end; today counts until now.
///
/// # Errors
/// Those of [`read`]; `time_in_future`.
pub(crate) fn read_past(text: &str, now: &Timestamp, option: &str) -> Result<Timestamp, Failure> {
    let (start, end) = (read(text, Edge::Start, option)?, read(text, Edge::End, option)?);
    match () {
        () if end <= *now => Ok(end),
        () if start <= *now => Ok(now.clone()),
        () => Err(Failure::new("time_in_future").arg("found", text).arg("now", now).at(option).exit(Exit::Usage)),
    }
}

/// The point in time `seconds` after `start`, in UTC.
///
/// # Errors
/// `date_out_of_calendar`.
pub(crate) fn after(start: &Timestamp, seconds: i64) -> Result<Timestamp, Failure> {
    Timestamp::from_unix(start.unix_seconds().saturating_add(seconds)).map_err(|error| failure(&error))
}

/// The length of time that `text` means, in seconds: `30m`, `12h`, `14d`, `4w`.
///
/// # Errors
/// `duration_invalid`, also for nothing and for more than a year.
pub(crate) fn duration(text: &str) -> Result<i64, Failure> {
    let invalid = || Failure::new("duration_invalid").arg("duration", text).arg("limit", LONGEST_DAYS).exit(Exit::Usage);
    let unit = match text.as_bytes().last() {
        Some(b'm') => MINUTE,
        Some(b'h') => HOUR,
        Some(b'd') => DAY,
        Some(b'w') => 7 * DAY,
        _ => return Err(invalid()),
    };
    let digits = text.get(..text.len() - 1).unwrap_or_default();
    let number = digits.parse::<i64>().ok().filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let seconds = number.and_then(|number| number.checked_mul(unit));
    seconds.filter(|seconds| (1..=LONGEST_DAYS * DAY).contains(seconds)).ok_or_else(invalid)
}

fn failure(error: &TimeError) -> Failure {
    Failure::with(error.code(), error.args())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_edges() {
        for (edge, expected) in
            [(Edge::Start, "2026-01-31T00:00:00Z"), (Edge::End, "2026-01-31T23:59:59Z"), (Edge::After, "2026-02-01T00:00:00Z")]
        {
            assert_eq!(read("2026-01-31", edge, "--at").unwrap().as_str(), expected);
        }
        assert_eq!(read("2026-01-31T12:00:00+01:00", Edge::End, "--at").unwrap().as_str(), "2026-01-31T12:00:00+01:00");
        for (bad, code) in
            [("2026-02-30", "date_out_of_calendar"), ("2026-01-31T12:00:00", "date_offset_missing"), ("now", "date_malformed")]
        {
            let failure = read(bad, Edge::End, "--at").unwrap_err();
            assert_eq!((failure.code, failure.exit, failure.place.as_deref()), (code, Exit::Usage, Some("--at")), "{bad}");
        }
    }

    #[test]
    fn lengths_of_time_have_a_unit_and_an_end() {
        for (text, seconds) in [("30m", 1800), ("12h", 43_200), ("14d", 1_209_600), ("4w", 2_419_200), ("366d", 31_622_400)] {
            assert_eq!(duration(text).unwrap(), seconds);
        }
        for bad in ["", "d", "0d", "-1d", "+1d", "1.5d", "14", "14 d", "367d", "99999999999999999999d", "14D", "١d", "1é"] {
            assert_eq!(duration(bad).unwrap_err().code, "duration_invalid", "{bad}");
        }
    }
}
