//! An item in lines of text: itself, its fields, variants and members, each under its whole path.

use crate::reach::is_public;
use crate::{attributes, names};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{Fields, Item, ItemEnum, ItemStruct, ItemTrait, TraitItem};

/// The lines of an item under a path.
pub(crate) fn of(item: &Item, path: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let before = attributes::promised(attributes::of(item));
    // It can be handed on under another name than its own.
    let declared = names::declared(item).unwrap_or_default();
    let name = declared.as_str();
    let mut head = |text: String| lines.push(format!("{before}{}", at_path(&text, name, path)));
    match item.clone() {
        Item::Const(item) => {
            let (ident, ty) = (item.ident, item.ty);
            head(tidy(quote! { pub const #ident: #ty = (); }).replace(" = ();", ""));
        }
        Item::Static(item) => {
            let (ident, ty) = (item.ident, item.ty);
            head(tidy(quote! { pub static #ident: #ty = (); }).replace(" = ();", ""));
        }
        Item::Type(mut item) => {
            item.attrs.clear();
            head(tidy(quote! { #item }));
        }
        Item::Fn(item) => {
            let signature = item.sig;
            head(tidy(quote! { pub #signature {} }));
        }
        Item::Macro(_) => head(format!("macro {name}!")),
        Item::Struct(item) => {
            head(struct_head(&item));
            lines.extend(derives(&item.attrs, path));
            lines.extend(fields(&item.fields, path, true));
        }
        Item::Union(_) => head(format!("pub union {name}")),
        Item::Enum(mut item) => {
            let variants = std::mem::take(&mut item.variants);
            lines.extend(derives(&item.attrs, path));
            item.attrs.clear();
            lines.push(format!("{before}{}", at_path(&enum_head(&item), name, path)));
            for variant in variants.iter().filter(|variant| !attributes::is_hidden(&variant.attrs)) {
                let path = format!("{path}::{}", variant.ident);
                lines.push(format!("{}{path}", attributes::promised(&variant.attrs)));
                lines.extend(fields(&variant.fields, &path, false));
            }
        }
        Item::Trait(mut item) => {
            let members = std::mem::take(&mut item.items);
            item.attrs.clear();
            head(trait_head(&item));
            lines.extend(members.iter().filter_map(|member| trait_item(member, path)));
        }
        _ => {}
    }
    lines
}

fn struct_head(item: &ItemStruct) -> String {
    let open = item.fields.iter().all(|field| is_public(&field.vis));
    let mut bare = item.clone();
    bare.attrs.clear();
    bare.fields = Fields::Unit;
    bare.semi_token = Some(Default::default());
    // With a private field, nobody outside can make one by its fields.
    let rest = if open { "" } else { " { .. }" };
    tidy(quote! { #bare }) + rest
}

fn enum_head(item: &ItemEnum) -> String {
    tidy(quote! { #item })
}

fn trait_head(item: &ItemTrait) -> String {
    tidy(quote! { #item })
}

fn derives(attributes: &[syn::Attribute], path: &str) -> Vec<String> {
    let line = |(name, condition): (String, Option<String>)| match condition {
        Some(condition) => format!("{path}: impl {name} (derived with {condition})"),
        None => format!("{path}: impl {name} (derived)"),
    };
    attributes::derived(attributes).into_iter().map(line).collect()
}

/// Fields of a struct as far as they are public; those of a variant all are.
fn fields(fields: &Fields, path: &str, of_struct: bool) -> Vec<String> {
    let shown = fields
        .iter()
        .enumerate()
        .filter(|(_, field)| (!of_struct || is_public(&field.vis)) && !attributes::is_hidden(&field.attrs));
    let line = |(at, field): (usize, &syn::Field)| {
        let name = field.ident.as_ref().map_or_else(|| at.to_string(), ToString::to_string);
        let ty = &field.ty;
        let ty = tidy(quote! { type T = #ty; });
        format!(
            "{}{path}::{name}: {}",
            attributes::promised(&field.attrs),
            ty.trim_start_matches("type T = ")
        )
    };
    shown.map(line).collect()
}

fn trait_item(member: &TraitItem, path: &str) -> Option<String> {
    let (attributes, text, provided, name) = match member {
        TraitItem::Fn(member) => {
            let signature = &member.sig;
            (&member.attrs, tidy(quote! { #signature {} }), member.default.is_some(), &signature.ident)
        }
        TraitItem::Type(member) => {
            let (ident, bounds, generics) = (&member.ident, &member.bounds, &member.generics);
            let bounds = (!bounds.is_empty()).then(|| quote! { : #bounds });
            let text = tidy(quote! { trait T { type #ident #generics #bounds; } });
            (&member.attrs, inside(&text), member.default.is_some(), ident)
        }
        TraitItem::Const(member) => {
            let (ident, ty) = (&member.ident, &member.ty);
            let text = tidy(quote! { trait T { const #ident: #ty; } });
            (&member.attrs, inside(&text), member.default.is_some(), ident)
        }
        _ => return None,
    };
    let name = name.to_string();
    // One that an implementer need not write can be added; one that he must write cannot.
    let provided = if provided { " (provided)" } else { "" };
    let line = at_path(&text, &name, &format!("{path}::{name}"));
    (!attributes::is_hidden(attributes))
        .then(|| format!("{}{line}{provided}", attributes::promised(attributes)))
}

fn inside(text: &str) -> String {
    let body = text.split_once('{').map_or(text, |(_, body)| body);
    body.trim_end_matches('}').trim().trim_end_matches(';').to_owned()
}

/// The text with a path in the place of the name that it declares.
pub(crate) fn at_path(text: &str, name: &str, path: &str) -> String {
    for keyword in ["fn ", "struct ", "enum ", "trait ", "type ", "const ", "static ", "macro ", "union "] {
        if let Some(at) = text.find(&format!("{keyword}{name}")) {
            let at = at + keyword.len();
            return format!("{}{path}{}", &text[..at], &text[at + name.len()..]);
        }
    }
    text.to_owned()
}

/// Tokens of one item on one line, as rustfmt would space them, without an empty body.
pub(crate) fn tidy(tokens: TokenStream) -> String {
    let text = match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(_) => tokens.to_string(),
    };
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for (from, to) in
        [("( ", "("), (", )", ")"), (" )", ")"), ("< ", "<"), (", >", ">"), (",>", ">"), (" .", ".")]
    {
        line = line.replace(from, to);
    }
    let line = line.trim_end_matches("{}").trim_end_matches(';').trim_end().trim_end_matches(',');
    line.to_owned()
}
