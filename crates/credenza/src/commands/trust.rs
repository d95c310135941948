//! `credenza trust`: the issuers that the verifier trusts. Nothing is added, replaced or removed without showing what, and asking.

use credenza_core::did::{Did, MethodKey, key_method, web};
use credenza_core::key::PublicKey;
use credenza_core::micro::{Country, check_text};
use credenza_core::trust::{Ended, TrustList, TrustedIssuer};

use crate::app::App;
use crate::cli::{self, TrustAdd, TrustExport, TrustImport, TrustRemove};
use crate::evidence;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::instant::{self, Edge};
use crate::report::dates;
use crate::report::fields::{self, Field};
use crate::storage::{Links, Mode};
use crate::terminal::{Line, Tone};
use crate::trust_store::{self, TrustStore};
use crate::verification;

pub(crate) fn run(app: &App, arguments: &cli::Trust) -> Result<Exit, Failure> {
    let store = TrustStore::at(app.storage(), app.home()?);
    match arguments {
        cli::Trust::Add(arguments) => add(app, &store, arguments),
        cli::Trust::List => list(app, &store),
        cli::Trust::Remove(arguments) => remove(app, &store, arguments),
        cli::Trust::Import(arguments) => import(app, &store, arguments),
        cli::Trust::Export(arguments) => export(app, &store, arguments),
    }
}

fn add(app: &App, store: &TrustStore, arguments: &TrustAdd) -> Result<Exit, Failure> {
    let entry = entry(arguments)?;
    let known = store.read()?.and_then(|list| list.get(&entry.id).cloned());
    match &known {
        Some(known) if *known == entry => {
            app.terminal.note(app.messages.text("trust-already", &[]));
            return Ok(Exit::Done);
        }
        Some(known) if !arguments.force => {
            show_both(app, known, &entry, &of_entry(app, &entry));
            let failure = Failure::new("trust_entry_exists").arg("did", &known.id).arg("name", &known.name);
            return Err(failure.exit(Exit::InputsDiffer));
        }
        _ => {}
    }
    let fingerprints = fingerprints(app, &entry, arguments.evidence.as_deref())?;
    let question = match &known {
        None => {
            remark(app, if is_warning(&entry) { "trust-about-to-warn" } else { "trust-about-to-add" });
            show(app, &entry, &fingerprints);
            if is_warning(&entry) { "trust-ask-warn" } else { "trust-ask-add" }
        }
        Some(known) => {
            remark(app, "trust-about-to-replace");
            show_both(app, known, &entry, &fingerprints);
            "trust-ask-replace"
        }
    };
    if !agreed(app, question, arguments.yes)? {
        return Ok(Exit::Failed);
    }
    store.change(|list| {
        // What was shown must be what is replaced.
        if list.get(&entry.id) == known.as_ref() {
            Ok(trust_store::with(&list, [entry.clone()]))
        } else {
            Err(Failure::new("trust_list_changed"))
        }
    })?;
    let done = if is_warning(&entry) { "trust-warned" } else { "trust-added" };
    app.terminal.note(app.messages.text(done, &[("name", &entry.name)]));
    Ok(Exit::Done)
}

/// Whether the entry says that nothing by the issuer is believed.
fn is_warning(entry: &TrustedIssuer) -> bool {
    entry.ended == Some(Ended::Compromised)
}

fn list(app: &App, store: &TrustStore) -> Result<Exit, Failure> {
    let list = store.read()?.unwrap_or_default();
    if app.json {
        app.terminal.json(&list.to_value());
        return Ok(Exit::Done);
    }
    if list.issuers().is_empty() {
        app.terminal.note(app.messages.text("trust-empty", &[]));
    }
    for (index, entry) in list.issuers().iter().enumerate() {
        if index > 0 {
            app.terminal.data("");
        }
        for line in described(app, entry, &of_entry(app, entry)) {
            app.terminal.data(line);
        }
    }
    Ok(Exit::Done)
}

fn remove(app: &App, store: &TrustStore, arguments: &TrustRemove) -> Result<Exit, Failure> {
    let Some(did) = &arguments.did else { return set_aside(app, store, arguments.yes) };
    let did = verification::did(did, "DID")?;
    let missing = || Failure::new("trust_entry_missing").arg("did", &did);
    let known = store.read()?.and_then(|list| list.get(&did).cloned()).ok_or_else(missing)?;
    remark(app, "trust-about-to-remove");
    show(app, &known, &of_entry(app, &known));
    if !agreed(app, "trust-ask-remove", arguments.yes)? {
        return Ok(Exit::Failed);
    }
    store.change(|mut list| match list.remove(&did) {
        Some(removed) if removed == known => Ok(list),
        _ => Err(Failure::new("trust_list_changed")),
    })?;
    app.terminal.note(app.messages.text("trust-removed", &[("name", &known.name)]));
    Ok(Exit::Done)
}

/// The way on from a list that can't be read: neither is anything added to it then, nor replaced in it.
fn set_aside(app: &App, store: &TrustStore, yes: bool) -> Result<Exit, Failure> {
    if store.read().is_ok() {
        app.terminal.note(app.messages.text("trust-nothing-damaged", &[]));
        return Ok(Exit::Done);
    }
    if !agreed(app, "trust-ask-set-aside", yes)? {
        return Ok(Exit::Failed);
    }
    match store.set_aside()? {
        Some(kept) => app.terminal.note(app.messages.text("trust-set-aside", &[("path", &kept.display())])),
        None => app.terminal.note(app.messages.text("trust-nothing-damaged", &[])),
    }
    Ok(Exit::Done)
}

/// How many entries of an imported list are shown. A national list has thousands, of which nobody reads more on a screen.
const MOST_SHOWN: usize = 1_000;

/// How an entry of a list stands to the own one; first what most needs a look.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    Differs,
    New,
    Same,
}

fn import(app: &App, store: &TrustStore, arguments: &TrustImport) -> Result<Exit, Failure> {
    let list = trust_store::read(&app.storage(), &arguments.file, Links::Follow)?;
    let own = store.read()?.unwrap_or_default();
    let change = |entry: &TrustedIssuer| match own.get(&entry.id) {
        None => Change::New,
        Some(known) if known == entry => Change::Same,
        Some(_) => Change::Differs,
    };
    let mut changes: Vec<_> = list.issuers().iter().map(|entry| (change(entry), entry)).collect();
    if changes.len() > MOST_SHOWN {
        // Where not all can be seen, none that replaces or warns stands behind those that do not.
        changes.sort_by_key(|(change, entry)| (*change, !is_warning(entry)));
    }
    let (shown, beyond) = changes.split_at_checked(MOST_SHOWN).unwrap_or((&changes, &[]));
    for (change, entry) in shown {
        show_change(app, *change, entry, own.get(&entry.id), arguments.force);
    }
    let count_of = |changes: &[(Change, _)], wanted: Change| changes.iter().filter(|(change, _)| *change == wanted).count();
    if !beyond.is_empty() {
        let [differing, new] = [Change::Differs, Change::New].map(|wanted| count_of(beyond, wanted));
        let counts: [(&str, &dyn std::fmt::Display); 3] = [("count", &beyond.len()), ("new", &new), ("differing", &differing)];
        app.terminal.remark(app.messages.text("trust-import-beyond", &counts));
    }
    let count = |wanted: Change| count_of(&changes, wanted);
    if count(Change::Differs) > 0 && !arguments.force {
        return Err(Failure::new("trust_import_conflict")
            .arg("count", count(Change::Differs))
            .at(arguments.file.display())
            .exit(Exit::InputsDiffer));
    }
    if count(Change::Same) == changes.len() {
        app.terminal.note(app.messages.text("trust-import-nothing", &[]));
        return Ok(Exit::Done);
    }
    if !agreed(app, "trust-ask-import", arguments.yes)? {
        return Ok(Exit::Failed);
    }
    let mut imported = 0;
    store.change(|now| {
        if now != own {
            return Err(Failure::new("trust_list_changed"));
        }
        let changed = trust_store::with(&now, list.issuers().to_vec());
        imported = changed.issuers().len();
        Ok(changed)
    })?;
    app.terminal.note(app.messages.text("trust-imported", &[("count", &imported)]));
    Ok(Exit::Done)
}

fn export(app: &App, store: &TrustStore, arguments: &TrustExport) -> Result<Exit, Failure> {
    let list: TrustList = store.read()?.unwrap_or_default();
    app.write_json(arguments.output.output.as_deref(), arguments.output.force, &list.to_value(), Mode::Public)?;
    Ok(Exit::Done)
}

/// The entry that the arguments describe.
fn entry(arguments: &TrustAdd) -> Result<TrustedIssuer, Failure> {
    let did = verification::did(&arguments.did, "DID")?;
    check_method(&did)?;
    let name = arguments.name.trim();
    check_text(name).map_err(|_| Failure::new("trust_name_invalid").at("--name").exit(Exit::Usage))?;
    let mut entry = TrustedIssuer::new(did, name);
    for key in &arguments.key {
        entry.keys.push(PublicKey::from_multikey(key).map_err(|error| {
            let failure = Failure::with(error.code(), error.args());
            failure.at("--key").exit(Exit::Usage)
        })?);
    }
    // A did:key is its key: with another one it would stand on the list and never be trusted.
    if let Ok(own) = key_method::public_key(&entry.id)
        && let Some(other) = entry.keys.iter().find(|key| **key != own)
    {
        let failure = Failure::new("trust_key_of_another").arg("did", &entry.id).arg("stated", other.fingerprint());
        return Err(failure.arg("actual", own.fingerprint()).at("--key").exit(Exit::Usage));
    }
    entry.from = arguments.from.as_deref().map(|text| instant::read(text, Edge::Start, "--from")).transpose()?;
    entry.until = arguments.until.as_deref().map(|text| instant::read(text, Edge::After, "--until")).transpose()?;
    if let Some(text) = &arguments.closed {
        entry.until = Some(instant::read(text, Edge::After, "--closed")?);
        entry.ended = Some(Ended::Closed);
    }
    if arguments.compromised {
        entry.ended = Some(Ended::Compromised);
    }
    if let (Some(from), Some(until)) = (&entry.from, &entry.until)
        && until <= from
    {
        return Err(Failure::new("trust_period_invalid").exit(Exit::Usage));
    }
    for kind in &arguments.types {
        let kind = kind.trim();
        check_text(kind).map_err(|_| Failure::new("trust_type_invalid").at("--type").exit(Exit::Usage))?;
        if !entry.types.iter().any(|other| other == kind) {
            entry.types.push(kind.to_owned());
        }
    }
    if let Some(code) = arguments.country.as_deref() {
        let country = Country::parse(code).map_err(|_| Failure::new("trust_country_invalid").arg("country", code).exit(Exit::Usage))?;
        entry.country = Some(country.to_string());
    }
    Ok(entry)
}

/// A DID that could never verify is refused here, where it can still be copied again.
fn check_method(did: &Did) -> Result<(), Failure> {
    let checked = match did.method() {
        "key" => key_method::public_key(did).map(|_| ()),
        "web" => web::url(did).map(|_| ()),
        other => return Err(Failure::new("did_method_unsupported").arg("method", other).at("DID").exit(Exit::Usage)),
    };
    checked.map_err(|error| {
        let failure = Failure::with(error.code(), error.args());
        failure.at("DID").exit(Exit::Usage)
    })
}

/// What to compare with what the institution says of its keys: the fingerprint of a did:key, of the keys that alone are trusted, of those in the DID document.
fn fingerprints(app: &App, entry: &TrustedIssuer, folder: Option<&std::path::Path>) -> Result<Vec<String>, Failure> {
    let mut fingerprints = of_entry(app, entry);
    if let (Some(folder), "web") = (folder, entry.id.method()) {
        fingerprints.clear();
        let document = evidence::did_document(app, &app.storage(), folder, &entry.id)?;
        for method in document.methods() {
            fingerprints.push(match &method.key {
                MethodKey::Ed25519(key) => app.messages.text("trust-key-of-document", &[("fingerprint", &key.fingerprint())]),
                MethodKey::Unsupported { kind } => app.messages.text("did-key-unsupported", &[("kind", kind)]),
            });
        }
        fingerprints.extend(only(app, &entry.keys));
    }
    Ok(fingerprints)
}

/// The fingerprints that the entry itself gives. A list from elsewhere may name a key for a did:key too, and another one than the DID itself is: then nothing
/// verifies, and both are told.
fn of_entry(app: &App, entry: &TrustedIssuer) -> Vec<String> {
    match (key_method::public_key(&entry.id), entry.keys.as_slice()) {
        (Ok(key), keys) => [vec![key.fingerprint()], only(app, keys)].concat(),
        (Err(_), []) => vec![app.messages.text("trust-keys-of-document", &[])],
        (Err(_), keys) => only(app, keys),
    }
}

fn only(app: &App, keys: &[PublicKey]) -> Vec<String> {
    keys.iter().map(|key| app.messages.text("trust-key-only", &[("fingerprint", &key.fingerprint())])).collect()
}

fn described(app: &App, entry: &TrustedIssuer, fingerprints: &[String]) -> Vec<Line> {
    let field = |label: &str, values: Vec<String>| (!values.is_empty()).then(|| Field { label: app.messages.text(label, &[]), values });
    let time = |time: &Option<credenza_core::time::Timestamp>| time.iter().map(|time| dates::time(&app.messages, time)).collect();
    let ended = entry.ended.map(|ended| if ended == Ended::Closed { "trust-ended-closed" } else { "trust-ended-compromised" });
    let shown: Vec<Field> = [
        field("trust-label-name", vec![entry.name.clone()]),
        field("trust-label-did", vec![entry.id.to_string()]),
        field("trust-label-fingerprint", fingerprints.to_vec()),
        field("trust-label-from", time(&entry.from)),
        field("trust-label-until", time(&entry.until)),
        field("trust-label-ended", ended.into_iter().map(|key| app.messages.text(key, &[])).collect()),
        field("trust-label-types", if entry.types.is_empty() { Vec::new() } else { vec![entry.types.join(", ")] }),
        field("trust-label-country", entry.country.clone().into_iter().collect()),
    ]
    .into_iter()
    .flatten()
    .collect();
    fields::lines(&app.terminal, &shown)
}

fn show(app: &App, entry: &TrustedIssuer, fingerprints: &[String]) {
    for line in described(app, entry, fingerprints) {
        app.terminal.remark(line);
    }
}

/// What an import would do to one entry, with both sides where they differ.
fn show_change(app: &App, change: Change, entry: &TrustedIssuer, own: Option<&TrustedIssuer>, force: bool) {
    let (key, tone) = match change {
        Change::New => ("trust-change-new", Tone::Good),
        Change::Same => ("trust-change-same", Tone::Faint),
        Change::Differs if force => ("trust-change-replace", Tone::Bad),
        Change::Differs => ("trust-change-differs", Tone::Bad),
    };
    app.terminal
        .remark(Line::new().tone(tone, &app.messages.text(key, &[])).plain(": ").plain(&entry.name).faint("  ").faint(entry.id.as_str()));
    if let (Change::Differs, Some(own)) = (change, own) {
        show_both(app, own, entry, &of_entry(app, entry));
    } else if change != Change::Same {
        show(app, entry, &of_entry(app, entry));
    }
}

/// An entry as it is and as it would be, with `fingerprints`. Each side has all of its own: what is left out on one would go unseen.
fn show_both(app: &App, known: &TrustedIssuer, entry: &TrustedIssuer, fingerprints: &[String]) {
    remark(app, "trust-entry-before");
    show(app, known, &of_entry(app, known));
    remark(app, "trust-entry-after");
    show(app, entry, fingerprints);
}

/// Whether the user wants it. After a no nothing is done, and the run ends with 1: a script must not take it for done.
fn agreed(app: &App, question: &str, yes: bool) -> Result<bool, Failure> {
    if yes || app.terminal.confirm(&app.messages, &app.messages.text(question, &[]), "--yes")? {
        return Ok(true);
    }
    app.terminal.note(app.messages.text("trust-unchanged", &[]));
    Ok(false)
}

fn remark(app: &App, key: &str) {
    app.terminal.remark(Line::new().tone(Tone::Strong, &app.messages.text(key, &[])));
}
