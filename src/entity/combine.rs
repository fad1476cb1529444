//! Rules and model together: which of two names that share words stays.

use std::borrow::Cow;
use std::collections::HashMap;

use super::model::{Model, Tagged};
use crate::annotation::{Entity, EntityKind, EntityMention};
use crate::document::Document;
use crate::text::fold::fold;

/// The names that the model alone finds, those spelled alike grouped into one entity.
pub fn from_model(document: &Document<'_>) -> (Vec<EntityMention>, Vec<Entity>) {
    let found = Model::builtin().map(|model| model.tag(document)).unwrap_or_default();
    let mut entities: Vec<Entity> = Vec::new();
    let mut known: HashMap<(EntityKind, String), u32> = HashMap::new();
    let mentions = found.into_iter().map(|tagged| {
        let name = tagged.span.slice(document.text());
        let id = *known.entry((tagged.kind, fold(name))).or_insert_with(|| {
            let id = entities.len() as u32;
            let (kind, name) = (tagged.kind, name.to_owned());
            entities.push(Entity { id, kind, name, mentions: Vec::new(), titles: Vec::new(), gender: None, reference: None });
            id
        });
        if let Some(entity) = entities.get_mut(id as usize) {
            entity.mentions.push(tagged.span);
        }
        mention(&tagged, id)
    });
    (mentions.collect(), entities)
}

fn mention(tagged: &Tagged, entity: u32) -> EntityMention {
    let (span, kind, confidence) = (tagged.span, tagged.kind, tagged.confidence);
    EntityMention { span, kind, entity, title: None, reference: None, rule: Cow::Borrowed("model"), confidence }
}
