//! Values from JSON.

use super::{Data, Excess, Expression, MAX_DEPTH, Num, Repr};
use serde_json::Value as Json;

impl From<Json> for Data {
    fn from(json: Json) -> Self {
        within(json, MAX_DEPTH)
    }
}

/// The value of a JSON value, where there is room for so many levels.
fn within(json: Json, room: u32) -> Data {
    Data(match json {
        Json::Array(_) | Json::Object(_) if room <= 1 => {
            take_apart(json);
            Repr::Expr(Expression::refused(Excess::Depth))
        }
        Json::Null => Repr::Null,
        Json::Bool(value) => Repr::Bool(value),
        Json::Number(number) => Repr::Number(match (number.as_i64(), number.as_u64()) {
            (Some(n), _) => Num::Signed(n),
            (None, Some(n)) => Num::Unsigned(n),
            (None, None) => Num::Float(number.as_f64().unwrap_or(f64::NAN)),
        }),
        Json::String(text) => Repr::Text(text.into()),
        Json::Array(items) => Repr::List(items.into_iter().map(|item| within(item, room - 1)).collect()),
        Json::Object(members) => {
            Repr::Map(members.into_iter().map(|(key, value)| (key.into(), within(value, room - 1))).collect())
        }
    })
}

/// Drops a JSON value level by level: its own drop would call itself as often as it is deep.
fn take_apart(json: Json) {
    let mut rest = vec![json];
    while let Some(json) = rest.pop() {
        match json {
            Json::Array(items) => rest.extend(items),
            Json::Object(members) => rest.extend(members.into_iter().map(|(_, value)| value)),
            _ => {}
        }
    }
}
