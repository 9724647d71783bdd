//! One of the two versions that are compared.

use crate::compile::{Compilation, Options, compile_with};
use crate::model::Schema;
use crate::regular;
use crate::source::Sources;
use std::path::Path;

/// The largest schema file that is looked into, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// One version of a provider: its schema, and the documents that its places lie in.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The schema.
    pub schema: &'a Schema,
    /// The documents.
    pub sources: &'a Sources,
}

impl<'a> Side<'a> {
    /// The version that documents were compiled to.
    #[must_use]
    pub fn of(compilation: &'a Compilation) -> Self {
        Self { schema: &compilation.schema, sources: &compilation.sources }
    }
}

/// Compiles what stands for a version: a folder of documents, a document, a schema that
/// [`store::write`](crate::store::write()) wrote, or the output of `terraform providers schema -json`.
///
/// Never fails as a whole: what could not be compiled is among the diagnostics.
pub fn compile_side(path: &Path, progress: &(dyn Fn(&str) + Sync)) -> Compilation {
    if is_provider_schema(path) {
        let options =
            Options { provider_schema: Some(path.to_owned()), undocumented: true, ..Options::default() };
        return compile_with::<&Path>(&[], &options, progress);
    }
    compile_with(&[path], &Options::default(), progress)
}

/// Whether a file is the output of `terraform providers schema -json`: a schema of our own has no such member.
fn is_provider_schema(path: &Path) -> bool {
    let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let member = b"\"provider_schemas\"";
    is_json
        && path.is_file()
        && regular::read(path, LARGEST)
            .is_ok_and(|bytes| bytes.windows(member.len()).take(4096).any(|part| part == member))
}
