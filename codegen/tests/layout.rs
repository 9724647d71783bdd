//! Generated files hold what `syn` reads, in the layout that `prettyplease` gives it: whatever the names and however long.

#![allow(clippy::unwrap_used, reason = "helpers of tests count as code outside tests")]

mod support;

use ferroform_codegen::{Config, Content, Layout, OutFile, emit, plan};
use ferroform_schema::diagnostic::Diagnostics;
use ferroform_schema::model::{Block, BlockId, Check, Schema, Type};

const LAYOUTS: [fn() -> Layout; 3] =
    [|| Layout::Crate, || Layout::Modules, || Layout::SingleFile("all".into())];

#[test]
fn files_are_laid_out_as_by_a_formatter() {
    for (schema, mut config) in [support::fixtures::ordinary(), support::fixtures::hostile()] {
        for layout in LAYOUTS {
            config.layout(layout());
            all_are_formatted(&schema, &config);
        }
    }
}

/// So that each line breaks at each of its places.
#[test]
fn names_of_any_length_are_laid_out_as_by_a_formatter() {
    let (mut schema, mut config) = (support::fixtures::ordinary().0, Config::new());
    for layout in LAYOUTS.iter().cycle().take(75) {
        lengthen(&mut schema, "x");
        config.layout(layout());
        all_are_formatted(&schema, &config);
    }
}

fn all_are_formatted(schema: &Schema, config: &Config) {
    let files = emit(&plan(schema, config, &mut Diagnostics::new())).unwrap();
    for OutFile { path, content } in files {
        let Content::Whole(text) = content else { continue };
        let formatted = prettyplease::unparse(&syn::parse_file(&text).unwrap());
        // A formatter knows neither the first line, which is a comment, nor the empty ones between items.
        let lines = |text: &str| -> Vec<String> {
            text.lines()
                .filter(|line| !line.is_empty() && !line.starts_with("// "))
                .map(str::to_owned)
                .collect()
        };
        are_equal(&path, &lines(&text), &lines(&formatted));
        assert!(text.ends_with('\n') && !text.ends_with("\n\n") && !text.contains("\n\n\n"), "{path}");
        assert!(!text.contains("{\n\n") && !text.lines().any(|line| line.ends_with(' ')), "{path}");
    }
}

/// Shows where they differ first.
fn are_equal(path: &str, ours: &[String], theirs: &[String]) {
    let at = ours.iter().zip(theirs).take_while(|(a, b)| a == b).count();
    let around = |lines: &[String]| lines[at.saturating_sub(2)..(at + 6).min(lines.len())].join("\n");
    let (here, there) = (around(ours), around(theirs));
    assert!(ours == theirs, "{path}:\n{here}\n\na formatter gives\n\n{there}");
}

/// Makes every name of a schema longer.
fn lengthen(schema: &mut Schema, by: &str) {
    for resource in &mut schema.resources {
        resource.type_name.push_str(by);
        lengthen_block(&mut resource.root, by);
        resource.blocks = std::mem::take(&mut resource.blocks)
            .into_iter()
            .map(|(BlockId(id), mut block)| {
                lengthen_block(&mut block, by);
                (BlockId(id + by), block)
            })
            .collect();
    }
    for function in &mut schema.functions {
        function.name.push_str(by);
        function.parameters.iter_mut().chain(&mut function.variadic).for_each(|it| it.name.push_str(by));
        function.members.iter_mut().for_each(|member| member.name.push_str(by));
    }
}

fn lengthen_block(block: &mut Block, by: &str) {
    for argument in &mut block.arguments {
        argument.name.push_str(by);
        lengthen_type(&mut argument.ty.value, by);
        for rule in &mut argument.rules {
            if let Check::OneOf(set) = &mut rule.check {
                set.values.iter_mut().for_each(|value| value.value.push_str(by));
            }
        }
        if let Some(deprecated) = &mut argument.deprecated {
            deprecated.value.text.push_str(by);
        }
    }
    for attribute in &mut block.attributes {
        attribute.name.push_str(by);
        lengthen_type(&mut attribute.ty.value, by);
    }
}

fn lengthen_type(ty: &mut Type, by: &str) {
    match ty {
        Type::Block(block) => block.definition.0.push_str(by),
        Type::List(inner) | Type::Set(inner) | Type::Map(inner) => lengthen_type(inner, by),
        _ => {}
    }
}
