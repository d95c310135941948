#![no_main]

#[path = "../../crates/credenza-core/tests/corpus/secured.rs"]
mod secured;
#[path = "../../crates/credenza-core/tests/corpus/sentence.rs"]
mod sentence;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| secured::secured(bytes));
