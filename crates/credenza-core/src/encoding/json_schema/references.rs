//! What a reference leads to: by `$id`, `$anchor` and JSON Pointer, and never out of the document. JSON Schema 2020-12 §8.2.

use std::collections::BTreeMap;

use crate::encoding::iri;
use crate::encoding::json::Node;

/// The schemas of a document that have a name of their own.
#[derive(Default)]
pub(super) struct Places<'s> {
    /// The URIs of schema resources, without fragment, by number: what a reference in one of them is resolved against.
    bases: Vec<String>,
    resources: BTreeMap<String, (Node<'s>, u32)>,
    anchors: BTreeMap<(String, String), (Node<'s>, u32)>,
    /// How many items were walked past.
    walked: usize,
}

/// The longest reference or identifier, in bytes. Each is resolved against another, and copied.
const MAX_LENGTH: usize = 2048;
/// How many items all references together may walk past: `#/allOf/49999` takes fifty thousand steps, and there may be as many of them.
const MAX_WALKED: usize = 2_000_000;

impl<'s> Places<'s> {
    /// The number of the resource at `uri`, which `schema` is the root of. Where two have one URI, the first keeps it.
    pub(super) fn resource(&mut self, uri: String, schema: Node<'s>) -> u32 {
        let number = u32::try_from(self.bases.len()).unwrap_or(u32::MAX);
        self.bases.push(uri.clone());
        self.resources.entry(uri).or_insert((schema, number));
        number
    }

    /// Gives a schema in the resource `base` a plain name.
    pub(super) fn anchor(&mut self, base: u32, name: &str, schema: Node<'s>) {
        self.anchors.entry((self.base(base).to_owned(), name.to_owned())).or_insert((schema, base));
    }

    /// The URI of a resource.
    pub(super) fn base(&self, number: u32) -> &str {
        self.bases.get(number as usize).map_or("", String::as_str)
    }

    /// The URI, without fragment, that `id` stands for in the resource `base`, and its fragment; none where they are longer than any honest one.
    pub(super) fn resolve(&self, base: u32, id: &str) -> Option<(String, String)> {
        let base = self.base(base);
        if id.len() > MAX_LENGTH || base.len() > MAX_LENGTH {
            return None;
        }
        let uri = iri::resolve(base, id);
        let (uri, fragment) = uri.split_once('#').unwrap_or((&uri, ""));
        Some((uri.to_owned(), fragment.to_owned()))
    }

    /// The schema that a reference in the resource `base` leads to, with the number of the resource that holds it.
    pub(super) fn find(&mut self, base: u32, reference: &str) -> Option<(Node<'s>, u32)> {
        let (uri, fragment) = self.resolve(base, reference)?;
        let fragment = percent_decoded(&fragment)?;
        let (root, number) = *self.resources.get(&uri)?;
        match fragment.strip_prefix('/') {
            Some(steps) => Some((self.walk(root, steps)?, number)),
            None if fragment.is_empty() => Some((root, number)),
            None => self.anchors.get(&(uri, fragment)).copied(),
        }
    }

    /// The value that a JSON Pointer without its first slash leads to. RFC 6901 §4.
    fn walk(&mut self, root: Node<'s>, steps: &str) -> Option<Node<'s>> {
        steps.split('/').try_fold(root, |at, step| {
            if !at.is_array() {
                return at.get(&step.replace("~1", "/").replace("~0", "~"));
            }
            let index: usize = if step == "0" || !step.starts_with('0') { step.parse().ok()? } else { return None };
            self.walked = self.walked.saturating_add(index);
            if self.walked > MAX_WALKED { None } else { at.items().nth(index) }
        })
    }
}

/// A fragment without its escapes. RFC 3986 §2.1.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut parts = text.split('%');
    bytes.extend_from_slice(parts.next()?.as_bytes());
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}
