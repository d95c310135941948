//! Each result of a learner with its own description, scale and status.

use super::*;

#[test]
fn a_result_stands_under_its_own_scale() {
    let examined = with_results(json!([result(json!({"resultDescription": EXAMINATION, "value": "19"}))]));
    expect(&examined, &SUITES, "grade", "grade=19 scale=Final examination (18-30)");
    let undescribed = with_results(json!([result(json!({"value": "19"}))]));
    expect(&undescribed, &SUITES, "grade", "grade=19");
    expect(&with_results(json!([])), &SUITES, "grade", "absent");
}

#[test]
fn every_result_is_told_in_one_order() {
    let both =
        [result(json!({"resultDescription": ATTENDANCE, "value": "100"})), result(json!({"resultDescription": EXAMINATION, "value": "C"}))];
    let expected = "grade=100 scale=Attendance (percent); grade=C scale=Final examination (18-30)";
    expect(&with_results(json!(both)), &SUITES, "grade", expected);
    let [one, other] = both;
    expect(&with_results(json!([other, one])), &SUITES, "grade", expected);
}

#[test]
fn what_became_of_a_result_is_told() {
    let failed = with_results(json!([result(json!({"status": "Failed", "value": "3"}))]));
    expect(&failed, &SUITES, "grade", "grade=3 result_status=Failed");
    let under_way = with_results(json!([result(json!({"resultDescription": EXAMINATION, "status": "InProgress"}))]));
    expect(&under_way, &SUITES, "grade", "scale=Final examination (18-30) result_status=InProgress");
    let level = json!({"resultDescription": EXAMINATION, "achievedLevel": "urn:uuid:c0000000-0000-4000-8000-000000000003"});
    expect(&with_results(json!([result(level)])), &SUITES, "grade", "achieved_level=Merit scale=Final examination (18-30)");
    let unknown = with_results(json!([result(json!({"achievedLevel": "urn:uuid:c0000000-0000-4000-8000-000000000009"}))]));
    expect(&unknown, &SUITES, "grade", "achieved_level=urn:uuid:c0000000-0000-4000-8000-000000000009");
}

#[test]
fn very_many_results_are_counted() {
    let many: Vec<_> = (0..103).map(|number| result(json!({"value": number.to_string()}))).collect();
    for suite in SUITES {
        let said = said(&with_results(json!(many)), suite, "grade");
        assert!(said.ends_with("further_results=3") && said.matches("grade=").count() == 100, "{said}");
    }
}

/// `results` of value and id of a description, whose names are those of `scales`.
fn graded(scales: &[(&str, &str)], results: &[(&str, &str)], proven: Value) -> Value {
    let description = |(id, name): &(&str, &str)| json!({"id": id, "type": ["ResultDescription"], "name": name, "resultType": "RawScore"});
    let results: Vec<_> = results.iter().map(|(value, id)| result(json!({"value": value, "resultDescription": id}))).collect();
    let descriptions: Vec<_> = scales.iter().map(description).collect();
    european(json!({"result": results, "provenBy": proven}), json!({"resultDescription": descriptions}))
}

fn proven(grade: &str, scale: &str) -> Value {
    json!({"grade": grade, "gradingScheme": {"title": {"en": scale}}})
}

#[test]
fn a_proven_grade_is_that_of_the_result_on_its_scale() {
    let scales = [("urn:d:1", "Percent"), ("urn:d:2", "Trentesimi")];
    let both = [("30", "urn:d:1"), ("30", "urn:d:2")];
    let expected = "grade=30 scale=Percent; grade=30 scale=en:Trentesimi";
    expect(&graded(&scales, &both, json!([proven("30", "Trentesimi")])), &SUITES, "grade", expected);
    let each = json!([{"grade": "30"}, proven("30", "Trentesimi"), proven("30", "Percent"), proven("30", "Percent")]);
    expect(&graded(&scales, &both, each), &SUITES, "grade", "grade=30 scale=en:Percent; grade=30 scale=en:Trentesimi");
    let another = graded(&scales[..1], &both[..1], json!([proven("30", "Trentesimi")]));
    expect(&another, &SUITES, "grade", "contradictory scale=en:Trentesimi scale=Percent");
    let other = graded(&scales[..1], &both[..1], json!([proven("28", "Percent")]));
    expect(&other, &SUITES, "grade", "contradictory grade=28 grade=30");
    let alone = graded(&scales, &[], json!([proven("30", "Trentesimi"), proven("28", "Percent")]));
    expect(&alone, &SUITES, "grade", "grade=28 scale=en:Percent; grade=30 scale=en:Trentesimi");
}

#[test]
fn a_proven_grade_of_one_achievement_does_not_contradict_another() {
    let mut two =
        graded(&[("urn:d:1", "First")], &[("30", "urn:d:1"), ("25", "urn:d:2")], json!([proven("30", "First"), proven("25", "Second")]));
    let first = two["credentialSubject"]["achievement"].clone();
    let mut second = first.clone();
    (second["id"], second["name"]) = (json!("urn:a:2"), json!("Another"));
    second["resultDescription"] = json!([{"id": "urn:d:2", "type": ["ResultDescription"], "name": "Second", "resultType": "RawScore"}]);
    two["credentialSubject"]["achievement"] = json!([first, second]);
    for suite in SUITES {
        let value = report(&two, suite).to_value();
        let mut grades: Vec<_> = value["parts"].as_array().unwrap().iter().map(|part| line(&part["elements"]["grade"])).collect();
        grades.sort_unstable();
        assert_eq!(grades, ["grade=25 scale=en:Second", "grade=30 scale=en:First"]);
    }
}
