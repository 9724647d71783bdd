//! A provider with one type of each kind, and a stack that one program after the other writes.

use ferroform::backends::LocalBackend;
use ferroform::{App, GenericProvider, GenericResource, GenericResourceBuilder, Stack};
use ferroform_testing::{Plan, Terraform, Workspace};
use std::sync::Arc;

const SCHEMA: &str = r#"{"format_version":"1.0","provider_schemas":{"registry.terraform.io/acme/acme":{
  "provider":{"version":0,"block":{"attributes":{"region":{"type":"string","optional":true},
    "token":{"type":"string","optional":true}}}},
  "resource_schemas":{"acme_thing":{"version":0,"block":{"attributes":{
      "id":{"type":"string","computed":true},
      "name":{"type":"string","optional":true},
      "size":{"type":"number","optional":true},
      "tags":{"type":["map","string"],"optional":true},
      "secret_wo":{"type":"string","optional":true,"write_only":true},
      "secret_wo_version":{"type":"number","optional":true}}}}},
  "data_source_schemas":{"acme_zone":{"version":0,"block":{"attributes":{
      "name":{"type":"string","optional":true},
      "status":{"type":"number","computed":true}}}}},
  "ephemeral_resource_schemas":{"acme_secret":{"version":0,"block":{"attributes":{
      "name":{"type":"string","optional":true},
      "value":{"type":"string","computed":true}}}}}}}}"#;

pub(super) fn thing(name: &str) -> GenericResourceBuilder {
    GenericResource::resource("acme_thing").set("name", name)
}

/// A stack whose state lies in its own folder.
pub(super) fn stack(app: &App) -> Stack {
    let stack = Stack::new(app, "s");
    GenericProvider::new("acme", "acme/acme").set("region", "north").create(&stack, "acme");
    LocalBackend::new("terraform.tfstate").create(&stack);
    stack
}

/// The same stack in one program after the other, with one state.
pub(super) struct Place(pub(super) Workspace);

impl Place {
    pub(super) fn new(test: &str) -> Option<Self> {
        let terraform = Terraform::for_test(test)?;
        let schemas = ferroform_testing::schema::Schemas::from_text(SCHEMA).expect("a schema");
        Some(Self(Workspace::new(&terraform, &schemas, &(Arc::new(()) as _)).expect("a workspace")))
    }

    pub(super) fn synth(&mut self, build: impl FnOnce(&Stack)) -> &mut Workspace {
        let app = App::new();
        build(&stack(&app));
        let out = self.0.scratch().join("out");
        app.synth_to(&out).expect("a synth");
        self.0.enter(out.join("stacks/s"));
        &mut self.0
    }

    pub(super) fn apply(&mut self, build: impl FnOnce(&Stack)) -> &mut Workspace {
        let workspace = self.synth(build);
        workspace.apply().unwrap_or_else(|failure| panic!("{failure}"));
        workspace
    }

    pub(super) fn plan(&mut self, build: impl FnOnce(&Stack)) -> Plan {
        self.synth(build).plan().unwrap_or_else(|failure| panic!("{failure}")).0
    }
}
