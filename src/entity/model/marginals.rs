//! How sure a name is: forward–backward over the scores of a sentence.

use super::decode::{Scores, most};
use super::tags::{KINDS, OUTSIDE, TAGS, Tag, inside, lane, may_follow};

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

/// A number for each kind. Written so that it is compiled to wide instructions.
#[inline]
fn each(number: impl Fn(usize) -> f32) -> Kinds {
    let mut kinds = Kinds::default();
    for (kind, slot) in kinds.iter_mut().enumerate() {
        *slot = number(kind);
    }
    kinds
}

/// The sum of those of all kinds.
#[inline]
fn sum([a, b, c, d]: Kinds) -> f32 {
    (a + c) + (b + d)
}

impl Weights {
    #[inline]
    fn new(weight: impl Fn(Tag) -> f32) -> Self {
        Self { outside: weight(OUTSIDE), first: each(|kind| weight(inside(kind, true))), inner: each(|kind| weight(inside(kind, false))) }
    }

    /// Made of these and those of `other`, tag by tag.
    #[inline]
    fn join(&self, other: &Self, made: impl Fn(f32, f32) -> f32) -> Self {
        Self {
            outside: made(self.outside, other.outside),
            first: each(|kind| made(self.first[kind], other.first[kind])),
            inner: each(|kind| made(self.inner[kind], other.inner[kind])),
        }
    }

    #[inline]
    fn times(&self, factor: f32) -> Self {
        self.join(self, |weight, _| weight * factor)
    }

    #[inline]
    fn sum(&self) -> f32 {
        self.outside + sum(each(|kind| self.first[kind] + self.inner[kind]))
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
        let [outside, named @ ..] = scores;
        let best = most(named).max(*outside);
        Weights::new(|tag| {
            let under = best.wrapping_sub(scores[lane(tag)]) as u16;
            self.falloff.get(usize::from(under)).copied().unwrap_or(LEAST)
        })
    }

    /// The weights of the tags of the next token, from those of this one.
    #[inline]
    fn forward(&self, weights: &Weights) -> Weights {
        let mut first = each(|kind| self.open[0].1[kind] * weights.outside);
        for before in 0..KINDS.len() {
            let ((_, after_first), (_, after_inner)) = (&self.open[1 + 2 * before], &self.open[2 + 2 * before]);
            first = each(|kind| first[kind] + after_first[kind] * weights.first[before] + after_inner[kind] * weights.inner[before]);
        }
        let inner = each(|kind| self.after_first[kind] * weights.first[kind] + self.after_inner[kind] * weights.inner[kind]);
        Weights { outside: self.to_outside.join(weights, |factor, weight| factor * weight).sum(), first, inner }
    }

    /// What all that comes after each tag of this token weighs, from what it weighs with those of the next one.
    #[inline]
    fn backward(&self, after: &Weights) -> Weights {
        let mut before = self.to_outside.times(after.outside);
        for (factors, weight) in self.to_first.iter().zip(after.first) {
            before = before.join(factors, |sum, factor| sum + factor * weight);
        }
        let goes_on = |factors: &Kinds, sums: &Kinds| each(|kind| sums[kind] + factors[kind] * after.inner[kind]);
        let (first, inner) = (goes_on(&self.after_first, &before.first), goes_on(&self.after_inner, &before.inner));
        Weights { first, inner, ..before }
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
        for scores in scores {
            let alone = factors.potentials(scores);
            share = factors.forward(&share).join(&alone, |weight, alone| weight * alone);
            let divisor = share.sum().max(f32::MIN_POSITIVE);
            share = share.times(1.0 / divisor);
            self.tokens.push(Weighed { alone, share, divisor });
        }
        let mut after = Weights::new(|_| 1.0);
        self.after.clear();
        self.after.push(after);
        for here in self.tokens.iter().skip(end + 1).rev() {
            let factor = 1.0 / here.divisor;
            after = factors.backward(&after.join(&here.alone, |weight, alone| weight * (alone * factor)));
            self.after.push(after);
        }
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
        scores[lane(tag)] = score;
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
