//! Required arguments.

use super::Findings;
use crate::input::{Derive, Input};
use crate::resolve::{Origin, Resolved, Setting};
use crate::schema::{Argument, Type};

pub(super) fn check(resolved: &Resolved<'_>, input: &Input, findings: &mut Findings) {
    for argument in resolved.block.arguments.iter().filter(|argument| argument.required) {
        let is_misspelt = resolved.meant.contains(&*argument.name);
        if resolved.setting(&argument.name) == Setting::Never && !is_misspelt {
            let message = missing(argument, resolved, input);
            findings.errors.at(input.ident.span(), message);
        }
    }
    for bound in &resolved.bound {
        if let Origin::Field { field, default: None } = bound.origin
            && bound.argument.required
            && bound.setting() == Setting::Maybe
        {
            let (name, at) = (&bound.argument.name, resolved.schema.at(&bound.argument.place));
            findings.errors.on(
                &field.ty,
                format!("`{name}` is required ({at}): use the type inside the `Option`, or give the field a `default = …`"),
            );
        }
    }
}

/// What is said about a required argument that is not there.
pub(crate) fn missing(argument: &Argument, resolved: &Resolved<'_>, input: &Input) -> String {
    let (name, at) = (&argument.name, resolved.schema.at(&argument.place));
    let attribute = input.derive.attribute();
    let whose = resolved.whose();
    let ty = match (&argument.ty, &argument.enumeration) {
        (Type::Block(..), _) => "…".to_owned(),
        (_, Some(name)) => name.clone(),
        (Type::String, _) => "Value<String>".to_owned(),
        (Type::Number, _) => "Value<Number>".to_owned(),
        (Type::Bool, _) => "Value<bool>".to_owned(),
        (Type::List(_) | Type::Set(_), _) => "Vec<…>".to_owned(),
        (Type::Map(_), _) => "BTreeMap<String, …>".to_owned(),
        _ => "…".to_owned(),
    };
    let flatten = match input.derive {
        Derive::Resource if !resolved.parts.is_empty() => ", also in its flattened structs",
        _ => "",
    };
    format!(
        "the required argument `{name}` of {whose} is missing{flatten} ({at}): add a field `{name}: {ty}`, or fix it with \
         `#[{attribute}(fixed({name} = …))]`"
    )
}
