//! The command line.

pub(crate) mod convert;
#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]
mod documented;
pub(crate) mod drive;
mod examples;

use clap::{Args, Parser, Subcommand, ValueEnum};
use convert::{ConvertArgs, DocsArgs, HclArgs, ImportArgs};
use drive::{DeployArgs, OutputArgs, PlanArgs, SynthArgs};
use std::path::PathBuf;

/// Compiles Terraform resource documents into typed Rust.
#[derive(Debug, Parser)]
#[command(name = "ferroform", version, max_term_width = 100)]
pub(crate) struct Arguments {
    /// How diagnostics are written
    #[arg(long, global = true, value_enum, default_value_t = MessageFormat::Human)]
    pub(crate) message_format: MessageFormat,
    /// When diagnostics are coloured
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto)]
    pub(crate) color: Colour,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MessageFormat {
    /// Drawn with the source lines
    Human,
    /// One line each, with path, line, column, severity, code and message
    Short,
    /// One JSON object a line, on standard output
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// When standard error is a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Compile documents and report what is wrong or doubtful
    ///
    /// Exits with 0 without errors, with 1 when there are errors, with 2 when it was called wrongly.
    #[command(after_help = examples::CHECK)]
    Check(CheckArgs),
    /// Print the schema that documents compile to
    #[command(after_help = examples::SCHEMA)]
    Schema(SchemaArgs),
    /// Write Rust bindings for documents
    ///
    /// Without documents, writes those of every provider in `ferroform.toml`; `--provider NAME` chooses one of them.
    #[command(after_help = examples::GENERATE)]
    Generate(GenerateArgs),
    /// Add a provider to `ferroform.toml`, or types to one that is there, and write its bindings
    #[command(after_help = examples::ADD)]
    Add(AddArgs),
    /// Say what changed between two versions of a provider, and whether it breaks programs
    ///
    /// Each version is a folder of documents, a schema that `ferroform schema --format json` wrote, or the output of
    /// `terraform providers schema -json`. Exits with 0, with 1 for what `--fail-on` names and for versions without types, with
    /// 2 when it was called wrongly.
    #[command(after_help = examples::DIFF)]
    Diff(DiffArgs),
    /// Say what those who write a provider's pages should correct
    ///
    /// A page against its own examples, against the provider's schema (`--provider-schema`) and against the other pages; links that
    /// lead nowhere; lines that nobody can read as an argument. Proposes words where only these can be meant. Exits with 0, with 1
    /// on errors, with 2 when it was called wrongly.
    #[command(after_help = examples::LINT)]
    Lint(LintArgs),
    /// Turn a Terraform configuration, or a program for CDKTF, into a Rust program over bindings
    #[command(after_help = examples::CONVERT)]
    Convert(ConvertArgs),
    /// Write the pages of documents anew, with their examples in Rust
    #[command(after_help = examples::DOCS)]
    Docs(DocsArgs),
    /// Write synthesized stacks as readable HCL
    ///
    /// Terraform plans the same of it. What is a block and what an attribute is in the provider's schema and in its documents;
    /// without them, objects in a list are taken for blocks.
    #[command(after_help = examples::HCL)]
    Hcl(HclArgs),
    /// Write a program that imports what exists, from Terraform's own records
    ///
    /// Arguments have the values of the record; what is certainly another element becomes a reference, secrets become variables.
    #[command(after_help = examples::IMPORT)]
    Import(ImportArgs),
    /// Ask Terraform and the documents about the stacks of a program, or any folder of Terraform, without a cloud
    ///
    /// Runs the real `terraform` (or `tofu`) over a mirror of each folder, with a provider that has only the schema: no
    /// credentials, no download, and nothing in the folder is touched. Prints Terraform's own messages first, then the rules of
    /// the documents that the configuration breaks.
    ///
    /// Exits with 0 without errors, with 1 when there are errors, with 2 when it was called wrongly, with 3 when Terraform is
    /// not there or cannot run.
    #[command(after_help = examples::VALIDATE)]
    Validate(ValidateArgs),
    /// Show what Terraform would do with the stacks of a program, or with a folder without a cloud
    ///
    /// Starts the program, and runs the real `terraform` (or `tofu`) in its stacks, with your providers, your states and your
    /// credentials, each stack after those that it reads. Exits with 0, with 1 when a stack fails, with 130 when it was
    /// interrupted; with `--detailed-exitcode`, with 2 when there is something to do. The environment variable
    /// FERROFORM_TERRAFORM names another program than the `terraform` or `tofu` of the path.
    ///
    /// With `--offline`, plans the stacks of the program or any folder of Terraform without a cloud: everything as new, with
    /// values of variables, of data sources and of other states made up where nobody gives them. A plan in JSON is held against documents. Both exit as `validate` does.
    #[command(after_help = examples::PLAN)]
    Plan(PlanArgs),
    /// Start a program, which writes its stacks
    #[command(after_help = examples::SYNTH)]
    Synth(SynthArgs),
    /// Plan the stacks of a program, and do what was planned
    ///
    /// Each stack is planned after those that it reads are deployed; several at once where none reads the other. What is
    /// planned is shown, and done when you say so. A stack that fails stops those that read it, and no others. Ctrl-C lets
    /// Terraform finish what it has begun and write its state.
    #[command(after_help = examples::DEPLOY)]
    Deploy(DeployArgs),
    /// Remove what the stacks of a program have made, those first that read the others
    #[command(after_help = examples::DESTROY)]
    Destroy(DeployArgs),
    /// Print the outputs of the stacks that were deployed
    ///
    /// Reads the states of the stacks that the program has written last; the program is not started.
    #[command(after_help = examples::OUTPUT)]
    Output(OutputArgs),
    /// Plan, or deploy, whenever a source of the program changes
    ///
    /// Looks at the files of the project, or at what `watch` in the table `[program]` of `ferroform.toml` names. Plans, and with
    /// `--auto-approve` deploys.
    #[command(after_help = examples::WATCH)]
    Watch(DeployArgs),
    /// Explain an argument (TYPE or TYPE.ARGUMENT) or a diagnostic code
    #[command(after_help = examples::EXPLAIN)]
    Explain(ExplainArgs),
    /// Make a project that builds, synthesizes and deploys at once
    ///
    /// With a program, a test of it, settings and documents. Without `--provider`, its one resource is one that Terraform has
    /// itself, so that nothing has to be fetched.
    #[command(after_help = examples::INIT)]
    Init(InitArgs),
    /// Print what completes this command's arguments in a shell
    #[command(after_help = examples::COMPLETIONS)]
    Completions(CompletionsArgs),
    /// Print the manual page of this command, or write those of all its commands
    #[command(after_help = examples::MAN)]
    Man(ManArgs),
}

#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// Folder of the project: a new one, or an empty one
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) folder: PathBuf,
    /// How its types come about
    #[arg(long, value_enum, default_value_t = Template::Bindings)]
    pub(crate) template: Template,
    /// Address of the provider (`hashicorp/aws`)
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) provider: Option<String>,
    /// Documents of the provider, or folders of them
    #[arg(long, value_name = "PATHS", num_args = 1.., requires = "provider")]
    pub(crate) docs: Vec<PathBuf>,
    /// Where the project takes the runtime from: a version (`0.1`), a path, or a git address
    #[arg(long, value_name = "VERSION|PATH|GIT")]
    pub(crate) runtime: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Template {
    /// A crate of types that is checked in, written by `ferroform generate`
    Bindings,
    /// A build script that makes types of documents
    BuildScript,
    /// Types of your own, held against documents by the derive
    Derive,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct ManArgs {
    /// Folder to write a page for each command to (`ferroform.1`, `ferroform-check.1`, …), instead of standard output
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

/// The documents to compile.
#[derive(Debug, Default, Args)]
pub(crate) struct Documents {
    /// Documents, or folders that are searched for them (.md .markdown .txt .yaml .yml .json)
    ///
    /// Without any, `check`, `generate` and `lint` do what `ferroform.toml` says, in the current folder or the nearest one above it.
    #[arg(value_name = "PATHS")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) provider: Provider,
    /// Add the types of the provider's schema that no document describes
    #[arg(long, requires = "provider_schema")]
    pub(crate) undocumented: bool,
}

impl Documents {
    /// Whether the command line says what to work on; otherwise the project does.
    pub(crate) fn are_given(&self) -> bool {
        !self.paths.is_empty() || self.undocumented
    }
}

/// The provider's own schema beside the documents.
#[derive(Debug, Default, Args)]
pub(crate) struct Provider {
    /// Output of `terraform providers schema -json`, laid under the documents
    #[arg(long, value_name = "FILE")]
    pub(crate) provider_schema: Option<PathBuf>,
    /// Source address of the provider, or the end of it (`hashicorp/aws`, `aws`), with a version (`hashicorp/aws@5.46.0`)
    ///
    /// The address is the one that programs require the provider by; without it, the one in the documents' examples. Says
    /// which provider is meant where the file of `--provider-schema` has several; and which one
    /// `schema --format provider-schema` names, `registry.terraform.io/hashicorp/aws` without a word.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) provider: Option<String>,
}

impl Provider {
    /// The address, and the version behind its `@`.
    pub(crate) fn address(&self) -> Option<(&str, Option<&str>)> {
        let text = self.provider.as_deref()?;
        Some(text.split_once('@').map_or((text, None), |(address, version)| (address, Some(version))))
    }
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) documents: Documents,
    /// Take warnings for errors
    #[arg(long, visible_alias = "strict")]
    pub(crate) deny_warnings: bool,
    /// Print what the documents gave instead of the single warnings
    ///
    /// Documents, types and arguments; what types rest on; rules by family, with how many of them the examples touch and
    /// contradict; doubts by kind; the slowest documents. With `--message-format json`, one JSON object.
    #[arg(long)]
    pub(crate) summary: bool,
    /// Show notes as well: what was read without a doubt on the page, but rests on evidence that is often wrong
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Args)]
pub(crate) struct SchemaArgs {
    #[command(flatten)]
    pub(crate) documents: Documents,
    /// What to print
    #[arg(long, value_enum, default_value_t = SchemaFormat::Yaml)]
    pub(crate) format: SchemaFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaFormat {
    /// Resource documents in YAML
    Yaml,
    /// The intermediate schema, with what each field rests on
    Json,
    /// The shape of `terraform providers schema -json`
    ProviderSchema,
    /// Every rule with its argument, condition, sentence and place, and what contradicts it
    Rules,
    /// A JSON Schema for editors of configurations in JSON (`*.tf.json`) or YAML
    JsonSchema,
}

#[derive(Debug, Default, Args)]
pub(crate) struct GenerateArgs {
    #[command(flatten)]
    pub(crate) documents: Documents,
    /// Folder of the crate to write [default: bindings]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Write nothing; print what differs and exit with 1 if anything does
    #[arg(long)]
    pub(crate) check: bool,
    /// Write nothing when a document has an error, instead of leaving that document out
    #[arg(long)]
    pub(crate) strict: bool,
    /// Where a new crate takes the runtime from: a version (`0.1`), a path, or a git address
    #[arg(long, value_name = "VERSION|PATH|GIT")]
    pub(crate) runtime: Option<String>,
    /// Show every warning, not only how many there are of each kind
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Args)]
pub(crate) struct AddArgs {
    /// Address of the provider (`hashicorp/aws`), or its name where `ferroform.toml` has it already
    #[arg(value_name = "PROVIDER")]
    pub(crate) provider: String,
    /// Documents of the provider, or folders of them
    #[arg(long, value_name = "PATHS", num_args = 1..)]
    pub(crate) docs: Vec<PathBuf>,
    /// Types to generate, as names or patterns with `*`; data sources are written `data.NAME` [default: all]
    #[arg(long, value_name = "TYPES", num_args = 1..)]
    pub(crate) types: Vec<String>,
    /// Version of the provider, or a constraint on it
    #[arg(long, value_name = "VERSION")]
    pub(crate) version: Option<String>,
    /// Output of `terraform providers schema -json`, laid under the documents
    #[arg(long, value_name = "FILE")]
    pub(crate) schema: Option<PathBuf>,
    /// Folder of the crate [default: bindings/NAME]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Where a new crate takes the runtime from: a version (`0.1`), a path, or a git address
    #[arg(long, value_name = "VERSION|PATH|GIT")]
    pub(crate) runtime: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct LintArgs {
    #[command(flatten)]
    pub(crate) documents: Documents,
    /// How findings are written, on standard output
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub(crate) format: ReportFormat,
    /// Take warnings for errors
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// The old version: documents, or a schema
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// The new version
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// How the comparison is written, on standard output
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub(crate) format: DiffFormat,
    /// Also say what breaks in a configuration: a folder of `.tf` and `.tf.json` files, or what a program was synthesized to
    #[arg(long, value_name = "DIR")]
    pub(crate) program: Option<PathBuf>,
    /// Exit with 1 when the changes are at least this
    #[arg(long, value_enum, value_name = "WHAT")]
    pub(crate) fail_on: Option<FailOn>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For a terminal: by type, what breaks programs first
    Text,
    /// For a changelog or a comment: by what it means for programs
    Markdown,
    /// One JSON object
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Anything changed, if only words
    Patch,
    /// Something was added or is warned about, or worse
    Minor,
    /// Something breaks programs
    Major,
    /// Something breaks the configuration that `--program` names
    Program,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// `aws_apigatewayv2_integration`, `aws_apigatewayv2_integration.timeout_milliseconds` `undescribed-block` or `one_of`
    #[arg(value_name = "TYPE[.ARGUMENT…] | CODE | FAMILY")]
    pub(crate) target: String,
    /// Documents to look in [default: those of `ferroform.toml`, or else `generated/docs`]
    #[arg(value_name = "PATHS")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) provider: Provider,
}

/// What a configuration is held against.
#[derive(Debug, Args)]
pub(crate) struct Against {
    /// Documents of the providers, or folders of them: their rules, and their schema where `--schema` has none [default: those
    /// of `ferroform.toml`]
    #[arg(long, value_name = "PATHS", num_args = 1..)]
    pub(crate) docs: Vec<PathBuf>,
    /// Output of `terraform providers schema -json`, or of `ferroform schema --format provider-schema`
    #[arg(long, value_name = "FILE")]
    pub(crate) schema: Option<PathBuf>,
    /// How the report is written, on standard output
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub(crate) format: ReportFormat,
    /// Take warnings for errors
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// Drawn with the lines of the configuration and of the documents
    Text,
    /// One JSON object
    Json,
    /// SARIF 2.1.0, for code review tools
    Sarif,
}

#[derive(Debug, Args)]
pub(crate) struct ValidateArgs {
    /// Folder with `.tf` or `.tf.json` files, or one that a program wrote its stacks to [default: the stacks of the program,
    /// which is started]
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) program: drive::ProgramArgs,
    #[command(flatten)]
    pub(crate) against: Against,
}

fn variable(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("expected NAME=VALUE".to_owned()),
    }
}
