//! Operators behind switches.

use super::visitor::{Visitor, is_on};
use crate::listed::{Id, Mutant};
use syn::{BinOp, Expr, ExprBinary, ExprUnary, UnOp, visit::Visit};

/// The value whose operator is taken away.
pub(super) const OPERAND: &str = "operand__";

impl Visitor<'_> {
    /// Puts the mutants of an operator behind switches, where that can be.
    pub(super) fn binary(&mut self, node: &ExprBinary, mutants: &[(Id, &Mutant)]) -> bool {
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
                // `||` between conditions with `let` is not in the grammar.
                if has_let(&node.left) || has_let(&node.right) {
                    self.unviable.insert(*id);
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

    /// Puts the mutant that takes an operator away behind a switch, where that can be.
    pub(super) fn unary(&mut self, node: &ExprUnary, id: Id) -> bool {
        let operator = match node.op {
            UnOp::Not(_) => '!',
            UnOp::Neg(_) => '-',
            _ => return false,
        };
        let (start, operand, end) = (self.start(&node.op), self.start(&node.expr), self.end(node));
        self.replace(start, operand, "(match (");
        self.close(end, format!(") {{ {OPERAND} => if {} {{ {OPERAND} }} else {{ {operator}{OPERAND} }} }})", is_on(id)));
        true
    }
}

/// Whether an operator changes its left side.
pub(super) fn is_assignment(operator: &BinOp) -> bool {
    sign(operator).len() >= 2 && sign(operator).ends_with('=') && !matches!(operator, BinOp::Le(_) | BinOp::Ge(_))
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
pub(super) fn has_let(expression: &Expr) -> bool {
    match expression {
        Expr::Let(_) => true,
        Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => has_let(&binary.left) || has_let(&binary.right),
        _ => false,
    }
}
