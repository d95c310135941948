//! Killing the program with SIGKILL, which it can neither catch nor delay, at many moments of its work.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How unfinished files and folders are called.
const UNFINISHED: &str = ".credenza-tmp-";

/// When the program is killed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Moment {
    /// So long after it was started.
    Started(Duration),
    /// So long after it began to write. Most of a run is key derivation; what can be torn is written in its last few milliseconds.
    Writing(Duration),
}

/// The moments of an operation: spread over the whole of its time, and over the time in which it writes, measured in one run that nothing disturbs.
/// It may write in these folders.
pub(crate) fn moments(undisturbed: &mut Command, folders: &[PathBuf], over_all: u32, writing: u32) -> Vec<Moment> {
    let start = Instant::now();
    let mut child = quietly(undisturbed);
    let mut began = None;
    while child.try_wait().unwrap().is_none() {
        if began.is_none() && is_writing(folders) {
            began = Some(Instant::now());
        }
    }
    assert!(child.wait().unwrap().success(), "undisturbed it succeeds");
    let (whole, write) = (start.elapsed(), began.map_or(Duration::ZERO, |began| began.elapsed()));
    let spread = |duration: Duration, count: u32| (0..count).map(move |at| duration * at / count);
    spread(whole, over_all).map(Moment::Started).chain(spread(write, writing).map(Moment::Writing)).collect()
}

/// Starts the program and kills it at that moment. Says whether it was still there to be killed.
pub(crate) fn kill_at(moment: Moment, command: &mut Command, folders: &[PathBuf]) -> bool {
    match moment {
        Moment::Started(delay) => kill_after(delay, || true, command),
        Moment::Writing(delay) => kill_after(delay, || is_writing(folders), command),
    }
}

/// Starts the program and kills it so long after something has begun. Says whether it was still there to be killed.
pub(crate) fn kill_after(delay: Duration, begun: impl Fn() -> bool, command: &mut Command) -> bool {
    let mut child = quietly(command);
    while !begun() && child.try_wait().unwrap().is_none() {}
    let start = Instant::now();
    while start.elapsed() < delay && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_micros(50));
    }
    // `Child::kill` is SIGKILL on Unix.
    let _ = child.kill();
    let status = child.wait().unwrap();
    assert!(status.code().is_none_or(|code| code == 0), "it was killed or it succeeded, but it ended with {status}");
    status.code().is_none()
}

/// Says how often the program was killed before its end, in one line that `docs/quality.md` is made of, and that it was killed at all.
pub(crate) fn told(operation: &str, killed: usize, of: usize) {
    println!("kill -9: {operation}: {killed} of {of}");
    // How many of the moments find it at work depends on the machine's other work, and some commands take three milliseconds. One that none finds shows nothing.
    assert!(killed > 0, "{operation}: it was never killed in {of} tries");
}

fn quietly(command: &mut Command) -> Child {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn is_writing(folders: &[PathBuf]) -> bool {
    folders.iter().any(|folder| has_unfinished(folder))
}

fn has_unfinished(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| entry.file_name().to_str().is_some_and(|name| name.starts_with(UNFINISHED)))
}
