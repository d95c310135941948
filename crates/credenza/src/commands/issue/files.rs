//! The files of one run are different ones: what is read is not written over, and nothing is written to one file twice.

use std::path::{Path, PathBuf};

use super::note;
use super::place::{DELIVERY, LEDGER};
use crate::app::App;
use crate::cli::Issue;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::keys::KeyArgument;
use crate::storage::is_one_file;

/// A file and what makes it one of the run: an option, or the name that it has beside the credentials.
type Named = (&'static str, PathBuf);

/// Checks that no file is meant twice, and that none that is written lies among the program's own.
///
/// # Errors
/// `issue_file_named_twice`, `issue_errors_to_output`, `issue_errors_among_awards`, as usage errors; those of [`App::require_foreign`].
pub(super) fn distinct(app: &App, arguments: &Issue) -> Result<(), Failure> {
    if arguments.errors.as_deref() == Some(Path::new("-")) {
        return Err(Failure::new("issue_errors_to_output").exit(Exit::Usage));
    }
    let (read, written) = (read(app, arguments), written(arguments));
    for (position, (one, path)) in written.iter().enumerate() {
        let mut others = read.iter().chain(written.iter().skip(position + 1));
        if let Some((other, _)) = others.find(|(_, other)| is_one_file(path, other)) {
            let failure = Failure::new("issue_file_named_twice").arg("file", path.display()).arg("one", one).arg("other", other);
            return Err(failure.at(path.display()).exit(Exit::Usage));
        }
        app.require_foreign(path)?;
    }
    match (&arguments.errors, &arguments.output) {
        (Some(errors), Some(folder)) if !arguments.ndjson && is_among_awards(errors, folder) => {
            Err(Failure::new("issue_errors_among_awards").arg("file", errors.display()).at(errors.display()).exit(Exit::Usage))
        }
        _ => Ok(()),
    }
}

fn read(app: &App, arguments: &Issue) -> Vec<Named> {
    let named = [
        ("--roster", arguments.roster.clone()),
        ("COURSE", Some(arguments.course.clone())),
        ("--learner", arguments.learner.clone()),
        ("--evidence", arguments.evidence.clone()),
        ("--passphrase-file", app.passphrase_file.clone()),
    ];
    let keys = key_files(app, arguments).into_iter().map(|path| ("--key", path));
    named.into_iter().filter_map(|(name, path)| Some((name, path?))).chain(keys).collect()
}

/// The files of the key that signs, by path, by name or because there is no other one; none where that is not known, for then nothing is signed.
fn key_files(app: &App, arguments: &Issue) -> Vec<PathBuf> {
    let key = match arguments.key.as_deref() {
        Some(text) => KeyArgument::parse(text).ok(),
        None => app.only_key().ok().map(KeyArgument::Name),
    };
    match (key, app.key_store()) {
        (Some(KeyArgument::File(path)), _) => vec![path],
        (Some(KeyArgument::Name(name)), Ok(store)) => store.files(&name).into(),
        _ => Vec::new(),
    }
}

/// What the run writes, or may: the ledger and its neighbours have their names from the program.
fn written(arguments: &Issue) -> Vec<Named> {
    let mut written: Vec<Named> = arguments.errors.iter().map(|path| ("--errors", path.clone())).collect();
    let Some(output) = arguments.output.as_deref().filter(|path| *path != Path::new("-")) else { return written };
    let beside = |folder: &Path, names: &[&'static str]| names.iter().map(|name| (*name, folder.join(name))).collect::<Vec<_>>();
    match (&arguments.roster, arguments.ndjson) {
        (None, _) => written.push(("-o", output.to_path_buf())),
        (Some(_), false) => written.extend(beside(output, &[LEDGER, DELIVERY, note::FILE])),
        (Some(_), true) => {
            // That the ledger's name is none for the credentials has a sentence of its own.
            if output.file_name().is_none_or(|name| name != LEDGER) {
                written.push(("-o", output.to_path_buf()));
            }
            written.extend(beside(output.parent().unwrap_or(Path::new("")), &[LEDGER]));
        }
    }
    written
}

/// Whether the file of bad rows could be, or become, a credential's.
fn is_among_awards(errors: &Path, folder: &Path) -> bool {
    let ending = errors.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    errors.file_name().is_some_and(|name| ending && is_one_file(errors, &folder.join(name)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::storage::Storage;

    #[test]
    fn nothing_is_issued_among_the_files_of_the_program() {
        let desk = tempfile::tempdir().unwrap();
        let home = desk.path().join("home");
        for folder in ["wallet/credentials", "keys"] {
            fs::create_dir_all(home.join(folder)).unwrap();
        }
        let text = |path: PathBuf| path.to_str().unwrap().to_owned();
        let own = |name: &str| text(home.join(name));
        let (credentials, lines, bad, one) = (own("wallet/credentials"), own("keys/all.ndjson"), own("keys/bad.csv"), own("keys/one.json"));
        let elsewhere = text(desk.path().join("new"));
        // Neither course nor roster is there: it is refused before either is asked for, and before a passphrase is.
        let issue = |more: &[&str]| {
            let arguments: Vec<&str> = ["issue", "course.toml"].into_iter().chain(more.iter().copied()).collect();
            let failure = App::in_memory(&Storage::default(), &home, None).run(&arguments).unwrap_err();
            (failure.code, failure.exit)
        };
        for more in [
            &["--roster", "people.csv", "-o", &credentials][..],
            &["--roster", "people.csv", "-o", &lines, "--ndjson"],
            &["--roster", "people.csv", "-o", &elsewhere, "--errors", &bad],
            &["--name", "Fiorella Inventata", "--student-number", "1", "-o", &one],
        ] {
            assert_eq!(issue(more), ("output_is_own", Exit::Usage), "{more:?}");
        }
        assert_eq!(issue(&["--roster", "people.csv", "-o", &elsewhere]).0, "file_not_found");
    }
}
