//! What a judgement was made from, for people who write a decision down.

use credenza_core::encoding::digest::hex;

use super::fields::paragraph;
use super::{OWN_LIST, dates, title};
use crate::app::App;
use crate::sources::{Origin, Source};
use crate::terminal::Line;

/// The digest of the input, then every file that the judgement went by.
pub(super) fn lines(app: &App, origin: &Origin<'_>) -> Vec<Line> {
    let messages = &app.messages;
    let digest = origin.sha256.map_or_else(|| messages.text("verdict-source-unread", &[]), |digest| digest_text(app, &digest));
    let mut lines = vec![title(app, "verdict-heading-sources")];
    lines.extend(paragraph(&app.terminal, 2, &messages.text("verdict-source-input", &[("file", &origin.file)])));
    lines.extend(paragraph(&app.terminal, 4, &digest));
    for source in &origin.used {
        lines.extend(paragraph(&app.terminal, 2, &named(app, source)));
        let obtained = match &source.obtained {
            Some(time) => messages.text("verdict-source-obtained", &[("time", &dates::time(messages, time))]),
            None => messages.text("verdict-source-undated", &[]),
        };
        lines.extend(paragraph(&app.terminal, 4, &obtained));
        lines.extend(paragraph(&app.terminal, 4, &digest_text(app, &source.sha256)));
    }
    lines
}

fn digest_text(app: &App, digest: &[u8; 32]) -> String {
    app.messages.text("verdict-source-digest", &[("digest", &hex(digest))])
}

/// What it is, for what, and which file.
fn named(app: &App, source: &Source) -> String {
    let messages = &app.messages;
    let kind = messages.text(&format!("source-{}", source.kind.name()), &[]);
    let file = if source.file == OWN_LIST { messages.text("source-own", &[]) } else { source.file.clone() };
    match &source.id {
        Some(id) => messages.text("verdict-source-of", &[("kind", &kind), ("id", id), ("file", &file)]),
        None => messages.text("verdict-source", &[("kind", &kind), ("file", &file)]),
    }
}
