//! What a function gives back instead of its value, behind a switch: `if crate::mutant_switch::is_on(7) { return true; }` in front of its body.

use super::{IS_ON, RETURN, RETURNED, THEN, visitor::Visitor};
use crate::listed::{Genre, Id, Mutant};
use syn::{
    AssocType, Block, GenericArgument, PathArguments, ReturnType, Signature, TraitBound, Type, TypeParamBound, spanned::Spanned, visit,
};

/// What a function gives back.
enum Returned<'a> {
    /// A type that can be named.
    Named,
    /// `impl Iterator`, and the type of its items.
    Iterator(&'a str),
    /// Another `impl Trait`, of which there can be one type only.
    Opaque,
}

impl<'s> Visitor<'s> {
    pub(super) fn function(&mut self, signature: &Signature, block: &Block) {
        if let Some(constant) = &signature.constness {
            if self.constant.contains(&signature.ident.to_string()) {
                return;
            }
            let (start, end) = (self.start(constant), self.end(constant));
            self.replace(start, end, "");
        }
        if let (Some(first), Some(last)) = (block.stmts.first(), block.stmts.last()) {
            let mut mutants = self.mutants(Genre::FnValue, first.span().start());
            let (start, end) = (self.start(first), self.end(last));
            match self.returned(signature) {
                Returned::Opaque => mutants.clear(),
                _ if mutants.is_empty() => {}
                Returned::Named => self.open(start, returns(&mutants, |_, value| value.to_owned())),
                Returned::Iterator(item) => self.iterator(start, end, item, &mutants),
            }
            for (id, _) in &mutants {
                self.placed.entry(*id).or_default().insert(first.span().start().line);
            }
        }
        self.depth += 1;
        visit::visit_block(self, block);
        self.depth -= 1;
    }

    fn returned(&self, signature: &Signature) -> Returned<'s> {
        let ReturnType::Type(_, returned) = &signature.output else { return Returned::Named };
        if !self.written(returned).contains("impl ") {
            return Returned::Named;
        }
        let item = item(returned).map(|item| self.written(item)).filter(|item| !item.contains("impl ") && !item.contains('\n'));
        item.map_or(Returned::Opaque, Returned::Iterator)
    }

    /// All the iterators become one type, in which a mutant's stands beside that of the function. The body becomes a closure, so that what returns in it is wrapped too.
    fn iterator(&mut self, start: usize, end: usize, item: &str, mutants: &[(Id, &Mutant)]) {
        let body = |count: usize| "crate::mutant_switch::Or::Body(".repeat(count);
        let wrapped = |index: usize, value: &str| {
            let closed = ")".repeat(index);
            format!("{}crate::mutant_switch::Or::Mutant(crate::mutant_switch::items::<{item}, _>({value})){closed}", body(index))
        };
        self.open(start, returns(mutants, wrapped) + &body(mutants.len()) + "(move || { ");
        self.close(end, format!(" }})(){}", ")".repeat(mutants.len())));
    }
}

/// Gives back something else where the mutant is on.
fn returns(mutants: &[(Id, &Mutant)], value: impl Fn(usize, &str) -> String) -> String {
    let each = mutants.iter().enumerate();
    each.map(|(index, (id, mutant))| format!("{IS_ON}{id}{THEN}{RETURN}{}{RETURNED}", value(index, &mutant.replacement))).collect()
}

/// The type of the items of `impl Iterator<Item = …>`, where that, and how long it may live, is all that is said.
fn item(returned: &Type) -> Option<&Type> {
    let Type::ImplTrait(returned) = returned else { return None };
    let mut bounds =
        returned.bounds.iter().filter(|bound| !matches!(bound, TypeParamBound::Lifetime(_) | TypeParamBound::PreciseCapture(_)));
    let (Some(TypeParamBound::Trait(TraitBound { path, .. })), None) = (bounds.next(), bounds.next()) else { return None };
    let last = path.segments.last().filter(|last| last.ident == "Iterator")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::AssocType(AssocType { ident, ty, .. }) if ident == "Item" => Some(ty),
        _ => None,
    }
}
