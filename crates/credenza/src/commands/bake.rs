//! `credenza bake CREDENTIAL --image IMAGE -o OUT`: puts a credential into a picture, so that it can be shown and checked as one file.

use std::path::Path;

use credenza_core::credential::{Format, Secured};
use credenza_core::encoding::baked::{self, Existing, MAX_IMAGE_BYTES};
use credenza_core::encoding::json::Value;

use crate::app::App;
use crate::cli::Bake;
use crate::content::Content;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::inputs::Input;
use crate::storage::{Links, Mode};

pub(crate) fn run(app: &App, arguments: &Bake) -> Result<Exit, Failure> {
    let storage = app.storage();
    let input = if arguments.credential.as_os_str() == "-" { Input::Standard } else { Input::File(arguments.credential.clone()) };
    let credential = match input.content_and_digest(&storage)?.0 {
        Content::Document(document) => text(&document),
        Content::Unread(error) => Err(Failure::with(error.code(), error.args())),
        Content::Foreign(foreign) => Err(Failure::with(foreign.code(), foreign.args())),
    };
    let credential = credential.map_err(|failure| failure.at(input.name()))?;
    let image = storage.read_capped(&arguments.image, MAX_IMAGE_BYTES as u64, Links::Follow)?;
    let existing = if arguments.replace { Existing::Replace } else { Existing::Refuse };
    let baked = baked::bake(&image, &credential, existing).map_err(|error| {
        let failure = Failure::with(error.code(), error.args());
        failure.at(arguments.image.display())
    })?;
    let output = &arguments.output;
    // As private as the credential itself.
    app.write_result(Some(&output.output), output.force, &baked, Mode::Secret)?;
    if output.output != Path::new("-") {
        app.terminal.note(app.messages.text("bake-written", &[("path", &output.output.display())]));
        app.terminal.note(app.messages.text("bake-send", &[]));
    }
    Ok(Exit::Done)
}

/// The text of the document, where it is a signed credential: anything else in a picture would only pass for one.
fn text(document: &Secured) -> Result<String, Failure> {
    let value = document.unverified();
    match document.format() {
        Format::Jwt | Format::SdJwt => Ok(value.as_str().unwrap_or_default().to_owned()),
        Format::Credential => match value.get("proof") {
            None | Some(Value::Null) => Err(Failure::new("proof_missing")),
            Some(_) => Ok(document.as_text().to_owned()),
        },
        _ => Err(Failure::new("not_a_credential")),
    }
}
