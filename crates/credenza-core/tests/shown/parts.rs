//! Several subjects, and several achievements of one.

use super::*;

#[test]
fn each_of_several_subjects_is_told_by_itself() {
    let two = with(|badge| {
        let subject = |name: &str, achievement: &str| {
            let mut subject = badge["credentialSubject"].clone();
            subject["identifier"] = json!([identity("name", name)]);
            subject["achievement"]["id"] = achievement.into();
            subject
        };
        badge["credentialSubject"] = json!([subject("Zoe Zeta", "urn:z:1"), subject("Bob Beta", "https://uni.example/a/1")]);
    });
    for suite in SUITES {
        let report = report(&two, suite);
        let value = report.to_value();
        assert_eq!(line(&value["elements"]["learner"]), "absent");
        assert_eq!(line(&value["elements"]["title"]), "title=Evaluating foreign titles");
        let parts: Vec<_> = value["parts"].as_array().unwrap().iter().map(|part| line(&part["elements"]["learner"])).collect();
        assert_eq!(parts, ["name=Bob Beta", "name=Zoe Zeta"]);
        for (part, learner) in value["parts"].as_array().unwrap().iter().zip(&parts) {
            let place = if learner.ends_with("Beta") { "/credentialSubject/1" } else { "/credentialSubject/0" };
            assert_eq!(part["pointer"], place, "{suite:?}");
        }
        let codes: Vec<_> = report.findings().iter().map(|finding| finding.code).collect();
        assert!(codes.contains(&Code::SeveralSubjects) && !codes.contains(&Code::ElementAbsent), "{codes:?}");
    }
    assert!(report(&badge(), STATED[0]).to_value().get("parts").is_none());
}

#[test]
fn each_of_several_achievements_is_told_with_its_results() {
    let two = with_results(json!([result(json!({"resultDescription": EXAMINATION, "value": "19"}))]));
    let two = {
        let mut two = two;
        let subject = &mut two["credentialSubject"];
        let mut other = badge()["credentialSubject"]["achievement"].clone();
        (other["id"], other["name"]) = (json!("urn:a:2"), json!("Another"));
        other["resultDescription"] = json!([{"id": "urn:r:2", "type": ["ResultDescription"], "name": "Points", "resultType": "RawScore"}]);
        subject["achievement"] = json!([subject["achievement"], other]);
        two
    };
    for suite in SUITES {
        let value = report(&two, suite).to_value();
        let mut parts: Vec<_> = value["parts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|part| (line(&part["elements"]["title"]), line(&part["elements"]["grade"])))
            .collect();
        parts.sort_unstable();
        let expected = [("title=Another", "absent"), ("title=Evaluating foreign titles", "grade=19 scale=Final examination (18-30)")];
        assert_eq!(parts, expected.map(|(title, grade)| (title.to_owned(), grade.to_owned())));
        assert!(value["findings"].as_array().unwrap().iter().any(|finding| finding["code"] == "several_achievements"));
    }
}

/// A long name that many results would repeat, and very many subjects: what is told of them stays in proportion to the document.
#[test]
fn what_is_told_is_no_longer_than_the_document() {
    let mut long =
        with_results(json!((0..50).map(|_| result(json!({"resultDescription": EXAMINATION, "value": "1"}))).collect::<Vec<_>>()));
    long["credentialSubject"]["achievement"]["resultDescription"][1]["name"] = "x".repeat(300_000).into();
    let many = with(|badge| badge["credentialSubject"] = (0..5_000).map(|number| json!({"id": format!("urn:{number}")})).collect());
    for document in [long, many] {
        let value = report(&document, Suite::EddsaJcs2022).to_value();
        let told = value["elements"].to_string().len() + value["parts"].to_string().len();
        assert!(told < 4 * document.to_string().len(), "{told} of {}", document.to_string().len());
    }
    let counted = report(
        &with(|badge| badge["credentialSubject"] = (0..20).map(|number| json!({"id": format!("urn:{number}")})).collect()),
        STATED[0],
    );
    let elements = counted.elements().unwrap();
    assert_eq!((elements.parts().len(), elements.count_of_parts()), (MAX_PARTS, 20));
}
