//! From scores to tags: Viterbi.

use super::tags::{KINDS, OUTSIDE, TAGS, Tag, inside};

/// The scores of one token's tags: sums of votes, kept small because every token of a text has its own.
pub type Scores = [i16; TAGS];

/// Scores along a path.
type Reached = [i32; TAGS];

/// A score that no sum of votes outweighs.
const NEVER: i32 = -1 << 24;

/// The tags that may follow any other: outside and the first token of each kind. A kind's inner tokens follow its own only,
/// so a step looks at 53 transitions and not at 81.
const OPEN: [Tag; 1 + KINDS.len()] = [OUTSIDE, inside(0, true), inside(1, true), inside(2, true), inside(3, true)];

/// What tag follows what, in the same unit as the scores.
#[derive(Clone, Debug)]
pub struct Transitions {
    /// `open[before][i]`: the score of `OPEN[i]` after a tag.
    open: [[i32; OPEN.len()]; TAGS],
    /// The scores of a kind's inner tokens, after its first and after an inner one.
    inner: [[i32; 2]; KINDS.len()],
    /// By how much a score must lead that of every other tag, so that all tags of `OPEN` follow outside at best.
    lead: i32,
}

impl Transitions {
    /// Transitions from `scores[before][next]`. What may not follow is ruled out whatever its score.
    pub fn new(scores: &[Reached; TAGS]) -> Self {
        let open = scores.map(|row| OPEN.map(|tag| row[usize::from(tag)]));
        let inner = std::array::from_fn(|kind| {
            let tag = usize::from(inside(kind, false));
            [scores[usize::from(inside(kind, true))][tag], scores[tag][tag]]
        });
        let (outside, others) = open.split_first().unwrap_or((&[0; OPEN.len()], &[]));
        let lead = others.iter().flat_map(|row| row.iter().zip(outside)).map(|(score, after_outside)| score - after_outside).max();
        Self { open, inner, lead: lead.unwrap_or(0) }
    }
}

/// Room to decode in, used again from sentence to sentence.
#[derive(Debug, Default)]
pub struct Decoder {
    from: Vec<[Tag; TAGS]>,
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
    use super::super::tags::may_follow;
    use super::*;

    fn decode(scores: &[Scores]) -> Vec<Tag> {
        let mut tags = vec![0; scores.len()];
        Decoder::default().best(&Transitions::new(&[[0; TAGS]; TAGS]), scores, &mut tags);
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

    /// The best tags without any short cut.
    fn plainly(scores: &[[i32; TAGS]; TAGS], sentence: &[Scores]) -> Vec<Tag> {
        let mut reached = [NEVER; TAGS];
        reached[usize::from(OUTSIDE)] = 0;
        let mut from = Vec::new();
        for here in sentence {
            let before = |tag: usize| {
                let may = |&before: &usize| may_follow(before as Tag, tag as Tag);
                (0..TAGS).filter(may).max_by_key(|&before| (reached[before] + scores[before][tag], std::cmp::Reverse(before))).unwrap()
            };
            let best: [usize; TAGS] = std::array::from_fn(before);
            reached = std::array::from_fn(|tag| reached[best[tag]] + scores[best[tag]][tag] + i32::from(here[tag]));
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
