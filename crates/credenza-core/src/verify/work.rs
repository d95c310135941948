//! What may be spent on one file, in numbers that do not depend on a clock.

use std::cell::Cell;

use crate::encoding::json_ld::Limits;
use crate::encoding::json_schema::MAX_WORK;
use crate::proof::Spent;

/// What may still be spent on one file, or on all the credentials of one presentation: as much on it itself as on any file, and as much on all that stands inside it
/// together. So what stands inside leaves the file itself what any file has.
pub(crate) struct Work {
    pub(super) itself: Share,
    pub(super) inside: Share,
}

impl Work {
    /// What there is for a file.
    pub(crate) fn within(limits: Limits) -> Self {
        Self { itself: Share::within(limits), inside: Share::within(limits) }
    }

    /// Whether something would have cost more than its limits allow.
    pub(super) fn is_exceeded(&self) -> bool {
        self.itself.is_exceeded() || self.inside.is_exceeded()
    }
}

/// What one document may take, or several together.
pub(crate) struct Share {
    /// Of what comparisons with schemas may take.
    pub(super) schemas: Cell<u64>,
    /// What reading proofs has taken.
    pub(super) proofs: Spent,
}

impl Share {
    /// What there is for one document.
    pub(crate) fn within(limits: Limits) -> Self {
        Self { schemas: Cell::new(MAX_WORK), proofs: Spent::within(limits) }
    }

    /// Whether contexts or statements would have cost more than the limits allow.
    pub(crate) fn is_exceeded(&self) -> bool {
        self.proofs.is_exceeded()
    }
}
