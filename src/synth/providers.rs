//! Providers of a stack: which it requires, in which version, and how they are configured.

use super::resolve::Resolver;
use crate::data::NodeId;
use crate::error::Level;
use crate::json::{Json, Object};
use crate::sorted::ByName;
use crate::tree::{ElementData, RawOverride};
use ferroform_rules::table::ElementKind;

/// Providers by their local name.
#[derive(Debug, Default)]
pub(super) struct Providers<'a>(ByName<'a, Of<'a>>);

/// What there is of one provider.
#[derive(Debug, Default)]
struct Of<'a> {
    required: Option<Required<'a>>,
    configurations: Vec<Json<'a>>,
    /// The first element that the configuration without an alias manages.
    needed_by: Option<NodeId>,
}

/// Where a provider comes from.
#[derive(Debug, Clone, Copy)]
struct Required<'a> {
    source: &'a str,
    version: Option<&'a str>,
}

impl<'a> Providers<'a> {
    /// Notes what an element needs.
    pub(super) fn require(&mut self, resolver: &mut Resolver<'a, '_>, element: &'a ElementData) {
        let known = element.ty.provider();
        let name = known.map_or_else(|| implied(element.ty.name()), |(name, _, _)| name);
        let managed = element.ty.kind() != ElementKind::Provider
            && element.meta.as_ref().is_none_or(|meta| meta.provider.is_none());
        // Terraform holds one provider itself.
        if managed && name != "terraform" {
            self.0.entry(name).needed_by.get_or_insert(resolver.construct);
        }
        let Some((_, source, version)) = known.filter(|_| name != "terraform") else { return };
        let of = self.0.entry(name);
        let required = of.required.get_or_insert(Required { source, version });
        let same_version = match (required.version, version) {
            (Some(one), Some(other)) => one == other,
            // Any version conflicts with none.
            (None, Some(_)) => {
                required.version = version;
                true
            }
            (_, None) => true,
        };
        if !same_version || full(required.source) != full(source) {
            let elsewhere = required.describe();
            let here = Required { source, version }.describe();
            resolver.fault(
                format!("the provider `{name}` is {here} here and {elsewhere} elsewhere"),
                "a stack uses one version of a provider: take all bindings from one version, or split the stack",
            );
        }
    }

    /// Adds a configuration.
    pub(super) fn configure(&mut self, resolver: &mut Resolver<'_, '_>, name: &'a str, object: Object<'a>) {
        let configurations = &mut self.0.entry(name).configurations;
        let alias = object.text("alias");
        let taken = configurations
            .iter()
            .any(|known| matches!(known, Json::Object(known) if known.text("alias") == alias));
        if taken {
            let which =
                alias.map_or("without an alias".to_owned(), |alias| format!("with the alias `{alias}`"));
            resolver.fault(
                format!("the stack has two configurations of the provider `{name}` {which}"),
                "give each but one an alias of its own, with `alias`",
            );
        }
        configurations.push(object.into());
    }

    /// Says where Terraform guesses: which provider a type is of, or which configuration is meant. That one is not
    /// configured at all is fine where its source is known: its settings are in the environment.
    pub(super) fn warn_of_missing(&self, resolver: &mut Resolver<'a, '_>, overrides: &[RawOverride]) {
        let raw = |name: &str| {
            overrides.iter().any(|raw| match raw.steps.as_slice() {
                [first] => first == "provider",
                [first, second, ..] => first == "provider" && second == name,
                [] => false,
            })
        };
        for (name, Of { required, configurations, needed_by }) in self.0.as_slice() {
            let Some(user) = needed_by else { continue };
            let is_default = |json: &Json<'_>| matches!(json, Json::Object(of) if of.get("alias").is_none());
            let known = configurations.is_empty() && required.is_some();
            if known || configurations.iter().any(is_default) || raw(name) {
                continue;
            }
            let (message, help) = if configurations.is_empty() {
                let message =
                    format!("the stack has no provider `{name}`: Terraform will look for `hashicorp/{name}`");
                (
                    message,
                    "say which one it is: create its configuration in the stack, with settings or without",
                )
            } else {
                let message =
                    format!("every configuration of the provider `{name}` has an alias, and this names none");
                (message, "choose one with `provider`, or drop the alias of one")
            };
            resolver.construct = *user;
            let violation = resolver.violation(message).level(Level::Warn).help(help);
            resolver.report.push(violation);
        }
    }

    /// Puts all of it into the stack.
    pub(super) fn finish(self, root: &mut Object<'a>) {
        for (name, Of { required, configurations, needed_by: _ }) in self.0.into_vec() {
            if let Some(Required { source, version }) = required {
                let provider = root.object("terraform").object("required_providers").object(name);
                provider.set("source", source);
                if let Some(version) = version {
                    provider.set("version", version);
                }
            }
            if !configurations.is_empty() {
                root.object("provider").set(name, Json::Array(configurations));
            }
        }
    }
}

impl Required<'_> {
    fn describe(self) -> String {
        match self.version {
            Some(version) => format!("`{}` in version `{version}`", self.source),
            None => format!("`{}` in any version", self.source),
        }
    }
}

/// The local name of the provider that Terraform takes for a type.
fn implied(type_name: &str) -> &str {
    type_name.split('_').next().unwrap_or(type_name)
}

/// A source with its namespace, which is Terraform's own where it has none.
fn full(source: &str) -> (&str, &str) {
    source.rsplit_once('/').unwrap_or(("hashicorp", source))
}
