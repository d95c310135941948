//! How fast Credenza verifies an Open Badge, how fast `ssi` verifies the same, and the bare signature under both, in one run and in turn.
//!
//! `scripts/peers` runs it; `-- --quick` only shows that it runs. How it measures, and how to read it: `crates/credenza-core/benches/speed.rs`, whose harness it uses.

#![forbid(unsafe_code)]

#[allow(dead_code, reason = "the benches of the core use more of it")]
#[path = "../../crates/credenza-core/benches/speed/fixtures.rs"]
mod fixtures;
#[path = "../../crates/credenza-core/benches/speed/measure.rs"]
mod measure;
mod subjects;
#[path = "../../crates/credenza-core/benches/speed/table.rs"]
mod table;

use std::hint::black_box;

use credenza_bench_peers::Ssi;
use ed25519_dalek::{Signer as _, SigningKey, Verifier as _};
use fixtures::Fixtures;
use measure::{Effort, Item, measure};

/// What every verification needs: one Ed25519 signature over 64 bytes, the key decoded.
const RAW_VERIFY: &str = "ed25519-dalek verify";
const MESSAGE: [u8; 64] = [0x5a; 64];

fn main() {
    let effort = if std::env::args().any(|argument| argument == "--quick") { Effort::QUICK } else { Effort::FULL };
    let fixtures = Fixtures::new(1);
    let ssi = Ssi::new(&fixtures.now.to_string());
    let subjects = subjects::all(&fixtures, &ssi);

    let signer = SigningKey::from_bytes(&fixtures.signer.seed());
    let (key, signature) = (signer.verifying_key(), signer.sign(&MESSAGE));
    let mut items = vec![Item::new(RAW_VERIFY, move || key.verify(black_box(&MESSAGE), black_box(&signature)).unwrap())];
    items.extend(subjects.iter().map(|subject| {
        let item = Item::new(subject.name, || subject.run()).against(RAW_VERIFY);
        match subject.name {
            "Credenza, eddsa-rdfc-2022" | "Credenza, Ed25519Signature2020" => item.gate(4.0),
            _ => item,
        }
    }));
    table::print(&measure(items, effort));
}
