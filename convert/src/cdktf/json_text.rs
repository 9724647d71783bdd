//! Values as the text that `JSON.stringify` and `json.dumps` make of them.

use super::data::Data;

/// How deep values may stand in each other.
const DEEPEST: usize = 64;

/// Writes a value behind the others; `None` where it has no such text.
pub(super) fn write<'p>(
    data: &Data<'p>,
    python: bool,
    parts: &mut Vec<Data<'p>>,
    depth: usize,
) -> Option<()> {
    if depth > DEEPEST {
        return None;
    }
    let comma = if python { ", " } else { "," };
    let colon = if python { ": " } else { ":" };
    let mut text = |text: &str| parts.push(Data::Text(text.to_owned()));
    match data {
        Data::Text(value) => text(&quoted(value)),
        Data::Joined(inner) => {
            text("\"");
            for part in inner {
                match part {
                    Data::Text(value) => {
                        let value = quoted(value);
                        parts.push(Data::Text(value[1..value.len() - 1].to_owned()));
                    }
                    other => parts.push(other.clone()),
                }
            }
            parts.push(Data::Text("\"".to_owned()));
        }
        Data::Number(number) => text(number),
        Data::Bool(value) => text(if *value { "true" } else { "false" }),
        Data::Null => text("null"),
        Data::List(items) => {
            text("[");
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    parts.push(Data::Text(comma.to_owned()));
                }
                write(item, python, parts, depth + 1)?;
            }
            parts.push(Data::Text("]".to_owned()));
        }
        Data::Object(object) => {
            text("{");
            // JavaScript leaves out what is not defined.
            let is_defined =
                |name: &String, value: &Data<'_>| !matches!(value, Data::Null) || object.nulls.contains(name);
            let members = object.members.iter().filter(|(name, value)| python || is_defined(name, value));
            for (at, (name, value)) in members.enumerate() {
                let before = if at > 0 { comma } else { "" };
                parts.push(Data::Text(format!("{before}{}{colon}", quoted(name))));
                write(value, python, parts, depth + 1)?;
            }
            parts.push(Data::Text("}".to_owned()));
        }
        // A token, which is text until Terraform knows it.
        Data::Reference(..) | Data::Call { .. } | Data::Read(..) | Data::Variable(_) => {
            text("\"");
            parts.push(data.clone());
            parts.push(Data::Text("\"".to_owned()));
        }
        _ => return None,
    }
    Some(())
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
