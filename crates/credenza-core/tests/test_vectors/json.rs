//! JSON that would mean one thing to one reader and another to the next, and JSON that costs too much.

use crate::case::{Case, Expect, Input};
use crate::fixtures::{badge_with, issued, set, signed, university};
use serde_json::json;

const AREA: &str = "json";

pub(crate) fn cases() -> Vec<Case> {
    let refused = |name: &str, fact: &str, bytes: Vec<u8>, code, pointer: &str| {
        Case::new(AREA, name, fact, Input::Bytes(bytes), Expect::unreadable(code, pointer))
    };
    let accepted = |name: &str, fact: &str, bytes: Vec<u8>| Case::new(AREA, name, fact, Input::Bytes(bytes), Expect::accepted());
    let text = issued().to_string();
    let replaced = |from: &str, to: &str| {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text.replace(from, to).into_bytes()
    };
    let ended = |end: &str| format!("{},{end}}}", &text[..text.len() - 1]).into_bytes();
    let credits = |literal: &str| replaced(r#""creditsEarned":3"#, &format!(r#""creditsEarned":{literal}"#));
    let course = "A short course for credential evaluators";
    let described = |bytes: &[u8]| {
        let (before, after) = text.split_once(course).unwrap();
        [before.as_bytes(), bytes, after.as_bytes()].concat()
    };
    let description = "/credentialSubject/achievement/description";
    vec![
        Case::new(AREA, "accept", "A signed credential in plain JSON is accepted.", issued(), Expect::accepted()),
        refused(
            "duplicate-member-top",
            "Two members of one name at the top.",
            ended(r#""issuer":"did:web:evil.example""#),
            "duplicate_member",
            "/issuer",
        ),
        refused(
            "duplicate-member-same-value",
            "Two members of one name are refused even where they say the same.",
            ended(r#""name":"Evaluating foreign titles""#),
            "duplicate_member",
            "/name",
        ),
        refused(
            "duplicate-member-nested",
            "Two members of one name deep inside.",
            replaced(r#""achievementType":"MicroCredential""#, r#""achievementType":"MicroCredential","description":"x""#),
            "duplicate_member",
            description,
        ),
        refused(
            "duplicate-member-escaped",
            "A name with an escape in it is the same name.",
            ended(r#""\u0069ssuer":"did:web:evil.example""#),
            "duplicate_member",
            "/issuer",
        ),
        refused(
            "duplicate-member-in-proof",
            "Two members of one name in the proof.",
            replaced(r#""proofPurpose":"assertionMethod""#, r#""proofPurpose":"authentication","proofPurpose":"assertionMethod""#),
            "duplicate_member",
            "/proof/proofPurpose",
        ),
        refused("byte-order-mark", "A byte order mark in front.", ["\u{feff}".as_bytes(), text.as_bytes()].concat(), "byte_order_mark", ""),
        refused("invalid-utf8", "A byte that is no UTF-8.", described(b"caf\xe9"), "invalid_utf8", description),
        refused("overlong-utf8", "A slash in two bytes.", described(b"a\xc0\xafb"), "invalid_utf8", description),
        refused(
            "utf8-surrogate",
            "Half of a surrogate pair as three bytes of UTF-8.",
            described(b"\xed\xa0\x80"),
            "invalid_utf8",
            description,
        ),
        refused("utf16", "UTF-16 instead of UTF-8.", text.encode_utf16().flat_map(u16::to_le_bytes).collect(), "json_unexpected", ""),
        refused("lone-surrogate-high", "Half of a surrogate pair as an escape.", described(br"\ud83d"), "lone_surrogate", description),
        refused(
            "lone-surrogate-low",
            "The other half of a surrogate pair as an escape.",
            described(br"\udf93"),
            "lone_surrogate",
            description,
        ),
        refused("control-character", "A line feed inside a string, not escaped.", described(b"a\nb"), "control_character", description),
        refused("invalid-escape", "An escape that JSON does not have.", described(br"a\x41"), "invalid_escape", description),
        refused("trailing-content", "A second value behind the document.", format!("{text} {{}}").into_bytes(), "trailing_content", ""),
        refused("cut-off", "A document that ends too early.", text.as_bytes()[..text.len() - 1].to_vec(), "json_unexpected_end", ""),
        refused("empty", "Nothing at all.", Vec::new(), "json_unexpected_end", ""),
        refused("not-a-number", "NaN is no JSON.", credits("NaN"), "json_unexpected", "/credentialSubject/creditsEarned"),
        refused(
            "number-not-exact",
            "2^53 + 1, which other readers round.",
            credits("9007199254740993"),
            "number_not_exact",
            "/credentialSubject/creditsEarned",
        ),
        refused(
            "number-not-exact-2-53",
            "2^53, of which nobody can tell whether it was rounded.",
            credits("9007199254740992"),
            "number_not_exact",
            "/credentialSubject/creditsEarned",
        ),
        refused(
            "number-overflow",
            "A number beyond the largest double.",
            credits("1e400"),
            "number_overflow",
            "/credentialSubject/creditsEarned",
        ),
        refused(
            "number-leading-zero",
            "A number with a leading zero.",
            credits("03"),
            "number_malformed",
            "/credentialSubject/creditsEarned",
        ),
        Case::new(
            AREA,
            "number-too-long",
            "A number of ten thousand digits.",
            Input::Parts(vec![("{\"creditsEarned\":0.", 1), ("1", 10_000), ("}", 1)]),
            Expect::unreadable("number_too_long", "/creditsEarned"),
        ),
        Case::new(
            AREA,
            "too-deep",
            "Arrays 129 deep.",
            Input::Parts(vec![("[", 129), ("]", 129)]),
            Expect::unreadable("too_deep", &"/0".repeat(128)),
        ),
        Case::new(
            AREA,
            "too-many-values",
            "More than 2^20 values.",
            Input::Parts(vec![("[0", 1), (",0", 1 << 20), ("]", 1)]),
            Expect::unreadable("too_many_values", "/1048575"),
        ),
        Case::new(
            AREA,
            "too-large",
            "More than 16 MiB.",
            Input::Parts(vec![("\"", 1), ("0123456789abcdef", 1 << 20), ("\"", 1)]),
            Expect::unreadable("too_large", ""),
        ),
        accepted("accept-number-spelling", "3.0 is 3: the signature covers the number, not its spelling.", credits("3.0")),
        accepted("accept-number-exponent", "30e-1 is 3.", credits("30e-1")),
        accepted("accept-white-space", "White space between the tokens is not signed.", serde_json::to_vec_pretty(&issued()).unwrap()),
        accepted("accept-escapes", "A letter and its escape are one.", replaced(r#""validUntil""#, r#""valid\u0055ntil""#)),
        accepted("accept-order-of-members", "The order of members is not signed.", reversed(&text)),
        Case::new(
            AREA,
            "accept-negative-zero",
            "-0 is 0.",
            Input::Bytes(
                signed(badge_with(|badge| badge["credentialSubject"]["creditsEarned"] = json!(0)), &university())
                    .to_string()
                    .replace(r#""creditsEarned":0"#, r#""creditsEarned":-0"#)
                    .into_bytes(),
            ),
            Expect::accepted(),
        ),
        Case::new(
            AREA,
            "accept-noncharacters",
            "Noncharacters and characters beyond the basic plane are text.",
            signed(badge_with(|badge| set(badge, "name", json!("a\u{ffff}\u{fdd0}\u{1f393}\u{10ffff}"))), &university()),
            Expect::accepted(),
        ),
    ]
}

/// The same members, last first.
fn reversed(text: &str) -> Vec<u8> {
    let document = credenza_core::encoding::json::parse(text.as_bytes()).unwrap();
    let members: Vec<String> = document
        .as_object()
        .unwrap()
        .iter()
        .rev()
        .map(|(name, value)| format!("{}:{value}", serde_json::Value::from(name.as_str())))
        .collect();
    format!("{{{}}}", members.join(",")).into_bytes()
}
