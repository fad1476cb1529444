//! How a model is trained: a first reading, jackknifed so that no article is read by a model that has seen it, then one
//! model on every article twice, as read first and as read again.

use hashiya::training::model::file::{Contents, Vote};
use hashiya::training::model::tags::{TAGS, Tag};

use super::corpus::{Article, Guideline};
use super::crf::{self, Dictionary, Model, Sentence, Settings};
use super::examples::Examples;
use super::score::Score;
use super::{Words, calibration};

/// The parts that the articles are cut into for the jackknife.
pub(crate) const PARTS: usize = 3;

/// What the shipped model is trained with.
pub(crate) fn settings(guidelines: usize) -> Settings {
    let number = |name: &str, usual: f32| std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual);
    Settings {
        rounds: number("ROUNDS", 8.0) as usize,
        rate: number("RATE", 0.03),
        penalty: number("PENALTY", 1.0),
        own_weight: number("OWN", 1.5),
        guidelines,
    }
}

/// The part of article `at`.
pub(crate) fn part(at: usize) -> usize {
    at % PARTS
}

/// Works through `jobs`, each part on its own thread; the results are in the order of the jobs.
pub(crate) fn in_parallel<T: Send>(jobs: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let mut done: Vec<(usize, T)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..PARTS)
            .map(|_| {
                scope.spawn(|| {
                    let mut mine = Vec::new();
                    loop {
                        let job = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        if job >= jobs {
                            return mine;
                        }
                        mine.push((job, work(job)));
                    }
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    });
    done.sort_by_key(|&(job, _)| job);
    done.into_iter().map(|(_, result)| result).collect()
}

/// For each article what a model finds at the first reading that was trained on those of the other parts that `learns`
/// says.
pub(crate) fn jackknife(
    examples: &Examples,
    settings: &Settings,
    learns: &(impl Fn(usize) -> bool + Sync),
    progress: &(impl Fn() + Sync),
) -> Vec<Vec<Tag>> {
    let parts = in_parallel(PARTS, |held_out| {
        let others = examples.first.iter().enumerate().filter(|&(at, _)| part(at) != held_out && learns(at));
        let sentences: Vec<&Sentence> = others.flat_map(|(_, sentences)| sentences).collect();
        let weights = crf::train(&examples.dictionary, &sentences, settings, progress);
        let models: Vec<Model> = (0..settings.guidelines).map(|guideline| weights.model(&examples.dictionary, guideline)).collect();
        let articles = (0..examples.articles.len()).filter(|&at| part(at) == held_out);
        let tagged = articles.map(|at| {
            let guideline = examples.articles[at].guideline as usize;
            (at, tag(&models[guideline.min(models.len() - 1)], &examples.dictionary, &examples.first[at]))
        });
        tagged.collect::<Vec<_>>()
    });
    let mut found = vec![Vec::new(); examples.articles.len()];
    for (at, tags) in parts.into_iter().flatten() {
        found[at] = tags;
    }
    found
}

/// The tags of an article, sentence after sentence.
pub(crate) fn tag(model: &Model, dictionary: &Dictionary, sentences: &[Sentence]) -> Vec<Tag> {
    sentences.iter().flat_map(|sentence| model.tag(dictionary, sentence)).collect()
}

/// What a model that has not seen an article finds in it.
pub(crate) struct Tried {
    /// The article.
    pub(crate) at: usize,
    pub(crate) score: Score,
    /// The probability of each name found, and whether it is right.
    pub(crate) names: Vec<(f32, bool)>,
    /// What was found, a tag for each token.
    pub(crate) tags: Vec<Tag>,
}

/// Cross-validates the second reading over the own labels; only the articles that `learns` says are learned from.
pub(crate) fn try_out(
    examples: &Examples,
    second: &[Vec<Sentence>],
    settings: &Settings,
    learns: &(impl Fn(usize) -> bool + Sync),
    progress: &(impl Fn() + Sync),
) -> Vec<Tried> {
    let own = |at: usize| examples.articles[at].guideline == Guideline::Own;
    let parts = in_parallel(PARTS, |held_out| {
        let readings = examples.first.iter().zip(second).enumerate();
        let readings = readings.filter(|&(at, _)| learns(at) && !(own(at) && part(at) == held_out));
        let sentences: Vec<&Sentence> = readings.flat_map(|(_, (first, second))| first.iter().chain(second)).collect();
        let model = crf::train(&examples.dictionary, &sentences, settings, progress).model(&examples.dictionary, Guideline::Own as usize);
        let tested = (0..examples.articles.len()).filter(|&at| own(at) && part(at) == held_out);
        let try_article = |at: usize| {
            let mut tried = Tried { at, score: Score::default(), names: Vec::new(), tags: Vec::new() };
            for sentence in &second[at] {
                let tags = model.tag(&examples.dictionary, sentence);
                tried.score.count(&sentence.tags, &tags);
                tried.names.extend(model.probabilities(&examples.dictionary, sentence, &tags));
                tried.tags.extend(tags);
            }
            tried
        };
        tested.map(try_article).collect::<Vec<_>>()
    });
    parts.into_iter().flatten().collect()
}

/// Trains the model that ships.
pub(crate) fn train(articles: Vec<Article>, words: Words) -> Result<Contents, String> {
    let reader = words.reader();
    let settings = settings(2);
    let bar = super::progress("model", settings.rounds * (2 * PARTS + 1));
    let mut examples = Examples::new(articles, &reader, &[]);
    let found = jackknife(&examples, &settings, &|_| true, &|| bar.inc(1));
    let second: Vec<Vec<Sentence>> = found.iter().enumerate().map(|(at, tags)| examples.second(at, tags, true)).collect();
    let tried = try_out(&examples, &second, &settings, &|_| true, &|| bar.inc(1));
    let sentences: Vec<&Sentence> = examples.first.iter().chain(&second).flatten().collect();
    let weights = crf::train(&examples.dictionary, &sentences, &settings, || bar.inc(1));
    bar.finish_and_clear();
    let model = weights.model(&examples.dictionary, Guideline::Own as usize);
    let mut score = Score::default();
    tried.iter().for_each(|tried| score.add(&tried.score));
    println!("cross-validated: {score}");
    let contents =
        Contents { calibration: calibration::table(tried.into_iter().flat_map(|tried| tried.names).collect()), ..words.contents() };
    Ok(quantise(&model, &examples.dictionary, contents))
}

/// A weight smaller than this is left out.
const LEAST_WEIGHT: f32 = 0.06;

/// Rounds the weights to 8 bits and drops those that round to little.
pub(crate) fn quantise(model: &Model, dictionary: &Dictionary, mut contents: Contents) -> Contents {
    let largest = model.weights.iter().fold(0f32, |largest, weight| largest.max(weight.abs())).max(0.1);
    contents.scale = (127.0 / largest).clamp(16.0, 64.0);
    let round = |weight: f32| (weight * contents.scale).round();
    for (row, weights) in contents.transitions.iter_mut().zip(&model.transitions) {
        for (score, &weight) in row.iter_mut().zip(weights) {
            *score = round(weight) as i32;
        }
    }
    for known in &dictionary.entries {
        let mut votes = Vec::new();
        for offset in known.from..=known.to {
            let start = known.start as usize + (offset - known.from) as usize * TAGS;
            for (tag, &weight) in model.weights[start..start + TAGS].iter().enumerate() {
                if weight.abs() >= LEAST_WEIGHT {
                    let weight = round(weight).clamp(-128.0, 127.0) as i8;
                    votes.push(Vote { place: offset * TAGS as i8 + tag as i8, weight });
                }
            }
        }
        if !votes.is_empty() {
            contents.rows.push((known.key, votes));
        }
    }
    contents.rows.sort_unstable();
    contents
}
