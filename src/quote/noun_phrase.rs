//! The noun phrase that names a speaker: titles, name, nationality and a short apposition; where it begins and ends.

use super::apposition::apposition;
use super::scene::{Scene, verbs};
use super::subject::SPEAKERS;
use crate::annotation::EntityKind;
use crate::lexicon::quotation_words::roles;
use crate::text::sentence::Tokens;
use crate::text::token::TokenKind;

/// The most tokens of a speaker's noun phrase.
const LONGEST: u32 = 26;

/// Roles of words that no noun phrase goes on over.
pub(super) const STOPS: u32 =
    roles::RELATIVE | roles::COMPLEMENTISER | roles::NEGATION | roles::AUXILIARY | roles::BACKGROUND | roles::ADVERB;

/// The noun phrase that begins at `from`, or after adverbs, times and asides that stand there; it ends before `limit`.
///
/// `strict` is for verbs that take an object after their subject: then nothing but titles and adjectives follow a
/// definite noun.
pub(super) fn after(scene: &Scene<'_, '_>, from: u32, limit: u32, strict: bool) -> Option<Tokens> {
    let mut at = from;
    let mut asides = 0;
    while at < limit {
        let word = scene.word(at);
        let length = occasion(scene, at);
        // لـ«المساء» الدكتور فلان: the outlet addressed comes first.
        let addressed = if scene.form(at) == "ل" { scene.opening_pair(at + 1).and_then(|pair| pair.close) } else { None };
        if length > 0 {
            at += length;
        } else if let Some(close) = addressed {
            at = close + 1;
        } else if is_circumstance(scene, at) {
            at += 1;
        } else if prefixed_noun(scene, at) {
            // بنبرة هادئة: the noun and its adjectives.
            let adjective = |i: &u32| scene.form(*i).ends_with('ه') && scene.word(*i).roles == 0 && scene.mention(*i).is_none();
            at += 1 + (at + 1..limit).take_while(adjective).count() as u32;
        } else if scene.is_timed(at) || word.roles & (roles::ADVERB | roles::SWITCH | roles::TURN) != 0 && !scene.is_person(at) {
            at += 1;
        } else if scene.is_comma(at) && asides < 3 {
            at += 1;
            asides += 1;
        } else if begins_adjunct(scene, at) {
            // A preposition and what it governs, up to the comma: then the speaker may still come.
            let comma = (at..limit).take_while(|&i| scene.token(i).is_some()).find(|&i| scene.is_comma(i) && !scene.is_quoted(i))?;
            at = comma + 1;
            asides += 1;
            if asides > 3 {
                return None;
            }
        } else {
            break;
        }
    }
    extent(scene, at, limit, strict)
}

/// The tokens of في هذا الصدد، في السياق ذاته and the like at `at`; 0 where there is none.
fn occasion(scene: &Scene<'_, '_>, at: u32) -> u32 {
    let noun = |i: u32| matches!(scene.form(i), "السياق" | "الصدد" | "الاطار" | "الشان" | "المقابل" | "الوقت" | "سياق");
    if scene.form(at) != "في" {
        0
    } else if matches!(scene.form(at + 1), "هذا" | "ذات" | "نفس") && noun(at + 2) {
        3
    } else if noun(at + 1) {
        2 + u32::from(scene.is(at + 2, roles::ANAPHOR) || matches!(scene.form(at + 2), "متصل"))
    } else {
        0
    }
}

/// True where token `at` is a preposition or has one written before it, and no name begins there.
pub(super) fn begins_adjunct(scene: &Scene<'_, '_>, at: u32) -> bool {
    let word = scene.word(at);
    // بدرو, of which ب was taken for a preposition: nobody is said to speak "in" a person.
    let split = scene.form(at).starts_with('ب') && scene.is_person(at);
    let named =
        split || scene.mention(at).is_some_and(|mention| scene.token(at).is_some_and(|token| mention.span.start == token.span.start));
    !named
        && (word.roles & (roles::PREPOSITION | roles::QUESTION) != 0
            || word.preposition != '\0' && word.roles == 0
            || scene.mention(at).is_some()
            || prefixed_article(scene, at)
            || prefixed_noun(scene, at))
}

/// True for a word in the accusative that says how: ضاحكًا، متهكما.
fn is_circumstance(scene: &Scene<'_, '_>, at: u32) -> bool {
    let tanwin = scene.form(at).ends_with('ا') && scene.surface(at).contains('\u{64B}');
    tanwin && scene.word(at).roles == 0 && scene.mention(at).is_none()
}

/// True for ب with a noun of manner that the lists do not know: بنبرة تصالحية، بصوت عال; not for بوريس.
fn prefixed_noun(scene: &Scene<'_, '_>, at: u32) -> bool {
    let form = scene.form(at);
    let word = scene.word(at);
    let manner = form.ends_with('ه')
        || matches!(
            form,
            "بصوت"
                | "بحزم"
                | "بجزم"
                | "بشكل"
                | "بنفسه"
                | "بنفسها"
                | "بلسان"
                | "باسمه"
                | "باسمها"
                | "بالم"
                | "بفخر"
        );
    manner
        && form.starts_with('ب')
        && form.chars().count() >= 4
        && word.roles == 0
        && word.after_preposition == 0
        && !scene.is_person(at + 1)
}

/// True for بالـ, للـ, كالـ with a noun.
pub(super) fn prefixed_article(scene: &Scene<'_, '_>, at: u32) -> bool {
    let form = scene.form(at);
    form.starts_with("بال") && form.chars().count() > 5 || form.starts_with("لل") && form.chars().count() > 4
}

/// The noun phrase that begins exactly at `at`.
pub(super) fn extent(scene: &Scene<'_, '_>, at: u32, limit: u32, strict: bool) -> Option<Tokens> {
    let limit = limit.min(at.saturating_add(LONGEST)).min(scene.count());
    if let Some(all) = each_of(scene, at, limit) {
        return Some(all);
    }
    let mut end = at;
    let mut has_person = false;
    let mut definite = false;
    while end < limit {
        let token = scene.token(end)?;
        let word = scene.word(end);
        let construct = end > at
            && !definite
            && scene.mention_tokens(end).is_some_and(|name| name.start == end)
            && !ends_before_addressee(scene, end, has_person);
        // وتتهم الوزارة فلانا وفلانا: those accused.
        let object = strict && end > at && scene.is_person(end) && scene.heads(at, roles::BODY) && !scene.heads(end - 1, roles::ROLE);
        if object {
            break;
        }
        if scene.is_person(end) && !(strict && has_person) || scene.mention(end).is_some() && (end == at || construct) {
            let name = scene.mention_tokens(end)?;
            has_person |= scene.is_person(end);
            definite = true;
            end = name.end;
            continue;
        }
        match token.kind {
            TokenKind::Punctuation => match scene.opening_pair(end) {
                Some(pair)
                    if pair.close.is_some_and(|close| close < limit && close - end <= 8) && (end > at || names_in_marks(scene, at)) =>
                {
                    end = pair.close.unwrap_or(end) + 1;
                    definite = true;
                }
                _ if token.is('.') && end > at && scene.is_word(end - 1) && scene.span(end - 1..end).len() == 2 => end += 1,
                _ if end > at && scene.closing_pair(end).is_some_and(|pair| pair.open >= at) => {
                    end += 1;
                    definite = true;
                }
                _ if token.is('/') && end > at && end + 1 < limit => end += 1,
                _ if (token.is('-') || token.is('–')) && token.glued && end > at && end + 1 < limit => end += 1,
                _ => break,
            },
            TokenKind::Symbol => break,
            _ if scene.is_timed(end) => break,
            // مصادر خاصة: not the adverb.
            _ if end > at && scene.form(end) == "خاصه" && scene.is(end - 1, roles::ANONYMOUS) => end += 1,
            _ if word.roles & STOPS != 0 && word.roles & (roles::ROLE | roles::MEDIUM | roles::ANONYMOUS) == 0 => break,
            _ if end > at && word.roles & roles::PREPOSITION != 0 => {
                if !joins(scene, end, limit, has_person) {
                    break;
                }
                definite = false;
                end += 1;
            }
            _ if end > at
                && matches!(scene.form(end), "فضل" | "رفض" | "طلب" | "اشترط")
                && matches!(scene.form(end + 1), "عدم" | "الكشف" | "ذكر" | "نشر") =>
            {
                break;
            }
            // طالبت القوى السياسية في البلاد رئيس الوزراء: an office after who is none is the object.
            _ if strict && end > at && definite && !has_person && scene.is(end, roles::ROLE) && !scene.heads(at, roles::ROLE) => break,
            // وصف آخرون هذا الفعل بأنه: the object.
            _ if end > at && matches!(scene.form(end), "هذا" | "هذه" | "ذلك" | "تلك") => break,
            _ if end > at && ends_before_addressee(scene, end, has_person) => break,
            _ if definite
                && scene.form(end).starts_with("بت")
                && scene.form(end).chars().nth(4) == Some('ي')
                && scene.mention(end).is_none() =>
            {
                break;
            }
            _ if end > at && (is_participle(scene, end) || is_saying_verb(scene, end)) => break,
            _ if strict && definite && end > at && !continues_definite(scene, end) => match title_goes_on(scene, end, limit) {
                Some(name) if !has_person => {
                    end = name;
                    has_person = true;
                }
                _ => break,
            },
            _ if has_person && strict && scene.mention(end).is_some() && !scene.form(end).starts_with('و') => break,
            _ if has_person && !strict && is_family_name(scene, end, limit) => end += 1,
            _ if has_person && !continues_after_name(scene, end) => break,
            _ => {
                definite = scene.form(end).starts_with("ال") || scene.mention(end).is_some();
                end += 1;
            }
        }
    }
    while end > at
        && (scene.is_punctuation(end - 1) && !scene.is_quotation_mark(end - 1) && !scene.is_mark(end - 1, '.')
            || scene.is(end - 1, roles::PREPOSITION) && !scene.is_person(end - 1))
    {
        end -= 1;
    }
    if end == at || !begins_like_a_name(scene, at) {
        return None;
    }
    let mut end = apposition(scene, at..end, limit, has_person);
    while end > at + 1 && scene.is_punctuation(end - 1) && !scene.is_quotation_mark(end - 1) && !scene.is_mark(end - 1, ')') {
        end -= 1;
    }
    Some(at..end)
}

/// كل من فلان وفلان: everyone up to what follows.
fn each_of(scene: &Scene<'_, '_>, at: u32, limit: u32) -> Option<Tokens> {
    if scene.form(at) != "كل" || scene.form(at + 1) != "من" {
        return None;
    }
    let stops = |i: &u32| {
        scene.is_complementiser(*i)
            || scene.is_timed(*i)
            || scene.is_punctuation(*i) && !scene.is_comma(*i) && !scene.is_quotation_mark(*i)
            || scene.is(*i, roles::PREPOSITION) && scene.is(*i + 1, roles::VENUE)
    };
    let mut end = (at + 2..limit).find(stops).unwrap_or(limit);
    while end > at && scene.is_punctuation(end - 1) && !scene.is_quotation_mark(end - 1) {
        end -= 1;
    }
    (end > at + 2).then_some(at..end)
}

fn begins_like_a_name(scene: &Scene<'_, '_>, at: u32) -> bool {
    let Some(token) = scene.token(at) else { return false };
    if matches!(scene.form(at).trim_start_matches('و'), "هو" | "هي" | "هم" | "هما" | "هذا" | "هذه" | "ذلك" | "")
        && scene.is_word(at)
        && !scene.is(at + 1, roles::ROLE | roles::ANONYMOUS | roles::BODY)
        && !(matches!(scene.form(at), "هذا" | "هذه" | "هولاء" | "هؤلاء") && scene.form(at + 1).starts_with("ال"))
    {
        return false;
    }
    // متوجها إلى مصر: a circumstance.
    let form = scene.form(at);
    if form.starts_with('م') && form.ends_with('ا') && form.chars().count() >= 5 && scene.mention(at).is_none() {
        return false;
    }
    matches!(token.kind, TokenKind::Word | TokenKind::Latin | TokenKind::Number) || scene.is_quotation_mark(at)
}

/// A phrase may begin with a name in marks: «الحقباني».
fn names_in_marks(scene: &Scene<'_, '_>, at: u32) -> bool {
    scene.opening_pair(at).is_some_and(|pair| pair.close.is_some_and(|close| close - at <= 8))
}

/// True where the preposition at `end` belongs to the phrase: مسؤولون في المطار, مصادر من الشرطة; not في مؤتمر صحفي.
fn joins(scene: &Scene<'_, '_>, end: u32, limit: u32, has_person: bool) -> bool {
    let over = scene.form(end) == "علي"
        && end > 0
        && matches!(scene.form(end - 1), "المشرف" | "المشرفه" | "القائم" | "القائمون" | "القائمين" | "العام" | "مطلع" | "المشرفون");
    // علي is a name where one more word ends the phrase: وزير المالية علي الطاهر إن.
    let closed = |i: u32| i >= limit || scene.is_complementiser(i) || scene.is_comma(i) || scene.is_mark(i, ':');
    if scene.form(end) == "علي" && scene.is_word(end + 1) && scene.word(end + 1).roles == 0 && closed(end + 2) && !has_person {
        return true;
    }
    let joining = over || matches!(scene.form(end), "في" | "من" | "داخل" | "لدي" | "بين" | "مع" | "ضد" | "حول" | "لشوون");
    let joining = joining
        || scene.form(end) == "عن"
            && matches!(scene.form(end - 1), "النائب" | "نائب" | "نائبه" | "النائبه" | "العضو" | "المسؤول" | "المسوول");
    let next = end + 1;
    // مبعوث الأمم المتحدة إلى سوريا فلان.
    let place = |i: u32| scene.mention(i).is_some_and(|mention| mention.kind == EntityKind::Location);
    let envoy = matches!(scene.form(end), "الي" | "لدي")
        && place(next)
        && scene.mention_tokens(next).is_some_and(|name| name.end < limit && scene.is_person(name.end));
    if envoy && !has_person {
        return true;
    }
    // في برقيته: with his own pronoun it is where he said it.
    if scene.form(end) == "في" && scene.surface(next).ends_with(['ه', 'ا']) && scene.form(next).ends_with(['ه', 'ا']) && !place(next)
    {
        let own = scene.surface(next).ends_with('ه') || scene.form(next).ends_with("ها");
        if own && !scene.form(next).starts_with("ال") {
            return false;
        }
    }
    let venue = scene.is(next, roles::VENUE | roles::PREPOSITION | roles::RELATIVE) && !scene.is(next, roles::MEDIUM | roles::BODY);
    joining && occasion(scene, end) == 0 && !has_person && next < limit && !venue && !scene.is_timed(next) && !scene.is_punctuation(next)
}

/// True where the word at `end` is whom the speaker addresses: لوكالة رويترز، للصحفيين.
pub(super) fn ends_before_addressee(scene: &Scene<'_, '_>, end: u32, has_person: bool) -> bool {
    let word = scene.word(end);
    let outlet = roles::MEDIUM | roles::GROUP | roles::VENUE | roles::TITLED;
    if word.roles == 0 && word.preposition == 'ل' && (has_person && scene.is_person(end - 1) || word.after_preposition & outlet != 0) {
        return true;
    }
    let form = scene.form(end);
    let organization = scene.mention(end).is_some_and(|mention| {
        mention.kind == EntityKind::Organization && scene.token(end).is_some_and(|token| token.span.start < mention.span.start)
    });
    let organization = organization && scene.is_person(end - 1);
    matches!(form, "ل" | "لـ" | "للصحفيين" | "للصحافيين" | "للصحافه" | "لجريده" | "لهسبريس")
        || organization && form.starts_with('ل') && has_person
        || has_person && scene.is_person(end - 1) && scene.mention(end).is_none() && prefixed_article(scene, end)
}

/// True for a family name that the entity layer does not know, right after a person's name and before what opens the
/// content: محمد ارشيد المواجدة إن.
fn is_family_name(scene: &Scene<'_, '_>, at: u32, limit: u32) -> bool {
    let next = at + 1;
    let opens = next >= limit || scene.is_complementiser(next) || scene.is_mark(next, ':') || scene.opening_pair(next).is_some();
    opens
        && scene.is_person(at.saturating_sub(1))
        && scene.is_word(at)
        && scene.word(at).roles == 0
        && scene.mention(at).is_none()
        && scene.form(at).starts_with("ال")
}

/// True for a circumstantial participle of saying: قائلا، مضيفا; nothing of a name looks like it.
pub(super) fn is_participle(scene: &Scene<'_, '_>, at: u32) -> bool {
    scene.reports(at, verbs::PARTICIPLE) && scene.form(at).ends_with(['ا', 'ه']) && !scene.form(at).starts_with("ال")
}

/// True for a verb that is surely one of saying: يقول, أكد.
fn is_saying_verb(scene: &Scene<'_, '_>, at: u32) -> bool {
    scene.reports(at, verbs::SAYS) && !scene.is(at, SPEAKERS)
}

/// The end of the person's name that ends a long title which goes on at `at`: للبحوث العلمية والإفتاء الشيخ فلان بن فلان.
fn title_goes_on(scene: &Scene<'_, '_>, at: u32, limit: u32) -> Option<u32> {
    let stops = |i: u32| scene.is_punctuation(i) || scene.is(i, STOPS | roles::PREPOSITION) && !scene.is_person(i);
    let ends = |i: &u32| stops(*i) || scene.is_person(*i) || honorific(scene, *i);
    let found = (at..limit.min(at + 14)).find(ends)?;
    if scene.is_person(found) {
        // مدير الهيئة بمنطقة الجوف المكلف فلان; not دعا الوزير المصري نظيره التركي فلانا.
        let other = |i: u32| scene.form(i).starts_with("نظير") || scene.is(i, roles::ROLE) && scene.form(i).starts_with("ال");
        let title = |i: u32| scene.mention(i).is_some() || ["ال", "لل", "و", "ب", "ل"].iter().any(|start| scene.form(i).starts_with(start));
        let of_title = found > at && scene.form(found - 1).starts_with("ال") && !(at..found - 1).any(other) && (at..found).all(title);
        let titled = found > at && (scene.is(found - 1, roles::ROLE) || of_title) && !scene.word(found - 1).conjunction;
        return titled.then(|| scene.mention_tokens(found).map(|name| name.end)).flatten();
    }
    if stops(found) {
        return None;
    }
    // A name that nobody knows: words without the article, or with it after بن and آل.
    let named = |i: &u32| {
        let joined = matches!(scene.form(i - 1), "ال" | "بن" | "ابن" | "ابو" | "عبد" | "بنت" | "ابي");
        scene.is_word(*i)
            && !stops(*i)
            && scene.word(*i).roles & SPEAKERS & !roles::ROLE == 0
            && (joined || !scene.form(*i).starts_with("ال") || scene.form(*i) == "ال")
    };
    let name = (found + 1..limit.min(found + 8)).take_while(named).count() as u32;
    (name > 0).then_some(found + 1 + name)
}

/// A title that stands right before a name.
fn honorific(scene: &Scene<'_, '_>, at: u32) -> bool {
    matches!(
        scene.form(at),
        "الشيخ"
            | "الدكتور"
            | "الدكتوره"
            | "المهندس"
            | "اللواء"
            | "العميد"
            | "العقيد"
            | "الامير"
            | "الاستاذ"
            | "السيد"
            | "السيده"
    )
}

/// After a definite noun, in a strict phrase: a title, a name, or an adjective, which ends as nisbas do or has the
/// article and stands in a known office (الأمين العام).
fn continues_definite(scene: &Scene<'_, '_>, at: u32) -> bool {
    let form = scene.form(at);
    // الأندية: a plural, no adjective.
    let noun = matches!(
        form,
        "الانديه"
            | "الاغذيه"
            | "الادويه"
            | "الابنيه"
            | "الاوديه"
            | "القضيه"
            | "الحريه"
            | "العمليه"
            | "البلديه"
            | "المديريه"
    );
    let nisba = !noun && form.starts_with("ال") && ["ي", "يه", "يون", "يين", "يان", "يتان"].iter().any(|ending| form.ends_with(ending));
    // اللجنة الدائمة: feminine after feminine, if no body or office itself.
    let agrees = form.starts_with("ال")
        && form.ends_with('ه')
        && at > 0
        && scene.form(at - 1).ends_with('ه')
        && !scene.is(at, SPEAKERS)
        && scene.mention(at).is_none();
    // الأمين العام للمنظمة.
    let of_body = form.starts_with("لل") && scene.word(at).after_preposition & roles::BODY != 0 && scene.word(at).roles == 0;
    // مدير التعليم بمحافظة جدة.
    let located = form.starts_with('ب') && {
        let place = |i: u32| scene.mention(i).is_some_and(|mention| mention.kind == EntityKind::Location);
        place(at) || place(at + 1) && scene.word(at).after_preposition & roles::CALLED != 0
    };
    nisba
        || located
        || of_body
        || agrees
        || scene.is_person(at)
        || scene.is(at, roles::ANAPHOR)
        || scene.is(at, roles::ROLE)
            && !form.starts_with("نظير")
            && (!form.starts_with("ال") || scene.is_person(at + 1) || scene.is(at + 1, roles::ROLE))
        || matches!(
            form,
            "العام"
                | "العامه"
                | "السابق"
                | "السابقه"
                | "الحالي"
                | "الحاليه"
                | "الاول"
                | "الاولي"
                | "الاعلي"
                | "العليا"
        )
        || form == "اول" && scene.form(at.saturating_sub(1)).ends_with("فريق")
        || matches!(form, "الجديد" | "الجديده" | "المتحده" | "المختصه" | "المعنيه" | "المنتخب" | "الاعظم" | "باسم")
        || scene.leading_conjunction(at) == Some('و') && form.starts_with("وال")
}

/// After a person's name without a comma only a title goes on, or a second name.
fn continues_after_name(scene: &Scene<'_, '_>, at: u32) -> bool {
    let word = scene.word(at);
    word.roles & (roles::ROLE | roles::BODY | roles::ANONYMOUS | roles::RELATION | roles::ANAPHOR) != 0 && !word.conjunction
        || scene.mention(at).is_some() && !scene.is_timed(at)
        || scene.form(at) == "باسم"
        || {
            // Inside a title that has begun: words with the article or after one go on.
            let before = at.saturating_sub(1);
            !scene.is_person(before) && !scene.is_punctuation(before) && !word.conjunction
        }
        || scene.form(at).starts_with('و') && scene.is_person(at + 1)
        || scene.form(at).starts_with('و') && scene.is(at, roles::ROLE | roles::RELATION)
}
