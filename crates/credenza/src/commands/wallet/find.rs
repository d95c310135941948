//! Which credential the user means: a number of the list, the beginning of a digest, or part of a title.

use unicode_normalization::UnicodeNormalization;

use super::collection::{Item, SHORTEST};
use crate::exit::Exit;
use crate::failure::Failure;

/// How many candidates an error names.
const NAMED: usize = 9;

/// How much of a title an error quotes, in characters.
const QUOTED: usize = 60;

/// The credentials that `ids` mean, each once, in the order in which they were named.
///
/// # Errors
/// `credential_not_found`, `credential_ambiguous`.
pub(crate) fn find_each<'a>(items: &'a [Item], ids: &[String]) -> Result<Vec<&'a Item>, Failure> {
    let mut found: Vec<&Item> = Vec::new();
    for id in ids {
        let item = find(items, id)?;
        if !found.iter().any(|other| other.number == item.number) {
            found.push(item);
        }
    }
    Ok(found)
}

/// The credential that `id` means.
///
/// A number of the list and the beginning of a digest come before titles, so that "3" is not "Level 3". Where a text could be a digest or a title, or a number
/// or a digest, of two different credentials, nothing is guessed.
///
/// # Errors
/// `credential_not_found`; `credential_ambiguous`, which names the candidates.
pub(super) fn find<'a>(items: &'a [Item], id: &str) -> Result<&'a Item, Failure> {
    let wanted = id.trim();
    let number = wanted.parse::<usize>().ok();
    let digest = wanted.to_ascii_lowercase();
    let is_digest = digest.len() >= SHORTEST && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    let named = |item: &&Item| number == Some(item.number) || (is_digest && item.entry.digest.starts_with(&digest));
    let mut candidates: Vec<&Item> = items.iter().filter(named).collect();
    if candidates.is_empty() || number.is_none() {
        let titled = by_title(items, wanted).into_iter().filter(|item| !candidates.iter().any(|other| other.number == item.number));
        let titled: Vec<&Item> = titled.collect();
        candidates.extend(titled);
    }
    match candidates.as_slice() {
        [] => Err(Failure::new("credential_not_found").arg("id", wanted).exit(Exit::Usage)),
        [one] => Ok(one),
        many => Err(ambiguous(wanted, many)),
    }
}

/// The credentials with exactly this title, else those with this text in their title. Upper and lower case are the same, and so are the two ways to write an
/// accent.
fn by_title<'a>(items: &'a [Item], wanted: &str) -> Vec<&'a Item> {
    let folded = |text: &str| text.nfc().collect::<String>().to_lowercase();
    let wanted = folded(wanted);
    if wanted.is_empty() {
        return Vec::new();
    }
    let with = |matches: &dyn Fn(&str) -> bool| -> Vec<&Item> {
        items.iter().filter(|item| item.titles().iter().any(|title| matches(&folded(title)))).collect()
    };
    let exact = with(&|title| title.trim() == wanted);
    if exact.is_empty() { with(&|title| title.contains(&wanted)) } else { exact }
}

fn ambiguous(wanted: &str, candidates: &[&Item]) -> Failure {
    let quoted = |item: &Item| {
        let title = item.title().unwrap_or_default();
        let cut: String = title.chars().take(QUOTED).collect();
        let rest = if cut.len() < title.len() { "…" } else { "" };
        format!("{} ({}) \"{cut}{rest}\"", item.number, item.id())
    };
    let mut names: Vec<String> = candidates.iter().take(NAMED).map(|item| quoted(item)).collect();
    if candidates.len() > NAMED {
        names.push("…".to_owned());
    }
    Failure::new("credential_ambiguous")
        .arg("id", wanted)
        .arg("count", candidates.len())
        .arg("candidates", names.join("; "))
        .exit(Exit::Usage)
}
