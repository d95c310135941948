//! Every command of README.md and of the examples is run, as it stands there, and every link of the documentation leads somewhere.

#![allow(clippy::unwrap_used, reason = "a test that cannot prepare itself has failed")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The program that stands in `examples/` of the core, built by the same `cargo test`.
fn thief() -> PathBuf {
    Path::new(env!("CARGO_BIN_EXE_credenza")).parent().unwrap().join("examples/thief")
}

/// The fenced blocks of a page in this language, joined.
fn blocks(page: &str, language: &str) -> String {
    let mut inside = false;
    let mut out = String::new();
    for line in page.lines() {
        if line.starts_with("```") {
            inside = !inside && line == format!("```{language}");
        } else if inside {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

fn bash(script: &str, folder: &Path) -> Output {
    let programs = Path::new(env!("CARGO_BIN_EXE_credenza")).parent().unwrap();
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
    Command::new("bash")
        .args(["-euo", "pipefail", "-c", script])
        .current_dir(folder)
        .env("PATH", path)
        .env("EXAMPLES", root().join("examples"))
        .env("CREDENZA_HOME", folder.join("home"))
        .env("CREDENZA_BIN", env!("CARGO_BIN_EXE_credenza"))
        .env("CREDENZA_THIEF", thief())
        .env_remove("CREDENZA_PASSPHRASE")
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap()
}

#[track_caller]
fn succeeds(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{}\n{text}\n{}", output.status, String::from_utf8_lossy(&output.stderr));
    text
}

#[test]
fn the_commands_of_the_readme_work_in_their_order() {
    let page = std::fs::read_to_string(root().join("README.md")).unwrap();
    let script = blocks(&page, "sh");
    assert!(script.contains("credenza issue") && script.contains("credenza verify"), "{script}");
    let folder = tempfile::tempdir().unwrap();
    succeeds(&bash(&script, folder.path()));
    assert_eq!(
        std::fs::read_dir(folder.path().join("awards")).unwrap().count(),
        203,
        "200 credentials, the delivery list, a note and the ledger"
    );
}

#[test]
fn the_commands_of_the_page_on_keys_work_in_their_order() {
    let page = std::fs::read_to_string(root().join("docs/keys.md")).unwrap();
    let script = blocks(&page, "sh");
    assert_eq!(script.matches("credenza did web").count(), 3, "{script}");
    let folder = tempfile::tempdir().unwrap();
    succeeds(&bash(&script, folder.path()));
    let document = std::fs::read_to_string(folder.path().join("did.json")).unwrap();
    assert_eq!(document.matches("publicKeyMultibase").count(), 2, "{document}");
}

#[test]
fn the_two_commands_are_those_that_ci_runs() {
    let page = std::fs::read_to_string(root().join("README.md")).unwrap();
    let commands: Vec<_> = blocks(&page, "console").lines().map(str::to_owned).collect();
    let [life, tests] = commands.as_slice() else { panic!("{commands:?}") };
    assert!(root().join(life).is_file(), "{life}");
    let ci = std::fs::read_to_string(root().join(".ci/run")).unwrap();
    assert!(ci.lines().any(|line| line == tests), "{tests}");
    assert!(ci.lines().any(|line| line == "scripts/check"));
}

#[test]
fn the_example_lives_its_whole_life() {
    let folder = tempfile::tempdir().unwrap();
    let script = format!("{} {}", root().join("examples/credential-evaluators/run").display(), folder.path().join("work").display());
    let told = succeeds(&bash(&script, folder.path()));
    for (code, times) in [(0, 2), (3, 2), (4, 1), (6, 1)] {
        assert_eq!(told.matches(&format!("(exit code {code}, as it should be)")).count(), times, "{told}");
    }
    for word in ["holder_mismatch", "proof_invalid", "valid_until_past", "issuer_unknown"] {
        assert!(told.contains(word), "{word} is not named in\n{told}");
    }
}

#[test]
fn every_relative_link_leads_to_a_file() {
    let mut pages: Vec<_> =
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"].map(|page| root().join(page)).to_vec();
    for page in ["bench-peers/README.md", "interop/README.md"].map(|page| root().join(page)) {
        pages.extend(page.is_file().then_some(page));
    }
    for folder in ["docs", "test-vectors", "examples"] {
        pages_below(&root().join(folder), &mut pages);
    }
    assert!(pages.len() > 10, "{pages:?}");
    let mut followed = 0;
    for page in pages {
        for link in links(&std::fs::read_to_string(&page).unwrap()) {
            let file = link.split('#').next().unwrap_or_default();
            if file.is_empty() || file.contains("://") || file.starts_with("mailto:") {
                continue;
            }
            assert!(page.parent().unwrap().join(file).exists(), "{}: {link}", page.display());
            followed += 1;
        }
    }
    assert!(followed > 15, "{followed}");
}

fn pages_below(folder: &Path, pages: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            pages_below(&path, pages);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            pages.push(path);
        }
    }
}

/// The targets of the links of a page, `[text](target)`, outside of fenced blocks.
fn links(page: &str) -> Vec<String> {
    let mut fenced = false;
    let mut links = Vec::new();
    for line in page.lines() {
        fenced ^= line.trim_start().starts_with("```");
        if !fenced {
            links.extend(line.split("](").skip(1).filter_map(|rest| rest.split(')').next()).map(str::to_owned));
        }
    }
    links
}
