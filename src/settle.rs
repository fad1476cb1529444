//! Names and times that share text. Each recogniser works alone; what neither can know of the other is settled here.
//!
//! A time inside a longer name is part of the name (شارع 26 يوليو, المصري اليوم, ثورة 25 يناير) and goes, unless the name
//! is much less sure than the time; any other name that shares text with a time goes. A name or time across the edge of a quotation goes: the edge is surer.

use crate::annotation::{Entity, EntityMention, RangeEnd, TimeExpression};
use crate::order::Order as _;
use crate::outline::{Named, Timed};
use crate::span::Span;

/// How much less sure than a time inside it a name may be.
const DOUBT: f32 = 0.15;

/// Which names and times stay.
pub struct Stays {
    pub mentions: Vec<bool>,
    pub times: Vec<bool>,
}

/// Which of `times` and `mentions` stay, so that no two share text; both are in text order. Linear.
pub fn settle(times: &[Timed], mentions: &[Named]) -> Stays {
    let mut stays = Stays { mentions: vec![true; mentions.len()], times: vec![true; times.len()] };
    let mut first = 0;
    for (time, time_stays) in times.iter().zip(&mut stays.times) {
        while mentions.get(first).is_some_and(|mention| mention.span.end <= time.span.start) {
            first += 1;
        }
        let shares = |mention: &&Named| mention.span.overlaps(time.span);
        let sharing = mentions[first..].iter().take_while(|mention| mention.span.start < time.span.end).filter(shares).count();
        let holds =
            |mention: &Named| mention.span != time.span && mention.span.covers(time.span) && mention.confidence + DOUBT >= time.confidence;
        *time_stays = !mentions[first..first + sharing].iter().any(holds);
        if *time_stays {
            stays.mentions[first..first + sharing].fill(false);
        }
    }
    stays
}

/// Which names and times stand across no edge of `outer`, the parts of quotations and the words in marks. Names and times are in
/// text order.
pub fn nest(mut outer: Vec<Span>, times: &[Timed], mentions: &[Named]) -> Stays {
    outer.order();
    Stays {
        mentions: within(&outer, mentions.iter().map(|mention| mention.span)),
        times: within(&outer, times.iter().map(|time| time.span)),
    }
}

impl Stays {
    /// Takes away the names and times that do not stay. Links and numbers stay right; returns the new number of each entity
    /// where some have gone.
    pub fn keep(
        &self,
        times: &mut Vec<TimeExpression>,
        mentions: &mut Vec<EntityMention>,
        entities: &mut Vec<Entity>,
    ) -> Option<Vec<Option<u32>>> {
        if self.times.contains(&false) {
            keep_times(times, &self.times);
        }
        self.mentions.contains(&false).then(|| keep_mentions(mentions, &self.mentions, entities))
    }

    /// True where nothing goes.
    pub fn all(&self) -> bool {
        !self.times.contains(&false) && !self.mentions.contains(&false)
    }

    /// The same for what is only outlined, where nobody asks who is meant.
    pub fn keep_outlined(&self, times: &mut Vec<Timed>, mentions: &mut Vec<Named>) {
        retain(times, &self.times);
        retain(mentions, &self.mentions);
    }
}

fn retain<T>(items: &mut Vec<T>, stays: &[bool]) {
    let mut stays = stays.iter();
    items.retain(|_| stays.next() == Some(&true));
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
    retain(times, stays);
    for time in times {
        time.range = time.range.and_then(|range| Some(RangeEnd { other: (*renumbered.get(range.other as usize)?)?, ..range }));
    }
}

/// Keeps the mentions that `stays` says, and numbers anew the entities that are still named; returns the new number of
/// each.
fn keep_mentions(mentions: &mut Vec<EntityMention>, stays: &[bool], entities: &mut Vec<Entity>) -> Vec<Option<u32>> {
    retain(mentions, stays);
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
