//! What explanations name.

use super::explain;
use crate::compile::{Document, Options, compile_documents};
use crate::source::SourceFile;

const PAGE: &str = "\
# Resource: test_lamp

## Example Usage

### Desk

```terraform
resource \"test_lamp\" \"a\" {
  kind  = \"desk\"
  watts = 40
}
```

### Tall

```terraform
resource \"test_lamp\" \"b\" {
  kind  = \"tall\"
  watts = 40
}
```

## Argument Reference

* `kind` - (Optional) Valid values: `desk`, `floor`.
* `watts` - (Optional) What it draws. Must be
  between 1 and 90.

~> **Note:** `watts` must be between 1 and 90.
";

fn explained(target: &str) -> String {
    let documents = [Document { name: "lamp.md".to_owned(), file: SourceFile::new("lamp.md", PAGE) }];
    let compilation = compile_documents(&documents, &Options::default(), &|_| ());
    explain(&compilation.schema, &compilation.sources, target).expect("it is known")
}

#[test]
fn a_rule_names_the_examples_that_break_and_obey_it() {
    let text = explained("test_lamp.kind");
    assert!(text.contains("broken by the example \"Tall\", lamp.md:18:3, which sets it to `tall`"), "{text}");
    assert!(text.contains("obeyed by the example \"Desk\", lamp.md:9:3"), "{text}");
}

#[test]
fn a_rule_names_every_place_that_states_it_and_the_whole_sentence() {
    let text = explained("test_lamp.watts");
    assert!(text.contains("by a phrase, lamp.md:27:"), "{text}");
    assert!(text.contains("by a phrase, lamp.md:29:"), "{text}");
    assert!(text.contains("in full: Must be between 1 and 90."), "{text}");
    assert_eq!(text.matches("obeyed by").count(), 2, "{text}");
}
