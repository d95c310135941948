#![no_main]

#[path = "../../crates/credenza-core/tests/corpus/sentence.rs"]
mod sentence;
#[path = "../../crates/credenza-core/tests/corpus/statements.rs"]
mod statements;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| statements::statements(bytes));
