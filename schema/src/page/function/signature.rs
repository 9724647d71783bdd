//! Signatures: `parse(text string, more list of string, others string...) object`.

use crate::model::Type;
use crate::page::declaration::is_identifier;

/// How deep types may lie in each other: nobody writes more, and what is read calls itself.
const DEEPEST: usize = 16;

/// What a function takes and gives.
#[derive(Debug, PartialEq)]
pub(super) struct Signature {
    pub(super) name: String,
    /// The parameters; without a type where it cannot be read.
    pub(super) parameters: Vec<(String, Option<Type>)>,
    /// The one that any number may be given of.
    pub(super) variadic: Option<(String, Option<Type>)>,
    /// What it gives; nothing for an object, whose members the signature does not show.
    pub(super) returns: Option<Type>,
}

pub(super) fn read(code: &str) -> Option<Signature> {
    let line = code.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, rest) = line.split_once('(')?;
    let (inside, returns) = rest.rsplit_once(')')?;
    // A call in front of the signature is its name with the provider's.
    let name = name.rsplit("::").next()?.trim();
    let returns = returns.trim();
    if !is_identifier(name) || returns.is_empty() {
        return None;
    }
    let mut signature = Signature {
        name: name.to_owned(),
        parameters: Vec::new(),
        variadic: None,
        returns: type_in_words(returns),
    };
    for part in inside.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (name, ty) = part.split_once(' ').unwrap_or((part, ""));
        let is_variadic = part.contains("...");
        let bare = |text: &str| text.replace("...", "").trim().to_owned();
        let (name, ty) = (bare(name), type_in_words(&bare(ty)));
        if !is_identifier(&name) {
            return None;
        }
        if is_variadic {
            signature.variadic = Some((name, ty));
        } else {
            signature.parameters.push((name, ty));
        }
    }
    Some(signature)
}

/// A type as pages write it: `list of string`, `List of String`, `list(string)`. Nothing for an object or a tuple.
pub(super) fn type_in_words(text: &str) -> Option<Type> {
    type_within(text, DEEPEST)
}

fn type_within(text: &str, deepest: usize) -> Option<Type> {
    let deepest = deepest.checked_sub(1)?;
    let text = text.trim().to_ascii_lowercase();
    let inner = |rest: &str| type_within(rest, deepest).map_or(Box::new(Type::Any), Box::new);
    for (word, of) in
        [("list", Type::List as fn(Box<Type>) -> Type), ("set", Type::Set as _), ("map", Type::Map as _)]
    {
        let Some(rest) = text.strip_prefix(word) else { continue };
        let rest = rest.trim();
        if rest.is_empty() {
            return Some(of(Box::new(Type::Any)));
        }
        if let Some(rest) = rest.strip_prefix("of ") {
            return Some(of(inner(rest)));
        }
        if let Some(rest) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            return Some(of(inner(rest)));
        }
    }
    match text.as_str() {
        "string" | "strings" => Some(Type::String),
        "number" | "numbers" | "int64" | "float64" | "integer" => Some(Type::Number),
        "bool" | "boolean" | "booleans" | "bools" => Some(Type::Bool),
        "dynamic" | "any" => Some(Type::Any),
        _ => None,
    }
}
