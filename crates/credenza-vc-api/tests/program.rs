//! The program, as it is started: over loopback, in pipes and on a terminal.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]
#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "tests start programs and read files")]

#[cfg(unix)]
#[path = "../../credenza/tests/process/pty.rs"]
mod pty;
#[cfg(unix)]
#[path = "../../credenza/tests/process/steering.rs"]
mod steering;

use std::process::Command;

use credenza_core::did::key_method;
use credenza_core::key::SecretKey;

/// The program with an empty home, in this locale.
fn program(folder: &tempfile::TempDir, locale: &str) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_credenza-vc-api"));
    program.env("CREDENZA_HOME", folder.path()).env("LC_ALL", locale).env_remove("CLICOLOR_FORCE");
    program
}

/// Prints where it listens, answers, and stops in good order.
#[cfg(unix)]
#[test]
fn it_starts_answers_and_stops() {
    use std::io::{BufRead, BufReader, Read, Write};
    use std::net::TcpStream;
    use std::process::Stdio;

    let folder = tempfile::tempdir().unwrap();
    let pem = folder.path().join("key.pem");
    let key = SecretKey::from_seed([9; 32]);
    std::fs::write(&pem, key.to_pkcs8_pem().as_bytes()).unwrap();
    let mut program = program(&folder, "C");
    program.arg("--key").arg(&pem).arg("--conformance");
    let mut child = program.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.split_once("http://").unwrap().1.split(' ').next().unwrap().to_owned();
    assert!(address.starts_with("127.0.0.1:"), "{line}");
    let mut connection = TcpStream::connect(&address).unwrap();
    write!(connection, "GET /issuer-did HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    let did = key_method::from_public_key(&key.public_key());
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains(did.as_str()) && answer.contains("\"conformance\":true"), "{answer}");
    // A connection that says nothing does not keep it from stopping.
    let _silent = TcpStream::connect(&address).unwrap();
    assert!(Command::new("kill").arg(child.id().to_string()).status().unwrap().success());
    assert!(child.wait().unwrap().success());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(said.contains("Conformance mode"), "{said}");
}

/// What the program ended with when it was started with these arguments: exit code, standard output, standard error.
fn ended(program: &mut Command, arguments: &[&str]) -> (i32, String, String) {
    let output = program.args(arguments).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// Without a key there is nothing to start, and a command line that is not understood is refused as the command line's are: code, hint, in both languages.
#[test]
fn it_says_what_it_lacks_and_what_it_does_not_understand() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, exit, code) in [
        (&[][..], 1, "key_none"),
        (&["--lisetn", "x"], 2, "usage_unknown_argument"),
        (&["extra"], 2, "usage_unknown_argument"),
        (&["--listen", "nowhere"], 2, "usage_value_invalid"),
        (&["--key", "a", "--key", "b"], 2, "usage_repeated"),
        (&["--did"], 2, "usage_value_missing"),
        (&["--did", "x"], 2, "did_unsuitable"),
    ] {
        for (locale, labels) in [("C", ["error:", "code:", "hint:"]), ("it_IT.UTF-8", ["errore:", "codice:", "suggerimento:"])] {
            let (status, out, said) = ended(&mut program(&folder, locale), arguments);
            assert_eq!((status, out.as_str()), (exit, ""), "{arguments:?}: {said}");
            assert!(labels.iter().all(|label| said.contains(label)) && said.contains(code), "{arguments:?}: {said}");
        }
    }
}

#[test]
fn its_help_is_in_the_language_of_the_locale() {
    let folder = tempfile::tempdir().unwrap();
    let (status, english, said) = ended(&mut program(&folder, "C"), &["--help"]);
    assert_eq!((status, said.as_str()), (0, ""));
    let (_, italian, _) = ended(&mut program(&folder, "it_IT.UTF-8"), &["--help"]);
    for option in ["--listen", "--key", "--did", "--passphrase-file", "--context", "--conformance", "-h, --help", "-V, --version"] {
        assert!(english.contains(option) && italian.contains(option), "{option}:\n{english}\n{italian}");
    }
    // A key that the catalogue lacks would show itself.
    assert!(["help-", "value-"].iter().all(|key| !english.contains(key) && !italian.contains(key)), "{english}\n{italian}");
    assert!(english.contains("Usage: credenza-vc-api [OPTIONS]") && italian.contains("Uso: credenza-vc-api [OPZIONI]"));
    for word in ["Usage", "OPTIONS", "Options", "comando", "default", "Print", "ADDRESS", "KEY"] {
        assert!(!italian.contains(word), "{word}:\n{italian}");
    }
    let (status, version, _) = ended(&mut program(&folder, "C"), &["--version"]);
    assert_eq!((status, version.as_str()), (0, concat!("credenza-vc-api ", env!("CARGO_PKG_VERSION"), "\n")));
}

#[cfg(unix)]
#[test]
fn no_argument_steers_the_terminal() {
    const HOSTILE: &str = "1\u{1b}[2J\u{1b}]52;c;YQ==\u{7}\u{9b}31m\r\u{2028}\u{202e}live\u{200b}\u{7f}\nend";
    let folder = tempfile::tempdir().unwrap();
    let misspelt = format!("--lis{HOSTILE}");
    let context = format!("https://terms.example/{HOSTILE}={HOSTILE}");
    let joined = format!("--listen={HOSTILE}");
    let mut lines =
        vec![vec![HOSTILE], vec![misspelt.as_str()], vec![joined.as_str()], vec!["--context", &context], vec!["--did", HOSTILE, "--help"]];
    lines.extend(["--listen", "--key", "--did", "--passphrase-file", "--context"].map(|option| vec![option, HOSTILE]));
    // With a key that opens, the others are looked at too.
    let pem = folder.path().join("key.pem");
    std::fs::write(&pem, SecretKey::from_seed([9; 32]).to_pkcs8_pem().as_bytes()).unwrap();
    let pem = pem.to_str().unwrap().to_owned();
    lines.extend(["--context", "--did"].map(|option| vec!["--key", pem.as_str(), option, HOSTILE]));
    for line in &lines {
        for locale in ["C", "it_IT.UTF-8"] {
            let (status, out, said) = ended(&mut program(&folder, locale), line);
            let (shown_status, shown) = pty::on_a_terminal(program(&folder, locale).env("TERM", "xterm").args(line));
            assert_eq!(status, shown_status, "{line:?}");
            for text in [out, said, shown] {
                assert_eq!(steering::steering(&text), None, "{line:?}:\n{text:?}");
            }
        }
    }
}
