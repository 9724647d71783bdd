//! What all parts of the conversion share: the items by their declarations, imports, counts.

use crate::bindings::{Bindings, Bound};
use crate::configuration::{Declaration, Item, line};
use crate::names::Name;
use crate::summary::{Place, Summary};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Turns items into statements.
pub(crate) struct Converter<'a> {
    pub(crate) bindings: &'a Bindings,
    pub(crate) imports: Imports,
    items: &'a [Item<'a>],
    names: &'a [Name],
    index: BTreeMap<&'a Declaration, usize>,
    /// How many items are written already: the others cannot be referred to by their handles yet.
    written: Cell<usize>,
    /// Items whose handle a later statement uses.
    used: RefCell<BTreeSet<usize>>,
    summary: RefCell<Summary>,
}

/// A statement of the program, or several.
#[derive(Debug, Default)]
pub(crate) struct Statement {
    pub(crate) comments: Vec<String>,
    /// The variable that holds the handle, were it needed.
    pub(crate) variable: Option<proc_macro2::Ident>,
    /// The expression that creates the item.
    pub(crate) create: TokenStream,
    /// Method calls on the handle.
    pub(crate) calls: TokenStream,
    /// Whether the calls take the handle by value and give it back.
    pub(crate) by_value: bool,
    /// Statements of their own after it.
    pub(crate) after: TokenStream,
}

/// An item that a reference leads to.
#[derive(Clone, Copy)]
pub(crate) struct Target<'a> {
    pub(crate) item: &'a Item<'a>,
    pub(crate) name: &'a Name,
}

impl<'a> Converter<'a> {
    pub(crate) fn new(items: &'a [Item<'a>], names: &'a [Name], bindings: &'a Bindings) -> Self {
        let index = items.iter().enumerate().map(|(i, item)| (&item.declares, i)).collect();
        let mut summary = Summary { items: items.len(), ..Summary::default() };
        let mut sources: Vec<&str> = items.iter().map(|item| item.source.text.as_str()).collect();
        sources.dedup();
        summary.lines_in = sources.iter().map(|text| text.lines().count()).sum();
        Self {
            bindings,
            imports: Imports::default(),
            items,
            names,
            index,
            written: Cell::new(0),
            used: RefCell::default(),
            summary: RefCell::new(summary),
        }
    }

    /// The statements for one item.
    pub(crate) fn item(&self, item: &'a Item<'a>, name: &'a Name) -> Statement {
        let mut statement = match &item.declares {
            Declaration::Resource { .. } | Declaration::Data { .. } | Declaration::Provider { .. } => {
                self.element(item, name)
            }
            Declaration::Variable(_) => self.variable(item, name),
            Declaration::Local(_) => self.local(item, name),
            Declaration::Output(_) => self.output(item, name),
            Declaration::Module(_) => self.module(item, name),
            Declaration::Settings => self.settings(item),
            Declaration::Other { .. } => self.other(item),
        };
        statement.comments.clone_from(&item.comments);
        self.written.set(self.written.get() + 1);
        statement
    }

    /// The item that is declared so, if it stands before the one that is being written.
    pub(crate) fn find(&self, declares: &Declaration) -> Option<Target<'a>> {
        let at = *self.index.get(declares)?;
        if at >= self.written.get() {
            return None;
        }
        Some(Target { item: self.items.get(at)?, name: self.names.get(at)? })
    }

    /// The provider configuration of this name and alias.
    pub(crate) fn find_provider(&self, name: &str, alias: Option<&str>) -> Option<Target<'a>> {
        self.find(&Declaration::Provider { name: name.to_owned(), alias: alias.map(str::to_owned) })
    }

    /// The variable with the handle of an item, which is thereby used.
    pub(crate) fn handle(&self, target: Target<'a>) -> proc_macro2::Ident {
        if let Some(at) = self.index.get(&target.item.declares) {
            self.used.borrow_mut().insert(*at);
        }
        ident(&target.name.variable)
    }

    /// The bindings of the element that an item declares.
    pub(crate) fn bound(&self, declares: &Declaration) -> Option<Bound<'a>> {
        match declares {
            Declaration::Resource { type_name, .. } => self.bindings.resource(type_name),
            Declaration::Data { type_name, .. } => self.bindings.data(type_name),
            Declaration::Provider { name, .. } => self.bindings.provider(name),
            _ => None,
        }
    }

    pub(crate) fn is_used(&self, at: usize) -> bool {
        self.used.borrow().contains(&at)
    }

    pub(crate) fn count_element(&self) {
        self.summary.borrow_mut().typed_elements += 1;
    }

    pub(crate) fn count_expression(&self) {
        self.summary.borrow_mut().typed_expressions += 1;
    }

    /// Notes a part without a typed form.
    pub(crate) fn untyped(&self, item: &Item<'_>, range: Option<Range<usize>>, what: &str, why: &str) {
        let at = range.map_or(item.range.start, |range| range.start);
        let place = Place {
            path: item.source.path.clone(),
            line: line(&item.source.text, at),
            what: what.to_owned(),
            why: why.to_owned(),
        };
        self.summary.borrow_mut().untyped.push(place);
    }

    pub(crate) fn into_parts(self) -> (Imports, Summary) {
        (self.imports, self.summary.into_inner())
    }
}

/// A name of the generator as an identifier of this program.
pub(crate) fn ident(name: &ferroform_codegen::names::Ident) -> proc_macro2::Ident {
    // `Ident` of the generator knows which names must be raw; its tokens are one identifier.
    let tokens = quote! { #name };
    match tokens.into_iter().next() {
        Some(proc_macro2::TokenTree::Ident(ident)) => ident,
        _ => format_ident!("unnamed"),
    }
}

/// What the program imports.
#[derive(Debug, Default)]
pub(crate) struct Imports {
    /// Items of the runtime.
    runtime: RefCell<BTreeSet<String>>,
    /// Crate, module, and whether its construct is imported by name.
    modules: RefCell<BTreeMap<(String, String), BTreeSet<String>>>,
}

/// Names of the runtime: a construct of bindings that is called alike is written with its module.
const RUNTIME: [&str; 24] = [
    "Any", "App", "Backend", "Construct", "Element", "Expr", "GenericProvider", "GenericResource", "Lifecycle",
    "List", "Local", "Map", "Module", "Number", "Output", "Provider", "Provisioner", "Resource", "Scope", "Set",
    "Stack", "SynthErrors", "Value", "Variable",
];

impl Imports {
    /// An item of the runtime.
    pub(crate) fn runtime(&self, name: &str) -> TokenStream {
        self.runtime.borrow_mut().insert(name.to_owned());
        let name = format_ident!("{name}");
        quote! { #name }
    }

    /// The module of a type.
    pub(crate) fn module(&self, bound: Bound<'_>) -> TokenStream {
        self.import(bound, "self");
        let module = &bound.module.name;
        quote! { #module }
    }

    /// The construct of a type.
    pub(crate) fn construct(&self, bound: Bound<'_>) -> TokenStream {
        let construct = &bound.module.construct.name;
        if RUNTIME.contains(&construct.word()) {
            let module = self.module(bound);
            return quote! { #module::#construct };
        }
        self.import(bound, construct.word());
        quote! { #construct }
    }

    fn import(&self, bound: Bound<'_>, name: &str) {
        let module = bound.module.name.to_string();
        let key = (bound.crate_name.to_owned(), module);
        self.modules.borrow_mut().entry(key).or_default().insert(name.to_owned());
    }

    /// The `use` lines.
    pub(crate) fn lines(&self) -> TokenStream {
        let runtime = self.runtime.borrow();
        let names = runtime.iter().map(|name| format_ident!("{name}"));
        let modules = self.modules.borrow();
        let uses = modules.iter().map(|((crate_name, module), names)| {
            let path: TokenStream = format!("{crate_name}::{module}").parse().unwrap_or_default();
            let names = names.iter().map(|name| -> TokenStream { name.parse().unwrap_or_default() });
            quote! { use #path::{#(#names),*}; }
        });
        quote! {
            use ferroform::{#(#names,)* prelude::*};
            #(#uses)*
        }
    }
}
