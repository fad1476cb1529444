//! Speech after a colon without a cue: headlines (الوزير: سنواصل) and the turns of an interview (س: … ج: …).

use super::agreement::Agreement;
use super::content;
use super::draft::{Draft, Source};
use super::noun_phrase;
use super::scene::Scene;
use super::subject::SPEAKERS;
use crate::annotation::{EntityKind, QuoteKind};
use crate::lexicon::quotation_words::roles;
use crate::order::Order as _;
use crate::text::sentence::Tokens;

/// The most tokens before the colon of a headline.
const LONGEST_SPEAKER: u32 = 9;
/// The most words of a paragraph that can be a heading.
const LONGEST_HEADING: u32 = 30;

/// The quotations that stand as `speaker: words` at the start of a heading, or as a turn.
pub(super) fn find(scene: &Scene<'_, '_>, drafts: &mut Vec<Draft>) {
    let mut claimed: Vec<Tokens> = drafts.iter().flat_map(|draft| draft.parts.iter().cloned()).collect();
    claimed.order_by_key(|part| part.start);
    for (index, paragraph) in scene.document.paragraphs().iter().enumerate() {
        let end = paragraph.end;
        let heading = index == 0 || end - paragraph.start <= LONGEST_HEADING;
        let reach = end.min(paragraph.start + LONGEST_SPEAKER + 1);
        let Some(colon) = (paragraph.start + 1..reach).find(|&i| scene.is_mark(i, ':')) else { continue };
        let content = colon + 1;
        let next = claimed.partition_point(|part| part.end <= paragraph.start);
        if content >= end || claimed.get(next).is_some_and(|part| part.start < end) {
            continue;
        }
        if turn(scene, paragraph.start, colon) {
            let rest = content::trimmed(scene, content, end);
            let mut draft = Draft::new(scene, content..rest, Source::Nobody, "interview-turn", content);
            draft.kind = QuoteKind::DirectUnmarked;
            draft.cue = Some(scene.span(paragraph.start..content));
            drafts.push(draft);
        } else if heading && speaks(scene, paragraph.start, colon) {
            drafts.extend(headline(scene, paragraph.start..colon, content, end));
        }
    }
}

fn headline(scene: &Scene<'_, '_>, speaker: Tokens, content: u32, end: u32) -> Option<Draft> {
    let sentence_end = scene.sentence(content).end.min(end);
    let rest = content::trimmed(scene, content, sentence_end);
    if scene.word_count(content..rest) < 2 {
        return None;
    }
    let phrase = noun_phrase::extent(scene, speaker.start, speaker.end, false)?;
    let source = Source::Phrase(phrase, Agreement::default());
    let mut draft = Draft::new(scene, content..rest, source, "headline-colon", content);
    if draft.kind != QuoteKind::Direct {
        draft.kind = QuoteKind::DirectUnmarked;
    }
    Some(draft)
}

/// True for س: ج: سؤال: جواب: at the start of a paragraph.
fn turn(scene: &Scene<'_, '_>, start: u32, colon: u32) -> bool {
    colon == start + 1 && matches!(scene.form(start), "س" | "ج" | "سؤال" | "جواب" | "السؤال" | "الجواب")
}

/// True where what stands before the colon is someone who can speak and no place, topic or verb.
fn speaks(scene: &Scene<'_, '_>, start: u32, colon: u32) -> bool {
    let words = start..colon;
    if words.clone().any(|i| scene.is_punctuation(i) && !scene.is_quotation_mark(i) && !scene.is_mark(i, '.') || scene.is_timed(i)) {
        return false;
    }
    let stops = roles::RELATIVE | roles::COMPLEMENTISER | roles::NEGATION | roles::AUXILIARY | roles::SLOGAN | roles::TITLED;
    if words.clone().any(|i| scene.is(i, stops) || scene.is(i, roles::PREPOSITION) && i == start) {
        return false;
    }
    let person = words.clone().any(|i| scene.is_person(i));
    let office = scene.is(start, roles::ROLE | roles::GROUP) || scene.is(start, roles::BODY) && scene.form(start).starts_with("ال");
    let body = scene.mention(start).is_some_and(|mention| mention.kind == EntityKind::Organization);
    let marked = scene.opening_pair(colon + 1).is_some_and(|pair| pair.close.is_some_and(|close| scene.word_count(colon + 1..close) >= 3));
    let place = scene.mention(start).is_some_and(|mention| mention.kind == EntityKind::Location);
    // الكاظمي: سنحاسب, a family name before a first person.
    let first = scene.form(colon + 1);
    let promises = first.starts_with("سن")
        || first.starts_with("سا")
        || scene.is(colon + 1, roles::PERSON_PRONOUN)
        || matches!(first, "لن" | "لا" | "لم");
    let surname = colon == start + 1 && scene.form(start).starts_with("ال") && scene.form(start).ends_with('ي') && promises;
    !place && (surname || person || office || body && marked || marked && scene.is(start, SPEAKERS))
}
