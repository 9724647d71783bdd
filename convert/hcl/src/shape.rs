//! What is a block, and what an attribute.

use std::collections::BTreeMap;

/// What a body belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A managed resource.
    Resource,
    /// A data source.
    Data,
    /// An ephemeral resource.
    Ephemeral,
    /// The configuration of a provider, by its local name.
    Provider,
}

/// How a name in a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `name = value`
    Attribute,
    /// `name { … }`, as often as there are objects.
    Block,
    /// `name "label" { … }`, one for each member.
    Labelled,
}

/// Knows what is a block.
pub trait Shapes {
    /// How something is written that stands under a path of names in the body of this type: the last one is its own, those
    /// before are the blocks around it. `None` where that is not known; then objects in a list are taken for blocks, and
    /// everything else for an attribute.
    fn shape(&self, kind: Kind, type_name: &str, path: &[&str]) -> Option<Shape>;
}

/// Shapes that are named one by one.
#[derive(Debug, Clone, Default)]
pub struct Known(BTreeMap<(Kind, String), BTreeMap<Vec<String>, Shape>>);

impl Known {
    /// Says how something is written.
    pub fn insert(&mut self, kind: Kind, type_name: &str, path: &[&str], shape: Shape) {
        let path = path.iter().map(|name| (*name).to_owned()).collect();
        self.0.entry((kind, type_name.to_owned())).or_default().insert(path, shape);
    }
}

impl Shapes for Known {
    fn shape(&self, kind: Kind, type_name: &str, path: &[&str]) -> Option<Shape> {
        let of_type = self.0.get(&(kind, type_name.to_owned()))?;
        let path: Vec<String> = path.iter().map(|name| (*name).to_owned()).collect();
        of_type.get(&path).copied()
    }
}
