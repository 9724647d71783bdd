//! The schema that the runtime and the derive macros read.
//!
//! A module carries it once. A derive macro cannot read the files of another crate, but it can expand to a call of
//! another crate's macro. Each module therefore has a macro `__schema` that hands its schema, as one string literal, to
//! the macro it is told to call; the module's own table is made by it as well:
//!
//! ```text
//! bindings::queue::__schema! { { ::ferroform::next } rest }   expands to   ::ferroform::next! { "…" rest }
//! ```

use super::code::{Code, literal};
use crate::config::Layout;
use crate::plan::{Module, Plan};

pub(super) fn table(module: &Module, plan: &Plan, code: &mut Code) {
    let name = format!("__ferroform_{}", module.name.word());
    code.item();
    code.line("#[doc(hidden)]");
    if plan.layout == Layout::Crate {
        code.line("#[macro_export]");
    }
    code.line(&format!("macro_rules! {name} {{"));
    code.block(|code| {
        code.line("({ $($next:tt)* } $($input:tt)*) => {");
        code.block_until("};", |code| {
            let text = literal(&module.schema);
            code.broken_line(|line| {
                line.open_filled(0);
                for (i, word) in ["$($next)*", "!", "{", &text, "$($input)*", "}"].into_iter().enumerate() {
                    if i > 0 {
                        line.space();
                    }
                    line.word(word);
                }
                line.end();
            });
        });
    });

    code.item();
    code.line("#[doc(hidden)]");
    // The macros of an included file cannot be exported; paths reach them within the crate.
    let visibility = match plan.layout {
        Layout::Crate => "pub",
        Layout::Modules | Layout::SingleFile(_) => {
            code.line("#[allow(unused_imports)]");
            "pub(crate)"
        }
    };
    code.line(&format!("{visibility} use {name} as __schema;"));
    code.line("#[doc(hidden)]");
    code.broken_line(|line| {
        line.word("pub static TABLE: rt::TypeTable = rt::TypeTable::new");
        line.list(("(", ")"), [name], |line, name| {
            line.word(&name);
            line.within("!(", ")", |line| line.word("{ rt::text }"));
        });
        line.word(";");
    });
}
