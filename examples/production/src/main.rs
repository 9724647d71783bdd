//! `cargo run` in this folder writes `cdktf.out/stacks/platform` and `cdktf.out/stacks/service`.

use ferroform::{App, SynthErrors};

fn main() -> Result<(), SynthErrors> {
    let app = App::new();
    production::shop(&app);
    app.synth()?;
    Ok(())
}
