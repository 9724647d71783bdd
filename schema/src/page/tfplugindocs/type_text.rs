//! Types as tfplugindocs states them: `List of String`, `Block List, Min: 1, Max: 1`.

use crate::model::{BlockSyntax, Bounds, Nesting, Type};

/// What a marker of tfplugindocs says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stated {
    pub(super) shape: StatedType,
    /// How many blocks, where a single one is not all that is allowed.
    pub(super) items: Option<Bounds>,
    pub(super) sensitive: bool,
    pub(super) write_only: bool,
    pub(super) deprecated: bool,
}

/// A type, or a block with members that stand elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum StatedType {
    Plain(Type),
    Members(Nesting, BlockSyntax),
}

/// Reads the inside of a marker; `None` when it states no type.
pub(super) fn read(marker: &str) -> Option<Stated> {
    let mut parts = marker.split(',').map(|part| part.trim().trim_matches(['[', ']', '*']));
    let mut shape = shape(parts.next()?)?;
    let (mut min, mut max) = (None, None);
    let (mut sensitive, mut write_only, mut deprecated) = (false, false, false);
    for part in parts {
        let number = || part.split(':').nth(1).and_then(|n| n.trim().parse::<u64>().ok());
        match part.split([':', ']', '(']).next().unwrap_or_default().trim().to_lowercase().as_str() {
            "min" => min = number(),
            "max" => max = number(),
            "sensitive" => sensitive = true,
            "write-only" => write_only = true,
            "deprecated" => deprecated = true,
            _ => {}
        }
    }
    if let (StatedType::Members(nesting, _), Some(1)) = (&mut shape, max)
        && matches!(nesting, Nesting::List | Nesting::Set)
    {
        *nesting = Nesting::Single;
    }
    let repeated = matches!(shape, StatedType::Members(Nesting::List | Nesting::Set | Nesting::Map, _));
    let items = (repeated && (min.is_some() || max.is_some())).then_some(Bounds { min, max });
    Some(Stated { shape, items, sensitive, write_only, deprecated })
}

fn shape(text: &str) -> Option<StatedType> {
    let lower = text.to_lowercase();
    let nesting = |tail: &str| match tail.trim() {
        "" => Some(Nesting::Single),
        "list" => Some(Nesting::List),
        "set" => Some(Nesting::Set),
        "map" => Some(Nesting::Map),
        _ => None,
    };
    if let Some(tail) = lower.strip_prefix("block") {
        return Some(StatedType::Members(nesting(tail)?, BlockSyntax::Block));
    }
    if let Some(tail) = lower.strip_prefix("attributes") {
        return Some(StatedType::Members(nesting(tail)?, BlockSyntax::Attribute));
    }
    match lower.as_str() {
        "object" => Some(StatedType::Members(Nesting::Single, BlockSyntax::Object)),
        "list of object" => Some(StatedType::Members(Nesting::List, BlockSyntax::Object)),
        "set of object" => Some(StatedType::Members(Nesting::Set, BlockSyntax::Object)),
        "map of object" => Some(StatedType::Members(Nesting::Map, BlockSyntax::Object)),
        other => plain(other, 0).map(StatedType::Plain),
    }
}

fn plain(text: &str, depth: usize) -> Option<Type> {
    let collection = [
        ("list of ", Type::List as fn(Box<Type>) -> Type),
        ("set of ", Type::Set as fn(Box<Type>) -> Type),
        ("map of ", Type::Map as fn(Box<Type>) -> Type),
    ];
    for (word, make) in collection {
        if let Some(inner) = text.strip_prefix(word) {
            return if depth < 8 { plain(inner, depth + 1).map(|inner| make(Box::new(inner))) } else { None };
        }
    }
    match text.trim() {
        "string" => Some(Type::String),
        "number" => Some(Type::Number),
        "boolean" | "bool" => Some(Type::Bool),
        "dynamic" | "object" => Some(Type::Any),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stated_type_is_read() {
        use BlockSyntax::{Attribute, Block, Object};
        let members = StatedType::Members;
        let cases = [
            ("String", StatedType::Plain(Type::String)),
            ("List of Number", StatedType::Plain(Type::List(Box::new(Type::Number)))),
            (
                "Map of List of String",
                StatedType::Plain(Type::Map(Box::new(Type::List(Box::new(Type::String))))),
            ),
            ("Dynamic", StatedType::Plain(Type::Any)),
            ("Block List", members(Nesting::List, Block)),
            ("Block List, Max: 1", members(Nesting::Single, Block)),
            ("Block Set, Min: 1", members(Nesting::Set, Block)),
            ("Block, Optional", members(Nesting::Single, Block)),
            ("Attributes Map", members(Nesting::Map, Attribute)),
            ("Attributes", members(Nesting::Single, Attribute)),
            ("List of Object", members(Nesting::List, Object)),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text).map(|stated| stated.shape), Some(expected), "{text}");
        }
        assert_eq!(read("Optional"), None);
    }

    #[test]
    fn modifiers_are_read() {
        let stated = read("String, Sensitive, Deprecated").unwrap();
        assert!(stated.sensitive && stated.deprecated && !stated.write_only);
        assert!(read("String, [Write-only](x)").unwrap().write_only);
        assert_eq!(
            read("Block List, Min: 1, Max: 3").unwrap().items,
            Some(Bounds { min: Some(1), max: Some(3) })
        );
        assert_eq!(read("Block List, Min: 1, Max: 1").unwrap().items, None);
    }
}
