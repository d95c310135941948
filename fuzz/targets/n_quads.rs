#![no_main]

#[path = "../../crates/credenza-core/tests/corpus/n_quads.rs"]
mod n_quads;
#[path = "../../crates/credenza-core/tests/corpus/sentence.rs"]
mod sentence;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| n_quads::n_quads(bytes));
