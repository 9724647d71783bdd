//! What documents say about the types of a provider: their schema, and the rules that no schema has.

mod facts;
mod planned;
mod rules;

use crate::cty::{Number, Value};
use crate::open::short;
use crate::provider::{Broken, Kind, Knowledge, TypeRef};
use crate::schema::Schemas;
use crate::terraform::{Diagnostic, Failure};
use ferroform_schema::compile::{Compilation, Options, compile};
use ferroform_schema::diagnostic::{Severity, one_line};
use ferroform_schema::model::{Argument, DefaultValue, Function, Resource, ResourceKind, Schema};
use ferroform_schema::source::Location;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Compiled documents.
#[derive(Debug, Default)]
pub struct Documents {
    resources: Vec<Resource>,
    functions: Vec<Function>,
    by_name: HashMap<(Kind, String), usize>,
    /// What was said through Terraform, by its words: Terraform hands on words only.
    said: Mutex<HashMap<(String, String), Statement>>,
}

/// What a document states that a configuration breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The family of the rule (`one_of`, `range`).
    pub rule: &'static str,
    /// The sentence, in the document's words.
    pub text: String,
    /// Where it stands, as far as that is known.
    pub at: Option<Location>,
    /// What to do.
    pub advice: Option<String>,
}

impl Documents {
    /// Compiles the documents under some paths: files, or folders with their subfolders. What is wrong with them is in
    /// the [`Compilation`].
    pub fn compile<P: AsRef<Path>>(paths: &[P], options: &Options) -> (Arc<Self>, Compilation) {
        let compilation = compile(paths, options);
        (Arc::new(Self::new(&compilation.schema)), compilation)
    }

    /// The documents under some paths, for a test: files, or folders with their subfolders.
    ///
    /// ```no_run
    /// use ferroform_testing::{Documents, judge};
    /// # let app = ferroform::App::new();
    /// let documents = Documents::load(&["docs"])?;
    /// judge(&app).documents(&documents).validate()?.assert_accepted();
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Every error in the documents, each with its place.
    pub fn load<P: AsRef<Path>>(paths: &[P]) -> Result<Arc<Self>, Failure> {
        let (documents, compilation) = Self::compile(paths, &Options::default());
        let errors = compilation.diagnostics.iter().filter(|it| it.severity == Severity::Error);
        let errors: Vec<String> = errors.map(one_line).collect();
        if errors.is_empty() { Ok(documents) } else { Err(Failure::Schema(errors.join("\n"))) }
    }

    /// The documents of a compiled schema.
    #[must_use]
    pub fn new(schema: &Schema) -> Self {
        let resources = schema.resources.clone();
        let names = resources.iter().enumerate().map(|(i, resource)| {
            let kind = kind(resource.kind);
            // There is one configuration of a provider, whatever it is called.
            let name = if kind == Kind::Provider { String::new() } else { resource.type_name.clone() };
            ((kind, name), i)
        });
        let by_name = names.collect();
        let functions = schema.functions.clone();
        Self { resources, functions, by_name, said: Mutex::default() }
    }

    /// The schemas of the providers that the documents describe.
    #[must_use]
    pub fn schemas(&self) -> Schemas {
        let mut by_source: BTreeMap<String, Vec<Resource>> = BTreeMap::new();
        for resource in &self.resources {
            let source = resource.provider.as_ref().map_or_else(
                || format!("hashicorp/{}", resource.type_name.split('_').next().unwrap_or_default()),
                |provider| short(&provider.source).to_owned(),
            );
            // As Terraform completes it: two names of one provider would be two providers in its place.
            let source = if source.contains('/') { source } else { format!("hashicorp/{source}") };
            by_source.entry(source).or_default().push(resource.clone());
        }
        let mut schemas = Schemas::default();
        for (source, resources) in by_source {
            let name = source.rsplit('/').next();
            let own = self.functions.iter().filter(|function| function.provider.as_deref() == name);
            let functions = own.cloned().collect();
            let json = ferroform_schema::provider_schema::write(
                &Schema::new(resources).with_functions(functions),
                &source,
            );
            if let Ok(mut one) = Schemas::from_text(&json.to_string()) {
                one.provider_schemas.values_mut().for_each(|schema| schema.is_partial = true);
                schemas.provider_schemas.extend(one.provider_schemas);
            }
        }
        schemas
    }

    /// The rule that a message of Terraform is about, if it comes from a document.
    #[must_use]
    pub fn statement(&self, diagnostic: &Diagnostic) -> Option<Statement> {
        let said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        said.get(&(diagnostic.summary.clone(), diagnostic.detail.clone())).cloned()
    }

    /// Every rule of the documents that a configuration of a type breaks. All that says so asks here.
    #[must_use]
    pub fn broken_rules(&self, ty: &TypeRef<'_>, config: &Value) -> Vec<(Broken, Statement)> {
        self.resource(ty).map(|resource| rules::broken(resource, config)).unwrap_or_default()
    }

    fn resource(&self, ty: &TypeRef<'_>) -> Option<&Resource> {
        self.resources.get(*self.by_name.get(&(ty.kind, ty.name.to_owned()))?)
    }

    fn argument(&self, ty: &TypeRef<'_>, path: &[&str]) -> Option<&Argument> {
        let resource = self.resource(ty)?;
        let (name, parents) = path.split_last()?;
        let mut block = &resource.root;
        for parent in parents {
            block = resource.block(&block.argument(parent)?.ty.value.block()?.definition)?;
        }
        block.argument(name)
    }
}

fn kind(kind: ResourceKind) -> Kind {
    match kind {
        ResourceKind::Provider => Kind::Provider,
        ResourceKind::Resource => Kind::Resource,
        ResourceKind::DataSource => Kind::DataSource,
        ResourceKind::Ephemeral => Kind::Ephemeral,
    }
}

impl Knowledge for Documents {
    fn broken(&self, ty: &TypeRef<'_>, config: &Value) -> Vec<Broken> {
        let broken = self.broken_rules(ty, config);
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        broken
            .into_iter()
            .map(|(broken, statement)| {
                said.insert((broken.summary.clone(), broken.detail.clone()), statement);
                broken
            })
            .collect()
    }

    fn default(&self, ty: &TypeRef<'_>, path: &[&str]) -> Option<Value> {
        let [default] = self.argument(ty, path)?.defaults.as_slice() else { return None };
        match &default.value {
            DefaultValue::Literal(literal) if default.when.is_none() => match literal {
                serde_json::Value::String(text) => Some(Value::String(text.clone())),
                serde_json::Value::Bool(value) => Some(Value::Bool(*value)),
                serde_json::Value::Number(number) => Number::parse(&number.to_string()).map(Value::Number),
                _ => None,
            },
            _ => None,
        }
    }

    fn forces_replacement(&self, ty: &TypeRef<'_>, path: &[&str]) -> bool {
        let argument = self.argument(ty, path);
        argument.and_then(|argument| argument.force_new.as_ref()).is_some_and(|force_new| force_new.value)
    }
}
