//! JSON (JSONTestSuite), its canonical form (RFC 8785), multibase.

use crate::shared::{Outcome, check, equal, files, read, trial, unhex};
use crate::tally::Tally;
use credenza_core::encoding::jcs::canonicalize;
use credenza_core::encoding::json::{Document, parse};
use credenza_core::encoding::multibase::{self, Base};
use libtest_mimic::{Failed, Trial};
use std::io::Read as _;
use std::path::Path;

/// What JSONTestSuite wants accepted and we refuse: the file, the code, and why.
const REFUSED_ON_PURPOSE: [(&str, &str, &str); 2] = [
    ("y_object_duplicated_key.json", "duplicate_member", "readers differ in which of the two members they keep (RFC 7493 §2.3)"),
    ("y_object_duplicated_key_and_value.json", "duplicate_member", "the same, even where both say the same"),
];

/// The bases of a file that are not read: those that no DID and no proof of ours is written in.
const OTHER_BASES: usize = 21;

pub(crate) fn tests() -> Vec<Trial> {
    vec![
        trial("json_test_suite::n_is_refused_and_y_accepted", "vectors/json-test-suite/test_parsing", parsing),
        trial("json_test_suite::i_gives_an_answer", "vectors/json-test-suite/test_parsing", |folder| answered(folder, "i_", 35)),
        trial("json_test_suite::transform_gives_an_answer", "vectors/json-test-suite/test_transform", |folder| answered(folder, "", 22)),
        trial("jcs::documents", "vectors/jcs/testdata", jcs_documents),
        trial("jcs::numbers_10k", "vectors/jcs/numbers/es6testfile10k.txt", |path| jcs_numbers(path, 10_000)),
        trial("jcs::numbers_100k", "vectors/jcs/numbers/es6testfile100k.txt.gz", |path| jcs_numbers(path, 100_000)),
        trial("multibase::basic", "vectors/multibase/tests/basic.csv", |path| multibase_file(path, b"yes mani !")),
        trial("multibase::leading_zero", "vectors/multibase/tests/leading_zero.csv", |path| multibase_file(path, b"\0yes mani !")),
        trial("multibase::two_leading_zeros", "vectors/multibase/tests/two_leading_zeros.csv", |path| {
            multibase_file(path, b"\0\0yes mani !")
        }),
    ]
}

/// What begins with `y_` must be accepted and with `n_` refused.
fn parsing(folder: &Path) -> Outcome {
    let mut tally = Tally::default();
    for (name, bytes) in files(folder)?.into_iter().filter(|(name, _)| name.starts_with(['y', 'n']) && name.ends_with(".json")) {
        let code = Document::parse(&bytes).map_err(|error| error.code());
        let on_purpose = REFUSED_ON_PURPOSE.iter().find(|(file, _, _)| *file == name);
        if let Some((_, expected, reason)) = on_purpose {
            check(code.as_ref().err() == Some(expected), || {
                format!("{name} should be refused as {expected} because {reason}; found {code:?}")
            })?;
        }
        tally.count(code.is_ok(), name.starts_with('y') && on_purpose.is_none(), || format!("{name}: {code:?}"));
    }
    // Of the 95 that it wants accepted, two are refused on purpose.
    tally.finish("JSONTestSuite", 93, 188 + 2)
}

/// Where the suite leaves the answer open, ours must hold in canonical form.
fn answered(folder: &Path, prefix: &str, expected_count: usize) -> Outcome {
    let mut count = 0;
    for (name, bytes) in files(folder)?.into_iter().filter(|(name, _)| name.starts_with(prefix) && name.ends_with(".json")) {
        count += 1;
        if let Ok(document) = Document::parse(&bytes) {
            let form = canonicalize(document.root());
            equal(canonicalize(Document::parse(&form)?.root()), form, name)?;
        }
    }
    equal(count, expected_count, "number of files")
}

fn jcs_documents(folder: &Path) -> Outcome {
    let inputs = files(&folder.join("input"))?;
    let mut tally = Tally::default();
    for (name, input) in &inputs {
        let expected = read(&folder.join("output").join(name))?;
        let found = canonicalize(Document::parse(input).map_err(|error| format!("{name}: {error}"))?.root());
        tally.count(found == expected, true, || format!("{name}: {}", String::from_utf8_lossy(&found)));
        let hex_name = name.replace(".json", ".txt");
        let hex = String::from_utf8(read(&folder.join("outhex").join(&hex_name))?)?;
        equal(found, unhex(&hex)?, hex_name)?;
    }
    tally.finish("JCS: documents", 6, 0)
}

/// Every line is the bits of a double and its ECMAScript form.
fn jcs_numbers(path: &Path, count: usize) -> Outcome {
    let bytes = read(path)?;
    let mut text = String::new();
    match path.extension() {
        Some(extension) if extension == "gz" => flate2::read::GzDecoder::new(bytes.as_slice()).read_to_string(&mut text)?,
        _ => bytes.as_slice().read_to_string(&mut text)?,
    };
    let mut tally = Tally::default();
    for line in text.lines() {
        let (bits, expected) = line.split_once(',').ok_or_else(|| format!("no comma: {line}"))?;
        let number = f64::from_bits(u64::from_str_radix(bits, 16)?);
        // With an exponent, so that it is read as the double that it is.
        let document = Document::parse(format!("{number:e}").as_bytes());
        let found = canonicalize(document.map_err(|error| format!("{line}: {error}"))?.root());
        tally.count(found == expected.as_bytes(), true, || line.to_owned());
        read_back(number, expected)?;
    }
    tally.finish(&format!("JCS: {count} numbers"), count, 0)
}

/// The parser rounds the canonical form to the same double, or refuses an integer literal that others would round.
fn read_back(number: f64, literal: &str) -> Outcome {
    match parse(literal.as_bytes()) {
        Ok(value) => check(value.as_f64() == Some(number), || format!("{literal} was read as {value}")),
        Err(error) => check(error.code() == "number_not_exact" && !literal.contains(['.', 'e']), || format!("{literal}: {error}")),
    }
}

fn multibase_file(path: &Path, expected: &[u8]) -> Outcome {
    let text = String::from_utf8(read(path)?)?;
    let mut tally = Tally::default();
    for line in text.lines().skip(1) {
        let (name, quoted) = line.split_once(", ").ok_or_else(|| format!("no comma: {line}"))?;
        let encoded = quoted.trim().trim_matches('"');
        let base = match name.trim() {
            "base58btc" => Base::Base58Btc,
            "base64url" => Base::Base64Url,
            _ => {
                let refusal = multibase::decode(encoded).map_err(|error| error.code());
                tally.count(refusal != Err("multibase_unsupported"), false, || line.to_owned());
                continue;
            }
        };
        let decoded = multibase::decode(encoded).map_err(|error| Failed::from(format!("{line}: {error}")))?;
        tally.count(decoded == (base, expected.to_vec()), true, || line.to_owned());
        equal(multibase::encode(base, expected), encoded.to_owned(), line)?;
    }
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    tally.finish(&format!("multibase: {name}"), 2, OTHER_BASES)
}
