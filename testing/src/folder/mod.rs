//! A folder of somebody's Terraform, looked at without touching it.

mod mirror;

use crate::config::Configuration;
use crate::judge::{remote, variables};
use crate::open;
use crate::provider::Knowledge;
use crate::schema::Schemas;
use crate::terraform::{Diagnostic, Failure, Plan, Terraform, Workspace};
use serde_json::{Value as Json, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A folder of Terraform, ours or written by hand, before Terraform without a cloud.
///
/// Terraform runs in a mirror of links, so that neither a lock file nor a state appears in the folder; its state is kept in the
/// mirror, whatever the configuration says about a backend. Values of other states and of variables without a default are
/// made up. Types that no schema describes are open, as for [`judge`](crate::judge).
#[derive(Debug)]
pub struct Folder {
    workspace: Workspace,
    path: PathBuf,
    open_types: Vec<String>,
}

impl Folder {
    /// Prepares a folder.
    ///
    /// # Errors
    /// When it holds no configuration, or nothing temporary can be made.
    pub fn open(
        path: &Path,
        terraform: &Terraform,
        schemas: &Schemas,
        knowledge: &Arc<dyn Knowledge>,
    ) -> Result<Self, Failure> {
        let configuration = Configuration::read(path);
        let unfit = |why: &str| Failure::Folder(format!("`{}` {why}", path.display()));
        if path.is_file() {
            return Err(unfit(
                "is a file: give the folder that it is in, or a plan as `terraform show -json` prints it",
            ));
        }
        match mirror::holds_configuration(path) {
            Ok(true) => {}
            Ok(false) => return Err(unfit("holds no configuration: no file ends in `.tf` or `.tf.json`")),
            Err(error) => return Err(unfit(&format!("cannot be read: {error}"))),
        }
        let (schemas, open_types) = open::complete(&configuration, schemas, &[]);
        let mut workspace = Workspace::new(terraform, &schemas, knowledge)?;
        let inside = mirror::make(path, configuration.levels_up, workspace.scratch())?;
        workspace.enter(inside);
        for (name, value) in variables::made_up(&configuration) {
            workspace.set_variable(&name, &value);
        }
        let mut overrides = json!({});
        if configuration.has_backend {
            overrides["terraform"] = remote::local_backend();
        }
        for name in &configuration.remote_states {
            let (file, state) = remote::made_up_state(name, &configuration.chains);
            workspace.write(&file, &state)?;
            overrides["data"]["terraform_remote_state"][name] = remote::source(Path::new(&file));
        }
        if overrides != json!({}) {
            workspace.write(remote::OVERRIDE, &overrides.to_string())?;
        }
        Ok(Self { workspace, path: path.to_owned(), open_types })
    }

    /// The types whose schema nobody gave.
    #[must_use]
    pub fn open_types(&self) -> &[String] {
        &self.open_types
    }

    /// Gives a variable a value.
    pub fn set_variable(&mut self, name: &str, value: &Json) {
        self.workspace.set_variable(name, value);
    }

    /// What Terraform says about it.
    ///
    /// # Errors
    /// When it cannot run.
    pub fn validate(&mut self) -> Result<Vec<Diagnostic>, Failure> {
        let mut diagnostics = self.workspace.validate()?;
        self.place(&mut diagnostics);
        Ok(diagnostics)
    }

    /// What Terraform would do, with what it says; no plan where it refuses.
    ///
    /// # Errors
    /// When it cannot run.
    pub fn plan(&mut self) -> Result<(Option<Plan>, Vec<Diagnostic>), Failure> {
        let (plan, mut diagnostics) = match self.workspace.plan() {
            Ok((plan, diagnostics)) => (Some(plan), diagnostics),
            Err(Failure::Refused(diagnostics)) => (None, diagnostics),
            Err(failure) => return Err(failure),
        };
        self.place(&mut diagnostics);
        Ok((plan, diagnostics))
    }

    /// Names files as the caller does.
    fn place(&self, diagnostics: &mut Vec<Diagnostic>) {
        let real = self.path.canonicalize().ok();
        for place in diagnostics.iter_mut().filter_map(|diagnostic| diagnostic.place.as_mut()) {
            // Behind a link, Terraform says where it leads.
            let inside = real.as_ref().and_then(|real| Path::new(&place.filename).strip_prefix(real).ok());
            let file = self.path.join(inside.unwrap_or(Path::new(&place.filename)));
            place.filename = file.to_string_lossy().replace('\\', "/");
        }
        let mut seen = Vec::new();
        diagnostics.retain(|diagnostic| {
            let is_new = !seen.contains(diagnostic);
            if is_new {
                seen.push(diagnostic.clone());
            }
            is_new
        });
    }
}
