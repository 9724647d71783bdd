//! What several tests of this folder share.

pub(crate) mod binding;
pub(crate) mod cdktf_compare;

use std::path::{Path, PathBuf};

/// A file of the folder of shared documents, which stands beside the repository on some machines. `None`, with a note,
/// where it is absent.
#[allow(
    dead_code,
    clippy::print_stdout,
    reason = "not every test crate reads shared files, and a skip is said"
)]
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    if file.exists() {
        return Some(file);
    }
    println!("skipped: `{}` is not on this machine", file.display());
    None
}
