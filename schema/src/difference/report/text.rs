//! For people, in a terminal.

use super::{Counts, Roots, counted, is_listed, sorted, verdict};
use crate::difference::data::{Difference, Impact, Status, TypeDifference};
use crate::model::ResourceKind;
use std::fmt::Write as _;

/// The comparison as text: the verdict first, then the types that are gone and new, then each that changed. A line that
/// begins with `!` breaks programs.
#[must_use]
pub fn text(difference: &Difference) -> String {
    let counts = Counts::of(difference);
    let mut out = String::new();
    // Writing to a text cannot fail.
    let _ = writeln!(out, "{}\n", verdict(difference));
    let _ = writeln!(out, "{}", counts.types(difference.unchanged));
    let _ = writeln!(out, "{}", counts.changes());
    let roots = Roots::of(difference);
    if let Some(line) = roots.line() {
        let _ = writeln!(out, "{line}");
    }
    let of = |wanted: fn(&Status) -> bool| difference.types.iter().filter(move |ty| wanted(&ty.status));
    section(&mut out, "! removed types", &roots, of(|status| matches!(status, Status::Removed { .. })));
    section(&mut out, "+ added types", &roots, of(|status| *status == Status::Added));
    if !difference.functions.is_empty() {
        let _ = writeln!(out, "\nfunctions of the provider");
    }
    for function in &difference.functions {
        let _ = writeln!(out, "  {} `{}` {}", mark(function.impact), function.name, function.change);
        if let Some(places) = roots.both(function.old.as_ref(), function.new.as_ref(), "->") {
            let _ = writeln!(out, "      {places}");
        }
    }
    for ty in difference.types.iter().filter(|ty| is_listed(ty)) {
        changed(&mut out, ty, &roots);
    }
    out
}

fn section<'a>(
    out: &mut String,
    title: &str,
    roots: &Roots,
    types: impl Iterator<Item = &'a TypeDifference>,
) {
    let lines: Vec<(String, String)> = types
        .map(|ty| {
            let perhaps = match &ty.status {
                Status::Removed { perhaps: Some(other) } => {
                    format!("  (perhaps it is {} now)", ty.kind.address(other))
                }
                _ => String::new(),
            };
            let at = roots.both(ty.old.as_ref(), ty.new.as_ref(), "").unwrap_or_default();
            (ty.address(), format!("{at}{perhaps}"))
        })
        .collect();
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{title}");
    let width = lines.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    for (name, rest) in lines {
        let _ = writeln!(out, "{}", format!("    {name:width$}  {rest}").trim_end());
    }
}

/// How the line of a change begins.
const fn mark(impact: Impact) -> char {
    match impact {
        Impact::Major => '!',
        Impact::Minor => '+',
        Impact::Patch => ' ',
    }
}

fn changed(out: &mut String, ty: &TypeDifference, roots: &Roots) {
    let kind = match ty.kind {
        ResourceKind::Provider => "the provider's configuration",
        ResourceKind::Resource => "resource",
        ResourceKind::DataSource => "data source",
        ResourceKind::Ephemeral => "ephemeral resource",
    };
    let now = match &ty.status {
        Status::Renamed { to } => format!(" is called {} now", ty.kind.address(to)),
        _ => String::new(),
    };
    let breaking = ty.changes.iter().filter(|change| change.impact == Impact::Major).count();
    let counts = match breaking {
        0 => counted(ty.changes.len(), "change"),
        n => format!("{}, {n} breaking", counted(ty.changes.len(), "change")),
    };
    let _ = writeln!(out, "\n{}{now} ({kind}; {counts})", ty.address());
    for change in sorted(ty) {
        let _ = writeln!(out, "  {} {change}", mark(change.impact));
        if let Some(places) = roots.both(change.old.as_ref(), change.new.as_ref(), "->") {
            let _ = writeln!(out, "      {places}");
        }
    }
}
