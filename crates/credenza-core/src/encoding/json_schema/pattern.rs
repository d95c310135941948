//! Patterns: the dialect of ECMA-262 that schemas are written in, said in that of the engine.
//!
//! Both dialects read many of the same texts, and some of them differently: `.`, `\s`, `[]`, inline flags. A pattern that the engine would read differently must not
//! pass in silence, so none is handed over as it stands: each is read here, as ECMA-262 has it, and written anew from what it means. What has no counterpart
//! (look-around, back references, properties of characters) is refused, and a schema with it leaves the answer open.
//!
//! The engine takes time linear in the length of the text, whatever the pattern.

use regex_lite::{Regex, RegexBuilder};
use std::fmt::Write as _;
use std::iter::Peekable;
use std::str::Chars;

/// The longest pattern that is read, in bytes. The longest in the schemas of others has some 200.
const MAX_LENGTH: usize = 4096;
/// How deep groups may nest: the engine reads them by recursion.
const MAX_NESTING: u32 = 24;
/// How large a pattern may become, in bytes of the engine's memory, as powers of two: `((a{99}){99}){99}` is short, and would take gigabytes. What a pattern takes
/// decides what a character of the text may cost, so a smaller size is tried first.
const SIZES: std::ops::RangeInclusive<u32> = 9..=17;

/// A pattern that can be looked for.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    source: Box<str>,
    regex: Regex,
    size: usize,
}

impl Pattern {
    /// Reads a regular expression of ECMA-262 §22.2; none where it is none, or has no counterpart.
    pub(super) fn read(source: &str) -> Option<Self> {
        if source.len() > MAX_LENGTH {
            return None;
        }
        let written = Translation { rest: source.chars().peekable(), written: String::new(), open: 0 }.pattern()?;
        let build = |size: usize| {
            let regex = RegexBuilder::new(&written).size_limit(size).nest_limit(MAX_NESTING * 2).build().ok()?;
            Some(Self { source: source.into(), regex, size })
        };
        SIZES.map(|power| 1 << power).find_map(build)
    }

    /// The pattern as the schema has it.
    pub(super) fn source(&self) -> &str {
        &self.source
    }

    /// Whether it is found anywhere in the text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }

    /// How much work it may be at most to look for it in a text of so many bytes.
    pub(super) fn work(&self, length: usize) -> u64 {
        // A state takes 32 bytes. For each character the engine may have to look at all of them, which takes 10 to 15 ns each: a tenth of a unit.
        (length as u64).saturating_mul(self.size as u64 / 32).div_ceil(10) + 1
    }
}

type Ranges = Vec<(char, char)>;

/// Line terminators. ECMA-262 §12.3.
const LINE_TERMINATORS: [(char, char); 3] = [('\n', '\n'), ('\r', '\r'), ('\u{2028}', '\u{2029}')];
/// White space and line terminators. ECMA-262 §12.2.
const SPACES: [(char, char); 10] = [
    ('\t', '\r'),
    (' ', ' '),
    ('\u{a0}', '\u{a0}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{2000}', '\u{200a}'),
    ('\u{2028}', '\u{2029}'),
    ('\u{202f}', '\u{202f}'),
    ('\u{205f}', '\u{205f}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{feff}', '\u{feff}'),
];
const DIGITS: [(char, char); 1] = [('0', '9')];
const WORD: [(char, char); 4] = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];

/// What stands behind a backslash.
enum Escape {
    Character(char),
    Set(Ranges),
}

/// Reads a pattern and writes it anew.
struct Translation<'p> {
    rest: Peekable<Chars<'p>>,
    written: String,
    open: u32,
}

impl Translation<'_> {
    fn pattern(mut self) -> Option<String> {
        // Whether what was read last may be repeated.
        let mut is_atom = false;
        while let Some(character) = self.rest.next() {
            is_atom = match character {
                '^' | '|' => self.push(character, false),
                '$' => self.push('$', false),
                '(' => {
                    self.group()?;
                    false
                }
                ')' => {
                    self.open = self.open.checked_sub(1)?;
                    self.push(')', true)
                }
                '.' => self.set(&LINE_TERMINATORS, true),
                '[' => self.class()?,
                '\\' => self.escaped()?,
                '*' | '+' | '?' if is_atom => {
                    self.written.push(character);
                    self.lazy()
                }
                '*' | '+' | '?' => return None,
                '{' => match self.counted() {
                    Some(quantifier) if is_atom => {
                        self.written.push_str(&quantifier);
                        self.lazy()
                    }
                    Some(_) => return None,
                    None => self.literal('{'),
                },
                other => self.literal(other),
            };
        }
        (self.open == 0).then_some(self.written)
    }

    fn push(&mut self, character: char, is_atom: bool) -> bool {
        self.written.push(character);
        is_atom
    }

    /// One character. By its number, it means the same in every dialect.
    fn literal(&mut self, character: char) -> bool {
        number(&mut self.written, character);
        true
    }

    fn set(&mut self, ranges: &[(char, char)], negated: bool) -> bool {
        self.written.push_str(if negated { "[^" } else { "[" });
        for (start, end) in ranges {
            number(&mut self.written, *start);
            self.written.push('-');
            number(&mut self.written, *end);
        }
        self.written.push(']');
        true
    }

    /// A group; that it captures is of no use here.
    fn group(&mut self) -> Option<()> {
        self.open += 1;
        if self.open > MAX_NESTING {
            return None;
        }
        if self.rest.next_if_eq(&'?').is_some() {
            match self.rest.next()? {
                ':' => {}
                '<' if self.rest.peek().is_some_and(|next| next.is_alphabetic() || matches!(next, '_' | '$')) => {
                    self.rest.by_ref().find(|character| *character == '>')?;
                }
                _ => return None,
            }
        }
        self.written.push_str("(?:");
        Some(())
    }

    /// Behind a quantifier: that it takes as little as possible changes nothing of whether there is a match.
    fn lazy(&mut self) -> bool {
        self.rest.next_if_eq(&'?');
        false
    }

    /// `{n}`, `{n,}` or `{n,m}` behind the brace that was read; where it is none of them, nothing is taken.
    fn counted(&mut self) -> Option<String> {
        let mut ahead = self.rest.clone();
        let mut inside = String::new();
        loop {
            match ahead.next()? {
                '}' => break,
                character @ ('0'..='9' | ',') => inside.push(character),
                _ => return None,
            }
        }
        let (least, most) = inside.split_once(',').unwrap_or((&inside, ""));
        if least.is_empty() || most.contains(',') {
            return None;
        }
        self.rest = ahead;
        Some(format!("{{{inside}}}"))
    }

    /// What stands behind a backslash, outside a class; whether it may be repeated.
    fn escaped(&mut self) -> Option<bool> {
        if let Some(boundary) = self.rest.next_if(|next| matches!(next, 'b' | 'B')) {
            self.written.push('\\');
            return Some(self.push(boundary, false));
        }
        Some(match self.escape()? {
            Escape::Character(character) => self.literal(character),
            Escape::Set(ranges) => self.set(&ranges, false),
        })
    }

    fn escape(&mut self) -> Option<Escape> {
        let character = self.rest.next()?;
        let set = |ranges: &[(char, char)]| Some(Escape::Set(ranges.to_vec()));
        let control = |character| Some(Escape::Character(character));
        match character {
            'd' => set(&DIGITS),
            'w' => set(&WORD),
            's' => set(&SPACES),
            'D' => set(&complement(&DIGITS)),
            'W' => set(&complement(&WORD)),
            'S' => set(&complement(&SPACES)),
            't' => control('\t'),
            'n' => control('\n'),
            'v' => control('\u{b}'),
            'f' => control('\u{c}'),
            'r' => control('\r'),
            '0' if !self.rest.peek().is_some_and(char::is_ascii_digit) => control('\0'),
            'c' => {
                let letter = self.rest.next_if(char::is_ascii_alphabetic)?;
                char::from_u32(u32::from(letter) % 32).map(Escape::Character)
            }
            'x' => char::from_u32(self.hexadecimal(2)?).map(Escape::Character),
            'u' => self.unicode().map(Escape::Character),
            other if other.is_alphanumeric() => None,
            other => Some(Escape::Character(other)),
        }
    }

    fn unicode(&mut self) -> Option<char> {
        if self.rest.next_if_eq(&'{').is_some() {
            let digits: String = std::iter::from_fn(|| self.rest.next_if(char::is_ascii_hexdigit)).take(8).collect();
            self.rest.next_if_eq(&'}')?;
            return char::from_u32(u32::from_str_radix(&digits, 16).ok()?);
        }
        let unit = self.hexadecimal(4)?;
        if !(0xd800..0xdc00).contains(&unit) {
            return char::from_u32(unit);
        }
        self.rest.next_if_eq(&'\\')?;
        self.rest.next_if_eq(&'u')?;
        let low = self.hexadecimal(4)?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x10000 + ((unit - 0xd800) << 10) + low)
    }

    fn hexadecimal(&mut self, digits: u32) -> Option<u32> {
        (0..digits).try_fold(0, |value, _| Some(value * 16 + self.rest.next()?.to_digit(16)?))
    }

    /// A class of characters, behind its bracket.
    fn class(&mut self) -> Option<bool> {
        let negated = self.rest.next_if_eq(&'^').is_some();
        let mut ranges = Ranges::new();
        loop {
            if self.rest.next_if_eq(&']').is_some() {
                break;
            }
            let start = self.class_item()?;
            let mut ahead = self.rest.clone();
            let is_range = ahead.next() == Some('-') && ahead.peek().is_some_and(|next| *next != ']');
            match (start, is_range) {
                (Escape::Character(start), true) => {
                    self.rest = ahead;
                    match self.class_item()? {
                        // The engine refuses one that ends before it starts.
                        Escape::Character(end) => ranges.push((start, end)),
                        Escape::Set(set) => ranges.extend([(start, start), ('-', '-')].into_iter().chain(set)),
                    }
                }
                (Escape::Character(character), false) => ranges.push((character, character)),
                (Escape::Set(set), _) => ranges.extend(set),
            }
        }
        match (ranges.is_empty(), negated) {
            (false, _) => Some(self.set(&ranges, negated)),
            // Anything; and nothing, which the engine cannot say.
            (true, true) => Some(self.set(&[('\0', char::MAX)], false)),
            (true, false) => None,
        }
    }

    fn class_item(&mut self) -> Option<Escape> {
        match self.rest.next()? {
            '\\' if self.rest.next_if_eq(&'b').is_some() => Some(Escape::Character('\u{8}')),
            '\\' => self.escape(),
            other => Some(Escape::Character(other)),
        }
    }
}

/// A character by its number.
fn number(written: &mut String, character: char) {
    if character.is_ascii_alphanumeric() {
        written.push(character);
    } else {
        // Writing to a text does not fail.
        let _ = write!(written, "\\x{{{:x}}}", u32::from(character));
    }
}

/// All characters but those of these ranges, which are sorted.
fn complement(ranges: &[(char, char)]) -> Ranges {
    let mut others = Ranges::new();
    let mut next = 0;
    for (start, end) in ranges {
        let before = u32::from(*start).checked_sub(1).filter(|before| *before >= next);
        others.extend(before.and_then(char::from_u32).zip(char::from_u32(next)).map(|(end, start)| (start, end)));
        next = u32::from(*end) + 1;
    }
    others.extend(char::from_u32(next).map(|start| (start, char::MAX)));
    others
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    fn found(pattern: &str, text: &str) -> bool {
        Pattern::read(pattern).unwrap_or_else(|| panic!("{pattern} is not read")).is_in(text)
    }

    #[test]
    fn a_pattern_means_what_ecma_262_says() {
        for (pattern, text) in [
            ("^a.c$", "abc"),
            ("a+", "xxaayy"),
            (r"^\S+$", "a\u{200b}"),
            (r"^\s$", "\u{feff}"),
            (r"^[\s\d-]+$", "1 -\u{a0}"),
            (r"^[^]$", "\n"),
            (r"^\/\-\.$", "/-."),
            (r"(ext:)[a-z|A-Z|0-9|.|-|_]+", "ext:a.b"),
            (
                r"^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(-3\.\d\.\d)*\.json$",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            ),
            (r"^[a-z]{2,4}(-[A-Z][a-z]{3})?$", "sr-Latn"),
            (r"^x{,5}$", "x{,5}"),
            (r"^a{2}$", "aa"),
            (r"^a{0000000000002}$", "aa"),
            (r"^\0[\0]$", "\0\0"),
            (r"^[\--a]+$", "-a"),
            (r"^(?:a|(?<name>b))*?$", "abab"),
            (r"^\cJ\x41\u0042\u{43}\ud83d\ude00$", "\nABC😀"),
            (r"^[\b\]&&[~~]+$", "\u{8}]&[~"),
            (r"^[\w-.]+$", "a-."),
            (r"\bé", "xé"),
            ("^🐲*$", "🐲🐲"),
            ("", "anything"),
            ("a||b", "c"),
        ] {
            assert!(found(pattern, text), "{pattern} in {text:?}");
        }
        for (pattern, text) in [
            ("^a.c$", "a\u{2028}c"),
            ("^a.c$", "a\rc"),
            ("^abc$", "abc\n"),
            (r"^\w$", "é"),
            (r"^\d$", "\u{663}"),
            (r"^a{0000000000002}$", "a{0000000000002}"),
            (r"^\S$", "\u{a0}"),
            (r"^[^\s]$", "\u{3000}"),
            (r"^[\D]$", "5"),
            ("^🐲*$", "🐉"),
        ] {
            assert!(!found(pattern, text), "{pattern} in {text:?}");
        }
    }

    #[test]
    fn what_has_no_counterpart_or_takes_too_much_is_refused() {
        for pattern in [
            "(?=a)",
            "(?!a)",
            "(?<=a)",
            "(?<!a)",
            "(?<=a>)b",
            "(?<!a>)b",
            "(?<1>a)",
            "(?i)a",
            "(a)\\1",
            "\\k<a>",
            "\\p{L}",
            "\\A",
            "\\z",
            "\\a",
            "a**",
            "*",
            "+a",
            "^*",
            "a{2}{3}",
            "{2}",
            "(",
            ")",
            "a)(",
            "[a",
            "[b-a]",
            "[]",
            "\\",
            "\\ud83d",
            "\\ud83d\\ue000",
            "\\x1",
            "\\u{110000}",
            "(?P<a>b)",
            "(?<a",
            "\\c1",
            "\\01",
            "a{2,1}",
            "a{99999999999}",
            "a{0,99999999999}",
            "((a{99}){99}){99}",
        ] {
            assert!(Pattern::read(pattern).is_none(), "{pattern}");
        }
        assert!(Pattern::read(&"(".repeat(100)).is_none());
        assert!(Pattern::read(&"a".repeat(4097)).is_none());
        assert!(Pattern::read(&"a".repeat(500)).is_some());
    }

    /// As large as they may be, and one larger.
    #[test]
    fn what_keeps_the_limits_is_read() {
        let nested = |depth: usize| format!("{}{}", "(".repeat(depth), ")".repeat(depth));
        let repeated = |depth: usize| format!("{}{}", "(a".repeat(depth), "b)*".repeat(depth));
        // The name of a group takes its place in the pattern, and no memory.
        let long = |length: usize| format!("(?<{}>a)", "n".repeat(length - 6));
        for (name, read, refused) in [
            ("nested", nested(24), nested(25)),
            ("nested and repeated", repeated(24), repeated(25)),
            ("side by side", "(a)".repeat(30), "(".to_owned()),
            ("long", long(4096), long(4097)),
        ] {
            assert!(Pattern::read(&read).is_some(), "{name}");
            assert!(Pattern::read(&refused).is_none(), "{name}");
        }
        let whole = format!("^{}$", repeated(3));
        assert!(found(&whole, "aaabbaabbb") && !found(&whole, "aab"));
    }

    /// An empty text is not looked at for nothing; each character of another costs with the states that the pattern may have.
    #[test]
    fn looking_costs_with_the_text_and_the_pattern() {
        let work = |pattern: &str, length| Pattern::read(pattern).unwrap().work(length);
        assert_eq!((work("a", 0), work("a", 10)), (1, 17));
        assert!(work("(x{50}){10}", 100) >= 10 * 50 * 100 / 10);
        assert_eq!(work("(x{50}){10}", 2000) - 1, 2 * (work("(x{50}){10}", 1000) - 1));
    }
}
