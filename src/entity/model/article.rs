//! What the whole article says of a word: the first reading's names, remembered for the second.
//!
//! A surname alone is hard to know, but it often stands elsewhere in the article after a first name or a title. Every
//! word of a name found at first is remembered with the kind of name and its place in it; where the word stands again,
//! that becomes an attribute.

use super::attributes::Template;
use super::key::KeyTable;
use super::tags::{KINDS, OUTSIDE, Tag, kind_of, names};
use crate::document::Document;
use crate::order::Order as _;
use crate::text::sentence::Tokens;
use crate::text::token::TokenKind;

/// The places in a name: alone, first, between, last.
const ROLES: usize = 4;

/// How often a word was seen in a name, by kind and place, and how often at all.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    named: [[u8; ROLES]; KINDS.len()],
    seen: u16,
}

/// The names of the first reading, by word.
#[derive(Debug, Default)]
pub struct Memory {
    counts: Vec<Counts>,
    /// For each token of the document: index into `counts` + 1, or 0.
    entries: Vec<u32>,
}

impl Memory {
    /// What `tags`, one for each token of `document`, say of its words.
    pub fn new(document: &Document<'_>, tags: &[Tag]) -> Self {
        let mut seen: Vec<(u32, usize, usize)> = Vec::new();
        for sentence in document.sentences() {
            let Some(tags) = tags.get(sentence.start as usize..sentence.end as usize) else { continue };
            for (kind, first, end) in names(tags) {
                for at in first..end {
                    hosts(document, sentence.start + at as u32, at == first, |key| seen.push((key, kind, role(first, at, end))));
                }
            }
        }
        let mut named: Vec<u32> = seen.iter().map(|&(key, ..)| key).collect();
        named.order();
        named.dedup();
        let mut counts = vec![Counts::default(); named.len()];
        let table = KeyTable::new(&named.into_iter().zip(0..).collect::<Vec<_>>());
        for (key, kind, role) in seen {
            if let Some(entry) = table.get(key).and_then(|at| counts.get_mut(at as usize)) {
                entry.named[kind][role] = entry.named[kind][role].saturating_add(1);
            }
        }
        let mut entries = Vec::new();
        if !counts.is_empty() {
            entries.resize(document.tokens().len(), 0);
            for (token, entry) in (0u32..).zip(&mut entries) {
                hosts(document, token, true, |key| {
                    if *entry == 0
                        && let Some(found) = table.get(key)
                    {
                        *entry = found + 1;
                    }
                });
                if let Some(found) = entry.checked_sub(1).and_then(|at| counts.get_mut(at as usize)) {
                    found.seen = found.seen.saturating_add(1);
                }
            }
        }
        Self { counts, entries }
    }

    /// True where the first reading found no name.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Calls `vote` with (token, template, key) for what is remembered of the tokens of `sentence`; `tags` are those of the
    /// first reading, one for each token of the document. Returns whether anything was.
    pub fn read(&self, sentence: &Tokens, tags: &[Tag], mut vote: impl FnMut(u32, Template, u32)) -> bool {
        let mut any = false;
        let Some(mine) = tags.get(sentence.start as usize..sentence.end as usize) else { return false };
        let mut places = names(mine).peekable();
        for (at, &tag) in mine.iter().enumerate() {
            while places.next_if(|&(_, _, end)| end <= at).is_some() {}
            let here = places.peek().filter(|&&(_, first, _)| first <= at).map(|&(kind, first, end)| (kind, role(first, at, end)));
            let token = sentence.start + at as u32;
            if tag != OUTSIDE {
                any = true;
                vote(token, Template::First, Template::First.key().add(u32::from(tag)).finish());
            }
            let entry = self.entries.get(token as usize).and_then(|entry| entry.checked_sub(1));
            let Some(counts) = entry.and_then(|entry| self.counts.get(entry as usize)) else { continue };
            any |= elsewhere(*counts, here, tag, |template, key| vote(token, template, key));
        }
        any
    }
}

/// The attributes of a word seen in names in other places than `here`.
fn elsewhere(mut counts: Counts, here: Option<(usize, usize)>, tag: Tag, mut vote: impl FnMut(Template, u32)) -> bool {
    if let Some((kind, role)) = here {
        counts.named[kind][role] = counts.named[kind][role].saturating_sub(1);
    }
    let others = u32::from(counts.seen.saturating_sub(1));
    let sums = counts.named.map(|roles| roles.iter().map(|&count| u32::from(count)).sum::<u32>());
    let total: u32 = sums.iter().sum();
    if total == 0 {
        if others > 0 && tag != OUTSIDE {
            vote(Template::ElsewhereShare, Template::ElsewhereShare.key().add(9).add(others.min(3)).finish());
        }
        return others > 0 && tag != OUTSIDE;
    }
    let best = (0..KINDS.len()).rev().max_by_key(|&kind| sums[kind]).unwrap_or(0);
    for (kind, &sum) in sums.iter().enumerate().filter(|&(_, &sum)| sum > 0) {
        vote(Template::Elsewhere, Template::Elsewhere.key().add(kind as u32).add(sum.min(3)).finish());
        for (role, _) in counts.named[kind].iter().enumerate().filter(|&(_, &count)| count > 0) {
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
    true
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
fn hosts(document: &Document<'_>, at: u32, cut: bool, mut found: impl FnMut(u32)) {
    if !document.token(at).is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Latin)) {
        return;
    }
    let readings = document.readings(at).iter().zip(document.keys(at)).take(if cut { 6 } else { 1 });
    for (number, (reading, &key)) in readings.enumerate() {
        // A host of two letters is more often chance than a name.
        if reading.form.len() > if number == 0 { 3 } else { 5 } {
            found(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tags::inside;
    use super::*;

    fn votes(text: &str, tags: &[Tag], token: u32) -> usize {
        let document = Document::new(text);
        let memory = Memory::new(&document, tags);
        let mut count = 0;
        for sentence in document.sentences() {
            memory.read(sentence, tags, |at, _, _| count += usize::from(at == token));
        }
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
}
