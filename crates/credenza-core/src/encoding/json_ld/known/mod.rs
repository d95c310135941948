//! The contexts that are built in: tables from names to IRIs, as their publishers have them. Where each comes from is in `PROVENANCE.toml`.

use std::sync::{Arc, OnceLock};

use super::Contexts;

/// The URLs of a context, and its text.
type Known = (&'static [&'static str], &'static str);

#[rustfmt::skip]
const KNOWN: &[Known] = &[
    (&["https://www.w3.org/2018/credentials/v1"], include_str!("credentials-v1.json")),
    (&["https://www.w3.org/ns/credentials/v2"], include_str!("credentials-v2.json")),
    (&["https://www.w3.org/ns/credentials/undefined-terms/v2"], include_str!("undefined-terms-v2.json")),
    (&["https://www.w3.org/2018/credentials/examples/v1"], include_str!("credentials-examples-v1.json")),
    (&["https://www.w3.org/ns/credentials/examples/v2"], include_str!("credentials-examples-v2.json")),
    (&["https://w3id.org/security/data-integrity/v1"], include_str!("data-integrity-v1.json")),
    (&["https://w3id.org/security/data-integrity/v2"], include_str!("data-integrity-v2.json")),
    (&["https://w3id.org/security/suites/ed25519-2020/v1"], include_str!("ed25519-2020-v1.json")),
    (&["https://w3id.org/security/multikey/v1"], include_str!("multikey-v1.json")),
    (&["https://www.w3.org/ns/credentials/status/v1"], include_str!("bitstring-status-list-v1.json")),
    (&["https://w3id.org/vc/status-list/2021/v1"], include_str!("status-list-2021-v1.json")),
    (&["https://www.w3.org/ns/did/v1"], include_str!("did-v1.json")),
    (&["https://w3id.org/citizenship/v4rc1"], include_str!("citizenship-v4rc1.json")),
    (&["https://w3id.org/dcc/v1"], include_str!("dcc-v1.json")),
    (&["https://purl.imsglobal.org/spec/ob/v3p0/context.json", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.0.json"], include_str!("open-badges-3.0.0.json")),
    (&["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json"], include_str!("open-badges-3.0.1.json")),
    (&["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json"], include_str!("open-badges-3.0.2.json")),
    (&["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"], include_str!("open-badges-3.0.3.json")),
    (&["https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"], include_str!("open-badges-extensions.json")),
    (&["https://purl.imsglobal.org/spec/clr/v2p0/context.json"], include_str!("clr-2.0.json")),
];

impl Contexts {
    /// The contexts that are built in, compiled once a process, each when it is first used.
    pub fn known() -> Arc<Self> {
        static SHARED: OnceLock<Arc<Contexts>> = OnceLock::new();
        Arc::clone(SHARED.get_or_init(|| Arc::new(Self::with_known())))
    }

    /// The same, for whoever adds further ones.
    pub fn with_known() -> Self {
        let mut contexts = Self::new();
        for (urls, text) in KNOWN {
            for url in *urls {
                contexts.add_text(url, text.as_bytes());
            }
        }
        contexts
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::KNOWN;
    use crate::encoding::digest::{hex, sha256};
    use crate::encoding::json_ld::Contexts;

    const PROVENANCE: &str = include_str!("PROVENANCE.toml");

    /// The entries of the provenance file: each a table of strings.
    fn provenance() -> Vec<BTreeMap<&'static str, &'static str>> {
        let entries = PROVENANCE.split("[[context]]").skip(1);
        entries
            .map(|entry| {
                entry.lines().filter_map(|line| line.split_once(" = ")).map(|(name, value)| (name, value.trim_matches('"'))).collect()
            })
            .collect()
    }

    #[test]
    fn every_context_is_the_one_whose_origin_is_stated() {
        let entries = provenance();
        assert_eq!(entries.len(), KNOWN.len());
        for ((urls, text), entry) in KNOWN.iter().zip(entries) {
            let digest = hex(&sha256(text.as_bytes()));
            assert_eq!(digest, entry["sha256"], "{}", entry["file"]);
            assert!(urls.iter().all(|url| entry["urls"].contains(&format!("\"{url}\""))), "{}", entry["file"]);
        }
    }

    #[test]
    fn every_context_can_be_compiled() {
        let contexts = Contexts::known();
        // It uses a prefix of the context that it is meant to follow.
        let follows = ["https://www.w3.org/2018/credentials/examples/v1"];
        for url in KNOWN.iter().flat_map(|(urls, _)| *urls) {
            assert_eq!(contexts.definitions(url).is_err(), follows.contains(url), "{url}");
        }
    }
}
