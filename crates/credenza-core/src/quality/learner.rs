//! Who the learner is said to be.

use super::agreement::{Said, agree};
use super::reader::Place;
use super::statement::{State, Statement};

/// What is said of one subject: name and birth date, each wherever a document states it, then identifiers. `european` reads the members that only our inline context
/// defines.
pub(super) fn state<'a>(subject: &Place<'a>, european: impl Fn(&str) -> Place<'a>) -> Result<State, Box<State>> {
    let objects = subject.get("identifier").each();
    // A hash is no name to compare with another; it stands below with the other identifiers.
    let identities = |wanted: &'static str, role: &'static str| {
        let of_kind = |object: &&Place<'a>| kind(object) == Some(wanted) && !object.get("hashed").is_true();
        let mut read: Vec<Said> = objects.iter().filter(of_kind).map(|object| object.get("identityHash").only(role)).collect();
        // In the order of what they state: the values of a property have none where statements are signed.
        read.sort_by_cached_key(|said| said.as_ref().ok().and_then(|said| Some(said.as_ref()?.value.to_string())));
        read
    };
    let name = [european("fullName").name("name")].into_iter().chain(identities("name", "name")).chain([subject.get("name").name("name")]);
    let birth_date = [european("dateOfBirth").only("birth_date")].into_iter().chain(identities("ext:dateOfBirth", "birth_date"));
    let mut statements = vec![agree(name)?, agree(birth_date)?];
    statements.extend(objects.iter().map(identifier));
    statements.push(subject.get("id").plain("did"));
    Ok(State::of(statements))
}

fn identifier(object: &Place<'_>) -> Option<Statement> {
    let role = match kind(object) {
        _ if object.get("hashed").is_true() => "hashed_identifier",
        Some("name" | "ext:dateOfBirth") => return None,
        Some("ext:studentNumber") => "student_number",
        Some("nationalIdentityNumber") => "national_id",
        Some("emailAddress") => "email",
        _ => "identifier",
    };
    object.get("identityHash").plain(role)
}

fn kind<'a>(object: &Place<'a>) -> Option<&'a str> {
    object.get("identityType").text()
}
