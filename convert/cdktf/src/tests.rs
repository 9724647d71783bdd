//! Programs in both languages.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot be set up has failed")]

use super::*;

fn statements(text: &str, language: Language) -> Vec<StatementKind> {
    let program = read(text, language);
    assert!(program.errors.is_empty(), "{:?}", program.errors);
    program.statements.into_iter().map(|statement| statement.kind).collect()
}

/// The value that a program's only statement assigns, without the places of its parts.
fn value(text: &str, language: Language) -> String {
    let [StatementKind::Assign { value, .. }] = &statements(text, language)[..] else { panic!("{text}") };
    shown(value)
}

fn shown(expression: &Expression) -> String {
    match &expression.kind {
        ExpressionKind::Text(text) => format!("{text:?}"),
        ExpressionKind::Template(parts) => {
            let parts = parts.iter().map(|part| match part {
                Part::Text(text) => text.clone(),
                Part::Value(value) => format!("<{}>", shown(value)),
            });
            format!("`{}`", parts.collect::<String>())
        }
        ExpressionKind::Number(number) => number.clone(),
        ExpressionKind::Bool(value) => value.to_string(),
        ExpressionKind::Null => "null".to_owned(),
        ExpressionKind::List(items) => format!("[{}]", all(items)),
        ExpressionKind::Object(members) => {
            let members = members.iter().map(|(key, value)| match key {
                Key::Text(key) => format!("{key}: {}", shown(value)),
                Key::Computed(key) => format!("({}): {}", shown(key), shown(value)),
                Key::Spread => format!("...{}", shown(value)),
            });
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
        ExpressionKind::Name(name) => name.clone(),
        ExpressionKind::This => "this".to_owned(),
        ExpressionKind::Super => "super".to_owned(),
        ExpressionKind::Member(object, name) => format!("{}.{name}", shown(object)),
        ExpressionKind::Index(object, index) => format!("{}[{}]", shown(object), shown(index)),
        ExpressionKind::Call { callee, arguments, named } => {
            let named = named.iter().map(|(name, value)| format!("{name}={}", shown(value)));
            let arguments: Vec<String> = arguments.iter().map(shown).chain(named).collect();
            format!("{}({})", shown(callee), arguments.join(", "))
        }
        ExpressionKind::Binary(sign, left, right) => format!("({} {sign} {})", shown(left), shown(right)),
        ExpressionKind::Unary(sign, value) => format!("{sign}{}", shown(value)),
        ExpressionKind::Conditional(condition, yes, no) => {
            format!("({} ? {} : {})", shown(condition), shown(yes), shown(no))
        }
        ExpressionKind::Function(function) => {
            let names: Vec<&str> = function.parameters.iter().map(|p| p.name.as_str()).collect();
            format!("({}) => …", names.join(", "))
        }
        ExpressionKind::Spread(inner) => format!("...{}", shown(inner)),
        ExpressionKind::Other => "?".to_owned(),
    }
}

fn all(items: &[Expression]) -> String {
    items.iter().map(shown).collect::<Vec<_>>().join(", ")
}

#[test]
fn both_languages_say_the_same() {
    let pairs = [
        ("x = 'a\\n'", "x = \"a\\n\"", "\"a\\n\""),
        ("x = f\"a-{b.c}-{{}}\"", "x = `a-${b.c}-{}`", "`a-<b.c>-{}`"),
        ("x = [1, -2.5, True, None]", "x = [1, -2.5, true, undefined]", "[1, -2.5, true, null]"),
        ("x = {\"a b\": c, **d}", "x = { \"a b\": c, ...d }", "{a b: c, ...d}"),
        ("x = self.a[0].b(c)", "x = this.a[0].b(c)", "this.a[0].b(c)"),
        ("x = a if b == 1 else c", "x = b === 1 ? a : c", "((b == 1) ? a : c)"),
        ("x = not a or b + 1", "x = !a || b + 1", "(!a || (b + 1))"),
        ("x = [f(y) for y in z]", "x = z.map((y) => f(y))", "z.map((y) => …)"),
        ("x = (a)", "x = (a! as B)", "a"),
    ];
    for (python, typescript, expected) in pairs {
        assert_eq!(value(python, Language::Python), expected, "{python}");
        assert_eq!(value(typescript, Language::TypeScript), expected, "{typescript}");
    }
    assert_eq!(value("x = F(self, 'q', a=1)", Language::Python), "F(this, \"q\", a=1)");
    assert_eq!(
        value("const x = new F(this, 'q', { a, [b]: 1 });", Language::TypeScript),
        "F(this, \"q\", {a: a, (b): 1})"
    );
}

#[test]
fn classes_have_a_constructor_with_parameters() {
    let python = "class Net(Construct):\n    def __init__(self, scope: Construct, id: str, *, cidr: str, zones: List[str] = None):\n        pass\n    @property\n    def arn(self):\n        return self.vpc.arn\n";
    let typescript = "export class Net extends Construct {\n  constructor(scope: Construct, id: string, cidr: string, zones?: string[]) {}\n  get arn() { return this.vpc.arn; }\n}\n";
    for (text, language) in [(python, Language::Python), (typescript, Language::TypeScript)] {
        let [StatementKind::Class(class)] = &statements(text, language)[..] else { panic!("{text}") };
        assert_eq!((class.name.as_str(), shown(&class.bases[0]).as_str()), ("Net", "Construct"));
        let constructor = class.constructor.as_ref().expect("a constructor");
        let parameters: Vec<_> =
            constructor.parameters.iter().map(|p| (p.name.as_str(), p.ty.clone())).collect();
        let text = || Box::new(TypeName::Text);
        assert_eq!(
            parameters,
            [
                ("scope", Some(TypeName::Named("Construct".to_owned()))),
                ("id", Some(TypeName::Text)),
                ("cidr", Some(TypeName::Text)),
                ("zones", Some(TypeName::List(text()))),
            ]
        );
        assert!(constructor.parameters[3].optional);
        assert_eq!(class.getters[0].name, "arn");
    }
}

#[test]
fn comments_stand_above_their_statements() {
    let python = read("# one\n#\n# two\nf(\n    a, # three\n)\n# four\n", Language::Python);
    let typescript = read("// one\n/* two\n */\nf(\n  a, // three\n);\n// four\n", Language::TypeScript);
    for program in [python, typescript] {
        let comments: Vec<_> =
            program.statements.iter().map(|statement| statement.comments.join(" ")).collect();
        assert_eq!(comments, ["one two three", "four"]);
    }
}

#[test]
fn what_documents_a_class_stands_above_it() {
    let program = read("# One.\nclass A(B):\n    \"\"\"Two.\n\n    Three.\n    \"\"\"\n", Language::Python);
    assert_eq!(program.statements[0].comments, ["One.", "Two.", "Three."]);
}

#[test]
fn loops_over_numbers_and_members() {
    let text =
        "for (let i = 1; i < n; i++) {}\nfor (const { a, b } of c) {}\nfor (let i = 9; i > 0; i--) {}\n";
    let [
        StatementKind::For { names, items, .. },
        StatementKind::For { names: members, are_members: true, .. },
        StatementKind::Other,
    ] = &statements(text, Language::TypeScript)[..]
    else {
        panic!("{text}")
    };
    assert_eq!((names.as_slice(), shown(items).as_str()), (&["i".to_owned()][..], "range(1, n)"));
    assert_eq!(members, &["a", "b"]);
}

#[test]
fn imports_name_their_modules() {
    let import = |module: &str, name: Option<&str>, alias: &str| Import {
        module: module.to_owned(),
        name: name.map(str::to_owned),
        alias: alias.to_owned(),
    };
    let [StatementKind::Import(python), StatementKind::Import(whole)] =
        &statements("from imports.aws.vpc import Vpc as V, X\nimport cdktf\n", Language::Python)[..]
    else {
        panic!("two imports")
    };
    assert_eq!(
        *python,
        [import("imports.aws.vpc", Some("Vpc"), "V"), import("imports.aws.vpc", Some("X"), "X")]
    );
    assert_eq!(*whole, [import("cdktf", None, "cdktf")]);
    let text = "import { Vpc as V } from '@cdktf/aws/lib/vpc';\nimport * as aws from \"aws\";\nconst x = require('y');\n";
    let imports: Vec<Import> = statements(text, Language::TypeScript)
        .into_iter()
        .flat_map(|kind| match kind {
            StatementKind::Import(imports) => imports,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        imports,
        [import("@cdktf/aws/lib/vpc", Some("Vpc"), "V"), import("aws", None, "aws"), import("y", None, "x")]
    );
}

#[test]
fn faults_are_named_and_the_rest_is_read() {
    let program = read("const a = 1;\nconst b = ;\nconst c = 3;\n", Language::TypeScript);
    assert_eq!(program.errors.len(), 1);
    assert!((13..26).contains(&program.errors[0].range.start), "{:?}", program.errors);
    assert!(matches!(program.statements.last().map(|last| &last.kind), Some(StatementKind::Assign { .. })));
}
