//! From the text of a file to the settings of a project.

use super::name::{is_module, is_provider};
use super::value::{Reader, Value};
use super::{Bindings, ProgramSettings, Project};
use crate::config::Config;
use crate::plan::parsed_attributes;
use crate::runtime::Runtime;
use ferroform_schema::compile::is_address;
use ferroform_schema::diagnostic::{Code, Diagnostic, Diagnostics, Level, Levels, Severity};
use ferroform_schema::source::{SourceFile, Span};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

/// The tables of a file.
const TABLES: &[&str] = &["providers", "program", "warnings"];

/// The settings of the program.
const OF_PROGRAM: &[&str] = &["command", "output", "watch"];

/// The settings of a provider.
const SETTINGS: &[&str] = &[
    "source",
    "version",
    "docs",
    "overlays",
    "schema",
    "undocumented",
    "types",
    "out",
    "runtime",
    "docs-url",
    "examples",
    "names",
    "attributes",
];

pub(super) fn project(file: &SourceFile, folder: &Path, diagnostics: &mut Diagnostics) -> Project {
    let (table, errors) = DeTable::parse_recoverable(file.text());
    for error in &errors {
        let at = file.location(Span::from(error.span().unwrap_or(0..0)));
        let message = format!("this is no TOML: {}", error.message());
        diagnostics.push(Diagnostic::new(Code::InvalidSettings, message, at));
    }
    // Whatever else would be said is said about text that means something else.
    if !errors.is_empty() {
        return Project::default();
    }
    let mut reader = Reader { file, diagnostics };
    let mut providers = None;
    let mut levels = Levels::default();
    let mut program = None;
    for (key, value) in table.get_ref() {
        match key.get_ref().as_ref() {
            "providers" => providers = reader.table("providers", value),
            "program" => program = Some(reader.program(value)),
            "warnings" => levels = reader.levels(value),
            other => {
                let message = format!("settings have no table `{other}`");
                reader.unknown(key.span(), message, other, TABLES);
            }
        }
    }
    let mut bindings: Vec<Bindings> = Vec::new();
    let mut outs: BTreeMap<PathBuf, String> = BTreeMap::new();
    for (key, value) in providers.into_iter().flatten() {
        let name = key.get_ref().as_ref();
        if !is_provider(name) {
            let help = "it is the provider's local name in Terraform: lowercase letters, digits, `-` and `_`";
            reader.wrong(key.span(), format!("`{name}` is no name of a provider"), Some(help.to_owned()));
            continue;
        }
        let Some(settings) = reader.table(name, value) else { continue };
        let Some((one, out_at)) = reader.bindings(name, key.span(), settings, folder) else { continue };
        if let Some(other) = outs.insert(one.out.clone(), name.to_owned()) {
            let message = format!("`{other}` and `{name}` are written to one folder");
            reader.wrong(out_at, message, Some("give each an `out` of its own".to_owned()));
        }
        bindings.push(one);
    }
    // A project whose bindings come ready-made has a program only.
    if providers.is_none_or(DeTable::is_empty) && program.is_none() {
        reader.wrong(
            0..0,
            "the settings have no provider".to_owned(),
            Some("write a table `[providers.NAME]`, or run `ferroform add`".to_owned()),
        );
    }
    for one in &mut bindings {
        one.config.levels(levels.clone());
    }
    Project { file: PathBuf::from(file.path()), bindings, program: program.unwrap_or_default() }
}

impl Reader<'_> {
    fn program(&mut self, value: &Value<'_>) -> ProgramSettings {
        let mut program = ProgramSettings::default();
        for (key, value) in self.table("program", value).into_iter().flatten() {
            let setting = key.get_ref().as_ref();
            match setting {
                "command" => program.command = self.text(setting, value),
                "output" => program.output = self.text(setting, value).map(PathBuf::from),
                "watch" => program.watch = self.paths(setting, value, Path::new("")),
                other => {
                    let message = format!("a program has no setting `{other}`");
                    self.unknown(key.span(), message, other, OF_PROGRAM);
                }
            }
        }
        program
    }

    fn levels(&mut self, value: &Value<'_>) -> Levels {
        let mut levels = Levels::default();
        for (key, value) in self.table("warnings", value).into_iter().flatten() {
            let name = key.get_ref().as_ref();
            let warnings = Code::ALL.iter().filter(|code| code.severity() != Severity::Error);
            let known: Vec<&str> = warnings.map(|code| code.name()).collect();
            let Some(code) = Code::from_name(name) else {
                self.unknown(key.span(), format!("there is no warning `{name}`"), name, &known);
                continue;
            };
            if code.severity() == Severity::Error {
                let message = format!("`{name}` is an error, which has no level");
                let help = "only what can be compiled in spite of it can be allowed";
                self.wrong(key.span(), message, Some(help.to_owned()));
                continue;
            }
            let Some(text) = self.text(name, value) else { continue };
            match Level::from_name(&text) {
                Some(level) => levels.set(code, level),
                None => {
                    let known: Vec<&str> = Level::NAMES.iter().map(|(name, _)| *name).collect();
                    self.unknown(value.span(), format!("there is no level `{text}`"), &text, &known);
                }
            }
        }
        levels
    }

    /// The bindings of one provider, and where it is said in which folder they go.
    fn bindings(
        &mut self,
        name: &str,
        named: Range<usize>,
        settings: &DeTable<'_>,
        folder: &Path,
    ) -> Option<(Bindings, Range<usize>)> {
        let mut config = Config::new();
        config.always_provider(true);
        let mut documents = Vec::new();
        let mut out = (format!("bindings/{name}"), named.clone());
        let (mut runtime, mut undocumented) = (None, None);
        let mut overlays = Vec::new();
        let mut schema = None;
        let path = |text: String| folder.join(text);
        for (key, value) in settings {
            let setting = key.get_ref().as_ref();
            match setting {
                "source" => {
                    if let Some(text) = self.text(setting, value) {
                        if is_address(&text) {
                            config.provider_source(text);
                        } else {
                            let message = format!("`{text}` is no address of a provider");
                            let help = format!("an address has a namespace: `acme/{name}`");
                            self.wrong(value.span(), message, Some(help));
                        }
                    }
                }
                "version" => {
                    if let Some(text) = self.text(setting, value) {
                        config.provider_version(text);
                    }
                }
                "docs" => documents = self.paths(setting, value, folder),
                "overlays" => overlays = self.paths(setting, value, folder),
                "schema" => schema = self.text(setting, value).map(path),
                "undocumented" => undocumented = self.flag(setting, value),
                "types" => {
                    let types = self.texts(setting, value);
                    if types.is_empty() && value.get_ref().as_array().is_some_and(|list| list.is_empty()) {
                        let help = "leave it out for all types";
                        self.wrong(value.span(), "`types` selects nothing".to_owned(), Some(help.to_owned()));
                    }
                    config.types(types.into_iter().map(|(text, _)| text));
                }
                "out" => out = (self.text(setting, value).unwrap_or(out.0), value.span()),
                "runtime" => runtime = self.text(setting, value),
                "docs-url" => {
                    if let Some(text) = self.text(setting, value) {
                        config.docs_url(text);
                    }
                }
                "examples" => {
                    config.examples(self.flag(setting, value).unwrap_or(true));
                }
                "names" => self.names(value, &mut config),
                "attributes" => self.attributes(value, &mut config),
                other => {
                    let message = format!("a provider has no setting `{other}`");
                    self.unknown(key.span(), message, other, SETTINGS);
                }
            }
        }
        if let Some(text) = runtime {
            config.runtime(Runtime::parse(&text, Path::new(&out.0)));
        }
        if let Some(schema) = &schema {
            config.provider_schema(schema);
        }
        if documents.is_empty() && schema.is_none() {
            if !settings.keys().any(|key| key.get_ref() == "docs") {
                let message = format!("nothing is said about what `{name}` is made from");
                let help = "set `docs` to the folder of its documents, or `schema` to its provider schema";
                self.wrong(named, message, Some(help.to_owned()));
            }
            return None;
        }
        // A schema without documents is only there for its types.
        config.undocumented(undocumented.unwrap_or(documents.is_empty()));
        documents.extend(overlays);
        Some((Bindings { name: name.to_owned(), documents, config, out: folder.join(out.0) }, out.1))
    }

    fn paths(&mut self, setting: &str, value: &Value<'_>, folder: &Path) -> Vec<PathBuf> {
        self.texts(setting, value).into_iter().map(|(text, _)| folder.join(text)).collect()
    }

    fn names(&mut self, value: &Value<'_>, config: &mut Config) {
        let mut given: BTreeMap<String, String> = BTreeMap::new();
        for (key, value) in self.table("names", value).into_iter().flatten() {
            let Some(name) = self.text(key.get_ref(), value) else { continue };
            if !is_module(&name) {
                let help = "a module has a name of lowercase letters, digits and `_`";
                self.wrong(value.span(), format!("`{name}` is no name of a module"), Some(help.to_owned()));
            } else if let Some(other) = given.insert(name.clone(), key.get_ref().to_string()) {
                let help = format!("`{other}` has it");
                self.wrong(value.span(), format!("two types are called `{name}`"), Some(help));
            } else {
                config.name(key.get_ref().as_ref(), name);
            }
        }
    }

    fn attributes(&mut self, value: &Value<'_>, config: &mut Config) {
        for (key, value) in self.table("attributes", value).into_iter().flatten() {
            for (text, at) in self.texts(key.get_ref(), value) {
                match parsed_attributes(&text) {
                    Ok(_) => {
                        config.attribute(key.get_ref().as_ref(), text);
                    }
                    Err(error) => {
                        let help = "write it as it would stand in source code, for example `#[derive(Hash)]`";
                        self.wrong(at, format!("this is not an attribute: {error}"), Some(help.to_owned()));
                    }
                }
            }
        }
    }
}
