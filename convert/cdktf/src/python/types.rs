//! Stated types.

use super::Reader;
use crate::program::TypeName;
use crate::syntax::{DEEPEST, children};
use tree_sitter::Node;

impl Reader<'_> {
    pub(super) fn type_name(&self, node: Node<'_>, depth: usize) -> TypeName {
        if depth > DEEPEST {
            return TypeName::Other;
        }
        match node.kind() {
            "type" => {
                children(node).first().map_or(TypeName::Other, |inner| self.type_name(*inner, depth + 1))
            }
            "identifier" | "attribute" => {
                let text = self.text(node);
                match text.rsplit('.').next().unwrap_or_default() {
                    "str" => TypeName::Text,
                    "int" | "float" => TypeName::Number,
                    "bool" => TypeName::Bool,
                    "list" | "List" | "Sequence" => TypeName::List(Box::new(TypeName::Other)),
                    "dict" | "Dict" | "Mapping" => TypeName::Map(Box::new(TypeName::Other)),
                    "Any" => TypeName::Other,
                    name => TypeName::Named(name.to_owned()),
                }
            }
            "generic_type" | "subscript" => {
                let parts = children(node);
                let name = parts.first().map(|name| self.text(*name)).unwrap_or_default();
                let inner: Vec<TypeName> = parts
                    .iter()
                    .skip(1)
                    .flat_map(
                        |part| if part.kind() == "type_parameter" { children(*part) } else { vec![*part] },
                    )
                    .map(|inner| self.type_name(inner, depth + 1))
                    .collect();
                let last = inner.last().cloned().unwrap_or(TypeName::Other);
                match name.rsplit('.').next().unwrap_or_default() {
                    "list" | "List" | "Sequence" | "Iterable" | "Tuple" | "tuple" => {
                        TypeName::List(Box::new(last))
                    }
                    "dict" | "Dict" | "Mapping" => TypeName::Map(Box::new(last)),
                    "Optional" => last,
                    _ => TypeName::Other,
                }
            }
            // `str | None`
            "binary_operator" | "union_type" => {
                children(node).first().map_or(TypeName::Other, |first| self.type_name(*first, depth + 1))
            }
            "string" => TypeName::Named(self.text(node).trim_matches(['"', '\'']).to_owned()),
            _ => TypeName::Other,
        }
    }
}
