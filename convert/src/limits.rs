//! How much one block may say. Each argument is a call in a chain, and no compiler takes a chain of any length.

use crate::configuration::Input;
use crate::given::arguments;
use ferroform_schema::diagnostic::{Code, Diagnostic};
use ferroform_schema::source::{SourceFile, Span};
use hcl_edit::expr::Expression;
use hcl_edit::structure::{Block, Structure};

/// The longest chain of calls: several times as many as any type of any provider has arguments.
pub(crate) const LONGEST_CHAIN: usize = 1000;

/// Blocks of which each is a call of its own.
const CALLS: [&str; 6] =
    ["assert", "connection", "postcondition", "precondition", "provisioner", "validation"];

/// Arguments of whose items each is a call of its own.
const LISTS: [&str; 3] = ["depends_on", "providers", "replace_triggered_by"];

/// Whether the block and all that stand in it can be written as chains of calls.
pub(crate) fn holds(block: &Block) -> bool {
    let mut waiting = vec![block];
    while let Some(block) = waiting.pop() {
        let mut calls = arguments(&block.body).len();
        for structure in &block.body {
            match structure {
                Structure::Block(inner) => {
                    calls += usize::from(CALLS.contains(&inner.ident.as_str()));
                    waiting.push(inner);
                }
                Structure::Attribute(attribute) if LISTS.contains(&attribute.key.as_str()) => {
                    calls += match &attribute.value {
                        Expression::Array(items) => items.len(),
                        Expression::Object(members) => members.len(),
                        _ => 0,
                    };
                }
                Structure::Attribute(_) => {}
            }
        }
        if calls > LONGEST_CHAIN {
            return false;
        }
    }
    true
}

/// What is said about a block that cannot.
pub(crate) fn broken(input: &Input, offset: usize) -> Diagnostic {
    let file = SourceFile::new(input.path.as_str(), input.text.as_str());
    let at = u32::try_from(offset.min(input.text.len())).unwrap_or(u32::MAX);
    let text = format!("a block says more than {LONGEST_CHAIN} things");
    Diagnostic::new(Code::UnparsableExample, text, file.location(Span::new(at, at)))
        .label("this block was not converted")
        .help("no type has that many arguments; divide what depends on other elements, or what is checked, among several")
}
