//! Small programs, and broken ones.

use super::*;

fn convert(file: &str, text: &str) -> Conversion {
    convert_program(&[Input::new(file, text)], &Bindings::none(), "main")
}

/// The lines of the one stack's constructor, between its creation and its end.
fn body(file: &str, statements: &str) -> String {
    let text = if file.ends_with(".py") {
        let indented: String = statements.lines().map(|line| format!("        {line}\n")).collect();
        format!(
            "from cdktf import *\nfrom imports.acme.lamp import Lamp\nclass S(TerraformStack):\n    \
             def __init__(self, scope, id):\n        super().__init__(scope, id)\n{indented}"
        )
    } else {
        format!(
            "import {{ App, Fn, TerraformIterator, TerraformOutput, TerraformStack, Token }} from \"cdktf\";\n\
             import {{ Lamp }} from \"./.gen/providers/acme/lamp\";\n\
             class S extends TerraformStack {{\n  constructor(scope, id) {{\n    super(scope, id);\n{statements}\n  }}\n}}\n"
        )
    };
    let conversion = convert(file, &text);
    assert!(conversion.diagnostics.is_empty(), "{:?}", conversion.diagnostics);
    let (_, inner) = conversion.program.split_once("Stack::new(scope, id);\n").unwrap_or_default();
    let (inner, _) = inner.split_once("Self { stack").unwrap_or_default();
    let lines = inner.lines().map(|line| line.strip_prefix("        ").unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[test]
fn a_loop_over_literals_is_a_loop() {
    let expected = "for (name, watts) in [(\"desk\", 40), (\"hall\", 60)] {\n    \
                    GenericResource::resource(\"acme_lamp\")\n        .set(\"watts\", watts)\n        \
                    .create(&stack, format!(\"lamp-{name}\"));\n}";
    let python =
        "for name, watts in [(\"desk\", 40), (\"hall\", 60)]:\n    Lamp(self, f\"lamp-{name}\", watts=watts)";
    assert_eq!(body("main.py", python), expected);
    let typescript = "for (const [name, watts] of [[\"desk\", 40], [\"hall\", 60]]) {\n\
                      new Lamp(this, `lamp-${name}`, { watts });\n}";
    assert_eq!(body("main.ts", typescript), expected);
}

#[test]
fn what_the_program_decides_is_a_comment() {
    let typescript = "if (process.env.DARK) {\n  new Lamp(this, \"lamp\", {});\n}";
    assert_eq!(
        body("main.ts", typescript),
        "// To do, as `main.ts` says it in line 6 (the program decides whether):\n\
         //     if (process.env.DARK) {\n//       new Lamp(this, \"lamp\", {});\n//     }"
    );
    let argument = "Lamp(self, \"lamp\", watts=compute(), colour=\"red\")";
    assert_eq!(
        body("main.py", argument),
        "// To do: give `watts`, of `compute` (main.py:6): a name that this file does not say.\n\
         GenericResource::resource(\"acme_lamp\")\n    .set(\"colour\", \"red\")\n    .create(&stack, \"lamp\");"
    );
}

#[test]
fn functions_of_the_program_are_written_out() {
    let python = "def lamp(name, watts=40):\n    return Lamp(self, name, watts=watts)\n\
                  one = lamp(\"one\")\nlamp(\"two\", watts=one.watts)";
    assert_eq!(
        body("main.py", python),
        "let one = GenericResource::resource(\"acme_lamp\")\n    .set(\"watts\", 40)\n    .create(&stack, \"one\");\n\n\
         GenericResource::resource(\"acme_lamp\")\n    .set(\"watts\", one.attribute::<Any>(\"watts\"))\n    \
         .create(&stack, \"two\");"
    );
}

#[test]
fn signs_stand_before_what_is_converted() {
    let python = "Lamp(self, \"lamp\", parts=[{\"from\": -1, \"to\": \"x\"}])";
    assert!(body("main.py", python).contains("(\"from\", (-1).into())"), "{}", body("main.py", python));
}

#[test]
fn what_functions_are_given_is_literal() {
    let typescript = "new TerraformOutput(this, \"a\", { value: Fn.join(\"-\", [\"a\", \"${b}\"]) });\n\
                      new TerraformOutput(this, \"none\", { value: null });\n\
                      const each = TerraformIterator.fromList([\"a\"]);\n\
                      new TerraformOutput(this, \"all\", { value: each.values() });";
    let body = body("main.ts", typescript);
    assert!(body.contains("functions::join(\"-\", [\"a\", \"${b}\"])"), "{body}");
    assert!(body.contains("Output::new(&stack, \"none\", Value::<Any>::null())"), "{body}");
    assert!(body.contains("tolist"), "{body}");
}

/// Nothing panics, wherever a program breaks off.
#[test]
fn broken_programs_are_converted_as_far_as_they_go() {
    let samples = [
        ("main.py", include_str!("../../tests/programs/shop.py"), 41),
        ("main.ts", include_str!("../../tests/programs/shop.ts"), 41),
        (
            "main.py",
            "class A(TerraformStack):\n  def __init__(self, s, i, *, p: P = {}):\n    x = f\"{p.a}${i}\" if p else [*p]\n    self.b[0] = Vpc(self, x, a=[{}], **p).c\n",
            1,
        ),
        (
            "main.ts",
            "class A extends B { constructor(private s: C, i, { p = 1 }: P) { super(s, `${i}`); this.x = new V(this, i, { ...p, [i]: x?.y! }).z[0]; for (const [a, b] of Object.entries({ c: 1 })) { f(a => a); } } }",
            1,
        ),
    ];
    for (file, text, step) in samples {
        for end in (0..text.len()).step_by(step).filter(|end| text.is_char_boundary(*end)) {
            let conversion = convert(file, text.get(..end).unwrap_or_default());
            assert!(!conversion.program.is_empty());
        }
    }
}

#[test]
fn what_calls_itself_ends() {
    let python = "class A(Construct):\n    def __init__(self, scope, id):\n        super().__init__(scope, id)\n        A(self, \"a\")\n\
                  def f(x):\n    return f(x)\napp = App()\nA(app, \"a\")\nf(1)\n";
    assert!(!convert("main.py", python).summary.left.is_empty());
    let deep = format!("x = {}1{}\n", "[".repeat(4000), "]".repeat(4000));
    assert!(!convert("main.py", &deep).program.is_empty());
}

/// A program in Python of one stack, whose constructor says this.
fn stack(statements: &str) -> String {
    let indented: String = statements.lines().map(|line| format!("        {line}\n")).collect();
    format!(
        "from cdktf import *\nfrom imports.acme.lamp import Lamp\nclass S(TerraformStack):\n    \
         def __init__(self, scope, id):\n        super().__init__(scope, id)\n{indented}"
    )
}

#[test]
fn a_short_program_that_asks_for_work_without_end_is_left_at_that_place() {
    let loops: String = (0..8)
        .map(|at| format!("{}for x{at} in [str, int, len, str, int, len, str]:\n", " ".repeat(at)))
        .collect();
    let programs = [
        (
            "a list that is put twice into itself",
            stack(&format!("a = [1]\n{}print(a)", "a = [*a, *a]\n".repeat(60))),
        ),
        (
            "a text",
            stack(&format!("a = f(\"x\")\na = \"x\" + \"y\"\n{}print(a)", "a = f\"{a}{a}\"\n".repeat(60))),
        ),
        ("loops within loops", stack(&format!("{loops}{}print(1)", " ".repeat(8)))),
        ("loops that create", stack(&format!("{loops}{}Lamp(self, \"a\", watts=1)", " ".repeat(8)))),
        ("functions that call themselves", format!("def f(x):\n{}f(1)\n", "    f(x)\n".repeat(6))),
    ];
    for (what, text) in programs {
        let conversion = convert("main.py", &text);
        let told = conversion.summary.left.iter().filter(|place| place.why.contains("goes on for too long"));
        assert!(told.count() > 0, "{what}: {:?}", conversion.summary.left.first());
        assert!(
            conversion.program.contains("goes on for too long; nothing from here on was converted"),
            "{what}"
        );
        assert!(conversion.program.len() < 4_000_000, "{what}: {} bytes", conversion.program.len());
    }
}

#[test]
fn what_stands_too_deep_in_each_other_is_left() {
    let classes: String = (0..2000)
        .map(|at| {
            let next = at + 1;
            format!("class A{at} extends Construct {{ constructor(s, i) {{ super(s, i); new A{next}(this, \"a\"); }} }}\n")
        })
        .collect();
    let program = format!("{classes}class A2000 extends Construct {{}}\nnew A0(new App(), \"a\");\n");
    let left = convert("main.ts", &program).summary.left;
    assert!(left.iter().any(|place| place.why.contains("too deep in each other")), "{:?}", left.first());
    let lists = stack(&format!("a = [1]\n{}Lamp(self, \"a\", watts=a)", "a = [a]\n".repeat(5000)));
    let left = convert("main.py", &lists).summary.left;
    assert_eq!(
        left.iter().map(|place| place.why.as_str()).collect::<Vec<_>>(),
        ["values too deep in each other"]
    );
}

/// What a program cost, for each of its bytes.
fn cost_of_a_byte(file: &str, text: &str) -> u64 {
    let input = Input::new(file, text);
    let language = Language::of(file).unwrap_or(Language::Python);
    let files = [File { program: ferroform_cdktf::read(text, language), language, input: &input }];
    let bindings = Bindings::none();
    let mut lowering = Lowering::new(&files, &bindings);
    let before = lowering.budget.left();
    lowering.declare();
    lowering.run("main");
    (before - lowering.budget.left()) / text.len() as u64
}

#[test]
fn programs_of_people_stay_far_below_what_a_program_may_cost() {
    let programs = [
        ("shop.py", include_str!("../../tests/programs/shop.py")),
        ("shop.ts", include_str!("../../tests/programs/shop.ts")),
        ("hall.py", include_str!("../../tests/programs/hall.py")),
        ("hall.ts", include_str!("../../tests/programs/hall.ts")),
    ];
    for (file, text) in programs {
        let cost = cost_of_a_byte(file, text);
        assert!((1..10).contains(&cost), "{file}: {cost}");
    }
}

#[test]
fn text_that_looks_like_code_stays_the_text_that_it_is() {
    let text = "one \"two\"\nfn main() {\n__blank!();\n  __comment!(\"x\");\n__template__(a)\n";
    let program = format!(
        "SCRIPT = \"\"\"{text}\"\"\"\n{}",
        stack(
            "TerraformOutput(self, \"a\", value=SCRIPT)\nTerraformOutput(self, \"b\", value=\"__template__(a)\")"
        )
    );
    let program = convert("main.py", &program).program;
    assert!(program.contains(&format!("r#\"{text}\"#")), "{program}");
    assert!(program.contains("\"__template__(a)\""), "{program}");
}

/// Everything beside resources that a stack has, in both languages.
#[test]
fn parts_of_a_stack_are_converted_from_both_languages() {
    let python = r#"
import json
from cdktf import App, AssetType, Fn, TerraformAsset, TerraformHclModule, TerraformLocal, TerraformOutput, TerraformStack, TerraformVariable, VariableType
from imports.acme.lamp import Lamp
from imports.acme.provider import AcmeProvider

class Hall(TerraformStack):
    def __init__(self, scope, id):
        super().__init__(scope, id)
        west = AcmeProvider(self, "west", alias="west")
        names = TerraformVariable(self, "names", type=VariableType.LIST_STRING, sensitive=True)
        size = TerraformVariable(self, "size", type="number", default=3, description="How many.", validation=[{"condition": "${var.size > 0}", "error_message": "None at all."}])
        double = TerraformLocal(self, "double", size.number_value)
        page = TerraformAsset(self, "page", path="site/page.html", type=AssetType.FILE)
        site = TerraformAsset(self, "site", path="site", type=AssetType.DIRECTORY)
        code = TerraformAsset(self, "code", path="code", type=AssetType.ARCHIVE)
        plan = TerraformAsset(self, "plan", path="plan.txt")
        lamp = Lamp(self, "lamp", page=page.path, name=site.file_name, hash=code.asset_hash, plan=plan.path, watts=double.as_number)
        net = TerraformHclModule(self, "net", source="./net", variables={"size": size.number_value, "tags": {"a": "b"}}, providers=[west, {"provider": west, "module_alias": "far"}])
        rules = json.dumps({"a": [1, True, "x \"y\""], "b": {"lamp": lamp.id}})
        TerraformOutput(self, "rules", value=rules, static_id=True)
        TerraformOutput(self, "names", value=Fn.join(",", names.list_value), sensitive=True, description="All.")
        TerraformOutput(self, "net", value=net.get_string("id"), depends_on=[lamp])

app = App()
Hall(app, "hall")
app.synth()
"#;
    let typescript = r#"
import { App, AssetType, Fn, TerraformAsset, TerraformHclModule, TerraformLocal, TerraformOutput, TerraformStack, TerraformVariable, VariableType } from "cdktf";
import { Lamp } from "./.gen/providers/acme/lamp";
import { AcmeProvider } from "./.gen/providers/acme/provider";

class Hall extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const west = new AcmeProvider(this, "west", { alias: "west" });
    const names = new TerraformVariable(this, "names", { type: VariableType.LIST_STRING, sensitive: true });
    const size = new TerraformVariable(this, "size", { type: "number", default: 3, description: "How many.", validation: [{ condition: "${var.size > 0}", errorMessage: "None at all." }] });
    const double = new TerraformLocal(this, "double", size.numberValue);
    const page = new TerraformAsset(this, "page", { path: "site/page.html", type: AssetType.FILE });
    const site = new TerraformAsset(this, "site", { path: "site", type: AssetType.DIRECTORY });
    const code = new TerraformAsset(this, "code", { path: "code", type: AssetType.ARCHIVE });
    const plan = new TerraformAsset(this, "plan", { path: "plan.txt" });
    const lamp = new Lamp(this, "lamp", { page: page.path, name: site.fileName, hash: code.assetHash, plan: plan.path, watts: double.asNumber });
    const net = new TerraformHclModule(this, "net", { source: "./net", variables: { size: size.numberValue, tags: { a: "b" } }, providers: [west, { provider: west, moduleAlias: "far" }] });
    const rules = JSON.stringify({ a: [1, true, "x \"y\""], b: { lamp: lamp.id }, gone: undefined });
    new TerraformOutput(this, "rules", { value: rules, staticId: true });
    new TerraformOutput(this, "names", { value: Fn.join(",", names.listValue), sensitive: true, description: "All." });
    new TerraformOutput(this, "net", { value: net.getString("id"), dependsOn: [lamp] });
  }
}

const app = new App();
new Hall(app, "hall");
app.synth();
"#;
    let shown = |file: &str, text: &str| {
        let conversion = convert(file, text);
        assert!(conversion.diagnostics.is_empty(), "{:?}", conversion.diagnostics);
        let left = conversion.summary.left.iter().map(|left| format!("// {left:?}\n"));
        conversion.program + &left.collect::<String>()
    };
    let of_python = shown("main.py", python);
    insta::assert_snapshot!(of_python);
    // `json.dumps` sets spaces that `JSON.stringify` does not.
    let same = |text: &str| text.replace(' ', "");
    assert_eq!(same(&shown("main.ts", typescript)), same(&of_python));
}

#[test]
fn classes_are_called_as_rust_takes_it() {
    let source = r#"
import { Construct } from "constructs";
import { App, TerraformStack } from "cdktf";
class Flür extends Construct { constructor(scope: Construct, id: string) { super(scope, id); } }
class self extends Construct { constructor(scope: Construct, id: string) { super(scope, id); new Flür(this, "f"); } }
class String extends Construct { constructor(scope: Construct, id: string) { super(scope, id); } }
class Stack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new self(this, "a");
    new String(this, "b");
  }
}
const app = new App();
new Stack(app, "s");
app.synth();
"#;
    let program = convert("main.ts", source).program;
    let names: Vec<&str> = program.lines().filter_map(|line| line.trim().strip_prefix("struct ")).collect();
    assert_eq!(names, ["FlR {", "SelfConstruct {", "StringConstruct {", "StackConstruct {"], "{program}");
    syn::parse_file(&program).unwrap();
}

#[test]
fn texts_of_json_tell_null_from_what_is_not_defined() {
    let of_typescript = |value: &str| {
        let statement = format!("new Lamp(this, \"lamp\", {{ rules: JSON.stringify({value}) }});");
        body("main.ts", &statement)
    };
    for (value, text) in [
        ("{ a: null, b: undefined, c: 1 }", r#"{"a":null,"c":1}"#),
        ("{ ...{ a: null, b: null }, b: undefined }", r#"{"a":null}"#),
        ("[null, undefined]", r"[null,null]"),
    ] {
        let program = of_typescript(value);
        assert!(program.contains(text), "{value}: {program}");
    }
    let python = "Lamp(self, \"lamp\", rules=json.dumps({\"a\": None}))";
    assert!(body("main.py", python).contains(r#"{"a": null}"#), "{}", body("main.py", python));
    // What is not set is left out of a block, whichever way it is said.
    let plain = of_typescript("1").replace(".set(\"rules\", \"1\")", "");
    let unset = body("main.ts", "new Lamp(this, \"lamp\", { a: null, b: undefined });");
    assert_eq!(unset.replace(char::is_whitespace, ""), plain.replace(char::is_whitespace, ""));
}
