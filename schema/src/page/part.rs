//! Which part of a page a section belongs to.

use super::timeout::OPERATIONS;
use crate::markdown::{Document, Section};

/// A part of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PagePart {
    /// What stands before the first part.
    Preamble,
    /// Examples of use.
    Examples,
    /// What a user sets, and everything below it.
    Arguments,
    /// What a user reads, and everything below it.
    Attributes,
    /// How long operations may take.
    Timeouts,
    /// How an existing object is imported.
    Import,
    /// Arguments and attributes with stated types, as tfplugindocs writes them.
    Schema,
    /// Essays.
    Other,
}

/// The part of every section, in the order of the sections. Parts may stand in any order.
pub(super) fn of_sections(document: &Document) -> Vec<PagePart> {
    let mut current = PagePart::Preamble;
    // Level of the heading that opened the current part.
    let mut level = 2;
    document
        .sections
        .iter()
        .map(|section| {
            if section.level <= 1 {
                // The first heading opens the page; a second one of its level opens an essay.
                current = if current == PagePart::Preamble { current } else { PagePart::Other };
            } else if let Some(part) = named(section, current) {
                current = part;
                level = section.level;
            } else if section.level <= level {
                current = match current {
                    // Definitions of blocks often are sections beside the part that they belong to.
                    PagePart::Arguments | PagePart::Attributes | PagePart::Schema => current,
                    // A list of timeouts below a heading of the third level ends with it.
                    PagePart::Timeouts if level > 2 => PagePart::Arguments,
                    PagePart::Preamble | PagePart::Examples if shows_code(section) => PagePart::Examples,
                    _ => PagePart::Other,
                };
                if matches!(current, PagePart::Other | PagePart::Examples) {
                    level = section.level;
                }
            }
            current
        })
        .collect()
}

/// The part that a heading opens by its name.
fn named(section: &Section, current: PagePart) -> Option<PagePart> {
    let title: String = section
        .title
        .text()
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == ' ')
        .flat_map(char::to_lowercase)
        .collect();
    let words: Vec<&str> = title.split_whitespace().collect();
    let title = words.join(" ");
    let title = title.as_str();
    let top = section.level == 2;
    match title {
        _ if (top || !matches!(current, PagePart::Arguments | PagePart::Attributes))
            && about_both(&words) =>
        {
            Some(PagePart::Arguments)
        }
        "argument reference" | "arguments reference" if top || current != PagePart::Arguments => {
            Some(PagePart::Arguments)
        }
        "arguments"
        | "argument"
        | "inputs"
        | "parameters"
        | "argument references"
        | "supported arguments"
        | "ephemeral attributes reference"
        | "ephemeral arguments reference"
        | "write-only arguments"
        | "configuration reference"
        | "provider arguments"
        | "provider configuration reference"
            if top =>
        {
            Some(PagePart::Arguments)
        }
        "attribute reference" | "attributes reference"
            if top || matches!(current, PagePart::Arguments | PagePart::Preamble) =>
        {
            Some(PagePart::Attributes)
        }
        "attributes"
        | "attribute"
        | "exported attributes"
        | "computed attributes"
        | "additional attributes"
        | "additional results"
        | "outputs"
            if top =>
        {
            Some(PagePart::Attributes)
        }
        // What stands below is about no block, whatever its headings are called.
        "notes" | "note" | "usage notes" | "remarks" | "caveats" | "limitations" if top => {
            Some(PagePart::Other)
        }
        "timeouts" if section.level <= 3 => Some(PagePart::Timeouts),
        "timeout" if section.level <= 3 && !describes_a_block(section) => Some(PagePart::Timeouts),
        "import" | "imports" | "importing" if section.level <= 3 => Some(PagePart::Import),
        "schema" if top => Some(PagePart::Schema),
        _ if top
            && (title.starts_with("example") || title.ends_with("usage") || title.ends_with("examples")) =>
        {
            Some(PagePart::Examples)
        }
        _ => None,
    }
}

/// "Arguments & Attributes Reference": one part for what is set and what is read.
fn about_both(words: &[&str]) -> bool {
    let has = |word: &str| words.iter().any(|w| w.trim_end_matches('s') == word);
    let fillers = ["argument", "attribute", "and", "reference"];
    has("argument")
        && has("attribute")
        && words.iter().all(|word| fillers.contains(&word.trim_end_matches('s')))
}

/// Whether a section about a `timeout` is about an argument of that name: it lists members, and no operation.
fn describes_a_block(section: &Section) -> bool {
    let lists = section.content.iter().filter_map(|content| match content {
        crate::markdown::Content::List(list) => Some(list),
        _ => None,
    });
    let names: Vec<String> = lists
        .flat_map(|list| &list.items)
        .filter_map(|item| Some(item.text()?.text().split('`').nth(1)?.to_owned()))
        .collect();
    !names.is_empty() && !names.iter().any(|name| OPERATIONS.contains(&name.as_str()))
}

fn shows_code(section: &Section) -> bool {
    section.content.iter().any(|content| match content {
        crate::markdown::Content::Fence(fence) => {
            matches!(fence.language.as_str(), "terraform" | "hcl" | "tf" | "python" | "typescript")
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use PagePart::{Arguments, Attributes, Examples, Import, Other, Preamble, Timeouts};

    fn parts(text: &str) -> Vec<PagePart> {
        let file = crate::source::SourceFile::new("x.md", text);
        let document = crate::markdown::parse(&file, &mut crate::diagnostic::Diagnostics::new());
        of_sections(&document).split_off(1)
    }

    #[test]
    fn parts_are_found_in_any_order_and_spelling() {
        assert_eq!(
            parts(
                "# a\n## Arguments Reference\n### rule\n## action Block\n## Attributes reference\n## Example Usage\n### Basic\n## Import\n## Guide\n"
            ),
            [Preamble, Arguments, Arguments, Arguments, Attributes, Examples, Examples, Import, Other]
        );
    }

    #[test]
    fn a_timeout_can_be_a_block() {
        let timeout =
            |list: &str| parts(&format!("# a\n## Argument Reference\n### `timeout`\n\n{list}\n"))[2];
        assert_eq!(timeout("* `seconds` - (Optional) How long."), Arguments);
        assert_eq!(timeout("* `create` - (Default `5m`)"), Timeouts);
        assert_eq!(timeout("It takes long."), Timeouts);
    }

    #[test]
    fn pages_of_providers_call_their_arguments_by_other_names() {
        assert_eq!(parts("# a\n## Configuration Reference\n### Basic\n")[1..], [Arguments, Arguments]);
        assert_eq!(parts("# a\n## Additional Results\n")[1..], [Attributes]);
        assert_eq!(parts("# a\n## Provider Arguments\n## Headers\n")[1..], [Arguments, Arguments]);
    }

    #[test]
    fn notes_are_about_no_block() {
        assert_eq!(
            parts("# a\n## Attributes\n## lid\n## Notes\n### Lid\n")[1..],
            [Attributes, Attributes, Other, Other]
        );
    }

    #[test]
    fn parts_may_be_sections_of_the_third_level() {
        assert_eq!(
            parts("# a\n## Argument Reference\n### Timeouts\n### rule\n### Attribute Reference\n## Import\n"),
            [Preamble, Arguments, Timeouts, Arguments, Attributes, Import]
        );
        assert_eq!(
            parts("# a\n## Argument Reference\n### rule\n#### Arguments\n")[2..],
            [Arguments, Arguments]
        );
    }
}
