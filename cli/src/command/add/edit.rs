//! The text of the project's file with one provider more, or with more of one: everything else stays as people wrote it.

use toml_edit::{Array, DocumentMut, Item, Table, TableLike, Value};

/// What is to be added.
#[derive(Debug, Default)]
pub(super) struct Addition {
    /// The local name of the provider.
    pub(super) name: String,
    pub(super) source: Option<String>,
    pub(super) version: Option<String>,
    pub(super) docs: Vec<String>,
    pub(super) types: Vec<String>,
    pub(super) schema: Option<String>,
    pub(super) out: Option<String>,
    pub(super) runtime: Option<String>,
}

/// The new text, and what was done, a line for each.
pub(super) fn edit(text: &str, addition: &Addition) -> Result<(String, Vec<String>), String> {
    let mut document: DocumentMut = text.parse().map_err(|error| format!("is no TOML: {error}"))?;
    let mut implicit = Table::new();
    implicit.set_implicit(true);
    let providers = document.as_table_mut().entry("providers").or_insert(Item::Table(implicit));
    let providers = providers.as_table_like_mut().ok_or("`providers` is a table")?;
    let is_new = !providers.contains_key(&addition.name);
    let provider = providers.entry(&addition.name).or_insert(Item::Table(Table::new()));
    let provider = provider.as_table_like_mut().ok_or("each provider is a table")?;
    let mut did = Vec::new();
    if let Some(source) = &addition.source {
        let former = provider.get("source").and_then(Item::as_str);
        if let Some(former) = former.filter(|former| former != source) {
            return Err(format!(
                "`{}` is `{former}` there, not `{source}`; two providers of one name need files of their own",
                addition.name
            ));
        }
        set(provider, "source", source);
    }
    let every_type = !is_new && !provider.contains_key("types");
    for (key, text) in [("version", &addition.version), ("schema", &addition.schema)] {
        did.extend(text.as_deref().and_then(|text| set(provider, key, text)));
    }
    did.extend(append(provider, "docs", &addition.docs)?);
    if every_type && !addition.types.is_empty() {
        did.push(format!("`{}` has all types already; no pattern was added", addition.name));
    } else {
        did.extend(append(provider, "types", &addition.types)?);
    }
    for (key, text) in [("out", &addition.out), ("runtime", &addition.runtime)] {
        did.extend(text.as_deref().and_then(|text| set(provider, key, text)));
    }
    if is_new {
        let of = addition.source.as_deref().unwrap_or(&addition.name);
        did = vec![format!("added the provider `{}` ({of})", addition.name)];
    }
    Ok((document.to_string(), did))
}

/// Sets a text; what was done, if anything changed.
fn set(table: &mut dyn TableLike, key: &str, text: &str) -> Option<String> {
    let former = table.get(key).and_then(Item::as_str).map(str::to_owned);
    if former.as_deref() == Some(text) {
        return None;
    }
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(value) => {
            // What stands around it, a comment behind it among that, stays.
            let decor = value.decor().clone();
            *value = Value::from(text);
            *value.decor_mut() = decor;
        }
        None => {
            table.insert(key, toml_edit::value(text));
        }
    }
    Some(match former {
        Some(former) => format!("`{key}` is `{text}` instead of `{former}`"),
        None => format!("`{key}` is `{text}`"),
    })
}

/// Adds what a list does not have yet; a single text becomes a list where it has to.
fn append(table: &mut dyn TableLike, key: &str, texts: &[String]) -> Result<Option<String>, String> {
    if texts.is_empty() {
        return Ok(None);
    }
    let Some(item) = table.get_mut(key) else {
        let value = match texts {
            [one] if key == "docs" => Value::from(one.as_str()),
            many => Value::Array(many.iter().map(String::as_str).collect()),
        };
        table.insert(key, Item::Value(value));
        return Ok(Some(format!("`{key}` is {}", quoted(texts))));
    };
    if let Some(former) = item.as_str().map(str::to_owned) {
        if texts.iter().all(|text| *text == former) {
            return Ok(None);
        }
        let list: Array = std::iter::once(former.as_str()).collect();
        if let Some(value) = item.as_value_mut() {
            let decor = value.decor().clone();
            *value = Value::Array(list);
            *value.decor_mut() = decor;
        }
    }
    let list = item.as_array_mut().ok_or_else(|| format!("`{key}` is a text or a list of texts"))?;
    let has = |list: &Array, text: &str| list.iter().any(|item| item.as_str() == Some(text));
    let new: Vec<String> = texts.iter().filter(|text| !has(list, text)).cloned().collect();
    push(list, &new);
    Ok((!new.is_empty()).then(|| format!("added {} to `{key}`", quoted(&new))))
}

/// Adds to the end of a list; one with a line for each item goes on so.
fn push(list: &mut Array, texts: &[String]) {
    let prefix = list.iter().last().and_then(|last| last.decor().prefix()).and_then(|prefix| prefix.as_str());
    let indent = prefix.and_then(|prefix| prefix.rsplit_once('\n')).map(|(_, indent)| format!("\n{indent}"));
    let Some(indent) = indent else {
        texts.iter().for_each(|text| list.push(text.as_str()));
        return;
    };
    // A comment behind the last item stands before the bracket, for the parser; it stays where it is.
    let trailing = list.trailing().as_str().unwrap_or_default().to_owned();
    let (mut comment, rest) = trailing.rsplit_once('\n').unwrap_or(("", ""));
    if !list.trailing_comma() {
        comment = "";
    }
    for text in texts {
        list.push_formatted(Value::from(text.as_str()).decorated(format!("{comment}{indent}"), ""));
        comment = "";
    }
    list.set_trailing_comma(true);
    list.set_trailing(format!("\n{rest}"));
}

fn quoted(texts: &[String]) -> String {
    texts.iter().map(|text| format!("`{text}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addition(name: &str) -> Addition {
        Addition { name: name.to_owned(), source: Some(format!("acme/{name}")), ..Addition::default() }
    }

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_new_file_and_a_second_provider() {
        let lamps = Addition { docs: texts(&["docs/lamps"]), ..addition("lamps") };
        let (first, did) = edit("", &lamps).unwrap();
        assert_eq!(did, ["added the provider `lamps` (acme/lamps)"]);
        let plugs = Addition {
            docs: texts(&["a", "b"]),
            types: texts(&["plugs_*"]),
            version: Some("~> 2.0".to_owned()),
            ..addition("plugs")
        };
        insta::assert_snapshot!(edit(&first, &plugs).unwrap().0);
    }

    const WRITTEN: &str = "\
# What we run on.
[providers.lamps] # all of them
source = 'acme/lamps'   # theirs
docs = \"docs\" # a copy
types = [
    # lamps that hang
    \"lamps_hanging_*\",
    \"lamps_desk\", # one
]

[warnings]
no-type-cue = \"allow\"
";

    #[test]
    fn comments_and_layout_stay() {
        let more = Addition {
            docs: texts(&["docs", "more"]),
            types: texts(&["lamps_desk", "lamps_floor", "data.lamps_*"]),
            version: Some("3".to_owned()),
            ..addition("lamps")
        };
        let (text, did) = edit(WRITTEN, &more).unwrap();
        insta::assert_snapshot!(format!("{text}---\n{}", did.join("\n")));
        assert_eq!(edit(&text, &more).unwrap(), (text.clone(), Vec::new()), "nothing is added twice");
    }

    #[test]
    fn all_types_stay_all_types() {
        let text = "[providers.lamps]\nsource = \"acme/lamps\"\ndocs = \"docs\"\n";
        let (after, did) = edit(text, &Addition { types: texts(&["lamps_a"]), ..addition("lamps") }).unwrap();
        assert_eq!((after.as_str(), did.len()), (text, 1));
        let other = Addition { source: Some("other/lamps".to_owned()), ..addition("lamps") };
        assert!(edit(text, &other).unwrap_err().contains("is `acme/lamps` there"));
        assert!(edit("providers = 1\n", &addition("a")).is_err());
    }

    #[test]
    fn inline_tables_are_edited_as_well() {
        let text = "providers = { lamps = { source = \"acme/lamps\", docs = [\"docs\"] } }\n";
        let (after, _) = edit(text, &Addition { docs: texts(&["b"]), ..addition("lamps") }).unwrap();
        assert_eq!(after, "providers = { lamps = { source = \"acme/lamps\", docs = [\"docs\", \"b\"] } }\n");
    }
}
