//! Time and memory of large stacks: `cargo bench --bench synth`.
//!
//! One API and many integrations that refer to it. Sizes run in one process, smallest first, so that the peak of memory
//! is that of the size before or its own.

#![allow(clippy::print_stdout, reason = "figures are what a benchmark is for")]

use ferroform::{App, Stack, SynthErrors};
use ferroform_aws::apigatewayv2_api::{Apigatewayv2Api, ProtocolType};
use ferroform_aws::apigatewayv2_integration::{
    Apigatewayv2Integration, ConnectionType, IntegrationType, ResponseParameters, TlsConfig,
};
use ferroform_aws::provider::AwsProvider;
use std::time::{Duration, Instant};

fn main() -> Result<(), SynthErrors> {
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("run by `cargo bench` only");
        return Ok(());
    }
    let folder = std::env::temp_dir().join(format!("ferroform-bench-{}", std::process::id()));
    println!("{:>12} {:>12} {:>12} {:>12}", "integrations", "construct", "synth", "peak memory");
    for integrations in [1_000, 10_000, 20_000] {
        let (construct, synth) = measure(integrations, &folder)?;
        println!("{integrations:>12} {construct:>12.1?} {synth:>12.1?} {:>12}", peak_memory());
    }
    // The folder is temporary; what cannot be removed is the system's to remove.
    drop(std::fs::remove_dir_all(folder));
    Ok(())
}

fn measure(integrations: usize, folder: &std::path::Path) -> Result<(Duration, Duration), SynthErrors> {
    let start = Instant::now();
    let app = App::new();
    let stack = Stack::new(&app, format!("stack-{integrations}"));
    AwsProvider::builder().region("us-east-1").create(&stack, "aws");
    let api =
        Apigatewayv2Api::builder().name("example").protocol_type(ProtocolType::Http).create(&stack, "api");
    for i in 0..integrations {
        Apigatewayv2Integration::builder()
            .api_id(api.id())
            .integration_type(IntegrationType::HttpProxy)
            .integration_method("ANY")
            .integration_uri("https://example.com/{proxy}")
            .connection_type(ConnectionType::Internet)
            .timeout_milliseconds(29_000)
            .request_parameters([("overwrite:path", "staticValueForIntegration")])
            .response_parameters([ResponseParameters::builder()
                .status_code("403")
                .mappings([("a", "b")])
                .build()])
            .tls_config(TlsConfig::builder().server_name_to_verify("example.com"))
            .create(&stack, format!("integration-{i}"));
    }
    let construct = start.elapsed();
    let start = Instant::now();
    app.synth_to(folder)?;
    Ok((construct, start.elapsed()))
}

/// The most memory that the process ever had, where the system tells.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: Option<u64> = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse().ok());
    kilobytes.map_or_else(|| "unknown".to_owned(), |kb| format!("{} MB", kb / 1024))
}
