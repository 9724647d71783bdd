//! Faults of the Python that `cdktf convert` writes, put right without moving a byte.

/// Words that cannot name an argument in Python and that arguments of Terraform are called: they are written in capitals,
/// and names of arguments are compared without case.
const RESERVED: [&str; 9] = ["and", "as", "for", "from", "if", "import", "in", "not", "with"];

/// The code with the line break behind `name =` taken out, and reserved words before `=` in capitals.
pub(super) fn repair(code: &str) -> String {
    let mut repaired = String::with_capacity(code.len());
    for line in code.split_inclusive('\n') {
        let content = line.trim_end();
        let start = content.len() - content.trim_start().len();
        let word = content.trim_start();
        if let Some(name) = word.strip_suffix('=')
            && is_name(name.trim_end())
        {
            repaired.push_str(content);
            repaired.extend(std::iter::repeat_n(' ', line.len() - content.len()));
        } else if let Some(reserved) = RESERVED.iter().find(|reserved| gives(word, reserved)) {
            repaired.push_str(content.get(..start).unwrap_or_default());
            repaired.push_str(&reserved.to_ascii_uppercase());
            repaired.push_str(line.get(start + reserved.len()..).unwrap_or_default());
        } else {
            repaired.push_str(line);
        }
    }
    repaired
}

fn is_name(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// Whether a line begins with this word and `=`.
fn gives(line: &str, word: &str) -> bool {
    let rest = line.strip_prefix(word).and_then(|rest| rest.strip_prefix('='));
    rest.is_some_and(|rest| !rest.starts_with('='))
}

#[cfg(test)]
mod tests {
    use super::repair;

    #[test]
    fn offsets_stay_and_only_faults_change() {
        let code = "lamp =\n    Lamp(self, \"a\",\n  from=1,\n  b=2, if x:\n";
        let repaired = repair(code);
        assert_eq!(repaired, "lamp =     Lamp(self, \"a\",\n  FROM=1,\n  b=2, if x:\n");
        assert_eq!(repaired.len(), code.len());
    }
}
