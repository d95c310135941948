#![no_main]

#[path = "../../crates/credenza-core/tests/corpus/did.rs"]
mod did;
#[path = "../../crates/credenza-core/tests/corpus/sentence.rs"]
mod sentence;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| did::did(bytes));
