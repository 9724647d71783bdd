//! Rules that name arguments of other blocks, at synth.

#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests fail by panicking as well")]

use ferroform::binding::v1 as rt;
use ferroform::{App, Stack};

static LAMP: rt::TypeTable = rt::TypeTable::new(
    r#"2 resource acme_lamp lamp.md Lamp (provider acme acme/acme 1.2.3)
 (block "" ""
 (arg kind 10 "" string (rule 11 "" "Conflicts with `stand.height`." - (conflicts stand.height)))
 (arg plug 12 "" string (rule 13 "" "Requires `stand.height`." - (with stand.height)))
 (arg foot 14 "" string (rule 15 "" "Only when `stand.form` is `ROUND`." - (only_when (is stand.form ROUND))))
 (arg lamp 16 "" (block lamp list)) (arg stand 17 "" (block stand list)))
 (block lamp Part (arg mode 20 "" string (default SLOW)) (arg bulb 21 "" (block bulb list)))
 (block bulb Part
 (arg watts 30 "" number (rule 31 "" "Required when `mode` is `FAST`." (is lamp.mode FAST) (required)))
 (arg tone 32 "" string (rule 33 "" "Only when `kind` is `TALL`." - (only_when (is .kind TALL))))
 (arg glow 34 "" string (rule 35 "" "Only when `mode` is `FAST`." - (only_when (is lamp.mode FAST)))))
 (block stand Part (arg height 40 "" number) (arg form 41 "" string (default ROUND)))"#,
);

/// Any block of a lamp.
struct Part {
    block: rt::BlockValue,
}

rt::block!(Part);

impl Part {
    fn new() -> Self {
        Self { block: rt::BlockValue::new() }
    }

    fn set(mut self, name: &'static str, value: impl Into<rt::Value<rt::Any>>) -> Self {
        self.block.set::<rt::Any>(name, value.into());
        self
    }

    fn blocks(mut self, name: &'static str, parts: impl IntoIterator<Item = Self>) -> Self {
        let parts: Vec<Self> = parts.into_iter().collect();
        self.block.set::<rt::List<Self>>(name, parts.into());
        self
    }
}

/// What synth says of a lamp with these arguments and blocks.
fn said(arguments: &[(&'static str, &str)], blocks: &[(&'static str, Vec<Part>)]) -> Vec<String> {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let mut config = rt::ResourceConfig::new(&LAMP);
    for (name, value) in arguments {
        config.set::<String>(name, (*value).into());
    }
    for (name, parts) in blocks {
        config.set::<rt::List<Part>>(name, parts.clone().into());
    }
    let _lamp = config.create(&stack, "lamp");
    match app.render() {
        Ok(_) => Vec::new(),
        Err(errors) => errors
            .errors()
            .iter()
            .map(|error| format!("{}: {}", error.argument_path().unwrap_or_default(), error.message()))
            .collect(),
    }
}

fn lamp(mode: Option<&str>, bulbs: Vec<Part>) -> Part {
    let lamp = Part::new().blocks("bulb", bulbs);
    match mode {
        Some(mode) => lamp.set("mode", mode),
        None => lamp,
    }
}

const NONE: [&str; 0] = [];

#[test]
fn the_block_around_is_the_one_that_encloses_the_item() {
    let bulb = Part::new;
    let found = said(
        &[],
        &[(
            "lamp",
            vec![lamp(Some("FAST"), vec![bulb(), bulb().set("watts", 5)]), lamp(Some("SLOW"), vec![bulb()])],
        )],
    );
    assert_eq!(
        found,
        ["lamp[0].bulb[0].watts: `watts` must be set, when `lamp.mode` is `FAST`"],
        "each bulb has its own lamp"
    );
    let glow = || bulb().set("glow", "x");
    let found = said(
        &[],
        &[("lamp", vec![lamp(Some("SLOW"), vec![glow()]), lamp(Some("FAST"), vec![glow().set("watts", 5)])])],
    );
    assert_eq!(found, ["lamp[0].bulb[0].glow: `glow` may be set only when `lamp.mode` is `FAST`"]);
    // The lamp stands, so that its default counts.
    assert_eq!(said(&[], &[("lamp", vec![lamp(None, vec![glow()])])]).len(), 1);
    // What the program leaves to Terraform decides nothing.
    let open = Part::new().blocks("bulb", [glow()]).set("mode", ferroform::hcl::<rt::Any>("var.mode"));
    assert_eq!(said(&[], &[("lamp", vec![open])]), NONE);
}

#[test]
fn the_resource_itself_is_around_every_block() {
    let toned = || vec![("lamp", vec![lamp(None, vec![Part::new().set("tone", "x")])])];
    assert_eq!(said(&[("kind", "TALL")], &toned()), NONE);
    assert_eq!(said(&[("kind", "LOW")], &toned()).len(), 1);
}

#[test]
fn blocks_beside_a_rule_are_all_meant() {
    let stand = Part::new;
    let high = || stand().set("height", 5);
    let stands = |stands: Vec<Part>| [("stand", stands)];
    // Set in one of them is set.
    assert_eq!(said(&[("kind", "X")], &stands(vec![stand(), high()])).len(), 1);
    assert_eq!(said(&[("kind", "X")], &stands(vec![stand(), stand()])), NONE);
    assert_eq!(said(&[("kind", "X")], &[]), NONE);
    assert_eq!(said(&[("plug", "X")], &stands(vec![stand(), high()])), NONE);
    assert_eq!(said(&[("plug", "X")], &stands(vec![stand()])).len(), 1);
    // A value is known where all of them agree.
    let form = |form: &str| stand().set("form", form.to_owned());
    assert_eq!(said(&[("foot", "X")], &stands(vec![form("FLAT"), form("FLAT")])).len(), 1);
    assert_eq!(said(&[("foot", "X")], &stands(vec![form("FLAT"), form("ROUND")])), NONE);
    // What is in a block that does not stand has no default.
    assert_eq!(said(&[("foot", "X")], &[]), NONE);
}
