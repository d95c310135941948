//! How long something is valid: `5y`, `18 months`, `90 giorni`.

use std::fmt;

use credenza_core::time::Date;

/// A length of time in calendar units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    /// Years and months, as months.
    Months(u32),
    /// Days.
    Days(u32),
}

/// A hundred years: nothing is valid longer, and no date overflows.
const MAX_MONTHS: u32 = 1200;

impl Period {
    /// Reads a whole number and a unit, in English or Italian.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let (digits, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit())?);
        let count: u32 = digits.parse().ok().filter(|count| (1..=36_600).contains(count))?;
        let period = match unit.trim() {
            "y" | "year" | "years" | "a" | "anno" | "anni" => Self::Months(count.checked_mul(12)?),
            "m" | "month" | "months" | "mese" | "mesi" => Self::Months(count),
            "w" | "week" | "weeks" | "settimana" | "settimane" => Self::Days(count.checked_mul(7)?),
            "d" | "day" | "days" | "g" | "giorno" | "giorni" => Self::Days(count),
            _ => return None,
        };
        let months = if let Self::Months(months) = period { months } else { 0 };
        (months <= MAX_MONTHS).then_some(period)
    }

    /// The day on which a period that begins on `date` ends; the 29th to 31st become the last day of a shorter month.
    pub(crate) fn after(self, date: Date) -> Option<Date> {
        match self {
            Self::Months(months) => {
                let total = u32::try_from(date.year()).ok()? * 12 + date.month() - 1 + months;
                let (year, month) = (i32::try_from(total / 12).ok()?, total % 12 + 1);
                (1..=date.day()).rev().take(4).find_map(|day| Date::new(year, month, day).ok())
            }
            Self::Days(days) => {
                let midnight = credenza_core::time::Timestamp::parse(&format!("{date}T00:00:00Z")).ok()?;
                let end = midnight.unix_seconds().checked_add(i64::from(days) * 86_400)?;
                credenza_core::time::Timestamp::from_unix(end).ok().map(|end| end.date())
            }
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Months(months) if months % 12 == 0 => write!(formatter, "{}y", months / 12),
            Self::Months(months) => write!(formatter, "{months}m"),
            Self::Days(days) => write!(formatter, "{days}d"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_end_on_a_day_of_the_calendar() {
        for (period, from, until) in [
            ("5y", "2026-06-30", "2031-06-30"),
            ("1 year", "2024-02-29", "2025-02-28"),
            ("18 mesi", "2026-08-31", "2028-02-29"),
            ("1m", "2026-12-15", "2027-01-15"),
            ("90 giorni", "2026-01-01", "2026-04-01"),
            ("2w", "2026-02-20", "2026-03-06"),
        ] {
            let ends = Period::parse(period).unwrap().after(Date::parse(from).unwrap()).unwrap();
            assert_eq!(ends.to_string(), until, "{period} from {from}");
        }
        for bad in ["", "5", "y", "0y", "-1y", "1.5y", "101y", "5 fortnights", "٥y"] {
            assert_eq!(Period::parse(bad), None, "{bad}");
        }
    }
}
