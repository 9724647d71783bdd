//! Where an attribute says that the schema is.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{LitStr, Token};

/// Where the schema is.
pub(crate) enum Source {
    /// A module of generated bindings, of another crate or of this one.
    Module(syn::Path),
    /// A type that the crate's build script registered.
    Registered(LitStr),
    /// Documents of this crate: the type's own, and overlays.
    Document {
        /// The document.
        path: LitStr,
        /// Corrections laid over it.
        overlays: Vec<LitStr>,
    },
}

/// A source, and which block of it the struct is.
pub(crate) struct Binding {
    pub(crate) source: Source,
    /// The block; none for the resource itself.
    pub(crate) block: Option<LitStr>,
}

impl Source {
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Module(path) => syn::spanned::Spanned::span(path),
            Self::Registered(name) => name.span(),
            Self::Document { path, .. } => path.span(),
        }
    }
}

/// The module or the registered name at the beginning of an attribute, if one stands there.
pub(super) fn leading(input: ParseStream<'_>) -> syn::Result<Option<Source>> {
    if input.peek(LitStr) {
        return Ok(Some(Source::Registered(input.parse()?)));
    }
    // `crate = …` is an option, `crate::…` a path.
    let is_option =
        input.peek(syn::Ident::peek_any) && (input.peek2(Token![=]) || input.peek2(syn::token::Paren));
    let is_word = input.peek(syn::Ident::peek_any) || input.peek(Token![::]);
    if is_option || !is_word {
        return Ok(None);
    }
    let path: syn::Path = input.call(syn::Path::parse_mod_style)?;
    // Single words that are flags.
    Ok((!path.is_ident("any_context")).then_some(Source::Module(path)))
}

/// `"a"` or `["a", "b"]`
pub(super) fn texts(input: ParseStream<'_>) -> syn::Result<Vec<LitStr>> {
    if !input.peek(syn::token::Bracket) {
        return Ok(vec![input.parse()?]);
    }
    let group: proc_macro2::Group = input.parse()?;
    let list = Punctuated::<LitStr, Token![,]>::parse_terminated.parse2(group.stream())?;
    Ok(list.into_iter().collect())
}
