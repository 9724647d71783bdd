//! What a user's program with one integration costs to build, over checked-in bindings and with the compiler in its build
//! script: `cargo bench --bench user_build`.

#![allow(clippy::print_stdout, reason = "figures are what a benchmark is for")]
#![allow(clippy::expect_used, missing_docs, reason = "a program for developers")]

mod support;

use support::meter::Samples;
use support::project::{Project, ours, root};
use support::{rounds, wanted};

const MAIN: &str = "src/main.rs";

const JSON_ONLY: &str = r#"
fn main() {
    let integration = serde_json::json!({"api_id": "${aws_apigatewayv2_api.api.id}", "integration_type": "MOCK"});
    println!("{}", serde_json::json!({"resource": {"aws_apigatewayv2_integration": {"integration": integration}}}));
}
"#;

const BUILDER: &str = r#"
use ferroform::{App, Stack, SynthErrors};
use ferroform_aws::apigatewayv2_api::{Apigatewayv2Api, ProtocolType};
use ferroform_aws::apigatewayv2_integration::{Apigatewayv2Integration, IntegrationType};

fn main() -> Result<(), SynthErrors> {
    let app = App::new();
    let stack = Stack::new(&app, "basic");
    let api = Apigatewayv2Api::builder().name("example").protocol_type(ProtocolType::Websocket).create(&stack, "api");
    Apigatewayv2Integration::builder()
        .api_id(api.id())
        .integration_type(IntegrationType::Mock)
        .create(&stack, "integration");
    app.synth()?;
    Ok(())
}
"#;

/// The same program over bindings that its build script makes.
const BUILD_SCRIPT: &str = r#"
fn main() -> Result<(), ferroform_codegen::BuildError> {
    ferroform_codegen::Config::for_build_script().provider_source("hashicorp/aws").compile(["docs"])
}
"#;

/// The documents of the build script.
const DOCUMENTS: [&str; 3] = ["apigatewayv2_api.yaml", "apigatewayv2_integration.md", "lambda_function.md"];

const DERIVE: &str = r#"
use ferroform::{App, Resource, Stack, SynthErrors, Value};
use ferroform_aws::apigatewayv2_api::{Apigatewayv2Api, ProtocolType};

#[derive(Resource)]
#[resource(ferroform_aws::apigatewayv2_integration, fixed(integration_type = "MOCK"))]
struct Mock {
    api_id: Value<String>,
    description: Option<String>,
}

fn main() -> Result<(), SynthErrors> {
    let app = App::new();
    let stack = Stack::new(&app, "basic");
    let api = Apigatewayv2Api::builder().name("example").protocol_type(ProtocolType::Websocket).create(&stack, "api");
    Mock { api_id: api.id().into(), description: None }.create(&stack, "integration");
    app.synth()?;
    Ok(())
}
"#;

struct Program {
    name: &'static str,
    goal: &'static str,
    project: Project,
    clean: Samples,
    again: Samples,
}

impl Program {
    fn new(name: &'static str, goal: &'static str, project: Project) -> Self {
        Self { name, goal, project, clean: Samples::default(), again: Samples::default() }
    }

    fn with_build_script(self) -> Self {
        self.project.write("build.rs", BUILD_SCRIPT);
        for name in DOCUMENTS {
            let text = std::fs::read_to_string(root().join("generated/docs").join(name));
            self.project.write(&format!("docs/{name}"), &text.expect("a document of this repository"));
        }
        let own = BUILDER.replace("use ferroform_aws::", "use aws::");
        let bindings = "mod aws {\n    include!(concat!(env!(\"OUT_DIR\"), \"/bindings.rs\"));\n}\n";
        self.project.write(MAIN, &format!("{bindings}{own}"));
        self
    }
}

fn main() {
    if !wanted() {
        return;
    }
    let bindings = ours("ferroform-aws", "generated", ", features = [\"api-gateway-v2\"]");
    let readable = ours("ferroform-aws", "generated", ", features = [\"api-gateway-v2\"]");
    let plain = ours("ferroform", "", ", default-features = false");
    // The documents have no examples in Python.
    let compiler = ours("ferroform-codegen", "codegen", ", default-features = false");
    let whole = ours("ferroform", "", "");
    let built = format!("{plain}{bindings}");
    let mut programs = [
        Program::new("serde_json alone", "", Project::new("serde_json = \"1\"", MAIN, JSON_ONLY)),
        Program::new("without derive", "at most 1.3", Project::new(&built, MAIN, BUILDER)),
        Program::new("… worked on", "", Project::worked_on(&built, MAIN, BUILDER)),
        Program::new("with derive", "at most 3", Project::new(&format!("{whole}{readable}"), MAIN, DERIVE)),
        Program::new(
            "build script",
            "35 s CPU",
            Project::new(&format!("{plain}\n[build-dependencies]\n{compiler}"), MAIN, BUILDER),
        )
        .with_build_script(),
    ];
    // One build that does not count brings the compiler and the sources into memory.
    programs.iter().for_each(|program| {
        program.project.cargo(&["build"]);
    });
    for _ in 0..rounds(5) {
        for program in &mut programs {
            program.project.clean();
            program.clean.push(program.project.cargo(&["build"]));
            program.project.touch(MAIN);
            program.again.push(program.project.cargo(&["build"]));
        }
    }
    println!("debug build of a program with one integration; ratios to serde_json alone");
    println!("{:18} {:>9} {:>7} {:>9} {:>7} {:>12}  goal", "", "clean", "ratio", "CPU", "ratio", "main.rs");
    let base = (programs[0].clean.wall(), programs[0].clean.cpu());
    for Program { name, goal, clean, again, .. } in &programs {
        let (wall, cpu) = (clean.wall(), clean.cpu());
        let again = again.wall();
        println!(
            "{name:18} {:>7.2} s {:>7.2} {:>7.2} s {:>7.2} {:>10.2} s  {goal}",
            wall / 1e3,
            wall / base.0,
            cpu / 1e3,
            cpu / base.1,
            again / 1e3
        );
    }
}
