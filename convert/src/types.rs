//! Types of values, as the runtime tells them apart.

use crate::bindings::Bound;
use crate::code::Imports;
use ferroform_codegen::plan;
use ferroform_schema::model::Nesting;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// What a value is, as far as the program can say it.
#[derive(Debug, Clone)]
pub(crate) enum Ty<'a> {
    String,
    Number,
    Bool,
    Any,
    List(Box<Self>),
    Set(Box<Self>),
    Map(Box<Self>),
    /// An enum of a module of the bindings, by its name.
    Enum(Bound<'a>, &'a str),
    /// A nested block of a module of the bindings, by its name.
    Block(Bound<'a>, &'a str),
}

impl<'a> Ty<'a> {
    /// The type of an argument or attribute.
    pub(crate) fn of(bound: Bound<'a>, ty: &'a plan::Type) -> Self {
        let inner = |ty: &'a plan::Type| Box::new(Self::of(bound, ty));
        match ty {
            plan::Type::String => Self::String,
            plan::Type::Number => Self::Number,
            plan::Type::Bool => Self::Bool,
            plan::Type::Any => Self::Any,
            plan::Type::List(element) => Self::List(inner(element)),
            plan::Type::Set(element) => Self::Set(inner(element)),
            plan::Type::Map(element) => Self::Map(inner(element)),
            plan::Type::Enum(name) => Self::Enum(bound, name.word()),
            plan::Type::Block { name, nesting, .. } => {
                let block = Self::Block(bound, name.word());
                match nesting {
                    Nesting::Single => block,
                    Nesting::List => Self::List(Box::new(block)),
                    Nesting::Set => Self::Set(Box::new(block)),
                    Nesting::Map => Self::Map(Box::new(block)),
                }
            }
        }
    }

    /// A type that names nothing of a module.
    pub(crate) fn plain(ty: &plan::Type) -> Self {
        match ty {
            plan::Type::String | plan::Type::Enum(_) => Self::String,
            plan::Type::Number => Self::Number,
            plan::Type::Bool => Self::Bool,
            plan::Type::List(element) => Self::List(Box::new(Self::plain(element))),
            plan::Type::Set(element) => Self::Set(Box::new(Self::plain(element))),
            plan::Type::Map(element) => Self::Map(Box::new(Self::plain(element))),
            plan::Type::Any | plan::Type::Block { .. } => Self::Any,
        }
    }

    /// Whether a value of the other type goes where this one is wanted, without a word.
    pub(crate) fn takes(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Any, _)
            | (Self::String, Self::String)
            | (Self::Number, Self::Number)
            | (Self::Bool, Self::Bool)
            | (Self::Enum(..), Self::String) => true,
            (Self::List(a) | Self::Set(a), Self::List(b) | Self::Set(b)) | (Self::Map(a), Self::Map(b)) => {
                a.same(b)
            }
            (Self::Enum(..) | Self::Block(..), _) => self.same(other),
            _ => false,
        }
    }

    /// Whether both are written alike in Rust.
    pub(crate) fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::String, Self::String)
            | (Self::Number, Self::Number)
            | (Self::Bool, Self::Bool)
            | (Self::Any, Self::Any) => true,
            (Self::List(a), Self::List(b)) | (Self::Set(a), Self::Set(b)) | (Self::Map(a), Self::Map(b)) => {
                a.same(b)
            }
            (Self::Enum(a, x), Self::Enum(b, y)) | (Self::Block(a, x), Self::Block(b, y)) => {
                x == y && a.module.name == b.module.name && a.crate_name == b.crate_name
            }
            _ => false,
        }
    }

    /// The type that an expression for this has: enums are text until they are given to an argument.
    pub(crate) fn expression(&self) -> Self {
        match self {
            Self::Enum(..) => Self::String,
            other => other.clone(),
        }
    }

    /// Its path in the program.
    pub(crate) fn tokens(&self, imports: &Imports) -> TokenStream {
        let wrapped = |name: &str, inner: &Self| {
            let marker = imports.runtime(name);
            let inner = inner.tokens(imports);
            quote! { #marker<#inner> }
        };
        match self {
            Self::String => quote! { String },
            Self::Bool => quote! { bool },
            Self::Number => imports.runtime("Number"),
            Self::Any => imports.runtime("Any"),
            Self::List(inner) => wrapped("List", inner),
            Self::Set(inner) => wrapped("Set", inner),
            Self::Map(inner) => wrapped("Map", inner),
            Self::Enum(bound, name) | Self::Block(bound, name) => {
                let module = imports.module(*bound);
                let name = format_ident!("{name}");
                quote! { #module::#name }
            }
        }
    }
}
