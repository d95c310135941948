//! The two languages of the catalogue say the same things.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;

use super::*;

const LANGUAGES: [Language; 2] = [Language::English, Language::Italian];

#[test]
fn both_files_are_well_formed() {
    for language in LANGUAGES {
        for source in language.sources() {
            assert!(FluentResource::try_new((*source).to_owned()).is_ok(), "{language:?} {}", source.lines().next().unwrap_or_default());
        }
        let mut seen = BTreeSet::new();
        for entry in language.entries() {
            assert!(seen.insert(entry.key), "{language:?} defines {} twice", entry.key);
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_attributes_and_variables() {
    let shape = |language: Language| {
        let mut shape = BTreeMap::new();
        for entry in language.entries() {
            for (attribute, text) in entry.parts() {
                shape.insert((entry.key, attribute), variables_in(text).into_iter().collect::<BTreeSet<_>>());
            }
        }
        shape
    };
    let (english, italian) = (shape(Language::English), shape(Language::Italian));
    for (key, variables) in &english {
        assert_eq!(italian.get(key), Some(variables), "{key:?} in it/ against en/");
    }
    for key in italian.keys() {
        assert!(english.contains_key(key), "{key:?} is only in it/");
    }
}

#[test]
fn codes_explain_themselves_within_what_their_sentence_knows() {
    for entry in Language::English.entries().filter(|entry| !entry.key.contains('-')) {
        assert!(entry.key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'), "{}", entry.key);
        for (attribute, _) in entry.parts() {
            assert!(matches!(attribute, "" | "hint" | "more"), "{}.{attribute}", entry.key);
        }
    }
}

#[test]
fn every_pattern_formats_without_complaint() {
    for language in LANGUAGES {
        for entry in language.entries() {
            let message = Message::new(language, &entry);
            let bundle = message.parsed();
            let message = bundle.get_message(entry.key).unwrap_or_else(|| panic!("{} is not read", entry.key));
            let variables = variables_in(entry.text);
            let arguments: FluentArgs<'_> = variables.iter().map(|name| (*name, FluentValue::from("x"))).collect();
            for pattern in message.value().into_iter().chain(message.attributes().map(|attribute| attribute.value())) {
                let mut errors = Vec::new();
                bundle.format_pattern(pattern, Some(&arguments), &mut errors);
                assert!(errors.is_empty(), "{language:?} {}: {errors:?}", entry.key);
            }
        }
    }
}

#[test]
fn values_are_made_safe_and_counts_choose_the_plural() {
    let messages = Messages::new(Language::English);
    let text = messages.text("file_exists", &[("path", &"a\u{202E}b\n")]);
    assert_eq!(text, "The file a\\u{202E}b\\u{A} already exists.");
    for number in ["0041", "1234567", "0", "00", "-1", ""] {
        assert_eq!(messages.text("file_exists", &[("path", &number)]), format!("The file {number} already exists."));
    }
    assert_eq!(messages.text("count-credentials", &[("count", &1)]), "1 credential");
    assert_eq!(messages.text("count-credentials", &[("count", &200)]), "200 credentials");
}

#[test]
fn an_unknown_key_shows_itself() {
    let messages = Messages::new(Language::Italian);
    assert_eq!(messages.text("no_such_code", &[]), "no_such_code");
    assert_eq!(messages.hint("no_such_code", &[]), None);
}

#[test]
fn the_language_is_asked_for_or_that_of_the_locale() {
    let locale = |pairs: &'static [(&'static str, &'static str)]| {
        Language::choose(None, move |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    };
    assert_eq!(locale(&[]), Language::English);
    assert_eq!(locale(&[("LANG", "it_IT.UTF-8")]), Language::Italian);
    assert_eq!(locale(&[("LANG", "it_IT.UTF-8"), ("LC_ALL", "C")]), Language::English);
    assert_eq!(locale(&[("LC_ALL", ""), ("LC_MESSAGES", "it"), ("LANG", "en_GB")]), Language::Italian);
    assert_eq!(locale(&[("LANG", "items")]), Language::English);
    assert_eq!(Language::choose(Some(Language::English), |_| Some("it".to_owned())), Language::English);
    let asked = |line: &str| Language::asked_in(&line.split(' ').map(str::to_owned).collect::<Vec<_>>());
    assert_eq!(asked("--lang it verify"), Some(Language::Italian));
    assert_eq!(asked("verify --lang=it x"), Some(Language::Italian));
    assert_eq!(asked("verify --lang it --lang en"), Some(Language::English));
    assert_eq!(asked("verify -- --lang it"), None);
    assert_eq!(asked("verify --language it --lang"), None);
}

/// The elements of the standard, in its order: the first eleven are mandatory.
const ELEMENTS: [&str; 16] = [
    "learner",
    "title",
    "country",
    "awarding_body",
    "date_of_issuing",
    "learning_outcomes",
    "workload",
    "level",
    "assessment",
    "participation",
    "quality_assurance",
    "prerequisites",
    "supervision",
    "grade",
    "stackability",
    "further_information",
];

#[test]
fn every_element_has_a_name() {
    let messages = Messages::new(Language::English);
    for element in ELEMENTS {
        assert!(messages.has(&format!("element-{element}")), "{element}");
    }
}
