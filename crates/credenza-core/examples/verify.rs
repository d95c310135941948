//! Verify a credential in a program: `cargo run -p credenza-core --example verify credential.json`.
//!
//! Nothing is fetched: what the verdict needs is handed over. [`credenza_core::verify::needs`] lists it beforehand.

use std::error::Error;

use credenza_core::credential::Secured;
use credenza_core::did::Did;
use credenza_core::time::Timestamp;
use credenza_core::trust::{TrustList, TrustedIssuer};
use credenza_core::verify::{Evidence, Policy, Question, Verifier, needs};

#[allow(clippy::print_stdout, clippy::disallowed_methods, reason = "an example is a program of its own: it reads a file and prints")]
fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("which file?")?;
    println!("{}", verify(&std::fs::read(path)?)?);
    Ok(())
}

/// The verdict on a file, in a few lines.
///
/// # Errors
/// Where the bytes are no document at all. A document that is not accepted is no error: its report says why.
pub(crate) fn verify(bytes: &[u8]) -> Result<String, Box<dyn Error>> {
    // Whom the verifier trusts. The DID came from the university by a channel that it already knew, never from the file.
    let university = Did::parse("did:key:z6MkvDqGT54cXesYGvABpF1UapVNwjCqRcafi4Px6Thv5T3Z")?;
    let policy = Policy::default().trust("my list", TrustList::new([TrustedIssuer::new(university, "Example University")]));
    // DID documents of did:web issuers would be put in here.
    let evidence = Evidence::new();

    let arrived = Secured::parse(bytes)?;
    let mut lines: Vec<String> = needs(&arrived).into_iter().map(|need| format!("needs {need}")).collect();
    let report = Verifier::new(&evidence, &policy).verify(&arrived, &Timestamp::parse("2026-08-01T12:00:00Z")?);

    lines.extend(Question::ALL.map(|question| format!("{}: {}", question.name(), report.answer(question).name())));
    lines.extend(report.findings().iter().map(ToString::to_string));
    lines.push(match report.accepted() {
        // Claims come only from here: from what a genuine signature covers.
        Ok(credential) => match credential.micro() {
            Ok(micro) => format!("accepted: {}, {}", micro.title.best(&micro.language), report.trusted_name().unwrap_or("unknown issuer")),
            Err(_) => "accepted, but not a complete micro-credential".to_owned(),
        },
        Err(not_accepted) => not_accepted.to_string(),
    });
    Ok(lines.join("\n"))
}
