//! From scores to tags and probabilities: Viterbi, and forward–backward for how sure it is.

use super::tags::{KINDS, OUTSIDE, TAGS, Tag, continues, inside, may_follow};

/// The scores of one token's tags: sums of votes, kept small because every token of a text has its own.
pub type Scores = [i16; TAGS];

/// Scores along a path.
type Reached = [i32; TAGS];

/// A score that no sum of votes outweighs.
const NEVER: i32 = -1 << 24;

/// The tags that may follow any other: outside and the first token of each kind. A kind's inner tokens follow its own only,
/// so a step looks at 53 transitions and not at 81.
const OPEN: [Tag; 1 + KINDS.len()] = [OUTSIDE, inside(0, true), inside(1, true), inside(2, true), inside(3, true)];

/// A weight for each tag.
type Row = [f32; TAGS];

/// What tag follows what, in the same unit as the scores.
#[derive(Clone, Debug)]
pub struct Transitions {
    /// `open[before][i]`: the score of `OPEN[i]` after a tag.
    open: [[i32; OPEN.len()]; TAGS],
    /// The scores of a kind's inner tokens, after its first and after an inner one.
    inner: [[i32; 2]; KINDS.len()],
    /// By how much a score must lead that of every other tag, so that all tags of `OPEN` follow outside at best.
    lead: i32,
    /// `factors[before][next]`, the scores as factors; 0 where it may not follow.
    factors: [Row; TAGS],
    /// Those of the tags that may follow any other, `open_factors[before][i]` for `OPEN[i]`.
    open_factors: [[f32; OPEN.len()]; TAGS],
    /// The factor of a score that lies `index` units under the best one.
    falloff: Vec<f32>,
}

impl Transitions {
    /// Transitions from `scores[before][next]`, with `scale` units to a natural logarithm. What may not follow is ruled
    /// out whatever its score.
    pub fn new(scores: &[Reached; TAGS], scale: f32) -> Self {
        let open = scores.map(|row| OPEN.map(|tag| row[usize::from(tag)]));
        let inner = std::array::from_fn(|kind| {
            let tag = usize::from(inside(kind, false));
            [scores[usize::from(inside(kind, true))][tag], scores[tag][tag]]
        });
        let (outside, others) = open.split_first().unwrap_or((&[0; OPEN.len()], &[]));
        let lead = others.iter().flat_map(|row| row.iter().zip(outside)).map(|(score, after_outside)| score - after_outside).max();
        let mut factors = [[0.0; TAGS]; TAGS];
        for (before, row) in scores.iter().enumerate() {
            for (next, &score) in row.iter().enumerate().filter(|&(next, _)| may_follow(before as Tag, next as Tag)) {
                factors[before][next] = (score as f32 / scale).exp();
            }
        }
        let open_factors = factors.map(|row| OPEN.map(|tag| row[usize::from(tag)]));
        let falloff = (0..(scale * 24.0) as usize + 1).map(|under| (-(under as f32) / scale).exp()).collect();
        Self { open, inner, lead: lead.unwrap_or(0), factors, open_factors, falloff }
    }

    /// `exp` of the scores, but for a common factor.
    fn potentials(&self, scores: &Scores) -> Row {
        let best = scores.iter().copied().max().unwrap_or(0);
        let mut row = [0.0; TAGS];
        for (weight, score) in row.iter_mut().zip(scores) {
            *weight = self.falloff.get((i32::from(best) - i32::from(*score)) as usize).copied().unwrap_or(1e-11);
        }
        row
    }

    /// The weights of the tags of the next token, from those of this one.
    #[inline]
    fn forward(&self, weights: &Row) -> Row {
        let mut open = [0.0; OPEN.len()];
        for (factors, weight) in self.open_factors.iter().zip(weights) {
            for (sum, factor) in open.iter_mut().zip(factors) {
                *sum += factor * weight;
            }
        }
        let mut next = [0.0; TAGS];
        next[usize::from(OUTSIDE)] = open[0];
        for kind in 0..KINDS.len() {
            let (first, inner) = (usize::from(inside(kind, true)), usize::from(inside(kind, false)));
            next[first] = open[1 + kind];
            next[inner] = self.factors[first][inner] * weights[first] + self.factors[inner][inner] * weights[inner];
        }
        next
    }

    /// What all that comes after each tag of this token weighs, from what it weighs with those of the next one.
    #[inline]
    fn backward(&self, after: &Row) -> Row {
        let open = OPEN.map(|tag| after[usize::from(tag)]);
        let mut before = [0.0; TAGS];
        for (sum, factors) in before.iter_mut().zip(&self.open_factors) {
            for (factor, weight) in factors.iter().zip(&open) {
                *sum += factor * weight;
            }
        }
        for kind in 0..KINDS.len() {
            let (first, inner) = (usize::from(inside(kind, true)), usize::from(inside(kind, false)));
            before[first] += self.factors[first][inner] * after[inner];
            before[inner] += self.factors[inner][inner] * after[inner];
        }
        before
    }
}

/// Room to decode in, used again from sentence to sentence.
#[derive(Debug, Default)]
pub struct Decoder {
    from: Vec<[Tag; TAGS]>,
    potentials: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
    /// What each forward row was divided by.
    divisors: Vec<f32>,
}

impl Decoder {
    /// Writes the best tags to `tags`, which is as long as `scores`.
    pub fn best(&mut self, transitions: &Transitions, scores: &[Scores], tags: &mut [Tag]) {
        self.from.clear();
        let mut reached = [NEVER; TAGS];
        reached[usize::from(OUTSIDE)] = 0;
        for (at, here) in scores.iter().enumerate() {
            let (next, from) = step(transitions, &reached);
            for tag in 0..TAGS {
                reached[tag] = next[tag] + i32::from(here[tag]);
            }
            // Only differences count: kept small, so that no length of text overflows.
            if at % 16 == 15 {
                let top = reached.iter().copied().max().unwrap_or(0);
                reached.iter_mut().for_each(|score| *score = (*score - top).max(NEVER * 4));
            }
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
        for (at, here) in self.potentials.iter().enumerate() {
            if at > 0 {
                row = transitions.forward(&row);
            }
            row.iter_mut().zip(here).for_each(|(weight, potential)| *weight *= potential);
            let sum = row.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            let share = 1.0 / sum;
            row.iter_mut().for_each(|weight| *weight *= share);
            self.forward.push(row);
            self.divisors.push(sum);
        }
        self.backward.clear();
        self.backward.resize(scores.len(), [1.0; TAGS]);
        for at in (1..scores.len()).rev() {
            let share = 1.0 / self.divisors[at];
            let mut after = self.backward[at];
            after.iter_mut().zip(&self.potentials[at]).for_each(|(weight, here)| *weight *= here * share);
            self.backward[at - 1] = transitions.backward(&after);
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

/// One step of Viterbi: the best score of each tag after `reached`, and the tag that it comes from.
#[inline]
fn step(transitions: &Transitions, reached: &Reached) -> (Reached, [Tag; TAGS]) {
    let (mut best, mut before) =
        (transitions.open[usize::from(OUTSIDE)].map(|score| score + reached[usize::from(OUTSIDE)]), [0; OPEN.len()]);
    // Most words are in no name, and clearly so.
    let rival = reached[1..].iter().copied().max().unwrap_or(i32::MIN);
    if reached[usize::from(OUTSIDE)] - rival < transitions.lead {
        for (tag, row) in transitions.open.iter().enumerate().skip(1) {
            for lane in 0..OPEN.len() {
                let score = reached[tag] + row[lane];
                let better = score > best[lane];
                best[lane] = if better { score } else { best[lane] };
                before[lane] = if better { tag as i32 } else { before[lane] };
            }
        }
    }
    let (mut next, mut from) = ([0; TAGS], [OUTSIDE; TAGS]);
    (next[usize::from(OUTSIDE)], from[usize::from(OUTSIDE)]) = (best[0], before[0] as Tag);
    for (kind, &[after_first, after_inner]) in transitions.inner.iter().enumerate() {
        let (first, inner) = (inside(kind, true), inside(kind, false));
        (next[usize::from(first)], from[usize::from(first)]) = (best[1 + kind], before[1 + kind] as Tag);
        let (begun, gone_on) = (reached[usize::from(first)] + after_first, reached[usize::from(inner)] + after_inner);
        (next[usize::from(inner)], from[usize::from(inner)]) = if gone_on > begun { (gone_on, inner) } else { (begun, first) };
    }
    (next, from)
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

    fn favour(tag: Tag, score: i16) -> Scores {
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
        let scores = vec![[i16::MAX; TAGS]; 100_000];
        assert_eq!(decode(&scores).len(), scores.len());
    }
}
