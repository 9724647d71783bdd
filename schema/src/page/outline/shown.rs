//! What a page's examples set, and inside what: enough to tell members from values where no text says which they are.

use super::super::label::loose;
use crate::markdown::{Content, Section};
use std::collections::{BTreeMap, BTreeSet};

/// The deepest nesting of an example that is followed.
const DEEPEST: usize = 64;

/// Names that examples open a block or an object of, with the names that they set inside.
#[derive(Debug, Default)]
pub(in super::super) struct Shown<'d> {
    inside: BTreeMap<&'d str, BTreeSet<&'d str>>,
    /// What is set right inside a resource or a data source.
    outermost: BTreeSet<&'d str>,
}

impl<'d> Shown<'d> {
    /// Reads examples in HCL line by line; what is written otherwise shows nothing.
    pub(super) fn of(examples: impl IntoIterator<Item = &'d str>) -> Self {
        let mut shown = Self::default();
        for code in examples {
            let mut open: Vec<&'d str> = Vec::new();
            code.lines().for_each(|line| shown.line(&mut open, line.trim()));
        }
        shown
    }

    /// Whether an example opens something of this name and sets one of these names in it.
    pub(super) fn holds<'n>(&self, name: &str, mut members: impl Iterator<Item = &'n str>) -> bool {
        self.inside.get(name).is_some_and(|inside| members.any(|member| inside.contains(member)))
    }

    /// The name by which examples open what a section calls in words, where they set in it what the section lists.
    pub(super) fn called(&self, words: &str, section: &Section) -> Option<&'d str> {
        let wanted = loose(words);
        let lists = section.content.iter().filter_map(|content| match content {
            Content::List(list) => Some(list),
            _ => None,
        });
        let members: Vec<&str> = lists.flat_map(super::names_of).collect();
        let mut called = self.inside.iter().filter(|(name, _)| loose(name) == wanted);
        called.find(|(_, inside)| members.iter().any(|member| inside.contains(member))).map(|(name, _)| *name)
    }

    /// Whether no example shows anything.
    pub(in super::super) fn is_empty(&self) -> bool {
        self.outermost.is_empty() && self.inside.is_empty()
    }

    /// Whether some example sets a name, wherever that is.
    pub(in super::super) fn has(&self, name: &str) -> bool {
        self.is_outermost(name) || self.inside.values().any(|inside| inside.contains(name))
    }

    /// Whether a name is set right inside a resource.
    pub(in super::super) fn is_outermost(&self, name: &str) -> bool {
        self.outermost.contains(name)
    }

    fn line(&mut self, open: &mut Vec<&'d str>, line: &'d str) {
        if line.starts_with(['}', ']']) {
            open.pop();
            if !line.ends_with('{') {
                return;
            }
        }
        let (name, rest) = name_of(line);
        // A list of objects has each of them on lines of its own.
        let name = match name {
            "" | "content" => open.last().copied().unwrap_or_default(),
            "dynamic" => rest.split('"').nth(1).unwrap_or_default(),
            "resource" | "data" if rest.starts_with('"') => "",
            name => name,
        };
        let opens = line.ends_with(['{', '[']);
        let sets = rest.starts_with(['=', '{', ':']) || opens;
        if sets && !name.is_empty() && open.last() != Some(&name) {
            match open.last().copied() {
                Some("") => _ = self.outermost.insert(name),
                Some(outer) => _ = self.inside.entry(outer).or_default().insert(name),
                None => {}
            }
        }
        if let Some((_, inline)) = line.split_once('{').filter(|_| sets && line.ends_with('}')) {
            let members =
                inline.split(',').map(|member| name_of(member.trim()).0).filter(|it| !it.is_empty());
            self.inside.entry(name).or_default().extend(members);
        }
        if opens && open.len() < DEEPEST {
            open.push(name);
        }
    }
}

/// The name that a line begins with, in quotes or not, and what follows it.
fn name_of(line: &str) -> (&str, &str) {
    let bare = line.strip_prefix('"').unwrap_or(line);
    let end = bare.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(bare.len());
    let (name, rest) = bare.split_at(end);
    (name, rest.strip_prefix('"').filter(|_| bare.len() < line.len()).unwrap_or(rest).trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "resource \"acme_road\" \"a\" {\n  width = 3\n  lane {\n    colour = \"red\"\n    sign {\n      \
                        text = \"x\"\n    }\n  }\n  marks = [\n    {\n      \"kind\" = 1\n    },\n    {\n      size = 2\n    \
                        }\n  ]\n  ends = { first = 1, last = 2 }\n  dynamic \"gate\" {\n    for_each = []\n    content {\n      \
                        height = 1\n    }\n  }\n}\n";

    #[test]
    fn members_are_what_is_set_inside() {
        let shown = Shown::of([CODE]);
        for (name, member) in [
            ("lane", "colour"),
            ("lane", "sign"),
            ("sign", "text"),
            ("marks", "kind"),
            ("marks", "size"),
            ("ends", "last"),
            ("gate", "height"),
        ] {
            assert!(shown.holds(name, std::iter::once(member)), "{name}.{member}: {shown:?}");
        }
        assert!(!shown.holds("lane", ["text", "width"].into_iter()));
        assert!(!shown.holds("width", ["width"].into_iter()));
        assert!(shown.is_outermost("width") && shown.is_outermost("marks") && shown.is_outermost("gate"));
        assert!(!shown.is_outermost("colour"));
    }

    #[test]
    fn no_text_stops_it() {
        for code in ["}}}}", "{{{{\n{\n", "\"", "a = {", &"a {\n".repeat(1000)] {
            let _ = Shown::of([code]);
        }
    }
}
