//! What the commands take that start a program and drive Terraform.

use super::{Against, variable};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// The program, and where it writes to.
#[derive(Debug, Args)]
pub(crate) struct ProgramArgs {
    /// Command that starts the program [default: what `ferroform.toml` or `cdktf.json` says, or else `cargo run`]
    #[arg(long, value_name = "COMMAND")]
    pub(crate) app: Option<String>,
    /// Folder that the program writes its stacks to [default: what the settings say, or else cdktf.out]
    #[arg(long, short, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
}

/// What Terraform is told.
#[derive(Debug, Args)]
pub(crate) struct TerraformArgs {
    /// Take the stacks that are there, without starting the program
    #[arg(long)]
    pub(crate) skip_synth: bool,
    /// Value of a variable, as `terraform plan -var` takes it, for the stacks that declare it
    #[arg(long = "var", value_name = "NAME=VALUE", value_parser = variable)]
    pub(crate) variables: Vec<(String, String)>,
    /// File with values of variables (`.tfvars`, `.tfvars.json`)
    #[arg(long = "var-file", value_name = "FILE")]
    pub(crate) variable_files: Vec<PathBuf>,
    /// How many stacks are worked on at once, at most
    #[arg(long, value_name = "N", default_value_t = 4)]
    pub(crate) parallelism: usize,
    /// Take later versions of providers and modules, where their constraints allow it
    #[arg(long)]
    pub(crate) upgrade: bool,
    /// More options of `terraform plan`, such as `-refresh=false` or `-target=aws_sqs_queue.jobs`
    #[arg(last = true, value_name = "OPTIONS")]
    pub(crate) arguments: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct SynthArgs {
    #[command(flatten)]
    pub(crate) program: ProgramArgs,
}

#[derive(Debug, Args)]
pub(crate) struct PlanArgs {
    /// Stacks of the program, as names or patterns with `*` (all without any); with `--offline`, a folder with `.tf` or
    /// `.tf.json` files or of stacks (those of the program without any); or a plan in JSON (`terraform show -json`)
    #[arg(value_name = "STACKS | DIR | PLAN.JSON")]
    pub(crate) targets: Vec<String>,
    /// Plan without a cloud, credentials or providers
    #[arg(long)]
    pub(crate) offline: bool,
    /// Exit with 2 when there are changes
    #[arg(long)]
    pub(crate) detailed_exitcode: bool,
    #[command(flatten)]
    pub(crate) program: ProgramArgs,
    #[command(flatten)]
    pub(crate) terraform: TerraformArgs,
    #[command(flatten)]
    pub(crate) against: Against,
}

/// Of `deploy`, `destroy` and `watch`.
#[derive(Debug, Args)]
pub(crate) struct DeployArgs {
    /// Stacks, as names or patterns with `*` [default: all]
    #[arg(value_name = "STACKS")]
    pub(crate) stacks: Vec<String>,
    /// Do what is planned without a question
    #[arg(long)]
    pub(crate) auto_approve: bool,
    #[command(flatten)]
    pub(crate) program: ProgramArgs,
    #[command(flatten)]
    pub(crate) terraform: TerraformArgs,
}

#[derive(Debug, Args)]
pub(crate) struct OutputArgs {
    /// Stacks, as names or patterns with `*` [default: all]
    #[arg(value_name = "STACKS")]
    pub(crate) stacks: Vec<String>,
    /// Folder that the program wrote its stacks to [default: what the settings say, or else cdktf.out]
    #[arg(long, short, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// How they are printed
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    pub(crate) format: OutputFormat,
    /// Print what is sensitive as well
    #[arg(long)]
    pub(crate) show_sensitive: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// Names and values by stack
    Text,
    /// One JSON object: values by stack and name
    Json,
}
