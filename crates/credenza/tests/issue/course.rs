//! `course new`, `course lint`.

use super::desk::{COURSE, Desk};

#[test]
fn a_template_names_its_gaps_and_passes_once_they_are_filled() {
    let desk = Desk::new();
    for language in ["en", "it"] {
        let file = format!("{language}.toml");
        desk.run(&format!("--lang {language} course new -o {file}")).ends_with(0).says(&file);
        let said = desk.run(&format!("course lint {file}")).ends_with(1);
        assert!(said.codes().iter().all(|code| *code == "course_placeholder") && said.codes().len() > 8, "{:?}", said.codes());
        said.says("\"title.it\" was not filled in").says(&format!("at: {file}:"));
        desk.put(&file, desk.read(&file).replace("\"<", "\"").replace(">\"", "\""));
        desk.run(&format!("course lint {file}")).ends_with(0).says("a complete course file");
    }
}

#[test]
fn a_file_that_is_there_is_not_overwritten_unasked() {
    let desk = Desk::new();
    assert_eq!(desk.run("course new -o course.toml").ends_with(1).codes(), ["file_exists"]);
    assert_eq!(desk.read("course.toml"), COURSE);
    desk.run("course new -o course.toml --force").ends_with(0);
    assert!(desk.read("course.toml").starts_with("# "));
    assert!(desk.run("course new").ends_with(0).out.contains("[[learning_outcome]]"));
}

#[test]
fn every_fault_is_told_at_its_line() {
    let desk = Desk::new();
    desk.put("course.toml", COURSE.replace("\"blended\"", "\"blendet\"").replace("eqf = 6", "eqf = 66").replace("ects = 3", "etcs = 3"));
    let said = desk.run("course lint course.toml").ends_with(1);
    assert_eq!(said.codes(), ["course_word_unknown", "workload_missing", "course_key_unknown", "eqf_out_of_range"]);
    let said =
        said.says("at: course.toml:6:17").says("Did you mean \"blended\"?").says("Did you mean \"ects\"?").says("course.toml: 4 faults.");
    assert!(said.err.contains("presential (on site)"), "{}", said.err);
    assert_eq!(
        desk.run("issue course.toml --key ./key.pem --name A --student-number 1").ends_with(1).codes().last(),
        Some(&"course_not_valid")
    );
}

#[test]
fn advice_stops_nothing_and_programs_read_it() {
    let desk = Desk::new();
    let said = desk.run("course lint course.toml").ends_with(0);
    assert!(said.codes().contains(&"advice_one_outcome") && said.codes().contains(&"advice_elements_missing"), "{:?}", said.codes());
    let report: serde_json::Value = serde_json::from_str(&desk.run("--json course lint course.toml").ends_with(0).out).unwrap();
    assert_eq!(report["schema"], "credenza.course-lint/1");
    assert_eq!(report["files"][0]["faults"], serde_json::json!([]));
    assert!(report["files"][0]["advice"][0]["sentence"].is_string());
    desk.run("course lint nothing.toml course.toml").ends_with(1).says("a complete course file").says("file_not_found");
}
