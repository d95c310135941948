//! How much memory `verify --ndjson` takes of lines that are made to take much.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use crate::world::World;

/// What is promised, in kilobytes.
const LIMIT: u64 = 64 * 1024;
/// The longest line that is judged.
const LONGEST_LINE: usize = 2 * 1024 * 1024;

#[test]
fn lines_that_are_made_to_take_memory_take_no_more_than_is_promised() {
    let world = World::new();
    let mut worst = 0;
    for (name, unit) in
        [("numbers", "0,"), ("arrays", "[],"), ("escapes", "\"\\u0041\","), ("objects", "{\"b\":0,\"a\":0},"), ("one text", "a")]
    {
        let line = filled(name, unit, LONGEST_LINE);
        let most = most_memory(&world, &line, 6);
        println!("memory: verify --ndjson, 6 lines of {} bytes, {name}: {} KB", line.len(), most);
        worst = worst.max(most);
    }
    assert!(worst < LIMIT, "{worst} KB");
    let beyond = filled("numbers", "0,", 8 * LONGEST_LINE);
    let most = most_memory(&world, &beyond, 3);
    assert!(most < LIMIT, "too long to be judged: {most} KB");
}

/// A line of nearly `length` bytes.
fn filled(name: &str, unit: &str, length: usize) -> Vec<u8> {
    let (begin, end) = if name == "one text" { ("\"", "\"\n") } else { ("[", "0]\n") };
    let units = unit.repeat((length - begin.len() - end.len()) / unit.len());
    [begin, &units, end].concat().into_bytes()
}

/// The most memory that was resident, in kilobytes, when so many of these lines were judged.
fn most_memory(world: &World, line: &[u8], lines: usize) -> u64 {
    let mut child = Command::new(env!("CARGO_BIN_EXE_credenza"))
        .args(["verify", "--ndjson", "--allow-unknown-issuer", "-"])
        .env_clear()
        .env("CREDENZA_HOME", world.home())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let reports = BufReader::new(child.stdout.take().unwrap());
    let (line, count) = (line.to_vec(), lines);
    let writer = std::thread::spawn(move || {
        for _ in 0..count {
            input.write_all(&line).unwrap();
        }
        input
    });
    // They are all judged, and the program waits for more.
    assert_eq!(reports.lines().take(lines).map_while(Result::ok).count(), lines);
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    drop(writer.join().unwrap());
    child.wait().unwrap();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    most.trim().strip_suffix(" kB").unwrap().parse().unwrap()
}
