//! What the architecture reaches: cross-validated on the own labels, and on the standard test set.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use clap::ValueEnum;
use hashiya::training::model::Model;
use hashiya::training::model::article::Memory;
use hashiya::training::model::attributes::Template;
use hashiya::training::model::memo::Memo;
use hashiya::training::model::tags::{Tag, names};
use hashiya::training::{Document, Recognizer};

use super::corpus::{self, Article, Guideline};
use super::crf::{self, Sentence};
use super::examples::Examples;
use super::letters;
use super::pipeline::{PARTS, jackknife, settings, tag, try_out};
use super::score::Score;
use super::{OWN, Words};

/// What to evaluate.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Question {
    /// Cross-validation over the own labels, by outlet and by probability.
    Own,
    /// The names that cross-validation over the own labels misses or makes up, with the words around them.
    Errors,
    /// Trained on ANERcorp train alone, measured on its test part.
    Anercorp,
    /// Cross-validation over the own labels, learned from with ANERcorp besides, without each group of attributes in turn.
    Ablation,
    /// The same, the own labels learned from alone.
    AblationOwn,
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
    ("word letters", &[Template::Letters]),
    ("heads before", &[Template::Lead]),
    ("lists", &[Template::List, Template::ListCut, Template::ListPair, Template::ListWord]),
    ("rules", &[Template::Rule, Template::RuleKind]),
    ("lists and rules", &[Template::List, Template::ListCut, Template::ListPair, Template::ListWord, Template::Rule, Template::RuleKind]),
    ("pairs", &[Template::WordPair, Template::ClusterPair, Template::ListPair, Template::ListWord]),
    ("elsewhere", &[Template::Elsewhere, Template::ElsewhereRole, Template::ElsewhereBest, Template::ElsewhereShare]),
];

pub(crate) fn run(data: &Path, question: Question) -> Result<(), String> {
    let clustering = super::kept_clusters().or_else(|_| super::cluster(data))?;
    let words = Words { clustering, letters: letters::learn(data)? };
    let validate = |without: &[Template], quarters| Ok::<_, String>(cross_validate(super::labelled(data)?, &words, without, quarters));
    match question {
        Question::Own => {
            let found = validate(&[], 4)?;
            println!("first   {}\nsecond  {}", found.first, found.second);
            for (outlet, score) in &found.outlets {
                println!("{outlet:14} {score}");
            }
            for least in [0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98] {
                let sure: Vec<bool> = found.names.iter().filter(|name| name.0 >= least).map(|name| name.1).collect();
                let right = sure.iter().filter(|right| **right).count();
                let share = |of: usize| 100.0 * right as f32 / of.max(1) as f32;
                let (p, r) = (share(sure.len()), share(found.second.wanted() as usize));
                println!(
                    "probability ≥ {least}: p {p:.1} r {r:.1} f {:.1}, {right} of {} right",
                    2.0 * p * r / (p + r).max(1.0),
                    sure.len()
                );
            }
        }
        Question::Errors => {
            let found = validate(&[], 4)?;
            println!("first   {}\nsecond  {}", found.first, found.second);
            for (kind, name) in ["person", "place", "body", "other"].into_iter().enumerate() {
                found.errors.iter().filter(|error| error.0 == kind).for_each(|(_, line)| println!("{name} {line}"));
            }
        }
        Question::Ablation => ablate(|without| validate(without, 4))?,
        Question::AblationOwn => ablate(|without| Ok(cross_validate(corpus::own(&data.join(OWN))?, &words, without, 4)))?,
        Question::Curve => {
            for quarters in 0..=4 {
                println!("{quarters}/4  {}", validate(&[], quarters)?.second);
            }
        }
        Question::Anercorp => {
            let train = corpus::conll(&data.join("ner/anercorp/train.txt"), Guideline::Anercorp, corpus::CONLL_LENGTH)?;
            let test = corpus::conll(&data.join("ner/anercorp/test.txt"), Guideline::Anercorp, corpus::CONLL_LENGTH)?;
            let tested = train_and_test(train, test, &words);
            println!("first   {}\nsecond  {}", tested.first, tested.second);
            std::fs::write(FOUND, tested.found.join("\n")).map_err(|error| format!("{FOUND}: {error}"))?;
        }
        Question::Speed => speed(data)?,
    }
    Ok(())
}

/// Prints what `validate` gives with all attributes, and without each group of them.
fn ablate(validate: impl Fn(&[Template]) -> Result<Validation, String>) -> Result<(), String> {
    let all = validate(&[])?;
    println!("{:14} {}\n{:14} {}", "all", all.second, "one reading", all.first);
    for (name, group) in GROUPS {
        println!("- {name:12} {}", validate(group)?.second);
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
        whole.hint(hints.clone());
        model.tag(document, &mut [&mut whole], &mut Memory::default());
        whole.names().len()
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
    /// The kind of each name missed or made up, and a line that shows it.
    errors: Vec<(usize, String)>,
}

/// The names in which `wanted` and `found` differ, as lines.
fn errors(article: &Article, found: &[Tag]) -> Vec<(usize, String)> {
    const AROUND: usize = 6;
    let document = Document::new(&article.text);
    let surface = |tokens: std::ops::Range<usize>| tokens.map(|at| document.surface(at as u32)).collect::<Vec<_>>().join(" ");
    let line = |sign: char, (kind, first, end): (usize, usize, usize)| {
        let (before, after) = (first.saturating_sub(AROUND)..first, end..(end + AROUND).min(found.len()));
        (kind, format!("{sign} {}\t{} [{}] {}", article.outlet, surface(before), surface(first..end), surface(after)))
    };
    let (wanted, found): (Vec<_>, Vec<_>) = (names(&article.tags).collect(), names(found).collect());
    let missed = wanted.iter().filter(|name| !found.contains(name)).map(|&name| line('-', name));
    missed.chain(found.iter().filter(|name| !wanted.contains(name)).map(|&name| line('+', name))).collect()
}

/// Cross-validates over the own labels, learning from `quarters` of four of the own articles.
fn cross_validate(articles: Vec<Article>, words: &Words, without: &[Template], quarters: usize) -> Validation {
    let settings = settings(2);
    let reader = words.reader();
    let bar = super::progress("validation", settings.rounds * PARTS * 2);
    let mut examples = Examples::new(articles, &reader, without);
    let own: Vec<bool> = examples.articles.iter().map(|article| article.guideline == Guideline::Own).collect();
    let learns = |at: usize| !own[at] || at / PARTS % 4 < quarters;
    let found = jackknife(&examples, &settings, &learns, &|| bar.inc(1));
    let mut validation =
        Validation { first: Score::default(), second: Score::default(), outlets: BTreeMap::new(), names: Vec::new(), errors: Vec::new() };
    for at in (0..own.len()).filter(|&at| own[at]) {
        count(&mut validation.first, &examples.first[at], &found[at]);
    }
    let second: Vec<Vec<Sentence>> = found.iter().enumerate().map(|(at, tags)| examples.second(at, tags, true)).collect();
    for tried in try_out(&examples, &second, &settings, &learns, &|| bar.inc(1)) {
        validation.second.add(&tried.score);
        validation.outlets.entry(examples.articles[tried.at].outlet.clone()).or_default().add(&tried.score);
        validation.errors.extend(errors(&examples.articles[tried.at], &tried.tags));
        validation.names.extend(tried.names);
    }
    bar.finish_and_clear();
    validation
}

/// Where what is found in the test part is written: lines like those of `hashiya annotate --jsonl --offsets chars`.
const FOUND: &str = "target/anercorp.jsonl";

/// What a model reaches on articles that it has not learned from.
#[derive(Default)]
struct Tested {
    first: Score,
    second: Score,
    /// What the second reading finds, a line of JSON for each block of sentences.
    found: Vec<String>,
}

/// The names of a text as lines of JSON, one for each block of its sentences from number `id` on; offsets in code points.
fn lines(mut id: usize, article: &Article, tags: &[Tag]) -> Vec<String> {
    let document = Document::new(&article.text);
    let sentences: Vec<&str> = article.text.split_inclusive('\n').collect();
    let mut start = 0;
    let mut found = Vec::new();
    for block in sentences.chunks(corpus::CONLL_BLOCK) {
        let end = start + block.iter().map(|sentence| sentence.len()).sum::<usize>();
        let chars = |byte: u32| article.text[start..byte as usize].chars().count();
        let spans = names(tags).map(|(kind, first, end)| (kind, document.span(first as u32..end as u32)));
        let here = spans.filter(|(_, span)| (start..end).contains(&(span.start as usize)));
        let name = |(kind, span): (usize, hashiya::Span)| {
            let kind = ["person", "location", "organization", "misc"][kind];
            serde_json::json!({ "type": "entity", "kind": kind, "start": chars(span.start), "end": chars(span.end) })
        };
        found.push(serde_json::json!({ "id": id.to_string(), "annotations": here.map(name).collect::<Vec<_>>() }).to_string());
        (id, start) = (id + 1, end);
    }
    found
}

/// Trains on `train`, reads `test` twice.
fn train_and_test(train: Vec<Article>, test: Vec<Article>, words: &Words) -> Tested {
    let settings = settings(1);
    let reader = words.reader();
    let trained = train.len();
    let bar = super::progress("training", settings.rounds * (PARTS + 1));
    let mut examples = Examples::new(train.into_iter().chain(test).collect(), &reader, &[]);
    let held_out = examples.first.split_off(trained);
    let tested: Vec<Article> = examples.articles.drain(trained..).collect();
    let found = jackknife(&examples, &settings, &|_| true, &|| bar.inc(1));
    let second: Vec<Vec<Sentence>> = found.iter().enumerate().map(|(at, tags)| examples.second(at, tags, true)).collect();
    let sentences: Vec<&Sentence> = examples.first.iter().chain(&second).flatten().collect();
    let model = crf::train(&examples.dictionary, &sentences, &settings, || bar.inc(1)).model(&examples.dictionary, 0);
    bar.finish_and_clear();
    let mut done = Tested::default();
    examples.articles.extend(tested);
    examples.first.extend(held_out);
    for at in trained..examples.articles.len() {
        let tags = tag(&model, &examples.dictionary, &examples.first[at]);
        count(&mut done.first, &examples.first[at], &tags);
        let second = examples.second(at, &tags, false);
        let tags = tag(&model, &examples.dictionary, &second);
        count(&mut done.second, &second, &tags);
        done.found.extend(lines(done.found.len(), &examples.articles[at], &tags));
    }
    done
}
