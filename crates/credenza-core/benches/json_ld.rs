//! How long an Open Badge takes from JSON to statements: the first time, contexts and all, and later; beside the bare signature check.
//!
//! `cargo bench -p credenza-core --bench json_ld --locked`. The badge and the contexts are other people's and lie in `CREDENZA_SHARED` (default `../shared` beside the
//! workspace); without them there is nothing to measure. `-- --quick` runs everything a few times only.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench may fail by panicking, and prints"
)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a bench reads files and the clock")]

#[path = "speed/measure.rs"]
mod measure;
#[path = "speed/table.rs"]
mod table;

use credenza_core::encoding::json::Document;
use credenza_core::encoding::json_ld::{Contexts, Source, to_rdf};
use ed25519_dalek::{Signer as _, SigningKey, Verifier as _};
use measure::{Effort, Item, measure};
use std::hint::black_box;
use std::path::{Path, PathBuf};

const RAW_VERIFY: &str = "ed25519-dalek verify";

/// How much of a signature check a statement may take: a badge has 15 to 100.
const GATE_A_STATEMENT: f64 = 0.015;

/// Where the contexts of the badge lie.
const CONTEXTS: [(&str, &str); 4] = [
    ("https://www.w3.org/ns/credentials/v2", "vectors/contexts/credentials-v2.json"),
    ("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "samples/open-badges/1edtech/contexts/ob-v3p0-3.0.3.json"),
    ("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json", "samples/open-badges/1edtech/contexts/ob-v3p0-extensions.json"),
    ("https://w3id.org/security/suites/ed25519-2020/v1", "vectors/contexts/ed25519-2020-v1.json"),
];

/// Badges: name, place, and the name where no context was read before.
const BADGES: [(&str, &str, &str); 3] = [
    ("a badge", "samples/open-badges/1edtech/ob30/simple.json", "a badge, the first one"),
    (
        "a middling badge",
        "samples/open-badges/dcc/verifiableCredentials/v2/bothSignatureTypes/didkey/noRegistry-revokedStatus-expired.json",
        "a middling badge, the first one",
    ),
    ("a full badge", "samples/open-badges/1edtech/ob30/complete.json", "a full badge, the first one"),
];

fn main() {
    let shared =
        std::env::var_os("CREDENZA_SHARED").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let read = |path: &str| std::fs::read(shared.join(path)).ok();
    let Some(texts) = CONTEXTS.iter().map(|(url, path)| Some((*url, &*read(path)?.leak()))).collect::<Option<Vec<(&str, &'static [u8])>>>()
    else {
        println!("ignored: there are no contexts in CREDENZA_SHARED");
        return;
    };
    let known = || {
        let mut contexts = Contexts::new();
        texts.iter().for_each(|(url, text)| contexts.add_text(url, *text));
        contexts
    };
    let warm = known();
    let signer = SigningKey::from_bytes(&[7; 32]);
    let (key, signature) = (signer.verifying_key(), signer.sign(&[0x5a; 64]));
    let mut items = vec![Item::new(RAW_VERIFY, move || key.verify(black_box(&[0x5a; 64]), black_box(&signature)).unwrap())];
    for (name, path, first) in BADGES {
        let Some(document) = read(path).and_then(|text| Document::parse(&text).ok()) else { continue };
        let unsecured = move |document: &Document, contexts: &Contexts| {
            let source = Source::Object(document.root().members().filter(|(name, _)| *name != "proof").collect());
            to_rdf(&source, contexts).unwrap().dataset.quads.len()
        };
        let statements = unsecured(&document, &warm);
        println!("{name}: {} bytes with its proof, {statements} statements without it", document.root().as_written().len());
        let (warm, copy, known) = (&warm, document.clone(), &known);
        items.push(
            Item::new(name, move || {
                black_box(unsecured(black_box(&document), warm));
            })
            .against(RAW_VERIFY)
            .gate(GATE_A_STATEMENT * statements as f64),
        );
        items.push(
            Item::new(first, move || {
                black_box(unsecured(black_box(&copy), &known()));
            })
            .against(RAW_VERIFY),
        );
    }
    let effort = if std::env::args().any(|argument| argument == "--quick") { Effort::QUICK } else { Effort::FULL };
    table::print(&measure(items, effort));
}
