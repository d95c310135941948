//! How much memory `verify --ndjson` takes of lines that are made to take much.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;

use credenza_core::did::key_method;
use credenza_core::encoding::json::Document;
use credenza_core::encoding::json_ld::Contexts;
use credenza_core::key::SecretKey;
use credenza_core::proof::Suite;
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

/// Lines whose statements are signed, so that contexts are read and statements made. No signature fits but of those that say so; what it would be of is made all the same.
fn stated() -> Vec<(&'static str, Vec<u8>)> {
    let alignment = json!({"type": ["Alignment"], "targetName": "n", "targetUrl": "https://a.example/"});
    // With four statements each, the most that a line may make, and more than any line may; then as many as leave the line one among others.
    let most = with("alignment", Value::from(vec![alignment.clone(); 4_900]), "");
    let room = LONGEST_LINE - most.len() - 1_000;
    let padded = with("alignment", Value::from(vec![alignment.clone(); 4_900]), &"x".repeat(room));
    let beyond = with("alignment", Value::from(vec![alignment.clone(); 24_000]), "");
    let ordinary = with("alignment", Value::from(vec![alignment; 900]), "");
    // Contexts that are kept for the next line, which has others.
    let terms = |line: usize| (0..4_000).map(move |term| (format!("t{line}x{term}"), json!("https://a.example/term")));
    let contexts = (0..24).flat_map(|line| with("alignment", json!([{"@context": terms(line).collect::<Map<_, _>>()}]), "")).collect();
    vec![
        ("statements and a long text", padded.repeat(6)),
        ("too many statements", beyond.repeat(6)),
        ("statements, of lines in parallel", ordinary.repeat(24)),
        // Of statements that are far longer than what is written: as long as they may be beside others, as long as they may be at all, longer.
        ("prefixes, beside others", line(prefixed(4_000, 27)).repeat(24)),
        ("prefixes", line(prefixed(10_000, 190)).repeat(16)),
        ("long prefixes", line(prefixed(100_000, 19)).repeat(10)),
        ("too long prefixes", line(prefixed(100_000, 35)).repeat(10)),
        ("prefixes, signed", line(signed(prefixed(10_000, 190), 1)).repeat(8)),
        ("too many prefixes, signed", line(signed(prefixed(10_000, 380), 1)).repeat(6)),
        ("prefixes, signed twelve times", line(signed(prefixed(1_500, 100), 12)).repeat(8)),
        ("contexts", contexts),
    ]
}

/// What is refused early costs nothing, and a limit on it shows nothing: the lines above are read to the end that their names say.
#[test]
fn lines_that_are_made_to_take_memory_are_judged_as_far_as_they_go() {
    let world = World::new();
    let report = |document: Value| -> Value {
        let run = world.run_with("verify --ndjson --allow-unknown-issuer -", &line(document));
        serde_json::from_str(&run.out).unwrap()
    };
    let has = |report: &Value, text: &str| report["findings"].to_string().contains(&format!("\"{text}\""));
    for document in [signed(prefixed(10_000, 190), 1), signed(prefixed(1_500, 100), 12)] {
        assert_eq!(report(document)["answers"]["authentic"], "yes");
    }
    for (length, count) in [(4_000, 27), (10_000, 190), (100_000, 19)] {
        let judged = report(prefixed(length, count));
        assert!(has(&judged, "proof_invalid") && !has(&judged, "json_ld_limit"), "{length} {count}: {}", judged["findings"]);
    }
    for document in [prefixed(100_000, 35), signed(prefixed(10_000, 380), 1)] {
        assert!(has(&report(document), "json_ld_limit"));
    }
}

/// A credential with IRIs that are so long, and so many of them, each written as a prefix and a number.
fn prefixed(length: usize, count: usize) -> Value {
    let context = json!({"p": format!("https://{}.example/", "a".repeat(length)), "other": "https://a.example/other"});
    let names: Map<_, _> = (0..count).map(|number| (format!("p:{number}"), json!("value"))).collect();
    let mut document = document();
    document["credentialSubject"]["achievement"]["alignment"] = json!([{"@context": context, "other": names}]);
    document
}

/// The document, signed by its issuer so many times by what it states.
fn signed(mut document: Value, times: usize) -> Value {
    let university = SecretKey::from_seed([7; 32]);
    let did = key_method::from_public_key(&university.public_key());
    document.as_object_mut().unwrap().remove("proof");
    document["issuer"] = json!({"id": did.as_str(), "type": ["Profile"], "name": "Example University"});
    let table = |value: &Value| Document::from_value(value).unwrap();
    let options = json!({"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "proofPurpose": "assertionMethod",
        "verificationMethod": key_method::method_id(&university.public_key())});
    let proof = Suite::EddsaRdfc2022.sign(&table(&document), table(&options).root(), &[], &Contexts::known(), &university).unwrap();
    document["proof"] = Value::from(vec![proof.to_value(); times]);
    document
}

/// A line with this in the place of that member of the achievement, and a description of this text.
fn with(name: &str, value: Value, description: &str) -> Vec<u8> {
    let mut document = document();
    let achievement = &mut document["credentialSubject"]["achievement"];
    achievement[name] = value;
    achievement["description"] = description.into();
    line(document)
}

/// The badge of a vector, signed by what it states.
fn document() -> Value {
    let vector: Value = serde_json::from_str(include_str!("../../../../test-vectors/statements/accept-rdfc.json")).unwrap();
    vector["document"].clone()
}

fn line(document: Value) -> Vec<u8> {
    let mut line = serde_json::to_vec(&document).unwrap();
    line.push(b'\n');
    line
}

/// Places in reports are as long as the names on the way there, texts come back, and whoever reads the reports may be slow.
#[test]
fn long_reports_that_nobody_reads_yet_take_no_more_than_is_promised() {
    let world = World::new();
    let mut names = document();
    names["name"] = (0..60).map(|number| json!({"n".repeat(3_300) + &number.to_string(): 1})).collect();
    let mut text = document();
    text["credentialSubject"]["achievement"]["description"] = "\u{202E}".repeat(60_000).into();
    let documents =
        [("long names", names, 60), ("a long text", signed(text, 1), 60), ("prefixes, signed", signed(prefixed(10_000, 190), 1), 12)];
    for (name, document, count) in documents {
        let line = line(document);
        let most = most_memory_unread(&world, &line, count);
        println!("memory: verify --ndjson, {count} lines of {} bytes, {name}, read late: {most} KB", line.len());
        assert!(most < LIMIT, "{name}: {most} KB");
    }
}

/// A line of nearly `length` bytes.
fn filled(name: &str, unit: &str, length: usize) -> Vec<u8> {
    let (begin, end) = if name == "one text" { ("\"", "\"\n") } else { ("[", "0]\n") };
    let units = unit.repeat((length - begin.len() - end.len()) / unit.len());
    [begin, &units, end].concat().into_bytes()
}

/// The most memory that was resident, in kilobytes, when these lines were judged.
fn most_memory(world: &World, lines: Vec<u8>, count: usize) -> u64 {
    let mut child = begin(world);
    let reports = BufReader::new(child.stdout.take().unwrap());
    let writer = feed(&mut child, lines);
    // They are all judged, and the program waits for more.
    assert_eq!(reports.lines().take(count).map_while(Result::ok).count(), count);
    let most = most_resident(&child);
    drop(writer.join().unwrap());
    child.wait().unwrap();
    most
}

/// The same of so many times this line, when as much is done as can be while nobody reads the reports; then these are read.
fn most_memory_unread(world: &World, line: &[u8], count: usize) -> u64 {
    let mut child = begin(world);
    let reports = BufReader::new(child.stdout.take().unwrap());
    let writer = feed(&mut child, line.repeat(count));
    let mut before = String::new();
    loop {
        std::thread::sleep(Duration::from_millis(400));
        let now = ticks(&child);
        if now == before {
            break;
        }
        before = now;
    }
    let unread = most_resident(&child);
    assert_eq!(reports.lines().take(count).map_while(Result::ok).count(), count);
    let most = unread.max(most_resident(&child));
    drop(writer.join().unwrap());
    child.wait().unwrap();
    most
}

/// How much of the processor it has used.
fn ticks(child: &Child) -> String {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap();
    stat.rsplit(')').next().unwrap().split(' ').skip(12).take(2).collect::<Vec<_>>().join(" ")
}

fn begin(world: &World) -> Child {
    Command::new(env!("CARGO_BIN_EXE_credenza"))
        .args(["verify", "--ndjson", "--allow-unknown-issuer", "-"])
        .env_clear()
        .env("CREDENZA_HOME", world.home())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Writes the lines on a thread, which gives back what they are written to: the program goes on waiting for more.
fn feed(child: &mut Child, lines: Vec<u8>) -> JoinHandle<ChildStdin> {
    let mut input = child.stdin.take().unwrap();
    std::thread::spawn(move || {
        input.write_all(&lines).unwrap();
        input
    })
}

fn most_resident(child: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    most.trim().strip_suffix(" kB").unwrap().parse().unwrap()
}
