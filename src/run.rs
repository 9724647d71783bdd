//! What Terraform knows of its own run.

use crate::expr::{Expr, hcl};

/// The name of the workspace that Terraform runs in.
///
/// ```
/// use ferroform::{App, Output, Stack, template, terraform_workspace};
/// # let app = App::new();
/// # let stack = Stack::new(&app, "private");
/// Output::new(&stack, "name", template!("api-{}", terraform_workspace()));
/// # assert_eq!(stack.to_json()?["output"]["name"]["value"], "api-${terraform.workspace}");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[must_use]
#[inline]
pub fn terraform_workspace() -> Expr<String> {
    hcl("terraform.workspace")
}

/// The folder of the stack, as Terraform finds it from where it runs. What a program brings along lies in an
/// [`Asset`](crate::Asset), which knows its own path.
#[must_use]
#[inline]
pub fn path_module() -> Expr<String> {
    hcl("path.module")
}

/// The folder of the root module, which a stack is.
#[must_use]
#[inline]
pub fn path_root() -> Expr<String> {
    hcl("path.root")
}

/// The folder that Terraform was started in.
#[must_use]
#[inline]
pub fn path_cwd() -> Expr<String> {
    hcl("path.cwd")
}
