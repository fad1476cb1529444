//! What the letters of a word say, learned from word lists: names of people, names of places, and the other words of the
//! news. Two logistic regressions over groups of letters, trained by stochastic gradient descent with per-weight rates.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use hashiya::training::model::letters::{SCALE, Weights, groups};

use super::random::Random;
use crate::lists::{self, Vocabulary};

/// A group must stand in as many words.
const LEAST_COUNT: u32 = 12;
const ROUNDS: usize = 4;
const RATE: f32 = 0.1;
/// Pulls every weight that a word touches towards zero.
const DECAY: f32 = 2e-5;

/// A word, with the answers to both questions: a name? of people, not places?
struct Example {
    groups: Vec<u32>,
    answers: [Option<bool>; 2],
}

/// The weights of groups of letters, by key.
pub(crate) fn learn(data: &Path) -> Result<Vec<(u32, Weights)>, String> {
    let Vocabulary { people, places, words } = lists::vocabulary(data)?;
    let mut examples = Vec::new();
    let mut add = |words: &BTreeSet<String>, answers: &dyn Fn(&String) -> [Option<bool>; 2]| {
        for word in words {
            let mut keys = Vec::new();
            groups(word, |key| keys.push(key));
            examples.push(Example { groups: keys, answers: answers(word) });
        }
    };
    add(&people, &|word| [Some(true), (!places.contains(word)).then_some(true)]);
    add(&places, &|word| [(!people.contains(word)).then_some(true), (!people.contains(word)).then_some(false)]);
    add(&words, &|_| [Some(false), None]);
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for &key in examples.iter().flat_map(|example| &example.groups) {
        *counts.entry(key).or_default() += 1;
    }
    counts.retain(|_, count| *count >= LEAST_COUNT);
    let keys: Vec<u32> = counts.into_keys().collect();
    for example in &mut examples {
        example.groups = example.groups.iter().filter_map(|key| keys.binary_search(key).ok()).map(|at| at as u32).collect();
    }
    let weights = regress(&examples, keys.len());
    let round = |weight: f32| (weight * SCALE).round().clamp(-127.0, 127.0) as i8;
    let rounded = keys.into_iter().zip(weights).map(|(key, weights)| (key, weights.map(round)));
    Ok(rounded.filter(|(_, weights)| weights.iter().any(|weight| weight.abs() > 1)).collect())
}

fn regress(examples: &[Example], groups: usize) -> Vec<[f32; 2]> {
    let mut weights = vec![[0f32; 2]; groups];
    let mut squares = vec![[0.1f32; 2]; groups];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new();
    for _ in 0..ROUNDS {
        random.shuffle(&mut order);
        for example in order.iter().filter_map(|&at| examples.get(at)) {
            for (side, answer) in example.answers.iter().enumerate() {
                let Some(answer) = answer else { continue };
                let sum: f32 = example.groups.iter().map(|&group| weights[group as usize][side]).sum();
                let gradient = 1.0 / (1.0 + (-sum).exp()) - f32::from(u8::from(*answer));
                for &group in &example.groups {
                    let (weight, square) = (&mut weights[group as usize][side], &mut squares[group as usize][side]);
                    let gradient = gradient + DECAY * *weight;
                    *square += gradient * gradient;
                    *weight -= RATE * gradient / square.sqrt();
                }
            }
        }
    }
    weights
}
