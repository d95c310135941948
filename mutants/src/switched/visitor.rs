//! Which text each mutant needs, and where.

use super::{
    operator::{has_let, is_assignment},
    text::{Edit, Lines, Rank},
};
use crate::listed::{Genre, Id, Mutant, Place};
use proc_macro2::LineColumn;
use std::collections::{BTreeMap, BTreeSet};
use syn::{
    Arm, ExprBinary, ExprConst, ExprMatch, ExprRepeat, ExprStruct, ExprUnary, ImplItemConst, ImplItemFn, ItemConst, ItemFn, ItemStatic,
    Pat, TraitItemConst, TraitItemFn, Type,
    spanned::Spanned,
    visit::{self, Visit},
};

/// Goes through a file and notes what is to be put into its text.
pub(super) struct Visitor<'a> {
    pub source: &'a str,
    lines: Lines<'a>,
    /// These functions stay `const`.
    pub constant: &'a BTreeSet<String>,
    at: BTreeMap<(Genre, Place), Vec<(Id, &'a Mutant)>>,
    pub depth: usize,
    pub edits: Vec<Edit>,
    pub placed: BTreeMap<Id, BTreeSet<usize>>,
    pub unviable: BTreeSet<Id>,
}

fn place(place: LineColumn) -> Place {
    Place { line: place.line, column: place.column + 1 }
}

pub(super) fn is_on(id: Id) -> String {
    format!("crate::mutant_switch::is_on({id})")
}

impl<'a> Visitor<'a> {
    pub fn new(source: &'a str, mutants: &[(Id, &'a Mutant)], constant: &'a BTreeSet<String>) -> Self {
        let mut at: BTreeMap<(Genre, Place), Vec<(Id, &'a Mutant)>> = BTreeMap::new();
        for (id, mutant) in mutants {
            at.entry((mutant.genre, mutant.span.start)).or_default().push((*id, mutant));
        }
        Self {
            source,
            lines: Lines::new(source),
            constant,
            at,
            depth: 0,
            edits: Vec::new(),
            placed: BTreeMap::new(),
            unviable: BTreeSet::new(),
        }
    }

    pub(super) fn start(&self, node: &impl Spanned) -> usize {
        self.lines.offset(node.span().start())
    }

    pub(super) fn end(&self, node: &impl Spanned) -> usize {
        self.lines.offset(node.span().end())
    }

    /// What stands there in the source.
    pub(super) fn written(&self, node: &impl Spanned) -> &'a str {
        &self.source[self.start(node)..self.end(node)]
    }

    /// The mutants of that kind there.
    pub(super) fn mutants(&self, genre: Genre, start: LineColumn) -> Vec<(Id, &'a Mutant)> {
        self.at.get(&(genre, place(start))).cloned().unwrap_or_default()
    }

    pub(super) fn open(&mut self, start: usize, text: impl Into<String>) {
        self.edits.push(Edit { start, end: start, rank: Rank::Open(self.depth), text: text.into() });
    }

    pub(super) fn close(&mut self, end: usize, text: impl Into<String>) {
        self.edits.push(Edit { start: end, end, rank: Rank::Close(std::cmp::Reverse(self.depth)), text: text.into() });
    }

    pub(super) fn replace(&mut self, start: usize, end: usize, text: impl Into<String>) {
        self.edits.push(Edit { start, end, rank: Rank::Replace, text: text.into() });
    }

    /// They stand on the lines from that place to that other.
    pub(super) fn placed_on(&mut self, mutants: &[(Id, &Mutant)], node: &impl Spanned) {
        for (id, _) in mutants {
            self.placed.entry(*id).or_default().extend([node.span().start().line, node.span().end().line]);
        }
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
        let is_placed = !mutants.is_empty() && self.binary(node, &mutants);
        if is_placed {
            self.placed_on(&mutants, node);
            self.placed_on(&mutants, &node.op);
        }
        if !(is_placed && is_assignment(&node.op)) {
            visit::visit_expr_binary(self, node);
        }
        self.depth -= 1;
    }

    fn visit_expr_unary(&mut self, node: &'ast ExprUnary) {
        let mutants = self.mutants(Genre::UnaryOperator, node.op.span().start());
        self.depth += 1;
        if let [(id, _)] = mutants[..]
            && self.unary(node, id)
        {
            self.placed_on(&mutants, node);
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

    // A field that is left out is that of the base, which is asked for once more.
    fn visit_expr_struct(&mut self, node: &'ast ExprStruct) {
        self.depth += 1;
        let base = node.rest.as_ref().map(|base| self.written(base)).filter(|base| !base.contains('\n'));
        for field in &node.fields {
            let deleted = self.mutants(Genre::StructField, field.span().start());
            if let (Some(base), [(id, _)]) = (base, &deleted[..]) {
                let name = self.written(&field.member);
                let label = if field.colon_token.is_none() { format!("{name}: ") } else { String::new() };
                let (start, end) = (self.start(&field.expr), self.end(&field.expr));
                self.open(start, format!("{label}if {} {{ ({base}).{name} }} else {{ ", is_on(*id)));
                self.close(end, " }");
                self.placed_on(&deleted, field);
            }
        }
        visit::visit_expr_struct(self, node);
        self.depth -= 1;
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
