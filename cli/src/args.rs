//! The command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
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
    Check(CheckArgs),
    /// Print the schema that documents compile to
    Schema(SchemaArgs),
    /// Write Rust bindings for documents
    Generate(GenerateArgs),
    /// Turn a Terraform configuration into a Rust program over bindings
    Convert(ConvertArgs),
    /// Explain an argument (TYPE or TYPE.ARGUMENT) or a diagnostic code
    Explain(ExplainArgs),
}

/// The documents to compile.
#[derive(Debug, Args)]
pub(crate) struct Documents {
    /// Documents, or folders that are searched for them (.md .markdown .txt .yaml .yml .json)
    #[arg(required_unless_present = "undocumented", value_name = "PATHS")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) provider: Provider,
    /// Add the types of the provider's schema that no document describes
    #[arg(long, requires = "provider_schema")]
    pub(crate) undocumented: bool,
}

/// The provider's own schema beside the documents.
#[derive(Debug, Args)]
pub(crate) struct Provider {
    /// Output of `terraform providers schema -json`, laid under the documents
    #[arg(long, value_name = "FILE")]
    pub(crate) provider_schema: Option<PathBuf>,
    /// Source address of the provider, or the end of it (`hashicorp/aws`, `aws`)
    ///
    /// Says which provider is meant where the file of `--provider-schema` has several; and which one
    /// `schema --format provider-schema` names, `registry.terraform.io/hashicorp/aws` without a word.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) provider: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) documents: Documents,
    /// Take warnings for errors
    #[arg(long)]
    pub(crate) deny_warnings: bool,
    /// Print what the documents gave instead of the single warnings
    ///
    /// Documents, types and arguments; what types rest on; rules by family, with how many of them the examples touch and
    /// contradict; doubts by kind; the slowest documents. With `--message-format json`, one JSON object.
    #[arg(long)]
    pub(crate) summary: bool,
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
}

#[derive(Debug, Args)]
pub(crate) struct GenerateArgs {
    #[command(flatten)]
    pub(crate) documents: Documents,
    /// Folder of the crate to write
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Write nothing; print what differs and exit with 1 if anything does
    #[arg(long)]
    pub(crate) check: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// `aws_apigatewayv2_integration`, `aws_apigatewayv2_integration.timeout_milliseconds` or `undescribed-block`
    #[arg(value_name = "TYPE[.ARGUMENT…] | CODE")]
    pub(crate) target: String,
    /// Documents to look in
    #[arg(value_name = "PATHS", default_values = ["generated/docs"])]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) provider: Provider,
}

#[derive(Debug, Args)]
pub(crate) struct ConvertArgs {
    /// Terraform files (.tf), or folders of them: one configuration, as Terraform takes it
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) paths: Vec<PathBuf>,
    /// Documents that the bindings are made from; elements without bindings become generic ones
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(crate) docs: Vec<PathBuf>,
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
