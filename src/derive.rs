//! What `#[derive(Resource)]` and `#[derive(Block)]` expand to, beside what generated bindings are made of.

use crate::block::BlockValue;
use crate::config::ResourceConfig;
use crate::value::Value;

/// Marks the values of a nested block that has a schema but no generated type. The key is made of the names of the
/// resource type and the block.
#[derive(Debug)]
pub enum BlockOf<const KEY: u64> {}

/// A field whose type an argument of type `T` takes.
#[diagnostic::on_unimplemented(
    message = "the argument takes `{T}`, and `{Self}` is no value of that",
    label = "not a `{T}`",
    note = "a field of an argument is a literal's type, `Value<{T}>` or `Expr<{T}>`, or an `Option` of these",
    note = "for a nested block it is a struct with `#[derive(Block)]` that names the same schema and this block"
)]
pub trait FieldOf<T>: Sized {
    /// The value of the argument.
    fn into_value(self) -> Value<T>;
}

#[diagnostic::do_not_recommend]
impl<T, F: Into<Value<T>>> FieldOf<T> for F {
    fn into_value(self) -> Value<T> {
        self.into()
    }
}

/// Where fields put their values.
pub trait Arguments {
    /// Sets an argument; `None` leaves it unset.
    fn put<T>(&mut self, name: &'static str, value: impl FieldOf<T>);
}

impl Arguments for ResourceConfig {
    fn put<T>(&mut self, name: &'static str, value: impl FieldOf<T>) {
        self.set(name, value.into_value());
    }
}

impl Arguments for BlockValue {
    fn put<T>(&mut self, name: &'static str, value: impl FieldOf<T>) {
        self.set(name, value.into_value());
    }
}

/// The value of a nested block.
#[must_use]
pub fn block_value<T>(block: BlockValue) -> Value<T> {
    Value::new(block.into_data())
}

/// A struct that holds some arguments of the resource type `R`, for `#[resource(flatten)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no arguments of `{R}`",
    label = "cannot be flattened here",
    note = "give the struct `#[derive(Block)]` and a `#[block(…)]` with the same schema and without a block's name"
)]
pub trait Part<R> {
    /// The arguments that it may set.
    const ARGUMENTS: &'static [PartArgument];

    /// Puts its fields where the arguments of the resource are.
    fn put_into(self, arguments: &mut ResourceConfig);
}

/// One argument of a [`Part`].
#[derive(Debug, Clone, Copy)]
pub struct PartArgument {
    /// Its name.
    pub name: &'static str,
    /// Whether it is set whatever the fields hold.
    pub always: bool,
}

/// Whether any of the parts sets an argument, always or perhaps. Runs in the compiler.
#[must_use]
pub const fn sets(parts: &[&[PartArgument]], name: &str, always: bool) -> bool {
    let mut part = 0;
    while part < parts.len() {
        let mut argument = 0;
        while argument < parts[part].len() {
            let known = parts[part][argument];
            if same(known.name, name) && (known.always || !always) {
                return true;
            }
            argument += 1;
        }
        part += 1;
    }
    false
}

/// Whether two parts set the same argument. Runs in the compiler.
#[must_use]
pub const fn overlap(parts: &[&[PartArgument]]) -> bool {
    let mut part = 1;
    while part < parts.len() {
        let (before, rest) = parts.split_at(part);
        let mut argument = 0;
        while argument < rest[0].len() {
            if sets(before, rest[0][argument].name, false) {
                return true;
            }
            argument += 1;
        }
        part += 1;
    }
    false
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAGS: &[PartArgument] = &[PartArgument { name: "tags", always: true }];
    const TEXT: &[PartArgument] =
        &[PartArgument { name: "description", always: false }, PartArgument { name: "name", always: true }];

    #[test]
    fn parts_are_compared_by_name() {
        const { assert!(sets(&[TAGS, TEXT], "name", true)) };
        const { assert!(!sets(&[TAGS, TEXT], "description", true)) };
        const { assert!(sets(&[TAGS, TEXT], "description", false)) };
        const { assert!(!sets(&[TAGS], "tag", false)) };
        const { assert!(!overlap(&[TAGS, TEXT])) };
        const { assert!(overlap(&[TEXT, TAGS, TEXT])) };
    }
}
