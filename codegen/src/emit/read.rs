//! Typed references to attributes.

use super::code::Code;
use crate::plan::{Getter, Type};
use ferroform_schema::model::{Held, Nesting};

/// Methods that refer to attributes, over the field that stores where they are read from.
pub(super) fn getters(getters: &[Getter], store: &str, code: &mut Code) {
    for each in getters {
        getter(each, store, code);
    }
}

fn getter(getter: &Getter, store: &str, code: &mut Code) {
    let Getter { attribute, method, ty, .. } = getter;
    let (block, read) = match ty {
        Type::Block { name, nesting: Nesting::Single, held, .. } => {
            let read = match held {
                Held::Unknown | Held::Set => "only",
                Held::Object => "object",
                Held::List => "first",
            };
            (Some(name), read)
        }
        _ => (None, "attribute"),
    };
    code.item();
    code.docs(&getter.docs);
    code.deprecated(getter.deprecated.as_ref());
    code.broken_line(|line| {
        line.put(format_args!("pub fn {method}"));
        line.list(("(", ")"), ["&self"], |line, receiver| line.word(receiver));
        line.word(" -> ");
        match block {
            Some(name) => line.put(name),
            None => line.of("rt::Expr", |line| line.value(ty)),
        }
        line.word(" {");
    });
    code.block(|code| {
        code.broken_line(|line| {
            line.call((store, read), [attribute], |line, attribute| line.text(attribute));
        });
    });
}
