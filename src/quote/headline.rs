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
    // What is quoted so far; few paragraphs ask for it.
    let mut claimed: Option<Vec<Tokens>> = None;
    for (index, paragraph) in scene.paragraphs().enumerate() {
        let end = paragraph.end;
        let title = index == 0 && scene.leads();
        let heading = title || end - paragraph.start <= LONGEST_HEADING;
        // The first line may say something else first: الأسعار ترتفع.. ووزير التجارة: سنراقب.
        let reach = end.min(paragraph.start + if title { LONGEST_HEADING } else { LONGEST_SPEAKER + 1 });
        let Some(colon) = (paragraph.start + 1..reach).find(|&i| scene.is_mark(i, ':')) else { continue };
        let content = colon + 1;
        let start = if title { begins(scene, paragraph.start, colon) } else { paragraph.start };
        if colon <= start || colon - start > LONGEST_SPEAKER {
            continue;
        }
        let claimed = claimed.get_or_insert_with(|| parts_of(drafts));
        let next = claimed.partition_point(|part| part.end <= paragraph.start);
        if content >= end || claimed.get(next).is_some_and(|part| part.start < end) {
            continue;
        }
        if turn(scene, start, colon) {
            let rest = content::trimmed(scene, content, end);
            let mut draft = Draft::new(scene, content..rest, Source::Nobody, "interview-turn", content);
            draft.kind = QuoteKind::DirectUnmarked;
            draft.cue = Some(scene.span(start..content));
            drafts.push(draft);
        } else if heading
            && (speaks(scene, start, colon) || title && (marked_name(scene, start, colon) || body_speaks(scene, start, colon)))
        {
            drafts.extend(headline(scene, start..colon, content, end));
        }
    }
}

/// The content of `drafts`, in text order.
fn parts_of(drafts: &[Draft]) -> Vec<Tokens> {
    let mut parts: Vec<Tokens> = drafts.iter().flat_map(|draft| draft.parts.iter().cloned()).collect();
    parts.order_by_key(|part| part.start);
    parts
}

/// Where the words before the colon begin: after what ends a sentence or clause.
fn begins(scene: &Scene<'_, '_>, start: u32, colon: u32) -> u32 {
    let ends = |i: &u32| {
        scene.token(*i).is_some_and(|token| scene.is_punctuation(*i) && matches!(token.first, '.' | '…' | '؛' | '؟' | '!' | '|'))
            && scene.span(i.saturating_sub(1)..*i).len() > 2
    };
    (start..colon).rev().find(ends).map_or(start, |end| end + 1)
}

/// حزب الأمل: لن ننسحب, a body by name before a clause.
fn body_speaks(scene: &Scene<'_, '_>, start: u32, colon: u32) -> bool {
    let head = u32::from(scene.mention(start).is_none() && scene.heads(start, roles::BODY | roles::CALLED));
    let body = |mention: &crate::outline::Named| mention.kind == EntityKind::Organization;
    let name = scene.mention_tokens(start + head).filter(|_| scene.mention(start + head).is_some_and(body));
    let next = colon + 1;
    let future = scene.form(next).starts_with("سن") && scene.form(next).chars().count() > 3;
    let headed = scene.heads(start, roles::BODY) && (2..=5).contains(&(colon - start));
    (headed || name.is_some_and(|name| name.end == colon))
        && (future || scene.is(next, roles::FINITE | roles::PERSON_PRONOUN | roles::NEGATION))
}

/// «الصحة»: لا إصابات جديدة, a body by its name in marks.
fn marked_name(scene: &Scene<'_, '_>, start: u32, colon: u32) -> bool {
    let close = scene.opening_pair(start).and_then(|pair| pair.close);
    let first = start + 1;
    let body = scene.mention(first).is_none_or(|mention| matches!(mention.kind, EntityKind::Organization | EntityKind::Person));
    let known = scene.mention(first).is_some() || scene.heads(first, roles::BODY | roles::MEDIUM);
    close == Some(colon - 1) && body && colon - start <= if known { 6 } else { 4 }
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
