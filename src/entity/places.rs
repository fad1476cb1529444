//! Names of places: those of the lists, names after words such as مدينة, buildings and landscapes with their heads.

use super::candidate::Candidate;
use super::class;
use super::complement::{self, named_after, quoted_name};
use super::glance::{Glances, lists};
use super::rules::{self, Rule};
use super::words::Words;
use crate::annotation::EntityKind;
use crate::lexicon::{List, Match, countries, place_heads, places, places_in_the_news};
use crate::text::marks::is_quotation_mark;
use crate::word_set::WordSet;

/// Proposes names of places.
pub(super) fn find(words: &Words<'_, '_>, glances: &Glances, found: &mut Vec<Candidate>) {
    const PLACES: u64 = lists([List::Countries, List::PlacesInTheNews, List::Places]);
    let listed = |m: &&Match| lists([m.list]) & PLACES != 0;
    for m in glances.names().iter().filter(listed) {
        let span = (m.first, m.reading, m.end);
        // «باراك» is a name, not ب + اراك; a tanwin makes an adjective of a country's name.
        let single = m.end == m.first + 1;
        if single && (m.reading > 0 && words.is(m.first, class::PERSON) || words.has_tanwin(m.first)) {
            continue;
        }
        if is_part_of_another(words, m.first, single) {
            continue;
        }
        if let Some(row) = countries::of(m) {
            if !is_other_word(words, span) {
                push(found, span, rules::COUNTRY, row.iso);
            }
        } else if let Some(row) = places_in_the_news::of(m) {
            if row.tier == places_in_the_news::Tier::Sure {
                push(found, span, rules::PLACE, "");
            } else if is_located(words, m.first, m.reading, true) {
                push(found, span, rules::PLACE_IN_CONTEXT, "");
            }
        } else if let Some(row) = places::of(m) {
            let several = m.end > m.first + 1;
            let known = words.class(m.first, m.reading) & (class::PERSON | class::ORDINARY) != 0 && !several;
            if m.reading > 0 && !several && words.form(m.first, m.reading).len() < 10 {
                continue;
            }
            let sure = matches!(row.tier, places::Tier::Large | places::Tier::Region) && !known && (several || !words.is_definite(m.first));
            if sure {
                push(found, span, rules::PLACE, "");
            } else if is_located(words, m.first, m.reading, row.tier == places::Tier::Context || known) {
                push(found, span, rules::PLACE_IN_CONTEXT, "");
            }
        }
    }
    for (i, here, next) in glances.heads() {
        if here.begins(lists([List::PlaceHeads])) {
            after_head(words, i, found);
            facility(words, i, found);
        }
        if next.is(OF_A_PEOPLE) {
            realm(words, i, found);
        }
    }
}

fn push(found: &mut Vec<Candidate>, (first, reading, end): (u32, u8, u32), rule: Rule, key: &'static str) {
    let (rule, confidence) = (rule.id.into(), rule.confidence);
    found.push(Candidate { first, end, reading, kind: EntityKind::Location, rule, confidence, key, title: None, custom: None });
}

/// True where a country's name is another word here: السعودية after a noun with the article is an adjective; مالي and
/// قطر are nouns unless a preposition stands before them.
fn is_other_word(words: &Words<'_, '_>, (first, reading, end): (u32, u8, u32)) -> bool {
    if end > first + 1 {
        return false;
    }
    let before = first.checked_sub(1).filter(|_| words.goes_on(first));
    let form = words.form(first, reading);
    if form == "السعوديه" && reading == 0 {
        return before.is_some_and(|before| {
            words.is_definite_inside(before) && !words.is(before, class::TIME) && words.form(before, 0) != "المملكه"
                || words.is(before, class::PORTFOLIO)
        });
    }
    if form == "مالي" || form == "قطر" && reading > 0 {
        return !before
            .is_some_and(|before| ["في", "الي", "من", "شمال", "جنوب", "دوله", "جمهوريه", "حكومه", "ان"].contains(&words.form(before, 0)));
    }
    false
}

/// True where the place's name is part of a title (خادم الحرمين الشريفين), names a club or a company (نادي برشلونة), or
/// is the noun «his grandfather».
fn is_part_of_another(words: &Words<'_, '_>, first: u32, single: bool) -> bool {
    let Some(before) = first.checked_sub(1).filter(|_| words.goes_on(first)) else { return false };
    static NAMED: WordSet = WordSet::new("نادي فريق شركه صحيفه قناه جريده");
    let named = single && (0..words.readings(before)).any(|reading| NAMED.contains(words.form(before, reading)));
    let grandfather = single && words.document.surface(first).ends_with("جده") && !words.any(before, class::LOCATIVE | class::PLACE_BEFORE);
    words.form(before, 0) == "خادم" || named || grandfather
}

/// True where a word before token `i`, or a preposition written with it, says that a place follows. `strictly` asks for
/// a word such as مدينة or a preposition of place.
fn is_located(words: &Words<'_, '_>, i: u32, reading: u8, strictly: bool) -> bool {
    let before = i.checked_sub(1).filter(|_| words.goes_on(i));
    let headed = before.is_some_and(|before| words.any(before, class::PLACE_BEFORE | class::PLACE_HEAD));
    let preposition = before.is_some_and(|before| {
        ["في", "الي", "من", "قرب", "شمال", "جنوب", "شرق", "غرب", "باتجاه", "نحو", "العاصمه", "وسط"].contains(&words.form(before, 0))
    });
    let written = reading > 0 && words.reading(i, reading).is_some_and(|reading| matches!(reading.preposition, Some('ب' | 'ل')));
    if strictly { headed } else { headed || preposition || written }
}

/// First words of names of places that take one more word.
static OPENERS: WordSet = WordSet::new(
    "ابو ابي ام بني عين دير تل كفر وادي جبل سيدي بئر خان بيت ذي راس باب دار منزل اولاد حي حمام قصر برج \
     خربه نهر سوق سان سانت سانتا نيو بن ال لوس لاس بورت",
);

/// محافظة نينوى, قرية كفر قدوم: the name after the head.
fn after_head(words: &Words<'_, '_>, i: u32, found: &mut Vec<Candidate>) {
    let Some(m) = words.document.matches_at(i).iter().find(|m| m.list == List::PlaceHeads) else { return };
    if place_heads::of(m).is_none_or(|row| row.span != place_heads::Span::Outside) || words.form(i, m.reading) == "مركز" {
        return;
    }
    let at = i + 1;
    if !words.goes_on(at) {
        return;
    }
    if words.document.token(at).is_some_and(is_quotation_mark) {
        if let Some(close) = words.mark_pair(at).and_then(|pair| pair.close).filter(|&close| close <= at + 4 && close > at + 1) {
            push(found, (at + 1, 0, close), rules::PLACE_AFTER_HEAD, "");
        }
        return;
    }
    let opener = OPENERS.contains(words.form(at, 0)) && words.is_word(at + 1) && words.goes_on(at + 1);
    let definite = words.is_definite(at)
        && !words.is(at, class::ORDINARY | class::NATIONALITY | class::PEOPLES | class::TITLE | class::BODY_ADJECTIVE | class::TIME);
    let bare = words.is_unknown(at, 0) && !words.is_definite(at) && !words.form(at, 0).starts_with(['ي', 'و']);
    let listed = words.is(at, class::PLACE_MAYBE) && !words.is(at, class::NATIONALITY);
    let end = if opener { at + 2 } else { at + 1 };
    if opener || definite || bare || listed {
        push(found, (at, 0, end), rules::PLACE_AFTER_HEAD, "");
    }
}

/// مطار بغداد الدولي, شارع الحبيب بورقيبة, جبل صبر: head and name.
fn facility(words: &Words<'_, '_>, i: u32, found: &mut Vec<Candidate>) {
    let Some(m) = words.document.matches_at(i).iter().filter(|m| m.list == List::PlaceHeads).max_by_key(|m| m.end) else { return };
    let Some(row) = place_heads::of(m) else { return };
    let at = m.end;
    if row.span != place_heads::Span::Inside || !words.goes_on(at) {
        return;
    }
    let form = words.form(i, m.reading);
    let nature = row.class == place_heads::Class::Nature;
    if let Some(close) = quoted_name(words, at) {
        // «مطار "إينشيون" الدولي» whole, of «فندق "مداريم"» the name.
        let whole = ["مطار", "ميناء", "متنزه", "منتزه", "جسر", "معبر", "مخيم"].contains(&form);
        let name = if whole { (i, m.reading, adjectives_of_place(words, close)) } else { (at + 1, 0, close - 1) };
        push(found, name, rules::FACILITY, "");
        return;
    }
    let phrase = words.document.matches_at(at).iter().filter(|m| {
        m.reading == 0
            && (matches!(m.list, List::Countries | List::PlacesInTheNews)
                || m.list == List::Places && (m.end > m.first + 1 || !words.is(m.first, class::ORDINARY)))
    });
    let region = if words.is(at, class::PLACE_BEFORE) { complement::place(words, at + 1) } else { None };
    let end = phrase.map(|m| m.end).max().or(region).or_else(|| named_after(words, at)).or_else(|| {
        let definite = words.is_definite(at)
            && !words.is(at, class::ORDINARY | class::NATIONALITY | class::PEOPLES | class::TITLE | class::BODY_ADJECTIVE | class::TIME);
        let square = ["ميدان", "ساحه", "جسر"].contains(&form)
            && ["التحرير", "الشهداء", "الاستقلال", "الجمهوريه", "الحريه", "السلام", "النهضه", "القصبه", "الثوره", "الامويين"]
                .contains(&words.form(at, 0));
        let person = words.is(at, class::FAMILY | class::GIVEN | class::NAME) && !words.is(at, class::ORDINARY) && form != "سجن";
        // مستشفى مماثلا is described, not named.
        let described = words.form(at, 0).starts_with('م') && words.form(at, 0).ends_with('ا');
        let bare = words.is_unknown(at, 0) && !words.is_definite(at) && !described;
        let definite = definite
            && [
                "جبل",
                "جبال",
                "وادي",
                "شارع",
                "مسجد",
                "جامع",
                "مطار",
                "مخيم",
                "معبر",
                "قلعه",
                "قصر",
                "سد",
                "مستشفي",
                "نهر",
                "بحيره",
                "جسر",
            ]
            .contains(&form);
        (definite || square || person || bare).then_some(at + 1)
    });
    let Some(end) = end else { return };
    let back = form == "طريق" && (words.is(at, class::ORDINARY) || words.form(at, 0) == "العوده");
    if back {
        return;
    }
    if ["راس", "عين", "تل", "بئر", "قناه", "قاعده", "محطه", "سوق", "مجمع", "رؤوس", "مثلث"].contains(&form)
        && !words.is_unknown(at, 0)
        && !words.is(at, class::PLACE | class::PLACE_MAYBE)
    {
        return;
    }
    let end = if nature { end } else { adjectives_of_place(words, end) };
    push(found, (i, m.reading, end), rules::FACILITY, "");
}

/// The token after the adjectives that go on the name of a building: مطار بغداد الدولي.
fn adjectives_of_place(words: &Words<'_, '_>, end: u32) -> u32 {
    const AFTER: [&str; 14] = [
        "الدولي",
        "العام",
        "الجامعي",
        "الجامعيه",
        "الحدودي",
        "الجويه",
        "العسكريه",
        "العسكري",
        "الجديد",
        "الرياضي",
        "الرياضيه",
        "المركزي",
        "الكبير",
        "التخصصي",
    ];
    let adjectives = (end..end + 2).take_while(|&i| AFTER.contains(&words.form(i, 0)) && words.goes_on(i));
    end + adjectives.count() as u32
}

/// Adjectives that tell whose country it is.
const OF_A_PEOPLE: u32 = class::NATIONALITY | class::PEOPLES | class::BODY_ADJECTIVE;

/// الجمهورية الفرنسية, البلاد التونسية: a country by the adjective of its people.
fn realm(words: &Words<'_, '_>, i: u32, found: &mut Vec<Candidate>) {
    static REALMS: WordSet = WordSet::new("الجمهوريه البلاد المملكه");
    if !words.is(i + 1, OF_A_PEOPLE) {
        return;
    }
    let Some(reading) = (0..words.readings(i)).find(|&reading| REALMS.contains(words.form(i, reading))) else { return };
    let mut end = i + 1;
    while end < i + 4 && words.is(end, OF_A_PEOPLE) && words.is_definite(end) && words.goes_on(end) {
        end += 1;
    }
    let feminine = words.form(end - 1, 0).ends_with('ه');
    if end > i + 1 && words.is(end - 1, class::NATIONALITY) && feminine {
        push(found, (i, reading, end), rules::REALM, "");
    }
}
