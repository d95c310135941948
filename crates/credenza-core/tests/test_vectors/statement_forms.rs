//! Signatures over statements: other spellings of the same that libraries write, and those that none does. RDFC-1.0 §A; JSON-LD 1.1 API §8.6; Data Integrity EdDSA
//! Cryptosuites 1.0 §3.2.

use crate::case::{Case, Expect};
use crate::fixtures::{Document, badge, badge_with, set, university, with_proof};
use crate::stated::{RDFC, RIGHT, Way, options, proof_in, stated};
use crate::statement_proofs::{changed, invalid, stated_with};
use crate::statements::AREA;
use credenza_core::encoding::multibase::{self, Base};
use credenza_core::encoding::rdfc::Escaping;
use serde_json::json;

/// What other libraries write, and what nobody should.
pub(crate) fn cases() -> Vec<Case> {
    let with_controls = || badge_with(|badge| set(badge, "name", json!("Tab\t bell\u{7} delete\u{7f}")));
    let in_way = |way: Way, document: Document| {
        let proof = proof_in(way, &document, options(RDFC, &university()), &university());
        with_proof(document, proof)
    };
    let older = Way { escaping: Escaping::Older, ..RIGHT };
    // 2⁻²⁴
    let between = || badge_with(|badge| badge["credentialSubject"]["creditsEarned"] = json!(2_f64.powi(-24)));
    let signature = || multibase::decode(stated(badge())["proof"]["proofValue"].as_str().unwrap()).unwrap().1;
    let malformed = |name: &str, fact: &str, value: String| {
        let expect = Expect::not_authentic("proof_malformed", "/proof/proofValue").problem("proof_malformed");
        Case::new(AREA, name, fact, changed(|proof| set(proof, "proofValue", value.into())), expect)
    };
    vec![
        Case::new(
            AREA,
            "accept-controls",
            "A name with tab, BEL and DEL, escaped as RDFC-1.0 has it.",
            in_way(RIGHT, with_controls()),
            Expect::accepted(),
        ),
        Case::new(
            AREA,
            "accept-older-escaping",
            "The same, escaped as libraries did before RDFC-1.0 settled it.",
            in_way(older, with_controls()),
            Expect::accepted().also(&["older_escaping"]),
        ),
        Case::new(
            AREA,
            "accept-older-escaping-options",
            "What is escaped in the older way is a domain of the proof, and nothing in the credential.",
            {
                let mut options = options(RDFC, &university());
                set(&mut options, "domain", json!("employer\u{7}.example"));
                let proof = proof_in(older, &badge(), options, &university());
                with_proof(badge(), proof)
            },
            Expect::accepted().also(&["older_escaping"]),
        ),
        Case::new(
            AREA,
            "accept-rounded-even",
            "A number that lies exactly between two of sixteen digits, rounded as printf does.",
            in_way(RIGHT, between()),
            Expect::accepted(),
        ),
        Case::new(
            AREA,
            "accept-rounded-up",
            "The same, rounded as JavaScript does.",
            in_way(Way { number: ("5.960464477539062E-8", "5.960464477539063E-8"), ..RIGHT }, between()),
            Expect::accepted().also(&["rounded_up"]),
        ),
        Case::new(
            AREA,
            "accept-rounded-up-older-escaping",
            "The same, with a name that is escaped as libraries did before RDFC-1.0 settled it.",
            {
                let mut document = between();
                set(&mut document, "name", with_controls()["name"].clone());
                in_way(Way { number: ("5.960464477539062E-8", "5.960464477539063E-8"), ..older }, document)
            },
            Expect::accepted().also(&["rounded_up", "older_escaping"]),
        ),
        Case::new(
            AREA,
            "rounded-down",
            "The same, rounded as nobody does.",
            in_way(Way { number: ("5.960464477539062E-8", "5.960464477539061E-8"), ..RIGHT }, between()),
            Expect::not_authentic("proof_invalid", "/proof").problem("signature_mismatch"),
        ),
        Case::new(
            AREA,
            "accept-older-suite-name",
            "The suite is named as its draft named it.",
            stated_with(|options| set(options, "cryptosuite", json!("eddsa-2022"))),
            Expect::accepted().also(&["older_suite_name"]),
        ),
        Case::new(
            AREA,
            "suite-name-changed",
            "The name of the suite was changed to the older one after signing: it is signed as well.",
            changed(|proof| set(proof, "cryptosuite", json!("eddsa-2022"))),
            invalid("/proof"),
        ),
        Case::new(
            AREA,
            "hash-order",
            "The hash of the document was signed before that of the options.",
            in_way(Way { options_first: false, ..RIGHT }, badge()),
            invalid("/proof"),
        ),
        malformed("value-base64url", "The value of the proof is in another base.", multibase::encode(Base::Base64Url, &signature())),
        malformed("value-short", "The signature has 63 bytes.", multibase::encode(Base::Base58Btc, &signature()[..63])),
    ]
}
