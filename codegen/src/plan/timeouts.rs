//! Timeouts as what they are in a configuration: a block of strings.

use ferroform_schema::model::{
    Argument, Block, BlockId, BlockSyntax, BlockType, Default, DefaultValue, Held, Nesting, Presence,
    Resource, Sourced, Type,
};
use std::borrow::Cow;

const NAME: &str = "timeouts";

/// The resource with its timeouts as a nested block, unless its document describes that block itself.
pub(super) fn as_block(resource: &Resource) -> Cow<'_, Resource> {
    let described = resource.root.argument(NAME).is_some() || resource.blocks.contains_key(&id());
    if resource.timeouts.is_empty() || described {
        return Cow::Borrowed(resource);
    }
    let mut with = resource.clone();
    let mut block = Block::default();
    for timeout in &resource.timeouts {
        let default = timeout.default.as_ref().map(|value| Default {
            value: DefaultValue::Literal(value.clone().into()),
            when: None,
            text: String::new(),
            bases: timeout.bases.clone(),
        });
        let description = format!("How long `{}` may take, as in `30m` or `1h30m`.", timeout.operation);
        let mut argument = argument(&timeout.operation, Type::String, description, &timeout.bases);
        argument.defaults.extend(default);
        if block.argument(&argument.name).is_none() {
            block.arguments.push(argument);
        }
    }
    let bases = resource.timeouts.first().map(|timeout| timeout.bases.clone()).unwrap_or_default();
    let ty = Type::Block(BlockType {
        definition: id(),
        nesting: Nesting::Single,
        syntax: BlockSyntax::Block,
        held: Held::Unknown,
    });
    with.root.arguments.push(argument(NAME, ty, "How long operations may take.".to_owned(), &bases));
    with.blocks.insert(id(), block);
    Cow::Owned(with)
}

fn id() -> BlockId {
    BlockId(NAME.to_owned())
}

fn argument(name: &str, ty: Type, description: String, bases: &[ferroform_schema::model::Basis]) -> Argument {
    Argument {
        name: name.to_owned(),
        presence: Sourced { value: Presence::Optional, bases: bases.to_vec() },
        computed: None,
        ty: Sourced { value: ty, bases: bases.to_vec() },
        description: Some(Sourced { value: description, bases: bases.to_vec() }),
        defaults: Vec::new(),
        rules: Vec::new(),
        force_new: None,
        sensitive: None,
        write_only: None,
        deprecated: None,
        notes: Vec::new(),
        declared: bases.to_vec(),
    }
}
