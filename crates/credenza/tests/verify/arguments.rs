//! A command line is copied from a mail as often as it is typed: hostile text in every argument of every command, as the help lists them.

use super::documents::*;
use super::hostile::HOSTILE;
use super::world::World;

/// A command that does something, and what its help says of its arguments.
#[derive(Debug)]
struct Leaf {
    path: Vec<String>,
    /// The options that take a value: `--at`. Those of every command only stand at the first.
    options: Vec<String>,
    /// What has to be given, by what it is called: `DID`.
    positionals: Vec<String>,
    /// The options that have to be given, each with what it takes.
    required: Vec<(String, String)>,
}

impl Leaf {
    /// The options that have to be given, filled in, this one left out.
    fn filled_in_but<'a>(&'a self, other: &'a str) -> impl Iterator<Item = &'a str> {
        let required = self.required.iter().filter(move |(option, _)| option != other);
        required.flat_map(|(option, kind)| [option.as_str(), placeholder(kind)])
    }
}

/// The commands below `path`, each as its help describes it.
fn leaves(world: &World, path: &[String]) -> Vec<Leaf> {
    let words: Vec<&str> = path.iter().map(String::as_str).chain(["--help"]).collect();
    let help = world.run_words(&words, b"").out;
    let listed = help.split("\nCommands:\n").nth(1).and_then(|rest| rest.split("\n\n").next());
    if let Some(listed) = listed {
        let names =
            listed.lines().filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next().filter(|_| !line.starts_with("   ")));
        let below = |name: &str| path.iter().cloned().chain([name.to_owned()]).collect::<Vec<_>>();
        return names.flat_map(|name| leaves(world, &below(name))).collect();
    }
    let usage = help.lines().find_map(|line| line.strip_prefix("Usage: credenza ")).unwrap();
    let usage: Vec<&str> = usage.split_whitespace().skip(path.len()).collect();
    let is_value = |word: &str| word.starts_with('<');
    let bare = |word: &str| word.trim_matches(['<', '>', '[', ']', '.']).to_owned();
    let pairs = usage.windows(2).filter(|pair| pair[0].starts_with("--") && is_value(pair[1]));
    let required = pairs.map(|pair| (pair[0].to_owned(), bare(pair[1]))).collect();
    let follows_option = |index: usize| index > 0 && usage[index - 1].starts_with("--");
    let positional = |(index, word): (usize, &&str)| (is_value(word) && !follows_option(index)).then(|| bare(word));
    let positionals = usage.iter().enumerate().filter_map(positional).collect();
    let own = help.split("\nFor every command:").next().unwrap();
    let options = own.lines().filter(|line| line.trim_start().starts_with('-')).filter_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.windows(2).find(|pair| pair[0].starts_with("--") && is_value(pair[1])).map(|pair| pair[0].to_owned())
    });
    vec![Leaf { path: path.to_vec(), options: options.collect(), positionals, required }]
}

/// What is given where something has to be, so that a run gets beyond it.
fn placeholder(kind: &str) -> &'static str {
    match kind {
        "DID" => "did:web:university.example",
        "DOMAIN" => "university.example",
        "COURSE" => "course.toml",
        "KEY" => "key.pem",
        _ => "award.json",
    }
}

/// What some commands are given besides, so that they get further.
const BESIDES: [(&str, &[&str]); 2] =
    [("issue", &["--key", "key.pem", "--name", "Ada", "--student-number", "1", "--dry-run"]), ("verify", &["--allow-unknown-issuer"])];

#[test]
fn in_every_argument() {
    let world = World::new();
    world.json("award.json", &Issue::new().by(web_did(), university_key()).signed());
    world.write("course.toml", include_str!("../../../../examples/credential-evaluators/course.toml"));
    world.write("key.pem", university_key().to_pkcs8_pem().as_bytes());
    let leaves = leaves(&world, &[]);
    let count: usize = leaves.iter().map(|leaf| leaf.options.len()).sum();
    assert!(leaves.len() > 30 && count > 70, "{} commands with {count} options: {leaves:#?}", leaves.len());
    for leaf in &leaves {
        let path: Vec<&str> = leaf.path.iter().map(String::as_str).collect();
        let besides = BESIDES.iter().find(|(command, _)| path == [*command]).map_or(&[][..], |(_, besides)| besides);
        let values: Vec<&str> = leaf.positionals.iter().map(|kind| placeholder(kind)).collect();
        for option in &leaf.options {
            let mut words = path.clone();
            words.extend(leaf.filled_in_but(option));
            words.extend(if besides.contains(&option.as_str()) { &[][..] } else { besides });
            words.extend(&values);
            words.extend([option.as_str(), HOSTILE]);
            tried(&world, &words);
        }
        let mut words = path.clone();
        words.extend(leaf.filled_in_but(""));
        words.push("--");
        words.extend(std::iter::repeat_n(HOSTILE, values.len().max(1)));
        tried(&world, &words);
    }
    for words in [
        &["--lang", HOSTILE, "explain"][..],
        &["--color", HOSTILE, "explain"],
        &["--passphrase-file", HOSTILE, "key", "generate", "name"],
        &["trust", "add", "did:web:university.example", "--name", HOSTILE, "--yes"],
        &["trust", "list"],
        &["verify", "award.json", "--challenge", HOSTILE, "--domain", HOSTILE],
        &[HOSTILE],
        &["verify", "--nothing-like-it", HOSTILE],
        &[&format!("--{HOSTILE}")],
    ] {
        tried(&world, words);
    }
}

/// What is no JSON with `--json` either: text for people and shells, and files of other formats where nobody says where to.
const NO_JSON: [&[&str]; 5] = [&["help"], &["man"], &["completions"], &["course", "new"], &["bake"]];

/// Runs these words into pipes, as JSON too, and on a terminal: nothing in what is said may steer.
fn tried(world: &World, words: &[&str]) {
    world.run_words(&[&["--no-input"], words].concat(), b"");
    let run = world.run_words(&[&["--no-input", "--json"], words].concat(), b"");
    if !NO_JSON.iter().any(|command| words.starts_with(command)) {
        for value in serde_json::Deserializer::from_str(&run.out).into_iter::<serde_json::Value>() {
            assert!(value.is_ok(), "docs/json.md promises JSON of {words:?}:\n{}", run.out);
        }
    }
    #[cfg(unix)]
    world.shown(words);
}
