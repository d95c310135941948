use credenza_core::present::Request;
use credenza_core::time::Timestamp;

use crate::award::{Course, changed};
use crate::home::{Home, bytes};

fn request(issued: &str, expires: &str) -> Vec<u8> {
    let time = |text: &str| Timestamp::parse(text).unwrap();
    let request = Request::new([5; 16], "employer.example", time(issued), time(expires)).with_purpose("Application\u{1B}[2J as evaluator");
    request.to_value().to_string().into_bytes()
}

#[test]
fn what_is_sent_is_shown_first_and_only_sent_with_consent() {
    let (home, _, did) = Home::new();
    let second = home.ok(&["wallet", "did", "--new"]).out.trim().to_owned();
    let files = [
        home.file("bound.json", &Course { holder: Some(&did), day: "2026-01-01", ..Course::new("Bound") }.award()),
        home.file("other.json", &Course { holder: Some(&second), day: "2026-01-02", ..Course::new("To another of mine") }.award()),
        home.file("unbound.json", &Course { day: "2026-01-03", ..Course::new("Unbound") }.award()),
        home.file("expired.json", &Course { until: Some("2026-02-01T00:00:00Z"), day: "2026-01-04", ..Course::new("Old") }.award()),
        home.file(
            "foreign.json",
            &Course {
                holder: Some("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"),
                day: "2026-01-05",
                ..Course::new("Foreign")
            }
            .award(),
        ),
    ];
    let add: Vec<&str> = ["wallet", "add"].into_iter().chain(files.iter().map(String::as_str)).collect();
    home.ok(&add);
    let open = home.file("request.json", &request("2020-01-01T00:00:00Z", "9000-01-01T00:00:00Z"));

    let run = home.fails(2, "input_needed", &["present", "--request", &open, "bound", "unbound", "4", "-o", "a.json"]);
    assert!(!home.path("a.json").exists());
    for said in [
        "employer.example",
        "\"Application\\u{1B}[2J as evaluator\"",
        &did,
        "Fiorella Inventata",
        "3 February 2001",
        "It also tells them: Title,",
        "sent whole",
        "code: present_unbound",
        "code: present_refused",
        "EXPIRED",
        "--yes",
    ] {
        assert!(run.err.contains(said), "{said} not in\n{}", run.err);
    }
    home.ok(&["present", "--request", &open, "bound", "unbound", "--yes", "-o", "a.json"]);
    home.fails(1, "file_exists", &["present", "--request", &open, "bound", "--yes", "-o", "a.json"]);
    let holder =
        |path: &str| serde_json::from_slice::<serde_json::Value>(&bytes(&home.path(path))).unwrap()["holder"].as_str().unwrap().to_owned();
    assert_eq!(holder("a.json"), did);
    // Signed as it is asked for, and judged the same.
    for suite in ["eddsa-jcs-2022", "eddsa-rdfc-2022", "Ed25519Signature2020"] {
        let answer = format!("{suite}.json");
        home.ok(&["present", "--request", &open, "bound", "--suite", suite, "--yes", "-o", &answer]);
        let written: serde_json::Value = serde_json::from_slice(&bytes(&home.path(&answer))).unwrap();
        let proof = &written["proof"];
        assert!(proof["cryptosuite"] == suite || proof["type"] == suite, "{proof}");
        home.ok(&["verify", &answer, "--request", &open, "--allow-unknown-issuer"]);
    }
    // The key is the one that the credential is bound to.
    home.ok(&["present", "--request", &open, "another", "--yes", "-o", "b.json"]);
    assert_eq!(holder("b.json"), second);
    home.fails(2, "holders_mixed", &["present", "--request", &open, "1", "2", "--yes"]);
    home.fails(1, "holder_not_found", &["present", "--request", &open, "Foreign", "--yes"]);
    // That one of them is a stranger's is no reason to make two answers.
    home.fails(1, "holder_not_found", &["present", "--request", &open, "Foreign", "bound", "--yes"]);
}

/// What cannot be answered with is said as it is.
#[test]
fn a_credential_that_no_answer_can_hold_is_told_from_one_that_needs_another_key() {
    let (home, _, did) = Home::new();
    let second = home.ok(&["wallet", "did", "--new"]).out.trim().to_owned();
    let subjects = |ids: [&str; 2]| {
        let ids = ids.map(str::to_owned);
        changed("Two", move |document| {
            let subject = document["credentialSubject"].clone();
            let subject = |id: &String| {
                let mut subject = subject.clone();
                subject["id"] = id.as_str().into();
                subject
            };
            document["credentialSubject"] = ids.iter().map(subject).collect();
        })
    };
    let two = home.file("two.json", &subjects([&did, &second]));
    let same =
        home.file("same.json", &changed("Twice", |document| document["id"] = "urn:uuid:00000000-0000-8000-8000-000000000002".into()));
    let url = home.file("url.json", &changed("Key", |document| document["credentialSubject"]["id"] = format!("{did}#key").into()));
    let term = home.file("term.json", &changed("Term", |document| document["credentialSubject"]["unheardOf"] = "x".into()));
    let foreign = home.file(
        "foreign.json",
        &Course { holder: Some("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"), ..Course::new("Foreign") }.award(),
    );
    let added = home.ok(&["wallet", "add", &two, &same, &url, &term]);
    assert!(!added.out.contains("not in this wallet"), "{}", added.out);
    let closed = home.ok(&["wallet", "add", &foreign]);
    assert!(closed.out.contains("Tied to a DID that is not in this wallet: did:key:z6Mkha"), "{}", closed.out);
    let told = home.json(&["wallet", "add", "--json", &foreign]);
    assert_eq!(told[0]["bound_elsewhere"][0], "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK");

    let open = home.file("request.json", &request("2020-01-01T00:00:00Z", "9000-01-01T00:00:00Z"));
    let several = home.fails(2, "holders_several", &["present", "--request", &open, "Two", "--yes"]);
    assert!(several.err.contains(&did) && several.err.contains(&second), "{}", several.err);
    // A DID URL is no DID: the credential is tied to nobody, to this program as to the verifier's.
    let unbound = home.ok(&["present", "--request", &open, "Key", "--yes", "-o", "key.json"]);
    assert!(unbound.err.contains("present_unbound"), "{}", unbound.err);
    // Signed as JSON by its issuer, it can be presented, but not as statements.
    for language in ["en", "it"] {
        let words =
            ["--lang", language, "present", "--request", &open, "Term", "--yes", "--suite", "eddsa-rdfc-2022", "-o", "term-answer.json"];
        let refused = home.run(&words);
        assert!(refused.exit == 1 && refused.err.contains("present_not_statements") && refused.err.contains("--suite"), "{}", refused.err);
    }
    home.ok(&["present", "--request", &open, "Term", "--yes", "-o", "term-answer.json"]);
}

#[test]
fn nothing_is_presented_without_a_request_that_is_open() {
    let home = Home::empty().with(None);
    let run = home.fails(2, "request_needed", &["present", "1"]);
    assert!(run.err.contains("--request FILE") && run.err.contains("--challenge TEXT --domain DOMAIN"), "{}", run.err);
    home.fails(2, "request_needed", &["present", "1", "--challenge", " ", "--domain", "d.example"]);
    let expired = home.file("expired.json", &request("2020-01-01T00:00:00Z", "2020-02-01T00:00:00Z"));
    home.fails(1, "request_expired", &["present", "--request", &expired, "1"]);
    let early = home.file("early.json", &request("8999-01-01T00:00:00Z", "9000-01-01T00:00:00Z"));
    home.fails(1, "request_not_yet", &["present", "--request", &early, "1"]);
    let guessable = home.file(
        "guessable.json",
        br#"{"schema":"credenza.request/1","challenge":"1","domain":"d","issued":"2020-01-01T00:00:00Z","expires":"9000-01-01T00:00:00Z"}"#,
    );
    home.fails(1, "request_malformed", &["present", "--request", &guessable, "1"]);
}
