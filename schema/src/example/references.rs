//! What the code of an example reads from resources and data sources.

use super::place::Places;
use crate::model::{Example, ExampleLanguage, ResourceKind};
use crate::source::Location;
use std::ops::Range;

/// `acme_lamp.desk.watts`, or the same with `data.` before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference<'a> {
    pub(crate) kind: ResourceKind,
    pub(crate) type_name: &'a str,
    /// The attribute that is read.
    pub(crate) attribute: &'a str,
    span: Range<usize>,
}

impl Reference<'_> {
    /// Where it stands in the document of its example.
    pub(crate) fn at(&self, example: &Example) -> Location {
        Places::new(example).location(self.span.clone())
    }
}

/// Everything in the code of an example that looks like a reference, in blocks of any kind and inside of texts. Code in other
/// languages than Terraform's own gives none.
pub(crate) fn references(example: &Example) -> impl Iterator<Item = Reference<'_>> {
    let code = if example.language == ExampleLanguage::Hcl { example.code.as_str() } else { "" };
    let mut end = 0;
    code.match_indices('.').filter_map(move |(dot, _)| {
        // Each chain once, from the dot behind its first name.
        if dot < end {
            return None;
        }
        let chain = Chain::at(code, dot);
        end = chain.span.end;
        chain.reference()
    })
}

/// Names with dots between them; what stands in brackets is no part of a name.
struct Chain<'a> {
    names: Vec<&'a str>,
    span: Range<usize>,
}

impl<'a> Chain<'a> {
    /// The chain whose first dot is this one.
    fn at(code: &'a str, dot: usize) -> Self {
        let before = code.get(..dot).unwrap_or_default();
        let first = before.trim_end_matches(is_of_name);
        let start = first.len();
        let mut names = vec![before.get(start..).unwrap_or_default()];
        let mut end = dot;
        while let Some(rest) = code.get(end..).and_then(|rest| rest.strip_prefix('.')) {
            let length = rest.len() - rest.trim_start_matches(is_of_name).len();
            let Some(name) = rest.get(..length).filter(|name| !name.is_empty()) else { break };
            names.push(name);
            end += 1 + length;
            end += index(code.get(end..).unwrap_or_default());
        }
        Self { names, span: start..end.max(dot + 1) }
    }

    fn reference(self) -> Option<Reference<'a>> {
        let (kind, names) = match self.names.split_first()? {
            (&"data", rest) => (ResourceKind::DataSource, rest),
            _ => (ResourceKind::Resource, self.names.as_slice()),
        };
        let [type_name, _, attribute, ..] = *names else { return None };
        let is_name = attribute.starts_with(|first: char| first.is_ascii_lowercase());
        (is_name && type_name.contains('_')).then_some(Reference {
            kind,
            type_name,
            attribute,
            span: self.span,
        })
    }
}

/// The length of an index in brackets: `[0]`, `["a"]`, `[each.key]`.
fn index(text: &str) -> usize {
    let is_index = text.starts_with('[');
    text.find(']').filter(|_| is_index).map_or(0, |close| close + 1)
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

#[cfg(test)]
mod tests {
    use super::super::testing::example;
    use super::*;

    fn read(code: &str) -> Vec<String> {
        let example = example(ExampleLanguage::Hcl, code);
        let found = references(&example);
        found.map(|it| format!("{}.{}", it.kind.address(it.type_name), it.attribute)).collect()
    }

    #[test]
    fn references_are_read_wherever_they_stand() {
        assert_eq!(read("a = acme_lamp.desk.watts"), ["acme_lamp.watts"]);
        assert_eq!(read("a = data.acme_lamp.desk.watts + 1.5"), ["data.acme_lamp.watts"]);
        assert_eq!(read("a = \"x-${acme_lamp.a-1[each.key].watts}.acme.org\""), ["acme_lamp.watts"]);
        assert_eq!(read("a = acme_lamp.desk[0].bulb[0].watts"), ["acme_lamp.bulb"]);
        assert_eq!(read("a = [acme_lamp.a.x, acme_room.b.y]"), ["acme_lamp.x", "acme_room.y"]);
    }

    #[test]
    fn what_reads_no_attribute_is_passed_over() {
        for code in [
            "a = acme_lamp.desk",
            "a = var.lamp.watts",
            "a = acme_lamp.desk.*.id",
            "...",
            "a.",
            ".b",
            "x[.y.z",
        ] {
            assert_eq!(read(code), [""; 0], "{code}");
        }
    }

    #[test]
    fn a_reference_has_a_place() {
        let example = example(ExampleLanguage::Hcl, "a = 1\nb = acme_lamp.desk.watts\n");
        let places: Vec<String> = references(&example).map(|it| it.at(&example).to_string()).collect();
        assert_eq!(places, ["page.md:2:5-2:25"]);
    }
}
