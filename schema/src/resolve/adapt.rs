//! Fits a rule to the type that was decided: a phrase alone often cannot say what a number counts.

use crate::model::{Bounds, Check, Number, Range, Type};

/// The check in terms of the type; `None` when it says nothing about values of such a type.
pub(super) fn adapt(check: Check, ty: &Type) -> Option<Check> {
    let many = matches!(ty, Type::List(_) | Type::Set(_) | Type::Map(_) | Type::Block(_));
    match check {
        Check::Range(range) if many => bounds(range).map(Check::Items),
        // "Minimum length of 1" on a list of strings can mean its items as well as their number.
        Check::Length(_) if matches!(ty, Type::Block(_) | Type::Bool) => None,
        Check::Length(bounds) if *ty == Type::Number => Some(Check::Range(range(bounds))),
        Check::Items(bounds) if *ty == Type::String => Some(Check::Length(bounds)),
        Check::Items(bounds) if *ty == Type::Number => Some(Check::Range(range(bounds))),
        Check::Range(_) | Check::MultipleOf(_) | Check::Items(_) if *ty == Type::Bool => None,
        Check::OneOf(_) | Check::Pattern(_) | Check::Format(_) if matches!(ty, Type::Block(_)) => None,
        other => Some(other),
    }
}

/// A count: whole numbers from 0 on.
fn bounds(range: Range) -> Option<Bounds> {
    let whole = |number: Number, step: i64| match number {
        Number::Integer(n) => u64::try_from(n.saturating_add(step)).ok(),
        Number::Decimal(_) => None,
    };
    let min = range.min.and_then(|n| whole(n, i64::from(range.exclusive_min)));
    let max = range.max.and_then(|n| whole(n, -i64::from(range.exclusive_max)));
    (min.is_some() || max.is_some()).then_some(Bounds { min, max })
}

fn range(bounds: Bounds) -> Range {
    let number = |n: u64| i64::try_from(n).ok().map(Number::Integer);
    Range { min: bounds.min.and_then(number), max: bounds.max.and_then(number), ..Range::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_counts_what_the_type_has() {
        let up_to = |n| Check::Range(Range { max: Some(Number::Integer(n)), ..Range::default() });
        let items = Check::Items(Bounds { min: None, max: Some(5) });
        assert_eq!(adapt(up_to(5), &Type::List(Box::new(Type::String))), Some(items.clone()));
        assert_eq!(adapt(up_to(5), &Type::Number), Some(up_to(5)));
        assert_eq!(adapt(items, &Type::Number), Some(up_to(5)));
        assert_eq!(adapt(up_to(5), &Type::Bool), None);
        let less_than =
            Check::Range(Range { max: Some(Number::Integer(5)), exclusive_max: true, ..Range::default() });
        assert_eq!(
            adapt(less_than, &Type::Set(Box::new(Type::String))),
            Some(Check::Items(Bounds { min: None, max: Some(4) }))
        );
    }
}
