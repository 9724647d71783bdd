//! The project's own page about the API Gateway integration states the same facts as the pages it was modelled on, in
//! both of their dialects: names, presence, types, nesting, rules, defaults, conditions and values, in other words.

#![allow(clippy::panic, reason = "a test that cannot be set up has failed")]

use ferroform_schema::compile::{self, Options};
use ferroform_schema::diagnostic::one_line;
use ferroform_schema::model::{Block, Check, Resource};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const TYPE: &str = "aws_apigatewayv2_integration";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The integration as a page alone describes it.
fn compiled(page: &Path) -> Resource {
    let compilation = compile::compile(&[page], &Options::default());
    let said: Vec<String> = compilation.diagnostics.iter().map(one_line).collect();
    assert!(!compilation.has_errors(), "{}", said.join("\n"));
    let mut resources = compilation.schema.resources.into_iter();
    let resource = resources.find(|resource| resource.type_name == TYPE);
    resource.unwrap_or_else(|| panic!("{} does not describe {TYPE}", page.display()))
}

/// The facts of a resource, one a line: no descriptions, no sentences, no places.
fn facts(resource: &Resource) -> String {
    let mut out = String::new();
    let text = |sourced: &Option<ferroform_schema::model::Sourced<String>>| {
        sourced.as_ref().map(|sourced| sourced.value.clone()).unwrap_or_default()
    };
    let _ = writeln!(out, "{} ({})", resource.type_name, text(&resource.subcategory));
    for (id, block) in resource.all_blocks() {
        let _ = writeln!(out, "\nblock {id}");
        block_facts(block, &mut out);
    }
    if let Some(import) = &resource.import {
        let samples: Vec<&str> = import.samples.iter().map(|sample| sample.value.as_str()).collect();
        let _ = writeln!(out, "\nimport {} {}", text(&import.template), samples.join(" "));
    }
    for example in &resource.examples {
        let _ = writeln!(out, "example {}", example.title.as_deref().unwrap_or("without a title"));
    }
    out
}

fn block_facts(block: &Block, out: &mut String) {
    for argument in &block.arguments {
        let _ = writeln!(out, "  {}: {:?} {}", argument.name, argument.presence.value, argument.ty.value);
        for rule in &argument.rules {
            let standing = if rule.standing == ferroform_schema::model::ExampleVerdict::Holds {
                ""
            } else {
                " (contradicted)"
            };
            let _ = writeln!(out, "    {rule}{standing}");
            if let Check::OneOf(set) = &rule.check {
                for value in set.values.iter().filter(|value| value.when.is_some()) {
                    let when = value.when.as_ref().map(ToString::to_string).unwrap_or_default();
                    let _ = writeln!(out, "      `{}` when {when}", value.value);
                }
            }
        }
        for default in &argument.defaults {
            let when = default.when.as_ref().map(|when| format!(" when {when}")).unwrap_or_default();
            let _ = writeln!(out, "    default {}{when}", default.value);
        }
    }
    for attribute in &block.attributes {
        let _ = writeln!(out, "  {}: read-only {}", attribute.name, attribute.ty.value);
    }
    for group in &block.groups {
        let _ = writeln!(out, "  {group}");
    }
}

fn own_page() -> PathBuf {
    root().join("generated/docs/apigatewayv2_integration.md")
}

#[test]
fn our_page_states_the_facts_that_users_need() {
    insta::assert_snapshot!(facts(&compiled(&own_page())));
}

#[test]
#[ignore = "needs the corpus"]
fn corpus_pages_that_ours_was_modelled_on_state_the_same_facts() {
    let seed = root().join("../shared/seed");
    if !seed.is_dir() {
        println!("skipped: {} is absent", seed.display());
        return;
    }
    let ours = facts(&compiled(&own_page()));
    for page in
        ["apigatewayv2_integration.html.markdown", "apigatewayv2_integration.cdktf-python.html.markdown"]
    {
        let theirs = facts(&compiled(&seed.join(page)));
        assert_eq!(ours, theirs, "{page}");
    }
}
