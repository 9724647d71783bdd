//! What the compiler says about mistakes, one mistake in each file: would a newcomer know what to do?
//!
//! They stand in this package because each package's cases are built with all of its development dependencies, and the
//! root package's include the compiler of documents.

/// Structs with the derive.
#[test]
fn derive() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/derive/pass_*.rs");
    cases.compile_fail("tests/ui/derive/fail_*.rs");
}

/// Builders of generated bindings.
#[test]
fn builders() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/builders/*.rs");
}
