//! What a name means: the versions of Open Badges, an issuer's own words, and names that would hide or add something. JSON-LD 1.1 §4.1; Open Badges 3.0.

use crate::case::{Case, Expect};
use crate::fixtures::{self, Document, badge, badge_with, did, learner, members, signed, trusting, university};
use crate::stated::{CREDENTIALS, RDFC, options, proof, stated, with_context};
use crate::statements::{AREA, OPEN_BADGES, append, at, take};
use credenza_core::encoding::json::Value;
use credenza_core::micro::inline_context;
use serde_json::json;

const V1: &str = "https://www.w3.org/2018/credentials/v1";
const V2: &str = "https://www.w3.org/ns/credentials/v2";
const DATA_INTEGRITY: &str = "https://w3id.org/security/data-integrity/v2";
const ADDRESS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/";
const ELM: &str = "http://data.europa.eu/snb/model/elm/";

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = versions();
    cases.extend(own_words());
    cases.extend(misleading());
    cases.extend(of_proofs());
    cases.extend(of_json());
    cases
}

/// The badge with a level, under the contexts of a version of Open Badges.
fn badge_under(contexts: Value) -> Document {
    badge_with(|badge| {
        let is_v1 = contexts[0] == V1;
        badge["@context"] = contexts;
        if is_v1 {
            let date = badge.shift_remove("validFrom").unwrap();
            let end = badge.shift_remove("validUntil").unwrap();
            badge.insert("issuanceDate".into(), date);
            badge.insert("expirationDate".into(), end);
            badge.shift_remove("name");
        }
        badge["credentialSubject"]["achievement"]["creditsAvailable"] = json!(3);
        badge["credentialSubject"]["achievement"]["alignment"] =
            json!([{"type": ["Alignment"], "targetName": "EQF 6", "targetUrl": "http://data.europa.eu/snb/eqf/6"}]);
    })
}

/// What it states does not depend on the version.
fn versions() -> Vec<Case> {
    let elements = json!({"title": "stated", "country": "stated", "awarding_body": "stated", "workload": "stated", "level": "stated"});
    let of = |name: &str, contexts: Value, stated: fn(Document) -> Value| {
        let fact = format!("An Open Badge under the context {}.", contexts[1].as_str().unwrap());
        Case::new(AREA, name, fact, stated(badge_under(contexts)), Expect::accepted().with("elements", elements.clone()))
            .policy(trusting(json!([{"id": did(&university()).as_str(), "name": fixtures::UNIVERSITY, "country": "IT"}])))
    };
    let with_v1 = |version: &str| json!([V1, format!("{ADDRESS}{version}"), DATA_INTEGRITY]);
    let with_v2 = |version: &str| json!([V2, format!("{ADDRESS}{version}")]);
    let newer = json!(format!("{ADDRESS}context-3.0.3.json"));
    let older = format!("{OPEN_BADGES}achievement-0");
    let respelled = {
        let mut document = stated(badge_under(with_v2("context-3.0.2.json")));
        document["@context"][1] = newer;
        let achievement = take(&mut document["credentialSubject"], "achievement");
        document["credentialSubject"][&older] = achievement;
        document
    };
    let second =
        badge_with(|badge| badge["credentialSubject"][&older] = json!({"id": "urn:x:second", "type": ["Achievement"], "name": "Medicine"}));
    let place = at("/credentialSubject", &older);
    vec![
        of("accept-open-badges-address", with_v1("context.json"), stated),
        of("accept-open-badges-3.0.0", with_v1("context-3.0.0.json"), stated),
        of("accept-open-badges-3.0.1", with_v1("context-3.0.1.json"), stated),
        of("accept-open-badges-3.0.2", with_v2("context-3.0.2.json"), stated),
        of("accept-open-badges-3.0.3", with_v1("context-3.0.3.json"), stated),
        Case::new(
            AREA,
            "open-badges-version-exchanged",
            "Signed under Open Badges 3.0.2; then the context of 3.0.3 took its place, and the achievement its IRI of 3.0.2 for a name: who reads by names sees none.",
            respelled,
            Expect::not_authentic("non_compact", &place),
        ),
        Case::new(
            AREA,
            "open-badges-two-versions",
            "A second achievement, under the IRI that the name has in an older version.",
            stated(second),
            Expect::not_authentic("non_compact", &place),
        ),
    ]
}

/// A small credential that is no Open Badge.
fn plain(context: Value, subject: Value) -> Document {
    let mut document = members(json!({
        "@context": [V2],
        "type": ["VerifiableCredential"],
        "issuer": did(&university()).as_str(),
        "validFrom": fixtures::SIGNED,
        "credentialSubject": {"id": did(&learner()).as_str()}
    }));
    document["@context"].as_array_mut().unwrap().push(context);
    for (name, value) in members(subject) {
        document["credentialSubject"][name] = value;
    }
    document
}

/// A context of the document's own may call anything by a name that none of its other contexts has.
fn own_words() -> Vec<Case> {
    let accepted = |name: &str, fact: &str, document: Document| {
        Case::new(AREA, name, fact, stated(document), Expect::accepted().also(&["inline_context"]))
    };
    let own = |name: &str| json!({name: format!("https://uni.example/terms#{name}")});
    let with_own = |name: &str, value: Value| {
        let mut document = with_context(badge(), own(name));
        document["credentialSubject"][name] = value;
        document
    };
    vec![
        accepted(
            "accept-inline-own-name",
            "A credential that is no Open Badge has a name of its own for something that Open Badges has another name for.",
            plain(
                json!({"firstName": "https://schema.org/givenName", "lastName": "https://schema.org/familyName"}),
                json!({"firstName": "Ada", "lastName": "Esempio"}),
            ),
        ),
        accepted(
            "accept-inline-prefix",
            "The same by prefixes, with terms that the European elements have too.",
            plain(
                json!({"schema": "https://schema.org/", "dc": "http://purl.org/dc/terms/", "code": "http://www.w3.org/2004/02/skos/core#notation"}),
                json!({"schema:email": "ada@learner.example", "dc:title": "Dr.", "code": "x"}),
            ),
        ),
        accepted(
            "accept-inline-name-of-ours",
            "An Open Badge without the European elements has a name of its own that they would have too.",
            with_own("grade", json!("30/30")),
        ),
        accepted(
            "accept-inline-free-name",
            "A name that Open Badges has in another place, for something that this badge does not state.",
            with_own("level", json!("C1")),
        ),
        accepted(
            "accept-inline-same-names",
            "A context of the document's own says once more what names mean.",
            with_context(badge(), json!({"id": "@id", "type": "@type", "schema": "https://schema.org/", "name": "schema:name"})),
        ),
        accepted(
            "accept-inline-prefix-of-another",
            "The same, with a prefix that another context of the document defines.",
            with_context(with_context(badge(), json!({"schema": "https://schema.org/"})), json!({"name": "schema:name"})),
        ),
        accepted("accept-inline-second-type", "The other name that Open Badges has for its type, beside a name of the document's own.", {
            let mut document = with_own("shelf", json!("7"));
            document["type"] = json!(["VerifiableCredential", "AchievementCredential"]);
            document
        }),
        accepted(
            "accept-inline-direction",
            "A context says from which side texts are read, and has a name of its own; the title is in a language by its name.",
            {
                let mut document =
                    with_context(with_context(badge(), inline_context()), json!({"@direction": "rtl", "shelf": "urn:x:shelf"}));
                document["credentialSubject"]["achievement"]["title"] = json!({"ar": "\u{62a}\u{642}\u{64a}\u{64a}\u{645}"});
                document
            },
        ),
    ]
}

/// What is read would stand under another name, or something else under its name.
fn misleading() -> Vec<Case> {
    let refused = |name: &str, fact: &str, code, pointer: &str, document: Document| {
        Case::new(AREA, name, fact, stated(document), Expect::not_authentic(code, pointer))
    };
    let badge_and = |context: Value, subject: &dyn Fn(&mut Value)| {
        let mut document = with_context(badge(), context);
        subject(&mut document["credentialSubject"]);
        document
    };
    let graded = |name: &str| json!([{name: "28/30"}]);
    let full_name = "http://xmlns.com/foaf/0.1/fullName";
    let swap =
        json!({"achievement": {"@id": format!("{OPEN_BADGES}achievement"), "@context": {"name": "https://uni.example/terms#nickname"}}});
    vec![
        refused(
            "inline-alias-of-element",
            "A badge without our context has names of its own for the grade and what it stands in. They are read, so they must stand under theirs.",
            "non_compact",
            "/credentialSubject/exam/0/mark",
            badge_and(
                json!({"exam": {"@id": format!("{ELM}provenBy"), "@container": "@set"}, "mark": format!("{ELM}grade")}),
                &|subject| {
                    subject["exam"] = graded("mark");
                },
            ),
        ),
        refused(
            "inline-takes-name-of-element",
            "The grade stands under its IRI, and something else under its name.",
            "non_compact",
            &at(&format!("{}/0", at("/credentialSubject", &format!("{ELM}provenBy"))), &format!("{ELM}grade")),
            badge_and(json!({"grade": "https://uni.example/terms#grade", "provenBy": "https://uni.example/terms#by"}), &|subject| {
                subject[format!("{ELM}provenBy")] = graded(&format!("{ELM}grade"));
                subject["grade"] = json!("30/30");
                subject["provenBy"] = json!("nobody");
            }),
        ),
        refused(
            "inline-alias-of-name",
            "In a credential that is no Open Badge the learner's full name is read all the same.",
            "non_compact",
            "/credentialSubject/calledBy",
            plain(json!({"calledBy": full_name}), json!({"calledBy": "Ada Esempio"})),
        ),
        refused("inline-alias-of-status", "An entry of status under a name of the document's own.", "non_compact", "/stato", {
            let mut document = with_context(badge(), json!({"stato": {"@id": format!("{CREDENTIALS}credentialStatus"), "@type": "@id"}}));
            document.insert("stato".into(), json!({"id": "https://uni.example/status#1", "type": "BitstringStatusListEntry"}));
            document
        }),
        refused("inline-alias-of-type", "A type under a name of the document's own.", "non_compact", "/type/2", {
            let mut document = with_context(badge(), json!({"Diploma": format!("{OPEN_BADGES}EndorsementCredential")}));
            document["type"].as_array_mut().unwrap().push(json!("Diploma"));
            document
        }),
        refused("inline-alias-of-badge-type", "The type of the badge under a name of the document's own.", "non_compact", "/type/1", {
            let mut document = with_context(badge(), json!({"Medal": format!("{OPEN_BADGES}OpenBadgeCredential")}));
            document["type"][1] = json!("Medal");
            document
        }),
        refused(
            "inline-second-type-of-another",
            "In a credential that is no Open Badge the other name for its type stands for another type of Open Badges.",
            "non_compact",
            "/type/1",
            {
                let mut document = plain(json!({"AchievementCredential": format!("{OPEN_BADGES}EndorsementCredential")}), json!({}));
                document["type"].as_array_mut().unwrap().push(json!("AchievementCredential"));
                document
            },
        ),
        refused(
            "inline-property-of-type",
            "A type stands under a name of the document's own for the property, which is no name for the keyword.",
            "non_compact",
            "/kind",
            {
                let kind = json!({"kind": {"@id": "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "@type": "@id"}});
                let mut document = with_context(badge(), kind);
                document.insert("kind".into(), json!(format!("{OPEN_BADGES}EndorsementCredential")));
                document
            },
        ),
        refused(
            "inline-redefines-name-of-scoped",
            "A credential that is no Open Badge names its context within a term that nobody uses: who reads by names may know them, so none may mean something else.",
            "inline_context_redefines",
            "/@context/1",
            plain(
                json!({
                    "shelf": {"@id": "https://uni.example/terms#shelf", "@context": format!("{ADDRESS}context-3.0.3.json")},
                    "achievement": "https://uni.example/terms#achievement"
                }),
                json!({"achievement": "none"}),
            ),
        ),
        refused(
            "inline-redefines-ours-within",
            "Beside our context, a term brings another meaning for one of its names with it.",
            "inline_context_redefines",
            "/@context/3",
            {
                let within = json!({"exam": {"@id": "https://uni.example/terms#exam", "@context": {"volumeOfLearning": "https://uni.example/terms#v"}}});
                let mut document = with_context(with_context(badge(), inline_context()), within);
                document["credentialSubject"]["exam"] = json!({"volumeOfLearning": "none"});
                document
            },
        ),
        refused(
            "inline-redefines-free-name",
            "A name that Open Badges has in one place stands for that, and by a context of the document's own for something else.",
            "inline_context_redefines",
            "/@context/2",
            badge_and(json!({"level": "https://uni.example/terms#level"}), &|subject| {
                subject["level"] = json!("C1");
                subject["achievement"]["resultDescription"] = json!([{
                    "id": "urn:x:result", "type": ["ResultDescription"], "name": "Grade", "resultType": "RubricCriterionLevel",
                    "rubricCriterionLevel": [{"id": "urn:x:level", "type": ["RubricCriterionLevel"], "name": "Good", "level": "2"}]
                }]);
            }),
        ),
        Case::new(
            AREA,
            "inline-redefines-within",
            "Signed under Open Badges 3.0.1, which protects no names. Within a context of its own that was appended, a term brings another meaning for a known name with it.",
            {
                let mut document = stated(badge_under(json!([V1, format!("{ADDRESS}context-3.0.1.json"), DATA_INTEGRITY])));
                let mut swap = swap;
                swap["achievement"]["@id"] = json!(format!("{OPEN_BADGES}achievement-0"));
                append(swap)(&mut document);
                document
            },
            Expect::not_authentic("inline_context_redefines", "/@context/3"),
        ),
    ]
}

/// A member of the proof stands under another name: it is signed, and whoever reads the proof does not see it.
fn of_proofs() -> Vec<Case> {
    let hidden = |name: &str, fact: &str, member: &'static str, iri: &str| {
        let mut options = options(RDFC, &university());
        options.insert("expires".into(), json!("2026-07-02T00:00:00Z"));
        let document = badge();
        let proof = proof(&document, options, &university());
        let mut document = fixtures::with_proof(document, proof);
        let value = take(&mut document["proof"], member);
        document["proof"]["hidden"] = value;
        append(json!({"hidden": {"@id": iri, "@type": "http://www.w3.org/2001/XMLSchema#dateTime"}}))(&mut document);
        Case::new(AREA, name, fact, document, Expect::not_authentic("non_compact", "/proof/hidden"))
    };
    vec![
        hidden(
            "inline-alias-of-proof-expires",
            "The end of a signature that ran out stands under another name.",
            "expires",
            "https://w3id.org/security#expiration",
        ),
        hidden(
            "inline-alias-of-proof-created",
            "The date of a signature stands under another name.",
            "created",
            "http://purl.org/dc/terms/created",
        ),
    ]
}

/// The same where JSON is signed, which the issuer alone can have done.
fn of_json() -> Vec<Case> {
    let case = |name: &str, fact: &str, change: &dyn Fn(&mut Document), expect: Expect| {
        Case::new("data-integrity", name, fact, signed(badge_with(change), &university()), expect)
    };
    let with = |context: Value, name: &'static str, value: Value| {
        move |badge: &mut Document| {
            badge.shift_remove("validUntil");
            badge["@context"].as_array_mut().unwrap().push(context.clone());
            badge.insert(name.into(), value.clone());
        }
    };
    let past = || json!("2026-07-02T00:00:00Z");
    let until = json!({"ablauf": format!("{CREDENTIALS}validUntil")});
    let status = json!({"id": "https://uni.example/status#1", "type": "BitstringStatusListEntry"});
    let unknown = |document: &mut Document| {
        with(json!("https://other.example/context"), "ablauf", past())(document);
        document["@context"].as_array_mut().unwrap().push(json!({"ablauf": format!("{CREDENTIALS}validUntil")}));
    };
    vec![
        case(
            "context-alias-of-valid-until",
            "By a context of its own the end of validity has another name: to whoever reads statements the credential is expired.",
            &with(until, "ablauf", past()),
            Expect::not_authentic("non_compact", "/ablauf"),
        ),
        case(
            "context-alias-beside-unknown",
            "The same, beside a context that nobody knows.",
            &unknown,
            Expect::not_authentic("non_compact", "/ablauf"),
        ),
        case(
            "context-alias-beside-undefined",
            "The same, beside a name that no context defines.",
            &|document| {
                with(json!({"ablauf": format!("{CREDENTIALS}validUntil")}), "ablauf", past())(document);
                document.insert("unheardOf".into(), json!(1));
            },
            Expect::not_authentic("non_compact", "/ablauf"),
        ),
        case(
            "context-prefix-of-status",
            "The status stands under its IRI, by a prefix in a context of its own.",
            &with(json!({"vc": CREDENTIALS}), "vc:credentialStatus", status),
            Expect::not_authentic("non_compact", "/vc:credentialStatus"),
        ),
        case(
            "context-redefines-valid-until",
            "A context of its own gives the end of validity another meaning.",
            &with(json!({"validUntil": "https://uni.example/terms#reviewed"}), "validUntil", json!("2036-01-01T00:00:00Z")),
            Expect::not_authentic("inline_context_redefines", "/@context/2"),
        ),
        case(
            "context-redefines-protected",
            "A context of its own gives a protected name another meaning.",
            &with(json!({"name": "https://uni.example/terms#nickname"}), "name", json!("Evaluating")),
            Expect::not_authentic("inline_context_redefines", "/@context/2"),
        ),
        case(
            "context-redefines-own-protected",
            "Of two contexts of its own the second gives a name that the first one protects another meaning.",
            &|badge| {
                let own =
                    [json!({"@protected": true, "shelf": "https://uni.example/terms#a"}), json!({"shelf": "https://uni.example/terms#b"})];
                badge["@context"].as_array_mut().unwrap().extend(own);
            },
            Expect::not_authentic("inline_context_redefines", "/@context/3/shelf"),
        ),
        case(
            "context-redefines-ours-beside-unknown",
            "Beside our context a context of its own gives one of its names another meaning; a term that stands there brings a context with it that nobody knows.",
            &|badge| {
                badge["@context"].as_array_mut().unwrap().push(inline_context());
                with_unknown_within(json!({"volumeOfLearning": "https://uni.example/terms#v"}))(badge);
            },
            Expect::not_authentic("inline_context_redefines", "/@context/3"),
        ),
        case(
            "accept-context-beside-unknown",
            "The same in a badge without our context, whose name that is not.",
            &with_unknown_within(json!({"volumeOfLearning": "https://uni.example/terms#v"})),
            Expect::accepted().complete("unknown").also(&["context_unknown"]),
        ),
    ]
}

/// With a context of its own, which also has a term that stands there and brings a context with it that nobody knows.
fn with_unknown_within(context: Value) -> impl Fn(&mut Document) {
    move |badge| {
        let mut context = context.clone();
        context["shelf"] = json!({"@id": "https://uni.example/terms#shelf", "@context": "https://other.example/context"});
        badge["@context"].as_array_mut().unwrap().push(context);
        badge.insert("shelf".into(), json!({"row": "7"}));
    }
}
