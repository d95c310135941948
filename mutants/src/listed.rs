//! The mutants as cargo-mutants lists them (`cargo mutants --list --json`).

use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};

/// What kind of mistake is made.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
pub enum Genre {
    FnValue,
    BinaryOperator,
    UnaryOperator,
    MatchArm,
    MatchArmGuard,
    StructField,
}

/// A place in a source file, both from 1, the column in characters.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Span {
    pub start: Place,
}

/// One small mistake.
#[derive(Clone, Debug, Deserialize)]
pub struct Mutant {
    /// File, place and change, as cargo-mutants writes them. No two are alike.
    pub name: String,
    pub file: String,
    pub genre: Genre,
    pub span: Span,
    /// What stands there instead.
    pub replacement: String,
}

/// The number by which a mutant is switched on; from 1.
pub type Id = u32;

/// All the mutants of a list, by their numbers.
pub struct Listed(Vec<Mutant>);

impl Listed {
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        serde_json::from_str(&text).map(Self).map_err(|error| format!("{}: {error}", path.display()))
    }

    pub fn iter(&self) -> impl Iterator<Item = (Id, &Mutant)> {
        (1..).zip(&self.0)
    }

    pub fn get(&self, id: Id) -> Option<&Mutant> {
        self.0.get((id as usize).checked_sub(1)?)
    }

    /// Those of each file.
    pub fn by_file(&self) -> BTreeMap<&str, Vec<(Id, &Mutant)>> {
        let mut files: BTreeMap<&str, Vec<(Id, &Mutant)>> = BTreeMap::new();
        for (id, mutant) in self.iter() {
            files.entry(&mutant.file).or_default().push((id, mutant));
        }
        files
    }
}
