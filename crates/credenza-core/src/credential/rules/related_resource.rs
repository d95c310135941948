//! Related resources: what a credential refers to, each with a digest. VCDM 2.0 §5.3.

use std::collections::BTreeSet;

use super::digests::{Digest, Known};
use super::violations::Violations;
use crate::credential::envelope::{items, uri};
use crate::credential::{FormError, Unsecured, Uri};
use crate::encoding::json::{Node, Pointer};

const PROPERTY: &str = "relatedResource";

/// Checks every resource, and that none is listed twice: of two digests a reader could pick the one that suits it.
pub(super) fn check(document: &Unsecured, known: Known<'_>, found: &mut Violations) {
    let mut seen = BTreeSet::new();
    for (step, item) in items(document, PROPERTY) {
        if found.is_full() {
            return;
        }
        let place = step.place(PROPERTY);
        let Some(id) = found.take(identified(item, &place)) else { continue };
        if seen.contains(id.as_str()) {
            found.push(FormError::of_value(place.key("id"), "related_resource_repeated", "every resource once", item.get("id")));
        }
        found.take(check_digests(item, &id, &place, known));
        seen.insert(id.as_str().to_owned());
    }
}

fn identified(item: Node<'_>, place: &Pointer) -> Result<Uri, FormError> {
    const CODE: &str = "related_resource_invalid";
    if !item.is_object() {
        return Err(FormError::of_value(place.clone(), CODE, "an object with id and digest", Some(item)));
    }
    uri(item.get("id"), || place.key("id"), CODE)
}

fn check_digests(item: Node<'_>, id: &Uri, place: &Pointer, known: Known<'_>) -> Result<(), FormError> {
    type Parse = fn(&str) -> Option<Vec<Digest>>;
    const MEMBERS: [(&str, Parse, &str); 2] = [
        ("digestSRI", Digest::parse_sri, "sha256-, sha384- or sha512- and the digest in base64"),
        ("digestMultibase", Digest::parse_multibase, "u or z and a SHA-2 digest, with its multihash prefix or without"),
    ];
    let contents = known(id.as_str());
    let mut is_there = false;
    for (name, parse, expected) in MEMBERS {
        for (index, value) in item.get(name).into_iter().flat_map(Node::one_or_many) {
            is_there = true;
            let place = || index.map_or_else(|| place.key(name), |index| place.key(name).index(index));
            let Some(digests) = value.as_str().and_then(parse) else {
                return Err(FormError::of_value(place(), "digest_malformed", expected, Some(value)));
            };
            let matches = |digest: &Digest| contents.iter().any(|content| content.has(digest));
            if !contents.is_empty() && !digests.iter().any(matches) {
                let expected = format!("the digest of {id}, which is known");
                return Err(FormError::of_value(place(), "digest_mismatch", expected, Some(value)));
            }
        }
    }
    let missing = || FormError::of_value(place.clone(), "digest_missing", "digestSRI or digestMultibase", Some(item));
    if is_there { Ok(()) } else { Err(missing()) }
}
