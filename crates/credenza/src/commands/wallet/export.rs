//! `wallet export`: credentials as they were issued, byte for byte.

use std::path::Path;

use super::{Collection, Item, find_each};
use crate::app::App;
use crate::cli::WalletExport;
use crate::delivery::stem;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::storage::Mode;

pub(super) fn run(app: &App, arguments: &WalletExport) -> Result<Exit, Failure> {
    let output = arguments.output.output.as_deref();
    let (unlocked, _) = app.unlocked()?;
    let collection = Collection::of(&unlocked)?;
    let items = find_each(&collection.items, &arguments.ids)?;
    if let [item] = items.as_slice()
        && !output.is_some_and(Path::is_dir)
    {
        app.write_result(output, arguments.output.force, &item.entry.bytes, Mode::Secret)?;
        said(app, item, output);
        return Ok(Exit::Done);
    }
    let Some(folder) = output.filter(|path| *path != Path::new("-")) else {
        return Err(Failure::new("folder_needed").exit(Exit::Usage));
    };
    app.storage().create_dir(folder)?;
    for item in items {
        let path = folder.join(file_name(item));
        app.write_result(Some(&path), arguments.output.force, &item.entry.bytes, Mode::Secret)?;
        said(app, item, Some(&path));
    }
    Ok(Exit::Done)
}

/// The title in ASCII and the digest: readable, and never the same for two.
fn file_name(item: &Item) -> String {
    let title = item.title().map(stem).unwrap_or_default();
    [title.as_str(), item.id()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-") + ".json"
}

fn said(app: &App, item: &Item, path: Option<&Path>) {
    if let Some(path) = path.filter(|path| *path != Path::new("-")) {
        app.terminal.note(app.messages.text("wallet-exported", &[("id", &item.id()), ("path", &path.display())]));
    }
}
