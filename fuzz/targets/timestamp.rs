#![no_main]

#[path = "../../crates/credenza-core/tests/corpus/sentence.rs"]
mod sentence;
#[path = "../../crates/credenza-core/tests/corpus/timestamp.rs"]
mod timestamp;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| timestamp::timestamp(bytes));
