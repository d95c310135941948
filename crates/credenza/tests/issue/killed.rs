//! A registrar's run is killed at many moments. Nothing is lost, nothing is signed twice.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use credenza_core::encoding::digest::sha256;

use crate::desk::Desk;
use crate::kill::{kill_at, moments, told};

const LEARNERS: usize = 150;

fn desk() -> Desk {
    let desk = Desk::new();
    let rows: String = (0..LEARNERS).map(|number| format!("Prova;Zoë {number};{number:07};1998-01-02;18;zoe@uni.example\r\n")).collect();
    desk.put("people.csv", format!("Cognome;Nome;Matricola;Data di nascita;Voto;E-mail\r\n{rows}"));
    desk
}

const ARGUMENTS: [&str; 8] = ["issue", "course.toml", "--roster", "people.csv", "--key", "./key.pem", "-o", "awards"];

/// The credentials that are there, by file name.
fn awards(desk: &Desk) -> BTreeMap<String, Vec<u8>> {
    let Ok(entries) = fs::read_dir(desk.path("awards")) else { return BTreeMap::new() };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let awards = names.filter(|name| name.ends_with(".json") && !name.starts_with('.'));
    awards.map(|name| (name.clone(), fs::read(desk.path("awards").join(name)).unwrap())).collect()
}

/// Every whole line of the ledger names a file that is there, to the byte. Returns how many there are.
fn checked_lines(desk: &Desk, awards: &BTreeMap<String, Vec<u8>>) -> usize {
    let ledger = fs::read(desk.path("awards/issued.ndjson")).unwrap_or_default();
    let end = ledger.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let mut lines = 0;
    for line in ledger[..end].split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let entry: serde_json::Value = serde_json::from_slice(line).unwrap();
        let bytes = &awards[entry["file"].as_str().unwrap()];
        let digest: String = sha256(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(entry["sha256"], digest.as_str());
        lines += 1;
    }
    lines
}

#[test]
#[ignore = "slow: part of scripts/slow"]
fn killed_while_issuing_a_roster_it_is_taken_up_where_it_stopped() {
    let folders: fn(&Desk) -> Vec<PathBuf> = |desk| vec![desk.path("awards")];
    let first = desk();
    let moments = moments(&mut first.command(&ARGUMENTS), &folders(&first), 12, 12);
    let mut killed = 0;
    for moment in &moments {
        let desk = desk();
        killed += usize::from(kill_at(*moment, &mut desk.command(&ARGUMENTS), &folders(&desk)));
        let left = awards(&desk);
        checked_lines(&desk, &left);
        assert!(left.values().all(|bytes| serde_json::from_slice::<serde_json::Value>(bytes).is_ok()), "{moment:?}: each is whole");
        desk.run_with(&ARGUMENTS).ends_with(0);
        let complete = awards(&desk);
        assert_eq!((complete.len(), checked_lines(&desk, &complete)), (LEARNERS, LEARNERS), "{moment:?}");
        for (name, bytes) in &left {
            assert_eq!(complete.get(name), Some(bytes), "{moment:?}: {name} was signed again");
        }
    }
    told("issue --roster", killed, moments.len());
}
