//! The order of names, decided by how they begin.

use crate::encoding::jcs::name_rank;

/// How a name begins, so that most names are told apart without looking at them again.
///
/// The first eight bytes, each ranked as [`compare_names`](crate::encoding::jcs::compare_names) ranks it, the first one highest; a shorter name has zeros behind it. Where two differ, they are ordered as
/// their names are; where they do not, the names decide.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NameStart(u64);

impl NameStart {
    #[inline]
    pub(super) fn of(name: &[u8]) -> Self {
        let mut start = [0; 8];
        match name.first_chunk::<8>() {
            Some(first) => start = *first,
            None => start.iter_mut().zip(name).for_each(|(place, byte)| *place = *byte),
        }
        if start.iter().any(|byte| *byte >= 0xee) {
            start.iter_mut().for_each(|byte| *byte = name_rank(*byte));
        }
        Self(u64::from_be_bytes(start))
    }
}
