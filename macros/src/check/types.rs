//! Field types that cannot be right, told in the words of the schema. What looks right is left to the compiler.

use super::Findings;
use crate::input::{Given, Input, Literal};
use crate::resolve::{Origin, Resolved};
use crate::rust_type::{Family, family};
use crate::schema::{Argument, Nesting, Type};
use ferroform_rules::{Check, alternatives};

pub(super) fn check(resolved: &Resolved<'_>, input: &Input, findings: &mut Findings) {
    for bound in &resolved.bound {
        let argument = bound.argument;
        if let Origin::Field { field, .. } = bound.origin
            && let Some(wrong) = mismatch(&argument.ty, &family(&field.ty), argument.enumeration.is_some())
        {
            let message = match wrong {
                Wrong::Type => wrong_type(argument, resolved),
                Wrong::Enumeration => wrong_enumeration(argument, resolved, input),
                Wrong::HashMap => format!(
                    "`{}` takes {} ({}), whose order must be the same on every run: use `BTreeMap` or `BTreeSet`",
                    argument.name,
                    argument.ty,
                    resolved.schema.at(&argument.place)
                ),
            };
            findings.errors.on(&field.ty, message);
            findings.unusable.insert(argument.name.clone());
        }
        if let Some(Given { literal: Some(literal), span, tokens }) = bound.given()
            && let Some(advice) = wrong_literal(&argument.ty, literal, &tokens.to_string())
        {
            let at = resolved.schema.at(&argument.place);
            findings.errors.at(*span, format!("`{}` takes {} ({at}){advice}", argument.name, argument.ty));
            findings.unusable.insert(argument.name.clone());
        }
    }
}

enum Wrong {
    Type,
    Enumeration,
    HashMap,
}

fn mismatch(ty: &Type, looks: &Family, has_enumeration: bool) -> Option<Wrong> {
    let wrong = |is_right: bool| (!is_right).then_some(Wrong::Type);
    match (ty, looks) {
        (_, Family::Other) => None,
        (_, Family::HashMap) => Some(Wrong::HashMap),
        (Type::Any, _) => None,
        (Type::String, Family::Text) => has_enumeration.then_some(Wrong::Enumeration),
        (Type::String, _) => wrong(false),
        (Type::Number, looks) => wrong(*looks == Family::Number),
        (Type::Bool, looks) => wrong(*looks == Family::Bool),
        (Type::List(inner) | Type::Set(inner), Family::Sequence(looks)) => {
            mismatch(inner, looks, has_enumeration)
        }
        (Type::Map(inner), Family::Map(looks)) => mismatch(inner, looks, has_enumeration),
        (Type::Block(_, Nesting::List | Nesting::Set), Family::Sequence(looks))
        | (Type::Block(_, Nesting::Map), Family::Map(looks)) => wrong(**looks == Family::Other),
        _ => wrong(false),
    }
}

fn wrong_type(argument: &Argument, resolved: &Resolved<'_>) -> String {
    let use_instead = match &argument.ty {
        Type::String => "use `String`, `Value<String>` or `Expr<String>`".to_owned(),
        Type::Number => "use a number type such as `i64`, `Value<Number>` or `Expr<Number>`".to_owned(),
        Type::Bool => "use `bool`, `Value<bool>` or `Expr<bool>`".to_owned(),
        Type::Any => "use `Value<Any>`".to_owned(),
        Type::List(_) | Type::Set(_) => "use a `Vec` or an array of them, or `Value<List<…>>`".to_owned(),
        Type::Map(_) => "use `BTreeMap<String, …>`, a `Vec` of pairs, or `Value<Map<…>>`".to_owned(),
        Type::Block(id, nesting) => {
            let many = if *nesting == Nesting::Single { "a struct" } else { "a `Vec` of a struct" };
            format!("use {many} with `#[derive(Block)]` and `#[block(…, \"{id}\")]`")
        }
    };
    let optional = if argument.required { "" } else { ", in an `Option` where it may be left out" };
    format!(
        "`{}` takes {} ({}): {use_instead}{optional}",
        argument.name,
        argument.ty,
        resolved.schema.at(&argument.place)
    )
}

/// A field of text where the bindings have an enumeration.
fn wrong_enumeration(argument: &Argument, resolved: &Resolved<'_>, input: &Input) -> String {
    let sets = argument.rules.iter().filter_map(|rule| match &rule.check {
        Check::OneOf(set) => Some(&set.values),
        _ => None,
    });
    let values = alternatives(sets.flatten().map(|allowed| allowed.value.as_str()));
    let enumeration = argument.enumeration.as_deref().unwrap_or_default();
    format!(
        "`{name}` takes {values} ({at}): use the enum `{enumeration}` of the bindings (or `Expr<String>`), or fix a value \
         with `#[{attribute}(fixed({name} = \"…\"))]`",
        name = argument.name,
        at = resolved.schema.at(&argument.place),
        attribute = input.derive.attribute(),
    )
}

/// What to write instead of a literal of the wrong kind.
fn wrong_literal(ty: &Type, literal: &Literal, written: &str) -> Option<String> {
    match (ty, literal) {
        (Type::Any, _)
        | (Type::String, Literal::Text(_))
        | (Type::Number, Literal::Integer(_) | Literal::Decimal(_))
        | (Type::Bool, Literal::Bool(_)) => None,
        // As it is written: `1.0` is another version than `1`.
        (Type::String, Literal::Decimal(_)) => Some(format!(": write `\"{written}\"`")),
        (Type::String, other) => Some(format!(": write `\"{}\"`", other.text())),
        (Type::Number, Literal::Text(text)) if text.parse::<f64>().is_ok() => {
            Some(format!(": write `{text}`"))
        }
        (Type::Bool, Literal::Text(text)) if text == "true" || text == "false" => {
            Some(format!(": write `{text}`"))
        }
        (Type::List(_) | Type::Set(_), _) => Some(format!(": write `[{}]`", quoted(literal))),
        _ => Some(format!(", and `{written}` is not")),
    }
}

fn quoted(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => format!("{text:?}"),
        other => other.text(),
    }
}
