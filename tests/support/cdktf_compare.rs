//! Compares synthesized JSON with what CDKTF gives for the same program.

use serde_json::Value as Json;
use std::collections::BTreeSet;

/// The differences, each with its path; empty when the two mean the same.
///
/// Allowed to differ: the version in the metadata, the path of a local backend (also where another stack reads it), the
/// version of a provider, a scalar as string or number, and one block as `{}` or `[{}]`.
pub(crate) fn differences(expected: &Json, actual: &Json) -> Vec<String> {
    let mut differences = Vec::new();
    compare("", expected, actual, &mut differences);
    differences
}

/// Panics with every difference.
#[track_caller]
pub(crate) fn assert_same(name: &str, expected: &Json, actual: &Json) {
    let differences = differences(expected, actual);
    assert!(differences.is_empty(), "{name} differs from CDKTF:\n{}", differences.join("\n"));
}

fn compare(path: &str, expected: &Json, actual: &Json, differences: &mut Vec<String>) {
    if may_differ(path) && expected.is_string() && actual.is_string() {
        return;
    }
    match (expected, actual) {
        (Json::Object(left), Json::Object(right)) => {
            let keys: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
            for key in keys {
                let path = format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"));
                match (left.get(key), right.get(key)) {
                    (Some(left), Some(right)) => compare(&path, left, right, differences),
                    (Some(left), None) => differences.push(format!("{path}: {left} is missing")),
                    (None, Some(right)) => differences.push(format!("{path}: {right} is too much")),
                    (None, None) => {}
                }
            }
        }
        (Json::Array(left), Json::Array(right)) => {
            if left.len() != right.len() {
                differences.push(format!("{path}: {} items expected, {} found", left.len(), right.len()));
            }
            for (i, (left, right)) in left.iter().zip(right).enumerate() {
                compare(&format!("{path}/{i}"), left, right, differences);
            }
        }
        (Json::Array(list), block @ Json::Object(_)) if list.len() == 1 && list[0].is_object() => {
            compare(path, &list[0], block, differences);
        }
        (block @ Json::Object(_), Json::Array(list)) if list.len() == 1 && list[0].is_object() => {
            compare(path, block, &list[0], differences);
        }
        (Json::String(text), Json::Number(number)) | (Json::Number(number), Json::String(text))
            if *text == number.to_string() => {}
        _ if expected == actual => {}
        _ => differences.push(format!("{path}: {expected} expected, {actual} found")),
    }
}

fn may_differ(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    matches!(
        parts.as_slice(),
        ["~1~1", "metadata", "version"]
            | ["terraform", "backend", "local", "path"]
            | ["data", "terraform_remote_state", _, "config", "path"]
            | ["terraform", "required_providers", _, "version"]
    )
}

#[cfg(test)]
mod tests {
    use super::differences;
    use serde_json::{Value as Json, json};

    fn stack() -> Json {
        json!({
            "//": {"metadata": {"version": "0.20.7", "stackName": "s"}},
            "terraform": {
                "backend": {"local": {"path": "/a/terraform.s.tfstate"}},
                "required_providers": {"aws": {"source": "aws", "version": "5.45.0"}},
            },
            "data": {"terraform_remote_state": {"x": {"config": {"path": "/a/x"}, "backend": "local"}}},
            "resource": {"aws_x": {"y": {
                "status_code": "403",
                "list": ["a", "b"],
                "tls_config": {"name": "n"},
                "port": 80,
            }}},
        })
    }

    fn changed(pointer: &str, value: Json) -> Vec<String> {
        let mut other = stack();
        *other.pointer_mut(pointer).expect("a place in the stack") = value;
        differences(&stack(), &other)
    }

    #[test]
    fn the_same_has_no_differences() {
        assert_eq!(differences(&stack(), &stack()), [""; 0]);
    }

    #[test]
    fn what_may_differ_does() {
        for (pointer, value) in [
            ("/~1~1/metadata/version", json!("1.0.0")),
            ("/terraform/backend/local/path", json!("/b/terraform.s.tfstate")),
            ("/terraform/required_providers/aws/version", json!("6.0.0")),
            ("/data/terraform_remote_state/x/config/path", json!("/b/x")),
            ("/resource/aws_x/y/status_code", json!(403)),
            ("/resource/aws_x/y/port", json!("80")),
            ("/resource/aws_x/y/tls_config", json!([{"name": "n"}])),
        ] {
            assert_eq!(changed(pointer, value), [""; 0], "{pointer}");
        }
    }

    #[test]
    fn everything_else_is_found_with_its_path() {
        for (pointer, value, message) in [
            ("/~1~1/metadata/stackName", json!("t"), "/~1~1/metadata/stackName: \"s\" expected, \"t\" found"),
            (
                "/terraform/required_providers/aws/source",
                json!("hashicorp/aws"),
                "/terraform/required_providers/aws/source: \"aws\" expected, \"hashicorp/aws\" found",
            ),
            ("/~1~1/metadata/version", json!(1), "/~1~1/metadata/version: \"0.20.7\" expected, 1 found"),
            (
                "/resource/aws_x/y/status_code",
                json!(404),
                "/resource/aws_x/y/status_code: \"403\" expected, 404 found",
            ),
            ("/resource/aws_x/y/port", json!(null), "/resource/aws_x/y/port: 80 expected, null found"),
            (
                "/resource/aws_x/y/list",
                json!(["b", "a"]),
                "/resource/aws_x/y/list/0: \"a\" expected, \"b\" found",
            ),
            (
                "/resource/aws_x/y/list",
                json!("a"),
                "/resource/aws_x/y/list: [\"a\",\"b\"] expected, \"a\" found",
            ),
            (
                "/resource/aws_x/y/tls_config",
                json!([{"name": "n"}, {"name": "m"}]),
                "/resource/aws_x/y/tls_config: {\"name\":\"n\"} expected, [{\"name\":\"n\"},{\"name\":\"m\"}] found",
            ),
            (
                "/resource/aws_x/y/tls_config",
                json!([{"name": "m"}]),
                "/resource/aws_x/y/tls_config/name: \"n\" expected, \"m\" found",
            ),
        ] {
            let found = changed(pointer, value);
            assert_eq!(found.first().map(String::as_str), Some(message), "{pointer}");
        }
    }

    #[test]
    fn missing_and_additional_members_are_found() {
        let mut other = stack();
        let resource = other["resource"]["aws_x"]["y"].as_object_mut().expect("a resource");
        resource.remove("port");
        resource.insert("more".to_owned(), json!(1));
        resource.insert("list".to_owned(), json!(["a"]));
        assert_eq!(
            differences(&stack(), &other),
            [
                "/resource/aws_x/y/list: 2 items expected, 1 found",
                "/resource/aws_x/y/more: 1 is too much",
                "/resource/aws_x/y/port: 80 is missing",
            ]
        );
    }
}
