//! Fits rules and defaults to the type of their argument once that is known.

use crate::model::{Bounds, Check, DefaultValue, Nesting, Number, Range, Type, ValueSet};
use serde_json::Value;

/// A rule in the form that fits a type, or `None` when it can mean nothing there.
///
/// "Maximum of 64" is read as a range. On a string it bounds the length, on a list, a set, a map or a block the
/// number of items, on a number the value. What is said about text (values, lengths, patterns) holds for each element
/// of a list of strings.
///
/// ```
/// use ferroform_schema::model::{Bounds, Check, Number, Range, Type};
/// use ferroform_schema::phrase::adapt;
/// let most = Check::Range(Range { max: Some(Number::Integer(64)), ..Range::default() });
/// let items = Check::Items(Bounds { min: None, max: Some(64) });
/// assert_eq!(adapt(most, &Type::List(Box::new(Type::String))), Some(items));
/// ```
#[must_use]
pub fn adapt(check: Check, ty: &Type) -> Option<Check> {
    let element = element(ty);
    match check {
        // A single block has no number of items: what is counted is a member of it.
        Check::Range(_) | Check::Items(_) if is_single(ty) => None,
        Check::Range(range) => match ty {
            Type::List(_) | Type::Set(_) | Type::Map(_) | Type::Block(_) => {
                // A range on a list of numbers bounds its elements when it is one: two ends, or a negative end.
                let two_ends = range.min.is_some() && range.max.is_some();
                if matches!(element, Some(Type::Number)) && two_ends {
                    return Some(Check::Range(range));
                }
                bounds(range).map(Check::Items)
            }
            // A string that holds a number ("HTTP status code in the range 200-599") keeps a two-ended range; one end
            // alone ("Maximum of 64") bounds its length.
            // "Greater than 0" is said of a number, however its type was read.
            Type::String if range.exclusive_min => None,
            Type::String if range.min.is_none() || range.max.is_none() => one_ended_on_text(range),
            Type::Bool => None,
            _ => Some(Check::Range(range)),
        },
        Check::Items(bounds) => match ty {
            Type::List(_) | Type::Set(_) | Type::Map(_) | Type::Block(_) | Type::Any => {
                Some(Check::Items(bounds))
            }
            Type::Number | Type::String | Type::Bool => None,
        },
        Check::Length(bounds) => match element {
            Some(Type::String | Type::Any) => Some(Check::Length(bounds)),
            _ => None,
        },
        Check::MultipleOf(n) => {
            matches!(element, Some(Type::Number | Type::Any | Type::String)).then_some(Check::MultipleOf(n))
        }
        Check::Pattern(_)
        | Check::Characters(_)
        | Check::Affixes(_)
        | Check::Template(_)
        | Check::Format(_) => {
            // What a text over a map says of names can be about its keys.
            let of_keys =
                matches!(ty, Type::Map(_)) && !matches!(check, Check::Length(_) | Check::Pattern(_));
            (!of_keys && matches!(element, Some(Type::String | Type::Any))).then_some(check)
        }
        // "300s" is written where the value is a text; a number is in the unit that its argument has.
        Check::Measure(measure) => match element {
            Some(Type::String | Type::Any) => Some(Check::Measure(measure)),
            // One end over a collection would be taken for a number of items.
            Some(Type::Number) => {
                let is_clear =
                    *ty == Type::Number || measure.range.min.is_some() && measure.range.max.is_some();
                is_clear.then_some(Check::Range(measure.range))
            }
            _ => None,
        },
        Check::OneOf(set) => match element {
            Some(Type::Number) => numbers_of(set).map(Check::OneOf),
            Some(Type::String | Type::Any) => Some(Check::OneOf(set)),
            _ => None,
        },
        Check::Required | Check::OnlyWhen(_) | Check::ConflictsWith(_) | Check::RequiredWith(_) => {
            Some(check)
        }
    }
}

/// The values that a number can have: what else a list of values names tells kinds of something apart.
fn numbers_of(mut set: ValueSet) -> Option<ValueSet> {
    set.values.retain(|value| Number::parse(&value.value).is_some());
    (!set.values.is_empty()).then_some(set)
}

fn is_single(ty: &Type) -> bool {
    matches!(ty, Type::Block(block) if block.nesting == Nesting::Single)
}

/// The type of the values themselves; `None` for blocks.
fn element(ty: &Type) -> Option<&Type> {
    match ty {
        Type::List(inner) | Type::Set(inner) | Type::Map(inner) => element(inner),
        Type::Block(_) => None,
        other => Some(other),
    }
}

fn one_ended_on_text(range: Range) -> Option<Check> {
    bounds(range).map(Check::Length)
}

fn bounds(range: Range) -> Option<Bounds> {
    let count = |n: Option<Number>| match n {
        None => Some(None),
        Some(Number::Integer(n)) => u64::try_from(n).ok().map(Some),
        Some(Number::Decimal(_)) => None,
    };
    let min = count(range.min)?.map(|n| if range.exclusive_min { n.saturating_add(1) } else { n });
    let max = count(range.max)?.map(|n| if range.exclusive_max { n.saturating_sub(1) } else { n });
    Some(Bounds { min, max })
}

/// A default in the form that fits a type: `1.0` on a string is the text "1.0", `"5"` on a number is 5, one value on a
/// list is a list of one. A literal that cannot fit becomes words.
#[must_use]
pub fn adapt_default(default: DefaultValue, ty: &Type) -> DefaultValue {
    let DefaultValue::Literal(value) = default else { return default };
    match fit(&value, ty) {
        Some(value) => DefaultValue::Literal(value),
        None => DefaultValue::Words(match value {
            Value::String(text) => text,
            other => other.to_string(),
        }),
    }
}

fn fit(value: &Value, ty: &Type) -> Option<Value> {
    match (ty, value) {
        (Type::Any, _)
        | (Type::Bool, Value::Bool(_))
        | (Type::Number, Value::Number(_))
        | (Type::String, Value::String(_)) => Some(value.clone()),
        (Type::Bool, Value::String(text)) => text.parse().ok().map(Value::Bool),
        (Type::Number, Value::String(text)) => match Number::parse(text)? {
            Number::Integer(n) => Some(Value::from(n)),
            Number::Decimal(n) => Some(Value::from(n)),
        },
        (Type::String, Value::Bool(_) | Value::Number(_)) => Some(Value::from(value.to_string())),
        (Type::List(inner) | Type::Set(inner), Value::Array(items)) => {
            items.iter().map(|item| fit(item, inner)).collect::<Option<Vec<_>>>().map(Value::Array)
        }
        (Type::List(inner) | Type::Set(inner), single) => {
            fit(single, inner).map(|item| Value::Array(vec![item]))
        }
        (Type::Map(_) | Type::Block(_), Value::Object(_)) => Some(value.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ambiguous_bounds_follow_the_type() {
        let most = || Check::Range(Range { max: Some(Number::Integer(5)), ..Range::default() });
        let both = || {
            Check::Range(Range {
                min: Some(Number::Integer(200)),
                max: Some(Number::Integer(599)),
                ..Range::default()
            })
        };
        assert_eq!(adapt(most(), &Type::Number), Some(most()));
        assert_eq!(adapt(most(), &Type::String), Some(Check::Length(Bounds { min: None, max: Some(5) })));
        assert_eq!(adapt(both(), &Type::String), Some(both()));
        assert_eq!(adapt(most(), &Type::Bool), None);
        assert_eq!(adapt(Check::Length(Bounds::default()), &Type::Number), None);
    }

    #[test]
    fn a_single_block_is_not_counted() {
        let block = |nesting| {
            let definition = crate::model::BlockId("size".into());
            Type::Block(crate::model::BlockType {
                definition,
                nesting,
                syntax: Default::default(),
                held: Default::default(),
            })
        };
        let items = || Check::Items(Bounds { min: Some(2), max: Some(100) });
        assert_eq!(adapt(items(), &block(Nesting::Single)), None);
        assert_eq!(adapt(items(), &block(Nesting::List)), Some(items()));
    }

    #[test]
    fn defaults_follow_the_type() {
        let adapted = |value: Value, ty: &Type| adapt_default(DefaultValue::Literal(value), ty);
        assert_eq!(adapted(Value::from("1.0"), &Type::String), DefaultValue::Literal(Value::from("1.0")));
        assert_eq!(adapted(Value::from("1.5"), &Type::Number), DefaultValue::Literal(Value::from(1.5)));
        assert_eq!(adapted(Value::from(5), &Type::String), DefaultValue::Literal(Value::from("5")));
        let list = Type::List(Box::new(Type::String));
        assert_eq!(adapted(Value::from("a"), &list), DefaultValue::Literal(Value::from(vec!["a"])));
        assert_eq!(adapted(Value::from("soon"), &Type::Number), DefaultValue::Words("soon".into()));
    }
}
