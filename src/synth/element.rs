//! The JSON of single constructs.

use super::resolve::Resolver;
use crate::data::{Args, Data, Repr};
use crate::element::{ElementData, RawOverride};
use crate::expr::Reference;
use crate::lifecycle::{Condition, Ignored, LifecycleData};
use crate::meta::Meta;
use crate::module::ModuleData;
use crate::output::OutputData;
use crate::provision::ProvisionerData;
use crate::table::ElementKind;
use crate::tree::{Content, NodeId};
use crate::variable::VariableData;
use serde_json::{Map, Value as Json, json};

pub(super) type Object = Map<String, Json>;

impl Resolver<'_> {
    /// A resource, a data source or a provider configuration.
    pub(super) fn element(&mut self, element: &ElementData) -> Object {
        let mut object = Map::new();
        self.members(&element.args, &mut object);
        if let Some(meta) = &element.meta {
            self.meta(meta, &mut object);
            self.overrides(&meta.overrides, &mut object);
        }
        if element.ty.kind() != ElementKind::Provider {
            object.insert("//".to_owned(), self.metadata());
        }
        object
    }

    /// `{"metadata": {"path", "uniqueId"}}` of the construct at hand.
    fn metadata(&self) -> Json {
        let (path, id) = (self.scene.tree.path(self.construct), self.scene.layout.id(self.construct));
        let mut metadata = Map::new();
        metadata.insert("path".to_owned(), path.into());
        metadata.insert("uniqueId".to_owned(), id.into());
        let mut comment = Map::new();
        comment.insert("metadata".to_owned(), Json::Object(metadata));
        Json::Object(comment)
    }

    fn meta(&mut self, meta: &Meta, object: &mut Object) {
        if let Some(alias) = &meta.alias {
            object.insert("alias".to_owned(), alias.as_str().into());
        }
        if let Some(provider) = &meta.provider
            && let Some(address) = self.provider_address(provider)
        {
            object.insert("provider".to_owned(), address.into());
        }
        self.depends_on(&meta.depends_on, object);
        if meta.count.is_some() && meta.for_each.is_some() {
            self.fault(
                "both `count` and `for_each` are set",
                "one of them says how many there are: drop the other",
            );
        }
        if let Some(count) = &meta.count {
            object.insert("count".to_owned(), self.json(count));
        }
        if let Some(items) = &meta.for_each {
            object.insert("for_each".to_owned(), self.json(items));
        }
        if let Some(lifecycle) = &meta.lifecycle {
            object.insert("lifecycle".to_owned(), self.lifecycle(lifecycle));
        }
        if let Some(connection) = &meta.connection {
            object.insert("connection".to_owned(), self.json(connection));
        }
        if !meta.provisioners.is_empty() {
            let all = meta.provisioners.iter().map(|one| self.provisioner(one)).collect();
            object.insert("provisioner".to_owned(), Json::Array(all));
        }
    }

    fn provisioner(&mut self, provisioner: &ProvisionerData) -> Json {
        let mut object = Map::new();
        object.insert(provisioner.kind.clone(), self.json(&provisioner.args));
        Json::Object(object)
    }

    fn lifecycle(&mut self, lifecycle: &LifecycleData) -> Json {
        let mut object = Map::new();
        if let Some(yes) = lifecycle.create_before_destroy {
            object.insert("create_before_destroy".to_owned(), yes.into());
        }
        if let Some(yes) = lifecycle.prevent_destroy {
            object.insert("prevent_destroy".to_owned(), yes.into());
        }
        match &lifecycle.ignore_changes {
            Some(Ignored::All) => drop(object.insert("ignore_changes".to_owned(), "all".into())),
            Some(Ignored::Arguments(names)) => drop(object.insert("ignore_changes".to_owned(), json!(names))),
            None => {}
        }
        if !lifecycle.replace_triggered_by.is_empty() {
            let mut triggers = Vec::new();
            for trigger in &lifecycle.replace_triggered_by {
                // Terraform parses the text as an expression of its own: without `${`.
                let mut text = String::new();
                self.hcl(trigger, &mut text);
                triggers.push(Json::String(text));
            }
            object.insert("replace_triggered_by".to_owned(), Json::Array(triggers));
        }
        self.conditions("precondition", &lifecycle.preconditions, &mut object);
        self.conditions("postcondition", &lifecycle.postconditions, &mut object);
        Json::Object(object)
    }

    fn conditions(&mut self, name: &str, conditions: &[Condition], object: &mut Object) {
        if conditions.is_empty() {
            return;
        }
        let all = conditions.iter().map(|condition| {
            let mut one = Map::new();
            one.insert("condition".to_owned(), self.json(&condition.condition));
            one.insert("error_message".to_owned(), self.json(&condition.error_message));
            Json::Object(one)
        });
        let all = all.collect();
        object.insert(name.to_owned(), Json::Array(all));
    }

    /// Addresses in this stack; what is in another one is deployed before this stack as a whole.
    fn depends_on(&mut self, others: &[Reference], object: &mut Object) {
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
            object.insert("depends_on".to_owned(), json!(addresses));
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
    pub(super) fn overrides(&mut self, overrides: &[RawOverride], object: &mut Object) {
        for raw in overrides {
            let value = if matches!(raw.data.0, Repr::Absent) { None } else { Some(self.json(&raw.data)) };
            set_path(object, &raw.path, value);
        }
    }

    pub(super) fn output(&mut self, output: &OutputData) -> Object {
        let mut object = Map::new();
        object.insert("value".to_owned(), self.json(&output.value));
        if let Some(text) = &output.description {
            object.insert("description".to_owned(), text.as_str().into());
        }
        if let Some(yes) = output.sensitive {
            object.insert("sensitive".to_owned(), yes.into());
        }
        self.depends_on(&output.depends_on, &mut object);
        self.conditions("precondition", &output.preconditions, &mut object);
        object
    }

    pub(super) fn variable(&mut self, variable: &VariableData) -> Object {
        let mut object = Map::new();
        if let Some(constraint) = &variable.constraint {
            object.insert("type".to_owned(), constraint.as_str().into());
        }
        if let Some(default) = &variable.default {
            object.insert("default".to_owned(), self.literal(default, "the default of a variable"));
        }
        if let Some(text) = &variable.description {
            object.insert("description".to_owned(), text.as_str().into());
        }
        if let Some(yes) = variable.sensitive {
            object.insert("sensitive".to_owned(), yes.into());
        }
        if let Some(yes) = variable.nullable {
            object.insert("nullable".to_owned(), yes.into());
        }
        self.conditions("validation", &variable.validations, &mut object);
        object
    }

    pub(super) fn module(&mut self, module: &ModuleData) -> Object {
        let mut object = Map::new();
        self.members(&module.args, &mut object);
        object.insert("source".to_owned(), module.source.as_str().into());
        if let Some(version) = &module.version {
            object.insert("version".to_owned(), version.as_str().into());
        }
        let mut providers = Map::new();
        for (alias, provider) in &module.providers {
            let Some(address) = self.provider_address(provider) else { continue };
            let Content::Element(element) = &self.scene.tree.get(provider.node).content else { continue };
            let name = element.ty.name();
            let name = alias.as_ref().map_or_else(|| name.to_owned(), |alias| format!("{name}.{alias}"));
            if providers.insert(name.clone(), address.into()).is_some() {
                self.fault(
                    format!("the module gets two provider configurations as `{name}`"),
                    "give one of them another alias with `provider_as`",
                );
            }
        }
        if !providers.is_empty() {
            object.insert("providers".to_owned(), Json::Object(providers));
        }
        self.depends_on(&module.depends_on, &mut object);
        if let Some(items) = &module.for_each {
            object.insert("for_each".to_owned(), self.json(items));
        }
        object.insert("//".to_owned(), self.metadata());
        object
    }

    /// Settings of a backend, which Terraform reads before anything else.
    pub(super) fn backend(&mut self, node: NodeId, args: &Args) -> Object {
        self.construct = node;
        let settings = Data(Repr::Block(args.clone()));
        match self.literal(&settings, "a setting of the backend") {
            Json::Object(object) => object,
            _ => Map::new(),
        }
    }
}

/// Sets what stands at a path with dots, or removes it. Whatever is in the way becomes an object.
pub(super) fn set_path(object: &mut Object, path: &str, value: Option<Json>) {
    let Some((first, rest)) = path.split_once('.') else {
        match value {
            Some(value) => drop(object.insert(path.to_owned(), value)),
            None => drop(object.remove(path)),
        }
        return;
    };
    if value.is_none() && !object.get(first).is_some_and(Json::is_object) {
        return;
    }
    let below = object.entry(first).or_insert_with(|| Json::Object(Map::new()));
    if !below.is_object() {
        *below = Json::Object(Map::new());
    }
    if let Json::Object(below) = below {
        set_path(below, rest, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_replace_what_is_in_the_way() {
        let mut json = json!({"a": {"b": 1, "list": [1]}, "c": 2});
        let object = json.as_object_mut().expect("an object");
        set_path(object, "a.b", Some(json!([2])));
        set_path(object, "a.list.0.x", Some(json!(3)));
        set_path(object, "c", None);
        set_path(object, "x.y", None);
        assert_eq!(json, json!({"a": {"b": [2], "list": {"0": {"x": 3}}}}));
    }
}
