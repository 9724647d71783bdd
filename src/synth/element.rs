//! The JSON of single constructs.

use super::resolve::Resolver;
use crate::data::{Args, Excess, MAX_DEPTH, NodeId, Reference, Repr};
use crate::json::{Json, Object};
use crate::table::ElementKind;
use crate::tree::{
    Condition, Content, ElementData, Ignored, LifecycleData, Meta, ModuleData, OutputData, ProvisionerData,
    RawOverride, Repeated, VariableData,
};

impl<'a> Resolver<'a, '_> {
    /// A resource, a data source or a provider configuration.
    pub(super) fn element(&mut self, element: &'a ElementData) -> Object<'a> {
        let mut object = Object::default();
        self.members(&element.args, &mut object);
        if let Some(meta) = &element.meta {
            self.meta(meta, &mut object);
            self.overrides(&meta.overrides, &mut object);
        }
        if element.ty.kind() != ElementKind::Provider {
            object.set("//", self.metadata());
        }
        object
    }

    /// `{"metadata": {"path", "uniqueId"}}` of the construct at hand.
    fn metadata(&self) -> Json<'a> {
        let layout = self.scene.layout;
        let metadata = [
            ("path", self.scene.tree.path(self.construct).into()),
            ("uniqueId", layout.id(self.construct).into()),
        ];
        Json::from([("metadata", metadata.into())])
    }

    fn meta(&mut self, meta: &'a Meta, object: &mut Object<'a>) {
        if let Some(alias) = &meta.alias {
            object.set("alias", alias.as_str());
        }
        if let Some(provider) = &meta.provider
            && let Some(address) = self.provider_address(provider)
        {
            object.set("provider", address);
        }
        self.depends_on(&meta.depends_on, object);
        self.repeated(&meta.repeated, object);
        if let Some(lifecycle) = &meta.lifecycle {
            object.set("lifecycle", self.lifecycle(lifecycle));
        }
        if let Some(connection) = &meta.connection {
            object.set("connection", self.json(connection));
        }
        if !meta.provisioners.is_empty() {
            let all = meta.provisioners.iter().map(|one| self.provisioner(one)).collect();
            object.set("provisioner", Json::Array(all));
        }
    }

    fn repeated(&mut self, repeated: &'a Repeated, object: &mut Object<'a>) {
        if repeated.count.is_some() && repeated.for_each.is_some() {
            self.fault(
                "both `count` and `for_each` are set",
                "one of them says how many there are: drop the other",
            );
        }
        if let Some(count) = &repeated.count {
            object.set("count", self.json(count));
        }
        if let Some(items) = &repeated.for_each {
            object.set("for_each", self.json(items));
        }
    }

    fn provisioner(&mut self, provisioner: &'a ProvisionerData) -> Json<'a> {
        Json::from([(provisioner.kind.as_str(), self.json(&provisioner.args))])
    }

    fn lifecycle(&mut self, lifecycle: &'a LifecycleData) -> Json<'a> {
        let mut object = Object::default();
        if let Some(yes) = lifecycle.create_before_destroy {
            object.set("create_before_destroy", yes);
        }
        if let Some(yes) = lifecycle.prevent_destroy {
            object.set("prevent_destroy", yes);
        }
        match &lifecycle.ignore_changes {
            Some(Ignored::All) => object.set("ignore_changes", "all"),
            Some(Ignored::Arguments(names)) => {
                object.set("ignore_changes", names.iter().map(String::as_str).collect::<Json<'_>>())
            }
            None => {}
        }
        if !lifecycle.replace_triggered_by.is_empty() {
            let mut triggers = Vec::new();
            for trigger in &lifecycle.replace_triggered_by {
                // Terraform parses the text as an expression of its own: without `${`.
                let mut text = String::new();
                self.hcl(trigger, &mut text);
                triggers.push(Json::from(text));
            }
            object.set("replace_triggered_by", Json::Array(triggers));
        }
        self.conditions("precondition", &lifecycle.preconditions, &mut object);
        self.conditions("postcondition", &lifecycle.postconditions, &mut object);
        Json::Object(object)
    }

    fn conditions(&mut self, name: &'static str, conditions: &'a [Condition], object: &mut Object<'a>) {
        if conditions.is_empty() {
            return;
        }
        let all = conditions.iter().map(|condition| {
            Json::from([
                ("condition", self.json(&condition.condition)),
                ("error_message", self.json(&condition.error_message)),
            ])
        });
        let all: Json<'_> = all.collect();
        object.set(name, all);
    }

    /// Addresses in this stack; what is in another one is deployed before this stack as a whole.
    fn depends_on(&mut self, others: &[Reference], object: &mut Object<'a>) {
        let mut addresses: Vec<String> = Vec::new();
        for other in others {
            let Some(owner) = self.owner(other) else { continue };
            if owner != self.stack {
                self.crossings.after.entry(self.stack).or_default().insert(owner);
                continue;
            }
            let address = self.scene.address(other.node);
            if other.node == self.construct {
                self.fault("it depends on itself", "drop this `depends_on`");
            } else if !addresses.contains(&address) {
                addresses.push(address);
            }
        }
        if !addresses.is_empty() {
            object.set("depends_on", addresses.into_iter().collect::<Json<'_>>());
        }
    }

    fn provider_address(&mut self, provider: &Reference) -> Option<String> {
        let owner = self.owner(provider)?;
        if owner != self.stack {
            let path = self.scene.tree.path(provider.node);
            self.fault(
                format!("the provider configuration `{path}` is another stack's"),
                "configure the provider in this stack as well",
            );
        }
        Some(self.scene.address(provider.node))
    }

    /// A raw override is what the user says it is: it is laid over everything, and an absent value removes.
    pub(super) fn overrides(&mut self, overrides: &'a [RawOverride], object: &mut Object<'a>) {
        for raw in overrides {
            // Each dot is a level.
            if raw.path.matches('.').count() >= MAX_DEPTH as usize {
                let (message, help) = Excess::Depth.message();
                self.fault(message, help);
                continue;
            }
            let value = if matches!(raw.data.0, Repr::Absent) { None } else { Some(self.json(&raw.data)) };
            set_path(object, &raw.path, value);
        }
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
        object
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
        self.conditions("validation", &variable.validations, &mut object);
        object
    }

    pub(super) fn module(&mut self, module: &'a ModuleData) -> Object<'a> {
        let mut object = Object::default();
        self.members(&module.args, &mut object);
        object.set("source", module.source.as_str());
        if let Some(version) = &module.version {
            object.set("version", version.as_str());
        }
        let mut providers: Vec<(String, Json<'_>)> = Vec::new();
        for (alias, provider) in &module.providers {
            let Some(address) = self.provider_address(provider) else { continue };
            let Content::Element(element) = &self.scene.tree.get(provider.node).content else { continue };
            let name = element.ty.name();
            let name = alias.as_ref().map_or_else(|| name.to_owned(), |alias| format!("{name}.{alias}"));
            if providers.iter().any(|(known, _)| *known == name) {
                self.fault(
                    format!("the module gets two provider configurations as `{name}`"),
                    "give one of them another alias with `provider_as`",
                );
            }
            providers.push((name, address.into()));
        }
        if !providers.is_empty() {
            object.set("providers", Json::Object(providers.into_iter().collect()));
        }
        self.depends_on(&module.depends_on, &mut object);
        self.repeated(&module.repeated, &mut object);
        object.set("//", self.metadata());
        object
    }

    /// Settings of a backend, which Terraform reads before anything else.
    pub(super) fn backend(&mut self, node: NodeId, args: &'a Args) -> Object<'a> {
        let before = std::mem::replace(&mut self.construct, node);
        let settings = self.literals(args, "a setting of the backend");
        self.construct = before;
        settings
    }
}

/// Sets what stands at a path with dots, or removes it. Whatever is in the way becomes an object.
pub(super) fn set_path<'a>(object: &mut Object<'a>, path: &'a str, value: Option<Json<'a>>) {
    match (path.split_once('.'), value) {
        (None, Some(value)) => {
            object.remove(path);
            object.set(path, value);
        }
        (None, None) => object.remove(path),
        (Some((first, rest)), value) => {
            let there = matches!(object.get(first), Some(Json::Object(_)));
            if there || value.is_some() {
                set_path(object.object(first), rest, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::print;

    #[test]
    fn paths_replace_what_is_in_the_way() {
        let list: Json<'_> = [true].into_iter().collect();
        let inner = Json::from([("b", true.into()), ("list", list.clone())]);
        let mut object = Object::from([("a", inner), ("c", Json::Null)]);
        set_path(&mut object, "a.b", Some(list));
        set_path(&mut object, "a.list.0.x", Some("y".into()));
        set_path(&mut object, "c", None);
        set_path(&mut object, "x.y", None);
        let compact = print(&object).replace([' ', '\n'], "");
        assert_eq!(compact, r#"{"a":{"b":[true],"list":{"0":{"x":"y"}}}}"#);
    }
}
