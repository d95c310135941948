#![no_main]

#[path = "../../crates/credenza-core/tests/corpus/jcs.rs"]
mod jcs;
#[path = "../../crates/credenza-core/tests/corpus/sentence.rs"]
mod sentence;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| jcs::jcs(bytes));
