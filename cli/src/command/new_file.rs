//! Files that are the user's from then on.

use std::io::{self, Write as _};
use std::path::Path;

/// Writes a file as a whole, and never over what stands there.
pub(super) fn write(file: &Path, text: &str) -> io::Result<()> {
    let failed = |error: io::Error| io::Error::new(error.kind(), format!("`{}`: {error}", file.display()));
    if std::fs::read_to_string(file).is_ok_and(|existing| existing == text) {
        return Ok(());
    }
    let dir = file.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(dir).map_err(failed)?;
    let mut beside = tempfile::Builder::new().prefix(".ferroform-").tempfile_in(dir).map_err(failed)?;
    beside.write_all(text.as_bytes()).map_err(failed)?;
    match beside.persist_noclobber(file) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(io::Error::new(
            io::ErrorKind::AlreadyExists,
            format!("`{}` exists already; move it away, or name another folder", file.display()),
        )),
        Err(error) => Err(failed(error.error)),
    }
}
