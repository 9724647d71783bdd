//! Reads the output of `terraform providers schema -json` (or OpenTofu's), as far as types and nesting go.
//!
//! Only the names of the types are read at once: a file has thousands of them, and a run is often about a few.

use super::shape::{Members, Part, TypeSchema, why};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{ProviderIdentity, ResourceKind};
use crate::source::{Location, SourceFile, Span};
use crate::suggest::nearest;
use std::collections::BTreeMap;

/// The deepest type that is read, in open brackets: a nested block has three. The parts of a type are read one in the
/// other, and a hostile file must not use up the stack.
const DEEPEST: usize = 192;

/// The schemas of some providers, as Terraform or OpenTofu print them.
#[derive(Debug)]
pub struct ProviderSchema {
    file: SourceFile,
    providers: BTreeMap<String, Provider>,
}

/// What a provider's schema holds.
#[derive(Debug, Default)]
struct Provider {
    types: BTreeMap<(ResourceKind, String), Span>,
    functions: BTreeMap<String, Span>,
    /// Sections that are passed over, with the number of their members.
    others: BTreeMap<String, usize>,
}

impl ProviderSchema {
    /// Reads a file; what is wrong with it is a diagnostic at its place.
    ///
    /// Where the file has the schemas of several providers, `wanted` names one by its source address or the end of
    /// it (`hashicorp/aws`, `aws`); without it, each type is looked up in all of them.
    ///
    /// ```
    /// use ferroform_schema::diagnostic::Diagnostics;
    /// use ferroform_schema::model::ResourceKind;
    /// use ferroform_schema::provider_schema::ProviderSchema;
    /// use ferroform_schema::source::SourceFile;
    ///
    /// let text = r#"{"format_version": "1.0", "provider_schemas": {
    ///     "registry.terraform.io/acme/acme": {"resource_schemas": {"acme_lamp": {"version": 0, "block": {}}}}
    /// }}"#;
    /// let mut diagnostics = Diagnostics::new();
    /// let schema = ProviderSchema::read(&SourceFile::new("schema.json", text), None, &mut diagnostics);
    /// assert!(schema.is_some_and(|schema| schema.has(ResourceKind::Resource, "acme_lamp")));
    /// ```
    pub fn read(file: &SourceFile, wanted: Option<&str>, diagnostics: &mut Diagnostics) -> Option<Self> {
        match Self::parse(file, wanted) {
            Ok(schema) => Some(schema),
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                None
            }
        }
    }

    fn parse(file: &SourceFile, wanted: Option<&str>) -> Result<Self, Box<Diagnostic>> {
        let start = file.location(Span::default());
        // Some shells put a byte order mark before what a command prints.
        let text = file.text().trim_start_matches('\u{feff}');
        // Where this part of the file begins, an error counts lines from there.
        let unreadable = |part: &str, error: serde_json::Error| {
            let before = file.span_of(part).map_or(0, |span| span.start as usize);
            let line = file.text().get(..before).unwrap_or_default().matches('\n').count() + error.line();
            let column = if error.line() > 1 {
                0
            } else {
                file.location(Span::from(before..before)).column as usize - 1
            };
            let end = file.offset(line as u32, (column + error.column()) as u32);
            let at = file.location(Span::new(end.saturating_sub(1), end));
            invalid(format!("this is no provider schema: {}", why(&error)), at)
        };
        let document = Members::of(text).map_err(|error| unreadable(text, error))?;
        let version: String = match document.some("format_version") {
            Some(part) => serde_json::from_str(part).map_err(|error| unreadable(part, error))?,
            None => String::new(),
        };
        let providers = document.some("provider_schemas").map(|part| {
            let providers = Members::of(part).map_err(|error| unreadable(part, error))?;
            let sections = |(address, part)| {
                let sections = Members::of(part).map_err(|error| unreadable(part, error))?;
                Ok((address, sections))
            };
            providers.into_texts().map(sections).collect::<Result<Vec<_>, Box<Diagnostic>>>()
        });
        let Some(providers) = providers.transpose()? else {
            // The state and plans are JSON with a format version, too.
            return Err(invalid("this is no provider schema: it has no `provider_schemas`", start));
        };
        // 0.1 and 0.2 are those of Terraform before 1.1, and have the same shape.
        if !["0.1", "0.2"].contains(&version.as_str()) && !version.starts_with("1.") {
            let message = format!("the provider schema has format version `{version}`, expected 1.x");
            return Err(invalid(message, start));
        }
        let read = providers.into_iter().map(|(address, sections)| {
            let provider = Provider::of(file, &address, sections)?;
            Ok((address, provider))
        });
        let mut providers = read.collect::<Result<BTreeMap<_, _>, Box<Diagnostic>>>()?;
        // A fork can have an address of its own: the only provider is the one that is meant.
        if let Some(wanted) = wanted.filter(|_| providers.len() > 1) {
            let is_wanted = |address: &String| {
                let (address, wanted) = (address.to_ascii_lowercase(), wanted.to_ascii_lowercase());
                address == wanted || address.ends_with(&format!("/{wanted}"))
            };
            if !providers.keys().any(is_wanted) {
                let found: Vec<String> = providers.keys().map(|address| format!("`{address}`")).collect();
                let message = format!("the provider schema has no provider `{wanted}`");
                let help = format!("it has {}", found.join(", "));
                return Err(Box::new(
                    Diagnostic::new(Code::InvalidProviderSchema, message, start).help(help),
                ));
            }
            providers.retain(|address, _| is_wanted(address));
        }
        if providers.values().all(|provider| provider.types.is_empty()) {
            return Err(invalid("the provider schema holds no type", start));
        }
        Ok(Self { file: file.clone(), providers })
    }

    /// The source addresses of its providers (`registry.terraform.io/hashicorp/aws`).
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.providers.keys().map(String::as_str)
    }

    /// The path of the file.
    #[must_use]
    pub fn path(&self) -> &str {
        self.file.path()
    }

    /// Whether it has the type.
    #[must_use]
    pub fn has(&self, kind: ResourceKind, type_name: &str) -> bool {
        self.find(kind, type_name).is_some()
    }

    /// The types of all its providers, once each, by kind and name.
    #[must_use]
    pub fn types(&self) -> Vec<(ResourceKind, &str)> {
        let types = self.providers.values().flat_map(|provider| provider.types.keys());
        let mut types: Vec<(ResourceKind, &str)> = types.map(|(kind, name)| (*kind, name.as_str())).collect();
        types.sort();
        types.dedup();
        types
    }

    /// Sections that are passed over (`resource_identity_schemas`), with the number of their members.
    #[must_use]
    pub fn passed_over(&self) -> BTreeMap<&str, usize> {
        let mut sum = BTreeMap::new();
        for (section, members) in self.providers.values().flat_map(|provider| &provider.others) {
            *sum.entry(section.as_str()).or_default() += members;
        }
        sum
    }

    /// Each function with the local name of its provider, its own name and its text in the file.
    pub(super) fn function_texts(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.providers.iter().flat_map(|(address, provider)| {
            let texts = provider.functions.iter();
            texts.map(|(name, span)| (local_name(address), name.as_str(), self.file.slice(*span)))
        })
    }

    /// The name of the type of this kind that is most like one it does not have.
    #[must_use]
    pub fn nearest(&self, kind: ResourceKind, type_name: &str) -> Option<&str> {
        let names: Vec<&str> =
            self.types().into_iter().filter(|(of, _)| *of == kind).map(|(_, name)| name).collect();
        nearest(type_name, names)
    }

    /// Where the type stands in the file.
    pub(super) fn place(&self, kind: ResourceKind, type_name: &str) -> Option<(Location, ProviderIdentity)> {
        let (address, span) = self.find(kind, type_name)?;
        let text = self.file.slice(span);
        Some((self.key_of(type_name, text), identity(address)))
    }

    /// What the schema says about a type; what cannot be read of it is a diagnostic.
    pub(super) fn of(
        &self,
        kind: ResourceKind,
        type_name: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<TypeSchema<'_>> {
        let (_, span) = self.find(kind, type_name)?;
        let text = self.file.slice(span);
        if depth(text) > DEEPEST {
            let message = format!("the provider schema of `{type_name}` is nested deeper than any type is");
            diagnostics.push(*invalid(message, self.key_of(type_name, text)));
            return None;
        }
        match TypeSchema::read(text) {
            Ok(schema) => Some(schema),
            Err(error) => {
                let message = format!("the provider schema of `{type_name}` cannot be read: {}", why(&error));
                diagnostics.push(*invalid(message, self.key_of(type_name, text)));
                None
            }
        }
    }

    /// The place of the key of a member, whose value is this part of the file; the value where the key is elsewhere.
    pub(super) fn key_of(&self, name: &str, value: &str) -> Location {
        let Some(span) = self.file.span_of(value) else { return self.file.location(Span::default()) };
        let before = self.file.text().get(..span.start as usize).unwrap_or_default();
        let before = before.trim_end().strip_suffix(':').unwrap_or_default().trim_end();
        let key = before.strip_suffix('"').and_then(|before| before.strip_suffix(name));
        let span = match key.filter(|before| before.ends_with('"')) {
            Some(start) => Span::from(start.len()..start.len() + name.len()),
            None => Span::new(span.start, span.start + 1),
        };
        self.file.location(span)
    }

    /// The provider whose local name begins the type's is asked first: two can have types of one name.
    fn find(&self, kind: ResourceKind, type_name: &str) -> Option<(&str, Span)> {
        let key = (kind, type_name.to_owned());
        let mut found = self
            .providers
            .iter()
            .filter_map(|(address, provider)| provider.types.get(&key).map(|span| (address.as_str(), *span)));
        let prefix = type_name.split('_').next().unwrap_or(type_name);
        let first = found.next()?;
        if local_name(first.0) == prefix {
            return Some(first);
        }
        found.find(|(address, _)| local_name(address) == prefix).or(Some(first))
    }
}

impl Provider {
    fn of(file: &SourceFile, address: &str, sections: Members<'_>) -> Result<Self, Box<Diagnostic>> {
        let mut provider = Self::default();
        for (section, text) in sections.into_texts() {
            let wrong = |error: serde_json::Error| {
                let message = format!("`{section}` of the provider schema cannot be read: {}", why(&error));
                let at = file.span_of(text).map_or(0, |span| span.start);
                invalid(message, file.location(Span::new(at, at + 1)))
            };
            let kind = match section.as_str() {
                "provider" => {
                    let key = (ResourceKind::Provider, local_name(address).to_owned());
                    provider.types.extend(file.span_of(text).map(|span| (key, span)));
                    continue;
                }
                "functions" => {
                    // A file whose functions cannot be read still has its types.
                    for (name, text) in Members::of(text).into_iter().flat_map(Members::into_texts) {
                        provider.functions.extend(file.span_of(text).map(|span| (name, span)));
                    }
                    continue;
                }
                "resource_schemas" => ResourceKind::Resource,
                "data_source_schemas" => ResourceKind::DataSource,
                "ephemeral_resource_schemas" => ResourceKind::Ephemeral,
                _ => {
                    // Identities and what later versions add.
                    if let Ok(members) = Members::of(text) {
                        provider.others.insert(section, members.into_texts().count());
                    }
                    continue;
                }
            };
            for (name, text) in Members::of(text).map_err(wrong)?.into_texts() {
                provider.types.extend(file.span_of(text).map(|span| ((kind, name), span)));
            }
        }
        Ok(provider)
    }
}

/// How many brackets of JSON are open at once.
fn depth(text: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'{' | b'[' => {
                open += 1;
                deepest = deepest.max(open);
            }
            b'}' | b']' => open = open.saturating_sub(1),
            b'"' => {
                while let Some(byte) = bytes.next().filter(|byte| *byte != b'"') {
                    // What is escaped ends nothing.
                    if byte == b'\\' {
                        bytes.next();
                    }
                }
            }
            _ => {}
        }
    }
    deepest
}

/// `aws` of `registry.terraform.io/hashicorp/aws`.
fn local_name(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or(address)
}

/// Configurations leave out the registry that is Terraform's or OpenTofu's own.
fn identity(address: &str) -> ProviderIdentity {
    let own = ["registry.terraform.io/", "registry.opentofu.org/"];
    let source = own.iter().find_map(|registry| address.strip_prefix(registry)).unwrap_or(address);
    ProviderIdentity { name: local_name(address).to_owned(), source: source.to_owned(), version: None }
}

fn invalid(message: impl Into<String>, at: Location) -> Box<Diagnostic> {
    let diagnostic = Diagnostic::new(Code::InvalidProviderSchema, message, at);
    Box::new(
        diagnostic
            .help("give the output of `terraform providers schema -json` or `tofu providers schema -json`"),
    )
}
