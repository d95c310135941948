//! What characters do to a display besides showing themselves: the one table.
//!
//! A title may hold an escape sequence that repaints the screen (CWE-150), a bidirectional override that turns a name around (CVE-2021-42574), or a character
//! that nobody sees and that makes two names look alike. Five places have to know them, each for a purpose of its own:
//!
//! - an error's sentence escapes them ([`encoding`](super), `printable`);
//! - an IRI may not contain those that RFC 3987 excludes ([`crate::credential::Uri`]);
//! - what an issuer writes may not contain them ([`crate::micro::check_text`]);
//! - a cell of a roster may not contain them;
//! - whoever prints foreign text, as the command line does, escapes them.
//!
//! [`effect`] says what a character can do. [`hidden`] says which characters of a text do it *where they stand*: Persian needs a zero-width non-joiner, a family
//! of emoji its joiners, a flag its tags, and there they belong to what is seen.

/// What a character does besides showing itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Effect {
    /// C0, DEL and C1: moves the cursor, starts an escape sequence, ends a line.
    Control,
    /// U+2028 and U+2029: ends a line.
    Separator,
    /// Bidirectional embeddings, overrides and isolates: turns around the text beside it.
    Direction,
    /// U+200E, U+200F, U+061C: moves punctuation to the other side. Honest Arabic and Hebrew has them; a verdict's line must not.
    DirectionMark,
    /// U+200C and U+200D: joins or parts letters; belongs between two letters of a script that joins them, and between two emoji.
    Joiner,
    /// U+034F: keeps two marks apart; belongs in front of a Hebrew point.
    GraphemeJoiner,
    /// Chooses the picture of the character before it.
    Selector,
    /// U+E0000 and what follows: text that nobody sees, but for three flags.
    Tag,
    /// The byte order mark and the interlinear annotations.
    Special,
    /// A code point that is no character and never will be.
    Noncharacter,
    /// Anything else that takes no place or an empty one: zero width space, soft hyphen, fillers, invisible operators.
    Invisible,
}

/// What `character` can do besides showing itself; `None` for one that only shows itself (white space included).
#[must_use]
pub fn effect(character: char) -> Option<Effect> {
    if (' '..'\u{7F}').contains(&character) {
        return None;
    }
    match character {
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Some(Effect::Control),
        '\u{2028}' | '\u{2029}' => Some(Effect::Separator),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some(Effect::Direction),
        '\u{200E}' | '\u{200F}' | '\u{061C}' => Some(Effect::DirectionMark),
        '\u{200C}' | '\u{200D}' => Some(Effect::Joiner),
        '\u{034F}' => Some(Effect::GraphemeJoiner),
        // Mongolian free variation selectors and vowel separator; variation selectors; their supplement.
        '\u{180B}'..='\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => Some(Effect::Selector),
        // Tags, and what is reserved beside them and shows nothing either.
        '\u{E0000}'..='\u{E0FFF}' => Some(Effect::Tag),
        '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' => Some(Effect::Special),
        '\u{FDD0}'..='\u{FDEF}' => Some(Effect::Noncharacter),
        _ if u32::from(character) & 0xFFFE == 0xFFFE => Some(Effect::Noncharacter),
        // Soft hyphen; Hangul and Khmer fillers; zero width space; word joiner, invisible operators, deprecated format characters; the blank of Braille, which is
        // no white space; the filler of Khitan; controls of shorthand and of musical notation, and its head of a note that is none.
        '\u{AD}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{200B}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{FFA0}'
        | '\u{16FE4}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D159}'
        | '\u{1D173}'..='\u{1D17A}' => Some(Effect::Invisible),
        _ => None,
    }
}

/// The characters of `text` that act on a display or hide where they stand, each with its offset in bytes.
///
/// A text of which none is left, or in which each is replaced by something visible, does nothing to the line it stands in. Replacing them once is enough: what
/// is left does not come to hide by it.
pub fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let (mut rest, mut before) = (text, None);
    std::iter::from_fn(move || {
        loop {
            let (plain, after) = rest.split_at_checked(printable_ascii(rest))?;
            before = plain.chars().next_back().or(before);
            let character = after.chars().next()?;
            let offset = text.len() - after.len();
            rest = after.get(character.len_utf8()..)?;
            if !belongs(character, before, rest.chars().next()) {
                before = None;
                return Some((offset, character));
            }
            before = Some(character);
            let tags: usize = rest.chars().take(flag_tags(character, rest)).map(char::len_utf8).sum();
            rest = rest.get(tags..)?;
        }
    })
}

/// How many bytes `text` begins with that are printable ASCII, as most of most texts is: such characters show themselves, whatever stands beside them.
fn printable_ascii(text: &str) -> usize {
    const STEP: usize = 16;
    let printable = |byte: &u8| (0x20..0x7F).contains(byte);
    // Without a way out inside a step, a step is one comparison.
    let steps = text.as_bytes().chunks_exact(STEP).take_while(|step| step.iter().fold(true, |all, byte| all & printable(byte))).count();
    let after = text.as_bytes().get(steps * STEP..).unwrap_or_default();
    steps * STEP + after.iter().take_while(|byte| printable(byte)).count()
}

/// Whether `character` shows itself, or is part of what is shown between these neighbours.
fn belongs(character: char, before: Option<char>, after: Option<char>) -> bool {
    match effect(character) {
        None => true,
        Some(Effect::Joiner) => match (before, after) {
            (Some(before), Some(after)) => {
                (joins(before) && joins(after)) || (is_emoji(before) && is_emoji(after) && effect(after).is_none())
            }
            _ => false,
        },
        Some(Effect::GraphemeJoiner) => after.is_some_and(is_hebrew_point),
        Some(Effect::Selector) => before.is_some_and(|before| selects(character, before, after)),
        Some(_) => false,
    }
}

/// Whether `character` is a letter or mark of a script whose spelling needs joiners: Arabic and its relatives, the Indic scripts and theirs, Mongolian.
/// Latin, Greek, Cyrillic, Hebrew and Han need none: between their letters a joiner only makes two names look alike.
fn joins(character: char) -> bool {
    let script = matches!(character,
        '\u{0600}'..='\u{08FF}'
        | '\u{0900}'..='\u{0DFF}'
        | '\u{0F00}'..='\u{109F}'
        | '\u{1700}'..='\u{18AF}'
        | '\u{1900}'..='\u{1C4F}'
        | '\u{A800}'..='\u{A8FF}'
        | '\u{A930}'..='\u{A95F}'
        | '\u{A980}'..='\u{AADF}'
        | '\u{AAE0}'..='\u{AAFF}'
        | '\u{ABC0}'..='\u{ABFF}'
        | '\u{10A00}'..='\u{10FFF}'
        | '\u{11000}'..='\u{11FFF}'
        | '\u{1E900}'..='\u{1E95F}');
    script && effect(character).is_none() && (character.is_alphabetic() || KILLERS.binary_search(&character).is_ok())
}

/// The marks that take a consonant its vowel away or change it, and that Unicode does not count as alphabetic: viramas and nuktas. A joiner often follows them.
/// In order.
#[rustfmt::skip]
const KILLERS: [char; 85] = [
    '\u{093C}', '\u{094D}', '\u{09BC}', '\u{09CD}', '\u{0A3C}', '\u{0A4D}', '\u{0ABC}', '\u{0ACD}',
    '\u{0B3C}', '\u{0B4D}', '\u{0BCD}', '\u{0C3C}', '\u{0C4D}', '\u{0CBC}', '\u{0CCD}', '\u{0D3B}',
    '\u{0D3C}', '\u{0D4D}', '\u{0DCA}', '\u{0F84}', '\u{1039}', '\u{103A}', '\u{1714}', '\u{1715}',
    '\u{1734}', '\u{17D2}', '\u{1A60}', '\u{1B34}', '\u{1B44}', '\u{1BAA}', '\u{1BAB}', '\u{1BE6}',
    '\u{1BF2}', '\u{1BF3}', '\u{1C37}', '\u{A806}', '\u{A82C}', '\u{A8C4}', '\u{A953}', '\u{A9B3}',
    '\u{A9C0}', '\u{AAF6}', '\u{ABED}', '\u{10A3F}', '\u{11046}', '\u{11070}', '\u{1107F}', '\u{110B9}',
    '\u{110BA}', '\u{11133}', '\u{11134}', '\u{11173}', '\u{111C0}', '\u{111CA}', '\u{11235}', '\u{11236}',
    '\u{112E9}', '\u{112EA}', '\u{1133B}', '\u{1133C}', '\u{1134D}', '\u{11442}', '\u{11446}', '\u{114C2}',
    '\u{114C3}', '\u{115BF}', '\u{115C0}', '\u{1163F}', '\u{116B6}', '\u{116B7}', '\u{1172B}', '\u{11839}',
    '\u{1183A}', '\u{1193D}', '\u{1193E}', '\u{11943}', '\u{119E0}', '\u{11A34}', '\u{11A47}', '\u{11A99}',
    '\u{11C3F}', '\u{11D42}', '\u{11D44}', '\u{11D45}', '\u{11D97}',
];

fn is_hebrew_point(character: char) -> bool {
    matches!(character, '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}' | '\u{05C2}' | '\u{05C4}' | '\u{05C5}' | '\u{05C7}')
}

/// Whether `character` can be part of a sequence of emoji: a picture, or the selector that follows one.
fn is_emoji(character: char) -> bool {
    matches!(character, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{FE0F}')
}

/// Whether `selector`, in front of `after`, can choose a picture of the character before it: only where Unicode has such a sequence, because behind any other character
/// nobody sees it, and two names that look the same are two.
///
/// Ideographs take any: their variants are registered one by one, and a family name may be written with any of them. So do the letters of two scripts whose fonts have
/// other forms of them. Left out are the sequences whose two forms nobody tells apart in a name: a zero with a stroke, quotation marks of another width.
fn selects(selector: char, before: char, after: Option<char>) -> bool {
    let is_ideograph =
        matches!(before, '\u{2E80}'..='\u{2FDF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}');
    match selector {
        '\u{180B}'..='\u{180F}' => matches!(before, '\u{1820}'..='\u{18AA}'),
        // As text and as a picture: emoji, and what a keycap is put around.
        '\u{FE0E}' | '\u{FE0F}' if matches!(before, '#' | '*' | '0'..='9') => after == Some('\u{20E3}'),
        '\u{FE0E}' | '\u{FE0F}' => is_picture(before),
        // Operators with another stroke; Myanmar letters with a dot, Phags-pa letters turned around.
        '\u{FE00}' if matches!(before, '\u{2205}'..='\u{22FF}' | '\u{2A00}'..='\u{2AFF}') => true,
        '\u{FE00}' if matches!(before, '\u{1000}'..='\u{1080}' | '\u{AA60}'..='\u{AA7A}' | '\u{A856}'..='\u{A868}') => true,
        // Also the supplement, U+E0100 to U+E01EF.
        _ => is_ideograph,
    }
}

/// Whether `character` is an emoji: a selector can make a picture of it, or text.
fn is_picture(character: char) -> bool {
    if matches!(character, '\u{1F000}'..='\u{1FAFF}') {
        return true;
    }
    let last = PICTURES.partition_point(|(first, _)| *first <= character).checked_sub(1);
    last.and_then(|index| PICTURES.get(index)).is_some_and(|(_, last)| character <= *last)
}

/// The emoji below U+1F000, by their first and last ones. Unicode 17, the property `Emoji` but for digits, `#` and `*`.
#[rustfmt::skip]
const PICTURES: [(char, char); 87] = [
    ('\u{A9}', '\u{A9}'), ('\u{AE}', '\u{AE}'), ('\u{203C}', '\u{203C}'), ('\u{2049}', '\u{2049}'), ('\u{2122}', '\u{2122}'), ('\u{2139}', '\u{2139}'),
    ('\u{2194}', '\u{2199}'), ('\u{21A9}', '\u{21AA}'), ('\u{231A}', '\u{231B}'), ('\u{2328}', '\u{2328}'), ('\u{23CF}', '\u{23CF}'), ('\u{23E9}', '\u{23F3}'),
    ('\u{23F8}', '\u{23FA}'), ('\u{24C2}', '\u{24C2}'), ('\u{25AA}', '\u{25AB}'), ('\u{25B6}', '\u{25B6}'), ('\u{25C0}', '\u{25C0}'), ('\u{25FB}', '\u{25FE}'),
    ('\u{2600}', '\u{2604}'), ('\u{260E}', '\u{260E}'), ('\u{2611}', '\u{2611}'), ('\u{2614}', '\u{2615}'), ('\u{2618}', '\u{2618}'), ('\u{261D}', '\u{261D}'),
    ('\u{2620}', '\u{2620}'), ('\u{2622}', '\u{2623}'), ('\u{2626}', '\u{2626}'), ('\u{262A}', '\u{262A}'), ('\u{262E}', '\u{262F}'), ('\u{2638}', '\u{263A}'),
    ('\u{2640}', '\u{2640}'), ('\u{2642}', '\u{2642}'), ('\u{2648}', '\u{2653}'), ('\u{265F}', '\u{2660}'), ('\u{2663}', '\u{2663}'), ('\u{2665}', '\u{2666}'),
    ('\u{2668}', '\u{2668}'), ('\u{267B}', '\u{267B}'), ('\u{267E}', '\u{267F}'), ('\u{2692}', '\u{2697}'), ('\u{2699}', '\u{2699}'), ('\u{269B}', '\u{269C}'),
    ('\u{26A0}', '\u{26A1}'), ('\u{26A7}', '\u{26A7}'), ('\u{26AA}', '\u{26AB}'), ('\u{26B0}', '\u{26B1}'), ('\u{26BD}', '\u{26BE}'), ('\u{26C4}', '\u{26C5}'),
    ('\u{26C8}', '\u{26C8}'), ('\u{26CE}', '\u{26CF}'), ('\u{26D1}', '\u{26D1}'), ('\u{26D3}', '\u{26D4}'), ('\u{26E9}', '\u{26EA}'), ('\u{26F0}', '\u{26F5}'),
    ('\u{26F7}', '\u{26FA}'), ('\u{26FD}', '\u{26FD}'), ('\u{2702}', '\u{2702}'), ('\u{2705}', '\u{2705}'), ('\u{2708}', '\u{270D}'), ('\u{270F}', '\u{270F}'),
    ('\u{2712}', '\u{2712}'), ('\u{2714}', '\u{2714}'), ('\u{2716}', '\u{2716}'), ('\u{271D}', '\u{271D}'), ('\u{2721}', '\u{2721}'), ('\u{2728}', '\u{2728}'),
    ('\u{2733}', '\u{2734}'), ('\u{2744}', '\u{2744}'), ('\u{2747}', '\u{2747}'), ('\u{274C}', '\u{274C}'), ('\u{274E}', '\u{274E}'), ('\u{2753}', '\u{2755}'),
    ('\u{2757}', '\u{2757}'), ('\u{2763}', '\u{2764}'), ('\u{2795}', '\u{2797}'), ('\u{27A1}', '\u{27A1}'), ('\u{27B0}', '\u{27B0}'), ('\u{27BF}', '\u{27BF}'),
    ('\u{2934}', '\u{2935}'), ('\u{2B05}', '\u{2B07}'), ('\u{2B1B}', '\u{2B1C}'), ('\u{2B50}', '\u{2B50}'), ('\u{2B55}', '\u{2B55}'), ('\u{3030}', '\u{3030}'),
    ('\u{303D}', '\u{303D}'), ('\u{3297}', '\u{3297}'), ('\u{3299}', '\u{3299}'),
];

/// How many of the characters after `flag` are the tags that spell one of the three flags that emoji have so (England, Scotland, Wales). All other tags are
/// text that nobody sees.
fn flag_tags(flag: char, rest: &str) -> usize {
    const FLAGS: [&str; 3] = ["gbeng", "gbsct", "gbwls"];
    const LENGTH: usize = 6;
    if flag != '\u{1F3F4}' {
        return 0;
    }
    let ascii = |tag: char| u32::from(tag).checked_sub(0xE0000).filter(|value| *value < 0x80).and_then(char::from_u32);
    let tags: String = rest.chars().take(LENGTH).map_while(ascii).collect();
    if tags.strip_suffix('\u{7F}').is_some_and(|name| FLAGS.contains(&name)) { LENGTH } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<char> {
        hidden(text).map(|(_, character)| character).collect()
    }

    #[test]
    fn genuine_text_hides_nothing() {
        for text in [
            "Università “di” Esempio — D’Amico",
            "Universita\u{300} NFD",
            "جامعة المثال مُحَمَّد",
            "נִקּוּד",
            "אֳ\u{34F}\u{5BD}",
            "می\u{200C}خواهم",
            "क्\u{200D}ष क्\u{200C}ष",
            "ශ්\u{200D}රී",
            "ᠪᠣᠯ\u{180B}",
            "👩\u{200D}👩\u{200D}👧 👍🏽 ❤\u{FE0F} 1\u{FE0F}\u{20E3} 🇮🇹 👩\u{200D}❤\u{FE0F}\u{200D}👩",
            "🏳\u{FE0F}\u{200D}🌈",
            "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}!",
            "葛\u{E0100}飾 神\u{FE00} \u{2F80}\u{E0101}",
            "☎\u{FE0E} ☎\u{FE0F} ©\u{FE0F} ™\u{FE0E} ㊗\u{FE0F} #\u{FE0F}\u{20E3} ↔\u{FE0F} ⭐\u{FE0F}",
            "∩\u{FE00} ≨\u{FE00} ⪬\u{FE00} \u{1000}\u{FE00} \u{A856}\u{FE00}",
            "日本語 Ελληνικά Кириллица",
        ] {
            assert_eq!(found(text), [], "{text:?}");
        }
    }

    #[test]
    fn what_acts_or_hides_is_found_where_it_stands() {
        for (text, expected) in [
            ("a\u{1B}[2Jb\n", &['\u{1B}', '\n'][..]),
            ("Uni\u{202E}ytisrev\u{2066}\u{2069}", &['\u{202E}', '\u{2066}', '\u{2069}']),
            ("\u{200E}\u{200F}\u{61C}", &['\u{200E}', '\u{200F}', '\u{61C}']),
            ("Uni\u{200B}\u{2060}\u{FEFF}\u{AD}ty", &['\u{200B}', '\u{2060}', '\u{FEFF}', '\u{AD}']),
            ("Uni\u{2800}\u{16FE4}\u{1D159}", &['\u{2800}', '\u{16FE4}', '\u{1D159}']),
            ("An\u{200D}na", &['\u{200D}']),
            ("Άν\u{200C}να Ан\u{200D}на 李\u{200D}李", &['\u{200C}', '\u{200D}', '\u{200D}']),
            ("می\u{200C}", &['\u{200C}']),
            ("می\u{200C}\u{200C}خ", &['\u{200C}', '\u{200C}']),
            ("👩\u{200D}a", &['\u{200D}']),
            ("👩\u{200D}\u{FE0F}", &['\u{200D}', '\u{FE0F}']),
            ("a\u{34F}\u{300}", &['\u{34F}']),
            ("A\u{FE0F} \u{FE0F}", &['\u{FE0F}', '\u{FE0F}']),
            ("१\u{200D}२ क।\u{200C}क", &['\u{200D}', '\u{200C}']),
            ("é\u{180B} é\u{E0100} 1\u{E01EF}", &['\u{180B}', '\u{E0100}', '\u{E01EF}']),
            ("é\u{FE0F} Ά\u{FE00} Я\u{FE0E} ب\u{FE00} כ\u{FE01}", &['\u{FE0F}', '\u{FE00}', '\u{FE0E}', '\u{FE00}', '\u{FE01}']),
            ("1\u{FE0F} 0\u{FE00} 12\u{FE0F}\u{20E4}", &['\u{FE0F}', '\u{FE00}', '\u{FE0F}']),
            ("—\u{FE00} →\u{FE0F} ア\u{FE00} 한\u{FE00} ☆\u{FE01}", &['\u{FE00}', '\u{FE0F}', '\u{FE00}', '\u{FE00}', '\u{FE01}']),
            ("a\u{301}\u{FE00} ❤\u{FE0F}\u{FE0F} 葛\u{FE00}\u{FE01}", &['\u{FE00}', '\u{FE0F}', '\u{FE01}']),
            ("a\u{2028}b\u{2029}", &['\u{2028}', '\u{2029}']),
            ("\u{1F3F4}\u{E0078}\u{E007F}", &['\u{E0078}', '\u{E007F}']),
            ("x\u{FFFE}\u{FDD0}\u{10FFFF}", &['\u{FFFE}', '\u{FDD0}', '\u{10FFFF}']),
        ] {
            assert_eq!(found(text), expected, "{text:?}");
        }
    }

    /// Whoever replaces what was found by something visible is done: no second pass finds more.
    #[test]
    fn one_pass_is_enough_for_every_character() {
        // Those that do something, and of the many others some.
        for character in (0..=0x10_FFFF).filter_map(char::from_u32).filter(|c| effect(*c).is_some() || u32::from(*c).is_multiple_of(61)) {
            for (before, after) in [("a", "b"), ("ا", "ب"), ("👩", "👩"), ("", "")] {
                let text = format!("{before}{character}{after}");
                let shown = hidden(&text).fold(text.clone(), |shown, (_, hidden)| shown.replace(hidden, "\\"));
                assert_eq!(found(&shown), [], "U+{:04X}", u32::from(character));
                assert!(!shown.chars().any(|left| effect(left) == Some(Effect::Control) || effect(left) == Some(Effect::Direction)));
            }
        }
    }

    #[test]
    fn pictures_stand_in_order() {
        assert!(PICTURES.iter().all(|(first, last)| first <= last));
        assert!(PICTURES.iter().zip(PICTURES.iter().skip(1)).all(|((_, last), (first, _))| last < first));
        for (character, expected) in [
            ('\u{A8}', false),
            ('\u{A9}', true),
            ('\u{AA}', false),
            ('\u{2935}', true),
            ('\u{2936}', false),
            ('\u{3299}', true),
            ('\u{329A}', false),
        ] {
            assert_eq!(is_picture(character), expected, "U+{:04X}", u32::from(character));
        }
    }

    #[test]
    fn offsets_are_in_bytes() {
        assert_eq!(hidden("è\u{7}è\u{202E}").collect::<Vec<_>>(), [(2, '\u{7}'), (5, '\u{202E}')]);
    }
}
