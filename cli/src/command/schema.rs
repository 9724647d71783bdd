//! `ferroform schema`

use crate::args::{SchemaArgs, SchemaFormat};
use crate::output::{Exit, Output};
use ferroform_schema::{provider_schema, store, yaml};
use std::io;

pub(crate) fn run(args: &SchemaArgs, output: &mut Output) -> io::Result<Exit> {
    let compilation = super::compile(&args.documents, output);
    let errors: Vec<_> = compilation.errors().cloned().collect();
    output.diagnostics(&errors, &compilation.sources)?;
    let schema = &compilation.schema;
    let text = match args.format {
        SchemaFormat::Yaml => schema.resources.iter().map(yaml::write).collect::<Vec<_>>().join("---\n"),
        SchemaFormat::Json => store::write(schema),
        SchemaFormat::ProviderSchema => {
            let value = provider_schema::write(schema, &args.provider);
            serde_json::to_string_pretty(&value).map_err(io::Error::other)?
        }
    };
    output.result(&text)?;
    Ok(if errors.is_empty() { Exit::Success } else { Exit::Failure })
}
