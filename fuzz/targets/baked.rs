#![no_main]

#[path = "../../crates/credenza-core/tests/corpus/baked.rs"]
mod baked;
#[path = "../../crates/credenza-core/tests/corpus/sentence.rs"]
mod sentence;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| baked::baked(bytes));
