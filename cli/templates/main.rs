//! What this project makes, as a program: `ferroform plan` shows it, `ferroform deploy` makes it.
{{module}}
use ferroform::{App, Output, {{derive}}Stack, SynthErrors};
{{imports}}
fn main() -> Result<(), SynthErrors> {
    let app = App::new();
    hello(&app);
    app.synth()?;
    Ok(())
}

/// One stack: what Terraform plans and deploys as a whole, with a state of its own.
fn hello(app: &App) {
    let stack = Stack::new(app, "hello");
{{body}}}

#[cfg(test)]
mod tests {
    use super::*;
    use ferroform::testing;

    #[test]
    fn the_stack_says_hello() {
        let app = App::new();
        hello(&app);
        let found = testing::synth(&app);
{{assertion}}    }
}
