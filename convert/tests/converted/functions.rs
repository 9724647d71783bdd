// Converted from `functions.tf`.

use ferroform::{
    Any, List, Local, Map, Number, Output, Stack, Value, Variable, func, functions,
};
use ferroform_aws::apigatewayv2_api::{self, Apigatewayv2Api};

pub fn fill(stack: &Stack) {
    // Functions that have names of their own in Rust, and results that go where another type is wanted.
    let words: Variable<List<String>> = Variable::new(stack, "words")
        .default(["web-1", "db-22"]);

    let size: Variable<Number> = Variable::new(stack, "size").default(12);

    let sizes: Variable<List<Number>> = Variable::new(stack, "sizes").default([3, 9, 4]);

    let tags: Variable<List<Map<String>>> = Variable::new(stack, "tags")
        .default([
            Value::<Map<String>>::from([("a", "1")]),
            Value::<Map<String>>::from([("a", "2"), ("b", "3")]),
        ]);

    let digits: Local<Any> = Local::new(
        stack,
        "digits",
        functions::regex("[0-9]+", words.value().at(1)),
    );

    let settings: Local<Any> = Local::new(
        stack,
        "settings",
        functions::yamldecode(r#"name: api
port: 80
"#),
    );

    let greeting_local: Local<String> = Local::new(stack, "greeting", "Hello, ${name}!");

    Apigatewayv2Api::builder()
        .name(
            functions::trimprefix(
                functions::format(
                    "%s-%03d",
                    [words.value().at(0).into(), functions::parseint("7", 10).into()],
                ),
                "web-",
            ),
        )
        .protocol_type(apigatewayv2_api::ProtocolType::Http)
        .description(functions::regex("[a-z]+", "x-1").cast::<String>())
        .version(functions::formatdate("YYYY", "2024-05-01T10:00:00Z"))
        .tags([
            ("Digits", digits.value().cast::<String>()),
            (
                "Text",
                functions::join(",", functions::sort(functions::compact(["b", "", "a"]))),
            ),
            ("Slice", functions::substr("hello", 1, size.value() - 9)),
            ("Name", settings.value().property::<String>("name")),
            ("Time", functions::timeadd("2024-05-01T10:00:00Z", "90m")),
            (
                "Try",
                func::<
                    String,
                >(
                    "try",
                    [settings.value().property::<Any>("missing").into(), "none".into()],
                ),
            ),
            (
                "First",
                func::<
                    String,
                >("element", [functions::regexall("[a-z]+", "a1b2").into(), 1.into()]),
            ),
        ])
        .create(stack, "api");

    Output::new(
        stack,
        "all",
        functions::alltrue([
            functions::startswith(words.value().at(0), "web"),
            functions::endswith("a.png", ".png"),
            functions::strcontains("abc", "b"),
        ]),
    );

    Output::new(
        stack,
        "hashes",
        [
            functions::md5("a"),
            functions::sha512("a"),
            functions::base64sha256("a"),
            functions::uuidv5("dns", "example.com"),
        ],
    );

    Output::new(
        stack,
        "numbers",
        [
            functions::pow(2, 10),
            functions::log(8, 2),
            functions::signum(-3),
            func::<Number>("max", [1.into(), size.value().into()]),
            func::<Number>("min", [4.into(), 2.into()]),
            functions::timecmp("2024-05-01T10:00:00Z", "2024-05-02T10:00:00Z"),
        ],
    );

    Output::new(
        stack,
        "lists",
        [
            func::<
                List<String>,
            >("cidrsubnets", ["10.0.0.0/16".into(), 4.into(), 8.into()]),
            functions::formatlist("%s!", [words.value().into()]),
            functions::split("-", words.value().at(0)),
        ],
    );

    Output::new(
        stack,
        "texts",
        [
            functions::chomp(r#"a
"#),
            functions::indent(2, r#"a
b"#),
            functions::strrev("abc"),
            functions::trim("?a?", "?"),
            functions::trimsuffix("a.b", ".b"),
            functions::title("a b"),
            functions::basename("a/b"),
            functions::dirname("a/b"),
            functions::cidrnetmask("10.0.0.0/20"),
            functions::textencodebase64("Hi", "UTF-16LE"),
        ],
    );

    Output::new(stack, "rows", functions::csvdecode(r#"name,size
a,1
"#));

    Output::new(
        stack,
        "turned",
        functions::transpose([
            ("a", Value::<List<String>>::from(["x", "y"])),
            ("b", Value::<List<String>>::from(["x"])),
        ]),
    );

    Output::new(
            stack,
            "greeting_output",
            functions::templatestring(
                greeting_local.value(),
                Value::object([("name", "Ann".into())]),
            ),
        )
        .override_logical_id("greeting");

    Output::new(stack, "can", functions::can(functions::tonumber(words.value().at(0))));

    Output::new(
        stack,
        "expanded",
        Value::object([
            ("largest", functions::max(sizes.value()).into()),
            ("more", functions::max(sizes.value().map(|size| size + 1)).into()),
            ("tags", functions::merge(tags.value()).into()),
        ]),
    );
}
