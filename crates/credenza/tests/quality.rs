//! What docs/quality.md and docs/threat-answers.md rest on is there.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The texts between backquotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// When a test is run.
#[derive(Debug, PartialEq)]
enum Runs {
    Always,
    /// It is ignored, as part of scripts/slow.
    Slowly,
}

/// The test of this name in a source: a function that is marked as one, or a trial of a harness. Ignored for another reason than being slow, it is none.
fn found(source: &str, test: &str) -> Option<Runs> {
    // A harness makes trials of names that it is handed, and reports what can't run as ignored, by name.
    if ["trial(", "Trial::test("].iter().any(|call| source.contains(&format!("{call}\"{test}\","))) {
        return Some(Runs::Always);
    }
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let at = lines.iter().position(|line| line.starts_with(&format!("fn {test}(")))?;
    let marks: Vec<&str> = lines[..at].iter().rev().take_while(|line| line.starts_with("#[")).copied().collect();
    let ignored = marks.iter().find(|mark| mark.starts_with("#[ignore"));
    let runs = match ignored {
        None => Runs::Always,
        Some(mark) if *mark == "#[ignore = \"slow: part of scripts/slow\"]" => Runs::Slowly,
        Some(_) => return None,
    };
    marks.contains(&"#[test]").then_some(runs)
}

/// Whether scripts/slow runs what is ignored there: the filters behind `--lib`, and the names behind `--test` of its lines that run ignored tests.
fn is_in_the_slow_suite(path: &str, test: &str) -> bool {
    let script = read("scripts/slow");
    script.lines().filter(|line| line.starts_with("cargo test") && line.contains("ignored")).any(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let suites = words.windows(2).filter(|pair| pair[0] == "--test").any(|pair| path.contains(&format!("/tests/{}", pair[1])));
        let module = path.trim_end_matches(".rs").replace('/', "::");
        let named = format!("{}::{test}", module.split("::src::").last().unwrap());
        let filters = words.iter().skip_while(|word| **word != "--").skip(1).filter(|word| !word.starts_with("--"));
        suites || words.contains(&"--lib") && path.contains("/src/") && filters.into_iter().any(|filter| named.contains(filter))
    })
}

#[test]
fn a_test_is_one_that_runs() {
    let source = "#[test]\nfn always() {}\n\n#[test]\n#[ignore = \"slow: part of scripts/slow\"]\nfn slowly() {}\n#[test]\n#[ignore]\nfn never() {}\n\nfn plain() { \"quoted\"; }\n trial(\"tried\", run),";
    let runs = ["always", "slowly", "never", "plain", "quoted", "tried", "absent"].map(|test| found(source, test));
    assert_eq!(runs, [Some(Runs::Always), Some(Runs::Slowly), None, None, None, Some(Runs::Always), None]);
    assert!(is_in_the_slow_suite("crates/credenza/tests/learner/killed.rs", "any"));
    assert!(is_in_the_slow_suite("crates/credenza/src/wallet/tests/damage.rs", "any"));
    assert!(is_in_the_slow_suite("crates/credenza/src/commands/issue/faults.rs", "any"));
    assert!(
        !is_in_the_slow_suite("crates/credenza/src/ledger.rs", "any")
            && !is_in_the_slow_suite("crates/credenza-core/tests/covered.rs", "any")
    );
}

#[test]
fn every_test_that_an_answer_names_is_there() {
    let page = read("docs/threat-answers.md");
    let rows: Vec<_> = page.lines().filter(|line| line.starts_with("| ") && line.as_bytes()[2].is_ascii_digit()).collect();
    assert_eq!(rows.len(), 16, "an answer has a row");
    for row in rows {
        let shown_by = row.trim_end_matches(['|', ' ']).rsplit('|').next().unwrap();
        for name in quoted(shown_by) {
            match name.split_once("::") {
                None => assert!(root().join(name).exists(), "{name} is not there"),
                Some((path, test)) => {
                    let found = found(&read(path), test).unwrap_or_else(|| panic!("{path} has no test {test}"));
                    assert!(
                        found == Runs::Always || is_in_the_slow_suite(path, test),
                        "{path}: {test} is ignored, and not run by scripts/slow"
                    );
                }
            }
        }
    }
}

/// What a vector is signed with.
const SUITES: [&str; 3] = ["eddsa-jcs-2022", "eddsa-rdfc-2022", "Ed25519Signature2020"];

/// What a signature promises is promised of each suite: a change is noticed, the signer is the issuer, the presenter the holder.
#[test]
fn an_answer_about_signatures_names_a_vector_of_each_suite() {
    let page = read("docs/threat-answers.md");
    for number in [3, 7, 9] {
        let row = page.lines().find(|line| line.starts_with(&format!("| {number} |"))).unwrap();
        let vectors = quoted(row).filter(|name| name.starts_with("test-vectors/") && name.ends_with(".json"));
        let suites: BTreeSet<String> = vectors.flat_map(|name| suites_of(&serde_json::from_str(&read(name)).unwrap())).collect();
        for suite in SUITES {
            assert!(suites.contains(suite), "answer {number} names no vector of {suite}");
        }
    }
}

/// The suites of the proofs of what a vector holds.
fn suites_of(vector: &serde_json::Value) -> Vec<String> {
    let proof = &vector["document"]["proof"];
    let proofs = proof.as_array().map_or(std::slice::from_ref(proof), Vec::as_slice);
    proofs.iter().filter_map(|proof| proof["cryptosuite"].as_str().or(proof["type"].as_str())).map(str::to_owned).collect()
}

/// The crates of the workspace.
const CRATES: [&str; 3] = ["crates/credenza", "crates/credenza-core", "crates/credenza-vc-api"];

/// The sources that make something of bytes or texts, and the fuzz target that reaches them: a file, or a folder. The longest that fits counts.
const READERS: [(&str, &str); 34] = [
    ("crates/credenza-core/src/credential/", "secured"),
    ("crates/credenza-core/src/did/", "did"),
    ("crates/credenza-core/src/encoding/baked/", "baked"),
    ("crates/credenza-core/src/encoding/base58.rs", "encoding"),
    ("crates/credenza-core/src/encoding/base64url.rs", "encoding"),
    ("crates/credenza-core/src/encoding/json/", "jcs"),
    ("crates/credenza-core/src/encoding/json_ld/", "statements"),
    ("crates/credenza-core/src/encoding/json_schema/", "schema"),
    ("crates/credenza-core/src/encoding/multibase.rs", "encoding"),
    ("crates/credenza-core/src/encoding/rdf/", "n_quads"),
    ("crates/credenza-core/src/key/", "did"),
    ("crates/credenza-core/src/key/pkcs8.rs", "key_file"),
    ("crates/credenza-core/src/micro/", "course"),
    ("crates/credenza-core/src/micro/workload.rs", "secured"),
    ("crates/credenza-core/src/present/", "request"),
    ("crates/credenza-core/src/proof/", "secured"),
    ("crates/credenza-core/src/quality/", "secured"),
    ("crates/credenza-core/src/time/", "timestamp"),
    ("crates/credenza-core/src/trust/", "trust_file"),
    ("crates/credenza-core/src/verify/", "secured"),
    ("crates/credenza-core/src/verify/schema.rs", "schema"),
    ("crates/credenza/src/commands/issue/learner.rs", "learner_file"),
    ("crates/credenza/src/commands/wallet/intake.rs", "wallet_add"),
    ("crates/credenza/src/content.rs", "wallet_add"),
    ("crates/credenza/src/course/", "course"),
    ("crates/credenza/src/delivery.rs", "delivery"),
    ("crates/credenza/src/evidence.rs", "evidence"),
    ("crates/credenza/src/keys/", "key_file"),
    ("crates/credenza/src/ledger", "ledger"),
    ("crates/credenza/src/roster/", "roster"),
    ("crates/credenza/src/roster/workbook.rs", "workbook"),
    ("crates/credenza/src/backup_kind.rs", "wallet_file"),
    ("crates/credenza/src/sealed", "wallet_file"),
    ("crates/credenza/src/wallet/", "wallet_file"),
];

/// Such sources without a target, and why.
const WITHOUT: [(&str, &str); 15] = [
    ("crates/credenza-core/src/encoding/rdfc/work.rs", "counts work; the text is the name of what is counted"),
    (
        "crates/credenza-vc-api/src/",
        "run over the corpora by crates/credenza-vc-api/tests/corpus.rs, not by libFuzzer: what it reads of a body is the library's",
    ),
    ("crates/credenza/src/app.rs", "variables of the environment"),
    ("crates/credenza/src/commands/explain.rs", "a word of the command line"),
    ("crates/credenza/src/commands/man.rs", "our own help texts"),
    ("crates/credenza/src/commands/request.rs", "a word of the command line"),
    ("crates/credenza/src/commands/verify/ndjson.rs", "looks at two bytes of a line"),
    ("crates/credenza/src/contract.rs", "names of commands that clap understood"),
    ("crates/credenza/src/document_kind.rs", "asks the parsers for the names of what was given by mistake"),
    ("crates/credenza/src/host.rs", "a word of the command line"),
    ("crates/credenza/src/inputs.rs", "hands a line to the library"),
    ("crates/credenza/src/instant.rs", "a word of the command line"),
    ("crates/credenza/src/keys/name.rs", "a word of the command line"),
    ("crates/credenza/src/messages/", "a word of the command line or the environment"),
    ("crates/credenza/src/verification.rs", "words of the command line"),
];

/// Targets for what is no reader by its form.
const OTHER_TARGETS: [&str; 2] = ["foreign_text", "recovery_key"];

/// Whether a source, its tests left out, has a function, whatever its name and for whomever, that makes something of bytes or of a text, or refuses them.
fn has_reader(source: &str) -> bool {
    let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n").split("fn ").skip(1).any(is_reader)
}

/// Whether a function, from its name on, is one.
fn is_reader(function: &str) -> bool {
    let Some((signature, _)) = function.split_once('{') else { return false };
    let signature = signature.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((head, result)) = signature.rsplit_once(" -> ") else { return false };
    let first = head.split_once('(').map_or("", |(_, parameters)| parameters.trim_start());
    let kind = first.split_once(": ").filter(|(name, _)| !name.contains("self")).map_or("", |(_, kind)| kind);
    // A lifetime stands behind the ampersand: `&'a str`.
    let kind = kind.strip_prefix("&'").and_then(|named| named.split_once(' ')).map_or(kind.trim_start_matches('&'), |(_, kind)| kind);
    let is_read = ["str", "[u8]", "String", "Vec<u8>", "impl Read"].iter().any(|wanted| kind.starts_with(wanted));
    is_read && (result.starts_with("Result<") || result.starts_with("Option<"))
}

#[test]
fn readers_are_known_by_their_form() {
    for reader in [
        "fn parse(text: &str) -> Result<Self, E> { }",
        "    pub(super) fn values(bytes: &[u8]) -> Result<Values, String> {",
        "pub(crate) fn lines(bytes: &[u8]) -> Option<Vec<Delivery>> {",
        "fn pieces<'a>(\n    text: &'a str,\n    limit: usize,\n) -> Option<&'a str> {",
        "fn taken_apart(place: &str, mut reader: impl Read, take: &mut Taker<'_>) -> Result<(), Stop> {",
        "fn own(bytes: Vec<u8>) -> Result<Self, E> {",
    ] {
        assert!(has_reader(reader), "{reader}");
    }
    for other in [
        "fn name(self) -> &'static str {",
        "fn of(folder: &Path) -> Option<Self> {",
        "fn get(&self, name: &str) -> Option<&Value> {",
        "fn written(text: &str) -> String {",
        "// fn parse(text: &str) -> Option<Self> {",
        "#[cfg(test)]\nmod tests {\n    fn parse(text: &str) -> Option<Self> { }",
    ] {
        assert!(!has_reader(other), "{other}");
    }
}

/// The sources below a folder, without tests, by their paths from the root.
fn sources(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}")) {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            found.extend(sources(&path));
        } else if path.ends_with(".rs") && !path.contains("test") && !path.contains("fuzzing") && !path.ends_with("campaign.rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn every_parser_has_a_fuzz_target_with_a_corpus() {
    let listed = |folder: &str| -> BTreeSet<String> {
        let entries = std::fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
        entries.map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned()).collect()
    };
    let (targets, corpora) = (listed("fuzz/targets"), listed("fuzz/corpus"));
    assert_eq!(targets, corpora, "a target has a corpus of its own");
    let manifest = read("fuzz/Cargo.toml");
    for target in &targets {
        assert!(manifest.contains(&format!("path = \"targets/{target}.rs\"")), "fuzz/Cargo.toml does not build {target}");
        let inputs = std::fs::read_dir(root().join("fuzz/corpus").join(target)).unwrap().count();
        assert!(inputs > 3, "{target} has {inputs} inputs");
    }
    let known: Vec<(&str, Option<&str>)> =
        READERS.iter().map(|(path, target)| (*path, Some(*target))).chain(WITHOUT.iter().map(|(path, _)| (*path, None))).collect();
    let mut used = BTreeSet::new();
    for path in CRATES.iter().flat_map(|folder| sources(&format!("{folder}/src"))).filter(|path| has_reader(&read(path))) {
        let row = known.iter().filter(|(begin, _)| path.starts_with(begin)).max_by_key(|(begin, _)| begin.len());
        used.insert(row.unwrap_or_else(|| panic!("{path} reads bytes or texts: it has a fuzz target, and a row here")).0);
    }
    assert_eq!(used, known.iter().map(|(path, _)| *path).collect(), "a row is of a reader");
    assert!(WITHOUT.iter().all(|(_, why)| !why.is_empty()));
    let reached: BTreeSet<String> = READERS.iter().map(|(_, target)| *target).chain(OTHER_TARGETS).map(str::to_owned).collect();
    assert_eq!(targets, reached, "a target is for a reader");
}

/// ADR 5 says of everything that we build on why it is there.
#[test]
fn every_dependency_is_defended() {
    let manifest = read("Cargo.toml");
    let (_, section) = manifest.split_once("[workspace.dependencies]\n").unwrap();
    // What stands behind this line is for tests only.
    let (section, _) = section.split_once("# Tests only\n").unwrap();
    let names =
        section.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name).filter(|name| !name.starts_with("credenza"));
    let reasons = read("docs/adr/0005-dependencies.md");
    let defended: BTreeSet<&str> =
        reasons.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next()).flat_map(|cell| cell.split([',', ' '])).collect();
    let silent: Vec<_> = names.filter(|name| !defended.contains(name)).collect();
    assert!(silent.is_empty(), "docs/adr/0005-dependencies.md does not say why: {silent:?}");
    let check = read("scripts/check");
    for budget in ["CORE_CRATES", "BINARY_CRATES", "SERVER_CRATES"] {
        let figure = check.lines().find_map(|line| line.strip_prefix(&format!("{budget}="))).unwrap();
        assert!(reasons.contains(figure), "docs/adr/0005-dependencies.md has another {budget} than {figure}");
    }
}

#[test]
fn unsafe_code_is_forbidden_and_panics_on_input_are_denied() {
    let workspace = read("Cargo.toml");
    assert!(workspace.contains("unsafe_code = \"forbid\""));
    for lint in ["unwrap_used", "expect_used", "panic", "indexing_slicing", "string_slice", "unreachable", "todo", "unimplemented"] {
        assert!(workspace.contains(&format!("{lint} = \"deny\"")), "{lint}");
    }
    let members: BTreeSet<String> = std::fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| format!("crates/{}", entry.unwrap().file_name().to_string_lossy()))
        .filter(|folder| root().join(folder).join("Cargo.toml").is_file())
        .collect();
    assert_eq!(members, CRATES.map(str::to_owned).into(), "every crate is looked at here");
    for member in members {
        let manifest = read(&format!("{member}/Cargo.toml"));
        assert!(manifest.contains("[lints]\nworkspace = true"), "{member} has other lints");
        // Where the library of signatures is not at hand, its checks that are not strict need no ban.
        assert_eq!(manifest.contains("ed25519-dalek"), member == "crates/credenza-core", "{member}");
    }
}
