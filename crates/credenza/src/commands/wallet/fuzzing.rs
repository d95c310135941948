//! What must hold for any bytes that `wallet add` is given: see [`crate::fuzzing`].

#![allow(clippy::unwrap_used, clippy::panic, reason = "a broken promise is told by panicking")]

use std::io::{self, Read};

use credenza_core::credential::{Format, Secured};
use credenza_core::encoding::baked::Image;

use super::intake::{Found, found_in};
use crate::fuzzing::told;

/// A file of credentials: a document, one a line, a presentation, a picture. The same is found however the reads are cut; what is kept is a credential, and stood
/// in the file as it is; what is not kept has its sentence.
pub fn wallet_add(bytes: &[u8]) {
    let found = found_in(bytes);
    for step in [1, 7, 61] {
        let again = found_in(Slow { bytes, step });
        assert!(found.iter().map(summary).eq(again.iter().map(summary)), "found otherwise in reads of {step} bytes");
    }
    assert!(Image::of(bytes).is_some() || !found.is_empty(), "nothing is said of it");
    for one in found {
        match one.content {
            Ok(arrived) => {
                let again = Secured::parse(&arrived.bytes).unwrap();
                assert_eq!(again.format(), arrived.secured.format());
                assert!(
                    !matches!(again.format(), Format::Unknown | Format::Presentation | Format::Container | Format::Jwe),
                    "{}",
                    one.place
                );
                let stood =
                    arrived.unpacked || Image::of(bytes).is_some() || bytes.windows(arrived.bytes.len()).any(|part| part == arrived.bytes);
                assert!(stood, "{}: other bytes than those that came", one.place);
            }
            Err(failure) => told(failure),
        }
    }
}

fn summary(found: &Found) -> (&str, Result<&[u8], &'static str>) {
    (&found.place, found.content.as_ref().map(|arrived| arrived.bytes.as_slice()).map_err(|failure| failure.code))
}

/// Gives at most so many bytes at once.
struct Slow<'b> {
    bytes: &'b [u8],
    step: usize,
}

impl Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = self.step.min(buffer.len());
        let read = self.bytes.read(buffer.get_mut(..most).unwrap_or_default())?;
        Ok(read)
    }
}
