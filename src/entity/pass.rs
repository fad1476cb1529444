//! What the names of all paragraphs say of those of one: some stand or fall with a name elsewhere, and a name that was found
//! explains parts of itself elsewhere.
//!
//! There are two passes over an article: over what rules find, and over what the model makes of it. Of each, what a
//! paragraph gave is kept with it; the next time it is made anew only where the paragraph's own names, the fate of its
//! doubtful ones, or what is explained of its words has changed. So an edit costs the work of what it changes.

use std::collections::HashMap;

use super::Proposed;
use super::candidate::Candidate;
use super::keyed::Keyed;
use super::later::{self, Part, Parts};
use super::model::key::KeyTable;
use super::words::Words;
use crate::hash::join;
use crate::order::Order as _;

/// Where a paragraph begins.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// Its first token.
    pub(super) token: u32,
    /// Its first byte.
    pub(super) byte: u32,
}

impl Place {
    /// Where the paragraph after this one begins.
    pub(super) fn after(self, paragraph: &Proposed) -> Self {
        Self { token: self.token + paragraph.memo.tokens(), byte: self.byte + paragraph.memo.bytes() }
    }
}

/// The paragraphs, each with its place.
pub(super) fn placed(paragraphs: &mut [Proposed]) -> impl Iterator<Item = (&mut Proposed, Place)> {
    let mut next = Place::default();
    paragraphs.iter_mut().map(move |paragraph| {
        let place = next;
        next = place.after(paragraph);
        (paragraph, place)
    })
}

/// What a pass made of one paragraph. Tokens and bytes count from its beginning.
#[derive(Debug, Default)]
pub(super) struct Passed {
    /// The names, in text order, disjoint.
    pub(super) names: Vec<Candidate>,
    /// True where they may be others than the time before.
    pub(super) changed: bool,
    /// True where they are those of the last time, or of this one; not where there was no time yet.
    pub(super) known: bool,
    /// True in the middle of a pass, while `names` are the paragraph's own, at their places in the document.
    begun: bool,
    /// The keys of its own names that vouch for others.
    vouching: Vec<u64>,
    /// The keys of its own names that are in doubt, and whether a name anywhere vouches for them.
    doubtful: Vec<(u64, bool)>,
    /// What its own names explain.
    parts: Box<[Part]>,
    /// A key for all of these.
    parts_key: u64,
}

/// What the names of all paragraphs explain.
#[derive(Debug, Default)]
pub(super) struct Shared {
    parts: Parts,
    /// The keys of the paragraphs' parts, as one.
    key: u64,
}

/// How a name counts for others.
pub(super) enum Standing {
    /// It vouches for the doubtful names with this key.
    Vouches(u64),
    /// It stands or falls with the names that vouch for this key.
    Doubtful(u64),
    /// Neither.
    Plain,
}

/// What sets the two passes apart. Names have their places in the whole document here.
pub(super) trait Pass {
    /// What this pass made of a paragraph.
    fn made_of<'p>(&self, paragraph: &'p Proposed) -> &'p Passed;
    /// The same, to be changed.
    fn of<'p>(&self, paragraph: &'p mut Proposed) -> &'p mut Passed;
    /// True where the paragraph's own names may be others than the time before.
    fn is_stale(&self, paragraph: &Proposed) -> bool;
    /// The paragraph's own names, in text order, disjoint.
    fn own(&self, words: &Words<'_, '_>, paragraph: &Proposed, place: Place) -> Vec<Candidate>;
    /// How a name counts for others.
    fn standing(&self, words: &Words<'_, '_>, name: &Candidate) -> Standing;
    /// Whether a doubtful name stays.
    fn stays(&self, vouched: bool) -> bool;
    /// True where a name explains others.
    fn explains(&self, name: &Candidate) -> bool;
    /// Adds to a paragraph's names those that are explained.
    fn join(&self, words: &Words<'_, '_>, names: Vec<Candidate>, found: Vec<Candidate>) -> Vec<Candidate>;
}

/// Makes a pass over all paragraphs.
pub(super) fn run(pass: &dyn Pass, words: &Words<'_, '_>, paragraphs: &mut [Proposed], shared: &mut Shared) {
    for (paragraph, place) in placed(paragraphs) {
        let stale = pass.is_stale(paragraph);
        pass.of(paragraph).changed = stale;
        if stale {
            let own = pass.own(words, paragraph, place);
            pass.of(paragraph).begin(pass, words, own);
        }
    }
    vouch(pass, paragraphs);
    let mut parts = Vec::new();
    for (paragraph, place) in placed(paragraphs) {
        if pass.of(paragraph).changed {
            let own = own_names(pass, words, paragraph, place);
            pass.of(paragraph).explain(pass, words, own, &mut parts);
        }
    }
    let otherwise = shared.update(paragraphs.iter().map(|paragraph| pass.made_of(paragraph)));
    for (paragraph, place) in placed(paragraphs) {
        let tokens = place.token..place.token + paragraph.memo.tokens();
        let begins = |keys: &KeyTable| words.document.tokens_with(tokens.clone(), |key| keys.get(key).is_some()).next().is_some();
        let concerned = || otherwise.as_ref().is_some_and(begins);
        if pass.made_of(paragraph).changed || concerned() {
            let own = own_names(pass, words, paragraph, place);
            let found = later::find(words, tokens.clone(), &own, |name| pass.explains(name), &shared.parts);
            let mut names = pass.join(words, own, found);
            names.retain(|name| !paragraph.denied.holds(name, place.token));
            pass.of(paragraph).end(names, place);
        }
    }
}

/// Finds out for each doubtful name whether another vouches for it.
fn vouch(pass: &dyn Pass, paragraphs: &mut [Proposed]) {
    let mut vouched: HashMap<u64, bool, Keyed> = HashMap::default();
    for paragraph in paragraphs.iter_mut() {
        vouched.extend(pass.of(paragraph).doubtful.iter().map(|&(key, _)| (key, false)));
    }
    if vouched.is_empty() {
        return;
    }
    for paragraph in paragraphs.iter_mut() {
        for key in &pass.of(paragraph).vouching {
            vouched.entry(*key).and_modify(|vouched| *vouched = true);
        }
    }
    for paragraph in paragraphs {
        let passed = pass.of(paragraph);
        for (key, was) in &mut passed.doubtful {
            let is = vouched.get(key) == Some(&true);
            passed.changed |= std::mem::replace(was, is) != is;
        }
    }
}

/// The paragraph's own names but for those that fall.
fn own_names(pass: &dyn Pass, words: &Words<'_, '_>, paragraph: &mut Proposed, place: Place) -> Vec<Candidate> {
    let passed = pass.of(paragraph);
    let mut names = if passed.begun { std::mem::take(&mut passed.names) } else { pass.own(words, paragraph, place) };
    let passed = pass.of(paragraph);
    if !passed.doubtful.is_empty() {
        names.retain(|name| match pass.standing(words, name) {
            Standing::Doubtful(key) => {
                let at = passed.doubtful.binary_search_by_key(&key, |&(key, _)| key);
                pass.stays(at.is_ok_and(|at| passed.doubtful[at].1))
            }
            _ => true,
        });
    }
    names
}

impl Passed {
    /// Takes in the paragraph's own names.
    fn begin(&mut self, pass: &dyn Pass, words: &Words<'_, '_>, own: Vec<Candidate>) {
        self.vouching.clear();
        self.doubtful.clear();
        for name in &own {
            match pass.standing(words, name) {
                Standing::Vouches(key) => self.vouching.push(key),
                Standing::Doubtful(key) => self.doubtful.push((key, false)),
                Standing::Plain => {}
            }
        }
        self.doubtful.order();
        self.doubtful.dedup();
        (self.names, self.begun) = (own, true);
    }

    /// Takes in those of them that do not fall, with what they explain; `parts` is room to work in.
    fn explain(&mut self, pass: &dyn Pass, words: &Words<'_, '_>, own: Vec<Candidate>, parts: &mut Vec<Part>) {
        parts.clear();
        for name in own.iter().filter(|name| pass.explains(name)) {
            later::explain(words, name, parts);
        }
        self.parts = parts.as_slice().into();
        self.parts_key = parts.iter().fold(0, |key, part| join(key, part.hash()));
        (self.names, self.begun) = (own, true);
    }

    /// Takes in the names that came of it.
    fn end(&mut self, mut names: Vec<Candidate>, place: Place) {
        names.iter_mut().for_each(|name| name.shift(place.token.wrapping_neg(), place.byte.wrapping_neg()));
        self.names = names;
        (self.begun, self.known, self.changed) = (false, true, true);
    }
}

impl Shared {
    /// Takes in what all paragraphs explain; where that has changed, the keys of the words with which it begins.
    fn update<'p>(&mut self, paragraphs: impl Iterator<Item = &'p Passed> + Clone) -> Option<KeyTable> {
        let explaining = paragraphs.filter(|passed| !passed.parts.is_empty());
        let key = explaining.clone().fold(0, |key, passed| join(key, passed.parts_key));
        if std::mem::replace(&mut self.key, key) == key {
            return None;
        }
        let before = std::mem::replace(&mut self.parts, Parts::new(explaining.flat_map(|passed| &passed.parts)));
        Some(self.parts.otherwise_than(&before))
    }
}
