//! The fixtures: one schema each, with the settings that it is generated with.

use super::*;
use ferroform_codegen::{Config, Layout};

/// Everything an ordinary page holds: required arguments, enums, nested blocks, ranges, conditions, contexts, timeouts.
pub(crate) fn ordinary() -> (Schema, Config) {
    let mut kind = required(
        "kind",
        Type::String,
        12,
        "What the [queue](queue.html) carries, see <https://example.com>.",
    );
    let Check::OneOf(mut kinds) = one_of(&["PLAIN", "FIRST_IN_FIRST_OUT"], true) else { unreachable!() };
    kinds.values[1].note = Some("keeps the *order*".into());
    kinds.values[1].when = Some(Condition::Context("regional brokers".into()));
    kind.rules.push(rule(Check::OneOf(kinds), 12, "Valid values: `PLAIN`, `FIRST_IN_FIRST_OUT`."));

    let mut delay = optional("delay_seconds", Type::Number, 14, "How long messages wait.");
    let range =
        Range { min: Some(Number::Integer(0)), max: Some(Number::Integer(90_000)), ..Range::default() };
    delay.rules.push(Rule {
        when: Some(is("kind", &["PLAIN"])),
        ..rule(Check::Range(range), 14, "Between 0 and 90,000 for plain queues.")
    });
    delay.defaults.push(ferroform_schema::model::Default {
        value: DefaultValue::Literal(30.into()),
        when: None,
        text: "Defaults to 30.".into(),
        bases: vec![basis(14)],
    });

    let mut policy = optional("policy", Type::String, 16, "Who may send.");
    policy.rules.push(rule(Check::Format(Format::Json), 16, "A JSON document."));
    policy.rules.push(Rule {
        standing: ExampleVerdict::Contradicted { by: "Basic".into() },
        when: Some(Condition::Not(Box::new(Condition::Set("rule".into())))),
        ..rule(Check::Required, 17, "Must be given unless there is a rule.")
    });
    policy.deprecated =
        Some(said(Deprecation { text: "Use rules.".into(), replacement: Some("rule".into()) }, 16));

    let mut version = optional("payload_version", Type::String, 18, "Format of messages.");
    version.rules.push(rule(one_of(&["1.0", "2.0"], false), 18, "Valid values include `1.0` and `2.0`."));

    let mut action = required("action", Type::String, 31, "What to do.");
    action.rules.push(rule(one_of(&["ALLOW", "DENY"], true), 31, "One of `ALLOW` and `DENY`."));
    let mut fallback = optional("action", Type::String, 41, "What to do otherwise.");
    fallback.rules.push(rule(
        one_of(&["DROP", "-1", "*", ""], true),
        41,
        "One of `DROP`, `-1`, `*` and nothing.",
    ));

    let mut rules = optional("rule", block_type("rule", Nesting::List), 20, "Rules, tried in order.");
    rules.rules.push(rule(Check::Items(Bounds { min: Some(1), max: Some(10) }), 20, "1 to 10 rules."));
    let default_rule =
        optional("fallback", block_type("fallback", Nesting::Single), 21, "What holds otherwise.");

    let mut root = block(
        vec![
            required("name", Type::String, 11, "Name of the queue."),
            kind,
            delay,
            policy,
            version,
            rules,
            default_rule,
            optional("tags", Type::Map(Box::new(Type::String)), 22, "Labels."),
            optional("subnets", Type::Set(Box::new(Type::String)), 23, "Where it listens."),
            optional("type", Type::Bool, 24, "Whether it is typed."),
            optional("route", object_type("route", Nesting::Set), 25, "Where messages go, as objects."),
        ],
        10,
    );
    root.attributes = vec![
        attribute("id", Type::String, 50, "Identifier."),
        attribute("endpoints", Type::List(Box::new(Type::String)), 51, "Where to send."),
    ];
    root.groups.push(Group {
        kind: GroupKind::AtMostOne,
        arguments: vec!["policy".into(), "rule".into()],
        when: None,
        standing: ExampleVerdict::Holds,
        text: "Only one of `policy` and `rule` may be given.".into(),
        bases: vec![basis(9)],
    });

    let rule_block = block(
        vec![
            action,
            required("conditions", Type::Map(Box::new(Type::String)), 32, "When."),
            optional("nested", block_type("rule", Nesting::List), 33, "Rules below this one."),
        ],
        30,
    );
    let route = block(
        vec![
            required("to", Type::String, 44, "The other queue."),
            optional("tags", Type::Map(Box::new(Type::String)), 45, "Which messages."),
            optional("weight", Type::Number, 46, "How many of them."),
        ],
        43,
    );
    let mut queue = resource(
        ResourceKind::Resource,
        "acme_queue",
        root,
        &[("rule", rule_block), ("fallback", block(vec![fallback], 40)), ("route", route)],
    );
    queue.subcategory = Some(said("Message Broker (v2)".into(), 2));
    queue.description = Some(said("Manages a queue.\n\nMore at [the guide](guide.html).".into(), 5));
    queue.timeouts =
        vec![Timeout { operation: "create".into(), default: Some("30m".into()), bases: vec![basis(60)] }];
    queue.import = Some(Import {
        template: Some(said("broker/queue".into(), 70)),
        samples: vec![said("b-1/q-1".into(), 71)],
        notes: vec![],
    });
    queue.examples = vec![Example {
        title: Some("Basic".into()),
        language: ExampleLanguage::Hcl,
        code: "resource \"acme_queue\" \"example\" {\n  name = \"example\"\n}\n".into(),
        at: at(80),
    }];
    queue.contexts = vec![ContextBinding {
        context: "regional brokers".into(),
        argument: "broker_id".into(),
        target: "acme_broker".into(),
        target_argument: "scope".into(),
        values: vec!["REGIONAL".into()],
        bases: vec![],
    }];

    let region = block(vec![optional("region", Type::String, 3, "Where to work.")], 1);
    let provider = resource(ResourceKind::Provider, "acme", region, &[]);
    let mut lookup = block(vec![required("name", Type::String, 4, "Name of the queue.")], 1);
    lookup.attributes.push(attribute("arn", Type::String, 8, "Its ARN."));
    let data = resource(ResourceKind::DataSource, "acme_queue", lookup, &[]);

    let mut config = Config::new();
    config
        .layout(Layout::Modules)
        .provider_source("acme/acme")
        .provider_version("1.2.3")
        .docs_url("https://docs.acme.example/r")
        .attribute("acme_queue.kind", "#[derive(Hash)]");
    let mut join = function("join_labels", "Puts labels together, see [queues](queue.html).");
    join.parameters = vec![
        parameter("separator", Type::String, "What stands between."),
        parameter(
            "weights",
            Type::Map(Box::new(Type::List(Box::new(Type::Number)))),
            "How much each counts.",
        ),
        parameter("strict", Type::Bool, "Whether empty labels are refused."),
    ];
    join.variadic = Some(parameter("labels", Type::String, "The labels."));
    join.returns = Type::List(Box::new(Type::String));
    let mut parse = function("parse_label", "Takes a label apart.");
    parse.parameters = vec![parameter("label", Type::Any, "The label.")];
    parse.members = vec![member("shelf", Type::String), member("rows", Type::Set(Box::new(Type::Number)))];
    (Schema::new(vec![queue, provider, data]).with_functions(vec![parse, join]), config)
}

/// Texts and names that try to leave the place they belong to.
pub(crate) fn hostile() -> (Schema, Config) {
    const TEXTS: [&str; 9] = [
        "*/ fn injected() {} /*",
        "\"# ; \" \\",
        "}} ))",
        "reads \u{202e}backwards\u{2069}",
        "#![allow(warnings)]\n#[doc = \"x\"]",
        "```rust\nfn main() { panic!() }\n```",
        "[`Vec`] and [String](crate::Missing) and <b>bold</b> at https://example.com/a_b.",
        "* a\n    * b\n\n        code\n> quote\n\n---\n\nTitle\n===",
        "tab\there\r\nand {braces} and \u{0}",
    ];
    const NAMES: [&str; 24] = [
        "self",
        "Self",
        "super",
        "crate",
        "type",
        "fn",
        "async",
        "gen",
        "default",
        "new",
        "build",
        "builder",
        "create",
        "clone",
        "into",
        "element",
        "",
        "9lives",
        "../../evil",
        "ünïcode",
        "a-b",
        "a_b",
        "A B",
        "string",
    ];
    let text = |i: usize| TEXTS[i % TEXTS.len()];
    let mut arguments: Vec<Argument> = Vec::new();
    for (i, name) in NAMES.iter().enumerate() {
        let line = i as u32 + 1;
        let mut argument = if i % 5 == 0 {
            required(name, Type::String, line, text(i))
        } else {
            optional(name, Type::String, line, text(i))
        };
        let Check::OneOf(mut set) =
            one_of(&["SELF", "Custom", "CUSTOM", "READ", "OF", "", text(i)], i % 2 == 0)
        else {
            unreachable!()
        };
        set.values[4].note = Some(text(i + 1).into());
        argument.rules.push(Rule {
            when: Some(Condition::Words(text(i).into())),
            ..rule(Check::OneOf(set), line, text(i))
        });
        argument.rules.push(rule(Check::Pattern(text(i).into()), line, text(i)));
        argument.notes.push(said(text(i + 2).into(), line));
        arguments.push(argument);
    }
    for (i, id) in
        ["string", "into", "option", "s0", "self", "phantom_data", "vec", "acme.self"].iter().enumerate()
    {
        let name = format!("block_{i}");
        arguments.push(optional(&name, block_type(id, Nesting::List), 40, text(i)));
    }
    let nested = |i: usize| {
        block(vec![required("x", Type::Number, 1, text(i)), required("self", Type::Any, 2, text(i))], 1)
    };
    let ids = ["string", "into", "option", "s0", "self", "phantom_data", "vec", "acme.self"];
    let blocks: Vec<(&str, Block)> = ids.iter().enumerate().map(|(i, id)| (*id, nested(i))).collect();
    let mut root = block(arguments, 1);
    root.attributes = NAMES.iter().map(|name| attribute(name, Type::String, 1, text(3))).collect();
    root.notes.push(said(text(7).into(), 1));
    let mut evil = resource(ResourceKind::Resource, "acme_../lib", root.clone(), &blocks);
    evil.document = "docs/\u{202e}a b\n.md".into();
    evil.description = Some(said(TEXTS.join("\n\n"), 1));
    evil.examples = TEXTS
        .iter()
        .map(|code| Example {
            title: Some((*code).into()),
            language: ExampleLanguage::Hcl,
            code: (*code).into(),
            at: at(1),
        })
        .collect();
    let modules = ["acme_mod", "acme_type", "acme_con", "acme_", "acme_self"];
    let small = |name: &&str| resource(ResourceKind::Resource, name, block(vec![], 1), &[]);
    let resources = std::iter::once(evil).chain(modules.iter().map(small)).collect();
    let mut config = Config::new();
    config.layout(Layout::Modules);
    let mut odd = function("fn", TEXTS[0]);
    odd.parameters = ["self", "self", "Self", "1", "é", "type"]
        .map(|name| parameter(name, Type::String, TEXTS[0]))
        .to_vec();
    odd.variadic = Some(parameter("rt", Type::Bool, TEXTS[1]));
    odd.members = ["into", "clone", "block", "of", "\"}"].map(|name| member(name, Type::Any)).to_vec();
    let mut result = function("Result", TEXTS[1]);
    result.members = vec![member("ok", Type::String)];
    (Schema::new(resources).with_functions(vec![odd, result]), config)
}
