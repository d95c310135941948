//! Public keys as JSON Web Keys (RFC 7517, RFC 8037).

use super::{KeyError, PublicKey};
use crate::encoding::json::Value;
use crate::encoding::{base64url, excerpt};
use serde_json::json;

impl PublicKey {
    /// Reads a public JWK: `kty` OKP, `crv` Ed25519, `x` in base64url. `alg`, `use` and `key_ops` must allow EdDSA verification where present;
    /// other members are ignored (RFC 7517 §4).
    ///
    /// # Errors
    /// [`KeyError::SecretInPublic`] if a secret member is there, [`KeyError::TypeUnsupported`] for another kind of key,
    /// [`KeyError::JwkMember`], [`KeyError::Encoding`], and those of [`PublicKey::from_bytes`].
    pub fn from_jwk(jwk: &Value) -> Result<Self, KeyError> {
        if !jwk.is_object() {
            return Err(KeyError::JwkMember { member: "", expected: "an object", found: describe(Some(jwk)) });
        }
        // `d` is the secret part of every asymmetric key, `k` is a symmetric key. A document that publishes one has given it away.
        if ["d", "k"].iter().any(|member| jwk.get(member).is_some()) {
            return Err(KeyError::SecretInPublic { found: "JWK" });
        }
        let kind = string(jwk, "kty", "a string")?;
        let curve = jwk.get("crv").and_then(Value::as_str).unwrap_or_default();
        if kind != "OKP" || curve != "Ed25519" {
            return Err(KeyError::TypeUnsupported { found: excerpt(format!("{kind} {curve}").trim_end()) });
        }
        check_intended_use(jwk)?;
        Self::from_bytes(&base64url::decode(string(jwk, "x", "base64url")?)?)
    }

    /// The public JWK: `kty`, `crv`, `x`. Its canonical form is the input of the RFC 7638 thumbprint.
    pub fn to_jwk(&self) -> Value {
        json!({"kty": "OKP", "crv": "Ed25519", "x": base64url::encode(&self.to_bytes())})
    }
}

/// A key published for something else must not verify signatures (RFC 7517 §§4.2–4.4). `Ed25519` is the name of RFC 9864 for `EdDSA`.
fn check_intended_use(jwk: &Value) -> Result<(), KeyError> {
    let check = |member, expected, allowed: fn(&Value) -> bool| match jwk.get(member) {
        Some(value) if !allowed(value) => Err(KeyError::JwkMember { member, expected, found: describe(Some(value)) }),
        _ => Ok(()),
    };
    check("alg", "\"EdDSA\" or \"Ed25519\"", |alg| matches!(alg.as_str(), Some("EdDSA" | "Ed25519")))?;
    check("use", "\"sig\"", |purpose| purpose == "sig")?;
    check("key_ops", "a list with \"verify\"", |operations| {
        operations.as_array().is_some_and(|operations| operations.iter().any(|operation| operation == "verify"))
    })
}

fn string<'a>(jwk: &'a Value, member: &'static str, expected: &'static str) -> Result<&'a str, KeyError> {
    let value = jwk.get(member);
    value.and_then(Value::as_str).ok_or_else(|| KeyError::JwkMember { member, expected, found: describe(value) })
}

fn describe(value: Option<&Value>) -> String {
    match value {
        None => "nothing".to_owned(),
        Some(Value::Array(_)) => "an array".to_owned(),
        Some(Value::Object(_)) => "an object".to_owned(),
        Some(plain) => excerpt(&plain.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::PublicKey;
    use crate::key::SecretKey;
    use serde_json::{Value, json};

    fn with(member: &str, value: Value) -> Value {
        let mut jwk = SecretKey::from_seed([7; 32]).public_key().to_jwk();
        jwk[member] = value;
        jwk
    }

    #[test]
    fn a_key_survives() {
        let key = SecretKey::from_seed([7; 32]).public_key();
        assert_eq!(PublicKey::from_jwk(&key.to_jwk()).unwrap(), key);
        for (member, value) in
            [("alg", json!("EdDSA")), ("alg", json!("Ed25519")), ("use", json!("sig")), ("key_ops", json!(["verify"])), ("kid", json!(3))]
        {
            assert_eq!(PublicKey::from_jwk(&with(member, value)).unwrap(), key);
        }
    }

    #[test]
    fn what_is_no_public_ed25519_key_is_refused() {
        let x = SecretKey::from_seed([7; 32]).public_key().to_jwk()["x"].as_str().unwrap().to_owned();
        for (jwk, code) in [
            (with("d", json!("AA")), "key_is_secret"),
            (with("d", Value::Null), "key_is_secret"),
            (json!({"kty": "oct", "k": "AA"}), "key_is_secret"),
            (json!({"kty": "RSA", "n": "AA", "e": "AQAB", "d": "AA"}), "key_is_secret"),
            (json!({"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}), "key_type_unsupported"),
            (with("crv", json!("X25519")), "key_type_unsupported"),
            (with("crv", json!("ed25519")), "key_type_unsupported"),
            (with("kty", json!("okp")), "key_type_unsupported"),
            (with("kty", json!(1)), "jwk_member"),
            (with("alg", json!("ES256")), "jwk_member"),
            (with("alg", json!("none")), "jwk_member"),
            (with("use", json!("enc")), "jwk_member"),
            (with("key_ops", json!(["sign"])), "jwk_member"),
            (with("x", json!(["AA"])), "jwk_member"),
            (with("x", json!("AA")), "key_length"),
            (with("x", json!(format!("{x}="))), "encoding_padding"),
            (with("x", json!(format!("{x} "))), "encoding_character"),
            (with("x", json!("7f_______________________________________38")), "key_not_canonical"),
            (json!("OKP"), "jwk_member"),
            (json!({}), "jwk_member"),
        ] {
            assert_eq!(PublicKey::from_jwk(&jwk).unwrap_err().code(), code, "{jwk}");
        }
        assert_eq!(
            PublicKey::from_jwk(&with("crv", json!("X25519"))).unwrap_err().to_string(),
            "expected an Ed25519 key, found OKP X25519"
        );
    }
}
