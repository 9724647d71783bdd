//! Which doubts of the compiler are for those who write pages, and what these can do about them.

use crate::diagnostic::{Code, Diagnostic, Severity};

/// Whether the author of a page can do something about it.
pub(super) fn is_for_authors(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Error || !NOT_FOR_AUTHORS.contains(&diagnostic.code)
}

/// What is no fault of a page: readers know what is meant, or it is about the call.
const NOT_FOR_AUTHORS: &[Code] = &[
    Code::PassedOver,
    Code::NoTypeCue,
    Code::ValuesBehindLink,
    Code::MissingDocument,
    Code::WeakEvidence,
    Code::UnlistedFields,
    Code::UnstatedTimeouts,
];

/// The same with a help for those who can change the page, not only what is made of it.
pub(super) fn reworded(diagnostic: Diagnostic) -> Diagnostic {
    let help = match diagnostic.code {
        Code::ContradictedRule => "correct the rule or the example: readers copy examples",
        Code::RequiredMissingInExample => "complete the example, or say that the argument is optional",
        Code::UndeclaredInExample => "describe it among the arguments, or correct the example",
        Code::SchemaDisagrees => "say what the provider does",
        Code::TypesDisagree => "let the page say one of the two",
        Code::PresenceDisagrees => "say which of the two it is",
        Code::DefaultMismatch => "correct the default, the type or the rule",
        Code::UndescribedBlock => "add a section that names the block",
        Code::UnparsableExample => "correct the example",
        _ => return diagnostic,
    };
    diagnostic.help(help)
}
