//! For a page: a changelog, or a comment on a pull request.

use super::{Counts, Roots, sorted, verdict};
use crate::difference::data::{Difference, Impact, Place, Status, TypeDifference};
use crate::visible::one_line;
use std::fmt::Write as _;

/// The comparison in Markdown, with a heading for what breaks programs, what is new, and each type that changed otherwise.
#[must_use]
pub fn markdown(difference: &Difference) -> String {
    let counts = Counts::of(difference);
    let mut out = String::new();
    // Writing to a text cannot fail.
    let _ = writeln!(out, "**{}**\n", escaped(&verdict(difference)));
    let _ = writeln!(out, "* {}", counts.types(difference.unchanged));
    let _ = writeln!(out, "* {}", counts.changes());
    let roots = Roots::of(difference);
    if let Some(line) = roots.line() {
        let _ = writeln!(out, "* {}", code(&line));
    }
    for (title, level) in [
        ("Breaking changes", Impact::Major),
        ("Additions and warnings", Impact::Minor),
        ("Other changes", Impact::Patch),
    ] {
        let functions = difference.functions.iter().filter(|function| function.impact == level);
        let functions = functions.map(|function| {
            let places = places(&roots, function.old.as_ref(), function.new.as_ref());
            format!("* function `{}` {}{places}", function.name, escaped(&function.change))
        });
        let types = difference.types.iter().flat_map(|ty| of_type(ty, level, &roots));
        let lines: Vec<String> = types.chain(functions).collect();
        if !lines.is_empty() {
            let _ = writeln!(out, "\n## {title}\n\n{}", lines.join("\n"));
        }
    }
    out
}

/// The lines of one type at one level: itself, and below it what is in it.
fn of_type(ty: &TypeDifference, level: Impact, roots: &Roots) -> Vec<String> {
    let address = ty.address();
    let own = match &ty.status {
        Status::Added if level == Impact::Minor => Some("was added".to_owned()),
        Status::Removed { perhaps } if level == Impact::Major => Some(match perhaps {
            Some(other) => format!("was removed; perhaps it is `{}` now", ty.kind.address(other)),
            None => "was removed".to_owned(),
        }),
        Status::Renamed { to } if level == Impact::Major => {
            Some(format!("is called `{}` now", ty.kind.address(to)))
        }
        _ => None,
    };
    let changes: Vec<_> = sorted(ty).into_iter().filter(|change| change.impact == level).collect();
    if own.is_none() && changes.is_empty() {
        return Vec::new();
    }
    let head = match &own {
        Some(own) => format!("* `{address}` {own}{}", places(roots, ty.old.as_ref(), ty.new.as_ref())),
        None => format!("* `{address}`"),
    };
    let below = changes.into_iter().map(|change| {
        let text = escaped(&change.to_string());
        format!("  * {text}{}", places(roots, change.old.as_ref(), change.new.as_ref()))
    });
    std::iter::once(head).chain(below).collect()
}

fn places(roots: &Roots, old: Option<&Place>, new: Option<&Place>) -> String {
    roots.both(old, new, "→").map(|places| format!(" ({})", code(&places))).unwrap_or_default()
}

/// Paths, which could hold anything.
fn code(text: &str) -> String {
    escaped(&text.replace('`', ""))
}

/// Text of documents that stands in a line: nothing in it is a heading, an image or raw HTML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut code = false;
    for c in one_line(text).chars() {
        if c == '`' {
            code = !code;
        }
        if !code && matches!(c, '<' | '>' | '[' | ']' | '!' | '*' | '_' | '|' | '#' | '\\' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
