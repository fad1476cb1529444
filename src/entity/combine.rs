//! Rules and model together. What the rules find is told to the model, which has learned how far to trust each rule, and
//! decides; the caller's own names stand whatever it says, and where it sees no name at all, those of the rules that are
//! right even then. Without a model the rules decide alone.

use std::borrow::Cow;

use super::Proposed;
use super::candidate::{Candidate, at_token};
use super::class;
use super::model::article::Memory;
use super::model::hints::Hint;
use super::model::memo::Memo;
use super::model::tags::KINDS;
use super::model::{Model, Tagged};
use super::pass::{Pass, Passed, Place, Standing};
use super::rules;
use super::words::Words;
use crate::annotation::EntityKind;
use crate::document::Document;
use crate::lexicon::{List, Match};
use crate::order::Order as _;
use crate::span::Span;

/// A name less probable than this is not reported: a wrong name is worse than a missing one.
const LEAST_CONFIDENCE: f32 = 0.5;
/// The confidence of what a rule finds and the model does not see.
const UNSEEN: f32 = 0.7;
/// A name less probable than this explains no others.
const LEAST_TO_REPEAT: f32 = 0.7;
/// How many tokens before a name its title may begin.
const LONGEST_TITLE: u32 = 8;

/// What the model is told of the candidates of an article; the caller's own names are not its business.
pub(super) fn hints(words: &Words<'_, '_>, candidates: &[Candidate]) -> Vec<Hint> {
    let hint = |candidate: &Candidate| {
        let kind = KINDS.iter().position(|&kind| kind == candidate.kind).unwrap_or(0);
        Hint::new(candidate.first..candidate.end, kind, &candidate.rule, words.on_sports)
    };
    candidates.iter().filter(|candidate| candidate.custom.is_none()).map(hint).collect()
}

/// Lets the model find names in all paragraphs, of which the rules have found theirs.
pub(super) fn tag(words: &Words<'_, '_>, model: &Model, paragraphs: &mut [Proposed], memory: &mut Memory) {
    for Proposed { memo, by_rules, .. } in paragraphs.iter_mut().filter(|paragraph| paragraph.by_rules.changed) {
        memo.hint(hints(words, &by_rules.names));
    }
    let mut memos: Vec<&mut Memo> = paragraphs.iter_mut().map(|paragraph| &mut paragraph.memo).collect();
    model.tag(words.document, &mut memos, memory);
}

/// The pass over the names that the model makes of what the rules found. It adds the later mentions of people whom the model
/// found by their full names, where it overlooked them: by words that are nothing else, and that are not part of a longer
/// name.
pub(super) struct Combined;

impl Pass for Combined {
    fn made_of<'p>(&self, paragraph: &'p Proposed) -> &'p Passed {
        &paragraph.combined
    }

    fn of<'p>(&self, paragraph: &'p mut Proposed) -> &'p mut Passed {
        &mut paragraph.combined
    }

    fn is_stale(&self, paragraph: &Proposed) -> bool {
        paragraph.by_rules.changed || paragraph.memo.is_changed() || !paragraph.combined.known
    }

    fn own(&self, words: &Words<'_, '_>, paragraph: &Proposed, place: Place) -> Vec<Candidate> {
        let rules = paragraph.by_rules.names.iter().map(|name| name.moved(place.token, place.byte));
        let tagged = paragraph.memo.names().iter().map(|name| name.moved(place.token, place.byte));
        let mut names = Vec::with_capacity(rules.len().max(tagged.len()));
        settle(words, rules, tagged, &mut names);
        names
    }

    /// Parts of names that the model did not see go where the name itself did not stay: what «أسماء المخطوطات», taken for a
    /// name, explains elsewhere.
    fn standing(&self, words: &Words<'_, '_>, name: &Candidate) -> Standing {
        let last = words.last_key(name).into();
        match name.rule == rules::LATER_PERSON.id {
            true if name.confidence == UNSEEN => Standing::Doubtful(last),
            false if name.kind == EntityKind::Person => Standing::Vouches(last),
            _ => Standing::Plain,
        }
    }

    fn stays(&self, vouched: bool) -> bool {
        vouched
    }

    fn explains(&self, name: &Candidate) -> bool {
        name.kind == EntityKind::Person && name.end > name.first + 1 && name.confidence >= LEAST_TO_REPEAT
    }

    fn join(&self, words: &Words<'_, '_>, mut names: Vec<Candidate>, mut found: Vec<Candidate>) -> Vec<Candidate> {
        found.retain(|candidate| {
            let name = |i: u32| words.goes_on(i) && words.is(i, class::BEGINS_PERSON);
            let before = candidate.first.checked_sub(1).filter(|_| words.goes_on(candidate.first));
            let nothing_else = |i: u32| !words.any(i, class::KNOWN) && !words.has_tanwin(i) && at_token(&names, i).is_none();
            candidate.rule == rules::LATER_PERSON.id
                && (candidate.first..candidate.end).all(nothing_else)
                && !before.is_some_and(|before| words.is(before, class::BEGINS_PERSON))
                && !name(candidate.end)
        });
        if !found.is_empty() {
            names.extend(found.into_iter().map(|candidate| Candidate { confidence: UNSEEN, ..candidate }));
            names.order_by_key(|candidate| candidate.first);
        }
        names
    }
}

/// Adds to `kept` the names of a paragraph, of which the rules found some and the model some; both and they in text order, disjoint.
fn settle(words: &Words<'_, '_>, rules: impl Iterator<Item = Candidate>, tagged: impl Iterator<Item = Tagged>, kept: &mut Vec<Candidate>) {
    let mut rest = rules.peekable();
    let mut sharing = Vec::new();
    for tagged in tagged {
        while let Some(before) = rest.next_if(|candidate| candidate.end <= tagged.tokens.start) {
            kept.extend(unseen(before));
        }
        sharing.clear();
        while let Some(shares) = rest.next_if(|candidate| candidate.first < tagged.tokens.end) {
            sharing.push(shares);
        }
        if sharing.iter().chain(kept.last()).any(|candidate| candidate.custom.is_some() && candidate.end > tagged.tokens.start) {
            kept.extend(sharing.drain(..).filter(|candidate| candidate.custom.is_some()));
        } else if tagged.confidence >= LEAST_CONFIDENCE && !is_adjective(words, &tagged, &sharing) && !is_cut_by_chance(words, &tagged) {
            kept.push(merge(words.document, &tagged, &sharing));
        } else {
            kept.extend(sharing.drain(..).filter_map(unseen));
        }
        // A candidate that reaches beyond this name may be the next one's too.
    }
    kept.extend(rest.filter_map(unseen));
}

/// True for a short name within an ordinary word, which looks like a proclitic and the name: باب is not ب and إب.
fn is_cut_by_chance(words: &Words<'_, '_>, tagged: &Tagged) -> bool {
    let at = tagged.tokens.start;
    tagged.tokens.len() == 1 && tagged.reading > 0 && words.form(at, tagged.reading).len() <= 4 && words.is(at, class::ORDINARY)
}

/// True for the name of a place that is an adjective of the definite noun before it: الأندية السعودية, الأراضي البيضاء. What a
/// rule proposes as it stands is a place for other reasons: العاصمة الرياض.
fn is_adjective(words: &Words<'_, '_>, tagged: &Tagged, sharing: &[Candidate]) -> bool {
    let at = tagged.tokens.start;
    let Some(before) = at.checked_sub(1).filter(|_| words.goes_on(at)) else { return false };
    let noun =
        words.is_definite_inside(before) && !words.any(before, class::TIME | class::PLACE_BEFORE | class::PLACE_HEAD | class::LOCATIVE);
    tagged.kind == EntityKind::Location
        && tagged.tokens.len() == 1
        && tagged.reading == 0
        && words.is_definite(at)
        && noun
        && !sharing.iter().any(|rule| rule.first == at && rule.end == at + 1 && rule.kind == tagged.kind)
}

/// What stays of a rule's candidate where the model sees no name: the caller's own, and that of rules which are mostly right
/// even then.
fn unseen(candidate: Candidate) -> Option<Candidate> {
    match candidate.custom {
        Some(_) => Some(candidate),
        None => rules::stands_alone(&candidate.rule).then_some(Candidate { confidence: UNSEEN, ..candidate }),
    }
}

/// The candidate of a tagged name, with what the rules know of it.
fn merge(document: &Document<'_>, tagged: &Tagged, sharing: &[Candidate]) -> Candidate {
    let same = sharing.iter().find(|rule| rule.first == tagged.tokens.start && rule.end == tagged.tokens.end && rule.kind == tagged.kind);
    if let Some(same) = same {
        return Candidate { confidence: tagged.confidence, ..same.clone() };
    }
    let begins = sharing.iter().find(|rule| rule.first == tagged.tokens.start);
    Candidate {
        first: tagged.tokens.start,
        end: tagged.tokens.end,
        reading: begins.map_or(tagged.reading, |rule| rule.reading),
        kind: tagged.kind,
        rule: Cow::Borrowed("model"),
        confidence: tagged.confidence,
        key: "",
        title: begins.and_then(|rule| rule.title).or_else(|| title_before(document, tagged)),
        custom: None,
    }
}

/// The title that ends right before the name of a person, in the same paragraph.
fn title_before(document: &Document<'_>, tagged: &Tagged) -> Option<Span> {
    let name = tagged.tokens.start;
    if tagged.kind != EntityKind::Person || document.token(name).is_none_or(|token| token.starts_paragraph) {
        return None;
    }
    let ends_here = |found: &&Match| found.list == List::Titles && found.end == name;
    let title = (name.saturating_sub(LONGEST_TITLE)..name).find_map(|first| document.matches_at(first).iter().rfind(ends_here))?;
    Some(document.span_of(title))
}
