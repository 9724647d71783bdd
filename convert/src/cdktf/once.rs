//! Values that are used once, and need no copy.

use crate::variables::is_use;
use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

/// A body in which the only use of a variable, `.setter(variable.clone())`, hands it on as it is. None where it is used in
/// another way, several times, or in a loop.
pub(super) fn handed_on(body: &TokenStream, variable: &Ident) -> Option<TokenStream> {
    let mut uses = 0;
    let rewritten = rewrite(body.clone(), variable, &mut uses, true)?;
    (uses == 1).then_some(rewritten)
}

fn rewrite(
    tokens: TokenStream,
    variable: &Ident,
    uses: &mut usize,
    may_hand_on: bool,
) -> Option<TokenStream> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut out = TokenStream::new();
    let is_loop = tokens.iter().any(|token| matches!(token, TokenTree::Ident(word) if word == "for"));
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(word) if word == variable && is_use(&tokens, at) => return None,
            TokenTree::Literal(text) if text.to_string().contains(&format!("{{{variable}}}")) => return None,
            TokenTree::Group(group) => {
                let is_setter = at >= 2
                    && matches!(tokens.get(at - 1), Some(TokenTree::Ident(_)))
                    && matches!(tokens.get(at - 2), Some(TokenTree::Punct(dot)) if dot.as_char() == '.');
                if is_setter && may_hand_on && !is_loop && is_copy(group, variable) {
                    *uses += 1;
                    let inner = TokenTree::Ident(variable.clone());
                    out.extend([TokenTree::Group(Group::new(Delimiter::Parenthesis, inner.into()))]);
                    continue;
                }
                let inner = rewrite(group.stream(), variable, uses, may_hand_on && !is_loop)?;
                out.extend([TokenTree::Group(Group::new(group.delimiter(), inner))]);
            }
            other => out.extend([other.clone()]),
        }
    }
    Some(out)
}

/// Whether arguments are `(variable.clone())`.
fn is_copy(arguments: &Group, variable: &Ident) -> bool {
    let inner: Vec<TokenTree> = arguments.stream().into_iter().collect();
    matches!(
        inner.as_slice(),
        [TokenTree::Ident(word), TokenTree::Punct(_), TokenTree::Ident(clone), TokenTree::Group(_)]
            if word == variable && clone == "clone"
    )
}

#[cfg(test)]
mod tests {
    use super::handed_on;
    use quote::{format_ident, quote};

    #[test]
    fn what_is_used_once_is_handed_on() {
        let size = format_ident!("size");
        let once = handed_on(&quote! { let a = b().size(size.clone()).create(); }, &size);
        assert_eq!(
            once.map(|body| body.to_string()),
            Some(quote! { let a = b().size(size).create(); }.to_string())
        );
        assert!(handed_on(&quote! { a.size(size.clone()).most(size.clone()); }, &size).is_none());
        assert!(handed_on(&quote! { a.sizes([size.clone(), one]); }, &size).is_none());
        assert!(handed_on(&quote! { for x in y { a.size(size.clone()); } }, &size).is_none());
    }
}
