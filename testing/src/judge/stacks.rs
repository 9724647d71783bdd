//! The stacks of a program, each in a workspace, in the order in which they read each other.

use super::{remote, variables};
use crate::config::Configuration;
use crate::open;
use crate::provider::Knowledge;
use crate::schema::Schemas;
use crate::terraform::{Failure, Terraform, Workspace};
use ferroform::{App, binding};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// One stack, ready to run.
pub(super) struct Stack {
    pub(super) id: String,
    /// Its construct path, by which others name it.
    path: String,
    pub(super) workspace: Workspace,
    /// Whether another stack reads its outputs.
    pub(super) is_read: bool,
    configuration: Configuration,
}

/// All stacks of a program.
pub(super) struct Stacks {
    stacks: Vec<Stack>,
    pub(super) open_types: Vec<String>,
}

impl Stacks {
    pub(super) fn new(
        app: &App,
        terraform: &Terraform,
        schemas: &Schemas,
        knowledge: &Arc<dyn Knowledge>,
        values: &BTreeMap<String, Json>,
    ) -> Result<Self, Failure> {
        let synthesized = tempfile::Builder::new().prefix("ferroform").tempdir()?;
        let rendered = app.render().map_err(Failure::Synth)?;
        app.synth_to(synthesized.path()).map_err(Failure::Synth)?;
        let tables = binding::type_tables(app);
        let mut stacks = Vec::new();
        let mut open_types = BTreeSet::new();
        for stack in rendered.stacks() {
            let folder = synthesized.path().join("stacks").join(stack.id());
            let configuration = Configuration::read(&folder);
            let (schemas, opened) = open::complete(&configuration, schemas, &tables);
            open_types.extend(opened);
            let mut workspace = Workspace::new(terraform, &schemas, knowledge)?;
            copy(&folder, workspace.folder())?;
            for (name, value) in variables::made_up(&configuration) {
                workspace.set_variable(&name, &value);
            }
            for (name, value) in values {
                workspace.set_variable(name, value);
            }
            stacks.push(Stack {
                id: stack.id().to_owned(),
                path: stack.path().to_owned(),
                workspace,
                is_read: false,
                configuration,
            });
        }
        let mut stacks = Self { stacks, open_types: open_types.into_iter().collect() };
        stacks.join()?;
        Ok(stacks)
    }

    /// Points each read of a state to where it is here, and states of elsewhere to what is made up.
    fn join(&mut self) -> Result<(), Failure> {
        let states: BTreeMap<String, std::path::PathBuf> = self
            .stacks
            .iter()
            .map(|stack| (stack.path.clone(), stack.workspace.folder().join(remote::STATE)))
            .collect();
        let mut read = BTreeSet::new();
        for stack in &mut self.stacks {
            let mut overrides = json!({});
            if stack.configuration.has_backend {
                overrides["terraform"] = remote::local_backend();
            }
            for name in &stack.configuration.remote_states {
                let owner = remote::owner(name, &states);
                read.extend(owner.clone());
                let source = match owner.as_ref().and_then(|owner| states.get(owner)) {
                    Some(state) => remote::source(state),
                    None => {
                        let (file, state) = remote::made_up_state(name, &stack.configuration.chains);
                        stack.workspace.write(&file, &state)?;
                        remote::source(Path::new(&file))
                    }
                };
                overrides["data"]["terraform_remote_state"][name] = source;
            }
            if overrides != json!({}) {
                stack.workspace.write(remote::OVERRIDE, &overrides.to_string())?;
            }
        }
        for stack in &mut self.stacks {
            stack.is_read = read.contains(&stack.path);
        }
        self.order(&states);
        Ok(())
    }

    /// Stacks that are read come before those that read them; otherwise the order stays.
    fn order(&mut self, states: &BTreeMap<String, std::path::PathBuf>) {
        let mut left: Vec<Stack> = std::mem::take(&mut self.stacks);
        while !left.is_empty() {
            let waiting: BTreeSet<String> = left.iter().map(|stack| stack.path.clone()).collect();
            let is_ready = |stack: &Stack| {
                let owners =
                    stack.configuration.remote_states.iter().filter_map(|name| remote::owner(name, states));
                owners.into_iter().all(|owner| owner == stack.path || !waiting.contains(&owner))
            };
            // A circle cannot be applied by anybody; Terraform says so.
            let next = left.iter().position(is_ready).unwrap_or(0);
            self.stacks.push(left.remove(next));
        }
    }

    /// Does something with each stack.
    pub(super) fn each<T, C: FromIterator<T>>(
        &mut self,
        with: impl FnMut(&mut Stack) -> Result<T, Failure>,
    ) -> Result<C, Failure> {
        self.stacks.iter_mut().map(with).collect()
    }
}

/// Copies a folder: assets stand beside the stack.
fn copy(from: &std::path::Path, to: &std::path::Path) -> Result<(), Failure> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
