//! Terraform's functions, as they stand in the runtime and in its test, held against what they are made from.

use ferroform_codegen::functions::{Function, Signatures, Words, calls, functions, module, table};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn data() -> (Signatures, BTreeMap<String, Words>) {
    let read = |name: &str| std::fs::read_to_string(root().join("codegen/functions").join(name)).unwrap();
    (serde_json::from_str(&read("terraform.json")).unwrap(), toml::from_str(&read("words.toml")).unwrap())
}

fn all() -> Vec<Function> {
    let (signatures, words) = data();
    functions(&signatures, &words).map_err(|errors| errors.join("\n")).unwrap()
}

fn matches(path: &str, text: &str) {
    let path = root().join(path);
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let differs = std::fs::read_to_string(&path).unwrap_or_default() != text;
    assert!(
        !differs,
        "{} differs\nto accept: UPDATE_GOLDENS=1 cargo test -p ferroform-codegen --test goldens functions",
        path.display()
    );
}

#[test]
fn functions_of_the_runtime_are_those_of_the_table() {
    let functions = all();
    matches("src/functions/generated.rs", &module(&functions).unwrap());
    matches("convert/src/functions/table.rs", &table(&functions).unwrap());
    matches("tests/support/function_calls.rs", &calls(&functions).unwrap());
}

#[test]
fn functions_without_words_and_words_that_terraform_contradicts_are_errors() {
    let (signatures, mut words) = data();
    let sentence = |signature: &str| Words {
        signature: signature.to_owned(),
        words: "What it does.".to_owned(),
        example: "f()".to_owned(),
        gives: 1.into(),
    };
    words.remove("abs");
    for (name, signature) in [
        ("ceil", "(number: String) -> Number"),
        ("cidrhost", "(prefix: String) -> String"),
        ("floor", "(number: Number, more: Number) -> Number"),
        ("length", "(values: Variadic<Any>) -> Number"),
        ("lower", "(text: String) -> Number"),
        ("nosuch", "(text: String) -> Number"),
        ("sort", "(list: Map<String>) -> List<String>"),
        ("upper", "text -> String"),
    ] {
        words.insert(name.to_owned(), sentence(signature));
    }
    let errors = functions(&signatures, &words).unwrap_err();
    insta::assert_snapshot!(errors.join("\n"), @r#"
    `nosuch` has words, but Terraform 1.11.4 has no such function
    `abs` has no words: say what it does, and how it is called
    `ceil`: Terraform takes "number" for `number`
    `cidrhost`: Terraform wants `hostnum` as well
    `floor`: Terraform takes no `more`
    `length`: Terraform takes no number of `values`
    `lower`: Terraform says that it gives "string"
    `sort`: Terraform takes ["list","string"] for `list`
    `upper`: its signature cannot be read: expected parentheses
    "#);
}
