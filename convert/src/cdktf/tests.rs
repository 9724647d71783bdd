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
