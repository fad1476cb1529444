//! Names of people: by themselves, after titles, after verbs of speech, after words of kinship.

use super::candidate::Candidate;
use super::chain::{COMPOUND_ENDS, Chain, Fit};
use super::class;
use super::complement::is_clause_word;
use super::glance::{Glance, Glances};
use super::rules;
use super::words::Words;
use crate::annotation::EntityKind;
use crate::lexicon::{List, famous_people, people_in_the_news, titles};
use crate::span::Span;
use crate::text::token::TokenKind;
use crate::word_set::WordSet;

/// How many words may stand between a title and the name after it.
const LONGEST_TITLE: u32 = 12;

/// Proposes names of people.
pub(super) fn find(words: &Words<'_, '_>, glances: &Glances, found: &mut Vec<Candidate>) {
    for m in glances.names() {
        let span = (m.first, m.reading, m.end);
        if famous_people::of(m).is_some() {
            found.push(candidate(span, rules::FAMOUS_PERSON, None));
        } else if let Some(row) = people_in_the_news::of(m) {
            found.push(Candidate { key: row.key, ..candidate(span, rules::FAMOUS_PERSON, None) });
        }
    }
    let mut i = 0;
    while i < words.len() {
        let next = next(words, i, glances.at(i), found);
        i = next.unwrap_or(i + 1).max(i + 1);
    }
}

/// Looks for a name that token `i` begins or leads to; gives the token after it.
type Search = fn(&Words<'_, '_>, u32, &mut Vec<Candidate>) -> Option<u32>;

/// What a word must be, and the search for a name that is worth while then; the first that finds one counts.
const SEARCHES: [(u32, Search); 4] =
    [(class::TITLE, titled), (class::BEGINS_PERSON, untitled), (class::SPEECH, speaking), (class::RELATIVE, of_kin)];

/// The token after the name that token `i`, here at a glance, begins or leads to.
fn next(words: &Words<'_, '_>, i: u32, here: Glance, found: &mut Vec<Candidate>) -> Option<u32> {
    const ANY: u32 = class::TITLE | class::BEGINS_PERSON | class::SPEECH | class::RELATIVE;
    // Most words are nothing of the kind.
    if !here.is(ANY) || !words.is_word(i) {
        return None;
    }
    SEARCHES.iter().filter(|(class, _)| here.is(*class)).find_map(|(_, search)| search(words, i, found))
}

fn candidate((first, reading, end): (u32, u8, u32), rule: rules::Rule, title: Option<Span>) -> Candidate {
    Candidate {
        first,
        end,
        reading,
        kind: EntityKind::Person,
        rule: rule.id.into(),
        confidence: rule.confidence,
        key: "",
        title,
        custom: None,
    }
}

/// A name without a title at token `i`; the token after it.
fn untitled(words: &Words<'_, '_>, i: u32, found: &mut Vec<Candidate>) -> Option<u32> {
    for reading in 0..words.readings(i) {
        let class = words.class(i, reading);
        if class & class::BEGINS_PERSON == 0 {
            continue;
        }
        let Some(chain) = words.chain(i, reading, false) else { continue };
        // «وروى الشطي أن»: a verb of speech before its subject, though روى is a name as well.
        if class & class::SPEECH != 0 && ["ان", "انه", "انها"].contains(&words.form(chain.end, 0)) {
            continue;
        }
        // A proclitic is cut off only where the whole word is nothing itself.
        let surely = class & (class::GIVEN | class::ALONE | class::NAME | class::SERVANT) != 0;
        if reading > 0 && words.is(i, class::KNOWN) && !surely {
            continue;
        }
        let rule = match chain {
            Chain { particle: true, .. } if ["ابو", "ابي", "ابا"].contains(&words.form(i, reading)) => rules::KUNYA,
            Chain { particle: true, .. } if words.form(i, reading) == "بن" && chain.end - i == 2 && words.is(i + 1, class::PERSON) => {
                rules::KUNYA
            }
            Chain { units: 2.., first: Fit::Given, rest, .. } => {
                let compound = COMPOUND_ENDS.contains(words.form(i + 1, 0));
                let word = class & class::GIVEN_WORD != 0 && class & class::GIVEN == 0 && !compound;
                match rest {
                    Fit::Unknown | Fit::Maybe if word => continue,
                    Fit::Unknown => rules::GIVEN_UNKNOWN,
                    _ => rules::GIVEN_NAME,
                }
            }
            Chain { units: 2.., alone: true, .. } => rules::GIVEN_NAME,
            Chain { units: 2.., first: Fit::Name, rest: Fit::Name | Fit::Given, .. } if class & class::NAME != 0 => rules::NAME_NAME,
            Chain { units: 2.., first: Fit::Maybe, rest: Fit::Name, .. } if words.is(i + 1, class::FAMILY) => rules::NAME_NAME,
            Chain { units: 1, alone: true, .. } => rules::KNOWN_ALONE,
            _ => continue,
        };
        found.push(candidate((i, reading, chain.end), rule, None));
        return Some(chain.end);
    }
    None
}

/// «وقال سوجا إن»: a word of no list right after a verb of speech, before what only follows a whole subject.
fn speaking(words: &Words<'_, '_>, i: u32, found: &mut Vec<Candidate>) -> Option<u32> {
    let at = i + 1;
    let family = words.is(at, class::FAMILY | class::NAME) && !words.is(at, class::KNOWN & !class::NATIONALITY);
    // What is known of the word after it is asked first: it is one number.
    if words.is(at, class::KNOWN) && !family {
        return None;
    }
    let verb = (0..words.readings(i)).any(|reading| {
        words.class(i, reading) & class::SPEECH != 0 && words.reading(i, reading).is_some_and(|reading| reading.preposition.is_none())
    });
    if !verb || !words.goes_on(at) || words.document.surface(i) == "بين" {
        return None;
    }
    if !(words.is_unknown(at, 0) && words.readings(at) > 0 && !like_a_word(words.form(at, 0)) || family) {
        return None;
    }
    let chain = words.chain(at, 0, true)?;
    let closed = words.document.token(chain.end).is_some_and(|token| !matches!(token.kind, TokenKind::Word | TokenKind::Latin))
        || words.any(chain.end, class::TITLE | class::ORDINARY | class::QUALIFIED_BODY);
    if chain.end - at > 4 || !closed {
        return None;
    }
    found.push(candidate((at, 0, chain.end), rules::SPEAKING, None));
    Some(chain.end)
}

/// «ابنها أليكسي», «شقيقه الأكبر سعود»: a name after a word of kinship with a pronoun.
fn of_kin(words: &Words<'_, '_>, i: u32, found: &mut Vec<Candidate>) -> Option<u32> {
    if !words.is_word(i + 1) {
        return None;
    }
    const AFTER: [&str; 8] = ["الاكبر", "الاصغر", "الراحل", "الراحله", "السابق", "السابقه", "الوحيد", "الوحيده"];
    let at = i + 1 + u32::from(AFTER.contains(&words.form(i + 1, 0)));
    if !words.goes_on(at) || words.is_definite(at) {
        return None;
    }
    let chain = words.chain(at, 0, true)?;
    let named = match chain.first {
        Fit::Given | Fit::Name => true,
        Fit::Maybe => false,
        Fit::Unknown => !like_a_word(words.form(at, 0)),
    };
    if !named {
        return None;
    }
    found.push(candidate((at, 0, chain.end), rules::OF_KIN, None));
    Some(chain.end)
}

/// A title at token `i` with the name after it; the token after the name.
fn titled(words: &Words<'_, '_>, i: u32, found: &mut Vec<Candidate>) -> Option<u32> {
    let title =
        words.document.matches_at(i).iter().filter(|found| found.list == List::Titles).max_by_key(|found| (found.end, found.reading))?;
    let row = titles::of(title)?;
    let start = words.reading(i, title.reading)?.start;
    let definite = words.form(i, title.reading).starts_with("ال") || row.kind == titles::Kind::Honorific;
    let mut at = title.end;
    // «د. أحمد», «م. أحمد»: a letter is a title only before a dot or a stroke. What follows is a name, whatever it is else.
    let letter = words.form(i, 0).chars().count() == 1;
    if letter {
        at = words.document.token(at).filter(|token| token.is('.') || token.is('/')).map(|_| at + 1)?;
        if words.is_definite(at) && words.goes_on(at) && !words.is(at, class::TIME | class::PERSON) && !is_clause_word(words, at) {
            let end = words.document.token(at - 1).map_or(start, |token| token.span.end);
            found.push(candidate((at, 0, at + 1), rules::TITLE_UNKNOWN, Some(Span::new(start, end))));
            return Some(at + 1);
        }
    }
    let mut led = definite;
    while at < words.len() && at < title.end + LONGEST_TITLE && words.goes_on(at) {
        // الرئيس المصري: the adjective of a country, not a family name.
        let adjective = words.is(at, class::NATIONALITY | class::PEOPLES) && words.is_definite(at) && row.kind != titles::Kind::Honorific;
        if adjective {
            (at, led) = (at + 1, true);
            continue;
        }
        // Another title within the title (الأستاذ الدكتور, وزير الدفاع الفريق أول): the name stands after it.
        let inner = words
            .document
            .matches_at(at)
            .iter()
            .filter(|found| found.list == List::Titles && found.reading == 0 && !(found.end == at + 1 && words.has_father(at)))
            .max_by_key(|found| found.end);
        if let Some(inner) = inner
            .filter(|inner| words.is_word(inner.end) || words.document.token(inner.end).is_some_and(|token| token.is('.') || token.is('/')))
        {
            let own = words.form(at, 0);
            led = own.starts_with("ال") || titles::of(inner).is_some_and(|row| row.kind != titles::Kind::Office);
            at = inner.end;
            if own.chars().count() == 1 {
                at += u32::from(words.document.token(at).is_some_and(|token| token.is('.') || token.is('/')));
            }
            continue;
        }
        if let Some(chain) = name_after_title(words, at, led) {
            let end = words.document.token(at.checked_sub(1)?).map_or(start, |token| token.span.end);
            let comma = words.document.token(at - 1).is_some_and(|token| token.is('،') || token.is(':') || token.is('('));
            let end = if comma { words.document.token(at.checked_sub(2)?).map_or(end, |token| token.span.end) } else { end };
            let rule = match chain {
                Chain { units: 2.., first: Fit::Given, .. } => rules::TITLE_GIVEN_NAME,
                Chain { alone: true, .. } => rules::TITLE_KNOWN,
                Chain { first: Fit::Unknown, rest: Fit::Unknown, .. } => rules::TITLE_UNKNOWN,
                _ => rules::TITLE_NAME,
            };
            found.push(candidate((at, 0, chain.end), rule, Some(Span::new(start, end))));
            return Some(chain.end);
        }
        (at, led) = complement(words, at, definite)?;
    }
    None
}

/// A name right after a title; `led` where a word of no list may begin it.
fn name_after_title(words: &Words<'_, '_>, at: u32, led: bool) -> Option<Chain> {
    let chain = words.chain(at, 0, led)?;
    let class = words.class(at, 0);
    let word = class & class::GIVEN_WORD != 0 && class & class::GIVEN == 0;
    let known_else = class & (class::PLACE | class::BODY | class::BODY_MAYBE | class::COUNTRY_BODY) != 0 && chain.units == 1;
    // الصحيفة الوطن, الوزيرة الأردنية: what stands after the article is rather an adjective.
    let definite = words.is_definite(at) && class & class::PERSON == 0;
    let good = match chain.first {
        Fit::Given => chain.units > 1 || led && !word,
        Fit::Name => chain.units > 1 || led || chain.alone,
        Fit::Unknown if chain.units == 1 => led && !definite && !like_a_word(words.form(at, 0)),
        Fit::Maybe | Fit::Unknown => led && !definite && class & class::ORDINARY == 0,
    };
    (good && !known_else).then_some(chain)
}

/// True for the shape of participles, verbs and nouns with a preposition.
fn like_a_word(form: &str) -> bool {
    ["مت", "مست", "من", "ت", "ي", "ب", "ل", "و", "ن", "سي", "ست"].iter().any(|beginning| form.starts_with(beginning))
}

/// Steps over one word of a title's complement: the next token, and whether a name of no list may stand there.
fn complement(words: &Words<'_, '_>, at: u32, definite: bool) -> Option<(u32, bool)> {
    let token = words.document.token(at)?;
    // Phrases of the lists whole: وزير خارجية الولايات المتحدة, رئيس مجلس النواب.
    let phrase = words.document.matches_at(at).iter().filter(|found| {
        matches!(
            found.list,
            List::Organizations | List::Countries | List::PlacesInTheNews | List::Portfolios | List::Nationalities | List::Clubs
        )
    });
    if let Some(found) = phrase.max_by_key(|found| found.end) {
        let adjective = found.list == List::Nationalities;
        return Some((found.end, adjective || definite && found.list == List::Portfolios || found.list == List::Countries));
    }
    if token.is('،') || token.is(':') {
        return Some((at + 1, false));
    }
    let form = words.form(at, 0);
    if !words.is_word(at) || words.is(at, class::TIME) || STOPS.contains(form) {
        return None;
    }
    const AFTER: [&str; 24] = [
        "السابق",
        "الاسبق",
        "الحالي",
        "الراحل",
        "المنتخب",
        "الجديد",
        "المخلوع",
        "المستقيل",
        "الموقت",
        "المؤقت",
        "المكلف",
        "السابقه",
        "الحاليه",
        "الراحله",
        "المعزول",
        "الكبير",
        "الشهير",
        "الاول",
        "العام",
        "الاعلي",
        "الدولي",
        "الشاب",
        "المعروف",
        "القادم",
    ];
    let qualified = AFTER.contains(&form) || words.is(at, class::NATIONALITY | class::PEOPLES);
    let definite_word = words.is_definite(at) || form.starts_with("لل") || form.starts_with("وال") || form.starts_with("بال");
    let bare = words
        .is(at, class::BODY_HEAD | class::BODY_BEFORE | class::PLACE_BEFORE | class::PLACE | class::PLACE_MAYBE | class::PORTFOLIO)
        || ["في", "باسم", "لشؤون", "شؤون", "لدي", "اول", "ثاني", "عام", "سابق", "وزراء", "خارجيه", "دفاع", "داخليه", "لدي"].contains(&form);
    (qualified || definite_word || bare || words.is_unknown(at, 0)).then_some((at + 1, qualified))
}

/// Words that end a title's complement without a name.
static STOPS: WordSet = WordSet::new("ان اليوم امس الذي التي الذين قال قالت علي الي من عن مع بعد قبل منذ ثم او اكد اعلن اضاف انه انها كان");
