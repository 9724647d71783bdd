//! placeholder
use super::region::Region;
pub(super) fn read(_f: &crate::source::SourceFile, _d: &crate::markdown::Document, _r: &[Region], _facts: &mut Vec<crate::facts::Fact>, _x: &mut crate::diagnostic::Diagnostics) -> Vec<String> { Vec::new() }
