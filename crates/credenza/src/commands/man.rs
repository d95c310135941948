//! `credenza man [COMMAND]…`: the manual page of the program or of one command, in roff.

use clap_mangen::Man as Page;

use crate::app::App;
use crate::cli::Man;
use crate::exit::Exit;
use crate::failure::Failure;

pub(crate) fn run(app: &App, arguments: &Man) -> Result<Exit, Failure> {
    let command = app.command(&arguments.command)?;
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
    Ok(Exit::Done)
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
