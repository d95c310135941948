//! The JSON Canonicalization Scheme (RFC 8785).

use super::json::Value;

/// The canonical form of `value`: UTF-8, members sorted by UTF-16 code units, numbers as ECMAScript writes them, nothing between the tokens.
///
/// For a value that [`json::parse`](super::json::parse) returned, the form is exact and two documents have the same form only if they say the same.
///
/// # Values built elsewhere
/// RFC 8785 knows doubles only. An integer beyond ±(2^53−1) that was put into a [`Value`] by hand is rounded to the nearest double, so two such
/// values can share a form; `parse` refuses them (`number_not_exact`). Whoever builds a document parses what it is about to sign.
/// The serializer recurses: a value nested deeper than the stack allows is the caller's to avoid (`parse` stops at
/// [`MAX_DEPTH`](super::json::MAX_DEPTH)).
pub fn canonicalize(value: &Value) -> Vec<u8> {
    // A `Value` holds finite numbers and string keys only, so there is nothing that the serializer could refuse. Should a future number type be
    // refused all the same, the plain form keeps different values apart; an empty answer would give all of them one signature.
    serde_json_canonicalizer::to_vec(value).unwrap_or_else(|_| value.to_string().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::canonicalize;
    use crate::encoding::json::parse;
    use serde_json::json;

    fn canonical(text: &str) -> String {
        String::from_utf8(canonicalize(&parse(text.as_bytes()).unwrap())).unwrap()
    }

    #[test]
    fn members_are_sorted_by_utf16_code_units() {
        assert_eq!(canonical("{\"\u{fb33}\":1,\"\u{1f600}\":2,\"a\":3}"), "{\"a\":3,\"\u{1f600}\":2,\"\u{fb33}\":1}");
        assert_eq!(canonical(r#"{"\\a":1,"\u005c":2}"#), r#"{"\\":2,"\\a":1}"#);
    }

    #[test]
    fn numbers_are_written_as_ecmascript_does() {
        assert_eq!(canonical("[3.0, -0, -0.0, 1e21, 1e-7, 0.000001, 5e-324]"), "[3,0,0,1e+21,1e-7,0.000001,5e-324]");
    }

    #[test]
    fn values_built_by_hand_do_not_panic() {
        assert_eq!(canonicalize(&json!(u64::MAX)), b"18446744073709552000");
        assert_eq!(canonicalize(&json!(i64::MIN)), b"-9223372036854776000");
        assert_eq!(canonicalize(&json!(f64::NAN)), b"null");
        assert_eq!(canonicalize(&json!("\u{7f}\u{0}\u{ffff}/\"")), "\"\u{7f}\\u0000\u{ffff}/\\\"\"".as_bytes());
    }
}
