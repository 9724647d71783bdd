//! Stacks as HCL. With the feature `hcl`.

use crate::App;
use crate::data::{Args, Data, Repr};
use crate::error::SynthErrors;
use crate::scope::Scope;
use crate::synth::{RenderedStack, Synthesis, write_stacks};
use crate::tree::{Content, ElementData, ElementType};
use ferroform_hcl::{Kind, Known, Shape, hcl};
use ferroform_rules::table::ElementKind;
use std::path::Path;

/// The file of a stack.
const FILE: &str = "main.tf";

impl App {
    /// Like [`App::synth_to`], as HCL that people read: for review, and for going on without the program. Each stack becomes
    /// `stacks/ID/main.tf` in the folder, of which Terraform plans what it plans of the JSON. With the feature `hcl`.
    ///
    /// What a typed builder made is a block or an attribute as its provider has it. Of types without bindings, objects in a
    /// list are taken for blocks.
    ///
    /// ```
    /// use ferroform::{App, GenericResource, Stack, Value};
    /// # let folder = tempfile::tempdir()?;
    /// let app = App::new();
    /// let stack = Stack::new(&app, "lights");
    /// GenericResource::resource("acme_lamp").set("shade", [Value::object([("colour", "red".into())])]).create(&stack, "desk");
    /// app.synth_hcl_to(folder.path())?;
    /// let text = std::fs::read_to_string(folder.path().join("stacks/lights/main.tf"))?;
    /// assert!(text.contains("  shade {\n    colour = \"red\"\n  }\n"), "{text}");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As for [`App::synth`].
    pub fn synth_hcl_to(&self, folder: impl AsRef<Path>) -> Result<Synthesis, SynthErrors> {
        let (folder, rendered) = (folder.as_ref(), self.render_for(folder.as_ref())?);
        let shapes = shapes(self);
        let text = |stack: &RenderedStack| {
            hcl(stack.text(), &shapes).map_err(|error| (stack.path().to_owned(), error))
        };
        let texts: Result<Vec<String>, _> = rendered.stacks().iter().map(text).collect();
        let texts = texts.map_err(|(stack, error)| {
            let unreadable = std::io::Error::new(std::io::ErrorKind::InvalidData, error);
            SynthErrors::io(folder.join(stack), "write as HCL", unreadable)
        })?;
        let synthesis = write_stacks(rendered, folder, FILE, &texts)?;
        self.construct().shared.warnings().show(synthesis.warnings());
        Ok(synthesis)
    }
}

/// What is a block and what an attribute, as the program's values tell.
fn shapes(app: &App) -> Known {
    let mut known = Known::default();
    for content in app.construct().shared.tree.borrow().contents() {
        if let Content::Element(element) = content
            && let ElementType::Bound(_) = element.ty
        {
            of_element(element, &mut known);
        }
    }
    known
}

fn of_element(element: &ElementData, known: &mut Known) {
    let kind = match element.ty.kind() {
        ElementKind::Resource => Kind::Resource,
        ElementKind::DataSource => Kind::Data,
        ElementKind::Ephemeral => Kind::Ephemeral,
        ElementKind::Provider => Kind::Provider,
    };
    of_arguments(&element.args, &mut Vec::new(), &mut |path, shape| {
        known.insert(kind, element.ty.name(), path, shape)
    });
}

fn of_arguments<'a>(arguments: &'a Args, path: &mut Vec<&'a str>, say: &mut dyn FnMut(&[&str], Shape)) {
    for (name, value) in arguments.iter() {
        path.push(name);
        let shape = of_value(value, path, say);
        say(path, shape);
        path.pop();
    }
}

/// How a value stands under its name; what is in it is said on the way. Values are of bounded depth.
fn of_value<'a>(value: &'a Data, path: &mut Vec<&'a str>, say: &mut dyn FnMut(&[&str], Shape)) -> Shape {
    match &value.0 {
        Repr::Block(arguments) if arguments.is_object() => Shape::Attribute,
        Repr::Block(arguments) => {
            of_arguments(arguments, path, say);
            Shape::Block
        }
        Repr::List(items) => {
            let shapes = items.iter().map(|item| of_value(item, path, say));
            shapes.fold(Shape::Attribute, |all, one| if one == Shape::Block { one } else { all })
        }
        Repr::Map(members) => {
            let shapes = members.iter().map(|(_, member)| of_value(member, path, say));
            shapes.fold(Shape::Attribute, |all, one| if one == Shape::Block { Shape::Labelled } else { all })
        }
        Repr::Dynamic(repeated) => {
            of_value(&repeated.content, path, say);
            if repeated.labelled { Shape::Labelled } else { Shape::Block }
        }
        _ => Shape::Attribute,
    }
}
