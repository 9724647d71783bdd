//! What is said of each item of a type that has something of each kind.

use super::*;
use crate::docs::Documentation as Docs;
use ferroform_schema::compile::{Document, Options, compile_documents};
use ferroform_schema::model::{Import, Parameter, Type};
use ferroform_schema::source::{Location, SourceFile};
use std::fmt::Write as _;

const PAGE: &str = "\
# Resource: acme_pump

Moves water.

!> **Warning:** Pumps are loud.

## Example Usage

### Basic

```terraform
resource \"acme_pump\" \"a\" {
  name = \"a\"
}
```

```sh
pump --start
```

## Argument Reference

* `name` - (Required, Forces new resource) The name, see [names](names.html). Must be between 1 and 9 characters long.
* `mode` - (Optional) How fast it is. Valid values: `fast`, `slow` (only with `gates`). Defaults to `slow`.
* `code` - (Optional, Sensitive) What opens it. Conflicts with `zone`.
* `once` - (Optional, Write-only) What is set and never read.
* `old` - (Optional, **Deprecated** use `mode` instead) The former mode.
* `older` - (Optional, **Deprecated**) The mode before.
* `zone` - (Optional, Computed) Where it stands. If omitted, the provider chooses one.
* `bare` - (Optional)
* `gates` - (Optional) Configuration block for the gates. See [Gates](#gates) below.

~> **Note:** At least one of `mode` or `zone` must be specified.

### Gates

The gates of the pump.

* `width` - (Required) The width.
* `height` - (Optional) The height. Conflicts with `depth`.
* `depth` - (Optional) The depth.

~> **Note:** Exactly one of `height` or `depth` must be specified.

## Attribute Reference

* `id` - The name.
* `key` - (Sensitive) The key.
* `level` - (**Deprecated**) The level of the water.

## Timeouts

* `create` - (Default `30m`)
* `delete`

## Import

Pumps are imported by `name`:

```console
% terraform import acme_pump.a a
```
";

fn compiled() -> Resource {
    let document = Document { name: "pump.md".to_owned(), file: SourceFile::new("pump.md", PAGE) };
    let compilation = compile_documents(&[document], &Options::default(), &|_| ());
    compilation.schema.resources.into_iter().next().expect("a resource")
}

#[test]
fn everything_that_a_page_says_is_said_where_it_belongs() {
    let resource = compiled();
    let links = Links { base: Some("https://example.com/docs/") };
    let writer = Writer { links, examples: true, places: DocumentPaths::new(&resource) };
    let mut out = String::new();
    let mut say = |what: &str, docs: &Docs| {
        let _ = writeln!(out, "=== {what}\n{}\n", docs.as_str());
    };
    say("module", &writer.module(&resource));
    say("module without examples", &Writer { examples: false, ..writer }.module(&resource));
    say("construct", &writer.construct(&resource));
    say("builder", &writer.builder(&resource));
    for argument in &resource.root.arguments {
        say(&format!("setter {}", argument.name), &writer.setter(argument));
        say(&format!("getter {}", argument.name), &writer.argument_getter(argument));
        if let Some(note) = Writer::deprecated(argument.deprecated.as_ref()) {
            say(&format!("note of {}", argument.name), &note);
        }
    }
    for attribute in &resource.root.attributes {
        say(&format!("attribute {}", attribute.name), &writer.attribute_getter(attribute));
    }
    for (id, block) in &resource.blocks {
        say(&format!("block {id}"), &writer.block("gates", None, block));
    }
    say("enumeration", &writer.enumeration("mode", false));
    say("open enumeration", &writer.enumeration("mode", true));
    insta::assert_snapshot!(out);
}

fn fact(text: &str) -> Sourced<String> {
    Sourced { value: text.to_owned(), bases: vec![] }
}

/// A type of which nothing is said but how it is imported.
fn imported(template: Option<&str>, samples: &[&str], notes: &[&str]) -> String {
    let mut resource = compiled();
    resource.import = Some(Import {
        template: template.map(fact),
        samples: samples.iter().map(|sample| fact(sample)).collect(),
        notes: notes.iter().map(|note| fact(note)).collect(),
    });
    let writer = Writer { links: Links::default(), examples: true, places: DocumentPaths::new(&resource) };
    let module = writer.module(&resource);
    let (_, import) = module.as_str().split_once("# Import\n\n").expect("a part about it");
    import.split("\n\n# ").next().unwrap_or_default().to_owned()
}

#[test]
fn ids_are_listed() {
    assert_eq!(imported(Some("a/b"), &[], &[]), "By an id of the form `a/b`.");
    assert_eq!(imported(Some("a"), &["x"], &[]), "By an id of the form `a`, such as `x`.");
    assert_eq!(imported(None, &["x", "y"], &[]), "By an id such as `x` or `y`.");
    assert_eq!(imported(None, &["x", "y", "z"], &[]), "By an id such as `x`, `y` or `z`.");
    assert_eq!(imported(None, &[], &["It cannot be."]), "It cannot be.");
}

#[test]
fn a_value_says_when_it_may_be_used_unless_its_note_does() {
    let resource = compiled();
    let writer = Writer { links: Links::default(), examples: true, places: DocumentPaths::new(&resource) };
    let is =
        |argument: &str, value: &str| Condition::Is { argument: argument.into(), values: vec![value.into()] };
    let set = Condition::Set("gates".into());
    for (note, when, docs) in [
        (None, None, "`fast`"),
        (Some("For *all*."), None, "`fast`: For *all*."),
        (None, Some(set.clone()), "`fast`\n\nOnly when `gates` is set."),
        (Some("Needs gates."), Some(set.clone()), "`fast`: Needs gates."),
        (Some("Needs more."), Some(set.clone()), "`fast`: Needs more.\n\nOnly when `gates` is set."),
        (Some("Where mode is SLOW."), Some(is("mode", "SLOW")), "`fast`: Where mode is SLOW."),
        (Some("By mode."), Some(is("mode", "SLOW")), "`fast`: By mode.\n\nOnly when `mode` is `SLOW`."),
        (Some("If SLOW."), Some(is("mode", "SLOW")), "`fast`: If SLOW.\n\nOnly when `mode` is `SLOW`."),
        (Some("Not with gates."), Some(Condition::Not(Box::new(set.clone()))), "`fast`: Not with gates."),
        (
            Some("With gates."),
            Some(Condition::All(vec![set, Condition::Context("Big pumps".into())])),
            "`fast`: With gates.\n\nOnly when `gates` is set and used with Big pumps.",
        ),
    ] {
        let value = EnumValue { value: "fast".into(), note: note.map(str::to_owned), when };
        assert_eq!(writer.variant(&value).as_str(), docs);
    }
}

#[test]
fn calls_say_what_they_take() {
    let at = Location { path: "mix.md".into(), line: 3, column: 1, end_line: 3, end_column: 2 };
    let parameter = |name: &str, description: Option<&str>| Parameter {
        name: name.into(),
        ty: Type::String,
        description: description.map(str::to_owned),
    };
    let example = |language, code: &str| Example { title: None, language, code: code.into(), at: at.clone() };
    let mut mix = Function {
        name: "mix".into(),
        provider: None,
        document: "mix.md".into(),
        description: Some(fact("Mixes [waters](x.html).")),
        parameters: vec![parameter("one", Some("The *first*.")), parameter("two", None)],
        variadic: Some(parameter("more", Some("Others."))),
        returns: Type::String,
        members: Vec::new(),
        examples: vec![example(ExampleLanguage::Python, "mix()"), example(ExampleLanguage::Hcl, "mix(1)")],
        at: at.clone(),
    };
    let shown = |mix: &Function, examples| function(mix, Links::default(), examples).as_str().to_owned();
    let all = "Mixes waters.\n\n* `one`: The *first*.\n* `two`\n* `more`: Others.\n\n";
    assert_eq!(shown(&mix, false), format!("{all}Documented at `mix.md:3`."));
    assert_eq!(
        shown(&mix, true),
        format!("{all}# Examples\n\n```text\nmix(1)\n```\n\nDocumented at `mix.md:3`.")
    );
    // Another language is shown only where Terraform's own is not.
    mix.examples.pop();
    mix.description = None;
    mix.parameters.clear();
    mix.variadic = None;
    assert_eq!(
        shown(&mix, true),
        "Calls the function `mix`.\n\n# Examples\n\n```text\nmix()\n```\n\nDocumented at `mix.md:3`."
    );
    let of = |description: Option<&str>| {
        let about =
            Member { name: "salt".into(), ty: Type::String, description: description.map(str::to_owned) };
        member(&about, Links::default()).as_str().to_owned()
    };
    assert_eq!((of(None), of(Some("Its *salt*."))), ("The member `salt`.".into(), "Its *salt*.".into()));
}

#[test]
fn examples_in_rust_stand_before_those_that_they_are_of() {
    let resource = compiled();
    let writer = Writer { links: Links::default(), examples: true, places: DocumentPaths::new(&resource) };
    let rust = |code: &str| {
        code.contains("acme_pump").then(|| RustExample { text: "fn main() {}".into(), compiled: false })
    };
    let module = writer.module_with(&resource, &rust);
    let expected = "**Basic**\n\n```rust,ignore\nfn main() {}\n```\n\nIn Terraform's own language:\n\n\
                    ```text\nresource \"acme_pump\" \"a\" {\n  name = \"a\"\n}\n```\n\nCompiled from `pump.md`.";
    assert!(module.as_str().ends_with(expected), "{}", module.as_str());
}

#[test]
fn a_deprecation_says_everything_once() {
    let resource = compiled();
    let writer = Writer { links: Links::default(), examples: true, places: DocumentPaths::new(&resource) };
    let mut argument = resource.root.arguments[0].clone();
    for (text, replacement, docs) in [
        ("Deprecated", None, "**Deprecated.**"),
        ("**DEPRECATED**", Some("mode"), "**Deprecated.** Use `mode` instead."),
        ("**Deprecated** use `mode` instead", Some("mode"), "**Deprecated** use `mode` instead"),
        ("Use modes.", None, "**Deprecated.** Use modes."),
        ("Use modes.", Some("mode"), "**Deprecated.** Use modes. Use `mode` instead."),
        ("", Some("mode"), "**Deprecated.** Use `mode` instead."),
    ] {
        let said = Deprecation { text: text.into(), replacement: replacement.map(str::to_owned) };
        argument.deprecated = Some(Sourced { value: said, bases: vec![] });
        let getter = writer.argument_getter(&argument);
        assert_eq!(getter.as_str(), format!("The value of the argument `name`.\n\n{docs}"));
    }
}

/// What follows from a convention stands nowhere.
#[test]
fn only_what_a_document_declares_has_a_place() {
    let mut resource = compiled();
    let writer =
        Writer { links: Links::default(), examples: true, places: DocumentPaths::of_document("pump.md") };
    let attribute = resource.root.attributes.first_mut().expect("an attribute");
    assert!(writer.attribute_getter(attribute).as_str().ends_with("Documented at `pump.md:47`."));
    attribute.declared.iter_mut().for_each(|basis| basis.evidence = Evidence::Convention);
    assert!(!writer.attribute_getter(attribute).as_str().contains("Documented"));
}
