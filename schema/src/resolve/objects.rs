//! What is in an object is no block either.

use crate::model::{Block, BlockId, BlockSyntax, Type};
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Makes objects of the nested values that stand in objects, whatever a page calls them.
pub(super) fn spread(root: &mut Block, blocks: &mut BTreeMap<BlockId, Block>) {
    let of_all = std::iter::once(&*root).chain(blocks.values());
    let mut waiting: Vec<BlockId> = of_all.flat_map(objects).collect();
    let mut seen: BTreeSet<BlockId> = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        let Some(block) = blocks.get_mut(&id) else { continue };
        for argument in &mut block.arguments {
            make_object(&mut argument.ty.value);
        }
        waiting.extend(objects(block));
    }
}

/// The definitions of the objects that a block takes.
fn objects(block: &Block) -> Vec<BlockId> {
    let types = block.arguments.iter().filter_map(|argument| argument.ty.value.block());
    types.filter(|ty| ty.syntax == BlockSyntax::Object).map(|ty| ty.definition.clone()).collect()
}

fn make_object(ty: &mut Type) {
    match ty {
        Type::List(inner) | Type::Set(inner) | Type::Map(inner) => make_object(inner),
        Type::Block(block) => block.syntax = BlockSyntax::Object,
        Type::String | Type::Number | Type::Bool | Type::Any => {}
    }
}
