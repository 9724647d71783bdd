//! `ferroform convert`

use super::new_file;
use crate::args::ConvertArgs;
use crate::output::{Exit, Output, counted};
use ferroform_codegen::{Config, plan};
use ferroform_convert::{Bindings, Conversion, Input, ProgramForm, convert};
use ferroform_schema::compile::compile;
use ferroform_schema::diagnostic::Diagnostics;
use ferroform_schema::model::Schema;
use ferroform_schema::regular;
use ferroform_schema::source::{SourceFile, Sources};
use std::io;
use std::path::{Path, PathBuf};

/// The largest configuration file that is read.
const MAX_BYTES: u64 = 8 * 1024 * 1024;

pub(crate) fn run(args: &ConvertArgs, output: &mut Output) -> io::Result<Exit> {
    let mut inputs = Vec::new();
    let mut sources = Sources::new();
    for path in &args.paths {
        for file in configuration_files(path)? {
            let shown = file.display().to_string();
            let read = regular::read(&file, MAX_BYTES).map_err(|error| error.to_string());
            let text = match read
                .and_then(|bytes| String::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned()))
            {
                Ok(text) => text,
                Err(error) => {
                    output.complain(&format!("the file `{shown}` {error}"));
                    return Ok(Exit::Failure);
                }
            };
            sources.insert(SourceFile::new(shown.as_str(), text.as_str()));
            inputs.push(Input::new(shown, text));
        }
    }
    if inputs.is_empty() {
        output.complain("there is no `.tf` or `.tf.json` file in what was named");
        return Ok(Exit::Failure);
    }
    let bindings = bindings(args);
    let Conversion { program, summary, diagnostics } =
        convert(&inputs, &bindings, &ProgramForm::Program { stack: args.program.stack.clone() });
    output.diagnostics(&diagnostics, &sources)?;
    match &args.program.out {
        Some(dir) => {
            let file = dir.join("main.rs");
            if let Err(error) = new_file::write(&file, &program) {
                output.complain(&error.to_string());
                return Ok(Exit::Failure);
            }
            output.tell(&format!("{}: {}", file.display(), counted(summary.lines_out, "line")))?;
        }
        None => output.result(&program)?,
    }
    if output.is_json() {
        return Ok(if diagnostics.is_empty() { Exit::Success } else { Exit::Failure });
    }
    for place in &summary.untyped {
        output.tell(&format!("note: without types: {place}"))?;
    }
    output.tell(&format!(
        "{} converted: {} over bindings, {} with types, {} without",
        counted(summary.items, "item"),
        counted(summary.typed_elements, "element"),
        counted(summary.typed_expressions, "expression"),
        counted(summary.untyped.len(), "part"),
    ))?;
    Ok(if diagnostics.is_empty() { Exit::Success } else { Exit::Failure })
}

/// The files of a configuration: the one that is named, or those in the folder, as Terraform takes them.
fn configuration_files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files: Vec<PathBuf> = std::fs::read_dir(path)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_configuration(path) && path.is_file())
        .collect();
    files.sort();
    Ok(files)
}

/// Whether Terraform reads a file of this name.
fn is_configuration(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    !name.starts_with('.') && (name.ends_with(".tf") || name.ends_with(".tf.json"))
}

/// The bindings that the documents give; none without documents.
fn bindings(args: &ConvertArgs) -> Bindings {
    if args.docs.is_empty() {
        return Bindings::none();
    }
    let schema = compile(&args.docs, &super::options(&args.program.provider)).schema;
    bindings_of(&schema, args.program.bindings.as_deref())
}

/// The bindings that a schema gives, in the crate of this name or of the one that `generate` gives it.
pub(super) fn bindings_of(schema: &Schema, named: Option<&str>) -> Bindings {
    let plan = plan(schema, &Config::new(), &mut Diagnostics::new());
    let named = named.map_or_else(
        || {
            let provider = plan.providers.first().map_or("provider", |provider| provider.name.as_str());
            format!("{}_bindings", ferroform_codegen::names::snake(provider))
        },
        str::to_owned,
    );
    Bindings::none().with(&named, plan)
}
