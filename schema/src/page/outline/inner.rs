//! A block that stands in another one and is declared in its text only: "Contains one or more `rule` blocks".

use super::super::declaration::is_identifier;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static CONTAINS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:[Cc]ontains?|[Cc]onsists? of|[Hh]olds?) (?P<text>(?:one or more|at least one|multiple|several|a single|an?|one) `(?P<name>[a-z0-9_]+)`(?: configuration| nested)? blocks?)\b",
    )
    .ok()
});

/// Where a text says that its block contains blocks of another name: the name, and the words that tell how many.
pub(super) fn block(text: &str, own: &str) -> Option<(Range<usize>, Range<usize>)> {
    let found = CONTAINS.as_ref()?.captures(text)?;
    let (name, words) = (found.name("name")?, found.name("text")?);
    (name.as_str() != own && is_identifier(name.as_str())).then(|| (name.range(), words.range()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;
    use super::*;

    #[test]
    fn a_text_declares_the_blocks_that_its_block_contains() {
        let text = "The criteria. Contains one or more `lane` blocks, documented below.";
        let (name, words) = block(text, "road").expect("it says so");
        assert_eq!((&text[name], &text[words]), ("lane", "one or more `lane` blocks"));
        assert_eq!(block(text, "lane"), None);
        for text in ["The `lane` blocks are set.", "Contains `lane` as text.", "Contains a `Lane` block."] {
            assert_eq!(block(text, "road"), None, "{text}");
        }
    }

    #[test]
    fn such_a_block_stands_inside() {
        let text = "* `road` - (Required) A road. Contains one or more `lane` blocks, documented below.\n\n\
                    The `lane` block supports:\n\n* `width` - (Required) A width.\n";
        assert_eq!(shown(text), ["-: road", "road: lane", "lane: width"]);
    }

    #[test]
    fn a_block_that_a_list_declares_stands_where_the_list_has_it() {
        let text = "* `road` - (Required) A road. Contains a `lane` block.\n* `lane` - (Optional) A lane.\n";
        assert_eq!(shown(text), ["-: road lane"]);
    }
}
