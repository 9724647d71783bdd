//! Backends: where a stack keeps its state, and how another one reads it.

use super::resolve::Resolver;
use crate::data::{Args, NodeId};
use crate::escape;
use crate::json::{Json, Object};
use crate::named_tree::{Members, NamedTree};
use crate::tree::Content;

/// Backends whose state is kept by workspace, as the data source that reads it takes one.
const WITH_WORKSPACE: [&str; 7] = ["azurerm", "consul", "cos", "gcs", "local", "pg", "s3"];

/// What reading the state of a workspace of HCP Terraform takes; the other settings of a `cloud` block are not its own.
const REMOTE_SETTINGS: [&str; 4] = ["hostname", "organization", "token", "workspaces"];

impl<'a> Resolver<'a, '_> {
    /// Kind and settings of a stack's backend: its own, else a file in the folder of the program.
    pub(super) fn backend(&mut self, members: &Members) -> (&'a str, Object<'a>) {
        let named = self.named;
        if let Some((node, kind, args)) = backends(named, members).next() {
            let before = std::mem::replace(&mut self.construct, node);
            let mut settings = self.literals(args, "a setting of the backend");
            self.rare_overrides(&mut settings);
            self.construct = before;
            return (kind, settings);
        }
        let name = &named.tree.get(members.stack).name;
        // The file that CDKTF takes, but not by a path that only this machine has: beside an output folder that is
        // somewhere else.
        let way = if is_absolute(named.way_back) { "../../.." } else { named.way_back };
        let path = format!("{way}/terraform.{name}.tfstate");
        ("local", Object::from([("path", path.into())]))
    }

    /// Terraform keeps one state.
    pub(super) fn refuse_more_backends(&mut self, members: &Members) {
        let mut all = backends(self.named, members);
        all.next();
        for (node, kind, _) in all {
            let message = format!("the stack has another backend beside this one (`{kind}`)");
            let violation = self.named.tree.violation(node, message);
            self.report.push(violation.help("a stack keeps its state in one place: drop one of them"));
        }
    }

    /// The data source that reads another stack's state.
    pub(super) fn remote_state(&mut self, owner: NodeId) -> Json<'a> {
        let layout = self.named.layout;
        let Some(members) = layout.stacks.iter().find(|members| members.stack == owner) else {
            return Json::Null;
        };
        let (kind, mut settings) = self.backend(members);
        if kind == "local" {
            self.path_for_both(owner, &mut settings);
        }
        // A `cloud` block is no backend; its state is read through the `remote` one.
        let remote = matches!(kind, "cloud" | "remote");
        if remote {
            self.keep_remote_settings(owner, &mut settings);
        }
        let kind = if remote { "remote" } else { kind };
        // Settings are literals in the backend, and expressions here.
        let config = escape::json(Json::Object(settings));
        let mut state = Object::from([("backend", kind.into()), ("config", config)]);
        if WITH_WORKSPACE.contains(&kind) {
            state.set("workspace", "${terraform.workspace}");
        }
        Json::Object(state)
    }

    fn keep_remote_settings(&mut self, owner: NodeId, settings: &mut Object<'a>) {
        settings.retain(|name| REMOTE_SETTINGS.contains(&name));
        let Some(Json::Object(workspaces)) = settings.get_mut("workspaces") else { return };
        workspaces.retain(|name| matches!(name, "name" | "prefix"));
        if workspaces.get("name").is_none() {
            let path = self.named.tree.path(owner);
            self.fault(
                format!("other stacks refer to `{path}`, and its workspace has no name"),
                "give its backend a workspace by name: one chosen by tags cannot be read by other stacks",
            );
        }
    }

    /// Terraform finds a relative path from the folder of the stack that it runs in, and those of all stacks lie beside
    /// each other.
    fn path_for_both(&self, owner: NodeId, settings: &mut Object<'a>) {
        let path = settings.text("path").unwrap_or("terraform.tfstate");
        if is_absolute(path) || path.starts_with("../") {
            return;
        }
        let name = &self.named.tree.get(owner).name;
        let path = format!("../{name}/{}", path.strip_prefix("./").unwrap_or(path));
        settings.set("path", path);
    }
}

/// Whether a path means the same in every folder, on the systems that Terraform runs on.
pub(super) fn is_absolute(path: &str) -> bool {
    path.starts_with(['/', '\\'])
        || matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

fn backends<'s, 'a: 's>(
    named: NamedTree<'a>,
    members: &'s Members,
) -> impl Iterator<Item = (NodeId, &'a str, &'a Args)> + use<'s, 'a> {
    members.nodes.iter().filter_map(move |node| match &named.tree.get(*node).content {
        Content::Backend(backend) => Some((*node, backend.kind.as_str(), &backend.args)),
        _ => None,
    })
}
