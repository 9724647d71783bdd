//! What the compiler says about mistakes, one mistake in each file: would a newcomer know what to do?
//!
//! They stand in this package because each package's cases are built with all of its development dependencies, and the
//! root package's include the compiler of documents.

/// Structs with the derive. What compiles stands in the tests of the root package: a case that must pass would have every
/// dependency built here, where those that must fail need it checked.
#[test]
fn derive() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/derive/*.rs");
}

/// Builders of generated bindings.
#[test]
fn builders() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/builders/*.rs");
}
