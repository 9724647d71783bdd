//! The steps of a program as Rust.

mod class;
mod names;
mod native;

use super::class::Class;
use super::data::{Data, VariableId};
use super::node::{Argument, Call, Node, Rows, Slot};
use super::state::{Holding, Instance, Made, Type, Variable};
use crate::code::{Converter, ProgramStatement};
use crate::configuration::{Content, Item};
use crate::expression::Context;
use crate::names::{Name, Path};
use crate::program::lines;
use crate::types::Ty;
use crate::variables::Holds;
use ferroform_codegen::names::Ident;
use names::{is_call, words};
use native::{literal, marker, native_type, number, plain};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use std::collections::BTreeSet;

/// What is written.
pub(super) struct Writer<'w, 'p, 'a> {
    pub(super) converter: Converter<'a>,
    pub(super) items: &'a [Item<'a>],
    pub(super) names: &'a [Name],
    pub(super) slots: &'w [Slot],
    pub(super) constructs: &'w [Made<'p>],
    pub(super) variables: &'w [Variable<'p>],
    pub(super) instances: &'w [Instance<'p>],
    pub(super) classes: &'w [Class<'p>],
}

/// A step in Rust, before it is known what is used.
enum Written {
    Statement(usize, Box<ProgramStatement>),
    Tokens(TokenStream),
    /// A variable with a value, which is written if it is used.
    Let(proc_macro2::Ident, TokenStream),
    Comment(Vec<String>),
    ToDo(Vec<String>),
    /// A loop with its body.
    Loop(TokenStream, Vec<Self>),
}

/// An identifier of the generator as one of tokens.
pub(super) fn ident(name: &Ident) -> proc_macro2::Ident {
    crate::code::ident(name)
}

impl<'p, 'a> Writer<'_, 'p, 'a> {
    /// Makes the variables of Rust known to expressions.
    pub(super) fn declare_variables(&self) {
        self.converter.imports.reserve(self.classes.iter().map(|class| class.name.word()));
        for (id, variable) in self.variables.iter().enumerate() {
            let name = ident(&variable.name);
            let holds = match &variable.holds {
                Holding::Constant(value) => Holds::Native(plain(super::execute::plain_of(value))),
                Holding::Item(ty) => Holds::Native(plain(*ty)),
                Holding::Parameter(Type::Plain(ty)) if variable.is_native => Holds::Native(plain(*ty)),
                Holding::Parameter(ty) => Holds::Value(marker(ty)),
                Holding::Code(code) => Holds::Code(code.parse().unwrap_or_default(), Ty::String),
            };
            self.converter.variables.declare(super::hcl::variable(id), name, holds);
        }
    }

    /// The constants of the program.
    pub(super) fn constants(&self, constants: &[VariableId]) -> TokenStream {
        let each = constants.iter().filter_map(|id| {
            let variable = self.variables.get(*id)?;
            let Holding::Constant(value) = &variable.holds else { return None };
            let (name, value, ty) =
                (&variable.name, literal(value), native_type(super::execute::plain_of(value)));
            let ty = if matches!(ty.to_string().as_str(), "& str") {
                quote! { &str }
            } else {
                ty
            };
            Some(quote! { const #name: #ty = #value; })
        });
        each.collect()
    }

    /// The statements of a function.
    pub(super) fn body(&self, nodes: &[Node<'p>], more: impl FnOnce() -> TokenStream) -> TokenStream {
        let written = self.nodes(nodes);
        let more = more();
        let body = self.flat(written, &more);
        quote! { #body __blank!(); #more }
    }

    fn nodes(&self, nodes: &[Node<'p>]) -> Vec<Written> {
        let mut written: Vec<Written> = Vec::new();
        // The slot whose statement is the last one: methods of it join its chain.
        let mut last = None;
        for node in nodes {
            if let Node::Call { slot, call } = node
                && last == Some(*slot)
                && let Some(Written::Statement(_, statement)) = written.last_mut()
            {
                let call = self.called(call);
                statement.calls.extend(call);
                self.converter.imports.traits();
                continue;
            }
            last = if let Node::Create(slot) = node { Some(*slot) } else { None };
            written.extend(self.node(node));
        }
        written
    }

    fn node(&self, node: &Node<'p>) -> Option<Written> {
        let imports = &self.converter.imports;
        Some(match node {
            Node::Comment(lines) => Written::Comment(lines.clone()),
            Node::ToDo(lines) => Written::ToDo(lines.clone()),
            Node::After { path, slot, other } => {
                imports.runtime("Scope");
                let (path, other) = (
                    &path.tokens,
                    other.as_ref().map(|other| {
                        let other = &other.tokens;
                        quote! { #other.construct() }
                    }),
                );
                let slot = slot.and_then(|slot| self.converter.target(slot));
                let slot = slot.map(|target| self.converter.borrowed(target));
                Written::Tokens(quote! { __blank!(); #path.construct().depends_on(#slot #other); })
            }
            Node::Create(slot) => {
                self.converter.reach(*slot);
                let (item, name) = (self.items.get(*slot)?, self.names.get(*slot)?);
                let mut statement = self.converter.item(item, name);
                statement.comments.clear();
                Written::Statement(*slot, Box::new(statement))
            }
            Node::Call { slot, call } => {
                imports.traits();
                let handle = self.converter.handle(self.converter.target(*slot)?);
                let call = self.called(call);
                Written::Tokens(quote! { #handle #call; })
            }
            Node::OnStack { path, name, text, value } => {
                let (stack, method) = (&path.tokens, format_ident!("{name}"));
                let text = text.iter();
                let value = value.map(|value| self.value(value, &Ty::Any)).into_iter();
                Written::Tokens(quote! { #stack.#method(#(#text,)* #(#value),*); })
            }
            Node::OnOther { path, name, other, field } => {
                let (stack, method, other) = (&path.tokens, format_ident!("{name}"), &other.tokens);
                let field = field.then(|| quote! { .stack });
                Written::Tokens(quote! { #stack.#method(&#other #field); })
            }
            Node::Construct { variable, class, id, scope } => {
                let (class, scope) = (imports.runtime(class), scope.borrowed());
                Written::Tokens(quote! { let #variable = #class::new(#scope, #id); })
            }
            Node::App { variable } => {
                let app = imports.runtime("App");
                Written::Tokens(quote! { let #variable = #app::new(); })
            }
            Node::Instance { instance, variable, id, scope, arguments } => {
                return self.instance(*instance, variable, id, scope, arguments);
            }
            Node::RemoteState { slot, kind, id, scope, settings } => {
                self.converter.reach(*slot);
                let name = self.names.get(*slot)?;
                let variable = ident(&name.variable);
                let scope = scope.borrowed();
                let map = Ty::Map(Box::new(Ty::Any));
                let settings = settings.map(|settings| self.value(settings, &map));
                imports.runtime("backends");
                Written::Let(variable, quote! { backends::RemoteState::new(#scope, #id, #kind, #settings) })
            }
            Node::Asset { variable, constructor, id, scope, source } => {
                let (asset, scope) = (imports.runtime("Asset"), scope.borrowed());
                let constructor = format_ident!("{constructor}");
                Written::Let(variable.clone(), quote! { #asset::#constructor(#scope, #id, #source) })
            }
            Node::Import { scope, to, id } => {
                let (import, scope, id) =
                    (imports.runtime("Import"), scope.borrowed(), self.value(*id, &Ty::String));
                Written::Tokens(quote! { #import::new(#scope, #to, #id); })
            }
            Node::Let(id) => {
                let variable = self.variables.get(*id)?;
                let Holding::Constant(value) = &variable.holds else { return None };
                Written::Let(ident(&variable.name), literal(value))
            }
            Node::For { variables, rows, body } => self.repeated(variables, rows, body)?,
            Node::Synth => return None,
        })
    }

    fn repeated(&self, variables: &[VariableId], rows: &Rows<'p>, body: &[Node<'p>]) -> Option<Written> {
        let body = self.nodes(body);
        let names: Vec<proc_macro2::Ident> =
            variables.iter().filter_map(|id| Some(ident(&self.variables.get(*id)?.name))).collect();
        let pattern = match names.as_slice() {
            [name] => quote! { #name },
            names => quote! { (#(#names),*) },
        };
        let head = match rows {
            Rows::Range(from, to) => {
                let (from, to) = (number(&from.to_string()), number(&to.to_string()));
                quote! { for #pattern in #from..#to }
            }
            Rows::Parameter(id) => {
                let items = ident(&self.variables.get(*id)?.name);
                quote! { for &#pattern in #items }
            }
            Rows::Literals(rows) => {
                let rows = rows.iter().map(|row| {
                    let values: Vec<TokenStream> = row.iter().map(literal).collect();
                    match values.as_slice() {
                        [value] => quote! { #value },
                        values => quote! { (#(#values),*) },
                    }
                });
                quote! { for #pattern in [#(#rows),*] }
            }
        };
        Some(Written::Loop(head, body))
    }

    fn instance(
        &self,
        instance: usize,
        variable: &proc_macro2::Ident,
        id: &crate::names::Id,
        scope: &Path,
        arguments: &[(usize, Argument<'p>)],
    ) -> Option<Written> {
        let class = self.classes.get(self.instances.get(instance)?.class)?;
        let name = &class.name;
        let scope = scope.borrowed();
        let arguments = arguments.iter().map(|(number, argument)| {
            let parameter = class.parameters.get(*number);
            let variable = parameter.and_then(|parameter| match parameter.data {
                Data::Variable(id) => self.variables.get(id),
                _ => None,
            });
            let ty = match variable.map(|variable| &variable.holds) {
                Some(Holding::Parameter(ty)) => marker(ty),
                _ => Ty::Any,
            };
            match argument {
                Argument::Value(slot) => self.value(*slot, &ty),
                Argument::Native(data) => self.native(data),
                Argument::Borrowed(path) => path.borrowed(),
                Argument::Construct(slot) => self
                    .converter
                    .target(*slot)
                    .map_or_else(TokenStream::new, |target| self.converter.borrowed(target)),
                Argument::Missing if variable.is_some_and(|variable| variable.is_native) => match ty {
                    Ty::Number => quote! { 0 },
                    Ty::Bool => quote! { false },
                    Ty::String => quote! { "" },
                    _ => quote! { &[] },
                },
                Argument::Missing => {
                    let value = self.converter.imports.runtime("Value");
                    let ty = ty.tokens(&self.converter.imports);
                    quote! { None::<#value<#ty>> }
                }
            }
        });
        Some(Written::Let(variable.clone(), quote! { #name::new(#scope, #id, #(#arguments),*) }))
    }

    /// A value that Rust knows.
    fn native(&self, data: &Data<'p>) -> TokenStream {
        match data {
            Data::List(items) => {
                let items = items.iter().map(|item| self.native(item));
                quote! { &[#(#items),*] }
            }
            Data::Variable(id) => match self.variables.get(*id) {
                Some(variable) => {
                    let name = ident(&variable.name);
                    quote! { #name }
                }
                None => TokenStream::new(),
            },
            Data::Joined(parts) => {
                let text: String = parts
                    .iter()
                    .map(|part| match part {
                        Data::Text(text) => text.replace('{', "{{").replace('}', "}}"),
                        Data::Variable(id) => self
                            .variables
                            .get(*id)
                            .map_or_else(String::new, |v| format!("{{{}}}", ident(&v.name))),
                        _ => String::new(),
                    })
                    .collect();
                quote! { &format!(#text) }
            }
            other => literal(other),
        }
    }

    fn called(&self, call: &Call) -> TokenStream {
        match call {
            Call::AddOverride(path, value) => {
                let value = self.value(*value, &Ty::Any);
                quote! { .add_override(#path, #value) }
            }
            Call::Import(id) => {
                let id = self.value(*id, &Ty::String);
                quote! { .import_from(#id) }
            }
            Call::Text(name, text) => {
                let name = format_ident!("{name}");
                quote! { .#name(#text) }
            }
            Call::Other(name, slot) => {
                let name = format_ident!("{name}");
                let other = self.converter.target(*slot).map(|target| self.converter.borrowed(target));
                quote! { .#name(#other) }
            }
            Call::Path(name, path) => {
                let (name, path) = (format_ident!("{name}"), path.borrowed());
                quote! { .#name(#path) }
            }
        }
    }

    /// A value that stands in a slot of its own.
    fn value(&self, slot: usize, want: &Ty<'a>) -> TokenStream {
        self.converter.reach(slot);
        match self.items.get(slot) {
            Some(item) => match &item.content {
                Content::Value(value) => self.converter.value(Context { item }, value, want),
                Content::Body(_) | Content::Elsewhere => TokenStream::new(),
            },
            None => TokenStream::new(),
        }
    }

    /// Steps one after another, where it is known what is used.
    fn flat(&self, written: Vec<Written>, more: &TokenStream) -> TokenStream {
        let mut used = BTreeSet::new();
        words(more, &mut used);
        let mut out: Vec<TokenStream> = Vec::new();
        // From the end on: what comes later uses what comes before.
        for step in written.into_iter().rev() {
            let tokens = match step {
                Written::ToDo(lines) => {
                    let lines = lines.iter().map(|line| quote! { __comment!(#line); });
                    out.push(quote! { __blank!(); #(#lines)* __space!(); });
                    continue;
                }
                Written::Comment(lines) => {
                    let lines = lines.iter().map(|line| quote! { __comment!(#line); });
                    let tokens = quote! { __blank!(); #(#lines)* };
                    out.push(tokens);
                    continue;
                }
                Written::Statement(slot, statement) => lines(*statement, self.converter.is_used(slot)),
                Written::Tokens(tokens) => quote! { __blank!(); #tokens },
                Written::Let(name, value) => {
                    if used.contains(&name.to_string()) {
                        quote! { __blank!(); let #name = #value; }
                    } else if is_call(&value) {
                        quote! { __blank!(); #value; }
                    } else {
                        TokenStream::new()
                    }
                }
                Written::Loop(head, body) => {
                    let body = self.flat(body, &TokenStream::new());
                    quote! { __blank!(); #head { #body } }
                }
            };
            words(&tokens, &mut used);
            out.push(tokens);
        }
        out.reverse();
        out.into_iter().collect()
    }
}
