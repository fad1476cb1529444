//! Makes what ships as data: `trainer lists` compiles the word lists, `trainer train` the entity model.

mod lists;
mod mine;
mod train;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Makes the word lists and the entity model from the free sources.
#[derive(Parser)]
#[command(name = "trainer")]
struct Program {
    /// The folder with the sources: `lists/`, `ner/`, `news/`.
    #[arg(long, default_value = "../shared/data", global = true)]
    data: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compile the word lists of `src/lexicon` that come from free sources.
    Lists,
    /// Print names that the free news repeat and no list knows, for a person to read: the number of articles, of times that
    /// the program misses it, of times in all, the name, the words around it.
    Mine {
        /// What to look for.
        names: mine::Mined,
        /// The fewest articles that name it.
        #[arg(long, default_value_t = 3)]
        articles: u32,
    },
    /// Train the entity model and write its file.
    Train {
        /// Keep the word clusters of the model file as it is.
        #[arg(long)]
        keep_clusters: bool,
    },
    /// Measure the architecture of the entity model.
    Evaluate {
        /// What to measure.
        question: train::Question,
    },
}

fn main() -> ExitCode {
    let program = Program::parse();
    let done = match program.command {
        Command::Lists => lists::run(&program.data),
        Command::Mine { names, articles } => mine::run(&program.data, names, articles),
        Command::Train { keep_clusters } => train::run(&program.data, keep_clusters),
        Command::Evaluate { question } => train::evaluate(&program.data, question),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("trainer: {message}");
            ExitCode::FAILURE
        }
    }
}
