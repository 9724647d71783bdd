//! What is doubtful about a schema without any example.

use super::literal::in_range;
use super::report::path;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Argument, BlockId, Check, Default, DefaultValue, Evidence, Number, Resource, Type};
use serde_json::Value;

/// Reports arguments whose type nothing hints at, and defaults that their argument cannot take.
pub(super) fn lint(resource: &Resource, diagnostics: &mut Diagnostics) {
    for (id, block) in resource.all_blocks() {
        for argument in &block.arguments {
            diagnostics.extend(no_type_cue(&id, argument));
            diagnostics.extend(
                argument.defaults.iter().filter_map(|default| default_mismatch(&id, argument, default)),
            );
        }
    }
}

fn no_type_cue(id: &BlockId, argument: &Argument) -> Option<Diagnostic> {
    let strongest = argument.ty.bases.first().map_or(Evidence::Assumed, |basis| basis.evidence);
    if strongest > Evidence::Assumed {
        return None;
    }
    let at = argument.declared.first().or(argument.ty.bases.first())?.at.clone();
    let name = path(id, &argument.name);
    let message = format!("nothing says what type `{name}` has; it is taken as a {}", argument.ty.value);
    Some(Diagnostic::new(Code::NoTypeCue, message, at).help(
        "say it in the description (\"A list of …\", \"Whether …\", \"Number of …\"), in an example, or in an overlay",
    ))
}

fn default_mismatch(id: &BlockId, argument: &Argument, default: &Default) -> Option<Diagnostic> {
    let DefaultValue::Literal(value) = &default.value else { return None };
    let why = if fits(value, &argument.ty.value) {
        refused(value, argument, default)?
    } else {
        format!("is not a {}", argument.ty.value)
    };
    let at = default.bases.first()?.at.clone();
    let name = path(id, &argument.name);
    let mut diagnostic =
        Diagnostic::new(Code::DefaultMismatch, format!("the default `{value}` of `{name}` {why}"), at)
            .label("the default is stated here");
    if let Some(basis) = argument.ty.bases.first() {
        let text = format!("`{name}` is a {} by {}", argument.ty.value, basis.evidence.in_words());
        diagnostic = diagnostic.also(basis.at.clone(), text);
    }
    Some(diagnostic.help("correct the default or the type, in the document or in an overlay"))
}

/// Whether Terraform takes the literal for the type; it turns scalars into each other where it can.
fn fits(value: &Value, ty: &Type) -> bool {
    let scalar = !value.is_array() && !value.is_object();
    let fits = match ty {
        Type::Any => true,
        Type::String => scalar,
        Type::Number => value.is_number() || value.as_str().is_some_and(|text| Number::parse(text).is_some()),
        Type::Bool => value.is_boolean() || matches!(value.as_str(), Some("true" | "false")),
        Type::List(_) | Type::Set(_) => value.is_array(),
        Type::Map(_) => value.is_object(),
        Type::Block(_) => !scalar,
    };
    // "Defaults to null" says that there is none.
    fits || value.is_null()
}

/// Why a rule that always holds refuses the default.
fn refused(value: &Value, argument: &Argument, default: &Default) -> Option<String> {
    if default.when.is_some() {
        return None;
    }
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(_) | Value::Bool(_) => value.to_string(),
        _ => return None,
    };
    argument.rules.iter().filter(|rule| rule.when.is_none()).find_map(|rule| match &rule.check {
        Check::OneOf(set) if set.closed && !set.values.iter().any(|one| one.value == text) => {
            Some("is not one of its values".to_owned())
        }
        Check::Range(range) if Number::parse(&text).is_some_and(|number| !in_range(number, *range)) => {
            Some(format!("is not {range}"))
        }
        _ => None,
    })
}
