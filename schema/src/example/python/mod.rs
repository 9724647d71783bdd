//! Examples in Python for CDKTF.
//!
//! Converted examples are full of faults: imports are missing, names are never defined, lines break where Python does
//! not allow it, reserved words name arguments. The grammar recovers from errors, and nothing here asks whether a
//! name is defined; only the shape of constructor calls is read.
//!
//! The grammar is C. Who compiles documents without examples in Python can do without it: the feature `python`.

#[cfg(feature = "python")]
mod escape;
#[cfg(feature = "python")]
mod names;
#[cfg(feature = "python")]
mod read;
#[cfg(feature = "python")]
mod repair;
mod spelling;
#[cfg(not(feature = "python"))]
mod unread;
#[cfg(feature = "python")]
mod value;

#[cfg(feature = "python")]
pub(super) use read::read;
pub(super) use spelling::spellings;
#[cfg(not(feature = "python"))]
pub(super) use unread::read;
