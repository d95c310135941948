//! What holds a secret key, in whatever form: known so that nothing of it is shown, and so that whoever gives it where another file belongs is told.

use credenza_core::encoding::json::Value;

/// How the identities of age begin; the recovery key of a wallet is one.
const AGE_IDENTITY: &[u8] = b"AGE-SECRET-KEY-1";

/// How the first or last line of a private key in PEM ends (RFC 7468 §10, §11; OpenSSH's own form), and what is in that of OpenPGP.
const IN_PEM: [&[u8]; 2] = [b"PRIVATE KEY-----", b"PGP PRIVATE"];

/// How a key of PuTTY begins.
const PUTTY: &[u8] = b"PuTTY-User-Key-File-";

/// The members of a key in JSON that hold its secret: those of a Multikey (Controlled Identifiers 1.0 §2.2.2) and of the verification methods before it.
const MEMBERS: [&str; 6] =
    ["secretKeyMultibase", "secretKeyJwk", "privateKeyMultibase", "privateKeyJwk", "privateKeyBase58", "privateKeyHex"];

/// Whether a text that is not JSON holds a secret key, anywhere.
pub(crate) fn is_in_text(text: &[u8]) -> bool {
    [AGE_IDENTITY, PUTTY].into_iter().chain(IN_PEM).any(|wanted| has(text, wanted))
}

/// Whether a secret key stands anywhere in a JSON document, which is as deep as its parser lets it be.
pub(crate) fn is_in_json(value: &Value) -> bool {
    match value {
        Value::Object(members) => {
            // The private part of a JWK (RFC 8037 §2, RFC 7518 §6.2.2, §6.3.2); all there is of a symmetric one (§6.4.1).
            let is_jwk = members.get("kty").is_some_and(Value::is_string) && ["d", "k"].iter().any(|name| members.contains_key(*name));
            is_jwk || MEMBERS.iter().any(|name| members.contains_key(*name)) || members.values().any(is_in_json)
        }
        Value::Array(items) => items.iter().any(is_in_json),
        Value::String(text) => text.split(['\r', '\n']).any(is_in_line),
        _ => false,
    }
}

/// Whether a line of a string begins a secret key. One that only speaks of it, as a course on cryptography does, is none.
fn is_in_line(line: &str) -> bool {
    let line = line.trim_start_matches(|character: char| character.is_whitespace() || character == '\u{feff}').as_bytes();
    let in_pem = |wanted: &[u8]| line.starts_with(b"-----") && has(line, wanted);
    line.starts_with(AGE_IDENTITY) || line.starts_with(PUTTY) || IN_PEM.iter().any(|wanted| in_pem(wanted))
}

/// What a file is that was given for a key and has no PEM block: the name that its sentence selects by.
pub(crate) fn instead_of_pem(bytes: &[u8]) -> &'static str {
    match bytes {
        _ if bytes.trim_ascii().is_empty() => "empty",
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "utf-16",
        // PrivateKeyInfo in DER: a SEQUENCE that begins with its version, an INTEGER of one byte (RFC 5958 §2).
        [0x30, _, 2, 1, ..] | [0x30, 0x81, _, 2, 1, ..] | [0x30, 0x82, _, _, 2, 1, ..] => "der",
        _ if bytes.starts_with(b"ssh-") => "ssh-public",
        _ if has(bytes, AGE_IDENTITY) => "age-identity",
        _ => match serde_json::from_slice::<Value>(bytes) {
            Ok(value) if is_in_json(&value) => "json-key",
            Ok(_) => "json",
            Err(_) => "other",
        },
    }
}

fn has(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_secret_is_known_wherever_it_stands() {
        for text in [
            "-----BEGIN PRIVATE KEY-----\n",
            "a note\n-----BEGIN OPENSSH PRIVATE KEY-----\n",
            "-----BEGIN EC PRIVATE KEY-----\n",
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\n",
            "PuTTY-User-Key-File-3: ssh-ed25519\n",
            "Recovery key  AGE-SECRET-KEY-1QQ\nYour DID  did:key:z6Mk\n",
        ] {
            assert!(is_in_text(text.as_bytes()), "{text}");
        }
        for text in ["", "-----BEGIN PUBLIC KEY-----\n", "-----BEGIN CERTIFICATE-----\n", "ssh-ed25519 AAAA"] {
            assert!(!is_in_text(text.as_bytes()), "{text}");
        }
        for value in [
            json!({"kty": "OKP", "crv": "Ed25519", "d": "AA", "x": "AA"}),
            json!({"kty": "oct", "k": "AA"}),
            json!({"keys": [{"kty": "EC", "d": "AA"}]}),
            json!({"type": "Multikey", "secretKeyMultibase": "z3u2"}),
            json!({"id": "did:web:a.example", "verificationMethod": [{"privateKeyMultibase": "z"}]}),
            json!({"recovery_key": "AGE-SECRET-KEY-1QQ"}),
            json!({"recovery": "# public key: age1qq\r\n AGE-SECRET-KEY-1QQ"}),
            json!({"pem": "\u{feff}-----BEGIN PRIVATE KEY-----\nMC4CAQ"}),
            json!({"putty": "PuTTY-User-Key-File-3: ssh-ed25519\n"}),
        ] {
            assert!(is_in_json(&value), "{value}");
        }
        for value in [
            json!({"kty": "OKP", "x": "AA"}),
            json!({"publicKeyMultibase": "z6Mk", "d": "a", "k": 1}),
            json!([1, null]),
            json!({"description": "Finds \"-----BEGIN PRIVATE KEY-----\" and AGE-SECRET-KEY-1 in what was published."}),
        ] {
            assert!(!is_in_json(&value), "{value}");
        }
    }

    #[test]
    fn what_is_given_for_a_key_is_named() {
        for (bytes, name) in [
            (&b" \n"[..], "empty"),
            (b"\xff\xfe-\0-\0", "utf-16"),
            (b"\x30\x2e\x02\x01\x00\x30", "der"),
            (b"ssh-ed25519 AAAA", "ssh-public"),
            (b"AGE-SECRET-KEY-1QQ", "age-identity"),
            (br#"{"kty": "OKP", "d": "AA"}"#, "json-key"),
            (br#"{"name": "a"}"#, "json"),
            (b"0.1", "json"),
            (b"z3u2en7t5LR2WtQH5PfFqMqwVHgeXouLzo6haApm8XHqvjxq", "other"),
        ] {
            assert_eq!(instead_of_pem(bytes), name);
        }
    }
}
