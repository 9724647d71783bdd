//! What a synth reports.

use std::borrow::Cow;
use std::fmt;
use std::panic::Location;
use std::path::PathBuf;

/// What a report does to the synth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// The synth stops.
    Deny,
    /// The synth goes on: the document's own examples break the rule as well, or Terraform may take it.
    Warn,
}

/// One thing that is wrong: a broken rule of a document, or a fault of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    level: Level,
    construct: String,
    created_at: Option<&'static Location<'static>>,
    type_name: Option<String>,
    argument: Option<String>,
    value: Option<String>,
    message: String,
    rule: Option<String>,
    document: Option<(Cow<'static, str>, u32)>,
    help: Option<String>,
}

impl Violation {
    pub(crate) fn new(construct: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            level: Level::Deny,
            construct: construct.into(),
            created_at: None,
            type_name: None,
            argument: None,
            value: None,
            message: message.into(),
            rule: None,
            document: None,
            help: None,
        }
    }

    pub(crate) const fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    pub(crate) fn is_warning(&self) -> bool {
        self.level == Level::Warn
    }

    pub(crate) const fn created_at(mut self, place: Option<&'static Location<'static>>) -> Self {
        self.created_at = place;
        self
    }

    pub(crate) fn of_type(mut self, name: impl Into<String>) -> Self {
        self.type_name = Some(name.into());
        self
    }

    pub(crate) fn argument(mut self, path: impl Into<String>) -> Self {
        self.argument = Some(path.into());
        self
    }

    pub(crate) fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    pub(crate) fn rule(mut self, text: impl Into<String>) -> Self {
        self.rule = Some(text.into());
        self
    }

    pub(crate) fn document(mut self, document: impl Into<Cow<'static, str>>, line: u32) -> Self {
        self.document = Some((document.into(), line));
        self
    }

    pub(crate) fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Path of the construct that it is about.
    #[must_use]
    pub fn construct(&self) -> &str {
        &self.construct
    }

    /// Where the program created that construct: the file and the line.
    #[must_use]
    pub fn program_place(&self) -> Option<(&str, u32)> {
        self.created_at.map(|place| (place.file(), place.line()))
    }

    /// Type name of the resource that it is about.
    #[must_use]
    pub fn type_name(&self) -> Option<&str> {
        self.type_name.as_deref()
    }

    /// Path of the argument that it is about (`response_parameters[0].status_code`).
    #[must_use]
    pub fn argument_path(&self) -> Option<&str> {
        self.argument.as_deref()
    }

    /// The value that was found, as a configuration writes it.
    #[must_use]
    pub fn found(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// What is wrong, in one line.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The rule in the document's words.
    #[must_use]
    pub fn rule_text(&self) -> Option<&str> {
        self.rule.as_deref()
    }

    /// The document that states the rule, and the line.
    #[must_use]
    pub fn documented_at(&self) -> Option<(&str, u32)> {
        self.document.as_ref().map(|(document, line)| (document.as_ref(), *line))
    }

    /// What to do.
    #[must_use]
    pub fn advice(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = if self.is_warning() { "warning" } else { "error" };
        write!(f, "{level}: {}\n  construct: {}", self.message, self.construct)?;
        if let Some(name) = &self.type_name {
            write!(f, " ({name})")?;
        }
        if let Some(place) = self.created_at {
            write!(f, "\n  created:   {}:{}:{}", place.file(), place.line(), place.column())?;
        }
        if let Some(argument) = &self.argument {
            write!(f, "\n  argument:  {argument}")?;
            if let Some(value) = &self.value {
                write!(f, " = {value}")?;
            }
        }
        if let Some(rule) = &self.rule {
            write!(f, "\n  rule:      {rule}")?;
        }
        if let Some((document, line)) = &self.document {
            write!(f, "\n  stated at: {document}:{line}")?;
        }
        if let Some(help) = &self.help {
            write!(f, "\n  help:      {help}")?;
        }
        Ok(())
    }
}

/// Everything that is wrong, in the order it was found.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) errors: Vec<Violation>,
    pub(crate) warnings: Vec<Violation>,
}

impl Report {
    pub(crate) fn extend(&mut self, other: Self) {
        self.errors.extend(other.errors);
        self.warnings.extend(other.warnings);
    }

    pub(crate) fn push(&mut self, violation: Violation) {
        if violation.is_warning() { self.warnings.push(violation) } else { self.errors.push(violation) }
    }
}

/// Why a synth wrote nothing: every violation of every stack, or a file that could not be written.
///
/// Both `Display` and `Debug` are for people, because a `main` that returns it prints the latter.
pub struct SynthErrors(Box<Failure>);

pub(crate) enum Failure {
    Violations { errors: Vec<Violation>, warnings: Vec<Violation> },
    Io { path: PathBuf, action: &'static str, error: std::io::Error },
}

impl SynthErrors {
    pub(crate) fn violations(errors: Vec<Violation>, warnings: Vec<Violation>) -> Self {
        Self(Box::new(Failure::Violations { errors, warnings }))
    }

    pub(crate) fn io(path: PathBuf, action: &'static str, error: std::io::Error) -> Self {
        Self(Box::new(Failure::Io { path, action, error }))
    }

    /// The violations that stopped the synth; empty when a file could not be written.
    #[must_use]
    pub fn errors(&self) -> &[Violation] {
        match &*self.0 {
            Failure::Violations { errors, .. } => errors,
            Failure::Io { .. } => &[],
        }
    }

    /// The violations that alone would not have stopped it.
    #[must_use]
    pub fn warnings(&self) -> &[Violation] {
        match &*self.0 {
            Failure::Violations { warnings, .. } => warnings,
            Failure::Io { .. } => &[],
        }
    }
}

impl fmt::Display for SynthErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Failure::Violations { errors, warnings } => {
                for violation in warnings.iter().chain(errors) {
                    write!(f, "{violation}\n\n")?;
                }
                f.write_str("nothing was written: ")?;
                count(errors.len(), "error", f)?;
                if !warnings.is_empty() {
                    f.write_str(", ")?;
                    count(warnings.len(), "warning", f)?;
                }
                Ok(())
            }
            Failure::Io { path, action, error } => write!(f, "cannot {action} `{}`: {error}", path.display()),
        }
    }
}

fn count(n: usize, what: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{n} {what}{}", if n == 1 { "" } else { "s" })
}

impl fmt::Debug for SynthErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `main` prints "Error: " before it.
        writeln!(f, "the stacks could not be synthesized\n")?;
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for SynthErrors {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.0 {
            Failure::Violations { .. } => None,
            Failure::Io { error, .. } => Some(error),
        }
    }
}
