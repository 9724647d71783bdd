//! The backends of Terraform, each with its own settings; and the states that others keep in them.
//!
//! A value of one of these is the place of a state: [`create`](S3Backend::create) makes it the place of a stack's own, and
//! [`remote_state`](S3Backend::remote_state) reads what another configuration put there.
//!
//! ```
//! use ferroform::backends::S3Backend;
//! use ferroform::{App, Output, Stack};
//! let app = App::new();
//! let stack = Stack::new(&app, "shop");
//! let states = |key: &str| S3Backend::new("states", key).region("eu-west-1").use_lockfile(true);
//! states("shop.tfstate").create(&stack);
//! let network = states("network.tfstate").remote_state(&stack, "network");
//! Output::new(&stack, "vpc", network.output::<String>("vpc_id"));
//! # let json = stack.to_json()?;
//! # assert_eq!(json["terraform"]["backend"]["s3"]["use_lockfile"], true);
//! # assert_eq!(json["output"]["vpc"]["value"], "${data.terraform_remote_state.network.outputs.vpc_id}");
//! # Ok::<(), ferroform::SynthErrors>(())
//! ```

mod kinds;
mod nested;
mod remote_state;
mod workspaces;

pub use kinds::{
    AzurermBackend, CloudBackend, ConsulBackend, CosBackend, GcsBackend, HttpBackend, KubernetesBackend,
    LocalBackend, OssBackend, PgBackend, RemoteBackend, S3Backend,
};
pub use nested::{AssumeRole, AssumeRoleWithWebIdentity, CosAssumeRole, KubernetesExec, S3Endpoints};
pub use remote_state::RemoteState;
pub(crate) use remote_state::TYPE as STATE_TYPE;
pub use workspaces::Workspaces;
