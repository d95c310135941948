//! `credenza man [COMMAND]…`: the manual page of the program or of one command, in roff.

use clap_mangen::Man as Page;

use crate::app::App;
use crate::cli::Man;
use crate::cli::contract::{Section, sections};
use crate::contract::Contract;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(app: &App, arguments: &Man) -> Result<Exit, Failure> {
    // The contract has sections of its own here.
    let command = app.command(&arguments.command)?.after_long_help(None);
    let title = std::iter::once("credenza").chain(arguments.command.iter().map(String::as_str)).collect::<Vec<_>>().join("-");
    let mut page = Vec::new();
    // Writing to memory cannot fail.
    let _ = Page::new(command.display_name(title)).source(concat!("credenza ", env!("CARGO_PKG_VERSION"))).render(&mut page);
    let page = String::from_utf8_lossy(&page);
    for line in page.lines() {
        let line = match line.strip_prefix(".SH ").and_then(|heading| heading_key(heading.trim())) {
            Some(key) => format!(".SH {}", app.messages.text(key, &[])),
            None => line.to_owned(),
        };
        app.terminal.data(line);
    }
    let contract = Contract::of(&arguments.command.join(" "));
    if contract.is_some() || arguments.command.is_empty() {
        for Section { name, entries } in sections(contract, &app.messages) {
            app.terminal.data(format!(".SH {}", app.messages.text(&format!("man-{name}"), &[])));
            for (term, text) in entries {
                app.terminal.data(".TP");
                app.terminal.data(format!("\\fB{}\\fR", escaped(&term)));
                app.terminal.data(escaped(&text));
            }
        }
    }
    Ok(Exit::Done)
}

/// Text in roff: a backslash, a hyphen that is to be copied, and what begins a line with a request are written otherwise.
fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text }
}

/// The generator's own headings, which it writes in English whatever the language of the rest.
fn heading_key(heading: &str) -> Option<&'static str> {
    Some(match heading {
        "NAME" => "man-name",
        "SYNOPSIS" => "man-synopsis",
        "DESCRIPTION" => "man-description",
        "EXTRA" => "man-examples",
        "VERSION" => "man-version",
        _ => return None,
    })
}
