//! Programs for CDKTF, converted: they compile, and synthesize what CDKTF itself makes of the originals.
//!
//! The originals stand in `programs`, beside folders of what CDKTF wrote for them; the programs in `converted`, where they
//! are compiled as modules of this test. `UPDATE_GOLDENS=1` writes them anew.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot be set up has failed")]
#![allow(unreachable_pub, dead_code, reason = "a converted program is a module of its own")]

#[path = "../../tests/support/cdktf_compare.rs"]
mod cdktf_compare;
#[path = "converted/hall_py.rs"]
#[rustfmt::skip] // As it was written.
mod hall_py;
#[path = "converted/hall_ts.rs"]
#[rustfmt::skip] // As it was written.
mod hall_ts;
#[path = "converted/shop_py.rs"]
#[rustfmt::skip] // As it was written.
mod shop_py;
#[path = "converted/shop_ts.rs"]
#[rustfmt::skip] // As it was written.
mod shop_ts;
mod support;

use cdktf_compare::assert_same;
use ferroform::{App, SynthErrors};
use ferroform_convert::{Input, convert_program};
use serde_json::Value as Json;
use support::{bindings, check_golden, folder};

/// The program of an original is the one that is checked in. Its `main` gives the app instead of writing it.
fn check_program(file: &str, golden: &str) {
    let text = std::fs::read_to_string(folder("tests/programs").join(file)).expect("a program");
    let conversion = convert_program(&[Input::new(file, text)], &bindings().0, "main");
    assert!(conversion.diagnostics.is_empty(), "{:?}", conversion.diagnostics);
    let program = conversion
        .program
        .replace("fn main() -> Result<(), SynthErrors> {", "pub fn app() -> Result<App, SynthErrors> {")
        .replace("    app.synth()?;\n    Ok(())\n", "    Ok(app)\n");
    check_golden(golden, file, &program, &conversion);
}

/// The stacks are those that CDKTF writes.
fn check_stacks(name: &str, app: Result<App, SynthErrors>, but: impl Fn(&str, &mut Json)) {
    let app = app.expect("an app");
    let rendered = app.render().expect("a synth");
    let mut stacks = 0;
    for file in std::fs::read_dir(folder("tests/programs").join(name)).expect("what CDKTF wrote") {
        let file = file.expect("a file").path();
        let id = file.file_name().expect("a name").to_string_lossy().replace(".tf.json", "");
        let text = std::fs::read_to_string(&file).expect("a stack");
        let mut expected: Json = serde_json::from_str(&text).expect("JSON");
        but(&id, &mut expected);
        let stack = rendered.stack(&id).unwrap_or_else(|| panic!("no stack `{id}`"));
        let stack: Json = serde_json::from_str(stack.text()).expect("JSON");
        assert_same(&id, &expected, &stack);
        stacks += 1;
    }
    assert!(stacks > 0, "CDKTF wrote no stack for {name}");
}

macro_rules! programs {
    ($($module:ident $file:literal is $name:literal;)*) => {$(
        mod $module {
            #[test]
            fn is_the_program_that_is_checked_in() {
                super::check_program($file, stringify!($module));
            }

            #[test]
            fn synthesizes_what_cdktf_does() {
                super::check_stacks($name, crate::$module::app(), super::as_terraform_takes_it);
            }
        }
    )*};
}

/// Where our output differs from CDKTF's on purpose.
fn as_terraform_takes_it(stack: &str, expected: &mut Json) {
    if stack != "hall" {
        return;
    }
    // A token of CDKTF that came out as a number.
    let role = &mut expected["resource"]["aws_iam_role"]["role"]["name"];
    assert!(role.as_str().is_some_and(|name| name.starts_with("role--8.1")), "{role}");
    *role = "role-${count.index}".into();
    // Terraform's JSON takes an address here, not a template.
    let address = &mut expected["output"]["first"]["depends_on"][0];
    assert_eq!(*address, "${aws_apigatewayv2_api.api}");
    *address = "aws_apigatewayv2_api.api".into();
    // The same in another spelling.
    let first = &mut expected["output"]["first"]["value"];
    assert_eq!(*first, "${var.hosts.first}");
    *first = "${var.hosts[\"first\"]}".into();
}

mod converted {
    use super::{as_terraform_takes_it, check_program, check_stacks};

    programs! {
        hall_py "hall.py" is "hall";
        hall_ts "hall.ts" is "hall";
        shop_py "shop.py" is "shop";
        shop_ts "shop.ts" is "shop";
    }
}
