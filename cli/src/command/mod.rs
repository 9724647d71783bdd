//! One module a command.

pub(crate) mod check;
pub(crate) mod explain;
pub(crate) mod generate;
pub(crate) mod schema;
mod summary;

use crate::args::Documents;
use crate::output::Output;
use crate::progress::Progress;
use ferroform_schema::compile::{Compilation, Options, compile_with};

/// Compiles the documents of a command line, with progress.
fn compile(documents: &Documents, output: &Output) -> Compilation {
    let options = Options { provider_schema: documents.provider_schema.clone() };
    let progress = Progress::start(output.is_json());
    compile_with(&documents.paths, &options, &|path| progress.read(path))
}
