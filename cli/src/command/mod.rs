//! One module a command.

pub(crate) mod add;
pub(crate) mod check;
pub(crate) mod convert;
pub(crate) mod deploy;
pub(crate) mod diff;
pub(crate) mod docs;
mod drive;
mod examples;
pub(crate) mod explain;
pub(crate) mod generate;
pub(crate) mod hcl;
pub(crate) mod import;
pub(crate) mod init;
mod judged;
pub(crate) mod lint;
pub(crate) mod manual;
mod new_file;
pub(crate) mod outputs;
pub(crate) mod plan;
mod project;
pub(crate) mod schema;
mod summary;
pub(crate) mod synth;
pub(crate) mod validate;
pub(crate) mod watch;

use crate::args::{Documents, Provider};
use crate::output::Output;
use crate::progress::Progress;
use ferroform_schema::compile::{Compilation, Options, compile_with};
use std::path::PathBuf;

/// Compiles the documents of a command line, with progress.
fn compile(documents: &Documents, output: &Output) -> Compilation {
    let options = Options { undocumented: documents.undocumented, ..options(&documents.provider) };
    compile_paths(&documents.paths, &options, output)
}

/// Compiles documents, with progress.
fn compile_paths(paths: &[PathBuf], options: &Options, output: &Output) -> Compilation {
    let progress = Progress::start(output.is_json());
    compile_with(paths, options, &|path| progress.read(path))
}

fn options(provider: &Provider) -> Options {
    let address = provider.address().map(|(address, _)| address.to_owned());
    Options { provider_schema: provider.provider_schema.clone(), provider: address, ..Options::default() }
}
