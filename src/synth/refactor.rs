//! What moves, what is taken over, what is given up.

use super::resolve::Resolver;
use super::stack::StackJson;
use crate::data::NodeId;
use crate::json::Object;
use crate::logical_id::old_logical_id;
use crate::named_tree::names;
use crate::tree::{Content, ElementData, ImportStatement, Meta, ModuleData, MovedTo, RemovedData};
use ferroform_rules::table::ElementKind;

/// What is wrong with an address that something is said to have had.
const FORMER: &str = "an address is like `aws_s3_bucket.old` or `module.old.aws_s3_bucket.logs[\"eu\"]`";

impl<'a> StackJson<'a> {
    /// Moves and imports of a resource.
    pub(super) fn note_refactoring(
        &mut self,
        resolver: &mut Resolver<'a, '_>,
        element: &'a ElementData,
        node: NodeId,
    ) {
        if element.ty.kind() != ElementKind::Resource {
            return;
        }
        let (ty, id) = (element.ty.name(), resolver.named.layout.id(node));
        let former = element.meta.as_ref().map_or(&[][..], |meta| &meta.moved_from);
        let mut is_moved = self.moves(resolver, node, former, ty);
        if let Some(meta) = &element.meta {
            is_moved |= self.instances(resolver, meta, node);
            self.imports(resolver, meta, ty, id);
        }
        if is_moved {
            self.metadata.object("moved").list(ty).push(id.into());
        }
    }

    /// Moves of a module.
    pub(super) fn note_module(
        &mut self,
        resolver: &mut Resolver<'a, '_>,
        module: &'a ModuleData,
        node: NodeId,
    ) {
        self.moves(resolver, node, &module.moved_from, "module");
    }

    /// From each address to the next one, the oldest first; Terraform takes one predecessor of an address, and follows chains.
    fn moves(
        &mut self,
        resolver: &mut Resolver<'a, '_>,
        node: NodeId,
        former: &'a [String],
        kind: &str,
    ) -> bool {
        for from in former {
            if !names::is_traversal(from) {
                resolver
                    .fault(format!("`{from}` is not an address that something can have moved from"), FORMER);
            }
        }
        let ids = resolver.former_ids(node);
        if former.is_empty() && ids.is_empty() {
            return false;
        }
        let mut chain = Vec::new();
        for id in ids.iter().filter(|id| id.of_old_version) {
            chain.push(format!("{kind}.{}", id.id));
        }
        for address in former {
            chain.push(address.clone());
        }
        for id in ids.iter().filter(|id| !id.of_old_version) {
            chain.push(format!("{kind}.{}", id.id));
        }
        chain.push(resolver.named.address(node));
        chain.dedup();
        for pair in chain.windows(2) {
            if let [from, to] = pair {
                self.push_move(from.clone(), to.clone());
            }
        }
        chain.len() > 1
    }

    /// What single instances were, and what goes on as something else.
    fn instances(&mut self, resolver: &mut Resolver<'a, '_>, meta: &'a Meta, node: NodeId) -> bool {
        let address = resolver.named.address(node);
        for (key, from) in &meta.instances_moved_from {
            if !names::is_traversal(from) {
                resolver
                    .fault(format!("`{from}` is not an address that something can have moved from"), FORMER);
            }
            let to = address.clone() + &resolver.key(key);
            self.push_move(from.clone(), to);
        }
        let to = match &meta.moved_to {
            None => return !meta.instances_moved_from.is_empty(),
            Some(MovedTo::Address(to)) => {
                if !names::is_traversal(to) {
                    resolver.fault(format!("`{to}` is not an address that something can move to"), FORMER);
                }
                to.clone()
            }
            Some(MovedTo::Element(to)) => {
                let Some(owner) = resolver.owner(to) else { return false };
                if owner != resolver.stack {
                    let path = resolver.named.tree.path(to.node);
                    resolver.fault(
                        format!("it moves to `{path}`, which is another stack's"),
                        "Terraform moves within one state: import it there, and remove it here without destroying it",
                    );
                }
                let key = to.instance.as_ref().map_or_else(String::new, |key| resolver.key(key));
                resolver.named.address(to.node) + &key
            }
        };
        if to == address {
            resolver.fault("it moves to itself", "drop this `move_to`");
        }
        self.push_move(address, to);
        true
    }

    fn push_move(&mut self, from: String, to: String) {
        self.root.list("moved").push([("from", from.into()), ("to", to.into())].into());
    }

    fn imports(&mut self, resolver: &mut Resolver<'a, '_>, meta: &'a Meta, ty: &'a str, id: &'a str) {
        for import in &meta.imports {
            let key = match (&import.key, &import.for_each) {
                (Some(key), _) => resolver.key(key),
                (None, Some(_)) => "[each.key]".to_owned(),
                (None, None) => {
                    if resolver.named.repetition(resolver.construct).is_some() {
                        resolver.fault(
                            "one object is imported as what is repeated",
                            "say which instance it becomes, as `get(key).import_from(id)`, or call `import_each`",
                        );
                    }
                    String::new()
                }
            };
            let mut object = Object::from([("to", format!("{ty}.{id}{key}").into())]);
            object.set("id", resolver.json(&import.id));
            if let Some(items) = &import.for_each {
                object.set("for_each", resolver.json(items));
            }
            if let Some(provider) = &import.provider
                && let Some(address) = resolver.provider_address(provider)
            {
                object.set("provider", address);
            }
            self.root.list("import").push(object.into());
        }
        if !meta.imports.is_empty() {
            self.metadata.object("imports").list(ty).push(id.into());
        }
    }

    /// An import to an address.
    pub(super) fn import(&mut self, resolver: &mut Resolver<'a, '_>, import: &'a ImportStatement) {
        if !names::is_traversal(&import.to) {
            resolver.fault(
                format!("`{}` is not an address that something can be imported to", import.to),
                "an address is like `aws_s3_bucket.logs`",
            );
        }
        let mut object = Object::from([("to", import.to.as_str().into())]);
        object.set("id", resolver.json(&import.id));
        resolver.repeated(&import.repeated, &mut object);
        if let Some(provider) = &import.provider
            && let Some(address) = resolver.provider_address(provider)
        {
            object.set("provider", address);
        }
        self.root.list("import").push(object.into());
        let whole = import.to.split('[').next().unwrap_or_default();
        self.imported.push(whole);
    }

    /// Which imports have no configuration, so that Terraform is to write it. Called when all elements are known.
    pub(super) fn note_generated(&mut self) {
        for address in std::mem::take(&mut self.imported) {
            let is_there = address.split_once('.').is_some_and(|(ty, id)| {
                self.resources.get(ty).is_some_and(|elements| elements.get(id).is_some())
            });
            if !is_there {
                let id = address.rsplit('.').next().unwrap_or(address);
                self.metadata.list("importsGeneratingConfiguration").push(id.into());
            }
        }
    }

    /// Something that the program no longer has.
    pub(super) fn removed(&mut self, resolver: &mut Resolver<'a, '_>, removed: &'a RemovedData) {
        if !names::is_traversal(&removed.from) || removed.from.contains('[') {
            resolver.fault(
                format!("`{}` is not an address that something can be removed from", removed.from),
                "an address is like `aws_s3_bucket.archive` or `module.network`, without an index or a key",
            );
        }
        if !removed.destroy && !removed.provisioners.is_empty() {
            resolver.fault(
                "a provisioner runs before an object is destroyed, and this one is kept",
                "drop the provisioner, or `keep`",
            );
        }
        let mut object = Object::from([("from", removed.from.as_str().into())]);
        object.object("lifecycle").set("destroy", removed.destroy);
        if let Some(connection) = &removed.connection {
            object.set("connection", resolver.json(connection));
        }
        for provisioner in &removed.provisioners {
            object.list("provisioner").push(resolver.provisioner(provisioner));
        }
        self.root.list("removed").push(object.into());
    }
}

/// A logical id that something had.
struct FormerId {
    id: String,
    /// Whether it is one of CDKTF before version 0.16.
    of_old_version: bool,
}

impl Resolver<'_, '_> {
    /// The logical ids that a construct had by where it stood, the oldest first.
    fn former_ids(&self, node: NodeId) -> Vec<FormerId> {
        let tree = self.named.tree;
        let migrates = matches!(&tree.get(self.stack).content, Content::Stack(stack) if stack.migrates_ids);
        if !migrates && !tree.has_rare() || tree.get(node).content.chosen_id().is_some() {
            return Vec::new();
        }
        let mut ids = Vec::new();
        if migrates {
            let path = tree.path(node);
            let components: Vec<&str> = path.split('/').collect();
            let old = old_logical_id(&components);
            if let Some(id) = old {
                ids.push(FormerId { id, of_old_version: true });
            }
        }
        // The nearest construct that stood elsewhere says where all of it stood.
        let mut below: Vec<&str> = Vec::new();
        let mut at = node;
        while at != self.stack {
            let paths = tree.rare(at).map_or(&[][..], |rare| &rare.former_paths);
            for former in paths {
                let mut components: Vec<&str> = former.split('/').collect();
                for name in below.iter().rev() {
                    components.push(name);
                }
                let id = self.named.layout.make_id(tree, self.stack, &components);
                if let Some(id) = id {
                    ids.push(FormerId { id, of_old_version: false });
                }
            }
            if !paths.is_empty() {
                break;
            }
            below.push(&tree.get(at).name);
            match tree.get(at).parent {
                Some(parent) => at = parent,
                None => break,
            }
        }
        ids
    }
}
