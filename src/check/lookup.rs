//! Arguments that rules name: siblings, or paths from the root.

use super::{Site, Subject};
use crate::data::{Args, Data, Node, Repr};

/// Whether an argument is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    Yes,
    No,
    /// An expression that may turn out to be null.
    Maybe,
}

/// Whether a value counts as set.
pub(super) fn presence(data: Option<&Data>) -> Presence {
    match data.map(|data| &data.0) {
        None | Some(Repr::Absent | Repr::Null) => Presence::No,
        Some(Repr::Expr(node)) => match &**node {
            Node::Reference(_) | Node::All(..) | Node::Template(_) | Node::RawTemplate(_) | Node::For(_) => {
                Presence::Yes
            }
            Node::Literal(data) => presence(Some(data)),
            _ => Presence::Maybe,
        },
        Some(_) => Presence::Yes,
    }
}

/// Whether a value can stand against another argument: a switch that is off does not.
pub(super) fn stands_against(data: Option<&Data>) -> Presence {
    match data.map(|data| &data.0) {
        Some(Repr::Bool(false)) => Presence::No,
        _ => presence(data),
    }
}

/// What stands at a name or path of a rule.
#[derive(Debug, Clone, Copy)]
pub(super) enum Found<'a> {
    Value(&'a Data),
    Nothing,
    /// The path goes through repeated blocks or expressions.
    Unclear,
}

impl Found<'_> {
    pub(super) fn presence(self) -> Presence {
        match self {
            Self::Value(data) => presence(Some(data)),
            Self::Nothing => Presence::No,
            Self::Unclear => Presence::Maybe,
        }
    }
}

impl Subject<'_> {
    /// What a rule of an argument of `block` means by `name`.
    pub(super) fn find<'a>(&'a self, name: &str, block: &'a Args) -> Found<'a> {
        let found = match name.split_once('.') {
            None => block.get(name).map_or(Found::Nothing, Found::Value),
            Some(_) => descend(&self.element.args, name),
        };
        // What an override sets is set, to whatever.
        match found {
            Found::Nothing if self.overridden(name) => Found::Unclear,
            found => found,
        }
    }

    pub(super) fn is_set(&self, name: &str, site: &Site<'_>) -> Presence {
        self.find(name, site.block).presence()
    }

    pub(super) fn stands_against(&self, name: &str, site: &Site<'_>) -> Presence {
        match self.find(name, site.block) {
            Found::Value(data) => stands_against(Some(data)),
            found => found.presence(),
        }
    }
}

fn descend<'a>(args: &'a Args, path: &str) -> Found<'a> {
    let Some((first, rest)) = path.split_once('.') else {
        return args.get(path).map_or(Found::Nothing, Found::Value);
    };
    match args.get(first).map(|data| &data.0) {
        None | Some(Repr::Absent | Repr::Null) => Found::Nothing,
        Some(Repr::Block(inner)) => descend(inner, rest),
        Some(Repr::List(items)) => match items.as_slice() {
            [] => Found::Nothing,
            [Data(Repr::Block(inner))] => descend(inner, rest),
            _ => Found::Unclear,
        },
        Some(_) => Found::Unclear,
    }
}
