//! The statics that the runtime's checker reads.

use super::types::kind;
use crate::plan::{Argument, Block, Group, Module, Rule};
use ferroform_schema::model::{
    Bounds, Check, Condition, ContextBinding, Format, GroupKind, Number, ResourceKind, ValueSet,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The table of the type and those of its blocks.
pub(super) fn tables(module: &Module) -> TokenStream {
    let Module { type_name, document, provider, .. } = module;
    let kind = match module.kind {
        ResourceKind::Resource => quote! { Resource },
        ResourceKind::DataSource => quote! { DataSource },
        ResourceKind::Provider => quote! { Provider },
    };
    let contexts = module.contexts.iter().map(context);
    let blocks = std::iter::once(&module.root).chain(&module.blocks).map(block);
    quote! {
        #[doc(hidden)]
        pub static TABLE: rt::TypeTable = rt::TypeTable {
            type_name: #type_name,
            kind: rt::ElementKind::#kind,
            provider: &super::#provider,
            document: #document,
            root: &ROOT,
            contexts: &[#(#contexts),*],
        };
        #(#blocks)*
    }
}

fn context(binding: &ContextBinding) -> TokenStream {
    let ContextBinding { context, argument, target, target_argument, values, .. } = binding;
    quote! {
        rt::ContextTable {
            context: #context,
            argument: #argument,
            target: #target,
            target_argument: #target_argument,
            values: &[#(#values),*],
        }
    }
}

fn block(block: &Block) -> TokenStream {
    let table = &block.table;
    let arguments = block.arguments.iter().map(argument);
    let groups = block.groups.iter().map(group);
    quote! {
        static #table: rt::BlockTable = rt::BlockTable {
            arguments: &[#(#arguments),*],
            groups: &[#(#groups),*],
        };
    }
}

fn argument(argument: &Argument) -> TokenStream {
    let Argument { name, ty, line, .. } = argument;
    let line = Literal::u32_unsuffixed(*line);
    let kind = kind(ty);
    let required = argument.state.is_some();
    let rules = argument.rules.iter().map(rule);
    quote! {
        rt::ArgumentTable { name: #name, line: #line, required: #required, kind: #kind, rules: &[#(#rules),*] }
    }
}

fn rule(rule: &Rule) -> TokenStream {
    let line = Literal::u32_unsuffixed(rule.line);
    let text = &rule.text;
    let level = level(rule.contradicted);
    let when = optional_condition(rule.when.as_ref());
    let check = check(&rule.check);
    let document = optional_text(rule.document.as_ref());
    quote! { rt::Rule { document: #document, line: #line, text: #text, level: #level, when: #when, check: #check } }
}

fn group(group: &Group) -> TokenStream {
    let document = optional_text(group.document.as_ref());
    let line = Literal::u32_unsuffixed(group.line);
    let text = &group.text;
    let level = level(group.contradicted);
    let when = optional_condition(group.when.as_ref());
    let arguments = &group.arguments;
    let kind = match group.kind {
        GroupKind::ExactlyOne => quote! { ExactlyOne },
        GroupKind::AtLeastOne => quote! { AtLeastOne },
        GroupKind::AtMostOne => quote! { AtMostOne },
        GroupKind::AllOrNone => quote! { AllOrNone },
    };
    quote! {
        rt::Group {
            document: #document,
            line: #line,
            text: #text,
            level: #level,
            when: #when,
            kind: rt::GroupKind::#kind,
            arguments: &[#(#arguments),*],
        }
    }
}

fn optional_text(text: Option<&String>) -> TokenStream {
    match text {
        Some(text) => quote! { Some(#text) },
        None => quote! { None },
    }
}

fn level(contradicted: bool) -> TokenStream {
    if contradicted {
        quote! { rt::Level::Warn }
    } else {
        quote! { rt::Level::Deny }
    }
}

fn check(check: &Check) -> TokenStream {
    match check {
        Check::OneOf(ValueSet { values, closed }) => {
            let values = values.iter().map(|value| {
                let when = optional_condition(value.when.as_ref());
                let value = &value.value;
                quote! { rt::Allowed { value: #value, when: #when } }
            });
            quote! { rt::Check::OneOf { values: &[#(#values),*], closed: #closed } }
        }
        Check::Range(range) => {
            let (min, max, or) =
                (optional_limit(range.min), optional_limit(range.max), optional_limit(range.or));
            let (exclusive_min, exclusive_max) = (range.exclusive_min, range.exclusive_max);
            quote! {
                rt::Check::Range {
                    min: #min,
                    max: #max,
                    exclusive_min: #exclusive_min,
                    exclusive_max: #exclusive_max,
                    or: #or,
                }
            }
        }
        Check::Length(bounds) => bounded(&quote! { Length }, bounds),
        Check::Items(bounds) => bounded(&quote! { Items }, bounds),
        Check::MultipleOf(number) => {
            let number = limit(*number);
            quote! { rt::Check::MultipleOf(#number) }
        }
        Check::Measure(_) | Check::Characters(_) | Check::Affixes(_) | Check::Template(_) => {
            quote! { rt::Check::Pattern("") }
        }
        Check::Pattern(pattern) => quote! { rt::Check::Pattern(#pattern) },
        Check::Format(format) => {
            let format = match format {
                Format::Arn => quote! { Arn },
                Format::Json => quote! { Json },
                Format::Cidr => quote! { Cidr },
                Format::Rfc3339 => quote! { Rfc3339 },
                Format::Base64 => quote! { Base64 },
                // Not judged at run time yet.
                _ => return quote! { rt::Check::Pattern("") },
            };
            quote! { rt::Check::Format(rt::Format::#format) }
        }
        Check::Required => quote! { rt::Check::Required },
        Check::OnlyWhen(when) => {
            let when = condition(when);
            quote! { rt::Check::OnlyWhen(&#when) }
        }
        Check::ConflictsWith(others) => quote! { rt::Check::ConflictsWith(&[#(#others),*]) },
        Check::RequiredWith(others) => quote! { rt::Check::RequiredWith(&[#(#others),*]) },
    }
}

fn bounded(variant: &TokenStream, bounds: &Bounds) -> TokenStream {
    let end = |end: Option<u64>| match end.map(Literal::u64_unsuffixed) {
        Some(end) => quote! { Some(#end) },
        None => quote! { None },
    };
    let (min, max) = (end(bounds.min), end(bounds.max));
    quote! { rt::Check::#variant { min: #min, max: #max } }
}

fn optional_limit(number: Option<Number>) -> TokenStream {
    match number.map(limit) {
        Some(limit) => quote! { Some(#limit) },
        None => quote! { None },
    }
}

fn limit(number: Number) -> TokenStream {
    match number {
        Number::Integer(n) => {
            let n = Literal::i64_unsuffixed(n);
            quote! { rt::Limit::Integer(#n) }
        }
        Number::Decimal(n) if n.is_finite() => {
            let n = Literal::f64_unsuffixed(n);
            quote! { rt::Limit::Decimal(#n) }
        }
        // Never in a schema that was read from a document, but a schema can be built by hand.
        Number::Decimal(_) => quote! { rt::Limit::Decimal(f64::NAN) },
    }
}

fn optional_condition(when: Option<&Condition>) -> TokenStream {
    match when.map(condition) {
        Some(condition) => quote! { Some(&#condition) },
        None => quote! { None },
    }
}

fn condition(when: &Condition) -> TokenStream {
    match when {
        Condition::Context(context) => quote! { rt::Condition::Context(#context) },
        Condition::Is { argument, values } => {
            quote! { rt::Condition::Is { argument: #argument, values: &[#(#values),*] } }
        }
        Condition::Set(argument) => quote! { rt::Condition::Set(#argument) },
        Condition::Not(inner) => {
            let inner = condition(inner);
            quote! { rt::Condition::Not(&#inner) }
        }
        Condition::All(parts) => {
            let parts = parts.iter().map(condition);
            quote! { rt::Condition::All(&[#(#parts),*]) }
        }
        Condition::Any(parts) => {
            let parts = parts.iter().map(condition);
            quote! { rt::Condition::Any(&[#(#parts),*]) }
        }
        Condition::Words(text) => quote! { rt::Condition::Words(#text) },
    }
}
