//! The schema table of a type without bindings, as static data of the runtime.

use super::Paths;
use crate::schema::{
    Allowed, Argument, Block, Bounds, Check, Condition, ContextBinding, Group, GroupKind, Kind, Nesting,
    Number, Rule, Schema, Stated, Type,
};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// `static TABLE` and what it refers to.
pub(super) fn tables(schema: &Schema, paths: &Paths) -> TokenStream {
    let rt = &paths.rt;
    let type_name = &schema.type_name;
    let document = &schema.document;
    let kind = match schema.kind {
        Kind::Provider => quote! { Provider },
        Kind::Resource => quote! { Resource },
        Kind::DataSource => quote! { DataSource },
    };
    // Terraform's own rule for a provider that nothing is said about.
    let local = type_name.split('_').next().unwrap_or_default();
    let (name, source, version) = match &schema.provider {
        Some(provider) => (provider.name.clone(), provider.source.clone(), provider.version.as_deref()),
        None => (local.to_owned(), format!("hashicorp/{local}"), None),
    };
    let version = option(version.map(|version| quote! { #version }));
    let contexts = schema.contexts.iter().map(|binding| context(binding, rt));
    let emitter = Emitter { schema, rt };
    let blocks = schema.blocks.iter().enumerate().map(|(index, block)| emitter.block(index, block));
    quote! {
        static PROVIDER: #rt::ProviderTable =
            #rt::ProviderTable { name: #name, source: #source, version: #version };
        static TABLE: #rt::TypeTable = #rt::TypeTable {
            type_name: #type_name,
            kind: #rt::ElementKind::#kind,
            provider: &PROVIDER,
            document: #document,
            root: &BLOCK_0,
            contexts: &[#(#contexts),*],
        };
        #(#blocks)*
    }
}

fn context(binding: &ContextBinding, rt: &TokenStream) -> TokenStream {
    let ContextBinding { context, argument, target, target_argument, values } = binding;
    quote! {
        #rt::ContextTable {
            context: #context,
            argument: #argument,
            target: #target,
            target_argument: #target_argument,
            values: &[#(#values),*],
        }
    }
}

struct Emitter<'a> {
    schema: &'a Schema,
    rt: &'a TokenStream,
}

impl Emitter<'_> {
    fn block(&self, index: usize, block: &Block) -> TokenStream {
        let rt = self.rt;
        let name = table_name(index);
        let arguments = block.arguments.iter().map(|argument| self.argument(argument));
        let groups = block.groups.iter().map(|group| self.group(group));
        quote! {
            static #name: #rt::BlockTable =
                #rt::BlockTable { arguments: &[#(#arguments),*], groups: &[#(#groups),*] };
        }
    }

    fn argument(&self, argument: &Argument) -> TokenStream {
        let Argument { name, required, .. } = argument;
        let rt = self.rt;
        let line = argument.place.line();
        let kind = self.kind(&argument.ty);
        let rules = argument.rules.iter().map(|rule| self.rule(rule));
        quote! {
            #rt::ArgumentTable { name: #name, line: #line, required: #required, kind: #kind, rules: &[#(#rules),*] }
        }
    }

    fn kind(&self, ty: &Type) -> TokenStream {
        let rt = self.rt;
        let of = |variant: TokenStream, inner: &Type| {
            let inner = self.kind(inner);
            quote! { #rt::Kind::#variant(&#inner) }
        };
        match ty {
            Type::String => quote! { #rt::Kind::String },
            Type::Number => quote! { #rt::Kind::Number },
            Type::Bool => quote! { #rt::Kind::Bool },
            Type::Any => quote! { #rt::Kind::Any },
            Type::List(inner) => of(quote! { List }, inner),
            Type::Set(inner) => of(quote! { Set }, inner),
            Type::Map(inner) => of(quote! { Map }, inner),
            Type::Block(id, nesting) => {
                let Some(index) = self.schema.blocks.iter().position(|block| block.id == *id) else {
                    return quote! { #rt::Kind::Any };
                };
                let table = table_name(index);
                let nesting = match nesting {
                    Nesting::Single => quote! { Single },
                    Nesting::List => quote! { List },
                    Nesting::Set => quote! { Set },
                    Nesting::Map => quote! { Map },
                };
                quote! { #rt::Kind::Block(#rt::Nesting::#nesting, &#table) }
            }
        }
    }

    /// The fields that rules and groups share.
    fn stated(&self, stated: &Stated) -> TokenStream {
        let rt = self.rt;
        let (document, line) = stated.place.elsewhere();
        let document = option(document.map(|document| quote! { #document }));
        let text = if stated.sentence.is_empty() { &stated.words } else { &stated.sentence };
        let level = match stated.contradicted_by {
            None => quote! { Deny },
            Some(_) => quote! { Warn },
        };
        let when = self.when(stated.when.as_ref());
        quote! { document: #document, line: #line, text: #text, level: #rt::Level::#level, when: #when }
    }

    fn rule(&self, rule: &Rule) -> TokenStream {
        let rt = self.rt;
        let stated = self.stated(&rule.stated);
        let check = self.check(&rule.check);
        quote! { #rt::Rule { #stated, check: #rt::Check::#check } }
    }

    fn group(&self, group: &Group) -> TokenStream {
        let rt = self.rt;
        let stated = self.stated(&group.stated);
        let arguments = &group.arguments;
        let kind = match group.kind {
            GroupKind::ExactlyOne => quote! { ExactlyOne },
            GroupKind::AtLeastOne => quote! { AtLeastOne },
            GroupKind::AtMostOne => quote! { AtMostOne },
            GroupKind::AllOrNone => quote! { AllOrNone },
        };
        quote! { #rt::Group { #stated, kind: #rt::GroupKind::#kind, arguments: &[#(#arguments),*] } }
    }

    fn when(&self, when: Option<&Condition>) -> TokenStream {
        option(when.map(|condition| {
            let condition = self.condition(condition);
            quote! { &#condition }
        }))
    }

    fn condition(&self, condition: &Condition) -> TokenStream {
        let rt = self.rt;
        let all = |parts: &[Condition]| {
            let parts = parts.iter().map(|part| self.condition(part));
            quote! { &[#(#parts),*] }
        };
        let condition = match condition {
            Condition::Context(name) => quote! { Context(#name) },
            Condition::Is { argument, values } => {
                quote! { Is { argument: #argument, values: &[#(#values),*] } }
            }
            Condition::Set(argument) => quote! { Set(#argument) },
            Condition::Words(words) => quote! { Words(#words) },
            Condition::Not(inner) => {
                let inner = self.condition(inner);
                quote! { Not(&#inner) }
            }
            Condition::All(parts) => {
                let parts = all(parts);
                quote! { All(#parts) }
            }
            Condition::Any(parts) => {
                let parts = all(parts);
                quote! { Any(#parts) }
            }
        };
        quote! { #rt::Condition::#condition }
    }

    fn check(&self, check: &Check) -> TokenStream {
        let rt = self.rt;
        let limit = |number: &Number| match number {
            Number::Integer(n) => quote! { #rt::Limit::Integer(#n) },
            Number::Decimal(n) => quote! { #rt::Limit::Decimal(#n) },
        };
        let end = |number: &Option<Number>| option(number.as_ref().map(limit));
        match check {
            Check::OneOf { values, closed } => {
                let values = values.iter().map(|Allowed { value, when }| {
                    let when = self.when(when.as_ref());
                    quote! { #rt::Allowed { value: #value, when: #when } }
                });
                quote! { OneOf { values: &[#(#values),*], closed: #closed } }
            }
            Check::Range(range) => {
                let (min, max, or) = (end(&range.min), end(&range.max), end(&range.or));
                let (exclusive_min, exclusive_max) = (range.exclusive_min, range.exclusive_max);
                quote! {
                    Range {
                        min: #min,
                        max: #max,
                        exclusive_min: #exclusive_min,
                        exclusive_max: #exclusive_max,
                        or: #or,
                    }
                }
            }
            Check::Length(bounds) => {
                let bounds = self::bounds(*bounds);
                quote! { Length { #bounds } }
            }
            Check::Items(bounds) => {
                let bounds = self::bounds(*bounds);
                quote! { Items { #bounds } }
            }
            Check::MultipleOf(of) => {
                let of = limit(of);
                quote! { MultipleOf(#of) }
            }
            Check::Pattern(pattern) => quote! { Pattern(#pattern) },
            Check::Format(format) => {
                let format = match &**format {
                    "arn" => quote! { Arn },
                    "json" => quote! { Json },
                    "cidr" => quote! { Cidr },
                    "rfc3339" => quote! { Rfc3339 },
                    _ => quote! { Base64 },
                };
                quote! { Format(#rt::Format::#format) }
            }
            Check::Required => quote! { Required },
            Check::OnlyWhen(condition) => {
                let condition = self.condition(condition);
                quote! { OnlyWhen(&#condition) }
            }
            Check::ConflictsWith(others) => quote! { ConflictsWith(&[#(#others),*]) },
            Check::RequiredWith(others) => quote! { RequiredWith(&[#(#others),*]) },
        }
    }
}

fn bounds(bounds: Bounds) -> TokenStream {
    let end = |end: Option<u64>| option(end.map(|n| quote! { #n }));
    let (min, max) = (end(bounds.min), end(bounds.max));
    quote! { min: #min, max: #max }
}

fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote! { ::core::option::Option::Some(#value) },
        None => quote! { ::core::option::Option::None },
    }
}

fn table_name(index: usize) -> Ident {
    format_ident!("BLOCK_{index}")
}
