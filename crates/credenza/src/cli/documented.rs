//! The documentation says of each command what `--json` gives, and what its contract is.

use std::collections::BTreeMap;

use clap::CommandFactory;

use super::{Cli, contract, localise};
use crate::contract::{Access, CONTRACTS, Contract, Secret};
use crate::exit::Exit;
use crate::messages::{Language, Messages};

/// The commands that have none below them, by their words.
fn leaves(command: &clap::Command, path: &str, found: &mut Vec<String>) {
    for below in command.get_subcommands() {
        let path = format!("{path} {}", below.get_name());
        if below.has_subcommands() { leaves(below, &path, found) } else { found.push(path.trim().to_owned()) }
    }
}

#[test]
fn every_command_stands_once_on_the_page() {
    let mut commands = Vec::new();
    leaves(&Cli::command(), "", &mut commands);
    assert!(commands.len() > 30, "{commands:?}");
    let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
    for cell in include_str!("../../../../docs/json.md").lines().filter_map(|line| line.strip_prefix("| `")?.split(" | ").next()) {
        for name in cell.split('`').filter(|name| name.starts_with(|first: char| first.is_ascii_lowercase())) {
            *rows.entry(name).or_default() += 1;
        }
    }
    for command in &commands {
        assert_eq!(rows.remove(command.as_str()), Some(1), "docs/json.md has no row for {command}, or several");
    }
    assert!(rows.is_empty(), "docs/json.md has rows for what is no command: {rows:?}");
}

#[test]
fn every_command_has_a_contract() {
    let mut commands = Vec::new();
    leaves(&Cli::command(), "", &mut commands);
    assert_eq!(
        CONTRACTS.iter().map(|contract| contract.command).collect::<Vec<_>>(),
        commands,
        "the rows of src/contract.rs, in the order of the help"
    );
}

/// The row of a contract in docs/commands.md.
fn written(Contract { command, exits, home, secrets, files }: &Contract) -> String {
    let joined = |texts: Vec<String>| if texts.is_empty() { "–".to_owned() } else { texts.join(", ") };
    let exits = exits.iter().map(|exit| (*exit as u8).to_string()).collect::<Vec<_>>().join(" ");
    let variables = home.then_some("home").into_iter().chain(secrets.iter().map(|secret| secret.key()));
    let files = |wanted| files.iter().filter(|(_, access)| *access == wanted).map(|(file, _)| format!("`{}`", file.name())).collect();
    let (read, written) = (joined(files(Access::Read)), joined(files(Access::Write)));
    format!("| `{command}` | {exits} | {} | {read} | {written} |", joined(variables.map(str::to_owned).collect()))
}

#[test]
fn the_page_of_commands_is_the_table() {
    let page = include_str!("../../../../docs/commands.md");
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| `")).collect();
    let expected: Vec<String> = CONTRACTS.iter().map(written).collect();
    assert!(rows == expected, "docs/commands.md should have these rows:\n{}", expected.join("\n"));
}

/// The rows of a table whose first cell is a number: the number and the other cell.
fn numbered(page: &'static str) -> Vec<(u8, &'static str)> {
    let row = |line: &'static str| {
        let (number, text) = line.strip_prefix("| ")?.split_once(" | ")?;
        Some((number.parse().ok()?, text.trim_end_matches(" |")))
    };
    page.lines().filter_map(row).collect()
}

#[test]
fn exit_codes_are_those_of_the_readme_and_of_the_report() {
    let messages = Messages::new(Language::English);
    let readme = numbered(include_str!("../../../../README.md"));
    let expected: Vec<_> = Exit::ALL.iter().map(|exit| (*exit as u8, contract::meaning(*exit, &messages))).collect();
    let said: Vec<_> = readme.into_iter().map(|(code, text)| (code, text.replace('`', ""))).collect();
    assert_eq!(said, expected, "README.md");
    let report = numbered(include_str!("../../../../docs/report.md")).into_iter().map(|(code, _)| code).collect::<Vec<_>>();
    let verify = Contract::of("verify").unwrap().exits.iter().map(|exit| *exit as u8).collect::<Vec<_>>();
    assert_eq!(report, verify, "docs/report.md");
}

#[test]
fn the_help_of_a_command_says_how_it_can_end() {
    for language in [Language::English, Language::Italian] {
        let messages = Messages::new(language);
        let mut tree = localise(Cli::command(), &messages);
        tree.build();
        let heading = messages.text("help-heading-exit-codes", &[]);
        for contract in CONTRACTS {
            let mut here = &tree;
            for word in contract.command.split(' ') {
                here = here.find_subcommand(word).unwrap();
            }
            let help = here.clone().render_long_help().to_string();
            let (_, below) = help.split_once(&heading).unwrap_or_else(|| panic!("{}:\n{help}", contract.command));
            let codes = below.trim_start().lines().map_while(|line| line.split_whitespace().next()?.parse().ok()).collect::<Vec<u8>>();
            assert_eq!(codes, contract.exits.iter().map(|exit| *exit as u8).collect::<Vec<_>>(), "{}", contract.command);
            for (file, _) in contract.files {
                assert!(below.contains(file.name()), "{}: {}", contract.command, file.name());
            }
            for secret in Secret::ALL {
                assert_eq!(below.contains(secret.variable()), contract.secrets.contains(&secret), "{} {secret:?}", contract.command);
            }
            assert_eq!(below.contains("CREDENZA_HOME"), contract.home, "{}", contract.command);
        }
    }
}
