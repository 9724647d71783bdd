//! What the compiler says about mistakes, one mistake in each file: would a newcomer know what to do?

/// Structs with the derive.
#[test]
#[cfg(feature = "derive")]
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
