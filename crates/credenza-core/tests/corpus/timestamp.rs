//! Dates, and dates with a time and an offset.

use credenza_core::time::{Date, Timestamp};

use crate::sentence::sentence;

/// A text.
pub(crate) fn timestamp(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Timestamp::parse(text) {
        Ok(time) => {
            assert_eq!(time.as_str(), text);
            assert_eq!(time.to_string(), text);
            let date = time.date();
            assert_eq!(Date::parse(&date.to_string()).expect("the date of a time is one"), date);
            match Timestamp::from_unix(time.unix_seconds()) {
                // The same moment in another spelling, up to the fraction of its second.
                Ok(whole) => {
                    assert_eq!(whole.unix_seconds(), time.unix_seconds());
                    assert!(whole <= time, "{whole} {time}");
                }
                // Its offset takes it out of the years that are written.
                Err(error) => drop(sentence(&error)),
            }
        }
        Err(error) => drop(sentence(&error)),
    }
    match Date::parse(text) {
        Ok(date) => {
            assert_eq!(date.to_string(), text);
            assert_eq!(Date::new(date.year(), date.month(), date.day()).expect("its parts are its own"), date);
        }
        Err(error) => drop(sentence(&error)),
    }
}
