//! `for` expressions, and the names of the variables of loops.

use super::resolve::Resolver;
use crate::data::{ForExpr, LoopId, LoopVariable};
use crate::named_tree::NamedTree;

/// The loops around what is being rendered, from the outside, each with its names.
#[derive(Debug, Default)]
pub(crate) struct Loops(Vec<(LoopId, Names)>);

/// What the key and the item of a loop are called, by a number that no loop around it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Names {
    /// `key1`, `val1` of a `for` expression.
    For(usize),
    /// `item1.key`, `item1.value` of a `dynamic` block.
    Dynamic(usize),
}

impl Names {
    fn of(self, variable: LoopVariable) -> String {
        match (self, variable) {
            (Self::For(number), LoopVariable::Key) => numbered("key", number),
            (Self::For(number), LoopVariable::Value) => numbered("val", number),
            (Self::Dynamic(number), LoopVariable::Key) => numbered("item", number) + ".key",
            (Self::Dynamic(number), LoopVariable::Value) => numbered("item", number) + ".value",
        }
    }

    /// Whether a variable would hide a resource type.
    fn hides(self, named: &NamedTree<'_>) -> bool {
        let variables = match self {
            Self::For(number) => vec![numbered("key", number), numbered("val", number)],
            Self::Dynamic(number) => vec![numbered("item", number)],
        };
        variables.iter().any(|name| named.layout.is_type(name))
    }
}

fn numbered(word: &str, number: usize) -> String {
    if number == 0 { word.to_owned() } else { format!("{word}{number}") }
}

impl Loops {
    /// Enters a loop. The outermost has `key` and `val`, as CDKTF writes them, those within have `key1` and `val1`, …
    fn enter(&mut self, id: LoopId, named: &NamedTree<'_>) {
        let outer = self.0.iter().rev().find_map(|(_, names)| match names {
            Names::For(number) => Some(number + 1),
            Names::Dynamic(_) => None,
        });
        let mut number = outer.unwrap_or(0);
        while Names::For(number).hides(named) {
            number += 1;
        }
        self.0.push((id, Names::For(number)));
    }

    /// Enters a block that Terraform repeats; the name of its iterator.
    pub(super) fn enter_dynamic(&mut self, id: LoopId, named: &NamedTree<'_>) -> String {
        let outer = self.0.iter().rev().find_map(|(_, names)| match names {
            Names::Dynamic(number) => Some(number + 1),
            Names::For(_) => None,
        });
        let mut number = outer.unwrap_or(0);
        while Names::Dynamic(number).hides(named) {
            number += 1;
        }
        self.0.push((id, Names::Dynamic(number)));
        numbered("item", number)
    }

    pub(super) fn leave(&mut self) {
        self.0.pop();
    }

    fn name(&self, id: LoopId, variable: LoopVariable) -> Option<String> {
        let (_, names) = self.0.iter().find(|(known, _)| *known == id)?;
        Some(names.of(variable))
    }
}

impl Resolver<'_, '_> {
    pub(super) fn for_expression(&mut self, each: &ForExpr, out: &mut String) {
        let (open, close) = if each.key.is_some() { ("{ for ", " }") } else { ("[ for ", "]") };
        // The collection is outside of the loop: names are free in it.
        let mut collection = String::new();
        self.hcl(&each.collection, &mut collection);
        let named = self.named;
        self.loops.enter(each.id, &named);
        out.push_str(open);
        self.loop_variable(each.id, LoopVariable::Key, out);
        out.push_str(", ");
        self.loop_variable(each.id, LoopVariable::Value, out);
        out.push_str(" in ");
        out.push_str(&collection);
        out.push_str(": ");
        if let Some(key) = &each.key {
            self.hcl(key, out);
            out.push_str(" => ");
        }
        self.hcl(&each.value, out);
        if each.grouped {
            out.push_str("...");
        }
        if let Some(condition) = &each.condition {
            out.push_str(" if ");
            self.hcl(condition, out);
        }
        out.push_str(close);
        self.loops.leave();
    }

    pub(super) fn loop_variable(&mut self, id: LoopId, variable: LoopVariable, out: &mut String) {
        match self.loops.name(id, variable) {
            Some(name) => out.push_str(&name),
            None => self.fault(
                "the variable of a loop is used outside of the loop",
                "use it in the closure that it is given to, and nowhere else",
            ),
        }
    }
}
