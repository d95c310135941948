//! Rows with a DID: bound, if it is proven to be the learner's.

use credenza_core::encoding::base64url;
use credenza_core::key::SecretKey;
use credenza_core::present::{Holder, Request};
use credenza_core::time::Timestamp;

use super::desk::{Desk, Said};

const ISSUER: &str = "did:web:centre.example";
const NONCE: &str = "q0w9e8r7t6y5u4i3o2p1a0";

fn proven(seed: u8, issuer: &str, nonce: &str) -> (String, String) {
    let key = SecretKey::from_seed([seed; 32]);
    let holder = Holder::new(&key);
    let now = Timestamp::parse("2026-06-01T09:00:00Z").unwrap();
    let proof = holder.present(&[], &Request::bare(nonce, issuer), &now).unwrap();
    (holder.did().to_string(), base64url::encode(&serde_json::to_vec(proof.unverified()).unwrap()))
}

fn issue(desk: &Desk, did: &str, proof: &str, more: &str) -> Said {
    desk.put("people.csv", format!("Nome;Cognome;Matricola;DID;Prova DID\r\nAda;Inventata;0042;{did};{proof}\r\nUgo;Fittizi;0043;;\r\n"));
    desk.issue(format!("--issuer {ISSUER} {more}").trim_end())
}

#[test]
fn a_proven_did_binds_the_credential() {
    let desk = Desk::new();
    let (did, proof) = proven(1, ISSUER, NONCE);
    issue(&desk, &did, &proof, &format!("--nonce {NONCE}")).ends_with(0).says("2 issued");
    assert_eq!(desk.json("awards/ada-inventata.json")["credentialSubject"]["id"], did);
    assert!(desk.json("awards/ugo-fittizi.json")["credentialSubject"].get("id").is_none());
    // A row that is issued is not asked for its proof again.
    issue(&desk, &did, "", "").ends_with(0).says("2 issued before");
}

#[test]
fn a_did_is_not_taken_on_trust() {
    let desk = Desk::new();
    let (did, proof) = proven(1, ISSUER, NONCE);
    let (other, _) = proven(2, ISSUER, NONCE);
    let (_, elsewhere) = proven(1, "did:web:evil.example", NONCE);
    let nonce = format!("--nonce {NONCE}");
    for (did, proof, more, code) in [
        (&did, "", nonce.as_str(), "did_proof_missing"),
        (&did, proof.as_str(), "", "did_nonce_missing"),
        (&did, proof.as_str(), "--nonce another-nonce-altogether", "did_proof_refused"),
        (&did, elsewhere.as_str(), nonce.as_str(), "did_proof_refused"),
        (&other, proof.as_str(), nonce.as_str(), "did_proof_of_another"),
        (&did, "not-base64!", nonce.as_str(), "did_proof_malformed"),
    ] {
        let said = issue(&desk, did, proof, more).ends_with(1);
        assert!(said.codes().contains(&code), "{code}: {:?}", said.codes());
    }
    assert!(!desk.path("awards").exists());
    issue(&desk, &did, "", "--allow-unproven-did").ends_with(0).says("2 issued");
}

#[test]
fn what_the_wallet_proves_is_what_is_asked_for() {
    let desk = Desk::new();
    desk.put("passphrase.txt", "una frase lunga che nessuno conosce\n");
    desk.run("--passphrase-file passphrase.txt wallet init").ends_with(0);
    let out = desk.run(&format!("--passphrase-file passphrase.txt --json wallet did --for {ISSUER} --nonce {NONCE}")).ends_with(0).out;
    let answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    let (did, proof) = (answer["did"].as_str().unwrap(), answer["did_proof"].as_str().unwrap());
    issue(&desk, did, proof, &format!("--nonce {NONCE}")).ends_with(0).says("2 issued");
}
