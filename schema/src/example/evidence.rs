//! Facts from uses: what the examples of a document say about its own type.

use super::declared::Declared;
use super::uses::{Body, Entry, ExampleValue, Use};
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::{Claim, DocumentFacts, Fact, Subject};
use crate::model::{BlockId, BlockSyntax, Evidence, ExampleLanguage, Nesting, Presence, Type};
use crate::suggest::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// What the uses say about the type that `document` describes, and which names they set that it does not declare.
///
/// Names are looked up in the document's own facts, so its sections must be linked to their arguments before. Each
/// statement is given once, with the first place that makes it.
///
/// What leaves no choice (two blocks of one name, a Python list of a nested class, a word where a number could stand, a
/// value that the converter turned into a string because the schema asks for one) is [`Evidence::Shape`]; what Terraform
/// would also take for another type, and a block that stands only once, is [`Evidence::Example`].
///
/// ```
/// use ferroform_schema::example::{facts, read};
/// use ferroform_schema::facts::{Claim, DocumentFacts, Fact, Subject};
/// use ferroform_schema::model::{BlockId, Evidence, Example, ExampleLanguage, ResourceKind, Type};
/// use ferroform_schema::source::{SourceFile, Span};
///
/// let code = "resource \"aws_lamp\" \"desk\" {\n  watts = 40\n  colour = \"red\"\n}\n";
/// let file = SourceFile::new("lamp.md", code);
/// let at = file.location(Span::new(0, code.len() as u32));
/// let watts = Subject::Argument(BlockId::root(), "watts".to_owned());
/// let document = DocumentFacts {
///     kind: ResourceKind::Resource,
///     type_name: "aws_lamp".to_owned(),
///     named_at: at.clone(),
///     facts: vec![Fact::new(watts.clone(), Claim::Declared, Evidence::Marker, at.clone())],
/// };
/// let example = Example { title: None, language: ExampleLanguage::Hcl, code: code.to_owned(), at };
/// let (uses, _) = read(&example, "aws_lamp");
/// let (facts, diagnostics) = facts(&uses, &document);
/// assert_eq!((&facts[0].subject, &facts[0].claim), (&watts, &Claim::Type(Type::Number)));
/// assert_eq!(facts[0].basis.at.to_string(), "lamp.md:2:3-2:13");
/// assert_eq!(diagnostics[0].message, "an example sets `colour`, which the document does not declare");
/// ```
#[must_use]
pub fn facts(uses: &[Use], document: &DocumentFacts) -> (Vec<Fact>, Vec<Diagnostic>) {
    let mut findings = Findings {
        declared: Declared::of(&document.facts),
        language: ExampleLanguage::Hcl,
        facts: Vec::new(),
        diagnostics: Vec::new(),
        said: BTreeMap::new(),
        undeclared: BTreeSet::new(),
    };
    let own = |found: &&Use| found.kind == document.kind && found.type_name == document.type_name;
    for found in uses.iter().filter(own) {
        findings.language = found.language.clone();
        findings.body(&BlockId::root(), &found.body, Some(found));
    }
    (findings.facts, findings.diagnostics)
}

struct Findings<'a> {
    declared: Declared<'a>,
    language: ExampleLanguage,
    facts: Vec<Fact>,
    diagnostics: Vec<Diagnostic>,
    /// What was said before, so that it is said once.
    said: BTreeMap<Subject, Vec<(Claim, Evidence)>>,
    undeclared: BTreeSet<(BlockId, String)>,
}

impl Findings<'_> {
    /// A body of the block `id`; `top` for the body of a declaration itself.
    fn body(&mut self, id: &BlockId, body: &Body, top: Option<&Use>) {
        for (name, entries) in body.by_name() {
            if !self.declared.argument(id, name) {
                let meta = top.is_some_and(|found| found.is_meta_argument(name));
                if !meta && let Some(first) = entries.first() {
                    self.undeclared(id, first);
                }
                continue;
            }
            self.nesting(id, name, &entries);
            if self.shows_members(id, name, &entries) {
                self.members(id, name, &entries);
                continue;
            }
            for entry in entries {
                self.literal(id, entry);
                if let Some(inner) = self.declared.block(id, name).cloned() {
                    for nested in entry.value.bodies() {
                        self.body(&inner, nested, None);
                    }
                }
            }
        }
    }

    /// Whether the example is all there is of a block: it is written as one, and no list has its members.
    fn shows_members(&self, id: &BlockId, name: &str, entries: &[&Entry]) -> bool {
        let written_as_block = |entry: &&Entry| {
            matches!(entry.value, ExampleValue::Block(_))
                && entry.value.bodies().iter().any(|body| !body.entries.is_empty())
        };
        // Old examples write maps like blocks.
        let map = self.declared.types(id, name).iter().any(|ty| matches!(ty, Type::Map(_)));
        let described = self.declared.block(id, name).is_some_and(|block| self.declared.has_members(block));
        self.language == ExampleLanguage::Hcl && !map && !described && entries.iter().all(written_as_block)
    }

    /// Declares the members of the block `name` as the example sets them.
    fn members(&mut self, id: &BlockId, name: &str, entries: &[&Entry]) {
        let Some(first) = entries.first() else { return };
        let inner = match self.declared.block(id, name) {
            Some(known) => known.clone(),
            None if id.is_root() => self.declared.unused(name.to_owned()),
            None => self.declared.unused(format!("{id}.{name}")),
        };
        self.push(id, first, Claim::Block(inner.clone()), Evidence::Shape);
        for body in entries.iter().flat_map(|entry| entry.value.bodies()) {
            for (name, entries) in body.by_name() {
                let Some(first) = entries.first() else { continue };
                self.push(&inner, first, Claim::Declared, Evidence::Example);
                if is_pair(body) {
                    self.push(&inner, first, Claim::Presence(Presence::Required), Evidence::Example);
                }
                self.nesting(&inner, name, &entries);
                if self.shows_members(&inner, name, &entries) {
                    self.members(&inner, name, &entries);
                } else {
                    entries.iter().for_each(|entry| self.literal(&inner, entry));
                }
            }
        }
    }

    /// How often the block `name` stands and how it is written.
    fn nesting(&mut self, id: &BlockId, name: &str, entries: &[&Entry]) {
        let Some(first) = entries.first() else { return };
        let hcl = self.language == ExampleLanguage::Hcl;
        let (nesting, evidence, syntax) = match first.value.bare() {
            ExampleValue::Block(_) if entries.len() > 1 => {
                (Nesting::List, Evidence::Shape, Some(BlockSyntax::Block))
            }
            // Where one pair of a name and its value is set, there can be others.
            ExampleValue::Block(body) if is_pair(body) => {
                (Nesting::List, Evidence::Example, Some(BlockSyntax::Block))
            }
            // One block does not show that there cannot be more.
            ExampleValue::Block(_) => {
                self.push(id, first, Claim::Syntax(BlockSyntax::Block), Evidence::Shape);
                return;
            }
            ExampleValue::Repeated(_) => (Nesting::List, Evidence::Shape, hcl.then_some(BlockSyntax::Block)),
            ExampleValue::Struct(_) => (Nesting::Single, Evidence::Shape, None),
            ExampleValue::Object(_) if self.declared.block(id, name).is_some() => {
                (Nesting::Single, Evidence::Example, hcl.then_some(BlockSyntax::Attribute))
            }
            ExampleValue::List(items) => match items.first().map(ExampleValue::bare) {
                // A converter that does not know the schema puts a lone dictionary into a list.
                Some(ExampleValue::Object(_)) if !hcl && items.len() == 1 => {
                    (Nesting::List, Evidence::Example, None)
                }
                Some(ExampleValue::Struct(_) | ExampleValue::Object(_)) => {
                    (Nesting::List, Evidence::Shape, hcl.then_some(BlockSyntax::Attribute))
                }
                _ => return,
            },
            _ => return,
        };
        self.push(id, first, Claim::Nesting(nesting), evidence);
        if let Some(syntax) = syntax {
            self.push(id, first, Claim::Syntax(syntax), Evidence::Shape);
        }
    }

    /// The kind of a literal, and of what is certain about an expression.
    fn literal(&mut self, id: &BlockId, entry: &Entry) {
        let known = self.declared.types(id, &entry.name);
        let hcl = self.language == ExampleLanguage::Hcl;
        let Some(ty) = kind(&entry.value) else { return };
        let evidence = match &entry.value {
            ExampleValue::Object(_) if self.declared.block(id, &entry.name).is_some() => return,
            // Terraform turns numbers and booleans into strings where a string is asked for; the converter to Python
            // has done so already.
            ExampleValue::Number(_) | ExampleValue::Bool(_) if hcl => {
                // A code is a text, although its signs are digits.
                if known.contains(&&Type::String) || entry.name.ends_with("code") {
                    return;
                }
                Evidence::Example
            }
            ExampleValue::Expression { .. } => Evidence::Example,
            // A collection is nothing else, but of what, and whether in order, others may know better, unless they
            // know of no collection.
            ExampleValue::List(_)
                if !known.contains(&&Type::String)
                    && known.iter().any(|ty| matches!(ty, Type::List(_) | Type::Set(_))) =>
            {
                Evidence::Example
            }
            ExampleValue::Object(_) if known.iter().any(|ty| matches!(ty, Type::Map(_))) => Evidence::Example,
            _ => Evidence::Shape,
        };
        self.push(id, entry, Claim::Type(ty), evidence);
    }

    fn push(&mut self, id: &BlockId, entry: &Entry, claim: Claim, evidence: Evidence) {
        let subject = Subject::Argument(id.clone(), entry.name.clone());
        let fact = Fact::new(subject, claim, evidence, entry.at.clone());
        let said = self.said.entry(fact.subject.clone()).or_default();
        if !said.contains(&(fact.claim.clone(), evidence)) {
            said.push((fact.claim.clone(), evidence));
            self.facts.push(fact);
        }
    }

    fn undeclared(&mut self, id: &BlockId, entry: &Entry) {
        let name = &entry.name;
        if !self.undeclared.insert((id.clone(), name.clone())) {
            return;
        }
        let place = if id.is_root() { String::new() } else { format!(" in `{id}`") };
        let message = if self.declared.attribute(id, name) {
            format!("an example sets `{name}`{place}, which is declared as an attribute only")
        } else {
            format!("an example sets `{name}`{place}, which the document does not declare")
        };
        let diagnostic = Diagnostic::new(Code::UndeclaredInExample, message, entry.at.clone());
        self.diagnostics.push(match nearest(name, self.declared.arguments(id)) {
            Some(near) => diagnostic.help(format!("is `{near}` meant?")),
            None => diagnostic.help("declare it in the argument reference, or correct the example"),
        });
    }
}

/// Whether a body is a name with its value, neither of which means anything without the other. Such a block is nearly
/// always one of several: of 64 in examples of a large provider, 62 may be repeated, and 61 require both.
fn is_pair(body: &Body) -> bool {
    let has = |names: [&str; 2]| body.entries.iter().any(|entry| names.contains(&entry.name.as_str()));
    body.entries.len() == 2 && has(["name", "key"]) && has(["value", "values"])
}

/// The type that a value shows, where it shows one.
fn kind(value: &ExampleValue) -> Option<Type> {
    match value {
        // Terraform takes `"80"` for a number and `"true"` for a boolean, and examples use it.
        ExampleValue::String(text) => {
            let other = text.parse::<f64>().is_ok() || matches!(text.as_str(), "true" | "false");
            (!other).then_some(Type::String)
        }
        ExampleValue::Number(_) => Some(Type::Number),
        ExampleValue::Bool(_) => Some(Type::Bool),
        ExampleValue::List(items) => {
            let nested = |item: &ExampleValue| !item.bodies().is_empty();
            if items.is_empty() || items.iter().any(nested) {
                return None;
            }
            Some(Type::List(Box::new(common(items.iter()).unwrap_or(Type::String))))
        }
        ExampleValue::Object(body) => {
            let values = || body.entries.iter().map(|entry| &entry.value);
            let simple = |value: &ExampleValue| {
                !matches!(value.bare(), ExampleValue::List(_)) && value.bodies().is_empty()
            };
            if !values().all(simple) {
                return None;
            }
            // Maps hold strings nearly always; numbers in them are strings without quotes.
            let element = common(values()).filter(|element| *element != Type::Number);
            Some(Type::Map(Box::new(element.unwrap_or(Type::String))))
        }
        ExampleValue::Expression { gives, .. } => gives.clone(),
        ExampleValue::Coerced { to, .. } => Some(to.clone()),
        ExampleValue::Null | ExampleValue::Block(_) | ExampleValue::Struct(_) | ExampleValue::Repeated(_) => {
            None
        }
    }
}

/// The type of all items of a collection: their own where they agree, else strings, to which Terraform turns them;
/// nothing where no item shows one.
fn common<'a>(items: impl Iterator<Item = &'a ExampleValue>) -> Option<Type> {
    let mut kinds = items.filter_map(kind);
    let first = kinds.next()?;
    Some(if kinds.all(|kind| kind == first) { first } else { Type::String })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{hcl, python};
    use super::*;
    use crate::model::ResourceKind;
    use crate::source::Location;

    fn place() -> Location {
        Location { path: "page.md".into(), line: 90, column: 1, end_line: 90, end_column: 9 }
    }

    /// A lamp with some arguments, a `shade` block with a `color`, and an attribute `lumens`.
    fn document() -> DocumentFacts {
        let argument = |block: &str, name: &str| Subject::Argument(BlockId(block.into()), name.into());
        let declared = |subject| Fact::new(subject, Claim::Declared, Evidence::Marker, place());
        let mut facts: Vec<Fact> = ["watts", "name", "plugs", "on", "shade", "labels"]
            .map(|name| declared(argument("", name)))
            .into_iter()
            .collect();
        let text = Claim::Type(Type::String);
        facts.push(Fact::new(argument("", "socket_code"), text, Evidence::Phrase, place()));
        facts.push(declared(argument("shade", "color")));
        facts.push(declared(Subject::Attribute(BlockId::root(), "lumens".into())));
        let block = Claim::Block(BlockId("shade".into()));
        facts.push(Fact::new(argument("", "shade"), block, Evidence::Section, place()));
        let type_name = "aws_lamp".to_owned();
        DocumentFacts { kind: ResourceKind::Resource, type_name, named_at: place(), facts }
    }

    fn said(uses: &[Use]) -> Vec<String> {
        let (facts, diagnostics) = facts(uses, &document());
        let fact = |fact: Fact| match fact.subject {
            Subject::Argument(block, name) => {
                let at = fact.basis.at;
                format!("{block}.{name} {:?} {:?} :{}", fact.claim, fact.basis.evidence, at.line)
            }
            other => panic!("{other:?}"),
        };
        facts.into_iter().map(fact).chain(diagnostics.into_iter().map(|d| d.message)).collect()
    }

    #[test]
    fn a_name_with_its_value_is_one_of_several_and_needs_both() {
        let said_of = |body: &str| {
            let (uses, _) = hcl(&format!("resource \"aws_lamp\" \"x\" {{\n  labels {{\n{body}  }}\n}}\n"));
            said(&uses)
        };
        let pair = said_of("    key = \"a\"\n    values = [\"b\"]\n");
        for line in [
            "(root).labels Nesting(List) Example :2",
            "labels.key Presence(Required) Example :3",
            "labels.values Presence(Required) Example :4",
        ] {
            assert!(pair.iter().any(|said| said == line), "{line}: {pair:?}");
        }
        for other in ["    key = \"a\"\n", "    key = \"a\"\n    value = \"b\"\n    color = \"c\"\n"] {
            let said = said_of(other);
            assert!(
                !said.iter().any(|line| line.contains("Presence") || line.contains("Nesting")),
                "{said:?}"
            );
        }
    }

    #[test]
    fn literals_give_types() {
        let (uses, _) = hcl(concat!(
            "resource \"aws_lamp\" \"x\" {\n  watts = 40\n  socket_code = 7\n  name = \"desk\"\n  plugs = [aws_plug.a.id]\n",
            "  on = true\n  labels = {\n    a = 1\n    b = \"c\"\n  }\n}\n",
            "resource \"aws_lamp\" \"y\" {\n  watts = \"60\"\n}\n",
            "resource \"aws_torch\" \"z\" {\n  watts = true\n}\n",
        ));
        insta::assert_snapshot!(said(&uses).join("\n"), @r"
        (root).watts Type(Number) Example :2
        (root).name Type(String) Shape :4
        (root).plugs Type(List(String)) Shape :5
        (root).on Type(Bool) Example :6
        (root).labels Type(Map(String)) Shape :7
        ");
    }

    #[test]
    fn a_list_outspeaks_a_text_that_knows_of_one_value() {
        let plugs = |known: &[Type]| {
            let (uses, _) = hcl("resource \"aws_lamp\" \"x\" {\n  plugs = [\"a\"]\n}\n");
            let mut document = document();
            let subject = Subject::Argument(BlockId::root(), "plugs".into());
            let fact =
                |ty: &Type| Fact::new(subject.clone(), Claim::Type(ty.clone()), Evidence::Phrase, place());
            document.facts.extend(known.iter().map(fact));
            facts(&uses, &document).0.first().map(|fact| fact.basis.evidence)
        };
        let list = Type::List(Box::new(Type::String));
        assert_eq!(plugs(std::slice::from_ref(&list)), Some(Evidence::Example));
        assert_eq!(plugs(&[list, Type::String]), Some(Evidence::Shape));
    }

    #[test]
    fn blocks_give_nesting_and_syntax() {
        let one = "resource \"aws_lamp\" \"x\" {\n  shade {\n    color = \"red\"\n  }\n}\n";
        let two = "resource \"aws_lamp\" \"x\" {\n  shade {}\n  shade {}\n}\n";
        let list = "resource \"aws_lamp\" \"x\" {\n  shade = [{ color = \"red\" }]\n}\n";
        let object = "resource \"aws_lamp\" \"x\" {\n  shade = { color = \"red\" }\n}\n";
        let seen: Vec<String> = [one, two, list, object].map(|code| said(&hcl(code).0).join("\n")).into();
        insta::assert_snapshot!(seen.join("\n\n"), @r"
        (root).shade Syntax(Block) Shape :2
        shade.color Type(String) Shape :3

        (root).shade Nesting(List) Shape :2
        (root).shade Syntax(Block) Shape :2

        (root).shade Nesting(List) Shape :2
        (root).shade Syntax(Attribute) Shape :2
        shade.color Type(String) Shape :2

        (root).shade Nesting(Single) Example :2
        (root).shade Syntax(Attribute) Shape :2
        shade.color Type(String) Shape :2
        ");
    }

    #[test]
    fn a_block_without_a_list_of_members_has_those_of_the_example() {
        let (uses, _) =
            hcl("resource \"aws_lamp\" \"x\" {\n  plugs {\n    name = \"a\"\n    values = [\"b\"]\n  }\n}\n");
        insta::assert_snapshot!(said(&uses).join("\n"), @r#"
        (root).plugs Nesting(List) Example :2
        (root).plugs Syntax(Block) Shape :2
        (root).plugs Block(BlockId("plugs")) Shape :2
        plugs.name Declared Example :3
        plugs.name Presence(Required) Example :3
        plugs.name Type(String) Shape :3
        plugs.values Declared Example :4
        plugs.values Presence(Required) Example :4
        plugs.values Type(List(String)) Shape :4
        "#);
    }

    #[cfg(feature = "python")]
    #[test]
    fn python_shows_single_and_repeated_blocks_and_the_types_of_the_schema() {
        let (uses, _) = python(concat!(
            "Lamp(self, \"x\",\n    name=Token.as_string(7),\n    shade=LampShade(color=\"red\")\n)\n",
            "Lamp(self, \"y\",\n    shade=[LampShade(color=\"red\")]\n)\n",
        ));
        insta::assert_snapshot!(said(&uses).join("\n"), @r"
        (root).name Type(String) Shape :2
        (root).shade Nesting(Single) Shape :3
        shade.color Type(String) Shape :3
        (root).shade Nesting(List) Shape :6
        ");
    }

    #[test]
    fn undeclared_names_are_reported_once_and_never_believed() {
        let (uses, _) = hcl(concat!(
            "resource \"aws_lamp\" \"x\" {\n  wats = 40\n  lumens = 3\n  depends_on = [aws_plug.a]\n  count = 2\n",
            "  shade {\n    count = 1\n  }\n}\n",
            "resource \"aws_lamp\" \"y\" {\n  wats = 40\n}\n",
        ));
        insta::assert_snapshot!(said(&uses).join("\n"), @r"
        (root).shade Syntax(Block) Shape :6
        an example sets `wats`, which the document does not declare
        an example sets `lumens`, which is declared as an attribute only
        an example sets `count` in `shade`, which the document does not declare
        ");
        let (_, diagnostics) = facts(&uses, &document());
        assert_eq!(diagnostics[0].help.as_deref(), Some("is `watts` meant?"));
        assert_eq!(diagnostics[0].code, Code::UndeclaredInExample);
    }
}
