//! The contract of a command in words, for its help and its manual page.

use crate::contract::{Access, COLOUR, Contract, File, HOME, LANGUAGE, Secret};
use crate::exit::Exit;
use crate::messages::Messages;

/// A part of the page: what is told apart, and what is said of each.
pub(crate) struct Section {
    /// The name of the part in the catalogue: `help-heading-<name>`, `man-<name>`.
    pub(crate) name: &'static str,
    /// Term and text, neither with a line end.
    pub(crate) entries: Vec<(String, String)>,
}

/// The sections of a command, or of the whole program; those that would be empty left out.
pub(crate) fn sections(contract: Option<&Contract>, messages: &Messages) -> Vec<Section> {
    let exits: Vec<Exit> = contract.map_or_else(|| Exit::ALL.to_vec(), |contract| contract.exits.to_vec());
    let exits = exits.into_iter().map(|exit| ((exit as u8).to_string(), meaning(exit, messages)));
    let mut variables = Vec::new();
    if contract.is_none_or(|contract| contract.home) {
        variables.push((HOME.join(", "), messages.text("environment-home", &[])));
    }
    let secrets = contract.map_or(Secret::ALL.as_slice(), |contract| contract.secrets).iter();
    variables.extend(secrets.map(|secret| (secret.variable().to_owned(), messages.text(&format!("environment-{}", secret.key()), &[]))));
    variables.push((LANGUAGE.join(", "), messages.text("environment-language", &[])));
    variables.push((COLOUR.join(", "), messages.text("environment-colour", &[])));
    let all: Vec<_> = File::ALL.iter().map(|file| (*file, Access::Write)).collect();
    let files = contract.map_or(all.as_slice(), |contract| contract.files).iter().map(|(file, access)| {
        let said = messages.text(&format!("files-of-{}", file.key()), &[]);
        let read = contract.is_some() && *access == Access::Read;
        (file.name().to_owned(), if read { messages.text("files-of-program-read", &[("file", &said)]) } else { said })
    });
    let sections = [("exit-codes", exits.collect()), ("environment", variables), ("files", files.collect::<Vec<_>>())];
    sections.into_iter().filter(|(_, entries)| !entries.is_empty()).map(|(name, entries)| Section { name, entries }).collect()
}

/// What an exit code means.
pub(crate) fn meaning(exit: Exit, messages: &Messages) -> String {
    messages.text(&format!("exit-{}", exit as u8), &[])
}

/// The sections as they stand under a help text.
pub(super) fn help(contract: Option<&Contract>, messages: &Messages) -> String {
    let parts = sections(contract, messages).into_iter().map(|Section { name, entries }| {
        let widest = entries.iter().map(|(term, _)| term.len()).max().unwrap_or_default();
        let lines = entries.iter().map(|(term, text)| format!("\n  {term:widest$}  {text}"));
        format!("{}{}", messages.text(&format!("help-heading-{name}"), &[]), lines.collect::<String>())
    });
    parts.collect::<Vec<_>>().join("\n\n")
}
