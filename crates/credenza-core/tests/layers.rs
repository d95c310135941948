//! The layers of the core point downwards, and the core touches nothing outside its arguments.
//!
//! Both are read from the sources: `use` lines and paths that begin with `crate::`. `clippy.toml` bans the same methods; this test also runs where clippy does not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests read files; the core does not")]

use std::path::{Path, PathBuf};

/// Every module of the crate, with the modules that it may use besides itself: those further down. Two in one line do not know each other.
const LAYERS: [&[&str]; 10] = [
    &["present"],
    &["issue", "verify"],
    &["trust"],
    &["quality", "proof"],
    &["micro"],
    &["credential"],
    &["did"],
    &["key"],
    &["time"],
    &["encoding"],
];

/// Modules of the standard library that reach outside.
const IMPURE: [&str; 7] = ["fs", "net", "env", "process", "thread", "time", "os"];

/// Macros and types that reach outside by another way.
const IMPURE_WORDS: [&str; 9] =
    ["print!(", "println!(", "eprint!(", "eprintln!(", "dbg!(", "io::stdin", "io::stdout", "io::stderr", "RandomState"];

#[test]
fn layers_point_downwards() {
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        let module = module_of(&path);
        let Some(module) = module else { continue };
        let rank = rank(&module).unwrap_or_else(|| panic!("{module} is in no layer"));
        for used in crate_paths(&source) {
            let Some(other) = rank_of_used(&used, &path) else { continue };
            if used != module && other <= rank {
                wrong.push(format!("{}: {module} uses {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A path of enough `super`s is a path from the root in disguise.
#[test]
fn no_path_climbs_out_of_its_module() {
    for (path, source) in sources() {
        let is_folder_root = path.file_name().is_some_and(|name| name == "mod.rs");
        let depth = path.components().count() - usize::from(is_folder_root);
        assert!(!source.contains(&"super::".repeat(depth)), "{} climbs to the root", path.display());
    }
}

/// Who calls the library of signatures decides what it accepts; lints ban its functions, and this test also runs where they do not.
#[test]
fn the_library_of_signatures_is_used_in_one_folder() {
    let users: Vec<_> = sources().into_iter().filter(|(_, source)| code(source).contains("ed25519_dalek")).map(|(path, _)| path).collect();
    assert!(!users.is_empty());
    assert!(users.iter().all(|path| path.starts_with("key")), "{users:?}");
}

#[test]
fn every_module_is_in_one_layer() {
    let library = std::fs::read_to_string(root().join("lib.rs")).unwrap();
    let mut declared: Vec<_> = library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let mut layered: Vec<_> = LAYERS.iter().copied().flatten().copied().collect();
    declared.sort_unstable();
    layered.sort_unstable();
    assert_eq!(declared, layered);
}

#[test]
fn the_core_reaches_nothing_outside() {
    let mut wrong = Vec::new();
    for (path, source) in sources() {
        for (number, line) in code(&source).lines().enumerate() {
            let reaches = IMPURE.iter().any(|module| {
                names(line, &format!("std::{module}"))
                    || (line.contains("std::{") && line.split(['{', ',', ' ', ':']).any(|part| part == *module))
            });
            if reaches || IMPURE_WORDS.iter().any(|word| line.contains(word)) {
                wrong.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_readers_of_these_tests_see_what_they_should() {
    assert_eq!(crate_paths("use crate::{did::Did, encoding::json::{self, Value}, time};"), ["did", "encoding", "time"]);
    assert_eq!(crate_paths("let x: crate::verify::Policy = crate::key::SecretKey::from_seed(s);"), ["verify", "key"]);
    assert_eq!(crate_paths("use crate::encoding::{\n    jcs,\n    json,\n};"), ["encoding"]);
    assert_eq!(crate_paths("$crate::micro::vocabulary::Vocabulary"), ["micro"]);
    assert!(crate_paths(&code("/// Like [`crate::verify`].\n// crate::verify\n")).is_empty());
    assert!(code("a();\n#[cfg(test)]\nmod tests {\n use std::fs;\n}\n").lines().all(|line| !line.contains("fs")));
    assert!(names("use std::time::Instant;", "std::time") && !names("use std::timely;", "std::time"));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The sources with their paths below `src`, their documentation and tests left out.
fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") && path.file_stem().is_some_and(|stem| stem != "tests") {
                let source = std::fs::read_to_string(&path).unwrap();
                files.push((path.strip_prefix(root()).unwrap().to_owned(), code(&source)));
            }
        }
    }
    assert!(files.len() > 50, "only {} sources", files.len());
    files.sort();
    files
}

/// The source without comments, and without the tests that stand at its end.
fn code(source: &str) -> String {
    let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    source.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line }).collect::<Vec<_>>().join("\n")
}

/// The module of the crate that a file belongs to; `lib.rs` belongs to none.
fn module_of(path: &Path) -> Option<String> {
    let first = path.components().next()?.as_os_str().to_string_lossy().into_owned();
    (first != "lib.rs").then(|| first.trim_end_matches(".rs").to_owned())
}

/// The modules that the source names by paths from the root of the crate, in the order of the text.
fn crate_paths(source: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (at, _) in source.match_indices("crate::") {
        let rest = &source[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 1;
            let mut word = String::new();
            let mut at_start = true;
            for character in group.chars() {
                match character {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                if depth == 1 && (character.is_alphanumeric() || character == '_') && at_start {
                    word.push(character);
                } else if !word.is_empty() {
                    used.push(std::mem::take(&mut word));
                    at_start = false;
                }
                if depth == 1 && character == ',' {
                    at_start = true;
                }
                if depth == 0 {
                    break;
                }
            }
        } else {
            used.push(rest.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect());
        }
    }
    used
}

fn rank(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The layer of a module that a path names. What is no module is an item that a macro or `lib.rs` puts at the root, of which there is none.
fn rank_of_used(used: &str, path: &Path) -> Option<usize> {
    let rank = rank(used);
    assert!(rank.is_some(), "{}: crate::{used} is no module", path.display());
    rank
}

/// Whether the line names this path, and not one that only begins like it.
fn names(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let next = line[at + path.len()..].chars().next();
        next.is_none_or(|next| !next.is_alphanumeric() && next != '_')
    })
}
