//! "See the resource for details on the returned attributes - they are identical": attributes by reference, and arguments.

use super::declaration::is_identifier;
use crate::markdown::Inline;
use crate::phrase::plurals_of;

/// The resource type whose fields a text says are all attributes: it speaks of attributes as identical to those of a
/// resource, or as the full set of them, and links to the page of the resource or writes its type.
pub(super) fn attributes_of(text: &Inline, own_type: &str) -> Option<String> {
    let lower = text.text().to_lowercase();
    let all = [
        "identical",
        "full set of",
        "same attributes",
        "all attributes",
        "available attributes",
        "exported attributes",
    ]
    .iter()
    .any(|words| lower.contains(words));
    if !all || !lower.contains("attributes") {
        return None;
    }
    resource_of(text, own_type)
}

/// The resource type all of whose arguments a text says can be set: "supports all arguments of `acme_box`".
pub(super) fn arguments_of(text: &Inline, own_type: &str) -> Option<String> {
    let lower = text.text().to_lowercase();
    let whose =
        ["arguments from", "arguments of", "arguments as"].iter().find_map(|words| lower.find(words))?;
    let before = lower.get(..whose)?;
    // "In addition to all arguments above", which no other resource has.
    let all = before.split(['.', ',']).next_back()?.split_whitespace().any(|word| word == "all");
    let supported = lower.contains("support") || lower.contains("same arguments as");
    (all && supported).then(|| resource_of(text, own_type)).flatten().filter(|name| name != own_type)
}

/// The resource type that a text links to, or that it writes.
fn resource_of(text: &Inline, own_type: &str) -> Option<String> {
    let (provider, _) = own_type.split_once('_')?;
    let of_provider = |name: &str| name.strip_prefix(provider).is_some_and(|rest| rest.starts_with('_'));
    let linked = text.links.iter().find_map(|link| page_of_resource(&link.target));
    // Some pages are called like their types, with the provider's name.
    let of_page = |stem: &str| if of_provider(stem) { stem.to_owned() } else { format!("{provider}_{stem}") };
    let named = linked.map(of_page).or_else(|| {
        let ticked = text.text().split('`').skip(1).step_by(2);
        ticked.map(str::to_owned).find(|name| of_provider(name))
    });
    named.filter(|name| is_identifier(name))
}

/// Whether one type is about several objects of another one, as `acme_boxes` is about those that `acme_box` manages.
pub(super) fn is_about_several(type_name: &str, of: &str) -> bool {
    plurals_of(of).any(|plural| plural == type_name)
}

/// The name of the file that a link to a resource's page leads to, without its endings.
fn page_of_resource(target: &str) -> Option<&str> {
    let path = target.split(['#', '?']).next()?;
    let (folder, file) = path.rsplit_once('/')?;
    let of_resources = matches!(folder.rsplit('/').next()?, "r" | "resources");
    of_resources.then(|| file.split('.').next()).flatten().filter(|stem| !stem.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::Content;

    fn read(text: &str) -> Option<String> {
        let file = crate::source::SourceFile::new("x.md", text);
        let document = crate::markdown::parse(&file, &mut crate::diagnostic::Diagnostics::new());
        let Some(Content::Paragraph(text)) = document.sections[0].content.first() else { panic!("no text") };
        attributes_of(text, "acme_box")
    }

    #[test]
    fn the_resource_is_named_by_a_link_or_in_ticks() {
        let cases = [
            (
                "For the returned attributes see the [Box](/docs/r/box.html#x): they are identical.",
                "acme_box",
            ),
            (
                "All attributes are identical to the [lid](https://e.org/latest/docs/resources/lid)'s.",
                "acme_lid",
            ),
            (
                "See [acme_box](https://e.org/latest/docs/resources/box) resource for details of the available attributes.",
                "acme_box",
            ),
            ("It exports the full set of attributes of `acme_crate`.", "acme_crate"),
            ("All attributes are those of [it](https://e.org/latest/docs/resources/acme_lid).", "acme_lid"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_references_say_nothing_about_all_attributes() {
        for text in [
            "See the [Box](/docs/r/box.html) for details.",
            "Two boxes can have identical names, see [Box](/docs/r/box.html).",
            "The attributes are identical to those of [the API](https://e.org/api/box.html).",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn arguments_are_left_to_a_resource_in_several_ways() {
        let read = |text: &str| {
            let file = crate::source::SourceFile::new("x.md", text.to_owned());
            let document = crate::markdown::parse(&file, &mut crate::diagnostic::Diagnostics::new());
            let Some(Content::Paragraph(text)) = document.sections[0].content.first() else {
                panic!("no text")
            };
            arguments_of(text, "acme_box")
        };
        for text in [
            "Boxes support all the same arguments as\n[`acme_crate`](crate.html), with the addition of:",
            "In addition to these, all arguments from `acme_crate` are supported.",
        ] {
            assert_eq!(read(text).as_deref(), Some("acme_crate"), "{text}");
        }
        for text in [
            "In addition to all arguments above, `acme_crate` is supported.",
            "The arguments of `acme_crate` are supported on all boxes.",
            "All arguments of `acme_box` are supported.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
