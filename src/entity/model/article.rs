//! What the whole article says of a word: the first reading's names, remembered for the second.
//!
//! A surname alone is hard to know, but it often stands elsewhere in the article after a first name or a title. Every
//! word of a name found at first is remembered with the kind of name and its place in it; where the word stands again,
//! that becomes an attribute.
//!
//! What is remembered is a sum over the paragraphs. Of a paragraph that was edited the old part is taken off and the new
//! one added, and only paragraphs with a word whose sums have changed are asked again.

use std::collections::HashMap;

use super::super::keyed::Keyed;
use super::attributes::Template;
use super::key::KeyTable;
use super::tags::{KINDS, OUTSIDE, Tag, kind_of, names};
use crate::document::Document;
use crate::text::sentence::Tokens;
use crate::text::token::TokenKind;

/// The places in a name: alone, first, between, last.
const ROLES: usize = 4;

/// A word of a name, by its key, with the number of the kind of name and its place in it.
pub type Named = (u32, u8, u8);
/// A token and the key under which its word is remembered.
pub type Host = (u32, u32);

/// How often a word was seen in a name, by kind and place, and how often at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    named: [[u32; ROLES]; KINDS.len()],
    seen: u32,
}

impl Counts {
    fn is_named(&self) -> bool {
        *self.named.as_flattened() != [0; ROLES * KINDS.len()]
    }
}

/// The words of the names of the first reading, and how often they stand in all paragraphs.
#[derive(Debug, Default)]
pub struct Memory {
    words: HashMap<u32, Counts, Keyed>,
    /// Those that are in names once more: most words are in none, which this table tells sooner than the map.
    named: KeyTable,
    /// What the counts of each word were before the paragraphs changed that were changed last.
    before: HashMap<u32, Counts, Keyed>,
    /// True where there was a word in the end.
    any: bool,
}

/// What is remembered otherwise than the time before.
#[derive(Debug)]
pub(super) struct Changes {
    words: KeyTable,
    all: bool,
}

impl Changes {
    /// True where they concern a paragraph of which `hosts` are remembered.
    pub(super) fn concern(&self, hosts: &[Host]) -> bool {
        self.all || hosts.iter().any(|&(_, key)| self.words.get(key).is_some())
    }
}

impl Memory {
    /// Adds the words of a paragraph's names.
    pub(super) fn add(&mut self, named: &[Named]) {
        for &(key, kind, role) in named {
            self.counts(key).named[usize::from(kind)][usize::from(role)] += 1;
        }
    }

    /// Takes off what a paragraph added: the words of its names, and the remembered words that stand in it.
    pub(super) fn take_off(&mut self, named: &[Named], hosts: &[Host]) {
        for &(key, kind, role) in named {
            self.counts(key).named[usize::from(kind)][usize::from(role)] -= 1;
        }
        for &(_, key) in hosts {
            self.counts(key).seen -= 1;
        }
    }

    /// To be called where all names have been added and a word has [turned](Self::turned).
    pub(super) fn note_named(&mut self) {
        let named = self.words.iter().filter(|(_, counts)| counts.is_named());
        self.named = KeyTable::new(&named.map(|(&key, _)| (key, 0)).collect::<Vec<_>>());
    }

    /// The tokens of a paragraph, `tokens` of `document`, whose words are remembered; all names have been
    /// [noted](Self::note_named). Counts them. Tokens are counted from the first one on.
    pub(super) fn add_hosts(&mut self, document: &Document<'_>, tokens: Tokens) -> Vec<Host> {
        let mut found = Vec::new();
        for token in document.tokens_with(tokens.clone(), |key| self.named.may_have(key)) {
            let is_named = |key: &u32| self.words.get(key).is_some_and(Counts::is_named);
            if let Some(key) = hosts(document, token, true).find(is_named) {
                found.push((token - tokens.start, key));
            }
        }
        for &(_, key) in &found {
            self.counts(key).seen += 1;
        }
        found
    }

    fn counts(&mut self, key: u32) -> &mut Counts {
        let counts = self.words.entry(key).or_default();
        self.before.entry(key).or_insert(*counts);
        counts
    }

    /// The words that are in names now and were in none before, or the other way round.
    pub(super) fn turned(&self) -> KeyTable {
        let turned = |(key, before): (&u32, &Counts)| (self.words.get(key)?.is_named() != before.is_named()).then_some((*key, 0));
        KeyTable::new(&self.before.iter().filter_map(turned).collect::<Vec<_>>())
    }

    /// True where the first reading found no name; then there is no second.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words whose counts are not what they were before; from now on these count as before.
    pub(super) fn changes(&mut self) -> Changes {
        let mut changed = Vec::new();
        for (key, before) in self.before.drain() {
            let now = self.words.get(&key).copied().unwrap_or_default();
            if now != before {
                changed.push((key, 0));
            }
            if !now.is_named() {
                self.words.remove(&key);
            }
        }
        let any = !self.words.is_empty();
        let all = std::mem::replace(&mut self.any, any) != any;
        Changes { words: KeyTable::new(&changed), all }
    }

    /// Calls `vote` with (token, template, key) for what is remembered of the tokens of a paragraph, whose tags at the first
    /// reading were `tags` and of which `hosts` are remembered.
    pub(super) fn read(&self, tags: &[Tag], hosts: &[Host], mut vote: impl FnMut(u32, Template, u32)) {
        let mut places = names(tags).peekable();
        let mut hosts = hosts.iter().peekable();
        for (at, &tag) in tags.iter().enumerate() {
            let token = at as u32;
            if tag != OUTSIDE {
                vote(token, Template::First, Template::First.key().add(u32::from(tag)).finish());
            }
            let Some((_, key)) = hosts.next_if(|&&(host, _)| host == token) else { continue };
            while places.next_if(|&(_, _, end)| end <= at).is_some() {}
            let here = places.peek().filter(|&&(_, first, _)| first <= at).map(|&(kind, first, end)| (kind, role(first, at, end)));
            if let Some(counts) = self.words.get(key) {
                elsewhere(counts, here, tag, |template, key| vote(token, template, key));
            }
        }
    }
}

/// The words of the names that `tags` say stand in `document` from token `start` on.
pub(super) fn named(document: &Document<'_>, start: u32, tags: &[Tag]) -> Vec<Named> {
    let mut found = Vec::new();
    for (kind, first, end) in names(tags) {
        for at in first..end {
            let role = role(first, at, end) as u8;
            found.extend(hosts(document, start + at as u32, at == first).map(|key| (key, kind as u8, role)));
        }
    }
    found
}

/// Calls `vote` with (token, template, key) for all that `tags`, one for each token of `document`, say of its words.
#[cfg(any(test, feature = "training"))]
pub fn read(document: &Document<'_>, tags: &[Tag], vote: impl FnMut(u32, Template, u32)) {
    let mut memory = Memory::default();
    memory.add(&named(document, 0, tags));
    memory.note_named();
    let hosts = memory.add_hosts(document, 0..tags.len() as u32);
    memory.read(tags, &hosts, vote);
}

/// A word is not counted more often than this, in names of one kind and place and at all.
const MOST_NAMED: u32 = u8::MAX as u32;
const MOST_SEEN: u32 = u16::MAX as u32;

/// The attributes of a word seen in names in other places than `here`.
fn elsewhere(counts: &Counts, here: Option<(usize, usize)>, tag: Tag, mut vote: impl FnMut(Template, u32)) {
    let mut named = counts.named.map(|roles| roles.map(|count| count.min(MOST_NAMED)));
    if let Some((kind, role)) = here {
        named[kind][role] = named[kind][role].saturating_sub(1);
    }
    let others = counts.seen.min(MOST_SEEN).saturating_sub(1);
    let sums = named.map(|roles| roles.iter().sum::<u32>());
    let total: u32 = sums.iter().sum();
    if total == 0 {
        if others > 0 && tag != OUTSIDE {
            vote(Template::ElsewhereShare, Template::ElsewhereShare.key().add(9).add(others.min(3)).finish());
        }
        return;
    }
    let best = (0..KINDS.len()).rev().max_by_key(|&kind| sums[kind]).unwrap_or(0);
    for (kind, &sum) in sums.iter().enumerate().filter(|&(_, &sum)| sum > 0) {
        vote(Template::Elsewhere, Template::Elsewhere.key().add(kind as u32).add(sum.min(3)).finish());
        for (role, _) in named[kind].iter().enumerate().filter(|&(_, &count)| count > 0) {
            vote(Template::ElsewhereRole, Template::ElsewhereRole.key().add(kind as u32).add(role as u32).finish());
        }
    }
    let pure = u32::from(sums[best] == total);
    vote(Template::ElsewhereBest, Template::ElsewhereBest.key().add(best as u32).add(pure).add(total.min(4)).finish());
    // Of four occurrences elsewhere, how many were in names?
    let share = (4 * total).checked_div(others).unwrap_or(0).min(4);
    vote(Template::ElsewhereShare, Template::ElsewhereShare.key().add(best as u32).add(share).add(others.min(4)).finish());
    let first = kind_of(tag).map_or(0, |kind| kind as u32 + 1);
    vote(Template::FirstBest, Template::FirstBest.key().add(u32::from(tag)).add(first).add(best as u32).finish());
}

fn role(first: usize, at: usize, end: usize) -> usize {
    match (at == first, at + 1 == end) {
        (true, true) => 0,
        (true, false) => 1,
        (false, false) => 2,
        (false, true) => 3,
    }
}

/// The keys under which a word is remembered: its hosts where it may have proclitics, else the word itself.
fn hosts(document: &Document<'_>, at: u32, cut: bool) -> impl Iterator<Item = u32> {
    let word = document.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Latin));
    let most = if !word {
        0
    } else if cut {
        6
    } else {
        1
    };
    let readings = document.readings(at).iter().zip(document.keys(at)).take(most).enumerate();
    // A host of two letters is more often chance than a name.
    readings.filter(|&(number, (reading, _))| reading.form.len() > if number == 0 { 3 } else { 5 }).map(|(_, (_, &key))| key)
}

#[cfg(test)]
mod tests {
    use super::super::tags::inside;
    use super::*;

    fn votes(text: &str, tags: &[Tag], token: u32) -> usize {
        let document = Document::new(text);
        let mut count = 0;
        read(&document, tags, |at, _, _| count += usize::from(at == token));
        count
    }

    #[test]
    fn a_surname_is_remembered_and_a_name_does_not_remember_itself() {
        let (first, last) = (inside(0, true), inside(0, false));
        let text = "وصل سمير الجابري\nوغادر الجابري";
        assert!(votes(text, &[0, first, last, 0, 0], 4) > 0);
        assert_eq!(votes("وصل سمير", &[0, first], 1), 1);
        assert_eq!(votes(text, &[0; 5], 4), 0);
    }

    #[test]
    fn a_paragraph_that_goes_leaves_nothing() {
        let document = Document::new("وصل سمير الجابري\nوغادر الجابري");
        let named = named(&document, 0, &[0, inside(0, true), inside(0, false)]);
        let mut memory = Memory::default();
        memory.add(&named);
        memory.note_named();
        let hosts = [0..3, 3..5].map(|tokens| memory.add_hosts(&document, tokens));
        assert!(memory.changes().concern(&hosts[1]) && !memory.is_empty());
        assert!(!memory.changes().concern(&hosts[1]));
        // The name goes: what stands elsewhere is no longer remembered.
        memory.take_off(&named, &hosts[0]);
        assert!(hosts[1].iter().all(|&(_, key)| memory.turned().get(key).is_some()));
        memory.take_off(&[], &hosts[1]);
        assert_eq!(memory.add_hosts(&document, 3..5), []);
        assert!(memory.changes().concern(&hosts[1]) && memory.is_empty());
    }
}
