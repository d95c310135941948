//! Dates: what one is, and when a credential and its signature count. VCDM 2.0 §4.9; XML Schema 1.1 part 2 §3.4.28.

use crate::case::{Case, Expect};
use crate::fixtures::{badge, badge_with, issued, set, signed, signed_with, university, with_proof};
use credenza_core::encoding::json::Value;
use serde_json::json;

const AREA: &str = "time";

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = lexical();
    cases.extend(periods());
    cases
}

fn from(date: &str) -> Value {
    signed(badge_with(|badge| set(badge, "validFrom", date.into())), &university())
}

fn lexical() -> Vec<Case> {
    let refused = |name: &str, fact: &str, date: &str, problem: &str| {
        Case::new(AREA, name, fact, from(date), Expect::not_authentic("form_invalid", "/validFrom").problem(problem))
    };
    let accepted = |name: &str, fact: &str, date: &str| Case::new(AREA, name, fact, from(date), Expect::accepted());
    let proof = |name: &str, fact: &str, member: &'static str, date: Value, problem: &str| {
        let document = signed_with(badge(), &university(), |options| set(options, member, date));
        Case::new(AREA, name, fact, document, Expect::not_authentic("proof_malformed", &format!("/proof/{member}")).problem(problem))
    };
    vec![
        refused("offset-missing", "A date without offset is another instant in every zone.", "2026-07-01T09:00:00", "date_offset_missing"),
        refused("leap-second", "The second 60.", "2016-12-31T23:59:60Z", "date_leap_second"),
        refused("digits-arabic", "Digits of another script.", "\u{662}\u{660}26-07-01T09:00:00Z", "date_not_ascii"),
        refused("digits-fullwidth", "Digits as wide as ideographs.", "\u{ff12}\u{ff10}\u{ff12}\u{ff16}-07-01T09:00:00Z", "date_not_ascii"),
        refused("hour-24-past", "One second after 24:00.", "2026-07-01T24:00:01Z", "date_out_of_calendar"),
        refused("day-missing", "30 February.", "2026-02-30T09:00:00Z", "date_out_of_calendar"),
        refused("year-zero", "The year 0.", "0000-07-01T09:00:00Z", "date_out_of_calendar"),
        refused("date-only", "A day is no instant.", "2026-07-01", "date_malformed"),
        refused("space-between", "A space between day and time.", "2026-07-01 09:00:00Z", "date_malformed"),
        refused("zone-lower-case", "A small z for the offset.", "2026-07-01T09:00:00z", "date_malformed"),
        refused("offset-too-large", "An offset of fifteen hours.", "2026-07-01T09:00:00+15:00", "date_malformed"),
        refused("white-space", "White space around the date.", " 2026-07-01T09:00:00Z", "date_malformed"),
        accepted("accept-hour-24", "24:00:00 is the next midnight.", "2026-06-30T24:00:00Z"),
        accepted("accept-offset", "An offset other than Z.", "2026-07-01T11:30:00+02:30"),
        accepted("accept-fraction", "Fractions of a second.", "2026-07-01T09:00:00.123456789123Z"),
        accepted("accept-leap-day", "29 February of a leap year.", "2024-02-29T00:00:00-06:00"),
        Case::new(
            AREA,
            "date-number",
            "A date that is a number.",
            signed(badge_with(|badge| set(badge, "validFrom", json!(1_782_896_400))), &university()),
            Expect::not_authentic("form_invalid", "/validFrom").problem("date_malformed"),
        ),
        proof(
            "proof-created-offset-missing",
            "The signature's date has no offset.",
            "created",
            json!("2026-07-01T09:00:00"),
            "date_offset_missing",
        ),
        proof(
            "proof-created-leap-second",
            "The signature is dated to a leap second.",
            "created",
            json!("2016-12-31T23:59:60Z"),
            "date_leap_second",
        ),
        proof("proof-created-array", "The signature has two dates.", "created", json!(["2026-07-01T09:00:00Z"]), "date_malformed"),
        proof(
            "proof-expires-not-ascii",
            "The end of the signature is in digits of another script.",
            "expires",
            json!("\u{662}030-07-01T09:00:00Z"),
            "date_not_ascii",
        ),
    ]
}

fn periods() -> Vec<Case> {
    let late = |code, pointer: &str| Expect::authentic(code, pointer, "rejected", 4, ["no", "yes", "no"]);
    let until = |until: &str| signed(badge_with(|badge| set(badge, "validUntil", until.into())), &university());
    let expiring = |expires: &str| signed_with(badge(), &university(), |options| set(options, "expires", expires.into()));
    vec![
        Case::new(AREA, "period-reversed", "It ends before it begins.", until("2026-06-30T09:00:00Z"), {
            Expect::not_authentic("form_invalid", "/validUntil").problem("period_reversed")
        }),
        Case::new(
            AREA,
            "not-yet-valid",
            "It is valid from tomorrow on.",
            from("2026-08-02T12:00:00Z"),
            late("valid_from_future", "/validFrom"),
        ),
        Case::new(
            AREA,
            "not-yet-valid-by-offset",
            "Its clock shows an earlier hour, in a zone where it is later.",
            from("2026-08-01T11:00:00-02:00"),
            late("valid_from_future", "/validFrom"),
        ),
        Case::new(
            AREA,
            "not-yet-valid-by-a-fraction",
            "A millisecond too early.",
            from("2026-08-01T12:00:00.001Z"),
            late("valid_from_future", "/validFrom"),
        ),
        Case::new(AREA, "expired", "It expired yesterday.", until("2026-07-31T12:00:00Z"), late("valid_until_past", "/validUntil")),
        Case::new(
            AREA,
            "expired-by-offset",
            "Its clock shows a later hour, in a zone where it is earlier.",
            until("2026-08-01T13:00:00+02:00"),
            late("valid_until_past", "/validUntil"),
        ),
        Case::new(
            AREA,
            "expired-when-judged-later",
            "The same file is judged five years later.",
            issued(),
            late("valid_until_past", "/validUntil"),
        )
        .now("2031-08-01T12:00:00Z"),
        Case::new(
            AREA,
            "proof-from-future",
            "The signature is dated tomorrow: a date that lies once is no date to compare a period with.",
            signed_with(badge(), &university(), |options| set(options, "created", "2026-08-02T12:00:00Z".into())),
            late("proof_from_future", "/proof"),
        ),
        Case::new(
            AREA,
            "accept-proof-of-a-fast-clock",
            "The signer's clock was four minutes ahead.",
            signed_with(badge(), &university(), |options| set(options, "created", "2026-08-01T12:04:00Z".into())),
            Expect::accepted(),
        ),
        Case::new(
            AREA,
            "proof-expired",
            "The credential is valid, its signature no longer.",
            expiring("2026-07-15T00:00:00Z"),
            late("proof_expired", "/proof"),
        ),
        Case::new(
            AREA,
            "accept-one-of-two-proofs-expired",
            "Of two proofs by the issuer one has expired; the other still counts, in whatever order they stand.",
            {
                let first = expiring("2026-07-15T00:00:00Z")["proof"].clone();
                with_proof(badge(), json!([first, issued()["proof"]]))
            },
            Expect::accepted(),
        ),
        Case::new(AREA, "accept-last-instant", "The last instant counts.", until("2026-08-01T14:00:00+02:00"), Expect::accepted()),
        Case::new(AREA, "accept-first-instant", "The first instant counts.", from("2026-08-01T12:00:00Z"), Expect::accepted()),
        Case::new(
            AREA,
            "accept-proof-last-instant",
            "The last instant at which the signature counts.",
            expiring("2026-08-01T12:00:00Z"),
            Expect::accepted(),
        ),
        Case::new(
            AREA,
            "accept-proof-of-the-fastest-clock",
            "The signer's clock was as far ahead as a clock may be, five minutes.",
            signed_with(badge(), &university(), |options| set(options, "created", "2026-08-01T12:05:00Z".into())),
            Expect::accepted(),
        ),
        Case::new(
            AREA,
            "accept-one-of-two-proofs-last-instant",
            "Of two proofs by the issuer the first counts for the last time; it is the one that is shown.",
            {
                let (first, other) = (expiring("2026-08-01T12:00:00Z")["proof"].clone(), expiring("2026-07-15T00:00:00Z")["proof"].clone());
                with_proof(badge(), json!([other, first]))
            },
            Expect::accepted(),
        ),
        Case::new(AREA, "accept-proof-not-expired", "A signature that still counts.", expiring("2026-08-02T00:00:00Z"), Expect::accepted()),
        Case::new(
            AREA,
            "accept-without-period",
            "It states no dates at all.",
            signed(
                badge_with(|badge| {
                    badge.shift_remove("validFrom");
                    badge.shift_remove("validUntil");
                }),
                &university(),
            ),
            Expect::accepted().also(&["no_period"]),
        ),
    ]
}
