//! Whether the learner is the person whom the verifier means: identities in the open and as hashes.

use credenza_core::encoding::digest::sha256;
use serde_json::{Value, json};

use crate::case::{Case, Expect};
use crate::fixtures::{Document, badge_with, policy, set, signed, signed_with, university, with_proof};

const AREA: &str = "identity";
const PLACE: &str = "/credentialSubject/identifier/0";

/// The example of the specification: SHA-256 of `a@example.comKosher`.
const KOSHER: &str = "sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399";

fn object(kind: &str, hash: &str) -> Value {
    json!({"type": "IdentityObject", "identityType": kind, "hashed": hash.contains('$'), "identityHash": hash})
}

fn salted(hash: &str, salt: &str) -> Value {
    let mut object = object("emailAddress", hash);
    object["salt"] = salt.into();
    object
}

fn with(identifiers: Value) -> Document {
    badge_with(|badge| badge["credentialSubject"]["identifier"] = identifiers)
}

fn demanding(identities: Value) -> Value {
    let mut policy = policy();
    policy["learner_identities"] = identities;
    policy
}

fn email(value: &str) -> Value {
    json!([{"type": "emailAddress", "value": value}])
}

fn name(value: &str) -> Value {
    json!([{"type": "name", "value": value}])
}

/// SHA-256 of a text without a salt, as an `identityHash`.
fn hash(text: &str) -> String {
    let digits = sha256(text.as_bytes()).map(|byte| format!("{byte:02x}"));
    format!("sha256${}", digits.concat())
}

/// The identity cannot be compared: authenticity is open, all else is known.
fn unknown(place: &str) -> Expect {
    Expect::open("identity_unknown", place)
}

pub(crate) fn cases() -> Vec<Case> {
    let case = |name: &str, fact: &str, identifiers: Value, demanded: Value, expect: Expect| {
        Case::new(AREA, name, fact, signed(with(identifiers), &university()), expect).policy(demanding(demanded))
    };
    let mismatch = || Expect::another("identity_mismatch", PLACE);
    let accepted = || Expect::accepted().also(&["identity_matched"]);
    vec![
        case(
            "accept-sha256",
            "The example of the specification: an address, hashed with a salt.",
            json!([salted(KOSHER, "Kosher")]),
            email("a@example.com"),
            accepted(),
        ),
        case(
            "accept-upper-case",
            "Hexadecimal digits in upper case are the same hash.",
            json!([salted(&format!("sha256${}", KOSHER[7..].to_uppercase()), "Kosher")]),
            email("a@example.com"),
            accepted(),
        ),
        case(
            "accept-md5",
            "The other hash of the specification: MD5 of `a@example.comKosher`.",
            json!([salted("md5$ddd142639a792e74751ee7e129237efa", "Kosher")]),
            email("a@example.com"),
            accepted(),
        ),
        case(
            "accept-unsalted",
            "Without a salt the identity alone is hashed.",
            json!([object("emailAddress", "sha256$08168cd80dfd534ab0f10af10f1303fe00af2d43ab5c1432360d137f8197e17a")]),
            email("a@example.com"),
            accepted(),
        ),
        case(
            "accept-plain",
            "A name in the open.",
            json!([object("name", "Fiorella Inventata")]),
            json!([{"type": "name", "value": "Fiorella Inventata"}]),
            accepted(),
        ),
        case(
            "accept-one-object",
            "One object instead of an array of one.",
            object("name", "Fiorella Inventata"),
            json!([{"value": "Fiorella Inventata"}]),
            accepted(),
        ),
        case(
            "accept-among-several",
            "Each identity that is demanded is one of those that are stated, of whatever type.",
            json!([object("ext:studentNumber", "0012345"), object("name", "Fiorella Inventata"), salted(KOSHER, "Kosher")]),
            json!([{"value": "a@example.com"}, {"value": "0012345"}]),
            accepted(),
        ),
        case(
            "accept-name-decomposed",
            "The accents of a name behind their letters, and those of the name that is known part of them: canonically equivalent (Unicode, annex 15).",
            json!([object("name", "Jose\u{301} Garci\u{301}a")]),
            name("Jos\u{e9} Garc\u{ed}a"),
            accepted(),
        ),
        case(
            "accept-name-decomposed-sha256",
            "The hash of the same name.",
            json!([object("name", &hash("Jose\u{301} Garci\u{301}a"))]),
            name("Jos\u{e9} Garc\u{ed}a"),
            accepted(),
        ),
        case(
            "accent",
            "A name without its accents is another name.",
            json!([object("name", "Jos\u{e9} Garc\u{ed}a")]),
            name("Jose Garcia"),
            mismatch(),
        ),
        case(
            "number-decomposed",
            "Only names may be spelled in two ways: a number is compared to the byte.",
            json!([object("ext:studentNumber", "n\u{b0}1\u{e9}")]),
            json!([{"type": "ext:studentNumber", "value": "n\u{b0}1e\u{301}"}]),
            mismatch(),
        ),
        case(
            "two-names",
            "Who is said to have two names is not known to have either.",
            json!([object("name", "Zoe Zeta"), object("name", "Fiorella Inventata")]),
            name("Zoe Zeta"),
            Expect::open("identity_contradictory", "/credentialSubject/identifier/1").also(&["element_contradictory"]),
        ),
        case(
            "two-names-one-hashed",
            "The same where the other name is a hash.",
            json!([object("name", "Zoe Zeta"), object("name", &hash("Fiorella Inventata"))]),
            name("Zoe Zeta"),
            Expect::open("identity_contradictory", "/credentialSubject/identifier/1"),
        ),
        case(
            "accept-one-name-twice",
            "One name, in the open and as a hash.",
            json!([object("name", "Zoe Zeta"), object("name", &hash("Zoe Zeta"))]),
            name("Zoe Zeta"),
            accepted(),
        ),
        Case::new(
            AREA,
            "accept-name-of-the-subject",
            "The name of the subject is the learner's.",
            signed(badge_with(|badge| badge["credentialSubject"]["name"] = json!("Fiorella Inventata")), &university()),
            accepted(),
        )
        .policy(demanding(name("Fiorella Inventata"))),
        case("sha256", "The hash of another address.", json!([salted(KOSHER, "Kosher")]), email("b@example.com"), mismatch()),
        case("salt", "The same hash with another salt.", json!([salted(KOSHER, "kosher")]), email("a@example.com"), mismatch()),
        case(
            "salt-moved",
            "A part of the identity that was made the salt is still part of one text: `a@example.com` is not `a@example.comKosher`.",
            json!([object("emailAddress", KOSHER)]),
            email("a@example.com"),
            mismatch(),
        ),
        case("case", "An address in another case is another text.", json!([salted(KOSHER, "Kosher")]), email("A@example.com"), mismatch()),
        case(
            "plain",
            "Another name.",
            json!([object("name", "Ada Esempio")]),
            json!([{"type": "name", "value": "Fiorella Inventata"}]),
            mismatch(),
        ),
        case(
            "space",
            "A space more.",
            json!([object("name", "Fiorella Inventata")]),
            json!([{"value": "Fiorella Inventata "}]),
            mismatch(),
        ),
        case(
            "one-of-two",
            "One of two identities that are demanded is not stated, and another of its type is.",
            json!([object("ext:studentNumber", "0012345"), object("name", "Fiorella Inventata")]),
            json!([{"type": "name", "value": "Fiorella Inventata"}, {"type": "ext:studentNumber", "value": "0012346"}]),
            Expect::another("identity_mismatch", PLACE).also(&["identity_matched"]),
        ),
        case(
            "hash-in-the-open",
            "A hash that says not to be one is only itself.",
            json!([{"type": "IdentityObject", "identityType": "emailAddress", "hashed": false, "identityHash": KOSHER, "salt": "Kosher"}]),
            email("a@example.com"),
            mismatch(),
        ),
        case("none", "The credential states no identity.", json!([]), email("a@example.com"), unknown("/credentialSubject")),
        case(
            "other-type",
            "The credential states an identity of another type only.",
            json!([object("name", "a@example.com")]),
            email("a@example.com"),
            unknown("/credentialSubject"),
        ),
        case(
            "algorithm",
            "A hash that the specification does not know.",
            json!([object("emailAddress", "sha512$00")]),
            email("a@example.com"),
            unknown(PLACE),
        ),
        case("length", "A hash that is too short.", json!([salted(&KOSHER[..69], "Kosher")]), email("a@example.com"), unknown(PLACE)),
        case(
            "hashed-missing",
            "Nothing says whether it is a hash.",
            json!([{"type": "IdentityObject", "identityType": "emailAddress", "identityHash": "b@example.com"}]),
            email("a@example.com"),
            unknown(PLACE),
        ),
        case(
            "type-missing",
            "An object of no type: its terms mean nothing.",
            json!([{"identityType": "emailAddress", "hashed": false, "identityHash": "a@example.com"}]),
            email("a@example.com"),
            unknown(PLACE),
        ),
        case(
            "salt-number",
            "A salt that is no text.",
            json!([{"type": "IdentityObject", "identityType": "emailAddress", "hashed": true, "identityHash": KOSHER, "salt": 1}]),
            email("a@example.com"),
            unknown(PLACE),
        ),
        Case::new(
            AREA,
            "several-subjects",
            "Of several subjects nobody can tell which is the learner.",
            signed(
                badge_with(|badge| {
                    let first = badge["credentialSubject"].clone();
                    badge["credentialSubject"] =
                        json!([first, {"type": ["AchievementSubject"], "identifier": [object("name", "Fiorella Inventata")]}]);
                }),
                &university(),
            ),
            unknown("/credentialSubject").complete("unknown").problem("several_subjects"),
        )
        .policy(demanding(json!([{"value": "Fiorella Inventata"}]))),
        Case::new(
            AREA,
            "context-unknown",
            "Under a context that is not known nobody knows what an identity is.",
            signed(
                badge_with(|badge| {
                    badge["credentialSubject"]["identifier"] = json!([object("name", "Fiorella Inventata")]);
                    set(badge, "@context", json!(["https://www.w3.org/ns/credentials/v2", "https://elsewhere.example/context"]));
                }),
                &university(),
            ),
            unknown("/credentialSubject").complete("unknown").problem("context_unknown"),
        )
        .policy(demanding(json!([{"value": "Fiorella Inventata"}]))),
        Case::new(
            AREA,
            "added-after-signing",
            "An identity that the signature does not cover.",
            {
                let Value::Object(genuine) = signed_with(with(json!([])), &university(), |_| {}) else { panic!("no object") };
                let proof = genuine["proof"].clone();
                with_proof(with(json!([object("name", "Fiorella Inventata")])), proof)
            },
            Expect::not_authentic("proof_invalid", "/proof"),
        )
        .policy(demanding(json!([{"value": "Fiorella Inventata"}]))),
    ]
}
