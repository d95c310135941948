//! What a thief would do: put someone else's credential into a presentation signed with a key of his own.
//!
//! `Holder::present` refuses to, so he writes the presentation by hand. The verifier finds every signature genuine, and the credential not his:
//! `holder_mismatch`. Usage: `thief STOLEN.json REQUEST.json > presentation.json`

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program, not the library: it reads files and prints")]

use std::error::Error;

use credenza_core::credential::{CONTEXT_V2, Secured};
use credenza_core::did::key_method;
use credenza_core::encoding::json::Document;
use credenza_core::key::SecretKey;
use credenza_core::present::Request;
use credenza_core::proof::eddsa_jcs_2022;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(stolen), Some(request)) = (arguments.next(), arguments.next()) else {
        return Err("usage: thief STOLEN.json REQUEST.json".into());
    };
    let stolen = Secured::parse(&std::fs::read(stolen)?)?;
    let request = Request::parse(&std::fs::read(request)?)?;
    let thief = SecretKey::from_seed([0x66; 32]);
    let created = request.window().map(|(issued, _)| issued.to_string());
    let document = json!({
        "@context": [CONTEXT_V2],
        "type": ["VerifiablePresentation"],
        "holder": key_method::from_public_key(&thief.public_key()).as_str(),
        "verifiableCredential": [stolen.unverified()],
    });
    let options = json!({
        "type": "DataIntegrityProof",
        "cryptosuite": eddsa_jcs_2022::NAME,
        "created": created,
        "verificationMethod": key_method::method_id(&thief.public_key()),
        "proofPurpose": "authentication",
        "challenge": request.challenge(),
        "domain": request.domain(),
    });
    let proof = eddsa_jcs_2022::sign(&Document::from_value(&document)?, Document::from_value(&options)?.root(), &[], &thief)?;
    let Value::Object(mut document) = document else { return Err("not an object".into()) };
    document.insert("proof".to_owned(), proof.to_value());
    println!("{}", Value::Object(document));
    Ok(())
}
