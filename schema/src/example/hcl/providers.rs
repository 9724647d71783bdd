//! The providers that a configuration requires, with the addresses that they come from.

use super::repair::{self, Piece};
use hcl_edit::expr::{Expression, ObjectKey};
use hcl_edit::structure::Block;

/// The local names and source addresses in `required_providers`, in the order of the code. What does not parse is passed
/// over.
pub(crate) fn required_providers(code: &str) -> Vec<(String, String)> {
    // Most examples have none, and would be parsed for nothing.
    if !code.contains("required_providers") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for piece in repair::parse(code) {
        let Piece::Body { body, .. } = piece else { continue };
        for block in body.blocks() {
            match block.ident.as_str() {
                "terraform" => {
                    block.body.get_blocks("required_providers").for_each(|it| read(it, &mut found))
                }
                // Examples leave out what stands around it.
                "required_providers" => read(block, &mut found),
                _ => {}
            }
        }
    }
    found
}

fn read(block: &Block, found: &mut Vec<(String, String)>) {
    for attribute in block.body.attributes() {
        let members = attribute.value.as_object().into_iter().flatten();
        let source = members.filter(|(key, _)| is_source(key)).find_map(|(_, value)| value.expr().as_str());
        found.extend(source.map(|source| (attribute.key.as_str().to_owned(), source.to_owned())));
    }
}

fn is_source(key: &ObjectKey) -> bool {
    let name = key.as_ident().map(|name| name.as_str());
    name.or_else(|| key.as_expr().and_then(Expression::as_str)) == Some("source")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_read_in_every_layout() {
        let acme = ("acme".to_owned(), "acme-corp/acme".to_owned());
        let aws = ("aws".to_owned(), "hashicorp/aws".to_owned());
        let block = "terraform {\n  required_providers {\n    acme = {\n      source  = \"acme-corp/acme\" # }\n      \
                     version = \"1\"\n    }\n    aws = { version = \"5\", \"source\" = \"hashicorp/aws\" }\n  }\n}\n\
                     module \"a\" {\n  source = \"b/c\"\n}\n";
        assert_eq!(required_providers(block), [acme.clone(), aws]);
        assert_eq!(
            required_providers("required_providers {\n acme = {\n source = \"acme-corp/acme\"\n}\n}\n"),
            [acme]
        );
    }

    #[test]
    fn what_only_looks_like_it_is_passed_over() {
        for code in [
            "module \"a\" {\n  source = \"b/c\"\n}\n",
            "# required_providers { a = { source = \"b/c\" } }\n",
            "terraform {\n  required_providers {\n    a = \"~> 1\"\n    b = { source = var.x }\n  }\n}\n",
            "required_providers = { a = { source = \"b/c\" } }\n",
        ] {
            assert_eq!(required_providers(code), [], "{code}");
        }
    }
}
