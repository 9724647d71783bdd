//! Values in MessagePack, as the plugin protocol has them: unknown is an extension, a place of any type holds the type
//! (in JSON) and the value.

use super::{Number, Type, Value};
use rmp::Marker;
use rmp::decode::{RmpRead as _, read_marker};
use std::collections::BTreeMap;

/// The deepest value that is read: a hostile message must not use up the stack.
const DEEPEST: usize = 512;

/// The value in MessagePack, in a place of type `ty`.
#[must_use]
pub fn encode(ty: &Type, value: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out, ty, value);
    out
}

// Writing into a vector cannot fail, so what `rmp` returns says nothing.
fn write(out: &mut Vec<u8>, ty: &Type, value: &Value) {
    match value {
        Value::Null => out.push(0xc0),
        Value::Unknown => out.extend([0xd4, 0, 0]),
        Value::Bool(true) => out.push(0xc3),
        Value::Bool(false) => out.push(0xc2),
        Value::Typed(own, value) if *ty == Type::Dynamic => {
            let _ = rmp::encode::write_array_len(out, 2);
            let _ = rmp::encode::write_bin(out, own.to_json().to_string().as_bytes());
            write(out, own, value);
        }
        Value::Typed(_, value) => write(out, ty, value),
        // A value without a type in a place of any type: the type that it shows.
        value if *ty == Type::Dynamic => {
            let own = shown(value);
            let _ = rmp::encode::write_array_len(out, 2);
            let _ = rmp::encode::write_bin(out, own.to_json().to_string().as_bytes());
            write(out, &own, value);
        }
        Value::Number(Number::Integer(whole)) => {
            let _ = rmp::encode::write_sint(out, *whole);
        }
        Value::Number(Number::Float(float)) => {
            let _ = rmp::encode::write_f64(out, *float);
        }
        Value::Number(Number::Text(text)) | Value::String(text) => {
            let _ = rmp::encode::write_str(out, text);
        }
        Value::List(items) => {
            let _ = rmp::encode::write_array_len(out, items.len() as u32);
            for (i, item) in items.iter().enumerate() {
                write(out, part(ty, i), item);
            }
        }
        Value::Map(members) => {
            let _ = rmp::encode::write_map_len(out, members.len() as u32);
            for (name, member) in members {
                let _ = rmp::encode::write_str(out, name);
                write(out, named(ty, name), member);
            }
        }
    }
}

/// The type that a value shows by itself.
pub(super) fn shown(value: &Value) -> Type {
    match value {
        Value::Null | Value::Unknown => Type::Dynamic,
        Value::Bool(_) => Type::Bool,
        Value::Number(_) => Type::Number,
        Value::String(_) => Type::String,
        Value::List(items) => Type::Tuple(items.iter().map(shown).collect()),
        Value::Map(members) => {
            Type::object(members.iter().map(|(name, member)| (name.clone(), shown(member))))
        }
        Value::Typed(ty, _) => (**ty).clone(),
    }
}

static ANY: Type = Type::Dynamic;

/// The type of an item of a list, a set or a tuple.
pub(crate) fn part(ty: &Type, position: usize) -> &Type {
    match ty {
        Type::List(of) | Type::Set(of) => of,
        Type::Tuple(items) => items.get(position).unwrap_or(&ANY),
        _ => &ANY,
    }
}

/// The type of a member of an object or of an entry of a map.
pub(crate) fn named<'a>(ty: &'a Type, name: &str) -> &'a Type {
    match ty {
        Type::Map(of) => of,
        Type::Object(object) => object.members.get(name).unwrap_or(&ANY),
        _ => &ANY,
    }
}

/// The value of a message, in a place of type `ty`.
///
/// # Errors
/// What is wrong with the message, in words.
pub fn decode(ty: &Type, mut bytes: &[u8]) -> Result<Value, String> {
    let value = read(&mut bytes, ty, DEEPEST)?;
    if bytes.is_empty() { Ok(value) } else { Err(format!("{} bytes follow the value", bytes.len())) }
}

fn read(bytes: &mut &[u8], ty: &Type, depth: usize) -> Result<Value, String> {
    let Some(depth) = depth.checked_sub(1) else { return Err("the value is nested too deep".to_owned()) };
    let marker = read_marker(bytes).map_err(|_| ended())?;
    match marker {
        Marker::Null => return Ok(Value::Null),
        Marker::FixExt1
        | Marker::FixExt2
        | Marker::FixExt4
        | Marker::FixExt8
        | Marker::FixExt16
        | Marker::Ext8
        | Marker::Ext16
        | Marker::Ext32 => return unknown(bytes, marker),
        _ => {}
    }
    if *ty == Type::Dynamic {
        if array_len(bytes, marker)? != Some(2) {
            return Err("a value of any type is a pair of a type and a value".to_owned());
        }
        let marker = read_marker(bytes).map_err(|_| ended())?;
        let len = text_len(bytes, marker)?.ok_or_else(|| unexpected(marker, "a type"))?;
        let json = take(bytes, len)?;
        let json = serde_json::from_slice(json).map_err(|error| error.to_string())?;
        let own = Type::from_json(&json)?;
        let value = read(bytes, &own, depth)?;
        return Ok(if own == Type::Dynamic { value } else { Value::Typed(Box::new(own), Box::new(value)) });
    }
    if let Some(len) = array_len(bytes, marker)? {
        // The length is the sender's word: no room is taken for it before the items are there.
        let mut items = Vec::new();
        for i in 0..len {
            items.push(read(bytes, part(ty, i), depth)?);
        }
        return Ok(Value::List(items));
    }
    if let Some(len) = map_len(bytes, marker)? {
        let mut members = BTreeMap::new();
        for _ in 0..len {
            let marker = read_marker(bytes).map_err(|_| ended())?;
            let name = text(bytes, marker)?;
            let member = read(bytes, named(ty, &name), depth)?;
            members.insert(name, member);
        }
        return Ok(Value::Map(members));
    }
    scalar(bytes, marker, ty)
}

fn scalar(bytes: &mut &[u8], marker: Marker, ty: &Type) -> Result<Value, String> {
    let whole = |n: i64| Ok(Value::Number(Number::Integer(n)));
    match marker {
        Marker::True => Ok(Value::Bool(true)),
        Marker::False => Ok(Value::Bool(false)),
        Marker::FixPos(n) => whole(n.into()),
        Marker::FixNeg(n) => whole(n.into()),
        Marker::U8 => whole(bytes.read_data_u8().map_err(|_| ended())?.into()),
        Marker::U16 => whole(bytes.read_data_u16().map_err(|_| ended())?.into()),
        Marker::U32 => whole(bytes.read_data_u32().map_err(|_| ended())?.into()),
        Marker::I8 => whole(bytes.read_data_i8().map_err(|_| ended())?.into()),
        Marker::I16 => whole(bytes.read_data_i16().map_err(|_| ended())?.into()),
        Marker::I32 => whole(bytes.read_data_i32().map_err(|_| ended())?.into()),
        Marker::I64 => whole(bytes.read_data_i64().map_err(|_| ended())?),
        Marker::U64 => {
            let n = bytes.read_data_u64().map_err(|_| ended())?;
            Ok(Value::Number(i64::try_from(n).map_or_else(|_| Number::Text(n.to_string()), Number::Integer)))
        }
        Marker::F32 => Ok(Value::Number(float(bytes.read_data_f32().map_err(|_| ended())?.into()))),
        Marker::F64 => Ok(Value::Number(float(bytes.read_data_f64().map_err(|_| ended())?))),
        marker => {
            let text = text(bytes, marker)?;
            if *ty == Type::Number {
                let number = Number::parse(&text).ok_or_else(|| format!("`{text}` is no number"))?;
                return Ok(Value::Number(number));
            }
            Ok(Value::String(text))
        }
    }
}

fn float(float: f64) -> Number {
    if float.fract() == 0.0 && float.abs() < 9e15 {
        Number::Integer(float as i64)
    } else {
        Number::Float(float)
    }
}

/// What is unknown can say what it will be like; nobody here needs that.
fn unknown(bytes: &mut &[u8], marker: Marker) -> Result<Value, String> {
    let len = match marker {
        Marker::FixExt1 => 1,
        Marker::FixExt2 => 2,
        Marker::FixExt4 => 4,
        Marker::FixExt8 => 8,
        Marker::FixExt16 => 16,
        Marker::Ext8 => bytes.read_data_u8().map_err(|_| ended())?.into(),
        Marker::Ext16 => bytes.read_data_u16().map_err(|_| ended())?.into(),
        _ => bytes.read_data_u32().map_err(|_| ended())? as usize,
    };
    take(bytes, len + 1)?;
    Ok(Value::Unknown)
}

fn array_len(bytes: &mut &[u8], marker: Marker) -> Result<Option<usize>, String> {
    Ok(match marker {
        Marker::FixArray(len) => Some(len.into()),
        Marker::Array16 => Some(bytes.read_data_u16().map_err(|_| ended())?.into()),
        Marker::Array32 => Some(bytes.read_data_u32().map_err(|_| ended())? as usize),
        _ => None,
    })
}

fn map_len(bytes: &mut &[u8], marker: Marker) -> Result<Option<usize>, String> {
    Ok(match marker {
        Marker::FixMap(len) => Some(len.into()),
        Marker::Map16 => Some(bytes.read_data_u16().map_err(|_| ended())?.into()),
        Marker::Map32 => Some(bytes.read_data_u32().map_err(|_| ended())? as usize),
        _ => None,
    })
}

fn text_len(bytes: &mut &[u8], marker: Marker) -> Result<Option<usize>, String> {
    Ok(match marker {
        Marker::FixStr(len) => Some(len.into()),
        Marker::Str8 | Marker::Bin8 => Some(bytes.read_data_u8().map_err(|_| ended())?.into()),
        Marker::Str16 | Marker::Bin16 => Some(bytes.read_data_u16().map_err(|_| ended())?.into()),
        Marker::Str32 | Marker::Bin32 => Some(bytes.read_data_u32().map_err(|_| ended())? as usize),
        _ => None,
    })
}

fn text(bytes: &mut &[u8], marker: Marker) -> Result<String, String> {
    let len = text_len(bytes, marker)?.ok_or_else(|| unexpected(marker, "a text"))?;
    let text = std::str::from_utf8(take(bytes, len)?).map_err(|error| error.to_string())?;
    Ok(text.to_owned())
}

fn take<'a>(bytes: &mut &'a [u8], len: usize) -> Result<&'a [u8], String> {
    let (taken, rest) = bytes.split_at_checked(len).ok_or_else(ended)?;
    *bytes = rest;
    Ok(taken)
}

fn ended() -> String {
    "the message ends in the middle of a value".to_owned()
}

fn unexpected(marker: Marker, expected: &str) -> String {
    format!("{expected} was expected, found {marker:?}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed() -> impl Strategy<Value = (Type, Value)> {
        let leaf = prop_oneof![
            any::<bool>().prop_map(|b| (Type::Bool, Value::Bool(b))),
            any::<i64>().prop_map(|n| (Type::Number, Value::Number(Number::Integer(n)))),
            Just((Type::Number, Value::Number(Number::Float(0.1)))),
            Just((Type::Number, Value::Number(Number::Text("18446744073709551616.5".to_owned())))),
            ".{0,40}".prop_map(|s| (Type::String, Value::String(s))),
            Just((Type::String, Value::Null)),
            Just((Type::list(Type::Bool), Value::Unknown)),
        ];
        leaf.prop_recursive(4, 40, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(|items| {
                    let (types, values) = items.into_iter().unzip();
                    (Type::Tuple(types), Value::List(values))
                }),
                proptest::collection::btree_map("[a-z]{1,8}", inner.clone(), 0..4).prop_map(|members| {
                    let types = members.iter().map(|(name, (ty, _))| (name.clone(), ty.clone()));
                    let ty = Type::object(types);
                    let values = members.into_iter().map(|(name, (_, value))| (name, value)).collect();
                    (ty, Value::Map(values))
                }),
                inner.prop_map(|(ty, value)| match value {
                    Value::Null | Value::Unknown => (Type::Dynamic, value),
                    _ if ty == Type::Dynamic => (ty, value),
                    value => (Type::Dynamic, Value::Typed(Box::new(ty), Box::new(value))),
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read((ty, value) in typed()) {
            prop_assert_eq!(decode(&ty, &encode(&ty, &value)), Ok(value));
        }

        #[test]
        fn types_survive_json((ty, _) in typed()) {
            prop_assert_eq!(Type::from_json(&ty.to_json()), Ok(ty));
        }

        #[test]
        fn no_message_is_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            for ty in [Type::Dynamic, Type::Number, Type::list(Type::Dynamic)] {
                let _ = decode(&ty, &bytes);
            }
        }
    }

    #[test]
    fn unknown_with_a_promise_is_unknown() {
        // Extension 12 of three bytes: "not null".
        assert_eq!(decode(&Type::String, &[0xc7, 3, 12, 0x81, 1, 0xc2]), Ok(Value::Unknown));
    }

    #[test]
    fn depth_is_bounded() {
        let deep = vec![0x91; 100_000];
        let mut ty = Type::Bool;
        for _ in 0..600 {
            ty = Type::list(ty);
        }
        assert!(decode(&ty, &deep).is_err());
    }
}
