//! The message catalogue: every sentence that a user sees, in English and Italian.
//!
//! One Fluent file a language. Conventions:
//! - a **code** (`file_exists`, `proof_invalid`) is a message without a hyphen: the sentence, with the attributes `.hint` (what to do
//!   next) and `.more` (a longer explanation for `credenza explain`);
//! - every other text has a hyphen and a prefix that says what it is: `help-…`, `value-…`, `label-…`, `verdict-…`, `element-…`;
//! - both files define the same messages, attributes and variables (tested).

#[cfg(test)]
mod catalogue_test;
#[cfg(test)]
mod source;
#[cfg(test)]
mod source_test;

use std::collections::HashMap;
use std::fmt::Display;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::failure::Failure;
use crate::terminal::safe::safe;

/// The files of one language, one a subject: those that a verdict is put into words with come first, because they are looked through in this
/// order.
macro_rules! catalogue {
    ($language:literal: $($subject:literal)+) => {
        &[$(include_str!(concat!($language, "/", $subject, ".ftl"))),+]
    };
}
const ENGLISH: &[&str] = catalogue!("en": "interface" "verdict" "kinds" "vocabulary" "files" "reading" "trust" "wallet" "course" "roster" "server" "help" "contract");
const ITALIAN: &[&str] = catalogue!("it": "interface" "verdict" "kinds" "vocabulary" "files" "reading" "trust" "wallet" "course" "roster" "server" "help" "contract");

/// A language of the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Language {
    /// The language that is spoken when nothing else is asked for.
    #[default]
    English,
    /// Italian.
    Italian,
}

impl Language {
    /// The language that was asked for on the command line, else that of the locale, else English.
    ///
    /// `variable` reads an environment variable; as POSIX has it, the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is not empty decides.
    pub(crate) fn choose(asked: Option<Self>, variable: impl Fn(&str) -> Option<String>) -> Self {
        asked.unwrap_or_else(|| {
            ["LC_ALL", "LC_MESSAGES", "LANG"]
                .into_iter()
                .filter_map(variable)
                .find(|value| !value.is_empty())
                .map(|locale| Self::of_locale(&locale))
                .unwrap_or_default()
        })
    }

    /// The language that the arguments of the process ask for, before they are parsed: help and refusals are in this language too.
    pub(crate) fn asked_in(arguments: &[String]) -> Option<Self> {
        let mut rest = arguments.iter().take_while(|argument| *argument != "--");
        let mut asked = None;
        while let Some(argument) = rest.next() {
            let value = match argument.strip_prefix("--lang") {
                Some("") => rest.next().map(String::as_str),
                Some(joined) => joined.strip_prefix('='),
                None => None,
            };
            asked = value.and_then(Self::of_tag).or(asked);
        }
        asked
    }

    /// The language tag (BCP 47): `en`, `it`.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Italian => "it",
        }
    }

    /// The other one.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::English => Self::Italian,
            Self::Italian => Self::English,
        }
    }

    fn of_tag(tag: &str) -> Option<Self> {
        [Self::English, Self::Italian].into_iter().find(|language| language.tag() == tag)
    }

    fn of_locale(locale: &str) -> Self {
        let tag = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        Self::of_tag(&tag.to_ascii_lowercase()).unwrap_or_default()
    }

    fn sources(self) -> &'static [&'static str] {
        match self {
            Self::English => ENGLISH,
            Self::Italian => ITALIAN,
        }
    }

    /// All its messages.
    fn entries(self) -> impl Iterator<Item = Entry> {
        self.sources().iter().flat_map(|source| entries(source))
    }
}

/// The catalogue in one language, English standing in for what it lacks.
///
/// A run says a few dozen of its thousand sentences, so nothing is read before it is asked for: a file is taken apart into messages when
/// one is looked for in it, and a message is parsed when it is first said.
pub(crate) struct Messages {
    language: Language,
    /// Those of its own language, then those that stand in.
    subjects: Vec<Subject>,
}

type Bundle = FluentBundle<FluentResource>;

/// A value in a sentence: (its name in the catalogue, the value). Values may be hostile: they are made [`safe`] here.
pub(crate) type Value<'a> = (&'a str, &'a dyn Display);

impl Messages {
    /// The catalogue in `language`.
    pub(crate) fn new(language: Language) -> Self {
        let stands_in = (language != Language::English).then_some(Language::English);
        let languages = std::iter::once(language).chain(stands_in);
        let subjects = languages.flat_map(|language| language.sources().iter().map(move |source| Subject::new(language, source)));
        Self { language, subjects: subjects.collect() }
    }

    /// The language it speaks.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// The sentence under `key`; the key itself if there is none.
    pub(crate) fn text(&self, key: &str, values: &[Value<'_>]) -> String {
        self.find(key, None, values).unwrap_or_else(|| safe(key).into_owned())
    }

    /// The hint that goes with `key`.
    pub(crate) fn hint(&self, key: &str, values: &[Value<'_>]) -> Option<String> {
        self.attribute(key, "hint", values)
    }

    /// Any attribute of `key`.
    pub(crate) fn attribute(&self, key: &str, attribute: &str, values: &[Value<'_>]) -> Option<String> {
        self.find(key, Some(attribute), values)
    }

    /// The sentence of a failure.
    pub(crate) fn sentence(&self, failure: &Failure) -> String {
        self.text(failure.code, &displayed(&failure.args))
    }

    /// The hint of a failure.
    pub(crate) fn hint_for(&self, failure: &Failure) -> Option<String> {
        self.hint(failure.code, &displayed(&failure.args))
    }

    /// Whether there is a sentence under `key`.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.subjects.iter().any(|subject| subject.messages().contains_key(key))
    }

    /// Every code of the catalogue, sorted: what `credenza explain` lists.
    pub(crate) fn codes() -> Vec<&'static str> {
        let mut codes: Vec<&str> = Language::English.entries().map(|entry| entry.key).filter(|key| !key.contains('-')).collect();
        codes.sort_unstable();
        codes
    }

    /// Every key of the catalogue.
    #[cfg(test)]
    pub(crate) fn keys() -> Vec<&'static str> {
        Language::English.entries().map(|entry| entry.key).collect()
    }

    /// The names of the values that the sentence of `code` and its attributes quote.
    pub(crate) fn variables(code: &str) -> Vec<&'static str> {
        Language::English.entries().find(|entry| entry.key == code).map(|entry| variables_in(entry.text)).unwrap_or_default()
    }

    fn find(&self, key: &str, attribute: Option<&str>, values: &[Value<'_>]) -> Option<String> {
        self.subjects.iter().find_map(|subject| subject.messages().get(key)?.format(attribute, values))
    }
}

/// The values of a failure as the catalogue takes them.
pub(crate) fn displayed<'a>(args: &'a [(&'static str, String)]) -> Vec<Value<'a>> {
    args.iter().map(|(name, value)| (*name, value as &dyn Display)).collect()
}

/// One file of the catalogue.
struct Subject {
    language: Language,
    source: &'static str,
    messages: OnceLock<HashMap<&'static str, Message>>,
}

impl Subject {
    fn new(language: Language, source: &'static str) -> Self {
        Self { language, source, messages: OnceLock::new() }
    }

    /// Its messages by key.
    fn messages(&self) -> &HashMap<&'static str, Message> {
        self.messages
            .get_or_init(|| entries(self.source).into_iter().map(|entry| (entry.key, Message::new(self.language, &entry))).collect())
    }
}

/// One message of the catalogue, parsed when it is first said.
struct Message {
    key: &'static str,
    language: Language,
    source: &'static str,
    parsed: OnceLock<Box<Bundle>>,
}

impl Message {
    fn new(language: Language, entry: &Entry) -> Self {
        Self { key: entry.key, language, source: entry.source, parsed: OnceLock::new() }
    }

    fn format(&self, attribute: Option<&str>, values: &[Value<'_>]) -> Option<String> {
        let bundle = self.parsed();
        let message = bundle.get_message(self.key)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let arguments: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, fluent_value(&value.to_string()))).collect();
        Some(bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
    }

    fn parsed(&self) -> &Bundle {
        self.parsed.get_or_init(|| {
            let mut bundle = FluentBundle::new_concurrent(vec![self.language.tag().parse().unwrap_or_default()]);
            // Isolation marks are bidi controls: the terminal would show them as escapes.
            bundle.set_use_isolating(false);
            // Of a broken entry nothing is left, so its key shows itself (and the tests refuse one).
            let resource = FluentResource::try_new(self.source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
            Box::new(bundle)
        })
    }
}

/// Counts select plural forms, so a plain whole number is one; a student number with a leading zero is text.
fn fluent_value(value: &str) -> FluentValue<'static> {
    let plain = value.len() <= 15 && value.bytes().all(|byte| byte.is_ascii_digit()) && (value == "0" || !value.starts_with('0'));
    match value.parse::<u64>() {
        Ok(number) if plain => FluentValue::from(number),
        _ => FluentValue::from(safe(value).into_owned()),
    }
}

/// A message as its file has it.
struct Entry {
    key: &'static str,
    /// Everything after the `=`, attributes included.
    text: &'static str,
    /// All of it.
    source: &'static str,
}

impl Entry {
    /// The sentence under the name `""` and the attributes under theirs.
    #[cfg(test)]
    fn parts(&self) -> Vec<(&'static str, &'static str)> {
        let mut parts = Vec::new();
        let (mut name, mut start) = ("", 0);
        let mut at = 0;
        for line in self.text.split_inclusive('\n') {
            if let Some((attribute, _)) = line.trim_start().strip_prefix('.').and_then(|line| line.split_once('=')) {
                parts.push((name, self.text.get(start..at).unwrap_or_default()));
                (name, start) = (attribute.trim(), at);
            }
            at += line.len();
        }
        parts.push((name, self.text.get(start..).unwrap_or_default()));
        parts
    }
}

/// The messages of a file in its order: each begins in the first column with a letter and goes on indented.
fn entries(source: &'static str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut rest = source;
    while let Some((line, after)) = rest.split_once('\n') {
        let Some((key, _)) = line.split_once('=').filter(|_| line.starts_with(|first: char| first.is_ascii_alphabetic())) else {
            rest = after;
            continue;
        };
        let length: usize =
            after.split_inclusive('\n').take_while(|line| line.starts_with(' ') || line.trim().is_empty()).map(str::len).sum();
        let end = line.len() + 1 + length;
        let (source, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        entries.push(Entry { key: key.trim(), text: source.get(key.len() + 1..).unwrap_or_default(), source });
        rest = after;
    }
    entries
}

fn variables_in(text: &'static str) -> Vec<&'static str> {
    let mut names: Vec<&str> = text
        .split('$')
        .skip(1)
        .filter_map(|after| after.split(|next: char| !(next.is_ascii_alphanumeric() || matches!(next, '_' | '-'))).next())
        .filter(|name| !name.is_empty())
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}
