//! Lines that announce an argument and gave nothing: no line is lost in silence.

use super::outline::{DeclaredField, Outline, is_told, names_of};
use super::part::PagePart;
use super::reading::FieldReading;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::markdown::{Content, Document, List};
use crate::model::Check;
use crate::source::{SourceFile, Span};

/// The most lines of one page that are reported one by one.
const MOST_LINES: usize = 16;

/// Reports lines in the parts about arguments that say `(Required)` or `(Optional)` and stand in no declaration; and elsewhere
/// those bullets that are written as declarations are: a name, then the marker.
pub(super) fn report(
    file: &SourceFile,
    document: &Document,
    parts: &[PagePart],
    outline: &Outline<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut read: Vec<Span> = outline
        .definitions
        .iter()
        .flat_map(|definition| &definition.fields)
        .map(|field| field.text.span)
        .collect();
    read.sort_by_key(|span| span.start);
    // Texts do not overlap: the last that begins before a place is the only one that can hold it.
    let is_read = |at: u32| {
        let index = read.partition_point(|span| span.start <= at);
        index.checked_sub(1).and_then(|i| read.get(i)).is_some_and(|span| at < span.end)
    };
    let starts = document.sections.iter().map(|section| section.title.span.end);
    let ends = document.sections.iter().skip(1).map(|section| section.title.span.start);
    let ends = ends.chain(std::iter::once(file.text().len() as u32));
    let unread = starts
        .zip(ends)
        .zip(parts)
        .filter_map(|(range, part)| Some((range, announces_in(*part)?)))
        .flat_map(|((start, end), announces)| marked_lines(file, start as usize..end as usize, announces))
        .filter(|span| !is_read(span.start));
    let unread: Vec<Span> = unread.collect();
    let more = unread.len().saturating_sub(MOST_LINES);
    for (count, span) in unread.into_iter().take(MOST_LINES).enumerate() {
        let and_more = match more {
            more if more > 0 && count + 1 == MOST_LINES => {
                format!("; {more} more like it follow on this page")
            }
            _ => String::new(),
        };
        diagnostics.push(
            Diagnostic::new(
                Code::UnreadArgument,
                format!("this line looks like an argument, but none was made of it{and_more}"),
                file.location(span),
            )
            .help("begin a bullet with the name in ticks: `* `name` - (Required) …`"),
        );
    }
}

/// Reports bullets below an argument that are written as members are, where neither members nor values were made of them.
pub(super) fn report_members(
    file: &SourceFile,
    outline: &Outline<'_>,
    readings: &[Vec<FieldReading>],
    diagnostics: &mut Diagnostics,
) {
    let arguments = outline.definitions.iter().zip(readings).filter(|(of, _)| of.part == PagePart::Arguments);
    let fields = arguments.flat_map(|(definition, readings)| definition.fields.iter().zip(readings));
    let open = fields.filter(|(field, reading)| field.nested.is_none() && !takes_values(reading));
    let lists = open.filter_map(|(field, _)| Some((field, members_below(field)?)));
    diagnostics.extend(lists.take(MOST_LINES).filter_map(|(field, list)| {
        let mut places = list.items.iter().filter_map(|item| Some(file.location(item.text()?.span)));
        let name = field.own_name();
        let message = format!("these lines look like members of `{name}`, but nothing says that they are");
        let unread = Diagnostic::new(Code::UnreadArgument, message, places.next()?);
        let unread = places.take(MOST_LINES).fold(unread, |unread, at| unread.also(at, ""));
        Some(
            unread.help(format!(
                "announce them: `{name}` supports the following, or state each as `(Optional)`"
            )),
        )
    }));
}

fn takes_values(reading: &FieldReading) -> bool {
    reading.statements().any(|(_, said)| matches!(said.claim.check(), Some(Check::OneOf(_))))
}

/// A list below a bullet of which each bullet has a name and says something of it.
fn members_below<'d>(field: &DeclaredField<'d>) -> Option<&'d List> {
    field.rest().find_map(|content| match content {
        Content::List(list) => {
            let named = names_of(list).len() == list.items.len() && list.items.iter().all(is_told);
            (named && !list.table).then_some(list)
        }
        _ => None,
    })
}

/// What finds the marker in a line that announces an argument.
type Announces = fn(&str) -> Option<usize>;

/// How arguments are announced in a part of the page, if no line of it may be lost.
const fn announces_in(part: PagePart) -> Option<Announces> {
    match part {
        PagePart::Arguments => Some(marker),
        PagePart::Preamble | PagePart::Other => Some(declaring),
        _ => None,
    }
}

/// The marker of a bullet that is written as a declaration: right after the name.
fn declaring(line: &str) -> Option<usize> {
    let bullet = line.trim_start().strip_prefix(['*', '-', '+'])?;
    let named = bullet.strip_prefix(char::is_whitespace)?.trim_start();
    let rest = named.strip_prefix(['`', '*', '_'])?.split_once(char::is_whitespace)?.1;
    let rest = rest.trim_start_matches([' ', '-', ':', '\u{2013}', '\u{2014}']);
    marker(rest).filter(|at| *at == 0).map(|_| line.len() - rest.len())
}

/// The markers in the lines of a part of the text, code left out.
fn marked_lines(
    file: &SourceFile,
    part: std::ops::Range<usize>,
    announces: Announces,
) -> impl Iterator<Item = Span> + use<'_> {
    let mut at = part.start;
    let mut code = false;
    file.text().get(part).unwrap_or_default().split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        if line.trim_start().starts_with("```") {
            code = !code;
        }
        let found = announces(line).filter(|_| !code)?;
        let end = start + line.trim_end().len();
        Some(Span::from(start + found..end.max(start + found)))
    })
}

/// The first marker in a line; one without emphasis, where there is one.
fn marker(line: &str) -> Option<usize> {
    const MARKERS: [&str; 4] = ["(required", "(optional", "(**required", "(**optional"];
    let begins = |at: usize, marker: &str| {
        let rest = line.as_bytes().get(at..).and_then(|rest| rest.get(..marker.len()));
        rest.is_some_and(|rest| rest.eq_ignore_ascii_case(marker.as_bytes()))
    };
    let found = line.match_indices('(').filter_map(|(at, _)| {
        let which = MARKERS.iter().position(|marker| begins(at, marker))?;
        Some((which, at))
    });
    found.min().map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Code, Diagnostics};
    use crate::source::SourceFile;

    fn lines(arguments: &str) -> Vec<u32> {
        let text = format!("# Resource: acme_box\n\n## Argument Reference\n\n{arguments}");
        let mut diagnostics = Diagnostics::new();
        let _ = crate::page::read(&SourceFile::new("box.md", text), &mut diagnostics);
        let unread = diagnostics.into_sorted().into_iter().filter(|d| d.code == Code::UnreadArgument);
        unread.filter_map(|d| d.labels.first().map(|label| label.at.line)).collect()
    }

    #[test]
    fn markers_are_found_in_any_case() {
        for (line, at) in [
            ("(b) `a` (REQUIRED) it", Some(8)),
            ("(**Required**) or (optional)", Some(18)),
            ("(optional) or (Required)", Some(14)),
            ("ä (Optional, b", Some(3)),
            ("(op", None),
            ("required", None),
        ] {
            assert_eq!(super::marker(line), at, "{line}");
        }
    }

    #[test]
    fn a_line_that_gave_nothing_is_a_doubt() {
        assert_eq!(lines("* `a` - (Required) A.\n* b, see there (Required) it is.\n"), [6]);
        assert_eq!(lines("* `a` -\n  (Required)\n  A.\n\n```hcl\n# (Optional)\n```\n"), [0_u32; 0]);
        assert_eq!(lines("1. <b>a</b>: (Optional) A.\n"), [5]);
    }

    #[test]
    fn declarations_are_found_outside_of_the_parts_about_arguments() {
        assert_eq!(super::declaring("  - **a** \u{2013} (Optional) A.\n"), Some(14));
        for line in ["- a (Optional)", "* `a` or `b` (Optional)", "`a` (Optional)", "* `a` - Optional"] {
            assert_eq!(super::declaring(line), None, "{line}");
        }
        let essay = "* `a` - (Required) A.\n\n# How it ends\n\n* `b` - (Optional) B.\n* See (Optional) it.\n";
        assert_eq!(lines(essay), [9]);
    }

    #[test]
    fn lines_beyond_the_last_that_is_told_are_counted() {
        let arguments = "* b, see there (Required) it is.\n".repeat(40);
        let text = format!("# Resource: acme_box\n\n## Argument Reference\n\n{arguments}");
        let mut diagnostics = Diagnostics::new();
        let _ = crate::page::read(&SourceFile::new("box.md", text), &mut diagnostics);
        let unread = diagnostics.into_sorted().into_iter().filter(|d| d.code == Code::UnreadArgument);
        let messages: Vec<String> = unread.map(|d| d.message).collect();
        assert_eq!(messages.len(), 16);
        assert!(messages[15].ends_with("; 24 more like it follow on this page"), "{messages:?}");
        assert!(!messages[14].contains("more like it"), "{messages:?}");
    }

    #[test]
    fn bullets_that_may_be_members_are_told() {
        let below =
            |lead: &str| format!("* `a` - (Required) {lead}\n  - `b` - What is b.\n  - `c` - What is c.\n");
        assert_eq!(lines(&below("It matters.")), [6]);
        assert_eq!(lines(&below("A block with these:")), [0_u32; 0]);
        assert_eq!(lines(&below("Valid values are:")), [0_u32; 0]);
        assert_eq!(lines("* `a` - (Required) It matters.\n  - `B` - What.\n  - or `c`.\n"), [0_u32; 0]);
    }

    #[test]
    fn a_paragraph_declares_like_a_bullet() {
        assert_eq!(lines("`a` - (Required) A.\n\n`b` - (Optional) B.\n"), [0_u32; 0]);
    }
}
