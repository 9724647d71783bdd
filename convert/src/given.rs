//! What the names of a body are given.

use hcl_edit::Span;
use hcl_edit::structure::{Attribute, Block, BlockLabel, Body, Structure};
use std::collections::BTreeMap;
use std::ops::Range;

/// What one name of a body is given.
pub(crate) enum Given<'b> {
    Attribute(&'b Attribute),
    Blocks(Vec<&'b Block>),
    /// `dynamic "name" { … }`, with the plain blocks of the same name.
    Dynamic(Repeated<'b>),
}

/// Blocks of one name, of which some are repeated.
pub(crate) struct Repeated<'b> {
    pub(crate) dynamic: Vec<&'b Block>,
    pub(crate) plain: Vec<&'b Block>,
}

impl<'b> Given<'b> {
    /// Its first block.
    pub(crate) fn first(&self) -> Option<&'b Block> {
        match self {
            Self::Attribute(_) => None,
            Self::Blocks(blocks) => blocks.first().copied(),
            Self::Dynamic(repeated) => repeated.dynamic.first().copied(),
        }
    }

    /// Where its first block stands.
    pub(crate) fn span(&self) -> Option<Range<usize>> {
        self.first()?.span()
    }

    fn add(&mut self, block: &'b Block, is_dynamic: bool) {
        match self {
            Self::Attribute(_) => {}
            Self::Blocks(plain) if is_dynamic => {
                *self = Self::Dynamic(Repeated { dynamic: vec![block], plain: std::mem::take(plain) });
            }
            Self::Blocks(plain) => plain.push(block),
            Self::Dynamic(repeated) if is_dynamic => repeated.dynamic.push(block),
            Self::Dynamic(repeated) => repeated.plain.push(block),
        }
    }
}

/// What a body gives, by name, in the order of first appearance.
pub(crate) fn arguments(body: &Body) -> Vec<(&str, Given<'_>)> {
    let mut found: Vec<(&str, Given<'_>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for structure in body {
        match structure {
            Structure::Attribute(attribute) => {
                found.push((attribute.key.as_str(), Given::Attribute(attribute)));
            }
            Structure::Block(block) => {
                let is_dynamic = block.ident.as_str() == "dynamic";
                let label = block.labels.first().map(BlockLabel::as_str);
                let name = if is_dynamic { label.unwrap_or("dynamic") } else { block.ident.as_str() };
                let place = *places.entry(name).or_insert(found.len());
                match found.get_mut(place) {
                    Some((_, given)) => given.add(block, is_dynamic),
                    None => {
                        let mut given = Given::Blocks(Vec::new());
                        given.add(block, is_dynamic);
                        found.push((name, given));
                    }
                }
            }
        }
    }
    found
}
