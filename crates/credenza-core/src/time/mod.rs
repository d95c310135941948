//! Points in time and calendar days as verifiable credentials write them. No clock: the time is always an argument.

#[cfg(test)]
mod tests;

use crate::encoding::excerpt;
use chrono::{Datelike as _, Days, NaiveDate, Timelike as _};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

const SECONDS_A_DAY: i64 = 86_400;

/// A point in time in the lexical space of `xsd:dateTimeStamp` as VCDM 2.0 §4.9 defines it: the offset from UTC is required.
///
/// The written form is kept. Two timestamps are equal, and ordered, by the instant they denote: `…T12:00:00Z` equals `…T13:00:00+01:00`.
/// Fractions of a second count to the last digit.
#[derive(Debug, Clone)]
pub struct Timestamp {
    lexical: String,
    /// Of the start of the second, since 1970-01-01T00:00:00Z.
    unix_seconds: i64,
    /// The digits of the fraction without trailing zeros.
    fraction: String,
    /// In the offset as written.
    date: Date,
}

impl Timestamp {
    /// Reads `YYYY-MM-DDThh:mm:ss[.fff](Z|±hh:mm)`, years 0001 to 9999, ASCII only. `24:00:00` is the next midnight.
    ///
    /// # Errors
    /// [`TimeError`]; every variant has its own code.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        refuse_non_ascii(text)?;
        let mut reader = Reader::new(text);
        let date = reader.date()?;
        reader.expect(b'T', "'T' between the date and the time")?;
        let (hour, minute, second) = reader.time_of_day()?;
        let fraction = reader.fraction()?;
        if reader.at_end() {
            return Err(TimeError::OffsetMissing { found: excerpt(text) });
        }
        let offset = reader.offset()?;
        reader.expect_end()?;

        let midnight = i64::from(date.0.num_days_from_ce()) - DAYS_TO_1970;
        let seconds_of_day = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
        let date = match hour {
            24 if seconds_of_day > SECONDS_A_DAY || !fraction.is_empty() => return Err(out_of_calendar(text)),
            24 => date.next().ok_or_else(|| out_of_calendar(text))?,
            _ => date,
        };
        let unix_seconds = midnight * SECONDS_A_DAY + seconds_of_day - offset;
        Ok(Self { lexical: text.to_owned(), unix_seconds, fraction, date })
    }

    /// The timestamp `seconds` after 1970-01-01T00:00:00Z, written in UTC.
    ///
    /// # Errors
    /// [`TimeError::OutOfCalendar`] outside the years 0001 to 9999.
    pub fn from_unix(seconds: i64) -> Result<Self, TimeError> {
        let utc = chrono::DateTime::from_timestamp(seconds, 0).map(|instant| instant.naive_utc());
        let Some(utc) = utc.filter(|utc| (1..=9999).contains(&utc.year())) else {
            return Err(out_of_calendar(&seconds.to_string()));
        };
        let date = Date(utc.date());
        let lexical = format!("{date}T{:02}:{:02}:{:02}Z", utc.hour(), utc.minute(), utc.second());
        Ok(Self { lexical, unix_seconds: seconds, fraction: String::new(), date })
    }

    /// Whole seconds since 1970-01-01T00:00:00Z; a fraction is cut off towards the past.
    pub fn unix_seconds(&self) -> i64 {
        self.unix_seconds
    }

    /// The day in the offset as written: what a reader of the text sees. (`24:00:00` belongs to the next day.)
    pub fn date(&self) -> Date {
        self.date
    }

    /// The text it was read from.
    pub fn as_str(&self) -> &str {
        &self.lexical
    }
}

impl PartialEq for Timestamp {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Timestamp {}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        // Digits behind a decimal point are ordered as texts are.
        self.unix_seconds.cmp(&other.unix_seconds).then_with(|| self.fraction.cmp(&other.fraction))
    }
}

impl Hash for Timestamp {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.unix_seconds.hash(state);
        self.fraction.hash(state);
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.lexical)
    }
}

/// A day of the proleptic Gregorian calendar, years 0001 to 9999, written `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The day `day` (from 1) of the month `month` (from 1) of `year`.
    ///
    /// # Errors
    /// [`TimeError::OutOfCalendar`] if there is no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, TimeError> {
        let date = NaiveDate::from_ymd_opt(year, month, day).filter(|_| (1..=9999).contains(&year));
        date.map(Self).ok_or_else(|| out_of_calendar(&format!("{year:04}-{month:02}-{day:02}")))
    }

    /// Reads `YYYY-MM-DD` in ASCII digits and nothing else.
    ///
    /// # Errors
    /// [`TimeError::NotAscii`], [`TimeError::Malformed`] or [`TimeError::OutOfCalendar`].
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        refuse_non_ascii(text)?;
        let mut reader = Reader::new(text);
        let date = reader.date()?;
        reader.expect_end()?;
        Ok(date)
    }

    /// The year, 1 to 9999.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    fn next(self) -> Option<Self> {
        self.0.checked_add_days(Days::new(1)).filter(|next| next.year() <= 9999).map(Self)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

/// Why a text is not a point in time or a day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimeError {
    /// A character outside ASCII, such as a digit of another script: readers differ in what it means.
    #[error("expected ASCII, found {found:?} at byte {offset}")]
    NotAscii {
        /// The character.
        found: char,
        /// Its offset in bytes.
        offset: usize,
    },
    /// A text of another shape.
    #[error("expected {expected} at byte {offset}, found {found:?}")]
    Malformed {
        /// What was due.
        expected: &'static str,
        /// The whole text.
        found: String,
        /// Where it was due, in bytes.
        offset: usize,
    },
    /// A time without offset from UTC: it denotes another instant in every zone.
    #[error("expected an offset from UTC ('Z' or '+hh:mm') at the end, found {found:?}")]
    OffsetMissing {
        /// The whole text.
        found: String,
    },
    /// The second 60, which `xsd:dateTimeStamp` does not have.
    #[error("expected seconds from 00 to 59, found the leap second {found:?}")]
    LeapSecond {
        /// The whole text.
        found: String,
    },
    /// A day or time that does not exist, such as 30 February, 25:00:00 or the year 0.
    #[error("expected a day and time that exist in the years 0001 to 9999, found {found:?}")]
    OutOfCalendar {
        /// The whole text.
        found: String,
    },
}

impl TimeError {
    /// The stable code of the error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAscii { .. } => "date_not_ascii",
            Self::Malformed { .. } => "date_malformed",
            Self::OffsetMissing { .. } => "date_offset_missing",
            Self::LeapSecond { .. } => "date_leap_second",
            Self::OutOfCalendar { .. } => "date_out_of_calendar",
        }
    }

    /// The values that a sentence about the error quotes: (name, value).
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotAscii { found, offset } => vec![("found", found.to_string()), ("offset", offset.to_string())],
            Self::Malformed { expected, found, offset } => {
                vec![("expected", expected.to_string()), ("found", found.clone()), ("offset", offset.to_string())]
            }
            Self::OffsetMissing { found } | Self::LeapSecond { found } | Self::OutOfCalendar { found } => vec![("found", found.clone())],
        }
    }
}

/// From day 0 of the calendar's count (0000-12-31) to 1970-01-01.
const DAYS_TO_1970: i64 = 719_163;

fn out_of_calendar(text: &str) -> TimeError {
    TimeError::OutOfCalendar { found: excerpt(text) }
}

fn refuse_non_ascii(text: &str) -> Result<(), TimeError> {
    match text.char_indices().find(|(_, character)| !character.is_ascii()) {
        Some((offset, found)) => Err(TimeError::NotAscii { found, offset }),
        None => Ok(()),
    }
}

/// Reads an ASCII text from left to right.
struct Reader<'a> {
    text: &'a str,
    position: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, position: 0 }
    }

    fn date(&mut self) -> Result<Date, TimeError> {
        const YEAR: &str = "a year of four digits";
        // A sign or a fifth digit is a year that XML Schema has and the calendar here has not.
        let signed = matches!(self.peek(), Some(b'-')) && self.peek_at(1).is_some_and(|byte| byte.is_ascii_digit());
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        if signed || (digits > 4 && self.peek_at(digits) == Some(b'-')) {
            return Err(out_of_calendar(self.text));
        }
        let year = self.number(4, YEAR)?;
        self.expect(b'-', "'-' behind the year")?;
        let month = self.number(2, "a month of two digits")?;
        self.expect(b'-', "'-' behind the month")?;
        let day = self.number(2, "a day of two digits")?;
        i32::try_from(year).ok().and_then(|year| Date::new(year, month, day).ok()).ok_or_else(|| out_of_calendar(self.text))
    }

    fn time_of_day(&mut self) -> Result<(u32, u32, u32), TimeError> {
        let hour = self.number(2, "an hour of two digits")?;
        self.expect(b':', "':' behind the hour")?;
        let minute = self.number(2, "a minute of two digits")?;
        self.expect(b':', "':' behind the minute")?;
        let second = self.number(2, "a second of two digits")?;
        if second == 60 && hour < 24 && minute < 60 {
            return Err(TimeError::LeapSecond { found: excerpt(self.text) });
        }
        if hour > 24 || minute > 59 || second > 59 {
            return Err(out_of_calendar(self.text));
        }
        Ok((hour, minute, second))
    }

    /// The digits of the fraction, if there is one, without trailing zeros.
    fn fraction(&mut self) -> Result<String, TimeError> {
        if self.peek() != Some(b'.') {
            return Ok(String::new());
        }
        self.position += 1;
        let length = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        if length == 0 {
            return Err(self.malformed("a digit behind '.'"));
        }
        let digits = self.rest().get(..length).unwrap_or_default().trim_end_matches('0').to_owned();
        self.position += length;
        Ok(digits)
    }

    /// The offset in seconds east of UTC.
    fn offset(&mut self) -> Result<i64, TimeError> {
        const OFFSET: &str = "'Z' or an offset from -14:00 to +14:00";
        let start = self.position;
        let sign = match self.peek() {
            Some(b'Z') => {
                self.position += 1;
                return Ok(0);
            }
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Err(self.malformed(OFFSET)),
        };
        self.position += 1;
        let hours = self.number(2, OFFSET)?;
        self.expect(b':', OFFSET)?;
        let minutes = self.number(2, OFFSET)?;
        if minutes > 59 || hours * 60 + minutes > 14 * 60 {
            self.position = start;
            return Err(self.malformed(OFFSET));
        }
        Ok(sign * i64::from(hours * 60 + minutes) * 60)
    }

    /// A number of exactly `digits` digits, at most four.
    fn number(&mut self, digits: usize, expected: &'static str) -> Result<u32, TimeError> {
        let text = self.rest().get(..digits).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        let Some(number) = text.and_then(|text| text.parse().ok()) else { return Err(self.malformed(expected)) };
        self.position += digits;
        Ok(number)
    }

    fn expect(&mut self, byte: u8, expected: &'static str) -> Result<(), TimeError> {
        if self.peek() != Some(byte) {
            return Err(self.malformed(expected));
        }
        self.position += 1;
        Ok(())
    }

    fn expect_end(&self) -> Result<(), TimeError> {
        if self.at_end() { Ok(()) } else { Err(self.malformed("the end")) }
    }

    fn at_end(&self) -> bool {
        self.position == self.text.len()
    }

    fn peek(&self) -> Option<u8> {
        self.peek_at(0)
    }

    fn peek_at(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.position + ahead).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.position..).unwrap_or_default()
    }

    fn malformed(&self, expected: &'static str) -> TimeError {
        TimeError::Malformed { expected, found: excerpt(self.text), offset: self.position }
    }
}
