//! The program on a disk that is really full or read-only: a small file system in memory, mounted where nobody else sees it. Where a machine does not let us mount
//! one, these tests are reported as *ignored*, by name; faults injected at every step of the storage module cover the same ground everywhere.

#![allow(missing_docs, unreachable_pub, dead_code, reason = "a test that shares its home with others")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]

#[cfg(all(target_os = "linux", feature = "wallet"))]
#[path = "learner/award.rs"]
mod award;
#[cfg(all(target_os = "linux", feature = "wallet"))]
#[path = "learner/home.rs"]
mod home;

#[cfg(all(target_os = "linux", feature = "wallet"))]
fn main() {
    use libtest_mimic::{Arguments, Trial};
    let possible = linux::can_mount();
    let trial = |name: &str, run: fn()| {
        let run = move || {
            run();
            Ok(())
        };
        Trial::test(name, run).with_ignored_flag(!possible)
    };
    let trials = vec![
        trial("a_full_disk_gives_a_clear_error_and_leaves_every_byte", linux::full),
        trial("a_read_only_disk_gives_a_clear_error_and_leaves_every_byte", linux::read_only),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

#[cfg(not(all(target_os = "linux", feature = "wallet")))]
fn main() {}

#[cfg(all(target_os = "linux", feature = "wallet"))]
mod linux {
    use std::process::{Command, Stdio};

    use crate::award::Course;
    use crate::home::{Home, PASSPHRASE};

    /// Mounts a file system on `$1` with what is in `$2`, spoils it by `$3`, and runs the rest there; then says whether any byte is another one.
    const SCRIPT: &str = r#"
        mount -t tmpfs -o size=512k none "$1" && cp -a "$2/." "$1/" || exit 99
        sum() { (cd "$1" && find . -type f ! -name filler ! -name .lock | sort | xargs sha256sum | sha256sum); }
        before=$(sum "$1")
        where=$1 spoil=$3
        shift 3
        case $spoil in
            full) dd if=/dev/zero of="$where/filler" bs=1k 2>/dev/null ;;
            read-only) mount -o remount,ro "$where" ;;
        esac
        CREDENZA_HOME=$where "$@" >&2
        code=$?
        [ "$before" = "$(sum "$where")" ] && echo same || echo changed
        exit $code
    "#;

    pub(crate) fn can_mount() -> bool {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new("unshare");
        command.args(["--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=512k none \"$1\"", "sh"]).arg(folder.path());
        command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    }

    pub(crate) fn full() {
        let commands: &[&[&str]] = &[
            &["wallet", "add", "new.json"],
            &["wallet", "passwd"],
            &["wallet", "passwd", "--new-recovery-key"],
            &["wallet", "did", "--new"],
            &["key", "generate", "--plain", "registrar"],
            &["trust", "add", "did:web:uni.example", "--name", "University of Example", "--yes"],
        ];
        spoiled("full", "disk_full", commands);
    }

    pub(crate) fn read_only() {
        let commands: &[&[&str]] = &[
            &["wallet", "add", "new.json"],
            &["wallet", "remove", "1", "--yes"],
            &["wallet", "passwd"],
            &["wallet", "did", "--new"],
            &["key", "generate", "--plain", "registrar"],
            &["trust", "add", "did:web:uni.example", "--name", "University of Example", "--yes"],
        ];
        spoiled("read-only", "read_only", commands);
    }

    fn spoiled(how: &str, code: &str, commands: &[&[&str]]) {
        let (home, _, _) = Home::new();
        let old = home.file("old.json", &Course::new("Old").award());
        home.ok(&["wallet", "add", &old]);
        home.file("new.json", &Course::new("New").award());
        let disk = tempfile::tempdir().unwrap();
        for arguments in commands {
            let mut command = Command::new("unshare");
            command.args(["--map-root-user", "--mount", "sh", "-c", SCRIPT, "sh"]).arg(disk.path()).arg(home.path("home")).arg(how);
            command.arg(env!("CARGO_BIN_EXE_credenza")).args(*arguments).arg("--no-input").current_dir(home.path(""));
            command.env("CREDENZA_PASSPHRASE", PASSPHRASE).env("CREDENZA_NEW_PASSPHRASE", "another one").env("LC_ALL", "C");
            let output = command.output().unwrap();
            let (said, told) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
            assert_eq!(output.status.code(), Some(1), "{arguments:?}\n{told}");
            assert!(told.contains(&format!("code: {code}")) && told.contains("hint:"), "{arguments:?}\n{told}");
            assert_eq!(said.trim(), "same", "{arguments:?}");
        }
    }
}
