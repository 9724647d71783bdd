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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marker::{List, Number};

    #[test]
    fn types_are_written_as_terraform_reads_them() {
        let text = TypeConstraint::of::<String>;
        let of = |ty: TypeConstraint| ty.to_string();
        assert_eq!(String::from(TypeConstraint::list(text())), "list(string)");
        assert_eq!(of(TypeConstraint::set(TypeConstraint::of::<bool>())), "set(bool)");
        assert_eq!(of(TypeConstraint::map(TypeConstraint::of::<List<Number>>())), "map(list(number))");
        assert_eq!(
            of(TypeConstraint::tuple([text(), TypeConstraint::of::<Number>()])),
            "tuple([string, number])"
        );
        assert_eq!(
            of(TypeConstraint::object([("a", text()), ("b", text().optional())])),
            "object({a = string, b = optional(string)})"
        );
    }

    #[test]
    fn defaults_are_literals_and_what_stands_in_them_means_itself() {
        let or = |default: ArgumentValue| TypeConstraint::of::<String>().or(default).to_string();
        let text = |text: &str| ArgumentValue::Text(text.into());
        for (default, written) in [
            (text("a"), r#""a""#),
            (text("a \"b\" \\ ${c} %{d}\n"), r#""a \"b\" \\ $${c} %%{d}\n""#),
            (ArgumentValue::Bool(true), "true"),
            (ArgumentValue::Bool(false), "false"),
            (ArgumentValue::Number(0.5), "0.5"),
            (ArgumentValue::Number(10.0), "10"),
            (ArgumentValue::List(vec![text("a"), ArgumentValue::Null]), r#"["a", null]"#),
            (
                ArgumentValue::Object(vec![
                    ("a b".into(), text("${x}")),
                    ("c".into(), ArgumentValue::List(vec![])),
                ]),
                r#"{"a b" = "$${x}", "c" = []}"#,
            ),
        ] {
            assert_eq!(or(default), format!("optional(string, {written})"));
        }
        // What is no literal is no default.
        for none in [ArgumentValue::Null, ArgumentValue::Absent, ArgumentValue::Expression] {
            assert_eq!(or(none), "optional(string)");
        }
    }
}
