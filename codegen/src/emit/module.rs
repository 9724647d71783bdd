//! The file of one type.

use super::code::Code;
use super::{block, construct, enums, table};
use crate::config::Layout;
use crate::plan::{Module, Plan};

/// The content of a module.
pub(super) fn module(module: &Module, plan: &Plan, code: &mut Code) -> syn::Result<()> {
    code.inner_docs(&module.docs);
    code.head(plan);
    construct::construct(module, code)?;
    for nested in &module.blocks {
        block::nested(nested, &plan.layout, code)?;
    }
    for item in &module.enums {
        enums::item(item, code)?;
    }
    table::table(module, plan, code);
    Ok(())
}

impl Code {
    /// What stands above the items of a module.
    pub(super) fn head(&mut self, plan: &Plan) {
        self.line("#![allow(clippy::all, clippy::pedantic, clippy::nursery)]");
        // Names and order come from the documents; in somebody's own crate, nobody has to use all of them either.
        if plan.layout != Layout::Crate {
            self.line("#![allow(dead_code, unreachable_pub)]");
        }
        self.end_of_head();
        self.item();
        self.line("use ::ferroform::binding::v1 as rt;");
    }
}
