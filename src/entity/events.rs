//! Names of events, works, treaties and the like.

use super::candidate::Candidate;
use super::rules;
use super::words::Words;
use crate::annotation::EntityKind;
use crate::lexicon::events_and_works;

/// Proposes events and works.
pub(super) fn find(words: &Words<'_, '_>, found: &mut Vec<Candidate>) {
    for m in words.document.matches() {
        if events_and_works::of(m).is_some() {
            let (rule, confidence) = (rules::EVENT.id.into(), rules::EVENT.confidence);
            found.push(Candidate {
                first: m.first,
                end: m.end,
                reading: m.reading,
                kind: EntityKind::Misc,
                rule,
                confidence,
                key: "",
                title: None,
                custom: None,
            });
        }
    }
}
