//! Blank lines between items, which the formatter leaves out.

/// Puts an empty line between items that follow each other: after a closing brace, inner attributes and imports.
///
/// No string of generated code goes over several lines, so that every line is what it looks like.
pub(super) fn spaced(code: &str) -> String {
    let mut out = String::with_capacity(code.len() + code.len() / 50);
    let mut lines = code.lines().peekable();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        let Some(next) = lines.peek().filter(|next| !next.is_empty()) else { continue };
        if (is_end_of_item(line) || is_module(line) && !continues_modules(next))
            && indent(line) == indent(next)
            && !next.trim_start().starts_with('}')
            || is_head(line) && !is_head(next)
        {
            out.push('\n');
        }
    }
    out
}

fn is_end_of_item(line: &str) -> bool {
    let text = line.trim_start();
    // A macro of the runtime, on one line or several; statements stand deeper.
    let is_macro = text.ends_with(");") && (text.starts_with("rt::") || text == ");") && indent(line) <= 4;
    matches!(text, "}" | "};") || text.starts_with("use ") || is_macro
}

/// A line of a list of modules, which stand close together.
fn is_module(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("pub mod ") && line.ends_with(';')
}

fn continues_modules(line: &str) -> bool {
    is_module(line) || line.trim_start().starts_with("#[cfg(")
}

fn is_head(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("#![") || line.starts_with("//!")
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::spaced;

    #[test]
    fn items_stand_apart_and_their_parts_do_not() {
        let dense = "#![allow(a)]\nuse b as c;\n/// d\nstruct E {\n    f: u8,\n}\nimpl E {\n    fn g() {\n        h();\n    }\n    fn i() {}\n}\n";
        let airy = "#![allow(a)]\n\nuse b as c;\n\n/// d\nstruct E {\n    f: u8,\n}\n\nimpl E {\n    fn g() {\n        h();\n    }\n\n    fn i() {}\n}\n";
        assert_eq!(spaced(dense), airy);
        assert_eq!(spaced(airy), airy);
        assert_eq!(
            spaced("rt::block!(A);\nrt::block!(\n    B,\n);\nstruct C;\n"),
            "rt::block!(A);\n\nrt::block!(\n    B,\n);\n\nstruct C;\n"
        );
        let modules = "#[cfg(a)]\npub mod a;\npub mod b;\n#[cfg(c)]\npub mod c;\nstatic D: u8 = 1;\n";
        assert_eq!(spaced(modules), modules.replace("static", "\nstatic"));
    }
}
