//! What is fuzzed: functions from bytes to nothing, which panic when a promise is broken. The fuzzer runs them with inputs that
//! it grows by coverage, and the test suite with inputs that it makes of the same dictionaries.

#![allow(
    unreachable_pub,
    clippy::panic,
    reason = "a module of the test suite, and of each target: a panic is a finding"
)]

use ferroform::{App, GenericResource, Output, Stack, Value, hcl};
use ferroform_codegen::docs::{Documentation, Links, markdown};
use ferroform_codegen::{Config, LastRun, emit, plan};
use ferroform_convert::{Bindings, Conversion, Input, ProgramForm, convert, convert_program};
use ferroform_rules::text as bindings_text;
use ferroform_schema::compile::{Compilation, Document, Options, compile_documents};
use ferroform_schema::diagnostic::{Diagnostics, Style, json_line, one_line, render};
use ferroform_schema::example;
use ferroform_schema::model::{Example, ExampleLanguage};
use ferroform_schema::provider_schema::ProviderSchema;
use ferroform_schema::rule_table::{self, Names};
use ferroform_schema::source::{SourceFile, Span};
use ferroform_schema::visible::is_invisible;
use ferroform_schema::{store, yaml};
use std::sync::OnceLock;
use syn::visit::Visit;

/// A target by its name.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: &[Target] = &[
    ("page", page),
    ("module", module),
    ("yaml", yaml_document),
    ("overlay", overlay),
    ("provider_schema", provider_schema),
    ("hcl_example", hcl_example),
    ("python_example", python_example),
    ("bindings", bindings),
    ("state", state),
    ("documentation", documentation),
    ("program", program),
    ("configuration", configuration),
    ("python_program", python_program),
    ("typescript_program", typescript_program),
];

fn text(data: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(data)
}

fn compiled(name: &str, text: &str) -> Compilation {
    let document = Document { file: SourceFile::new(name, text), name: name.to_owned() };
    let compilation = compile_documents(&[document], &Options::default(), &|_| ());
    for diagnostic in &compilation.diagnostics {
        let drawn = render(diagnostic, &compilation.sources, Style::Plain);
        assert!(!drawn.contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{drawn:?}");
        let line = one_line(diagnostic);
        assert!(!line.contains(is_invisible) && !line.contains('\n'), "{line:?}");
        assert!(!json_line(diagnostic, &compilation.sources).contains('\n'));
    }
    compilation
}

/// A page becomes Rust that parses, whatever it holds. Apart from [`page`], as the formatter takes most of the time.
pub fn module(data: &[u8]) {
    let compilation = compiled("docs/page.md", &text(data));
    let mut diagnostics = Diagnostics::new();
    let plan = plan(&compilation.schema, &Config::new(), &mut diagnostics);
    if let Err(error) = emit(&plan) {
        panic!("{error}");
    }
}

/// A page becomes a schema that reads back equal, in JSON and in YAML; whatever it holds.
pub fn page(data: &[u8]) {
    let compilation = compiled("docs/page.md", &text(data));
    assert_eq!(store::read(&store::write(&compilation.schema)).as_ref(), Ok(&compilation.schema));
    for resource in &compilation.schema.resources {
        compiled("docs/page.yaml", &yaml::write(resource));
    }
}

/// A document of our own format.
pub fn yaml_document(data: &[u8]) {
    compiled("docs/type.yaml", &text(data));
}

/// Corrections laid over a page.
pub fn overlay(data: &[u8]) {
    let page = "# Resource: acme_lamp\n\n## Argument Reference\n\n* `watts` - (Optional) Number of watts.\n";
    let documents: Vec<Document> = [("docs/lamp.md", page), ("docs/overlay.yaml", &*text(data))]
        .into_iter()
        .map(|(name, text)| Document { file: SourceFile::new(name, text), name: name.to_owned() })
        .collect();
    compile_documents(&documents, &Options::default(), &|_| ());
}

/// The output of `terraform providers schema -json`, or what says to be that.
pub fn provider_schema(data: &[u8]) {
    let file = SourceFile::new("schema.json", &*text(data));
    if let Some(schema) = ProviderSchema::read(&file, None, &mut Diagnostics::new()) {
        for (kind, name) in schema.types() {
            assert!(schema.has(kind, name));
        }
    }
}

fn example_in(language: ExampleLanguage, data: &[u8]) {
    let code = text(data).into_owned();
    let file = SourceFile::new("page.md", code.as_str());
    let end = u32::try_from(code.len()).unwrap_or(u32::MAX);
    let example = Example { title: None, language, code, at: file.location(Span::new(0, end)) };
    let _ = example::read(&example, "acme_lamp");
}

/// An example in Terraform's language.
pub fn hcl_example(data: &[u8]) {
    example_in(ExampleLanguage::Hcl, data);
}

/// An example in CDKTF's Python.
pub fn python_example(data: &[u8]) {
    example_in(ExampleLanguage::Python, data);
}

/// The text that bindings carry is read or refused, and what was read is written as it was meant: whatever stands there, and
/// whatever a page holds.
pub fn bindings(data: &[u8]) {
    let input = text(data);
    let page = format!(
        "# Resource: acme_lamp\n\n## Argument Reference\n\n\
         * `mode` - (Optional) Valid values are `{}` and `B`.\n\
         * `watts` - (Required) Between 1 and 60. {}\n\
         * `part` - (Optional) {input}\n  * `size` - (Optional) Conflicts with `name`.\n",
        input.replace('`', ""),
        input.replace('\n', " "),
    );
    for resource in &compiled("docs/lamp.md", &page).schema.resources {
        let table = rule_table::build(resource, &Names::default());
        let written = rule_table::write(resource, &Names::default());
        assert_eq!(bindings_text::read(&written).as_ref(), Ok(&table));
        // Damaged at some place.
        let at = data.iter().fold(0_usize, |at, byte| at.wrapping_mul(31).wrapping_add(usize::from(*byte)));
        let at = (at % written.len()..).find(|at| written.is_char_boundary(*at)).unwrap_or_default();
        let (before, after) = written.split_at(at);
        for damaged in [format!("{before}{input}{after}"), format!("{before}{input}"), format!("2 {input}")] {
            if let Ok(table) = bindings_text::read(&damaged) {
                assert_eq!(
                    bindings_text::read(&bindings_text::write(&table)).as_ref(),
                    Ok(&table),
                    "{damaged:?}"
                );
            }
        }
    }
}

/// The hash by which a run remembers a text.
fn remembered_hash(text: &str) -> u64 {
    use std::hash::Hasher as _;
    let mut hash = std::hash::DefaultHasher::new();
    hash.write_u64(text.len() as u64);
    hash.write(text.as_bytes());
    hash.finish()
}

/// A file that the generator seems to have written, outside of the folder that it may write to.
const BESIDE: &str = "// @generated by ferroform; as if\n";

/// What an earlier run is said to have left: nothing outside of the folder moves, and what a person wrote stays. The input
/// says which paths a run is said to have written; the hashes fit, as one who means harm would take care of.
pub fn state(data: &[u8]) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let (out, beside) = (folder.path().join("out"), folder.path().join("beside.rs"));
    let own = out.join("own.rs");
    let prepared = std::fs::create_dir_all(out.join(".ferroform"))
        .and_then(|()| std::fs::write(&beside, BESIDE))
        .and_then(|()| std::fs::write(&own, "// by hand"))
        .and_then(|()| std::fs::write(out.join("Cargo.toml"), "# by hand\n[features]\n"))
        .and_then(|()| std::fs::write(out.join(".ferroform/crate.state"), forged(data)));
    if prepared.is_err() {
        return;
    }
    #[cfg(unix)]
    let _ = std::os::unix::fs::symlink("..", out.join("up"));
    let config = Config::new();
    let last = LastRun::of_crate(&out, &config, "fuzz", &[]);
    let _ = last.if_fresh();
    let mut diagnostics = Diagnostics::new();
    let compilation = compiled(
        "docs/lamp.md",
        "# Resource: acme_lamp\n\n## Argument Reference\n\n* `a` - (Optional) Text.\n",
    );
    if let Ok(files) = emit(&plan(&compilation.schema, &config, &mut diagnostics)) {
        let _ = last.write(&files);
    }
    let text_of = |path: &std::path::Path| std::fs::read_to_string(path).ok();
    assert_eq!(text_of(&beside).as_deref(), Some(BESIDE), "a file outside of the folder was touched");
    assert_eq!(text_of(&own).as_deref(), Some("// by hand"));
    assert!(text_of(&out.join("Cargo.toml")).is_some_and(|manifest| manifest.starts_with("# by hand")));
}

/// The input as the memory of a run, as it is; or each word of it as a path that the run is said to have written.
fn forged(data: &[u8]) -> Vec<u8> {
    let Some((first, rest)) = data.split_first().filter(|(first, _)| **first % 4 != 0) else {
        return data.to_vec();
    };
    let mut state = "0000000000000000\n".to_owned();
    let paths = ["../beside.rs", "own.rs", "src/../../beside.rs", "up/beside.rs", "Cargo.toml"];
    let words = text(rest);
    for path in paths.into_iter().skip(usize::from(first % 5)).chain(words.split(['\n', '\r'])) {
        for text in [BESIDE, "// by hand", "# by hand\n[features]\n"] {
            state.push_str(&format!("{:016x} {path}\n", remembered_hash(text)));
        }
    }
    state.into_bytes()
}

/// Any text becomes documentation of one item, without anything invisible.
pub fn documentation(data: &[u8]) {
    let text = text(data);
    for base in [None, Some("https://example.com/docs")] {
        let written = Documentation::of(markdown(&text, Links { base }));
        assert!(!written.as_str().contains(is_invisible), "{written:?}");
    }
}

/// A program of literals, expressions and names synthesizes to JSON, or says why not.
pub fn program(data: &[u8]) {
    let app = App::new();
    let stack = Stack::new(&app, "s");
    let mut open: Vec<Vec<Value<ferroform::Any>>> = vec![Vec::new()];
    for part in data.split(|b| *b == 0) {
        let Some((kind, rest)) = part.split_first() else { continue };
        let word = text(rest).into_owned();
        let value: Value<ferroform::Any> = match kind % 8 {
            0 => word.into(),
            1 => rest.iter().fold(0_i64, |n, b| n.wrapping_mul(31).wrapping_add(i64::from(*b))).into(),
            2 => (rest.len() % 2 == 0).into(),
            3 => hcl::<String>(word).into(),
            4 => ferroform::template!("{}-{}", word, hcl::<ferroform::Any>("var.a")).into(),
            5 => Value::object([(word, Value::from(1))]),
            6 => {
                open.push(Vec::new());
                continue;
            }
            _ => match open.pop() {
                Some(items) if !open.is_empty() => Value::list(items),
                Some(items) => {
                    open.push(items);
                    continue;
                }
                None => continue,
            },
        };
        if let Some(items) = open.last_mut() {
            items.push(value);
        }
    }
    let name = text(data.get(..8.min(data.len())).unwrap_or_default()).into_owned();
    let resource = GenericResource::resource("acme_lamp").set(name.clone(), Value::list(open.concat()));
    let lamp = resource.create(&stack, name);
    Output::new(&stack, "lamp", lamp.id());
    // What synthesizes is JSON that an outside reader takes.
    if let Ok(json) = stack.to_json() {
        assert!(json.get("resource").is_some());
    }
}

/// Bindings of a type with an argument of each kind, and of what is only read.
fn bindings_of_lamps() -> &'static Bindings {
    static BINDINGS: OnceLock<Bindings> = OnceLock::new();
    BINDINGS.get_or_init(|| {
        let pages = [
            (
                "docs/r/lamp.md",
                "# Resource: acme_lamp\n\n## Argument Reference\n\n* `name` - (Required) Name.\n\
                 * `watts` - (Optional) Number of watts.\n* `mode` - (Optional) Valid values are `ON` and `OFF`.\n\
                 * `is_dimmed` - (Optional) Whether it is dimmed.\n* `tags` - (Optional) Map of tags.\n\
                 * `rooms` - (Optional) List of rooms.\n* `shade` - (Optional) Configuration block. See below.\n\n\
                 ### shade\n\n* `color` - (Required) Color.\n\n## Attribute Reference\n\n* `arn` - ARN.\n",
            ),
            ("docs/d/lamp.md", "# Data Source: acme_lamp\n\n## Argument Reference\n\n* `name` - (Required) Name.\n"),
        ];
        let documents = pages
            .map(|(name, page)| Document { file: SourceFile::new(name, page), name: name.to_owned() });
        let schema = compile_documents(&documents, &Options::default(), &|_| ()).schema;
        assert_eq!(schema.resources.len(), 2, "pages of our own are read");
        Bindings::none().with("acme", plan(&schema, &Config::new(), &mut Diagnostics::new()))
    })
}

/// No mark for the formatter is left in a program.
struct NoMark<'p>(&'p str);

impl<'p> Visit<'p> for NoMark<'_> {
    fn visit_path(&mut self, path: &'p syn::Path) {
        for mark in ["__comment", "__blank", "__space", "__template__"] {
            assert!(!path.is_ident(mark), "{mark} in {}", self.0);
        }
        syn::visit::visit_path(self, path);
    }
}

/// What is converted is Rust, whatever stands in it, and is read as what it is.
fn holds(conversion: &Conversion) {
    let Conversion { program, summary, diagnostics } = conversion;
    match syn::parse_file(program) {
        Ok(file) => NoMark(program).visit_file(&file),
        Err(error) => panic!("{error}: {program}"),
    }
    assert!(!program.contains(|c| is_invisible(c) || c == '\r'), "{program:?}");
    assert_eq!(summary.lines_out, program.lines().count());
    for diagnostic in diagnostics {
        let line = one_line(diagnostic);
        assert!(!line.contains(is_invisible) && !line.contains('\n'), "{line:?}");
    }
}

/// A configuration in Terraform's language becomes a program, whatever it holds.
pub fn configuration(data: &[u8]) {
    let form = ProgramForm::Program { stack: "s".to_owned() };
    holds(&convert(&[Input::new("main.tf", text(data))], bindings_of_lamps(), &form));
}

fn program_for_cdktf(file: &str, data: &[u8]) {
    holds(&convert_program(&[Input::new(file, text(data))], bindings_of_lamps(), "s"));
}

/// A program for CDKTF in Python becomes one of Rust, as far as it can be followed.
pub fn python_program(data: &[u8]) {
    program_for_cdktf("main.py", data);
}

/// A program for CDKTF in TypeScript.
pub fn typescript_program(data: &[u8]) {
    program_for_cdktf("main.ts", data);
}
