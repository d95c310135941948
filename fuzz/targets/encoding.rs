#![no_main]

#[path = "../../crates/credenza-core/tests/corpus/encoding.rs"]
mod encoding;
#[path = "../../crates/credenza-core/tests/corpus/sentence.rs"]
mod sentence;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| encoding::encoding(bytes));
