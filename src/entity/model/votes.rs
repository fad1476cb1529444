//! What attributes vote: the rows that training gave, and their sums for whole words.
//!
//! Most of a word's attributes follow from the word alone, and most words of an article were seen before, in it or in
//! another one. So what all attributes of a word vote together is kept, and a word that is seen again costs one look.

use super::decode::Scores;
use super::file;
use super::key::KeyTable;
use super::tags::{TAGS, Tag, lane};
use super::word::Word;
use crate::hash::{hash, same};
use crate::lexicon;

/// How far an attribute's votes reach, to either side.
const REACH: usize = 2;
/// The scores of a token and of those within reach.
const PLACES: usize = (2 * REACH + 1) * TAGS;
/// The scores from the first one within reach on: more than it reaches, so that any six bits are a place among them.
const WINDOW: usize = 64;
/// The tokens that make up for it behind a sentence.
const BEHIND: usize = WINDOW.div_ceil(TAGS) - REACH - 1;

/// The votes of every attribute that training kept.
#[derive(Debug)]
pub(super) struct Rows {
    /// From attribute key to where its votes begin in `votes`, times 2⁶, and how many they are: at most 45.
    keys: KeyTable,
    votes: Vec<Vote>,
}

/// One vote of an attribute.
#[derive(Clone, Copy, Debug)]
struct Vote {
    /// Which of the [`PLACES`]: the token's, and the [`lane`] of the tag.
    place: u8,
    weight: i8,
}

impl Rows {
    /// Rows from pairs of key and votes.
    pub(super) fn new(rows: &[(u32, Vec<file::Vote>)]) -> Self {
        let mut votes = Vec::with_capacity(rows.iter().map(|(_, row)| row.len()).sum());
        let mut keys = Vec::with_capacity(rows.len());
        for (key, row) in rows {
            let first = votes.len();
            votes.extend(row.iter().take(PLACES).filter_map(Vote::new));
            keys.push((*key, (first << 6 | (votes.len() - first)) as u32));
        }
        Self { keys: KeyTable::new(&keys), votes }
    }

    /// Those of a key that may be there.
    #[inline]
    fn of(&self, key: u32) -> &[Vote] {
        let Some(row) = self.keys.find(key) else { return &[] };
        let start = (row >> 6) as usize;
        self.votes.get(start..start + (row & 63) as usize).unwrap_or_default()
    }

    /// Adds the votes of the attribute `key` of token `at` to those on its sentence. Most keys have none.
    #[inline]
    pub(super) fn vote(&self, key: u32, at: u32, ballot: &mut Ballot) {
        if self.keys.may_have(key) {
            self.cast(key, at, ballot);
        }
    }

    #[inline(never)]
    fn cast(&self, key: u32, at: u32, ballot: &mut Ballot) {
        let Some(window) = ballot.window(at) else { return };
        for vote in self.of(key) {
            let score = &mut window[usize::from(vote.place) % WINDOW];
            // Where a score is as high as it can be, one vote more says nothing.
            if let Some(sum) = score.checked_add(vote.weight.into()) {
                *score = sum;
            }
        }
    }

    /// Adds them to the votes of a word.
    #[inline]
    pub(super) fn sum(&self, key: u32, total: &mut Total) {
        if self.keys.may_have(key) {
            self.add(key, total);
        }
    }

    #[inline(never)]
    fn add(&self, key: u32, total: &mut Total) {
        for vote in self.of(key) {
            let sum = &mut total.0[usize::from(vote.place) % WINDOW];
            *sum = sum.wrapping_add(vote.weight.into());
        }
    }
}

impl Vote {
    /// A vote of the model file; none where it would reach too far.
    fn new(vote: &file::Vote) -> Option<Self> {
        let place = usize::try_from((REACH * TAGS) as i32 + i32::from(vote.place)).ok().filter(|&place| place < PLACES)?;
        Some(Self { place: (place / TAGS * TAGS + lane((place % TAGS) as Tag)) as u8, weight: vote.weight })
    }
}

/// All votes on the tags of the tokens of one sentence. At either end it goes on as far as votes reach, so that none need be
/// asked whether its place is there.
#[derive(Debug, Default)]
pub(super) struct Ballot(Vec<Scores>);

impl Ballot {
    /// Begins with a sentence of so many tokens that nothing was voted on yet.
    pub(super) fn begin_anew(&mut self, tokens: usize) {
        self.0.clear();
        self.0.resize(REACH + tokens + BEHIND, [0; TAGS]);
    }

    /// Begins with a sentence that has these scores.
    pub(super) fn begin(&mut self, scores: &[Scores]) {
        self.0.clear();
        self.0.resize(REACH, [0; TAGS]);
        self.0.extend_from_slice(scores);
        self.0.resize(REACH + scores.len() + BEHIND, [0; TAGS]);
    }

    /// The scores of all tokens.
    pub(super) fn scores(&self) -> &[Scores] {
        self.0.get(REACH..self.0.len().saturating_sub(BEHIND)).unwrap_or_default()
    }

    /// Adds the votes of a word, token `at`; nothing but such was added before.
    #[inline]
    pub(super) fn add(&mut self, at: u32, word: &Sums) {
        if let Some(window) = self.window(at).and_then(|window| window.first_chunk_mut()) {
            add(window, &word.0);
        }
    }

    /// What token `at` can vote on.
    #[inline]
    fn window(&mut self, at: u32) -> Option<&mut [i16; WINDOW]> {
        self.0.as_flattened_mut().get_mut(at as usize * TAGS..)?.first_chunk_mut()
    }
}

/// By itself it is compiled to a few wide additions: there the two are known to lie apart.
#[inline(never)]
fn add(scores: &mut [i16; PLACES], sums: &[i16; PLACES]) {
    for (score, &sum) in scores.iter_mut().zip(sums) {
        *score = score.wrapping_add(sum);
    }
}

/// What all attributes of one word vote together; each sum at most [`MOST`] either way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sums([i16; PLACES]);

/// The votes of a word while they are added up: wide enough for any number of them, so that no addition is checked.
pub(super) struct Total([i32; WINDOW]);

impl Total {
    fn sums(&self) -> Sums {
        let mut sums = [0; PLACES];
        for (sum, &total) in sums.iter_mut().zip(&self.0) {
            *sum = total.clamp(-i32::from(MOST), i32::from(MOST)) as i16;
        }
        Sums(sums)
    }
}

/// So many that those of all words within reach of a token add up without overflow, which spares every addition a check.
const MOST: i16 = i16::MAX / (2 * REACH as i16 + 1);

/// The most bytes of a word that is kept; a slot takes 132 in all. Longer ones are rare.
const LONGEST: usize = 25;
/// The number of slots, a power of two: 4 MB natively, half of one in a page. Of the words of 2,000 articles, one after the
/// other, 78 in a hundred are found there; of those of one article of 5,000 characters alone, in the fewer slots that a page
/// has room for, 44 in a hundred.
const SLOTS: usize = if cfg!(target_family = "wasm") { 1 << 12 } else { 1 << 15 };

/// Words that were seen, each in one of the two slots that its hash says, until others take its place.
#[derive(Debug, Default)]
pub(super) struct Seen {
    slots: Vec<Slot>,
    /// Whether the names file was loaded when they were seen: what a word shows depends on the lists.
    with_names: bool,
}

/// A word that was seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    surface: [u8; LONGEST],
    /// The bytes of the surface; 0 in a free slot.
    length: u8,
    pub(super) votes: Sums,
    pub(super) word: Word,
}

const FREE: Slot =
    Slot { surface: [0; LONGEST], length: 0, votes: Sums([0; PLACES]), word: Word { key: 0, cluster: 0, article: 0, lists: 0 } };

impl Seen {
    /// To be called before the words of a text.
    pub(super) fn prepare(&mut self) {
        if self.slots.is_empty() || self.with_names != lexicon::is_installed() {
            self.with_names = lexicon::is_installed();
            self.slots.clear();
            // Two more for words that are too long to be kept.
            self.slots.resize(SLOTS + 2, FREE);
        }
    }

    /// What the word with these bytes shows; `read` says it of a word that is not kept.
    #[inline]
    pub(super) fn word(&mut self, bytes: &[u8], read: impl FnOnce(&mut Total) -> Word) -> &Slot {
        let kept = bytes.len() <= LONGEST;
        let first = if kept { hash(bytes) as usize & (SLOTS - 2) } else { SLOTS };
        let holds = |slot: &Slot| kept && same(&slot.surface[..usize::from(slot.length)], bytes);
        let at = if holds(&self.slots[first]) {
            first
        } else if holds(&self.slots[first + 1]) {
            first + 1
        } else {
            // The word seen last stands first, the one before it second.
            self.slots.copy_within(first..=first, first + 1);
            let slot = &mut self.slots[first];
            let mut total = Total([0; WINDOW]);
            let word = read(&mut total);
            *slot = Slot { votes: total.sums(), word, ..FREE };
            if kept {
                slot.surface[..bytes.len()].copy_from_slice(bytes);
                slot.length = bytes.len() as u8;
            }
            first
        };
        &self.slots[at]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_votes_of_a_word_kept_are_those_of_its_attributes_up_to_the_ends_of_the_sentence() {
        let row = |key: i8| (-18..27).map(|place| file::Vote { place, weight: place.wrapping_mul(key) / 2 }).collect::<Vec<_>>();
        let rows = Rows::new(&[(7, row(1)), (9, row(3))]);
        let mut total = Total([0; WINDOW]);
        rows.sum(7, &mut total);
        rows.sum(9, &mut total);
        let sums = total.sums();
        for length in 1..8 {
            for at in 0..length {
                let (mut one_by_one, mut together) = (Ballot::default(), Ballot::default());
                one_by_one.begin(&vec![[0; TAGS]; length as usize]);
                together.begin(one_by_one.scores());
                rows.vote(7, at, &mut one_by_one);
                rows.vote(9, at, &mut one_by_one);
                together.add(at, &sums);
                assert_eq!(one_by_one.scores(), together.scores(), "token {at} of {length}");
            }
        }
    }

    #[test]
    fn a_word_is_read_once_and_one_too_long_to_be_kept_each_time() {
        let mut seen = Seen::default();
        seen.prepare();
        let mut reads = 0;
        let mut key_of = |surface: &str| {
            let word = seen.word(surface.as_bytes(), |_| {
                reads += 1;
                Word { key: surface.len() as u32, ..Word::default() }
            });
            word.word.key
        };
        let long = "ب".repeat(LONGEST);
        let keys = ["مصر", "مصر", &long, &long].map(&mut key_of);
        assert_eq!((keys, reads), ([6, 6, 50, 50], 3));
    }
}
