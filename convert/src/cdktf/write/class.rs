//! Classes: a struct, its constructor, and that it is a place to create constructs in.

use super::names::uses;
use super::native::{marker, native};
use super::{Writer, ident};
use crate::cdktf::class::Class;
use crate::cdktf::data::Data;
use crate::cdktf::once::handed_on;
use crate::cdktf::state::{Holding, Kind, Made, Variable};
use crate::expression::reference::{local_type, variable_type};
use crate::types::Ty;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

impl<'p> Writer<'_, 'p, '_> {
    /// A class: struct, constructor, and that it is a place to create constructs in.
    pub(in crate::cdktf) fn class(&self, class: &Class<'p>) -> TokenStream {
        let imports = &self.converter.imports;
        let name = &class.name;
        let own = class.variable.clone().unwrap_or_else(|| format_ident!("construct"));
        let own_type = imports.runtime(if class.is_stack { "Stack" } else { "Construct" });
        let (scope_trait, construct) = (imports.runtime("Scope"), imports.runtime("Construct"));
        let constructs: Vec<proc_macro2::Ident> = class
            .exported
            .iter()
            .filter_map(|id| {
                let slot = self.constructs.get(*id)?.slot;
                self.converter.handle(self.converter.target(slot)?);
                Some(ident(&self.slots.get(slot)?.name.variable))
            })
            .collect();
        let objects: Vec<(TokenStream, TokenStream)> = class
            .exported_objects
            .iter()
            .filter_map(|id| {
                let instance = self.instances.get(*id)?;
                let ty = &self.classes.get(instance.class)?.name;
                Some((instance.path.tokens.clone(), quote! { #ty }))
            })
            .collect();
        let object_names = objects.iter().map(|(name, _)| name);
        let body = self.body(&class.nodes, || quote! { Self { #own, #(#constructs,)* #(#object_names,)* } });
        let (mut body, mut bound) = (body, TokenStream::new());
        let is_used = |name: &str| uses(&body, &format_ident!("{name}"));
        let id_name = if is_used("id") { format_ident!("id") } else { format_ident!("_id") };
        let scope_name = if is_used("scope") { format_ident!("scope") } else { format_ident!("_scope") };
        let parameters: Vec<TokenStream> = class
            .parameters
            .iter()
            .map(|parameter| {
                let plain = ident(&parameter.name);
                let is_used = uses(&body, &plain);
                let name = if is_used { plain.clone() } else { format_ident!("_{}", parameter.name.word()) };
                let (ty, convert) = self.parameter_type(&parameter.data);
                if let Some(once) = convert.as_ref().and_then(|_| handed_on(&body, &plain)) {
                    body = once;
                } else if is_used && let Some(ty) = convert {
                    bound.extend(quote! { let #plain: #ty = #plain.into(); });
                }
                quote! { #name: #ty }
            })
            .collect();
        let fields = class.exported.iter().zip(&constructs).filter_map(|(id, field)| {
            let ty = self.handle_type(self.constructs.get(*id)?)?;
            Some(quote! { #field: #ty, })
        });
        let fields: Vec<TokenStream> = fields.collect();
        let objects = objects.iter().map(|(field, ty)| quote! { #field: #ty, });
        let reached = if class.is_stack {
            quote! { self.#own.construct() }
        } else {
            quote! { &self.#own }
        };
        let docs = class.comments.iter().map(|line| {
            let line = format!(" {}", ferroform_schema::visible::visible(line));
            quote! { #[doc = #line] }
        });
        quote! {
            __blank!();
            #(#docs)*
            struct #name { #own: #own_type, #(#fields)* #(#objects)* }

            __blank!();
            impl #name {
                fn new(#scope_name: &impl #scope_trait, #id_name: &str, #(#parameters),*) -> Self { #bound #body }
            }

            __blank!();
            impl #scope_trait for #name {
                fn construct(&self) -> &#construct { #reached }
            }
        }
    }

    /// The type of a parameter, and what it is turned into first.
    fn parameter_type(&self, data: &Data<'p>) -> (TokenStream, Option<TokenStream>) {
        let imports = &self.converter.imports;
        match data {
            Data::Reference(id, _) => {
                let ty = self.constructs.get(*id).and_then(|made| self.handle_type(made));
                (quote! { &#ty }, None)
            }
            Data::Instance(id) => {
                let class = self.instances.get(*id).and_then(|instance| self.classes.get(instance.class));
                let name = class.map(|class| &class.name);
                (quote! { &#name }, None)
            }
            Data::Variable(id) => match self.variables.get(*id) {
                Some(Variable { holds: Holding::Parameter(ty), is_native: true, .. }) => (native(ty), None),
                Some(Variable { holds: Holding::Parameter(ty), .. }) => {
                    let value = imports.runtime("Value");
                    let ty = marker(ty).tokens(imports);
                    (quote! { impl Into<#value<#ty>> }, Some(quote! { #value<#ty> }))
                }
                _ => (quote! { &str }, None),
            },
            _ => {
                let scope = imports.runtime("Scope");
                (quote! { &impl #scope }, None)
            }
        }
    }

    /// The type of a handle.
    fn handle_type(&self, made: &Made<'p>) -> Option<TokenStream> {
        let imports = &self.converter.imports;
        let item = self.items.get(made.slot)?;
        let of = |name: &str, ty: Ty<'_>| {
            let (name, ty) = (imports.runtime(name), ty.tokens(imports));
            quote! { #name<#ty> }
        };
        Some(match made.kind {
            Kind::Resource | Kind::Data | Kind::Provider => match self.converter.bound(&item.declares) {
                Some(bound) => imports.construct(bound),
                None if made.kind == Kind::Provider => imports.runtime("GenericProvider"),
                None => imports.runtime("GenericResource"),
            },
            Kind::Variable => of("Variable", variable_type(item)),
            Kind::Local => of("Local", local_type(item)),
            Kind::Output => imports.runtime("Output"),
            Kind::Module => imports.runtime("Module"),
            Kind::RemoteState => {
                imports.runtime("backends");
                quote! { backends::RemoteState }
            }
        })
    }

    /// What is generic in its class is generic from outside as well.
    pub(in crate::cdktf) fn agree(&self) {
        for (at, slot) in self.slots.iter().enumerate() {
            if let Some(original) = slot.original
                && let (Some(item), Some(original)) = (self.items.get(at), self.items.get(original))
                && self.converter.bound(&original.declares).is_none()
            {
                self.converter.make_generic(&item.declares);
            }
        }
    }
}
