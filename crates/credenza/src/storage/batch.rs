//! Many new files at once.
//!
//! A file is safe when its bytes and its name are on the disk. One by one that costs two waits for the disk each; here the bytes of many files are brought to the
//! disk side by side, so that the file system commits them together, and one wait is enough for all their names. Each file still is there wholly or not at all.

use std::path::Path;
use std::thread;

use super::temporary::TemporaryFile;
use super::{Mode, Storage, StorageError};

/// How many files wait for the disk side by side. The tests count steps, which need an order.
const WRITERS: usize = if cfg!(test) { 1 } else { 8 };

/// The most files in one batch: their temporary files are open all at once, and some systems allow a process 256.
pub(crate) const MAX_BATCH: usize = 128;

impl Storage {
    /// Writes new files to `directory`: names and bytes. When this returns they are on the disk, all of them.
    ///
    /// # Errors
    /// [`StorageError::FileExists`] where a name is taken; those of the disk. Then any of the files can be there, each of them whole.
    pub(crate) fn write_new(&self, directory: &Path, files: &[(&str, Vec<u8>)], mode: Mode) -> Result<(), StorageError> {
        for batch in files.chunks(MAX_BATCH) {
            self.write_batch(directory, batch, mode)?;
        }
        Ok(())
    }

    fn write_batch(&self, directory: &Path, files: &[(&str, Vec<u8>)], mode: Mode) -> Result<(), StorageError> {
        let share = files.len().div_ceil(WRITERS).max(1);
        let written: Vec<Result<Vec<TemporaryFile<'_>>, StorageError>> = thread::scope(|scope| {
            let writers: Vec<_> =
                files.chunks(share).map(|share| scope.spawn(move || self.write_unnamed(directory, share, mode))).collect();
            let lost = |_| Err(StorageError::Io { path: directory.to_path_buf(), reason: String::new() });
            writers.into_iter().map(|writer| writer.join().unwrap_or_else(lost)).collect()
        });
        let written: Vec<TemporaryFile<'_>> = written.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
        for (mut temporary, (name, _)) in written.into_iter().zip(files) {
            self.name_if_free(&mut temporary, &directory.join(name), mode)?;
        }
        self.sync_directory(directory)
    }

    fn write_unnamed(&self, directory: &Path, files: &[(&str, Vec<u8>)], mode: Mode) -> Result<Vec<TemporaryFile<'_>>, StorageError> {
        let write = |(name, bytes): &(&str, Vec<u8>)| {
            let path = directory.join(name);
            let mut temporary = TemporaryFile::create(self, directory, mode)?;
            self.write_all(&mut temporary.file, bytes, &path)?;
            self.sync_file(&temporary.file, &path)?;
            Ok(temporary)
        };
        files.iter().map(write).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Step;
    use super::super::campaign::every_fault;
    use super::*;

    #[test]
    fn many_files_cost_one_wait_for_their_names() {
        let folder = tempfile::tempdir().unwrap();
        let storage = Storage::default();
        let names: Vec<String> = (0..300).map(|number| format!("{number}.json")).collect();
        let files: Vec<(&str, Vec<u8>)> = names.iter().map(|name| (name.as_str(), name.clone().into_bytes())).collect();
        storage.write_new(folder.path(), &files, Mode::Secret).unwrap();
        for (name, bytes) in &files {
            assert_eq!(std::fs::read(folder.path().join(name)).unwrap(), *bytes);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 300, "no temporary file is left");
        let waits = |wanted| storage.steps_taken().into_iter().filter(|step| *step == wanted).count();
        assert_eq!((waits(Step::SyncFile), waits(Step::SyncDirectory)), (300, 3));
    }

    #[test]
    fn every_fault_leaves_whole_files_only() {
        let files = [("a", b"first".to_vec()), ("b", b"second".to_vec()), ("c", b"third".to_vec())];
        let before = tempfile::tempdir().unwrap();
        every_fault(
            "files written in a batch",
            16,
            before.path(),
            |storage, folder| storage.write_new(folder, &files, Mode::Secret),
            |folder, done, case| {
                for (name, bytes) in &files {
                    match std::fs::read(folder.join(name)) {
                        Ok(found) => assert_eq!(found, *bytes, "{case}"),
                        Err(_) => assert!(!done, "{case}"),
                    }
                }
            },
        );
    }

    #[test]
    fn a_name_that_is_taken_stays_whose_it_was() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("b"), "mine").unwrap();
        let files = [("a", b"x".to_vec()), ("b", b"y".to_vec())];
        let error = Storage::default().write_new(folder.path(), &files, Mode::Secret).unwrap_err();
        assert!(matches!(error, StorageError::FileExists { .. }));
        assert_eq!(std::fs::read(folder.path().join("b")).unwrap(), b"mine");
    }
}
