//! Blocks about an element that stand beside it: `moved` and `import`.

use crate::configuration::{Declaration, Item};
use crate::limits::LONGEST_CHAIN;
use crate::order::declaration_of;
use hcl_edit::Span;
use hcl_edit::expr::Expression;
use hcl_edit::structure::Body;
use std::collections::{BTreeMap, BTreeSet};

/// What is said about an element elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Move {
    /// It had this address.
    From(String),
    /// It exists already, under this id.
    Import(String),
}

/// The moves of elements that the configuration declares.
pub(crate) fn moves(items: &[Item<'_>]) -> BTreeMap<Declaration, Vec<Move>> {
    let mut moves: BTreeMap<Declaration, Vec<Move>> = BTreeMap::new();
    let declared: BTreeSet<&Declaration> = items.iter().map(|item| &item.declares).collect();
    for item in items {
        if let Some((target, what)) = of(item)
            && declared.contains(&target)
        {
            let known = moves.entry(target).or_default();
            if known.len() < LONGEST_CHAIN {
                known.push(what);
            }
        }
    }
    moves
}

/// What a block says about which element; `None` where an element's own method cannot say it.
pub(crate) fn of(item: &Item<'_>) -> Option<(Declaration, Move)> {
    let (Declaration::Other { keyword, .. }, body) = (&item.declares, item.body()?) else { return None };
    let names: Vec<&str> = body.attributes().map(|attribute| attribute.key.as_str()).collect();
    let target = declaration_of(&body.get_attribute("to")?.value)?;
    let resource = matches!(target, Declaration::Resource { .. });
    match (keyword.as_str(), names.as_slice()) {
        ("moved", ["from", "to"] | ["to", "from"]) if resource => {
            Some((target, Move::From(address(item, body, "from")?)))
        }
        ("import", ["id", "to"] | ["to", "id"]) if resource => {
            Some((target, Move::Import(body.get_attribute("id")?.value.as_str()?.to_owned())))
        }
        _ => None,
    }
}

/// An address as text: Terraform's JSON takes no expression there.
pub(crate) fn address(item: &Item<'_>, body: &Body, name: &str) -> Option<String> {
    let value = &body.get_attribute(name)?.value;
    match value {
        Expression::String(text) => Some(text.value().clone()),
        _ => match value.span() {
            Some(span) => Some(item.source.text.get(span)?.trim().to_owned()),
            None => Some(value.to_string().trim().to_owned()),
        },
    }
}
