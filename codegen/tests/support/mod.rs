//! Schemas built by hand: short ways to say what the fixtures need.
#![allow(dead_code, reason = "each test uses its own part")]

pub(crate) mod fixtures;

use ferroform_schema::model::*;
use ferroform_schema::source::Location;
use std::collections::BTreeMap;

/// The document that every fixture pretends to come from.
pub(crate) const DOCUMENT: &str = "docs/page.md";

pub(crate) fn at(line: u32) -> Location {
    Location { path: DOCUMENT.into(), line, column: 1, end_line: line, end_column: 80 }
}

pub(crate) fn basis(line: u32) -> Basis {
    Basis { evidence: Evidence::Yaml, at: at(line) }
}

pub(crate) fn said<T>(value: T, line: u32) -> Sourced<T> {
    Sourced::new(value, Evidence::Yaml, at(line))
}

/// An optional argument.
pub(crate) fn optional(name: &str, ty: Type, line: u32, description: &str) -> Argument {
    Argument {
        name: name.into(),
        presence: said(Presence::Optional, line),
        computed: None,
        ty: said(ty, line),
        description: Some(said(description.into(), line)),
        defaults: vec![],
        rules: vec![],
        force_new: None,
        sensitive: None,
        write_only: None,
        deprecated: None,
        notes: vec![],
        declared: vec![basis(line)],
    }
}

/// A required argument.
pub(crate) fn required(name: &str, ty: Type, line: u32, description: &str) -> Argument {
    Argument { presence: said(Presence::Required, line), ..optional(name, ty, line, description) }
}

pub(crate) fn attribute(name: &str, ty: Type, line: u32, description: &str) -> Attribute {
    Attribute {
        name: name.into(),
        ty: said(ty, line),
        description: Some(said(description.into(), line)),
        sensitive: None,
        deprecated: None,
        declared: vec![basis(line)],
    }
}

pub(crate) fn rule(check: Check, line: u32, text: &str) -> Rule {
    Rule { check, when: None, standing: ExampleVerdict::Holds, text: text.into(), bases: vec![basis(line)] }
}

pub(crate) fn one_of(values: &[&str], closed: bool) -> Check {
    let values = values.iter().map(|v| EnumValue { value: (*v).into(), note: None, when: None }).collect();
    Check::OneOf(ValueSet { values, closed })
}

pub(crate) fn is(argument: &str, values: &[&str]) -> Condition {
    Condition::Is { argument: argument.into(), values: values.iter().map(|v| (*v).into()).collect() }
}

pub(crate) fn block_type(definition: &str, nesting: Nesting) -> Type {
    nested_type(definition, nesting, BlockSyntax::Block)
}

pub(crate) fn object_type(definition: &str, nesting: Nesting) -> Type {
    nested_type(definition, nesting, BlockSyntax::Object)
}

fn nested_type(definition: &str, nesting: Nesting, syntax: BlockSyntax) -> Type {
    Type::Block(BlockType { definition: BlockId(definition.into()), nesting, syntax, held: Held::Unknown })
}

pub(crate) fn block(arguments: Vec<Argument>, line: u32) -> Block {
    Block { arguments, described: vec![basis(line)], ..Block::default() }
}

pub(crate) fn resource(
    kind: ResourceKind,
    type_name: &str,
    root: Block,
    blocks: &[(&str, Block)],
) -> Resource {
    Resource {
        kind,
        type_name: type_name.into(),
        document: DOCUMENT.into(),
        provider: None,
        subcategory: None,
        description: None,
        deprecated: None,
        root,
        blocks: blocks.iter().map(|(id, b)| (BlockId((*id).into()), b.clone())).collect::<BTreeMap<_, _>>(),
        timeouts: vec![],
        import: None,
        examples: vec![],
        contexts: vec![],
        notes: vec![],
    }
}

/// A function without parameters that gives anything.
pub(crate) fn function(name: &str, description: &str) -> Function {
    Function {
        name: name.into(),
        provider: Some("acme".into()),
        document: DOCUMENT.into(),
        description: Some(said(description.into(), 1)),
        parameters: vec![],
        variadic: None,
        returns: Type::Any,
        members: vec![],
        examples: vec![],
        at: at(1),
    }
}

pub(crate) fn parameter(name: &str, ty: Type, description: &str) -> Parameter {
    Parameter { name: name.into(), ty, description: Some(description.into()) }
}

pub(crate) fn member(name: &str, ty: Type) -> Member {
    Member { name: name.into(), ty, description: None }
}
