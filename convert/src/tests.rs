//! Conversions, as the programs that they give.

use crate::{Bindings, Input, convert};
use std::fmt::Write as _;

fn shown(text: &str) -> String {
    let conversion = convert(&[Input::new("main.tf", text)], &Bindings::none(), "main");
    let mut out = conversion.program;
    for place in &conversion.summary.untyped {
        let _ = writeln!(out, "// {place}");
    }
    out
}

#[test]
fn without_bindings() {
    insta::assert_snapshot!(shown(include_str!("tests/ordinary.tf")));
}
