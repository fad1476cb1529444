//! Names of events, works, treaties and the like: those of the lists, and heads with what names them.
//!
//! | head | takes | example |
//! |---|---|---|
//! | كأس, دوري, بطولة | a place or a body, then a year | كأس آسيا 2019 |
//! | حرب, ثورة, هجمات | a date, a place | ثورة 25 يناير |
//! | قمة, مؤتمر, اتفاق, معاهدة, وثيقة | a place | اتفاق باريس |
//! | قانون | nouns with the article | قانون المصالحة الوطنية |
//! | فيلم, رواية, كتاب | a title in quotation marks, which alone is marked | فيلم «ساعة الرمل» |

use super::candidate::Candidate;
use super::class;
use super::complement::{adjectives, is_clause_word, joined, quoted_name};
use super::glance::{Glances, lists};
use super::rules::{self, Rule};
use super::words::Words;
use crate::annotation::EntityKind;
use crate::lexicon::event_heads::{self, Class};
use crate::lexicon::{List, events_and_works};
use crate::text::token::TokenKind;
use crate::word_set::WordSet;

/// Proposes events and works.
pub(super) fn find(words: &Words<'_, '_>, glances: &Glances, found: &mut Vec<Candidate>) {
    for m in glances.names() {
        if events_and_works::of(m).is_some() {
            push(found, (m.first, m.reading, m.end), rules::EVENT);
        }
    }
    for (i, here, _) in glances.heads() {
        if here.begins(lists([List::EventHeads])) {
            headed(words, i, found);
        }
    }
}

fn push(found: &mut Vec<Candidate>, (first, reading, end): (u32, u8, u32), rule: Rule) {
    let (rule, confidence) = (rule.id.into(), rule.confidence);
    found.push(Candidate { first, end, reading, kind: EntityKind::Misc, rule, confidence, key: "", title: None, custom: None });
}

/// The head of an event at token `i` with what names it.
fn headed(words: &Words<'_, '_>, i: u32, found: &mut Vec<Candidate>) {
    let Some(m) = words.document.matches_at(i).iter().find(|m| m.list == List::EventHeads && m.end == m.first + 1) else { return };
    let Some(row) = event_heads::of(m) else { return };
    let at = i + 1;
    if !words.goes_on(at) {
        return;
    }
    let law = ["قانون", "القانون"].contains(&words.form(i, m.reading));
    let end = match row.class {
        Class::Contest => contest(words, at),
        Class::War => dated(words, at).or_else(|| place(words, at)),
        Class::Gathering | Class::Text if !law => place(words, at).map(|end| adjectives(words, end)),
        Class::Text => law_title(words, at),
        Class::Work => {
            if let Some(end) = quoted_name(words, at) {
                push(found, (at + 1, 0, end - 1), rules::WORK_TITLE);
            }
            None
        }
        Class::Gathering => None,
    };
    if let Some(end) = end {
        push(found, (i, m.reading, year(words, end)), rules::EVENT_AFTER_HEAD);
    }
}

/// «آسيا», «أمم أفريقيا», «أبطال العرب»: the token after what a contest is of.
fn contest(words: &Words<'_, '_>, at: u32) -> Option<u32> {
    static OF: WordSet = WordSet::new("امم ابطال رابطه انديه منتخبات اتحاد");
    let named = at + u32::from(OF.contains(words.form(at, 0)) && words.goes_on(at + 1));
    // «يورو 2016», «خليجي 22»: a number right after the head.
    let numbered = || {
        let head = ["يورو", "خليجي", "مونديال", "اولمبياد"].contains(&words.form(at - 1, 0));
        (head && words.document.token(at)?.kind == TokenKind::Number).then_some(at + 1)
    };
    let of = place(words, named).or_else(|| (named > at && words.is_definite(named)).then_some(named + 1)).or_else(numbered)?;
    Some(adjectives(words, of))
}

/// The token after the place or country that begins at `at`.
fn place(words: &Words<'_, '_>, at: u32) -> Option<u32> {
    let places =
        words.document.matches_at(at).iter().filter(|m| {
            m.reading == 0 && (m.list == List::Countries || m.list == List::PlacesInTheNews && words.is(m.first, class::PLACE))
        });
    places.map(|m| m.end).max().filter(|_| !words.is(at, class::NATIONALITY))
}

/// «25 يناير», «11 سبتمبر/أيلول», «الحادي عشر من سبتمبر»: the token after the month.
fn dated(words: &Words<'_, '_>, at: u32) -> Option<u32> {
    let number = words.document.token(at)?.kind == TokenKind::Number;
    let spelled = words.form(at, 0) == "الحادي" && words.form(at + 1, 0) == "عشر";
    let month = match (number, spelled) {
        (true, _) => at + 1,
        (_, true) => at + 2 + u32::from(words.form(at + 2, 0) == "من"),
        _ => at,
    };
    let is_month = |i: u32| words.document.matches_at(i).iter().find(|m| m.list == List::Months && m.reading == 0).map(|m| m.end);
    let end = is_month(month).filter(|_| words.goes_on(month))?;
    let double = words.document.token(end).is_some_and(|token| token.is('/')).then(|| is_month(end + 1)).flatten();
    Some(double.unwrap_or(end))
}

/// What a law is about: nouns with the article, their adjectives, and what و joins to them.
fn law_title(words: &Words<'_, '_>, at: u32) -> Option<u32> {
    (words.is_definite(at) && !is_clause_word(words, at) && !words.is(at, class::NATIONALITY)).then(|| joined(words, at + 1))
}

/// The token after the year that stands at `end`; `end` where none does.
fn year(words: &Words<'_, '_>, end: u32) -> u32 {
    let digits = words.document.token(end).filter(|token| token.kind == TokenKind::Number && !token.glued && words.goes_on(end));
    end + u32::from(digits.is_some_and(|_| words.form(end, 0).len() == 4))
}
