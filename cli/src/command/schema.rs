//! `ferroform schema`

use crate::args::{SchemaArgs, SchemaFormat};
use crate::output::{Exit, Output};
use ferroform_schema::compile::Compilation;
use ferroform_schema::{provider_schema, publish, store, visible, yaml};
use std::io;

pub(crate) fn run(args: &SchemaArgs, output: &mut Output) -> io::Result<Exit> {
    if !args.documents.are_given() {
        output.complain("no documents were given\nhelp: name a document, or a folder of them");
        return Ok(Exit::Misuse);
    }
    let compilation = super::compile(&args.documents, output);
    let errors: Vec<_> = compilation.errors().cloned().collect();
    output.diagnostics(&errors, &compilation.sources)?;
    let schema = &compilation.schema;
    let text = match args.format {
        SchemaFormat::Yaml => schema.resources.iter().map(yaml::write).collect::<Vec<_>>().join("---\n"),
        SchemaFormat::Json => store::write(schema),
        SchemaFormat::Rules => publish::rules(schema),
        SchemaFormat::JsonSchema => publish::editor_schema(schema),
        SchemaFormat::ProviderSchema => {
            let value = provider_schema::write(schema, &address(args, &compilation));
            visible::json(serde_json::to_string_pretty(&value).map_err(io::Error::other)?)
        }
    };
    output.result(&text)?;
    Ok(if errors.is_empty() { Exit::Success } else { Exit::Failure })
}

/// The source address that the output names: the one of the provider's schema, where only one can be meant.
fn address(args: &SchemaArgs, compilation: &Compilation) -> String {
    let addresses = compilation.provider_types.as_ref().map(|types| types.addresses.as_slice());
    match (addresses, args.documents.provider.address()) {
        (Some([address]), _) => address.clone(),
        (_, Some((address, _))) => address.to_owned(),
        _ => "registry.terraform.io/hashicorp/aws".to_owned(),
    }
}
