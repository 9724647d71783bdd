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
        let first = |node: Node<'_>| {
            children(node).first().map_or(TypeName::Other, |inner| self.type_name(*inner, depth + 1))
        };
        match node.kind() {
            "type_annotation" | "parenthesized_type" | "readonly_type" => first(node),
            "predefined_type" => match self.text(node).as_str() {
                "string" => TypeName::Text,
                "number" => TypeName::Number,
                "boolean" => TypeName::Bool,
                _ => TypeName::Other,
            },
            "literal_type" => match children(node).first().map(Node::kind) {
                Some("string") => TypeName::Text,
                Some("number") => TypeName::Number,
                Some("true" | "false") => TypeName::Bool,
                _ => TypeName::Other,
            },
            // `"a" | "b"`, `string | undefined`
            "union_type" => {
                let parts: Vec<TypeName> =
                    children(node).into_iter().map(|part| self.type_name(part, depth + 1)).collect();
                parts.into_iter().find(|part| *part != TypeName::Other).unwrap_or(TypeName::Other)
            }
            "array_type" => TypeName::List(Box::new(first(node))),
            "object_type" => {
                let fields = self.record(node, depth + 1);
                if !fields.is_empty() {
                    return TypeName::Record(fields);
                }
                let index = children(node).into_iter().find(|member| member.kind() == "index_signature");
                match index.and_then(|index| index.child_by_field_name("type")) {
                    Some(ty) => TypeName::Map(Box::new(self.type_name(ty, depth + 1))),
                    None => TypeName::Other,
                }
            }
            "generic_type" => {
                let name = node.child_by_field_name("name").map(|name| self.text(name)).unwrap_or_default();
                let arguments = node.child_by_field_name("type_arguments").map(children).unwrap_or_default();
                let inner: Vec<TypeName> =
                    arguments.into_iter().map(|inner| self.type_name(inner, depth + 1)).collect();
                let last = inner.into_iter().next_back().unwrap_or(TypeName::Other);
                match name.as_str() {
                    "Array" | "ReadonlyArray" | "Set" => TypeName::List(Box::new(last)),
                    "Record" | "Map" => TypeName::Map(Box::new(last)),
                    "Partial" | "Readonly" | "Required" => last,
                    _ => TypeName::Other,
                }
            }
            "type_identifier" | "nested_type_identifier" => {
                let text = self.text(node);
                TypeName::Named(text.rsplit('.').next().unwrap_or_default().to_owned())
            }
            _ => TypeName::Other,
        }
    }
}
