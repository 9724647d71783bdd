//! The JSON of single constructs.

use super::resolve::Resolver;
use super::state::is_absolute;
use crate::data::Args;
use crate::error::Level;
use crate::json::{Json, Object};
use crate::named_tree::names;
use crate::tree::{Content, ElementData, ElementType, LocalData, ModuleData, OutputData, VariableData};
use ferroform_rules::table::ElementKind;
use std::borrow::Cow;

impl<'a> Resolver<'a, '_> {
    /// A resource, a data source or a provider configuration.
    pub(super) fn element(&mut self, element: &'a ElementData) -> Object<'a> {
        let mut object = Object::default();
        if let ElementType::Named { .. } = element.ty {
            self.refuse_names(element);
        }
        self.members(&element.args, &mut object);
        if let Some(meta) = &element.meta {
            self.meta(element, meta, &mut object);
        }
        if element.ty.kind() != ElementKind::Provider {
            let own = element.meta.as_ref().map_or(&[][..], |meta| &meta.depends_on);
            let dependencies = self.with_inherited(own);
            self.depends_on(&dependencies, &mut object);
        }
        if let Some(meta) = &element.meta {
            self.overrides(&meta.overrides, &mut object);
        }
        // CDKTF writes none at what it makes itself, and nobody takes it for more.
        if element.ty.kind() != ElementKind::Provider && element.ty.name() != crate::backends::STATE_TYPE {
            object.set("//", self.metadata());
        }
        object
    }

    /// `{"metadata": {"path", "uniqueId"}}` of the construct at hand.
    fn metadata(&self) -> Json<'a> {
        let layout = self.named.layout;
        let metadata = [
            ("path", self.named.tree.path(self.construct).into()),
            ("uniqueId", layout.id(self.construct).into()),
        ];
        Json::from([("metadata", metadata.into())])
    }

    pub(super) fn output(&mut self, output: &'a OutputData) -> Object<'a> {
        let mut object = Object::default();
        object.set("value", self.json(&output.value));
        if let Some(text) = &output.description {
            object.set("description", text.as_str());
        }
        if let Some(yes) = output.sensitive {
            object.set("sensitive", yes);
        }
        self.depends_on(&output.depends_on, &mut object);
        self.conditions("precondition", &output.preconditions, &mut object);
        self.rare_overrides(&mut object);
        object
    }

    /// The value of a local.
    pub(super) fn local(&mut self, local: &'a LocalData) -> Json<'a> {
        let value = self.json(&local.value);
        if self.named.tree.rare(self.construct).is_none_or(|rare| rare.overrides.is_empty()) {
            return value;
        }
        let mut object = match value {
            Json::Object(object) => object,
            _ => Object::default(),
        };
        self.rare_overrides(&mut object);
        Json::Object(object)
    }

    /// What the program lays over the construct at hand, where that is no element.
    pub(super) fn rare_overrides(&mut self, object: &mut Object<'a>) {
        if let Some(rare) = self.named.tree.rare(self.construct) {
            self.overrides(&rare.overrides, object);
        }
    }

    pub(super) fn variable(&mut self, variable: &'a VariableData) -> Object<'a> {
        let mut object = Object::default();
        if let Some(constraint) = &variable.constraint {
            object.set("type", constraint.as_str());
        }
        if let Some(default) = &variable.default {
            object.set("default", self.literal(default, "the default of a variable"));
        }
        if let Some(text) = &variable.description {
            object.set("description", text.as_str());
        }
        if let Some(yes) = variable.sensitive {
            object.set("sensitive", yes);
        }
        if let Some(yes) = variable.nullable {
            object.set("nullable", yes);
        }
        if let Some(yes) = variable.ephemeral {
            object.set("ephemeral", yes);
        }
        // What a validation asks about is the variable itself.
        let mark = self.crossings.references.mark();
        self.conditions("validation", &variable.validations, &mut object);
        self.crossings.references.forget_own(mark);
        self.rare_overrides(&mut object);
        object
    }

    pub(super) fn module(&mut self, module: &'a ModuleData) -> Object<'a> {
        let mut object = Object::default();
        self.refuse_arguments(&module.args);
        self.members(&module.args, &mut object);
        object.set("source", self.module_source(&module.source));
        if let Some(version) = &module.version {
            if is_local(&module.source) {
                self.fault(
                    "a module of a folder has a version",
                    "drop the version: only a registry has several",
                );
            } else if let Some(fault) = names::version(version) {
                self.fault(fault.message, fault.help);
            }
            object.set("version", version.as_str());
        }
        let mut providers = Object::default();
        for (alias, provider) in &module.providers {
            let Some(address) = self.provider_address(provider) else { continue };
            let Content::Element(element) = &self.named.tree.get(provider.node).content else { continue };
            let name = element.ty.name();
            let name = alias.as_ref().map_or_else(|| name.to_owned(), |alias| format!("{name}.{alias}"));
            if providers.get(&name).is_some() {
                self.fault(
                    format!("the module gets two provider configurations as `{name}`"),
                    "give one of them another alias with `provider_as`",
                );
            }
            providers.set(name, address);
        }
        if !module.providers.is_empty() {
            object.set("providers", providers);
        }
        let dependencies = self.with_inherited(&module.depends_on);
        self.depends_on(&dependencies, &mut object);
        self.repeated(&module.repeated, &mut object);
        self.rare_overrides(&mut object);
        object.set("//", self.metadata());
        object
    }

    /// Names of a type without bindings that Terraform does not take.
    fn refuse_names(&mut self, element: &ElementData) {
        let fault = match (element.ty.kind(), element.ty.provider()) {
            (ElementKind::Provider, Some((name, source, version))) => names::provider(name, source, version),
            _ => names::type_name(element.ty.name()),
        };
        if let Some(fault) = fault {
            self.fault(fault.message, fault.help);
        }
        self.refuse_arguments(&element.args);
    }

    fn refuse_arguments(&mut self, args: &Args) {
        let content = &self.named.tree.get(self.construct).content;
        for (name, _) in args.iter() {
            if let Some(fault) = names::argument(content, name) {
                self.fault(fault.message, fault.help);
            }
        }
    }

    /// Where Terraform finds a module: a folder is named as the program finds it, and Terraform looks from the folder
    /// of the stack.
    fn module_source(&mut self, source: &'a str) -> Cow<'a, str> {
        if !is_local(source) || is_absolute(source) {
            return source.into();
        }
        if std::path::Path::new(source).is_dir() {
            return format!("{}/{}", self.named.way_back, source.strip_prefix("./").unwrap_or(source)).into();
        }
        let violation = self
            .violation(format!("the folder `{source}` of the module is not there"))
            .level(Level::Warn)
            .help("a module's folder is found from where the program runs; Terraform will look below the stack's");
        self.report.push(violation);
        source.into()
    }
}

/// Whether a module is in a folder, and not in a registry or a repository.
fn is_local(source: &str) -> bool {
    source.starts_with("./") || source.starts_with("../") || is_absolute(source)
}
