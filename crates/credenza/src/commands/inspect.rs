//! `credenza inspect FILE`: what a file is and what it says, NOT VERIFIED.

use credenza_core::credential::{Credential, Format, Secured, Unsecured, Version, language_values};
use credenza_core::did::{Did, Document, MethodKey};
use credenza_core::encoding::json::{Map, Node, Value};
use credenza_core::present::{Request, RequestError};
use credenza_core::quality::{Elements, Endorsement};
use credenza_core::trust::{TrustList, TrustListError};
use credenza_core::verify::{MAX_EMBEDDED, needs};
use serde_json::json;

use crate::app::App;
use crate::cli::Inspect;
use crate::document_kind::DocumentKind;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::inputs::Input;
use crate::messages::displayed;
use crate::report::dates::readable;
use crate::report::elements::{self, Issuer};
use crate::report::endorsement;
use crate::report::fields::{self, Field, paragraph};
use crate::terminal::{Line, Tone};

/// The name and version of the JSON form.
pub(crate) const INSPECTION_SCHEMA: &str = "credenza.inspection/1";

pub(crate) fn run(app: &App, arguments: &Inspect) -> Result<Exit, Failure> {
    let input = if arguments.file.as_os_str() == "-" { Input::Standard } else { Input::File(arguments.file.clone()) };
    let kind = DocumentKind::of(&input.bytes(&app.storage())?);
    if app.json {
        app.terminal.json(&value(&kind, &input.name()));
        return Ok(Exit::Done);
    }
    app.terminal.data(Line::new().tone(Tone::Bad, &app.messages.text("inspect-not-verified", &[])).plain("  ").plain(&input.name()));
    print(app, paragraph(&app.terminal, 0, &app.messages.text("inspect-not-verified-means", &[])));
    app.terminal.data("");
    print(app, paragraph(&app.terminal, 0, &what_it_is(app, &kind)));
    match &kind {
        kind if kind.holds_secret() => {
            if let DocumentKind::Secured(document) = kind {
                contained(app, document);
            }
            print(app, paragraph(&app.terminal, 0, &app.messages.text("inspect-holds-secret", &[])));
        }
        DocumentKind::Secured(document) => secured(app, document),
        DocumentKind::Request(value) => request(app, value),
        DocumentKind::TrustList(value) => trust_list(app, value),
        DocumentKind::DidDocument(value) => did_document(app, value),
        DocumentKind::EvidenceIndex(value) | DocumentKind::Report(value) | DocumentKind::Json(value) => raw(app, value),
        DocumentKind::NotJson(error) => broken(app, &app.messages.text(error.code(), &displayed(&error.args()))),
        DocumentKind::Foreign(foreign) => broken(app, &app.messages.text(foreign.code(), &displayed(&foreign.args()))),
        DocumentKind::Lines => print(app, paragraph(&app.terminal, 0, &app.messages.text("inspect-lines", &[("file", &input.name())]))),
        DocumentKind::SecretKey | DocumentKind::Encrypted => {}
    }
    Ok(Exit::Done)
}

fn value(kind: &DocumentKind, file: &str) -> Value {
    let document = match kind {
        kind if kind.holds_secret() => None,
        DocumentKind::Secured(document) => Some(document.unverified()),
        DocumentKind::Request(value)
        | DocumentKind::TrustList(value)
        | DocumentKind::DidDocument(value)
        | DocumentKind::EvidenceIndex(value)
        | DocumentKind::Report(value)
        | DocumentKind::Json(value) => Some(value),
        DocumentKind::SecretKey | DocumentKind::Encrypted | DocumentKind::Foreign(_) | DocumentKind::Lines | DocumentKind::NotJson(_) => {
            None
        }
    };
    json!({"schema": INSPECTION_SCHEMA, "verified": false, "kind": kind.name(), "document": document, "file": file})
}

fn what_it_is(app: &App, kind: &DocumentKind) -> String {
    let named = match kind {
        DocumentKind::Secured(document) if is_version_1(document) => "inspect-kind-credential-v1".to_owned(),
        kind => format!("inspect-kind-{}", kind.name()),
    };
    let named = app.messages.text(&named, &[]);
    app.messages.text("inspect-this-is", &[("kind", &named)])
}

fn is_version_1(document: &Secured) -> bool {
    document.format() == Format::Credential && Version::of(&Unsecured::new(document.document().clone())) == Ok(Version::V1)
}

fn secured(app: &App, document: &Secured) {
    match document.format() {
        Format::Credential => credential(app, document),
        Format::Presentation => {
            let holder = document.unverified().get("holder");
            let holder = holder.and_then(|holder| holder.get("id").unwrap_or(holder).as_str());
            show(app, vec![field(app, "inspect-holder", holder.map(str::to_owned))]);
            proofs(app, document);
            let inner = document.document().root().get("verifiableCredential");
            let items: Vec<_> = inner.into_iter().flat_map(|inner| inner.one_or_many()).collect();
            for (index, (_, item)) in items.iter().enumerate() {
                let count = [("number", &(index + 1) as &dyn std::fmt::Display), ("count", &items.len())];
                heading(app, &app.messages.text("verdict-presented-credential", &count));
                credential(app, &Secured::from_document(item.to_document()));
            }
        }
        Format::Container => {
            contained(app, document);
            raw(app, document.unverified());
        }
        // A token is one long line that says nothing to people.
        _ if document.unverified().is_string() => {}
        _ => raw(app, document.unverified()),
    }
    let needed = needs(document);
    if !needed.is_empty() {
        app.terminal.data("");
        let needed = needed.into_iter().collect::<Vec<_>>().join(", ");
        print(app, paragraph(&app.terminal, 0, &app.messages.text("inspect-needs", &[("needs", &needed)])));
    }
}

/// What stands inside a document that is no credential itself, and how to come by it.
fn contained(app: &App, document: &Secured) {
    let Some((first, count)) = document.first_contained() else { return };
    let array = if document.unverified().is_array() { "yes" } else { "no" };
    let said: [crate::messages::Value<'_>; 3] = [("count", &count), ("place", &first), ("array", &array)];
    print(app, paragraph(&app.terminal, 0, &app.messages.text("inspect-contains", &said)));
    let hint = app.messages.hint("contains_credentials", &said).unwrap_or_default();
    print(app, paragraph(&app.terminal, 0, &hint));
}

fn credential(app: &App, document: &Secured) {
    let nothing = Map::new();
    heading(app, &app.messages.text("inspect-heading-envelope", &[]));
    show(app, envelope(app, document.document().root(), document.unverified().as_object().unwrap_or(&nothing)));
    match Credential::read(document.document().clone()) {
        Ok(credential) => {
            let elements = Elements::of(&credential);
            heading(app, &app.messages.text("inspect-heading-claims", &[]));
            if let Some(endorsement) = Endorsement::of(&credential) {
                print(app, fields::lines(&app.terminal, &endorsement::fields(&app.messages, &endorsement)));
            } else if elements.context_is_known() {
                print(app, elements::lines(app, &elements, Issuer::Unconfirmed));
            } else {
                print(app, paragraph(&app.terminal, 2, &app.messages.text("context_unknown", &[])));
                raw(app, document.unverified());
            }
        }
        Err(error) => {
            broken(app, &app.messages.text(error.code(), &[("expected", &error.expected()), ("found", &error.found())]));
            raw(app, document.unverified());
        }
    }
    inside(app, document);
    proofs(app, document);
}

/// What stands inside a credential, and who is said to have issued it.
fn inside(app: &App, document: &Secured) {
    let (embedded, count) = document.embedded(MAX_EMBEDDED);
    if embedded.is_empty() {
        return;
    }
    heading(app, &app.messages.text("inspect-heading-inside", &[]));
    for (kind, place, inner) in embedded {
        let kind = app.messages.text(&format!("verdict-embedded-{}", kind.name()), &[]);
        print(app, paragraph(&app.terminal, 2, &format!("{kind}  {place}")));
        let nothing = Map::new();
        let members = inner.unverified().as_object().unwrap_or(&nothing);
        let mut shown = envelope(app, inner.document().root(), members);
        shown.truncate(3);
        show(app, shown);
    }
    if count > MAX_EMBEDDED {
        print(app, paragraph(&app.terminal, 2, &app.messages.text("embedded_too_many", &[("count", &count), ("limit", &MAX_EMBEDDED)])));
    }
}

/// The envelope as the document has it, well formed or not.
fn envelope(app: &App, root: Node<'_>, members: &Map<String, Value>) -> Vec<Option<Field>> {
    let text = |name: &str| members.get(name).and_then(Value::as_str).map(str::to_owned);
    // Each under its own name, and in VCDM 1.1 mostly under the second.
    let times = |names: [&str; 2]| names.into_iter().filter_map(text).map(|time| readable(&app.messages, &time)).collect::<Vec<_>>();
    let words = |value: Option<&Value>| {
        let items = value.map(|value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice)).unwrap_or_default();
        items.iter().map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned)).collect::<Vec<_>>().join(", ")
    };
    let issuer = members.get("issuer");
    let names = root.get("issuer").and_then(|issuer| issuer.get("name")).map(language_values).unwrap_or_default();
    let names = names.iter().map(|name| app.messages.text("inspect-issuer-claimed", &[("name", &name.text)]));
    let did = issuer.and_then(|issuer| issuer.get("id").unwrap_or(issuer).as_str()).map(str::to_owned);
    let issuer: Vec<_> = names.chain(did).collect();
    let status = members.get("credentialStatus").map(|status| {
        let items = status.as_array().map_or(std::slice::from_ref(status), Vec::as_slice);
        items.iter().map(|item| words(item.get("type"))).collect::<Vec<_>>().join(", ")
    });
    vec![
        field(app, "inspect-issuer", issuer),
        field(app, "inspect-id", text("id")),
        field(app, "inspect-types", Some(words(members.get("type")))),
        field(app, "inspect-valid-from", times(["validFrom", "issuanceDate"])),
        field(app, "inspect-valid-until", times(["validUntil", "expirationDate"])),
        field(app, "inspect-status", status),
    ]
}

fn proofs(app: &App, document: &Secured) {
    heading(app, &app.messages.text("inspect-heading-proofs", &[]));
    let proof = document.unverified().get("proof").filter(|proof| !proof.is_null());
    let items = proof.map(|proof| proof.as_array().map_or(std::slice::from_ref(proof), Vec::as_slice)).unwrap_or_default();
    if items.is_empty() {
        print(app, paragraph(&app.terminal, 2, &app.messages.text("inspect-no-proof", &[])));
    }
    for item in items {
        let text = |name: &str| item.get(name).and_then(Value::as_str).unwrap_or("?");
        let suite = item.get("cryptosuite").and_then(Value::as_str).unwrap_or_else(|| text("type"));
        let created = readable(&app.messages, text("created"));
        let said = app.messages.text("inspect-proof", &[("suite", &suite), ("method", &text("verificationMethod")), ("created", &created)]);
        print(app, paragraph(&app.terminal, 2, &said));
    }
}

fn request(app: &App, value: &Value) {
    match Request::parse(value.to_string().as_bytes()) {
        Ok(request) => {
            let (issued, expires) = request.window().map(|(from, until)| (from.as_str(), until.as_str())).unzip();
            let time = |time: Option<&str>| time.map(|time| readable(&app.messages, time));
            let shown = vec![
                field(app, "request-label-domain", Some(request.domain().to_owned())),
                field(app, "request-label-purpose", request.purpose().map(str::to_owned)),
                field(app, "request-label-issued", time(issued)),
                field(app, "request-label-expires", time(expires)),
            ];
            show(app, shown);
        }
        Err(RequestError::Form { expected, found, .. }) => {
            broken(app, &app.messages.text("request_malformed", &[("expected", &expected), ("found", &found)]));
        }
        Err(error) => broken(app, &app.messages.text(error.code(), &[])),
    }
}

fn trust_list(app: &App, value: &Value) {
    match TrustList::parse(value.to_string().as_bytes()) {
        Ok(list) => {
            app.terminal.data(app.messages.text("inspect-trust-counts", &[("count", &list.issuers().len())]));
            for issuer in list.issuers() {
                app.terminal.data("");
                show(
                    app,
                    vec![
                        field(app, "trust-label-name", Some(issuer.name.clone())),
                        field(app, "trust-label-did", Some(issuer.id.to_string())),
                    ],
                );
            }
        }
        Err(TrustListError::Form { expected, found, .. }) => {
            broken(app, &app.messages.text("trust_list_malformed", &[("expected", &expected), ("found", &found)]));
        }
        Err(error) => broken(app, &app.messages.text(error.code(), &[])),
    }
}

fn did_document(app: &App, value: &Value) {
    let id = value.get("id").and_then(Value::as_str).unwrap_or_default();
    let said = |code: &str, args: &[(&'static str, String)]| app.messages.text(code, &displayed(args));
    let document = Did::parse(id).map_err(|error| said(error.code(), &error.args()));
    match document.and_then(|did| Document::parse(value, &did).map_err(|error| said(error.code(), &error.args()))) {
        Ok(document) => {
            show(app, vec![field(app, "did-label-did", Some(document.id().to_string()))]);
            for method in document.methods() {
                let key = match &method.key {
                    MethodKey::Ed25519(key) => key.fingerprint(),
                    MethodKey::Unsupported { kind } => app.messages.text("did-key-unsupported", &[("kind", kind)]),
                };
                app.terminal.data("");
                show(app, vec![field(app, "did-label-key", Some(method.id.clone())), field(app, "did-label-fingerprint", Some(key))]);
            }
        }
        Err(problem) => broken(app, &problem),
    }
}

fn broken(app: &App, problem: &str) {
    print(app, paragraph(&app.terminal, 0, &app.messages.text("inspect-broken", &[("problem", &problem)])));
}

/// The document itself, escaped.
fn raw(app: &App, value: &Value) {
    app.terminal.json(value);
}

fn field(app: &App, label: &str, values: impl IntoIterator<Item = String>) -> Option<Field> {
    let values: Vec<_> = values.into_iter().filter(|value| !value.is_empty()).collect();
    (!values.is_empty()).then(|| Field { label: app.messages.text(label, &[]), values })
}

fn show(app: &App, shown: Vec<Option<Field>>) {
    print(app, fields::lines(&app.terminal, &shown.into_iter().flatten().collect::<Vec<_>>()));
}

fn heading(app: &App, text: &str) {
    app.terminal.data("");
    app.terminal.data(Line::new().tone(Tone::Strong, text));
}

fn print(app: &App, lines: Vec<Line>) {
    for line in lines {
        app.terminal.data(line);
    }
}
