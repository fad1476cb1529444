//! The project's tasks: `cargo xtask start | build | test | docs | evaluate | bench-web | audit | reproduce |
//! test-spark`.
//!
//! Each task is one file. They set up what they need on a fresh machine with Rust and Node: the wasm target, the npm
//! packages, a Chromium for the tests.

mod audit;
mod bench_web;
mod bindgen;
mod browser;
mod build;
mod docs;
mod evaluate;
mod node;
mod progress;
mod reproduce;
mod sections;
mod serve;
mod size;
mod spark;
mod start;
mod test;
mod wasm;
mod wordpress;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, serves and tests Hashiya", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything and serve the page on this machine.
    Start(start::Arguments),
    /// Build the WebAssembly module, the npm package and the page.
    Build,
    /// Run every test: Rust, WebAssembly, the npm package, the page in a real Chromium.
    Test(test::Arguments),
    /// Build the documentation of the crates and of the npm package.
    Docs,
    /// Test the WordPress plugin in a real WordPress, which is fetched from npm.
    TestWordpress,
    /// Score the program on evaluation data kept outside of the project.
    Evaluate(evaluate::Arguments),
    /// Measure the page and the package in Chromium and print one table.
    BenchWeb,
    /// Check licences, sources and known holes of what Hashiya is built from.
    Audit,
    /// Build the WebAssembly module twice from nothing and compare the bytes.
    Reproduce,
    /// Test the job for Apache Spark in local mode; downloads PySpark.
    TestSpark,
}

fn main() -> ExitCode {
    let result = match Arguments::parse().task {
        Task::Start(arguments) => start::run(&arguments),
        Task::Build => build::run(),
        Task::Test(arguments) => test::run(&arguments),
        Task::Docs => docs::run(),
        Task::TestWordpress => wordpress::run(),
        Task::Evaluate(arguments) => evaluate::run(&arguments),
        Task::BenchWeb => bench_web::run(),
        Task::Audit => audit::run(),
        Task::Reproduce => reproduce::run(),
        Task::TestSpark => spark::run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
