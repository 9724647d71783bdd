//! What all parts of the conversion share: the items by their declarations, imports, counts.

use crate::bindings::{Bindings, Bound};
use crate::configuration::{Declaration, Item};
use crate::moves::Moves;
use crate::names::Name;
use crate::settings::{Source, sources};
use crate::summary::{Place, Summary};
use crate::variables::LoopVariables;
use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Turns items into statements.
pub(crate) struct Converter<'a> {
    pub(crate) bindings: &'a Bindings,
    pub(crate) imports: Imports,
    /// Whether the stack and what is declared elsewhere are parameters.
    fragment: bool,
    items: &'a [Item<'a>],
    names: &'a [Name],
    index: BTreeMap<&'a Declaration, usize>,
    /// What blocks of their own say about elements.
    pub(crate) moves: Moves,
    /// Source and version of providers, by their local names.
    pub(crate) sources: BTreeMap<String, Source>,
    /// How many items are written already: the others cannot be referred to by their handles yet.
    written: Cell<usize>,
    /// Items whose handle a later statement uses.
    used: RefCell<BTreeSet<usize>>,
    /// Elements that are generic although there are bindings.
    generic: RefCell<BTreeSet<usize>>,
    /// The variables of the loops around what is being written.
    pub(crate) variables: LoopVariables<'a>,
    summary: RefCell<Summary>,
}

/// A statement of the program, or several.
#[derive(Debug, Default)]
pub(crate) struct ProgramStatement {
    pub(crate) comments: Vec<String>,
    /// The variable that holds the handle, were it needed.
    pub(crate) variable: Option<proc_macro2::Ident>,
    /// The type of the handle, where the expression leaves it open.
    pub(crate) ty: Option<TokenStream>,
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
    pub(crate) fn new(
        items: &'a [Item<'a>],
        names: &'a [Name],
        bindings: &'a Bindings,
        fragment: bool,
    ) -> Self {
        let index = items.iter().enumerate().map(|(i, item)| (&item.declares, i)).collect();
        let summary = Summary { items: items.len(), ..Summary::default() };
        Self {
            bindings,
            imports: Imports::default(),
            fragment,
            items,
            names,
            index,
            moves: Moves::of(items),
            sources: sources(items),
            written: Cell::new(0),
            used: RefCell::default(),
            generic: RefCell::default(),
            variables: LoopVariables::default(),
            summary: RefCell::new(summary),
        }
    }

    /// The statements for one item.
    pub(crate) fn item(&self, item: &'a Item<'a>, name: &'a Name) -> ProgramStatement {
        // What belongs to a check is written where that is.
        if item.is_elsewhere() || item.check.is_some() {
            self.written.set(self.written.get() + 1);
            return ProgramStatement::default();
        }
        let mut statement = match &item.declares {
            Declaration::Resource { .. }
            | Declaration::Data { .. }
            | Declaration::Ephemeral { .. }
            | Declaration::Provider { .. } => self.element(item, name),
            Declaration::Check(check) => self.check(item, name, check),
            Declaration::Variable(_) => self.variable(item, name),
            Declaration::Local(_) => self.local(item, name),
            Declaration::Output(_) => self.output(item, name),
            Declaration::Module(_) => self.module(item, name),
            Declaration::Settings => self.settings(item, name),
            Declaration::Other { .. } => self.other(item, name),
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
        self.target(at)
    }

    /// The place of the item that is being written.
    pub(crate) fn current(&self) -> usize {
        self.written.get()
    }

    /// Runs something that may refer to the item that is being written.
    pub(crate) fn including_itself<T>(&self, run: impl FnOnce() -> T) -> T {
        self.written.set(self.written.get() + 1);
        let result = run();
        self.written.set(self.written.get() - 1);
        result
    }

    /// What is read for a check alone.
    pub(crate) fn parts_of_check(&self, check: &str) -> impl Iterator<Item = (usize, Target<'a>)> {
        let parts = self.items.iter().zip(self.names).enumerate();
        let parts = parts.filter(move |(_, (item, _))| item.check.as_deref() == Some(check));
        parts.map(|(at, (item, name))| (at, Target { item, name }))
    }

    /// Goes to an item: those before it can be referred to by their handles.
    #[cfg(feature = "cdktf")]
    pub(crate) fn reach(&self, at: usize) {
        self.written.set(at);
    }

    /// The item at this place.
    pub(crate) fn target(&self, at: usize) -> Option<Target<'a>> {
        Some(Target { item: self.items.get(at)?, name: self.names.get(at)? })
    }

    /// The place of an item among the others.
    pub(crate) fn place(&self, target: Target<'a>) -> Option<usize> {
        self.index.get(&target.item.declares).copied()
    }

    /// The provider configuration of this name and alias.
    pub(crate) fn find_provider(&self, name: &str, alias: Option<&str>) -> Option<Target<'a>> {
        self.find(&Declaration::Provider { name: name.to_owned(), alias: alias.map(str::to_owned) })
    }

    /// The handle of an item, which is thereby used: its variable, or how it is reached.
    pub(crate) fn handle(&self, target: Target<'a>) -> TokenStream {
        if let Some(at) = self.index.get(&target.item.declares) {
            self.used.borrow_mut().insert(*at);
        }
        match &target.name.handle {
            Some(path) => path.tokens.clone(),
            None => ident(&target.name.variable).to_token_stream(),
        }
    }

    /// A reference to the handle of an item.
    pub(crate) fn borrowed(&self, target: Target<'a>) -> TokenStream {
        let handle = self.handle(target);
        let is_reference = match &target.name.handle {
            Some(path) => path.is_reference,
            None => target.item.is_elsewhere(),
        };
        if is_reference {
            handle
        } else {
            quote! { &#handle }
        }
    }

    /// Where an item is created, as a scope.
    pub(crate) fn scope(&self, name: &Name) -> TokenStream {
        match &name.scope {
            Some(path) => path.borrowed(),
            None => self.stack_scope(),
        }
    }

    /// The one stack of a configuration, as a scope.
    pub(crate) fn stack_scope(&self) -> TokenStream {
        if self.fragment {
            quote! { stack }
        } else {
            quote! { &stack }
        }
    }

    /// What an item is created in: the place that it names, the check that it belongs to, or the stack.
    pub(crate) fn scope_of(&self, item: &Item<'_>, name: &Name) -> TokenStream {
        if let Some(path) = &name.scope {
            return path.borrowed();
        }
        let check = item.check.as_ref().map(|check| Declaration::Check(check.clone()));
        let check = check.and_then(|check| self.target(*self.index.get(&check)?));
        check.map_or_else(|| self.scope(name), |check| self.borrowed(check))
    }

    /// The stack that an item stands in, to call methods of.
    pub(crate) fn stack(&self, name: &Name) -> TokenStream {
        name.scope.as_ref().map_or_else(|| quote! { stack }, |path| path.tokens.clone())
    }

    /// What is declared elsewhere, as parameters of a function.
    pub(crate) fn parameters(&self) -> Vec<TokenStream> {
        let elsewhere = self
            .items
            .iter()
            .zip(self.names)
            .enumerate()
            .filter(|(at, (item, _))| item.is_elsewhere() && self.is_used(*at));
        elsewhere
            .filter_map(|(_, (item, name))| {
                let (construct, name) =
                    (self.imports.construct(self.bound(&item.declares)?), ident(&name.variable));
                Some(quote! { #name: &#construct })
            })
            .collect()
    }

    /// The bindings of the element that an item declares, if it is written over them.
    pub(crate) fn bound(&self, declares: &Declaration) -> Option<Bound<'a>> {
        if self.index.get(declares).is_some_and(|at| self.generic.borrow().contains(at)) {
            return None;
        }
        match declares {
            Declaration::Resource { type_name, .. } => self.bindings.resource(type_name),
            Declaration::Data { type_name, .. } => self.bindings.data(type_name),
            Declaration::Ephemeral { type_name, .. } => self.bindings.ephemeral(type_name),
            Declaration::Provider { name, .. } => self.bindings.provider(name),
            _ => None,
        }
    }

    /// Notes that an element is generic although there are bindings for its type.
    pub(crate) fn make_generic(&self, declares: &Declaration) {
        if let Some(at) = self.index.get(declares) {
            self.generic.borrow_mut().insert(*at);
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
        let (path, line) = item.source.place(at);
        let place = Place { path: path.to_owned(), line, what: what.to_owned(), why: why.to_owned() };
        self.summary.borrow_mut().untyped.push(place);
    }

    /// Runs something that may find no typed form; then it has counted nothing.
    pub(crate) fn attempt<T>(&self, run: impl FnOnce() -> Option<T>) -> Option<T> {
        let (untyped, expressions) = {
            let summary = self.summary.borrow();
            (summary.untyped.len(), summary.typed_expressions)
        };
        let result = run();
        if result.is_none() {
            let mut summary = self.summary.borrow_mut();
            summary.untyped.truncate(untyped);
            summary.typed_expressions = expressions;
        }
        result
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
    /// Whether methods of the runtime's traits are called.
    traits: Cell<bool>,
    /// Items of the runtime.
    runtime: RefCell<BTreeSet<String>>,
    /// Items of the runtime's module of backends.
    backends: RefCell<BTreeSet<String>>,
    /// Crate, module, and whether its construct is imported by name.
    modules: RefCell<BTreeMap<(String, String), BTreeSet<String>>>,
    /// Names of the program's own types.
    own: RefCell<BTreeSet<String>>,
}

/// Names of the runtime: a construct of bindings that is called alike is written with its module.
pub(crate) const RUNTIME: [&str; 29] = [
    "Any",
    "App",
    "Backend",
    "Check",
    "Connection",
    "Construct",
    "Element",
    "Expr",
    "GenericProvider",
    "GenericResource",
    "Import",
    "Lifecycle",
    "List",
    "Local",
    "Map",
    "Module",
    "Number",
    "Output",
    "Provider",
    "Provisioner",
    "Removed",
    "Resource",
    "Scope",
    "Set",
    "Stack",
    "SynthErrors",
    "TypeConstraint",
    "Value",
    "Variable",
];

impl Imports {
    /// These are types of the program: a construct that is called alike is written with its module.
    pub(crate) fn reserve<'n>(&self, names: impl Iterator<Item = &'n str>) {
        self.own.borrow_mut().extend(names.map(str::to_owned));
    }

    /// Methods of the runtime's traits are called.
    pub(crate) fn traits(&self) {
        self.traits.set(true);
    }

    /// An item of the runtime.
    pub(crate) fn runtime(&self, name: &str) -> TokenStream {
        self.runtime.borrow_mut().insert(name.to_owned());
        let name = format_ident!("{name}");
        quote! { #name }
    }

    /// An item of the runtime's module of backends.
    pub(crate) fn backend(&self, name: &str) -> TokenStream {
        self.backends.borrow_mut().insert(name.to_owned());
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
        if RUNTIME.contains(&construct.word()) || self.own.borrow().contains(construct.word()) {
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

    /// The `use` lines for what the program names.
    pub(crate) fn lines(&self, program: &TokenStream) -> TokenStream {
        let mut named = BTreeSet::new();
        words(program, &mut named);
        let mut heads = BTreeSet::new();
        path_heads(program, &mut heads);
        if named.contains("__template__") {
            named.insert("template".to_owned());
        }
        let runtime = self.runtime.borrow();
        let names = runtime.iter().filter(|name| named.contains(*name)).map(|name| format_ident!("{name}"));
        let backends = self.backends.borrow();
        let backends: Vec<_> = backends
            .iter()
            .filter(|name| named.contains(*name))
            .map(|name| format_ident!("{name}"))
            .collect();
        let backends = match backends.as_slice() {
            [] => None,
            [name] => Some(quote! { use ferroform::backends::#name; }),
            names => Some(quote! { use ferroform::backends::{#(#names),*}; }),
        };
        let traits = self.traits.get().then(|| quote! { prelude::* });
        let modules = self.modules.borrow();
        let uses = modules.iter().filter_map(|((crate_name, module), constructs)| {
            let whole = heads.contains(module).then_some("self");
            let constructs =
                constructs.iter().map(String::as_str).filter(|name| *name != "self" && named.contains(*name));
            let names: Vec<TokenStream> =
                whole.into_iter().chain(constructs).map(|name| name.parse().unwrap_or_default()).collect();
            let path: TokenStream = format!("{crate_name}::{module}").parse().unwrap_or_default();
            match names.as_slice() {
                [] => None,
                [_] if whole.is_some() => Some(quote! { use #path; }),
                [name] => Some(quote! { use #path::#name; }),
                names => Some(quote! { use #path::{#(#names),*}; }),
            }
        });
        quote! {
            use ferroform::{#(#names,)* #traits};
            #backends
            #(#uses)*
        }
    }
}

/// The names that paths begin with: `aws` of `aws::Vpc`.
fn path_heads(tokens: &TokenStream, found: &mut BTreeSet<String>) {
    let mut last = None;
    let mut colons = 0;
    for token in tokens.clone() {
        match token {
            proc_macro2::TokenTree::Punct(mark) if mark.as_char() == ':' => {
                colons += 1;
                if colons == 2 {
                    found.extend(last.take());
                }
                continue;
            }
            proc_macro2::TokenTree::Group(group) => path_heads(&group.stream(), found),
            proc_macro2::TokenTree::Ident(word) => last = Some(word.to_string()),
            proc_macro2::TokenTree::Punct(_) | proc_macro2::TokenTree::Literal(_) => last = None,
        }
        colons = 0;
    }
}

/// The identifiers in a program.
pub(crate) fn words(tokens: &TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens.clone() {
        match token {
            proc_macro2::TokenTree::Group(group) => words(&group.stream(), found),
            proc_macro2::TokenTree::Ident(word) => {
                found.insert(word.to_string());
            }
            proc_macro2::TokenTree::Punct(_) | proc_macro2::TokenTree::Literal(_) => {}
        }
    }
}
