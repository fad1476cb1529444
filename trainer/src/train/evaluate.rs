//! What the architecture reaches: cross-validated on the own labels, and on the standard test set.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use clap::ValueEnum;
use hashiya::training::model::Model;
use hashiya::training::model::attributes::Template;
use hashiya::training::model::memo::Memo;
use hashiya::training::{Document, Recognizer};

use super::clusters::Clustering;
use super::corpus::{self, Article, Guideline};
use super::crf::{self, Sentence};
use super::examples::Examples;
use super::pipeline::{PARTS, jackknife, settings, tag, try_out};
use super::score::Score;

/// What to evaluate.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Question {
    /// Cross-validation over the own labels, by outlet and by probability.
    Own,
    /// Trained on ANERcorp train alone, measured on its test part.
    Anercorp,
    /// Cross-validation over the own labels without each group of attributes in turn.
    Ablation,
    /// Cross-validation with none, one, two, three and four quarters of the own labels learned from.
    Curve,
    /// Bytes a second.
    Speed,
}

/// Attributes that belong together.
const GROUPS: &[(&str, &[Template])] = &[
    ("letters", &[Template::Prefix, Template::PrefixNear, Template::Suffix, Template::SuffixNear, Template::Ending]),
    ("hosts", &[Template::Host, Template::Bare]),
    ("shape", &[Template::Shape]),
    ("clusters", &[Template::Cluster, Template::Coarse, Template::ClusterPair]),
    ("lists", &[Template::List, Template::ListCut, Template::ListPair, Template::ListWord]),
    ("rules", &[Template::Rule, Template::RuleKind]),
    ("pairs", &[Template::WordPair, Template::ClusterPair, Template::ListPair, Template::ListWord]),
    ("word-pair", &[Template::WordPair]),
    ("list-word", &[Template::ListWord]),
    ("first-tags", &[Template::First, Template::FirstBest]),
    ("elsewhere", &[Template::Elsewhere, Template::ElsewhereRole, Template::ElsewhereBest, Template::ElsewhereShare]),
];

pub(crate) fn run(data: &Path, question: Question) -> Result<(), String> {
    let clustering = super::kept_clusters().or_else(|_| super::cluster(data))?;
    let validate = |without: &[Template], quarters| Ok::<_, String>(cross_validate(super::labelled(data)?, &clustering, without, quarters));
    match question {
        Question::Own => {
            let found = validate(&[], 4)?;
            println!("first   {}\nsecond  {}", found.first, found.second);
            for (outlet, score) in &found.outlets {
                println!("{outlet:14} {score}");
            }
            for least in [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98] {
                let sure: Vec<bool> = found.names.iter().filter(|name| name.0 >= least).map(|name| name.1).collect();
                let right = sure.iter().filter(|right| **right).count();
                println!("probability ≥ {least}: {right} of {} right", sure.len());
            }
        }
        Question::Ablation => {
            println!("{:12} {}", "all", validate(&[], 4)?.second);
            for (name, group) in GROUPS {
                let found = validate(group, 4)?;
                println!("- {name:10} {}\n  once       {}", found.second, found.first);
            }
        }
        Question::Curve => {
            for quarters in 0..=4 {
                println!("{quarters}/4  {}", validate(&[], quarters)?.second);
            }
        }
        Question::Anercorp => {
            let train = corpus::conll(&data.join("ner/anercorp/train.txt"), Guideline::Anercorp)?;
            let test = corpus::conll(&data.join("ner/anercorp/test.txt"), Guideline::Anercorp)?;
            let (first, second) = train_and_test(train, test, &clustering);
            println!("first   {first}\nsecond  {second}");
        }
        Question::Speed => speed(data)?,
    }
    Ok(())
}

/// How many bytes of running text a second are read, ruled on and tagged, on one core.
fn speed(data: &Path) -> Result<(), String> {
    let mut texts = corpus::json_lines(&data.join("news/antcorpus.jsonl.xz"), &["title", "text"])?;
    texts.truncate(3000);
    let bytes: usize = texts.iter().map(String::len).sum();
    let report = |what: &str, since: Instant| println!("{what:10} {:6.1} MB/s", bytes as f64 / 1e6 / since.elapsed().as_secs_f64());
    let start = Instant::now();
    let documents: Vec<Document<'_>> = texts.iter().map(|text| Document::new(text)).collect();
    report("read", start);
    let rules = Recognizer::default();
    let start = Instant::now();
    let hints: Vec<_> = documents.iter().map(|document| rules.hints(document)).collect();
    report("rules", start);
    let model = Model::builtin().ok_or("the program holds no model")?;
    let start = Instant::now();
    let tagged = |(document, hints): (&Document<'_>, &Vec<_>)| {
        let mut whole = Memo::new(document.tokens().len() as u32, document.text().len() as u32);
        model.tag(document, hints, &mut [&mut whole]).len()
    };
    let names: usize = documents.iter().zip(&hints).map(tagged).sum();
    report("model", start);
    println!("{names} names in {bytes} bytes");
    Ok(())
}

fn count(score: &mut Score, sentences: &[Sentence], tags: &[u8]) {
    let mut rest = tags;
    for sentence in sentences {
        let Some((found, more)) = rest.split_at_checked(sentence.tags.len()) else { return };
        score.count(&sentence.tags, found);
        rest = more;
    }
}

/// What cross-validation over the own labels gives.
struct Validation {
    first: Score,
    second: Score,
    /// The second reading by outlet.
    outlets: BTreeMap<String, Score>,
    /// The probability of each name of the second reading, and whether it is right.
    names: Vec<(f32, bool)>,
}

/// Cross-validates over the own labels, learning from `quarters` of four of the own articles.
fn cross_validate(articles: Vec<Article>, clustering: &Clustering, without: &[Template], quarters: usize) -> Validation {
    let settings = settings(2);
    let reader = super::reader(clustering);
    let bar = super::progress("validation", settings.rounds * PARTS * 2);
    let mut examples = Examples::new(articles, &reader, without);
    let own: Vec<bool> = examples.articles.iter().map(|article| article.guideline == Guideline::Own).collect();
    let learns = |at: usize| !own[at] || at / PARTS % 4 < quarters;
    let found = jackknife(&examples, &settings, &learns, &|| bar.inc(1));
    let mut validation = Validation { first: Score::default(), second: Score::default(), outlets: BTreeMap::new(), names: Vec::new() };
    for at in (0..own.len()).filter(|&at| own[at]) {
        count(&mut validation.first, &examples.first[at], &found[at]);
    }
    let second: Vec<Vec<Sentence>> = found.iter().enumerate().map(|(at, tags)| examples.second(at, tags, true)).collect();
    for tried in try_out(&examples, &second, &settings, &learns, &|| bar.inc(1)) {
        validation.second.add(&tried.score);
        validation.outlets.entry(examples.articles[tried.at].outlet.clone()).or_default().add(&tried.score);
        validation.names.extend(tried.names);
    }
    bar.finish_and_clear();
    validation
}

/// Scores of the first and of the second reading on `test`.
fn train_and_test(train: Vec<Article>, test: Vec<Article>, clustering: &Clustering) -> (Score, Score) {
    let settings = settings(1);
    let reader = super::reader(clustering);
    let trained = train.len();
    let bar = super::progress("training", settings.rounds * (PARTS + 1));
    let mut examples = Examples::new(train.into_iter().chain(test).collect(), &reader, &[]);
    let held_out = examples.first.split_off(trained);
    let tested: Vec<Article> = examples.articles.drain(trained..).collect();
    let found = jackknife(&examples, &settings, &|_| true, &|| bar.inc(1));
    let second: Vec<Vec<Sentence>> = found.iter().enumerate().map(|(at, tags)| examples.second(at, tags, true)).collect();
    let sentences: Vec<&Sentence> = examples.first.iter().chain(&second).flatten().collect();
    let model = crf::train(&examples.dictionary, &sentences, &settings, || bar.inc(1)).model(0);
    bar.finish_and_clear();
    let (mut once, mut again) = (Score::default(), Score::default());
    examples.articles.extend(tested);
    examples.first.extend(held_out);
    for at in trained..examples.articles.len() {
        let tags = tag(&model, &examples.dictionary, &examples.first[at]);
        count(&mut once, &examples.first[at], &tags);
        let second = examples.second(at, &tags, false);
        count(&mut again, &second, &tag(&model, &examples.dictionary, &second));
    }
    (once, again)
}
