//! Rules and model together. What the rules find is told to the model, which has learned how far to trust each rule, and
//! decides; the caller's own names stand whatever it says, and where it sees no name at all, those of the rules that are
//! right even then. Without a model the rules decide alone.

use std::borrow::Cow;
use std::collections::HashSet;

use super::Proposed;
use super::candidate::Candidate;
use super::model::hints::Hint;
use super::model::memo::Memo;
use super::model::tags::KINDS;
use super::model::{Model, Tagged};
use super::rules;
use super::words::Words;
use crate::annotation::EntityKind;
use crate::document::Document;
use crate::lexicon::{List, Match};
use crate::span::Span;

/// A name less probable than this is not reported: a wrong name is worse than a missing one.
const LEAST_CONFIDENCE: f32 = 0.5;
/// The confidence of what a rule finds and the model does not see.
const UNSEEN: f32 = 0.7;
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

/// The names that the model makes of what the rules found; in text order, disjoint.
pub(super) fn settle(words: &Words<'_, '_>, by_rules: Vec<Candidate>, model: &Model, paragraphs: &mut [Proposed]) -> Vec<Candidate> {
    let document = words.document;
    let hints = hints(words, &by_rules);
    let mut kept: Vec<Candidate> = Vec::with_capacity(by_rules.len());
    let mut rest = by_rules.into_iter().peekable();
    let mut memos: Vec<&mut Memo> = paragraphs.iter_mut().map(|paragraph| &mut paragraph.memo).collect();
    for tagged in model.tag(document, &hints, &mut memos) {
        while let Some(before) = rest.next_if(|candidate| candidate.end <= tagged.tokens.start) {
            kept.extend(unseen(before));
        }
        let mut sharing = Vec::new();
        while let Some(shares) = rest.next_if(|candidate| candidate.first < tagged.tokens.end) {
            sharing.push(shares);
        }
        if sharing.iter().chain(kept.last()).any(|candidate| candidate.custom.is_some() && candidate.end > tagged.tokens.start) {
            kept.extend(sharing.into_iter().filter(|candidate| candidate.custom.is_some()));
        } else if tagged.confidence >= LEAST_CONFIDENCE {
            kept.push(merge(document, &tagged, &sharing));
        } else {
            kept.extend(sharing.into_iter().filter_map(unseen));
        }
        // A candidate that reaches beyond this name may be the next one's too.
    }
    kept.extend(rest.filter_map(unseen));
    without_orphans(words, &mut kept);
    kept
}

/// Takes out the parts of names that the model did not see where the name itself did not stay: what «أسماء المخطوطات», taken for
/// a name, explains elsewhere.
fn without_orphans(words: &Words<'_, '_>, kept: &mut Vec<Candidate>) {
    let part = |candidate: &Candidate| candidate.rule == rules::LATER_PERSON.id;
    let whole = kept.iter().filter(|candidate| candidate.kind == EntityKind::Person && !part(candidate));
    let last: HashSet<&str> = whole.map(|candidate| words.last_form(candidate)).collect();
    kept.retain(|candidate| !part(candidate) || candidate.confidence != UNSEEN || last.contains(words.last_form(candidate)));
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

/// The title that ends right before the name of a person.
fn title_before(document: &Document<'_>, tagged: &Tagged) -> Option<Span> {
    if tagged.kind != EntityKind::Person {
        return None;
    }
    let name = tagged.tokens.start;
    let ends_here = |found: &&Match| found.list == List::Titles && found.end == name;
    let title = (name.saturating_sub(LONGEST_TITLE)..name).find_map(|first| document.matches_at(first).iter().rfind(ends_here))?;
    Some(document.span_of(title))
}
