//! Every target over its corpus, `fuzz/corpus/`: what fuzzing found once is looked at with every change.

use std::fs;
use std::path::Path;

fn over(target: &str, judge: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target);
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} is empty", folder.display());
    judge(b"");
    for path in paths {
        // The name of the file that breaks the promise stands above the panic.
        println!("{}", path.display());
        judge(&fs::read(path).unwrap());
    }
}

#[test]
fn course() {
    over("course", super::course);
}

#[test]
fn roster() {
    over("roster", super::roster);
}

#[test]
fn workbook() {
    over("workbook", super::workbook);
}

#[test]
fn ledger() {
    over("ledger", super::ledger);
}

#[test]
fn delivery() {
    over("delivery", super::delivery);
}

#[test]
fn learner_file() {
    over("learner_file", super::learner_file);
}

#[cfg(feature = "wallet")]
#[test]
fn wallet_add() {
    over("wallet_add", super::wallet_add);
}

#[test]
fn evidence() {
    over("evidence", super::evidence);
}

#[test]
fn foreign_text() {
    over("foreign_text", super::foreign_text);
}

#[cfg(feature = "wallet")]
#[test]
fn wallet_file() {
    over("wallet_file", super::wallet_file);
}

#[cfg(feature = "wallet")]
#[test]
fn key_file() {
    over("key_file", super::key_file);
}

#[cfg(feature = "wallet")]
#[test]
fn recovery_key() {
    over("recovery_key", super::recovery_key);
}
