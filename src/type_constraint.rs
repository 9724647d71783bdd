//! Types of variables that are objects.

use crate::argument_value::ArgumentValue;
use crate::data::number;
use crate::escape;
use crate::variable::VariableType;
use std::fmt;

/// The type of a [`Variable`](crate::Variable) that is an object or a tuple, or holds some; types without members are Rust's
/// own, as `Variable::<List<String>>`.
///
/// ```
/// use ferroform::{Any, App, Number, Stack, TypeConstraint, Variable};
/// let app = App::new();
/// let stack = Stack::new(&app, "shop");
/// let size = TypeConstraint::of::<Number>();
/// let users = TypeConstraint::list(TypeConstraint::object([
///     ("name", TypeConstraint::of::<String>()),
///     ("quota", size.clone().or(10)),
///     ("limits", TypeConstraint::map(size).optional()),
/// ]));
/// let users: Variable<Any> = Variable::with_constraint(&stack, "users", users);
/// # let json = stack.to_json()?;
/// # let text = "list(object({name = string, quota = optional(number, 10), limits = optional(map(number))}))";
/// # assert_eq!(json["variable"]["users"]["type"], text);
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "give it to a variable"]
pub struct TypeConstraint(String);

impl TypeConstraint {
    /// A type of Rust's.
    pub fn of<T: VariableType>() -> Self {
        Self(T::constraint())
    }

    /// A list.
    #[inline]
    pub fn list(of: Self) -> Self {
        Self(format!("list({of})"))
    }

    /// A set.
    #[inline]
    pub fn set(of: Self) -> Self {
        Self(format!("set({of})"))
    }

    /// A map.
    #[inline]
    pub fn map(of: Self) -> Self {
        Self(format!("map({of})"))
    }

    /// A list of a fixed length, each of whose items has a type of its own.
    pub fn tuple(items: impl IntoIterator<Item = Self>) -> Self {
        let items: Vec<String> = items.into_iter().map(|item| item.0).collect();
        Self(format!("tuple([{}])", items.join(", ")))
    }

    /// An object with these members.
    pub fn object<K: fmt::Display>(members: impl IntoIterator<Item = (K, Self)>) -> Self {
        let members: Vec<String> = members.into_iter().map(|(name, ty)| format!("{name} = {ty}")).collect();
        Self(format!("object({{{}}})", members.join(", ")))
    }

    /// As a member of an object that may be left out: it is null then.
    #[inline]
    pub fn optional(self) -> Self {
        Self(format!("optional({self})"))
    }

    /// As a member of an object that may be left out, and is this literal then.
    pub fn or(self, default: impl Into<ArgumentValue>) -> Self {
        let default = default.into();
        if !default.is_set() || default.is_expression() {
            return self.optional();
        }
        let mut text = String::new();
        write(&default, &mut text);
        Self(format!("optional({self}, {text})"))
    }
}

/// A literal in Terraform's own language.
#[inline]
fn write(value: &ArgumentValue, out: &mut String) {
    match value {
        ArgumentValue::Absent | ArgumentValue::Null | ArgumentValue::Expression => out.push_str("null"),
        ArgumentValue::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        ArgumentValue::Number(n) => out.push_str(&number::float(*n)),
        ArgumentValue::Text(text) => quote(text, out),
        ArgumentValue::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                write(item, out);
            }
            out.push(']');
        }
        ArgumentValue::Object(members) => {
            out.push('{');
            for (index, (name, value)) in members.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                quote(name, out);
                out.push_str(" = ");
                write(value, out);
            }
            out.push('}');
        }
    }
}

#[inline]
fn quote(text: &str, out: &mut String) {
    out.push('"');
    escape::quoted(text, out);
    out.push('"');
}

impl fmt::Display for TypeConstraint {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<TypeConstraint> for String {
    #[inline]
    fn from(constraint: TypeConstraint) -> Self {
        constraint.0
    }
}
