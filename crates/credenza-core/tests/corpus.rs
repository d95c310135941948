//! What must hold for any bytes, over the bytes that fuzzing found interesting: `fuzz/corpus/`. `scripts/fuzz` looks for others.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "a test may fail by panicking, and say on which file"
)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests read files; the core does not")]

#[path = "corpus/baked.rs"]
mod baked;
#[path = "corpus/did.rs"]
mod did;
#[path = "corpus/encoding.rs"]
mod encoding;
#[path = "corpus/jcs.rs"]
mod jcs;
#[path = "corpus/n_quads.rs"]
mod n_quads;
#[path = "corpus/request.rs"]
mod request;
#[path = "corpus/schema.rs"]
mod schema;
#[path = "corpus/secured.rs"]
mod secured;
#[path = "corpus/sentence.rs"]
mod sentence;
#[path = "corpus/statements.rs"]
mod statements;
#[path = "corpus/timestamp.rs"]
mod timestamp;
#[path = "corpus/trust_file.rs"]
mod trust_file;

use std::path::Path;

/// Hands every file of the corpus to the target; the name of the file that breaks it stands above the panic.
fn over(target: &str, judge: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} is empty", folder.display());
    judge(b"");
    for path in paths {
        println!("{}", path.display());
        judge(&std::fs::read(path).unwrap());
    }
}

#[test]
fn pictures() {
    over("baked", baked::baked);
}

#[test]
fn documents() {
    over("secured", secured::secured);
}

#[test]
fn statements_of_documents() {
    over("statements", statements::statements);
}

#[test]
fn schemas() {
    over("schema", schema::schema);
}

#[test]
fn json() {
    over("jcs", jcs::jcs);
}

#[test]
fn encodings() {
    over("encoding", encoding::encoding);
}

#[test]
fn dids() {
    over("did", did::did);
}

#[test]
fn trust_files() {
    over("trust_file", trust_file::trust_file);
}

#[test]
fn requests() {
    over("request", request::request);
}

#[test]
fn times() {
    over("timestamp", timestamp::timestamp);
}

#[test]
fn statements_as_texts() {
    over("n_quads", n_quads::n_quads);
}
