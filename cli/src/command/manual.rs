//! `ferroform completions` and `ferroform man`: what is made from the description of the command line itself.

use crate::args::{Arguments, CompletionsArgs, ManArgs};
use crate::output::{Exit, Output, counted};
use clap::CommandFactory as _;
use clap_mangen::Man;
use std::io;

pub(crate) fn completions(args: &CompletionsArgs) -> io::Result<Exit> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::command(), "ferroform", &mut text);
    io::Write::write_all(&mut io::stdout().lock(), &text)?;
    Ok(Exit::Success)
}

pub(crate) fn man(args: &ManArgs, output: &mut Output) -> io::Result<Exit> {
    let mut command = Arguments::command();
    command.build();
    let Some(folder) = &args.out else {
        let mut text = Vec::new();
        Man::new(command).render(&mut text)?;
        io::Write::write_all(&mut io::stdout().lock(), &text)?;
        return Ok(Exit::Success);
    };
    let written = std::fs::create_dir_all(folder).and_then(|()| {
        clap_mangen::generate_to(command, folder)?;
        std::fs::read_dir(folder).map(|entries| {
            let pages = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
            pages.filter(|name| name.starts_with("ferroform") && name.ends_with(".1")).count()
        })
    });
    match written {
        Ok(pages) => {
            output.tell(&format!("{} in `{}`", counted(pages, "page"), folder.display()))?;
            Ok(Exit::Success)
        }
        Err(error) => {
            output.complain(&format!("`{}` cannot be written: {error}", folder.display()));
            Ok(Exit::Failure)
        }
    }
}
