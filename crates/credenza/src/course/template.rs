//! A course file to be: the answers that there are, gaps for those that are needed, and the rest as comments to be woken up.

use credenza_core::micro::Language as Tag;

use super::fault::FaultKind;
use super::form::{Field, Kind, SECTIONS, Section};
use super::source::{Source, Value};
use super::{Fault, Period, words};
use crate::messages::Messages;

/// What was answered so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answers {
    sections: Vec<(&'static str, Vec<Given>)>,
}

/// The answers under one heading: keys and values as TOML writes them.
pub(crate) type Given = Vec<(&'static str, String)>;

impl Answers {
    /// Adds answers under a heading: as another one where headings repeat, else to those that are there.
    pub(crate) fn add(&mut self, section: &Section, given: Given) {
        let position = self.sections.iter().position(|(heading, _)| *heading == section.heading).unwrap_or(self.sections.len());
        if position == self.sections.len() {
            self.sections.push((section.heading, Vec::new()));
        }
        let Some((_, there)) = self.sections.get_mut(position) else { return };
        match there.first_mut() {
            Some(first) if !section.repeats => first.extend(given),
            _ => there.push(given),
        }
    }

    /// Takes the last answers under a heading back, those to `keys`.
    pub(crate) fn take_back(&mut self, section: &Section, keys: &[&str]) {
        let Some((_, there)) = self.sections.iter_mut().find(|(heading, _)| *heading == section.heading) else { return };
        if section.heading.is_empty() {
            there.iter_mut().for_each(|given| given.retain(|(key, _)| !keys.contains(key)));
        } else {
            there.pop();
        }
    }

    fn under(&self, heading: &str) -> &[Given] {
        self.sections.iter().find(|(there, _)| *there == heading).map(|(_, given)| given.as_slice()).unwrap_or_default()
    }
}

/// The file with `answers`, its comments in the language of `messages`. Where nothing was answered there are gaps for what is needed.
pub(crate) fn file(answers: &Answers, messages: &Messages) -> String {
    let second = Messages::new(messages.language().other());
    let mut writer = Writer { messages, second, out: String::new() };
    writer.comment(&messages.text("about-file", &[]));
    for section in &SECTIONS {
        writer.out.push('\n');
        writer.comment(&messages.text(&section.introduction(), &[]));
        match answers.under(section.heading) {
            [] => writer.unanswered(section),
            given => given.iter().enumerate().for_each(|(index, given)| writer.answered(section, given, index == 0)),
        }
    }
    writer.out
}

/// The answers alone, without comments and gaps.
pub(crate) fn bare(answers: &Answers) -> String {
    let mut out = String::new();
    for section in &SECTIONS {
        for given in answers.under(section.heading) {
            out.push_str(&heading(section));
            given.iter().for_each(|(key, value)| out.push_str(&format!("{key} = {value}\n")));
        }
    }
    out
}

struct Writer<'a> {
    messages: &'a Messages,
    /// The other language, for examples of texts in two.
    second: Messages,
    out: String,
}

impl Writer<'_> {
    /// A section that must be there has gaps; one that may be there sleeps in comments.
    fn unanswered(&mut self, section: &Section) {
        let asleep = if section.required { "" } else { "# " };
        self.out.extend(heading(section).lines().flat_map(|line| [asleep, line, "\n"]));
        for field in section.fields {
            self.explained(section, field);
            let gap = section.required && field.shown;
            let value = if gap { self.gap(section, field) } else { self.sample(section, field) };
            self.out.push_str(&format!("{}{} = {value}\n", if gap { "" } else { "# " }, field.key));
        }
    }

    /// The second of several outcomes needs no explanation any more.
    fn answered(&mut self, section: &Section, given: &Given, explain: bool) {
        self.out.push_str(&heading(section));
        for field in section.fields {
            let answer = given.iter().find(|(key, _)| *key == field.key);
            if explain {
                self.explained(section, field);
            }
            match answer {
                Some((key, value)) => self.out.push_str(&format!("{key} = {value}\n")),
                None if explain => {
                    let sample = self.sample(section, field);
                    self.out.push_str(&format!("# {} = {sample}\n", field.key));
                }
                None => {}
            }
        }
    }

    fn explained(&mut self, section: &Section, field: &Field) {
        let question = section.question(field);
        if section.fields.first().is_some_and(|first| first.key != field.key) {
            self.out.push('\n');
        }
        let text = self.messages.text(&question, &[]);
        let asked = if field.required { text } else { [text, self.messages.text("ask-optional", &[])].join(" ") };
        self.comment(&asked);
        if let Some(help) = self.messages.attribute(&question, "help", &[]) {
            self.comment(&help);
        }
        if let Kind::Word(list) = field.kind {
            let words = list.described(self.messages);
            self.comment(&self.messages.text("ask-one-of", &[("words", &words)]));
        }
    }

    /// A value for somebody to replace: [`super::source::is_placeholder`] knows it.
    fn gap(&self, section: &Section, field: &Field) -> String {
        match field.kind {
            Kind::Language => quoted(self.messages.language().tag()),
            _ => self.value(section, field, &|text| format!("<{text}>")),
        }
    }

    /// A value that is right as it stands.
    fn sample(&self, section: &Section, field: &Field) -> String {
        self.value(section, field, &str::to_owned)
    }

    fn value(&self, section: &Section, field: &Field, dress: &dyn Fn(&str) -> String) -> String {
        let question = section.question(field);
        let example = |messages: &Messages| quoted(&dress(&messages.attribute(&question, "example", &[]).unwrap_or_default()));
        let one = match field.kind {
            Kind::Text | Kind::Texts => {
                let entries =
                    [self.messages, &self.second].map(|messages| format!("{} = {}", messages.language().tag(), example(messages)));
                format!("{{ {} }}", entries.join(", "))
            }
            _ => example(self.messages),
        };
        if matches!(field.kind, Kind::Texts | Kind::Uris) { format!("[{one}]") } else { one }
    }

    fn comment(&mut self, text: &str) {
        for line in text.lines() {
            self.out.push_str(format!("# {line}").trim_end());
            self.out.push('\n');
        }
    }
}

fn heading(section: &Section) -> String {
    match (section.heading, section.repeats) {
        ("", _) => String::new(),
        (heading, true) => format!("[[{heading}]]\n"),
        (heading, false) => format!("[{heading}]\n"),
    }
}

/// A text as TOML writes it.
pub(crate) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// What is wrong with `value`, as TOML writes it, as the answer to a question.
pub(crate) fn check(kind: Kind, value: &str, primary: &Tag) -> Vec<Fault> {
    let text = format!("value = {value}\n");
    let source = Source::new(&text, &[]);
    if let Some(table) = source.parse()
        && let Some(value) = source.root(&table).get("value")
    {
        read(kind, &value, primary);
    }
    source.into_faults()
}

/// Reads a value as the course file's reader would, for its faults.
fn read(kind: Kind, value: &Value<'_>, primary: &Tag) {
    use credenza_core::did::Did;
    use credenza_core::micro::{Country, Ects, Hours, QnqLevel};
    match kind {
        Kind::Text => drop(value.texts(primary)),
        Kind::Texts => value.items().iter().for_each(|item| drop(item.texts(primary))),
        Kind::Mark | Kind::Region => drop(value.mark()),
        Kind::Word(list) => {
            if let Some(text) = value.string().filter(|text| list.word(text).is_none()) {
                let _: Option<()> = value.fault(FaultKind::WordUnknown { list, found: text.to_owned(), nearest: list.nearest(text) });
            }
        }
        Kind::Uri => drop(value.uri()),
        Kind::Uris => value.items().iter().for_each(|item| drop(item.uri())),
        Kind::Did => {
            if let Some(text) = value.string()
                && let Err(error) = Did::parse(text)
            {
                let _: Option<()> = value.refused(error.code(), text);
            }
        }
        Kind::Credits => drop(value.read_number(Ects::from_number)),
        Kind::Hours => drop(value.read_number(Hours::from_number)),
        Kind::HoursPerCredit => drop(value.number()),
        Kind::Eqf => drop(value.read_number(super::read::eqf)),
        Kind::Qnq => drop(value.read(QnqLevel::parse)),
        Kind::Country => drop(value.read(|text| Country::parse(&text.to_uppercase()))),
        Kind::Language => drop(value.read(Tag::parse)),
        Kind::Period => {
            if let Some(text) = value.string().filter(|text| Period::parse(text).is_none()) {
                let _: Option<()> = value.fault(FaultKind::PeriodMalformed { found: text.to_owned() });
            }
        }
    }
}

/// The words of a list, for a person to choose from by number.
pub(crate) fn choices(list: words::List, messages: &Messages) -> Vec<(&'static str, String)> {
    list.words().into_iter().map(|word| (word, list.name(word, messages))).collect()
}
