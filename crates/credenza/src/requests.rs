//! Requests: read from their files, and remembered once they are used up.

use std::path::{Path, PathBuf};

use credenza_core::encoding::digest::{hex, sha256};
use credenza_core::present::{Request, RequestError};

use crate::exit::Exit;
use crate::failure::{Explain, Failure};
use crate::messages::{Messages, displayed};
use crate::storage::{Existing, Links, Mode, Storage, StorageError};

/// The largest request file that is read; a real one has less than a kilobyte.
const MAX_BYTES: u64 = 64 << 10;

/// The request in the file at `path`.
///
/// # Errors
/// Those of the disk; `request_not_json`, `request_malformed`.
pub(crate) fn read(storage: &Storage, path: &Path, messages: &Messages) -> Result<Request, Failure> {
    let bytes = storage.read_capped(path, MAX_BYTES, Links::Follow)?;
    Request::parse(&bytes).map_err(|error| {
        let failure = match &error {
            // What to do about it is another thing than about a signed document: whoever made the request makes another.
            RequestError::Json(error) => {
                Failure::new("request_not_json").arg("problem", messages.text(error.code(), &displayed(&error.args())))
            }
            RequestError::Form { expected, found, .. } => {
                Failure::with(error.code(), vec![("expected", expected.clone()), ("found", found.clone())])
            }
            // The enum may grow; then its own words stand in.
            other => Failure::with(other.code(), vec![("expected", "…".to_owned()), ("found", other.to_string())]),
        };
        failure.at(format!("{}: {}", path.display(), error.pointer()))
    })
}

/// The SHA-256 of an answer's bytes.
pub(crate) type AnswerDigest = [u8; 32];

/// Whether a request may still be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// Nobody answered it yet.
    Open,
    /// This very answer was accepted before, to the byte. It is the same answer, not a second one: who lost the verdict may ask for it again.
    ByThis,
    /// Another answer was accepted before.
    ByAnother,
}

/// The requests that were answered under `--once`: one file each, named by the digest of the challenge, with the digest of the answer that was accepted.
///
/// They are kept for good. An answer that was made in time stays acceptable after the request's end, so forgetting the request then would open the door to a
/// copy of both.
#[derive(Clone, Debug)]
pub(crate) struct UsedRequests {
    storage: Storage,
    folder: PathBuf,
}

impl UsedRequests {
    /// Those remembered below `home`.
    pub(crate) fn at(storage: Storage, home: &Path) -> Self {
        Self { storage, folder: home.join("requests").join("used") }
    }

    /// How the request stands to this answer. A folder that cannot be looked into remembers nothing; a note that cannot be read names no answer.
    pub(crate) fn of(&self, request: &Request, answer: Option<&AnswerDigest>) -> Use {
        let path = self.path(request);
        if !self.storage.is_there(&path).unwrap_or_default() {
            return Use::Open;
        }
        let noted = self.storage.read_capped(&path, MAX_BYTES, Links::Refuse);
        match (noted, answer) {
            (Ok(noted), Some(answer)) if *noted == hex(answer).into_bytes() => Use::ByThis,
            _ => Use::ByAnother,
        }
    }

    /// Uses the request up with this answer. Of several processes that do so at once with different ones, one succeeds.
    ///
    /// # Errors
    /// `request_used`; `once_not_kept` where it cannot be remembered, because then it would count again.
    pub(crate) fn insert(&self, request: &Request, answer: &AnswerDigest) -> Result<(), Failure> {
        let path = self.path(request);
        let kept = self
            .storage
            .create_dir(&self.folder)
            .and_then(|_| self.storage.write_atomic(&path, hex(answer).as_bytes(), Mode::Secret, Existing::Refuse));
        kept.or_else(|error| match error {
            StorageError::FileExists { .. } if self.of(request, Some(answer)) == Use::ByThis => Ok(()),
            StorageError::FileExists { .. } => Err(used()),
            other => {
                let reason = other.args().into_iter().find(|(name, _)| *name == "reason").map(|(_, reason)| reason);
                let reason = reason.unwrap_or_else(|| other.code().to_owned());
                Err(Failure::new("once_not_kept").arg("path", other.path().display()).arg("reason", reason))
            }
        })
    }

    fn path(&self, request: &Request) -> PathBuf {
        // The challenge may hold anything; its digest is a file name everywhere.
        self.folder.join(hex(&sha256(request.challenge().as_bytes())))
    }
}

/// The refusal of a second answer.
pub(crate) fn used() -> Failure {
    Failure::new("request_used").exit(Exit::NotAuthentic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::campaign::every_fault;

    #[test]
    fn a_request_is_used_up_once() {
        let home = tempfile::tempdir().unwrap();
        let used = UsedRequests::at(Storage::default(), home.path());
        let (one, other) = (Request::bare("../../etc/passwd", "a.example"), Request::bare("c", "a.example"));
        assert_eq!(used.of(&one, Some(&[1; 32])), Use::Open);
        used.insert(&one, &[1; 32]).unwrap();
        assert_eq!((used.of(&one, Some(&[1; 32])), used.of(&one, Some(&[2; 32]))), (Use::ByThis, Use::ByAnother));
        assert_eq!((used.of(&one, None), used.of(&other, Some(&[1; 32]))), (Use::ByAnother, Use::Open));
        used.insert(&one, &[1; 32]).unwrap();
        assert_eq!(used.insert(&one, &[2; 32]).unwrap_err().code, "request_used");
        // What an earlier version noted names no answer.
        std::fs::write(used.path(&one), "").unwrap();
        assert_eq!(used.of(&one, Some(&[1; 32])), Use::ByAnother);
    }

    #[test]
    fn what_cannot_be_remembered_is_not_accepted() {
        let home = tempfile::tempdir().unwrap();
        let blocked = home.path().join("file");
        std::fs::write(&blocked, "").unwrap();
        let failure = UsedRequests::at(Storage::default(), &blocked).insert(&Request::bare("c", "a.example"), &[1; 32]).unwrap_err();
        assert_eq!((failure.code, failure.exit), ("once_not_kept", Exit::Failed));
    }

    /// An answer is accepted only once it is remembered, and a request is never used up by an answer that was not.
    #[test]
    fn every_fault_leaves_a_request_open_or_used_up_by_its_answer() {
        let before = tempfile::tempdir().unwrap();
        let request = Request::bare("c", "a.example");
        every_fault(
            "verify --once",
            10,
            before.path(),
            |storage, home| UsedRequests::at(storage.clone(), home).insert(&request, &[1; 32]),
            |home, done, case| {
                let used = UsedRequests::at(Storage::default(), home);
                let now = used.of(&request, Some(&[1; 32]));
                assert!(now == Use::ByThis || (now == Use::Open && !done), "{case}: {now:?}");
                // The same answer can be handed in again, whatever happened; another one cannot any more.
                used.insert(&request, &[1; 32]).unwrap();
                assert_eq!(used.insert(&request, &[2; 32]).unwrap_err().code, "request_used", "{case}");
            },
        );
    }
}
