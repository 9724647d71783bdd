//! What several tests of this folder share.

pub(crate) mod binding;
pub(crate) mod cdktf_compare;
pub(crate) mod examples;
#[rustfmt::skip]
pub(crate) mod function_calls;
pub(crate) mod programs;

use serde_json::Value as Json;
use std::path::{Path, PathBuf};

/// What CDKTF 0.21 gave for a program: its outputs are in `tests/cdktf`.
#[allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]
#[track_caller]
pub(crate) fn cdktf(file: &str) -> Json {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cdktf").join(file);
    let text = std::fs::read_to_string(file).expect("an output of CDKTF");
    serde_json::from_str(&text).expect("JSON")
}

/// A file of the folder of shared documents, which stands beside the repository on some machines. `None`, with a note,
/// where it is absent.
#[allow(clippy::print_stdout, reason = "a skip is said")]
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    if file.exists() {
        return Some(file);
    }
    println!("skipped: `{}` is not on this machine", file.display());
    None
}
