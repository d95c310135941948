//! docs/json.md says of each command what `--json` gives.

use std::collections::BTreeMap;

use clap::CommandFactory;

use super::Cli;

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
