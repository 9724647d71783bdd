//! The construct of a module and the builder of its arguments.

use super::attributes::attributes;
use super::block::{States, setters};
use super::code::Code;
use crate::plan::Module;
use ferroform_schema::model::ResourceKind;

pub(super) fn construct(module: &Module, code: &mut Code) -> syn::Result<()> {
    let construct = &module.construct;
    let name = &construct.name;
    let states = States::new(&module.root, ("config", "rt::ResourceConfig"));
    code.item();
    code.docs(&construct.docs);
    attributes(&construct.attributes, code)?;
    code.line(&format!("pub struct {name} {{"));
    code.block(|code| code.line("element: rt::Element,"));

    code.item();
    code.line(&format!("impl {name} {{"));
    code.block(|code| {
        code.item();
        code.said("Starts a builder, which takes the arguments; its `create` puts the result into a scope.");
        code.deprecated(construct.deprecated.as_ref());
        code.line(&format!("pub fn builder() -> {} {{", module.root.builder));
        code.block(|code| states.start(code, |line| line.word("rt::ResourceConfig::new(&TABLE)")));
        super::read::getters(&construct.getters, "self.element", code);
    });
    implementations(module, code);
    builder(module, &states, code);
    Ok(())
}

/// What makes it a construct.
fn implementations(module: &Module, code: &mut Code) {
    let kind = match module.kind {
        ResourceKind::Provider => "rt::provider!(",
        ResourceKind::Resource | ResourceKind::DataSource | ResourceKind::Ephemeral => "rt::resource!(",
    };
    code.item();
    code.broken_line(|line| {
        line.within(kind, ")", |line| line.put(&module.construct.name));
        line.word(";");
    });
}

fn builder(module: &Module, states: &States<'_>, code: &mut Code) {
    let name = &module.construct.name;
    code.item();
    code.docs(&module.root.docs);
    code.line("#[must_use = \"nothing is created before `.create(scope, id)`\"]");
    states.declaration(code);
    code.item();
    states.implementation(code);
    code.block(|code| {
        code.item();
        code.said("Puts it into `scope` under `id`, which is unique there.");
        code.line("#[track_caller]");
        code.broken_line(|line| {
            let parameters = ["self", "scope: &impl rt::Scope", "id: impl Into"];
            line.word("pub fn create");
            line.list(("(", ")"), parameters, |line, parameter| {
                line.word(parameter);
                if parameter.ends_with("Into") {
                    line.of("", |line| line.word("String"));
                }
            });
            line.word(" -> ");
            line.put(name);
            line.word(states.opening());
        });
        states.complete(code);
        code.body(states.opening().is_empty(), |code| {
            code.broken_line(|line| {
                line.literal(&name.to_string(), ["element: self.config.create(scope, id)"], |line, field| {
                    line.word(field);
                });
            });
        });
        setters(&module.root, states, code);
    });
}
