//! Files of tests that `terraform test` runs.

use crate::data::{Args, Data, Reference};
use crate::expr::{Expr, hcl};
use crate::file_name;
use crate::marker::{Any, Map};
use crate::scope::{Construct, Dependency, Scope};
use crate::stack::Stack;
use crate::synth::Resolver;
use crate::tree::{Condition, Content};
use crate::value::Value;
use std::borrow::Cow;

/// A file of tests of a stack, which `terraform test` runs in the stack's folder: it plans or applies the stack with values for
/// its variables, with made-up providers if wanted, and looks at what comes out.
///
/// ```
/// use ferroform::{App, GenericProvider, GenericResource, MockProvider, Number, Output, Stack, TestFile, TestRun, Variable};
/// let app = App::new();
/// let stack = Stack::new(&app, "shop");
/// GenericProvider::new("aws", "hashicorp/aws").create(&stack, "aws");
/// let delay = Variable::<Number>::new(&stack, "delay").default(5);
/// delay.validation(delay.value().at_most(900), "at most 15 minutes");
/// let queue = GenericResource::resource("aws_sqs_queue").set("delay_seconds", delay.value()).create(&stack, "orders");
/// let url = Output::new(&stack, "url", queue.attribute::<String>("url"));
///
/// TestFile::new(&stack, "delays")
///     .mock_provider(MockProvider::new("aws").resource("aws_sqs_queue", [("url", "https://example.com")]))
///     .run(
///         TestRun::apply("usual")
///             .assert(queue.attribute::<Number>("delay_seconds").equals(5), "the default is lost")
///             .assert(url.tested::<String>().equals("https://example.com"), "another url"),
///     )
///     .run(TestRun::plan("too_long").variable("delay", 1000).expect_failure_of(&delay));
/// # let rendered = app.render()?;
/// # let (path, text) = rendered.stack("shop").unwrap().files().next().unwrap();
/// # assert_eq!(path, "tests/delays.tftest.json");
/// # assert!(text.unwrap().contains("\"expect_failures\": ["));
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[derive(Debug, Clone)]
pub struct TestFile {
    construct: Construct,
}

/// A file of tests.
#[derive(Debug)]
pub(crate) struct TestData {
    /// What makes its text: with everything behind it `inline`, a program without tests does not compile it.
    pub(crate) render: Render,
    pub(crate) variables: Args,
    /// Configurations of providers, by local names.
    pub(crate) providers: Vec<(String, Data)>,
    pub(crate) mocks: Vec<MockProvider>,
    pub(crate) overrides: Vec<MadeUp>,
    pub(crate) runs: Vec<TestRun>,
}

/// Values that are made up for a resource, a data source or a module.
#[derive(Debug, Clone)]
pub(crate) struct MadeUp {
    pub(crate) of: Reference,
    pub(crate) values: Data,
    /// Whether plans have them already.
    pub(crate) planned: bool,
}

impl MadeUp {
    #[inline]
    fn new(of: &Construct, values: Value<Map<Any>>, planned: bool) -> Self {
        Self { of: of.reference(None), values: values.data, planned }
    }
}

type Render = for<'a> fn(&mut Resolver<'a, '_>, &'a TestData) -> String;

impl TestFile {
    /// A file `tests/<id>.tftest.json` beside the stack.
    #[track_caller]
    pub fn new(stack: &Stack, id: impl Into<String>) -> Self {
        Self::create(stack, &id.into())
    }

    #[inline]
    #[track_caller]
    fn create(stack: &Stack, id: &str) -> Self {
        let data = TestData {
            render: |resolver, test| resolver.test_file(test),
            variables: Args::default(),
            providers: Vec::new(),
            mocks: Vec::new(),
            overrides: Vec::new(),
            runs: Vec::new(),
        };
        let construct = stack.construct().add(id, Content::Test(Box::new(data)));
        let mut tree = construct.shared.tree.borrow_mut();
        if let Some(why) = file_name::fault(&format!("{}.tftest.json", tree.get(construct.id).name)) {
            let fault = tree.violation(construct.id, format!("the id of a test file {why}"));
            tree.faults.push(fault.help("tests are written to the file `tests/<id>.tftest.json`"));
        }
        drop(tree);
        Self { construct }
    }

    /// The value of a variable in all runs.
    pub fn variable(&self, name: impl Into<Cow<'static, str>>, value: impl Into<Value<Any>>) -> Self {
        self.change(|test| test.variables.set(name.into(), value.into().data))
    }

    /// Makes up what a provider does, instead of asking it.
    #[inline]
    pub fn mock_provider(&self, mock: MockProvider) -> Self {
        self.change(|test| test.mocks.push(mock))
    }

    /// A configuration of a provider, by its local name, instead of the stack's; with an `alias`, beside it, for
    /// [`TestRun::provider`].
    pub fn provider(&self, name: impl Into<String>, settings: impl Into<Value<Map<Any>>>) -> Self {
        self.change(|test| test.providers.push((name.into(), settings.into().data)))
    }

    /// Makes up what a resource or a data source has, or what a module puts out, in all runs.
    pub fn override_values(&self, of: &impl Dependency, values: impl Into<Value<Map<Any>>>) -> Self {
        let made_up = MadeUp::new(of.target(), values.into(), false);
        self.change(|test| test.overrides.push(made_up))
    }

    /// [`override_values`](Self::override_values) that plans have already, which Terraform has from 1.11 on.
    pub fn override_planned_values(&self, of: &impl Dependency, values: impl Into<Value<Map<Any>>>) -> Self {
        let made_up = MadeUp::new(of.target(), values.into(), true);
        self.change(|test| test.overrides.push(made_up))
    }

    /// A run, after those before it.
    #[inline]
    pub fn run(&self, run: TestRun) -> Self {
        self.change(|test| test.runs.push(run))
    }

    fn change(&self, change: impl FnOnce(&mut TestData)) -> Self {
        self.construct.change(|content| {
            if let Content::Test(test) = content {
                change(test);
            }
        });
        self.clone()
    }
}

impl Scope for TestFile {
    #[inline]
    fn construct(&self) -> &Construct {
        &self.construct
    }
}

/// A provider that makes everything up in a [`TestFile`].
#[derive(Debug, Clone)]
pub struct MockProvider {
    pub(crate) name: String,
    pub(crate) alias: Option<String>,
    pub(crate) source: Option<String>,
    /// Whether plans have what is made up already.
    pub(crate) planned: bool,
    /// Whether of a data source, the type, and what it has.
    pub(crate) defaults: Vec<(bool, String, Data)>,
}

impl MockProvider {
    /// Instead of a provider, by its local name (`aws`).
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), alias: None, source: None, planned: false, defaults: Vec::new() }
    }

    /// Instead of the configuration of this alias.
    #[must_use]
    pub fn alias(mut self, alias: impl Into<String>) -> Self {
        self.alias = Some(alias.into());
        self
    }

    /// A folder with files of mocks (`.tfmock.hcl`), found from the stack's folder.
    #[must_use]
    pub fn source(mut self, folder: impl Into<String>) -> Self {
        self.source = Some(folder.into());
        self
    }

    /// Plans have what is made up already, instead of only what is applied; Terraform has it from 1.11 on.
    #[must_use]
    pub const fn planned(mut self) -> Self {
        self.planned = true;
        self
    }

    /// What resources of a type have, where the stack does not set it.
    #[must_use]
    pub fn resource(mut self, type_name: impl Into<String>, values: impl Into<Value<Map<Any>>>) -> Self {
        self.defaults.push((false, type_name.into(), values.into().data));
        self
    }

    /// What data sources of a type give.
    #[must_use]
    pub fn data(mut self, type_name: impl Into<String>, values: impl Into<Value<Map<Any>>>) -> Self {
        self.defaults.push((true, type_name.into(), values.into().data));
        self
    }
}

/// A run of a [`TestFile`].
#[derive(Debug, Clone)]
#[must_use = "give it to `TestFile::run`"]
pub struct TestRun {
    pub(crate) name: String,
    pub(crate) command: &'static str,
    pub(crate) variables: Args,
    pub(crate) asserts: Vec<Condition>,
    pub(crate) expected: Vec<Reference>,
    pub(crate) targets: Vec<Reference>,
    pub(crate) replaced: Vec<Reference>,
    pub(crate) refresh: Option<bool>,
    pub(crate) refresh_only: bool,
    pub(crate) module: Option<(String, Option<String>)>,
    pub(crate) overrides: Vec<MadeUp>,
    pub(crate) providers: Vec<(String, String)>,
    pub(crate) state_key: Option<String>,
}

impl TestRun {
    /// A run that plans.
    pub fn plan(name: impl Into<String>) -> Self {
        Self::new(name.into(), "plan")
    }

    /// A run that applies; Terraform destroys what it made at the end of the file.
    pub fn apply(name: impl Into<String>) -> Self {
        Self::new(name.into(), "apply")
    }

    #[inline]
    const fn new(name: String, command: &'static str) -> Self {
        Self {
            name,
            command,
            variables: Args::EMPTY,
            asserts: Vec::new(),
            expected: Vec::new(),
            targets: Vec::new(),
            replaced: Vec::new(),
            refresh: None,
            refresh_only: false,
            module: None,
            overrides: Vec::new(),
            providers: Vec::new(),
            state_key: None,
        }
    }

    /// An output of an earlier run of the file. The type is the caller's promise.
    #[must_use]
    pub fn output<T>(run: &str, output: &str) -> Expr<T> {
        hcl(format!("run.{run}.{output}"))
    }

    /// The value of a variable.
    pub fn variable(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value<Any>>) -> Self {
        self.variables.set(name.into(), value.into().data);
        self
    }

    /// What must hold of the plan, or of what was applied, and what to say otherwise.
    pub fn assert(
        mut self,
        condition: impl Into<Value<bool>>,
        error_message: impl Into<Value<String>>,
    ) -> Self {
        self.asserts.push(Condition::new(condition, error_message));
        self
    }

    /// The run passes if a condition of this fails: the validation of a variable, a precondition of a resource or an output,
    /// a check.
    pub fn expect_failure_of(mut self, of: &impl Scope) -> Self {
        self.expected.push(of.construct().reference(None));
        self
    }

    /// Plans only this, and what it needs.
    pub fn target(mut self, of: &impl Dependency) -> Self {
        self.targets.push(of.target().reference(None));
        self
    }

    /// Replaces this.
    pub fn replace(mut self, of: &impl Dependency) -> Self {
        self.replaced.push(of.target().reference(None));
        self
    }

    /// Whether it reads what is there before it plans; it does by itself.
    #[inline]
    pub const fn refresh(mut self, yes: bool) -> Self {
        self.refresh = Some(yes);
        self
    }

    /// Only reads what is there.
    #[inline]
    pub const fn refresh_only(mut self) -> Self {
        self.refresh_only = true;
        self
    }

    /// Runs another module than the stack, for what the tests need beside it: a folder as Terraform finds it from the stack's
    /// folder, or a module of a registry with its version.
    pub fn module(mut self, source: impl Into<String>, version: Option<&str>) -> Self {
        self.module = Some((source.into(), version.map(str::to_owned)));
        self
    }

    /// The configuration (`aws.mock`) that takes the place of a provider (`aws`).
    pub fn provider(mut self, name: impl Into<String>, configuration: impl Into<String>) -> Self {
        self.providers.push((name.into(), configuration.into()));
        self
    }

    /// The state that it works on, by a name of one's own: runs with one name go on with one state. By itself, the stack has one
    /// state and each other module another. Terraform has it from 1.11 on.
    pub fn state_key(mut self, name: impl Into<String>) -> Self {
        self.state_key = Some(name.into());
        self
    }

    /// Makes up what a resource or a data source has, or what a module puts out.
    pub fn override_values(mut self, of: &impl Dependency, values: impl Into<Value<Map<Any>>>) -> Self {
        self.overrides.push(MadeUp::new(of.target(), values.into(), false));
        self
    }

    /// [`override_values`](Self::override_values) that the plan has already, which Terraform has from 1.11 on.
    pub fn override_planned_values(
        mut self,
        of: &impl Dependency,
        values: impl Into<Value<Map<Any>>>,
    ) -> Self {
        self.overrides.push(MadeUp::new(of.target(), values.into(), true));
        self
    }
}
