//! What a struct shows of the arguments that rules name.

use crate::input::Literal;
use crate::resolve::{Resolved, Setting};
use crate::schema::Type;
use ferroform_rules::{Check, Condition, Facts, Known, Truth, Value, path_in_words};
use std::borrow::Cow;

/// What every value of the struct has in common: what only some have is not known.
pub(super) struct Here<'r, 'a> {
    pub(super) resolved: &'r Resolved<'a>,
    /// Whether the contexts count that the struct decides. Where what belongs to another context is told as such, it need
    /// not be told once more.
    pub(super) contexts: bool,
}

impl<'r, 'a> Here<'r, 'a> {
    pub(super) fn new(resolved: &'r Resolved<'a>) -> Self {
        Self { resolved, contexts: true }
    }

    pub(super) fn without_contexts(resolved: &'r Resolved<'a>) -> Self {
        Self { resolved, contexts: false }
    }

    /// Whether a rule applies to the struct; without a condition it does.
    pub(super) fn applies(&self, when: Option<&Condition>) -> bool {
        when.is_none_or(|when| when.holds(self) == Truth::True)
    }

    fn is_switch(&self, path: &str) -> bool {
        let argument = self.resolved.schema.argument_at(path, self.resolved.block);
        argument.is_some_and(|argument| argument.ty == Type::Bool)
    }

    /// A value that is wrong by itself is reported once, not again by every rule about it.
    fn is_wrong(&self, argument: &str, value: &str) -> bool {
        let Some(known) = self.resolved.block.argument(argument) else { return false };
        known.rules.iter().any(|rule| match &rule.check {
            Check::OneOf(set) => set.closed && !set.values.iter().any(|allowed| allowed.value == value),
            _ => false,
        })
    }
}

impl Facts for Here<'_, '_> {
    fn known(&self, path: &str) -> Known<'_> {
        match self.resolved.at_path(path) {
            Setting::Fixed(literal) if self.is_wrong(path, &literal.text()) => Known::set(),
            Setting::Fixed(literal) => Known::Value(value(literal)),
            // A switch can be off, which is as good as not set where arguments exclude each other.
            Setting::Always if self.is_switch(path) => Known::Maybe,
            Setting::Always => Known::set(),
            Setting::Maybe | Setting::Unknown => Known::Maybe,
            Setting::Never => Known::Unset,
        }
    }

    fn default(&self, path: &str) -> Option<Cow<'_, str>> {
        // What would stand in another block has no default where that block does not stand.
        if path_in_words(path).contains('.') {
            return None;
        }
        let argument = self.resolved.schema.argument_at(path, self.resolved.block)?;
        argument.only_default().map(Cow::Borrowed)
    }

    fn context(&self, name: &str) -> Truth {
        let decided = self.resolved.contexts.get(name).filter(|_| self.contexts);
        decided.map_or(Truth::Unknown, Truth::from)
    }
}

/// A literal as rules see it.
pub(super) fn value(literal: &Literal) -> Value<'_> {
    match literal {
        Literal::Text(text) => Value::Text(text.into()),
        Literal::Integer(_) | Literal::Decimal(_) => Value::Number(literal.text().into()),
        Literal::Bool(value) => Value::Bool(*value),
    }
}

/// Why a condition is decided: "this struct fixes `mode` to `SLOW` and never sets `size`".
pub(super) fn because(condition: &Condition, resolved: &Resolved<'_>) -> String {
    let reasons: Vec<String> =
        condition.arguments().into_iter().filter_map(|name| reason(name, resolved)).collect();
    if reasons.is_empty() { String::new() } else { format!(", and this struct {}", reasons.join(" and ")) }
}

fn reason(path: &str, resolved: &Resolved<'_>) -> Option<String> {
    let name = path_in_words(path);
    match resolved.at_path(path) {
        Setting::Fixed(literal) => Some(format!("fixes `{name}` to `{}`", literal.text())),
        Setting::Always => Some(format!("always sets `{name}`")),
        Setting::Never => {
            let here = Here::new(resolved);
            let default = here.default(path);
            let default = default.map_or_else(String::new, |value| format!(" (by default `{value}`)"));
            Some(format!("never sets `{name}`{default}"))
        }
        Setting::Maybe | Setting::Unknown => None,
    }
}
