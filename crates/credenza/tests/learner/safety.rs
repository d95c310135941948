use crate::award::{Course, hostile};
use crate::home::Home;
use crate::steering::steering;

/// Clears the screen, sets the clipboard, hides a link, goes back in the line, turns the text around, begins a line that looks like ours.
const TITLE: &str =
    "\u{1B}[2J\u{1B}]52;c;YQ==\u{7}\u{1B}]8;;https://evil.example\u{7}x\rDegree\u{9B}31m \u{202E}eerged\u{2028}\n1  Honest title\n   valid";

#[test]
fn a_hostile_title_never_reaches_the_terminal() {
    let (home, _, _) = Home::new();
    let file = home.file("evil.json", &hostile(TITLE, "University of Example\n\u{1B}[1A"));
    let request = ["--challenge", "c", "--domain", "employer.example\u{1B}[2J", "--yes", "-o", "answer.json"];
    let present: Vec<&str> = ["present", "1"].into_iter().chain(request).collect();
    for arguments in [
        &["wallet", "add", &file][..],
        &["wallet", "add", TITLE],
        &["wallet", "show", TITLE],
        &["wallet", "restore", TITLE],
        &["wallet", "list", "--color", "never"],
        &["wallet", "list", "--json"],
        &["wallet", "show", "1"],
        &["wallet", "show", "1", "--json"],
        &["wallet", "export", "honest\u{1B}"],
        &["wallet", "export", "1"],
        &present,
        &["wallet", "remove", "1", "--yes"],
    ] {
        #[cfg(unix)]
        if !arguments.contains(&"remove") && !arguments.contains(&"present") {
            let (_, shown) = crate::pty::on_a_terminal(&mut home.command(arguments));
            assert_eq!(steering(&shown), None, "{arguments:?}: {shown:?}");
        }
        let run = home.run(arguments);
        if arguments == ["wallet", "export", "1"] {
            // What a program reads is the credential as it was issued, to the byte.
            assert_eq!(run.bytes, std::fs::read(&file).unwrap());
            continue;
        }
        assert_eq!((steering(&run.out), steering(&run.err)), (None, None), "{arguments:?}\n{:?}\n{:?}", run.out, run.err);
        assert!(!run.out.lines().chain(run.err.lines()).any(|line| line.starts_with("1  Honest")), "{}", run.out);
    }
}

#[test]
fn the_words_are_italian_when_asked_and_the_name_of_the_trust_list_counts() {
    let (home, _, _) = Home::new();
    let home = home.variable("LC_ALL", "it_IT.UTF-8");
    home.file("a.json", &Course { until: Some("2026-07-31T00:00:00Z"), ..Course::new("Valutazione dei titoli esteri") }.award());
    home.file("b.json", &Course { day: "2026-07-01", ..Course::new("Archivi") }.award_by(9));
    let list = format!(r#"{{"issuers":[{{"id":"{}","name":"Università che conosco"}}]}}"#, crate::award::issuer_did(9));
    std::fs::write(home.path("home/trust.json"), list).unwrap();
    assert!(home.ok(&["wallet", "add", "a.json", "b.json"]).out.contains("aggiunta  Valutazione"));
    let out = home.ok(&["wallet", "list"]).out;
    for said in ["SCADUTA il 31 luglio 2026", "University of Example (così si chiama da sé", "Università che conosco\n", "valida"] {
        assert!(out.contains(said), "{said} not in\n{out}");
    }
    let error = home.fails_in_italian(&["wallet", "show", "nulla"]);
    assert!(error.contains("errore: Nel portafoglio non c'è una credenziale nulla.") && error.contains("suggerimento:"), "{error}");
}

impl Home {
    fn fails_in_italian(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_ne!(run.exit, 0);
        run.err
    }
}
