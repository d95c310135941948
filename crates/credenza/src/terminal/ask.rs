//! Questions to the person at the terminal.

use std::io::BufRead;

use super::line::{Line, Tone};
use super::{Terminal, locked};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::messages::Messages;

/// An answer is a line typed by a person; anything longer is not one.
const LONGEST_ANSWER: u64 = 64 * 1024;

impl Terminal {
    /// Asks `question`, to be answered with yes or no (the default, when nothing is typed).
    ///
    /// # Errors
    /// `input_needed`, naming `instead` (the option that answers it on the command line), where nobody can be asked; `input_ended`.
    pub(crate) fn confirm(&self, messages: &Messages, question: &str, instead: &str) -> Result<bool, Failure> {
        let (yes, no) = (messages.text("answer-yes", &[]), messages.text("answer-no", &[]));
        let choice = messages.text("answer-choice", &[]);
        loop {
            let answer = self.ask(&format!("{question} {choice}"), instead)?.to_lowercase();
            let is = |words: &str| words.split_whitespace().any(|word| word == answer);
            if answer.is_empty() || is(&no) || matches!(answer.as_str(), "n" | "no") {
                return Ok(false);
            }
            if is(&yes) || matches!(answer.as_str(), "y" | "yes") {
                return Ok(true);
            }
            self.to_error(&[messages.text("answer-again", &[]).into()]);
        }
    }

    /// Asks `question` and reads a line, surrounding white space cut off.
    ///
    /// # Errors
    /// As [`Terminal::confirm`].
    pub(crate) fn ask(&self, question: &str, instead: &str) -> Result<String, Failure> {
        if !self.asks {
            return Err(Failure::new("input_needed").arg("question", question).arg("instead", instead).exit(Exit::Usage));
        }
        locked(&self.out).flush();
        {
            let mut err = locked(&self.err);
            let prompt = Line::new().tone(Tone::Strong, question).plain(" ").rendered(err.colour);
            err.raw(prompt.trim_end_matches('\n').as_bytes());
            err.flush();
        }
        let mut answer = String::new();
        let mut input = locked(&self.input);
        match std::io::Read::take(&mut *input, LONGEST_ANSWER).read_line(&mut answer) {
            Ok(0) => Err(Failure::new("input_ended").arg("question", question)),
            Ok(_) => Ok(answer.trim().to_owned()),
            Err(error) => Err(Failure::new("input_unreadable").arg("reason", error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::capture::Captured;
    use crate::messages::{Language, Messages};

    #[test]
    fn yes_in_the_language_of_the_question_and_in_english() {
        for (typed, language, expected) in [
            ("y\n", Language::English, true),
            ("YES\n", Language::English, true),
            ("\n", Language::English, false),
            ("perhaps\nno\n", Language::English, false),
            ("sì\n", Language::Italian, true),
            ("S\n", Language::Italian, true),
            ("yes\n", Language::Italian, true),
            ("n\n", Language::Italian, false),
        ] {
            let captured = Captured::new(typed);
            assert_eq!(captured.terminal.confirm(&Messages::new(language), "?", "--yes").unwrap(), expected, "{typed:?}");
        }
    }

    #[test]
    fn nobody_to_ask_says_what_to_pass_instead() {
        let failure = Captured::silent().terminal.confirm(&Messages::new(Language::English), "Remove it?", "--yes").unwrap_err();
        assert_eq!((failure.code, failure.exit), ("input_needed", crate::exit::Exit::Usage));
        assert_eq!(Captured::new("").terminal.ask("Title?", "--title").unwrap_err().code, "input_ended");
    }
}
