//! From scores to tags and probabilities: Viterbi, and forward–backward for how sure it is.

use super::tags::{OUTSIDE, TAGS, Tag, continues, inside, may_follow};

/// The scores of one token's tags.
pub type Scores = [i32; TAGS];

/// A score that no sum of votes outweighs.
const NEVER: i32 = -1 << 24;

/// What tag follows what, in the same unit as the scores.
#[derive(Clone, Debug)]
pub struct Transitions {
    /// `scores[before][next]`.
    scores: [Scores; TAGS],
    /// The same as factors.
    factors: [[f32; TAGS]; TAGS],
    /// The factor of a score that lies `index` units under the best one.
    falloff: Vec<f32>,
}

impl Transitions {
    /// Transitions from `scores[before][next]`, with `scale` units to a natural logarithm. What may not follow is ruled
    /// out whatever its score.
    pub fn new(scores: &[Scores; TAGS], scale: f32) -> Self {
        let mut ruled = *scores;
        let mut factors = [[0.0; TAGS]; TAGS];
        for (before, row) in ruled.iter_mut().enumerate() {
            for (next, score) in row.iter_mut().enumerate() {
                if may_follow(before as Tag, next as Tag) {
                    factors[before][next] = (*score as f32 / scale).exp();
                } else {
                    *score = NEVER;
                }
            }
        }
        let falloff = (0..(scale * 24.0) as usize + 1).map(|under| (-(under as f32) / scale).exp()).collect();
        Self { scores: ruled, factors, falloff }
    }

    /// `exp` of the scores, but for a common factor.
    fn potentials(&self, scores: &Scores) -> [f32; TAGS] {
        let best = scores.iter().copied().max().unwrap_or(0);
        scores.map(|score| self.falloff.get((best - score) as usize).copied().unwrap_or(1e-11))
    }
}

/// Room to decode in, used again from sentence to sentence.
#[derive(Debug, Default)]
pub struct Decoder {
    from: Vec<[Tag; TAGS]>,
    potentials: Vec<[f32; TAGS]>,
    forward: Vec<[f32; TAGS]>,
    backward: Vec<[f32; TAGS]>,
    /// What each forward row was divided by.
    divisors: Vec<f32>,
}

impl Decoder {
    /// Writes the best tags to `tags`, which is as long as `scores`.
    pub fn best(&mut self, transitions: &Transitions, scores: &[Scores], tags: &mut [Tag]) {
        self.from.clear();
        let mut reached = [NEVER; TAGS];
        reached[usize::from(OUTSIDE)] = 0;
        for here in scores {
            let mut next = [i32::MIN; TAGS];
            let mut from = [OUTSIDE; TAGS];
            for (before, row) in transitions.scores.iter().enumerate() {
                let so_far = reached[before];
                for ((next, from), &step) in next.iter_mut().zip(&mut from).zip(row) {
                    let score = so_far + step;
                    let better = score > *next;
                    *next = if better { score } else { *next };
                    *from = if better { before as Tag } else { *from };
                }
            }
            for (reached, (next, here)) in reached.iter_mut().zip(next.iter().zip(here)) {
                *reached = next + here.clamp(&NEVER, &-NEVER);
            }
            // Only differences count: kept small, so that no length of text overflows.
            let top = reached.iter().copied().max().unwrap_or(0);
            reached.iter_mut().for_each(|score| *score = (*score - top).max(NEVER * 4));
            self.from.push(from);
        }
        let mut tag = (0..TAGS).max_by_key(|&tag| (reached[tag], std::cmp::Reverse(tag))).unwrap_or(0) as Tag;
        for (slot, from) in tags.iter_mut().zip(&self.from).rev() {
            *slot = tag;
            tag = from[usize::from(tag)];
        }
    }

    /// Prepares [`probability`](Self::probability) for a sentence with these scores.
    pub fn weigh(&mut self, transitions: &Transitions, scores: &[Scores]) {
        self.potentials.clear();
        self.potentials.extend(scores.iter().map(|scores| transitions.potentials(scores)));
        self.forward.clear();
        self.divisors.clear();
        let mut row = transitions.factors[usize::from(OUTSIDE)];
        for here in &self.potentials {
            if let Some(before) = self.forward.last() {
                row = [0.0; TAGS];
                for (from, &weight) in before.iter().enumerate() {
                    for (sum, factor) in row.iter_mut().zip(&transitions.factors[from]) {
                        *sum += weight * factor;
                    }
                }
            }
            row.iter_mut().zip(here).for_each(|(weight, potential)| *weight *= potential);
            let sum = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            row.iter_mut().for_each(|weight| *weight /= sum);
            self.forward.push(row);
            self.divisors.push(sum);
        }
        self.backward.clear();
        self.backward.resize(scores.len(), [1.0; TAGS]);
        for at in (1..scores.len()).rev() {
            let mut row = [0.0; TAGS];
            for (before, sum) in row.iter_mut().enumerate() {
                let onward = transitions.factors[before].iter().zip(&self.potentials[at]).zip(&self.backward[at]);
                *sum = onward.map(|((factor, here), after)| factor * here * after).sum::<f32>() / self.divisors[at];
            }
            self.backward[at - 1] = row;
        }
    }

    /// How probable it is that exactly the tokens `first..end` are a name of this kind, 0 to 1; indices count from the
    /// beginning of the sentence that [`weigh`](Self::weigh) saw.
    pub fn probability(&self, transitions: &Transitions, kind: usize, first: usize, end: usize) -> f32 {
        let (begin, inner) = (usize::from(inside(kind, true)), usize::from(inside(kind, false)));
        let Some(row) = self.forward.get(first) else { return 0.0 };
        let mut weight = row[begin];
        let mut before = begin;
        for at in first + 1..end {
            let (Some(here), Some(divisor)) = (self.potentials.get(at), self.divisors.get(at)) else { return 0.0 };
            weight *= transitions.factors[before][inner] * here[inner] / divisor;
            before = inner;
        }
        let Some(after) = self.potentials.get(end) else { return weight.clamp(0.0, 1.0) };
        let leaves: f32 = (0..TAGS)
            .filter(|&tag| tag != inner || continues(before as Tag) && tag != before)
            .map(|tag| transitions.factors[before][tag] * after[tag] * self.backward[end][tag])
            .sum();
        (weight * leaves / self.divisors[end]).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain() -> Transitions {
        Transitions::new(&[[0; TAGS]; TAGS], 10.0)
    }

    fn decode(scores: &[Scores]) -> Vec<Tag> {
        let mut tags = vec![0; scores.len()];
        Decoder::default().best(&plain(), scores, &mut tags);
        tags
    }

    fn favour(tag: Tag, score: i32) -> Scores {
        let mut scores = [0; TAGS];
        scores[usize::from(tag)] = score;
        scores
    }

    #[test]
    fn what_may_not_follow_never_does() {
        let (begin, inner) = (inside(1, true), inside(1, false));
        assert_eq!(decode(&[favour(inner, 50), favour(0, 9)]), [0, 0]);
        assert_eq!(decode(&[favour(begin, 1), favour(inner, 50)]), [begin, inner]);
        assert!(decode(&[]).is_empty());
    }

    #[test]
    fn probabilities_of_all_readings_sum_to_one() {
        // One token: a name of one of four kinds, or none.
        let mut decoder = Decoder::default();
        let transitions = plain();
        decoder.weigh(&transitions, &[favour(inside(2, true), 20)]);
        let sure = decoder.probability(&transitions, 2, 0, 1);
        let expected = 2f32.exp() / (2f32.exp() + 4.0);
        assert!((sure - expected).abs() < 1e-4, "{sure} {expected}");
    }

    #[test]
    fn a_longer_name_takes_from_a_shorter_one() {
        let mut decoder = Decoder::default();
        let transitions = plain();
        decoder.weigh(&transitions, &[favour(inside(0, true), 30), favour(inside(0, false), 30), favour(0, 30)]);
        let (long, short) = (decoder.probability(&transitions, 0, 0, 2), decoder.probability(&transitions, 0, 0, 1));
        assert!(long > 0.6 && short < 0.3 && long + short < 1.0, "{long} {short}");
    }

    #[test]
    fn a_very_long_sentence_does_not_overflow() {
        let scores = vec![[i32::from(i16::MAX); TAGS]; 100_000];
        assert_eq!(decode(&scores).len(), scores.len());
    }
}
