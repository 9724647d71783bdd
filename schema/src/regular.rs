//! Reading files that others put into a folder.
//!
//! A documents folder can hold links to devices, pipes that nobody writes to and files without an end. What is read here
//! is a regular file, once it is open, and never more of it than was asked for.

use std::fmt;
use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

/// Why a file was not read.
#[derive(Debug)]
pub enum ReadError {
    /// The system refused.
    Io(io::Error),
    /// It is something else than a regular file: what it is.
    NotRegular(&'static str),
    /// It is larger than what is read.
    TooLarge {
        /// Its size as the system states it, in bytes.
        size: u64,
        /// The limit, in bytes.
        largest: u64,
    },
}

impl ReadError {
    /// Whether there is no such file.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Io(error) if error.kind() == io::ErrorKind::NotFound)
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MIB: u64 = 1024 * 1024;
        match self {
            Self::Io(error) => write!(f, "cannot be read: {error}"),
            Self::NotRegular(what) => write!(f, "is {what}, not a regular file"),
            Self::TooLarge { size, largest } => {
                write!(f, "is {} MiB large; at most {} MiB are read", size.div_ceil(MIB), largest / MIB)
            }
        }
    }
}

impl std::error::Error for ReadError {}

/// The bytes of a regular file of at most `largest` bytes. Links are followed.
///
/// # Errors
/// When there is no such file, when it is no regular file, or when it is larger.
pub fn read(path: &Path, largest: u64) -> Result<Vec<u8>, ReadError> {
    // Before it is opened: to open a pipe waits for its other end.
    regular(&std::fs::metadata(path).map_err(ReadError::Io)?)?;
    let file = File::open(path).map_err(ReadError::Io)?;
    let meta = file.metadata().map_err(ReadError::Io)?;
    regular(&meta)?;
    let too_large = |size| ReadError::TooLarge { size, largest };
    if meta.len() > largest {
        return Err(too_large(meta.len()));
    }
    // Files of the kernel state a size of 0, and others grow.
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or_default().saturating_add(1));
    file.take(largest.saturating_add(1)).read_to_end(&mut bytes).map_err(ReadError::Io)?;
    if bytes.len() as u64 > largest { Err(too_large(bytes.len() as u64)) } else { Ok(bytes) }
}

fn regular(meta: &Metadata) -> Result<(), ReadError> {
    what(meta).map_or(Ok(()), |what| Err(ReadError::NotRegular(what)))
}

/// What it is, in words, unless it is a regular file.
#[must_use]
pub fn what(meta: &Metadata) -> Option<&'static str> {
    let kind = meta.file_type();
    if kind.is_file() {
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if kind.is_fifo() {
            return Some("a named pipe");
        } else if kind.is_socket() {
            return Some("a socket");
        } else if kind.is_char_device() || kind.is_block_device() {
            return Some("a device");
        }
    }
    Some(if kind.is_dir() {
        "a folder"
    } else if kind.is_symlink() {
        "a link"
    } else {
        "something else"
    })
}
