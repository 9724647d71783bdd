//! The program as text.

use crate::ProgramForm;
use crate::code::{Converter, ProgramStatement};
use crate::summary::Summary;
use crate::text_aside::Aside;
use ferroform_codegen::names::snake;
use ferroform_schema::visible::visible;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// Marks of the formatter's input that become comments and empty lines: it keeps neither.
const COMMENT: &str = "__comment!(";
const BLANK: &str = "__blank!();";
/// An empty line, also below a comment.
const SPACE: &str = "__space!();";

/// How the formatter knows `template!`.
const TEMPLATE: (&str, &str) = ("__template__(", "template!(");

/// Writes the statements in this form.
pub(crate) fn write(
    statements: Vec<ProgramStatement>,
    converter: Converter<'_>,
    form: &ProgramForm,
) -> (String, Summary) {
    let body: TokenStream = statements
        .into_iter()
        .enumerate()
        .map(|(at, statement)| lines(statement, converter.is_used(at)))
        .collect();
    for name in ["App", "Stack", "SynthErrors"] {
        converter.imports.runtime(name);
    }
    let function = match form {
        ProgramForm::Program { stack } => quote! {
            fn main() -> Result<(), SynthErrors> {
                let app = App::new();
                let stack = Stack::new(&app, #stack);
                #body
                __blank!();
                app.synth()?;
                Ok(())
            }
        },
        ProgramForm::Function { name } => {
            let name = format_ident!("{}", snake(name));
            let parameters = converter.parameters();
            quote! { pub fn #name(stack: &Stack, #(#parameters),*) { #body } }
        }
    };
    let uses = converter.imports.lines(&function);
    let (_, mut summary) = converter.into_parts();
    let program = formatted(quote! { #uses #function });
    summary.untyped.sort();
    summary.lines_out = program.lines().count();
    (program, summary)
}

/// A program as people lay it out.
pub(crate) fn formatted(tokens: TokenStream) -> String {
    // Tokens of ours always parse; were they not to, they are still the program.
    match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(file) => {
            let aside = Aside::of(&prettyplease::unparse(&file), |code| code.replace(TEMPLATE.0, TEMPLATE.1));
            aside.back(&comments(&aside.program))
        }
        Err(_) => tokens.to_string(),
    }
}

pub(crate) fn lines(statement: ProgramStatement, used: bool) -> TokenStream {
    let ProgramStatement { comments, variable, ty, create, calls, by_value, after } = statement;
    if create.is_empty() && after.is_empty() && comments.is_empty() {
        return TokenStream::new();
    }
    let ty = ty.map(|ty| quote! { : #ty });
    let comments = comments.iter().map(|line| quote! { __comment!(#line); });
    let statement = match variable.filter(|_| used) {
        _ if create.is_empty() => TokenStream::new(),
        Some(variable) if by_value || calls.is_empty() => quote! { let #variable #ty = #create #calls; },
        Some(variable) => quote! { let #variable = #create; #variable #calls; },
        None if by_value => quote! { let _ #ty = #create #calls; },
        None => quote! { #create #calls; },
    };
    quote! { __blank!(); #(#comments)* #statement #after }
}

/// Comments and empty lines in the place of their marks.
fn comments(program: &str) -> String {
    let mut out = String::with_capacity(program.len());
    let mut lines = program.lines();
    while let Some(line) = lines.next() {
        let trimmed = line.trim_start();
        let indent = line.get(..line.len() - trimmed.len()).unwrap_or_default();
        if trimmed == SPACE {
            out.push('\n');
        } else if trimmed == BLANK {
            if !out.ends_with("\n\n") && !out.ends_with("{\n") && !out.is_empty() && !is_comment(&out) {
                out.push('\n');
            }
        } else if let Some(rest) = trimmed.strip_prefix(COMMENT) {
            // The formatter breaks a long one.
            let mut text = rest.to_owned();
            while !text.ends_with(");") {
                let Some(more) = lines.next() else { break };
                text.push_str(more.trim());
            }
            let text = syn::parse_str::<syn::LitStr>(text.trim_end_matches(");").trim_end_matches(','));
            let text = text.map(|text| text.value()).unwrap_or_default();
            // rustc takes no character that changes the direction of text, nor does a terminal want it.
            out.push_str(&format!("{indent}// {}\n", visible(&text)));
        } else {
            out.push_str(line);
            out.push('\n');
        }
    }
    let start = ["\nfn ", "\npub fn "].into_iter().filter_map(|word| out.find(word)).min();
    if let Some(start) = start
        && !out.get(..start).is_some_and(|before| before.ends_with('\n'))
    {
        out.insert(start, '\n');
    }
    out
}

/// Whether the last line is a comment: what it is about stands right below it.
fn is_comment(out: &str) -> bool {
    out.lines().next_back().is_some_and(|line| line.trim_start().starts_with("// "))
}
