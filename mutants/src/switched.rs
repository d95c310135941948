//! A source file with all its mutants in it, each behind a switch: `a == b` becomes `((a == b) != crate::mutant_switch::is_on(7))`.
//!
//! Only text is inserted, never a line, so that what the compiler says of a line is said of the same line of the original.

use crate::listed::{Genre, Id, Mutant, Place};
use proc_macro2::LineColumn;
use std::collections::{BTreeMap, BTreeSet};
use syn::{
    Arm, BinOp, Expr, ExprBinary, ExprConst, ExprMatch, ExprRepeat, ExprUnary, ImplItemConst, ImplItemFn, ItemConst, ItemFn, ItemStatic,
    Pat, Signature, TraitItemConst, TraitItemFn, Type, UnOp,
    spanned::Spanned,
    visit::{self, Visit},
};

/// The module that a switched crate is given: which mutant is on, from the environment.
pub const SWITCH: &str = include_str!("switch.txt");

/// A file with the switches in it.
pub struct Switched {
    pub text: String,
    /// Which mutants are in it, and on which lines of it they are; the others cannot stand behind a switch.
    pub mutants: BTreeMap<Id, BTreeSet<usize>>,
}

impl Switched {
    /// The mutant that gives something else back, if that is what stands in this line and column, from 1.
    pub fn returned(&self, line: usize, column: usize) -> Option<Id> {
        let before: String = self.text.lines().nth(line.checked_sub(1)?)?.chars().take(column.checked_sub(1)?).collect();
        let (_, switch) = before.rsplit_once(RETURN)?;
        let (id, text) = switch.split_once(RETURNED)?;
        if text.contains("; } ") { None } else { id.parse().ok() }
    }
}

/// What stands before the number of a mutant that gives something else back, and after it.
const RETURN: &str = "if crate::mutant_switch::is_on(";
const RETURNED: &str = ") { return ";

/// Puts the mutants of a file behind switches. The functions in `constant` stay `const`, and so without mutants.
///
/// # Errors
///
/// What is wrong with a file that is not Rust.
pub fn switch(source: &str, mutants: &[(Id, &Mutant)], constant: &BTreeSet<String>) -> Result<Switched, String> {
    let file = syn::parse_file(source).map_err(|error| error.to_string())?;
    let mut visitor =
        Visitor { lines: Lines::new(source), source, constant, at: BTreeMap::new(), depth: 0, edits: Vec::new(), placed: BTreeMap::new() };
    for (id, mutant) in mutants {
        visitor.at.entry((mutant.genre, mutant.span.start)).or_default().push((*id, mutant));
    }
    visitor.visit_file(&file);
    let text = apply(source, visitor.edits);
    Ok(Switched { text, mutants: visitor.placed })
}

/// Where text is put in, or takes the place of other text.
struct Edit {
    start: usize,
    end: usize,
    rank: Rank,
    text: String,
}

/// What goes first at one place: what closes inside before outside, then what opens outside before inside, then what takes a token's place.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Rank {
    Close(std::cmp::Reverse<usize>),
    Open(usize),
    Replace,
}

fn apply(source: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.start, edit.rank));
    let mut text = String::with_capacity(source.len() * 2);
    let mut position = 0;
    for edit in edits {
        text.push_str(&source[position..edit.start]);
        text.push_str(&edit.text);
        position = edit.end;
    }
    text.push_str(&source[position..]);
    text
}

/// Where the lines of a file begin, in bytes.
struct Lines<'a> {
    source: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(source: &'a str) -> Self {
        let starts = std::iter::once(0).chain(source.match_indices('\n').map(|(index, _)| index + 1)).collect();
        Self { source, starts }
    }

    fn offset(&self, place: LineColumn) -> usize {
        let start = self.starts[place.line - 1];
        self.source[start..].char_indices().nth(place.column).map_or(self.source.len(), |(index, _)| start + index)
    }
}

struct Visitor<'a> {
    source: &'a str,
    lines: Lines<'a>,
    constant: &'a BTreeSet<String>,
    at: BTreeMap<(Genre, Place), Vec<(Id, &'a Mutant)>>,
    depth: usize,
    edits: Vec<Edit>,
    placed: BTreeMap<Id, BTreeSet<usize>>,
}

fn place(place: LineColumn) -> Place {
    Place { line: place.line, column: place.column + 1 }
}

fn is_on(id: Id) -> String {
    format!("crate::mutant_switch::is_on({id})")
}

impl<'a> Visitor<'a> {
    fn start(&self, node: &impl Spanned) -> usize {
        self.lines.offset(node.span().start())
    }

    fn end(&self, node: &impl Spanned) -> usize {
        self.lines.offset(node.span().end())
    }

    /// The mutants of that kind there.
    fn mutants(&self, genre: Genre, start: LineColumn) -> Vec<(Id, &'a Mutant)> {
        self.at.get(&(genre, place(start))).cloned().unwrap_or_default()
    }

    fn open(&mut self, start: usize, text: impl Into<String>) {
        self.edits.push(Edit { start, end: start, rank: Rank::Open(self.depth), text: text.into() });
    }

    fn close(&mut self, end: usize, text: impl Into<String>) {
        self.edits.push(Edit { start: end, end, rank: Rank::Close(std::cmp::Reverse(self.depth)), text: text.into() });
    }

    fn replace(&mut self, start: usize, end: usize, text: impl Into<String>) {
        self.edits.push(Edit { start, end, rank: Rank::Replace, text: text.into() });
    }

    /// They stand on the lines from that place to that other.
    fn placed_on(&mut self, mutants: &[(Id, &Mutant)], node: &impl Spanned) {
        for (id, _) in mutants {
            self.placed.entry(*id).or_default().extend([node.span().start().line, node.span().end().line]);
        }
    }

    fn function(&mut self, signature: &Signature, block: &syn::Block) {
        if let Some(constant) = &signature.constness {
            if self.constant.contains(&signature.ident.to_string()) {
                return;
            }
            let (start, end) = (self.start(constant), self.end(constant));
            self.replace(start, end, "");
        }
        if let Some(first) = block.stmts.first() {
            let mut mutants = self.mutants(Genre::FnValue, first.span().start());
            // Of an `impl Trait` there can be one type only.
            mutants.retain(|(_, mutant)| mutant.function.as_ref().is_none_or(|function| !function.return_type.contains("impl ")));
            let text: String = mutants.iter().map(|(id, mutant)| format!("{RETURN}{id}{RETURNED}{}; }} ", mutant.replacement)).collect();
            let start = self.start(first);
            if !mutants.is_empty() {
                self.open(start, text);
                for (id, _) in &mutants {
                    self.placed.entry(*id).or_default().insert(first.span().start().line);
                }
            }
        }
        self.depth += 1;
        visit::visit_block(self, block);
        self.depth -= 1;
    }

    /// Puts the mutants of an operator behind switches, where that can be.
    fn binary(&mut self, node: &ExprBinary, mutants: &[(Id, &Mutant)]) -> bool {
        let (start, end) = (self.start(node), self.end(node));
        let operator = (self.start(&node.op), self.end(&node.op));
        let choose = |otherwise: &BinOp, left: &str, right: &str| {
            let mut text = String::new();
            for (id, mutant) in mutants {
                text += &format!("if {} {{ {left} {} {right} }} else ", is_on(*id), mutant.replacement);
            }
            text + &format!("{{ {left} {} {right} }}", sign(otherwise))
        };
        match &node.op {
            BinOp::Eq(_) | BinOp::Ne(_) => {
                let [(id, _)] = mutants else { return false };
                self.open(start, "((");
                self.close(end, format!(") != {})", is_on(*id)));
            }
            BinOp::And(_) | BinOp::Or(_) => {
                let [(id, _)] = mutants else { return false };
                if has_let(&node.left) || has_let(&node.right) {
                    return false;
                }
                let compared = if matches!(node.op, BinOp::And(_)) { "!=" } else { "==" };
                self.open(start, "(match (");
                self.replace(operator.0, operator.1, format!(") {{ switched__ => if switched__ {compared} {} {{", is_on(*id)));
                self.close(end, "} else { switched__ } })");
            }
            BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => {
                self.open(start, "(match (&(");
                self.replace(operator.0, operator.1, "), &(");
                self.close(end, format!(")) {{ (left__, right__) => {} }})", choose(&node.op, "left__", "right__")));
            }
            BinOp::Add(_)
            | BinOp::Sub(_)
            | BinOp::Mul(_)
            | BinOp::Div(_)
            | BinOp::Rem(_)
            | BinOp::BitXor(_)
            | BinOp::BitAnd(_)
            | BinOp::BitOr(_)
            | BinOp::Shl(_)
            | BinOp::Shr(_) => {
                self.open(start, "(match ((");
                self.replace(operator.0, operator.1, "), (");
                self.close(end, format!(")) {{ (left__, right__) => {} }})", choose(&node.op, "left__", "right__")));
            }
            // The place that is changed is evaluated last, and so may be written after what changes it.
            _ => {
                let right = self.start(&node.right);
                let left = self.source[start..self.end(&node.left)].to_owned();
                let lines = "\n".repeat(self.source[start..right].matches('\n').count());
                self.replace(start, right, format!("{{ match ({lines}"));
                self.close(end, format!(") {{ right__ => {} }} }}", choose(&node.op, &left, "right__")));
                self.visit_expr(&node.right);
                return true;
            }
        }
        true
    }
}

/// The operator as it is written.
fn sign(operator: &BinOp) -> &'static str {
    match operator {
        BinOp::Add(_) => "+",
        BinOp::Sub(_) => "-",
        BinOp::Mul(_) => "*",
        BinOp::Div(_) => "/",
        BinOp::Rem(_) => "%",
        BinOp::BitXor(_) => "^",
        BinOp::BitAnd(_) => "&",
        BinOp::BitOr(_) => "|",
        BinOp::Shl(_) => "<<",
        BinOp::Shr(_) => ">>",
        BinOp::Lt(_) => "<",
        BinOp::Le(_) => "<=",
        BinOp::Gt(_) => ">",
        BinOp::Ge(_) => ">=",
        BinOp::AddAssign(_) => "+=",
        BinOp::SubAssign(_) => "-=",
        BinOp::MulAssign(_) => "*=",
        BinOp::DivAssign(_) => "/=",
        BinOp::RemAssign(_) => "%=",
        BinOp::BitXorAssign(_) => "^=",
        BinOp::BitAndAssign(_) => "&=",
        BinOp::BitOrAssign(_) => "|=",
        BinOp::ShlAssign(_) => "<<=",
        BinOp::ShrAssign(_) => ">>=",
        _ => "",
    }
}

/// Whether a condition has a `let` in it, which may stand between `&&` only.
fn has_let(expression: &Expr) -> bool {
    match expression {
        Expr::Let(_) => true,
        Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => has_let(&binary.left) || has_let(&binary.right),
        _ => false,
    }
}

impl<'ast> Visit<'ast> for Visitor<'_> {
    fn visit_item_fn(&mut self, node: &'ast ItemFn) {
        self.function(&node.sig, &node.block);
    }

    fn visit_impl_item_fn(&mut self, node: &'ast ImplItemFn) {
        self.function(&node.sig, &node.block);
    }

    fn visit_trait_item_fn(&mut self, node: &'ast TraitItemFn) {
        if let Some(block) = &node.default {
            self.function(&node.sig, block);
        }
    }

    fn visit_expr_binary(&mut self, node: &'ast ExprBinary) {
        let mutants = self.mutants(Genre::BinaryOperator, node.op.span().start());
        self.depth += 1;
        let is_assignment = sign(&node.op).len() >= 2 && sign(&node.op).ends_with('=') && !matches!(node.op, BinOp::Le(_) | BinOp::Ge(_));
        let is_placed = !mutants.is_empty() && self.binary(node, &mutants);
        if is_placed {
            self.placed_on(&mutants, node);
            self.placed_on(&mutants, &node.op);
        }
        if !(is_placed && is_assignment) {
            visit::visit_expr_binary(self, node);
        }
        self.depth -= 1;
    }

    fn visit_expr_unary(&mut self, node: &'ast ExprUnary) {
        let mutants = self.mutants(Genre::UnaryOperator, node.op.span().start());
        self.depth += 1;
        if let [(id, _)] = mutants[..] {
            let (start, operand, end) = (self.start(&node.op), self.start(&node.expr), self.end(node));
            match node.op {
                UnOp::Not(_) => {
                    self.replace(start, operand, "((");
                    self.close(end, format!(") == {})", is_on(id)));
                    self.placed_on(&mutants, node);
                }
                UnOp::Neg(_) => {
                    self.replace(start, operand, "(match (");
                    self.close(end, format!(") {{ negated__ => if {} {{ negated__ }} else {{ -negated__ }} }})", is_on(id)));
                    self.placed_on(&mutants, node);
                }
                _ => {}
            }
        }
        visit::visit_expr_unary(self, node);
        self.depth -= 1;
    }

    fn visit_arm(&mut self, node: &'ast Arm) {
        self.depth += 1;
        let deleted = self.mutants(Genre::MatchArm, node.span().start());
        match &node.guard {
            None => {
                if let [(id, _)] = deleted[..] {
                    let end = self.end(&node.pat);
                    self.close(end, format!(" if !{}", is_on(id)));
                    self.placed_on(&deleted, &node.pat);
                }
            }
            Some((_, guard)) if !has_let(guard) => {
                let replaced = self.mutants(Genre::MatchArmGuard, guard.span().start());
                if !(deleted.is_empty() && replaced.is_empty()) {
                    // A guard that is replaced is not asked: it may have an effect of its own.
                    let mut before = "(".to_owned();
                    for (id, mutant) in &replaced {
                        before += &if mutant.replacement == "true" { format!("{} || ", is_on(*id)) } else { String::new() };
                    }
                    before += "(";
                    let mut text = "))".to_owned();
                    for (id, mutant) in replaced.iter().chain(&deleted) {
                        text += &if mutant.replacement == "true" { String::new() } else { format!(" && !{}", is_on(*id)) };
                    }
                    let (start, end) = (self.start(guard), self.end(guard));
                    self.open(start, before);
                    self.close(end, text);
                    self.placed_on(&deleted, &**guard);
                    self.placed_on(&replaced, &**guard);
                }
            }
            Some(_) => {}
        }
        if let Some((_, guard)) = &node.guard {
            self.visit_expr(guard);
        }
        self.visit_expr(&node.body);
        self.depth -= 1;
    }

    // That an arm is needed is said of the match.
    fn visit_expr_match(&mut self, node: &'ast ExprMatch) {
        visit::visit_expr_match(self, node);
        for arm in &node.arms {
            let deleted: Vec<_> =
                self.mutants(Genre::MatchArm, arm.span().start()).into_iter().filter(|(id, _)| self.placed.contains_key(id)).collect();
            self.placed_on(&deleted, &node.expr);
        }
    }

    // What the compiler evaluates cannot ask for a switch.
    fn visit_item_const(&mut self, _: &'ast ItemConst) {}
    fn visit_impl_item_const(&mut self, _: &'ast ImplItemConst) {}
    fn visit_trait_item_const(&mut self, _: &'ast TraitItemConst) {}
    fn visit_expr_const(&mut self, _: &'ast ExprConst) {}
    fn visit_pat(&mut self, _: &'ast Pat) {}
    fn visit_type(&mut self, _: &'ast Type) {}

    fn visit_item_static(&mut self, _: &'ast ItemStatic) {}

    fn visit_expr_repeat(&mut self, node: &'ast ExprRepeat) {
        self.visit_expr(&node.expr);
    }
}

#[cfg(test)]
mod tests {
    use super::{Switched, switch};
    use crate::listed::{Genre, Mutant, Place, Span};
    use std::collections::BTreeSet;

    /// A source with one mutant at `«`, which is not part of it.
    fn switched(marked: &str, genre: Genre, replacement: &str) -> Switched {
        let at = marked.find('«').unwrap();
        let (before, source) = (&marked[..at], marked.replace('«', ""));
        let start = Place { line: before.matches('\n').count() + 1, column: before.rsplit('\n').next().unwrap().chars().count() + 1 };
        let mutant = Mutant {
            name: String::new(),
            file: String::new(),
            genre,
            function: None,
            span: Span { start },
            replacement: replacement.to_owned(),
        };
        switch(&source, &[(7, &mutant)], &BTreeSet::new()).unwrap()
    }

    #[test]
    fn each_kind_of_mistake_stands_behind_its_switch() {
        let on = "crate::mutant_switch::is_on(7)";
        for (marked, genre, replacement, expected) in [
            ("fn f() -> bool { «g() }", Genre::FnValue, "true", format!("fn f() -> bool {{ if {on} {{ return true; }} g() }}")),
            ("fn f() -> bool { a «== b }", Genre::BinaryOperator, "!=", format!("fn f() -> bool {{ ((a == b) != {on}) }}")),
            (
                "fn f() { a «&& b }",
                Genre::BinaryOperator,
                "||",
                format!("fn f() {{ (match (a ) {{ switched__ => if switched__ != {on} {{ b}} else {{ switched__ }} }}) }}"),
            ),
            (
                "fn f() { a «|| b }",
                Genre::BinaryOperator,
                "&&",
                format!("fn f() {{ (match (a ) {{ switched__ => if switched__ == {on} {{ b}} else {{ switched__ }} }}) }}"),
            ),
            (
                "fn f() { a «+ b }",
                Genre::BinaryOperator,
                "-",
                format!(
                    "fn f() {{ (match ((a ), ( b)) {{ (left__, right__) => if {on} {{ left__ - right__ }} else {{ left__ + right__ }} }}) }}"
                ),
            ),
            (
                "fn f() { a «< b }",
                Genre::BinaryOperator,
                ">",
                format!(
                    "fn f() {{ (match (&(a ), &( b)) {{ (left__, right__) => if {on} {{ left__ > right__ }} else {{ left__ < right__ }} }}) }}"
                ),
            ),
            (
                "fn f() { a.b «+=\n c; }",
                Genre::BinaryOperator,
                "-=",
                format!("fn f() {{ {{ match (\nc) {{ right__ => if {on} {{ a.b -= right__ }} else {{ a.b += right__ }} }} }}; }}"),
            ),
            ("fn f() { «!a }", Genre::UnaryOperator, "", format!("fn f() {{ ((a) == {on}) }}")),
            ("fn f() { match a { «1 => b, _ => c } }", Genre::MatchArm, "", format!("fn f() {{ match a {{ 1 if !{on} => b, _ => c }} }}")),
            (
                "fn f() { match a { x if «g(x) => b, _ => c } }",
                Genre::MatchArmGuard,
                "true",
                format!("fn f() {{ match a {{ x if ({on} || (g(x))) => b, _ => c }} }}"),
            ),
            (
                "fn f() { match a { x if «g(x) => b, _ => c } }",
                Genre::MatchArmGuard,
                "false",
                format!("fn f() {{ match a {{ x if ((g(x))) && !{on} => b, _ => c }} }}"),
            ),
        ] {
            let switched = switched(marked, genre, replacement);
            assert_eq!(switched.text, expected);
            assert_eq!(switched.mutants.keys().collect::<Vec<_>>(), [&7]);
        }
    }

    #[test]
    fn what_the_compiler_evaluates_has_no_switch() {
        for marked in ["const A: usize = 2 «* 3;", "static A: usize = 2 «* 3;", "fn f() { [0; 2 «* 3] }", "fn f(a: [u8; 2 «* 3]) {}"] {
            let switched = switched(marked, Genre::BinaryOperator, "+");
            assert_eq!((switched.text, switched.mutants.len()), (marked.replace('«', ""), 0));
        }
    }

    #[test]
    fn a_condition_with_let_has_no_switch() {
        let marked = "fn f() { if let Some(a) = b «&& a {} }";
        assert_eq!(switched(marked, Genre::BinaryOperator, "||").text, marked.replace('«', ""));
    }

    #[test]
    fn an_error_in_what_a_function_gives_back_instead_is_known() {
        let switched = switched("fn f() -> A { «g() }", Genre::FnValue, "Default::default()");
        let column = switched.text.find("Default").unwrap() + 1;
        assert_eq!(switched.returned(1, column), Some(7));
        assert_eq!(switched.returned(1, switched.text.find("g()").unwrap() + 1), None);
        assert_eq!(switched.returned(1, 4), None);
    }

    #[test]
    fn a_function_that_must_be_constant_stays_so() {
        let source = "const fn f() -> bool { g() }";
        let switched = switch(source, &[], &BTreeSet::from(["f".to_owned()])).unwrap();
        assert_eq!(switched.text, source);
        assert_eq!(switch(source, &[], &BTreeSet::new()).unwrap().text, " fn f() -> bool { g() }");
    }
}
