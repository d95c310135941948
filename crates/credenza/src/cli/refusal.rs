//! Turns clap's refusal of a command line into a failure that the message catalogue puts into words.

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::exit::Exit;
use crate::failure::Failure;

/// The failure that stands for `error`: a usage error naming the offending piece, with `command` for the hint (`credenza issue`).
///
/// `arguments` are those of the process without its name: clap does not say in which command it stopped.
pub(crate) fn refusal(error: &Error, tree: &Command, arguments: &[String]) -> Failure {
    let code = code(error);
    let mut failure = Failure::new(code).exit(Exit::Usage).arg("command", command_named(tree, arguments));
    for (kind, name) in NAMES {
        // Fluent selects a hint by these, so each is always there.
        let value = error.get(*kind).map(|value| if SUGGESTIONS.contains(kind) { best(value) } else { words(value) });
        let value = value.filter(|value| !value.is_empty()).unwrap_or_else(|| "none".to_owned());
        failure = failure.arg(name, value);
    }
    failure
}

const NAMES: &[(ContextKind, &str)] = &[
    (ContextKind::InvalidArg, "argument"),
    (ContextKind::PriorArg, "other"),
    (ContextKind::InvalidValue, "value"),
    (ContextKind::ValidValue, "allowed"),
    (ContextKind::InvalidSubcommand, "subcommand"),
    (ContextKind::SuggestedArg, "suggestion"),
    (ContextKind::SuggestedSubcommand, "suggested_command"),
    (ContextKind::SuggestedValue, "suggested_value"),
];

const SUGGESTIONS: &[ContextKind] = &[ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];

fn code(error: &Error) -> &'static str {
    let given = error.get(ContextKind::InvalidValue).map(words).is_some_and(|value| !value.is_empty());
    let listed = error.get(ContextKind::ValidValue).map(words).is_some_and(|value| !value.is_empty());
    match error.kind() {
        ErrorKind::InvalidValue if !given => "usage_value_missing",
        ErrorKind::InvalidValue if listed => "usage_value_not_allowed",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "usage_value_invalid",
        ErrorKind::UnknownArgument => "usage_unknown_argument",
        ErrorKind::InvalidSubcommand => "usage_unknown_command",
        ErrorKind::MissingSubcommand => "usage_command_missing",
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => "usage_value_count",
        ErrorKind::ArgumentConflict => match error.get(ContextKind::PriorArg) {
            // clap reports an option given twice as a conflict with itself.
            Some(prior) if error.get(ContextKind::InvalidArg) == Some(prior) => "usage_repeated",
            _ => "usage_conflict",
        },
        ErrorKind::MissingRequiredArgument => "usage_missing",
        ErrorKind::InvalidUtf8 => "usage_not_utf8",
        _ => "usage_not_understood",
    }
}

/// clap puts the likeliest suggestion last.
fn best(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(texts) => texts.last().cloned().unwrap_or_default(),
        other => words(other),
    }
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

fn command_named(tree: &Command, arguments: &[String]) -> String {
    let mut names = vec![tree.get_name().to_owned()];
    let mut here = tree;
    for argument in arguments {
        if let Some(below) = here.find_subcommand(argument) {
            names.push(argument.clone());
            here = below;
        } else if !here.has_subcommands() {
            break;
        }
    }
    names.join(" ")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::{Cli, localise};
    use crate::messages::{Language, Messages};

    /// The sentence and hint for a command line that is refused.
    fn refused(line: &str, language: Language) -> (&'static str, String, String) {
        let messages = Messages::new(language);
        let tree = localise(Cli::command(), &messages);
        let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        let error = tree.clone().try_get_matches_from(["credenza".to_owned()].into_iter().chain(arguments.clone())).unwrap_err();
        let failure = refusal(&error, &tree, &arguments);
        assert_eq!(failure.exit, Exit::Usage);
        (failure.code, messages.sentence(&failure), messages.hint_for(&failure).unwrap())
    }

    #[test]
    fn a_refusal_names_the_offending_piece_and_what_to_do() {
        for (line, code, sentence, hint) in [
            ("verify --trsut x", "usage_unknown_argument", "\"--trsut\" is not an option of this command.", "Did you mean --trust?"),
            ("--lang en isue", "usage_unknown_command", "There is no command \"isue\".", "Did you mean issue?"),
            ("key generat", "usage_unknown_command", "There is no command \"generat\".", "Did you mean generate?"),
            (
                "--color red explain",
                "usage_value_not_allowed",
                "--color <WHEN> cannot be \"red\".",
                "It takes one of: auto, always, never.",
            ),
            ("wallet show", "usage_missing", "This is missing: <ID>.", "\"credenza wallet show --help\" says what it is for."),
            (
                "verify --challenge c f",
                "usage_missing",
                "This is missing: --domain <DOMAIN>.",
                "\"credenza verify --help\" says what it is for.",
            ),
            (
                "verify f --at",
                "usage_value_missing",
                "--at <TIME> needs a value, and none was given.",
                "\"credenza verify --help\" says what it takes.",
            ),
            ("verify --at 1 --at 2", "usage_repeated", "--at <TIME> was given more than once.", "Give it once."),
            (
                "verify --request r --challenge c --domain d",
                "usage_conflict",
                "--request <FILE> cannot go together with --challenge <TEXT>, --domain <DOMAIN>.",
                "Leave one of them out.",
            ),
        ] {
            assert_eq!(refused(line, Language::English), (code, sentence.to_owned(), hint.to_owned()), "{line}");
        }
        let (_, sentence, hint) = refused("wallet show", Language::Italian);
        assert_eq!((sentence.as_str(), hint.as_str()), ("Manca: <ID>.", "\"credenza wallet show --help\" dice a che cosa serve."));
    }
}
