//! One learner.

use super::desk::{COURSE, Desk};

const ADA: &str = "--name Ada --student-number 0042";

#[test]
fn one_credential_goes_to_a_file_or_to_standard_output() {
    let desk = Desk::new();
    let said = desk.run(&format!("issue course.toml --key ./key.pem {ADA} --grade 28 --date 2026-06-30 -o ada.json")).ends_with(0);
    assert_eq!(said.codes(), ["issuer_on_trial"], "said once");
    assert_eq!(said.out, "");
    let credential = desk.json("ada.json");
    assert_eq!(credential["credentialSubject"]["fullName"], "Ada");
    assert_eq!(credential["credentialSubject"]["identifier"][1]["identityHash"], "0042");
    assert_eq!(credential["credentialSubject"]["provenBy"][0]["grade"], "28");
    assert_eq!(credential["awardedDate"], "2026-06-30T00:00:00Z");
    assert_eq!(credential["validUntil"], "2031-06-30T23:59:59Z");
    assert_eq!(credential["proof"]["cryptosuite"], "eddsa-rdfc-2022");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(desk.path("ada.json")).unwrap().permissions().mode() & 0o777, 0o600, "it is about a person");
    }
    desk.run("verify ada.json --allow-unknown-issuer").ends_with(0);
    let again = desk.run(&format!("issue course.toml --key ./key.pem {ADA} -o ada.json")).ends_with(1);
    assert!(again.codes().contains(&"file_exists"));
    let out = desk.run(&format!("-q issue course.toml --key ./key.pem {ADA}")).ends_with(0).out;
    let credential: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(credential["id"], desk.json("ada.json")["id"], "the same award to the same learner");
}

#[test]
fn every_suite_can_be_asked_for_and_is_verified() {
    let desk = Desk::new();
    for (suite, kind, context) in [
        ("eddsa-rdfc-2022", "DataIntegrityProof", false),
        ("eddsa-jcs-2022", "DataIntegrityProof", false),
        ("Ed25519Signature2020", "Ed25519Signature2020", true),
    ] {
        let file = format!("{suite}.json");
        desk.run(&format!("issue course.toml --key ./key.pem {ADA} --suite {suite} -o {file}")).ends_with(0);
        let credential = desk.json(&file);
        assert_eq!(credential["proof"]["type"], kind);
        assert_eq!(credential["proof"]["cryptosuite"] == suite, !context, "{suite}");
        let contexts = credential["@context"].as_array().unwrap();
        assert_eq!(contexts.contains(&"https://w3id.org/security/suites/ed25519-2020/v1".into()), context, "{suite}");
        desk.run(&format!("verify {file} --allow-unknown-issuer --require title --require workload")).ends_with(0);
    }
    desk.run(&format!("issue course.toml --key ./key.pem {ADA} --suite eddsa-2022 -o old.json")).ends_with(2);
}

#[test]
fn a_learner_can_be_in_a_file_and_flags_outweigh_it() {
    let desk = Desk::new();
    desk.put("ada.toml", "nome = \"Ada\"\ncognome = \"Inventata\"\nmatricola = \"0042\"\nbirth_date = 1999-12-31\n");
    desk.put("ada.json", r#"{"name": "Ada Inventata", "student_number": "0042", "birth_date": "1999-12-31"}"#);
    for file in ["ada.toml", "ada.json"] {
        let out = desk.run(&format!("-q issue course.toml --key ./key.pem --learner {file} --grade 30")).ends_with(0).out;
        let credential: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(credential["credentialSubject"]["fullName"], "Ada Inventata");
        assert_eq!(credential["credentialSubject"]["dateOfBirth"], "1999-12-31");
    }
    let said = desk.run("-q issue course.toml --key ./key.pem --learner ada.toml --birth-date 2999-01-01").ends_with(1);
    said.says("birth_date_implausible").says("at: --birth-date");
    desk.put("bad.toml", "nome = \"Ada\"\nmatricola = 42\n");
    assert_eq!(desk.run("issue course.toml --key ./key.pem --learner bad.toml").ends_with(1).codes(), ["learner_file_malformed"]);
    desk.put("bad.toml", "nome = \"Ada\"\nnummer = \"42\"\n");
    assert_eq!(desk.run("issue course.toml --key ./key.pem --learner bad.toml").ends_with(1).codes(), ["learner_key_unknown"]);
    desk.put("day.toml", "name = \"Ada Esempio\"\nbirth_date = \"31/12/1999\"\n");
    assert!(desk.run("issue course.toml --key ./key.pem --learner day.toml").ends_with(1).codes().contains(&"date_ambiguous"));
    desk.run("-q issue course.toml --key ./key.pem --learner day.toml --date-format dmy").ends_with(0);
}

#[test]
fn what_is_missing_is_asked_for() {
    let desk = Desk::new();
    assert_eq!(desk.run("issue course.toml --key ./key.pem").ends_with(2).codes(), ["learner_missing"]);
    assert_eq!(desk.run("issue course.toml --key ./key.pem --name Ada").ends_with(2).codes(), ["learner_missing"]);
    assert_eq!(desk.run(&format!("issue course.toml {ADA}")).ends_with(1).codes(), ["key_none"]);
    assert_eq!(desk.run(&format!("issue course.toml --key ./key.pem {ADA} --date 31/12/2025")).ends_with(2).codes(), ["date_malformed"]);
    let said = desk.run(&format!("issue course.toml --key ./key.pem {ADA} --grade 17 -o ada.json")).ends_with(1);
    assert_eq!(said.codes().last(), Some(&"grade_not_passed"));
    let said = desk.run(&format!("issue course.toml --key ./key.pem {ADA} --date 2015-01-01 -o ada.json")).ends_with(1);
    assert_eq!(said.codes().last(), Some(&"award_expired"));
    assert!(!desk.path("ada.json").exists());
}

#[test]
fn a_preview_shows_the_credential_and_signs_nothing() {
    let desk = Desk::new();
    // No key, no learner: what would an award of this course look like?
    let said = desk.run("issue course.toml --preview").ends_with(0).says("PREVIEW").says("Given Name Family Name").says("3 ECTS");
    assert!(!said.out.contains("proof"));
    desk.run_with(&[
        "--lang",
        "it",
        "issue",
        "course.toml",
        "--preview",
        "--name",
        "Ada Inventata",
        "--student-number",
        "0042",
        "--grade",
        "28",
    ])
    .ends_with(0)
    .says("ANTEPRIMA")
    .says("Ada Inventata")
    .says("28 (Trentesimi)");
    let draft: serde_json::Value =
        serde_json::from_str(&desk.run(&format!("--json issue course.toml --preview {ADA}")).ends_with(0).out).unwrap();
    assert_eq!(draft["credentialSubject"]["fullName"], "Ada");
    assert!(draft.get("proof").is_none());
    desk.run(&format!("issue course.toml --issuer did:web:centre.example --dry-run {ADA}")).ends_with(0).says("Nothing was signed");
    assert_eq!(desk.names(""), ["course.toml", "key.pem"]);
}

#[test]
fn a_preview_of_a_roster_shows_its_first_row_without_error() {
    let desk = Desk::new();
    std::fs::write(
        desk.path("roster.csv"),
        "given_name,family_name,student_number,grade\n,,1,28\nFiorella,Inventata,0042,28\nAda,Inventata,0043,29\n",
    )
    .unwrap();
    let said = desk.run("issue course.toml --roster roster.csv --preview").ends_with(0);
    said.says("PREVIEW of row 3").says("Fiorella Inventata").says("28 (Trentesimi)");
    let draft: serde_json::Value =
        serde_json::from_str(&desk.run("--json issue course.toml --roster roster.csv --preview").ends_with(0).out).unwrap();
    assert_eq!(draft["credentialSubject"]["familyName"], "Inventata");
    std::fs::write(desk.path("bad.csv"), "given_name,family_name,student_number,grade\n,,1,28\n").unwrap();
    desk.run("issue course.toml --roster bad.csv --preview").ends_with(1).says("preview_no_row");
    assert_eq!(desk.names(""), ["bad.csv", "course.toml", "key.pem", "roster.csv"]);
}

#[test]
fn the_key_must_be_the_issuers() {
    let desk = Desk::new();
    desk.run("did web --domain centre.example --key ./key.pem -o did.json").ends_with(0);
    std::fs::create_dir(desk.path("evidence")).unwrap();
    std::fs::rename(desk.path("did.json"), desk.path("evidence/did.json")).unwrap();
    desk.put("evidence/index.json", r#"[{"id": "did:web:centre.example", "file": "did.json", "obtained": "2026-01-01T00:00:00Z"}]"#);
    let line = format!("issue course.toml --issuer did:web:centre.example --evidence evidence {ADA}");
    let said = desk.run(&format!("{line} --key ./key.pem -o ada.json")).ends_with(0);
    assert_eq!(said.codes(), [""; 0], "nothing to warn of");
    desk.run("verify ada.json --evidence evidence --issuer did:web:centre.example").ends_with(0);
    desk.put("other.pem", credenza_core::key::SecretKey::from_seed([8; 32]).to_pkcs8_pem().as_str());
    assert_eq!(desk.run(&format!("{line} --key ./other.pem -o other.json")).ends_with(10).codes(), ["key_not_of_issuer"]);
    // Without the document nobody can tell, and that is said.
    let unchecked = format!("issue course.toml --issuer did:web:centre.example {ADA} --key ./other.pem -o unchecked.json");
    assert_eq!(desk.run(&unchecked).ends_with(0).codes(), ["issuer_key_unchecked"]);
    let foreign = "issue course.toml --issuer did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw";
    assert_eq!(desk.run(&format!("{foreign} {ADA} --key ./key.pem")).ends_with(10).codes().last(), Some(&"key_not_of_issuer"));
}

/// What a key has signed verifies as long as the document lists it: who writes the document anew must not lose one unawares.
#[test]
fn a_document_keeps_the_keys_that_have_signed() {
    let desk = Desk::new();
    let other = credenza_core::key::SecretKey::from_seed([8; 32]);
    desk.put("other.pem", other.to_pkcs8_pem().as_str());
    let web = |more: &str| desk.run(&format!("did web --domain centre.example -o did.json {more}"));
    web("--key ./key.pem").ends_with(0);
    assert_eq!(web("--key ./other.pem").ends_with(1).codes(), ["file_exists"]);
    let before = desk.json("did.json");
    let said = web("--key ./other.pem --force").ends_with(10);
    assert_eq!(said.codes(), ["did_keys_dropped"]);
    let old = before["verificationMethod"][0]["publicKeyMultibase"].as_str().unwrap();
    said.says(&format!("--key {old}"));
    assert_eq!(desk.json("did.json"), before);
    web(&format!("--key {old} --key ./other.pem --force")).ends_with(0);
    assert_eq!(desk.json("did.json")["verificationMethod"].as_array().unwrap().len(), 2);
    web("--key ./other.pem --force --drop-old-keys").ends_with(0);
    assert_eq!(desk.json("did.json")["verificationMethod"].as_array().unwrap().len(), 1);
    let elsewhere = desk.run("did web --domain other.example --key ./other.pem -o did.json --force --drop-old-keys");
    assert_eq!(elsewhere.ends_with(10).codes(), ["did_document_of_another"]);
    // What somebody put there by hand.
    let mut edited = desk.json("did.json");
    edited["verificationMethod"][0]["revoked"] = "2026-01-01T00:00:00Z".into();
    desk.put("did.json", edited.to_string());
    assert_eq!(web("--key ./other.pem --force --drop-old-keys").ends_with(10).codes(), ["did_document_edited"]);
    // One that this program does not read lists keys all the same.
    edited["verificationMethod"][0].as_object_mut().unwrap().remove("controller");
    edited["assertionMethod"] = serde_json::json!([7]);
    desk.put("did.json", edited.to_string());
    assert_eq!(web("--key ./other.pem --force").ends_with(10).codes(), ["did_document_edited"]);
    for other in ["", "no JSON", "{}", "[1]"] {
        desk.put("did.json", other);
        web("--key ./other.pem --force").ends_with(0);
    }
}

#[test]
fn a_course_that_names_its_issuer_is_signed_by_no_other() {
    let desk = Desk::new();
    desk.put("course.toml", COURSE.to_owned() + "[issuer]\ndid = \"did:web:consortium.example\"\nname = \"Consorzio\"\ncountry = \"IT\"\n");
    let said = desk.run(&format!("issue course.toml --key ./key.pem --issuer did:web:centre.example {ADA}")).ends_with(10);
    assert_eq!(said.codes(), ["issuer_differs"]);
    let out = desk.run(&format!("-q issue course.toml --key ./key.pem {ADA}")).ends_with(0).out;
    let credential: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(credential["issuer"]["id"], "did:web:consortium.example");
    assert_eq!(credential["credentialSubject"]["awardingBody"][0]["name"], "Centro Esempio");
}
