//! What the crate's own macros make: how they are called, and what is public in their bodies.

use crate::attributes;
use crate::load::Module;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::collections::BTreeSet;
use syn::{Item, Macro};

/// Texts that are longer are explanations, and no part of the promise.
const LONGEST_TEXT: usize = 30;

/// The calls that make items in a crate; `called` takes their names.
pub(crate) fn calls(crate_name: &str, modules: &[Module], called: &mut BTreeSet<String>) -> Vec<String> {
    let all: BTreeSet<String> = modules.iter().flat_map(|module| &module.items).filter_map(defined).collect();
    let own: BTreeSet<String> =
        all.into_iter().filter(|name| !bodies(modules, &BTreeSet::from([name.clone()])).is_empty()).collect();
    let mut lines = Vec::new();
    for module in modules {
        for item in &module.items {
            let Item::Macro(item) = item else { continue };
            let Some(name) = item.mac.path.segments.last().map(|segment| segment.ident.to_string()) else {
                continue;
            };
            if item.ident.is_none() && own.contains(&name) && !attributes::is_hidden(&item.attrs) {
                lines.extend(call(&module.path(crate_name, modules), &item.mac));
                called.insert(name);
            }
        }
    }
    lines
}

/// A call in a place, one line for each thing that it is given.
pub(crate) fn call(path: &str, mac: &Macro) -> Vec<String> {
    let name = mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
    let mut lines = Vec::new();
    given(&format!("{path}: {name}!"), plain(mac.tokens.clone()), &mut lines);
    lines
}

/// What ends with a semicolon or a body in braces is one thing, and what the braces hold belongs to it.
fn given(before: &str, tokens: TokenStream, lines: &mut Vec<String>) {
    let mut one = TokenStream::new();
    let end = |one: &mut TokenStream, lines: &mut Vec<String>| {
        let text = spaced(&std::mem::take(one));
        let first = text.split(' ').next().unwrap_or_default().to_owned();
        if !text.is_empty() {
            lines.push(format!("{before} {text}"));
        }
        first
    };
    for token in tokens {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == ';' => _ = end(&mut one, lines),
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let first = end(&mut one, lines);
                given(&format!("{before} {first}:"), group.stream(), lines);
            }
            other => one.extend([other]),
        }
    }
    end(&mut one, lines);
}

/// What is public in the bodies of the macros that are called.
pub(crate) fn bodies(modules: &[Module], called: &BTreeSet<String>) -> Vec<String> {
    let mut lines = Vec::new();
    for item in modules.iter().flat_map(|module| &module.items) {
        let (Some(name), Item::Macro(item)) = (defined(item), item) else { continue };
        if called.contains(&name) {
            let mut found = Vec::new();
            public(item.mac.tokens.clone(), &mut found);
            lines.extend(found.into_iter().map(|text| format!("macro {name}: {text}")));
        }
    }
    lines
}

fn defined(item: &Item) -> Option<String> {
    match item {
        Item::Macro(item) => item.ident.as_ref().map(ToString::to_string),
        _ => None,
    }
}

/// Public items and headers of implementations in tokens that are no Rust yet.
fn public(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_brace =
        |token: &TokenTree| matches!(token, TokenTree::Group(g) if g.delimiter() == Delimiter::Brace);
    let is_word = |token: &TokenTree, word: &str| matches!(token, TokenTree::Ident(ident) if ident == word);
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let is_start = before.is_none_or(|before| {
            matches!(before, TokenTree::Group(group) if group.delimiter() != Delimiter::Parenthesis)
                || matches!(before, TokenTree::Punct(mark) if mark.as_char() == ';')
        });
        let is_open = is_word(token, "pub")
            && !matches!(tokens.get(at + 1), Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Parenthesis);
        if is_open || (is_word(token, "impl") && is_start) {
            let rest = tokens.get(at..).unwrap_or_default();
            let ends = |token: &TokenTree| {
                is_brace(token)
                    || matches!(token, TokenTree::Punct(mark) if mark.as_char() == ';' || mark.as_char() == '=')
            };
            let end = rest.iter().position(ends).unwrap_or(rest.len());
            found.push(spaced(&plain(rest.iter().take(end).cloned().collect())));
            at += end;
            if let Some(TokenTree::Group(body)) = tokens.get(at) {
                public(body.stream(), found);
            }
        } else if let TokenTree::Group(group) = token {
            public(group.stream(), found);
        }
        at += 1;
    }
}

/// Tokens as text on one line.
fn spaced(tokens: &TokenStream) -> String {
    tokens.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tokens without documentation and long texts.
fn plain(tokens: TokenStream) -> TokenStream {
    let mut kept = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(mark)
                if mark.as_char() == '#'
                    && matches!(tokens.peek(), Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Bracket) =>
            {
                tokens.next();
            }
            TokenTree::Literal(text) if text.to_string().len() > LONGEST_TEXT => {}
            TokenTree::Group(group) => {
                let inner = plain(group.stream());
                kept.extend([TokenTree::Group(Group::new(group.delimiter(), inner))]);
            }
            other => kept.extend([other]),
        }
    }
    kept
}
