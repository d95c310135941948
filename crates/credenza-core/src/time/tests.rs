//! What dates are read and refused.

use super::{Date, Timestamp};
use proptest::prelude::*;

fn seconds(text: &str) -> i64 {
    Timestamp::parse(text).unwrap().unix_seconds()
}

#[test]
fn instants_are_compared_and_texts_kept() {
    for (text, unix) in [
        ("1970-01-01T00:00:00Z", 0),
        ("1969-12-31T23:59:59.9Z", -1),
        ("2026-11-23T12:00:00Z", 1_795_435_200),
        ("2026-11-23T13:00:00+01:00", 1_795_435_200),
        ("2026-11-22T22:00:00-14:00", 1_795_435_200),
        ("2026-11-24T02:00:00.000+14:00", 1_795_435_200),
        ("2024-02-29T24:00:00Z", 1_709_251_200),
        ("2024-02-29T24:00:00.00-00:00", 1_709_251_200),
        ("0001-01-01T00:00:00Z", -62_135_596_800),
        ("9999-12-31T23:59:59Z", 253_402_300_799),
    ] {
        let time = Timestamp::parse(text).unwrap();
        assert_eq!((time.unix_seconds(), time.as_str()), (unix, text));
    }
    assert_eq!(Timestamp::parse("2026-01-01T00:00:00.10Z"), Timestamp::parse("2026-01-01T01:00:00.1+01:00"));
    let ascending = ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00.09Z", "2026-01-01T00:00:00.0900000000001Z", "2026-01-01T00:00:00.1Z"];
    assert!(ascending.map(|text| Timestamp::parse(text).unwrap()).is_sorted_by(|left, right| left < right));
}

#[test]
fn the_day_is_the_one_that_was_written() {
    for (text, date) in
        [("2026-01-01T00:30:00+01:00", "2026-01-01"), ("2026-01-01T23:30:00-05:00", "2026-01-01"), ("2026-12-31T24:00:00Z", "2027-01-01")]
    {
        assert_eq!(Timestamp::parse(text).unwrap().date().to_string(), date);
    }
}

#[test]
fn everything_else_is_refused_with_its_own_code() {
    for (text, code) in [
        ("2026-01-01T00:00:00", "date_offset_missing"),
        ("2026-01-01T00:00:00.5", "date_offset_missing"),
        ("2016-12-31T23:59:60Z", "date_leap_second"),
        ("2016-12-31T23:59:60", "date_leap_second"),
        ("\u{662}\u{660}26-01-01T00:00:00Z", "date_not_ascii"),
        ("2026-01-01T00:00:0\u{ff10}Z", "date_not_ascii"),
        ("2026\u{2010}01-01T00:00:00Z", "date_not_ascii"),
        ("2026-02-29T00:00:00Z", "date_out_of_calendar"),
        ("1900-02-29T00:00:00Z", "date_out_of_calendar"),
        ("2026-13-01T00:00:00Z", "date_out_of_calendar"),
        ("2026-00-01T00:00:00Z", "date_out_of_calendar"),
        ("2026-01-32T00:00:00Z", "date_out_of_calendar"),
        ("0000-01-01T00:00:00Z", "date_out_of_calendar"),
        ("-0001-01-01T00:00:00Z", "date_out_of_calendar"),
        ("12026-01-01T00:00:00Z", "date_out_of_calendar"),
        ("2026-01-01T25:00:00Z", "date_out_of_calendar"),
        ("2026-01-01T24:00:01Z", "date_out_of_calendar"),
        ("2026-01-01T24:01:00Z", "date_out_of_calendar"),
        ("2026-01-01T24:00:00.1Z", "date_out_of_calendar"),
        ("2026-01-01T24:00:60Z", "date_out_of_calendar"),
        ("2026-01-01T00:60:00Z", "date_out_of_calendar"),
        ("2026-01-01T00:00:61Z", "date_out_of_calendar"),
        ("9999-12-31T24:00:00Z", "date_out_of_calendar"),
        ("2026-01-01t00:00:00Z", "date_malformed"),
        ("2026-01-01T00:00:00z", "date_malformed"),
        ("2026-01-01 00:00:00Z", "date_malformed"),
        ("2026-01-01", "date_malformed"),
        ("2026-01-01Z", "date_malformed"),
        ("2026-1-01T00:00:00Z", "date_malformed"),
        ("226-01-01T00:00:00Z", "date_malformed"),
        ("+2026-01-01T00:00:00Z", "date_malformed"),
        ("20260101T000000Z", "date_malformed"),
        ("2026-01-01T00:00Z", "date_malformed"),
        ("2026-01-01T00:00:00.Z", "date_malformed"),
        ("2026-01-01T00:00:00,5Z", "date_malformed"),
        ("2026-01-01T00:00:00+14:01", "date_malformed"),
        ("2026-01-01T00:00:00-15:00", "date_malformed"),
        ("2026-01-01T00:00:00+01:60", "date_malformed"),
        ("2026-01-01T00:00:00+0100", "date_malformed"),
        ("2026-01-01T00:00:00+01", "date_malformed"),
        ("2026-01-01T00:00:00+01:00:00", "date_malformed"),
        ("2026-01-01T00:00:00Z ", "date_malformed"),
        (" 2026-01-01T00:00:00Z", "date_malformed"),
        ("2026-01-01T00:00:00ZZ", "date_malformed"),
        ("2026-01-01T-1:00:00Z", "date_malformed"),
        ("", "date_malformed"),
    ] {
        assert_eq!(Timestamp::parse(text).unwrap_err().code(), code, "{text:?}");
    }
    let error = Timestamp::parse("2026-01-01 00:00:00Z").unwrap_err();
    assert_eq!(error.to_string(), "expected 'T' between the date and the time at byte 10, found \"2026-01-01 00:00:00Z\"");
}

#[test]
fn dates() {
    let date = Date::parse("2024-02-29").unwrap();
    assert_eq!((date.year(), date.month(), date.day(), date), (2024, 2, 29, Date::new(2024, 2, 29).unwrap()));
    assert_eq!(Date::parse("0001-01-01").unwrap().to_string(), "0001-01-01");
    assert!(Date::parse("2024-02-29").unwrap() < Date::parse("2024-03-01").unwrap());
    for (text, code) in [
        ("2023-02-29", "date_out_of_calendar"),
        ("0000-01-01", "date_out_of_calendar"),
        ("12024-01-01", "date_out_of_calendar"),
        ("2024-2-9", "date_malformed"),
        ("29.02.2024", "date_malformed"),
        ("2024-02-29T", "date_malformed"),
        ("2024-02-29Z", "date_malformed"),
        ("\u{967}024-02-29", "date_not_ascii"),
        ("", "date_malformed"),
    ] {
        assert_eq!(Date::parse(text).unwrap_err().code(), code, "{text:?}");
    }
    assert!(Date::new(10_000, 1, 1).is_err() && Date::new(0, 1, 1).is_err() && Date::new(-1, 1, 1).is_err());
}

#[test]
fn from_unix_ends_with_the_calendar() {
    assert_eq!(Timestamp::from_unix(253_402_300_799).unwrap().as_str(), "9999-12-31T23:59:59Z");
    assert_eq!(Timestamp::from_unix(-62_135_596_800).unwrap().as_str(), "0001-01-01T00:00:00Z");
    for seconds in [253_402_300_800, -62_135_596_801, i64::MAX, i64::MIN] {
        assert_eq!(Timestamp::from_unix(seconds).unwrap_err().code(), "date_out_of_calendar");
    }
}

proptest! {
    #[test]
    fn a_timestamp_made_from_seconds_reads_as_them(unix in -62_135_596_800_i64..253_402_300_800) {
        let time = Timestamp::from_unix(unix).unwrap();
        prop_assert_eq!(seconds(time.as_str()), unix);
        prop_assert_eq!(&Timestamp::parse(time.as_str()).unwrap(), &time);
        prop_assert_eq!(Date::parse(time.as_str().get(..10).unwrap()).unwrap(), time.date());
    }

    #[test]
    fn no_text_panics(text in "[-+0-9TtZz:. ]{0,30}|\\PC{0,30}") {
        let _ = Timestamp::parse(&text);
        let _ = Date::parse(&text);
    }

    #[test]
    fn agrees_with_chrono(year in 1..=9999, month in 1..=13, day in 1..=32, hour in 0..=23, minute in 0..=59, second in 0..=59, zone in -14..=14) {
        let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone:+03}:00");
        let theirs = chrono::DateTime::parse_from_rfc3339(&text).ok().map(|time| time.timestamp());
        prop_assert_eq!(Timestamp::parse(&text).ok().map(|time| time.unix_seconds()), theirs);
    }
}
