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
        ExpressionKind::Undefined => "undefined".to_owned(),
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
        ("x = [1, -2.5, True, None]", "x = [1, -2.5, true, null]", "[1, -2.5, true, null]"),
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

#[test]
fn the_language_is_told_by_the_name_of_the_file() {
    for typescript in ["a.ts", "a.mts", "a.cts", "a.js", "b.d/a.mjs", "a.cjs"] {
        assert_eq!(Language::of(typescript), Some(Language::TypeScript), "{typescript}");
    }
    assert_eq!(Language::of("a.b.py"), Some(Language::Python));
    for none in ["a.d.ts", "a.tsx", "a.json", "py", "a"] {
        assert_eq!(Language::of(none), None, "{none}");
    }
    assert_eq!((Language::Python.name(), Language::TypeScript.name()), ("Python", "TypeScript"));
}

/// The types of the members of a record.
fn types(text: &str, language: Language) -> Vec<(String, Option<TypeName>, bool)> {
    let [StatementKind::Record { fields, .. }] = &statements(text, language)[..] else { panic!("{text}") };
    fields.iter().map(|field| (field.name.clone(), field.ty.clone(), field.optional)).collect()
}

#[test]
fn members_of_records_have_types() {
    let text = || Box::new(TypeName::Text);
    let named = |name: &str| TypeName::Named(name.to_owned());
    let typescript = [
        ("readonly a: string", TypeName::Text),
        ("a: 'x' | 'y'", TypeName::Text),
        ("a: undefined | number", TypeName::Number),
        ("a: 5", TypeName::Number),
        ("a: true", TypeName::Bool),
        ("a: (boolean)", TypeName::Bool),
        ("a: any", TypeName::Other),
        ("a: null | undefined", TypeName::Other),
        ("a: readonly string[]", TypeName::List(text())),
        ("a: ReadonlyArray<string>", TypeName::List(text())),
        ("a: Record<string, number>", TypeName::Map(Box::new(TypeName::Number))),
        ("a: { [key: string]: string }", TypeName::Map(text())),
        ("a: {}", TypeName::Other),
        ("a: Partial<aws.vpc.Config>", named("Config")),
        ("a: Promise<string>", TypeName::Other),
        ("a: () => string", TypeName::Other),
    ];
    for (member, ty) in typescript {
        let found = types(&format!("interface P {{ {member} }}"), Language::TypeScript);
        assert_eq!(found, [("a".to_owned(), Some(ty), false)], "{member}");
    }
    let [(_, Some(TypeName::Record(fields)), true)] =
        &types("type P = { a?: { \"b\": string } };", Language::TypeScript)[..]
    else {
        panic!("a record within")
    };
    assert_eq!((fields[0].name.as_str(), &fields[0].ty), ("b", &Some(TypeName::Text)));
    let python = [
        ("str", TypeName::Text),
        ("int", TypeName::Number),
        ("float", TypeName::Number),
        ("bool", TypeName::Bool),
        ("List[str]", TypeName::List(text())),
        ("typing.Sequence[str]", TypeName::List(text())),
        ("Dict[str, bool]", TypeName::Map(Box::new(TypeName::Bool))),
        ("Optional[str]", TypeName::Text),
        ("str | None", TypeName::Text),
        ("Callable[[int], str]", TypeName::Other),
        ("\"Later\"", named("Later")),
        ("Vpc", named("Vpc")),
    ];
    for (written, ty) in python {
        let program = format!("@dataclass\nclass P:\n    a: {written}\n    b: str = 'x'\n");
        let found = types(&program, Language::Python);
        let b = ("b".to_owned(), Some(TypeName::Text), true);
        assert_eq!(found, [("a".to_owned(), Some(ty), false), b], "{written}");
    }
    assert_eq!(types("class P(TypedDict):\n    a: str\n", Language::Python).len(), 1);
}

#[test]
fn members_of_classes_are_fields_getters_and_methods() {
    let python = "class A(B):\n    size = 1\n    def grow(self, by, *, to=2): pass\n    @staticmethod\n    def of(x): pass\n    @property\n    def arn(self): pass\n";
    let typescript = "class A extends B {\n  size = 1;\n  private later: string;\n  grow(by, to = 2) {}\n  static of(x) {}\n  get arn() {}\n}\n";
    for (text, language) in [(python, Language::Python), (typescript, Language::TypeScript)] {
        let [StatementKind::Class(class)] = &statements(text, language)[..] else { panic!("{text}") };
        assert!(class.constructor.is_none());
        let fields: Vec<_> = class.fields.iter().map(|(name, value)| (name.as_str(), shown(value))).collect();
        assert_eq!(fields, [("size", "1".to_owned())]);
        let named = |functions: &[Function]| -> Vec<String> {
            let parameters =
                |f: &Function| f.parameters.iter().map(|p| p.name.clone()).collect::<Vec<_>>().join(",");
            functions.iter().map(|f| format!("{}({})", f.name, parameters(f))).collect()
        };
        assert_eq!(named(&class.methods), ["grow(by,to)", "of(x)"]);
        assert_eq!(named(&class.getters), ["arn()"]);
    }
}

#[test]
fn parameters_of_typescript_are_fields_and_are_taken_apart() {
    let text = "class A { constructor(private readonly a: string, readonly b, c?, { d, e = 1 }: P = {}) {} }";
    let [StatementKind::Class(class)] = &statements(text, Language::TypeScript)[..] else { panic!("{text}") };
    let parameters = &class.constructor.as_ref().expect("a constructor").parameters;
    let told: Vec<_> = parameters.iter().map(|p| (p.name.as_str(), p.is_field, p.optional)).collect();
    assert_eq!(told, [("a", true, false), ("b", true, false), ("c", false, true), ("", false, true)]);
    let members: Vec<_> = parameters[3].members.iter().map(|m| (m.name.as_str(), m.optional)).collect();
    assert_eq!(members, [("d", false), ("e", true)]);
}

#[test]
fn conditions_have_branches_in_both_languages() {
    let python = "if a:\n    f()\nelif b:\n    g()\nelse:\n    h()\n";
    let typescript = "if (a) { f(); } else if (b) { g(); } else { h(); }\n";
    for (text, language) in [(python, Language::Python), (typescript, Language::TypeScript)] {
        let [StatementKind::If(branches)] = &statements(text, language)[..] else { panic!("{text}") };
        let told: Vec<_> =
            branches.iter().map(|branch| (branch.condition.as_ref().map(shown), branch.body.len())).collect();
        // Brackets of TypeScript are no part of a condition.
        assert_eq!(told, [(Some("a".to_owned()), 1), (Some("b".to_owned()), 1), (None, 1)]);
    }
}

#[test]
fn names_are_taken_out_of_objects_and_modules() {
    let told = |text: &str| -> Vec<String> {
        statements(text, Language::TypeScript)
            .iter()
            .map(|kind| match kind {
                StatementKind::Assign { to, value } => format!("{} = {}", shown(to), shown(value)),
                StatementKind::Import(imports) => {
                    let one = |i: &Import| {
                        format!("{} of {} {:?}", i.alias, i.module, i.name.as_deref().unwrap_or("all"))
                    };
                    imports.iter().map(one).collect::<Vec<_>>().join(", ")
                }
                other => format!("{other:?}"),
            })
            .collect()
    };
    assert_eq!(told("const { a, b: c } = props;"), ["a = props.a", "c = props.b"]);
    assert_eq!(told("const { a: { b } } = props;"), ["Other"], "deeper is not followed");
    assert_eq!(told("import x = require('y');"), ["x of y \"all\""]);
    assert_eq!(told("import d, { a as b } from 'm';"), ["d of m \"all\", b of m \"a\""]);
    assert_eq!(told("const a = 1, b = 2;"), ["a = 1", "b = 2"]);
}
