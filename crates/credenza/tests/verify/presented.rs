//! Presentations: answers to a request, and what somebody might pass off as one.

use super::documents::*;
use super::inside::vector_of;
use super::world::{NOW, World};
use credenza_core::present::Request;
use serde_json::json;

/// A world with the university on a list, the request, and the learner's answer.
fn world() -> World {
    let world = World::new();
    world.json("universities.json", &trusts(&[&did_of(&university_key())]));
    world.json("request.json", &request().to_value());
    world.json("answer.json", &answer(&learner_key(), &[Issue::new().to(bound()).signed()], &request()));
    world
}

const WITH: &str = "answer.json --request request.json --trust universities.json";

#[test]
fn accepted() {
    let world = world();
    world.snapshot("presentation-accepted", WITH);
    assert_eq!(world.verify(WITH).exit, 0);
    let request = request();
    let by_parts = format!("answer.json --challenge {} --domain employer.example --trust universities.json", request.challenge());
    assert_eq!(world.verify(&by_parts).exit, 0);
}

#[test]
fn stolen() {
    let world = world();
    // The thief's own wallet would refuse; a program of the thief's would not.
    let credential = Issue::new().to(bound()).signed();
    let thief = did_of(&stranger_key());
    let presentation = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiablePresentation"],
        "holder": thief.as_str(),
        "verifiableCredential": [credential],
    });
    let more = [
        ("challenge", request().challenge().to_owned()),
        ("domain", "employer.example".to_owned()),
        ("created", "2026-08-31T12:00:00Z".to_owned()),
    ];
    let more: Vec<_> = more.iter().map(|(name, value)| (*name, value.as_str())).collect();
    world.json("answer.json", &sign(presentation.as_object().unwrap().clone(), &thief, &stranger_key(), "authentication", &more));
    world.snapshot("presentation-stolen", WITH);
    assert_eq!(world.verify(WITH).exit, 3);
}

#[test]
fn unbound_credential() {
    let world = world();
    world.json("answer.json", &answer(&learner_key(), &[Issue::new().signed()], &request()));
    world.snapshot("presentation-unbound", WITH);
    assert_eq!(world.verify(WITH).exit, 7);
}

#[test]
fn empty() {
    let world = world();
    world.json("answer.json", &answer(&learner_key(), &[], &request()));
    world.snapshot("presentation-empty", WITH);
    assert_eq!(world.verify(WITH).exit, 8);
}

#[test]
fn one_good_and_one_expired() {
    let world = world();
    let expired = Issue::new().to(bound()).valid("2026-07-01T09:00:00Z", Some("2026-08-01T09:00:00Z")).signed();
    world.json("answer.json", &answer(&learner_key(), &[Issue::new().to(bound()).signed(), expired], &request()));
    world.snapshot("presentation-mixed", WITH);
    assert_eq!(world.verify(WITH).exit, 4);
}

#[test]
fn without_the_request() {
    let world = world();
    world.snapshot("presentation-without-request", "answer.json --trust universities.json");
    let run = world.verify("answer.json --trust universities.json");
    assert!(run.exit == 2 && run.out.is_empty() && run.err.contains("--challenge TEXT --domain DOMAIN"), "{run:?}");
    assert_eq!(world.verify("answer.json --challenge abc").exit, 2);
    for (challenge, domain) in [("", ""), (" ", "employer.example"), ("abc", "")] {
        let blank = world.run_words(&["verify", "answer.json", "--challenge", challenge, "--domain", domain], b"");
        assert!(blank.exit == 2 && blank.out.is_empty() && blank.err.contains("request_blank"), "{blank:?}");
    }
}

/// No request could help these, so none is asked for, and a folder that holds them is judged as any other.
#[test]
fn a_presentation_that_answers_nothing() {
    let world = World::new();
    vector_of(&world, "presentations", "without-request-unsigned");
    world.snapshot("presentation-unsigned", "without-request-unsigned.json");
    vector_of(&world, "presentations", "without-request-challenge-missing");
    for (file, code) in [("without-request-unsigned", "presentation_unsigned"), ("without-request-challenge-missing", "challenge_absent")] {
        let run = world.verify(&format!("{file}.json"));
        assert!(run.exit == 3 && run.out.contains(code) && run.err.is_empty() && run.out.contains("as a file of its"), "{run:?}");
    }
    let folder = world.verify("--quiet --trust trust.json .");
    assert!(folder.exit == 3 && folder.err.is_empty() && folder.out.contains("rejected: 2"), "{folder:?}");
}

/// What is missing is said, and not that it is something else.
#[test]
fn an_answer_that_lacks_something() {
    let world = World::new();
    for (name, said) in
        [("challenge", "no challenge was signed"), ("domain", "for no verifier in particular"), ("created", "does not say when")]
    {
        let name = format!("{name}-missing");
        vector_of(&world, "presentations", &name);
        for language in ["en", "it"] {
            let run = world.verify(&format!("--lang {language} {name}.json --request request.json"));
            let first = run.out.lines().take(2).collect::<Vec<_>>().join(" ");
            assert!(run.exit == 3 && !first.contains("()") && !first.contains(" -"), "{run:?}");
            assert!(language == "it" || first.contains(said), "{run:?}");
        }
    }
}

/// What is wrong with an answer or a request is for whoever made it to mend, and that is no issuer.
#[test]
fn what_is_wrong_is_for_its_maker_to_mend() {
    let world = world();
    vector_of(&world, "presentations", "holder-null");
    let answer = world.verify("holder-null.json --request request.json");
    assert!(answer.exit == 3 && answer.out.contains("presentation_malformed") && !answer.out.contains("issuer"), "{answer:?}");
    let text = request().to_value().to_string();
    let twice = text.replacen('{', r#"{"domain":"other.example","#, 1);
    for (name, bytes) in [("bom.json", ["\u{feff}".as_bytes(), text.as_bytes()].concat()), ("twice.json", twice.into_bytes())] {
        world.write(name, bytes);
        for line in ["verify answer.json --request", "present 1 --request"] {
            let run = world.run(&format!("{line} {name}"));
            assert!(run.exit == 1 && run.err.contains("request_not_json") && run.err.contains(name), "{run:?}");
            assert!(!run.err.contains("issuer") && !run.err.contains("signed"), "{run:?}");
        }
    }
}

/// Whom a presentation names is another question than whose its credentials are.
#[test]
fn what_is_said_of_the_holder_is_not_said_of_the_credentials() {
    let world = World::new();
    for (name, code) in
        [("holder-not-signer", "holder_named_differs"), ("two-signers", "signers_differ"), ("subject-unresolved", "holder_unresolved")]
    {
        vector_of(&world, "presentations", name);
        world.snapshot(&format!("presentation-{name}"), &format!("{name}.json --request request.json --trust trust.json"));
        let run = world.verify(&format!("{name}.json --request request.json --trust trust.json"));
        assert!(run.out.contains(code) && !run.out.contains("somebody else"), "{run:?}");
    }
}

#[test]
fn another_request() {
    let world = world();
    let other = Request::new([8; 16], "other.example", time("2026-08-30T12:00:00Z"), time("2026-09-13T12:00:00Z"));
    world.json("request.json", &other.to_value());
    world.snapshot("presentation-other-request", WITH);
    assert_eq!(world.verify(WITH).exit, 3);
    world.json(
        "request.json",
        &Request::new([7; 16], "employer.example", time("2026-08-01T12:00:00Z"), time("2026-08-30T12:00:00Z")).to_value(),
    );
    let late = world.verify(WITH);
    assert!(late.exit == 3 && late.out.contains("request_window"), "{late:?}");
}

#[test]
fn a_bare_file_for_a_request() {
    let world = world();
    world.json("award.json", &Issue::new().to(bound()).signed());
    world.snapshot("presentation-expected", "award.json --request request.json --trust universities.json");
    assert_eq!(world.verify("award.json --request request.json --trust universities.json").exit, 3);
}

#[test]
fn once() {
    let world = world();
    world.json("copy.json", &request().to_value());
    world.json("wrong.json", &answer(&stranger_key(), &[], &request()));
    assert_eq!(world.verify("wrong.json --request request.json --once").exit, 8);
    let first = world.verify(&format!("{WITH} --once"));
    assert!(first.exit == 0 && first.out.starts_with('✔'), "{first:?}");
    assert!(world.path("request.json").exists(), "the file is the employer's own record");
    for options in ["", "--once"] {
        world.json("again.json", &request().to_value());
        let again = world.verify(&format!("answer.json --request again.json --trust universities.json {options}"));
        assert!(again.exit == 0 && again.out.starts_with('✔') && again.err.contains("already counted"), "{again:?}");
    }
    // Other bytes are another answer, even if they mean the same.
    let mut other = std::fs::read(world.path("answer.json")).unwrap();
    other.push(b'\n');
    world.write("other.json", other);
    world.snapshot("request-used", "other.json --request copy.json --trust universities.json");
    for line in ["other.json", "other.json --once", "answer.json other.json", "--ndjson answer.json"] {
        let refused = world.verify(&format!("{line} --request copy.json --trust universities.json"));
        assert!(refused.exit == 3 && refused.out.is_empty() && refused.err.contains("request_used"), "{line}: {refused:?}");
    }
}

/// Whatever stands for more than one answer, now or tomorrow, uses no request up and accepts nothing.
#[test]
fn once_is_for_an_answer_by_itself() {
    let world = world();
    let answer = std::fs::read(world.path("answer.json")).unwrap();
    world.write("one/answer.json", &answer);
    world.write("two/answer.json", &answer);
    world.write("two/other.json", [&answer[..], b"\n"].concat());
    world.write("empty/notes.txt", "");
    let value: serde_json::Value = serde_json::from_slice(&answer).unwrap();
    world.write("lines.ndjson", value.to_string());
    let shapes = [
        "one",
        "two",
        "answer.json one",
        "one answer.json",
        "answer.json answer.json",
        "empty",
        "answer.json empty",
        "--ndjson lines.ndjson",
    ];
    for shape in shapes.into_iter().chain(["--ndjson one", "--ndjson -", "--json one"]) {
        let run = world.verify(&format!("{shape} --request request.json --trust universities.json --once"));
        assert!(run.exit == 2 && run.out.is_empty() && run.err.contains("once_needs_one"), "{shape}: {run:?}");
    }
    assert!(!world.home().join("requests").exists());
    let line = format!("verify --at {NOW} --request request.json --trust universities.json --once");
    let piped = world.run_with(&format!("{line} -"), &answer);
    assert!(piped.exit == 0 && piped.out.starts_with('✔'), "{piped:?}");
    let other = world.run_with(&line, &[&answer[..], b"\n"].concat());
    assert!(other.exit == 3 && other.err.contains("request_used"), "{other:?}");
}

#[test]
fn once_where_nothing_can_be_remembered() {
    let world = world();
    std::fs::create_dir(world.home()).unwrap();
    std::fs::write(world.home().join("requests"), "in the way").unwrap();
    let run = world.verify(&format!("{WITH} --once"));
    assert!(run.exit == 1 && run.out.is_empty() && run.err.contains("once_not_kept"), "{run:?}");
    assert!(world.path("request.json").exists());
    let two = world.verify(&format!("answer.json {WITH} --once"));
    assert!(two.exit == 2 && two.err.contains("once_needs_one"), "{two:?}");
}

#[test]
fn a_request_is_made_and_answered() {
    let world = world();
    let made = world.run("request new --domain employer.example --purpose Application --expires 12h -o new.json");
    assert!(made.exit == 0 && made.out.is_empty() && made.err.contains("credenza present --request new.json"), "{made:?}");
    let value: serde_json::Value = serde_json::from_slice(&std::fs::read(world.path("new.json")).unwrap()).unwrap();
    let request = Request::parse(&serde_json::to_vec(&value).unwrap()).unwrap();
    let (from, until) = request.window().unwrap();
    assert_eq!(
        (request.domain(), request.purpose(), until.unix_seconds() - from.unix_seconds()),
        ("employer.example", Some("Application"), 43_200)
    );
    assert_eq!(world.run("request new --domain employer.example -o new.json").exit, 1, "never replaced unasked");
    let other = world.run("request new --domain employer.example -o -");
    assert_ne!(serde_json::from_str::<serde_json::Value>(&other.out).unwrap()["challenge"], value["challenge"]);
    for (line, code) in [
        ("request new --domain https://employer.example/<x> -o x.json", "domain_invalid"),
        ("request new --domain employer.example --expires never -o x.json", "duration_invalid"),
    ] {
        let run = world.run(line);
        assert!(run.exit == 2 && run.err.contains(code), "{run:?}");
    }
    for (purpose, code) in
        [("", "text_empty"), ("a\u{200b}b", "text_control_character"), ("one\ntwo", "purpose_of_lines"), ("a\tb", "purpose_of_lines")]
    {
        for language in ["en", "it"] {
            let words = ["--lang", language, "request", "new", "--domain", "employer.example", "--purpose", purpose, "-o", "x.json"];
            let run = world.run_words(&words, b"");
            assert!(run.exit == 2 && run.err.contains(code) && !world.path("x.json").exists(), "{run:?}");
        }
    }
    assert!(NOW.starts_with("2026"));
}
