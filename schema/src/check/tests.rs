use super::*;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::example::testing::example;
use crate::model::{Check, ExampleLanguage, ExampleVerdict, Presence, Rule};
use serde_json::{Value, json};

fn bases(evidence: &str, line: u32) -> Value {
    json!([{ "evidence": evidence, "at": format!("lamp.md:{line}:3-{line}:20") }])
}

fn argument(line: u32, name: &str, ty: Value, rules: Value) -> Value {
    json!({
        "name": name,
        "presence": { "value": "optional", "bases": bases("marker", line) },
        "type": { "value": ty, "bases": bases("phrase", line) },
        "declared": bases("marker", line),
        "rules": rules,
    })
}

fn rule(line: u32, check: Value, when: Value) -> Value {
    json!({ "check": check, "when": when, "text": "…", "bases": bases("phrase", line) })
}

/// A lamp with these arguments and groups, a `shade` block, and examples in HCL.
fn lamp(arguments: Vec<Value>, shade: Vec<Value>, groups: Value, codes: &[&str]) -> Resource {
    let mut arguments = arguments;
    let block = json!({ "block": { "definition": "shade", "nesting": "list" } });
    arguments.push(argument(90, "shade", block, json!([])));
    let mut resource: Resource = serde_json::from_value(json!({
        "kind": "resource",
        "type_name": "aws_lamp",
        "document": "lamp.md",
        "root": { "arguments": arguments, "groups": groups },
        "blocks": { "shade": { "arguments": shade } },
    }))
    .unwrap();
    let wrap = |code: &&str| format!("resource \"aws_lamp\" \"x\" {{\n{code}\n}}\n");
    resource.examples = codes.iter().map(|code| example(ExampleLanguage::Hcl, &wrap(code))).collect();
    resource
}

fn checked(resource: &mut Resource) -> (RuleCounts, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::new();
    let uses: Vec<Use> = resource
        .examples
        .iter()
        .flat_map(|example| crate::example::read(example, &resource.type_name).0)
        .collect();
    let counts = check(resource, &uses, &mut diagnostics);
    // What rests on little is noted as well, in its own tests.
    (counts, diagnostics.into_sorted().into_iter().filter(Diagnostic::is_urgent).collect())
}

/// What is said about a resource, and whether the first rule of the first argument holds.
fn outcome(mut resource: Resource) -> (Vec<String>, bool) {
    let (_, diagnostics) = checked(&mut resource);
    let said = |d: Diagnostic| {
        let places = d.labels.iter().map(|label| format!("\n  {} {}", label.at, label.text));
        format!("{}: {}{}", d.code, d.message, places.collect::<String>())
    };
    let holds =
        resource.root.arguments[0].rules.first().is_none_or(|rule| rule.standing == ExampleVerdict::Holds);
    (diagnostics.into_iter().map(said).collect(), holds)
}

/// A lamp whose `color` must be set if `kind` is not `BULB`, as this example uses it.
fn needs_color(code: &str) -> Resource {
    let when = json!({ "not": { "is": { "argument": "kind", "values": ["BULB"] } } });
    let arguments = vec![
        argument(20, "color", json!("string"), json!([rule(21, json!("required"), when)])),
        argument(22, "kind", json!("string"), json!([])),
    ];
    lamp(arguments, vec![], json!([]), &[code])
}

#[test]
fn a_rule_that_an_example_breaks_is_demoted_and_the_report_says_why() {
    let mut resource = needs_color("  kind = \"DESK\"");
    let (counts, diagnostics) = checked(&mut resource);
    let rule = &resource.root.arguments[0].rules[0];
    assert_eq!(rule.standing, ExampleVerdict::Contradicted { by: "Basic".into() });
    assert_eq!(counts.families["required_when"], RuleCount { rules: 1, touched: 1, contradicted: 1 });
    let [diagnostic] = diagnostics.as_slice() else { panic!("{diagnostics:?}") };
    assert_eq!(diagnostic.severity, Severity::Warning);
    assert_eq!(
        diagnostic.message,
        "`color` must be set, when `kind` is not `BULB`, but an example of the document breaks this rule"
    );
    let labels: Vec<_> = diagnostic.labels.iter().map(|l| format!("{} {}", l.at, l.text)).collect();
    assert_eq!(
        labels,
        ["lamp.md:21:3-21:20 the rule is stated here", "page.md:1:1-3:2 the example \"Basic\" leaves it out",]
    );
}

#[test]
fn what_obeys_what_is_left_out_and_what_is_unknown_contradicts_nothing() {
    for code in [
        "  kind = \"BULB\"",
        "  kind = \"DESK\"\n  color = \"red\"",
        "  kind = \"DESK\"\n  color = var.color",
        "  kind = \"DESK\"\n  color = []",
        "  kind = var.kind",
        "  kind = \"DESK\"\n  # ...",
        // The provider may have another default than the document says.
        "",
    ] {
        assert_eq!(outcome(needs_color(code)), (vec![], true), "{code}");
    }
    // `null` is not set.
    assert!(!outcome(needs_color("  kind = \"DESK\"\n  color = null")).1);
}

#[test]
fn corrections_are_not_tried() {
    let mut resource = needs_color("  kind = \"DESK\"");
    resource.root.arguments[0].rules[0].bases[0].evidence = crate::model::Evidence::Overlay;
    assert_eq!(outcome(resource), (vec![], true));
}

/// The outcome of one rule about `color`, beside `kind` and `watts`.
fn color_rule(check: Value, code: &str) -> (Vec<String>, bool) {
    let arguments = vec![
        argument(20, "color", json!("string"), json!([rule(21, check, json!(null))])),
        argument(22, "kind", json!("string"), json!([])),
        argument(23, "watts", json!("number"), json!([])),
    ];
    outcome(lamp(arguments, vec![], json!([]), &[code]))
}

#[test]
fn rules_between_arguments_are_tried() {
    let only = json!({ "only_when": { "is": { "argument": "kind", "values": ["DESK"] } } });
    let conflicts = json!({ "conflicts_with": ["kind", "watts"] });
    let with = json!({ "required_with": ["kind"] });
    for (check, breaking, fine) in [
        (&only, "  color = \"red\"\n  kind = \"WALL\"", "  color = \"red\"\n  kind = \"DESK\""),
        (&only, "  color = \"red\"\n  kind = \"ROOF\"", "  color = \"red\""),
        (&conflicts, "  color = \"red\"\n  watts = 3", "  color = \"red\""),
        // A switch that is off stands against nothing.
        (&conflicts, "  color = \"red\"\n  kind = true", "  color = \"red\"\n  kind = false"),
        (&with, "  color = aws_x.y.z", "  color = \"red\"\n  kind = var.kind"),
    ] {
        assert!(!color_rule(check.clone(), breaking).1, "{check} {breaking}");
        assert_eq!(color_rule(check.clone(), fine), (vec![], true), "{check} {fine}");
    }
    let (said, _) = color_rule(conflicts, "  color = \"red\"\n  watts = 3");
    assert!(said[0].ends_with("the example \"Basic\" sets it together with `watts`"), "{said:?}");
}

#[test]
fn values_are_tried_and_the_value_is_shown() {
    let check = json!({ "one_of": { "values": [{ "value": "red" }, { "value": "blue" }], "closed": true } });
    let (said, holds) = color_rule(check, "  color = \"pink\"");
    assert!(!holds);
    assert_eq!(
        said,
        [
            "contradicted-rule: `color` must be `red` or `blue`, but an example of the document breaks this rule\n  \
          lamp.md:21:3-21:20 the rule is stated here\n  \
          page.md:2:3-2:17 the example \"Basic\" sets it to `pink`"
        ]
    );
}

#[test]
fn rules_in_blocks_see_siblings_and_by_a_path_the_root() {
    let when = |path: &str| json!({ "is": { "argument": path, "values": ["DESK"] } });
    let shade = |check: Value| {
        vec![
            argument(30, "size", json!("number"), json!([rule(31, json!("required"), check)])),
            argument(32, "form", json!("string"), json!([])),
        ]
    };
    let holds = |path: &str, code: &str| {
        let kind = argument(20, "kind", json!("string"), json!([]));
        let mut resource = lamp(vec![kind], shade(when(path)), json!([]), &[code]);
        checked(&mut resource);
        resource.blocks.values().next().unwrap().arguments[0].rules[0].standing == ExampleVerdict::Holds
    };
    assert!(!holds("form", "  shade {\n    form = \"DESK\"\n  }"));
    assert!(holds("form", "  kind = \"DESK\"\n  shade {\n    form = \"WALL\"\n  }"));
    // A name that is no sibling decides nothing; with its path it does.
    assert!(holds("kind", "  kind = \"DESK\"\n  shade {\n  }"));
    assert!(!holds("shade.form", "  shade {\n    form = \"DESK\"\n  }"));
    // Each of several blocks is asked about itself.
    assert!(holds(
        "shade.form",
        "  shade {\n    size = 3\n    form = \"DESK\"\n  }\n  shade {\n    form = \"WALL\"\n  }"
    ));
    assert!(!holds("shade.form", "  shade {\n    form = \"DESK\"\n  }\n  shade {\n    form = \"WALL\"\n  }"));
    assert!(!holds(".kind", "  kind = \"DESK\"\n  shade {\n  }"));
    assert!(holds(".kind", "  kind = \"WALL\"\n  shade {\n  }"));
}

#[test]
fn a_path_into_blocks_beside_a_rule_means_all_of_them() {
    let holds = |check: Value, code: &str| {
        let kind = argument(20, "kind", json!("string"), json!([rule(21, check, json!(null))]));
        let form = argument(32, "form", json!("string"), json!([]));
        let mut resource = lamp(vec![kind], vec![form], json!([]), &[code]);
        checked(&mut resource);
        let kind = resource.root.arguments.iter().find(|argument| argument.name == "kind").unwrap();
        kind.rules[0].standing == ExampleVerdict::Holds
    };
    let shades = |forms: &[&str]| {
        let shades = forms.iter().map(|form| format!("  shade {{\n{form}\n  }}\n"));
        format!("  kind = \"TALL\"\n{}", shades.collect::<String>())
    };
    let conflicts = || json!({ "conflicts_with": ["shade.form"] });
    assert!(!holds(conflicts(), &shades(&["", "form = \"WALL\""])));
    assert!(holds(conflicts(), &shades(&["", ""])));
    assert!(holds(conflicts(), &shades(&[])));
    let with = || json!({ "required_with": ["shade.form"] });
    assert!(holds(with(), &shades(&["", "form = \"WALL\""])));
    assert!(!holds(with(), &shades(&["", ""])));
    let only = || json!({ "only_when": { "is": { "argument": "shade.form", "values": ["DESK"] } } });
    assert!(!holds(only(), &shades(&["form = \"WALL\"", "form = \"WALL\""])));
    assert!(holds(only(), &shades(&["form = \"WALL\"", "form = \"DESK\""])));
    assert!(holds(only(), &shades(&["form = \"DESK\"", ""])));
}

#[test]
fn blocks_are_counted() {
    let holds = |code: &str| {
        let mut resource = lamp(vec![], vec![], json!([]), &[code]);
        let rule = rule(91, json!({ "items": { "max": 1 } }), json!(null));
        resource.root.arguments[0].rules = vec![serde_json::from_value(rule).unwrap()];
        outcome(resource).1
    };
    assert!(holds("  shade {}"));
    assert!(!holds("  shade {}\n  shade {}"));
    assert!(!holds("  shade = [{}, {}]"));
    assert!(holds("  dynamic \"shade\" {\n    for_each = [1, 2]\n    content {}\n  }\n  shade {}"));
}

#[test]
fn groups_are_tried() {
    let said = |kind: &str, code: &str| {
        let group = json!([{ "kind": kind, "arguments": ["kind", "watts"], "text": "…", "bases": bases("phrase", 40) }]);
        let arguments = vec![
            argument(22, "kind", json!("string"), json!([])),
            argument(23, "watts", json!("number"), json!([])),
        ];
        let mut resource = lamp(arguments, vec![], group, &[code]);
        let (_, diagnostics) = checked(&mut resource);
        let holds = resource.root.groups[0].standing == ExampleVerdict::Holds;
        assert_eq!(holds, diagnostics.is_empty());
        diagnostics.first().map(|d| d.labels[1].text.clone())
    };
    let (none, one, both) = ("", "  watts = 3", "  watts = 3\n  kind = var.kind");
    assert_eq!(said("exactly_one", one), None);
    assert_eq!(said("exactly_one", none).unwrap(), "the example \"Basic\" sets none of them");
    assert_eq!(said("exactly_one", both).unwrap(), "the example \"Basic\" sets `kind` and `watts`");
    assert_eq!(said("at_least_one", both), None);
    assert!(said("at_least_one", none).is_some());
    assert_eq!(said("at_least_one", "  # ..."), None);
    assert_eq!(said("at_most_one", none), None);
    assert!(said("at_most_one", both).is_some());
    assert_eq!(said("all_or_none", both), None);
    assert_eq!(said("all_or_none", one).unwrap(), "the example \"Basic\" sets `watts` without `kind`");
}

#[test]
fn a_required_argument_that_some_examples_leave_out_is_asked_for_and_reported_once() {
    let mut kind = argument(20, "kind", json!("string"), json!([]));
    kind["presence"]["value"] = json!("required");
    let mut resource = lamp(vec![kind], vec![], json!([]), &["", "  # ...", "  kind = \"DESK\"", ""]);
    let (counts, diagnostics) = checked(&mut resource);
    // It is no demand any more, and the rule that asks for it is new.
    assert!(!counts.families.contains_key("required"));
    let messages: Vec<_> = diagnostics.iter().map(|d| format!("{}: {}", d.code, d.message)).collect();
    assert_eq!(
        messages,
        [
            "required-missing-in-example: `kind` is required, but an example (and one more place) of the document \
          leaves it out"
        ]
    );
    let kind = &resource.root.arguments[0];
    assert_eq!(kind.presence.value, Presence::Optional);
    let [Rule { check: Check::Required, standing: ExampleVerdict::Contradicted { .. }, when: None, .. }] =
        kind.rules.as_slice()
    else {
        panic!("{:?}", kind.rules)
    };
}

#[test]
fn a_required_argument_that_no_example_sets_is_optional() {
    let presence = |evidence: &str, codes: &[&str]| {
        let mut kind = argument(20, "kind", json!("string"), json!([]));
        kind["presence"] = json!({ "value": "required", "bases": bases(evidence, 20) });
        let mut resource = lamp(vec![kind], vec![], json!([]), codes);
        let (_, diagnostics) = checked(&mut resource);
        let reported = diagnostics.iter().any(|d| d.code == Code::RequiredMissingInExample);
        (resource.root.arguments[0].presence.value, reported)
    };
    assert_eq!(presence("marker", &["  shade {}"]), (Presence::Optional, true));
    assert_eq!(presence("marker", &["", "  # ..."]), (Presence::Optional, true));
    assert_eq!(presence("marker", &["  # ..."]), (Presence::Required, false));
    // An example that sets what is not declared is of another version of the type.
    assert_eq!(presence("marker", &["  sort = \"DESK\""]), (Presence::Required, true));
    // What is stated outright, or by the provider, stands.
    for evidence in ["declaration", "provider_schema", "yaml", "overlay"] {
        assert_eq!(presence(evidence, &[""]), (Presence::Required, true), "{evidence}");
    }
}

#[test]
fn a_type_without_a_cue_is_reported() {
    let mut gear = argument(20, "gear", json!("string"), json!([]));
    gear["type"]["bases"] = bases("assumed", 20);
    let (said, _) = outcome(lamp(vec![gear], vec![], json!([]), &[]));
    assert_eq!(
        said,
        ["no-type-cue: nothing says what type `gear` has; it is taken as a string\n  lamp.md:20:3-20:20 "]
    );
}

#[test]
fn a_default_that_its_argument_cannot_take_is_reported() {
    let said = |ty: Value, rules: Value, default: Value| {
        let mut watts = argument(20, "watts", ty, rules);
        watts["defaults"] =
            json!([{ "value": { "literal": default }, "text": "…", "bases": bases("phrase", 24) }]);
        let (said, _) = outcome(lamp(vec![watts], vec![], json!([]), &[]));
        said.first().and_then(|said| said.lines().next()).map(str::to_owned)
    };
    let range = json!([rule(21, json!({ "range": { "min": 5, "max": 60 } }), json!(null))]);
    let set = json!([rule(
        21,
        json!({ "one_of": { "values": [{ "value": "LED" }], "closed": true } }),
        json!(null)
    )]);
    assert_eq!(
        said(json!("number"), json!([]), json!("warm")).unwrap(),
        "default-mismatch: the default `\"warm\"` of `watts` is not a number"
    );
    assert_eq!(
        said(json!("number"), range.clone(), json!(100)).unwrap(),
        "default-mismatch: the default `100` of `watts` is not between 5 and 60"
    );
    assert_eq!(
        said(json!("string"), set.clone(), json!("OIL")).unwrap(),
        "default-mismatch: the default `\"OIL\"` of `watts` is not one of its values"
    );
    for (ty, rules, default) in [
        (json!("number"), range, json!("40")),
        (json!("string"), set, json!("LED")),
        (json!("bool"), json!([]), json!("true")),
        (json!({ "list": "string" }), json!([]), json!([])),
        (json!("string"), json!([]), json!(null)),
    ] {
        assert_eq!(said(ty, rules, default), None);
    }
}

#[test]
fn tallies_add_up() {
    let mut resource = needs_color("  kind = \"DESK\"");
    let (mut sum, _) = checked(&mut resource);
    let (second, _) = checked(&mut needs_color("  kind = \"BULB\""));
    sum.add(&second);
    assert_eq!(sum.families["required_when"], RuleCount { rules: 2, touched: 1, contradicted: 1 });
}
