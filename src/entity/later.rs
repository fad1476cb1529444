//! The second pass over an article: parts of names that were found in full elsewhere in it.

use std::collections::{HashMap, HashSet};

use super::candidate::Candidate;
use super::rules::{self, Rule};
use super::words::{Words, class};
use crate::annotation::EntityKind;
use crate::lexicon::{List, organizations};
use crate::text::token::TokenKind;

/// The most parts that begin with the same word: more come from no article.
const MOST_PARTS: usize = 16;

/// A part of a name, by its first word.
struct Part<'d> {
    /// The words after the first one.
    rest: Vec<&'d str>,
    kind: EntityKind,
    rule: Rule,
    key: &'static str,
}

/// Takes out people who were only seen to speak, where the article names something else so: «شركة زمبلكو … وقالت زمبلكو».
pub(super) fn without_other_kinds(words: &Words<'_, '_>, known: &mut Vec<Candidate>) {
    let others = known.iter().filter(|candidate| candidate.kind != EntityKind::Person);
    let others: HashSet<Vec<&str>> = others.map(|candidate| forms(words, candidate)).collect();
    known.retain(|candidate| candidate.rule != rules::SPEAKING.id || !others.contains(&forms(words, candidate)));
}

/// Proposes what `known`, the names found so far, explain elsewhere.
pub(super) fn find(words: &Words<'_, '_>, known: &[Candidate], found: &mut Vec<Candidate>) {
    let mut parts: HashMap<&str, Vec<Part<'_>>> = HashMap::new();
    for candidate in known {
        match candidate.kind {
            EntityKind::Person => person_parts(words, candidate, &mut parts),
            _ => whole(words, candidate, &mut parts),
        }
        acronym(words, candidate, found);
    }
    if parts.is_empty() {
        return;
    }
    // Most words begin none of them, which a bit tells sooner than the table.
    let mut begins = [0u64; 64];
    for first in parts.keys() {
        let (at, mask) = bit(first);
        begins[at] |= mask;
    }
    let mut taken = vec![false; words.len() as usize];
    for candidate in known {
        if let Some(tokens) = taken.get_mut(candidate.first as usize..candidate.end as usize) {
            tokens.fill(true);
        }
    }
    for i in (0..words.len()).filter(|&i| !taken[i as usize]) {
        for reading in 0..words.readings(i) {
            let form = words.form(i, reading);
            let (at, mask) = bit(form);
            let Some(parts) = Some(form).filter(|_| begins[at] & mask != 0).and_then(|form| parts.get(form)) else { continue };
            let fits = |part: &&Part<'_>| {
                let end = i + 1 + part.rest.len() as u32;
                (i + 1..end).zip(&part.rest).all(|(at, word)| words.form(at, 0) == *word && words.goes_on(at) && !taken[at as usize])
            };
            let Some(part) = parts.iter().filter(fits).max_by_key(|part| part.rest.len()) else { continue };
            // A proclitic is cut off only where the whole word is nothing else.
            if reading > 0 && words.is(i, class::ORDINARY | class::PLACE) {
                continue;
            }
            let end = i + 1 + part.rest.len() as u32;
            found.push(Candidate {
                first: i,
                end,
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
}

/// The bit of a word in a table of 64 times 64: by its length, its last byte, and the byte that differs in its first letters.
fn bit(form: &str) -> (usize, u64) {
    let bytes = form.as_bytes();
    let byte = |at: usize| u64::from(bytes.get(at).copied().unwrap_or(0));
    let key = byte(1) ^ byte(3) << 3 ^ byte(bytes.len().wrapping_sub(1)) << 6 ^ (bytes.len() as u64) << 2;
    ((key >> 6) as usize % 64, 1 << (key % 64))
}

fn add<'d>(parts: &mut HashMap<&'d str, Vec<Part<'d>>>, words: &[&'d str], kind: EntityKind, rule: Rule, key: &'static str) {
    let Some((first, rest)) = words.split_first() else { return };
    let at = parts.entry(first).or_default();
    if at.len() < MOST_PARTS && !at.iter().any(|part| part.rest == rest) {
        at.push(Part { rest: rest.to_vec(), kind, rule, key });
    }
}

/// The family name of a full name, with the particles before it; the whole of a name of one word.
fn person_parts<'d>(words: &Words<'d, '_>, candidate: &Candidate, parts: &mut HashMap<&'d str, Vec<Part<'d>>>) {
    let forms: Vec<&'d str> = forms(words, candidate);
    let last = candidate.end - 1;
    let ordinary = |i: u32| {
        words.is(i, class::KNOWN & !class::NATIONALITY & !class::TITLE | class::GIVEN_WORD)
            && !words.is(i, class::FAMILY | class::ALONE | class::NAME)
            && !words.is_definite(i)
    };
    let plain =
        |i: u32| words.form(i, 0).chars().count() >= 3 && !words.is(i, class::PLACE | class::NATIONALITY | class::TITLE | class::PORTFOLIO);
    let word = words.is(last, class::ORDINARY | class::PEOPLES) && !words.is(last, class::FAMILY | class::ALONE | class::GIVEN);
    let rule = if word { rules::LATER_WORD } else { rules::LATER_PERSON };
    if forms.len() == 1 {
        if !ordinary(last) && plain(last) {
            add(parts, &forms, EntityKind::Person, rule, "");
        }
        return;
    }
    let whole = forms.clone();
    add(parts, &whole, EntityKind::Person, rules::LATER_PERSON, "");
    let particle = |word: &str| ["ابو", "ابي", "ال", "دي", "دا", "دو", "فان", "فون", "بن", "عبد", "ولد"].contains(&word);
    let from = if particle(forms[forms.len() - 2]) || ["الدين", "الله"].contains(&forms[forms.len() - 1]) {
        forms.len() - 2
    } else {
        forms.len() - 1
    };
    let lone = from == forms.len() - 1;
    if lone && (ordinary(last) || !plain(last))
        || forms.get(from) == Some(&"بن") && forms.len() > 2 && words.is(last, class::GIVEN | class::GIVEN_WORD)
    {
        return;
    }
    add(parts, &forms[from..], EntityKind::Person, rule, "");
}

fn forms<'d>(words: &Words<'d, '_>, candidate: &Candidate) -> Vec<&'d str> {
    (candidate.first..candidate.end).map(|i| words.form(i, if i == candidate.first { candidate.reading } else { 0 })).collect()
}

/// The whole name of a body or place that was found by what stands before it, where it is no ordinary word.
fn whole<'d>(words: &Words<'d, '_>, candidate: &Candidate, parts: &mut HashMap<&'d str, Vec<Part<'d>>>) {
    let forms = forms(words, candidate);
    let strange = |i: u32| {
        let class = words.class(i, if i == candidate.first { candidate.reading } else { 0 });
        class & (class::KNOWN | class::PERSON) == 0 || words.document.token(i).is_some_and(|token| token.kind == TokenKind::Latin)
    };
    let rule = match candidate.kind {
        // In an article on sports «الخليج» is the club that was called «نادي الخليج» once.
        EntityKind::Organization if words.on_sports && candidate.rule == rules::BODY_AFTER_HEAD.id && is_club(words, candidate) => {
            add(parts, &forms, EntityKind::Organization, rules::LATER_BODY, candidate.key);
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
                add(parts, &forms, EntityKind::Organization, rules::LATER_BODY, candidate.key);
            }
            return;
        }
        EntityKind::Location if candidate.rule == rules::PLACE_AFTER_HEAD.id || candidate.rule == rules::FACILITY.id => rules::LATER_PLACE,
        _ => return,
    };
    let ordinary = (candidate.first..candidate.end).all(|i| !strange(i));
    if !ordinary && forms.iter().map(|form| form.len()).sum::<usize>() >= 6 {
        add(parts, &forms, candidate.kind, rule, candidate.key);
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
