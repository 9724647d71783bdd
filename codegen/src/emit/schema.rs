//! The schema of a module for the derive macros.
//!
//! A derive macro cannot read the files of another crate, but it can expand to a call of another crate's macro. Each
//! module therefore has a macro `__schema` that hands its schema, as JSON in a string literal, to the macro that it is
//! told to call:
//!
//! ```text
//! bindings::queue::__schema! { [::ferroform::next] rest }   expands to   ::ferroform::next! { "{…}" rest }
//! ```
//!
//! The JSON is the plan without documentation: names in Terraform and in Rust, types, rules with their lines.

use crate::config::{DeriveSchemas, Layout};
use crate::plan::{Argument, Block, Enum, Getter, Group, Module, Plan, Type};
use ferroform_schema::model::{Check, Condition, ContextBinding, GroupKind, Nesting, ResourceKind};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde::Serialize;

/// The macro, if the plan wants one.
pub(super) fn export(module: &Module, plan: &Plan) -> Option<TokenStream> {
    let cfg = match plan.derive_schemas {
        DeriveSchemas::No => return None,
        DeriveSchemas::Yes => None,
        DeriveSchemas::WithFeature => Some(quote! { #[cfg(feature = "derive")] }),
    };
    // Nothing in it has a form that JSON lacks.
    let json = serde_json::to_string(&exported(module)).unwrap_or_default();
    let name = format_ident!("__schema_{}", module.name.word());
    let (export, visibility) = match plan.layout {
        Layout::Crate => (Some(quote! { #[macro_export] }), quote! { pub }),
        // Macros of included files cannot be exported by path.
        Layout::Modules | Layout::SingleFile(_) => (None, quote! { #[allow(unused_imports)] pub(crate) }),
    };
    Some(quote! {
        #cfg
        #[doc(hidden)]
        #export
        macro_rules! #name {
            ([$($next:tt)*] $($rest:tt)*) => { $($next)* ! { #json $($rest)* } };
        }

        #cfg
        #[doc(hidden)]
        #visibility use #name as __schema;
    })
}

#[derive(Serialize)]
struct Exported<'a> {
    kind: ResourceKind,
    type_name: &'a str,
    document: &'a str,
    construct: String,
    root: ExportedBlock<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    blocks: Vec<ExportedBlock<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    enums: Vec<ExportedEnum<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    getters: Vec<ExportedGetter<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contexts: Vec<ExportedContext<'a>>,
}

#[derive(Serialize)]
struct ExportedBlock<'a> {
    /// Id in the schema; empty for the root.
    id: &'a str,
    /// The type of the finished block; for the root, of the construct.
    name: String,
    /// The type with the setters.
    builder: String,
    arguments: Vec<ExportedArgument<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<ExportedGroup<'a>>,
}

#[derive(Serialize)]
struct ExportedArgument<'a> {
    name: &'a str,
    setter: String,
    #[serde(rename = "type")]
    ty: ExportedType,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    deprecated: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rules: Vec<ExportedRule<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum ExportedType {
    String,
    Number,
    Bool,
    Any,
    List(Box<Self>),
    Set(Box<Self>),
    Map(Box<Self>),
    /// Name of the enum.
    Enum(String),
    Block {
        name: String,
        nesting: Nesting,
    },
}

#[derive(Serialize)]
struct ExportedRule<'a> {
    line: u32,
    text: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    contradicted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<&'a Condition>,
    check: Check,
}

#[derive(Serialize)]
struct ExportedGroup<'a> {
    line: u32,
    text: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    contradicted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<&'a Condition>,
    kind: GroupKind,
    arguments: &'a [String],
}

#[derive(Serialize)]
struct ExportedEnum<'a> {
    name: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    open: bool,
    /// Pairs of the value and the name of its variant.
    variants: Vec<(&'a str, String)>,
}

#[derive(Serialize)]
struct ExportedGetter<'a> {
    attribute: &'a str,
    method: String,
    #[serde(rename = "type")]
    ty: ExportedType,
}

#[derive(Serialize)]
struct ExportedContext<'a> {
    context: &'a str,
    argument: &'a str,
    target: &'a str,
    target_argument: &'a str,
    values: &'a [String],
}

fn exported(module: &Module) -> Exported<'_> {
    Exported {
        kind: module.kind,
        type_name: &module.type_name,
        document: &module.document,
        construct: module.construct.name.to_string(),
        root: block(&module.root),
        blocks: module.blocks.iter().map(block).collect(),
        enums: module.enums.iter().map(enumeration).collect(),
        getters: module.construct.getters.iter().map(getter).collect(),
        contexts: module.contexts.iter().map(context).collect(),
    }
}

fn block(block: &Block) -> ExportedBlock<'_> {
    ExportedBlock {
        id: &block.id,
        name: block.name.to_string(),
        builder: block.builder.to_string(),
        arguments: block.arguments.iter().map(argument).collect(),
        groups: block.groups.iter().map(group).collect(),
    }
}

fn argument(argument: &Argument) -> ExportedArgument<'_> {
    let rules = argument.rules.iter().map(|rule| ExportedRule {
        line: rule.line,
        text: &rule.text,
        contradicted: rule.contradicted,
        when: rule.when.as_ref(),
        check: without_notes(&rule.check),
    });
    ExportedArgument {
        name: &argument.name,
        setter: argument.setter.to_string(),
        ty: ty(&argument.ty),
        required: argument.state.is_some(),
        line: argument.line,
        deprecated: argument.deprecated.as_deref(),
        rules: rules.collect(),
    }
}

fn without_notes(check: &Check) -> Check {
    let mut check = check.clone();
    if let Check::OneOf(set) = &mut check {
        set.values.iter_mut().for_each(|value| value.note = None);
    }
    check
}

fn ty(of: &Type) -> ExportedType {
    match of {
        Type::String => ExportedType::String,
        Type::Number => ExportedType::Number,
        Type::Bool => ExportedType::Bool,
        Type::Any => ExportedType::Any,
        Type::List(element) => ExportedType::List(Box::new(ty(element))),
        Type::Set(element) => ExportedType::Set(Box::new(ty(element))),
        Type::Map(element) => ExportedType::Map(Box::new(ty(element))),
        Type::Enum(name) => ExportedType::Enum(name.to_string()),
        Type::Block { name, nesting, .. } => {
            ExportedType::Block { name: name.to_string(), nesting: *nesting }
        }
    }
}

fn group(group: &Group) -> ExportedGroup<'_> {
    ExportedGroup {
        line: group.line,
        text: &group.text,
        contradicted: group.contradicted,
        when: group.when.as_ref(),
        kind: group.kind,
        arguments: &group.arguments,
    }
}

fn enumeration(item: &Enum) -> ExportedEnum<'_> {
    let variants = item.variants.iter().map(|variant| (variant.value.as_str(), variant.name.to_string()));
    ExportedEnum { name: item.name.to_string(), open: item.open, variants: variants.collect() }
}

fn getter(getter: &Getter) -> ExportedGetter<'_> {
    ExportedGetter { attribute: &getter.attribute, method: getter.method.to_string(), ty: ty(&getter.ty) }
}

fn context(binding: &ContextBinding) -> ExportedContext<'_> {
    let ContextBinding { context, argument, target, target_argument, values, .. } = binding;
    ExportedContext { context, argument, target, target_argument, values }
}
