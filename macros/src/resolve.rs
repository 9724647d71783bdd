//! Pairs what the user wrote with what the schema says.

use crate::errors::Errors;
use crate::input::{Derive, Given, Input, Literal, Role, StructField};
use crate::rust_type;
use crate::schema::{Argument, Block, Table};
use crate::suggest::{hint, nearest};
use ferroform_rules::contexts::Decided;
use ferroform_rules::path_in_words;
use proc_macro2::Span;
use std::collections::{BTreeMap, BTreeSet};
use syn::spanned::Spanned;

/// A struct and the block of the schema that it is.
pub(crate) struct Resolved<'a> {
    pub(crate) schema: &'a Table,
    pub(crate) block: &'a Block,
    /// In the order of the struct, fixed values last.
    pub(crate) bound: Vec<Bound<'a>>,
    /// Fields that hold some arguments each.
    pub(crate) parts: Vec<&'a StructField>,
    by_name: BTreeMap<&'a str, usize>,
    /// Arguments that a misspelt name is taken to mean.
    pub(crate) meant: BTreeSet<&'a str>,
    /// Whether other structs set arguments of the same block.
    pub(crate) is_part: bool,
    /// Contexts that what is always set decides: the ones that must hold, and the ones that cannot.
    pub(crate) contexts: Decided<'a>,
}

/// An argument that the struct is about.
pub(crate) struct Bound<'a> {
    pub(crate) argument: &'a Argument,
    pub(crate) origin: Origin<'a>,
    /// Where it is named.
    pub(crate) span: Span,
}

/// Where the value comes from.
#[derive(Clone, Copy)]
pub(crate) enum Origin<'a> {
    Field { field: &'a StructField, default: Option<&'a Given> },
    Fixed(&'a Given),
}

/// What is known about the value of an argument, whatever the fields hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Setting<'a> {
    /// It is this value.
    Fixed(&'a Literal),
    /// It is set.
    Always,
    /// It may be set.
    Maybe,
    /// It is not set.
    Never,
    /// Another struct may set it.
    Unknown,
}

impl Setting<'_> {
    pub(crate) const fn is_set(self) -> bool {
        matches!(self, Self::Fixed(_) | Self::Always)
    }
}

impl<'a> Bound<'a> {
    pub(crate) fn setting(&self) -> Setting<'a> {
        match self.origin {
            Origin::Fixed(Given { literal: Some(literal), .. }) => Setting::Fixed(literal),
            Origin::Fixed(_) | Origin::Field { default: Some(_), .. } => Setting::Always,
            Origin::Field { field, default: None } if rust_type::option(&field.ty).is_some() => {
                Setting::Maybe
            }
            Origin::Field { .. } => Setting::Always,
        }
    }

    /// The value in the attributes: fixed, or the default of a field.
    pub(crate) fn given(&self) -> Option<&'a Given> {
        match self.origin {
            Origin::Fixed(given) => Some(given),
            Origin::Field { default, .. } => default,
        }
    }
}

impl<'a> Resolved<'a> {
    /// What is known about an argument of this block.
    pub(crate) fn setting(&self, name: &str) -> Setting<'a> {
        match self.by_name.get(name) {
            Some(index) => self.bound[*index].setting(),
            None if self.is_open() => Setting::Unknown,
            None => Setting::Never,
        }
    }

    /// What is known about what a rule names: a sibling, or a path from the root of the resource.
    pub(crate) fn at_path(&self, path: &str) -> Setting<'a> {
        if !path.contains('.') {
            return self.setting(path);
        }
        // Which blocks are around the one of a struct, the program decides.
        if !self.block.id.is_empty() {
            return Setting::Unknown;
        }
        match path_in_words(path).split_once('.') {
            None => self.setting(path_in_words(path)),
            Some((first, _)) if self.setting(first) == Setting::Never => Setting::Never,
            Some(_) => Setting::Unknown,
        }
    }

    /// Where an argument is named.
    pub(crate) fn span(&self, name: &str) -> Option<Span> {
        self.by_name.get(name).map(|index| self.bound[*index].span)
    }

    /// Whether other structs may set arguments of the same block.
    pub(crate) fn is_open(&self) -> bool {
        self.is_part || !self.parts.is_empty()
    }
}

/// Pairs fields and fixed values with arguments. What has no argument is reported and left out.
pub(crate) fn resolve<'a>(
    input: &'a Input,
    schema: &'a Table,
    block: &'a Block,
    is_part: bool,
    errors: &mut Errors,
) -> Resolved<'a> {
    let mut resolved = Resolved {
        schema,
        block,
        bound: Vec::new(),
        parts: Vec::new(),
        by_name: BTreeMap::new(),
        meant: BTreeSet::new(),
        is_part,
        contexts: Decided::default(),
    };
    for field in &input.fields {
        match &field.role {
            Role::Skip => {}
            Role::Flatten if input.derive == Derive::Resource => resolved.parts.push(field),
            Role::Flatten => {
                let message =
                    "only the struct of a resource itself can flatten: put the fields into this struct";
                errors.at(field.ident.span(), message);
            }
            Role::Argument { name: (name, span), default } => {
                if let Some(default) = default
                    && rust_type::option(&field.ty).is_none()
                {
                    errors.at(
                        default.span,
                        format!("the default is used when `{0}` is `None`: make the field an `Option`, or remove the default", field.ident),
                    );
                }
                let origin = Origin::Field { field, default: default.as_ref() };
                resolved.bind(name, *span, origin, errors);
            }
        }
    }
    for fixed in &input.options.fixed {
        let name = syn::ext::IdentExt::unraw(&fixed.name).to_string();
        resolved.bind(&name, fixed.name.span(), Origin::Fixed(&fixed.value), errors);
    }
    resolved
}

impl<'a> Resolved<'a> {
    fn bind(&mut self, name: &str, span: Span, origin: Origin<'a>, errors: &mut Errors) {
        let Some(argument) = self.block.argument(name) else {
            errors.at(span, self.unknown(name, origin));
            let names = self.block.arguments.iter().map(|argument| argument.name.as_str());
            self.meant.extend(nearest(name, names));
            return;
        };
        if let Some(before) = self.by_name.get(&*argument.name) {
            let before = match self.bound[*before].origin {
                Origin::Field { field, .. } => format!("the field `{}`", field.ident),
                Origin::Fixed(_) => "another fixed value".to_owned(),
            };
            errors.at(
                span,
                format!("the argument `{name}` is set twice: {before} sets it already; keep one of them"),
            );
            return;
        }
        self.by_name.insert(&argument.name, self.bound.len());
        self.bound.push(Bound { argument, origin, span });
    }

    fn unknown(&self, name: &str, origin: Origin<'_>) -> String {
        let whose = self.whose();
        if let Some(attribute) = self.block.attributes.iter().find(|attribute| attribute.name == name) {
            let at = self.schema.at(&attribute.place);
            return format!(
                "`{name}` of {whose} can only be read ({at}): the provider sets it; remove it here and call `.{name}()` \
                 on what `create` returns"
            );
        }
        let names = self.block.arguments.iter().map(|argument| argument.name.as_str());
        let hint = hint(name, names);
        let skip = match origin {
            Origin::Field { .. } if !hint.contains("did you mean") => {
                ", or mark a field that is not about the resource with `skip`"
            }
            _ => "",
        };
        format!("{whose} has no argument `{name}` ({}){hint}{skip}", self.schema.document)
    }

    /// The type, or the block of it, for messages.
    pub(crate) fn whose(&self) -> String {
        if self.block.id.is_empty() {
            format!("`{}`", self.schema.type_name)
        } else {
            format!("the block `{}` of `{}`", self.block.id, self.schema.type_name)
        }
    }
}

/// Where to underline a field's type.
pub(crate) fn type_span(field: &StructField) -> Span {
    field.ty.span()
}
