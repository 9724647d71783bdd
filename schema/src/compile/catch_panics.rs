//! One document never stops the rest: a bug that panics is caught where it happens and reported.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs `work`, which is about the document or type `what`; a panic becomes a diagnostic and `None`.
pub(super) fn catch_panics<T>(
    what: &str,
    diagnostics: &mut Diagnostics,
    work: impl FnOnce(&mut Diagnostics) -> T,
) -> Option<T> {
    let mut own = Diagnostics::new();
    // The collection is only read after a panic, and each message in it is whole.
    let result = catch_unwind(AssertUnwindSafe(|| work(&mut own)));
    diagnostics.extend(own.into_sorted());
    match result {
        Ok(value) => Some(value),
        Err(panic) => {
            let why = panic
                .downcast_ref::<&str>()
                .map(|text| (*text).to_owned())
                .or_else(|| panic.downcast_ref::<String>().cloned())
                .unwrap_or_else(|| "no message".to_owned());
            let message = format!("the compiler failed on `{what}`: {why}");
            diagnostics.push(
                Diagnostic::without_place(Code::InternalError, message)
                    .help("this is a bug in ferroform: please report it with the document"),
            );
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_diagnostic_and_earlier_messages_are_kept() {
        let mut diagnostics = Diagnostics::new();
        let result = catch_panics("a.md", &mut diagnostics, |own| {
            own.push(Diagnostic::without_place(Code::NoDocuments, "before"));
            let nothing: Vec<u32> = Vec::new();
            nothing.first().copied().expect("a bug")
        });
        assert_eq!(result, None);
        let messages: Vec<String> = diagnostics.into_sorted().into_iter().map(|d| d.message).collect();
        assert_eq!(messages, ["the compiler failed on `a.md`: a bug", "before"]);
    }
}
