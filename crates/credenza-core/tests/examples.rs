//! The examples for users of the library do what they say.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]

#[allow(dead_code, reason = "the example's `main` is not called here")]
#[path = "../examples/issue.rs"]
mod issue;
#[allow(dead_code, reason = "the example's `main` is not called here")]
#[path = "../examples/verify.rs"]
mod verify;

#[test]
fn what_the_first_example_issues_the_second_accepts() {
    let credential = issue::issue().unwrap();
    let verdict = verify::verify(credential.as_bytes()).unwrap();
    assert!(verdict.ends_with("accepted: Evaluating foreign titles, Example University"), "{verdict}");
    let tampered = credential.replace(r#""creditsEarned":3"#, r#""creditsEarned":180"#);
    assert_ne!(tampered, credential);
    let verdict = verify::verify(tampered.as_bytes()).unwrap();
    assert!(
        verdict.starts_with("authentic: no") && verdict.ends_with("not accepted: The signature does not match the document."),
        "{verdict}"
    );
}
