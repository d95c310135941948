//! Dates and times as people read them.

use credenza_core::time::{Date, Timestamp};

use crate::messages::Messages;

/// A day in the reader's words: `30 June 2026`.
pub(crate) fn day(messages: &Messages, date: Date) -> String {
    let month = messages.text(&format!("month-{}", date.month()), &[]);
    messages.text("date-day", &[("day", &date.day()), ("month", &month), ("year", &date.year())])
}

/// A point in time in the reader's words, in the offset in which it is written: `30 June 2026, 10:00 (UTC)`.
pub(crate) fn time(messages: &Messages, time: &Timestamp) -> String {
    let text = time.as_str();
    let clock = text.split_once('T').map(|(_, clock)| clock).unwrap_or_default();
    // 24:00 is the next midnight, and so is the day that `date` gives.
    let hour_and_minute = clock.get(..5).unwrap_or_default().replace("24:", "00:");
    let zone = match clock.rfind(['+', '-']).and_then(|at| clock.get(at..)) {
        None | Some("+00:00" | "-00:00") => "UTC".to_owned(),
        Some(offset) => format!("UTC{offset}"),
    };
    messages.text("date-time", &[("date", &day(messages, time.date())), ("time", &hour_and_minute), ("zone", &zone)])
}

/// The same of a text that is a point in time or a day; any other text comes back as it is.
pub(crate) fn readable(messages: &Messages, text: &str) -> String {
    if let Ok(stamp) = Timestamp::parse(text) {
        return time(messages, &stamp);
    }
    Date::parse(text).map_or_else(|_| text.to_owned(), |date| day(messages, date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    #[test]
    fn times_are_said_in_the_readers_language_and_their_own_offset() {
        for (text, english, italian) in [
            ("2026-06-30T10:05:59Z", "30 June 2026, 10:05 (UTC)", "30 giugno 2026, ore 10:05 (UTC)"),
            ("2026-01-01T00:30:00.5+02:00", "1 January 2026, 00:30 (UTC+02:00)", "1º gennaio 2026, ore 00:30 (UTC+02:00)"),
            ("2026-01-31T24:00:00-05:30", "1 February 2026, 00:00 (UTC-05:30)", "1º febbraio 2026, ore 00:00 (UTC-05:30)"),
            ("1999-12-31", "31 December 1999", "31 dicembre 1999"),
            ("soon", "soon", "soon"),
        ] {
            assert_eq!(readable(&Messages::new(Language::English), text), english);
            assert_eq!(readable(&Messages::new(Language::Italian), text), italian);
        }
    }
}
