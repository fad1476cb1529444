//! A conditional random field trained by stochastic gradient descent with per-weight rates (AdaGrad) and an L1 penalty
//! (shrinking after each round), which leaves most weights at zero.
//!
//! Every attribute has weights that all guidelines share; those of words, rules and lists also have weights of each guideline's
//! own (Daumé III 2007): what the corpora agree on is learned from all of them. The model for one guideline is the sum.
//!
//! While learning, attributes are left out now and then: those that a rule gives, so that the rules, which were written
//! with these articles at hand, are not trusted more than they deserve; and those of the word itself, so that what is
//! known of a word in other ways is learned too (Sutton, Sindelar and McCallum 2006).
// The recurrences read as their formulas do: by tag, over several arrays at once.
#![allow(clippy::needless_range_loop)]

use std::collections::HashMap;

use hashiya::training::model::attributes::Template;
use hashiya::training::model::marginals::{Factors, Marginals};
use hashiya::training::model::tags::{OUTSIDE, TAGS, Tag, may_follow, names, tag_at};

use super::random::Random;

/// The attributes that training knows, by key, each with the place of its weights.
#[derive(Default)]
pub(crate) struct Dictionary {
    numbers: HashMap<u32, u32>,
    pub(crate) entries: Vec<Known>,
    /// The number of shared weights.
    weights: usize,
    /// The number of weights of one guideline's own.
    own: usize,
}

#[derive(Clone, Copy)]
pub(crate) struct Known {
    pub(crate) key: u32,
    /// Where its weights begin: `TAGS` for each offset.
    pub(crate) start: u32,
    /// Where each guideline's own weights begin, if it has any.
    own: Option<u32>,
    /// The first and last offset.
    pub(crate) from: i8,
    pub(crate) to: i8,
    /// In how many of 256 sentences it is left out while learning.
    left_out: u8,
}

impl Known {
    /// Its weights, shared or of one guideline's own.
    fn range(&self, own: bool) -> Option<std::ops::Range<usize>> {
        let start = if own { self.own? } else { self.start } as usize;
        Some(start..start + TAGS * (self.to - self.from + 1) as usize)
    }
}

/// The templates whose meaning depends on the guideline.
const BY_GUIDELINE: [Template; 9] = [
    Template::Word,
    Template::Host,
    Template::Rule,
    Template::RuleKind,
    Template::List,
    Template::ListPair,
    Template::Lead,
    Template::First,
    Template::FirstBest,
];
/// How many of 256 attributes of rules are left out.
const RULES_LEFT_OUT: u8 = 40;
/// How many of 256 attributes of the word itself are left out.
const WORDS_LEFT_OUT: u8 = 40;

fn left_out(template: Template) -> u8 {
    match template {
        Template::Rule | Template::RuleKind => RULES_LEFT_OUT,
        Template::Word | Template::Host | Template::Bare | Template::WordPair => WORDS_LEFT_OUT,
        _ => 0,
    }
}

impl Dictionary {
    /// The number of the attribute; a new one where it is not known.
    pub(crate) fn add(&mut self, template: Template, key: u32) -> u32 {
        let next = self.entries.len() as u32;
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            let (from, to) = (*template.reach().start() as i8, *template.reach().end() as i8);
            let size = TAGS * (to - from + 1) as usize;
            let own = BY_GUIDELINE.contains(&template).then_some(self.own as u32);
            self.own += if own.is_some() { size } else { 0 };
            self.entries.push(Known { key, start: self.weights as u32, own, from, to, left_out: left_out(template) });
            self.weights += size;
        }
        number
    }

    pub(crate) fn number(&self, key: u32) -> Option<u32> {
        self.numbers.get(&key).copied()
    }
}

/// One sentence to learn from.
#[derive(Clone, Default)]
pub(crate) struct Sentence {
    /// 0 is the first guideline.
    pub(crate) guideline: usize,
    /// The attributes of all tokens, one token after the other.
    pub(crate) attributes: Vec<u32>,
    /// Where each token's attributes end.
    pub(crate) ends: Vec<u32>,
    pub(crate) tags: Vec<Tag>,
}

impl Sentence {
    /// Becomes `whole` without some of its attributes.
    fn leave_out(&mut self, dictionary: &Dictionary, whole: &Sentence, random: &mut Random) {
        self.guideline = whole.guideline;
        self.tags.clone_from(&whole.tags);
        self.attributes.clear();
        self.ends.clear();
        for at in 0..whole.tags.len() {
            let stays = |&&number: &&u32| {
                let left_out = dictionary.entries[number as usize].left_out;
                left_out == 0 || random.below(256) >= usize::from(left_out)
            };
            self.attributes.extend(whole.of_token(at).iter().filter(stays));
            self.ends.push(self.attributes.len() as u32);
        }
    }

    pub(crate) fn of_token(&self, at: usize) -> &[u32] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.attributes[start as usize..self.ends[at] as usize]
    }
}

/// How to train.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) rounds: usize,
    pub(crate) rate: f32,
    /// The L1 penalty on each weight, for one round.
    pub(crate) penalty: f32,
    /// How much more a sentence of the first guideline counts.
    pub(crate) own_weight: f32,
    pub(crate) guidelines: usize,
}

type Row = [f32; TAGS];

/// Weights: those shared, then those of each guideline.
pub(crate) struct Weights {
    parts: Vec<Part>,
}

struct Part {
    /// Whether an attribute has any weight: most have none, and need not be looked up.
    live: Vec<bool>,
    weights: Vec<f32>,
    squares: Vec<f32>,
    /// The sum of the weights at the ends of the last rounds.
    sums: Vec<f32>,
    transitions: [Row; TAGS],
    transition_squares: [Row; TAGS],
}

/// The sum of the shared weights and one guideline's.
pub(crate) struct Model {
    pub(crate) weights: Vec<f32>,
    pub(crate) transitions: [Row; TAGS],
}

/// What every sum of squared gradients begins with.
const FIRST_SQUARE: f32 = 1e-2;

impl Part {
    fn new(attributes: usize, weights: usize) -> Self {
        Self {
            live: vec![false; attributes],
            weights: vec![0.0; weights],
            squares: vec![FIRST_SQUARE; weights],
            sums: vec![0.0; weights],
            transitions: [[0.0; TAGS]; TAGS],
            transition_squares: [[FIRST_SQUARE; TAGS]; TAGS],
        }
    }

    /// Notes which attributes have any weight.
    fn find_live(&mut self, dictionary: &Dictionary, own: bool) {
        for (live, known) in self.live.iter_mut().zip(&dictionary.entries) {
            *live = known.range(own).is_some_and(|range| self.weights[range].iter().any(|&weight| weight != 0.0));
        }
    }

    fn remember(&mut self) {
        self.sums.iter_mut().zip(&self.weights).for_each(|(sum, weight)| *sum += weight);
    }

    /// Makes the weights the mean of those remembered, which wavers less than those of any round.
    fn average(&mut self, rounds: usize) {
        if rounds > 0 {
            self.weights.iter_mut().zip(&self.sums).for_each(|(weight, sum)| *weight = sum / rounds as f32);
        }
        self.sums = Vec::new();
    }

    fn shrink(&mut self, penalty: f32, rate: f32) {
        for (weight, square) in self.weights.iter_mut().zip(&self.squares) {
            if *weight != 0.0 {
                let less = penalty * rate / square.sqrt();
                *weight = weight.signum() * (weight.abs() - less).max(0.0);
            }
        }
    }
}

/// Trains on the sentences; `progress` is called after each round.
pub(crate) fn train(dictionary: &Dictionary, sentences: &[&Sentence], settings: &Settings, progress: impl Fn()) -> Weights {
    let parts = if settings.guidelines > 1 { 1 + settings.guidelines } else { 1 };
    let size = |part: usize| if part == 0 { dictionary.weights } else { dictionary.own };
    let mut weights = Weights { parts: (0..parts).map(|part| Part::new(dictionary.entries.len(), size(part))).collect() };
    let mut part_of_it = Sentence::default();
    let mut order: Vec<u32> = (0..sentences.len() as u32).collect();
    let mut random = Random::new();
    let mut room = Room::default();
    let averaged = settings.rounds / 2;
    // A sentence that is well known is not read in every round.
    let mut next = vec![0; sentences.len()];
    for round in 0..settings.rounds {
        random.shuffle(&mut order);
        for &at in &order {
            let (sentence, next) = (sentences[at as usize], &mut next[at as usize]);
            if *next <= round {
                part_of_it.leave_out(dictionary, sentence, &mut random);
                let surprise = weights.learn(dictionary, &part_of_it, settings, &mut room);
                *next = round + if surprise < WELL_KNOWN { 3 } else { 1 };
            }
        }
        for (number, part) in weights.parts.iter_mut().enumerate() {
            part.shrink(settings.penalty, settings.rate);
            part.find_live(dictionary, number > 0);
            if round >= settings.rounds - averaged {
                part.remember();
            }
        }
        progress();
    }
    weights.parts.iter_mut().for_each(|part| part.average(averaged));
    weights
}

/// Room to work in.
#[derive(Default)]
struct Room {
    scores: Vec<Row>,
    forward: Vec<Row>,
    divisors: Vec<f32>,
    gradient: Vec<Row>,
}

/// A token whose tags are all this well known teaches nothing.
const KNOWN: f32 = 5e-3;
/// A sentence in which no tag is less well known can wait.
const WELL_KNOWN: f32 = 2e-2;

impl Weights {
    /// Learns from one sentence; returns by how much its least known tag was missed, 0 to 1.
    fn learn(&mut self, dictionary: &Dictionary, sentence: &Sentence, settings: &Settings, room: &mut Room) -> f32 {
        let own = 1 + sentence.guideline;
        let both = [0, own];
        let used = if own < self.parts.len() { &both[..] } else { &both[..1] };
        room.scores.clear();
        room.scores.resize(sentence.tags.len(), [0.0; TAGS]);
        let mut transitions = [[0.0; TAGS]; TAGS];
        for &part in used {
            let own_weights = part > 0;
            let part = &self.parts[part];
            score(dictionary, part, own_weights, sentence, &mut room.scores);
            for (sum, row) in transitions.iter_mut().flatten().zip(part.transitions.iter().flatten()) {
                *sum += row;
            }
        }
        let importance = if sentence.guideline == 0 { settings.own_weight } else { 1.0 };
        let expected = expect(&transitions, sentence, room);
        let step = |weight: &mut f32, square: &mut f32, gradient: f32| {
            *square += gradient * gradient;
            *weight -= settings.rate * gradient / square.sqrt();
        };
        for &part in used {
            let own_weights = part > 0;
            let part = &mut self.parts[part];
            for at in 0..sentence.tags.len() {
                for &attribute in sentence.of_token(at) {
                    let known = dictionary.entries[attribute as usize];
                    let Some(range) = known.range(own_weights) else { continue };
                    for offset in known.from..=known.to {
                        let Some(gradient) = at.checked_add_signed(offset.into()).and_then(|to| room.gradient.get(to)) else { continue };
                        if gradient.iter().all(|g| g.abs() < KNOWN) {
                            continue;
                        }
                        part.live[attribute as usize] = true;
                        let start = range.start + (offset - known.from) as usize * TAGS;
                        let weights = &mut part.weights[start..start + TAGS];
                        let squares = &mut part.squares[start..start + TAGS];
                        for tag in 0..TAGS {
                            step(&mut weights[tag], &mut squares[tag], gradient[tag] * importance);
                        }
                    }
                }
            }
            for before in 0..TAGS {
                for next in 0..TAGS {
                    let gradient = expected[before][next] * importance;
                    if gradient.abs() > 1e-6 {
                        step(&mut part.transitions[before][next], &mut part.transition_squares[before][next], gradient);
                    }
                }
            }
        }
        room.gradient.iter().flatten().fold(0.0, |most: f32, gradient| most.max(gradient.abs()))
    }

    /// The model for one guideline.
    pub(crate) fn model(&self, dictionary: &Dictionary, guideline: usize) -> Model {
        let shared = &self.parts[0];
        let mut model = Model { weights: shared.weights.clone(), transitions: shared.transitions };
        if let Some(own) = self.parts.get(1 + guideline) {
            for known in &dictionary.entries {
                let (Some(to), Some(from)) = (known.range(false), known.range(true)) else { continue };
                model.weights[to].iter_mut().zip(&own.weights[from]).for_each(|(sum, more)| *sum += more);
            }
            model.transitions.iter_mut().flatten().zip(own.transitions.iter().flatten()).for_each(|(sum, more)| *sum += more);
        }
        model
    }
}

fn score(dictionary: &Dictionary, part: &Part, own: bool, sentence: &Sentence, scores: &mut [Row]) {
    for at in 0..sentence.tags.len() {
        for &attribute in sentence.of_token(at) {
            if !part.live[attribute as usize] {
                continue;
            }
            let known = &dictionary.entries[attribute as usize];
            if let Some(range) = known.range(own) {
                vote(known, &part.weights[range], at, scores);
            }
        }
    }
}

/// Adds the weights of an attribute of token `at` to the scores of the tokens that it votes on.
fn vote(known: &Known, weights: &[f32], at: usize, scores: &mut [Row]) {
    for (offset, weights) in (known.from..=known.to).zip(weights.chunks_exact(TAGS)) {
        let Some(row) = at.checked_add_signed(offset.into()).and_then(|to| scores.get_mut(to)) else { continue };
        row.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
    }
}

/// Fills `room.gradient` with expected minus observed tags; returns the same for transitions.
fn expect(transitions: &[Row; TAGS], sentence: &Sentence, room: &mut Room) -> [Row; TAGS] {
    let mut factors = [[0.0; TAGS]; TAGS];
    for before in 0..TAGS {
        for next in 0..TAGS {
            if may_follow(before as Tag, next as Tag) {
                factors[before][next] = transitions[before][next].exp();
            }
        }
    }
    room.forward.clear();
    room.divisors.clear();
    for scores in &mut room.scores {
        let best = scores.iter().copied().fold(f32::MIN, f32::max);
        scores.iter_mut().for_each(|score| *score = (*score - best).exp());
        let mut row = factors[usize::from(OUTSIDE)];
        if let Some(before) = room.forward.last() {
            row = [0.0; TAGS];
            for (weight, factors) in before.iter().zip(&factors) {
                for (sum, factor) in row.iter_mut().zip(factors) {
                    *sum += weight * factor;
                }
            }
        }
        let mut sum = 0.0;
        for (weight, score) in row.iter_mut().zip(scores.iter()) {
            *weight *= score;
            sum += *weight;
        }
        let sum = f32::max(sum, f32::MIN_POSITIVE);
        row.iter_mut().for_each(|weight| *weight /= sum);
        room.forward.push(row);
        room.divisors.push(sum);
    }
    room.gradient.clear();
    room.gradient.resize(room.scores.len(), [0.0; TAGS]);
    let mut expected = [[0.0; TAGS]; TAGS];
    let mut after = [1.0; TAGS];
    let mut begin = [0.0; TAGS];
    begin[usize::from(OUTSIDE)] = 1.0;
    for at in (0..room.scores.len()).rev() {
        for tag in 0..TAGS {
            room.gradient[at][tag] = room.forward[at][tag] * after[tag];
        }
        let before = if at == 0 { begin } else { room.forward[at - 1] };
        let mut row = [0.0; TAGS];
        for (from, &weight) in before.iter().enumerate() {
            for tag in 0..TAGS {
                let onward = factors[from][tag] * room.scores[at][tag] * after[tag] / room.divisors[at];
                row[from] += onward;
                expected[from][tag] += weight * onward;
            }
        }
        after = row;
    }
    let mut last = OUTSIDE;
    for (gradient, &tag) in room.gradient.iter_mut().zip(&sentence.tags) {
        gradient[usize::from(tag)] -= 1.0;
        expected[usize::from(last)][usize::from(tag)] -= 1.0;
        last = tag;
    }
    expected
}

impl Model {
    fn scores(&self, dictionary: &Dictionary, sentence: &Sentence) -> Vec<Row> {
        let mut scores = vec![[0.0; TAGS]; sentence.tags.len()];
        for at in 0..sentence.tags.len() {
            for &attribute in sentence.of_token(at) {
                let known = &dictionary.entries[attribute as usize];
                if let Some(range) = known.range(false) {
                    vote(known, &self.weights[range], at, &mut scores);
                }
            }
        }
        scores
    }

    /// The probability of each name in `tags`, which this model gave, and whether the sentence has it.
    pub(crate) fn probabilities(&self, dictionary: &Dictionary, sentence: &Sentence, tags: &[Tag]) -> Vec<(f32, bool)> {
        const SCALE: f32 = 32.0;
        let round = |row: Row| row.map(|score| (score * SCALE).round());
        let scores = self.scores(dictionary, sentence);
        let factors = Factors::new(&self.transitions.map(|row| round(row).map(|score| score as i32)), SCALE);
        let mut marginals = Marginals::default();
        let by_lane = |row: Row| std::array::from_fn(|lane| round(row)[usize::from(tag_at(lane))] as i16);
        marginals.weigh(&factors, &scores.into_iter().map(by_lane).collect::<Vec<_>>(), 0);
        let wanted: Vec<_> = names(&sentence.tags).collect();
        let found = names(tags).map(|name| (marginals.probability(&factors, name.0, name.1, name.2), wanted.contains(&name)));
        found.collect()
    }

    /// The best tags of a sentence.
    pub(crate) fn tag(&self, dictionary: &Dictionary, sentence: &Sentence) -> Vec<Tag> {
        const NEVER: f32 = f32::MIN / 4.0;
        let scores = self.scores(dictionary, sentence);
        let mut from: Vec<[Tag; TAGS]> = Vec::with_capacity(scores.len());
        let mut reached = [NEVER; TAGS];
        reached[usize::from(OUTSIDE)] = 0.0;
        for here in &scores {
            let (mut next, mut back) = ([NEVER; TAGS], [OUTSIDE; TAGS]);
            for before in 0..TAGS {
                for tag in (0..TAGS).filter(|&tag| may_follow(before as Tag, tag as Tag)) {
                    let sum = reached[before] + self.transitions[before][tag] + here[tag];
                    if sum > next[tag] {
                        (next[tag], back[tag]) = (sum, before as Tag);
                    }
                }
            }
            reached = next;
            from.push(back);
        }
        let mut tag = (0..TAGS).max_by(|&a, &b| reached[a].total_cmp(&reached[b])).unwrap_or(0) as Tag;
        let mut tags = vec![OUTSIDE; from.len()];
        for (slot, back) in tags.iter_mut().zip(&from).rev() {
            *slot = tag;
            tag = back[usize::from(tag)];
        }
        tags
    }
}
