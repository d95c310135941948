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
        let value = error.get(*kind).map(words).filter(|value| !value.is_empty()).unwrap_or_else(|| "none".to_owned());
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

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        ContextValue::Bool(_) | ContextValue::Number(_) | ContextValue::None => String::new(),
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
