#![no_main]

#[path = "../../crates/credenza-core/tests/corpus/schema.rs"]
mod schema;
#[path = "../../crates/credenza-core/tests/corpus/sentence.rs"]
mod sentence;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| schema::schema(bytes));
