//! What a course file can say and what it can get wrong.

use std::path::Path;

use credenza_core::did::Did;
use credenza_core::micro::{Element, Learner, PersonName};
use credenza_core::time::Date;

use super::form::{QUESTIONS, SECTIONS, Section};
use super::template::{self, Answers};
use super::*;
use crate::failure::Explain as _;
use crate::messages::{Language as Tongue, Messages};

const SMALL: &str = r#"
language = "it"
id = "https://centre.example/c/1"
title = { it = "Valutazione", en = "Evaluation" }
award_kind = "corso"
participation = "in presenza"
valid_for = "5y"

[[awarding_body]]
name = "Centro Esempio"
country = "IT"
region = "it-62"

[[learning_outcome]]
statement = "Verificare lo status di un'istituzione"
kind = "abilità"

[workload]
ects = 3
hours_per_credit = 25

[level]
eqf = 6
cycle = "first"

[[assessment]]
kind = "esame scritto"

[[quality_assurance]]
kind = "programme"
agency.name = "Agenzia Esempio"

[grade]
scale = "Trentesimi"
min = 0
max = "30"
pass = 18
"#;

fn faults(text: &str) -> Vec<String> {
    let faults = Course::read(text.as_bytes()).err().unwrap_or_default();
    let told = |fault: &Fault| {
        let place = fault.position.map_or("-".to_owned(), |position| format!("{}:{}", position.line, position.column));
        format!("{place} {} {}", fault.key, fault.code())
    };
    faults.iter().map(told).collect()
}

fn with(from: &str, to: &str) -> String {
    assert!(SMALL.contains(from), "{from}");
    SMALL.replace(from, to)
}

/// A pass over the text for each fault, and a catalogue for each word, would take minutes.
#[test]
fn a_file_with_nothing_but_faults_says_so_at_once() {
    let keys: String = (0..90_000).map(|number| format!("k{number}=0\n")).collect();
    let line = format!("learning_outcome=[{}]", "0,".repeat(100_000));
    let tables = "[[assessment]]\nkind=\"x\"\n".repeat(40_000);
    let words = "[[assessment]]\nkind=\"esame scritto\"\n".repeat(25_000);
    let errors = "=\n".repeat(100_000);
    for (name, text, beyond) in [
        ("keys", keys, Some(90_000)),
        ("one line", line, Some(100_000)),
        ("tables", tables, Some(40_000)),
        ("words in Italian", words, None),
        ("errors of syntax", errors, None),
    ] {
        assert!(text.len() as u64 <= MAX_BYTES, "{name}: {}", text.len());
        let faults = Course::read(text.as_bytes()).unwrap_err();
        let places: Vec<_> = faults.iter().filter_map(|fault| fault.position).collect();
        assert!(places.is_sorted(), "{name}");
        if let Some(fewest) = beyond {
            assert_eq!(faults.len(), source::MAX_FAULTS + 1, "{name}");
            assert_eq!(faults.last().map(Fault::code), Some("course_faults_beyond"), "{name}");
            assert!(faults.iter().map(Fault::count).sum::<usize>() >= fewest, "{name}");
        }
    }
}

#[test]
fn columns_are_counted_in_characters() {
    let text = "\"è\" = 0\n\"à\" = 1 # é\r\n  ok = 2\n";
    let told = faults(text);
    for place in ["1:1 è", "2:1 à", "3:3 ok"] {
        assert!(told.contains(&format!("{place} course_key_unknown")), "{place}: {told:?}");
    }
    let line = faults("learning_outcome = [0, \"è\", 0]\n");
    for place in ["1:21 learning_outcome[1]", "1:24 learning_outcome[2]", "1:29 learning_outcome[3]"] {
        assert!(line.iter().any(|told| told.starts_with(place)), "{place}: {line:?}");
    }
}

#[test]
fn a_small_course_is_an_award() {
    let course = Course::read(SMALL.as_bytes()).unwrap();
    let learner = Learner::named(PersonName::full("Fiorella Inventata").unwrap());
    let issuer = Did::parse("did:web:centre.example").unwrap();
    let award = course.award(learner, Date::parse("2026-06-30").unwrap(), Some(course.grade("28").unwrap()), &issuer).unwrap();
    assert_eq!(award.workload.credits().unwrap().to_string(), "3");
    assert_eq!(award.awarding_bodies[0].id.as_ref().unwrap().as_str(), issuer.as_str());
    assert_eq!(award.awarding_bodies[0].region.as_ref().unwrap().as_str(), "IT-62");
    assert_eq!(course.profile(issuer).unwrap().name, award.awarding_bodies[0].name);
    assert_eq!(award.grade.as_ref().unwrap().scale().max.as_deref(), Some("30"));
}

#[test]
fn every_fault_has_its_place_and_none_hides_another() {
    let text = with("country = \"IT\"", "country = \"Italia\"\ncontinent = \"EU\"")
        .replace("\"in presenza\"", "\"blendet\"")
        .replace("ects = 3", "etcs = 3")
        .replace("eqf = 6", "eqf = 9\nqnq = \"6.0\"")
        .replace("pass = 18", "pass = true");
    assert_eq!(
        faults(&text),
        [
            "6:17 participation course_word_unknown",
            "11:11 awarding_body[1].country country_unknown",
            "12:1 awarding_body[1].continent course_key_unknown",
            "19:1 workload workload_missing",
            "20:1 workload.etcs course_key_unknown",
            "24:7 level.eqf eqf_out_of_range",
            "39:8 grade.pass course_type",
        ]
    );
}

#[test]
fn elements_that_contradict_each_other_are_named() {
    assert_eq!(faults(&with("cycle = \"first\"", "qnq = 6.0")), ["- stackability part_of_missing"]);
    assert_eq!(faults(&with("cycle = \"first\"", "qnq = \"7.1\"")), ["22:1 level level_inconsistent"]);
    assert_eq!(faults(&with("language = \"it\"", "language = \"fr\"")), ["4:9 title title_language"]);
    assert_eq!(faults(&with("cycle = \"first\"", "not_applicable = \"no\"")), ["22:1 level level_and_not_applicable"]);
    assert_eq!(faults(&with("ects = 3", "ects = 3\nhours = 80")), ["18:1 workload workload_inconsistent"]);
    assert_eq!(faults(&(SMALL.to_owned() + "[further_information]\n")), ["38:1 further_information further_information_empty"]);
}

#[test]
fn what_is_missing_is_named() {
    assert_eq!(
        faults("title = \"x\"\n"),
        [
            "- language course_key_missing",
            "- id course_key_missing",
            "- award_kind course_key_missing",
            "- participation course_key_missing",
            "- awarding_body course_key_missing",
            "- learning_outcome course_key_missing",
            "- workload course_key_missing",
            "- level course_key_missing",
            "- assessment course_key_missing",
            "- quality_assurance course_key_missing",
        ]
    );
    assert_eq!(faults(&with("kind = \"programme\"\n", "")), ["29:1 quality_assurance[1].kind course_key_missing"]);
}

#[test]
fn a_line_below_the_wrong_heading_is_told_from_an_unknown_one() {
    let text = SMALL.replace("participation = \"in presenza\"\n", "") + "participation = \"online\"\n";
    assert_eq!(faults(&text), ["37:1 grade.participation course_key_misplaced", "- participation course_key_missing"]);
}

#[test]
fn faults_of_syntax_come_alone_and_all() {
    assert_eq!(faults("title = \nid = x\n[level\n"), ["1:9  course_syntax", "2:6  course_syntax", "3:7  course_syntax"]);
    assert_eq!(faults("a = \"\u{1}\"").len(), 1);
    assert_eq!(Course::read(b"title = \"\xe8\"").unwrap_err()[0].code(), "course_not_utf8");
    assert!(Course::read(format!("\u{feff}{SMALL}").as_bytes()).is_ok());
    assert!(Course::read(SMALL.replace('\n', "\r\n").as_bytes()).is_ok());
}

#[test]
fn texts_are_checked_language_by_language() {
    let text = with(
        "{ it = \"Valutazione\", en = \"Evaluation\" }",
        "{ it = \"Valuta\\u202Ezione\", english_language = \"x\", en = \" \", fr = 3 }",
    );
    assert_eq!(
        faults(&text),
        [
            "4:16 title.it text_control_character",
            "4:56 title.english_language language_malformed",
            "4:66 title.en text_empty",
            "4:76 title.fr course_type",
        ]
    );
}

#[test]
fn grades_must_be_on_the_scale_and_passed() {
    let course = Course::read(SMALL.as_bytes()).unwrap();
    for (grade, code) in [
        ("31", "grade_outside_scale"),
        ("-1", "grade_outside_scale"),
        ("17,5", "grade_not_passed"),
        ("17/30", "grade_not_passed"),
        ("31/30", "grade_outside_scale"),
        ("28/100", "grade_outside_scale"),
        (" ", "text_empty"),
    ] {
        assert_eq!(course.grade(grade).unwrap_err().code(), code, "{grade}");
    }
    for grade in ["18", "30", "27,5", "30 e lode", "28/30"] {
        assert_eq!(course.grade(grade).unwrap().value(), grade);
    }
    let without = Course::read(SMALL.split("[grade]").next().unwrap().as_bytes()).unwrap();
    assert_eq!(without.grade("28").unwrap_err().code(), "grade_without_scale");
}

#[test]
fn a_scale_that_nobody_can_keep_is_a_fault() {
    for (bound, changed, fault) in [
        ("pass = 18", "pass = \"diciotto\"", "grade.pass grade_bound_not_a_number"),
        ("pass = 18", "pass = 31", "grade.pass grade_bound_above_max"),
        ("max = \"30\"", "max = 10", "grade.pass grade_bound_above_max"),
    ] {
        let told = faults(&with(bound, changed));
        assert!(told.len() == 1 && told[0].ends_with(fault), "{told:?}");
    }
    assert!(Course::read(with("pass = 18", "pass = \"18/30\"").as_bytes()).unwrap().grade("17").is_err());
}

#[test]
fn who_signs_is_in_the_file_or_the_first_body() {
    let signed = SMALL.to_owned() + "[issuer]\ndid = \"did:web:consortium.example\"\nname = \"Consorzio\"\ncountry = \"IT\"\n";
    let course = Course::read(signed.as_bytes()).unwrap();
    let did = course.issuer_did().unwrap();
    assert_eq!(did.as_str(), "did:web:consortium.example");
    let award = course.award(Learner::named(PersonName::full("X").unwrap()), Date::parse("2026-01-01").unwrap(), None, &did).unwrap();
    assert_eq!(award.awarding_bodies[0].id, None);
    let own = with("region = \"it-62\"", "id = \"did:web:centre.example\"");
    assert_eq!(Course::read(own.as_bytes()).unwrap().issuer_did().unwrap().as_str(), "did:web:centre.example");
    assert_eq!(Course::read(SMALL.as_bytes()).unwrap().issuer_did(), None);
}

#[test]
fn advice_names_what_a_reader_would_miss() {
    let codes: Vec<_> = Course::read(SMALL.as_bytes()).unwrap().advice();
    assert!(codes.contains(&Advice::OneOutcome));
    let elements = vec![Element::Prerequisites, Element::Supervision, Element::Stackability, Element::FurtherInformation];
    assert!(codes.contains(&Advice::ElementsMissing { elements }));
    assert!(codes.contains(&Advice::LanguageMissing {
        language: "en".into(),
        keys: vec!["awarding_body[1].name".into(), "learning_outcome[1].statement".into()]
    }));
    let copy = with("statement = \"Verificare lo status di un'istituzione\"\nkind = \"abilità\"", "statement = \"valutazione \"");
    let advice = Course::read(copy.as_bytes()).unwrap().advice();
    assert!(advice.contains(&Advice::OutcomeIsTitle { key: "learning_outcome[1]".into() }));
    assert!(advice.contains(&Advice::OutcomeKindMissing { keys: vec!["learning_outcome[1]".into()] }));
}

/// The template as a person fills it: the gaps closed.
fn filled(template: &str) -> String {
    template.replace("\"<", "\"").replace(">\"", "\"")
}

#[test]
fn the_template_names_its_gaps_and_is_a_course_once_they_are_filled() {
    for language in [Tongue::English, Tongue::Italian] {
        let messages = Messages::new(language);
        let template = template::file(&Answers::default(), &messages);
        let faults = Course::read(template.as_bytes()).unwrap_err();
        assert!(faults.iter().all(|fault| fault.code() == "course_placeholder" && fault.position.is_some()), "{faults:#?}");
        assert_eq!(faults.len(), template.matches("\"<").count() - 1, "each gap but the one of the explanation");
        let course = Course::read(filled(&template).as_bytes()).unwrap();
        assert_eq!(course.language.as_str(), language.tag());
    }
}

#[test]
fn every_comment_of_the_template_that_is_an_entry_is_right() {
    for language in [Tongue::English, Tongue::Italian] {
        let template = filled(&template::file(&Answers::default(), &Messages::new(language)));
        let keys: Vec<String> = SECTIONS.iter().flat_map(|section| section.fields).map(|field| format!("# {} = ", field.key)).collect();
        let awake = |line: &str| {
            let entry = line.starts_with("# [") || keys.iter().any(|key| line.starts_with(key));
            let excluded = line.starts_with("# not_applicable");
            if entry && !excluded { line.trim_start_matches("# ").to_owned() } else { line.to_owned() }
        };
        let text: String = template.lines().map(awake).map(|line| line + "\n").collect();
        let course = Course::read(text.as_bytes()).unwrap_or_else(|faults| {
            panic!("{:#?}", faults.iter().map(|fault| fault.failure(Path::new("t"), &Messages::new(language))).collect::<Vec<_>>())
        });
        assert!(course.stackability.unwrap().part_of.is_some() && course.further_information.is_some() && course.valid_for.is_some());
        assert!(course.learning_outcomes[0].esco.len() == 1);
    }
}

#[test]
fn the_questions_ask_for_every_key_once() {
    let mut asked: Vec<(&str, &str)> = Vec::new();
    for (heading, keys) in QUESTIONS {
        let section = Section::under(heading).unwrap();
        let fields = section.fields.iter().filter(|field| keys.is_empty() || keys.contains(&field.key));
        asked.extend(fields.map(|field| (heading, field.key)));
    }
    let mut all: Vec<(&str, &str)> =
        SECTIONS.iter().flat_map(|section| section.fields.iter().map(|field| (section.heading, field.key))).collect();
    asked.sort_unstable();
    all.sort_unstable();
    assert_eq!(asked, all);
}

#[test]
fn every_question_has_its_words() {
    for language in [Tongue::English, Tongue::Italian] {
        let messages = Messages::new(language);
        for section in &SECTIONS {
            assert!(messages.has(&section.introduction()), "{}", section.introduction());
            for field in section.fields {
                let question = section.question(field);
                assert!(messages.has(&question), "{question}");
                let example = messages.attribute(&question, "example", &[]).unwrap_or_else(|| panic!("{question}.example"));
                let value = template::quoted(&example);
                let primary = Language::parse("en").unwrap();
                assert_eq!(template::check(field.kind, &value, &primary), [], "{question}.example");
            }
        }
    }
}

#[test]
fn every_fault_is_told_with_its_key() {
    let messages = Messages::new(Tongue::English);
    let text = with("\"in presenza\"", "\"blendet\"");
    let fault = Course::read(text.as_bytes()).unwrap_err().remove(0);
    let failure = fault.failure(Path::new("course.toml"), &messages);
    assert_eq!(failure.place.as_deref(), Some("course.toml:6:17"));
    assert_eq!(messages.sentence(&failure), "\"participation\" cannot be \"blendet\".");
    let hint = messages.hint_for(&failure).unwrap();
    assert!(hint.starts_with("Did you mean \"blended\"? It is one of: online, blended (partly online, partly on site), "), "{hint}");
}
