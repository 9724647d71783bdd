//! A block that is described by saying that its members are those of another one.

use super::{DefinitionIndex, Field, Outline};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// "The arguments for `a` are the same as for `b`, except for `c`."
static SAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:arguments|attributes|fields|members|options) (?:for|of|in) (?:the )?`\w+`(?: block)?,? (?:are|is) (?:exactly )?(?:the same as|identical to)(?: those)?(?: for| of| in)? (?:the )?(?P<of>`\w+`)(?P<but>.*)$",
    )
    .ok()
});

/// Gives the members to every block of which that is said.
pub(super) fn copy(outline: &mut Outline<'_>) {
    for index in 0..outline.definitions.len() {
        if let Some((of, but)) = said_to_be_like(outline, index) {
            take(outline, index, of, &but);
        }
    }
}

/// The definition whose members a definition without any is said to have, and the members that it has not.
fn said_to_be_like(
    outline: &Outline<'_>,
    index: DefinitionIndex,
) -> Option<(DefinitionIndex, BTreeSet<String>)> {
    let definition = outline.definitions.get(index).filter(|d| d.label.is_some() && d.fields.is_empty())?;
    definition.remarks.iter().find_map(|remark| {
        let text = remark.text.text();
        let found = SAME.as_ref()?.captures(text)?;
        let (of, but) = (found.name("of")?, found.name("but")?);
        let link = remark
            .text
            .links
            .iter()
            .find(|link| link.range.start == of.start() || link.range.end == of.end());
        let anchor = link.and_then(|link| link.target.strip_prefix('#'));
        let name = of.as_str().trim_matches('`');
        let described = |wanted: &dyn Fn(DefinitionIndex) -> bool| {
            (0..outline.definitions.len()).find(|i| {
                *i != index && wanted(*i) && outline.definitions.get(*i).is_some_and(|d| !d.fields.is_empty())
            })
        };
        let get = |i: DefinitionIndex| outline.definitions.get(i);
        let like =
            described(&|i| anchor.is_some_and(|anchor| get(i).is_some_and(|d| d.anchors.contains(&anchor))))
                .or_else(|| described(&|i| get(i).is_some_and(|d| d.name() == name)))?;
        let except = but.as_str().split_once("except").map_or("", |(_, names)| names);
        Some((like, except.split('`').skip(1).step_by(2).map(str::to_owned).collect()))
    })
}

/// Adds the members of one definition to another one, but for some.
fn take(outline: &mut Outline<'_>, to: DefinitionIndex, from: DefinitionIndex, but: &BTreeSet<String>) {
    let Some(source) = outline.definitions.get(from) else { return };
    let (fields, intros) = (source.fields.clone(), source.intros.clone());
    let Some(target) = outline.definitions.get_mut(to) else { return };
    let before = target.intros.len();
    target.intros.extend(intros);
    let kept = fields.into_iter().filter(|field| !but.contains(field.own_name()));
    target.fields.extend(kept.map(|field| Field { intro: field.intro.map(|intro| intro + before), ..field }));
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
}
