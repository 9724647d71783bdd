//! Everything that the command writes: results to standard output, messages to standard error.

use crate::args::{Colour, MessageFormat};
use ferroform_schema::diagnostic::{Diagnostic, Severity, Style, json_line, one_line, render};
use ferroform_schema::source::Sources;
use ferroform_schema::visible::visible;
use std::io::{self, IsTerminal as _, Write};

/// How a command ended, the better ways first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// 0
    Success,
    /// 1
    Failure,
    /// 2: it was called wrongly, in a way that clap does not see.
    Misuse,
    /// 3: what it needs is not there.
    Unable,
    /// 2: there is something to do, and somebody wishes to know that by the exit code, as from Terraform's own.
    Changes,
    /// 130: somebody interrupted it, as a shell says it.
    Interrupted,
}

pub(crate) struct Output {
    format: MessageFormat,
    /// Of what goes to standard error.
    style: Style,
    /// Whether what goes to standard output carries colours: one of the two may be a file.
    coloured: bool,
}

impl Output {
    pub(crate) fn new(format: MessageFormat, colour: Colour) -> Self {
        // Set to nothing, it is as good as not set: so it is agreed.
        let wanted = || std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let coloured = |is_terminal: bool| match colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => is_terminal && wanted(),
        };
        let style = if coloured(io::stderr().is_terminal()) { Style::Coloured } else { Style::Plain };
        Self { format, style, coloured: coloured(io::stdout().is_terminal()) }
    }

    /// Whether messages are for tools.
    pub(crate) fn is_json(&self) -> bool {
        self.format == MessageFormat::Json
    }

    /// Whether what is drawn on standard output carries colours.
    pub(crate) fn is_coloured(&self) -> bool {
        self.coloured
    }

    /// Whether what goes to standard output and standard error alike carries colours.
    pub(crate) fn is_coloured_everywhere(&self) -> bool {
        self.coloured && self.style == Style::Coloured
    }

    /// Whether messages are drawn for people.
    pub(crate) fn is_for_people(&self) -> bool {
        self.format == MessageFormat::Human
    }

    /// Writes diagnostics and, for people, a line that counts them.
    pub(crate) fn diagnostics(&mut self, diagnostics: &[Diagnostic], sources: &Sources) -> io::Result<()> {
        if self.is_json() {
            let mut out = io::stdout().lock();
            for diagnostic in diagnostics {
                writeln!(out, "{}", json_line(diagnostic, sources))?;
            }
            return Ok(());
        }
        let mut out = io::stderr().lock();
        for diagnostic in diagnostics {
            match self.format {
                MessageFormat::Short => writeln!(out, "{}", one_line(diagnostic))?,
                _ => writeln!(out, "{}\n", render(diagnostic, sources, self.style))?,
            }
        }
        let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let notes = count(Severity::Note);
        let noted = if notes > 0 { format!(", {}", counted(notes, "note")) } else { String::new() };
        if errors + warnings + notes > 0 {
            writeln!(out, "{}, {}{noted}", counted(errors, "error"), counted(warnings, "warning"))?;
        }
        Ok(())
    }

    /// Writes a result to standard output. Formats for tools escape what is invisible by themselves; whatever else comes
    /// from a document is shown, so that no page speaks to the terminal.
    pub(crate) fn result(&mut self, text: &str) -> io::Result<()> {
        let text = visible(text);
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        if !text.ends_with('\n') {
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Writes what was drawn to standard output, with the colours that are in it; whatever comes from a document was made
    /// visible when it was drawn.
    pub(crate) fn drawn(&mut self, text: &str) -> io::Result<()> {
        io::stdout().lock().write_all(text.as_bytes())
    }

    /// Writes a line for people to standard error; nothing when messages are for tools.
    pub(crate) fn tell(&mut self, text: &str) -> io::Result<()> {
        if self.is_json() { Ok(()) } else { writeln!(io::stderr().lock(), "{}", visible(text)) }
    }

    /// Writes an error that is not about a document.
    pub(crate) fn complain(&mut self, text: &str) {
        // There is nobody left to tell when standard error is gone.
        let _ = writeln!(io::stderr().lock(), "error: {}", visible(text));
    }
}

/// "1 error", "2 errors", "no errors".
pub(crate) fn counted(n: usize, what: &str) -> String {
    match n {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        n => format!("{n} {what}s"),
    }
}
