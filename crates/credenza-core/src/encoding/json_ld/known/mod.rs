//! The contexts that are built in.

use super::Contexts;
use std::sync::{Arc, OnceLock};

impl Contexts {
    /// The contexts that are built in, compiled once a process, each when it is first used.
    pub fn known() -> Arc<Self> {
        static KNOWN: OnceLock<Arc<Contexts>> = OnceLock::new();
        Arc::clone(KNOWN.get_or_init(|| Arc::new(Self::with_known())))
    }

    /// The same, for whoever adds further ones.
    pub(crate) fn with_known() -> Self {
        Self::new()
    }
}
