//! Values in words.

use crate::data::{Data, Repr, number};

/// Longest value that a report shows in full.
const LONGEST: usize = 80;

/// A value as a configuration writes it, cut where it is long.
pub(super) fn value(data: &Data) -> String {
    let mut out = String::new();
    write(data, &mut out);
    match out.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &out[..end]),
        None => out,
    }
}

fn write(data: &Data, out: &mut String) {
    match &data.0 {
        Repr::Absent | Repr::Null => out.push_str("null"),
        Repr::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Repr::Number(n) => out.push_str(&number::text(*n).unwrap_or_else(|| "(not a number)".to_owned())),
        Repr::Text(text) => out.push_str(&format!("{text:?}")),
        Repr::List(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i > 0 { ", " } else { "" });
                write(item, out);
                if out.len() > 4 * LONGEST {
                    break;
                }
            }
            out.push(']');
        }
        Repr::Map(members) => {
            out.push_str(&format!("{{{} members}}", members.len()));
        }
        Repr::Block(_) => out.push_str("{…}"),
        Repr::Dynamic(_) => out.push_str("(dynamic blocks)"),
        Repr::Expr(_) => out.push_str("(an expression)"),
    }
}
