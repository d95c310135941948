//! What is read of a proof must be one of its members.

use std::collections::BTreeSet;

use crate::credential::{FormError, Reading};
use crate::encoding::json_ld::{Origin, Source};
use crate::encoding::rdf::Dataset;

/// Checks that every statement of a sort that is read of a proof stands at one of the proof's own members. JSON-LD has other places for what is said of the same thing
/// (`@nest`, `@included`, `@reverse`, any value that bears the proof's `id`): a proof that expires would be one that does not to all who read its members, this crate among them.
///
/// # Errors
/// `non_compact`.
pub(super) fn check(source: &Source<'_>, dataset: &Dataset, origins: &[Origin]) -> Result<(), FormError> {
    let Source::Object(members) = source else { return Ok(()) };
    let values = members.iter().filter(|(name, _)| *name != "@context").map(|(_, value)| value);
    let own: BTreeSet<u32> = values.flat_map(|value| value.one_or_many()).map(|(_, value)| value.index()).collect();
    for (quad, origin) in dataset.quads.iter().zip(origins) {
        if let Some(name) = Reading::of_a_proof(&quad.predicate).filter(|_| !own.contains(&origin.index())) {
            return Err(FormError::new(
                source.pointer(*origin),
                "non_compact",
                format!("the member {name} of the proof itself"),
                "another place",
            ));
        }
    }
    Ok(())
}
