//! The file of a provider's functions.

use super::code::Code;
use super::line::Line;
use crate::plan::{Call, CallParameter, CallResult, Plan};

/// The name of the module that holds them.
pub(crate) const MODULE: &str = "functions";

/// The content of the module.
pub(super) fn module(plan: &Plan, code: &mut Code) {
    code.line(
        "//! The functions of the provider, which Terraform evaluates when it plans. A stack that calls one needs a",
    );
    code.line("//! configuration of the provider.");
    code.head(plan);
    for each in &plan.functions {
        call(each, code);
    }
}

/// `pub mod functions;`, where there are any.
pub(super) fn declaration(plan: &Plan, code: &mut Code) {
    if !plan.functions.is_empty() {
        code.line(&format!("pub mod {MODULE};"));
    }
}

fn call(call: &Call, code: &mut Code) {
    match &call.result {
        CallResult::Value(ty) => {
            signature(call, code, |line| line.of("rt::Expr", |line| line.value(ty)));
            code.block(|code| code.broken_line(|line| evaluated(call, line)));
        }
        CallResult::Object { name, docs, getters } => {
            code.item();
            code.docs(docs);
            code.line(&format!("pub struct {name} {{"));
            code.block(|code| code.line("block: rt::BlockValue,"));
            code.item();
            code.line(&format!("impl {name} {{"));
            code.block(|code| super::read::getters(getters, "self.block", code));
            code.item();
            code.broken_line(|line| {
                line.within("rt::block!(", ")", |line| line.put(name));
                line.word(";");
            });
            signature(call, code, |line| line.put(name));
            code.block(|code| {
                code.broken_line(|line| {
                    line.put(format_args!("<{name} as rt::ValueType>::read"));
                    line.list(("(", ")"), [call], |line, call| evaluated(call, line));
                });
            });
        }
    }
}

fn signature(call: &Call, code: &mut Code, gives: impl FnOnce(&mut Line)) {
    code.item();
    code.docs(&call.docs);
    let parameters = call.parameters.iter().map(|parameter| (parameter, false));
    let more = call.variadic.iter().map(|parameter| (parameter, true));
    code.broken_line(|line| {
        line.put(format_args!("pub fn {}", call.name));
        line.list(("(", ")"), parameters.chain(more), |line, (parameter, is_variadic)| {
            let CallParameter { name, ty } = parameter;
            line.put(format_args!("{name}: impl "));
            if is_variadic {
                line.of("IntoIterator", |line| {
                    line.word("Item = impl ");
                    line.accepted(ty);
                });
            } else {
                line.accepted(ty);
            }
        });
        line.word(" -> ");
        gives(line);
        line.word(" {");
    });
}

/// The call that Terraform evaluates.
fn evaluated(call: &Call, line: &mut Line) {
    line.list(("rt::call(", ")"), [None, Some(&call.parameters)], |line, parameters| {
        let Some(parameters) = parameters else { return line.text(&call.path) };
        let each = |line: &mut Line, parameter: &CallParameter| {
            line.chain(&parameter.name, [".into_value()", ".any()"]);
        };
        let Some(CallParameter { name, .. }) = &call.variadic else {
            return line.list(("[", "]"), parameters, each);
        };
        line.open(4);
        line.open(-4);
        line.list(("[", "]"), parameters, each);
        line.end();
        line.cut();
        line.word(".into_iter()");
        line.cut();
        line.list((".chain(", ")"), [name], |line, name| {
            line.chain(name, [".into_iter()", ".map(|value| value.into_value().any())"]);
        });
        line.end();
    });
}
