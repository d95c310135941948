//! `credenza did`: the DID document that an institution publishes, and what stands behind a DID.

use credenza_core::did::{Did, DidError, Document, MethodKey, Relationship, key_method, web};
use credenza_core::encoding::json::{self, Value};
use credenza_core::key::{KeyError, PublicKey};
use serde_json::json;
use std::path::Path;

use crate::app::App;
use crate::cli::{self, DidShow, DidWeb};
use crate::evidence;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::report::dates;
use crate::report::fields::{self, Field};
use crate::storage::{Links, Mode};
use crate::verification;

/// How every Ed25519 public key begins as Multikey.
const MULTIKEY: &str = "z6Mk";

pub(crate) fn run(app: &App, arguments: &cli::Did) -> Result<Exit, Failure> {
    match arguments {
        cli::Did::Web(arguments) => web(app, arguments),
        cli::Did::Show(arguments) => show(app, arguments),
    }
}

fn web(app: &App, arguments: &DidWeb) -> Result<Exit, Failure> {
    let did = web::from_domain(&arguments.domain).map_err(|error| misused(&error).at("--domain"))?;
    let url = web::url(&did).map_err(|error| misused(&error).at("--domain"))?;
    let mut keys = Vec::with_capacity(arguments.key.len());
    for key in &arguments.key {
        keys.push(public_key(app, key)?);
    }
    let document = web::document(&did, &keys);
    if let Some(path) = arguments.output.output.as_deref().filter(|path| arguments.output.force && path.is_file()) {
        replaceable(app, path, &document, arguments.drop_old_keys)?;
    }
    app.write_json(arguments.output.output.as_deref(), arguments.output.force, &document.to_value(), Mode::Public)?;
    app.terminal.note(app.messages.text("did-published-at", &[("url", &url)]));
    app.terminal.note(app.messages.text("did-published-hint", &[("did", &did)]));
    if let Some(path) = arguments.output.output.as_deref().filter(|path| path.as_os_str() != "-") {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let entry = json!({"id": did.as_str(), "file": name, "obtained": app.now()?.as_str()});
        app.terminal.note(app.messages.text("did-published-evidence", &[("file", &path.display()), ("entry", &entry)]));
    }
    Ok(Exit::Done)
}

/// Whether the DID document in this file may give way to `document`: it is of the same DID, says no more than this program writes, and lists no key that would be missing,
/// unless they are to be dropped. What is no DID document gives way to it.
///
/// # Errors
/// `did_document_of_another`, `did_document_edited`, `did_keys_dropped`; those of reading the file.
fn replaceable(app: &App, path: &Path, document: &Document, drop_old_keys: bool) -> Result<(), Failure> {
    let bytes = app.storage().read_capped(path, evidence::MAX_PIECE_BYTES, Links::Follow)?;
    let refuse = |code| Failure::new(code).at(path.display()).exit(Exit::InputsDiffer);
    let did = document.id();
    let Ok(value) = json::parse(&bytes) else { return Ok(()) };
    let is_about_keys = value.get("verificationMethod").is_some() || value.get("assertionMethod").is_some();
    let Some(id) = value.get("id").and_then(Value::as_str).filter(|_| is_about_keys) else { return Ok(()) };
    if id != did.as_str() {
        return Err(refuse("did_document_of_another").arg("found", id).arg("did", did));
    }
    // One that is not read lists keys all the same.
    let old = Document::parse(&value, did).map_err(|_| refuse("did_document_edited"))?;
    let keys = || old.methods().iter().filter_map(|method| if let MethodKey::Ed25519(key) = &method.key { Some(*key) } else { None });
    // A key that was revoked, or a service, put there by hand.
    if web::document(did, &keys().collect::<Vec<_>>()).to_value() != value {
        return Err(refuse("did_document_edited"));
    }
    let is_kept = |key: &PublicKey| document.methods().iter().any(|method| matches!(&method.key, MethodKey::Ed25519(kept) if kept == key));
    let dropped: Vec<_> = keys().filter(|key| !is_kept(key)).map(|key| key.to_multikey()).collect();
    if dropped.is_empty() || drop_old_keys {
        return Ok(());
    }
    let options = dropped.iter().map(|key| format!(" --key {key}")).collect::<String>();
    Err(refuse("did_keys_dropped").arg("count", dropped.len()).arg("keys", dropped.join(", ")).arg("options", options.trim_start()))
}

fn show(app: &App, arguments: &DidShow) -> Result<Exit, Failure> {
    let did = verification::did(&arguments.did, "DID")?;
    let document = document(app, &did, arguments.evidence.as_deref())?;
    if app.json {
        app.terminal.json(&document.to_value());
        return Ok(Exit::Done);
    }
    let field = |label: &str, values: Vec<String>| Field { label: app.messages.text(label, &[]), values };
    let mut shown = vec![field("did-label-did", vec![did.to_string()])];
    if let Ok(url) = web::url(&did) {
        shown.push(field("did-label-address", vec![url]));
    }
    for line in fields::lines(&app.terminal, &shown) {
        app.terminal.data(line);
    }
    for method in document.methods() {
        app.terminal.data("");
        let mut shown = vec![field("did-label-key", vec![method.id.clone()])];
        shown.push(match &method.key {
            MethodKey::Ed25519(key) => field("did-label-fingerprint", vec![key.fingerprint()]),
            MethodKey::Unsupported { kind } => {
                field("did-label-fingerprint", vec![app.messages.text("did-key-unsupported", &[("kind", kind)])])
            }
        });
        shown.push(field("did-label-uses", vec![uses(app, &document, &method.id)]));
        let times = [("did-label-expires", &method.expires), ("did-label-revoked", &method.revoked)];
        let times = times.into_iter().filter_map(|(label, time)| Some(field(label, vec![dates::time(&app.messages, time.as_ref()?)])));
        shown.extend(times);
        for line in fields::lines(&app.terminal, &shown) {
            app.terminal.data(line);
        }
    }
    Ok(Exit::Done)
}

/// The document of a did:key, or that of a did:web in the folder of evidence.
fn document(app: &App, did: &Did, folder: Option<&Path>) -> Result<Document, Failure> {
    match (did.method(), folder) {
        ("key", _) => key_method::document(did).map_err(|error| misused(&error).at("DID")),
        ("web", Some(folder)) => evidence::did_document(app, &app.storage(), folder, did),
        ("web", None) => {
            let url = web::url(did).map_err(|error| misused(&error).at("DID"))?;
            Err(Failure::new("did_web_keys_missing").arg("did", did).arg("url", url).exit(Exit::Undetermined))
        }
        (other, _) => Err(Failure::new("did_method_unsupported").arg("method", other).exit(Exit::Undetermined)),
    }
}

fn uses(app: &App, document: &Document, method: &str) -> String {
    let allowed = Relationship::ALL.into_iter().filter(|relationship| document.method(method, *relationship).is_ok());
    let names: Vec<_> = allowed.map(|relationship| app.messages.text(&format!("did-use-{relationship}"), &[])).collect();
    if names.is_empty() { app.messages.text("did-use-none", &[]) } else { names.join(", ") }
}

/// The public key that the user means: itself, a key file, or one of the store. It comes from the secret, never from what lies beside it in the clear: a document
/// would otherwise be published for a key that somebody put there.
fn public_key(app: &App, text: &str) -> Result<PublicKey, Failure> {
    let multikey = text.strip_prefix("did:key:").unwrap_or(text);
    if multikey.starts_with(MULTIKEY) {
        return PublicKey::from_multikey(multikey).map_err(|error| misused_key(&error));
    }
    Ok(app.signing_key(Some(text))?.public_key())
}

fn misused(error: &DidError) -> Failure {
    // The sentence quotes the method under the name that findings have for it.
    if let DidError::MethodUnsupported { found, .. } = error {
        return Failure::new("did_method_unsupported").arg("method", found).exit(Exit::Usage);
    }
    Failure::with(error.code(), error.args()).exit(Exit::Usage)
}

fn misused_key(error: &KeyError) -> Failure {
    Failure::with(error.code(), error.args()).at("--key").exit(Exit::Usage)
}
