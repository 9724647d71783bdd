//! `ferroform import`

use super::new_file;
use crate::args::convert::ImportArgs;
use crate::output::{Exit, Output, counted};
use ferroform_convert::{Conversion, Input, ProgramForm, convert, import};
use ferroform_schema::regular;
use std::io;
use std::path::Path;

/// The largest record that is read.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

pub(crate) fn run(args: &ImportArgs, output: &mut Output) -> io::Result<Exit> {
    let file = args.state.as_deref().or(args.plan.as_deref()).unwrap_or(Path::new(""));
    let shown = file.display().to_string();
    let text = regular::read(file, MAX_BYTES).map_err(|error| error.to_string());
    let text = text.and_then(|bytes| match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) if error.as_bytes().starts_with(b"PK") => {
            Err(format!("is a saved plan: give what `terraform show -json {shown}` prints"))
        }
        Err(_) => Err("is not UTF-8".to_owned()),
    });
    let text = match text {
        Ok(text) => text,
        Err(error) => return fail(output, &format!("the file `{shown}` {error}")),
    };
    let (schema, bindings) = match super::convert::schema_and_bindings(&args.docs, &args.program, output)? {
        Ok(both) => both,
        Err(exit) => return Ok(exit),
    };
    let imported = match import(&shown, &text, &schema, &args.addresses) {
        Ok(imported) => imported,
        Err(error) => return fail(output, &error.to_string()),
    };
    let input = Input::new(format!("{shown}.tf.json"), imported.configuration);
    let Conversion { program, summary, .. } =
        convert(&[input], &bindings, &ProgramForm::Program { stack: args.program.stack.clone() });
    match &args.program.out {
        Some(dir) => {
            let file = dir.join("main.rs");
            if let Err(error) = new_file::write(&file, &program) {
                return fail(output, &error.to_string());
            }
            output.tell(&format!("{}: {}", file.display(), counted(summary.lines_out, "line")))?;
        }
        None => output.result(&program)?,
    }
    for note in &imported.notes {
        output.tell(&format!("note: {note}"))?;
    }
    for secret in &imported.secrets {
        output.tell(&format!(
            "note: the variable `{secret}` holds a secret, which stands in no file: give it a value to plan"
        ))?;
    }
    output.tell(&format!(
        "{} imported, with {} between them; plan it, and see that nothing changes",
        counted(imported.elements, "element"),
        counted(imported.references, "reference"),
    ))?;
    Ok(Exit::Success)
}

fn fail(output: &mut Output, message: &str) -> io::Result<Exit> {
    output.complain(message);
    Ok(Exit::Failure)
}
