//! The gender of a person, where the text shows it: by the title, by a first name, by the verb before the name.

use super::candidate::Candidate;
use super::words::{Words, class};
use crate::annotation::{EntityKind, Gender};
use crate::lexicon::{given_names, titles};

/// The gender that the mentions of one entity show; none where they show none or disagree.
pub(super) fn of(words: &Words<'_, '_>, kept: &[Candidate], members: &[usize]) -> Option<Gender> {
    let mut shown = members.iter().filter_map(|&member| shown_by(words, &kept[member]));
    let first = shown.next()?;
    shown.all(|other| other == first).then_some(first)
}

fn shown_by(words: &Words<'_, '_>, candidate: &Candidate) -> Option<Gender> {
    if candidate.kind != EntityKind::Person {
        return None;
    }
    by_title(words, candidate).or_else(|| by_first_name(words, candidate))
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
