//! What follows the head of a body: places, people, nouns with the article, adjectives, what it is for.

use super::class;
use super::words::Words;
use crate::lexicon::{List, organizations};
use crate::text::marks::is_quotation_mark;
use crate::text::token::TokenKind;
use crate::word_set::WordSet;

/// The most tokens of a name between quotation marks.
const LONGEST_QUOTED: u32 = 8;

/// The token after the adjective of a country that stands at `end`; `end` where none does.
pub(super) fn nationality(words: &Words<'_, '_>, end: u32, wanted: bool) -> u32 {
    let adjective = wanted && words.is(end, class::NATIONALITY) && words.is_definite(end) && words.goes_on(end);
    end + u32::from(adjective)
}

/// True where the adjective at `adjective` has the gender of the noun at `noun`: الخارجية السعودية, not وزير الخارجية السعودي.
pub(super) fn agrees(words: &Words<'_, '_>, noun: u32, reading: u8, adjective: u32) -> bool {
    let form = words.form(noun, reading);
    let feminine = form.ends_with('ه') || form.ends_with("ات") || ["القوات", "قوات", "اجهزه", "الشرطه", "مشاه"].contains(&form);
    feminine == words.form(adjective, 0).ends_with('ه')
}

/// The token after «ل + noun», that is what a body is for: للانتخابات, لكرة القدم, لحقوق الإنسان; `at` where none stands.
pub(super) fn with_purpose(words: &Words<'_, '_>, at: u32) -> u32 {
    if !words.is_word(at) || !words.goes_on(at) {
        return at;
    }
    let form = words.form(at, 0);
    let definite = form.starts_with("لل") && form.len() > 8;
    let mut end = at;
    if definite && !is_clause_word(words, at) {
        let next = words.form(at + 1, 0);
        let plural = form.ends_with("ين") && next.ends_with("ين") || (form.ends_with("ات") || form.ends_with('ه')) && next.ends_with("يه");
        let adjective = words.is_definite(at + 1)
            && words.goes_on(at + 1)
            && !is_clause_word(words, at + 1)
            && (plural || next.ends_with('ي') && !form.ends_with('ه'));
        end = at + 1 + u32::from(adjective && !words.is(at + 1, class::PERSON | class::TIME));
    } else if form.starts_with('ل')
        && form.len() >= 6
        && words.readings(at) > 1
        && words.is_definite(at + 1)
        && words.goes_on(at + 1)
        && PURPOSES.contains(form)
    {
        end = at + 2;
    }
    if end > at {
        end = joined(words, end);
    }
    end
}

/// Indefinite words after ل that begin what a body is for.
static PURPOSES: WordSet = WordSet::new(
    "لكره لحقوق لشوون لشؤون لحمايه لمكافحه لمناهضه لرعايه لدعم لتنميه لاداره لتحرير لتنظيم لضمان لتطوير \
     لمراقبه لنقل لصناعه لبحوث لابحاث لدراسات لطب لعلوم لانباء لمنع لحظر لوكلاء لطلبه لدول لجراحه لصيانه \
     لقياس لخدمات لاقرار",
);

/// Goes on over «والبحث», «وشمال …» no; adjectives too.
pub(super) fn joined(words: &Words<'_, '_>, mut end: u32) -> u32 {
    let start = end;
    while end < start + 6 && words.is_word(end) && words.goes_on(end) && !words.is(end, class::TIME) {
        let form = words.form(end, 0);
        // «الحقيقة و الكرامة»
        if form == "و"
            && words.is_definite(end + 1)
            && words.goes_on(end + 1)
            && !is_clause_word(words, end + 1)
            && !words.is(end + 1, NEW_NAME)
        {
            end += 2;
            continue;
        }
        let other = (0..words.readings(end)).any(|reading| words.class(end, reading) & NEW_NAME != 0);
        let conjoined = form.starts_with("وال") && form.len() > 10 && !is_clause_word(words, end) && !other;
        let adjective = words.is(end, class::BODY_ADJECTIVE | class::NATIONALITY) && words.is_definite(end);
        if !conjoined && !adjective {
            break;
        }
        end += 1;
    }
    end
}

/// What begins a name of its own after و.
const NEW_NAME: u32 = class::PLACE | class::BODY | class::COUNTRY_BODY | class::QUALIFIED_BODY | class::TITLE | class::NATIONALITY;

/// Words with the article that are no part of a name: the relative pronouns, اليوم, المتحدث…
pub(super) fn is_clause_word(words: &Words<'_, '_>, i: u32) -> bool {
    static CLAUSE: WordSet = WordSet::new(
        "الذي التي الذين اليوم الماضي الماضيه المقبل المقبله الجاري الحالي الحاليه الي الا الان السابق \
     السابقه المتحدث المذكور المذكوره المعنيه الثاني الاول الاولي الجديد الجديده الوضع المواطنين القيام \
     العمل الكثير الكامل التوصل والتي والذي والي للمره للحصول الناطق السيد الدكتور",
    );
    words.is(i, class::TIME) || CLAUSE.contains(words.form(i, 0)) || words.is_definite(i) && words.is(i, class::TITLE)
}

/// Heads before which a name stands by itself where it is foreign or in marks: منظمة «أطباء بلا حدود».
pub(super) static NAMING: WordSet = WordSet::new("منظمه موسسه مؤسسه وكاله متحف حمله مبادره");

/// The complement of a head from token `at` on: the token after it, and whether it holds something proper.
pub(super) fn head_complement(words: &Words<'_, '_>, at: u32, force: bool, naming: bool) -> Option<(u32, bool)> {
    let document = words.document;
    // A place, a person with or without الملك, a foreign word, a name in marks.
    let phrase = document
        .matches_at(at)
        .iter()
        .filter(|m| m.reading == 0 && matches!(m.list, List::Countries | List::PlacesInTheNews | List::FamousPeople));
    if let Some(end) = phrase.map(|m| m.end).max().filter(|_| !words.is(at, class::NATIONALITY)) {
        return Some((adjectives(words, end), true));
    }
    if document.token(at).is_some_and(|token| token.kind == TokenKind::Latin) {
        let end = (at..at + 8).find(|&i| document.token(i).is_none_or(|token| token.kind != TokenKind::Latin)).unwrap_or(at + 8);
        return Some((end, true));
    }
    if let Some(end) = quoted_name(words, at) {
        return (!force && !naming).then(|| (adjectives(words, end), true));
    }
    // إمارة منطقة الجوف, شرطة محافظة الطائف
    if words.is(at, class::PLACE_BEFORE)
        && let Some(end) = place(words, at + 1)
    {
        return Some((adjectives(words, end), true));
    }
    if let Some(end) = named_after(words, at).filter(|_| !force) {
        return Some((adjectives(words, end), true));
    }
    if naming && words.is_unknown(at, 0) && !words.is_definite(at) {
        return None;
    }
    let noun = is_idafa_noun(words, at);
    if words.is_unknown(at, 0) && !noun && !words.form(at, 0).starts_with('و') && !words.is_definite(at) && !words.is(at, class::PERSON) {
        let end = (at..words.len())
            .take(3)
            .find(|&i| !words.is_unknown(i, 0) || words.is_definite(i) || i > at && !words.goes_on(i))
            .unwrap_or(at + 1);
        return Some((end.max(at + 1), true));
    }
    // Up to two indefinite nouns, then one with the article: وكلاء بيع الخضر.
    let nouns = (at..at + 3)
        .take_while(|&i| words.is_word(i) && words.goes_on(i) && !words.is_definite(i) && is_idafa_noun(words, i))
        .count() as u32;
    let head = at + nouns;
    // اتحاد غرف دول مجلس التعاون: another body, or a place, ends it.
    let listed = document
        .matches_at(head)
        .iter()
        .filter(|m| m.reading == 0 && nouns > 0 && matches!(m.list, List::Organizations | List::Countries | List::PlacesInTheNews));
    if let Some(end) = listed.map(|m| m.end).max().filter(|_| words.goes_on(head) && !words.is(head, class::NATIONALITY)) {
        return Some((adjectives(words, end), true));
    }
    if !words.is_definite(head) || !words.goes_on(head) || is_clause_word(words, head) {
        return None;
    }
    let end = joined(words, head + 1);
    let proper =
        (head..end).any(|i| words.is(i, class::NATIONALITY)) || (head..end).filter(|&i| words.is(i, class::BODY_ADJECTIVE)).count() >= 1;
    Some((end, proper))
}

/// The token after the place that begins at token `at`, in the same paragraph as the token before.
pub(super) fn place(words: &Words<'_, '_>, at: u32) -> Option<u32> {
    let places = words
        .document
        .matches_at(at)
        .iter()
        .filter(|m| m.reading == 0 && matches!(m.list, List::Countries | List::PlacesInTheNews | List::Places));
    places.map(|m| m.end).max().filter(|_| words.goes_on(at))
}

/// The token after «ب» or «في» and a place that stand at `at`, which tell the court or the branch from others of its kind:
/// المحكمة الابتدائية بتونس; `at` where none stands.
pub(super) fn seat(words: &Words<'_, '_>, at: u32) -> u32 {
    if !words.goes_on(at) {
        return at;
    }
    if words.form(at, 0) == "في" {
        return place(words, at + 1).unwrap_or(at);
    }
    let places = words.document.matches_at(at).iter().filter(|m| {
        let reading = words.reading(at, m.reading);
        matches!(m.list, List::PlacesInTheNews | List::Places)
            && reading.is_some_and(|reading| reading.preposition == Some('ب') && reading.conjunction.is_none())
    });
    places.map(|m| m.end).max().unwrap_or(at)
}

/// The token after «ل» and a body of the lists that stand at `at`: المكتب السياسي ل+حزب الوفد.
pub(super) fn of_body(words: &Words<'_, '_>, at: u32) -> Option<u32> {
    let bodies = words.document.matches_at(at).iter().filter(|m| {
        let reading = words.reading(at, m.reading);
        organizations::of(m).is_some_and(|row| row.tier == organizations::Tier::Sure)
            && reading.is_some_and(|reading| reading.preposition == Some('ل') && reading.conjunction.is_none())
    });
    bodies.map(|m| m.end).max().filter(|_| words.goes_on(at))
}

/// Nouns that stand before a noun with the article in the name of a body.
pub(super) fn is_idafa_noun(words: &Words<'_, '_>, i: u32) -> bool {
    static NOUNS: WordSet = WordSet::new(
        "شوري غرف دول شركات مصارف بنوك مستشفيات جامعات مدارس نقابات جمعيات مجالس منتجي مصدري اذاعات وكالات \
     كتاب ادباء صحفيي مهندسي مقاولي فلاحي قدماء ابناء انديه حقوق شوون شؤون حمايه مكافحه دعم رعايه علماء \
     كبار رجال سيدات طلبه طلاب وكلاء بيع اصحاب عمال موظفي اطباء محاميي قضاه امن خدمات صناعه تجاره تنميه \
     تنظيم مراقبه رصد ابحاث بحوث دراسات علوم فنون اداب طب هندسه اقتصاد اعمال مال نقل طيران انباء اخبار \
     اذاعه قياده رئاسه وزراء امناء نواب مستشاري جنايات استئناف نقض عدل شباب اسر شهداء ضحايا لاعبي سوق \
     مياه زراعه تعليم",
    );
    NOUNS.contains(words.form(i, 0))
}

/// Adjectives after a name: العام, الدولي, الإسلامية.
pub(super) fn adjectives(words: &Words<'_, '_>, mut end: u32) -> u32 {
    let start = end;
    while words.is(end, class::BODY_ADJECTIVE | class::NATIONALITY) && words.is_definite(end) && words.goes_on(end) && end < start + 3 {
        end += 1;
    }
    end
}

/// The Arabic name in quotation marks that opens at token `at`; the token after the closing mark.
pub(super) fn quoted_name(words: &Words<'_, '_>, at: u32) -> Option<u32> {
    words.document.token(at).filter(|token| is_quotation_mark(token))?;
    let pair = words.mark_pair(at)?;
    let close = pair.close?;
    (close > at + 1 && close - at <= LONGEST_QUOTED).then_some(close + 1)
}

/// «الملك سعود», «الأمير سلطان بن عبدالعزيز», «محمد الخامس»: who or what a building or body is named after.
pub(super) fn named_after(words: &Words<'_, '_>, at: u32) -> Option<u32> {
    static BEARERS: WordSet = WordSet::new("الملك الامير الاميره الشيخ الامام السلطان الشهيد الرئيس الملكه الشيخه خادم القديس");
    let bearer = BEARERS.contains(words.form(at, 0));
    if words.form(at, 0) == "خادم" {
        return (words.form(at + 1, 0) == "الحرمين").then_some(at + 2 + u32::from(words.form(at + 2, 0) == "الشريفين"));
    }
    let mut end = at + u32::from(bearer);
    let start = end;
    while end < start + 7 && words.is_word(end) && words.goes_on(end) {
        let form = words.form(end, 0);
        let person = words.is(end, class::PERSON) && !words.is(end, class::NATIONALITY)
            || ["بن", "ابن", "بنت", "ال", "ابو", "ابي", "عبد", "الخامس", "السادس", "الثاني", "الاول", "الثالث"].contains(&form);
        let servant = end > start && ["عبد", "ال"].contains(&words.form(end - 1, 0));
        if !person && !servant && form != "الدين" {
            break;
        }
        end += 1;
    }
    let units = end - start;
    (units >= 2 || units == 1 && bearer).then_some(end)
}
