//! The macro [`json!`](crate::json).

/// A value of lists and objects, as JSON writes it, with expressions and Rust's own values wherever a value stands: for what
/// a service takes as a JSON document, and for arguments without a type.
///
/// Keys are literals, or expressions of Rust in parentheses. What is `None` is left out.
///
/// ```
/// use ferroform::{App, GenericResource, Stack, functions, json};
/// let app = App::new();
/// let stack = Stack::new(&app, "private");
/// let logs = GenericResource::resource("aws_cloudwatch_log_group").create(&stack, "logs");
/// let port = 8080;
/// let containers = json!([{
///     "name": "web",
///     "image": "example.com/web:1",
///     "portMappings": [{ "containerPort": port }],
///     "logConfiguration": {
///         "logDriver": "awslogs",
///         "options": { "awslogs-group": logs.id() },
///     },
/// }]);
/// GenericResource::resource("aws_ecs_task_definition")
///     .set("family", "web")
///     .set("container_definitions", functions::jsonencode(containers))
///     .create(&stack, "task");
/// # let text = stack.to_json()?["resource"]["aws_ecs_task_definition"]["task"]["container_definitions"].to_string();
/// # assert!(text.contains(r#"\"portMappings\" = [{\"containerPort\" = 8080}]"#), "{text}");
/// # assert!(text.contains(r#"\"awslogs-group\" = aws_cloudwatch_log_group.logs.id"#), "{text}");
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[macro_export]
macro_rules! json {
    // A list: the items that are done, then the others.
    (@list [$($done:expr,)*]) => {
        $crate::Value::list([$($done,)*])
    };
    (@list [$($done:expr,)*] null $(, $($rest:tt)*)?) => {
        $crate::json!(@list [$($done,)* $crate::json!(null),] $($($rest)*)?)
    };
    (@list [$($done:expr,)*] [$($items:tt)*] $(, $($rest:tt)*)?) => {
        $crate::json!(@list [$($done,)* $crate::json!([$($items)*]),] $($($rest)*)?)
    };
    (@list [$($done:expr,)*] {$($members:tt)*} $(, $($rest:tt)*)?) => {
        $crate::json!(@list [$($done,)* $crate::json!({$($members)*}),] $($($rest)*)?)
    };
    (@list [$($done:expr,)*] $item:expr $(, $($rest:tt)*)?) => {
        $crate::json!(@list [$($done,)* $crate::json!($item),] $($($rest)*)?)
    };

    // An object: the members that are done, then the others.
    (@object [$(($name:expr, $done:expr),)*]) => {
        $crate::Value::object([$((::std::string::String::from($name), $done),)*] as [(::std::string::String, _); _])
    };
    (@object [$($done:tt)*] ($key:expr): $($rest:tt)*) => {
        $crate::json!(@value [$($done)*] ($key) $($rest)*)
    };
    (@object [$($done:tt)*] $key:literal: $($rest:tt)*) => {
        $crate::json!(@value [$($done)*] ($key) $($rest)*)
    };
    (@value [$($done:tt)*] ($key:expr) null $(, $($rest:tt)*)?) => {
        $crate::json!(@object [$($done)* ($key, $crate::json!(null)),] $($($rest)*)?)
    };
    (@value [$($done:tt)*] ($key:expr) [$($items:tt)*] $(, $($rest:tt)*)?) => {
        $crate::json!(@object [$($done)* ($key, $crate::json!([$($items)*])),] $($($rest)*)?)
    };
    (@value [$($done:tt)*] ($key:expr) {$($members:tt)*} $(, $($rest:tt)*)?) => {
        $crate::json!(@object [$($done)* ($key, $crate::json!({$($members)*})),] $($($rest)*)?)
    };
    (@value [$($done:tt)*] ($key:expr) $value:expr $(, $($rest:tt)*)?) => {
        $crate::json!(@object [$($done)* ($key, $crate::json!($value)),] $($($rest)*)?)
    };

    (null) => { $crate::Value::<$crate::Any>::null() };
    ([$($items:tt)*]) => { $crate::json!(@list [] $($items)*) };
    ({$($members:tt)*}) => { $crate::json!(@object [] $($members)*) };
    ($value:expr) => { <$crate::Value<$crate::Any> as ::core::convert::From<_>>::from($value) };
}

#[cfg(test)]
mod tests {
    use crate::{App, Output, Stack, functions, hcl};

    #[test]
    fn every_kind_of_value_stands_wherever_one_may() {
        let app = App::new();
        let stack = Stack::new(&app, "s");
        let (name, unset) = ("n", None::<&str>);
        let id = || hcl::<String>("var.id");
        let value = json!({
            "text": "${a}",
            "numbers": [1, -2.5, 3 + 4, [0, 1][1]],
            "flags": [true, null, name.is_empty()],
            (format!("key-{name}")): { "a b": id(), "empty": {}, "none": [] },
            "list": [{ "x": name }, [id()], json!({ "y": null })],
            "unset": unset,
            "vector": vec!["a", "b"],
        });
        Output::new(&stack, "o", value);
        Output::new(&stack, "text", functions::jsonencode(json!([{ "id": id() }, "x"])));
        Output::new(&stack, "one", json!(id()));
        let rendered = app.render().unwrap();
        let json = rendered.stack("s").unwrap().text().to_owned();
        let squeezed: String = json.split_whitespace().collect();
        for part in [
            r#""text":"$${a}""#,
            r#""numbers":[1,-2.5,7,1]"#,
            r#""flags":[true,null,false]"#,
            r#""key-n":{"ab":"${var.id}","empty":{},"none":[]}"#,
            r#""list":[{"x":"n"},["${var.id}"],{"y":null}]"#,
            r#""vector":["a","b"]"#,
            r#""value":"${jsonencode([{\"id\"=var.id},\"x\"])}""#,
            r#""one":{"value":"${var.id}"}"#,
        ] {
            assert!(squeezed.contains(part), "{part}\n{squeezed}");
        }
        assert!(!json.contains("unset"));
    }
}
