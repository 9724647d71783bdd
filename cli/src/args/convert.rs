//! What the commands take that write programs, pages and HCL.

use super::{Documents, Provider};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct ConvertArgs {
    /// Terraform files (.tf), or folders of them; or a program for CDKTF (.py, .ts), or its folder
    ///
    /// Terraform files are one configuration, as Terraform takes it. A folder with `cdktf.json` is a project for CDKTF: all its
    /// files are one program, in the language of the command that starts it. Files that are named are one program as well, the
    /// last one its beginning.
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) paths: Vec<PathBuf>,
    /// Documents that the bindings are made from, instead of those of `ferroform.toml`; elements without bindings become generic
    /// ones
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(crate) docs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) program: WriteArgs,
}

/// The program that a command writes, and the bindings that it is written over.
#[derive(Debug, Args)]
pub(crate) struct WriteArgs {
    #[command(flatten)]
    pub(crate) provider: Provider,
    /// Name of the crate of the bindings in the program's imports [default: what `generate` calls it]
    #[arg(long, value_name = "NAME")]
    pub(crate) bindings: Option<String>,
    /// Folder to write `main.rs` to, instead of standard output
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Id of the stack
    #[arg(long, value_name = "ID", default_value = "main")]
    pub(crate) stack: String,
}

#[derive(Debug, Args)]
pub(crate) struct DocsArgs {
    #[command(flatten)]
    pub(crate) documents: Documents,
    /// Folder to write the pages to
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Name of the crate of the bindings in the examples' imports [default: what `generate` calls it]
    #[arg(long, value_name = "NAME")]
    pub(crate) bindings: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct HclArgs {
    /// What a synth wrote (`cdktf.out`), or the folder of one stack
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Folder to write to, with `stacks/ID/main.tf` for each stack, instead of standard output
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Documents that the bindings are made from
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(crate) docs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) provider: Provider,
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// Addresses of what to import (`aws_vpc.main`); everything without one
    #[arg(value_name = "ADDRESS")]
    pub(crate) addresses: Vec<String>,
    /// A state: a `.tfstate` file, what `terraform state pull` or `terraform show -json` prints
    #[arg(long, value_name = "FILE", required_unless_present = "plan", conflicts_with = "plan")]
    pub(crate) state: Option<PathBuf>,
    /// A plan that imports, as `terraform show -json PLAN` prints it, or what `terraform plan -generate-config-out=FILE` wrote
    #[arg(long, value_name = "FILE")]
    pub(crate) plan: Option<PathBuf>,
    /// Documents that the bindings are made from: they tell arguments from what only the provider sets
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(crate) docs: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) program: WriteArgs,
}
