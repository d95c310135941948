//! The plain run of a string, eight bytes at a time.

/// How many bytes stand in front of the first quotation mark, backslash or control character; all of them if there is none.
///
/// Nearly every byte of a credential lies in such a run, so this is the loop that reading a document, and writing one, spends its time in.
pub(in crate::encoding) fn plain_run(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let special = special(u64::from_le_bytes(*word));
        if special != 0 {
            return index * 8 + special.trailing_zeros() as usize / 8;
        }
    }
    let tail = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)).unwrap_or(rest.len());
    words.len() * 8 + tail
}

/// The high bit of every byte that ends a run. A borrow may mark further bytes above the lowest one that is marked rightly; only the lowest is looked at.
fn special(word: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = EACH * 0x80;
    let quotation_mark = word ^ (EACH * b'"' as u64);
    let backslash = word ^ (EACH * b'\\' as u64);
    let below = |bytes: u64, bound: u64| bytes.wrapping_sub(EACH * bound) & !bytes;
    (below(quotation_mark, 1) | below(backslash, 1) | below(word, 0x20)) & HIGH
}

#[cfg(test)]
mod tests {
    use super::plain_run;
    use proptest::prelude::*;

    fn one_by_one(bytes: &[u8]) -> usize {
        bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)).unwrap_or(bytes.len())
    }

    #[test]
    fn every_byte_at_every_place_of_a_word() {
        for byte in 0..=u8::MAX {
            for place in 0..20 {
                let mut text = *b"the quick brown fox jumps";
                text[place] = byte;
                assert_eq!(plain_run(&text), one_by_one(&text), "{byte:#x} at {place}");
            }
        }
    }

    proptest! {
        #[test]
        fn the_same_as_one_by_one(bytes in proptest::collection::vec(prop_oneof![4 => any::<u8>(), 1 => Just(b'"'), 1 => 0x1e..0x24_u8], 0..60)) {
            prop_assert_eq!(plain_run(&bytes), one_by_one(&bytes));
        }
    }
}
