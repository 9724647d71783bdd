//! The helper attributes.

use super::source::{leading, texts};
use super::{Binding, Derive, Fixed, Given, Options, Role, Source};
use crate::errors::Errors;
use crate::suggest::hint;
use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{LitStr, Token};

const ON_STRUCT: [&str; 6] = ["fixed", "document", "overlay", "crate", "construct", "any_context"];
const ON_FIELD: [&str; 4] = ["rename", "default", "flatten", "skip"];

/// The options of a struct.
pub(super) fn options(attributes: &[syn::Attribute], derive: Derive, errors: &mut Errors) -> Options {
    let mut options = Options::default();
    for attribute in attributes.iter().filter(|a| a.path().is_ident(derive.attribute())) {
        match attribute.meta.require_list() {
            Ok(list) => arguments(list.tokens.clone(), derive, &mut options, errors),
            Err(error) => errors.push(error),
        }
    }
    options
}

/// The arguments of one attribute on a struct.
pub(super) fn arguments(tokens: TokenStream, derive: Derive, options: &mut Options, errors: &mut Errors) {
    let parser = |input: ParseStream<'_>| {
        let mut source = leading(input)?;
        if source.is_some() && !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
        let mut block = None;
        let mut overlays = Vec::new();
        while !input.is_empty() {
            if input.peek(LitStr) && derive == Derive::Block && block.is_none() {
                block = Some(input.parse::<LitStr>()?);
            } else {
                option(input, &mut source, &mut overlays, options, errors)?;
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        match (&mut source, overlays.first()) {
            (Some(Source::Document { overlays: known, .. }), _) => *known = overlays,
            (_, Some(overlay)) => {
                errors.at(overlay.span(), "an overlay corrects a `document = \"…\"`, and there is none")
            }
            _ => {}
        }
        if let Some(source) = source {
            options.bindings.push(Binding { source, block });
        } else if let Some(block) = block {
            errors.at(
                block.span(),
                "a block of which resource type? Name the schema first: `#[block(bindings::module, \"…\")]`",
            );
        }
        Ok(())
    };
    if let Err(error) = parser.parse2(tokens) {
        errors.push(error);
    }
}

fn option(
    input: ParseStream<'_>,
    source: &mut Option<Source>,
    overlays: &mut Vec<LitStr>,
    options: &mut Options,
    errors: &mut Errors,
) -> syn::Result<()> {
    let name = input.call(Ident::parse_any)?;
    match &*name.to_string() {
        "fixed" => {
            let content;
            syn::parenthesized!(content in input);
            let list = Punctuated::<Fixed, Token![,]>::parse_terminated(&content)?;
            options.fixed.extend(list);
        }
        "document" => {
            let path = value(input)?;
            if source.is_some() {
                errors.at(name.span(), "the schema has two sources; keep one");
            }
            *source = Some(Source::Document { path, overlays: Vec::new() });
        }
        "overlay" => {
            input.parse::<Token![=]>()?;
            overlays.extend(texts(input)?);
        }
        "crate" => {
            input.parse::<Token![=]>()?;
            options.krate = Some(input.call(syn::Path::parse_mod_style)?);
        }
        "construct" => {
            input.parse::<Token![=]>()?;
            options.construct = Some(input.parse()?);
        }
        "any_context" => options.any_context = true,
        other => {
            let hint = hint(other, ON_STRUCT);
            return Err(syn::Error::new(name.span(), format!("`{other}` is no option of a struct{hint}")));
        }
    }
    Ok(())
}

fn value<T: syn::parse::Parse>(input: ParseStream<'_>) -> syn::Result<T> {
    input.parse::<Token![=]>()?;
    input.parse()
}

impl syn::parse::Parse for Fixed {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.call(Ident::parse_any)?;
        if !input.peek(Token![=]) {
            return Err(input.error(format!("expected `{name} = value`")));
        }
        Ok(Self { name, value: value(input)? })
    }
}

/// What a field is for.
pub(super) fn role(
    attributes: &[syn::Attribute],
    ident: &Ident,
    derive: Derive,
    errors: &mut Errors,
) -> Role {
    let mut name = (ident.unraw().to_string(), ident.span());
    let mut default = None;
    let mut whole: Option<(Role, Ident)> = None;
    for attribute in attributes.iter().filter(|a| a.path().is_ident(derive.attribute())) {
        let parser = |input: ParseStream<'_>| {
            while !input.is_empty() {
                let word = input.call(Ident::parse_any)?;
                match &*word.to_string() {
                    "rename" => {
                        let text: LitStr = value(input)?;
                        name = (text.value(), text.span());
                    }
                    "default" => default = Some(value::<Given>(input)?),
                    "flatten" => whole = Some((Role::Flatten, word)),
                    "skip" => whole = Some((Role::Skip, word)),
                    other => {
                        let hint = hint(other, ON_FIELD);
                        let message = format!("`{other}` is no option of a field{hint}");
                        return Err(syn::Error::new(word.span(), message));
                    }
                }
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        };
        if let Err(error) = attribute.parse_args_with(parser) {
            errors.push(error);
        }
    }
    match whole {
        None => Role::Argument { name, default },
        Some((role, word)) => {
            if default.is_some() || ident.unraw() != name.0 {
                errors.at(
                    word.span(),
                    format!("`{word}` stands alone: this field holds no argument of its own"),
                );
            }
            role
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Input;
    use quote::quote;

    fn read(item: TokenStream) -> (Input, Vec<String>) {
        let mut errors = Errors::default();
        let item = syn::parse2(item).expect("an item");
        let input = Input::read(item, Derive::Resource, &mut errors);
        (input, errors.messages())
    }

    #[test]
    fn all_options_are_read() {
        let (input, errors) = read(quote! {
            #[resource(bindings::thing, crate = ::other, any_context)]
            #[resource(fixed(mode = "FAST", size = 2 + 3), construct = Made)]
            struct Thing {
                #[resource(rename = "type", default = "x")] r#kind: Option<String>,
                #[resource(flatten)] tags: Tags,
                #[resource(skip)] note: String,
            }
        });
        assert_eq!(errors, Vec::<String>::new());
        let options = input.options;
        assert!(matches!(&options.bindings[..], [Binding { source: Source::Module(_), block: None }]));
        assert!(options.any_context && options.krate.is_some() && options.construct.is_some());
        assert_eq!(options.fixed.len(), 2);
        let Role::Argument { name, default: Some(_) } = &input.fields[0].role else { panic!() };
        assert_eq!(name.0, "type");
        assert!(matches!(input.fields[1].role, Role::Flatten));
        assert!(matches!(input.fields[2].role, Role::Skip));
    }

    #[test]
    fn sources_of_all_kinds_are_read() {
        let (input, errors) = read(quote! { #[resource(document = "a.md", overlay = ["b.yaml"])] struct A; });
        assert_eq!(errors, Vec::<String>::new());
        let [Binding { source: Source::Document { overlays, .. }, .. }] = &input.options.bindings[..] else {
            panic!()
        };
        assert_eq!(overlays.len(), 1);
        let (input, _) = read(quote! { #[resource("acme_thing")] struct A; });
        assert!(matches!(input.options.bindings[0].source, Source::Registered(_)));
        let (input, _) = read(quote! { #[resource(crate::acme::thing)] struct A; });
        assert!(matches!(input.options.bindings[0].source, Source::Module(_)));
    }

    #[test]
    fn faults_do_not_hide_each_other() {
        let (_, errors) = read(quote! {
            #[resource(bindings::thing, fixd(a = "b"))]
            struct Thing {
                #[resource(renam = "type")] a: String,
                #[resource(skip, default = "x")] b: String,
            }
        });
        insta::assert_debug_snapshot!(errors);
    }
}
