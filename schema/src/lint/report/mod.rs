//! Findings, written for people and for tools.

use super::{Finding, Proposal};
use crate::diagnostic::{Code, Label, Severity, Style, render, sarif};
use crate::source::Sources;
use crate::visible::{self, visible};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// How many proposals of one finding are drawn; tools are given all.
const MOST_DRAWN: usize = 8;

/// How many errors and how many warnings there are.
#[must_use]
pub fn counts(findings: &[Finding]) -> (usize, usize) {
    let errors = findings.iter().filter(|it| it.diagnostic.severity == Severity::Error).count();
    (errors, findings.len() - errors)
}

/// The findings drawn with their lines, each followed by what it proposes.
#[must_use]
pub fn text(findings: &[Finding], sources: &Sources, style: Style) -> String {
    let mut out = String::new();
    for Finding { diagnostic, proposals } in findings {
        // Writing to a text cannot fail.
        let _ = writeln!(out, "{}", render(diagnostic, sources, style));
        for proposal in proposals.iter().take(MOST_DRAWN) {
            out.push_str(&drawn(proposal, sources));
        }
        if let Some(more) = proposals.len().checked_sub(MOST_DRAWN).filter(|more| *more > 0) {
            let _ = writeln!(out, "   ... and {more} more, which `--format json` has");
        }
        out.push('\n');
    }
    out
}

fn drawn(proposal: &Proposal, sources: &Sources) -> String {
    let Some((old, new)) = proposal.lines(sources) else { return String::new() };
    let mut out = format!("   proposed at {}:{}:\n", visible(&proposal.at.path), proposal.at.line);
    let old_lines: BTreeSet<&str> = old.lines().collect();
    let new_lines: BTreeSet<&str> = new.lines().collect();
    for line in old.lines().filter(|line| !new_lines.contains(line)) {
        let _ = writeln!(out, "   - {}", visible(line));
    }
    for line in new.lines().filter(|line| !old_lines.contains(line)) {
        let _ = writeln!(out, "   + {}", visible(line));
    }
    out
}

/// The findings as one JSON object with a newline at its end.
///
/// `format_version` is `1.0`; a later minor version only adds members.
#[must_use]
pub fn json(findings: &[Finding]) -> String {
    let (errors, warnings) = counts(findings);
    let value = json!({
        "format_version": "1.0",
        "errors": errors,
        "warnings": warnings,
        "findings": findings.iter().map(finding).collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    visible::json(text)
}

fn finding(Finding { diagnostic, proposals }: &Finding) -> Json {
    let place = |at: &crate::source::Location| {
        json!({
            "file": &*at.path,
            "line": at.line,
            "column": at.column,
            "end_line": at.end_line,
            "end_column": at.end_column,
        })
    };
    let labels = diagnostic.labels.iter().map(|Label { at, text }| {
        let mut label = place(at);
        label["text"] = text.as_str().into();
        label
    });
    let proposed = proposals.iter().map(|Proposal { at, text }| json!({ "at": place(at), "text": text }));
    json!({
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "places": labels.collect::<Vec<_>>(),
        "proposals": proposed.collect::<Vec<_>>(),
    })
}

/// The findings in SARIF 2.1.0, with proposals as fixes.
#[must_use]
pub fn sarif_log(findings: &[Finding]) -> String {
    let codes: BTreeSet<Code> = findings.iter().map(|finding| finding.diagnostic.code).collect();
    let explained = codes.iter().map(|code| {
        let first = code.explanation().split("\n\n").next().unwrap_or_default();
        (code.name(), first.to_owned())
    });
    sarif::text(&sarif::log(explained, findings.iter().map(sarif_result).collect()))
}

fn sarif_result(Finding { diagnostic, proposals }: &Finding) -> Json {
    let level = diagnostic.severity.word();
    let help = diagnostic.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
    let mut result = sarif::result(diagnostic.code.name(), level, &format!("{}{help}", diagnostic.message));
    let mut labels = diagnostic.labels.iter();
    if let Some(first) = labels.next() {
        result["locations"] = json!([{ "physicalLocation": sarif::place(&first.at) }]);
    }
    let related: Vec<Json> = labels
        .enumerate()
        .map(|(i, label)| {
            json!({
                "id": i + 1,
                "message": { "text": label.text },
                "physicalLocation": sarif::place(&label.at),
            })
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if !proposals.is_empty() {
        result["fixes"] = json!([{ "artifactChanges": changes(proposals) }]);
    }
    result
}

fn changes(proposals: &[Proposal]) -> Vec<Json> {
    let mut by_file: BTreeMap<&str, Vec<Json>> = BTreeMap::new();
    for Proposal { at, text } in proposals {
        let replacement = json!({ "deletedRegion": sarif::region(at), "insertedContent": { "text": text } });
        by_file.entry(&at.path).or_default().push(replacement);
    }
    let change =
        |(uri, replacements)| json!({ "artifactLocation": { "uri": uri }, "replacements": replacements });
    by_file.into_iter().map(change).collect()
}
