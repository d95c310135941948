//! The lines of an input, taken in blocks: in bounded memory, however many they are and however long.

use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::sync::{Arc, Mutex, PoisonError};

/// How much is read at once: enough that a read costs nothing beside the signatures in it, little enough that several blocks are under way at once.
const BLOCK: usize = 256 * 1024;
/// The longest line that is judged, in bytes. A file by itself may be eight times as long; of lines several are under way at once, each with a table of what
/// stands where in it, and all of them together stay below 64 MB. A credential with a picture in it has a few hundred kilobytes.
pub(crate) const LONGEST_LINE: usize = 2 * 1024 * 1024;
/// The longest line that is kept whole: a byte too many. Of a longer one a byte more than this is kept, by which it is known, and the rest is passed over.
pub(crate) const LONGEST: usize = LONGEST_LINE + 1;

/// How many values a line has that takes much more memory than others: a table of what stands where in it, and statements of what it says. A credential has some
/// hundreds; a picture in it is one value, however long.
const MANY_VALUES: usize = 4096;

/// How many values the document on a line has, or some more: what looks like the end of one in a text counts as well.
fn values(line: &[u8]) -> usize {
    line.iter().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count()
}

/// Whole lines, one after the other.
#[derive(Default)]
pub(crate) struct Block {
    bytes: Vec<u8>,
    /// The number of its first line, counted from 1.
    first: u64,
    /// How many bytes of the input were read for it.
    pub(crate) read: u64,
    /// Where `bytes` come from, if they are those of a long line.
    long: Option<Borrowed>,
}

/// The memory of a long line, while it is in a block.
struct Borrowed {
    from: LongLine,
    /// What the block has for ordinary lines.
    ordinary: Vec<u8>,
}

/// Memory for one long line, for all blocks together: one such line is under way at a time. An allocator that gives every thread memory of its own would keep that of
/// a line for each thread that ever read one.
type LongLine = Arc<Mutex<Vec<u8>>>;

impl Block {
    /// Its lines without their line feeds, each with its number.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (u64, &[u8])> {
        let whole = self.bytes.strip_suffix(b"\n").unwrap_or(&self.bytes);
        (self.first..).zip(whole.split(|byte| *byte == b'\n'))
    }

    /// Whether it holds a line that takes much more memory to judge than others: one that did not fit into what is read at once, or one of many values.
    pub(crate) fn is_large(&self) -> bool {
        self.bytes.len() > 2 * BLOCK || self.lines().any(|(_, line)| line.len() > MANY_VALUES && values(line) > MANY_VALUES)
    }

    /// Empties it. Memory is kept for ordinary lines only.
    pub(crate) fn clear(&mut self) {
        self.bytes.clear();
        if let Some(Borrowed { from, ordinary }) = self.long.take() {
            *from.lock().unwrap_or_else(PoisonError::into_inner) = std::mem::replace(&mut self.bytes, ordinary);
        }
        self.read = 0;
    }

    /// Makes room for a line of up to `longest` bytes, and what is read behind it.
    fn lengthen(&mut self, from: &LongLine, longest: usize) {
        let mut long = std::mem::take(&mut *from.lock().unwrap_or_else(PoisonError::into_inner));
        long.clear();
        long.reserve_exact(longest + BLOCK + 2);
        long.extend_from_slice(&self.bytes);
        let mut ordinary = std::mem::replace(&mut self.bytes, long);
        ordinary.clear();
        self.long = Some(Borrowed { from: Arc::clone(from), ordinary });
    }
}

/// An input, block by block.
pub(crate) struct Blocks<R> {
    reader: BufReader<R>,
    /// The line that the last block left unfinished.
    begun: Vec<u8>,
    /// How many lines there were.
    lines: u64,
    /// The longest line that is kept whole.
    longest: usize,
    /// The line under way is longer: what is left of it counts for nothing.
    passing: bool,
    long: LongLine,
}

impl<R: Read> Blocks<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self::keeping(LONGEST, reader)
    }

    /// With lines of up to this many bytes kept whole.
    pub(crate) fn keeping(longest: usize, reader: R) -> Self {
        Self {
            reader: BufReader::with_capacity(BLOCK, reader),
            begun: Vec::new(),
            lines: 0,
            longest,
            passing: false,
            long: LongLine::default(),
        }
    }

    /// Fills `block` with the next lines: as many as one read completes, so that nobody waits for lines that are not written yet. False at the end.
    ///
    /// # Errors
    /// Those of the reader.
    pub(crate) fn next(&mut self, block: &mut Block) -> io::Result<bool> {
        block.clear();
        block.first = self.lines + 1;
        block.bytes.append(&mut self.begun);
        loop {
            let read = match self.reader.fill_buf() {
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                read => read?,
            };
            let used = read.len();
            if block.long.is_none() && block.bytes.len() + used > 2 * BLOCK {
                block.lengthen(&self.long, self.longest);
            }
            let mut target = Target { lines: &mut block.bytes, begun: &mut self.begun, passing: &mut self.passing, longest: self.longest };
            let finished = used == 0 || target.add(read);
            self.reader.consume(used);
            block.read += used as u64;
            if finished {
                break;
            }
        }
        self.lines += block.bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        Ok(!block.bytes.is_empty())
    }
}

/// Where what is read goes.
struct Target<'a> {
    lines: &'a mut Vec<u8>,
    begun: &'a mut Vec<u8>,
    passing: &'a mut bool,
    longest: usize,
}

impl Target<'_> {
    /// Puts it behind the lines, and what is behind its last line feed to what is begun. Whether the lines end with a whole one now.
    fn add(&mut self, read: &[u8]) -> bool {
        let mut read = read;
        if *self.passing {
            let Some(end) = read.iter().position(|byte| *byte == b'\n') else { return false };
            (_, read) = read.split_at(end + 1);
            *self.passing = false;
        }
        if let Some(last) = read.iter().rposition(|byte| *byte == b'\n') {
            let (whole, rest) = read.split_at(last + 1);
            self.lines.extend_from_slice(whole);
            self.begun.extend_from_slice(rest);
            return true;
        }
        self.lines.extend_from_slice(read);
        *self.passing = self.lines.len() > self.longest;
        if *self.passing {
            self.lines.truncate(self.longest + 1);
            self.lines.push(b'\n');
        }
        *self.passing
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Gives its bytes in reads that end at `cuts`.
    pub(crate) struct Cut<'a> {
        pub(crate) bytes: &'a [u8],
        pub(crate) cuts: Vec<usize>,
        pub(crate) at: usize,
    }

    impl Read for Cut<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let end = self.cuts.iter().copied().find(|cut| *cut > self.at).unwrap_or(self.bytes.len()).min(self.at + buffer.len());
            let part = &self.bytes[self.at..end];
            buffer[..part.len()].copy_from_slice(part);
            self.at = end;
            Ok(part.len())
        }
    }

    fn lines(longest: usize, bytes: &[u8], cuts: &[usize]) -> Vec<(u64, Vec<u8>)> {
        let mut blocks = Blocks::keeping(longest, Cut { bytes, cuts: cuts.to_vec(), at: 0 });
        let (mut block, mut lines, mut read) = (Block::default(), Vec::new(), 0);
        while blocks.next(&mut block).unwrap() {
            lines.extend(block.lines().map(|(number, line)| (number, line.to_vec())));
            read += block.read;
        }
        assert_eq!(read, bytes.len() as u64);
        lines
    }

    #[test]
    fn lines_are_the_same_wherever_the_reads_end() {
        for text in ["one\n\n  \r\ntwo\r\n\u{e8}\u{1F600}\nlast", "one\ntwo\n", "\n\n", "x", ""] {
            let bytes = text.as_bytes();
            let expected: Vec<_> = (1..).zip(one_by_one(bytes)).collect();
            for first in 0..=bytes.len() {
                for second in first..=bytes.len() {
                    assert_eq!(lines(LONGEST, bytes, &[first, second]), expected, "{text:?} {first} {second}");
                }
            }
            let every: Vec<_> = (0..bytes.len()).collect();
            assert_eq!(lines(LONGEST, bytes, &every), expected, "{text:?}");
        }
    }

    /// Each line by itself, as a plain loop over the bytes has it.
    fn one_by_one(bytes: &[u8]) -> Vec<Vec<u8>> {
        let mut lines = Vec::new();
        let mut line = None::<Vec<u8>>;
        for byte in bytes {
            let begun = line.get_or_insert_default();
            if *byte == b'\n' {
                lines.extend(line.take());
            } else {
                begun.push(*byte);
            }
        }
        lines.extend(line);
        lines
    }

    #[test]
    fn a_line_that_is_too_long_stays_too_long_and_the_others_whole() {
        const LONGEST: usize = 5;
        for length in 0..12 {
            let bytes = [b"ab\n".as_slice(), &b"x".repeat(length), b"\n\n12345\nyz"].concat();
            let expected: Vec<_> = (1..).zip(one_by_one(&bytes)).collect();
            for first in 0..=bytes.len() {
                for second in first..=bytes.len() {
                    let lines = lines(LONGEST, &bytes, &[first, second]);
                    assert_eq!(lines.len(), expected.len());
                    for (line, whole) in lines.iter().zip(&expected) {
                        let both_too_long = line.0 == whole.0 && line.1.len() > LONGEST && whole.1.len() > LONGEST;
                        assert!(line == whole || both_too_long, "{line:?} {whole:?}, cut at {first} and {second}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_line_without_end_takes_no_more_memory_than_the_longest() {
        let bytes = vec![b'x'; 10 * BLOCK];
        let (mut blocks, mut block) = (Blocks::keeping(BLOCK, bytes.as_slice()), Block::default());
        let mut lengths = Vec::new();
        while blocks.next(&mut block).unwrap() {
            lengths.extend(block.lines().map(|(_, line)| line.len()));
        }
        assert_eq!(lengths, [BLOCK + 1]);
        assert!(block.bytes.capacity() <= 2 * BLOCK && blocks.begun.capacity() <= 2 * BLOCK);
        assert!(blocks.long.lock().unwrap().capacity() <= 2 * BLOCK + 2);
    }

    #[test]
    fn long_lines_among_short_ones_are_each_read_once() {
        let long = |letter: &str, blocks: usize| letter.repeat(blocks * BLOCK + 7);
        let expected = ["a".to_owned(), long("b", 3), "c".to_owned(), long("d", 5), long("e", 4), "f".to_owned()];
        let bytes = expected.join("\n").into_bytes();
        let read: Vec<_> = lines(LONGEST, &bytes, &[1, BLOCK, 3 * BLOCK + 9]).into_iter().map(|(_, line)| line).collect();
        assert!(read.iter().map(Vec::as_slice).eq(expected.iter().map(String::as_bytes)));
    }

    #[test]
    fn memory_for_a_long_line_is_given_back_to_whoever_reads_the_next() {
        let mut bytes = vec![b'x'; 4 * BLOCK];
        bytes.extend_from_slice(b"\n");
        bytes.extend_from_slice(&b"short\n".repeat(BLOCK));
        let (mut blocks, mut block) = (Blocks::new(bytes.as_slice()), Block::default());
        assert!(blocks.next(&mut block).unwrap() && block.is_large());
        let memory = block.bytes.as_ptr();
        block.clear();
        assert!(block.bytes.capacity() <= 2 * BLOCK, "{}", block.bytes.capacity());
        let mut other = Block::default();
        assert!(blocks.next(&mut other).unwrap() && !other.is_large());
        assert_eq!(blocks.long.lock().unwrap().as_ptr(), memory);
    }
}
