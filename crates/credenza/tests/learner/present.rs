use credenza_core::present::Request;
use credenza_core::time::Timestamp;

use crate::award::Course;
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
