//! Types with setters: the builders of resources and of nested blocks.

use super::attributes::attributes;
use super::code::Code;
use super::line::Line;
use crate::config::Layout;
use crate::docs::Documentation;
use crate::names::Ident;
use crate::plan::{Argument, Block};

/// The parts of a builder that depend on which arguments are required. Only these have a state: a type parameter that
/// says whether the argument is set.
pub(super) struct States<'a> {
    builder: &'a Ident,
    /// Names of the parameters in impls.
    parameters: Vec<String>,
    /// Names of the parameters in the declaration, where documentation shows them.
    declared: Vec<&'a Ident>,
    markers: Vec<&'a Ident>,
    /// The field that stores the arguments, and its type.
    store: (&'static str, &'static str),
}

impl<'a> States<'a> {
    pub(super) fn new(block: &'a Block, store: (&'static str, &'static str)) -> Self {
        let (declared, markers): (Vec<_>, Vec<_>) =
            block.states().map(|(_, state)| (&state.parameter, &state.marker)).unzip();
        let parameters = (0..markers.len()).map(|i| format!("S{i}")).collect();
        Self { builder: &block.builder, parameters, declared, markers, store }
    }

    fn is_empty(&self) -> bool {
        self.markers.is_empty()
    }

    /// The declaration of the builder over its store.
    pub(super) fn declaration(&self, code: &mut Code) {
        let (store, ty) = self.store;
        code.broken_line(|line| {
            line.word("pub struct ");
            line.put(self.builder);
            if !self.is_empty() {
                line.list(("<", ">"), &self.declared, |line, declared| {
                    line.put(declared);
                    line.open_filled(4);
                    line.space();
                    line.word("= rt::Unset");
                    line.end();
                });
            }
            line.word(" {");
        });
        code.block(|code| {
            code.line(&format!("{store}: {ty},"));
            if !self.is_empty() {
                code.broken_line(|line| {
                    line.word("state: ::core::marker::PhantomData");
                    line.of("", |line| {
                        line.word("fn() -> ");
                        line.tuple(self.declared.iter(), |line, declared| line.put(declared));
                    });
                    line.word(",");
                });
            }
        });
    }

    /// `impl<S0, S1> Builder<S0, S1> {`.
    pub(super) fn implementation(&self, code: &mut Code) {
        code.broken_line(|line| {
            line.word("impl");
            if !self.is_empty() {
                line.list(("<", ">"), &self.parameters, |line, parameter| line.word(parameter));
            }
            line.word(" ");
            self.ty(line, None);
            line.word(" {");
        });
    }

    /// What completes the builder, behind the signature of a method: all required arguments are set.
    pub(super) fn complete(&self, code: &mut Code) {
        if self.is_empty() {
            return;
        }
        code.line("where");
        code.deeper(|code| {
            for (parameter, marker) in self.parameters.iter().zip(&self.markers) {
                code.broken_line(|line| {
                    line.word(parameter);
                    line.word(": super::arg::");
                    line.put(marker);
                    line.word(",");
                });
            }
        });
    }

    /// What follows the signature of a method that completes the builder, on its line.
    pub(super) fn opening(&self) -> &'static str {
        if self.is_empty() { " {" } else { "" }
    }

    /// A builder around a store, which `write` writes.
    pub(super) fn start(&self, code: &mut Code, write: impl Fn(&mut Line)) {
        let state = (!self.is_empty()).then_some("state");
        code.broken_line(|line| {
            let name = self.builder.to_string();
            line.literal(&name, std::iter::once(self.store.0).chain(state), |line, field| {
                line.word(field);
                line.word(": ");
                if field == "state" {
                    line.word("::core::marker::PhantomData");
                } else {
                    write(line);
                }
            });
        });
    }

    /// The builder's type; once the argument at this place among the required ones is set, if there is one.
    fn ty(&self, line: &mut Line, set: Option<usize>) {
        line.put(self.builder);
        if self.is_empty() {
            return;
        }
        line.list(("<", ">"), self.parameters.iter().enumerate(), |line, (i, parameter)| {
            line.word(if set == Some(i) { "rt::IsSet" } else { parameter });
        });
    }
}

/// The setters of a builder.
pub(super) fn setters(block: &Block, states: &States<'_>, code: &mut Code) {
    let store = format!("self.{}", states.store.0);
    let mut required = 0;
    for argument in &block.arguments {
        let place = argument.state.is_some().then_some(required);
        required += usize::from(place.is_some());
        setter(argument, place, states, &store, code);
    }
}

fn setter(argument: &Argument, place: Option<usize>, states: &States<'_>, store: &str, code: &mut Code) {
    let Argument { name, setter, ty, .. } = argument;
    code.item();
    code.docs(&argument.docs);
    code.deprecated(argument.deprecated.as_ref());
    code.broken_line(|line| {
        line.word("pub fn ");
        line.put(setter);
        line.list(("(", ")"), [None, Some(ty)], |line, ty| match ty {
            None => line.word("mut self"),
            Some(ty) => {
                line.word("value: impl ");
                line.accepted(ty);
            }
        });
        line.word(" -> ");
        match place {
            None => line.word("Self"),
            Some(_) => states.ty(line, place),
        }
        line.word(" {");
    });
    code.block(|code| {
        code.broken_line(|line| {
            line.call((store, "set"), [Some(name), None], |line, name| match name {
                Some(name) => line.text(name),
                None => line.word("value.into_value()"),
            });
            line.word(";");
        });
        match place {
            None => code.line("self"),
            Some(_) => states.start(code, |line| line.word(store)),
        }
    });
}

/// A nested block: its type with typed reads, and a builder where programs can make one.
pub(super) fn nested(block: &Block, layout: &Layout, code: &mut Code) -> syn::Result<()> {
    let name = &block.name;
    let states = States::new(block, ("block", "rt::BlockValue"));
    code.item();
    code.docs(&block.docs);
    attributes(&block.attributes, code)?;
    code.line(&format!("pub struct {name} {{"));
    code.block(|code| code.line("block: rt::BlockValue,"));
    methods(block, &states, layout, code);
    if block.settable {
        builder(block, &states, code);
    }
    implementations(block, &states, code);
    Ok(())
}

/// What makes a block, and what reads its members. A crate of a whole provider has tens of thousands of these reads: there,
/// a feature turns them on.
fn methods(block: &Block, states: &States<'_>, layout: &Layout, code: &mut Code) {
    let apart = *layout == Layout::Crate;
    let reads_here = !apart && !block.reads.is_empty();
    if block.settable || reads_here {
        code.item();
        code.line(&format!("impl {} {{", block.name));
        code.block(|code| {
            if block.settable {
                start(block, states, code);
            }
            if reads_here {
                super::read::getters(&block.reads, "self.block", code);
            }
        });
    }
    if apart && !block.reads.is_empty() {
        code.item();
        code.line("#[cfg(feature = \"reads\")]");
        code.line(&format!("impl {} {{", block.name));
        code.block(|code| super::read::getters(&block.reads, "self.block", code));
    }
}

fn start(block: &Block, states: &States<'_>, code: &mut Code) {
    code.item();
    code.said("A block without any argument yet.");
    code.broken_line(|line| {
        line.word("pub fn builder");
        line.word("() -> ");
        line.put(&block.builder);
        line.word(" {");
    });
    code.block(|code| {
        states.start(code, |line| {
            line.word("rt::BlockValue::");
            if block.is_object {
                line.list(("with_members(", ")"), [&block.arguments], |line, members| {
                    line.list(("&[", "]"), members, |line, member| line.text(&member.name));
                });
            } else {
                line.word(if block.is_attribute { "of_attribute()" } else { "new()" });
            }
        });
    });
}

fn builder(block: &Block, states: &States<'_>, code: &mut Code) {
    let name = &block.name;
    code.item();
    code.docs(&Documentation::arguments_of(name));
    code.line("#[must_use = \"a block does nothing until it is given to an argument\"]");
    states.declaration(code);
    code.item();
    states.implementation(code);
    code.block(|code| {
        code.item();
        code.said("The finished block. A setter takes the builder as well.");
        code.broken_line(|line| {
            line.word("pub fn build");
            line.list(("(", ")"), ["self"], |line, receiver| line.word(receiver));
            line.word(" -> ");
            line.put(name);
            line.word(states.opening());
        });
        states.complete(code);
        code.body(states.opening().is_empty(), |code| {
            code.broken_line(|line| {
                line.literal(&name.to_string(), ["block: self.block"], |line, field| line.word(field));
            });
        });
        setters(block, states, code);
    });
}

/// What makes the type one of values, and a complete builder a value of it.
fn implementations(block: &Block, states: &States<'_>, code: &mut Code) {
    code.item();
    let builder = block.settable.then_some(&block.builder);
    let names = std::iter::once(&block.name).chain(builder).chain(states.markers.iter().copied());
    code.broken_line(|line| {
        line.within("rt::block!(", ")", |line| {
            line.open_filled(0);
            for (i, name) in names.enumerate() {
                if i > 0 {
                    line.word(",");
                    line.space();
                }
                line.put(name);
            }
            line.end();
        });
        line.word(";");
    });
}
