//! What stands after a comma and says who the speaker is: رئيس الوزراء العراقي، فلان — فلان، الخبير في الشؤون.

use super::noun_phrase::{STOPS, begins_adjunct, ends_before_addressee, is_participle, prefixed_article};
use super::scene::Scene;
use crate::lexicon::quotation_words::roles;
use crate::text::sentence::Tokens;

/// The most tokens of an apposition after a comma.
const LONGEST_APPOSITION: u32 = 14;

/// The end with an apposition after a comma: رئيس الوزراء العراقي، مصطفى الكاظمي — النجار، الخبير في الشؤون.
pub(super) fn apposition(scene: &Scene<'_, '_>, phrase: Tokens, limit: u32, has_person: bool) -> u32 {
    let comma = phrase.end;
    if !scene.is_comma(comma) || comma + 1 >= limit {
        return comma;
    }
    let from = comma + 1;
    let close = (from..limit.min(from + LONGEST_APPOSITION))
        .find(|&i| !scene.is_quoted(i) && (scene.is_comma(i) || scene.is_mark(i, ':') || scene.is_complementiser(i)));
    let word = scene.word(from);
    if !has_person && scene.is_person(from) {
        return scene.mention_tokens(from).map_or(comma, |name| name.end);
    }
    let names = has_person || scene.mention(phrase.start).is_some() || !scene.is(phrase.start, roles::ROLE | roles::ANONYMOUS);
    let title = word.roles & (roles::ROLE | roles::RELATION | roles::BODY) != 0 && word.roles & STOPS == 0 && !word.conjunction;
    if names && title {
        let end = close.unwrap_or(limit.min(from + LONGEST_APPOSITION));
        return extent_of_title(scene, from, end);
    }
    // رئيس الوزراء، فلان، : without a known name, two or three words between commas.
    let short = close.is_some_and(|close| (1..=4).contains(&(close - from)) && scene.is_comma(close));
    let plain = |i: u32| {
        scene.is_word(i) && scene.word(i).roles & (STOPS | roles::PREPOSITION | roles::VENUE | roles::SWITCH) == 0 && !scene.is_timed(i)
    };
    // المتحدث باسم النقابة، فلان الفلاني في تصريح: two to four plain words up to a preposition.
    let words =
        (from..limit.min(from + 5)).take_while(|&i| plain(i) && !prefixed_article(scene, i) && !is_participle(scene, i)).count() as u32;
    let ends = from + words;
    let stopped = ends == limit
        || scene.form(ends) == "ل"
        || ends_before_addressee(scene, ends, false)
        || scene.is(ends, roles::PREPOSITION)
        || scene.is_timed(ends)
        || scene.is_comma(ends);
    if (2..=4).contains(&words) && stopped && scene.is(phrase.start, roles::ROLE) && !begins_adjunct(scene, from) {
        return ends;
    }
    match close {
        Some(end)
            if (short || title_then_name(scene, phrase.start, from, close))
                && scene.is(phrase.start, roles::ROLE)
                && (from..end).all(plain)
                && !begins_adjunct(scene, from) =>
        {
            end
        }
        _ => comma,
    }
}

/// رئيس الوزراء، فلان الفلاني إن: two to four words up to what opens the content.
fn title_then_name(scene: &Scene<'_, '_>, title: u32, from: u32, close: Option<u32>) -> bool {
    close.is_some_and(|close| (2..=4).contains(&(close - from)) && scene.is_complementiser(close) && scene.is(title, roles::ROLE))
}

fn extent_of_title(scene: &Scene<'_, '_>, from: u32, limit: u32) -> u32 {
    (from..limit)
        .find(|&i| {
            scene.is(i, roles::RELATIVE | roles::COMPLEMENTISER)
                || scene.is_timed(i)
                || scene.is(i, roles::PREPOSITION) && scene.is(i + 1, roles::VENUE)
                || i > from && is_participle(scene, i)
        })
        .unwrap_or(limit)
}
