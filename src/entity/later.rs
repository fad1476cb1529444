//! The second pass over an article: parts of names that were found in full elsewhere in it.

use std::collections::HashMap;

use super::candidate::{Candidate, Phrase, at_token};
use super::class;
use super::keyed::Keyed;
use super::model::key::KeyTable;
use super::rules::{self, Rule};
use super::words::Words;
use crate::annotation::EntityKind;
use crate::hash::{hash, join};
use crate::lexicon::{List, organizations};
use crate::text::sentence::Tokens;
use crate::text::token::TokenKind;

/// The most parts that begin with the same word: more come from no article.
const MOST_PARTS: usize = 16;

/// Some words of a name that was found, which name the same wherever they stand.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// The key of the first word.
    first: u32,
    /// The number of words.
    length: u32,
    /// One key for all words.
    words: u64,
    kind: EntityKind,
    rule: Rule,
    key: &'static str,
}

impl Part {
    /// A hash of all that it is.
    pub(super) fn hash(&self) -> u64 {
        let words = join(join(self.words, self.length.into()), self.kind as u64);
        join(join(words, hash(self.rule.id.as_bytes())), hash(self.key.as_bytes()))
    }
}

/// What all names of an article explain.
#[derive(Debug, Default)]
pub(super) struct Parts {
    by_first: HashMap<u32, Vec<Part>, Keyed>,
    /// The keys of the first words once more: most words begin none, which this table tells sooner than the map.
    begins: KeyTable,
}

impl Parts {
    /// The parts given, in text order: of equal ones the first.
    pub(super) fn new<'p>(parts: impl Iterator<Item = &'p Part>) -> Self {
        let mut by_first: HashMap<u32, Vec<Part>, Keyed> = HashMap::default();
        for part in parts {
            let alike = by_first.entry(part.first).or_default();
            let same = |other: &Part| other.words == part.words && other.length == part.length;
            if alike.len() < MOST_PARTS && !alike.iter().any(same) {
                alike.push(part.clone());
            }
        }
        let begins = KeyTable::new(&by_first.keys().map(|&key| (key, 0)).collect::<Vec<_>>());
        Self { by_first, begins }
    }

    /// The keys of the words that begin other parts than they do in `before`.
    pub(super) fn otherwise_than(&self, before: &Self) -> KeyTable {
        let changed = |key: &&u32| self.by_first.get(key) != before.by_first.get(key);
        let keys = self.by_first.keys().chain(before.by_first.keys()).filter(changed);
        KeyTable::new(&keys.map(|&key| (key, 0)).collect::<Vec<_>>())
    }
}

/// Proposes what `parts` and initials in brackets say of the tokens of a paragraph outside its own names, those in `known`
/// that `explain` others.
pub(super) fn find(
    words: &Words<'_, '_>,
    tokens: Tokens,
    known: &[Candidate],
    explain: impl Fn(&Candidate) -> bool,
    parts: &Parts,
) -> Vec<Candidate> {
    let mut found = Vec::new();
    known.iter().filter(|name| explain(name)).for_each(|name| acronym(words, name, &mut found));
    let taken = |at: u32| at_token(known, at).is_some_and(&explain);
    for i in words.document.tokens_with(tokens, |key| parts.begins.may_have(key)) {
        for (&key, reading) in words.document.keys(i).iter().zip(0..) {
            let Some(parts) = parts.begins.get(key).and_then(|_| parts.by_first.get(&key)) else { continue };
            if taken(i) {
                break;
            }
            let here = |part: &Part| Phrase { first: i, end: i + part.length, reading };
            let free = |at: u32| words.goes_on(at) && !taken(at);
            let fits = |part: &&Part| words.key_of(here(part)) == part.words && (i + 1..here(part).end).all(free);
            let Some(part) = parts.iter().filter(fits).max_by_key(|part| part.length) else { continue };
            // A proclitic is cut off only where the whole word is nothing else.
            if reading > 0 && words.is(i, class::ORDINARY | class::PLACE) {
                continue;
            }
            found.push(Candidate {
                first: i,
                end: here(part).end,
                reading,
                kind: part.kind,
                rule: part.rule.id.into(),
                confidence: part.rule.confidence,
                key: part.key,
                title: None,
                custom: None,
            });
            break;
        }
    }
    found
}

/// Adds what a name explains.
pub(super) fn explain(words: &Words<'_, '_>, name: &Candidate, parts: &mut Vec<Part>) {
    match name.kind {
        EntityKind::Person => person_parts(words, name, parts),
        _ => whole(words, name, parts),
    }
}

fn add(words: &Words<'_, '_>, parts: &mut Vec<Part>, phrase: Phrase, kind: EntityKind, rule: Rule, key: &'static str) {
    let Some(&first) = words.document.keys(phrase.first).get(usize::from(phrase.reading)) else { return };
    parts.push(Part { first, length: phrase.len(), words: words.key_of(phrase), kind, rule, key });
}

/// The family name of a full name, with the particles before it; the whole of a name of one word.
fn person_parts(words: &Words<'_, '_>, candidate: &Candidate, parts: &mut Vec<Part>) {
    let phrase = candidate.phrase();
    let Some(last) = candidate.end.checked_sub(1) else { return };
    let ordinary = |i: u32| {
        words.is(i, class::KNOWN & !class::NATIONALITY & !class::TITLE | class::GIVEN_WORD)
            && !words.is(i, class::FAMILY | class::ALONE | class::NAME)
            && !words.is_definite(i)
    };
    let plain =
        |i: u32| words.form(i, 0).chars().count() >= 3 && !words.is(i, class::PLACE | class::NATIONALITY | class::TITLE | class::PORTFOLIO);
    let word = words.is(last, class::ORDINARY | class::PEOPLES) && !words.is(last, class::FAMILY | class::ALONE | class::GIVEN);
    let rule = if word { rules::LATER_WORD } else { rules::LATER_PERSON };
    if phrase.len() == 1 {
        if !ordinary(last) && plain(last) {
            add(words, parts, phrase, EntityKind::Person, rule, "");
        }
        return;
    }
    add(words, parts, phrase, EntityKind::Person, rules::LATER_PERSON, "");
    let particle = |word: &str| ["ابو", "ابي", "ال", "دي", "دا", "دو", "فان", "فون", "بن", "عبد", "ولد"].contains(&word);
    let form = |i: u32| words.form(i, phrase.reading_of(i));
    let lone = !particle(form(last - 1)) && !["الدين", "الله"].contains(&form(last));
    let family = if lone { phrase.from(last) } else { phrase.from(last - 1) };
    if lone && (ordinary(last) || !plain(last))
        || form(family.first) == "بن" && phrase.len() > 2 && words.is(last, class::GIVEN | class::GIVEN_WORD)
    {
        return;
    }
    add(words, parts, family, EntityKind::Person, rule, "");
}

/// The whole name of a body or place that was found by what stands before it, where it is no ordinary word.
fn whole(words: &Words<'_, '_>, candidate: &Candidate, parts: &mut Vec<Part>) {
    let phrase = candidate.phrase();
    let strange = |i: u32| {
        let class = words.class(i, if i == candidate.first { candidate.reading } else { 0 });
        class & (class::KNOWN | class::PERSON) == 0 || words.document.token(i).is_some_and(|token| token.kind == TokenKind::Latin)
    };
    let rule = match candidate.kind {
        // In an article on sports «الخليج» is the club that was called «نادي الخليج» once.
        EntityKind::Organization if words.on_sports && candidate.rule == rules::BODY_AFTER_HEAD.id && is_club(words, candidate) => {
            add(words, parts, phrase, EntityKind::Organization, rules::LATER_BODY, candidate.key);
            return;
        }
        EntityKind::Organization if candidate.rule == rules::BODY_AFTER_HEAD.id => rules::LATER_BODY,
        EntityKind::Organization if candidate.rule == rules::BODY_IN_CONTEXT.id => {
            // A club that was called نادي once is meant by its name from then on.
            let club = words.document.matches_at(candidate.first).iter().any(|m| {
                m.list == List::Organizations
                    && organizations::of(m).is_some_and(|row| {
                        matches!(row.class, organizations::Class::Club | organizations::Class::Armed | organizations::Class::Party)
                    })
            });
            if club {
                add(words, parts, phrase, EntityKind::Organization, rules::LATER_BODY, candidate.key);
            }
            return;
        }
        EntityKind::Location if candidate.rule == rules::PLACE_AFTER_HEAD.id || candidate.rule == rules::FACILITY.id => rules::LATER_PLACE,
        _ => return,
    };
    let ordinary = (candidate.first..candidate.end).all(|i| !strange(i));
    let letters = |i: u32| words.form(i, phrase.reading_of(i)).len();
    if !ordinary && (phrase.first..phrase.end).map(letters).sum::<usize>() >= 6 {
        add(words, parts, phrase, candidate.kind, rule, candidate.key);
    }
}

/// True for a name after a word for a club.
fn is_club(words: &Words<'_, '_>, candidate: &Candidate) -> bool {
    let before = candidate.first.checked_sub(1).filter(|_| words.goes_on(candidate.first));
    let club = |form: &str| ["نادي", "ناديي", "انديه"].contains(&form);
    before.is_some_and(|before| (0..words.readings(before)).any(|reading| club(words.form(before, reading))))
}

/// The short name in brackets right after a body: منظمة الدول المصدرة للنفط (أوبك).
fn acronym(words: &Words<'_, '_>, candidate: &Candidate, found: &mut Vec<Candidate>) {
    let open = candidate.end;
    let is = |i: u32, mark: char| words.document.token(i).is_some_and(|token| token.is(mark));
    if candidate.kind != EntityKind::Organization || !is(open, '(') || !words.goes_on(open) {
        return;
    }
    let mut inside = (open + 1..open + 9).take_while(|&i| words.goes_on(i)).skip(1);
    let Some(close) = inside.find(|&i| is(i, ')')) else { return };
    let name = |i: u32| {
        words
            .document
            .token(i)
            .is_some_and(|token| token.kind == TokenKind::Latin || token.is('.') || token.is('"') || token.is('«') || token.is('»'))
    };
    let inner = open + 1..close;
    let letters = inner.clone().filter(|&i| words.is_word(i)).count();
    let short = letters <= 1 || inner.clone().all(|i| !words.is_word(i) || words.form(i, 0).chars().count() <= 3);
    let all = inner.clone().all(|i| {
        name(i)
            || words.is_word(i)
                && (short || words.is(i, class::BODY | class::BODY_MAYBE))
                && !words.is(i, class::ORDINARY & !class::BODY | class::PLACE | class::NATIONALITY)
    });
    let first = inner.clone().find(|&i| words.document.token(i).is_some_and(|token| token.kind != TokenKind::Punctuation));
    let last = inner.clone().rev().find(|&i| words.document.token(i).is_some_and(|token| token.kind != TokenKind::Punctuation));
    if let (Some(first), Some(last), true) = (first, last, all) {
        let (rule, confidence) = (rules::ACRONYM.id.into(), rules::ACRONYM.confidence);
        found.push(Candidate {
            first,
            end: last + 1,
            reading: 0,
            kind: candidate.kind,
            rule,
            confidence,
            key: candidate.key,
            title: None,
            custom: None,
        });
    }
}
