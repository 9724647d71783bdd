//! `for` expressions, and the names of their variables.

use super::resolve::Resolver;
use crate::data::{ForExpr, LoopId, LoopVariable};
use crate::scene::Scene;

/// The loops around what is being rendered, from the outside, each with the number in the names of its variables.
#[derive(Debug, Default)]
pub(crate) struct Loops(Vec<(LoopId, usize)>);

impl Loops {
    /// Enters a loop. The outermost has `key` and `val`, as CDKTF writes them, those within have `key1` and `val1`, …; a
    /// number is left out where a resource type has the name, because the variable would hide it.
    fn enter(&mut self, id: LoopId, scene: &Scene<'_>) {
        let mut number = self.0.last().map_or(0, |(_, outer)| outer + 1);
        let hides = |number| {
            [LoopVariable::Key, LoopVariable::Value]
                .into_iter()
                .any(|variable| scene.layout.is_type(&name(variable, number)))
        };
        while hides(number) {
            number += 1;
        }
        self.0.push((id, number));
    }

    fn leave(&mut self) {
        self.0.pop();
    }

    fn name(&self, id: LoopId, variable: LoopVariable) -> Option<String> {
        let (_, number) = self.0.iter().find(|(known, _)| *known == id)?;
        Some(name(variable, *number))
    }
}

fn name(variable: LoopVariable, number: usize) -> String {
    let word = match variable {
        LoopVariable::Key => "key",
        LoopVariable::Value => "val",
    };
    if number == 0 { word.to_owned() } else { format!("{word}{number}") }
}

impl Resolver<'_, '_> {
    pub(super) fn for_expression(&mut self, each: &ForExpr, out: &mut String) {
        let (open, close) = if each.key.is_some() { ("{ for ", " }") } else { ("[ for ", "]") };
        // The collection is outside of the loop: names are free in it.
        let mut collection = String::new();
        self.hcl(&each.collection, &mut collection);
        let scene = self.scene;
        self.loops.enter(each.id, &scene);
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
