//! Whether a credential has the form that the schema demands which it names. VC JSON Schema 1.0; Open Badges 3.0 §B.1.

use credenza_core::credential::rules::Digests;
use credenza_core::encoding::base64url;
use serde_json::{Value, json};

use crate::case::{Case, Expect};
use crate::fixtures::{Document, badge_with, policy, set, signed, tampered, university};
use crate::stated::{stated, with_context};

const AREA: &str = "schema";
const URL: &str = "https://uni.example/schemas/badge.json";
const PLACE: &str = "/credentialSchema";
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

fn text(schema: &Value) -> String {
    let mut schema = schema.clone();
    if let Some(members) = schema.as_object_mut() {
        members.entry("$schema").or_insert_with(|| DRAFT.into());
    }
    schema.to_string()
}

fn named(entry: Value) -> Document {
    badge_with(|badge| set(badge, "credentialSchema", entry))
}

fn entry() -> Value {
    json!({"id": URL, "type": "JsonSchema"})
}

/// Under the policy of the other vectors, with the schema at hand.
fn with_schema(case: Case, schema: &Value) -> Case {
    with_text(case, &text(schema))
}

fn with_text(case: Case, text: &str) -> Case {
    let mut policy = policy();
    policy["schemas"] = json!([{"url": URL, "text": text}]);
    case.policy(policy)
}

/// Accepted whatever is found of the schema: which is this.
fn found(findings: &[(&str, &str)], complete: &str) -> Expect {
    let list: Vec<_> = findings.iter().map(|(code, pointer)| json!({"code": code, "pointer": pointer})).collect();
    Expect::accepted().complete(complete).with("schema", list.into())
}

/// Most of the elements are not stated either way.
fn violated(places: &[&str]) -> Expect {
    found(&places.iter().map(|place| ("schema_violated", *place)).collect::<Vec<_>>(), "no")
}

fn unsupported(problem: &str, place: &str) -> Expect {
    Expect::accepted().with("schema", json!([{"code": "schema_unsupported", "pointer": PLACE, "problem": problem, "schema_place": place}]))
}

/// The shape of the schemas that Open Badges publishes: one or an array of it, a text or texts by language, told apart by type.
fn badge_schema() -> Value {
    json!({
        "type": "object",
        "properties": {
            "credentialSubject": {"oneOf": [{"$ref": "#/$defs/Subject"}, {"type": "array", "items": {"$ref": "#/$defs/Subject"}}]},
            "name": {"oneOf": [{"type": "string"}, {"type": "object", "propertyNames": {"pattern": "^[a-z]{2}(-[A-Z]{2})?$"}}]}
        },
        "required": ["credentialSubject"],
        "$defs": {
            "Subject": {
                "type": "object",
                "properties": {
                    "creditsEarned": {"type": "number", "minimum": 0, "multipleOf": 0.5},
                    "achievement": {"anyOf": [{"$ref": "#/$defs/Related"}, {"$ref": "#/$defs/Achievement"}]}
                },
                "required": ["achievement"]
            },
            "Achievement": {
                "type": "object",
                "properties": {
                    "type": {"type": "array", "contains": {"const": "Achievement"}},
                    "achievementType": {"anyOf": [{"enum": ["Badge", "Course", "MicroCredential"]}, {"type": "string", "pattern": "^ext:[a-zA-Z]+$"}]},
                    "name": {"type": "string", "minLength": 1}
                },
                "required": ["id", "type", "name", "description", "criteria"]
            },
            "Related": {
                "type": "object",
                "properties": {"type": {"type": "array", "contains": {"const": "Related"}}},
                "required": ["type", "id"]
            }
        }
    })
}

pub(crate) fn cases() -> Vec<Case> {
    [judged(), statements(), alternatives(), not_at_hand(), digests(), unsupported_ones(), hostile()].into_iter().flatten().collect()
}

fn case(name: &str, fact: &str, document: Document, expect: Expect) -> Case {
    Case::new(AREA, name, fact, signed(document, &university()), expect)
}

fn judged() -> Vec<Case> {
    let kept = || found(&[("schema_kept", PLACE)], "no");
    let changed = |name: &str, fact: &str, change: &dyn Fn(&mut Value), expect| {
        let badge = badge_with(|badge| {
            set(badge, "credentialSchema", entry());
            change(&mut badge["credentialSubject"]);
        });
        with_schema(case(name, fact, badge, expect), &badge_schema())
    };
    vec![
        with_schema(case("accept-kept", "The credential has the form that its schema demands.", named(entry()), kept()), &badge_schema()),
        with_schema(
            case(
                "accept-1edtech",
                "The type of Open Badges, and draft 2019-09, with the # that Open Badges writes.",
                named(json!([{"id": URL, "type": "1EdTechJsonSchemaValidator2019"}])),
                found(&[("schema_kept", "/credentialSchema/0")], "no"),
            ),
            &json!({"$schema": "https://json-schema.org/draft/2019-09/schema#", "required": ["issuer"]}),
        ),
        with_schema(
            case(
                "accept-two",
                "Two schemas, of which one is not at hand: each has its finding.",
                named(json!([entry(), {"id": "https://uni.example/other.json", "type": "JsonSchema"}])),
                found(&[("schema_kept", "/credentialSchema/0"), ("schema_missing", "/credentialSchema/1/id")], "no"),
            ),
            &badge_schema(),
        ),
        with_schema(
            case("accept-format", "A format is an annotation: no document fails by it.", named(entry()), kept()),
            &json!({"properties": {"name": {"format": "date-time"}}}),
        ),
        changed(
            "missing-member",
            "A member that the schema demands is missing; the credential stays authentic and accepted.",
            &|subject| drop(subject["achievement"].as_object_mut().unwrap().remove("criteria")),
            violated(&["/credentialSubject/achievement/criteria"]),
        ),
        changed(
            "not-a-multiple",
            "A quarter of a credit.",
            &|subject| subject["creditsEarned"] = json!(3.25),
            violated(&["/credentialSubject/creditsEarned"]),
        ),
        changed(
            "two-problems",
            "Two things are wrong, and both are reported, in the order of the document.",
            &|subject| {
                subject["creditsEarned"] = json!("three");
                subject["achievement"]["name"] = json!("");
            },
            violated(&["/credentialSubject/creditsEarned", "/credentialSubject/achievement/name"]),
        ),
        with_schema(
            case(
                "violated-named-twice",
                "A schema that is named twice is compared once, and what is wrong is told once.",
                named(json!([entry(), entry()])),
                violated(&["/credentialSubject/creditsEarned"]),
            ),
            &json!({"properties": {"credentialSubject": {"properties": {"creditsEarned": {"maximum": 1}}}}}),
        ),
        with_schema(
            case(
                "accept-limits",
                "What is at a limit keeps it, unless the limit excludes it; three is three times one and a half.",
                named(entry()),
                kept(),
            ),
            &json!({"properties": {
                "type": {"contains": {"pattern": "Credential$"}, "minContains": 2, "maxContains": 2, "minItems": 2, "maxItems": 2, "uniqueItems": true},
                "credentialSubject": {"properties": {
                    "creditsEarned": {"minimum": 3, "maximum": 3, "exclusiveMinimum": 2.5, "exclusiveMaximum": 3.5, "multipleOf": 1.5}
                }}
            }}),
        ),
        with_schema(
            case(
                "limits-excluded",
                "Each limit is missed by one, and the number is the one that a limit excludes.",
                named(entry()),
                violated(&["/type", "/type", "/type", "/credentialSubject/creditsEarned", "/credentialSubject/creditsEarned"]),
            ),
            &json!({"properties": {
                "type": {"contains": {"pattern": "Credential$"}, "minContains": 3, "minItems": 3, "maxItems": 1},
                "credentialSubject": {"properties": {"creditsEarned": {"exclusiveMinimum": 3, "exclusiveMaximum": 3}}}
            }}),
        ),
        with_schema(
            case(
                "accept-quantifier",
                "How often a pattern repeats, with more zeros before it than anybody writes.",
                named(entry()),
                kept(),
            ),
            &json!({"properties": {"credentialSchema": {"properties": {"type": {"pattern": "^[A-Za-z]{0000000000010}$"}}}}}),
        ),
        with_schema(case("false", "The schema that nothing keeps.", named(entry()), violated(&[""])), &json!(false)),
        Case::new(
            AREA,
            "not-checked",
            "The credential was changed after signing: nothing is said of its form.",
            {
                let mut document = signed(named(entry()), &university());
                document["name"] = json!("Evaluating titles");
                document
            },
            Expect::not_authentic("proof_invalid", "/proof").with("schema", json!([{"code": "not_checked", "pointer": ""}])),
        ),
        Case::new(
            AREA,
            "none-named",
            "A credential that names no schema has no finding about one, authentic or not.",
            tampered(|document| document["name"] = json!("Evaluating titles")),
            Expect::not_authentic("proof_invalid", "/proof").with("schema", json!([])),
        ),
    ]
}

/// Where a proof signs statements, it is they that say which schema the credential names, and the JSON that arrived that is compared.
fn statements() -> Vec<Case> {
    let extensions = json!("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json");
    let of_1edtech = json!({"id": URL, "type": "1EdTechJsonSchemaValidator2019"});
    let case = |name: &str, fact: &str, document: Document, expect| Case::new(AREA, name, fact, stated(document), expect);
    let mut two = named(json!([entry(), {"id": "https://uni.example/other.json", "type": "JsonSchema"}]));
    two["credentialSubject"]["achievement"].as_object_mut().unwrap().shift_remove("criteria");
    vec![
        with_schema(
            case(
                "accept-statements",
                "The type of Open Badges, which is a term of the context of extensions.",
                with_context(named(of_1edtech), extensions),
                found(&[("schema_kept", PLACE)], "no"),
            ),
            &badge_schema(),
        ),
        with_schema(
            case(
                "statements-missing-member",
                "Two schemas stand in no order where statements are signed; each has its place in the document that arrived.",
                two,
                found(
                    &[("schema_missing", "/credentialSchema/1/id"), ("schema_violated", "/credentialSubject/achievement/criteria")],
                    "no",
                ),
            ),
            &badge_schema(),
        ),
    ]
    .into_iter()
    .chain(spellings())
    .collect()
}

/// Three credits are signed, and the schema allows one. Each spelling states the same, and keeps the schema as JSON.
fn spellings() -> Vec<Case> {
    let schema = |credits: Value| json!({"properties": {"credentialSubject": {"properties": {"creditsEarned": credits}}}});
    let other = |name: &str, fact: &str, code: &str, place: &str, credits: Value, change: &dyn Fn(&mut Value)| {
        let mut document = stated(named(entry()));
        change(&mut document);
        let expect = Expect::accepted().with("schema", json!([{"code": code, "pointer": place}]));
        with_schema(Case::new(AREA, name, fact, document, expect), &schema(credits))
    };
    let moved = |document: &mut Value| {
        let id = document["credentialSubject"]["id"].clone();
        let credits = document["credentialSubject"].as_object_mut().unwrap().shift_remove("creditsEarned").unwrap();
        document["credentialSubject"]["achievement"]["@included"] =
            json!([{"id": id, "type": ["AchievementSubject"], "creditsEarned": credits}]);
    };
    let at_most_one = || json!({"maximum": 1});
    vec![
        other(
            "statements-violated",
            "More credits than the schema allows, where they were signed.",
            "schema_violated",
            "/credentialSubject/creditsEarned",
            at_most_one(),
            &|_| (),
        ),
        other(
            "statements-moved",
            "The credits stand elsewhere since, so the JSON keeps the schema; what was signed does not, and it is not said to.",
            "schema_other_form",
            PLACE,
            at_most_one(),
            &moved,
        ),
        other(
            "statements-text-for-number",
            "The same number as a text, as the schema wants it.",
            "schema_other_form",
            PLACE,
            json!({"type": "string"}),
            &|document| {
                let text = document["credentialSubject"]["creditsEarned"].to_string();
                document["credentialSubject"]["creditsEarned"] = text.into();
            },
        ),
        other(
            "statements-null",
            "A member that the schema demands, and that states nothing.",
            "schema_other_form",
            PLACE,
            json!(true),
            &|document| document["credentialSubject"]["achievement"]["tag"] = Value::Null,
        ),
        other("statements-order", "The order of members is anybody's.", "schema_kept", PLACE, json!({"type": "number"}), &|document| {
            let types = document["type"].as_array_mut().unwrap();
            types.reverse();
        }),
    ]
}

fn alternatives() -> Vec<Case> {
    let subject = |name: &str, fact: &str, change: &dyn Fn(&mut Value), places: &[&str]| {
        let badge = badge_with(|badge| {
            set(badge, "credentialSchema", entry());
            change(&mut badge["credentialSubject"]["achievement"]);
        });
        with_schema(case(name, fact, badge, violated(places)), &badge_schema())
    };
    vec![
        subject(
            "alternative-by-type",
            "Of two alternatives the one whose type the object has: what it fails there is reported, and nothing of the other, though it fails that in less.",
            &|achievement| {
                for name in ["name", "description", "criteria"] {
                    achievement.as_object_mut().unwrap().remove(name);
                }
            },
            &[
                "/credentialSubject/achievement/name",
                "/credentialSubject/achievement/description",
                "/credentialSubject/achievement/criteria",
            ],
        ),
        subject(
            "alternative-of-values",
            "A word that is none of the alternatives: one problem that names them all.",
            &|achievement| achievement["achievementType"] = json!("Diploma"),
            &["/credentialSubject/achievement/achievementType"],
        ),
        with_schema(
            case("alternatives-both", "Of exactly one alternative two are met.", named(entry()), violated(&["/name"])),
            &json!({"properties": {"name": {"oneOf": [{"type": "string"}, {"minLength": 2}]}}}),
        ),
        with_schema(
            case(
                "name-of-member",
                "The name of a member is not as the schema demands.",
                named(entry()),
                violated(&["/credentialSubject/creditsEarned"]),
            ),
            &json!({"properties": {"credentialSubject": {"propertyNames": {"pattern": "^[a-z]+$"}}}}),
        ),
    ]
}

fn not_at_hand() -> Vec<Case> {
    vec![
        case(
            "accept-missing",
            "The schema is not at hand. It was not asked for, and accepted is accepted.",
            named(entry()),
            found(&[("schema_missing", "/credentialSchema/id")], "no"),
        ),
        with_schema(
            case(
                "accept-schema-credential",
                "A schema within a credential is a kind that is not compared yet.",
                named(json!({"id": URL, "type": "JsonSchemaCredential"})),
                found(&[("schema_type_unsupported", "/credentialSchema/type")], "no"),
            ),
            &badge_schema(),
        ),
        with_schema(
            case(
                "accept-other-url",
                "A schema under another URL is another schema, if only a slash differs.",
                named(json!({"id": format!("{URL}/"), "type": "JsonSchema"})),
                found(&[("schema_missing", "/credentialSchema/id")], "no"),
            ),
            &badge_schema(),
        ),
        with_schema(
            case(
                "accept-too-many",
                "More schemas than are looked at: the rest is open.",
                named(vec![entry(); 9].into()),
                found(
                    &(0..8)
                        .map(|index| {
                            (
                                "schema_kept",
                                [
                                    "/credentialSchema/0",
                                    "/credentialSchema/1",
                                    "/credentialSchema/2",
                                    "/credentialSchema/3",
                                    "/credentialSchema/4",
                                    "/credentialSchema/5",
                                    "/credentialSchema/6",
                                    "/credentialSchema/7",
                                ][index],
                            )
                        })
                        .chain([("too_many_schemas", PLACE)])
                        .collect::<Vec<_>>(),
                    "no",
                ),
            ),
            &json!(true),
        ),
    ]
}

fn digests() -> Vec<Case> {
    let schema = text(&badge_schema());
    let digest = |bytes: &[u8]| base64url::encode(bytes);
    let sri = |text: &str| {
        let digits = digest(&Digests::of(text.as_bytes()).sha256).replace('-', "+").replace('_', "/");
        format!("sha256-{digits}=")
    };
    let with = |name: &str, fact: &str, member: &str, value: String, expect: Expect| {
        let mut entry = entry();
        entry[member] = value.into();
        with_text(case(name, fact, named(entry), expect), &schema)
    };
    let other = |member: &str| found(&[("schema_digest_mismatch", &format!("{PLACE}/{member}"))], "no");
    vec![
        with(
            "accept-digest",
            "The digest of the schema is that of the schema at hand.",
            "digestSRI",
            sri(&schema),
            found(&[("schema_kept", PLACE)], "no"),
        ),
        with(
            "accept-digest-multibase",
            "The same as a multihash.",
            "digestMultibase",
            format!("u{}", digest(&[&[0x12, 0x20][..], &Digests::of(schema.as_bytes()).sha256].concat())),
            found(&[("schema_kept", PLACE)], "no"),
        ),
        with(
            "digest-of-another",
            "The schema at hand is another text than the issuer means: nothing follows from it, for or against.",
            "digestSRI",
            sri(&format!("{schema}\n")),
            other("digestSRI"),
        ),
        with("digest-malformed", "What is no digest is the digest of nothing.", "digestSRI", "sha256-".to_owned(), other("digestSRI")),
    ]
}

fn unsupported_ones() -> Vec<Case> {
    let schema = |name: &str, fact: &str, schema: Value, problem: &str, place: &str| {
        with_schema(case(name, fact, named(entry()), unsupported(problem, place)), &schema)
    };
    vec![
        schema(
            "dialect-unknown",
            "A draft that nobody here knows.",
            json!({"$schema": "https://json-schema.org/draft/2099-01/schema"}),
            "json_schema_dialect",
            "/$schema",
        ),
        with_text(
            case(
                "dialect-missing",
                "The schema does not say in which draft it is written.",
                named(entry()),
                unsupported("json_schema_dialect", "/$schema"),
            ),
            r#"{"type":"object"}"#,
        ),
        schema(
            "keyword-unknown",
            "A keyword that demands something and is not supported is no silent pass.",
            json!({"unevaluatedProperties": false}),
            "json_schema_keyword",
            "/unevaluatedProperties",
        ),
        schema(
            "reference-remote",
            "A reference to another document is not followed, wherever that lies.",
            json!({"properties": {"issuer": {"$ref": "https://uni.example/schemas/issuer.json"}}}),
            "json_schema_reference",
            "/properties/issuer/$ref",
        ),
        schema(
            "pattern-lookahead",
            "A pattern that looks ahead has no counterpart in an engine of linear time.",
            json!({"properties": {"name": {"pattern": "^(?!Diploma)"}}}),
            "json_schema_pattern",
            "/properties/name/pattern",
        ),
        schema(
            "malformed",
            "A keyword with a value that it cannot have.",
            json!({"properties": {"name": {"minLength": "3"}}}),
            "json_schema_malformed",
            "/properties/name/minLength",
        ),
        with_schema(
            case(
                "keyword-unknown-elsewhere",
                "What is not supported keeps nothing from failing that fails elsewhere.",
                named(entry()),
                violated(&["/expires"]),
            ),
            &json!({"unevaluatedProperties": false, "required": ["expires"]}),
        ),
    ]
}

fn hostile() -> Vec<Case> {
    let schema = |name: &str, fact: &str, schema: Value| {
        with_schema(case(name, fact, named(entry()), unsupported("json_schema_too_complex", "")), &schema)
    };
    let doubling: serde_json::Map<String, Value> = (0..40)
        .map(|index| {
            let next = json!({"$ref": format!("#/$defs/{}", index + 1)});
            (index.to_string(), json!({"allOf": [next, next]}))
        })
        .chain([("40".to_owned(), json!(true))])
        .collect();
    vec![
        schema("loop", "A reference to itself has no end.", json!({"$ref": "#"})),
        schema(
            "doubling",
            "Forty schemas, each of which asks for the next one twice: 10^12 questions.",
            json!({"$ref": "#/$defs/0", "$defs": doubling}),
        ),
        with_schema(
            case("backtracking", "A pattern that backtracking engines take years for.", named(entry()), violated(&["/name"])),
            &json!({"properties": {"name": {"pattern": "^(([a-z]|[ A-Za-z])+)+!$"}}}),
        ),
        with_schema(
            case(
                "many-problems",
                "Everything is wrong: the first sixteen problems, and that there are more.",
                badge_with(|badge| {
                    set(badge, "credentialSchema", entry());
                    badge["credentialSubject"]["achievement"]["tag"] = (0..100).map(|number| number.to_string()).collect();
                }),
                {
                    let mut list: Vec<_> = (0..16)
                        .map(|index| json!({"code": "schema_violated", "pointer": format!("/credentialSubject/achievement/tag/{index}")}))
                        .collect();
                    list.push(json!({"code": "schema_violated_further", "pointer": PLACE}));
                    Expect::accepted().with("schema", list.into())
                },
            ),
            &json!({"properties": {"credentialSubject": {"properties": {"achievement": {"properties": {"tag": {"items": {"minLength": 3}}}}}}}}),
        ),
    ]
}
