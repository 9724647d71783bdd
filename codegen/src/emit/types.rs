//! Types of values and of references.

use super::line::Line;
use crate::plan::Type;
use ferroform_schema::model::Nesting;

impl Line {
    /// What a setter takes: a trait whose message, should a value not fit, is about this type.
    pub(super) fn accepted(&mut self, ty: &Type) {
        match ty {
            Type::String => self.word("rt::IntoString"),
            Type::Number => self.word("rt::IntoNumber"),
            Type::Bool => self.word("rt::IntoBool"),
            Type::Enum(name) => self.of("rt::IntoEnum", |line| line.put(name)),
            Type::Block { name, nesting: Nesting::Single, .. } => {
                self.of("rt::IntoBlock", |line| line.put(name));
            }
            Type::Any | Type::List(_) | Type::Set(_) | Type::Map(_) | Type::Block { .. } => {
                self.of("rt::IntoValue", |line| line.value(ty));
            }
        }
    }

    /// The type of an argument or attribute: the `T` of `Value<T>` and `Expr<T>`.
    pub(super) fn value(&mut self, ty: &Type) {
        let wrapper = match ty {
            Type::String => "String",
            Type::Number => "rt::Number",
            Type::Bool => "bool",
            Type::Any => "rt::Any",
            Type::List(element) => return self.of("rt::List", |line| line.value(element)),
            Type::Set(element) => return self.of("rt::Set", |line| line.value(element)),
            Type::Map(element) => return self.of("rt::Map", |line| line.value(element)),
            Type::Enum(name) => return self.put(name),
            Type::Block { name, nesting, .. } => {
                let wrapper = match nesting {
                    Nesting::Single => return self.put(name),
                    Nesting::List => "rt::List",
                    Nesting::Set => "rt::Set",
                    Nesting::Map => "rt::Map",
                };
                return self.of(wrapper, |line| line.put(name));
            }
        };
        self.word(wrapper);
    }

    /// A generic type of one parameter.
    pub(super) fn of(&mut self, wrapper: &str, write: impl Fn(&mut Self)) {
        self.word(wrapper);
        self.list(("<", ">"), [()], |line, ()| write(line));
    }
}
