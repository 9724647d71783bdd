use super::*;
use crate::compile::{Compilation, Document, Options, compile, compile_documents};
use crate::diagnostic::Style;
use crate::source::SourceFile;

fn compiled(pages: &[(&str, &str)]) -> Compilation {
    let documents: Vec<Document> = pages
        .iter()
        .map(|(name, text)| Document { file: SourceFile::new(*name, *text), name: (*name).to_owned() })
        .collect();
    compile_documents(&documents, &Options::default(), &|_| ())
}

fn text(compilation: &Compilation) -> String {
    report::text(&lint(compilation), &compilation.sources, Style::Plain)
}

const LAMP: &str = "\
# Resource: acme_lamp

Manages a lamp. See [the mast](#masts) and [the gear](#gears), [colour](#colour), [there](#old-place).

<a id=\"old-place\"></a>

## Example Usage

```terraform
resource \"acme_lamp\" \"desk\" {
  name  = \"desk\"
  watts = 500
  shade = \"red\"
}
```

## Argument Reference

* `colour` - (Optional) Colour of the light.
* `name` - (Required) Name of the lamp.
* `gear` - Number of the gear.
* `socket` - (Optional) Name of the socket.
* `dimmer` - (Optional) Whether it can be dimmed.
1. <b>watts</b>: (Optional) Number of watts.
* `power` - (Optional) Number of watts. Must be at most 60. Defaults to `90`.

### Mast

* `height` - (Required) Height in metres.

## Attribute Reference

* `size` - Number of inches that it measures.
";

const SOURCE: &str = "\
# Resource: acme_lamp

Finds a lamp.

## Argument Reference

* `name` - (Required) Name of the lamp.

## Attribute Reference

* `size` - Whether it is large.
* `power` - Number of watts.
";

#[test]
fn pages_against_themselves_and_each_other() {
    let compilation = compiled(&[("resources/lamp.md", LAMP), ("data-sources/lamp.md", SOURCE)]);
    insta::assert_snapshot!(text(&compilation));
}

#[test]
fn a_misspelt_marker_is_proposed_as_it_is_spelt() {
    let page = "# Resource: acme_lamp\n\nA lamp.\n\n## Argument Reference\n\n* `name` - (Requird) Name of the lamp.\n";
    let findings = lint(&compiled(&[("resources/lamp.md", page)]));
    let found: Vec<_> = findings
        .iter()
        .map(|finding| {
            (finding.diagnostic.code.name(), finding.proposals.iter().map(|p| &*p.text).collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(found, [("misspelt-marker", vec!["Required"])]);
}

const TRUTH: &str = r#"{
  "format_version": "1.0",
  "provider_schemas": { "registry.terraform.io/acme/acme": { "resource_schemas": { "acme_lamp": { "version": 0, "block": {
    "attributes": {
      "colour": { "type": "string", "required": true },
      "name": { "type": "string", "optional": true },
      "gear": { "type": "number", "required": true },
      "socket": { "type": "string", "optional": true, "deprecated": true },
      "dimmer": { "type": "string", "optional": true },
      "hook": { "type": "string", "optional": true, "description": "Where the lamp hangs." },
      "plug": { "type": "string", "optional": true },
      "power": { "type": "number", "optional": true },
      "size": { "type": "number", "computed": true }
    }
  } } } } }
}
"#;

#[test]
fn pages_against_the_providers_schema() {
    let folder = tempfile::tempdir().expect("a folder");
    let (page, schema) = (folder.path().join("lamp.md"), folder.path().join("schema.json"));
    let plain =
        LAMP.split_once("### Mast").expect("a mast").0.replace("* watts (Optional) Number of watts.\n", "");
    let (head, arguments) = plain.split_once("## Example").expect("an example");
    let arguments = arguments.split_once("## Argument").expect("arguments").1;
    std::fs::write(
        &page,
        format!("{head}## Argument{arguments}## Attributes\n\n* `size` - Number of inches.\n"),
    )
    .expect("a file");
    std::fs::write(&schema, TRUTH).expect("a file");
    let options = Options { provider_schema: Some(schema), ..Options::default() };
    let compilation = compile(&[page], &options);
    let root = format!("{}/", folder.path().display());
    insta::assert_snapshot!(text(&compilation).replace(&root, ""));
}

#[test]
fn findings_for_tools() {
    let compilation = compiled(&[("data-sources/lamp.md", SOURCE)]);
    let findings = lint(&compilation);
    assert_eq!(report::counts(&findings), (0, 1));
    insta::assert_snapshot!("json", report::json(&findings));
    let sarif = report::sarif_log(&findings).replace(env!("CARGO_PKG_VERSION"), "[version]");
    insta::assert_snapshot!("sarif", sarif);
}

#[test]
fn a_page_without_a_fault_gives_nothing() {
    let page = "# Resource: acme_box\n\n## Argument Reference\n\n* `size` - (Optional) Number of inches. See [below](#notes).\n\n## Notes\n\nNone.\n";
    assert_eq!(lint(&compiled(&[("resources/box.md", page)])), []);
}
