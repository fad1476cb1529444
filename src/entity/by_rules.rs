//! What lists and rules find: what each paragraph proposes, and what that explains elsewhere.

use super::Proposed;
use super::candidate::{Candidate, select};
use super::pass::{Pass, Passed, Place, Standing};
use super::rules;
use super::words::Words;
use crate::annotation::EntityKind;

/// What the rules alone find in a document with these paragraphs.
#[cfg(any(test, feature = "training"))]
pub(super) fn find(words: &Words<'_, '_>, paragraphs: &mut [Proposed]) -> Vec<Candidate> {
    use super::pass::{Shared, placed, run};
    run(&ByRules, words, paragraphs, &mut Shared::default());
    let moved = |(paragraph, place): (&mut Proposed, Place)| -> Vec<Candidate> {
        paragraph.by_rules.names.iter().map(|name| name.moved(place.token, place.byte)).collect()
    };
    placed(paragraphs).flat_map(moved).collect()
}

/// The pass over what the rules propose. People who were only seen to speak go where the article names something else so:
/// «شركة زمبلكو … وقالت زمبلكو».
pub(super) struct ByRules;

impl Pass for ByRules {
    fn made_of<'p>(&self, paragraph: &'p Proposed) -> &'p Passed {
        &paragraph.by_rules
    }

    fn of<'p>(&self, paragraph: &'p mut Proposed) -> &'p mut Passed {
        &mut paragraph.by_rules
    }

    fn is_stale(&self, paragraph: &Proposed) -> bool {
        !paragraph.by_rules.known
    }

    fn own(&self, words: &Words<'_, '_>, paragraph: &Proposed, place: Place) -> Vec<Candidate> {
        let stays = |candidate: &&Candidate| words.on_sports || candidate.rule != rules::CLUB_IN_SPORTS.id;
        select(paragraph.candidates.iter().filter(stays).map(|candidate| candidate.moved(place.token, place.byte)).collect())
    }

    fn standing(&self, words: &Words<'_, '_>, name: &Candidate) -> Standing {
        match name.kind {
            EntityKind::Person if name.rule == rules::SPEAKING.id => Standing::Doubtful(words.key_of(name.phrase())),
            EntityKind::Person => Standing::Plain,
            _ => Standing::Vouches(words.key_of(name.phrase())),
        }
    }

    /// What vouches for a doubtful name here says that it names no person.
    fn stays(&self, vouched: bool) -> bool {
        !vouched
    }

    fn explains(&self, _: &Candidate) -> bool {
        true
    }

    fn join(&self, _: &Words<'_, '_>, mut names: Vec<Candidate>, found: Vec<Candidate>) -> Vec<Candidate> {
        if found.is_empty() {
            return names;
        }
        names.extend(found);
        select(names)
    }
}
