//! `ferroform convert`

mod files;

use super::{new_file, project};
use crate::args::convert::{ConvertArgs, WriteArgs};
use crate::output::{Exit, Output, counted};
use ferroform_codegen::{Config, plan};
use ferroform_convert::{Bindings, Conversion, Input, ProgramForm, convert, convert_program};
use ferroform_schema::compile::compile;
use ferroform_schema::diagnostic::Diagnostics;
use ferroform_schema::model::Schema;
use ferroform_schema::regular;
use ferroform_schema::source::{SourceFile, Sources};
use std::io;
use std::path::PathBuf;

/// The largest file that is read.
const MAX_BYTES: u64 = 8 * 1024 * 1024;

pub(crate) fn run(args: &ConvertArgs, output: &mut Output) -> io::Result<Exit> {
    let files = match files::of(&args.paths)? {
        Ok(files) => files,
        Err(complaint) => {
            output.complain(&complaint);
            return Ok(Exit::Failure);
        }
    };
    let mut inputs = Vec::new();
    let mut sources = Sources::new();
    for file in files.paths {
        let shown = file.display().to_string();
        let read = regular::read(&file, MAX_BYTES).map_err(|error| error.to_string());
        let text =
            match read.and_then(|bytes| String::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned())) {
                Ok(text) => text,
                Err(error) => {
                    output.complain(&format!("the file `{shown}` {error}"));
                    return Ok(Exit::Failure);
                }
            };
        sources.insert(SourceFile::new(shown.as_str(), text.as_str()));
        inputs.push(Input::new(shown, text));
    }
    let bindings = match schema_and_bindings(&args.docs, &args.program, output)? {
        Ok((_, bindings)) => bindings,
        Err(exit) => return Ok(exit),
    };
    let stack = &args.program.stack;
    let Conversion { program, summary, diagnostics } = if files.are_a_program {
        convert_program(&inputs, &bindings, stack)
    } else {
        convert(&inputs, &bindings, &ProgramForm::Program { stack: stack.clone() })
    };
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
    for place in &summary.left {
        output.tell(&format!("note: left to do, in a comment: {place}"))?;
    }
    let left = match summary.left.len() {
        0 => String::new(),
        left => format!(", {} left to do", counted(left, "part")),
    };
    output.tell(&format!(
        "{} converted: {} over bindings, {} with types, {} without{left}",
        counted(summary.items, "item"),
        counted(summary.typed_elements, "element"),
        counted(summary.typed_expressions, "expression"),
        counted(summary.untyped.len(), "part"),
    ))?;
    Ok(if diagnostics.is_empty() { Exit::Success } else { Exit::Failure })
}

/// What a program is written over: what the documents give, or the project without documents.
pub(super) fn schema_and_bindings(
    docs: &[PathBuf],
    program: &WriteArgs,
    output: &mut Output,
) -> io::Result<Result<(Schema, Bindings), Exit>> {
    if docs.is_empty() {
        return project::bindings(output);
    }
    let schema = compile(docs, &super::options(&program.provider)).schema;
    let bindings = bindings_of(&schema, program.bindings.as_deref());
    Ok(Ok((schema, bindings)))
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
