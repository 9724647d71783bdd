//! Faults of converted Python that the grammar does not recover from, put right without moving a byte.

use crate::literal::Literal;

/// Words that cannot name an argument in Python but do in Terraform.
static RESERVED: Literal = Literal::new(concat!(
    r"(?m)(^[ \t]*|[(,][ \t]*)",
    r"(and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|",
    r"in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)=([^=]|$)",
));

/// A name that is assigned to, with nothing behind it on the line.
static BROKEN_ASSIGNMENT: Literal = Literal::new(r"(?m)^[ \t]*[A-Za-z_][A-Za-z0-9_]*[ \t]*=[ \t]*(\r?\n)");

/// An import from a module that the converter did not know.
static NAMELESS_MODULE: Literal = Literal::new(r"(?m)^[ \t]*from imports\.[A-Za-z0-9_]+(\.) import ");

/// The code with the line break after `name =` and the dot before ` import` taken out, and reserved words before `=` in capitals (argument names are
/// read in lower case). Every byte keeps its offset.
pub(super) fn repair(code: &str) -> String {
    let mut bytes = code.as_bytes().to_vec();
    for found in RESERVED.captures_iter(code).filter_map(|captures| captures.get(2)) {
        bytes[found.range()].make_ascii_uppercase();
    }
    for fault in [&BROKEN_ASSIGNMENT, &NAMELESS_MODULE] {
        for found in fault.captures_iter(code).filter_map(|captures| captures.get(1)) {
            bytes[found.range()].fill(b' ');
        }
    }
    // Only ASCII was replaced, by ASCII.
    String::from_utf8(bytes).unwrap_or_else(|_| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_stay_and_only_faults_change() {
        let code = "lamp =\n    Lamp(self, \"a\", from=1,\n  and=[x],\n  b=\"from=\", c == d, if_=2)\n";
        let repaired = repair(code);
        assert_eq!(
            repaired,
            "lamp =     Lamp(self, \"a\", FROM=1,\n  AND=[x],\n  b=\"from=\", c == d, if_=2)\n"
        );
        assert_eq!(repaired.len(), code.len());
        assert_eq!(repair("from imports.aws. import Lamp\n"), "from imports.aws  import Lamp\n");
    }
}
