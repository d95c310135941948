#![no_main]

#[path = "../../crates/credenza-core/tests/corpus/request.rs"]
mod request;
#[path = "../../crates/credenza-core/tests/corpus/sentence.rs"]
mod sentence;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| request::request(bytes));
