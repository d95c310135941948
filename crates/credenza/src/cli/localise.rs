//! Puts the words of the message catalogue into the command tree.
//!
//! Keys: a program is `help-<name>` (`help-credenza`) and a command of it `help-<path>` (`help-key-generate`), with the attributes `.long`
//! (longer text for `--help`) and `.examples`; an argument is `help-<path>-<argument>`, else `help-any-<argument>` where several commands
//! share it; a global one is `help-global-<argument>`; a value's name is `value-<name>`.

use clap::builder::{Str, StyledStr};
use clap::{Arg, Command};

use super::contract;
use crate::contract::Contract;
use crate::messages::Messages;

/// The command tree with every help text, heading and value name in the catalogue's language.
pub(crate) fn localise(tree: Command, messages: &Messages) -> Command {
    let program = tree.get_name().to_owned();
    let tree = with_words(tree, messages, &[program]);
    // Usage lines quote the value names, so they can only be written once these are in place.
    let mut built = tree.clone();
    built.build();
    with_usage(tree, &mut built, messages)
}

/// The catalogue key of the command at `path`, which begins with the program's name.
fn command_key(path: &[String]) -> String {
    let named = if let [_, below @ ..] = path
        && !below.is_empty()
    {
        below
    } else {
        path
    };
    format!("help-{}", named.join("-"))
}

/// How a command ends, what of the environment it reads and which files are its own: of this program as a whole, and of what can be run. Another program
/// (the server) has no such contract.
fn contract_words(path: &[String], messages: &Messages) -> Option<String> {
    let (program, below) = path.split_first()?;
    match below {
        _ if program != "credenza" => None,
        [] => Some(contract::help(None, messages)),
        _ => Contract::of(&below.join(" ")).map(|row| contract::help(Some(row), messages)),
    }
}

/// The catalogue key of an argument of the command at `path`, as the catalogue has it: its own, else the shared one.
fn argument_key(path: &[String], argument: &Arg, messages: &Messages) -> String {
    let name = argument.get_id().as_str().replace('_', "-");
    let own = format!("{}-{name}", command_key(path));
    if !argument.is_global_set() && messages.has(&own) {
        return own;
    }
    let shared = if argument.is_global_set() || path.len() == 1 { "global" } else { "any" };
    format!("help-{shared}-{name}")
}

fn with_words(command: Command, messages: &Messages, path: &[String]) -> Command {
    let key = command_key(path);
    let mut command = command
        .about(messages.text(&key, &[]))
        .subcommand_help_heading(messages.text("help-heading-commands", &[]))
        .subcommand_value_name(messages.text("value-command", &[]))
        .help_template(template(messages));
    if let Some(long) = messages.attribute(&key, "long", &[]) {
        command = command.long_about(long);
    }
    if let Some(examples) = messages.attribute(&key, "examples", &[]) {
        command = command.after_help(format!("{}\n{}", messages.text("help-heading-examples", &[]), indented(&examples)));
    }
    if let Some(contract) = contract_words(path, messages) {
        let examples = command.get_after_help().map(|examples| format!("{examples}\n\n")).unwrap_or_default();
        command = command.after_long_help(format!("{examples}{contract}"));
    }
    let has_commands = command.has_subcommands();
    for (order, id) in command.get_arguments().map(|argument| argument.get_id().clone()).collect::<Vec<_>>().into_iter().enumerate() {
        command = command.mut_arg(id, |argument| argument_words(argument, messages, path, has_commands).display_order(order));
    }
    for name in command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect::<Vec<_>>() {
        let below: Vec<String> = path.iter().cloned().chain([name.clone()]).collect();
        command = command.mut_subcommand(name, |sub| with_words(sub, messages, &below));
    }
    command
}

fn argument_words(argument: Arg, messages: &Messages, path: &[String], has_commands: bool) -> Arg {
    let mut help = messages.text(&argument_key(path, &argument, messages), &[]);
    // clap would say these in English: "[possible values: …]", "[default: …]".
    let takes_value = argument.get_action().takes_values();
    let choices: Vec<String> = argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let defaults: Vec<String> = argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    let mut asides = Vec::new();
    if takes_value && !choices.is_empty() {
        asides.push(messages.text("help-choices", &[("values", &choices.join(", "))]));
    }
    if takes_value && !defaults.is_empty() {
        asides.push(messages.text("help-default", &[("value", &defaults.join(", "))]));
    }
    if !asides.is_empty() {
        help = format!("{help} ({})", asides.join("; "));
    }
    let heading = if argument.is_positional() {
        "help-heading-arguments"
    } else if argument.is_global_set() || path.len() == 1 && has_commands {
        "help-heading-global"
    } else {
        "help-heading-options"
    };
    let names: Vec<Str> = argument.get_value_names().unwrap_or_default().iter().map(|name| value_name(name, messages).into()).collect();
    let argument = argument.help(help).help_heading(messages.text(heading, &[]));
    if !takes_value {
        return argument;
    }
    let argument = argument.hide_possible_values(true).hide_default_value(true);
    if names.is_empty() { argument } else { argument.value_names(names) }
}

fn value_name(name: &str, messages: &Messages) -> String {
    messages.text(&format!("value-{}", name.to_lowercase()), &[])
}

fn template(messages: &Messages) -> StyledStr {
    let usage = messages.text("help-heading-usage", &[]);
    format!("{{before-help}}{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}").into()
}

fn with_usage(mut command: Command, built: &mut Command, messages: &Messages) -> Command {
    for name in command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect::<Vec<_>>() {
        if let Some(below) = built.find_subcommand_mut(&name) {
            command = command.mut_subcommand(name, |sub| with_usage(sub, below, messages));
        }
    }
    let usage = built.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", &format!("[{}]", messages.text("value-options", &[])));
    command.override_usage(usage)
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { String::new() } else { format!("  {line}") }).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;
    use crate::messages::Language;

    fn tree(language: Language) -> Command {
        localise(Cli::command(), &Messages::new(language))
    }

    /// The path of the whole program.
    fn program() -> Vec<String> {
        vec!["credenza".to_owned()]
    }

    /// Calls `check` with every command of the tree and its path.
    fn walk(command: &Command, path: &[String], check: &mut impl FnMut(&Command, &[String])) {
        check(command, path);
        for sub in command.get_subcommands() {
            let below: Vec<String> = path.iter().cloned().chain([sub.get_name().to_owned()]).collect();
            walk(sub, &below, check);
        }
    }

    #[test]
    fn the_tree_is_sound() {
        tree(Language::English).debug_assert();
        tree(Language::Italian).debug_assert();
    }

    #[test]
    fn every_command_argument_and_value_has_words_in_both_languages() {
        let mut missing = Vec::new();
        for language in [Language::English, Language::Italian] {
            let messages = Messages::new(language);
            walk(&Cli::command(), &program(), &mut |command, path| {
                let mut keys = vec![command_key(path)];
                for argument in command.get_arguments() {
                    keys.push(argument_key(path, argument, &messages));
                    if argument.get_action().takes_values() {
                        let names = argument.get_value_names().unwrap_or_default();
                        keys.extend(names.iter().map(|name| format!("value-{}", name.to_lowercase())));
                    }
                }
                missing.extend(keys.into_iter().filter(|key| !messages.has(key)).map(|key| format!("{language:?} {key}")));
            });
        }
        assert!(missing.is_empty(), "the catalogue lacks:\n{}", missing.join("\n"));
    }

    #[test]
    fn every_text_of_the_help_is_of_a_command_argument_or_value() {
        let messages = Messages::new(Language::English);
        let mut asked = std::collections::BTreeSet::from(["value-options".to_owned(), "value-command".to_owned()]);
        walk(&Cli::command(), &program(), &mut |command, path| {
            asked.insert(command_key(path));
            for argument in command.get_arguments() {
                asked.insert(argument_key(path, argument, &messages));
                asked.extend(argument.get_value_names().unwrap_or_default().iter().map(|name| format!("value-{}", name.to_lowercase())));
            }
        });
        // The server has words of its own, and its tests look at its help.
        let is_help = |key: &&str| ["help-", "value-"].iter().any(|begin| key.starts_with(begin)) && !key.starts_with("help-heading-");
        let is_of_the_server = |key: &&str| key.starts_with("help-credenza-vc-api") || *key == "value-address";
        let keys = Messages::keys().into_iter().filter(|key| is_help(key) && !is_of_the_server(key));
        let stale: Vec<_> = keys.filter(|key| !asked.contains(*key) && !["help-choices", "help-default"].contains(key)).collect();
        assert!(stale.is_empty(), "nothing is helped by these:\n{}", stale.join("\n"));
    }

    #[test]
    fn no_two_commands_or_arguments_share_a_key() {
        let mut seen = std::collections::BTreeSet::new();
        walk(&Cli::command(), &program(), &mut |command, path| {
            assert!(seen.insert(command_key(path)), "{path:?}");
            for argument in command.get_arguments().filter(|argument| !argument.is_global_set() && path.len() > 1) {
                let key = format!("{}-{}", command_key(path), argument.get_id().as_str().replace('_', "-"));
                assert!(seen.insert(key.clone()), "{key}");
            }
        });
    }

    #[test]
    fn italian_help_is_italian() {
        let mut built = tree(Language::Italian);
        built.build();
        walk(&built, &program(), &mut |command, path| {
            let help = command.clone().render_long_help().to_string();
            for english in
                ["Usage", "Options", "OPTIONS", "Arguments", "Commands", "possible values", "default:", "Print", "COMMAND", "FILE_"]
            {
                assert!(!help.contains(english), "{path:?} says {english:?}:\n{help}");
            }
            assert!(help.contains("Uso: credenza"), "{path:?}:\n{help}");
        });
    }
}
