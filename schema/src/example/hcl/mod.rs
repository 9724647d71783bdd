//! Examples in Terraform's own language.

mod providers;
mod repair;
mod value;

pub(crate) use providers::required_providers;

use super::place::Places;
use super::placeholder::has_placeholder;
use super::uses::Use;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Example, ExampleLanguage, ResourceKind};
use hcl_edit::Span;
use hcl_edit::structure::Block;
use repair::Piece;

/// How many parts of one example are said not to parse: more of them have one cause.
const MOST_FAILURES: usize = 8;

/// The declarations of an example.
pub(super) fn read(
    example: &Example,
    _page_type: &str,
    places: &Places<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Use> {
    let mut uses = Vec::new();
    let mut failed = 0;
    for piece in repair::parse(&example.code) {
        match piece {
            Piece::Body { body, range, whole } => {
                let places = places.shifted(range.start);
                let code = example.code.get(range).unwrap_or_default();
                let reader = Reader { title: example.title.as_deref(), code, places: &places, whole };
                uses.extend(body.blocks().filter_map(|block| reader.declaration(block)));
            }
            Piece::Failed { .. } if failed == MOST_FAILURES => {}
            Piece::Failed { message, range } => {
                failed += 1;
                let at = places.location(range);
                diagnostics.push(
                    Diagnostic::new(Code::UnparsableExample, "this part of the example does not parse", at)
                        .label(message)
                        .help("correct the example; it is not used as evidence here"),
                );
            }
        }
    }
    uses
}

/// Reads the blocks of one parsed piece of code.
struct Reader<'a> {
    title: Option<&'a str>,
    code: &'a str,
    places: &'a Places<'a>,
    /// Whether nothing was cut out of the piece.
    whole: bool,
}

impl Reader<'_> {
    fn declaration(&self, block: &Block) -> Option<Use> {
        let kind = match block.ident.as_str() {
            "resource" => ResourceKind::Resource,
            "data" => ResourceKind::DataSource,
            "provider" => ResourceKind::Provider,
            "ephemeral" => ResourceKind::Ephemeral,
            _ => return None,
        };
        let range = block.span()?;
        let code = self.code.get(range.clone()).unwrap_or_default();
        Some(Use {
            kind,
            type_name: block.labels.first()?.as_str().to_owned(),
            label: block.labels.get(1).map(|label| label.as_str().to_owned()).unwrap_or_default(),
            at: self.places.location(range),
            language: ExampleLanguage::Hcl,
            title: self.title.map(str::to_owned),
            complete: self.whole && !has_placeholder(code),
            body: value::body(&block.body, self.code, self.places),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::hcl;
    use super::*;

    #[test]
    fn resources_data_sources_and_providers_are_read_and_the_rest_is_not() {
        let (uses, diagnostics) = hcl(concat!(
            "provider \"aws\" {\n  region = \"eu-west-1\"\n}\n\n",
            "data \"aws_plug\" \"wall\" {}\n\n",
            "variable \"watts\" {\n  default = 40\n}\n\n",
            "resource \"aws_lamp\" \"desk\" {\n  # ...\n}\n",
        ));
        assert_eq!(diagnostics, []);
        let seen: Vec<_> =
            uses.iter().map(|u| (u.kind, u.type_name.as_str(), u.label.as_str(), u.complete)).collect();
        assert_eq!(
            seen,
            [
                (ResourceKind::Provider, "aws", "", true),
                (ResourceKind::DataSource, "aws_plug", "wall", true),
                (ResourceKind::Resource, "aws_lamp", "desk", false),
            ]
        );
        assert_eq!(uses[1].at.to_string(), "page.md:5:1-5:26");
    }

    #[test]
    fn a_broken_block_is_reported_at_its_place_and_the_others_are_read() {
        let (uses, diagnostics) = hcl(concat!(
            "resource \"aws_lamp\" \"a\" {\n  watts = 40\n}\n\n",
            "resource \"aws_lamp\" \"b\" {\n  watts = = 60\n}\n\n",
            "resource \"aws_lamp\" \"c\" {\n  watts = 80\n}\n",
        ));
        let labels: Vec<_> = uses.iter().map(|u| u.label.as_str()).collect();
        assert_eq!(labels, ["a", "b", "c"]);
        assert_eq!(uses[1].body.entries, []);
        assert!(!uses[1].complete);
        assert_eq!(uses[2].body.entries[0].at.to_string(), "page.md:10:3-10:13");
        assert_eq!(diagnostics.len(), 1);
        assert_eq!(diagnostics[0].labels[0].at.line, 6);
    }
}
