//! What a report says beside its answers: its names, its JSON, its values, and where a limit is.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]

use std::collections::{BTreeSet, HashSet};

use credenza_core::credential::Secured;
use credenza_core::did::{Did, key_method};
use credenza_core::encoding::json::{Document, Value};
use credenza_core::encoding::json_ld::{Contexts, Limits};
use credenza_core::encoding::multibase::{self, Base};
use credenza_core::key::{PublicKey, SecretKey};
use credenza_core::proof::Suite;
use credenza_core::time::Timestamp;
use credenza_core::trust::{Ended, TrustList, TrustedIssuer};
use credenza_core::verify::{
    Answer, Check, Code, Evidence, Finding, IssuerBinding, Outcome, Policy, Provenance, Question, Report, Verifier, needs,
};
use serde_json::json;

fn university() -> SecretKey {
    SecretKey::from_seed([1; 32])
}

fn did(key: &SecretKey) -> Did {
    key_method::from_public_key(&key.public_key())
}

fn time(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

/// A badge that states an award's title, level and country.
fn badge() -> Value {
    json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:uuid:00000000-0000-8000-8000-000000000001",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "x",
        "issuer": {
            "id": did(&university()).as_str(),
            "type": ["Profile"],
            "name": "Example University",
            "address": {"type": ["Address"], "addressCountryCode": "IT"}
        },
        "validFrom": "2026-07-01T09:00:00Z",
        "validUntil": "2031-07-01T09:00:00Z",
        "credentialSubject": {
            "id": "did:example:learner",
            "type": ["AchievementSubject"],
            "creditsEarned": 3,
            "achievement": {
                "id": "https://uni.example/courses/titles",
                "type": ["Achievement"],
                "achievementType": "MicroCredential",
                "name": "Evaluating foreign titles",
                "description": "A short course",
                "criteria": {"narrative": "Pass"}
            }
        }
    })
}

fn signed_by(document: &Value, method: &str, key: &SecretKey) -> Secured {
    signed_by_at(document, method, key, "2026-07-01T09:00:00Z")
}

fn signed_at(document: &Value, key: &SecretKey, created: &str) -> Secured {
    signed_by_at(document, &key_method::method_id(&key.public_key()), key, created)
}

fn signed_by_at(document: &Value, method: &str, key: &SecretKey, created: &str) -> Secured {
    let options = json!({
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": created,
        "verificationMethod": method,
        "proofPurpose": "assertionMethod"
    });
    let table = |value: &Value| Document::from_value(value).unwrap();
    let proof = Suite::EddsaJcs2022.sign(&table(document), table(&options).root(), &[], &Contexts::known(), key).unwrap();
    let mut document = document.clone();
    document["proof"] = proof.to_value();
    Secured::parse(document.to_string().as_bytes()).unwrap()
}

fn signed(document: &Value) -> Secured {
    signed_by(document, &key_method::method_id(&university().public_key()), &university())
}

fn report(secured: &Secured, policy: &Policy) -> Report {
    let evidence = Evidence::new();
    Verifier::new(&evidence, policy).verify(secured, &time("2026-08-01T12:00:00Z"))
}

fn listed(change: impl FnOnce(&mut TrustedIssuer)) -> Policy {
    let mut issuer = TrustedIssuer::new(did(&university()), "Example University");
    change(&mut issuer);
    Policy::default().trust("the list", TrustList::new([issuer]))
}

fn of_check(report: &Report, check: Check) -> Vec<&Finding> {
    report.findings().iter().filter(|finding| finding.check == check).collect()
}

fn detail<'f>(finding: &'f Finding, name: &str) -> Option<&'f str> {
    finding.detail.iter().find(|(other, _)| *other == name).map(|(_, value)| value.as_str())
}

/// Programs compare these: they stay what they are.
#[test]
fn names_are_stable() {
    let checks = [
        (Check::Form, "form"),
        (Check::Proof, "proof"),
        (Check::IssuerBinding, "issuer_binding"),
        (Check::Request, "request"),
        (Check::HolderBinding, "holder_binding"),
        (Check::Identity, "identity"),
        (Check::Period, "period"),
        (Check::Status, "status"),
        (Check::Trust, "trust"),
        (Check::Embedded, "embedded"),
        (Check::Schema, "schema"),
        (Check::Element, "element"),
    ];
    checks.iter().for_each(|(check, name)| assert_eq!(check.name(), *name));
    let outcomes = [(Outcome::Pass, "pass"), (Outcome::Fail, "fail"), (Outcome::Unknown, "unknown"), (Outcome::Skip, "skip")];
    outcomes.iter().for_each(|(outcome, name)| assert_eq!(outcome.name(), *name));
    let answers = [(Answer::Yes, "yes"), (Answer::No, "no"), (Answer::Unknown, "unknown")];
    answers.iter().for_each(|(answer, name)| assert_eq!(answer.name(), *name));
}

#[test]
fn a_report_as_json_says_what_the_report_says() {
    let report = report(&signed(&badge()), &listed(|_| {}));
    let json = report.to_value();
    let written = json["findings"].as_array().unwrap();
    assert_eq!(written.len(), report.findings().len());
    for (written, finding) in written.iter().zip(report.findings()) {
        assert_eq!(written["question"], finding.check.question().name());
        assert_eq!(written["check"], finding.check.name());
        assert_eq!(written["outcome"], finding.outcome.name());
        assert_eq!(written["code"], finding.code.as_str());
        assert_eq!(written["pointer"], finding.pointer.as_str());
        assert_eq!(written["detail"].as_object().unwrap().len(), finding.detail.len());
        finding.detail.iter().for_each(|(name, value)| assert_eq!(written["detail"][*name], value.as_str()));
    }
    let title = &json["elements"]["title"];
    assert_eq!(title["state"], "stated");
    assert_eq!(title["statements"][0]["pointer"], "/credentialSubject/achievement/name");
    assert!(title["statements"][0]["value"].to_string().contains("Evaluating foreign titles"), "{title}");
    assert_eq!(json["issuer"]["key"], university().public_key().to_multikey());
}

#[test]
fn the_proof_is_reported_with_its_method_and_suite() {
    let report = report(&signed(&badge()), &listed(|_| {}));
    let proof = of_check(&report, Check::Proof)[0];
    assert_eq!((proof.outcome, proof.code), (Outcome::Pass, Code::ProofValid));
    assert_eq!(detail(proof, "method"), Some(key_method::method_id(&university().public_key()).as_str()));
    assert_eq!(detail(proof, "suite"), Some("eddsa-jcs-2022"));
    assert_eq!(detail(proof, "created"), Some("2026-07-01T09:00:00Z"));
}

/// Why a value is no signature, in words that are right for it.
#[test]
fn what_is_no_signature_is_said() {
    let said = |value: &str| {
        let mut document = signed(&badge()).unverified().clone();
        document["proof"]["proofValue"] = value.into();
        let report = report(&Secured::parse(document.to_string().as_bytes()).unwrap(), &listed(|_| {}));
        let finding = of_check(&report, Check::Proof)[0];
        assert_eq!((finding.code, finding.pointer.as_str()), (Code::ProofMalformed, "/proof/proofValue"));
        finding.detail.iter().map(|(_, value)| value.clone()).collect::<Vec<_>>().join("; ")
    };
    for (base, bytes, expected) in [
        (Base::Base58Btc, &[1; 63][..], "63 bytes"),
        (Base::Base58Btc, &[1; 65], "65 bytes"),
        (Base::Base64Url, &[1; 63], "another base"),
        (Base::Base64Url, &[1; 64], "another base"),
    ] {
        let said = said(&multibase::encode(base, bytes));
        assert!(said.contains(expected), "{said}");
    }
}

/// An issuer that changed its keys signs with both; a list names one of them. The proofs of a set have no order, so none decides.
#[test]
fn where_a_proof_stands_in_a_set_decides_nothing() {
    const WEB: &str = "did:web:uni.example";
    let (old, new) = (SecretKey::from_seed([11; 32]), SecretKey::from_seed([12; 32]));
    let method = |name: &str, key: &SecretKey| {
        let key = key.public_key().to_multikey();
        json!({"id": format!("{WEB}#{name}"), "type": "Multikey", "controller": WEB, "publicKeyMultibase": key})
    };
    let document = json!({
        "id": WEB,
        "verificationMethod": [method("old", &old), method("new", &new)],
        "assertionMethod": [format!("{WEB}#old"), format!("{WEB}#new")]
    });
    let mut evidence = Evidence::new();
    let obtained = Some(time("2026-07-20T00:00:00Z"));
    evidence.add_did_document(Did::parse(WEB).unwrap(), &document, Provenance::Own, obtained).unwrap();
    let mut badge = badge();
    badge["issuer"]["id"] = WEB.into();
    let proof = |name: &str, key: &SecretKey| signed_by(&badge, &format!("{WEB}#{name}"), key).unverified()["proof"].clone();
    let in_order = |proofs: [Value; 2]| {
        let mut document = badge.clone();
        document["proof"] = json!(proofs);
        Secured::parse(document.to_string().as_bytes()).unwrap()
    };
    let (by_old, by_new) = (proof("old", &old), proof("new", &new));
    for listed in [&old, &new] {
        let mut issuer = TrustedIssuer::new(Did::parse(WEB).unwrap(), "Example University");
        issuer.keys = vec![listed.public_key()];
        let policy = Policy::default().trust("the list", TrustList::new([issuer]));
        for proofs in [[by_old.clone(), by_new.clone()], [by_new.clone(), by_old.clone()]] {
            let report = Verifier::new(&evidence, &policy).verify(&in_order(proofs), &time("2026-08-01T12:00:00Z"));
            assert_eq!(report.answer(Question::Trusted), Answer::Yes, "{:?}", report.findings());
            assert_eq!(report.to_value()["issuer"]["key"], listed.public_key().to_multikey());
        }
    }
    // One that the list does not name is none the better for having company.
    let mut issuer = TrustedIssuer::new(Did::parse(WEB).unwrap(), "Example University");
    issuer.keys = vec![university().public_key()];
    let policy = Policy::default().trust("the list", TrustList::new([issuer]));
    let report = Verifier::new(&evidence, &policy).verify(&in_order([by_old, by_new]), &time("2026-08-01T12:00:00Z"));
    assert_eq!(of_check(&report, Check::Trust)[0].code, Code::IssuerKeyNotListed);
}

/// A badge with these proofs in both orders.
fn in_both_orders(badge: &Value, proofs: [Value; 2]) -> [Secured; 2] {
    let [first, second] = proofs;
    [[&first, &second], [&second, &first]].map(|proofs| {
        let mut document = badge.clone();
        document["proof"] = json!(proofs);
        Secured::parse(document.to_string().as_bytes()).unwrap()
    })
}

/// Whatever else speaks for it, another's signature does not take the place of the issuer's.
#[test]
fn a_credential_is_judged_by_its_issuers_signature() {
    let other = SecretKey::from_seed([11; 32]);
    let sign = |key: &SecretKey, created: &str| signed_at(&badge(), key, created).unverified()["proof"].clone();
    // The other one is newer.
    let proofs = [sign(&university(), "2026-07-01T09:00:00Z"), sign(&other, "2026-07-02T09:00:00Z")];
    for policy in [Policy::default(), Policy::default().issuer_binding(IssuerBinding::Reported)] {
        for secured in in_both_orders(&badge(), proofs.clone()) {
            let report = report(&secured, &policy.clone().allow_unknown_issuer());
            assert!(report.accepted().is_ok(), "{:?}", report.findings());
            assert_eq!(report.to_value()["issuer"]["key"], university().public_key().to_multikey());
        }
    }
}

/// Clocks differ: a signature of the next five minutes is none of the future, and not the worse for it.
#[test]
fn a_signature_made_just_now_counts_as_any_other() {
    let now = "2026-08-01T12:00:00Z";
    let sign = |created: &str| signed_at(&badge(), &university(), created).unverified()["proof"].clone();
    let policy = listed(|issuer| issuer.from = Some(time("2026-07-15T00:00:00Z")));
    for (created, trusted) in [(now, Answer::Yes), ("2026-08-01T12:05:00Z", Answer::Yes), ("2026-08-01T12:05:01Z", Answer::No)] {
        // The older one is of a time that the list says nothing of.
        for secured in in_both_orders(&badge(), [sign("2026-07-01T09:00:00Z"), sign(created)]) {
            assert_eq!(report(&secured, &policy).answer(Question::Trusted), trusted, "{created}");
        }
    }
}

#[test]
fn the_end_of_validity_is_said_while_it_is_to_come() {
    let report = report(&signed(&badge()), &Policy::default().allow_unknown_issuer());
    let [period] = of_check(&report, Check::Period)[..] else { panic!("{:?}", report.findings()) };
    assert_eq!(
        (period.code, period.pointer.as_str(), detail(period, "until")),
        (Code::PeriodOk, "/validUntil", Some("2031-07-01T09:00:00Z"))
    );
}

/// A file shows nothing of its holder, and of what is not judged nothing is known; each check stands in the report.
#[test]
fn every_check_is_in_the_report() {
    let judged = report(&signed(&badge()), &Policy::default().allow_unknown_issuer());
    let [holder] = of_check(&judged, Check::HolderBinding)[..] else { panic!("{:?}", judged.findings()) };
    assert_eq!((holder.code, holder.outcome, holder.pointer.as_str()), (Code::HolderNotShown, Outcome::Skip, "/credentialSubject/id"));
    let unjudged =
        report(&Secured::parse(br#"{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion"}"#).unwrap(), &Policy::default());
    let all =
        [Check::Form, Check::Proof, Check::IssuerBinding, Check::HolderBinding, Check::Period, Check::Status, Check::Trust, Check::Element];
    for check in all {
        let [finding] = of_check(&unjudged, check)[..] else { panic!("{:?}", unjudged.findings()) };
        assert_eq!(finding.code == Code::NotChecked, check != Check::Form, "{:?}", unjudged.findings());
    }
}

/// Only where there are several is it said that each counts by itself.
#[test]
fn several_proofs_are_said_to_be_several() {
    let one = signed(&badge());
    let mut document = one.unverified().clone();
    document["proof"] = json!([document["proof"], document["proof"]]);
    let two = Secured::parse(document.to_string().as_bytes()).unwrap();
    let count = |secured: &Secured| {
        let report = report(secured, &listed(|_| {}));
        report.findings().iter().filter(|finding| finding.code == Code::ProofsIndependent).count()
    };
    assert_eq!((count(&one), count(&two)), (0, 1));
}

/// The name is what a report shows as that of the issuer.
#[test]
fn a_name_on_a_list_hides_nothing() {
    let list = |name: &str| json!({"issuers": [{"id": "did:web:uni.example", "name": name}]}).to_string();
    for name in ["Universit\u{e0} di Esempio", "\u{62c}\u{627}\u{645}\u{639}\u{629}", "Zo\u{e9} \u{1f393}"] {
        assert!(TrustList::parse(list(name).as_bytes()).is_ok(), "{name}");
    }
    for name in ["", " ", "Uni\u{200b}versity", "University\nof Example", "\u{202e}ytisrevinU", "Uni\u{1b}[2J"] {
        let error = TrustList::parse(list(name).as_bytes()).unwrap_err();
        assert_eq!((error.code(), error.pointer().as_str()), ("trust_list_malformed", "/issuers/0/name"), "{name:?}");
    }
}

#[test]
fn a_pin_stands_beside_what_a_list_says() {
    let report = report(&signed(&badge()), &listed(|_| {}).pin_issuer(did(&university())));
    let codes: Vec<_> = of_check(&report, Check::Trust).iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::IssuerPinned, Code::IssuerTrusted]);
}

#[test]
fn what_is_stated_twice_and_differently_is_no_micro_credential() {
    let mut document = badge();
    document["credentialSubject"]["achievement"]["creditsAvailable"] = 180.into();
    let report = report(&signed(&document), &listed(|_| {}));
    assert_eq!(report.to_value()["elements"]["workload"]["state"], "contradictory", "{:#}", report.to_value()["elements"]);
    let errors = report.authentic().unwrap().micro().unwrap_err();
    let found: Vec<_> = errors.iter().map(|error| (error.code(), error.pointer().map(ToString::to_string))).collect();
    assert_eq!(found, [("element_contradictory", Some("/credentialSubject/creditsEarned".to_owned()))]);
}

/// A document obtained when the credential was signed, or later, has every key that counts.
#[test]
fn a_document_is_outdated_only_where_it_is_older_than_the_signature() {
    let web = "did:web:uni.example";
    let document = json!({
        "@context": ["https://www.w3.org/ns/did/v1"],
        "id": web,
        "verificationMethod": [{
            "id": format!("{web}#other"),
            "type": "Multikey",
            "controller": web,
            "publicKeyMultibase": university().public_key().to_multikey()
        }],
        "assertionMethod": [format!("{web}#other")]
    });
    let mut credential = badge();
    credential["issuer"]["id"] = web.into();
    let secured = signed_by(&credential, &format!("{web}#key"), &university());
    for (obtained, code, outcome) in [
        ("2026-07-01T08:59:59Z", Code::DidDocumentOutdated, Outcome::Unknown),
        ("2026-07-01T09:00:00Z", Code::MethodNotFound, Outcome::Fail),
        ("2026-07-01T09:00:01Z", Code::MethodNotFound, Outcome::Fail),
    ] {
        let mut evidence = Evidence::new();
        evidence.add_did_document(Did::parse(web).unwrap(), &document, Provenance::Own, Some(time(obtained))).unwrap();
        let policy = Policy::default();
        let report = Verifier::new(&evidence, &policy).verify(&secured, &time("2026-08-01T12:00:00Z"));
        let proof = of_check(&report, Check::Proof)[0];
        assert_eq!((proof.code, proof.outcome), (code, outcome), "{obtained}");
    }
}

#[test]
fn reports_are_equal_where_they_say_the_same() {
    let (one, policy) = (signed(&badge()), listed(|_| {}));
    let mut other = badge();
    other["credentialSubject"]["achievement"]["name"] = "Another title".into();
    let other = report(&signed(&other), &policy);
    assert_eq!(report(&one, &policy), report(&one, &policy));
    // The same findings about another credential.
    assert_eq!(report(&one, &policy).findings(), other.findings());
    assert_ne!(report(&one, &policy), other);
    // The same about the same credential, but for where it is known from.
    let elsewhere = Policy::default().trust("another list", TrustList::new([TrustedIssuer::new(did(&university()), "Example University")]));
    assert_ne!(report(&one, &policy), report(&one, &elsewhere));
    assert_ne!(report(&one, &policy), report(&one, &Policy::default()));
}

/// What a list says, and what the credential says.
#[test]
fn what_a_trust_list_says_is_reported_with_both_sides() {
    let trust = |change: &dyn Fn(&mut TrustedIssuer)| {
        let report = report(&signed(&badge()), &listed(change));
        let finding = of_check(&report, Check::Trust)[0].clone();
        assert_eq!(detail(&finding, "list"), Some("the list"));
        assert_eq!(detail(&finding, "name"), Some("Example University"));
        assert_eq!(detail(&finding, "did"), Some(did(&university()).as_str()));
        finding
    };
    let sides = |finding: &Finding, names: [&'static str; 2]| names.map(|name| detail(finding, name).map(str::to_owned));
    let of_types = trust(&|issuer| issuer.types = vec!["DiplomaCredential".to_owned(), "Other".to_owned()]);
    assert_eq!((of_types.code, detail(&of_types, "expected")), (Code::IssuerOutsideTypes, Some("DiplomaCredential, Other")));
    assert_eq!(detail(&of_types, "found"), Some("VerifiableCredential, OpenBadgeCredential"));
    let of_country = trust(&|issuer| issuer.country = Some("FR".to_owned()));
    assert_eq!(of_country.code, Code::IssuerOutsideCountry);
    assert_eq!(sides(&of_country, ["expected", "found"]), [Some("FR".to_owned()), Some("IT".to_owned())]);
    for (code, until, ended) in [
        (Code::IssuerOutsidePeriod, "2026-06-01T00:00:00Z", None),
        (Code::IssuerClosed, "2026-07-15T00:00:00Z", Some(Ended::Closed)),
        (Code::IssuerCompromised, "2026-07-15T00:00:00Z", Some(Ended::Compromised)),
    ] {
        let finding = trust(&|issuer| (issuer.until, issuer.ended) = (Some(time(until)), ended));
        assert_eq!((finding.code, detail(&finding, "from"), detail(&finding, "until")), (code, Some("-"), Some(until)));
        assert_eq!(sides(&finding, ["signed", "dated_by"]), ["2026-07-01T09:00:00Z", "signature"].map(|text| Some(text.to_owned())));
    }
}

/// Of several lists the gravest word stands first.
#[test]
fn findings_on_trust_stand_in_the_order_of_their_weight() {
    let list = |change: &dyn Fn(&mut TrustedIssuer)| {
        let mut issuer = TrustedIssuer::new(did(&university()), "Example University");
        change(&mut issuer);
        TrustList::new([issuer])
    };
    let compromised = list(&|issuer| (issuer.until, issuer.ended) = (Some(time("2026-07-15T00:00:00Z")), Some(Ended::Compromised)));
    let abroad = list(&|issuer| issuer.country = Some("FR".to_owned()));
    let policy = Policy::default().trust("1", list(&|_| {})).trust("2", abroad).trust("3", compromised);
    let report = report(&signed(&badge()), &policy);
    let codes: Vec<_> = of_check(&report, Check::Trust).iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Code::IssuerCompromised, Code::IssuerOutsideCountry, Code::IssuerTrusted]);
    assert_eq!(report.answer(Question::Trusted), Answer::No);
}

#[test]
fn several_subjects_are_said_to_be_several() {
    let mut two = badge();
    let subject = two["credentialSubject"].clone();
    two["credentialSubject"] = json!([subject, {"id": "did:example:other", "type": ["AchievementSubject"]}]);
    let said = |document: &Value| {
        let report = report(&signed(document), &listed(|_| {}));
        let several = of_check(&report, Check::Element).into_iter().find(|finding| finding.code == Code::SeveralSubjects);
        several.map(|finding| (finding.outcome, detail(finding, "count").map(str::to_owned)))
    };
    assert_eq!(said(&badge()), None);
    assert_eq!(said(&two), Some((Outcome::Unknown, Some("2".to_owned()))));
}

/// A value of a finding is quoted whole up to 2,048 characters, and cut behind as many.
#[test]
fn long_values_are_cut_in_characters() {
    for (characters, is_cut) in [(2046, false), (2047, true)] {
        // The method is quoted: in it as many characters of two bytes, and a bracket before.
        let method = format!("did:{}", "é".repeat(characters - 2));
        let report = report(&signed_by(&badge(), &method, &university()), &listed(|_| {}));
        let quoted =
            of_check(&report, Check::Proof).into_iter().flat_map(|finding| &finding.detail).find(|(_, value)| value.starts_with("did:é"));
        let (_, quoted) = quoted.unwrap();
        assert_eq!(quoted.ends_with('…'), is_cut, "{characters}");
        assert_eq!(quoted.chars().count(), if is_cut { 2049 } else { method.chars().count() });
    }
}

/// More issuers than a verifier remembers: it says of each what a new one says.
#[test]
fn a_verifier_that_met_a_thousand_issuers_says_the_same() {
    let (evidence, policy) = (Evidence::new(), Policy::default().allow_unknown_issuer());
    let verifier = Verifier::new(&evidence, &policy);
    let now = time("2026-08-01T12:00:00Z");
    for number in (0..1_100_u32).chain(0..3) {
        let mut seed = [7; 32];
        seed[..4].copy_from_slice(&number.to_be_bytes());
        let key = SecretKey::from_seed(seed);
        let mut document = badge();
        document["issuer"]["id"] = did(&key).as_str().into();
        let secured = signed_by(&document, &key_method::method_id(&key.public_key()), &key);
        let report = verifier.verify(&secured, &now);
        assert_eq!(report.accepted().unwrap().key(), &key.public_key());
    }
}

/// What is needed of what lies so deep that it is judged, and of nothing deeper.
#[test]
fn needs_reach_as_deep_as_what_is_judged() {
    let with = |inner: Option<Value>, number: u32| {
        let mut document = badge();
        document["proof"] = json!({"type": "DataIntegrityProof", "verificationMethod": format!("did:web:level{number}.example#key")});
        if let Some(inner) = inner {
            document["credentialSubject"]["achievement"]["endorsement"] = json!([inner]);
        }
        document
    };
    let nested = (0..6).rev().fold(None, |inner, number| Some(with(inner, number))).unwrap();
    let needed = |document: &Value| needs(&Secured::parse(document.to_string().as_bytes()).unwrap());
    let levels = |levels: std::ops::Range<u32>| levels.map(|level| format!("did:web:level{level}.example")).collect::<BTreeSet<_>>();
    assert_eq!(needed(&nested), levels(0..3));
    let presentation = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiablePresentation"],
        "verifiableCredential": [nested]
    });
    assert_eq!(needed(&presentation), levels(0..3));
}

#[test]
fn a_context_that_is_built_in_is_not_replaced() {
    let context = Document::parse(br#"{"@context": {}}"#).unwrap();
    for url in Contexts::known().urls() {
        assert!(Policy::default().context(url, context.clone()).is_err(), "{url}");
    }
}

#[test]
fn policies_are_equal_where_they_demand_the_same() {
    let context = |iri: &str| Document::parse(format!(r#"{{"@context": {{"a": "{iri}"}}}}"#).as_bytes()).unwrap();
    let with = |url: &str, iri: &str| Policy::default().context(url, context(iri)).unwrap();
    assert_eq!(with("https://a.example/", "urn:a:a"), with("https://a.example/", "urn:a:a"));
    assert_ne!(with("https://a.example/", "urn:a:a"), with("https://a.example/", "urn:a:b"));
    assert_ne!(with("https://a.example/", "urn:a:a"), with("https://b.example/", "urn:a:a"));
    assert_ne!(with("https://a.example/", "urn:a:a"), Policy::default());
    let limits = Limits { statements: 3, ..Limits::default() };
    assert_ne!(Policy::default().within(limits), Policy::default());
    assert_eq!(Policy::default().within(limits), Policy::default().within(limits));
    let schema = |url: &str, text: &str| Policy::default().schema(url, text.as_bytes()).unwrap();
    assert_eq!(schema("https://a.example/", "true"), schema("https://a.example/", "true"));
    assert_ne!(schema("https://a.example/", "true"), schema("https://a.example/", "false"));
    assert_ne!(schema("https://a.example/", "true"), schema("https://b.example/", "true"));
    assert_eq!(schema("https://a.example/", "true").schema("https://a.example/", b"false").unwrap(), schema("https://a.example/", "false"));
    let both = schema("https://a.example/", "true").schema("https://b.example/", b"false").unwrap();
    assert_ne!(both, schema("https://b.example/", "false"));
}

#[test]
fn limits_hold_for_every_context_that_a_policy_has() {
    let mut document = badge();
    document["@context"].as_array_mut().unwrap().push("https://a.example/".into());
    let policy = || Policy::default().allow_unknown_issuer();
    let context = || Document::parse(br#"{"@context": {}}"#).unwrap();
    let limits = Limits { statements: 3, ..Limits::default() };
    let stated = |policy: &Policy| {
        let table = |value: &Value| Document::from_value(value).unwrap();
        let options = json!({"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "verificationMethod": key_method::method_id(&university().public_key()),
            "proofPurpose": "assertionMethod"});
        let unlimited = Policy::default().context("https://a.example/", context()).unwrap();
        let proof = Suite::EddsaRdfc2022.sign(&table(&document), table(&options).root(), &[], unlimited.contexts(), &university()).unwrap();
        let mut document = document.clone();
        document["proof"] = proof.to_value();
        let report = report(&Secured::parse(document.to_string().as_bytes()).unwrap(), policy);
        (report.answer(Question::Authentic), of_check(&report, Check::Proof)[0].detail.iter().any(|(_, value)| value == "json_ld_limit"))
    };
    assert_eq!(stated(&policy().context("https://a.example/", context()).unwrap()), (Answer::Yes, false));
    assert_eq!(stated(&policy().within(limits).context("https://a.example/", context()).unwrap()), (Answer::No, true));
    assert_eq!(stated(&policy().context("https://a.example/", context()).unwrap().within(limits)), (Answer::No, true));
}

#[test]
fn equal_keys_are_one_in_a_set() {
    let keys = [1, 1, 2].map(|seed| SecretKey::from_seed([seed; 32]).public_key());
    assert_eq!(keys.iter().collect::<HashSet<&PublicKey>>().len(), 2);
    let mut hashes = BTreeSet::new();
    for key in keys {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        hashes.insert(hasher.finish());
    }
    assert_eq!(hashes.len(), 2, "another key has another hash");
}
