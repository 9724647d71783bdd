//! Constructs: elements over bindings, and those of the package `cdktf`.

use super::body::Frame;
use super::call::Arguments;
use super::data::{Data, Object, program};
use super::hcl::quoted;
use super::known::{self, Element};
use super::node::{Node, Slot};
use super::state::{Holding, Kind, Lowering, Made, Plain, Type};
use crate::configuration::Declaration;
use crate::names::{Id, Name, Path};
use ferroform_cdktf::Expression;
use ferroform_codegen::names::snake;
use quote::quote;

/// Scope, id and variable of a construct.
pub(super) struct Standing {
    pub(super) scope: Path,
    pub(super) id: Id,
    /// What the variable is called, and the words of Terraform's language.
    pub(super) wish: String,
    pub(super) word: String,
}

impl<'p> Lowering<'p> {
    /// A class of bindings is constructed.
    pub(super) fn element_of(
        &mut self,
        provider: &str,
        module: Option<&str>,
        class: &str,
        given: Arguments<'p>,
        at: &'p Expression,
    ) -> Data<'p> {
        // A class for a block has no place among constructs.
        if given.scope().is_none() {
            return Data::Object(Object { members: given.named, is_block: true, ..Object::default() });
        }
        let element = known::element(self.bindings, provider, module, class);
        let (kind, name) = match &element {
            Element::Resource(name) => (Kind::Resource, name),
            Element::Data(name) => (Kind::Data, name),
            Element::Provider(name) => (Kind::Provider, name),
        };
        let bound = match kind {
            Kind::Data => self.bindings.data(name),
            Kind::Provider => self.bindings.provider(name),
            _ => self.bindings.resource(name),
        };
        let Some(standing) = self.standing(&given) else {
            return program(self.file, at, "a construct whose place or id the program computes");
        };
        let configuration = match given.configuration(2) {
            Ok(configuration) => configuration,
            Err(Data::Program(program)) => return Data::Program(program),
            Err(_) => return program(self.file, at, "a configuration that the program computes"),
        };
        let stem = match kind {
            Kind::Data => format!("data.{name}."),
            _ => format!("{name}."),
        };
        let address = self.address(&stem, &standing.word);
        let own = address.rsplit('.').next().unwrap_or_default().to_owned();
        let mut block = match kind {
            Kind::Data => format!("data {} {} {{\n", quoted(name), quoted(&own)),
            Kind::Provider => format!("provider {} {{\n", quoted(name)),
            _ => format!("resource {} {} {{\n", quoted(name), quoted(&own)),
        };
        let configuration = self.meta(kind, configuration, at, &mut block);
        let repeats = block.contains("\ncount = ") || block.contains("\nfor_each = ");
        let known = bound.map(|bound| (bound, &bound.module.root));
        self.body(&configuration, Frame { known, around: &[], depth: 0 }, at, &mut block);
        block.push_str("}\n");
        self.create(kind, address, bound, repeats, standing, block, at)
    }

    /// Place and id of what a call creates.
    pub(super) fn standing(&mut self, given: &Arguments<'p>) -> Option<Standing> {
        let (scope, id) = (given.scope()?.clone(), given.id()?.clone());
        let scope = self.scope_of(&scope)?;
        let scope = self.scopes.get(scope)?.clone();
        let word = self.shown(&id);
        let id = self.id(&id)?;
        let wish = self.wish.take().unwrap_or_else(|| word.clone());
        let word = if scope.is_stack { word } else { snake(&wish) };
        Some(Standing { scope: scope.path, id, wish, word })
    }

    /// The letters of an id, for names.
    pub(super) fn shown(&self, id: &Data<'p>) -> String {
        match id {
            Data::Text(text) | Data::Number(text) => text.clone(),
            Data::Joined(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| self.shown(part)).collect();
                let parts: Vec<&str> = parts
                    .iter()
                    .map(|part| part.trim_matches(['-', '_']))
                    .filter(|part| !part.is_empty())
                    .collect();
                parts.join("_")
            }
            Data::Variable(variable) => {
                self.variable(*variable).map_or_else(String::new, |v| v.name.word().to_owned())
            }
            _ => String::new(),
        }
    }

    /// A construct id, as far as Rust itself can say it.
    pub(super) fn id(&mut self, data: &Data<'p>) -> Option<Id> {
        match data {
            Data::Text(text) | Data::Number(text) => Some(Id::Text(text.clone())),
            other => self.native_text(other).map(Id::Computed),
        }
    }

    /// A text that Rust knows, as an expression of it.
    pub(super) fn native_text(&mut self, data: &Data<'p>) -> Option<String> {
        let one;
        let parts: &[Data<'p>] = match data {
            Data::Joined(parts) => parts,
            other => {
                one = [other.clone()];
                &one
            }
        };
        let mut text = String::new();
        for part in parts {
            match part {
                Data::Text(part) => text.push_str(&part.replace('{', "{{").replace('}', "}}")),
                Data::Variable(id) => {
                    let (name, plain) = self.native(*id)?;
                    if parts.len() == 1 && plain == Plain::Text {
                        return Some(name);
                    }
                    text.push_str(&format!("{{{name}}}"));
                }
                _ => return None,
            }
        }
        Some(format!("format!({text:?})"))
    }

    /// The variable as one whose value Rust knows, with its type.
    pub(super) fn native(&mut self, id: usize) -> Option<(String, Plain)> {
        let variable = self.variables.get_mut(id)?;
        let plain = match &variable.holds {
            Holding::Constant(value) => super::execute::plain_of(value),
            Holding::Item(plain) | Holding::Parameter(Type::Plain(plain)) => *plain,
            Holding::Parameter(Type::Any) => {
                variable.holds = Holding::Parameter(Type::Plain(Plain::Text));
                Plain::Text
            }
            Holding::Parameter(_) | Holding::Code(_) => return None,
        };
        variable.is_native = true;
        Some((variable.name.to_string(), plain))
    }

    /// Adds a construct with its block.
    #[allow(clippy::too_many_arguments, reason = "what a construct is made of")]
    pub(super) fn create(
        &mut self,
        kind: Kind,
        address: String,
        bound: Option<crate::bindings::Bound<'p>>,
        repeats: bool,
        standing: Standing,
        block: String,
        at: &'p Expression,
    ) -> Data<'p> {
        let comments = std::mem::take(&mut self.pending);
        if !comments.is_empty() {
            self.push(Node::Comment(comments));
        }
        if block.parse::<hcl_edit::structure::Body>().is_err() {
            return program(self.file, at, "its configuration has no form in Terraform's language");
        }
        let variable = self.fresh(&standing.wish);
        let declares = (kind == Kind::Provider).then(|| Self::declaration(kind, &address));
        let name =
            Name { id: standing.id, logical_id: None, variable, scope: Some(standing.scope), handle: None };
        let slot = self.add_block(&block, name, declares, at);
        self.items += 1;
        let made = Made { kind, address, bound, slot, repeats, class: self.open.last().copied() };
        self.constructs.push(made);
        self.push(Node::Create(slot));
        Data::Reference(self.constructs.len() - 1, Vec::new())
    }

    /// Writes a block down, and gives its slot.
    pub(super) fn add_block(
        &mut self,
        block: &str,
        name: Name,
        declares: Option<Declaration>,
        at: &Expression,
    ) -> usize {
        let (path, line) = self.place(self.file, at.range.start);
        self.origins.push((self.configuration.len(), path, line));
        self.configuration.push_str(block);
        self.slots.push(Slot { declares, has_block: true, name, original: None });
        self.slots.len() - 1
    }

    /// A value that stands for itself, by its slot; none where it cannot be written.
    pub(super) fn value_slot(&mut self, data: &Data<'p>, at: &'p Expression) -> Option<usize> {
        let value = self.hcl(data, &[]).ok()?;
        let block = format!("locals {{\nvalue_{} = {value}\n}}\n", self.slots.len());
        block.parse::<hcl_edit::structure::Body>().ok()?;
        let name = Name {
            id: Id::Text(String::new()),
            logical_id: None,
            variable: super::state::names().take(&["value"]),
            scope: None,
            handle: None,
        };
        Some(self.add_block(&block, name, None, at))
    }

    /// Something that another part of the program declares, under another name.
    pub(super) fn elsewhere_slot(
        &mut self,
        kind: Kind,
        original: &Made<'p>,
        handle: Path,
        wish: &str,
    ) -> usize {
        let stem = match original.address.rsplit_once('.') {
            Some((stem, _)) => format!("{stem}."),
            None => String::new(),
        };
        let address = self.address(&stem, wish);
        let name = Name {
            id: Id::Text(String::new()),
            logical_id: None,
            variable: super::state::names().take(&["elsewhere"]),
            scope: None,
            handle: Some(handle),
        };
        let declares = Some(Self::declaration(kind, &address));
        self.slots.push(Slot { declares, has_block: false, name, original: Some(original.slot) });
        let slot = self.slots.len() - 1;
        let made = Made { kind, address, slot, class: self.open.last().copied(), ..original.clone() };
        self.constructs.push(made);
        self.constructs.len() - 1
    }

    /// An import whose configuration Terraform writes.
    pub(super) fn generated_import(
        &mut self,
        provider: &str,
        module: Option<&str>,
        class: &str,
        given: &Arguments<'p>,
        at: &'p Expression,
    ) -> Data<'p> {
        let Element::Resource(name) = known::element(self.bindings, provider, module, class) else {
            return program(self.file, at, "an import of what is no resource");
        };
        let scope = given.get("scope", 0).cloned();
        let scope =
            scope.and_then(|scope| self.scope_of(&scope)).and_then(|scope| self.scopes.get(scope)).cloned();
        let id = given.get("importFromId", 2).cloned();
        match (scope, given.get("importToId", 1).and_then(Data::text), id) {
            (Some(scope), Some(own), Some(id)) => match self.value_slot(&id, at) {
                Some(id) => {
                    self.push(Node::Import { scope: scope.path, to: format!("{name}.{own}"), id });
                    Data::Null
                }
                None => program(self.file, at, "an id that the program computes"),
            },
            _ => program(self.file, at, "an import whose place or id the program computes"),
        }
    }

    /// A class of the package `cdktf` or `constructs` is constructed, or a function of it is called.
    pub(super) fn runtime(&mut self, class: &str, given: Arguments<'p>, at: &'p Expression) -> Data<'p> {
        match class {
            "App" => {
                let wish = self.wish.take();
                let variable = self.fresh(wish.as_deref().unwrap_or("app"));
                self.push(Node::App { variable: super::write::ident(&variable) });
                let variable = super::write::ident(&variable);
                let path = Path { tokens: quote! { #variable }, is_reference: false };
                Data::Scope(self.add_scope(path, false))
            }
            "TerraformStack" | "Construct" => {
                let Some(standing) = self.standing(&given) else {
                    return program(self.file, at, "a construct whose place or id the program computes");
                };
                let variable = super::write::ident(&self.fresh(&standing.wish));
                let is_stack = class == "TerraformStack";
                self.items += 1;
                self.push(Node::Construct {
                    variable: variable.clone(),
                    class: if is_stack { "Stack" } else { "Construct" },
                    id: standing.id,
                    scope: standing.scope,
                });
                let path = Path { tokens: quote! { #variable }, is_reference: false };
                Data::Scope(self.add_scope(path, is_stack))
            }
            "TerraformOutput" | "TerraformVariable" | "TerraformLocal" | "TerraformHclModule"
            | "TerraformModule" => self.part(class, given, at),
            "DataResource" => self.element_of("terraform", Some("data"), "DataResource", given, at),
            "TerraformAsset" => self.asset(given, at),
            "TerraformResource" | "TerraformDataSource" | "TerraformProvider" => {
                program(self.file, at, "an element by its type: write it as `GenericResource`")
            }
            state if state.starts_with("DataTerraformRemoteState") => self.remote_state(state, given, at),
            backend if backend.ends_with("Backend") => self.backend(backend, given, at),
            name => match self.free_function(name, &given, at) {
                Some(data) => data,
                // A class for a block, such as `TerraformResourceLifecycle`.
                None if known::is_class(name) && given.placed.is_empty() => {
                    Data::Object(Object { members: given.named, is_block: true, ..Object::default() })
                }
                None if name.ends_with("Workspace") || name.ends_with("Workspaces") => {
                    super::backend::workspaces(name, &given)
                }
                None => program(self.file, at, "a class that is not known"),
            },
        }
    }
}
