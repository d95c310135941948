//! The only place that draws randomness.

use crate::failure::Explain;

/// The operating system gave no random bytes; without them nothing secret can be made.
#[derive(Clone, Debug)]
pub(crate) struct NoRandomness {
    reason: String,
}

impl Explain for NoRandomness {
    fn code(&self) -> &'static str {
        "no_randomness"
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        vec![("reason", self.reason.clone())]
    }
}

/// `N` random bytes from the operating system.
///
/// # Errors
/// [`NoRandomness`] with the system's reason.
pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| NoRandomness { reason: error.to_string() })?;
    Ok(bytes)
}
