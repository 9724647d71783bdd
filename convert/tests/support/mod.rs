//! What the tests of converted programs share: the bindings that they are converted over, and the programs checked in.

use ferroform_codegen::{Config, plan};
use ferroform_convert::{Bindings, Conversion};
use ferroform_schema::compile::{Options, compile};
use ferroform_schema::diagnostic::Diagnostics;
use ferroform_schema::model::Schema;
use std::path::{Path, PathBuf};

/// A path within this crate.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The documents of the checked-in bindings.
pub(crate) fn docs() -> [PathBuf; 1] {
    [folder("../generated/docs")]
}

/// The checked-in bindings, and the schema that they are made of.
pub(crate) fn bindings() -> (Bindings, Schema) {
    let schema = compile(&docs(), &Options::default()).schema;
    let plan = plan(&schema, &Config::new(), &mut Diagnostics::new());
    (Bindings::none().with("ferroform_aws", plan), schema)
}

/// A program of this text is the one that is checked in, which also says what has no typed form and what is left to do.
pub(crate) fn check_golden(name: &str, file: &str, text: &str, conversion: &Conversion) {
    let mut program = format!("// Converted from `{file}`.\n\n{text}");
    for place in conversion.summary.untyped.iter() {
        program.push_str(&format!("\n// without types: {place}"));
    }
    for place in conversion.summary.left.iter() {
        program.push_str(&format!("\n// left to do: {place}"));
    }
    let golden = folder("tests/converted").join(format!("{name}.rs"));
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&golden, &program).expect("the program can be written");
    }
    let checked_in = std::fs::read_to_string(&golden).unwrap_or_default();
    assert!(
        checked_in == program,
        "{file} converts to another program; UPDATE_GOLDENS=1 writes it:\n{program}"
    );
}
