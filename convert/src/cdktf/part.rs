//! Outputs, variables, local values, modules and assets.

use super::call::Arguments;
use super::data::{Data, Object, program};
use super::hcl::{Missing, quoted};
use super::known::letters;
use super::node::Node;
use super::state::{Holding, Kind, Lowering};
use crate::configuration::Declaration;
use ferroform_cdktf::Expression;
use ferroform_codegen::names::snake;

impl<'p> Lowering<'p> {
    /// Outputs, variables, local values and modules.
    pub(super) fn part(&mut self, class: &str, given: Arguments<'p>, at: &'p Expression) -> Data<'p> {
        let Some(standing) = self.standing(&given) else {
            return program(self.file, at, "a construct whose place or id the program computes");
        };
        let (kind, stem) = match class {
            "TerraformOutput" => (Kind::Output, "output."),
            "TerraformVariable" => (Kind::Variable, "var."),
            "TerraformLocal" => (Kind::Local, "local."),
            _ => (Kind::Module, "module."),
        };
        let address = self.address(stem, &standing.word);
        let own = address.rsplit('.').next().unwrap_or_default().to_owned();
        if kind == Kind::Local {
            let value = given.get("expression", 2).cloned().unwrap_or(Data::Null);
            let value = match self.hcl(&value, &[]) {
                Ok(value) => value,
                Err(missing) => {
                    self.miss("value", &value, missing, at);
                    "null".to_owned()
                }
            };
            let block = format!("locals {{\n{own} = {value}\n}}\n");
            let declares = Self::declaration(kind, &address);
            let made = self.create(kind, address, None, false, standing, block, at);
            self.redeclare(&made, declares);
            return made;
        }
        let configuration = match given.configuration(2) {
            Ok(configuration) => configuration,
            Err(Data::Program(program)) => return Data::Program(program),
            Err(_) => return program(self.file, at, "a configuration that the program computes"),
        };
        let mut block = format!(
            "{} {} {{\n",
            ["output", "variable", "module"][match kind {
                Kind::Output => 0,
                Kind::Variable => 1,
                _ => 2,
            }],
            quoted(&own)
        );
        let configuration = self.meta(kind, configuration, at, &mut block);
        let repeats = block.contains("\ncount = ") || block.contains("\nfor_each = ");
        let logical_id = matches!(
            configuration.get("staticId").or(configuration.get("static_id")),
            Some(Data::Bool(true))
        )
        .then(|| self.shown(given.id().unwrap_or(&Data::Null)));
        self.part_body(kind, &configuration, at, &mut block);
        block.push_str("}\n");
        let made = self.create(kind, address, None, repeats, standing, block, at);
        if let (Some(_), Data::Reference(id, _)) = (&logical_id, &made)
            && let Some(slot) = self.constructs.get(*id).map(|made| made.slot)
            && let Some(slot) = self.slots.get_mut(slot)
        {
            slot.name.logical_id = logical_id;
        }
        made
    }

    /// What a slot of a construct declares.
    fn redeclare(&mut self, made: &Data<'p>, declares: Declaration) {
        if let Data::Reference(id, _) = made
            && let Some(slot) = self.constructs.get(*id).map(|made| made.slot)
            && let Some(slot) = self.slots.get_mut(slot)
        {
            slot.declares = Some(declares);
        }
    }

    fn part_body(&mut self, kind: Kind, configuration: &Object<'p>, at: &'p Expression, out: &mut String) {
        for (name, value) in &configuration.members {
            let written = match (kind, letters(name).as_str(), value) {
                (Kind::Output, "value", Data::Null) => {
                    out.push_str("value = null\n");
                    Ok(())
                }
                (_, "staticid" | "skipassetcreationfromlocalmodules", _) | (_, _, Data::Null) => continue,
                (Kind::Variable, "type", Data::Text(ty)) => {
                    // The word for it, where Terraform's language would read no more out of the text.
                    let is_type = ty.parse::<hcl_edit::expr::Expression>().is_ok();
                    out.push_str(&format!("type = {}\n", if is_type { ty.clone() } else { quoted(ty) }));
                    Ok(())
                }
                (Kind::Variable, "type", Data::Method(_, ty)) => {
                    // `VariableType.LIST_STRING`.
                    let ty = ty.to_ascii_lowercase();
                    let ty = ty.split_once('_').map_or(ty.clone(), |(of, item)| format!("{of}({item})"));
                    out.push_str(&format!("type = {ty}\n"));
                    Ok(())
                }
                (_, "validation" | "precondition", Data::List(items)) => {
                    for item in items {
                        if let Data::Object(condition) = item {
                            self.condition(name, condition, at, out);
                        }
                    }
                    Ok(())
                }
                (_, "validation" | "precondition", Data::Object(condition)) => {
                    self.condition(name, condition, at, out);
                    Ok(())
                }
                (Kind::Module, "variables", Data::Object(variables)) => {
                    for (name, value) in &variables.members {
                        match self.hcl(value, &[]) {
                            Ok(value) => out.push_str(&format!("{name} = {value}\n")),
                            Err(missing) => self.miss(name, value, missing, at),
                        }
                    }
                    Ok(())
                }
                (Kind::Module, "providers", Data::List(items)) => self.module_providers(items, out),
                (_, _, value) => {
                    let name = snake(name);
                    self.hcl(value, &[]).map(|value| out.push_str(&format!("{name} = {value}\n")))
                }
            };
            if let Err(missing) = written {
                self.miss(&snake(name), value, missing, at);
            }
        }
    }

    /// The providers that a module is given.
    fn module_providers(&mut self, items: &[Data<'p>], out: &mut String) -> Result<(), Missing> {
        let mut pairs = Vec::new();
        for item in items {
            let (provider, alias) = match item {
                Data::Object(object) => {
                    let alias = object.get("moduleAlias").or(object.get("module_alias")).and_then(Data::text);
                    (object.get("provider").cloned().unwrap_or(Data::Null), alias)
                }
                other => (other.clone(), None),
            };
            let provider = self.hcl(&provider, &[])?;
            let name = provider.split('.').next().unwrap_or_default().to_owned();
            let key = match alias {
                Some(alias) => format!("{name}.{alias}"),
                None => name,
            };
            pairs.push(format!("{key} = {provider}"));
        }
        out.push_str(&format!("providers = {{\n{}\n}}\n", pairs.join("\n")));
        Ok(())
    }

    /// A file that comes along: its members are known by their names.
    pub(super) fn asset(&mut self, given: Arguments<'p>, at: &'p Expression) -> Data<'p> {
        let configuration = given.configuration(2).unwrap_or_default();
        let (Some(standing), Some(source)) =
            (self.standing(&given), configuration.get("path").and_then(Data::text))
        else {
            return program(self.file, at, "a file whose path the program computes");
        };
        let constructor = match configuration.get("type") {
            Some(Data::Method(_, kind)) if kind.eq_ignore_ascii_case("directory") => "folder",
            Some(Data::Method(_, kind)) if kind.eq_ignore_ascii_case("archive") => "archive",
            Some(Data::Method(_, _)) => "file",
            // As the path says it; CDKTF asks the disk.
            _ if source.rsplit('/').next().is_some_and(|name| name.contains('.')) => "file",
            _ => "folder",
        };
        let variable = super::write::ident(&self.fresh(&standing.wish));
        self.items += 1;
        self.push(Node::Asset {
            variable: variable.clone(),
            constructor,
            id: standing.id,
            scope: standing.scope,
            source,
        });
        let mut object = Object::default();
        for (names, method) in [
            (["path", "path"], "path"),
            (["fileName", "file_name"], "file_name"),
            (["assetHash", "asset_hash"], "hash"),
        ] {
            let code = format!("{variable}.{method}()");
            let name = self.fresh(&format!("{variable}_{method}"));
            self.variables.push(super::state::Variable {
                name,
                holds: Holding::Code(code),
                is_native: false,
            });
            for name in names {
                object.set(name.to_owned(), Data::Variable(self.variables.len() - 1));
            }
        }
        Data::Object(object)
    }
}
