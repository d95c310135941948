#![no_main]

#[path = "../../crates/credenza-core/tests/corpus/sentence.rs"]
mod sentence;
#[path = "../../crates/credenza-core/tests/corpus/trust_file.rs"]
mod trust_file;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| trust_file::trust_file(bytes));
