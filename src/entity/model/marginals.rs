//! How sure a name is: forward–backward over the scores of a sentence.

use super::decode::Scores;
use super::tags::{KINDS, OUTSIDE, TAGS, Tag, inside, may_follow};

/// A number for each kind of name.
type Kinds = [f32; KINDS.len()];

/// A weight for each tag. Those of all kinds stand side by side, as they are reckoned with.
#[derive(Clone, Copy, Debug, Default)]
struct Weights {
    outside: f32,
    /// Of each kind's first token.
    first: Kinds,
    /// Of its inner ones.
    inner: Kinds,
}

impl Weights {
    #[inline]
    fn new(mut weight: impl FnMut(Tag) -> f32) -> Self {
        let mut weights = Self { outside: weight(OUTSIDE), ..Self::default() };
        for kind in 0..KINDS.len() {
            weights.first[kind] = weight(inside(kind, true));
            weights.inner[kind] = weight(inside(kind, false));
        }
        weights
    }

    /// By tag.
    #[inline]
    fn each(&self) -> [f32; TAGS] {
        let mut each = [self.outside; TAGS];
        for kind in 0..KINDS.len() {
            each[usize::from(inside(kind, true))] = self.first[kind];
            each[usize::from(inside(kind, false))] = self.inner[kind];
        }
        each
    }

    /// Each of `self` made of it and that of `other`.
    #[inline]
    fn join(&mut self, other: &Self, change: impl Fn(&mut f32, f32)) {
        change(&mut self.outside, other.outside);
        self.first.iter_mut().zip(other.first).for_each(|(weight, other)| change(weight, other));
        self.inner.iter_mut().zip(other.inner).for_each(|(weight, other)| change(weight, other));
    }
}

/// What tag follows what, as factors; 0 where it may not.
#[derive(Clone, Debug)]
pub struct Factors {
    /// By the tag before: that outside follows, and that each kind's first token does.
    open: [(f32, Kinds); TAGS],
    /// The same by what follows: by the tag before, that outside follows …
    to_outside: Weights,
    /// … and that the first token of a kind does.
    to_first: [Weights; KINDS.len()],
    /// That a kind's inner token follows its first one, and another inner one.
    after_first: Kinds,
    after_inner: Kinds,
    /// The factor of a score that lies `index` units under the best one.
    falloff: Vec<f32>,
}

/// The factor of a score that lies even further under it.
const LEAST: f32 = 1e-11;

impl Factors {
    /// Factors from `scores[before][next]`, with `scale` units to a natural logarithm.
    pub fn new(scores: &[[i32; TAGS]; TAGS], scale: f32) -> Self {
        let factor = |before: Tag, next: Tag| {
            let score = scores[usize::from(before)][usize::from(next)];
            if may_follow(before, next) { (score as f32 / scale).exp() } else { 0.0 }
        };
        let firsts = |before| std::array::from_fn(|kind| factor(before, inside(kind, true)));
        Self {
            open: std::array::from_fn(|before| (factor(before as Tag, OUTSIDE), firsts(before as Tag))),
            to_outside: Weights::new(|before| factor(before, OUTSIDE)),
            to_first: std::array::from_fn(|kind| Weights::new(|before| factor(before, inside(kind, true)))),
            after_first: std::array::from_fn(|kind| factor(inside(kind, true), inside(kind, false))),
            after_inner: std::array::from_fn(|kind| factor(inside(kind, false), inside(kind, false))),
            falloff: (0..(scale * 24.0) as usize + 1).map(|under| (-(under as f32) / scale).exp()).collect(),
        }
    }

    /// `exp` of the scores, but for a common factor.
    #[inline]
    fn potentials(&self, scores: &Scores) -> Weights {
        let best = i32::from(scores.iter().copied().fold(i16::MIN, i16::max));
        Weights::new(|tag| {
            let under = best - i32::from(scores[usize::from(tag)]);
            self.falloff.get(under as usize).copied().unwrap_or(LEAST)
        })
    }

    /// The weights of the tags of the next token, from those of this one.
    #[inline]
    fn forward(&self, weights: &Weights) -> Weights {
        let mut next = Weights::default();
        for ((to_outside, to_first), weight) in self.open.iter().zip(weights.each()) {
            next.outside += to_outside * weight;
            next.first.iter_mut().zip(to_first).for_each(|(sum, factor)| *sum += factor * weight);
        }
        for kind in 0..KINDS.len() {
            next.inner[kind] = self.after_first[kind] * weights.first[kind] + self.after_inner[kind] * weights.inner[kind];
        }
        next
    }

    /// What all that comes after each tag of this token weighs, from what it weighs with those of the next one.
    #[inline]
    fn backward(&self, after: &Weights) -> Weights {
        let mut before = Weights::default();
        before.join(&self.to_outside, |sum, factor| *sum += factor * after.outside);
        for (factors, weight) in self.to_first.iter().zip(after.first) {
            before.join(factors, |sum, factor| *sum += factor * weight);
        }
        for kind in 0..KINDS.len() {
            before.first[kind] += self.after_first[kind] * after.inner[kind];
            before.inner[kind] += self.after_inner[kind] * after.inner[kind];
        }
        before
    }
}

/// What the tags of one sentence weigh; room that is used again from sentence to sentence.
#[derive(Debug, Default)]
pub struct Marginals {
    tokens: Vec<Weighed>,
    /// What all that comes after each tag of a token weighs, the last token first.
    after: Vec<Weights>,
}

/// What each tag of a token weighs.
#[derive(Clone, Copy, Debug)]
struct Weighed {
    /// By itself.
    alone: Weights,
    /// With all that comes before it, as a share.
    share: Weights,
    /// What the shares were divided by.
    divisor: f32,
}

impl Marginals {
    /// Prepares [`probability`](Self::probability) for a sentence with these scores, where no name is asked about that ends
    /// before token `end`.
    pub fn weigh(&mut self, factors: &Factors, scores: &[Scores], end: usize) {
        let mut share = Weights { outside: 1.0, ..Weights::default() };
        self.tokens.clear();
        self.tokens.extend(scores.iter().map(|scores| {
            let alone = factors.potentials(scores);
            share = factors.forward(&share);
            share.join(&alone, |weight, alone| *weight *= alone);
            let divisor = share.each().iter().sum::<f32>().max(f32::MIN_POSITIVE);
            let factor = 1.0 / divisor;
            share.join(&alone, |weight, _| *weight *= factor);
            Weighed { alone, share, divisor }
        }));
        let mut after = Weights::new(|_| 1.0);
        self.after.clear();
        self.after.push(after);
        self.after.extend(self.tokens.iter().skip(end + 1).rev().map(|here| {
            let factor = 1.0 / here.divisor;
            after.join(&here.alone, |weight, here| *weight *= here * factor);
            after = factors.backward(&after);
            after
        }));
    }

    /// How probable it is that exactly the tokens `first..end` are a name of this kind, 0 to 1; indices count from the
    /// beginning of the sentence that [`weigh`](Self::weigh) saw.
    pub fn probability(&self, factors: &Factors, kind: usize, first: usize, end: usize) -> f32 {
        let Some([here, others @ ..]) = self.tokens.get(first..end) else { return 0.0 };
        let (mut weight, mut goes_on) = (here.share.first[kind], factors.after_first[kind]);
        for other in others {
            weight *= goes_on * other.alone.inner[kind] / other.divisor;
            goes_on = factors.after_inner[kind];
        }
        let Some(next) = self.tokens.get(end) else { return weight.clamp(0.0, 1.0) };
        let Some(after) = self.after.get(self.tokens.len() - 1 - end) else { return 0.0 };
        // Every tag may follow but the one that would go on the name.
        let (to_outside, to_first) = factors.open[usize::from(inside(kind, others.is_empty()))];
        let firsts = (0..KINDS.len()).map(|kind| to_first[kind] * next.alone.first[kind] * after.first[kind]);
        let leaves = firsts.fold(to_outside * next.alone.outside * after.outside, |sum, leaves| sum + leaves);
        (weight * leaves / next.divisor).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain() -> Factors {
        Factors::new(&[[0; TAGS]; TAGS], 10.0)
    }

    fn favour(tag: Tag, score: i16) -> Scores {
        let mut scores = [0; TAGS];
        scores[usize::from(tag)] = score;
        scores
    }

    #[test]
    fn probabilities_of_all_readings_sum_to_one() {
        // One token: a name of one of four kinds, or none.
        let mut marginals = Marginals::default();
        let factors = plain();
        marginals.weigh(&factors, &[favour(inside(2, true), 20)], 1);
        let sure = marginals.probability(&factors, 2, 0, 1);
        let expected = 2f32.exp() / (2f32.exp() + 4.0);
        assert!((sure - expected).abs() < 1e-4, "{sure} {expected}");
    }

    #[test]
    fn a_longer_name_takes_from_a_shorter_one() {
        let mut marginals = Marginals::default();
        let factors = plain();
        marginals.weigh(&factors, &[favour(inside(0, true), 30), favour(inside(0, false), 30), favour(0, 30)], 1);
        let (long, short) = (marginals.probability(&factors, 0, 0, 2), marginals.probability(&factors, 0, 0, 1));
        assert!(long > 0.6 && short < 0.3 && long + short < 1.0, "{long} {short}");
    }
}
