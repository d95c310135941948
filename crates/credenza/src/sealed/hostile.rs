//! Sealed files that somebody changed, or made to do harm; for the tests of everything that opens one.

use std::time::{Duration, Instant};

/// Every change that is tried, with its name: one bit of each byte and all of them, every length, and bytes behind the end.
pub(crate) fn damaged_versions(original: &[u8]) -> Vec<(String, Vec<u8>)> {
    let changed = |at: usize, mask: u8| {
        let mut bytes = original.to_vec();
        bytes[at] ^= mask;
        (format!("byte {at} ^ {mask:#04x}"), bytes)
    };
    let flipped = (0..original.len()).flat_map(|at| [changed(at, 1 << (at % 8)), changed(at, 0xff)]);
    let cut = (0..original.len()).map(|length| (format!("cut at {length}"), original[..length].to_vec()));
    let longer = [&b"\0"[..], b"\n", b"a", original].map(|more| (format!("{} bytes more", more.len()), [original, more].concat()));
    flipped.chain(cut).chain(longer).collect()
}

/// Files whose headers ask for more work or memory than anybody should give before knowing who asks; none is longer than 60,000 bytes.
pub(crate) fn hostile_headers(original: &[u8]) -> Vec<(String, Vec<u8>)> {
    let end = original.windows(4).position(|window| window == b"\n---").unwrap();
    let first = original.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let with = |header: &[u8]| [&original[..first], header, &original[end + 1..]].concat();
    let body = "CB6WGp2pUu0Cl8X5pOEnQSLjnRGWmK5CXgvUzV5pJhg";
    let scrypt = |work: &str| with(format!("-> scrypt bBjlhJVYZeE4aqUdmtRHfw {work}\n{body}\n").as_bytes());
    let mut files: Vec<_> = ["21", "22", "30", "40", "63", "64", "255", "256", "99999999999999999999", "-1", "017", ""]
        .map(|work| (format!("scrypt 2^{work}"), scrypt(work)))
        .into();
    let own = &original[first..=end];
    files.extend([
        ("the stanza twice".to_owned(), with(&[own, own].concat())),
        (
            "a scrypt stanza beside it".to_owned(),
            with(&[own, format!("-> scrypt bBjlhJVYZeE4aqUdmtRHfw 40\n{body}\n").as_bytes()].concat()),
        ),
        ("thousands of stanzas".to_owned(), with(&[b"-> x\n\n".repeat(9000), own.to_vec()].concat())),
        (
            "a stanza of many lines".to_owned(),
            with(format!("-> x\n{}\n{own}", format!("{}\n", "A".repeat(64)).repeat(800), own = String::from_utf8_lossy(own)).as_bytes()),
        ),
        ("a stanza of many arguments".to_owned(), with(&[b"-> x".to_vec(), b" a".repeat(20_000), b"\n\n".to_vec(), own.to_vec()].concat())),
        ("no end".to_owned(), [&original[..first], &b"-> x\n\n".repeat(9000)].concat()),
        ("one endless line".to_owned(), [&original[..first], &[b'-'; 50_000][..]].concat()),
    ]);
    files
}

/// Runs `refusal`, which must not take as long as the work that a header asks for would.
pub(crate) fn at_once(case: &str, refusal: impl FnOnce()) {
    // Scrypt with 2^21 takes 3 s and 2 GiB; the slowest of these, on a busy machine, some milliseconds.
    const LIMIT: Duration = Duration::from_secs(2);
    let start = Instant::now();
    refusal();
    assert!(start.elapsed() < LIMIT, "{case}: {:?}", start.elapsed());
}
