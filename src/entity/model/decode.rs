//! From scores to tags: Viterbi.

use std::cmp::Reverse;

use super::tags::{KINDS, OUTSIDE, TAGS, Tag, inside, lane, tag_at};

/// The scores of one token's tags, by [`lane`]: sums of votes, kept small because every token of a text has its own.
pub type Scores = [i16; TAGS];

/// No score counts for more, either way. Then those of the best paths to the tags of a token lie no further apart than four
/// scores and four transitions, for from the best of all every other tag is reached in two steps: 16 bits hold them.
const MOST: i16 = 8_000;
/// No transition counts for more.
const MOST_TRANSITION: i32 = 190;
/// What no score outweighs that may still be overtaken.
const NEVER: i16 = -16_000;

/// Numbers that are reckoned with side by side: those of the tags in names, from lane 1 on, or of those that may follow any
/// other, from lane 0 on, which are outside and the first token of each kind.
pub(super) type Lanes = [i16; 2 * KINDS.len()];

/// A number for each lane. Written so that it is compiled to wide instructions.
#[inline]
fn each(number: impl Fn(usize) -> i16) -> Lanes {
    let mut lanes = Lanes::default();
    for (lane, slot) in lanes.iter_mut().enumerate() {
        *slot = number(lane);
    }
    lanes
}

/// The greatest of them: by halves, so that no step waits for seven others, and by itself, so that they are not taken apart.
#[inline(never)]
pub(super) fn most(lanes: &Lanes) -> i16 {
    let halves = |count: usize, lanes: &Lanes| each(|at| lanes[at].max(lanes[(at + count) % (2 * KINDS.len())]));
    halves(1, &halves(2, &halves(4, lanes)))[0]
}

/// What tag follows what, in the same unit as the scores. A kind's inner tokens follow its own only, so a step looks at 53
/// transitions and not at 81.
#[derive(Clone, Debug)]
pub struct Transitions {
    /// `open[before]`: the scores of the tags that may follow any other, after a tag.
    open: [Lanes; TAGS],
    /// The scores of a kind's inner tokens, after its first one and after an inner one.
    inner: Lanes,
    /// How far the score of every other tag must lie under that of outside, so that the open tags follow outside at best.
    lead: i16,
}

impl Transitions {
    /// Transitions from `scores[before][next]`. What may not follow is ruled out whatever its score.
    pub fn new(scores: &[[i32; TAGS]; TAGS]) -> Self {
        let score = |before: Tag, next: Tag| scores[usize::from(before)][usize::from(next)].clamp(-MOST_TRANSITION, MOST_TRANSITION) as i16;
        let open: [Lanes; TAGS] = std::array::from_fn(|before| each(|next| score(before as Tag, tag_at(next.min(KINDS.len())))));
        let inner = each(|at| score(tag_at(1 + at), inside(at % KINDS.len(), false)));
        let ahead = open.iter().flat_map(|row| row.iter().zip(&open[0]).map(|(score, after_outside)| score - after_outside));
        Self { open, inner, lead: ahead.max().unwrap_or(0) }
    }
}

/// Room to decode in, used again from sentence to sentence.
#[derive(Debug, Default)]
pub struct Decoder {
    origins: Vec<Origin>,
}

/// From which tags the best paths to a token's tags come.
#[derive(Clone, Copy, Debug)]
struct Origin {
    /// To the open ones: the lane of the tag before.
    open: Lanes,
    /// To an inner one of each kind: other than 0 if from another inner one.
    inner: Lanes,
}

impl Decoder {
    /// Writes the best tags to `tags`, which is as long as `scores`.
    pub fn best(&mut self, transitions: &Transitions, scores: &[Scores], tags: &mut [Tag]) {
        self.origins.clear();
        self.origins.reserve(scores.len());
        let mut reached = Reached { outside: 0, named: [NEVER; 2 * KINDS.len()] };
        for here in scores {
            self.origins.push(reached.step(transitions, here));
        }
        let score = |tag: &Tag| lane(*tag).checked_sub(1).map_or(reached.outside, |at| reached.named[at]);
        let mut at = lane((0..TAGS as Tag).max_by_key(|tag| (score(tag), Reverse(*tag))).unwrap_or(OUTSIDE));
        for (tag, from) in tags.iter_mut().zip(&self.origins).rev() {
            *tag = tag_at(at);
            at = match at.checked_sub(1 + KINDS.len()) {
                None => from.open[at] as usize,
                Some(kind) if from.inner[kind] == 0 => 1 + kind,
                Some(_) => at,
            };
        }
    }
}

/// The scores of the best paths to the tags of a token.
struct Reached {
    outside: i16,
    named: Lanes,
}

impl Reached {
    /// One step of Viterbi: goes on to the next token, whose scores are `here`.
    #[inline]
    fn step(&mut self, transitions: &Transitions, here: &Scores) -> Origin {
        let rival = most(&self.named);
        // Only differences count: kept small, so that no length of text overflows.
        let top = rival.max(self.outside);
        self.named = each(|at| self.named[at].wrapping_sub(top));
        self.outside = self.outside.wrapping_sub(top);
        let (mut best, mut open) = (transitions.open[0], Lanes::default());
        // Most words are in no name, and clearly so.
        if self.outside < 0 || top.wrapping_sub(rival) < transitions.lead {
            self.follow(transitions, &mut best, &mut open);
        }
        let go_on = each(|at| self.named[at].wrapping_add(transitions.inner[at]));
        let (first, inner) = (|kind: usize| go_on[kind], |kind: usize| go_on[kind % KINDS.len() + KINDS.len()]);
        let from = Origin { open, inner: each(|kind| -i16::from(inner(kind) > go_on[kind])) };
        let next = each(|at| if at < KINDS.len() { best[1 + at] } else { first(at - KINDS.len()).max(inner(at)) });
        self.named = each(|at| next[at].wrapping_add(here[1 + at].clamp(-MOST, MOST)));
        self.outside = best[0].wrapping_add(here[0].clamp(-MOST, MOST));
        from
    }

    /// The best scores of the open tags after any, and where they come from.
    #[inline(never)]
    fn follow(&self, transitions: &Transitions, best: &mut Lanes, open: &mut Lanes) {
        *best = each(|next| best[next].wrapping_add(self.outside));
        for tag in 1..TAGS {
            let before = lane(tag as Tag);
            for next in 0..best.len() {
                let score = transitions.open[tag][next].wrapping_add(self.named[before - 1]);
                open[next] = if score > best[next] { before as i16 } else { open[next] };
                best[next] = score.max(best[next]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tags::may_follow;
    use super::*;

    fn decode(scores: &[Scores]) -> Vec<Tag> {
        let mut tags = vec![0; scores.len()];
        Decoder::default().best(&Transitions::new(&[[0; TAGS]; TAGS]), scores, &mut tags);
        tags
    }

    fn favour(tag: Tag, score: i16) -> Scores {
        let mut scores = [0; TAGS];
        scores[lane(tag)] = score;
        scores
    }

    #[test]
    fn what_may_not_follow_never_does() {
        let (begin, inner) = (inside(1, true), inside(1, false));
        assert_eq!(decode(&[favour(inner, 50), favour(0, 9)]), [0, 0]);
        assert_eq!(decode(&[favour(begin, 1), favour(inner, 50)]), [begin, inner]);
        assert!(decode(&[]).is_empty());
    }

    /// The best tags without any short cut.
    fn plainly(scores: &[[i32; TAGS]; TAGS], sentence: &[Scores]) -> Vec<Tag> {
        let mut reached = [-1 << 24; TAGS];
        reached[usize::from(OUTSIDE)] = 0;
        let mut from = Vec::new();
        for here in sentence {
            let before = |tag: usize| {
                let may = |&before: &usize| may_follow(before as Tag, tag as Tag);
                (0..TAGS).filter(may).max_by_key(|&before| (reached[before] + scores[before][tag], std::cmp::Reverse(before))).unwrap()
            };
            let best: [usize; TAGS] = std::array::from_fn(before);
            reached = std::array::from_fn(|tag| reached[best[tag]] + scores[best[tag]][tag] + i32::from(here[lane(tag as Tag)]));
            from.push(best);
        }
        let mut tag = (0..TAGS).max_by_key(|&tag| (reached[tag], std::cmp::Reverse(tag))).unwrap();
        let mut tags = vec![0; sentence.len()];
        for (slot, from) in tags.iter_mut().zip(&from).rev() {
            *slot = tag as Tag;
            tag = from[tag];
        }
        tags
    }

    #[test]
    fn short_cuts_lead_to_the_same_tags() {
        let mut random = 1u32;
        let mut below = |most: i32| {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (random >> 16) as i32 % most
        };
        for round in 0..3_000 {
            let transitions: [[i32; TAGS]; TAGS] = std::array::from_fn(|_| std::array::from_fn(|_| below(41) - 20));
            let outside = round % 60;
            let scores =
                |below: &mut dyn FnMut(i32) -> i32| std::array::from_fn(|tag| (below(41) - 20 + if tag == 0 { outside } else { 0 }) as i16);
            let sentence: Vec<Scores> = (0..below(30)).map(|_| scores(&mut below)).collect();
            let mut tags = vec![0; sentence.len()];
            Decoder::default().best(&Transitions::new(&transitions), &sentence, &mut tags);
            assert_eq!(tags, plainly(&transitions, &sentence), "{sentence:?}");
        }
    }

    #[test]
    fn a_very_long_sentence_does_not_overflow() {
        let scores = vec![[i16::MAX; TAGS]; 100_000];
        assert_eq!(decode(&scores).len(), scores.len());
    }
}
