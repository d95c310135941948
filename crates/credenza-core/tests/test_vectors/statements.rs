//! Signatures over statements: what was changed in the JSON and leaves the statements as they were, or does not. JSON-LD 1.1; Data Integrity EdDSA Cryptosuites
//! 1.0 §3.2, §A.1.
//!
//! Each changed document is refused, or says what the original says: where it is accepted, the original stands in the vector and the claims are compared.

use crate::case::{Case, Expect};
use crate::fixtures::{Document, badge, badge_with, did, members, set, university, with_proof};
use crate::stated::{CONTEXT_2020, CREDENTIALS, OF_2020, RDFC, badge_of_2020, credential_of_1_1, options, proof, stated, typed};
use credenza_core::encoding::json::Value;
use serde_json::json;

pub(crate) const AREA: &str = "statements";
pub(crate) const OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = plain();
    cases.extend(renamed());
    cases.extend(never_better());
    cases.extend(aliases());
    cases.extend(spellings());
    cases.extend(structure());
    cases.extend(moved());
    cases
}

/// The original, signed by the university, after a change.
pub(crate) fn changed(original: &Document, change: &dyn Fn(&mut Value)) -> Value {
    let mut document = stated(original.clone());
    change(&mut document);
    document
}

pub(crate) fn refused(name: &str, fact: &str, code: &'static str, pointer: &str, change: &dyn Fn(&mut Value)) -> Case {
    Case::new(AREA, name, fact, changed(&badge(), change), Expect::not_authentic(code, pointer))
}

/// The statements are other ones.
fn invalid(name: &str, fact: &str, change: &dyn Fn(&mut Value)) -> Case {
    let expect = Expect::not_authentic("proof_invalid", "/proof").problem("signature_mismatch");
    Case::new(AREA, name, fact, changed(&badge(), change), expect)
}

/// The statements are the same, and the claims too.
pub(crate) fn same(name: &str, fact: &str, change: &dyn Fn(&mut Value)) -> Case {
    same_of(&badge(), name, fact, change)
}

fn same_of(original: &Document, name: &str, fact: &str, change: &dyn Fn(&mut Value)) -> Case {
    Case::new(AREA, name, fact, changed(original, change), Expect::accepted()).original(stated(original.clone()))
}

pub(crate) fn append(context: Value) -> impl Fn(&mut Value) {
    move |document| document["@context"].as_array_mut().unwrap().push(context.clone())
}

pub(crate) fn take(document: &mut Value, name: &str) -> Value {
    document.as_object_mut().unwrap().shift_remove(name).unwrap()
}

/// The pointer of a member whose name has slashes.
pub(crate) fn at(parent: &str, name: &str) -> String {
    format!("{parent}/{}", name.replace('~', "~0").replace('/', "~1"))
}

fn plain() -> Vec<Case> {
    let by = |document: Document, suite: &str| {
        let proof = proof(&document, options(suite, &university()), &university());
        with_proof(document, proof)
    };
    let data_integrity = "https://w3id.org/security/data-integrity/v2";
    vec![
        Case::new(AREA, "accept-rdfc", "A credential of VCDM 2.0, eddsa-rdfc-2022.", by(badge(), RDFC), Expect::accepted()),
        Case::new(AREA, "accept-2020", "The same with Ed25519Signature2020.", by(badge_of_2020(), OF_2020), Expect::accepted()),
        Case::new(
            AREA,
            "accept-rdfc-1-1",
            "A credential of VCDM 1.1, eddsa-rdfc-2022.",
            by(credential_of_1_1(data_integrity), RDFC),
            Expect::accepted(),
        ),
        Case::new(
            AREA,
            "accept-2020-1-1",
            "The same with Ed25519Signature2020.",
            by(credential_of_1_1(CONTEXT_2020), OF_2020),
            Expect::accepted(),
        ),
    ]
}

/// A member stands under the IRI that its name means: the statements are the same, and whoever reads the JSON does not see it.
fn renamed() -> Vec<Case> {
    let iri = |name: &str| format!("{CREDENTIALS}{name}");
    let rename = |name: &'static str| {
        move |document: &mut Value| {
            let value = take(document, name);
            document[format!("{CREDENTIALS}{name}")] = if value.is_string() { typed(&value) } else { value };
        }
    };
    let with_status = badge_with_status();
    let compact = {
        let mut document = credential_of_1_1("https://w3id.org/security/data-integrity/v2");
        let proof = proof(&document, options(RDFC, &university()), &university());
        let date = document.shift_remove("expirationDate").unwrap();
        set(&mut document, "cred:expirationDate", typed(&date));
        with_proof(document, proof)
    };
    let hidden = |name: &str, fact: &str, document: Value, pointer: &str| {
        Case::new(AREA, name, fact, document, Expect::not_authentic("form_invalid", pointer).problem("non_compact").also(&["non_compact"]))
    };
    vec![
        hidden(
            "renamed-valid-until",
            "The end of validity stands under its IRI.",
            changed(&badge(), &rename("validUntil")),
            &at("", &iri("validUntil")),
        ),
        hidden(
            "renamed-status",
            "The status stands under its IRI.",
            changed(&with_status, &rename("credentialStatus")),
            &at("", &iri("credentialStatus")),
        ),
        hidden(
            "renamed-subject",
            "The subject stands under its IRI.",
            changed(&badge(), &rename("credentialSubject")),
            &at("", &iri("credentialSubject")),
        ),
        refused(
            "renamed-subject-id",
            "The subject is named by the keyword and not by its alias: a reader of JSON takes the credential for one that is bound to nobody.",
            "json_misleads",
            "",
            &|document| {
                let id = take(&mut document["credentialSubject"], "id");
                document["credentialSubject"]["@id"] = id;
            },
        ),
        refused(
            "renamed-credits",
            "The credits stand under their IRI.",
            "non_compact",
            &at("/credentialSubject", &format!("{OPEN_BADGES}creditsEarned")),
            &|document| {
                let credits = take(&mut document["credentialSubject"], "creditsEarned");
                let number = json!({"@value": credits, "@type": "https://www.w3.org/2001/XMLSchema#float"});
                document["credentialSubject"][format!("{OPEN_BADGES}creditsEarned")] = number;
            },
        ),
        Case::new(
            AREA,
            "renamed-compact-iri",
            "The end of validity stands under a compact IRI.",
            compact,
            Expect::not_authentic("non_compact", "/cred:expirationDate"),
        ),
        Case::new(
            AREA,
            "renamed-compact-iri-own-prefix",
            "The end of validity stands under a compact IRI with a prefix that the document brings.",
            changed(&badge(), &|document| {
                append(json!({"c": CREDENTIALS}))(document);
                let date = take(document, "validUntil");
                document["c:validUntil"] = typed(&date);
            }),
            Expect::not_authentic("non_compact", "/c:validUntil"),
        ),
    ]
}

fn badge_with_status() -> Document {
    badge_with(|badge| {
        let entry = json!({
            "id": "https://uni.example/status/1#7",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": "7",
            "statusListCredential": "https://uni.example/status/1"
        });
        set(badge, "credentialStatus", entry);
    })
}

/// A credential that has expired, or may be revoked, never reads as one that has not and may not.
fn never_better() -> Vec<Case> {
    let later = |case: Case| case.now("2032-01-01T00:00:00Z");
    let expired = Expect::authentic("valid_until_past", "/validUntil", "rejected", 4, ["no", "yes", "no"]);
    let unknown = || Expect::authentic("status_unsupported", "/credentialStatus", "undetermined", 7, ["unknown", "yes", "no"]);
    let with_status = badge_with_status();
    let moved_status = changed(&with_status, &|document| {
        let kind = take(&mut document["credentialStatus"], "type");
        document["credentialStatus"]["@type"] = kind;
    });
    let hidden = |until: &'static str| {
        move |document: &mut Value| {
            let date = take(document, "validUntil");
            append(json!({"until": {"@id": until, "@type": "http://www.w3.org/2001/XMLSchema#dateTime"}}))(document);
            document["until"] = date;
        }
    };
    vec![
        later(Case::new(AREA, "expired", "An expired credential.", stated(badge()), expired)),
        later(Case::new(
            AREA,
            "expired-alias",
            "An expired credential whose end stands under another name, by a context in the document.",
            changed(&badge(), &hidden("https://www.w3.org/2018/credentials#validUntil")),
            Expect::not_authentic("non_compact", "/until"),
        )),
        later(Case::new(
            AREA,
            "expired-nested",
            "An expired credential whose end is put one level deeper.",
            changed(&badge(), &|document| {
                let date = take(document, "validUntil");
                document["@nest"] = json!({"validUntil": date});
            }),
            Expect::not_authentic("form_invalid", "/@nest").problem("non_compact"),
        )),
        Case::new(AREA, "status", "A credential with a status that cannot be checked.", stated(with_status.clone()), unknown()),
        Case::new(
            AREA,
            "status-in-array",
            "The status stands in an array, and twice.",
            changed(&with_status, &|document| {
                let status = document["credentialStatus"].clone();
                document["credentialStatus"] = json!([status, status]);
            }),
            unknown().at_pointer("/credentialStatus/0"),
        ),
        Case::new(
            AREA,
            "status-type-keyword",
            "The type of the status stands under the keyword.",
            moved_status,
            Expect::not_authentic("form_invalid", "/credentialStatus/type").problem("status_invalid"),
        ),
        Case::new(
            AREA,
            "type-alias",
            "A type stands under another name as well, by a context in the document.",
            changed(&badge(), &|document| {
                append(json!({"kind": {"@id": "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "@type": "@id"}}))(document);
                document["issuer"]["address"]["kind"] = format!("{OPEN_BADGES}Address").into();
            }),
            Expect::not_authentic("non_compact", "/issuer/address/kind"),
        ),
        Case::new(
            AREA,
            "status-alias",
            "The status stands under another name, by a context in the document.",
            changed(&with_status, &|document| {
                let status = take(document, "credentialStatus");
                append(json!({"state": {"@id": "https://www.w3.org/2018/credentials#credentialStatus", "@type": "@id"}}))(document);
                document["state"] = status;
            }),
            Expect::not_authentic("non_compact", "/state"),
        ),
    ]
}

/// Contexts in the document that give a second name to what has one.
fn aliases() -> Vec<Case> {
    let alias = |name: &str, fact: &str, context: Value, pointer: &str, change: &dyn Fn(&mut Value)| {
        refused(name, fact, "non_compact", pointer, &|document| {
            append(context.clone())(document);
            change(document);
        })
    };
    vec![
        alias(
            "alias-of-id",
            "A context in the document has another name for @id.",
            json!({"ident": "@id"}),
            "/credentialSubject/ident",
            &|document| {
                let id = take(&mut document["credentialSubject"], "id");
                document["credentialSubject"]["ident"] = id;
            },
        ),
        alias(
            "alias-of-type",
            "A context in the document has another name for @type.",
            json!({"kind": "@type"}),
            "/issuer/kind",
            &|document| {
                let kind = take(&mut document["issuer"], "type");
                document["issuer"]["kind"] = kind;
            },
        ),
        alias(
            "alias-of-known-iri",
            "A context in the document has another name for the end of validity.",
            json!({"expires2": {"@id": format!("{CREDENTIALS}validUntil"), "@type": "http://www.w3.org/2001/XMLSchema#dateTime"}}),
            "/expires2",
            &|document| {
                let date = take(document, "validUntil");
                document["expires2"] = date;
            },
        ),
        alias(
            "alias-of-credits",
            "A context in the document has another name for the credits.",
            json!({"points2": {"@id": format!("{OPEN_BADGES}creditsEarned"), "@type": "https://www.w3.org/2001/XMLSchema#float"}}),
            "/credentialSubject/points2",
            &|document| {
                let credits = take(&mut document["credentialSubject"], "creditsEarned");
                document["credentialSubject"]["points2"] = credits;
            },
        ),
    ]
}

/// The same statements, written in another way.
fn spellings() -> Vec<Case> {
    vec![
        same("accept-type-keyword", "A type stands under the keyword instead of its alias.", &|document| {
            let kind = take(&mut document["issuer"], "type");
            document["issuer"]["@type"] = kind;
        }),
        same("accept-type-keyword-context", "A type stands under the keyword, and an unknown context was appended.", &|document| {
            append(json!({"unused": "https://other.example/unused"}))(document);
            let kind = take(&mut document["issuer"], "type");
            document["issuer"]["@type"] = kind;
        })
        .also(&["inline_context"]),
        same("accept-null-member", "A member was added that is null.", &|document| {
            document["credentialSubject"]["licenseNumber"] = Value::Null;
        }),
        same("accept-empty-array", "An empty array was added.", &|document| document["credentialSubject"]["identifier"] = json!([])),
        same("accept-members-reordered", "The members were reordered.", &|document| {
            let mut reversed: Vec<_> = members(document.clone()).into_iter().collect();
            reversed.reverse();
            *document = Value::Object(reversed.into_iter().collect());
        }),
        same("accept-items-reordered", "The items of a set were reordered.", &|document| {
            document["type"].as_array_mut().unwrap().reverse()
        }),
        same("accept-item-duplicated", "An item of a set stands there twice.", &|document| {
            document["type"].as_array_mut().unwrap().push(json!("OpenBadgeCredential"));
        }),
        same("accept-wrapped", "A value was put into an array.", &|document| {
            let subject = document["credentialSubject"].clone();
            document["credentialSubject"] = json!([subject]);
        }),
        same("accept-numeric-string", "A number was written as a string.", &|document| {
            document["credentialSubject"]["creditsEarned"] = json!("3");
        }),
        same("accept-value-object", "A text was written as a value object.", &|document| {
            document["credentialSubject"]["achievement"]["name"] = json!({"@value": "Evaluating foreign titles"});
        }),
        same("accept-iri-type", "A type was written as the IRI that its name means.", &|document| {
            document["type"][1] = format!("{OPEN_BADGES}OpenBadgeCredential").into();
        }),
        refused(
            "type-as-iri",
            "The type of the issuer was written as an IRI, so that its context no longer defines the names of the address.",
            "undefined_term",
            "/issuer/address",
            &|document| document["issuer"]["type"] = json!([format!("{OPEN_BADGES}Profile")]),
        ),
        invalid("claim-changed", "Three credits became 180.", &|document| document["credentialSubject"]["creditsEarned"] = json!(180)),
        invalid("claim-numeric-string-respelled", "A number became a string with another spelling.", &|document| {
            document["credentialSubject"]["creditsEarned"] = json!("3.0");
        }),
        invalid("claim-added", "A member was added.", &|document| document["credentialSubject"]["licenseNumber"] = json!("1")),
        invalid("claim-removed", "A member was removed.", &|document| drop(take(document, "validUntil"))),
        invalid("claim-date-respelled", "A date was written in another offset.", &|document| {
            document["validUntil"] = json!("2031-07-01T11:00:00+02:00");
        }),
    ]
}

/// Keywords that put things elsewhere.
fn structure() -> Vec<Case> {
    vec![
        same("accept-index", "An @index was added.", &|document| document["credentialSubject"]["@index"] = json!("x")),
        same("accept-nest", "Members were put one level deeper by @nest.", &|document| {
            let credits = take(&mut document["credentialSubject"], "creditsEarned");
            document["credentialSubject"]["@nest"] = json!({"creditsEarned": credits});
        }),
        same("accept-included", "What is said of the issuer was put into an @included.", &|document| {
            let issuer = document["issuer"].clone();
            document["issuer"] = issuer["id"].clone();
            document["credentialSubject"]["@included"] = json!([issuer]);
        }),
        same("accept-reverse", "The achievement says again, in reverse, whose it is.", &|document| {
            let subject = document["credentialSubject"]["id"].clone();
            document["credentialSubject"]["achievement"]["@reverse"] = json!({format!("{OPEN_BADGES}achievement"): {"id": subject}});
        }),
        same("accept-blank-node", "A thing without name was given the name of a blank node.", &|document| {
            document["credentialSubject"]["achievement"]["criteria"]["id"] = json!("_:b0");
        }),
        same("accept-empty-graph", "An empty @graph was added.", &|document| document["credentialSubject"]["@graph"] = json!([])),
        invalid("included-added", "Something was said in an @included.", &|document| {
            document["credentialSubject"]["@included"] = json!([{"id": "urn:x", "type": "Profile"}]);
        }),
        invalid("graph-added", "Something was said in a @graph.", &|document| {
            document["credentialSubject"]["@graph"] = json!([{"id": "urn:x", "type": "Profile"}]);
        }),
        invalid("reverse-added", "Something was said in a @reverse.", &|document| {
            document["credentialSubject"]["@reverse"] = json!({"urn:x:of": {"id": "urn:x"}});
        }),
        refused(
            "included-free-floating",
            "An @included that says nothing.",
            "statements_invalid",
            "/credentialSubject/@included/0",
            &|document| document["credentialSubject"]["@included"] = json!([{"id": "urn:x"}]),
        ),
        Case::new(
            AREA,
            "graph-of-two-credentials",
            "A document with two credentials side by side in its @graph.",
            {
                let inner = || {
                    let mut inner = badge();
                    inner.shift_remove("@context");
                    inner
                };
                let mut other = inner();
                set(&mut other, "id", json!("urn:uuid:00000000-0000-8000-8000-000000000098"));
                stated(members(json!({"@context": badge()["@context"], "@graph": [inner(), other]})))
            },
            Expect::not_authentic("form_invalid", "/@graph").problem("non_compact").also(&["statements_invalid"]),
        ),
        Case::new(
            AREA,
            "two-credentials",
            "A second credential is described beside the first: which one was signed for nobody can say.",
            {
                let mut other = badge();
                other.shift_remove("@context");
                set(&mut other, "id", json!("urn:uuid:00000000-0000-8000-8000-000000000098"));
                stated(badge_with(|badge| badge["credentialSubject"]["@included"] = json!([other])))
            },
            Expect::not_authentic("statements_invalid", "").problem("graph_without_root"),
        ),
    ]
}

/// Statements that stand where the same thing is named again.
fn moved() -> Vec<Case> {
    let with_creator = badge_with(|badge| {
        let creator = json!({"id": did(&university()).as_str(), "type": ["Profile"]});
        badge["credentialSubject"]["achievement"]["creator"] = creator;
    });
    let with_related = badge_with(|badge| {
        let related = json!([{"id": badge["id"], "type": ["VerifiableCredential", "Related"]}]);
        badge["credentialSubject"]["achievement"]["related"] = related;
    });
    vec![
        same_of(&with_creator, "accept-moved-name", "The issuer's name was moved to where the issuer is named again.", &|document| {
            let name = take(&mut document["issuer"], "name");
            document["credentialSubject"]["achievement"]["creator"]["name"] = name;
        }),
        Case::new(
            AREA,
            "moved-valid-from",
            "The beginning of validity was moved to where the credential is named again: a reader of JSON does not see it.",
            changed(&with_related, &|document| {
                let date = take(document, "validFrom");
                document["credentialSubject"]["achievement"]["related"][0]["validFrom"] = date;
            }),
            Expect::not_authentic("json_misleads", ""),
        ),
        Case::new(
            AREA,
            "moved-valid-until",
            "The end of validity was moved to where the credential is named again: a reader of JSON does not see it.",
            changed(&with_related, &|document| {
                let date = take(document, "validUntil");
                document["credentialSubject"]["achievement"]["related"][0]["validUntil"] = date;
            }),
            Expect::not_authentic("json_misleads", ""),
        ),
    ]
}
