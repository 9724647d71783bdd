//! What a method is called on.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

/// The expression as one that a method can be called on: in parentheses where it has an operator, which binds looser.
pub(super) fn receiver(tokens: TokenStream) -> TokenStream {
    if has_operator(&tokens) {
        quote! { (#tokens) }
    } else {
        tokens
    }
}

/// Whether an expression has an operator outside of its brackets. Looks at the outermost tokens only, however much they hold.
fn has_operator(tokens: &TokenStream) -> bool {
    let mut tokens = tokens.clone().into_iter().peekable();
    let mut before: [Option<TokenTree>; 2] = [None, None];
    // How deep in `::<…>`, whose brackets are no operators.
    let mut angles = 0_usize;
    while let Some(token) = tokens.next() {
        if let TokenTree::Punct(punct) = &token {
            let follows = |c: char| is(before[1].as_ref(), c);
            match punct.as_char() {
                '<' if angles > 0 || (follows(':') && is(before[0].as_ref(), ':')) => angles += 1,
                '>' if angles > 0 && !follows('-') => angles -= 1,
                _ if angles > 0 => {}
                // The name of a macro.
                '!' if matches!(before[1], Some(TokenTree::Ident(_)))
                    && matches!(tokens.peek(), Some(TokenTree::Group(_))) => {}
                '.' if follows('.') => return true,
                '+' | '-' | '*' | '/' | '%' | '^' | '!' | '&' | '|' | '=' | '<' | '>' => return true,
                _ => {}
            }
        }
        before = [before[1].take(), Some(token)];
    }
    false
}

fn is(token: Option<&TokenTree>, c: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn called(text: &str) -> bool {
        has_operator(&text.parse().expect("tokens"))
    }

    #[test]
    fn operators_need_parentheses() {
        for text in
            ["a - 1", "-a", "!a", "a == b", "a.b() && c", "|x| x", "&a", "1 .. 2", "a.cast::<f64>() < 2"]
        {
            assert!(called(text), "{text}");
        }
    }

    #[test]
    fn calls_literals_and_what_stands_in_brackets_need_none() {
        for text in [
            "a",
            "a.b(1 - 2)",
            "(a - 1)",
            "[a, -b]",
            "\"a - b\"",
            "a.cast::<Vec<String>>()",
            "Value::<fn(u8) -> u8>::from(a)",
            "json!({ \"a\": -1 })",
            "1.5",
        ] {
            assert!(!called(text), "{text}");
        }
    }
}
