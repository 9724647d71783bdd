//! Meta-arguments: what Terraform itself reads of a resource, with what it takes there.

use super::resolve::Resolver;
use crate::data::{Data, Node, Reference, Repr};
use crate::error::Level;
use crate::json::{Json, Object};
use crate::named_tree::names;
use crate::tree::{
    Condition, Content, ElementData, ElementType, Ignored, LifecycleData, Meta, ProvisionerData, Repeated,
};
use ferroform_rules::nearest;
use ferroform_rules::table::ElementKind;

impl<'a> Resolver<'a, '_> {
    pub(super) fn meta(&mut self, element: &'a ElementData, meta: &'a Meta, object: &mut Object<'a>) {
        match element.ty.kind() {
            ElementKind::DataSource => {
                self.refuse_but_on_resources(
                    meta,
                    "a data source",
                    "reads a data source and never changes it",
                );
            }
            ElementKind::Ephemeral => self.refuse_but_on_resources(
                meta,
                "an ephemeral resource",
                "opens an ephemeral resource for as long as it runs",
            ),
            ElementKind::Resource | ElementKind::Provider => {}
        }
        if let Some(alias) = &meta.alias {
            if !names::is_name(alias) {
                self.fault(
                    format!("`{alias}` is not an alias that Terraform takes"),
                    "an alias starts with a letter or `_` and goes on with letters, digits, `_` and `-`",
                );
            }
            object.set("alias", alias.as_str());
        }
        if let Some(provider) = &meta.provider
            && let Some(address) = self.provider_address(provider)
        {
            object.set("provider", address);
        }
        self.repeated(&meta.repeated, object);
        if let Some(lifecycle) = &meta.lifecycle {
            object.set("lifecycle", self.lifecycle(element, lifecycle));
        }
        // These run when the element is there, so that they may refer to it.
        let mark = self.crossings.references.mark();
        if let Some(connection) = &meta.connection {
            object.set("connection", self.json(connection));
        }
        for provisioner in &meta.provisioners {
            object.list("provisioner").push(self.provisioner(provisioner));
        }
        self.crossings.references.forget_own(mark);
    }

    /// What only a resource, which has a state, can have.
    fn refuse_but_on_resources(&mut self, meta: &Meta, of: &str, because: &str) {
        let lifecycle = meta.lifecycle.as_ref();
        let refused = [
            ("`import_from`", !meta.imports.is_empty()),
            ("`moved_from`", !meta.moved_from.is_empty() || !meta.instances_moved_from.is_empty()),
            ("`move_to`", meta.moved_to.is_some()),
            ("`prevent_destroy`", lifecycle.is_some_and(|of| of.prevent_destroy.is_some())),
            ("`create_before_destroy`", lifecycle.is_some_and(|of| of.create_before_destroy.is_some())),
            ("`ignore_changes`", lifecycle.is_some_and(|of| of.ignore_changes.is_some())),
            ("`replace_triggered_by`", lifecycle.is_some_and(|of| !of.replace_triggered_by.is_empty())),
            ("a provisioner", !meta.provisioners.is_empty()),
            ("a connection", meta.connection.is_some()),
        ];
        for (what, is_set) in refused {
            if is_set {
                self.fault(
                    format!("{of} has {what}"),
                    &format!("Terraform {because}: drop it, or make it a resource"),
                );
            }
        }
    }

    pub(super) fn repeated(&mut self, repeated: &'a Repeated, object: &mut Object<'a>) {
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

    pub(super) fn provisioner(&mut self, provisioner: &'a ProvisionerData) -> Json<'a> {
        Json::from([(provisioner.kind.as_str(), self.json(&provisioner.args))])
    }

    fn lifecycle(&mut self, element: &'a ElementData, lifecycle: &'a LifecycleData) -> Json<'a> {
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
                for name in names {
                    self.ignored(element, name);
                }
                let ignored = object.list("ignore_changes");
                for name in names {
                    ignored.push(name.as_str().into());
                }
            }
            None => {}
        }
        if !lifecycle.replace_triggered_by.is_empty() {
            let mut triggers = Vec::new();
            for trigger in &lifecycle.replace_triggered_by {
                if let Err(fault) = self.refuse_trigger(trigger) {
                    self.fault(fault, TRIGGERS);
                    continue;
                }
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

    /// What cannot trigger a replacement: all but a resource of this stack, an instance of it, or an attribute.
    fn refuse_trigger(&self, data: &Data) -> Result<(), String> {
        let expression = || Err("`replace_triggered_by` holds an expression".to_owned());
        let Repr::Expr(node) = &data.0 else { return expression() };
        match &**node {
            Node::Reference(reference) => {
                let target = self.named.tree.get(reference.node);
                // Another app's is reported as such.
                if reference.app == self.named.app && target.stack != Some(self.stack) {
                    let path = self.named.tree.path(reference.node);
                    return Err(format!("`replace_triggered_by` holds `{path}`, which is another stack's"));
                }
                let is_resource = matches!(&target.content, Content::Element(element)
                    if element.ty.kind() == ElementKind::Resource);
                if !is_resource {
                    let what = target.content.describe();
                    return Err(format!("`replace_triggered_by` holds {what}, which is not a resource"));
                }
                if reference.instance.as_ref().is_none_or(is_plain_key) { Ok(()) } else { expression() }
            }
            Node::Property(base, name) if name != "*" => self.refuse_trigger(base),
            Node::Index(base, key) if is_plain_key(key) => self.refuse_trigger(base),
            Node::Raw(text) if names::is_traversal(text) => Ok(()),
            _ => expression(),
        }
    }

    /// An argument whose changes are left alone must be there.
    fn ignored(&mut self, element: &ElementData, path: &str) {
        if !names::is_traversal(path) {
            let help = if path == "*" || path.is_empty() {
                "call `ignore_all_changes` to ignore all changes"
            } else {
                "name an argument, or a part of one: `tags`, `tags[\"Name\"]`, `rule[0].name`"
            };
            self.fault(format!("`ignore_changes` holds `{path}`, which is no path of an argument"), help);
            return;
        }
        let ElementType::Bound(table) = element.ty else { return };
        let name = path.split(['.', '[']).next().unwrap_or(path);
        let table = table.table();
        let Some(root) = table.root().filter(|root| root.argument(name).is_none()) else { return };
        // Documents leave arguments out, and attributes are not in the table: without a name that is near it may be right.
        let near = nearest(name, root.arguments.iter().map(|argument| argument.name.as_str()));
        let violation = self
            .violation(format!("`ignore_changes` holds `{name}`, which {} does not have", table.type_name));
        self.report.push(match (near, name) {
            (_, "all") => violation.help("call `ignore_all_changes` to ignore all changes"),
            (Some(near), _) => violation.help(format!("did you mean `{near}`?")),
            (None, _) => violation.level(Level::Warn).help(
                "its document names no such argument; if it is an attribute, Terraform never changes it",
            ),
        });
    }

    pub(super) fn conditions(
        &mut self,
        name: &'static str,
        conditions: &'a [Condition],
        object: &mut Object<'a>,
    ) {
        for condition in conditions {
            let members = [
                ("condition", self.condition(name, &condition.condition)),
                ("error_message", self.json(&condition.error_message)),
            ];
            object.list(name).push(members.into());
        }
    }

    /// A condition has to ask about something, and a validation about its own variable.
    fn condition(&mut self, name: &'static str, condition: &'a Data) -> Json<'a> {
        let mark = self.crossings.references.mark();
        let json = self.json(condition);
        let text = match &json {
            Json::Text(text) => text.as_ref(),
            _ => "",
        };
        if !text.contains("${") {
            self.fault(
                format!("a `{name}` asks about nothing: its condition is always the same"),
                "a condition is an expression with a reference in it, as `size.value().at_least(2)`",
            );
        } else if name == "validation"
            && !self.crossings.references.has_own(mark)
            // What stands in Terraform's own language is nobody's reference here.
            && text.matches("var.").count() <= self.crossings.references.mark() - mark
        {
            self.fault(
                "a validation does not ask about its own variable",
                "refer to the variable's `value()` in the condition; of something else, a precondition asks",
            );
        }
        json
    }

    pub(super) fn provider_address(&mut self, provider: &Reference) -> Option<String> {
        let owner = self.owner(provider)?;
        if owner != self.stack {
            let path = self.named.tree.path(provider.node);
            self.fault(
                format!("the provider configuration `{path}` is another stack's"),
                "configure the provider in this stack as well",
            );
        }
        self.note_dependency(provider.node);
        Some(self.named.address(provider.node))
    }
}

const TRIGGERS: &str = "a resource of this stack or an attribute of one triggers a replacement: give anything else to a \
                        `terraform_data` resource as its `input`, and let that be the trigger";

/// An index or a key that Terraform need not evaluate.
fn is_plain_key(key: &Data) -> bool {
    match &key.0 {
        Repr::Text(_) | Repr::Number(_) => true,
        Repr::Expr(node) => match &**node {
            Node::Own(_) => true,
            Node::Literal(data) => is_plain_key(data),
            Node::Raw(text) => matches!(&**text, "count.index" | "each.key"),
            _ => false,
        },
        _ => false,
    }
}
