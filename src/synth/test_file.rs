//! Files for `terraform test`.

use super::resolve::Resolver;
use crate::data::{NodeId, Reference};
use crate::json::{Json, Object, print};
use crate::named_tree::names;
use crate::test_file::{MadeUp, MockProvider, TestData, TestRun};
use crate::tree::Content;
use ferroform_rules::table::ElementKind;

impl<'a> Resolver<'a, '_> {
    /// The text of a test file.
    #[inline]
    pub(crate) fn test_file(&mut self, test: &'a TestData) -> String {
        let mut root = Object::default();
        root.object("//").object("metadata").set("path", self.named.tree.path(self.construct));
        if test.variables.len() > 0 {
            let mut variables = Object::default();
            self.members(&test.variables, &mut variables);
            root.set("variables", variables);
        }
        for (name, settings) in &test.providers {
            let settings = self.json(settings);
            root.object("provider").list(name.as_str()).push(settings);
        }
        for mock in &test.mocks {
            let mut named = Object::default();
            named.set(mock.name.as_str(), self.mock(mock));
            root.list("mock_provider").push(named.into());
        }
        self.overridden_values(&test.overrides, &mut root);
        if test.runs.is_empty() {
            self.fault("the test file has no run", "add one with `run`");
        }
        for (index, run) in test.runs.iter().enumerate() {
            if !names::is_name(&run.name) {
                self.fault(
                    format!("`{}` is not a name of a run", run.name),
                    "a name starts with a letter or `_` and goes on with letters, digits, `_` and `-`",
                );
            }
            if test.runs[..index].iter().any(|other| other.name == run.name) {
                self.fault(
                    format!("the test file has two runs called `{}`", run.name),
                    "give each run a name of its own",
                );
            }
            // They run in this order, and members of an object are sorted.
            let mut named = Object::default();
            named.set(run.name.as_str(), self.run(run));
            root.list("run").push(named.into());
        }
        print(&root)
    }

    #[inline]
    fn mock(&mut self, mock: &'a MockProvider) -> Object<'a> {
        let mut object = Object::default();
        if let Some(alias) = &mock.alias {
            object.set("alias", alias.as_str());
        }
        if let Some(source) = &mock.source {
            object.set("source", source.as_str());
        }
        if mock.planned {
            object.set("override_during", "plan");
        }
        for (is_data, ty, values) in &mock.defaults {
            let section = if *is_data { "mock_data" } else { "mock_resource" };
            let values = self.json(values);
            object.object(section).object(ty.as_str()).set("defaults", values);
        }
        object
    }

    #[inline]
    fn run(&mut self, run: &'a TestRun) -> Object<'a> {
        let mut object = Object::from([("command", run.command.into())]);
        if run.variables.len() > 0 {
            let mut variables = Object::default();
            self.members(&run.variables, &mut variables);
            object.set("variables", variables);
        }
        if let Some(key) = &run.state_key {
            object.set("state_key", key.as_str());
        }
        self.conditions("assert", &run.asserts, &mut object);
        let expected = self.addresses(&run.expected);
        if !expected.is_empty() {
            object.set("expect_failures", expected.into_iter().collect::<Json<'_>>());
        }
        for (name, targets) in [("target", &run.targets), ("replace", &run.replaced)] {
            let targets = self.addresses(targets);
            if !targets.is_empty() {
                object.object("plan_options").set(name, targets.into_iter().collect::<Json<'_>>());
            }
        }
        if let Some(refresh) = run.refresh {
            object.object("plan_options").set("refresh", refresh);
        }
        if run.refresh_only {
            object.object("plan_options").set("mode", "refresh-only");
        }
        if let Some((source, version)) = &run.module {
            object.object("module").set("source", source.as_str());
            if let Some(version) = version {
                object.object("module").set("version", version.as_str());
            }
        }
        for (name, configuration) in &run.providers {
            object.object("providers").set(name.as_str(), configuration.as_str());
        }
        self.overridden_values(&run.overrides, &mut object);
        object
    }

    #[inline]
    fn overridden_values(&mut self, overrides: &'a [MadeUp], object: &mut Object<'a>) {
        for MadeUp { of, values, planned } in overrides {
            let Some(address) = self.address_here(of) else { continue };
            let (section, name) = match &self.named.tree.get(of.node).content {
                Content::Element(element) => match element.ty.kind() {
                    ElementKind::Resource => ("override_resource", "values"),
                    _ => ("override_data", "values"),
                },
                Content::Module(_) => ("override_module", "outputs"),
                other => {
                    let what = other.describe().to_owned();
                    self.fault(
                        format!("values are made up for {what}"),
                        "they are made up for a resource, a data source or a module",
                    );
                    continue;
                }
            };
            let mut made_up = Object::from([("target", address.into()), (name, self.json(values))]);
            if *planned {
                made_up.set("override_during", "plan");
            }
            object.list(section).push(made_up.into());
        }
    }

    #[inline]
    fn addresses(&mut self, references: &[Reference]) -> Vec<String> {
        references.iter().filter_map(|reference| self.address_here(reference)).collect()
    }

    /// The address of something of this stack.
    #[inline]
    fn address_here(&mut self, reference: &Reference) -> Option<String> {
        let owner: Option<NodeId> = self.owner(reference);
        if owner == Some(self.stack) {
            return Some(self.named.address(reference.node));
        }
        if reference.app == self.named.app {
            let path = self.named.tree.path(reference.node);
            self.fault(
                format!("the test is about `{path}`, which is not in its stack"),
                "a test file tests the stack that it is created in",
            );
        }
        None
    }
}
