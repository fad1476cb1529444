//! Names and times that share text. Each recogniser works alone; what neither can know of the other is settled here.
//!
//! A time inside a longer name is part of the name (شارع 26 يوليو, المصري اليوم, ثورة 25 يناير) and goes, unless the name
//! is much less sure than the time; any other name that shares text with a time goes. A name or time across the edge of a quotation goes: the edge is surer.

use crate::annotation::{Entity, EntityMention, Mark, Quote, RangeEnd, TimeExpression};
use crate::order::Order as _;
use crate::span::Span;

/// How much less sure than a time inside it a name may be.
const DOUBT: f32 = 0.15;

/// Leaves `times` and `mentions` disjoint; both are in text order. Links and numbers stay right. Linear.
pub fn settle(times: &mut Vec<TimeExpression>, mentions: &mut Vec<EntityMention>, entities: &mut Vec<Entity>) {
    let (mut time_stays, mut mention_stays) = (vec![true; times.len()], vec![true; mentions.len()]);
    let mut first = 0;
    for (time, stays) in times.iter().zip(&mut time_stays) {
        while mentions.get(first).is_some_and(|mention| mention.span.end <= time.span.start) {
            first += 1;
        }
        let shares = |mention: &&EntityMention| mention.span.overlaps(time.span);
        let sharing = mentions[first..].iter().take_while(|mention| mention.span.start < time.span.end).filter(shares).count();
        let holds = |mention: &EntityMention| {
            mention.span != time.span && mention.span.covers(time.span) && mention.confidence + DOUBT >= time.confidence
        };
        *stays = !mentions[first..first + sharing].iter().any(holds);
        if *stays {
            mention_stays[first..first + sharing].fill(false);
        }
    }
    if time_stays.contains(&false) {
        keep_times(times, &time_stays);
    }
    if mention_stays.contains(&false) {
        keep_mentions(mentions, &mention_stays, entities);
    }
}

/// Drops the names and times that stand across an edge of a quotation or of words in marks. All are in text order.
pub fn nest(
    quotes: &mut [Quote],
    marks: &[Mark],
    mentions: &mut Vec<EntityMention>,
    entities: &mut Vec<Entity>,
    times: &mut Vec<TimeExpression>,
) {
    let mut outer: Vec<Span> = quotes.iter().flat_map(|quote| &quote.parts).copied().chain(marks.iter().map(|mark| mark.span)).collect();
    outer.order();
    let time_stays = within(&outer, times.iter().map(|time| time.span));
    let mention_stays = within(&outer, mentions.iter().map(|mention| mention.span));
    if time_stays.contains(&false) {
        keep_times(times, &time_stays);
    }
    if mention_stays.contains(&false) {
        let renumbered = keep_mentions(mentions, &mention_stays, entities);
        for quote in quotes {
            quote.speaker_entity = quote.speaker_entity.and_then(|entity| *renumbered.get(entity as usize)?);
        }
    }
}

/// For each of `spans` whether it stands across no edge of `outer`. Both are in text order and disjoint.
fn within(outer: &[Span], spans: impl Iterator<Item = Span>) -> Vec<bool> {
    let mut rest = outer;
    let crosses = |part: &Span, span: Span| part.overlaps(span) && !part.covers(span) && !span.covers(*part);
    let stays = |span: Span| {
        while let [first, later @ ..] = rest
            && first.end <= span.start
        {
            rest = later;
        }
        !rest.iter().take_while(|part| part.start < span.end).any(|part| crosses(part, span))
    };
    spans.map(stays).collect()
}

/// Keeps the times that `stays` says; a range that loses an end is one no more.
fn keep_times(times: &mut Vec<TimeExpression>, stays: &[bool]) {
    let mut next = 0;
    let renumbered: Vec<Option<u32>> = stays.iter().map(|&stays| stays.then(|| (next, next += 1).0)).collect();
    let mut stays = stays.iter();
    times.retain(|_| stays.next() == Some(&true));
    for time in times {
        time.range = time.range.and_then(|range| Some(RangeEnd { other: (*renumbered.get(range.other as usize)?)?, ..range }));
    }
}

/// Keeps the mentions that `stays` says, and numbers anew the entities that are still named; returns the new number of
/// each.
fn keep_mentions(mentions: &mut Vec<EntityMention>, stays: &[bool], entities: &mut Vec<Entity>) -> Vec<Option<u32>> {
    let mut stays = stays.iter();
    mentions.retain(|_| stays.next() == Some(&true));
    for entity in entities.iter_mut() {
        entity.mentions.clear();
    }
    for mention in mentions.iter() {
        if let Some(entity) = entities.get_mut(mention.entity as usize) {
            entity.mentions.push(mention.span);
        }
    }
    let mut renumbered = vec![None; entities.len()];
    let mut next = 0;
    entities.retain_mut(|entity| {
        let named = !entity.mentions.is_empty();
        if named {
            renumbered[entity.id as usize] = Some(next);
            entity.id = next;
            next += 1;
        }
        named
    });
    for mention in mentions {
        mention.entity = renumbered[mention.entity as usize].unwrap_or_default();
    }
    renumbered
}
