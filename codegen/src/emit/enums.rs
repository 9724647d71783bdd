//! Enums of documented values.

use super::attributes::attributes;
use super::code::{Code, literal};
use crate::names::Ident;
use crate::plan::Enum;

pub(super) fn item(item: &Enum, code: &mut Code) -> syn::Result<()> {
    let Enum { name, variants, open, .. } = item;
    code.item();
    code.docs(&item.docs);
    attributes(&item.attributes, code)?;
    let copied = if *open { "" } else { "Copy, " };
    code.line(&format!("#[derive(Debug, Clone, {copied}PartialEq, Eq)]"));
    code.line("#[non_exhaustive]");
    code.line(&format!("pub enum {name} {{"));
    code.block(|code| {
        for variant in variants {
            code.docs(&variant.docs);
            code.line(&format!("{},", variant.name));
        }
        if *open {
            code.said("Another value, as it is written in a configuration.");
            code.line("Custom(String),");
        }
    });
    code.item();
    code.broken_line(|line| line.implementation("rt::EnumValue", name));
    code.block(|code| {
        code.item();
        code.line("fn as_str(&self) -> &str {");
        code.block(|code| {
            code.line("match self {");
            code.block(|code| {
                for variant in variants {
                    arm(&variant.name, &variant.value, code);
                }
                if *open {
                    code.line("Self::Custom(value) => value,");
                }
            });
        });
    });
    Ok(())
}

/// `Self::Name => "value",`, or the value on a line of its own.
fn arm(name: &Ident, value: &str, code: &mut Code) {
    let (pattern, value) = (format!("Self::{name} => "), literal(value));
    if code.fits(pattern.len() + value.len()) {
        code.line(&format!("{pattern}{value},"));
    } else {
        code.line(&format!("{pattern}{{"));
        code.block(|code| code.line(&value));
    }
}
