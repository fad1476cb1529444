//! The gender of a person, where the text shows it: by the title, by a first name, by what agrees with the name.

use super::candidate::Candidate;
use super::class;
use super::words::Words;
use crate::annotation::{EntityKind, Gender};
use crate::lexicon::{given_names, titles};

/// The gender that the mentions of one entity show; none where they show none or disagree.
pub(super) fn of(mentions: impl Iterator<Item = Option<Gender>>) -> Option<Gender> {
    let mut shown = mentions.flatten();
    let first = shown.next()?;
    shown.all(|other| other == first).then_some(first)
}

/// The gender that a mention shows.
pub(super) fn shown_by(words: &Words<'_, '_>, candidate: &Candidate) -> Option<Gender> {
    if candidate.kind != EntityKind::Person {
        return None;
    }
    by_title(words, candidate).or_else(|| by_first_name(words, candidate)).or_else(|| by_agreement(words, candidate))
}

fn by_title(words: &Words<'_, '_>, candidate: &Candidate) -> Option<Gender> {
    let at = words.document.token_at(candidate.title?.start);
    let row = words.document.matches_at(at).iter().find_map(titles::of)?;
    Some(if row.gender == titles::Gender::F { Gender::Feminine } else { Gender::Masculine })
}

fn by_first_name(words: &Words<'_, '_>, candidate: &Candidate) -> Option<Gender> {
    if candidate.end - candidate.first < 2 || words.class(candidate.first, candidate.reading) & (class::GIVEN | class::GIVEN_WORD) == 0 {
        return None;
    }
    let of = |m: &_| given_names::of(m).map(|row| row.gender);
    let found = words.document.matches_at(candidate.first).iter().filter(|m| m.reading == candidate.reading && m.end == m.first + 1);
    found.filter_map(of).next().map(|gender| if gender == given_names::Gender::F { Gender::Feminine } else { Gender::Masculine })
}

/// «قالت X», «X التي», «X، وهي»: the verb of speech right before the name, whose subject it is, or the pronoun right after.
fn by_agreement(words: &Words<'_, '_>, candidate: &Candidate) -> Option<Gender> {
    let verb = candidate.first.checked_sub(1).filter(|_| candidate.reading == 0 && words.goes_on(candidate.first));
    verb.and_then(|verb| of_verb(words, verb)).or_else(|| {
        let comma = words.goes_on(candidate.end) && words.document.token(candidate.end).is_some_and(|token| token.is('،'));
        let after = candidate.end + u32::from(comma);
        match words.form(after, 0) {
            _ if !words.goes_on(after) => None,
            "التي" => Some(Gender::Feminine),
            "الذي" => Some(Gender::Masculine),
            "وهي" if comma => Some(Gender::Feminine),
            "وهو" if comma => Some(Gender::Masculine),
            _ => None,
        }
    })
}

/// Verbs of speech whose object is never a person, so that the name after them is their subject: he and she, past and
/// present.
#[rustfmt::skip]
const SPEECH: [[&str; 4]; 14] = [
    ["قال", "قالت", "يقول", "تقول"],
    ["اضاف", "اضافت", "يضيف", "تضيف"],
    ["اكد", "اكدت", "يؤكد", "تؤكد"],
    ["اوضح", "اوضحت", "يوضح", "توضح"],
    ["صرح", "صرحت", "يصرح", "تصرح"],
    ["اشار", "اشارت", "يشير", "تشير"],
    ["ذكر", "ذكرت", "يذكر", "تذكر"],
    ["اعلن", "اعلنت", "يعلن", "تعلن"],
    ["شدد", "شددت", "يشدد", "تشدد"],
    ["لفت", "لفتت", "يلفت", "تلفت"],
    ["تابع", "تابعت", "يتابع", "تتابع"],
    ["اردف", "اردفت", "يردف", "تردف"],
    ["اعتبر", "اعتبرت", "يعتبر", "تعتبر"],
    ["اعرب", "اعربت", "يعرب", "تعرب"],
];

/// The gender of the subject of the verb of speech at token `at`.
fn of_verb(words: &Words<'_, '_>, at: u32) -> Option<Gender> {
    let place = (0..words.readings(at)).find_map(|reading| {
        let plain = words.reading(at, reading)?.preposition.is_none();
        let form = words.form(at, reading);
        SPEECH.iter().find_map(|forms| forms.iter().position(|&other| other == form && plain))
    })?;
    Some(if place % 2 == 1 { Gender::Feminine } else { Gender::Masculine })
}
