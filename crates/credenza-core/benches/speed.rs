//! How fast the core is, beside the bare signature that it cannot do without and the published crates that it replaces.
//!
//! `cargo bench -p credenza-core --bench speed --locked` prints a table and, for programs, lines `bench: NAME: NS ns, RATIO x BASE`. `-- --quick` runs
//! everything a few times only, to show that it runs; its figures mean nothing. Any other argument is a part of the names to be measured:
//! `-- verify`.
//!
//! Everything is measured in one run and in turn (A B C A B C …), so that a neighbour on the machine disturbs all alike; read ratios, not absolutes. A gate is a
//! ratio that should not be exceeded; nothing fails here, because a shared machine would make it fail by chance.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench may fail by panicking, and prints"
)]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a bench reads the clock and starts threads, and calls what the core may not in order to compare with it"
)]

#[path = "speed/datasets.rs"]
mod datasets;
#[path = "speed/fixtures.rs"]
mod fixtures;
#[path = "speed/measure.rs"]
mod measure;
#[path = "speed/parts.rs"]
mod parts;
#[path = "speed/table.rs"]
mod table;
#[path = "speed/whole.rs"]
mod whole;

use fixtures::Fixtures;
use measure::{Effort, Item, measure};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let quick = arguments.iter().any(|argument| argument == "--quick");
    // Cargo adds `--bench`.
    let wanted: Vec<&str> = arguments.iter().map(String::as_str).filter(|argument| !argument.starts_with("--")).collect();
    let (effort, credentials) = if quick { (Effort::QUICK, 300) } else { (Effort::FULL, 10_000) };
    let fixtures = Fixtures::new(credentials);
    println!("one credential: {} bytes; {credentials} different ones, {} issuers", fixtures.credential.len(), fixtures.many.profiles);

    let mut items = parts::items(&fixtures);
    items.extend(datasets::items());
    items.extend(whole::items(&fixtures));
    let figures = measure(only(items, &wanted), effort);
    table::print(&figures);
    if wanted.is_empty() {
        whole::two_threads(&fixtures, effort);
    }
}

/// The items with one of these parts in their names, and those that they are compared with.
fn only<'a>(items: Vec<Item<'a>>, wanted: &[&str]) -> Vec<Item<'a>> {
    let is_wanted = |item: &Item<'_>| wanted.is_empty() || wanted.iter().any(|part| item.name.contains(part));
    let bases: Vec<&str> = items.iter().filter(|item| is_wanted(item)).filter_map(|item| item.base).collect();
    items.into_iter().filter(|item| is_wanted(item) || bases.contains(&item.name)).collect()
}
