//! What a new project is made of: files with their texts, nothing written yet.

use crate::args::Template;
use ferroform_codegen::Runtime;

/// The example that a project starts with, or a provider of the user's.
pub(super) enum Types<'a> {
    /// A resource that Terraform has itself.
    Example,
    /// A provider: its local name, its address, and its documents as they are seen from the project.
    Provider { name: &'a str, address: &'a str, documents: &'a [String] },
}

/// What makes one project differ from another.
pub(super) struct Project<'a> {
    /// The name of its package.
    pub(super) name: &'a str,
    pub(super) template: Template,
    /// Where it takes the runtime from, as it is seen from the project.
    pub(super) runtime: &'a Runtime,
    pub(super) types: Types<'a>,
}

impl Project<'_> {
    /// The files, by their paths in the project.
    pub(super) fn files(&self) -> Vec<(&'static str, String)> {
        let mut files = vec![
            ("Cargo.toml", self.manifest()),
            ("ferroform.toml", self.settings()),
            (".gitignore", include_str!("../../../templates/gitignore").to_owned()),
            ("src/main.rs", self.program()),
        ];
        if matches!(self.types, Types::Example) {
            let text = include_str!("../../../templates/terraform_data.yaml");
            files.push(("docs/terraform_data.yaml", text.to_owned()));
        }
        if self.template == Template::BuildScript {
            files.push(("build.rs", BUILD_SCRIPT.to_owned()));
        }
        files
    }

    /// The local name of the provider.
    pub(super) fn provider(&self) -> &str {
        match self.types {
            Types::Example => "terraform",
            Types::Provider { name, .. } => name,
        }
    }

    fn manifest(&self) -> String {
        let runtime = self.runtime.in_manifest();
        let dependencies = match self.template {
            Template::Bindings => {
                let provider = self.provider();
                format!(
                    "ferroform = {{ {runtime}, default-features = false }}\n\
                     {provider}-bindings = {{ path = \"bindings/{provider}\", features = [\"all\"] }}\n"
                )
            }
            Template::BuildScript => format!(
                "ferroform = {{ {runtime}, default-features = false }}\n\n[build-dependencies]\n\
                 # Documents with examples in Python need the feature `python`, and that a C compiler.\n\
                 ferroform-codegen = {{ {}, default-features = false }}\n",
                self.runtime.of("codegen").in_manifest()
            ),
            Template::Derive => format!("ferroform = {{ {runtime}, features = [\"documents\"] }}\n"),
        };
        // A workspace of its own, wherever its folder lies.
        format!(
            "[package]\nname = \"{}\"\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"{}\"\npublish = false\n\n\
             [workspace]\n\n[dependencies]\n{dependencies}{}",
            self.name,
            env!("CARGO_PKG_RUST_VERSION"),
            self.profile(),
        )
    }

    /// Cargo takes what has a path for something that is worked on, and compiles it so that the next change is cheap, which
    /// costs a third more. Nobody works on bindings, nor on the runtime from within a project.
    fn profile(&self) -> String {
        let mut packages = Vec::new();
        if self.template == Template::Bindings {
            packages.push(format!("{}-bindings", self.provider()));
        }
        if matches!(self.runtime, Runtime::Path(_)) {
            packages.push("\"*\"".to_owned());
        }
        let mut profile = String::new();
        if !packages.is_empty() {
            profile
                .push_str("\n# What nobody edits here is compiled as a whole, which is a third less work.\n");
        }
        for package in packages {
            profile.push_str(&format!("[profile.dev.package.{package}]\nincremental = false\n"));
        }
        profile
    }

    fn settings(&self) -> String {
        let program = "# How `ferroform plan`, `deploy` and their like start the program.\n[program]\ncommand = \"cargo run --quiet\"\n";
        if self.template == Template::Derive {
            return program.to_owned();
        }
        let usual = "docs".to_owned();
        let (address, documents) = match &self.types {
            Types::Example => ("terraform.io/builtin/terraform", std::slice::from_ref(&usual)),
            Types::Provider { address, documents, .. } => (*address, *documents),
        };
        let documents: Vec<String> = documents.iter().map(|path| format!("{path:?}")).collect();
        let mut text = format!(
            "{program}\n# Where the types come from.\n[providers.{}]\nsource = \"{address}\"\ndocs = [{}]\n",
            self.provider(),
            documents.join(", ")
        );
        if self.template == Template::Bindings {
            let runtime = match self.runtime {
                Runtime::Version(text) | Runtime::Path(text) | Runtime::Git(text) => text,
            };
            text += &format!("runtime = {runtime:?}\n");
        }
        text
    }

    fn program(&self) -> String {
        let provider = self.provider().replace('-', "_");
        let is_example = matches!(self.types, Types::Example);
        let module = match self.template {
            Template::BuildScript => format!(
                "\n/// Made by `build.rs` from the documents.\n#[allow(dead_code)]\nmod {provider} {{\n    \
                 include!(concat!(env!(\"OUT_DIR\"), \"/{}.rs\"));\n}}\n",
                self.provider()
            ),
            _ => String::new(),
        };
        let imports = match (self.template, is_example) {
            (Template::Bindings, true) => "use terraform_bindings::data::Data;\n".to_owned(),
            (Template::BuildScript, true) => "use terraform::data::Data;\n".to_owned(),
            (Template::Derive, _) => format!("\n{DERIVED}"),
            _ => String::new(),
        };
        let made = match self.template {
            Template::Derive => {
                "    let input = \"Hello\".to_owned();\n    let kept = Greeting { input }.create(&stack, \"kept\");\n"
            }
            _ => "    let kept = Data::builder().input(\"Hello\").create(&stack, \"kept\");\n",
        };
        let (body, assertion) = if is_example {
            (
                format!("{made}    Output::new(&stack, \"greeting\", kept.output());\n"),
                "        let kept = found.resources(\"terraform_data\").one();\n        \
                 assert_eq!(kept.address(), \"terraform_data.kept\");\n        \
                 let greeting = found.stack(\"hello\").output(\"greeting\");\n        \
                 assert_eq!(greeting, \"${terraform_data.kept.output}\");\n"
                    .to_owned(),
            )
        } else {
            let types =
                if self.template == Template::Bindings { format!("{provider}_bindings") } else { provider };
            (
                format!(
                    "    // The types of the provider are in `{types}`: `{types}::TYPE::builder()…create(&stack, \"id\")`.\n    \
                     Output::new(&stack, \"greeting\", \"Hello\");\n"
                ),
                "        assert_eq!(found.stack(\"hello\").output(\"greeting\"), \"Hello\");\n".to_owned(),
            )
        };
        let derive = if self.template == Template::Derive { "Resource, " } else { "" };
        include_str!("../../../templates/main.rs")
            .replace("{{derive}}", derive)
            .replace("{{module}}\n", &if module.is_empty() { "\n".to_owned() } else { format!("{module}\n") })
            .replace(
                "{{imports}}\n",
                &if imports.is_empty() { "\n".to_owned() } else { format!("{imports}\n") },
            )
            .replace("{{body}}", &body)
            .replace("{{assertion}}", &assertion)
    }
}

const BUILD_SCRIPT: &str = "\
//! Makes types of the documents that `ferroform.toml` names.

use ferroform_codegen::{BuildError, Project};

fn main() -> Result<(), BuildError> {
    Project::from_file(\"ferroform.toml\")?.compile()
}
";

const DERIVED: &str = "\
/// A type of our own, held against its document by the compiler.
#[derive(Resource)]
#[resource(document = \"docs/terraform_data.yaml\")]
struct Greeting {
    input: String,
}
";
