//! What blocks beside an element say about it as a whole: `moved` and `import`. Its own methods say it in the program.

use crate::configuration::{Declaration, Item};
use crate::expression::reference::repeats;
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

/// What is said about the elements that the configuration declares.
#[derive(Debug, Default)]
pub(crate) struct Moves {
    about: BTreeMap<Declaration, Vec<Move>>,
    /// The places of the blocks that need no statement of their own.
    told: BTreeSet<usize>,
}

impl Moves {
    /// What these items say about each other.
    pub(crate) fn of(items: &[Item<'_>]) -> Self {
        let mut moves = Self::default();
        let mut moved: BTreeMap<String, (usize, String)> = BTreeMap::new();
        let mut imports: BTreeMap<Declaration, (usize, String)> = BTreeMap::new();
        for (place, item) in items.iter().enumerate() {
            if let Some((from, to)) = moved_block(item) {
                moved.entry(to).or_insert((place, from));
            } else if let Some((to, id)) = import_block(item) {
                imports.entry(to).or_insert((place, id));
            }
        }
        // What is declared elsewhere gets statements of its own.
        for item in items.iter().filter(|item| !item.is_elsewhere()) {
            let address = match &item.declares {
                Declaration::Resource { type_name, name } => format!("{type_name}.{name}"),
                Declaration::Module(name) if !repeats(item) => format!("module.{name}"),
                _ => continue,
            };
            // From the newest address to the oldest; the program names them the other way round.
            let mut said = Vec::new();
            let mut at = address;
            while let Some((place, from)) = moved.get(&at)
                && said.len() < LONGEST_CHAIN
                && moves.told.insert(*place)
            {
                said.push(Move::From(from.clone()));
                at.clone_from(from);
            }
            said.reverse();
            if let Some((place, id)) = imports.get(&item.declares).filter(|_| !repeats(item)) {
                moves.told.insert(*place);
                said.push(Move::Import(id.clone()));
            }
            if !said.is_empty() {
                moves.about.insert(item.declares.clone(), said);
            }
        }
        moves
    }

    /// What is said about an element or a module.
    pub(crate) fn about(&self, declares: &Declaration) -> &[Move] {
        self.about.get(declares).map_or(&[], Vec::as_slice)
    }

    /// Whether an element says what the block at this place says.
    pub(crate) fn tell(&self, place: usize) -> bool {
        self.told.contains(&place)
    }
}

/// The body of a block of this keyword that has these arguments, and nothing else.
fn only<'i>(item: &'i Item<'_>, keyword: &str, names: [&str; 2]) -> Option<&'i Body> {
    let body = item.body()?;
    let is_it = matches!(&item.declares, Declaration::Other { keyword: own, .. } if own == keyword);
    let is_all = body.len() == names.len() && names.iter().all(|name| body.has_attribute(name));
    (is_it && is_all).then_some(body)
}

fn moved_block(item: &Item<'_>) -> Option<(String, String)> {
    let body = only(item, "moved", ["from", "to"])?;
    Some((address(item, body, "from")?, address(item, body, "to")?))
}

fn import_block(item: &Item<'_>) -> Option<(Declaration, String)> {
    let body = only(item, "import", ["to", "id"])?;
    let to = declaration_of(&body.get_attribute("to")?.value)?;
    let is_resource = matches!(to, Declaration::Resource { .. });
    is_resource.then_some((to, body.get_attribute("id")?.value.as_str()?.to_owned()))
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
