//! What the benchmarks share. Each uses a part of it.

#![allow(dead_code, unreachable_pub, reason = "a module of several programs, each of which uses a part")]
#![allow(clippy::expect_used, clippy::panic, reason = "a benchmark that cannot measure stops")]

pub mod meter;
pub mod project;
pub mod shape;

/// Whether `cargo bench` runs this program; `cargo test --all-targets` runs benchmarks without this argument.
pub fn wanted() -> bool {
    let wanted = std::env::args().any(|argument| argument == "--bench");
    if !wanted {
        println!("run by `cargo bench` only");
    }
    wanted
}

/// The number of rounds: that of `FERROFORM_BENCH_ROUNDS`, or what the benchmark takes for good.
pub fn rounds(usual: usize) -> usize {
    std::env::var("FERROFORM_BENCH_ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(usual)
        .max(1)
}
