//! `ferroform output`

use super::drive::{self, Stop};
use crate::args::drive::{OutputArgs, OutputFormat, ProgramArgs};
use crate::output::{Exit, Output};
use ferroform_testing::Terraform;
use ferroform_testing::drive::{Drive, Interrupt, OutputValue, Stacks};
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;
use std::io;

/// What one stack says for another only.
const CROSS_STACK: &str = "cross-stack-output-";

pub(crate) fn run(args: &OutputArgs, output: &mut Output) -> io::Result<Exit> {
    let interrupt = drive::interrupt();
    match outputs(args, &interrupt) {
        Ok(outputs) => {
            let text = match args.format {
                OutputFormat::Text => text(&outputs, args.show_sensitive),
                OutputFormat::Json => json(&outputs, args.show_sensitive),
            };
            output.result(&text)?;
            Ok(Exit::Success)
        }
        Err(stop) => Ok(stop.tell(&interrupt, output)),
    }
}

type Outputs = Vec<(String, BTreeMap<String, OutputValue>)>;

fn outputs(args: &OutputArgs, interrupt: &Interrupt) -> Result<Outputs, Stop> {
    let terraform = Terraform::find().map_err(|absent| Stop::Absent(absent.to_string()))?;
    let settings = drive::settings(&ProgramArgs { app: None, output: args.output.clone() })?;
    let stacks = Stacks::read(&settings.output())?.select(&args.stacks)?;
    let mut outputs = Drive::new(terraform, stacks, interrupt.clone()).outputs()?;
    for (_, outputs) in &mut outputs {
        outputs.retain(|name, _| !name.starts_with(CROSS_STACK));
    }
    Ok(outputs)
}

fn text(outputs: &Outputs, show_sensitive: bool) -> String {
    let mut text = String::new();
    for (stack, outputs) in outputs {
        text += &format!("{stack}\n");
        if outputs.is_empty() {
            text += "  no outputs\n";
        }
        for (name, output) in outputs {
            let value = match &output.value {
                _ if output.sensitive && !show_sensitive => "(sensitive)".to_owned(),
                Json::Object(_) | Json::Array(_) => format!("{:#}", output.value).replace('\n', "\n  "),
                value => value.to_string(),
            };
            text += &format!("  {name} = {value}\n");
        }
    }
    text
}

fn json(outputs: &Outputs, show_sensitive: bool) -> String {
    let stacks: Map<String, Json> = outputs
        .iter()
        .map(|(stack, outputs)| {
            let shown = outputs.iter().filter(|(_, output)| show_sensitive || !output.sensitive);
            let values = shown.map(|(name, output)| (name.clone(), output.value.clone()));
            (stack.clone(), Json::Object(values.collect()))
        })
        .collect();
    format!("{:#}", Json::Object(stacks))
}
