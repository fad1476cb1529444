//! Names of bodies: those of the lists, and heads with what they take.
//!
//! | head | takes | example |
//! |---|---|---|
//! | وزارة | a portfolio, then a nationality | وزارة الخارجية العراقية |
//! | الحكومة, الجيش… | the adjective of a country | الحكومة العراقية |
//! | الهيئة, الاتحاد… | an adjective of bodies, then ل… | الهيئة العليا للانتخابات |
//! | جامعة, نقابة… | a noun, a place, a person | جامعة الملك سعود |
//! | صحيفة, شركة… | a name, which alone is marked | صحيفة «الوطن» |

use super::candidate::Candidate;
use super::class;
use super::complement::{
    NAMING, agrees, head_complement, is_clause_word, joined, named_after, nationality, of_body, place, quoted_name, seat, with_purpose,
};
use super::glance::{Glances, lists};
use super::rules::{self, Rule};
use super::words::Words;
use crate::annotation::EntityKind;
use crate::lexicon::{List, Match, clubs, organization_heads, organizations};
use crate::text::marks::is_quotation_mark;
use crate::text::token::TokenKind;
use crate::word_set::WordSet;

/// Proposes names of bodies.
pub(super) fn find(words: &Words<'_, '_>, glances: &Glances, found: &mut Vec<Candidate>) {
    if glances.any(lists([List::Organizations, List::Clubs])) {
        listed(words, glances.names(), found);
    }
    for (i, here, next) in glances.heads() {
        if here.is(class::BODY_HEAD) || next.is(class::PORTFOLIO) {
            ministry(words, i, found);
        }
        if here.begins(lists([List::OrganizationArticles]))
            || next.begins(lists([List::Countries, List::PlacesInTheNews]))
            || next.is(class::PLACE_BEFORE | class::ALONE)
        {
            of_country(words, i, found);
        }
        if here.is(class::QUALIFIED_BODY) {
            qualified(words, i, found);
        }
        if here.begins(lists([List::OrganizationHeads])) {
            headed(words, i, found);
            in_parliament(words, i, found);
            after_head(words, i, found);
        }
    }
}

fn push(found: &mut Vec<Candidate>, (first, reading, end): (u32, u8, u32), rule: Rule, key: &'static str) {
    let (rule, confidence) = (rule.id.into(), rule.confidence);
    found.push(Candidate { first, end, reading, kind: EntityKind::Organization, rule, confidence, key, title: None, custom: None });
}

/// The bodies of the lists.
fn listed(words: &Words<'_, '_>, names: &[Match], found: &mut Vec<Candidate>) {
    let document = words.document;
    // Where the last name after a head ended: «صحف اليوم والرياض والمدينة».
    let mut introduced = 0;
    for m in names {
        if let Some(row) = organizations::of(m) {
            let key = if row.key == "-" { "" } else { row.key };
            // The head of حركة حماس stays outside, that of حزب الله does not.
            let outside = m.end > m.first + 1 && words.class(m.first, m.reading) & class::BODY_BEFORE != 0 && row.key != "hezbollah";
            let whole = outside && ["المقاومه", "العدل", "تحرير", "التحرير"].contains(&words.form(m.first + 1, 0));
            let inner = || {
                document
                    .matches_at(m.first + 1)
                    .iter()
                    .any(|inner| inner.end == m.end && inner.list == List::Organizations && inner.reading == 0)
            };
            let named_twice = m.end > m.first + 1 && words.class(m.first, m.reading) & class::BODY_HEAD != 0 && inner();
            let (first, reading) = if outside && !whole || named_twice { (m.first + 1, 0) } else { (m.first, m.reading) };
            // «فشل» is not ف + شل, nor «وابل» و + ابل.
            let short = m.end == m.first + 1 && m.reading > 0 && words.form(m.first, m.reading).len() <= 8;
            if short && !document.token(m.first + 1).is_some_and(is_quotation_mark) {
                continue;
            }
            let end = nationality(words, m.end, row.class == organizations::Class::State || row.class == organizations::Class::School);
            let extended = if end > m.end { "" } else { key };
            // «وزيرة الخارجية الأمريكية» is her title.
            if is_of_minister(words, first) {
                continue;
            }
            if row.tier == organizations::Tier::Sure {
                push(found, (first, reading, end), rules::BODY, extended);
            } else if row.tier == organizations::Tier::Marked
                && (is_introduced(words, m.first, m.end) || m.first > 0 && m.first == introduced && is_joined(words, m.first, m.reading))
            {
                introduced = m.end;
                let confidence = if quoted(words, first, m.end) { 0.96 } else { rules::BODY_IN_CONTEXT.confidence };
                push(found, (first, reading, m.end), Rule { confidence, ..rules::BODY_IN_CONTEXT }, key);
            } else if row.class == organizations::Class::Club && !is_other_than_club(words, m.first, m.reading) {
                // Stays where the article is on sports, which is known once all of it is read.
                push(found, (first, reading, m.end), rules::CLUB_IN_SPORTS, key);
            }
        } else if let Some(row) = clubs::of(m) {
            if row.tier == clubs::Tier::Sure {
                push(found, (m.first, m.reading, m.end), rules::BODY, "");
            } else if is_introduced(words, m.first, m.end) {
                push(found, (m.first, m.reading, m.end), rules::BODY_IN_CONTEXT, "");
            }
        }
    }
}

/// «تم الاتفاق», «النجم الجديد»: what is no club in an article on sports either.
fn is_other_than_club(words: &Words<'_, '_>, first: u32, reading: u8) -> bool {
    static BEFORE: WordSet = WordSet::new("امام ضد نادي فريق لاعب لاعبي مدرب اداره هجوم حارس جمهور جماهير مباراه مهاجم قائد نظيره");
    let form = words.form(first, reading);
    let preposition = words.reading(first, reading).and_then(|reading| reading.preposition);
    let before = before(words, first).map_or("", |before| words.form(before, 0));
    match form {
        "النجم" | "الاتفاق" => reading > 0 || !BEFORE.contains(before),
        // «كأس العالم للشباب», «رعاية الشباب»; «بالتعاون مع».
        "الشباب" => preposition == Some('ل') || before.ends_with("رعايه"),
        "التعاون" => preposition == Some('ب') && words.form(first + 1, 0) == "مع",
        _ => false,
    }
}

/// «فريق التقدم والاشتراكية», «كتلة حركة النهضة»: a party in parliament.
fn in_parliament(words: &Words<'_, '_>, i: u32, found: &mut Vec<Candidate>) {
    let head = words.reading_of(i, class::BODY_BEFORE).filter(|&reading| ["فريق", "كتله"].contains(&words.form(i, reading)));
    let Some(reading) = head else { return };
    let party = |at: u32| {
        let parties = words.document.matches_at(at).iter().filter(|m| {
            m.reading == 0
                && organizations::of(m).is_some_and(|row| row.class == organizations::Class::Party && row.tier == organizations::Tier::Sure)
        });
        parties.map(|m| m.end).max().filter(|_| words.goes_on(at))
    };
    let headed = ["حزب", "حركه", "تيار"].contains(&words.form(i + 1, 0)) && words.goes_on(i + 1);
    // «فريق النهضة» is a club.
    let whole = party(i + 1).filter(|&end| end > i + 2 || words.form(i, reading) == "كتله");
    if let Some(end) = whole.or_else(|| party(i + 2).filter(|_| headed)) {
        push(found, (i, reading, end), rules::PARTY_IN_PARLIAMENT, "");
    }
}

/// True where a head such as صحيفة stands before token `first`, or quotation marks around the name.
fn is_introduced(words: &Words<'_, '_>, first: u32, end: u32) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    if quoted(words, first, end) {
        return true;
    }
    words.goes_on(first) && words.any(before, class::BODY_BEFORE)
}

/// True where the reading of token `i` begins after و.
fn is_joined(words: &Words<'_, '_>, i: u32, reading: u8) -> bool {
    words.goes_on(i) && words.reading(i, reading).is_some_and(|reading| reading.conjunction == Some('و') && reading.preposition.is_none())
}

/// True where quotation marks or brackets stand right around the tokens.
fn quoted(words: &Words<'_, '_>, first: u32, end: u32) -> bool {
    let mark = |i: u32| words.document.token(i).is_some_and(|token| is_quotation_mark(token) || token.is('(') || token.is(')'));
    first > 0 && mark(first - 1) && mark(end) && words.goes_on(end)
}

/// وزارة + what it is for + nationality; what it is for alone after باسم.
fn ministry(words: &Words<'_, '_>, i: u32, found: &mut Vec<Candidate>) {
    if words.form(i, 0) == "باسم" && ["الخارجيه", "الداخليه", "الدفاع"].contains(&words.form(i + 1, 0)) && words.goes_on(i + 1)
    {
        push(found, (i + 1, 0, i + 2), rules::PORTFOLIO_ALONE, "");
    }
    let Some(reading) = words.reading_of(i, class::BODY_HEAD) else { return };
    if !["وزاره", "وزارتي", "وزارتا"].contains(&words.form(i, reading)) {
        return;
    }
    let portfolio = words.document.matches_at(i + 1).iter().filter(|m| m.list == List::Portfolios && m.reading == 0).map(|m| m.end).max();
    let Some(end) = portfolio.or_else(|| words.is_definite(i + 1).then_some(i + 2)) else { return };
    // «والشباب والتواصل» goes on what the lists know.
    let end = joined(words, end).max(end);
    push(found, (i, reading, nationality(words, end, true)), rules::MINISTRY, "");
}

/// True for what a minister is for, where a title or a noun with the article stands before it: وزيرة الخارجية.
fn is_of_minister(words: &Words<'_, '_>, i: u32) -> bool {
    words.is(i, class::PORTFOLIO) && before(words, i).is_some_and(|before| words.any(before, class::TITLE) || words.is_definite(before))
}

/// الحكومة العراقية, القوات الجوية الأمريكية, شرطة نيويورك, إدارة أوباما.
fn of_country(words: &Words<'_, '_>, i: u32, found: &mut Vec<Candidate>) {
    let heads = words.document.matches_at(i).iter().filter(|m| m.list == List::OrganizationArticles);
    for m in heads {
        let mut end = m.end;
        // An adjective of bodies may stand between: القوات الخاصة البريطانية.
        while words.is(end, class::BODY_ADJECTIVE) && !words.is(end, class::NATIONALITY) && words.goes_on(end) && end < m.end + 2 {
            end += 1;
        }
        let nation =
            words.is(end, class::NATIONALITY) && words.is_definite(end) && words.goes_on(end) && agrees(words, m.first, m.reading, end);
        if is_of_minister(words, m.first) {
            continue;
        }
        let people = words.is(end, class::PEOPLES) && ["الكرديه", "الشيشانيه", "الكتالونيه", "الكردستانيه"].contains(&words.form(end, 0));
        if nation || people {
            // A second nationality belongs to it: القوات الأمريكية العراقية no, كوريا الجنوبية yes; leave it.
            push(found, (i, m.reading, end + 1), rules::COUNTRY_BODY, "");
        }
    }
    static WITH_PLACE: WordSet = WordSet::new(
        "حكومه شرطه جيش سلطات مخابرات استخبارات برلمان سفاره قنصليه بلديه قوات اماره اداره رئاسه بحريه نظام \
     محكمه بورصه امانه تعليم صحه مرور",
    );
    let town = |m: &&Match| m.list == List::PlacesInTheNews && words.is(m.first, class::PLACE | class::PLACE_MAYBE);
    let places = words.document.matches_at(i + 1).iter().filter(|m| m.reading == 0 && (m.list == List::Countries || town(m)));
    let region = if words.is(i + 1, class::PLACE_BEFORE) { place(words, i + 2) } else { None };
    let place = places.max_by_key(|m| m.end).map(|m| (m.end, m.list)).or(region.map(|end| (end, List::Places)));
    let leader = words.is(i + 1, class::ALONE);
    if place.is_none() && !leader || !words.goes_on(i + 1) {
        return;
    }
    let Some(reading) = (0..words.readings(i)).find(|&reading| WITH_PLACE.contains(words.form(i, reading))) else { return };
    let form = words.form(i, reading);
    if let Some((end, list)) = place {
        // «تعليم الرياض», «صحة جازان»: what a ministry has in a town, named in short.
        if ["تعليم", "صحه", "مرور", "امانه"].contains(&form) {
            if list != List::Countries && words.is(i + 1, class::PLACE | class::PLACE_BEFORE) {
                push(found, (i, reading, end), rules::TOWN_OFFICE, "");
            }
        } else if !["قوات", "اداره", "نظام", "رئاسه"].contains(&form) {
            push(found, (i, reading, nationality(words, end, region.is_some())), rules::COUNTRY_BODY, "");
        }
    } else if leader && ["حكومه", "اداره"].contains(&form) {
        push(found, (i, reading, i + 2), rules::COUNTRY_BODY, "");
    }
}

/// The token before, where it is in the same paragraph.
fn before(words: &Words<'_, '_>, i: u32) -> Option<u32> {
    i.checked_sub(1).filter(|_| words.goes_on(i))
}

/// الهيئة العليا للانتخابات, الاتحاد الآسيوي لكرة القدم, البنك المركزي التونسي.
fn qualified(words: &Words<'_, '_>, i: u32, found: &mut Vec<Candidate>) {
    let Some(reading) = words.reading_of(i, class::QUALIFIED_BODY) else { return };
    let mut end = i + 1;
    let adjective = class::BODY_ADJECTIVE | class::NATIONALITY | class::PEOPLES;
    while words.is(end, adjective) && words.is_definite(end) && words.goes_on(end) && end < i + 6 {
        end += 1;
    }
    let adjectives = end - i - 1;
    // A body of the lists is complete: الاتحاد الأوروبي للشؤون…
    let listed = words.document.matches_at(i).iter().any(|m| m.list == List::Organizations && m.end == end && m.reading == reading);
    let of = of_body(words, end).filter(|_| adjectives > 0);
    let after = of.unwrap_or_else(|| if listed { end } else { with_purpose(words, end) });
    let form = |at: u32| words.form(at, if at == i { reading } else { 0 });
    let local = form(i) == "المحكمه" || (i + 1..end).any(|at| LOCAL.contains(form(at)));
    let after = if local && of.is_none() { seat(words, after) } else { after };
    let proper = (i + 1..end).any(|at| words.is(at, class::NATIONALITY | class::PEOPLES));
    if adjectives == 0 || !proper && after == end && adjectives < 2 {
        return;
    }
    push(found, (i, reading, nationality(words, after, after > end && !local)), rules::QUALIFIED_BODY, "");
}

/// Adjectives of bodies that every region has, which its place tells apart.
static LOCAL: WordSet = WordSet::new("الجهوي الجهويه المحلي المحليه الابتدائيه الاقليميه");

/// Heads that say nothing without a proper complement.
static WEAK_HEADS: WordSet = WordSet::new(
    "لجنه مركز مكتب اداره دائره مجموعه حمله مبادره برنامج قطاع بيت دار فرقه قوات قوه بعثه غرفه صندوق مجلس \
     جهاز وكاله اتحاد تحالف حلف تجمع مجمع منتخب لواء وحدات مدرسه مكتبه",
);

/// What committees are for that come and go.
static PASSING: WordSet = WordSet::new("التحقيق التحكيم التنظيم المتابعه الاستماع الحكم الفرز");

/// A head with its complement: جامعة نواكشوط, نقابة الصحفيين التونسيين, مجموعة تاليس.
fn headed(words: &Words<'_, '_>, i: u32, found: &mut Vec<Candidate>) {
    let Some(m) = words.document.matches_at(i).iter().find(|m| m.list == List::OrganizationHeads) else { return };
    let Some(row) = organization_heads::of(m) else { return };
    let form = words.form(i, m.reading);
    let next = i + 1;
    if row.span != organization_heads::Span::Inside || !words.goes_on(next) || ["وزاره", "وزارتي", "وزارتا"].contains(&form)
    {
        return;
    }
    let weak = WEAK_HEADS.contains(form);
    let force = row.class == organization_heads::Class::Force;
    let Some((end, proper)) = head_complement(words, next, force, NAMING.contains(form)) else { return };
    let after = with_purpose(words, end);
    let end_all = nationality(words, after, after > end);
    let end_all = if form == "محكمه" { seat(words, end_all) } else { end_all };
    // «لجنة الحقوق والحريات», «غرفة التجارة والصناعة»; of committees also «لجنة المسابقات».
    let joined = (next + 1..end).any(|at| words.form(at, 0).starts_with("وال"));
    let committee = form == "لجنه" && !PASSING.contains(words.form(next, 0));
    let strong = proper || end_all > end || committee || joined && ["مجلس", "غرفه", "مركز", "اداره", "صندوق", "جهاز"].contains(&form);
    if force && !proper || weak && !strong || row.class == organization_heads::Class::Hospital {
        return;
    }
    push(found, (i, m.reading, end_all), rules::HEADED_BODY, "");
}

/// صحيفة «الوطن», شركة زمبلكو, حزب العمال: the name after the head.
fn after_head(words: &Words<'_, '_>, i: u32, found: &mut Vec<Candidate>) {
    let Some(m) = words.document.matches_at(i).iter().find(|m| m.list == List::OrganizationHeads) else { return };
    let Some(row) = organization_heads::of(m) else { return };
    let form = words.form(i, m.reading);
    let bank = NAMING.contains(form) && !["متحف", "حمله", "مبادره"].contains(&form);
    if row.span != organization_heads::Span::Outside && !bank {
        return;
    }
    // The adjective of a country may stand between: صحيفة هآرتس الإسرائيلية no, شركة أمريكية no.
    let mut at = i + 1;
    while at < i + 3 && words.is(at, class::NATIONALITY | class::BODY_ADJECTIVE) && words.goes_on(at) {
        at += 1;
    }
    if !words.goes_on(at) {
        return;
    }
    if let Some(end) = quoted_name(words, at) {
        push(found, (at + 1, 0, end - 1), rules::BODY_AFTER_HEAD, "");
        return;
    }
    if at > i + 1 {
        return;
    }
    // نادي برشلونة, شركة الظهران: the place stands for the body.
    if words.is(at, class::PLACE) && ["نادي", "فريق", "شركه", "صحيفه", "قناه", "جريده"].contains(&form) {
        let end = words.document.matches_at(at).iter().filter(|m| m.reading == 0 && m.list == List::PlacesInTheNews).map(|m| m.end).max();
        let end = end.unwrap_or(at + 1);
        // «شركة الظهران إكسبو», «شركة المدينة للتمويل»: the name goes on.
        let longer = words.goes_on(end) && (words.is_unknown(end, 0) || words.form(end, 0).starts_with("لل"));
        if !longer {
            push(found, (at, 0, end), rules::BODY_IN_CONTEXT, "");
        }
        return;
    }
    // شركة موسى الموسى العقارية: a person's name, then adjectives.
    if ["شركه", "مؤسسه", "مجموعه", "مكتب"].contains(&form) && words.is(at, class::GIVEN | class::GIVEN_WORD | class::NAME)
    {
        let listed = named_after(words, at).filter(|&end| end > at + 1);
        let family = words.is_definite(at + 1) && words.goes_on(at + 1);
        let person = listed.or_else(|| family.then_some(at + 2)).unwrap_or(at);
        let adjectives = (person..person + 3).take_while(|&i| words.is_definite(i) && words.goes_on(i) && words.form(i, 0).ends_with("يه"));
        let end = person + adjectives.count() as u32;
        if listed.is_some() || family && end > person {
            push(found, (at, 0, end), rules::BODY_AFTER_HEAD, "");
            return;
        }
    }
    let latin = |i: u32| words.document.token(i).is_some_and(|token| token.kind == TokenKind::Latin);
    let mut end = at;
    while end < at + 4
        && (latin(end) || words.is_unknown(end, 0) && !words.is_definite(end) && !words.form(end, 0).starts_with(['و', 'ي', 'ت']))
        && words.goes_on(end)
    {
        end += 1;
    }
    if end > at {
        push(found, (at, 0, end), rules::BODY_AFTER_HEAD, "");
        return;
    }
    // حزب الأمة, صحيفة الشعب, قناة الميادين: a noun with the article, then adjectives.
    static WITH_NOUN: WordSet = WordSet::new("حزب صحيفه جريده مجله قناه حركه نادي تنظيم جماعه اذاعه فضائيه تيار");
    if WITH_NOUN.contains(form)
        && words.is_definite(at)
        && !is_clause_word(words, at)
        && !words.is(at, class::NATIONALITY | class::PEOPLES | class::BODY_ADJECTIVE)
    {
        push(found, (at, 0, joined(words, at + 1)), rules::BODY_AFTER_HEAD, "");
    }
}
