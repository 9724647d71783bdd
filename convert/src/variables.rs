//! The variables of loops: what `for`, `dynamic` and a chained `for_each` give names to.

use crate::types::Ty;
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{format_ident, quote};
use std::cell::{Cell, RefCell};

/// A name that an expression of Terraform's language knows, and the variable of Rust behind it.
#[derive(Debug, Clone)]
pub(crate) struct LoopVariable<'a> {
    /// The name in Terraform's language (`zone`, `each`, the label of a `dynamic` block).
    name: String,
    pub(crate) variable: Ident,
    pub(crate) holds: Holds<'a>,
}

/// What the variable is.
#[derive(Debug, Clone)]
pub(crate) enum Holds<'a> {
    /// An expression of this type.
    Expression(Ty<'a>),
    /// Key and value of an item: `Each`, with a value of this type.
    Item(Ty<'a>),
    /// Key and value, where the value is an instance of the element at this place among the items.
    Instance(usize),
    /// Such an instance itself.
    One(usize),
    /// A value of Rust: `&str`, a number, `bool`, by the type that Terraform has for it.
    #[cfg(feature = "cdktf")]
    Native(Ty<'a>),
    /// A `Value` of this type, which is used several times.
    #[cfg(feature = "cdktf")]
    Value(Ty<'a>),
    /// A piece of Rust that gives an expression of this type.
    #[cfg(feature = "cdktf")]
    Code(TokenStream, Ty<'a>),
}

/// The variables that are known where something stands; inner ones hide outer ones.
#[derive(Debug, Default)]
pub(crate) struct LoopVariables<'a> {
    known: RefCell<Vec<LoopVariable<'a>>>,
    /// Whether Terraform's language names one of them: the runtime gives them names of its own.
    escaped: Cell<bool>,
}

impl<'a> LoopVariables<'a> {
    pub(crate) fn find(&self, name: &str) -> Option<LoopVariable<'a>> {
        self.known.borrow().iter().rev().find(|variable| variable.name == name).cloned()
    }

    /// Makes a variable of Rust known, everywhere from here on.
    #[cfg(feature = "cdktf")]
    pub(crate) fn declare(&self, name: String, variable: Ident, holds: Holds<'a>) {
        self.known.borrow_mut().push(LoopVariable { name, variable, holds });
    }

    /// Notes a text in Terraform's language, which must not name a variable. `each` has its name there as well.
    pub(crate) fn note_text(&self, text: &str) {
        let known = self.known.borrow();
        let names = || known.iter().filter(|variable| variable.name != "each");
        let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-');
        if words.any(|word| names().any(|variable| variable.name == word)) {
            self.escaped.set(true);
        }
    }

    /// Runs something that knows these variables besides, and gives the variables of Rust with what it gave; nothing where
    /// a text in Terraform's language names one of them.
    pub(crate) fn with<T>(
        &self,
        names: impl IntoIterator<Item = (String, Holds<'a>)>,
        run: impl FnOnce() -> T,
    ) -> Option<(Vec<Ident>, T)> {
        let before = self.known.borrow().len();
        let escaped = self.escaped.replace(false);
        let mut idents = Vec::new();
        for (name, holds) in names {
            let variable = rust_name(&name);
            idents.push(variable.clone());
            self.known.borrow_mut().push(LoopVariable { name, variable, holds });
        }
        let result = run();
        self.known.borrow_mut().truncate(before);
        (!self.escaped.replace(escaped)).then_some((idents, result))
    }

    /// Runs something that knows `each`, which has its name in Terraform's language as well.
    pub(crate) fn with_each<T>(&self, holds: Holds<'a>, run: impl FnOnce() -> T) -> T {
        let variable = LoopVariable { name: "each".to_owned(), variable: format_ident!("each"), holds };
        self.known.borrow_mut().push(variable);
        let result = run();
        self.known.borrow_mut().pop();
        result
    }
}

/// A name of Terraform's language as one of Rust.
fn rust_name(name: &str) -> Ident {
    let snake = ferroform_codegen::names::snake(name);
    syn::parse_str(&snake).unwrap_or_else(|_| format_ident!("{}_item", snake.trim_start_matches('_')))
}

/// A body in which every use of a variable but the last one is a clone, as Rust demands of what is used up.
pub(crate) fn cloned_but_last(body: TokenStream, variable: &Ident) -> TokenStream {
    let mut left = count(&body, variable);
    if left < 2 {
        return body;
    }
    rewrite(body, variable, &mut left)
}

/// Whether something names a variable.
pub(crate) fn names_it(tokens: &TokenStream, variable: &Ident) -> bool {
    count(tokens, variable) > 0
}

fn count(tokens: &TokenStream, variable: &Ident) -> usize {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut found = 0;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => found += count(&group.stream(), variable),
            TokenTree::Ident(ident) if ident == variable && is_use(&tokens, at) => found += 1,
            TokenTree::Punct(bar) if bar.as_char() == '|' && hides(&tokens, at, variable) => break,
            _ => {}
        }
    }
    found
}

fn rewrite(tokens: TokenStream, variable: &Ident, left: &mut usize) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut out = TokenStream::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Group(group) => {
                let inner = rewrite(group.stream(), variable, left);
                let mut rewritten = Group::new(group.delimiter(), inner);
                rewritten.set_span(group.span());
                out.extend([TokenTree::Group(rewritten)]);
            }
            TokenTree::Ident(ident) if ident == variable && is_use(&tokens, at - 1) => {
                *left -= 1;
                out.extend([token.clone()]);
                // Of `Each` a field is used up, and not the whole.
                if let Some([TokenTree::Punct(dot), TokenTree::Ident(field), after @ ..]) = tokens.get(at..)
                    && dot.as_char() == '.'
                    && (field == "key" || field == "value")
                    && !is_called(after)
                {
                    at += 2;
                    out.extend(quote! { .#field });
                }
                if *left > 0 {
                    out.extend(quote! { .clone() });
                }
            }
            TokenTree::Punct(bar) if bar.as_char() == '|' && hides(&tokens, at - 1, variable) => {
                out.extend(tokens.get(at - 1..).unwrap_or_default().iter().cloned());
                break;
            }
            other => out.extend([other.clone()]),
        }
    }
    out
}

/// Whether a name is the variable, and no method, field or part of a path that is called alike.
pub(crate) fn is_use(tokens: &[TokenTree], at: usize) -> bool {
    let is = |at: Option<usize>, chars: &[char]| {
        let token = at.and_then(|at| tokens.get(at));
        matches!(token, Some(TokenTree::Punct(punct)) if chars.contains(&punct.as_char()))
    };
    let before = is(at.checked_sub(1), &['.', ':']);
    let path = is(Some(at + 1), &[':']) && is(Some(at + 2), &[':']);
    !before && !path
}

/// Whether a closure begins here that has a parameter of this name. It is the last argument of a call.
fn hides(tokens: &[TokenTree], at: usize, variable: &Ident) -> bool {
    let parameters = tokens.get(at + 1..).unwrap_or_default().iter();
    let mut parameters = parameters.take_while(|token| match token {
        TokenTree::Punct(punct) => punct.as_char() != '|',
        _ => true,
    });
    parameters.any(|token| matches!(token, TokenTree::Ident(ident) if ident == variable))
}

/// Whether arguments follow.
fn is_called(tokens: &[TokenTree]) -> bool {
    matches!(tokens.first(), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_use_is_no_clone() {
        let zone = format_ident!("zone");
        let one = cloned_but_last(quote! { upper(zone) }, &zone);
        assert_eq!(one.to_string(), quote! { upper(zone) }.to_string());
        let two = cloned_but_last(quote! { [zone, f(zone.property::<Any>("a")), zone] }, &zone);
        let expected = quote! { [zone.clone(), f(zone.clone().property::<Any>("a")), zone] };
        assert_eq!(two.to_string(), expected.to_string());
        let item = format_ident!("item");
        let fields = cloned_but_last(quote! { (item.key, item.value.property("a"), item.value) }, &item);
        let expected = quote! { (item.key.clone(), item.value.clone().property("a"), item.value) };
        assert_eq!(fields.to_string(), expected.to_string());
    }

    #[test]
    fn what_is_only_called_alike_is_no_use() {
        let part = format_ident!("part");
        let body =
            quote! { lamp::builder().part(dynamic(part.value, |part| f(part.key, part.key))).part(part.key) };
        let expected = quote! {
            lamp::builder().part(dynamic(part.value.clone(), |part| f(part.key, part.key))).part(part.key)
        };
        assert_eq!(cloned_but_last(body, &part).to_string(), expected.to_string());
    }

    #[test]
    fn names_are_rusts() {
        assert_eq!(rust_name("availabilityZone"), "availability_zone");
        assert_eq!(rust_name("type"), "type_item");
        assert_eq!(rust_name("_"), "unnamed");
    }
}
