//! Values as rules see them.

use crate::data::{Data, Node, Repr, number};
use ferroform_rules::table::Type;
use ferroform_rules::{Known, Value};

/// What a program shows of an argument that has this value.
pub(super) fn known(data: Option<&Data>) -> Known<'_> {
    match data.map(|data| &data.0) {
        None | Some(Repr::Absent | Repr::Null) => Known::Unset,
        Some(Repr::Expr(node)) => match &**node {
            Node::Reference(_)
            | Node::All(..)
            | Node::Template(_)
            | Node::RawTemplate(_)
            | Node::For(_)
            | Node::Asset(..) => Known::set(),
            Node::Literal(data) => known(Some(data)),
            // It may turn out to be null.
            _ => Known::Maybe,
        },
        Some(repr) => Known::Value(value(repr)),
    }
}

fn value(repr: &Repr) -> Value<'_> {
    match repr {
        Repr::Text(text) => Value::Text(text.as_ref().into()),
        Repr::Number(n) => number::text(*n).map_or(Value::Hidden, |text| Value::Number(text.into())),
        Repr::Bool(value) => Value::Bool(*value),
        Repr::List(items) => {
            let mut values = Vec::with_capacity(items.len());
            for item in items {
                // How many a repeated block comes to, Terraform knows.
                if matches!(item.0, Repr::Dynamic(_)) {
                    return Value::Hidden;
                }
                values.push(value(&item.0));
            }
            Value::List(values)
        }
        Repr::Map(members) => Value::Map(members.len()),
        Repr::Block(_) => Value::Block,
        Repr::Dynamic(_) | Repr::Expr(_) | Repr::Null | Repr::Absent => Value::Hidden,
    }
}

/// Whether Terraform takes the value, conversions included. Expressions and `null` fit everywhere.
pub(super) fn is_of_type(ty: &Type, data: &Data) -> bool {
    match (&data.0, ty) {
        (Repr::Absent | Repr::Null | Repr::Expr(_), _)
        | (_, Type::Any)
        | (Repr::Text(_) | Repr::Number(_) | Repr::Bool(_), Type::String)
        | (Repr::Number(_), Type::Number)
        | (Repr::Bool(_), Type::Bool) => true,
        (Repr::Text(text), Type::Number) => text.trim().parse::<f64>().is_ok(),
        (Repr::Text(text), Type::Bool) => matches!(&**text, "true" | "false"),
        // A map of anything may be given as the block it stands for.
        (Repr::Block(_), Type::Map(_)) => true,
        _ => false,
    }
}
