//! The entity model: from labelled articles and running text to the model file.

mod calibration;
mod clusters;
pub(crate) mod corpus;
mod crf;
mod evaluate;
mod examples;
mod letters;
mod pipeline;
mod random;
mod score;

use std::path::Path;

pub(crate) use evaluate::Question;
use hashiya::training::Document;
use hashiya::training::model::clusters::Clusters;
use hashiya::training::model::file::{self, Contents};
use hashiya::training::model::letters::{Letters, Weights};
use hashiya::training::model::word::{Reader, word_key};
use indicatif::{ProgressBar, ProgressStyle};

/// The model file that the program embeds.
pub(crate) const MODEL: &str = "src/entity/model/names.model";

/// The articles labelled by the project's own guideline, in the folder of sources.
const OWN: &str = "ner/own/train.jsonl";

/// Trains and writes the model file.
pub(crate) fn run(data: &Path, keep_clusters: bool) -> Result<(), String> {
    let clustering = if keep_clusters { kept_clusters()? } else { cluster(data)? };
    let contents = pipeline::train(labelled(data)?, Words { clustering, letters: letters::learn(data)? })?;
    std::fs::write(MODEL, file::pack(&contents)).map_err(|error| format!("{MODEL}: {error}"))
}

/// Answers a question about the architecture on the standard output.
pub(crate) fn evaluate(data: &Path, question: Question) -> Result<(), String> {
    evaluate::run(data, question)
}

/// The articles that the shipped model learns from.
fn labelled(data: &Path) -> Result<Vec<corpus::Article>, String> {
    let mut articles = corpus::own(&data.join(OWN))?;
    articles.extend(corpus::conll(&data.join("ner/anercorp/train.txt"), corpus::Guideline::Anercorp, corpus::CONLL_LENGTH)?);
    Ok(articles)
}

/// The clusters of the model file as it is.
fn kept_clusters() -> Result<clusters::Clustering, String> {
    let bytes = std::fs::read(MODEL).map_err(|error| format!("{MODEL}: {error}"))?;
    let contents = file::unpack(&bytes).map_err(|error| format!("{MODEL}: {error}"))?;
    Ok((contents.cluster_words, contents.cluster_paths))
}

/// Clusters the words of the news that may be shipped.
fn cluster(data: &Path) -> Result<clusters::Clustering, String> {
    let bar = progress("clusters", 8 + 36);
    let mut texts = corpus::news(data)?;
    texts.extend(
        corpus::conll(&data.join("ner/anercorp/train.txt"), corpus::Guideline::Anercorp, corpus::CONLL_LENGTH)?
            .into_iter()
            .map(|article| article.text),
    );
    let mut sentences = Vec::new();
    for text in &texts {
        let document = Document::new(text);
        sentences.extend(document.sentences().iter().map(|sentence| {
            let tokens = document.tokens().iter().zip(0u32..).take(sentence.end as usize).skip(sentence.start as usize);
            tokens.map(|(token, at)| word_key(token, document.form(at))).collect::<Vec<u32>>()
        }));
    }
    let clustering = clusters::cluster(&sentences, || bar.inc(1));
    bar.finish_and_clear();
    Ok(clustering)
}

/// What is known of words before the labelled articles are read.
#[derive(Clone)]
struct Words {
    clustering: clusters::Clustering,
    letters: Vec<(u32, Weights)>,
}

impl Words {
    fn reader(&self) -> Reader {
        Reader::new(Clusters::new(&self.clustering.0, self.clustering.1.clone()), Letters::new(&self.letters))
    }

    fn contents(self) -> Contents {
        let (cluster_words, cluster_paths) = self.clustering;
        Contents { cluster_words, cluster_paths, letters: self.letters, ..Contents::default() }
    }
}

fn progress(what: &'static str, steps: usize) -> ProgressBar {
    let bar = ProgressBar::new(steps as u64).with_message(what);
    if let Ok(style) = ProgressStyle::with_template("{msg:12} {wide_bar} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    bar
}
