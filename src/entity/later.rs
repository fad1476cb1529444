//! The second pass over an article: parts of names that were found in full elsewhere in it.

use std::collections::{HashMap, HashSet};

use super::candidate::{Candidate, Phrase};
use super::keyed::Keyed;
use super::model::key::KeyTable;
use super::rules::{self, Rule};
use super::words::{Words, class};
use crate::annotation::EntityKind;
use crate::lexicon::{List, organizations};
use crate::text::token::TokenKind;

/// The most parts that begin with the same word: more come from no article.
const MOST_PARTS: usize = 16;

/// Some words of a name that was found.
struct Part {
    phrase: Phrase,
    kind: EntityKind,
    rule: Rule,
    key: &'static str,
}

/// Parts by the key of their first word.
type Parts = HashMap<u32, Vec<Part>, Keyed>;

/// Takes out people who were only seen to speak, where the article names something else so: «شركة زمبلكو … وقالت زمبلكو».
pub(super) fn without_other_kinds(words: &Words<'_, '_>, known: &mut Vec<Candidate>) {
    let speaks = |candidate: &Candidate| candidate.rule == rules::SPEAKING.id;
    if known.iter().any(speaks) {
        let others = known.iter().filter(|candidate| candidate.kind != EntityKind::Person);
        let others: HashSet<u64, Keyed> = others.map(|candidate| words.key_of(candidate.phrase())).collect();
        known.retain(|candidate| !speaks(candidate) || !others.contains(&words.key_of(candidate.phrase())));
    }
}

/// Proposes what `known`, the names found so far, explain elsewhere.
pub(super) fn find(words: &Words<'_, '_>, known: &[Candidate]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut parts = Parts::default();
    for candidate in known {
        match candidate.kind {
            EntityKind::Person => person_parts(words, candidate, &mut parts),
            _ => whole(words, candidate, &mut parts),
        }
        acronym(words, candidate, &mut found);
    }
    if parts.is_empty() {
        return found;
    }
    let mut taken = vec![false; words.len() as usize];
    for candidate in known {
        if let Some(tokens) = taken.get_mut(candidate.first as usize..candidate.end as usize) {
            tokens.fill(true);
        }
    }
    // Most words begin none of them, which the table of keys tells sooner than the map.
    let begins = KeyTable::new(&parts.keys().map(|&key| (key, 0)).collect::<Vec<_>>());
    for i in (0..words.len()).filter(|&i| !taken[i as usize]) {
        for (&key, reading) in words.document.keys(i).iter().zip(0..) {
            let Some(parts) = begins.get(key).and_then(|_| parts.get(&key)) else { continue };
            let here = |part: &Part| Phrase { first: i, end: i + part.phrase.len(), reading };
            let free = |at: u32| words.goes_on(at) && !taken[at as usize];
            let fits = |part: &&Part| words.same(here(part), part.phrase) && (i + 1..here(part).end).all(free);
            let Some(part) = parts.iter().filter(fits).max_by_key(|part| part.phrase.len()) else { continue };
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

fn add(words: &Words<'_, '_>, parts: &mut Parts, phrase: Phrase, kind: EntityKind, rule: Rule, key: &'static str) {
    let Some(&first) = words.document.keys(phrase.first).get(usize::from(phrase.reading)) else { return };
    let alike = parts.entry(first).or_default();
    if alike.len() < MOST_PARTS && !alike.iter().any(|part| words.same(part.phrase, phrase)) {
        alike.push(Part { phrase, kind, rule, key });
    }
}

/// The family name of a full name, with the particles before it; the whole of a name of one word.
fn person_parts(words: &Words<'_, '_>, candidate: &Candidate, parts: &mut Parts) {
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
fn whole(words: &Words<'_, '_>, candidate: &Candidate, parts: &mut Parts) {
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
    let Some(close) = (open + 2..open + 9).find(|&i| is(i, ')')) else { return };
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
