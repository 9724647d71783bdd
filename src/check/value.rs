//! Literals as rules see them.

use crate::data::{Data, Repr, number};
use crate::table::Kind;
use std::borrow::Cow;

/// A scalar literal as its text.
pub(super) fn scalar_text(data: &Data) -> Option<Cow<'_, str>> {
    match &data.0 {
        Repr::Text(text) => Some(Cow::Borrowed(text)),
        Repr::Bool(value) => Some(Cow::Borrowed(if *value { "true" } else { "false" })),
        Repr::Number(n) => number::text(*n).map(Cow::Owned),
        _ => None,
    }
}

/// The scalar literals of a value: itself, or the items of a list.
pub(super) fn each_scalar(data: &Data, check: &mut dyn FnMut(&Data, &str)) {
    match &data.0 {
        Repr::List(items) => items.iter().for_each(|item| each_scalar(item, check)),
        _ => {
            if let Some(text) = scalar_text(data) {
                check(data, &text);
            }
        }
    }
}

/// The number of items, where it is known.
pub(super) fn items(data: &Data) -> Option<u64> {
    let count = match &data.0 {
        // How many a repeated block comes to, Terraform knows.
        Repr::List(items) if items.iter().any(|item| matches!(item.0, Repr::Dynamic(_))) => return None,
        Repr::List(items) => items.len(),
        Repr::Map(members) => members.len(),
        Repr::Block(_) => 1,
        _ => return None,
    };
    u64::try_from(count).ok()
}

/// Whether Terraform takes the value, conversions included. Expressions and `null` fit everywhere.
pub(super) fn is_of_kind(kind: &Kind, data: &Data) -> bool {
    match (&data.0, kind) {
        (Repr::Absent | Repr::Null | Repr::Expr(_), _)
        | (_, Kind::Any)
        | (Repr::Text(_) | Repr::Number(_) | Repr::Bool(_), Kind::String)
        | (Repr::Number(_), Kind::Number)
        | (Repr::Bool(_), Kind::Bool) => true,
        (Repr::Text(text), Kind::Number) => text.trim().parse::<f64>().is_ok(),
        (Repr::Text(text), Kind::Bool) => matches!(&**text, "true" | "false"),
        // A map of anything may be given as the block it stands for.
        (Repr::Block(_), Kind::Map(_)) => true,
        _ => false,
    }
}
