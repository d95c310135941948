//! The sources of the binaries, the program's and the server's, say nothing to users by themselves: sentences stand in the catalogue, and only
//! `terminal` prints.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::source::{Placed, Token, closing, shipped, words};
use super::{Language, Messages};

/// Where the shipped sources are, from this crate: the program's, the server's, and the library's that both stand on.
const PROGRAM: &str = "src";
const SERVER: &str = "../credenza-vc-api/src";
const CORE: &str = "../credenza-core/src";

/// A source file: its path below `src`, for the server's with its crate before it, and its shipped tokens.
struct File {
    path: String,
    tokens: Vec<Placed>,
}

/// What nobody is told: words of others that are looked for in what they say.
const OF_OTHERS: [&str; 1] = ["length limit exceeded"];

#[test]
fn no_sentence_stands_outside_the_catalogue() {
    let mut found = Vec::new();
    for file in sources(PROGRAM).into_iter().chain(sources(SERVER)) {
        for (line, token) in &file.tokens {
            if let Token::Text(text) = token
                && words(text) >= 3
                && !OF_OTHERS.contains(&text.as_str())
            {
                found.push(format!("{}:{line}: {text:?}", file.path));
            }
        }
    }
    assert!(found.is_empty(), "these belong into messages/*.ftl:\n{}", found.join("\n"));
}

#[test]
fn only_the_terminal_prints() {
    let mut found = Vec::new();
    for file in sources(PROGRAM).into_iter().chain(sources(SERVER)).filter(|file| !file.path.starts_with("terminal/")) {
        for pair in file.tokens.windows(2) {
            let [(line, Token::Word(word)), (_, Token::Mark(mark))] = pair else { continue };
            let prints = *mark == '!' && matches!(word.as_str(), "print" | "println" | "eprint" | "eprintln" | "dbg");
            let opens = *mark == '(' && matches!(word.as_str(), "stdout" | "stderr");
            if prints || opens {
                found.push(format!("{}:{line}: {word}", file.path));
            }
        }
    }
    assert!(found.is_empty(), "only terminal/ writes to standard output and standard error:\n{}", found.join("\n"));
}

#[test]
fn only_these_modules_touch_the_machine() {
    // What changes a file goes through storage, where a test can make every step fail; clock, entropy and environment each have one door.
    const WRITES: [&str; 9] =
        ["write", "rename", "copy", "remove_file", "remove_dir", "remove_dir_all", "create_dir", "create_dir_all", "hard_link"];
    // The server listens, and is handed connections. Nothing connects.
    const DOORS: [(&str, &[&str]); 5] = [
        ("storage/", &["OpenOptions"]),
        ("clock.rs", &["SystemTime"]),
        ("entropy.rs", &["getrandom"]),
        ("credenza-vc-api/src/", &["TcpListener", "TcpStream"]),
        ("no door", &["TcpSocket", "UdpSocket", "UnixStream", "ToSocketAddrs", "lookup_host", "connect"]),
    ];
    let mut found = Vec::new();
    for file in sources(PROGRAM).into_iter().chain(sources(SERVER)) {
        for window in file.tokens.windows(5) {
            let [(line, Token::Word(word)), (_, Token::Mark(first)), (_, Token::Mark(second)), (_, Token::Word(next)), _] = window else {
                continue;
            };
            let path = (first, second) == (&':', &':');
            let writes = path && (word == "fs" && WRITES.contains(&next.as_str()) || word == "File" && next.starts_with("create"));
            if writes && !file.path.starts_with("storage/") {
                found.push(format!("{}:{line}: {word}::{next}", file.path));
            }
        }
        for (line, token) in &file.tokens {
            let Token::Word(word) = token else { continue };
            let barred = |(door, words): &&(&str, &[&str])| words.contains(&word.as_str()) && !file.path.starts_with(door);
            if DOORS.iter().any(|door| barred(&door)) {
                found.push(format!("{}:{line}: {word}", file.path));
            }
        }
    }
    assert!(found.is_empty(), "each of these has a module of its own:\n{}", found.join("\n"));
}

#[test]
fn every_code_has_its_sentence_and_its_hint() {
    let messages = Messages::new(Language::English);
    let mut missing = BTreeSet::new();
    for file in [PROGRAM, SERVER, CORE].into_iter().flat_map(sources) {
        for code in codes(&file.tokens) {
            if !messages.has(&code) {
                missing.insert(format!("{}: {code}", file.path));
            } else if messages.hint(&code, &[]).is_none() && !PASSES.contains(&code.as_str()) {
                missing.insert(format!("{}: {code}.hint", file.path));
            }
        }
    }
    assert!(missing.is_empty(), "the catalogue lacks:\n{}", missing.into_iter().collect::<Vec<_>>().join("\n"));
}

/// A sentence quotes values. Whoever hands an error on by its code alone shows people `{$found}`.
#[test]
fn no_error_is_handed_on_by_its_code_alone() {
    let mut found = Vec::new();
    for file in sources(PROGRAM).into_iter().chain(sources(SERVER)) {
        for (index, window) in file.tokens.windows(4).enumerate() {
            let [(line, Token::Word(failure)), (_, Token::Mark(':')), (_, Token::Mark(':')), (_, Token::Word(new))] = window else {
                continue;
            };
            let argument: Vec<_> =
                file.tokens.iter().skip(index + 5).map(|(_, token)| token).take_while(|token| **token != Token::Mark(')')).collect();
            let asks = argument.windows(2).any(|two| matches!(two, [Token::Mark('.'), Token::Word(word)] if word == "code"));
            if failure == "Failure" && new == "new" && asks {
                found.push(format!("{}:{line}", file.path));
            }
        }
    }
    assert!(found.is_empty(), "these belong to Failure::with, of_form or of_model:\n{}", found.join("\n"));
}

#[test]
fn every_key_that_is_asked_for_by_name_is_there() {
    let messages = Messages::new(Language::English);
    let mut missing = BTreeSet::new();
    for file in sources(PROGRAM) {
        for four in file.tokens.windows(4) {
            if let [(_, Token::Mark('.')), (_, Token::Word(method)), (_, Token::Mark('(')), (line, Token::Text(key))] = four
                && matches!(method.as_str(), "text" | "hint" | "attribute")
                && !messages.has(key)
            {
                missing.insert(format!("{}:{line}: {key}", file.path));
            }
        }
    }
    assert!(missing.is_empty(), "the catalogue lacks:\n{}", missing.into_iter().collect::<Vec<_>>().join("\n"));
}

/// The beginnings of keys that `cli` puts together; its tests look for those that nobody asks for.
const OF_THE_COMMAND_LINE: [&str; 2] = ["help-", "value-"];

#[test]
fn every_message_is_asked_for_somewhere() {
    // The whole sources: a key may stand in a macro, in a table, or begin a key that is put together.
    let mut paths = Vec::new();
    for below in [PROGRAM, SERVER, CORE] {
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(below), &mut paths);
    }
    let text: String = paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let literals: BTreeSet<&str> = text.split('"').collect();
    let begins: BTreeSet<&str> = literals.iter().filter_map(|literal| literal.split_once('{')).map(|(begin, _)| begin).collect();
    let is_begun = |key: &str| begins.iter().any(|begin| begin.ends_with('-') && key.starts_with(begin));
    let keys = Messages::keys().into_iter().filter(|key| !OF_THE_COMMAND_LINE.iter().any(|begin| key.starts_with(begin)));
    let stale: Vec<_> = keys.filter(|key| !literals.contains(key) && !is_begun(key)).collect();
    assert!(stale.is_empty(), "nobody asks for these:\n{}", stale.join("\n"));
}

/// Findings that are good news: nothing to do, so no hint.
const PASSES: &[&str] = &[
    "form_ok",
    "proof_valid",
    "issuer_bound",
    "holder_bound",
    "identity_matched",
    "period_ok",
    "no_period",
    "no_status",
    "issuer_trusted",
    "issuer_pinned",
    "issuer_allowed",
    "element_stated",
    "element_not_applicable",
];

/// The codes a file can give: `Failure::new("…")`, and the literals in the body of a `fn code`.
fn codes(tokens: &[Placed]) -> Vec<String> {
    let mut codes = Vec::new();
    for (index, (_, token)) in tokens.iter().enumerate() {
        let Token::Word(word) = token else { continue };
        let before = |steps: usize| index.checked_sub(steps).and_then(|at| tokens.get(at)).map(|(_, token)| token);
        if word == "Failure"
            && let Some([_, _, (_, Token::Word(new)), (_, Token::Mark('(')), (_, Token::Text(code))]) = tokens.get(index + 1..index + 6)
            && new == "new"
        {
            codes.push(code.clone());
        }
        if word == "code" && before(1) == Some(&Token::Word("fn".to_owned())) {
            // A method of a trait may have no body.
            let body = tokens.iter().enumerate().skip(index).find(|(_, (_, token))| matches!(token, Token::Mark('{' | ';')));
            if let Some((open, (_, Token::Mark('{')))) = body {
                codes.extend(tokens[open..closing(tokens, open)].iter().filter_map(|(_, token)| match token {
                    Token::Text(text) if is_code(text) => Some(text.clone()),
                    _ => None,
                }));
            }
        }
    }
    codes
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// The shipped sources below a directory of this crate.
fn sources(below: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(below);
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    let mut tests = BTreeSet::new();
    let mut files = Vec::new();
    for path in paths {
        let (tokens, modules) = shipped(&fs::read_to_string(&path).unwrap());
        // `mod x;` in `a/mod.rs` or `a.rs` is `a/x.rs` or `a/x/…`; in `main.rs` it is beside it.
        let home = match path.file_stem().and_then(|stem| stem.to_str()) {
            Some("mod" | "main" | "lib") => path.parent().unwrap().to_owned(),
            _ => path.with_extension(""),
        };
        for module in modules {
            tests.insert(home.join(&module));
        }
        files.push((path, tokens));
    }
    files.retain(|(path, _)| !tests.iter().any(|test| *path == test.with_extension("rs") || path.starts_with(test)));
    files.into_iter().map(|(path, tokens)| File { path: shown(&root, &path), tokens }).collect()
}

fn shown(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path).display().to_string().replace('\\', "/");
    if root.ends_with(SERVER) { format!("credenza-vc-api/src/{below}") } else { below }
}

fn walk(directory: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}
