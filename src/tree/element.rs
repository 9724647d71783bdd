//! Resources, data sources and provider configurations as data.

use super::Meta;
use crate::data::Args;
use crate::table::TypeTable;
use ferroform_rules::table::ElementKind;
use std::rc::Rc;

/// A resource, a data source or a provider configuration.
#[derive(Debug)]
pub(crate) struct ElementData {
    pub(crate) ty: ElementType,
    pub(crate) args: Args,
    pub(crate) logical_id: Option<String>,
    /// Only some elements have any, and most programs have thousands of elements.
    pub(crate) meta: Option<Box<Meta>>,
}

/// The type of an element: of generated bindings, or known by name only.
#[derive(Debug, Clone)]
pub(crate) enum ElementType {
    Bound(&'static TypeTable),
    Named { kind: ElementKind, name: Rc<str>, provider: Option<Rc<NamedProvider>> },
}

/// A provider without bindings.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NamedProvider {
    pub(crate) name: String,
    pub(crate) source: String,
    pub(crate) version: Option<String>,
}

impl ElementType {
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Bound(table) => &table.table().type_name,
            Self::Named { name, .. } => name,
        }
    }

    pub(crate) fn kind(&self) -> ElementKind {
        match self {
            Self::Bound(table) => table.table().kind,
            Self::Named { kind, .. } => *kind,
        }
    }

    /// Local name, source and version of the provider.
    pub(crate) fn provider(&self) -> Option<(&str, &str, Option<&str>)> {
        match self {
            Self::Bound(table) => {
                let provider = &table.table().provider;
                Some((&provider.name, &provider.source, provider.version.as_deref()))
            }
            Self::Named { provider, .. } => provider
                .as_ref()
                .map(|known| (known.name.as_str(), known.source.as_str(), known.version.as_deref())),
        }
    }
}

impl ElementData {
    pub(crate) fn new(ty: ElementType, mut args: Args) -> Self {
        args.shrink();
        Self { ty, args, logical_id: None, meta: None }
    }

    pub(crate) fn meta_mut(&mut self) -> &mut Meta {
        self.meta.get_or_insert_default()
    }
}
