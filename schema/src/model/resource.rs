//! Resource types and whole schemas.

use super::{Basis, Block, BlockId, BlockSyntax, Deprecation, Example, Function, Sourced};
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that a set of documents says.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Schema {
    /// [`super::FORMAT_VERSION`] of the writer.
    pub format_version: String,
    /// The resource types, sorted by kind and type name, without duplicates.
    pub resources: Vec<Resource>,
    /// The functions of the provider, sorted by name, without duplicates.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub functions: Vec<Function>,
}

impl Schema {
    /// A schema of these resource types, in canonical order.
    #[must_use]
    pub fn new(mut resources: Vec<Resource>) -> Self {
        resources.sort_by(|a, b| (a.kind, &a.type_name).cmp(&(b.kind, &b.type_name)));
        Self { format_version: super::FORMAT_VERSION.to_owned(), resources, functions: Vec::new() }
    }

    /// The same with these functions, in canonical order.
    #[must_use]
    pub fn with_functions(mut self, mut functions: Vec<Function>) -> Self {
        functions.sort_by(|a, b| a.name.cmp(&b.name));
        self.functions = functions;
        self
    }

    /// The resource type of this kind and name.
    #[must_use]
    pub fn resource(&self, kind: ResourceKind, type_name: &str) -> Option<&Resource> {
        self.resources.iter().find(|r| r.kind == kind && r.type_name == type_name)
    }
}

/// What a document describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum ResourceKind {
    /// The configuration of the provider itself.
    Provider,
    /// A managed resource.
    Resource,
    /// A data source.
    DataSource,
    /// An ephemeral resource, which is in no plan and no state.
    Ephemeral,
}

impl ResourceKind {
    /// How people and settings name a type of this kind: `aws_instance`, `data.aws_ami`, `ephemeral.aws_kms_secrets`,
    /// `provider.aws`.
    #[must_use]
    pub fn address(self, type_name: &str) -> String {
        match self {
            Self::Resource => type_name.to_owned(),
            Self::DataSource => format!("data.{type_name}"),
            Self::Provider => format!("provider.{type_name}"),
            Self::Ephemeral => format!("ephemeral.{type_name}"),
        }
    }

    /// The kind that an address names, if it does, and what follows: the name of a type, with a path where one is given. The
    /// other way round than [`ResourceKind::address`].
    ///
    /// ```
    /// use ferroform_schema::model::ResourceKind;
    /// assert_eq!(ResourceKind::of_address("data.acme_lamp.watts"), (Some(ResourceKind::DataSource), "acme_lamp.watts"));
    /// assert_eq!(ResourceKind::of_address("acme_lamp"), (None, "acme_lamp"));
    /// ```
    #[must_use]
    pub fn of_address(address: &str) -> (Option<Self>, &str) {
        let prefixed = [Self::DataSource, Self::Ephemeral, Self::Provider];
        let named = prefixed
            .into_iter()
            .find_map(|kind| Some((Some(kind), address.strip_prefix(&kind.address(""))?)));
        named.unwrap_or((None, address))
    }

    /// Whether an attribute of this name can be set as well, although documents list it as an attribute only: providers
    /// declare tags once for resources and data sources.
    #[must_use]
    pub fn can_set_attribute(self, name: &str) -> bool {
        self == Self::DataSource && name == "tags"
    }

    /// Whether Terraform keeps a name at the root of a configuration for itself: no provider may declare it.
    pub(crate) fn reserves(self, name: &str) -> bool {
        match self {
            Self::Provider => matches!(name, "alias" | "version"),
            Self::Resource | Self::DataSource | Self::Ephemeral => matches!(
                name,
                "connection" | "count" | "depends_on" | "for_each" | "lifecycle" | "provider" | "provisioner"
            ),
        }
    }
}

/// One resource type, data source or provider configuration.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Resource {
    /// What it is.
    pub kind: ResourceKind,
    /// Its name in Terraform (`aws_apigatewayv2_integration`; `aws` for a provider configuration).
    pub type_name: String,
    /// Path of the document it was read from.
    pub document: String,
    /// Who the provider is; only known where a document or a setting says so.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub provider: Option<ProviderIdentity>,
    /// The service it belongs to, in the document's words ("API Gateway V2").
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub subcategory: Option<Sourced<String>>,
    /// What it is for, in Markdown.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub description: Option<Sourced<String>>,
    /// That it should no longer be used.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub deprecated: Option<Sourced<Deprecation>>,
    /// Its own arguments and attributes.
    pub root: Block,
    /// Definitions of its nested blocks.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "BTreeMap::is_empty"))]
    pub blocks: BTreeMap<BlockId, Block>,
    /// How long its operations may take.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub timeouts: Vec<Timeout>,
    /// How an existing object is imported.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub import: Option<Import>,
    /// Its examples, in the document's order.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub examples: Vec<Example>,
    /// Contexts of its conditions that are decided by another resource's argument.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub contexts: Vec<ContextBinding>,
    /// Text about the resource as a whole that nothing else was made of (callouts before the arguments).
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub notes: Vec<Sourced<String>>,
}

impl Resource {
    /// The block of this id; the root for the empty id.
    #[must_use]
    pub fn block(&self, id: &BlockId) -> Option<&Block> {
        if id.is_root() { Some(&self.root) } else { self.blocks.get(id) }
    }

    /// The definitions that stand as objects somewhere. What is unset in them is written as null; where such a definition
    /// stands as a block as well, a null is the same as nothing.
    #[must_use]
    pub fn objects(&self) -> BTreeSet<&BlockId> {
        let blocks = std::iter::once(&self.root).chain(self.blocks.values());
        let types =
            blocks.flat_map(|block| &block.arguments).filter_map(|argument| argument.ty.value.block());
        types.filter(|ty| ty.syntax == BlockSyntax::Object).map(|ty| &ty.definition).collect()
    }

    /// The definitions that stand as objects of attributes wherever they stand, and never as blocks.
    #[must_use]
    pub fn attributes(&self) -> BTreeSet<&BlockId> {
        let blocks = std::iter::once(&self.root).chain(self.blocks.values());
        let types =
            blocks.flat_map(|block| &block.arguments).filter_map(|argument| argument.ty.value.block());
        let (attributes, others): (Vec<_>, Vec<_>) = types.partition(|ty| ty.syntax != BlockSyntax::Block);
        let others: BTreeSet<_> = others.into_iter().map(|ty| &ty.definition).collect();
        attributes.into_iter().map(|ty| &ty.definition).filter(|id| !others.contains(id)).collect()
    }

    /// All blocks, the root first.
    pub fn all_blocks(&self) -> impl Iterator<Item = (BlockId, &Block)> {
        std::iter::once((BlockId::root(), &self.root))
            .chain(self.blocks.iter().map(|(id, block)| (id.clone(), block)))
    }
}

/// Who a provider is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct ProviderIdentity {
    /// Local name (`aws`).
    pub name: String,
    /// Source address (`hashicorp/aws`).
    pub source: String,
    /// Version or version constraint.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub version: Option<String>,
}

/// How long an operation may take.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Timeout {
    /// `create`, `read`, `update` or `delete`.
    pub operation: String,
    /// The default, as it is written in a configuration (`30m`).
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub default: Option<String>,
    /// Where it is stated.
    pub bases: Vec<Basis>,
}

/// How an existing object is imported.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Import {
    /// What the id is made of, in terms of arguments where possible (`api_id/integration_id`).
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub template: Option<Sourced<String>>,
    /// Ids in the document's samples, without duplicates.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub samples: Vec<Sourced<String>>,
    /// What the document says about it.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub notes: Vec<Sourced<String>>,
}

/// Makes a context that a document names in words decidable: the context holds when the resource that `argument`
/// refers to is a `target` whose `target_argument` has one of `values`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct ContextBinding {
    /// The context in the document's words ("WebSocket APIs").
    pub context: String,
    /// The argument of this resource that refers to the other (`api_id`).
    pub argument: String,
    /// Type name of the other resource (`aws_apigatewayv2_api`).
    pub target: String,
    /// The argument of the other resource that decides (`protocol_type`).
    pub target_argument: String,
    /// Its values in this context.
    pub values: Vec<String>,
    /// Where the binding is stated.
    pub bases: Vec<Basis>,
}
