//! Items in the order in which a program can create them: what is referred to comes first.

use crate::configuration::{Content, Declaration, Item};
use hcl_edit::expr::{Expression, Traversal, TraversalOperator};
use hcl_edit::visit::{Visit, visit_expr, visit_traversal};
use std::collections::BTreeMap;

/// Sorts the items by what they refer to; apart from that they keep their order. Items that refer to each other in a
/// circle stay as they stand, and refer to what comes later by its address.
pub(crate) fn by_dependency(items: Vec<Item<'_>>) -> Vec<Item<'_>> {
    let index: BTreeMap<Declaration, usize> =
        items.iter().enumerate().map(|(i, item)| (item.declares.clone(), i)).collect();
    let needs: Vec<Vec<usize>> = items
        .iter()
        .map(|item| references(item).iter().filter_map(|declares| index.get(declares).copied()).collect())
        .collect();
    let mut order = Vec::with_capacity(items.len());
    let mut state = vec![State::New; items.len()];
    // Settings and providers come first, as people write them.
    let mut starts: Vec<usize> = (0..items.len()).collect();
    starts.sort_by_key(|i| items.get(*i).map(|item| (!item.is_elsewhere(), rank(&item.declares))));
    for start in starts {
        visit(start, &needs, &mut state, &mut order);
    }
    let mut items: Vec<Option<Item<'_>>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|i| items.get_mut(i)?.take()).collect()
}

const fn rank(declares: &Declaration) -> u8 {
    match declares {
        Declaration::Settings => 0,
        Declaration::Provider { .. } => 1,
        Declaration::Variable(_) => 2,
        Declaration::Output(_) => 4,
        Declaration::Check(_) => 5,
        Declaration::Other { .. } => 6,
        _ => 3,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// Depth first, with a stack of its own: a configuration can be a chain of thousands.
fn visit(start: usize, needs: &[Vec<usize>], state: &mut [State], order: &mut Vec<usize>) {
    let mut path = vec![(start, 0)];
    while let Some((item, next)) = path.pop() {
        match state.get(item) {
            Some(State::New) => state[item] = State::Open,
            Some(State::Open) if next > 0 => {}
            _ => continue,
        }
        match needs.get(item).and_then(|needs| needs.get(next)) {
            Some(need) => {
                path.push((item, next + 1));
                if state.get(*need) == Some(&State::New) {
                    path.push((*need, 0));
                }
            }
            None => {
                state[item] = State::Done;
                order.push(item);
            }
        }
    }
}

/// What an item refers to, in order of appearance.
pub(crate) fn references(item: &Item<'_>) -> Vec<Declaration> {
    let mut finder = Finder::default();
    match &item.content {
        Content::Body(body) => {
            if matches!(item.declares, Declaration::Check(_)) {
                finder.found.extend(body.get_blocks("data").filter_map(
                    |block| match block.labels.as_slice() {
                        [ty, name] => target("data", &[ty.as_str(), name.as_str()]),
                        _ => None,
                    },
                ));
            }
            finder.visit_body(body);
        }
        Content::Value(value) => finder.visit_expr(value),
        Content::Elsewhere => {}
    }
    finder.found.retain(|declares| *declares != item.declares);
    finder.found
}

/// What an expression refers to, in order of appearance.
pub(crate) fn references_of(expression: &Expression) -> Vec<Declaration> {
    let mut finder = Finder::default();
    finder.visit_expr(expression);
    finder.found
}

/// Whether an expression reads a variable of this name, whatever that is.
pub(crate) fn mentions(expression: &Expression, name: &str) -> bool {
    struct Mention<'n> {
        name: &'n str,
        is_found: bool,
    }
    impl Visit for Mention<'_> {
        fn visit_expr(&mut self, node: &Expression) {
            self.is_found |= node.as_variable().is_some_and(|variable| variable.as_str() == self.name);
            visit_expr(self, node);
        }
    }
    let mut mention = Mention { name, is_found: false };
    mention.visit_expr(expression);
    mention.is_found
}

#[derive(Default)]
struct Finder {
    found: Vec<Declaration>,
}

impl Visit for Finder {
    fn visit_expr(&mut self, node: &Expression) {
        visit_expr(self, node);
    }

    fn visit_traversal(&mut self, node: &Traversal) {
        if let Expression::Variable(root) = &node.expr {
            let names: Vec<&str> = node.operators.iter().map_while(|op| attribute(op.value())).collect();
            self.found.extend(target(root.as_str(), &names));
        }
        visit_traversal(self, node);
    }
}

/// The name that an operator reads, where it reads one.
pub(crate) fn attribute(operator: &TraversalOperator) -> Option<&str> {
    match operator {
        TraversalOperator::GetAttr(name) => Some(name.as_str()),
        _ => None,
    }
}

/// The declaration that an expression names as a whole (`aws_vpc.main`).
pub(crate) fn declaration_of(expression: &Expression) -> Option<Declaration> {
    if let Expression::String(text) = expression {
        let (root, rest) = text.value().split_once('.')?;
        let names: Vec<&str> = rest.split('.').collect();
        return declaration(root, &names);
    }
    let traversal = expression.as_traversal()?;
    let root = traversal.expr.as_variable()?.as_str();
    let names: Vec<&str> =
        traversal.operators.iter().map(|op| attribute(op.value())).collect::<Option<_>>()?;
    declaration(root, &names)
}

/// The declaration that these words name as a whole.
pub(crate) fn declaration(root: &str, names: &[&str]) -> Option<Declaration> {
    target(root, names).filter(|_| is_whole(root, names))
}

/// Whether these words name a declaration, and nothing in it.
fn is_whole(root: &str, names: &[&str]) -> bool {
    names.len() == if matches!(root, "data" | "ephemeral") { 2 } else { 1 }
}

/// The declaration that a reference of these words names.
fn target(root: &str, names: &[&str]) -> Option<Declaration> {
    let first = (*names.first()?).to_owned();
    Some(match root {
        "var" => Declaration::Variable(first),
        "local" => Declaration::Local(first),
        "module" => Declaration::Module(first),
        "data" => Declaration::Data { type_name: first, name: (*names.get(1)?).to_owned() },
        "ephemeral" => Declaration::Ephemeral { type_name: first, name: (*names.get(1)?).to_owned() },
        "each" | "count" | "self" | "path" | "terraform" => return None,
        // A provider with an alias looks like a resource; both are looked up.
        _ => Declaration::Resource { type_name: root.to_owned(), name: first },
    })
}
