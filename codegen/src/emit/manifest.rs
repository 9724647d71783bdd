//! The features in the manifest of a crate.

use super::{Content, OutFile};
use crate::plan::Plan;

/// The manifest, of which only the features below the mark are generated.
pub(super) fn manifest(plan: &Plan) -> OutFile {
    let mut text = String::from("all = [");
    for feature in &plan.features {
        text.push_str(&format!("\n    \"{}\",", feature.name));
    }
    text.push_str(if plan.features.is_empty() { "]\n" } else { "\n]\n" });
    for feature in &plan.features {
        text.push_str(&format!("{} = []\n", feature.name));
    }
    let mut aliases = plan.features.iter().filter_map(|it| Some((it.alias.as_ref()?, &it.name))).peekable();
    if aliases.peek().is_some() {
        text.push_str("# The same under the whole names of the services.\n");
    }
    for (alias, name) in aliases {
        text.push_str(&format!("{alias} = [\"{name}\"]\n"));
    }
    text.push_str("# Typed references to the members of nested blocks.\nreads = []\n");
    let provider = plan.providers.first().map_or("provider", |provider| provider.name.as_str());
    let new_head = format!(
        "[package]\n\
         name = \"{}-bindings\"\n\
         description = \"Typed Terraform bindings, compiled from documents by ferroform\"\n\
         version = \"0.1.0\"\n\
         edition = \"2024\"\n\
         rust-version = \"1.90\"\n\
         \n\
         [lib]\n\
         # Text of documents is never compiled.\n\
         doctest = false\n\
         \n\
         [dependencies]\n\
         ferroform = {{ {}, default-features = false }}\n\
         \n\
         [features]\n\
         # References to the members of nested blocks: without them a large crate is checked a tenth faster.\n\
         default = [\"reads\"]\n",
        crate::names::snake(provider).replace('_', "-"),
        plan.runtime.in_manifest(),
    );
    OutFile { path: "Cargo.toml".to_owned(), content: Content::BelowMark { text, new_head } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Config;
    use ferroform_schema::compile::{Document, Options, compile_documents};
    use ferroform_schema::diagnostic::Diagnostics;
    use ferroform_schema::source::SourceFile;
    use proptest::prelude::*;

    /// The manifest of bindings from one page, as a new file has it.
    fn manifest_of(heading: &str, subcategory: &str) -> String {
        let text = format!(
            "---\nsubcategory: {subcategory}\n---\n\n# Resource: {heading}\n\n\
             ## Argument Reference\n\n* `watts` - (Optional) Number of watts.\n"
        );
        let document = Document { file: SourceFile::new("lamp.md", text), name: "lamp.md".to_owned() };
        let compilation = compile_documents(&[document], &Options::default(), &|_| ());
        let plan = crate::plan(&compilation.schema, &Config::new(), &mut Diagnostics::new());
        match manifest(&plan).content {
            Content::BelowMark { text, new_head } => new_head + &text,
            other => panic!("{other:?}"),
        }
    }

    /// Whether cargo takes a manifest: one package, one dependency, and features that are empty or name features.
    fn is_whole(text: &str) -> bool {
        let Ok(manifest) = text.parse::<toml::Table>() else { return false };
        let name_of = |name: &str| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        };
        let keys: Vec<&str> = manifest.keys().map(String::as_str).collect();
        let package = manifest["package"]["name"].as_str().unwrap_or_default();
        let Some(features) = manifest["features"].as_table() else { return false };
        keys == ["dependencies", "features", "lib", "package"]
            && name_of(package)
            && package.starts_with(|c: char| c.is_ascii_alphabetic())
            && manifest["dependencies"].as_table().is_some_and(|table| table.len() == 1)
            && features.keys().all(|name| name_of(name))
            && features.values().all(|names| {
                names.as_array().is_some_and(|names| {
                    names.iter().all(|name| name.as_str().is_some_and(|name| features.contains_key(name)))
                })
            })
    }

    #[test]
    fn names_of_no_alphabet_are_no_fault() {
        for (heading, subcategory) in [
            ("acme_lamp", "Lights"),
            ("größe_lamp", "Größe"),
            ("acme_größe", "照明"),
            ("9lives_lamp", "9 lives"),
            ("acme_lamp", "\"a\"]\\n[dependencies]\\nevil = \\\"1\\\""),
            ("`acme_lamp`", "'default'"),
            ("acme_lamp", "'IAM (Identity & Access)'"),
        ] {
            let text = manifest_of(heading, subcategory);
            assert!(is_whole(&text), "{heading} {subcategory}\n{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_page_gives_a_manifest(
            heading in prop_oneof!["[a-z0-9ä_\\-\"\\[\\]]{1,8}_[a-z0-9ß_]{0,8}", "\\PC{0,12}"],
            subcategory in prop_oneof!["[\"\\\\a\\[\\]=#. ']{0,12}", any::<String>()],
        ) {
            let text = manifest_of(&heading, &subcategory);
            prop_assert!(is_whole(&text), "{}", text);
        }
    }
}
