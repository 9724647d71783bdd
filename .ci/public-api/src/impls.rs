//! What is implemented: methods of public types, and traits.

use crate::lines::{at_path, tidy};
use crate::load::Module;
use crate::names::{Target, resolve, segments};
use crate::reach::{Reach, is_public};
use crate::{attributes, macros};
use quote::quote;
use std::collections::BTreeSet;
use syn::{ImplItem, Item, ItemImpl, Type};

/// The lines of everything that is implemented in a crate. `calls` takes the macros that make members.
pub(crate) fn list(modules: &[Module], reach: &Reach, calls: &mut BTreeSet<String>) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, module) in modules.iter().enumerate() {
        for item in &module.items {
            let Item::Impl(item) = item else { continue };
            if attributes::is_hidden(&item.attrs) {
                continue;
            }
            let seen = Seen { modules, reach, index };
            match &item.trait_ {
                None => lines.extend(members(item, &seen, calls)),
                Some(_) => lines.extend(implementation(item, &seen)),
            }
        }
    }
    lines
}

struct Seen<'a> {
    modules: &'a [Module],
    reach: &'a Reach,
    index: usize,
}

impl Seen<'_> {
    /// The public path of what a path of this module names. `Err` for what this crate keeps to itself.
    fn path(&self, path: &syn::Path) -> Result<Option<&str>, ()> {
        match resolve(self.modules, self.index, &segments(path)) {
            Some(target @ Target::Item(..)) => {
                self.reach.items.get(&target).map(|path| Some(path.as_str())).ok_or(())
            }
            _ => Ok(None),
        }
    }

    fn of_type(&self, ty: &Type) -> Result<Option<&str>, ()> {
        match ty {
            Type::Path(ty) => self.path(&ty.path),
            Type::Reference(ty) => self.of_type(&ty.elem),
            Type::Slice(ty) => self.of_type(&ty.elem),
            Type::Array(ty) => self.of_type(&ty.elem),
            Type::Paren(ty) => self.of_type(&ty.elem),
            _ => Ok(None),
        }
    }
}

fn members(item: &ItemImpl, seen: &Seen<'_>, calls: &mut BTreeSet<String>) -> Vec<String> {
    let Ok(Some(path)) = seen.of_type(&item.self_ty) else { return Vec::new() };
    let generics = &item.generics;
    let ty = &item.self_ty;
    let bounds = &generics.where_clause;
    // Methods that only some of a type's instances have say of which.
    let special = !generics.params.is_empty() || matches!(&**ty, Type::Path(ty) if has_arguments(&ty.path));
    let on = if special {
        format!(" [{}]", tidy(quote! { impl #generics #ty #bounds {} }))
    } else {
        String::new()
    };
    let before = attributes::promised(&item.attrs);
    let line = |member: &ImplItem| match member {
        ImplItem::Fn(member) if is_public(&member.vis) && !attributes::is_hidden(&member.attrs) => {
            let (signature, name) = (&member.sig, member.sig.ident.to_string());
            let text = at_path(&tidy(quote! { pub #signature {} }), &name, &format!("{path}::{name}"));
            Some(format!("{before}{}{text}{on}", attributes::promised(&member.attrs)))
        }
        ImplItem::Const(member) if is_public(&member.vis) && !attributes::is_hidden(&member.attrs) => {
            let (ident, ty) = (&member.ident, &member.ty);
            let ty = tidy(quote! { type T = #ty; });
            Some(format!("{before}pub const {path}::{ident}: {}{on}", ty.trim_start_matches("type T = ")))
        }
        _ => None,
    };
    let mut lines: Vec<String> = item.items.iter().filter_map(line).collect();
    for member in &item.items {
        if let ImplItem::Macro(member) = member {
            calls.extend(member.mac.path.segments.last().map(|segment| segment.ident.to_string()));
            lines.extend(macros::call(path, &member.mac));
        }
    }
    lines
}

fn has_arguments(path: &syn::Path) -> bool {
    path.segments.iter().any(|segment| !segment.arguments.is_empty())
}

/// The line of a trait's implementation that is seen from outside.
fn implementation(item: &ItemImpl, seen: &Seen<'_>) -> Option<String> {
    let (_, trait_path, _) = item.trait_.as_ref()?;
    let of_trait = seen.path(trait_path).ok()?;
    let of_type = seen.of_type(&item.self_ty).ok()?;
    // Of others' traits for others' types, a crate says nothing.
    let path = of_type.or(of_trait)?;
    let mut bare = item.clone();
    bare.items.clear();
    bare.attrs.clear();
    Some(format!("{path}: {}{}", attributes::promised(&item.attrs), tidy(quote! { #bare })))
}
