//! `course new` on a terminal: one guiding question for each element, in the order of Annex I, each answer checked at once.

use std::path::Path;

use credenza_core::micro::Language;

use super::form::{Field, Kind, QUESTIONS, Section};
use super::template::{self, Answers, Given};
use super::words::List;
use super::{Course, Fault};
use crate::app::App;
use crate::failure::Failure;
use crate::terminal::{Line, Tone};

/// The answers of the person at the terminal. After each section `keep` gets those so far: whoever is interrupted has answered them in vain otherwise.
///
/// # Errors
/// `input_ended` where the person leaves; those of `keep`.
pub(crate) fn conduct(app: &App, keep: &dyn Fn(&Answers) -> Result<(), Failure>) -> Result<Answers, Failure> {
    let mut interview = Interview { app, answers: Answers::default(), languages: Vec::new() };
    for (heading, keys) in QUESTIONS {
        let Some(section) = Section::under(heading) else { continue };
        interview.section(section, keys)?;
        keep(&interview.answers)?;
    }
    Ok(interview.answers)
}

struct Interview<'a> {
    app: &'a App,
    answers: Answers,
    /// The languages of the course's texts, the first one first.
    languages: Vec<Language>,
}

impl Interview<'_> {
    /// Asks for a section until its answers fit each other, and again for each further one.
    fn section(&mut self, section: &'static Section, keys: &[&str]) -> Result<(), Failure> {
        if !section.heading.is_empty() || keys.contains(&"language") {
            self.show(Line::new());
            self.show(Line::new().tone(Tone::Strong, &self.app.messages.text(&section.introduction(), &[])));
        }
        let mut wanted = section.required || self.confirm("ask-describe")?;
        loop {
            let mut given = Given::new();
            if wanted {
                for field in section.fields.iter().filter(|field| keys.is_empty() || keys.contains(&field.key)) {
                    self.field(section, field, &mut given)?;
                }
                self.answers.add(section, given);
            }
            let faults = self.faults(section);
            if !faults.is_empty() {
                for fault in faults {
                    self.app.terminal.error(&self.app.messages, &fault.failure(Path::new(""), &self.app.messages));
                }
                self.show(self.app.messages.text("ask-again", &[]).into());
                if wanted {
                    self.answers.take_back(section, keys);
                }
                wanted = true;
            } else if !(wanted && section.repeats && self.confirm("ask-another")?) {
                return Ok(());
            }
        }
    }

    /// What is wrong with the answers under this heading, together with all those before.
    fn faults(&self, section: &Section) -> Vec<Fault> {
        let under = |key: &str| match key.strip_prefix(section.heading) {
            Some(rest) if !section.heading.is_empty() => rest.is_empty() || rest.starts_with(['.', '[']),
            _ => false,
        };
        let faults = Course::read(template::bare(&self.answers).as_bytes()).err().unwrap_or_default();
        // What a section that nobody described lacks is no fault; what another element demands of it is.
        faults.into_iter().filter(|fault| under(&fault.key) && fault.code() != "course_key_missing").collect()
    }

    fn field(&mut self, section: &Section, field: &Field, given: &mut Given) -> Result<(), Failure> {
        let question = section.question(field);
        self.ask_about(&question, field);
        let value = match field.kind {
            Kind::Word(list) => self.word(list, field)?,
            Kind::Text => self.texts(field)?,
            Kind::Texts => self.several_texts(field)?,
            Kind::Uris => self.answer("ask-several", field, |text| {
                format!("[{}]", text.split_whitespace().map(template::quoted).collect::<Vec<_>>().join(", "))
            })?,
            _ => self.answer("ask-answer", field, template::quoted)?,
        };
        let Some(value) = value else { return Ok(()) };
        if field.kind == Kind::Language {
            self.languages = Language::parse(value.trim_matches(['"', '\''])).into_iter().collect();
            given.push((field.key, value));
            return self.further_languages();
        }
        given.push((field.key, value));
        Ok(())
    }

    fn ask_about(&self, question: &str, field: &Field) {
        let messages = &self.app.messages;
        let optional = if field.required { String::new() } else { format!(" {}", messages.text("ask-optional", &[])) };
        self.show(Line::new());
        self.show(Line::new().tone(Tone::Strong, &(messages.text(question, &[]) + &optional)));
        if let Some(help) = messages.attribute(question, "help", &[]) {
            self.paragraph(&help);
        }
        if !matches!(field.kind, Kind::Word(_))
            && let Some(example) = messages.attribute(question, "example", &[])
        {
            self.paragraph(&messages.text("ask-example", &[("example", &example)]));
        }
        if !field.required {
            self.paragraph(&messages.text("ask-skip", &[]));
        }
    }

    /// One answer, as TOML writes it; none where an optional question was left out.
    fn answer(&self, prompt: &str, field: &Field, written: impl Fn(&str) -> String) -> Result<Option<String>, Failure> {
        let prompt = self.app.messages.text(prompt, &[]);
        let primary = self.primary();
        loop {
            let text = self.app.terminal.ask(&prompt, "--no-input")?;
            if text.is_empty() {
                if !field.required {
                    return Ok(None);
                }
                self.needed();
                continue;
            }
            let value = written(&text);
            if self.is_right(field.kind, &value, primary.as_ref()) {
                return Ok(Some(value));
            }
        }
    }

    /// A member of a list, by number or word.
    fn word(&self, list: List, field: &Field) -> Result<Option<String>, Failure> {
        let choices = template::choices(list, &self.app.messages);
        for (index, (word, name)) in choices.iter().enumerate() {
            let number = format!("{:>4}  ", index + 1);
            self.show(Line::new().plain(&number).plain(name).faint("  ").faint(word));
        }
        let chosen = |text: &str| {
            let number = text.parse::<usize>().ok().and_then(|number| choices.get(number.checked_sub(1)?)).map(|(word, _)| *word);
            number.or_else(|| list.word(text)).map_or_else(|| template::quoted(text), template::quoted)
        };
        self.answer("ask-choose", field, chosen)
    }

    /// A text in each language of the course; only the first one is needed.
    fn texts(&self, field: &Field) -> Result<Option<String>, Failure> {
        let mut entries: Vec<(String, String)> = Vec::new();
        for (index, language) in self.languages.iter().enumerate() {
            if self.languages.len() > 1 {
                self.paragraph(&self.app.messages.text("ask-in-language", &[("language", language)]));
            }
            let wanted = Field { required: field.required && index == 0, kind: Kind::Text, ..*field };
            match self.answer("ask-answer", &wanted, template::quoted)? {
                Some(text) => entries.push((language.to_string(), text)),
                None if index == 0 => return Ok(None),
                None => {}
            }
        }
        Ok(match entries.as_slice() {
            [] => None,
            [(_, only)] => Some(only.clone()),
            several => {
                let entries: Vec<String> = several.iter().map(|(language, text)| format!("{language} = {text}")).collect();
                Some(format!("{{ {} }}", entries.join(", ")))
            }
        })
    }

    fn several_texts(&self, field: &Field) -> Result<Option<String>, Failure> {
        let mut texts: Vec<String> = Vec::new();
        while let Some(text) = self.texts(&Field { required: false, ..*field })? {
            texts.push(text);
            self.paragraph(&self.app.messages.text("ask-next", &[]));
        }
        Ok((!texts.is_empty()).then(|| format!("[{}]", texts.join(", "))))
    }

    fn further_languages(&mut self) -> Result<(), Failure> {
        let messages = &self.app.messages;
        self.show(Line::new());
        self.show(Line::new().tone(Tone::Strong, &messages.text("ask-languages", &[])));
        if let Some(help) = messages.attribute("ask-languages", "help", &[]) {
            self.paragraph(&help);
        }
        loop {
            let answer = self.app.terminal.ask(&messages.text("ask-answer", &[]), "--no-input")?;
            let tags = answer.split([',', ' ']).filter(|tag| !tag.is_empty());
            let wrong = tags.clone().find(|tag| !self.is_right(Kind::Language, &template::quoted(tag), None));
            if wrong.is_none() {
                for language in tags.filter_map(|tag| Language::parse(tag).ok()) {
                    if !self.languages.contains(&language) {
                        self.languages.push(language);
                    }
                }
                return Ok(());
            }
        }
    }

    /// Whether an answer is one; if not, it is said why.
    fn is_right(&self, kind: Kind, value: &str, primary: Option<&Language>) -> bool {
        let english = Language::parse("en").ok();
        let Some(primary) = primary.or(english.as_ref()) else { return true };
        let faults = template::check(kind, value, primary);
        for fault in &faults {
            let mut failure = fault.failure(Path::new(""), &self.app.messages);
            // It was typed a moment ago: line 1 of nowhere says nothing.
            failure.place = None;
            self.app.terminal.error(&self.app.messages, &failure);
        }
        faults.is_empty()
    }

    fn primary(&self) -> Option<Language> {
        self.languages.first().cloned()
    }

    fn confirm(&self, question: &str) -> Result<bool, Failure> {
        self.app.terminal.confirm(&self.app.messages, &self.app.messages.text(question, &[]), "--no-input")
    }

    fn needed(&self) {
        self.paragraph(&self.app.messages.text("ask-needed", &[]));
    }

    fn paragraph(&self, text: &str) {
        let filled = self.app.terminal.filled_under(text, "  ", "  ");
        filled.lines().for_each(|line| self.show(Line::new().faint(line)));
    }

    fn show(&self, line: Line) {
        self.app.terminal.remark(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::Storage;

    fn app(typed: &str) -> App {
        App::in_memory(&Storage::default(), Path::new(""), Some(typed))
    }

    #[test]
    fn a_whole_course_is_asked_for_and_wrong_answers_again() {
        let typed = [
            "italiano!",
            "it",
            "en", // language, further languages
            "course 1",
            "https://centre.example/c/1",
            "",
            "Valutazione \"seria\"",
            "Evaluation",
            "1",
            "",
            "", // id … run
            "Centro",
            "Centre",
            "Italia",
            "it",
            "",
            "https://centre.example",
            "",
            "n", // awarding body
            "n", // issuer
            "Verificare lo status",
            "Verify the status",
            "2",
            "",
            "y",
            "Valutare",
            "",
            "skill",
            "",
            "n", // outcomes
            "3",
            "80",
            "25",
            "3",
            "",
            "25", // workload: does not fit at first
            "6",
            "first",
            "6.0",
            "",  // level
            "n", // other frameworks
            "esame scritto",
            "",
            "n", // assessment
            "blendet",
            "blended", // participation
            "2",
            "Agenzia",
            "Agency",
            "",
            "",
            "",
            "n", // quality assurance
            "",
            "4", // prerequisites, supervision
            "y",
            "Trentesimi",
            "Thirtieths",
            "0",
            "30",
            "18", // grade
            "n",  // stackability is demanded by 6.0, so it is asked for anyway
            "2",
            "Esperto",
            "Expert",
            "",
            "Valutare titoli",
            "Evaluate titles",
            "",   // kind, part_of, competences
            "n",  // towards
            "n",  // further information
            "5y", // valid for
        ];
        let app = app(&(typed.join("\n") + "\n"));
        let kept = std::cell::Cell::new(0);
        let keep = |answers: &Answers| {
            // What is kept is a course file, however much of it is missing.
            assert!(template::file(answers, &app.messages).parse::<toml::Table>().is_ok());
            kept.set(kept.get() + 1);
            Ok(())
        };
        let answers = conduct(&app, &keep).unwrap();
        assert_eq!(kept.get(), QUESTIONS.len());
        for text in [template::bare(&answers), template::file(&answers, &app.messages)] {
            let course = Course::read(text.as_bytes()).unwrap_or_else(|faults| panic!("{faults:#?}\n{text}"));
            assert_eq!(course.learning_outcomes.len(), 2);
            assert_eq!(course.title.iter().count(), 2);
            assert_eq!(course.workload.credits().unwrap().to_string(), "3");
            assert_eq!(course.participation.to_string(), "blended");
            assert!(course.stackability.unwrap().part_of.is_some());
        }
        assert_eq!(app.terminal.ask("more?", "").unwrap_err().code, "input_ended", "every answer was asked for");
    }
}
