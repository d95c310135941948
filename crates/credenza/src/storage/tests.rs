use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::campaign::{every_fault, every_fault_on};
use super::*;
use crate::failure::Explain;

fn names(directory: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn replacing_is_temp_sync_rename_sync() {
    let folder = tempfile::tempdir().unwrap();
    let storage = Storage::default();
    storage.write_atomic(&folder.path().join("a"), b"one", Mode::Public, Existing::Replace).unwrap();
    assert_eq!(storage.steps_taken(), [Step::Look, Step::CreateTemporary, Step::Write, Step::SyncFile, Step::Rename, Step::SyncDirectory]);
    assert_eq!(names(folder.path()), ["a"]);
}

#[test]
fn refusing_keeps_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let storage = Storage::default();
    storage.write_atomic(&path, b"one", Mode::Public, Existing::Refuse).unwrap();
    assert_eq!(
        storage.steps_taken(),
        [Step::Look, Step::CreateTemporary, Step::Write, Step::SyncFile, Step::Link, Step::Unlink, Step::SyncDirectory]
    );
    let error = storage.write_atomic(&path, b"two", Mode::Public, Existing::Refuse).unwrap_err();
    assert_eq!(error.code(), "file_exists");
    assert_eq!(fs::read(&path).unwrap(), b"one");
    assert_eq!(names(folder.path()), ["a"]);
}

#[test]
fn of_many_writers_who_refuse_one_wins() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let wins = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..8u8)
            .map(|writer| {
                let path = &path;
                scope.spawn(move || Storage::default().write_atomic(path, &[writer; 64], Mode::Public, Existing::Refuse).is_ok())
            })
            .collect();
        writers.into_iter().filter_map(|writer| writer.join().unwrap().then_some(())).count()
    });
    assert_eq!(wins, 1);
    assert_eq!(names(folder.path()), ["a"]);
}

#[test]
fn every_fault_leaves_the_old_or_the_new_file() {
    let before = tempfile::tempdir().unwrap();
    fs::write(before.path().join("a"), b"old").unwrap();
    every_fault(
        "file replaced",
        5,
        before.path(),
        |storage, folder| storage.write_atomic(&folder.join("a"), b"new and longer", Mode::Secret, Existing::Replace),
        |folder, succeeded, case| {
            let now = fs::read(folder.join("a")).unwrap();
            assert!(now == b"new and longer" || (now == b"old" && !succeeded), "{case}");
            Storage::default().clean(folder);
            assert_eq!(names(folder), ["a"], "{case}");
        },
    );
    every_fault(
        "file written anew",
        6,
        before.path(),
        |storage, folder| storage.write_atomic(&folder.join("b"), b"new", Mode::Secret, Existing::Refuse),
        |folder, succeeded, case| {
            let now = fs::read(folder.join("b")).ok();
            assert!(now.as_deref() == Some(b"new") || (now.is_none() && !succeeded), "{case}");
        },
    );
}

#[test]
fn a_fault_that_is_no_crash_cleans_up_after_itself() {
    let before = tempfile::tempdir().unwrap();
    for at in 0..3 {
        let storage = Storage::faulty(at, Fault::Once(Disk::Full));
        let error = storage.write_atomic(&before.path().join("a"), b"bytes", Mode::Public, Existing::Replace).unwrap_err();
        assert_eq!(error.code(), "disk_full");
        assert_eq!(names(before.path()), Vec::<String>::new());
    }
}

#[cfg(unix)]
#[test]
fn modes_are_0600_0644_and_0700() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let storage = Storage::default();
    let secret = folder.path().join("secret");
    fs::write(&secret, b"").unwrap();
    storage.write_atomic(&secret, b"x", Mode::Secret, Existing::Replace).unwrap();
    assert_eq!(mode(&secret), 0o600);
    let public = folder.path().join("public");
    storage.write_atomic(&public, b"x", Mode::Public, Existing::Refuse).unwrap();
    assert_eq!(mode(&public) & !0o044, 0o600);
    let nested = folder.path().join("a/b/c");
    assert!(storage.create_dir(&nested).unwrap());
    assert!(!storage.create_dir(&nested).unwrap());
    assert_eq!(mode(&nested), 0o700);
    assert_eq!(mode(&folder.path().join("a")), 0o700);
    let _lock = storage.lock(&nested).unwrap();
    assert_eq!(mode(&nested.join(LOCK_NAME)), 0o600);
}

#[cfg(unix)]
#[test]
fn links_are_neither_read_nor_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("target");
    let link = folder.path().join("link");
    fs::write(&target, b"kept").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    let storage = Storage::default();
    assert_eq!(storage.read_capped(&link, 100, Links::Refuse).unwrap_err().code(), "is_symlink");
    assert_eq!(*storage.read_capped(&link, 100, Links::Follow).unwrap(), b"kept");
    let replace = storage.write_atomic(&link, b"new", Mode::Secret, Existing::Replace).unwrap_err();
    assert_eq!(replace.code(), "is_symlink");
    let refuse = storage.write_atomic(&link, b"new", Mode::Secret, Existing::Refuse).unwrap_err();
    assert_eq!(refuse.code(), "is_symlink", "--force would not help");
    assert_eq!(storage.append_line(&link, b"new", Mode::Public).unwrap_err().code(), "is_symlink");
    // As `-o /dev/null` is; that device is not put at risk, which a mutant run by root would replace for the whole machine.
    let socket = folder.path().join("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let special = storage.write_atomic(&socket, b"new", Mode::Public, Existing::Replace).unwrap_err();
    assert_eq!(special.code(), "not_a_file");
    let write = |path: &str| storage.write_atomic(&folder.path().join(path), b"new", Mode::Public, Existing::Refuse).unwrap_err();
    assert_eq!(write("nowhere/file").code(), "folder_not_found");
    assert_eq!(write("folder/").code(), "not_a_file");
    assert_eq!(write(".").code(), "not_a_file");
    assert_eq!(write("target").code(), "file_exists");
    assert_eq!(fs::read(&target).unwrap(), b"kept");
    std::os::unix::fs::symlink(&target, folder.path().join(LOCK_NAME)).unwrap();
    assert_eq!(storage.lock(folder.path()).unwrap_err().code(), "is_symlink");
}

/// Somebody puts a link there and takes it away again, between looking and opening too.
#[cfg(unix)]
#[test]
fn a_link_that_comes_and_goes_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let (elsewhere, ledger, lock) = (folder.path().join("elsewhere"), folder.path().join("ledger"), folder.path().join(LOCK_NAME));
    std::thread::scope(|scope| {
        let own = scope.spawn(|| {
            let storage = Storage::default();
            for _ in 0..3000 {
                drop((storage.open_append(&ledger, Mode::Public, |_| false), storage.lock(folder.path())));
            }
        });
        while !own.is_finished() {
            for path in [&ledger, &lock] {
                let _ = fs::remove_file(path);
                let _ = std::os::unix::fs::symlink(&elsewhere, path);
                let _ = fs::remove_file(path);
            }
        }
    });
    assert!(!elsewhere.exists());
}

#[test]
fn it_is_said_once_that_a_lock_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let (say, said) = std::sync::mpsc::channel();
    let storage = Storage::default().on_waiting(move |path| say.send(path.to_owned()).unwrap());
    drop(storage.lock(folder.path()).unwrap());
    let held = Storage::default().lock(folder.path()).unwrap();
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| storage.lock(folder.path()).unwrap());
        assert_eq!(said.recv().unwrap(), folder.path());
        assert!(!waiting.is_finished());
        drop(held);
        waiting.join().unwrap();
    });
    assert!(said.try_recv().is_err());
}

#[test]
fn reading_stops_at_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    fs::write(&path, [7; 100]).unwrap();
    let storage = Storage::default();
    assert_eq!(storage.read_capped(&path, 100, Links::Refuse).unwrap().len(), 100);
    let error = storage.read_capped(&path, 99, Links::Refuse).unwrap_err();
    assert_eq!((error.code(), error.args().pop()), ("file_too_large", Some(("limit", "99".to_owned()))));
    assert_eq!(storage.read_capped(&folder.path().join("b"), 1, Links::Refuse).unwrap_err().code(), "file_not_found");
    assert_eq!(storage.read_capped(folder.path(), 1, Links::Follow).unwrap_err().code(), "not_a_file");
}

#[test]
fn a_torn_line_is_told_from_a_whole_one() {
    let of = |bytes: &'static [u8]| (lines(bytes).map(<[u8]>::to_vec).collect::<Vec<_>>(), unended(bytes));
    assert_eq!(of(b""), (Vec::<Vec<u8>>::new(), &b""[..]));
    assert_eq!(of(b"to"), (vec![b"to".to_vec()], &b"to"[..]));
    assert_eq!(of(b"\n"), (vec![b"".to_vec()], &b""[..]));
    assert_eq!(of(b"one\r\ntwo\nto"), (vec![b"one".to_vec(), b"two".to_vec(), b"to".to_vec()], &b"to"[..]));
    for (unended, torn) in
        [("{\"a\": 1", true), ("{\"", true), ("", true), ("{\"\0\0", true), ("\0\0\0", true), ("{\"b", false), ("\0{", false)]
    {
        assert_eq!(is_torn(unended.as_bytes(), b"{\"a\":"), torn, "{unended:?}");
    }

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger");
    let storage = Storage::default();
    storage.append_line(&path, b"one.", Mode::Public).unwrap();
    let torn = vec![b'x'; 10_000];
    OpenOptions::new().append(true).open(&path).unwrap().write_all(&torn).unwrap();
    drop(storage.open_append(&path, Mode::Public, |_| false).unwrap());
    assert_eq!(fs::read(&path).unwrap().len(), 10_005, "opening it cuts nothing off");
    storage.append_line(&path, b"two.", Mode::Public).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"one.\ntwo.\n");
}

#[test]
fn a_whole_line_whose_break_is_gone_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger");
    let storage = Storage::default();
    let long = "x".repeat(10_000) + ".";
    for first in ["one.", "", long.as_str()] {
        fs::write(&path, [first, "\nlast."].concat()).unwrap();
        let mut append = storage.open_append(&path, Mode::Public, |last| last == b"last.").unwrap();
        append.line(b"two.").unwrap();
        append.line(b"three.").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), [first, "\nlast.\ntwo.\nthree.\n"].concat());
    }
    fs::write(&path, "only.").unwrap();
    storage.append_line(&path, b"two.", Mode::Public).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"only.\ntwo.\n");
}

#[test]
fn a_ledger_has_one_writer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger");
    let storage = Storage::default();
    let first = storage.open_append(&path, Mode::Public, |_| false).unwrap();
    assert_eq!(storage.open_append(&path, Mode::Public, |_| false).err().unwrap().code(), "file_busy");
    drop(first);
    assert!(storage.open_append(&path, Mode::Public, |_| false).is_ok());
}

#[test]
fn every_fault_leaves_whole_lines() {
    for (name, end, fewest) in [("ledger line", "torn", 5), ("ledger line behind one without its break", "whole.", 4)] {
        let before = tempfile::tempdir().unwrap();
        fs::write(before.path().join("ledger"), format!("one.\n{end}")).unwrap();
        let kept: Vec<&[u8]> = if end == "torn" { vec![b"one."] } else { vec![b"one.", b"whole."] };
        let after = [kept.as_slice(), &[b"a second line."]].concat();
        every_fault(
            name,
            fewest,
            before.path(),
            |storage, folder| storage.append_line(&folder.join("ledger"), b"a second line.", Mode::Public),
            |folder, succeeded, case| {
                let bytes = fs::read(folder.join("ledger")).unwrap();
                let lines: Vec<_> = lines(&bytes).filter(|line| line.ends_with(b".")).collect();
                assert!(lines == after || (lines == kept && !succeeded), "{case}");
                Storage::default().append_line(&folder.join("ledger"), b"next.", Mode::Public).unwrap();
                assert_eq!(fs::read(folder.join("ledger")).unwrap(), [lines.join(&b'\n').as_slice(), b"\nnext.\n"].concat(), "{case}");
            },
        );
    }
}

#[test]
fn what_the_dead_left_is_cleaned_and_what_the_living_write_stays() {
    let folder = tempfile::tempdir().unwrap();
    let storage = Storage::default();
    let dead = folder.path().join(".credenza-tmp-1-1");
    fs::write(&dead, b"half").unwrap();
    let alive = TemporaryFile::create(&storage, folder.path(), Mode::Secret).unwrap();
    let dead_folder = folder.path().join(".credenza-tmp-1-2");
    fs::create_dir(&dead_folder).unwrap();
    fs::write(dead_folder.join(LOCK_NAME), b"").unwrap();
    let staged = storage.stage_dir(&folder.path().join("wallet")).unwrap();
    assert_eq!(storage.list(folder.path()).unwrap(), Vec::<PathBuf>::new());
    storage.clean(folder.path());
    assert!(!dead.exists() && !dead_folder.exists());
    assert!(alive.path.exists() && staged.path().exists());
    drop((alive, staged));
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
fn every_fault_leaves_a_complete_folder_or_none() {
    let before = tempfile::tempdir().unwrap();
    every_fault(
        "folder prepared and named",
        18,
        before.path(),
        |storage, folder| {
            let target = folder.join("wallet");
            let staged = storage.stage_dir(&target)?;
            storage.write_atomic(&staged.path().join("a"), b"a", Mode::Secret, Existing::Refuse)?;
            storage.write_atomic(&staged.path().join("b"), b"b", Mode::Secret, Existing::Refuse)?;
            staged.publish()
        },
        |folder, succeeded, case| {
            let target = folder.join("wallet");
            let complete = target.join("a").exists() && target.join("b").exists();
            assert!(complete || (!target.exists() && !succeeded), "{case}");
        },
    );
}

/// A stick has no hard links: the name is reserved with an empty file, which a crash may leave. What has the name already stays in any case.
#[test]
fn every_fault_on_a_file_system_without_hard_links_leaves_all_nothing_or_the_reserved_name() {
    let before = tempfile::tempdir().unwrap();
    fs::write(before.path().join("old"), b"old").unwrap();
    every_fault_on(
        Storage::without_links,
        "file named where there are no hard links",
        7,
        before.path(),
        |storage, folder| {
            // Or because the disk does not even let itself be looked at.
            assert!(storage.write_atomic(&folder.join("old"), b"new", Mode::Secret, Existing::Refuse).is_err());
            storage.write_atomic(&folder.join("a"), b"all of it", Mode::Secret, Existing::Refuse)
        },
        |folder, succeeded, case| {
            assert_eq!(fs::read(folder.join("old")).unwrap(), b"old", "{case}");
            match fs::read(folder.join("a")) {
                Ok(bytes) => assert!(bytes == b"all of it" || (bytes.is_empty() && !succeeded), "{case}"),
                Err(_) => assert!(!succeeded, "{case}"),
            }
        },
    );
    let storage = Storage::default().without_links();
    storage.write_atomic(&before.path().join("a"), b"a", Mode::Secret, Existing::Refuse).unwrap();
    assert!(storage.steps_taken().contains(&Step::Reserve));
}

#[test]
fn a_folder_in_use_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("wallet");
    fs::create_dir(&target).unwrap();
    fs::write(target.join("precious"), b"").unwrap();
    let storage = Storage::default();
    let error = storage.stage_dir(&target).unwrap().publish().unwrap_err();
    assert_eq!(error.code(), "file_exists");
    assert_eq!(names(&target), ["precious"]);
}

#[test]
fn what_the_system_reports_has_its_own_code() {
    let code = |kind: ErrorKind| StorageError::from_io(Path::new("a"), &std::io::Error::from(kind)).code();
    assert_eq!(code(ErrorKind::StorageFull), "disk_full");
    assert_eq!(code(ErrorKind::QuotaExceeded), "disk_full");
    assert_eq!(code(ErrorKind::ReadOnlyFilesystem), "read_only");
    assert_eq!(code(ErrorKind::PermissionDenied), "file_permission");
    assert_eq!(code(ErrorKind::Other), "file_io");
}

#[test]
fn cleaning_never_takes_a_file_from_its_writer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for count in 0..500u32 {
                Storage::default().write_atomic(&path, &count.to_le_bytes(), Mode::Secret, Existing::Replace).unwrap();
            }
        });
        while !writer.is_finished() {
            Storage::default().clean(folder.path());
            if path.exists() {
                Storage::default().read_capped(&path, 4, Links::Refuse).unwrap();
            }
        }
    });
    assert_eq!(names(folder.path()), ["a"]);
}
