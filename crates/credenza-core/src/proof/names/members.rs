//! What is read of a proof must be one of its members.

use std::collections::BTreeMap;

use crate::credential::{FormError, Reading};
use crate::encoding::json_ld::{Origin, Source};
use crate::encoding::rdf::Dataset;

/// Checks that every statement of a sort that is read of a proof stands at one of the proof's own members, under the name that it is read by. JSON-LD has other places
/// for what is said of the same thing (`@nest`, `@included`, `@reverse`, any value that bears the proof's `id`): a proof that expires would be one that does not to all
/// who read its members, this crate among them.
///
/// # Errors
/// `non_compact`.
pub(super) fn check(source: &Source<'_>, dataset: &Dataset, origins: &[Origin]) -> Result<(), FormError> {
    let Source::Object(members) = source else { return Ok(()) };
    let named = members.iter().filter(|(name, _)| *name != "@context");
    let own: BTreeMap<u32, &str> = named.flat_map(|(name, value)| value.one_or_many().map(move |(_, one)| (one.index(), *name))).collect();
    for (quad, origin) in dataset.quads.iter().zip(origins) {
        let Some(expected) = Reading::of_a_proof(&quad.predicate) else { continue };
        let found = own.get(&origin.index()).copied();
        if found != Some(expected) {
            let expected = format!("the member {expected} of the proof itself");
            return Err(FormError::new(source.pointer(*origin), "non_compact", expected, found.unwrap_or("another place")));
        }
    }
    Ok(())
}
