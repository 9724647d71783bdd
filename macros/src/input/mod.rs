//! What the user wrote: the struct and its attributes, as plain data. Everything is optional or raw here; nothing is
//! compared with a schema.

mod attributes;
mod find_schema;
mod literal;
mod source;

pub(crate) use find_schema::bindings;
pub(crate) use literal::{Given, Literal};
pub(crate) use source::{Binding, Source};

use crate::errors::Errors;
use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;

/// Which derive it is; each has its own attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Derive {
    Resource,
    Block,
}

impl Derive {
    /// Name of the helper attribute.
    pub(crate) const fn attribute(self) -> &'static str {
        match self {
            Self::Resource => "resource",
            Self::Block => "block",
        }
    }
}

/// A user's struct.
pub(crate) struct Input {
    pub(crate) derive: Derive,
    pub(crate) vis: syn::Visibility,
    pub(crate) ident: Ident,
    pub(crate) generics: syn::Generics,
    /// `#[allow(…)]` and the like, which hold for the expansion as well.
    pub(crate) lints: Vec<syn::Attribute>,
    pub(crate) options: Options,
    pub(crate) fields: Vec<StructField>,
    /// Whether it is a struct with named fields at all; an error is told where it is not.
    pub(crate) has_fields: bool,
}

/// The attributes of the struct.
#[derive(Default)]
pub(crate) struct Options {
    /// Where the schema is; several for a block that is a part of several types.
    pub(crate) bindings: Vec<Binding>,
    /// `fixed(name = value, …)`
    pub(crate) fixed: Vec<Fixed>,
    /// `crate = path`
    pub(crate) krate: Option<syn::Path>,
    /// `construct = Name`
    pub(crate) construct: Option<Ident>,
    /// `any_context`
    pub(crate) any_context: bool,
}

/// An argument with a value that is the same for every value of the struct.
pub(crate) struct Fixed {
    pub(crate) name: Ident,
    pub(crate) value: Given,
}

/// A field of the struct.
pub(crate) struct StructField {
    pub(crate) ident: Ident,
    pub(crate) ty: syn::Type,
    pub(crate) role: Role,
}

/// What a field is for.
pub(crate) enum Role {
    /// It holds an argument.
    Argument {
        /// Name of the argument, and where it is written.
        name: (String, Span),
        /// Used when the field is `None`.
        default: Option<Given>,
    },
    /// A struct that holds some arguments.
    Flatten,
    /// It is not about the resource.
    Skip,
}

impl Input {
    /// Reads the item; what cannot be understood is reported and left out.
    pub(crate) fn read(item: syn::DeriveInput, derive: Derive, errors: &mut Errors) -> Self {
        let options = attributes::options(&item.attrs, derive, errors);
        let lints =
            item.attrs.into_iter().filter(|a| a.path().is_ident("allow") || a.path().is_ident("expect"));
        let has_fields = matches!(
            item.data,
            syn::Data::Struct(syn::DataStruct { fields: syn::Fields::Named(_) | syn::Fields::Unit, .. })
        );
        let fields = match item.data {
            syn::Data::Struct(syn::DataStruct { fields: syn::Fields::Named(fields), .. }) => fields.named,
            syn::Data::Struct(syn::DataStruct { fields: syn::Fields::Unit, .. }) => Default::default(),
            syn::Data::Struct(data) => {
                let message =
                    "the fields are arguments, so they need names: `struct Name { argument: Type, … }`";
                errors.on(&data.fields, message);
                Default::default()
            }
            syn::Data::Enum(data) => {
                errors.at(data.enum_token.span(), only_structs(derive));
                Default::default()
            }
            syn::Data::Union(data) => {
                errors.at(data.union_token.span(), only_structs(derive));
                Default::default()
            }
        };
        let fields = fields.into_iter().filter_map(|field| {
            let ident = field.ident?;
            let role = attributes::role(&field.attrs, &ident, derive, errors);
            Some(StructField { ident, ty: field.ty, role })
        });
        Self {
            derive,
            fields: fields.collect(),
            has_fields,
            vis: item.vis,
            ident: item.ident,
            generics: item.generics,
            lints: lints.collect(),
            options,
        }
    }
}

fn only_structs(derive: Derive) -> String {
    let name = match derive {
        Derive::Resource => "Resource",
        Derive::Block => "Block",
    };
    format!("`#[derive({name})]` is for structs with named fields")
}
