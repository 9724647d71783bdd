//! Converted examples as a crate that the compiler can be asked about, and that writes their stacks.

use crate::examples;
use ferroform_codegen::{Config, Mode, Plan, Runtime, emit, plan, write as write_files};
use ferroform_convert::{Bindings, Input, ProgramForm, convert};
use ferroform_schema::compile::{Options, compile};
use ferroform_schema::diagnostic::Diagnostics;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

/// What decides which examples a sample has, if `FERROFORM_SEED` does not say.
const SEED: u64 = 12;

/// How many a sample has, if `FERROFORM_SAMPLE` does not say.
const SAMPLE: usize = 150;

/// Writes the crate of a provider's examples into a folder.
pub(crate) fn write(name: &str, corpus: &Path, dir: &Path) {
    let compilation = compile(&[corpus.join("r"), corpus.join("d")], &Options::default());
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the workspace");
    let mut config = Config::new();
    config.runtime(Runtime::Path(runtime.display().to_string()));
    let whole = || plan(&compilation.schema, &config, &mut Diagnostics::new());
    let library = format!("{name}_bindings");
    let bindings = Bindings::none().with(&library, whole());
    let stated = |name: &str| std::env::var(name).ok().and_then(|number| number.parse::<u64>().ok());
    let size = stated("FERROFORM_SAMPLE").and_then(|size| usize::try_from(size).ok()).unwrap_or(SAMPLE);
    let examples = sample(examples(&compilation), size, stated("FERROFORM_SEED").unwrap_or(SEED));
    let form = ProgramForm::Function { name: "example".into() };
    let (mut modules, mut calls, mut used) = (String::new(), String::new(), BTreeSet::new());
    let (mut broken, mut run, mut typed, mut lines) = (0, 0, 0, (0, 0));
    for (id, code) in &examples {
        let conversion = convert(&[Input::new(format!("{id}.tf"), code.as_str())], &bindings, &form);
        if !conversion.diagnostics.is_empty() {
            println!("{id} is no HCL");
            broken += 1;
            continue;
        }
        typed += usize::from(conversion.summary.untyped.is_empty());
        lines = (lines.0 + conversion.summary.lines_in, lines.1 + conversion.summary.lines_out);
        let program = conversion.program;
        used.extend(modules_in(&program, &library));
        let _ = writeln!(modules, "#[path = \"examples/{id}.rs\"]\nmod {id};");
        // What is declared elsewhere is a parameter: Terraform refuses such an example itself.
        if program.contains("pub fn example(stack: &Stack) {") {
            run += 1;
            let _ = writeln!(calls, "    run(&out, \"{id}\", {id}::example);");
        }
        put(&dir.join("src/examples").join(format!("{id}.rs")), &program);
        put(&dir.join("configurations").join(id).join("main.tf"), code);
    }
    let mut plan = whole();
    plan.modules.retain(|module| used.contains(module.name.word()));
    put_bindings(&plan, &dir.join("bindings"));
    put(&dir.join("src/main.rs"), &format!("{HEAD}{modules}\nfn main() {{\n{OUT}{calls}}}\n{RUN}"));
    put(
        &dir.join("Cargo.toml"),
        &format!(
            "[package]\nname = \"converted-examples\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             ferroform = {{ path = \"{}\", default-features = false }}\n\
             {library} = {{ path = \"bindings\", package = \"{name}-bindings\", features = [\"all\"] }}\n\n\
             [profile.dev]\ndebug = false\n",
            runtime.display()
        ),
    );
    println!(
        "{name}: {} examples over {} modules in {}; {broken} are no HCL, {run} are whole, {typed} have no untyped part; {} lines \
         of Rust for {} of HCL",
        examples.len(),
        plan.modules.len(),
        dir.display(),
        lines.1,
        lines.0
    );
}

const HEAD: &str = "#![allow(unused, deprecated)]\n\n";

const OUT: &str =
    "    let out = std::path::PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| \"stacks\".into()));\n";

const RUN: &str = r#"
/// One example, as a stack of its own. What the documents forbid is said, and gives no stack.
fn run(out: &std::path::Path, id: &str, fill: fn(&ferroform::Stack)) {
    let app = ferroform::App::new();
    fill(&ferroform::Stack::new(&app, "stack"));
    match app.render() {
        Ok(rendered) => {
            for stack in rendered.stacks() {
                std::fs::create_dir_all(out.join(id)).unwrap();
                std::fs::write(out.join(id).join("cdk.tf.json"), stack.text()).unwrap();
            }
        }
        Err(errors) => println!("{id} is not synthesized: {errors}"),
    }
}
"#;

/// Some of the examples: the same ones in every run, whatever their order.
fn sample(mut examples: Vec<(String, String)>, size: usize, seed: u64) -> Vec<(String, String)> {
    if examples.len() > 400 {
        examples.sort_by_cached_key(|(id, _)| mixed(id, seed));
        examples.truncate(size);
        examples.sort();
    }
    examples
}

/// FNV-1a over the seed and the name, mixed as SplitMix64 does.
fn mixed(id: &str, seed: u64) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325_u64 ^ seed;
    let hash = id.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb)
}

/// The modules of the bindings that a program imports.
fn modules_in(program: &str, library: &str) -> Vec<String> {
    let path = format!("{library}::");
    let name = |rest: &str| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().map(str::to_owned);
    program.split(path.as_str()).skip(1).filter_map(name).collect()
}

fn put_bindings(plan: &Plan, dir: &Path) {
    let files = emit(plan).expect("bindings that parse");
    write_files(dir, &files, Mode::Write).expect("the bindings can be written");
}

fn put(path: &Path, text: &str) {
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    let parent = path.parent().expect("a file has a folder");
    std::fs::create_dir_all(parent).expect("the folder can be made");
    std::fs::write(path, text).expect("the file can be written");
}
