//! Types as texts: `string`, `list(number)`, `map(list(string))`.

use super::parse::MAX_DEPTH;
use crate::model::Type;
use crate::suggest;

const PLAIN: [&str; 4] = ["string", "number", "bool", "any"];
const COLLECTIONS: [&str; 3] = ["list", "set", "map"];

/// Reads a type; the error says what to do.
pub(crate) fn parse(text: &str) -> Result<Type, String> {
    parse_within(text, MAX_DEPTH)
}

fn parse_within(text: &str, depth: usize) -> Result<Type, String> {
    let text = text.trim();
    match text {
        "string" => return Ok(Type::String),
        "number" => return Ok(Type::Number),
        "bool" => return Ok(Type::Bool),
        "any" => return Ok(Type::Any),
        _ => {}
    }
    if let Some((word, rest)) = text.split_once('(') {
        let make = match word.trim() {
            "list" => Type::List,
            "set" => Type::Set,
            "map" => Type::Map,
            other => return Err(unknown(other)),
        };
        let inner =
            rest.trim_end().strip_suffix(')').ok_or_else(|| format!("`{word}(` is not closed by `)`"))?;
        let Some(depth) = depth.checked_sub(1) else {
            return Err("it is nested too deeply".to_owned());
        };
        return parse_within(inner, depth).map(|inner| make(Box::new(inner)));
    }
    if COLLECTIONS.contains(&text) {
        return Err(format!("write what the {text} holds: `{text}(string)`, for example"));
    }
    Err(unknown(text))
}

fn unknown(word: &str) -> String {
    let all = "the types are `string`, `number`, `bool`, `any`, `list(…)`, `set(…)` and `map(…)`; a nested block is \
               declared with `block:`";
    match suggest::nearest(word, PLAIN.into_iter().chain(COLLECTIONS)) {
        Some(near) => format!("did you mean `{near}`? {all}"),
        None => all.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_read_as_they_are_written() {
        for text in ["string", "any", "map(list(bool))", "set(number)"] {
            assert_eq!(parse(text).map(|ty| ty.to_string()), Ok(text.to_owned()));
        }
        assert!(parse("strin").is_err_and(|help| help.contains("did you mean `string`?")));
        assert!(parse("list").is_err_and(|help| help.contains("`list(string)`")));
        assert!(parse("list(string").is_err_and(|help| help.contains("not closed")));
        assert!(parse(&"list(".repeat(100_000)).is_err());
        assert!(parse(&format!("{}string{}", "list(".repeat(100), ")".repeat(100))).is_err());
    }
}
