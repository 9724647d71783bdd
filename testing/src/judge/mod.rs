//! The judge: a program is synthesized, and Terraform says what it thinks of it.

pub(crate) mod remote;
mod stacks;
pub(crate) mod variables;

use crate::documents::Documents;
use crate::open::short;
use crate::provider::Knowledge;
use crate::schema::Schemas;
use crate::terraform::{Diagnostic, Failure, Plan, Terraform, TestRun};
use ferroform::App;
use serde_json::Value as Json;
use stacks::{Stack, Stacks};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Asks Terraform about a program: synthesizes it into a temporary folder and runs Terraform there, with providers that
/// know nothing but a schema. No cloud, no credentials, no download, and nothing of the program's own files is touched.
///
/// ```no_run
/// use ferroform::App;
/// use ferroform_testing::judge;
///
/// # fn program(_: &App) {}
/// # let provider_schema_json = "";
/// let app = App::new();
/// program(&app);
/// // Three lines for a test: does Terraform take every stack, with the real schema of the provider?
/// judge(&app).schema(provider_schema_json).validate()?.assert_accepted();
/// // What would it do?
/// let plans = judge(&app).schema(provider_schema_json).plan()?;
/// assert_eq!(plans["network"].resource("aws_vpc.main").unwrap().change.after["cidr_block"], "10.0.0.0/16");
/// // And when it has done it: the outputs, and whether there is nothing left to do.
/// let applied = judge(&app).schema(provider_schema_json).apply()?;
/// assert!(applied["network"].outputs["vpc_id"].is_string());
/// assert!(applied["network"].next_plan.is_empty());
/// # Ok::<(), ferroform_testing::Failure>(())
/// ```
///
/// Without [`Judge::schema`] the types are *open*: they take what the program sets (as the tables of generated bindings
/// say, where there are any) and have what it reads. That judges expressions, references, loops and the shape of stacks,
/// and no names of arguments.
///
/// Stacks that read each other's outputs are applied in that order, each from the state of the one before. What is read
/// from other states, and variables without a default, are made up; [`Judge::variable`] sets one.
pub fn judge(app: &App) -> Judge<'_> {
    Judge {
        app,
        terraform: None,
        schemas: Ok(Schemas::default()),
        knowledge: Arc::new(()),
        variables: BTreeMap::new(),
    }
}

/// A program before the judge; see [`judge`].
#[must_use = "nothing happens before it is asked to validate, plan or apply"]
pub struct Judge<'a> {
    app: &'a App,
    terraform: Option<Terraform>,
    schemas: Result<Schemas, String>,
    knowledge: Arc<dyn Knowledge>,
    variables: BTreeMap<String, Json>,
}

/// What Terraform says about each stack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What it says about each stack, in the order of the program. Empty where it has nothing to say.
    pub stacks: Vec<(String, Vec<Diagnostic>)>,
    /// The types whose schema nobody gave, so that only what the program itself says about them was judged.
    pub open_types: Vec<String>,
}

/// A stack after it was applied.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    /// The values of its outputs.
    pub outputs: BTreeMap<String, Json>,
    /// What Terraform would do next: nothing, if all is well.
    pub next_plan: Plan,
    /// The state, as `terraform show -json` has it.
    pub state: Json,
}

impl Judge<'_> {
    /// The schema of providers: the output of `terraform providers schema -json`, or of
    /// `ferroform schema --format provider-schema`. Can be called again for more providers.
    pub fn schema(mut self, json: impl AsRef<str>) -> Self {
        let read = Schemas::from_text(json.as_ref());
        self.schemas = match (self.schemas, read) {
            (Ok(mut schemas), Ok(more)) => {
                schemas.provider_schemas.extend(more.provider_schemas);
                Ok(schemas)
            }
            (Err(error), _) | (_, Err(error)) => Err(error),
        };
        self
    }

    /// The same, as data.
    pub fn schemas(mut self, schemas: &Schemas) -> Self {
        if let Ok(own) = &mut self.schemas {
            own.provider_schemas.extend(schemas.provider_schemas.clone());
        }
        self
    }

    /// The documents of providers, compiled: their schema, unless one is given, and their rules, defaults and what replaces an
    /// object.
    pub fn documents(mut self, documents: &Arc<Documents>) -> Self {
        if let Ok(own) = &mut self.schemas {
            for (address, schema) in documents.schemas().provider_schemas {
                let is_known = own.provider_schemas.keys().any(|known| short(known) == short(&address));
                if !is_known {
                    own.provider_schemas.insert(address, schema);
                }
            }
        }
        self.knowledge = Arc::clone(documents) as Arc<dyn Knowledge>;
        self
    }

    /// What is known about the types besides: rules, defaults, what replaces an object.
    pub fn knowledge(mut self, knowledge: Arc<dyn Knowledge>) -> Self {
        self.knowledge = knowledge;
        self
    }

    /// Another Terraform than that of the path.
    pub fn terraform(mut self, terraform: Terraform) -> Self {
        self.terraform = Some(terraform);
        self
    }

    /// The value of a variable.
    pub fn variable(mut self, name: impl Into<String>, value: impl Into<Json>) -> Self {
        self.variables.insert(name.into(), value.into());
        self
    }

    /// What Terraform says about each stack.
    ///
    /// # Errors
    /// When the program does not synthesize, or Terraform cannot run.
    pub fn validate(self) -> Result<Verdict, Failure> {
        let mut stacks = self.stacks()?;
        let open_types = stacks.open_types.clone();
        let stacks = stacks.each(|stack| Ok((stack.id.clone(), stack.workspace.validate()?)))?;
        Ok(Verdict { stacks, open_types })
    }

    /// What Terraform would do in each stack. A stack whose outputs another reads is applied for that.
    ///
    /// # Errors
    /// When the program does not synthesize, Terraform refuses a stack, or it cannot run.
    pub fn plan(self) -> Result<BTreeMap<String, Plan>, Failure> {
        self.stacks()?.each(|stack| {
            let (plan, _) = stack.workspace.plan()?;
            if stack.is_read {
                stack.workspace.apply()?;
            }
            Ok((stack.id.clone(), plan))
        })
    }

    /// Applies each stack, and plans it again.
    ///
    /// # Errors
    /// When the program does not synthesize, Terraform refuses a stack, or it cannot run.
    pub fn apply(self) -> Result<BTreeMap<String, Applied>, Failure> {
        self.stacks()?.each(|stack: &mut Stack| {
            stack.workspace.apply()?;
            let (next_plan, _) = stack.workspace.plan()?;
            let outputs = stack.workspace.outputs()?;
            let state = stack.workspace.show()?;
            Ok((stack.id.clone(), Applied { outputs, next_plan, state }))
        })
    }

    /// Runs the test files of each stack ([`TestFile`](ferroform::TestFile), or what lies in its folder `tests`) as
    /// `terraform test` does.
    ///
    /// # Errors
    /// When the program does not synthesize, or what stops the tests from running at all.
    pub fn test(self) -> Result<BTreeMap<String, Vec<TestRun>>, Failure> {
        let mut stacks = self.stacks()?;
        let runs: Vec<_> = stacks.each(|stack| {
            let has_tests = stack.workspace.folder().join("tests").is_dir();
            let runs = if has_tests { stack.workspace.test()? } else { Vec::new() };
            Ok((stack.id.clone(), runs))
        })?;
        Ok(runs.into_iter().filter(|(_, runs)| !runs.is_empty()).collect())
    }

    fn stacks(self) -> Result<Stacks, Failure> {
        let terraform = match self.terraform {
            Some(terraform) => terraform,
            None => Terraform::find()?,
        };
        let schemas = self.schemas.map_err(Failure::Schema)?;
        Stacks::new(self.app, &terraform, &schemas, &self.knowledge, &self.variables)
    }
}

impl Verdict {
    /// Whether Terraform takes every stack.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.errors().next().is_none()
    }

    /// The errors of all stacks.
    pub fn errors(&self) -> impl Iterator<Item = &Diagnostic> {
        self.stacks.iter().flat_map(|(_, diagnostics)| diagnostics).filter(|it| it.is_error())
    }

    /// For tests.
    ///
    /// # Panics
    /// With everything that Terraform says, when it refuses a stack.
    #[track_caller]
    #[allow(clippy::panic, reason = "it is what this is for")]
    pub fn assert_accepted(&self) {
        assert!(self.is_accepted(), "Terraform refuses the program\n\n{self}");
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (id, diagnostics) in &self.stacks {
            if !diagnostics.is_empty() {
                writeln!(f, "stack {id}:\n")?;
            }
            for diagnostic in diagnostics {
                writeln!(f, "{diagnostic}\n")?;
            }
        }
        Ok(())
    }
}

/// For a test of a program: panics unless Terraform takes every stack of it. See [`judge`] for what is judged without a
/// schema. Where there is no Terraform, it says so and judges nothing, unless `FERROFORM_EXPECT_TERRAFORM` is set.
///
/// # Panics
/// With everything that is wrong, when it does not synthesize or Terraform refuses a stack.
#[track_caller]
#[allow(clippy::panic, reason = "it is what this is for")]
pub fn assert_valid(app: &App) {
    let Some(terraform) = Terraform::for_test("assert_valid") else { return };
    match judge(app).terraform(terraform).validate() {
        Ok(verdict) => verdict.assert_accepted(),
        Err(failure) => panic!("{failure}"),
    }
}

/// What Terraform would do with each stack of a program; [`judge`] has more to set.
///
/// # Errors
/// When the program does not synthesize, Terraform refuses a stack, or it cannot run.
pub fn plan(app: &App) -> Result<BTreeMap<String, Plan>, Failure> {
    judge(app).plan()
}
