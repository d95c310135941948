//! How much memory `verify --ndjson` takes of lines that are made to take much.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use serde_json::{Map, Value, json};

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
        let most = most_memory(&world, line.repeat(6), 6);
        println!("memory: verify --ndjson, 6 lines of {} bytes, {name}: {} KB", line.len(), most);
        worst = worst.max(most);
    }
    assert!(worst < LIMIT, "{worst} KB");
    for (name, input) in stated() {
        let lines = input.split_inclusive(|byte| *byte == b'\n');
        let longest = lines.clone().map(<[u8]>::len).max().unwrap();
        assert!(longest <= LONGEST_LINE, "{name}");
        let lines = lines.count();
        let most = most_memory(&world, input, lines);
        println!("memory: verify --ndjson, {lines} lines of {longest} bytes, {name}: {most} KB");
        worst = worst.max(most);
    }
    assert!(worst < LIMIT, "{worst} KB");
    let beyond = filled("numbers", "0,", 8 * LONGEST_LINE);
    let most = most_memory(&world, beyond.repeat(3), 3);
    assert!(most < LIMIT, "too long to be judged: {most} KB");
}

/// Lines whose statements are signed, so that contexts are read and statements made. No signature fits; what it would be of is made all the same.
fn stated() -> Vec<(&'static str, Vec<u8>)> {
    let alignment = json!({"type": ["Alignment"], "targetName": "n", "targetUrl": "https://a.example/"});
    // With four statements each, the most that a line may make, and more than any line may; then as many as leave the line one among others.
    let most = with("alignment", Value::from(vec![alignment.clone(); 4_900]), "");
    let room = LONGEST_LINE - most.len() - 1_000;
    let padded = with("alignment", Value::from(vec![alignment.clone(); 4_900]), &"x".repeat(room));
    let beyond = with("alignment", Value::from(vec![alignment.clone(); 24_000]), "");
    let ordinary = with("alignment", Value::from(vec![alignment; 900]), "");
    // IRIs that are far longer than what is written.
    let prefix = json!({"p": format!("https://{}.example/", "a".repeat(100_000))});
    let names: Map<_, _> = (0..35).map(|number| (format!("p:{number}"), json!("value"))).collect();
    let prefixed = with("alignment", json!([{"@context": prefix, "other": names}]), "");
    // Contexts that are kept for the next line, which has others.
    let terms = |line: usize| (0..4_000).map(move |term| (format!("t{line}x{term}"), json!("https://a.example/term")));
    let contexts = (0..40).flat_map(|line| with("alignment", json!([{"@context": terms(line).collect::<Map<_, _>>()}]), "")).collect();
    vec![
        ("statements and a long text", padded.repeat(6)),
        ("too many statements", beyond.repeat(6)),
        ("statements, of lines in parallel", ordinary.repeat(60)),
        ("prefixes", prefixed.repeat(20)),
        ("contexts", contexts),
    ]
}

/// A line with this in the place of that member of the achievement, and a description of this text.
fn with(name: &str, value: Value, description: &str) -> Vec<u8> {
    let vector: Value = serde_json::from_str(include_str!("../../../../test-vectors/statements/accept-rdfc.json")).unwrap();
    let mut document = vector["document"].clone();
    let achievement = &mut document["credentialSubject"]["achievement"];
    achievement[name] = value;
    achievement["description"] = description.into();
    let mut line = serde_json::to_vec(&document).unwrap();
    line.push(b'\n');
    line
}

/// A line of nearly `length` bytes.
fn filled(name: &str, unit: &str, length: usize) -> Vec<u8> {
    let (begin, end) = if name == "one text" { ("\"", "\"\n") } else { ("[", "0]\n") };
    let units = unit.repeat((length - begin.len() - end.len()) / unit.len());
    [begin, &units, end].concat().into_bytes()
}

/// The most memory that was resident, in kilobytes, when these lines were judged.
fn most_memory(world: &World, lines: Vec<u8>, count: usize) -> u64 {
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
    let writer = std::thread::spawn(move || {
        input.write_all(&lines).unwrap();
        input
    });
    // They are all judged, and the program waits for more.
    assert_eq!(reports.lines().take(count).map_while(Result::ok).count(), count);
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    drop(writer.join().unwrap());
    child.wait().unwrap();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    most.trim().strip_suffix(" kB").unwrap().parse().unwrap()
}
