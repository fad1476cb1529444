//! Word clusters from running text: skip-gram vectors with negative sampling (Mikolov et al. 2013), then k-means on the
//! directions of the vectors, and again on the centres for the coarser levels.

use std::collections::HashMap;

use hashiya::training::model::clusters::LEVELS;

use super::random::Random;

const DIMENSIONS: usize = 64;
const WINDOW: usize = 4;
const NEGATIVES: usize = 5;
const ROUNDS: usize = 8;
const LEAST_COUNT: u32 = 4;
/// The number of clusters on each level, the finest first.
const SIZES: [usize; LEVELS] = [800, 256, 64];
const K_MEANS_ROUNDS: usize = 12;

type Vector = [f32; DIMENSIONS];

/// Word key and finest cluster by key; for each finest cluster its number on each level, from 1.
pub(crate) type Clustering = (Vec<(u32, u16)>, Vec<[u16; LEVELS]>);

/// Clusters the words of `sentences`, each a row of word keys.
pub(crate) fn cluster(sentences: &[Vec<u32>], progress: impl Fn()) -> Clustering {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for &word in sentences.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut words: Vec<(u32, u32)> = counts.into_iter().filter(|&(_, count)| count >= LEAST_COUNT).collect();
    words.sort_unstable_by_key(|&(key, count)| (std::cmp::Reverse(count), key));
    let vectors = skip_gram(sentences, &words, &progress);
    let units: Vec<Vector> = vectors.iter().map(unit).collect();
    let (finest, centres) = k_means(&units, SIZES[0], &progress);
    let mut paths: Vec<[u16; LEVELS]> = (1..=centres.len() as u16).map(|number| [number; LEVELS]).collect();
    for level in 1..LEVELS {
        let (of, _) = k_means(&centres, SIZES[level], &progress);
        for (path, cluster) in paths.iter_mut().zip(of) {
            path[level] = cluster + 1;
        }
    }
    let mut found: Vec<(u32, u16)> = words.iter().map(|&(key, _)| key).zip(finest).collect();
    found.sort_unstable();
    (found, paths)
}

fn skip_gram(sentences: &[Vec<u32>], words: &[(u32, u32)], progress: &impl Fn()) -> Vec<Vector> {
    let numbers: HashMap<u32, u32> = words.iter().map(|&(key, _)| key).zip(0..).collect();
    let total: f64 = words.iter().map(|&(_, count)| f64::from(count)).sum();
    // Frequent words are left out now and then; negatives are drawn by count to the power of 3/4.
    let keep: Vec<f32> = words.iter().map(|&(_, count)| (1e-4 * total / f64::from(count)).sqrt().min(1.0) as f32).collect();
    let mut draws = Vec::with_capacity(1 << 20);
    let mass: f64 = words.iter().map(|&(_, count)| f64::from(count).powf(0.75)).sum();
    for (number, &(_, count)) in words.iter().enumerate() {
        let share = (f64::from(count).powf(0.75) / mass * f64::from(1 << 20)).ceil() as usize;
        draws.extend(std::iter::repeat_n(number as u32, share));
    }
    let mut random = Random::new();
    let mut input: Vec<Vector> = words.iter().map(|_| std::array::from_fn(|_| (random.share() - 0.5) / DIMENSIONS as f32)).collect();
    let mut output: Vec<Vector> = vec![[0.0; DIMENSIONS]; words.len()];
    let mut line: Vec<u32> = Vec::new();
    for round in 0..ROUNDS {
        let rate = 0.05 * (1.0 - round as f32 / ROUNDS as f32).max(0.02);
        for sentence in sentences {
            line.clear();
            line.extend(sentence.iter().filter_map(|key| numbers.get(key)).filter(|&&word| random.share() < keep[word as usize]));
            for at in 0..line.len() {
                let reach = 1 + random.below(WINDOW);
                let from = at.saturating_sub(reach);
                for near in (from..(at + reach + 1).min(line.len())).filter(|&near| near != at) {
                    let centre = &mut input[line[near] as usize];
                    let mut step = [0.0; DIMENSIONS];
                    for negative in 0..=NEGATIVES {
                        let target = if negative == 0 { line[at] } else { draws[random.below(draws.len())] };
                        if negative > 0 && target == line[at] {
                            continue;
                        }
                        let context = &mut output[target as usize];
                        let dot: f32 = centre.iter().zip(context.iter()).map(|(a, b)| a * b).sum();
                        let wanted = if negative == 0 { 1.0 } else { 0.0 };
                        let gain = rate * (wanted - 1.0 / (1.0 + (-dot).exp()));
                        for d in 0..DIMENSIONS {
                            step[d] += gain * context[d];
                            context[d] += gain * centre[d];
                        }
                    }
                    centre.iter_mut().zip(step).for_each(|(value, step)| *value += step);
                }
            }
        }
        progress();
    }
    input
}

fn unit(vector: &Vector) -> Vector {
    let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt().max(1e-9);
    vector.map(|value| value / length)
}

/// The cluster of each vector, and the centres. Vectors and centres have length 1.
fn k_means(vectors: &[Vector], count: usize, progress: &impl Fn()) -> (Vec<u16>, Vec<Vector>) {
    let count = count.min(vectors.len().max(1));
    // The most frequent words come first: spread over them.
    let spread = (vectors.len() / count).clamp(1, 8);
    let mut centres: Vec<Vector> = vectors.iter().step_by(spread).take(count).copied().collect();
    let mut of = vec![0u16; vectors.len()];
    for _ in 0..K_MEANS_ROUNDS {
        let mut sums = vec![[0.0; DIMENSIONS]; centres.len()];
        for (vector, cluster) in vectors.iter().zip(&mut of) {
            let near = |centre: &Vector| vector.iter().zip(centre).map(|(a, b)| a * b).sum::<f32>();
            let mut best = (f32::MIN, 0);
            for (number, centre) in centres.iter().enumerate() {
                let close = near(centre);
                if close > best.0 {
                    best = (close, number);
                }
            }
            *cluster = best.1 as u16;
            sums[best.1].iter_mut().zip(vector).for_each(|(sum, value)| *sum += value);
        }
        for (centre, sum) in centres.iter_mut().zip(&sums) {
            if sum.iter().any(|&value| value != 0.0) {
                *centre = unit(sum);
            }
        }
        progress();
    }
    (of, centres)
}
