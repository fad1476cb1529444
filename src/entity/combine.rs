//! Rules and model together: which of two names that share words stays.
//!
//! What both find is surer than what one finds. Where they disagree the surer one stays; where only the model speaks it
//! must be sure enough, since a wrong name is worse than a missing one.

use super::candidate::Candidate;
use super::model::Model;
use crate::annotation::EntityKind;
use crate::document::Document;

/// The least confidence of a name that only the model finds: the lists know most places, and bodies have the vaguest
/// edges.
fn least(kind: EntityKind) -> f32 {
    match kind {
        EntityKind::Person => 0.65,
        EntityKind::Location => 0.97,
        EntityKind::Organization => 0.9,
        EntityKind::Misc => 0.55,
    }
}

/// Adds the model's names to the candidates of the lists and rules.
pub(super) fn with_model(document: &Document<'_>, candidates: &mut Vec<Candidate>) {
    let Some(model) = Model::builtin() else { return };
    candidates.sort_by_key(|candidate| (candidate.first, candidate.end));
    let mut own = Vec::new();
    for tagged in model.tag(document) {
        let (first, end) = (tagged.tokens.start, tagged.tokens.end);
        let from = candidates.partition_point(|candidate| (candidate.first, candidate.end) < (first, end));
        let mut agreed = false;
        for candidate in candidates[from..].iter_mut().take_while(|candidate| (candidate.first, candidate.end) == (first, end)) {
            if candidate.kind == tagged.kind {
                candidate.confidence = 1.0 - (1.0 - candidate.confidence) * (1.0 - tagged.confidence);
                agreed = true;
            }
        }
        if agreed || tagged.confidence < least(tagged.kind) {
            continue;
        }
        let (reading, kind, confidence) = (tagged.reading, tagged.kind, tagged.confidence);
        own.push(Candidate { first, end, reading, kind, rule: "model".into(), confidence, key: "", title: None, custom: None });
    }
    candidates.append(&mut own);
}
