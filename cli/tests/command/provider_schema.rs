//! The provider's own schema under documents: `--provider-schema`.

use super::{Folder, PAGE};

/// A provider's schema with a lamp that differs from the page, and a plug that no page describes.
pub(super) const TRUTH: &str = r#"{
  "format_version": "1.0",
  "provider_schemas": {
    "registry.opentofu.org/acme/acme": {
      "resource_schemas": {
        "acme_lamp": { "version": 0, "block": {
          "attributes": {
            "id": { "type": "string", "computed": true },
            "name": { "type": "string", "required": true },
            "watts": { "type": "string", "optional": true }
          },
          "block_types": {
            "shade": { "nesting_mode": "list", "max_items": 1, "block": {
              "attributes": { "color": { "type": "string", "optional": true } }
            } }
          }
        } },
        "acme_plug": { "version": 0, "block": {
          "attributes": { "volts": { "type": "number", "required": true } }
        } }
      },
      "resource_identity_schemas": { "acme_lamp": {} }
    }
  }
}
"#;

#[test]
fn a_providers_schema_is_laid_under_the_documents() {
    let folder = Folder::with(&[("docs/lamp.md", PAGE), ("schema.json", TRUTH)]);
    insta::assert_snapshot!(folder.run(&["check", "docs", "--provider-schema", "schema.json"]).all());
    let explained = folder.run(&["explain", "acme_lamp.watts", "docs", "--provider-schema", "schema.json"]);
    assert!(explained.stdout().contains("the provider schema"), "{}", explained.all());
    let wrong = folder.run(&["explain", "acme_lamp.watts", "docs", "--provider-schema", "schem.json"]);
    assert!(wrong.stderr().contains("did you mean `schema.json`?"), "{}", wrong.all());
}

#[test]
fn types_without_a_document_are_added_on_request() {
    let folder = Folder::with(&[("docs/lamp.md", PAGE), ("schema.json", TRUTH)]);
    let print = |more: &[&str]| {
        let mut args = vec!["schema", "--format", "provider-schema", "--provider-schema", "schema.json"];
        args.extend(more);
        let run = folder.run(&args);
        let schema: serde_json::Value = serde_json::from_str(&run.stdout()).expect("JSON");
        let resources = &schema["provider_schemas"]["registry.opentofu.org/acme/acme"]["resource_schemas"];
        resources.as_object().expect("resources").keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(print(&["docs"]), ["acme_lamp"]);
    assert_eq!(print(&["docs", "--undocumented"]), ["acme_lamp", "acme_plug"]);
    assert_eq!(print(&["--undocumented"]), ["acme_lamp", "acme_plug"], "without any document");
    let generate = ["generate", "docs", "--out", "out", "--provider-schema", "schema.json", "--undocumented"];
    assert_eq!(folder.run(&generate).code(), 0);
    let plug = std::fs::read_to_string(folder.path().join("out/src/plug.rs")).expect("a module");
    assert!(plug.contains("volts"), "{plug}");
    assert!(folder.path().join("out/src/lamp.rs").is_file());
}

#[test]
fn a_schema_of_another_provider_is_refused() {
    let page = PAGE.replace("acme_lamp", "other_lamp");
    let folder = Folder::with(&[("docs/lamp.md", &page), ("schema.json", TRUTH)]);
    let run = folder.run(&["check", "docs", "--provider-schema", "schema.json", "--message-format", "short"]);
    insta::assert_snapshot!(run.all());
}
