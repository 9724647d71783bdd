//! Constructs: elements over bindings, and those of the package `cdktf`.

use super::body::{Frame, bare};
use super::call::Arguments;
use super::data::{Data, Object, program};
use super::hcl::{Missing, quoted};
use super::known::{self, Element, letters};
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
        if given.get("scope", 0).is_none() {
            return Data::Object(Object { members: given.named, is_block: true, parameters: None });
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
        let (scope, id) = (given.get("scope", 0)?.clone(), given.get("id", 1)?.clone());
        let scope = self.scope_of(&scope)?;
        let scope = self.scopes.get(scope)?.clone();
        let word = self.shown(&id);
        let id = self.id(&id)?;
        let wish = self.wish.take().unwrap_or_else(|| word.clone());
        let word = if scope.is_stack { word } else { snake(&wish) };
        Some(Standing { scope: scope.path, id, wish, word })
    }

    /// The letters of an id, for names.
    fn shown(&self, id: &Data<'p>) -> String {
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
    fn add_block(
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
                    Data::Object(Object { members: given.named, is_block: true, parameters: None })
                }
                None if name.ends_with("Workspace") || name.ends_with("Workspaces") => {
                    workspaces(name, &given)
                }
                None => program(self.file, at, "a class that is not known"),
            },
        }
    }

    /// Outputs, variables, local values and modules.
    fn part(&mut self, class: &str, given: Arguments<'p>, at: &'p Expression) -> Data<'p> {
        let Some(standing) = self.standing(&given) else {
            return program(self.file, at, "a construct whose place or id the program computes");
        };
        let (kind, stem) = match class {
            "TerraformOutput" => (Kind::Output, "output."),
            "TerraformVariable" => (Kind::Variable, "var."),
            "TerraformLocal" => (Kind::Local, "local."),
            _ => (Kind::Module, "module."),
        };
        let address = self.address(stem, &standing.word);
        let own = address.rsplit('.').next().unwrap_or_default().to_owned();
        if kind == Kind::Local {
            let value = given.get("expression", 2).cloned().unwrap_or(Data::Null);
            let value = match self.hcl(&value, &[]) {
                Ok(value) => value,
                Err(missing) => {
                    self.miss("value", &value, missing, at);
                    "null".to_owned()
                }
            };
            let block = format!("locals {{\n{own} = {value}\n}}\n");
            let declares = Self::declaration(kind, &address);
            let made = self.create(kind, address, None, false, standing, block, at);
            self.redeclare(&made, declares);
            return made;
        }
        let configuration = match given.configuration(2) {
            Ok(configuration) => configuration,
            Err(Data::Program(program)) => return Data::Program(program),
            Err(_) => return program(self.file, at, "a configuration that the program computes"),
        };
        let mut block = format!(
            "{} {} {{\n",
            ["output", "variable", "module"][match kind {
                Kind::Output => 0,
                Kind::Variable => 1,
                _ => 2,
            }],
            quoted(&own)
        );
        let configuration = self.meta(kind, configuration, at, &mut block);
        let repeats = block.contains("\ncount = ") || block.contains("\nfor_each = ");
        let logical_id = matches!(
            configuration.get("staticId").or(configuration.get("static_id")),
            Some(Data::Bool(true))
        )
        .then(|| self.shown(given.get("id", 1).unwrap_or(&Data::Null)));
        self.part_body(kind, &configuration, at, &mut block);
        block.push_str("}\n");
        let made = self.create(kind, address, None, repeats, standing, block, at);
        if let (Some(_), Data::Reference(id, _)) = (&logical_id, &made)
            && let Some(slot) = self.constructs.get(*id).map(|made| made.slot)
            && let Some(slot) = self.slots.get_mut(slot)
        {
            slot.name.logical_id = logical_id;
        }
        made
    }

    /// What a slot of a construct declares.
    fn redeclare(&mut self, made: &Data<'p>, declares: Declaration) {
        if let Data::Reference(id, _) = made
            && let Some(slot) = self.constructs.get(*id).map(|made| made.slot)
            && let Some(slot) = self.slots.get_mut(slot)
        {
            slot.declares = Some(declares);
        }
    }

    fn part_body(&mut self, kind: Kind, configuration: &Object<'p>, at: &'p Expression, out: &mut String) {
        for (name, value) in &configuration.members {
            let written = match (kind, letters(name).as_str(), value) {
                (_, "staticid" | "skipassetcreationfromlocalmodules", _) | (_, _, Data::Null) => continue,
                (Kind::Variable, "type", Data::Text(ty)) => {
                    // The word for it, where Terraform's language would read no more out of the text.
                    let is_type = ty.parse::<hcl_edit::expr::Expression>().is_ok();
                    out.push_str(&format!("type = {}\n", if is_type { ty.clone() } else { quoted(ty) }));
                    Ok(())
                }
                (Kind::Variable, "type", Data::Method(_, ty)) => {
                    out.push_str(&format!("type = {}\n", ty.to_ascii_lowercase()));
                    Ok(())
                }
                (_, "validation" | "precondition", Data::List(items)) => {
                    for item in items {
                        if let Data::Object(condition) = item {
                            self.condition(name, condition, at, out);
                        }
                    }
                    Ok(())
                }
                (_, "validation" | "precondition", Data::Object(condition)) => {
                    self.condition(name, condition, at, out);
                    Ok(())
                }
                (Kind::Module, "variables", Data::Object(variables)) => {
                    for (name, value) in &variables.members {
                        match self.hcl(value, &[]) {
                            Ok(value) => out.push_str(&format!("{name} = {value}\n")),
                            Err(missing) => self.miss(name, value, missing, at),
                        }
                    }
                    Ok(())
                }
                (Kind::Module, "providers", Data::List(items)) => self.module_providers(items, out),
                (_, _, value) => {
                    let name = snake(name);
                    self.hcl(value, &[]).map(|value| out.push_str(&format!("{name} = {value}\n")))
                }
            };
            if let Err(missing) = written {
                self.miss(&snake(name), value, missing, at);
            }
        }
    }

    /// The providers that a module is given.
    fn module_providers(&mut self, items: &[Data<'p>], out: &mut String) -> Result<(), Missing> {
        let mut pairs = Vec::new();
        for item in items {
            let (provider, alias) = match item {
                Data::Object(object) => {
                    let alias = object.get("moduleAlias").or(object.get("module_alias")).and_then(Data::text);
                    (object.get("provider").cloned().unwrap_or(Data::Null), alias)
                }
                other => (other.clone(), None),
            };
            let provider = self.hcl(&provider, &[])?;
            let name = provider.split('.').next().unwrap_or_default().to_owned();
            let key = match alias {
                Some(alias) => format!("{name}.{alias}"),
                None => name,
            };
            pairs.push(format!("{key} = {provider}"));
        }
        out.push_str(&format!("providers = {{\n{}\n}}\n", pairs.join("\n")));
        Ok(())
    }

    fn backend(&mut self, class: &str, given: Arguments<'p>, at: &'p Expression) -> Data<'p> {
        let Some(scope) = given.get("scope", 0).cloned().and_then(|scope| self.scope_of(&scope)) else {
            return program(self.file, at, "a backend of a stack that is not known");
        };
        let kind = kind_of(class.strip_suffix("Backend").unwrap_or(class));
        let Ok(configuration) = given.configuration(1) else {
            return program(self.file, at, "settings that the program computes");
        };
        let mut block = format!("terraform {{\nbackend {} {{\n", quoted(&kind));
        let (blocks, settings): (Vec<_>, Vec<_>) = configuration
            .members
            .into_iter()
            .partition(|(name, value)| name == "workspaces" && matches!(value, Data::Object(_)));
        self.body(&Object { members: settings, ..Object::default() }, bare(), at, &mut block);
        for (_, value) in blocks {
            if let Data::Object(workspaces) = value {
                block.push_str("workspaces {\n");
                self.body(&workspaces, bare(), at, &mut block);
                block.push_str("}\n");
            }
        }
        block.push_str("}\n}\n");
        let comments = std::mem::take(&mut self.pending);
        if !comments.is_empty() {
            self.push(Node::Comment(comments));
        }
        if block.parse::<hcl_edit::structure::Body>().is_err() {
            return program(self.file, at, "settings without a form in Terraform's language");
        }
        let scope = self.scopes.get(scope).map(|scope| scope.path.clone());
        let variable = super::state::names().take(&["backend"]);
        let name =
            Name { id: Id::Text("backend".to_owned()), logical_id: None, variable, scope, handle: None };
        let slot = self.add_block(&block, name, None, at);
        self.items += 1;
        self.push(Node::Create(slot));
        Data::Null
    }

    fn remote_state(&mut self, class: &str, given: Arguments<'p>, at: &'p Expression) -> Data<'p> {
        let Some(standing) = self.standing(&given) else {
            return program(self.file, at, "a construct whose place or id the program computes");
        };
        let kind = class.strip_prefix("DataTerraformRemoteState").unwrap_or_default();
        let kind = if kind.is_empty() { "remote".to_owned() } else { kind_of(kind) };
        let Ok(configuration) = given.configuration(2) else {
            return program(self.file, at, "settings that the program computes");
        };
        let settings = self.untyped("settings", Data::Object(Object { is_block: true, ..configuration }));
        let Some(settings) = self.value_slot(&settings, at) else {
            return program(self.file, at, "settings that the program computes");
        };
        let address = self.address("module.", &standing.word);
        let variable = self.fresh(&standing.wish);
        let declares = Some(Self::declaration(Kind::RemoteState, &address));
        let path = super::write::ident(&variable);
        let handle = Some(Path { tokens: quote! { #path }, is_reference: false });
        let name = Name { id: standing.id.clone(), logical_id: None, variable, scope: None, handle };
        self.slots.push(Slot { declares, has_block: false, name, original: None });
        let slot = self.slots.len() - 1;
        self.items += 1;
        self.push(Node::RemoteState {
            slot,
            kind,
            id: standing.id,
            scope: standing.scope,
            settings: Some(settings),
        });
        let kind = Kind::RemoteState;
        self.constructs.push(Made {
            kind,
            address,
            bound: None,
            slot,
            repeats: false,
            class: self.open.last().copied(),
        });
        Data::Reference(self.constructs.len() - 1, Vec::new())
    }

    /// A file that comes along: its members are known by their names.
    fn asset(&mut self, given: Arguments<'p>, at: &'p Expression) -> Data<'p> {
        let configuration = given.configuration(2).unwrap_or_default();
        let (Some(standing), Some(source)) =
            (self.standing(&given), configuration.get("path").and_then(Data::text))
        else {
            return program(self.file, at, "a file whose path the program computes");
        };
        let constructor = match configuration.get("type") {
            Some(Data::Method(_, kind)) if kind.eq_ignore_ascii_case("directory") => "folder",
            Some(Data::Method(_, kind)) if kind.eq_ignore_ascii_case("archive") => "archive",
            Some(Data::Method(_, _)) => "file",
            // As the path says it; CDKTF asks the disk.
            _ if source.rsplit('/').next().is_some_and(|name| name.contains('.')) => "file",
            _ => "folder",
        };
        let variable = super::write::ident(&self.fresh(&standing.wish));
        self.items += 1;
        self.push(Node::Asset {
            variable: variable.clone(),
            constructor,
            id: standing.id,
            scope: standing.scope,
            source,
        });
        let mut object = Object::default();
        for (names, method) in [
            (["path", "path"], "path"),
            (["fileName", "file_name"], "file_name"),
            (["assetHash", "asset_hash"], "hash"),
        ] {
            let code = format!("{variable}.{method}()");
            let name = self.fresh(&format!("{variable}_{method}"));
            self.variables.push(super::state::Variable {
                name,
                holds: Holding::Code(code),
                is_native: false,
            });
            for name in names {
                object.set(name.to_owned(), Data::Variable(self.variables.len() - 1));
            }
        }
        Data::Object(object)
    }
}

/// The kind of a backend, as Terraform calls it.
fn kind_of(class: &str) -> String {
    match class {
        "Artifactory" => "artifactory".to_owned(),
        "EtcdV3" => "etcdv3".to_owned(),
        other => other.to_ascii_lowercase(),
    }
}

/// The workspaces of a `cloud` or `remote` backend.
fn workspaces<'p>(class: &str, given: &Arguments<'p>) -> Data<'p> {
    let mut object = Object { is_block: true, ..Object::default() };
    let name = match class {
        "TaggedCloudWorkspaces" => "tags",
        "PrefixedRemoteWorkspaces" => "prefix",
        _ => "name",
    };
    if let Some(value) = given.at(0).or(given.named.first().map(|(_, value)| value)) {
        object.set(name.to_owned(), value.clone());
    }
    if let Some(project) = given.get("project", 1) {
        object.set("project".to_owned(), project.clone());
    }
    Data::Object(object)
}
