//! What the architecture reaches: cross-validated on the own labels, and on the standard test set.

use std::path::Path;

use clap::ValueEnum;
use hashiya::training::model::attributes::Template;

use super::clusters::Clustering;
use super::corpus::{self, Article, Guideline};
use super::crf::{self, Sentence};
use super::examples::Examples;
use super::pipeline::{PARTS, in_parallel, jackknife, part, settings, tag};
use super::score::Score;

/// What to evaluate.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Question {
    /// Cross-validation over the own labels.
    Own,
    /// The first reading only, cross-validated.
    First,
    /// Trained on ANERcorp train alone, measured on its test part.
    Anercorp,
    /// Cross-validation over the own labels without each group of attributes in turn.
    Ablation,
    /// The groups of attributes that `WITHOUT` names, left out: cross-validation and ANERcorp.
    Without,
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
    let without: Vec<Template> = Vec::new();
    match question {
        Question::Ablation => {
            for (name, group) in GROUPS {
                let (first, second) = cross_validate(super::labelled(data)?, &clustering, group, true);
                println!("without {name}\n  first   {first}\n  second  {second}");
            }
        }
        Question::Without => {
            let names = std::env::var("WITHOUT").unwrap_or_default();
            let groups = GROUPS.iter().filter(|(name, _)| names.split(',').any(|wanted| wanted == *name));
            let without: Vec<Template> = groups.flat_map(|(_, group)| group.iter().copied()).collect();
            let (first, second) = cross_validate(super::labelled(data)?, &clustering, &without, true);
            println!("own without {names}\n  first   {first}\n  second  {second}");
            let train = corpus::conll(&data.join("ner/anercorp/train.txt"), Guideline::Anercorp)?;
            let test = corpus::conll(&data.join("ner/anercorp/test.txt"), Guideline::Anercorp)?;
            let (first, second) = train_and_test(train, test, &clustering, &without);
            println!("anercorp without {names}\n  first   {first}\n  second  {second}");
        }
        Question::First => {
            let (first, _) = cross_validate(super::labelled(data)?, &clustering, &without, false);
            println!("first   {first}");
        }
        Question::Own => {
            let (first, second) = cross_validate(super::labelled(data)?, &clustering, &without, true);
            println!("first   {first}\nsecond  {second}");
        }
        Question::Anercorp => {
            let train = corpus::conll(&data.join("ner/anercorp/train.txt"), Guideline::Anercorp)?;
            let test = corpus::conll(&data.join("ner/anercorp/test.txt"), Guideline::Anercorp)?;
            let (first, second) = train_and_test(train, test, &clustering, &without);
            println!("first   {first}\nsecond  {second}");
        }
    }
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

/// Scores of the first and of the second reading over the own labels.
fn cross_validate(articles: Vec<Article>, clustering: &Clustering, without: &[Template], twice: bool) -> (Score, Score) {
    let settings = settings(2);
    let reader = super::reader(clustering);
    let bar = super::progress("validation", settings.rounds * PARTS * if twice { 2 } else { 1 });
    let mut examples = Examples::new(articles, &reader, without);
    let found = jackknife(&examples, &settings, &|| bar.inc(1));
    let own: Vec<usize> = (0..examples.articles.len()).filter(|&at| examples.articles[at].guideline == Guideline::Own).collect();
    let mut first = Score::default();
    for &at in &own {
        count(&mut first, &examples.first[at], &found[at]);
    }
    if !twice {
        bar.finish_and_clear();
        return (first, first);
    }
    let second: Vec<Vec<Sentence>> = found.iter().enumerate().map(|(at, tags)| examples.second(at, tags, true)).collect();
    let scores = in_parallel(PARTS, |held_out| {
        let trains = |at: usize| examples.articles[at].guideline != Guideline::Own || part(at) != held_out;
        let readings = examples.first.iter().zip(&second).enumerate().filter(|&(at, _)| trains(at));
        let sentences: Vec<&Sentence> = readings.flat_map(|(_, (first, second))| first.iter().chain(second)).collect();
        let model = crf::train(&examples.dictionary, &sentences, &settings, || bar.inc(1)).model(Guideline::Own as usize);
        let mut score = Score::default();
        for &at in own.iter().filter(|&&at| part(at) == held_out) {
            count(&mut score, &second[at], &tag(&model, &examples.dictionary, &second[at]));
        }
        score
    });
    bar.finish_and_clear();
    let mut all = Score::default();
    scores.iter().for_each(|score| all.add(score));
    (first, all)
}

/// Scores of the first and of the second reading on `test`.
fn train_and_test(train: Vec<Article>, test: Vec<Article>, clustering: &Clustering, without: &[Template]) -> (Score, Score) {
    let settings = settings(1);
    let reader = super::reader(clustering);
    let trained = train.len();
    let bar = super::progress("training", settings.rounds * (PARTS + 1));
    let mut examples = Examples::new(train.into_iter().chain(test).collect(), &reader, without);
    let held_out = examples.first.split_off(trained);
    let tested: Vec<Article> = examples.articles.drain(trained..).collect();
    let found = jackknife(&examples, &settings, &|| bar.inc(1));
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
