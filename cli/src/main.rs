//! The command `ferroform`.
fn main() {}
