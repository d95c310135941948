//! The contexts that are built in, beside those that others published: they say the same, byte for byte or with other white space and order.

use std::path::Path;

use crate::shared::{Outcome, equal, read, trial};
use credenza_core::encoding::json::{Value, parse};
use libtest_mimic::Trial;

/// Ours, and the published one below the shared folder. Whether they are the same bytes.
const SAME: [(&str, &str, bool); 28] = [
    ("credentials-v1", "vectors/contexts/credentials-v1.json", true),
    ("credentials-v1", "samples/open-badges/contexts/vc-data-model-v1.context.json", false),
    ("credentials-v1", "samples/open-badges/1edtech/contexts/2018-credentials-v1.jsonld", false),
    ("credentials-v2", "vectors/contexts/credentials-v2.json", false),
    ("credentials-v2", "samples/open-badges/contexts/vc-data-model-v2.context.json", false),
    ("credentials-v2", "samples/open-badges/1edtech/contexts/credentials-v2.jsonld", false),
    ("undefined-terms-v2", "vectors/contexts/credentials-undefined-terms-v2.json", true),
    ("credentials-examples-v1", "vectors/contexts/credentials-examples-v1.json", true),
    ("credentials-examples-v2", "vectors/contexts/credentials-examples-v2.json", false),
    ("data-integrity-v1", "vectors/contexts/data-integrity-v1.json", true),
    ("data-integrity-v1", "samples/open-badges/1edtech/contexts/data-integrity-v1.jsonld", false),
    ("data-integrity-v2", "vectors/contexts/data-integrity-v2.json", false),
    ("ed25519-2020-v1", "vectors/contexts/ed25519-2020-v1.json", true),
    ("ed25519-2020-v1", "samples/open-badges/1edtech/contexts/suites-ed25519-2020.jsonld", true),
    ("ed25519-2020-v1", "samples/open-badges/1edtech/contexts/security-suites-ed25519-2020-v1.jsonld", false),
    ("multikey-v1", "vectors/contexts/multikey-v1.json", false),
    ("bitstring-status-list-v1", "vectors/contexts/bitstring-status-list-v1.json", true),
    ("did-v1", "vectors/contexts/did-v1.json", true),
    ("did-v1", "samples/open-badges/1edtech/contexts/did-v1.jsonld", false),
    ("citizenship-v4rc1", "vectors/contexts/citizenship-v4rc1.json", true),
    ("open-badges-3.0.0", "samples/open-badges/1edtech/contexts/ob-v3p0.json", false),
    ("open-badges-3.0.1", "samples/open-badges/1edtech/contexts/ob-v3p0-3.0.1.json", false),
    ("open-badges-3.0.2", "samples/open-badges/1edtech/contexts/ob-v3p0-3.0.2.json", false),
    ("open-badges-3.0.3", "samples/open-badges/contexts/open-badges-v3p0.context.json", true),
    ("open-badges-3.0.3", "samples/open-badges/1edtech/contexts/ob-v3p0-3.0.3.json", false),
    ("open-badges-extensions", "samples/open-badges/1edtech/contexts/ob-v3p0-extensions.json", false),
    ("clr-2.0", "samples/open-badges/contexts/clr-v2p0.context.json", false),
    ("clr-2.0", "samples/open-badges/1edtech/contexts/clr-v2p0.json", true),
];

/// What the copy of a validator has beyond the published context: terms of an envelope, which no signature of ours covers.
const BEYOND: [(&str, &str); 2] = [
    ("samples/open-badges/1edtech/contexts/ob-v3p0-3.0.3.json", "endorsementJwt"),
    ("samples/open-badges/1edtech/contexts/ob-v3p0-3.0.3.json", "jti"),
];

pub(crate) fn tests() -> Vec<Trial> {
    let published = |folder: &'static str, name| trial(name, folder, compare);
    vec![published("vectors/contexts", "contexts::vectors"), published("samples/open-badges", "contexts::samples")]
}

fn compare(folder: &Path) -> Outcome {
    let shared = crate::shared::shared();
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/encoding/json_ld/known");
    let mut compared = 0;
    for (name, path, is_same) in SAME {
        let place = shared.join(path);
        if !place.starts_with(folder) {
            continue;
        }
        let (own, published) = (read(&ours.join(format!("{name}.json")))?, read(&place)?);
        equal(own == published, is_same, format!("{name}: whether its bytes are those of {path}"))?;
        let mut published = parse(&published)?;
        for (_, term) in BEYOND.iter().filter(|(file, _)| *file == path) {
            let terms = published.get_mut("@context").and_then(Value::as_object_mut).ok_or("no context")?;
            equal(terms.remove(*term).is_some(), true, format!("{path} has {term}"))?;
        }
        // Objects are compared without regard to order: no rule of JSON-LD looks at it.
        equal(parse(&own)?, published, format!("{name}: beside {path}"))?;
        compared += 1;
    }
    equal(compared > 10, true, "enough are compared")
}
