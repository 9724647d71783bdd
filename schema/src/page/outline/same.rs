//! A block that is described by saying that its members are those of another one, or those and more.

use super::{DeclaredField, DefinitionIndex, Outline};
use crate::literal::Literal;
use crate::markdown::Inline;
use std::collections::BTreeSet;
use std::ops::Range;

/// "The arguments for `a` are the same as for `b`, except for `c`."
static SAME: Literal = Literal::new(
    r"(?i)\b(?:arguments|attributes|fields|members|options) (?:for|of|in) (?:the )?`\w+`(?: block)?,? (?:are|is) (?:exactly )?(?:the same as|identical to)(?: those)?(?: for| of| in)? (?:the )?(?P<of>`\w+`)(?P<but>.*)$",
);

/// "The `a` block supports the same fields as `b`, and the following:".
static MORE: Literal = Literal::new(
    r"(?i)\b(?:supports?|has|have|takes?|accepts?) (?:all )?the same (?:arguments|attributes|fields|members|options) (?:from|as|of)(?: those of)? (?:the )?(?P<of>`?\w+`?)(?: block| object)?,? (?:as well as|in addition to|and|plus) the following\b",
);

/// The most members that the blocks of a page get in this way: blocks that each have the members of the one before and
/// more would make up a page that is as large as its square.
const MOST_COPIES: usize = 4096;

/// Gives the members to every block of which that is said.
pub(super) fn copy(outline: &mut Outline<'_>) {
    let mut left = MOST_COPIES;
    for index in 0..outline.definitions.len() {
        let said = said_to_be_like(outline, index).or_else(|| said_to_have_more(outline, index));
        let Some((of, but)) = said else { continue };
        let members = outline.definitions.get(of).map_or(0, |like| like.fields.len());
        let Some(rest) = left.checked_sub(members) else { return };
        left = rest;
        take(outline, index, of, &but);
    }
}

/// The definition whose members a definition without any is said to have, and the members that it has not.
fn said_to_be_like(
    outline: &Outline<'_>,
    index: DefinitionIndex,
) -> Option<(DefinitionIndex, BTreeSet<String>)> {
    let definition = outline.definitions.get(index).filter(|d| d.label.is_some() && d.fields.is_empty())?;
    definition.remarks.iter().find_map(|remark| {
        let found = SAME.captures(remark.text.text())?;
        let like = described(outline, index, remark.text, found.name("of")?.range())?;
        let except = found.name("but")?.as_str().split_once("except").map_or("", |(_, names)| names);
        Some((like, except.split('`').skip(1).step_by(2).map(str::to_owned).collect()))
    })
}

/// The definition whose members a definition is said to have besides its own.
fn said_to_have_more(
    outline: &Outline<'_>,
    index: DefinitionIndex,
) -> Option<(DefinitionIndex, BTreeSet<String>)> {
    let definition = outline.definitions.get(index).filter(|definition| definition.label.is_some())?;
    let like = definition.intros.iter().find_map(|intro| {
        // Hardly any intro speaks of the same.
        intro.text().to_ascii_lowercase().contains("the same ").then_some(())?;
        let found = MORE.captures(intro.text())?.name("of")?;
        described(outline, index, intro, found.range())
    })?;
    Some((like, definition.fields.iter().map(|field| field.own_name().to_owned()).collect()))
}

/// The other definition that a name in a text leads to.
fn described(
    outline: &Outline<'_>,
    index: DefinitionIndex,
    text: &Inline,
    at: Range<usize>,
) -> Option<DefinitionIndex> {
    let name = text.text().get(at.clone())?.trim_matches('`');
    let link = text.links.iter().find(|link| link.range.start <= at.start && at.end <= link.range.end);
    let anchor = link.and_then(|link| link.target.strip_prefix('#'));
    let others =
        || outline.definitions.iter().enumerate().filter(|(i, d)| *i != index && !d.fields.is_empty());
    let linked = others().find(|(_, d)| anchor.is_some_and(|anchor| d.anchors.contains(&anchor)));
    linked.or_else(|| others().find(|(_, d)| d.name() == name)).map(|(i, _)| i)
}

/// Adds the members of one definition to another one, but for some.
fn take(outline: &mut Outline<'_>, to: DefinitionIndex, from: DefinitionIndex, but: &BTreeSet<String>) {
    let Some(source) = outline.definitions.get(from) else { return };
    let (fields, intros) = (source.fields.clone(), source.intros.clone());
    let Some(target) = outline.definitions.get_mut(to) else { return };
    let before = target.intros.len();
    target.intros.extend(intros);
    let kept = fields.into_iter().filter(|field| !but.contains(field.own_name()));
    target
        .fields
        .extend(kept.map(|field| DeclaredField { intro: field.intro.map(|intro| intro + before), ..field }));
}

#[cfg(test)]
mod tests {
    use super::super::tests::shown;

    #[test]
    fn members_are_those_of_another_block() {
        let text = |words: &str| {
            format!(
                "#### Lane arguments\n\n* `width` - (Required) A width.\n* `sign` - (Optional) A sign.\n\n\
                 #### Path arguments\n\n{words}\n"
            )
        };
        assert_eq!(
            shown(&text("The arguments for `path` are the same as for `lane`.")),
            ["lane: width sign", "path: width sign"]
        );
        let linked = "The arguments for `path` are the same as for\n[`road_lane`](#lane-arguments), except for the \
                      `sign` argument.";
        assert_eq!(shown(&text(linked)), ["lane: width sign", "path: width"]);
        assert_eq!(
            shown(&text("The colours of `path` are the same as of `lane`.")),
            ["lane: width sign", "path: "]
        );
    }

    #[test]
    fn members_are_those_of_another_block_and_more() {
        let text = "The `lane` object supports:\n\n* `width` - (Required) A width.\n* `sign` - (Optional) A sign.\n\n\
                    The `path` object supports the same fields from `lane` as well as the following:\n\n\
                    * `sign` - (Required) A sign.\n* `colour` - (Optional) A colour.\n";
        assert_eq!(shown(text), ["lane: width sign", "path: sign colour width"]);
    }
}
