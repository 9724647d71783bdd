use ferroform_codegen::{BuildError, Config};

fn main() -> Result<(), BuildError> {
    Config::for_build_script()
        .provider_source("acme/acme")
        .provider_version("~> 1.4")
        .compile(["docs", "overlays"])
}
