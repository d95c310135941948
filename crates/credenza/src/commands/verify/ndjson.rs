//! `credenza verify --ndjson`: a document a line in, a report a line out, on as many threads as there are cores and in bounded memory.

use std::io::{self, Read};

use super::Run;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::inputs::{Input, content_of_line, digest_of_line};
use crate::lines::{Block, Blocks};
use crate::report::{Judged, Summary};
use crate::sources::Origin;
use crate::terminal::JsonLines;
use crate::threads::{self, Results, Work};
use crate::verification::{Judge, Verification};

/// From how many bytes on reports are handed over to be written, and in pieces of which length: a few may wait until they can be.
const PIECE: usize = 64 * 1024;

impl Run<'_> {
    /// The lines of every input; the files of a folder are a document each.
    pub(super) fn lines(&self, inputs: Vec<Result<Input, Failure>>, summary: &mut Summary) {
        let folders: Vec<_> = self.arguments.inputs.iter().filter(|path| path.is_dir()).collect();
        let in_folder = |input: &Input| matches!(input, Input::File(path) if folders.iter().any(|folder| path.starts_with(folder)));
        for input in inputs {
            let name = input.as_ref().map(Input::name).unwrap_or_default();
            let done = match input {
                Ok(input) if in_folder(&input) => self.whole(&input, &name, summary),
                Ok(input) => self.lines_of(&input, &name, summary),
                Err(failure) => Err(failure),
            };
            if let Err(failure) = done {
                self.could_not(summary, failure, &name);
            }
            if self.app.terminal.reader_gone() {
                break;
            }
        }
    }

    /// One document for the whole file.
    fn whole(&self, input: &Input, name: &str, summary: &mut Summary) -> Result<(), Failure> {
        let Some((judged, origin)) = self.judge(input, name, summary)? else { return Ok(()) };
        let mut part = Part::default();
        part.add(&self.judge, &judged, &origin);
        self.deliver(&part, summary);
        Ok(())
    }

    fn lines_of(&self, input: &Input, name: &str, summary: &mut Summary) -> Result<(), Failure> {
        let (reader, length) = input.open()?;
        let label = self.app.messages.text("verdict-progress", &[]);
        let progress = length.and_then(|length| self.app.terminal.progress_of_bytes(&label, length));
        let mut end = Ok(());
        let lines = Lines::new(self.verification, name);
        lines.judge(threads::cores(), Blocks::new(reader), |part| {
            let part = match part {
                Ok(part) => part,
                Err(error) => {
                    end = Err(error.into_failure(input));
                    return false;
                }
            };
            self.deliver(&part, summary);
            if let Some(progress) = &progress {
                progress.advance(part.read);
            }
            !self.app.terminal.reader_gone()
        });
        end
    }

    /// Writes reports and counts what they say.
    fn deliver(&self, part: &Part, summary: &mut Summary) {
        summary.add(&part.summary);
        self.request_missing.set(self.request_missing.get() || part.request_missing);
        self.app.terminal.json_lines(&part.reports);
    }
}

/// The reports on some lines that follow one another.
#[derive(Default)]
struct Part {
    reports: JsonLines,
    summary: Summary,
    request_missing: bool,
    /// How many bytes of the input are done with since the part before.
    read: u64,
}

impl Part {
    fn add(&mut self, judge: &Judge<'_>, judged: &Judged, origin: &Origin<'_>) {
        self.summary.judged(judged);
        self.request_missing |= judged.lacks_request();
        self.reports.push(&judge.report(judged, origin));
    }

    /// Hands it on in pieces; false where nobody wants more.
    fn give(self, results: &mut Results<'_, Result<Self, Stop>>) -> bool {
        let mut pieces = self.reports.pieces(PIECE).peekable();
        while let Some(piece) = pieces.next() {
            if pieces.peek().is_none() {
                return results.give(Ok(Self { reports: piece, summary: self.summary, ..self }));
            }
            if !results.give(Ok(Self { reports: piece, ..Self::default() })) {
                return false;
            }
        }
        true
    }
}

/// Why the lines of an input came to an end before it did.
#[derive(Debug)]
enum Stop {
    /// It could not be read further.
    Unreadable(io::Error),
    /// Its first line begins with this bracket and ends as no document does, but one over many lines goes on.
    Spread(char),
}

impl Stop {
    fn into_failure(self, input: &Input) -> Failure {
        match self {
            Self::Unreadable(error) => input.failed(&error),
            Self::Spread(bracket) => {
                let array = if bracket == '[' { "yes" } else { "no" };
                Failure::new("ndjson_spread").arg("bracket", bracket).arg("array", array).exit(Exit::Usage)
            }
        }
    }
}

/// What the lines of one input are judged by.
struct Lines<'a> {
    verification: &'a Verification,
    name: &'a str,
}

/// What one thread works with.
struct Desk<'a> {
    judge: Judge<'a>,
    block: Block,
    stop: Option<Stop>,
}

impl<'a> Lines<'a> {
    fn new(verification: &'a Verification, name: &'a str) -> Self {
        Self { verification, name }
    }

    /// The report on one line; nothing where it would cost more than it may while others are judged.
    fn beside_others(&self, judge: &Judge<'_>, number: u64, line: &[u8], part: &mut Part) -> bool {
        let Some(content) = content_of_line(line) else { return true };
        let origin = judge.origin(&content, self.name, digest_of_line(line)).at_line(number);
        let judged = judge.judge(content);
        if judged.exceeded_limits() {
            return false;
        }
        part.add(judge, &judged, &origin);
        true
    }

    /// The report on one line that may cost more.
    fn alone(&self, number: u64, line: &[u8]) -> Part {
        let mut part = Part::default();
        if let Some(content) = content_of_line(line) {
            let judge = self.verification.judge_alone();
            let origin = judge.origin(&content, self.name, digest_of_line(line)).at_line(number);
            part.add(&judge, &judge.judge(content), &origin);
        }
        part
    }

    /// Judges all lines of `blocks`, giving the reports in their order until `give` returns false. A stop is the last that is given.
    fn judge(&self, threads: usize, mut blocks: Blocks<impl Read + Send>, give: impl FnMut(Result<Part, Stop>) -> bool) {
        let (mut begun, mut ended) = (false, false);
        let take = |desk: &mut Desk<'_>| {
            if ended {
                return false;
            }
            desk.stop = match blocks.next(&mut desk.block) {
                Ok(false) => return false,
                Ok(true) if begun => None,
                Ok(true) => {
                    let first = desk.block.lines().map(|(_, line)| line.trim_ascii()).find(|line| !line.is_empty());
                    begun = first.is_some();
                    first.and_then(bracket).map(Stop::Spread)
                }
                Err(error) => Some(Stop::Unreadable(error)),
            };
            ended = desk.stop.is_some();
            true
        };
        threads::in_order(threads, self, take, give);
    }
}

/// The bracket that this line begins with, if it is no document but the beginning of one over several lines: no document ends with what opens, divides or assigns.
fn bracket(line: &[u8]) -> Option<char> {
    let bracket = match line.first()? {
        b'{' => '{',
        b'[' => '[',
        _ => return None,
    };
    matches!(line.last()?, b'{' | b'[' | b',' | b':').then_some(bracket)
}

impl<'a> Work for Lines<'a> {
    type State = Desk<'a>;
    type Part = Result<Part, Stop>;

    fn state(&self) -> Desk<'a> {
        Desk { judge: self.verification.judge(), block: Block::default(), stop: None }
    }

    fn work(&self, desk: &mut Desk<'a>, results: &mut Results<'_, Result<Part, Stop>>) {
        if let Some(stop) = desk.stop.take() {
            results.give(Err(stop));
            return;
        }
        let is_large = desk.block.is_large();
        let mut part = Part::default();
        for (number, line) in desk.block.lines() {
            if is_large || !self.beside_others(&desk.judge, number, line, &mut part) {
                results.await_turn();
                if !part.give(results) {
                    return;
                }
                part = threads::by_another(|| self.alone(number, line)).unwrap_or_default();
            }
            if part.reports.len() >= PIECE && !std::mem::take(&mut part).give(results) {
                return;
            }
        }
        part.read = desk.block.read;
        // Before another thread fills its own: one long line at a time is enough memory.
        desk.block.clear();
        part.give(results);
    }

    fn is_large(&self, desk: &Desk<'a>) -> bool {
        desk.block.is_large()
    }
}

#[cfg(test)]
mod tests {
    use credenza_core::time::Timestamp;
    use credenza_core::verify::Policy;

    use super::*;
    use crate::content::Content;
    use crate::lines::tests::Cut;

    fn verification() -> Verification {
        Verification::by(Policy::default().allow_unknown_issuer(), Timestamp::parse("2026-09-01T12:00:00Z").unwrap())
    }

    /// The document of a test vector, on one line.
    fn document(vector: &str) -> Vec<u8> {
        let vector: serde_json::Value = serde_json::from_str(vector).unwrap();
        serde_json::to_vec(&vector["document"]).unwrap()
    }

    /// Good, tampered, malformed, blank, not UTF-8, of another kind; the last without a line feed.
    fn mix() -> Vec<Vec<u8>> {
        vec![
            document(include_str!("../../../../../test-vectors/data-integrity/accept.json")),
            b"".to_vec(),
            b"{\"a\":1".to_vec(),
            b" \t\r".to_vec(),
            document(include_str!("../../../../../test-vectors/data-integrity/claim-changed.json")),
            b"\xff\xfe{}".to_vec(),
            b"%PDF-1.7".to_vec(),
            b"{}\r".to_vec(),
            "{\"è\":\"\u{202E}\"}".as_bytes().to_vec(),
            b"[]".to_vec(),
        ]
    }

    /// Each line judged by itself.
    fn one_by_one(lines: &[Vec<u8>]) -> String {
        let verification = verification();
        let mut reports = JsonLines::default();
        for (number, line) in (1..).zip(lines) {
            if line.iter().any(|byte| !byte.is_ascii_whitespace()) {
                let judge = verification.judge_alone();
                let content = Content::of(line.trim_ascii());
                let origin = judge.origin(&content, "-", digest_of_line(line)).at_line(number);
                reports.push(&judge.report(&judge.judge(content), &origin));
            }
        }
        reports.as_str().to_owned()
    }

    fn in_blocks(bytes: &[u8], cuts: Vec<usize>, threads: usize) -> Result<(String, Exit, u64), Stop> {
        let verification = verification();
        let (mut reports, mut summary, mut read, mut stop) = (String::new(), Summary::default(), 0, None);
        let blocks = Blocks::new(Cut { bytes, cuts, at: 0 });
        Lines::new(&verification, "-").judge(threads, blocks, |part| {
            match part {
                Ok(part) => {
                    reports += part.reports.as_str();
                    summary.add(&part.summary);
                    read += part.read;
                }
                Err(error) => stop = Some(error),
            }
            true
        });
        stop.map_or(Ok((reports, summary.exit(), read)), Err)
    }

    #[test]
    fn the_reports_are_those_of_one_line_at_a_time_wherever_the_blocks_end() {
        let lines = mix();
        let (expected, bytes) = (one_by_one(&lines), lines.join(&b'\n'));
        assert_eq!(expected.lines().count(), 8);
        let done = (expected, Exit::NotAuthentic, bytes.len() as u64);
        let ends: Vec<_> = (0..bytes.len()).filter(|at| bytes[*at] == b'\n').collect();
        // In a long line one place is as good as another.
        let near = |at: &usize| at.is_multiple_of(101) || ends.iter().any(|end| end.abs_diff(*at) < 12);
        for cut in (0..=bytes.len()).filter(near) {
            assert_eq!(in_blocks(&bytes, vec![cut], 2).unwrap(), done, "cut at {cut}");
        }
        for threads in [0, 1, 2, 5] {
            for step in [1, 7, 64, 1000] {
                let cuts = (0..bytes.len()).step_by(step).collect();
                assert_eq!(in_blocks(&bytes, cuts, threads).unwrap(), done, "{threads} threads, cut every {step}");
            }
        }
    }

    #[test]
    fn reports_of_many_blocks_stay_in_their_order() {
        let lines: Vec<Vec<u8>> = std::iter::repeat_with(mix).take(30).flatten().collect();
        let (expected, bytes) = (one_by_one(&lines), lines.join(&b'\n'));
        assert_eq!(in_blocks(&bytes, (0..bytes.len()).step_by(4001).collect(), 3).unwrap().0, expected);
    }

    /// A line with so many alignments: four statements each.
    fn stating(alignments: usize) -> Vec<u8> {
        let vector = include_str!("../../../../../test-vectors/statements/accept-rdfc.json");
        let mut document: serde_json::Value = serde_json::from_slice(&document(vector)).unwrap();
        let alignment = serde_json::json!({"type": ["Alignment"], "targetName": "n", "targetUrl": "https://a.example/"});
        document["credentialSubject"]["achievement"]["alignment"] = vec![alignment; alignments].into();
        serde_json::to_vec(&document).unwrap()
    }

    #[test]
    fn lines_that_cost_more_have_the_reports_that_they_have_alone() {
        let verification = verification();
        let judge = verification.judge();
        let is_beyond = |line: &[u8]| judge.judge(Content::of(line)).exceeded_limits();
        let is_refused = |line: &[u8]| verification.judge_alone().judge(Content::of(line)).exceeded_limits();
        let (little, much, too_much) = (stating(3), stating(400), stating(5_000));
        assert!(!is_beyond(&little) && is_beyond(&much) && is_beyond(&too_much));
        assert!(!is_refused(&much) && is_refused(&too_much));
        let lines = [&little, &much, &too_much, &much, &little, &much].map(Vec::clone);
        let expected = one_by_one(&lines);
        assert_eq!(expected.matches("json_ld_limit").count(), 1);
        for (threads, step) in [(0, 10_000), (1, 10_000), (3, 7_000), (3, 1_000_000)] {
            let bytes = lines.join(&b'\n');
            assert_eq!(in_blocks(&bytes, (0..bytes.len()).step_by(step).collect(), threads).unwrap().0, expected, "{threads}, {step}");
        }
    }

    #[test]
    fn a_document_over_several_lines_is_known_wherever_the_blocks_end() {
        let spread = [
            ("\n  {  \n  \"a\": 1\n}\n", '{'),
            ("[\n{}\n]", '['),
            ("{ \"a\": [\n1]}", '{'),
            ("{\"a\":\r\n1}", '{'),
            ("[{\"a\": 1},\r\n{}]", '['),
        ];
        for (text, wanted) in spread {
            for cut in 0..text.len() {
                match in_blocks(text.as_bytes(), vec![cut], 2) {
                    Err(Stop::Spread(bracket)) => assert_eq!(bracket, wanted),
                    other => panic!("{text:?} cut at {cut}: {other:?}"),
                }
            }
        }
        let later = b"{}\n{\n\"a\": 1\n}\n";
        assert_eq!(in_blocks(later, vec![], 2).unwrap().0.lines().count(), 4, "after a document a bracket is a bad line");
    }
}
