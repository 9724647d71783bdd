//! Backends, and the states that they keep.

use super::body::bare;
use super::call::Arguments;
use super::data::{Data, Object, program};
use super::hcl::quoted;
use super::node::{Node, Slot};
use super::state::{Kind, Lowering, Made};
use crate::names::{Id, Name, Path};
use ferroform_cdktf::Expression;
use quote::quote;

impl<'p> Lowering<'p> {
    pub(super) fn backend(&mut self, class: &str, given: Arguments<'p>, at: &'p Expression) -> Data<'p> {
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

    pub(super) fn remote_state(&mut self, class: &str, given: Arguments<'p>, at: &'p Expression) -> Data<'p> {
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
pub(super) fn workspaces<'p>(class: &str, given: &Arguments<'p>) -> Data<'p> {
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
