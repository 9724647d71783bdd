//! Provisioners, and how they reach what they work on.

use crate::code::Converter;
use crate::expression::Context;
use crate::given::{Given, arguments};
use crate::types::Ty;
use hcl_edit::expr::Expression;
use hcl_edit::structure::{Block, Body};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// The settings of connections that are text.
const TEXTS: [&str; 20] = [
    "agent_identity",
    "bastion_certificate",
    "bastion_host",
    "bastion_host_key",
    "bastion_password",
    "bastion_private_key",
    "bastion_user",
    "cacert",
    "certificate",
    "host_key",
    "password",
    "private_key",
    "proxy_host",
    "proxy_scheme",
    "proxy_user_name",
    "proxy_user_password",
    "script_path",
    "target_platform",
    "timeout",
    "user",
];

/// Those that are numbers.
const NUMBERS: [&str; 3] = ["bastion_port", "port", "proxy_port"];

/// Those that are switches.
const SWITCHES: [&str; 4] = ["agent", "https", "insecure", "use_ntlm"];

impl<'a> Converter<'a> {
    pub(crate) fn provisioner(&self, context: Context<'a>, block: &Block) -> TokenStream {
        let provisioner = self.imports.runtime("Provisioner");
        let kind = block.labels.first().map_or("local-exec", |label| label.as_str());
        let given = arguments(&block.body);
        let stated = |name: &str| block.body.get_attribute(name).map(|attribute| &attribute.value);
        let text = |value: &Expression| self.value(context, value, &Ty::String);
        let (start, said) =
            match (kind, stated("command"), stated("source"), stated("destination"), stated("inline")) {
                ("local-exec", Some(command), ..) => {
                    let command = text(command);
                    (quote! { #provisioner::local_exec(#command) }, &["command"][..])
                }
                ("file", _, Some(source), Some(destination), _) => {
                    let (source, destination) = (text(source), text(destination));
                    (quote! { #provisioner::file(#source, #destination) }, &["source", "destination"][..])
                }
                ("remote-exec", _, _, _, Some(lines @ Expression::Array(_))) => {
                    let lines = self.value(context, lines, &Ty::List(Box::new(Ty::String)));
                    (quote! { #provisioner::remote_exec(#lines) }, &["inline"][..])
                }
                _ => (quote! { #provisioner::new(#kind) }, &[][..]),
            };
        let calls =
            given.into_iter().filter(|(name, _)| !said.contains(name)).map(|(name, given)| match given {
                Given::Attribute(attribute) => match (name, word(&attribute.value)) {
                    ("when", Some("destroy")) => quote! { .on_destroy() },
                    ("on_failure", Some("continue")) => quote! { .continue_on_failure() },
                    // Keywords, not expressions.
                    ("when" | "on_failure", Some(word)) => quote! { .set(#name, #word) },
                    _ => {
                        let value = self.value(context, &attribute.value, &Ty::Any);
                        quote! { .set(#name, #value) }
                    }
                },
                given => match (name, given.first()) {
                    ("connection", Some(block)) => {
                        let connection = self.connection(context, &block.body);
                        quote! { .connection(#connection) }
                    }
                    (_, Some(block)) => {
                        let inner = self.untyped_block(context, &block.body);
                        quote! { .set(#name, #inner) }
                    }
                    (_, None) => TokenStream::new(),
                },
            });
        quote! { #start #(#calls)* }
    }

    /// How provisioners reach something: typed where its kind is known, otherwise by the names of the settings.
    pub(crate) fn connection(&self, context: Context<'a>, body: &Body) -> TokenStream {
        self.attempt(|| self.typed_connection(context, body)).unwrap_or_else(|| {
            let pairs = self.settings_of(context, body);
            quote! { [#(#pairs),*] }
        })
    }

    fn typed_connection(&self, context: Context<'a>, body: &Body) -> Option<TokenStream> {
        let connection = self.imports.runtime("Connection");
        let kind = match body.get_attribute("type") {
            None => format_ident!("ssh"),
            Some(kind) if matches!(kind.value.as_str(), Some("ssh" | "winrm")) => {
                format_ident!("{}", kind.value.as_str()?)
            }
            Some(_) => return None,
        };
        let host = self.value(context, &body.get_attribute("host")?.value, &Ty::String);
        let mut calls = TokenStream::new();
        for (name, given) in arguments(body) {
            let Given::Attribute(attribute) = given else { return None };
            let ty = match name {
                "type" | "host" => continue,
                name if TEXTS.contains(&name) => Ty::String,
                name if NUMBERS.contains(&name) => Ty::Number,
                name if SWITCHES.contains(&name) => Ty::Bool,
                _ => return None,
            };
            let (setter, value) = (format_ident!("{name}"), self.value(context, &attribute.value, &ty));
            calls.extend(quote! { .#setter(#value) });
        }
        Some(quote! { #connection::#kind(#host)#calls })
    }
}

/// A keyword, which files in JSON have as text.
fn word(value: &Expression) -> Option<&str> {
    match value {
        Expression::Variable(word) => Some(word.as_str()),
        value => value.as_str(),
    }
}
