//! Why a part of a configuration has no typed form.

use std::fmt;

/// What stands in the way of a typed form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// It is declared nowhere, or only further below by way of a circle.
    Undeclared,
    /// It stands several times.
    Repeated,
    /// A `for` expression.
    For,
    /// `[*]` over something that is no list.
    Splat,
    /// A directive in a template, or one that strips white space.
    Directive,
    /// A literal where an operator needs an expression.
    Literal,
    /// `path.…` or `terraform.…`.
    Keyword,
    /// An argument list that ends in `…`.
    Expanded,
    /// A member of something that has none.
    Member,
    /// A word that is no reference.
    Word,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Undeclared => "not declared in this configuration",
            Self::Repeated => "it stands several times",
            Self::For => "a `for` expression",
            Self::Splat => "a splat over something that is no list",
            Self::Directive => "a directive in a template",
            Self::Literal => "an operator on literals",
            Self::Keyword => "a value that only Terraform knows",
            Self::Expanded => "an argument list that is expanded",
            Self::Member => "a member of something that has none",
            Self::Word => "no reference",
        })
    }
}
