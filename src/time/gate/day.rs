//! Gates of weekdays, today and its neighbours.

use super::{Scene, Veto};
use crate::text::marks::is_quotation_mark;
use crate::text::token::TokenKind;
use crate::time::pattern::Symbol;
use crate::word_set::is_one_of;

/// اليوم for today: no outlet, no day with a name of its own.
pub fn today(scene: &Scene<'_>) -> bool {
    let named = scene.vetoed_before(Veto::BeforeToday) || scene.vetoed_after(Veto::AfterToday);
    // في اليوم after a number is a rate; ذلك اليوم is not today.
    let other = is_one_of!(scene.before(1), "ذلك نفس ذات في هذا طوال طيله باقي بقيه مدار");
    // اليوم الثاني is a day of something; "الأهرام اليوم" is a paper.
    let day_of = scene.is(scene.end, Symbol::OrdinalDefinite);
    let titled = scene.token(scene.end).is_some_and(|token| token.glued && is_quotation_mark(token))
        && (2..=3).any(|back| !scene.before(back).is_empty() && scene.token(scene.first - back).is_some_and(is_quotation_mark));
    // باليوم الثقافي is a day of something, «اليوم» between marks a paper.
    let at_a_day = matches!(scene.parser.document.form(scene.first), "باليوم" | "وباليوم");
    let marked = |i: u32| scene.token(i).is_some_and(is_quotation_mark);
    let paper = !scene.before(1).is_empty() && marked(scene.first - 1) && marked(scene.end);
    !named && !other && !day_of && !titled && !at_a_day && !paper
}

/// أمس or غدا that is neither a comparative, a verb nor an outlet.
pub fn near_day(scene: &Scene<'_>) -> bool {
    let form = if scene.is_one_word() { scene.host() } else { scene.parser.document.form(scene.end - 1) };
    let after = scene.after();
    match form {
        "اليوم" if scene.is_one_word() => today(scene),
        // في أمسّ الحاجة, and the verb in لامس السقف: a hamza shows the day.
        "امس" => !is_one_of!(after, "الحاجه حاجه حاجته حاجتها") && !touches(scene),
        "غد" if scene.is_one_word() => matches!(scene.before(1), "بعد"),
        "الغد" => !scene.vetoed_before(Veto::BeforeToday) && !scene.after().starts_with("الار"),
        // غدا at the head of a clause is the verb “became” unless a verb or a day follows.
        "غدا" if scene.is_one_word() => {
            let head = scene.before(1).is_empty() || scene.token(scene.first - 1).is_some_and(|token| token.kind == TokenKind::Punctuation);
            !head
                || after.is_empty()
                || after.starts_with(['ي', 'ت', 'س'])
                || scene.token(scene.end).is_some_and(|token| token.kind == TokenKind::Punctuation)
        }
        _ => true,
    }
}

/// True for لامس، the verb: ل before أمس is written with its hamza.
fn touches(scene: &Scene<'_>) -> bool {
    let document = scene.parser.document;
    document.form(scene.first) == "لامس" && !document.surface(scene.first).contains('أ')
}

/// A weekday that is no name.
pub fn weekday(scene: &Scene<'_>) -> bool {
    !is_one_of!(scene.before(1), "عبد سوق مسجد جامع بنو بني ال مركز صحيفه حزب ابو حركه حي مدينه")
}
