//! What is doubtful about a schema without any example.

use super::report::path;
use super::text_names::is_text_by_name;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Argument, BlockId, Check, Default, DefaultValue, Evidence, Number, Resource, Type};
use ferroform_rules::{Facts, Known, Subject, judge};
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
    if strongest > Evidence::Assumed || argument.ty.value == Type::String && is_text_by_name(&argument.name) {
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
    let known = match value {
        Value::String(text) if text.is_empty() => return None,
        Value::String(text) => ferroform_rules::Value::Text(text.into()),
        Value::Number(number) => ferroform_rules::Value::Number(number.to_string().into()),
        Value::Bool(value) => ferroform_rules::Value::Bool(*value),
        _ => return None,
    };
    let numeric = matches!(argument.ty.value, Type::Number);
    let subject = Subject { name: &argument.name, numeric, known: Known::Value(known) };
    let about_its_value = |check: &Check| {
        !matches!(
            check,
            Check::OnlyWhen(_) | Check::ConflictsWith(_) | Check::RequiredWith(_) | Check::Items(_)
        )
    };
    let always = argument.rules.iter().filter(|rule| rule.when.is_none() && about_its_value(&rule.check));
    let mut broken = always.filter(|rule| !judge(&rule.check, &subject, &Alone).breaches().is_empty());
    broken.next().map(|rule| match &rule.check {
        Check::OneOf(_) => "is not one of its values".to_owned(),
        Check::Range(range) => format!("is not {range}"),
        check => format!("breaks the rule that it {check}"),
    })
}

/// Nothing is known beside the default.
struct Alone;

impl Facts for Alone {
    fn known(&self, _: &str) -> Known<'_> {
        Known::Maybe
    }
}
