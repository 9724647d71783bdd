//! What to generate and how.

use crate::runtime::Runtime;
use ferroform_schema::compile::Options;
use ferroform_schema::diagnostic::Levels;
#[cfg(feature = "serde")]
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Settings of the generator. The default generates everything that the schema holds, as the modules of a crate.
///
/// ```
/// use ferroform_codegen::{Config, Layout};
/// let mut config = Config::new();
/// config.types(["aws_apigatewayv2_*", "data.aws_region"]).layout(Layout::SingleFile("aws".into()));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Config {
    pub(crate) types: Vec<String>,
    pub(crate) provider_source: Option<String>,
    pub(crate) provider_version: Option<String>,
    pub(crate) docs_url: Option<String>,
    pub(crate) layout: Layout,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) without_examples: bool,
    pub(crate) provider_schema: Option<PathBuf>,
    pub(crate) undocumented: bool,
    pub(crate) runtime: Runtime,
    /// By how settings name a type.
    pub(crate) names: BTreeMap<String, String>,
    pub(crate) always_provider: bool,
    pub(crate) levels: Levels,
    // Where the output goes does not change what it is.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(crate) out_dir: Option<PathBuf>,
}

/// How the modules become files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Layout {
    /// A crate: `src/lib.rs`, a file per module, and the features in `Cargo.toml`.
    #[default]
    Crate,
    /// A folder of modules without features: `mod.rs` and a file per module.
    Modules,
    /// One file of this name (without `.rs`) for `include!`.
    SingleFile(String),
}

impl Config {
    /// The default settings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Generates only these types. Each is a name or a pattern with `*`; data sources are written `data.NAME`, the
    /// provider's configuration `provider.NAME`. A pattern that matches nothing is an error.
    pub fn types<S: Into<String>>(&mut self, patterns: impl IntoIterator<Item = S>) -> &mut Self {
        self.types.extend(patterns.into_iter().map(Into::into));
        self
    }

    /// Generates the provider's configuration wherever documents describe it, whatever [`types`](Self::types) selects.
    pub fn always_provider(&mut self, generate: bool) -> &mut Self {
        self.always_provider = generate;
        self
    }

    /// Gives the module of a type another name, and with it the construct: `bucket` makes `bucket::Bucket`. The type is
    /// written as for [`types`](Self::types), without `*`. A type that is not generated and a name that another one has are
    /// errors.
    ///
    /// ```
    /// # let mut config = ferroform_codegen::Config::new();
    /// config.name("aws_s3_bucket", "bucket").name("data.aws_s3_bucket", "bucket_data");
    /// ```
    pub fn name(&mut self, of_type: impl Into<String>, module: impl Into<String>) -> &mut Self {
        self.names.insert(of_type.into(), module.into());
        self
    }

    /// How loud each kind of warning is.
    pub fn levels(&mut self, levels: Levels) -> &mut Self {
        self.levels = levels;
        self
    }

    /// The source address of the provider (`hashicorp/aws`), where documents do not state it.
    pub fn provider_source(&mut self, source: impl Into<String>) -> &mut Self {
        self.provider_source = Some(source.into());
        self
    }

    /// The version of the provider, or a constraint on it, where documents do not state it.
    pub fn provider_version(&mut self, version: impl Into<String>) -> &mut Self {
        self.provider_version = Some(version.into());
        self
    }

    /// The address under which the documents are published: relative links of documents lead there.
    pub fn docs_url(&mut self, url: impl Into<String>) -> &mut Self {
        self.docs_url = Some(url.into());
        self
    }

    /// How the modules become files.
    pub fn layout(&mut self, layout: Layout) -> &mut Self {
        self.layout = layout;
        self
    }

    /// Puts attributes on generated types. The path is `TYPE` for a construct, `TYPE.BLOCK` for a nested block,
    /// `TYPE.ARGUMENT` or `TYPE.BLOCK.ARGUMENT` for an enum; it may hold `*`. A path that matches nothing and text that
    /// is no attribute are errors.
    ///
    /// ```
    /// # let mut config = ferroform_codegen::Config::new();
    /// config.attribute("aws_apigatewayv2_*.*_type", "#[derive(Hash)]");
    /// ```
    pub fn attribute(&mut self, path: impl Into<String>, attribute: impl Into<String>) -> &mut Self {
        self.attributes.push((path.into(), attribute.into()));
        self
    }

    /// Whether the documents' examples become part of the documentation; they do by default.
    pub fn examples(&mut self, keep: bool) -> &mut Self {
        self.without_examples = !keep;
        self
    }

    /// Output of `terraform providers schema -json`, laid under the documents of a build: names, types and nesting are
    /// taken from it, rules from the documents.
    pub fn provider_schema(&mut self, path: impl Into<PathBuf>) -> &mut Self {
        self.provider_schema = Some(path.into());
        self
    }

    /// Whether the types of the [provider's schema](Self::provider_schema) that no document describes are generated as
    /// well. They are not by default: documents of three types give three types.
    pub fn undocumented(&mut self, generate: bool) -> &mut Self {
        self.undocumented = generate;
        self
    }

    /// Where a generated crate takes the runtime from: the version of this compiler by default. Only the manifest of a
    /// new crate is written; whoever has one keeps it.
    pub fn runtime(&mut self, runtime: Runtime) -> &mut Self {
        self.runtime = runtime;
        self
    }

    /// What the documents are compiled with, as far as these settings say it.
    #[must_use]
    pub fn options(&self) -> Options {
        Options {
            provider_schema: self.provider_schema.clone(),
            provider: self.provider_source.clone(),
            undocumented: self.undocumented,
        }
    }

    /// The levels that were set.
    #[must_use]
    pub fn set_levels(&self) -> &Levels {
        &self.levels
    }

    /// Where a build writes; `OUT_DIR` by default.
    pub fn out_dir(&mut self, dir: impl Into<PathBuf>) -> &mut Self {
        self.out_dir = Some(dir.into());
        self
    }
}
