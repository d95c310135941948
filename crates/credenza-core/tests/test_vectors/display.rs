//! Hostile text: it is data, is signed like any other, and steers nothing that shows it. CWE-150, CVE-2021-42574.
//!
//! The runner checks for every vector that no sentence of a finding holds a raw control or bidirectional character.

use crate::case::{Case, Expect};
use crate::elements::full;
use crate::fixtures::{badge, badge_with, members, set, signed, signed_with, university};
use credenza_core::encoding::json::Value;
use serde_json::json;

const AREA: &str = "display";

/// A name, what it does to a terminal or a reader that shows it raw, and the characters.
const HOSTILE: [(&str, &str, &str); 13] = [
    ("csi", "Colours the rest of the screen.", "\u{1b}[31m"),
    ("csi-erase", "Erases the line above and writes another verdict.", "\u{1b}[1A\u{1b}[2KACCEPTED"),
    ("osc-8", "Makes a link to elsewhere of the text.", "\u{1b}]8;;https://evil.example\u{7}"),
    ("osc-52", "Writes into the clipboard.", "\u{1b}]52;c;ZXZpbA==\u{7}"),
    ("c1", "A control sequence in one character above ASCII.", "\u{9b}31m"),
    ("carriage-return", "Writes over the beginning of the line.", "\rACCEPTED"),
    ("line-feed", "Begins a line that looks like ours.", "\nAuthentic? yes"),
    ("nul", "Ends the text for some readers.", "\u{0}"),
    ("backspace", "Takes characters back.", "\u{8}\u{8}\u{8}\u{7f}"),
    ("bidi-override", "Turns the order of letters around.", "\u{202e}03\u{202c}"),
    ("bidi-isolate", "Hides where the right-to-left text ends.", "\u{2067}\u{2066}"),
    ("line-separator", "A line break that is no control.", "\u{2028}Authentic? yes\u{2029}"),
    ("tags", "Letters that nobody sees.", "\u{e0041}\u{e0042}"),
];

/// Genuine text that must come through as it is.
const HONEST: [(&str, &str, &str); 4] = [
    ("arabic", "Arabic, with the mark that it needs.", "\u{634}\u{647}\u{627}\u{62f}\u{629}\u{200f} 1"),
    ("emoji", "A graduate, joined from two characters.", "\u{1f469}\u{200d}\u{1f393}"),
    ("decomposed", "An accent of its own behind its letter.", "perche\u{301}"),
    ("noncharacter", "A noncharacter.", "\u{ffff}"),
];

pub(crate) fn cases() -> Vec<Case> {
    let mut cases: Vec<_> = HOSTILE
        .iter()
        .chain(&HONEST)
        .map(|(name, fact, text)| {
            let mut document = Value::Object(full());
            in_every_text(&mut document, "", text);
            let fact = format!("{fact} In every text of the credential.");
            Case::new(AREA, format!("accept-{name}"), fact, signed(members(document), &university()), Expect::accepted_complete())
        })
        .collect();
    cases.extend(elsewhere());
    cases
}

/// Puts the text behind every human text of the document: not into addresses, dates, types, codes.
fn in_every_text(value: &mut Value, name: &str, text: &str) {
    const TEXTS: [&str; 14] = [
        "name",
        "description",
        "narrative",
        "fullName",
        "givenName",
        "familyName",
        "identityHash",
        "value",
        "grade",
        "valueMin",
        "valueMax",
        "requiredValue",
        "targetName",
        "targetFramework",
    ];
    const MAPS: [&str; 5] = ["title", "legalName", "note", "legalBasis", "levelNotApplicable"];
    match value {
        Value::String(one) if TEXTS.contains(&name) && !is_date(one) => one.push_str(text),
        Value::Object(members) => {
            for (member, inner) in members.iter_mut().filter(|(member, _)| *member != "@context") {
                match inner {
                    Value::String(one) if MAPS.contains(&name) => one.push_str(text),
                    inner => in_every_text(inner, member, text),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| in_every_text(item, name, text)),
        _ => {}
    }
}

/// A birth date stands as an identifier too, and must stay the same.
fn is_date(text: &str) -> bool {
    credenza_core::time::Date::parse(text).is_ok()
}

/// In places where a finding quotes what it found.
fn elsewhere() -> Vec<Case> {
    let hostile = "x\u{1b}[31m\u{202e}\n";
    let place = "/proof/verificationMethod";
    vec![
        Case::new(
            AREA,
            "method",
            "In the name of the key.",
            signed_with(badge(), &university(), |options| set(options, "verificationMethod", hostile.into())),
            Expect::undetermined("key_unknown", place),
        ),
        Case::new(
            AREA,
            "purpose",
            "In the purpose of the proof.",
            signed_with(badge(), &university(), |options| set(options, "proofPurpose", hostile.into())),
            Expect::not_authentic("purpose_mismatch", "/proof/proofPurpose"),
        ),
        Case::new(
            AREA,
            "suite",
            "In the name of the suite.",
            signed_with(badge(), &university(), |options| set(options, "cryptosuite", hostile.into())),
            Expect::undetermined("suite_unsupported", "/proof"),
        ),
        Case::new(
            AREA,
            "status-type",
            "In the type of a status entry.",
            signed(badge_with(|badge| set(badge, "credentialStatus", json!({"type": hostile}))), &university()),
            Expect::authentic("status_unsupported", "/credentialStatus", "undetermined", 7, ["unknown", "yes", "no"]),
        ),
        Case::new(
            AREA,
            "issuer",
            "In the issuer's id.",
            signed(badge_with(|badge| badge["issuer"]["id"] = hostile.into()), &university()),
            Expect::not_authentic("form_invalid", "/issuer/id").problem("issuer_invalid"),
        ),
        Case::new(AREA, "date", "In a date.", signed(badge_with(|badge| set(badge, "validFrom", hostile.into())), &university()), {
            Expect::not_authentic("form_invalid", "/validFrom").problem("date_not_ascii")
        }),
        Case::new(
            AREA,
            "accept-member-name",
            "In the name of a member that nobody knows.",
            signed(badge_with(|badge| set(badge, hostile, json!(1))), &university()),
            Expect::accepted(),
        ),
        Case::new(
            AREA,
            "duplicate-member-name",
            "In the name of a member that stands there twice: the error names it, and its place.",
            crate::case::Input::Bytes(br#"{"x\u001b[31m\u202e": 1, "x\u001b[31m\u202e": 2}"#.to_vec()),
            Expect::unreadable("duplicate_member", "/x\u{1b}[31m\u{202e}"),
        ),
    ]
}
