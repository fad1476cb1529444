//! The subject of a reporting verb: after it, before it, or elsewhere in its sentence.

use super::agreement::{self, Agreement};
use super::cue::{Cue, CueShape};
use super::draft::Source;
use super::frame::{Opening, Opens};
use super::noun_phrase;
use super::scene::Scene;
use crate::annotation::Gender;
use crate::lexicon::quotation_words::roles;
use crate::lexicon::reporting_words::{Class, Shape, Tier, frames};
use crate::text::sentence::Tokens;

/// Words that can head the phrase of someone or something that speaks.
pub(super) const SPEAKERS: u32 =
    roles::ROLE | roles::ANONYMOUS | roles::BODY | roles::MEDIUM | roles::DOCUMENT | roles::GROUP | roles::RELATION | roles::ANAPHOR;

/// Where the speaker of `cue` is to be found.
///
/// `from` is where the text that no quotation has claimed begins.
pub(super) fn of(scene: &Scene<'_, '_>, cue: &Cue, opening: &Opening, from: u32) -> Source {
    match cue.shape {
        CueShape::Finite => of_verb(scene, cue, opening, from),
        CueShape::Participle => Source::Attached(cue.agreement, of_sentence(scene, cue.tokens.start)),
        CueShape::Noun(shape) => of_noun(scene, cue, opening, shape),
        CueShape::Phrase(_) => Source::Nobody,
    }
}

fn of_verb(scene: &Scene<'_, '_>, cue: &Cue, opening: &Opening, unclaimed: u32) -> Source {
    if let Some(from) = opening.speaker_from {
        return match noun_phrase::after(scene, from, opening.content, false) {
            Some(phrase) => Source::Phrase(phrase, Agreement::default()),
            None => Source::Nobody,
        };
    }
    if impersonal(scene, cue) {
        return Source::Nobody;
    }
    // كما يقول أحد السكان: the subject comes after.
    let as_says = cue.tokens.start > 0 && matches!(scene.form(cue.tokens.start - 1), "كما" | "وكما" | "حسبما" | "مثلما");
    if !as_says && let Some(before) = before_verb(scene, cue, unclaimed) {
        return before;
    }
    // ويطالب فيه الحكومة بـ: in what was named before; the object follows.
    if cue.conjunction && cue.class == Class::Direct && matches!(scene.form(cue.tokens.end), "فيه" | "فيها") {
        return Source::Inherited(cue.agreement);
    }
    // A verb in the plural has its subject before it or none; what follows is its object.
    if !cue.agreement.plural {
        let strict = opening.opens == Opens::Nominal
            || cue.takes(frames::AS | frames::QAIL)
            || matches!(cue.class, Class::Direct | Class::Warn | Class::Accuse | Class::Ask);
        if let Some(phrase) = noun_phrase::after(scene, cue.tokens.end, opening.gap_end, strict) {
            // وتتابع الحديث عن بداياتها: an object.
            let talk = matches!(scene.form(phrase.start), "الحديث" | "حديثه" | "حديثها" | "الكلام" | "كلامه" | "كلامها" | "القول");
            if talk && cue.class == Class::Add {
                return Source::Inherited(cue.agreement);
            }
            let addressed =
                strict && opening.opens == Opens::Nominal && is_addressee(scene, cue, &phrase, unclaimed > 0 || scene.follows_speech());
            return if addressed { Source::Inherited(cue.agreement) } else { Source::Phrase(phrase, cue.agreement) };
        }
    }
    // ألقى المدير كلمة أوضح فيها أن: the one named last before.
    if matches!(scene.form(cue.tokens.end), "فيها" | "فيه" | "خلالها" | "خلاله") && !cue.conjunction {
        let lowest = scene.sentence(cue.head).start.max(cue.tokens.start.saturating_sub(20));
        let named = (lowest..cue.tokens.start).rev().find(|&i| scene.is_person(i)).and_then(|i| scene.mention_tokens(i));
        if named.is_some() {
            return Source::Attached(cue.agreement, named);
        }
    }
    Source::Inherited(cue.agreement)
}

/// True where what follows the verb is who is called upon, not who calls: وطالب المسؤولين بـ, ودعت الأمهات إلى.
fn is_addressee(scene: &Scene<'_, '_>, cue: &Cue, phrase: &Tokens, spoken_before: bool) -> bool {
    let form = scene.form(phrase.start);
    let named = phrase.clone().any(|i| scene.mention(i).is_some());
    let accusative = form.starts_with("ال") && form.ends_with("ين") && form.chars().count() >= 7;
    let all = matches!(form, "جميع" | "كل" | "كافه" | "سائر" | "ساير" | "عموم" | "الجميع" | "المجتمع" | "الناس" | "الجمهور" | "الاطراف");
    let calls = matches!(cue.class, Class::Direct | Class::Warn | Class::Accuse | Class::Ask);
    let unknown = form.starts_with("ال") && scene.word(phrase.start).roles == 0 && !form.ends_with("ون") && cue.conjunction;
    // ودعت الأهالي إلى: a woman or a body calls upon people.
    let people = cue.conjunction
        && spoken_before
        && cue.agreement == Agreement::FEMININE
        && agreement::is_plural_of_people(scene.form(phrase.start));
    calls && !named && (accusative || people || spoken_before && (all || unknown && cue.class == Class::Direct))
}

/// قيل، يقال، وُصف بأنه: nobody is said to speak.
fn impersonal(scene: &Scene<'_, '_>, cue: &Cue) -> bool {
    let before = |n: u32| cue.tokens.start.checked_sub(n).map_or("", |at| scene.form(at));
    matches!(scene.form(cue.head).trim_start_matches(['و', 'ف']), "قيل" | "يقال")
        || before(1) == "من" && matches!(before(2), "هناك" | "وهناك" | "ثمه" | "فهناك")
        || cue.takes(frames::AS) && scene.form(cue.head.saturating_sub(1)) == "ما" && cue.head > 0
}

/// The subject before the verb: الوزير قال، لكن الوزير قال، أما النقابة فقالت, وكان الجيش قد أعلن, الذي قال.
fn before_verb(scene: &Scene<'_, '_>, cue: &Cue, unclaimed: u32) -> Option<Source> {
    let verb = cue.tokens.start;
    let before = verb.checked_sub(1)?;
    let mut sentence = scene.sentence(verb);
    sentence.start = sentence.start.max(unclaimed);
    if verb <= sentence.start {
        return None;
    }
    if relative_pronoun(scene, before) {
        return Some(antecedent(scene, cue, before, scene.sentence(verb).start));
    }
    // لكنه، إلا أنها، وإنه: the pronoun stands for the one before.
    if scene.is(before, roles::OPPOSES | roles::COMPLEMENTISER) && !scene.form(before).ends_with(['ن', 'ا'])
        || scene.form(before).ends_with("نها")
    {
        return Some(Source::Inherited(agreement::of_pronoun(scene.form(before))));
    }
    let introduced = clause_start(scene, verb, sentence.start);
    // بينما دخلت القوات، وقال شاهد: a clause of its own.
    let own_clause = scene.is_comma(before) && scene.leading_conjunction(verb) == Some('و');
    if cue.conjunction && (!introduced.1 || own_clause) {
        return None;
    }
    let start = introduced.0;
    let limit = verb.min(start + 40);
    if start >= limit || scene.is_timed(start) || scene.is_comma(before) && !relative_between(scene, start, verb) && !introduced.1 {
        return None;
    }
    if scene.is(start, roles::TURN | roles::RELATIVE | roles::SWITCH) || matches!(scene.form(start), "و" | "ثم" | "ف") {
        return None;
    }
    let imperfect = scene.form(start).starts_with('ي') && scene.mention(start).is_none() && !scene.is(start, SPEAKERS);
    if imperfect {
        return None;
    }
    let speaks = scene.is(start, SPEAKERS) || scene.mention(start).is_some() || scene.form(start).starts_with("ال") || introduced.1;
    let prefixed = matches!(
        scene.form(start),
        "بالنسبه" | "ولذلك" | "لذلك" | "ولهذا" | "لهذا" | "كذلك" | "وكذلك" | "هكذا" | "وهكذا" | "لذا" | "ولذا"
    ) || scene.word(start).preposition != '\0' && scene.word(start).roles == 0
        || scene.is(start, roles::PREPOSITION | roles::QUESTION)
        // وبمصر أعلنت المكتبة: where it was, not who.
        || scene.is_preposed_name(start);
    let after_that = start > 0 && scene.is_complementiser(start - 1);
    let circumstance = !after_that && scene.form(start).ends_with('ا') && scene.mention(start).is_none() && !scene.is(start, SPEAKERS);
    let short = start == sentence.start && verb - start <= 4 && cue.tier == Tier::A;
    if !(speaks || short) || prefixed || circumstance {
        return None;
    }
    let phrase = noun_phrase::extent(scene, start, limit, false)?;
    let gap = phrase.end..verb;
    let joined = gap.is_empty()
        || scene.is_comma(phrase.end)
        || scene.is(phrase.end, roles::RELATIVE | roles::PREPOSITION)
        || gap.clone().all(|i| scene.is_timed(i) || scene.is(i, roles::ADVERB | roles::AUXILIARY));
    let verbs_between = gap.clone().filter(|&i| i > phrase.end && scene.leading_conjunction(i).is_some() && scene.is_comma(i - 1)).count();
    (joined && verbs_between == 0).then_some(Source::Phrase(phrase, cue.agreement))
}

/// True for الذي and its kin, not after a word for time: في الوقت الذي.
fn relative_pronoun(scene: &Scene<'_, '_>, at: u32) -> bool {
    let pronoun =
        matches!(scene.form(at).trim_start_matches(['و', 'ف']), "الذي" | "التي" | "الذين" | "اللذان" | "اللذين" | "اللتان" | "اللواتي");
    pronoun && at > 0 && !matches!(scene.form(at - 1), "الوقت" | "وقت" | "اليوم" | "اللحظه" | "الحين")
}

fn relative_between(scene: &Scene<'_, '_>, start: u32, verb: u32) -> bool {
    (start..verb).any(|i| scene.is(i, roles::RELATIVE) || scene.is_comma(i) && i + 1 < verb && i > start)
}

/// Where the clause of the verb begins, and true where أما, لكن or كان introduces it.
fn clause_start(scene: &Scene<'_, '_>, verb: u32, sentence_start: u32) -> (u32, bool) {
    let lowest = sentence_start.max(verb.saturating_sub(45));
    let mut at = verb;
    while at > lowest {
        let before = at - 1;
        if scene.is_quoted(before) {
            at = before;
            continue;
        }
        let form = scene.form(before);
        let bare = form.trim_start_matches(['و', 'ف']);
        if matches!(bare, "اما" | "لكن" | "كان" | "كانت" | "كانوا" | "بينما")
            || scene.is_complementiser(before) && before > lowest && matches!(scene.form(before - 1), "الا" | "غير" | "بيد")
        {
            return (at, true);
        }
        let stops =
            scene.token(before).is_some_and(|token| matches!(token.first, '؛' | ';' | '.' | ':' | '*') && scene.is_punctuation(before));
        if stops
            || scene.is_mark(before, '-') && !(scene.token(before).is_some_and(|token| token.glued))
            || scene.is_mark(before, '-') && scene.is_mark(before.saturating_sub(1), '-')
        {
            return (at, false);
        }
        at = before;
    }
    (at, false)
}

/// The noun phrase that a relative pronoun stands for, where it can be the verb's subject: الوثيقة التي قال إنها is not.
fn antecedent(scene: &Scene<'_, '_>, cue: &Cue, relative: u32, sentence_start: u32) -> Source {
    let pronoun = match scene.form(relative).trim_start_matches(['و', 'ف']) {
        "الذي" => Some(Gender::Masculine),
        "التي" => Some(Gender::Feminine),
        "الذين" | "اللذان" | "اللذين" => None,
        _ => return Source::Inherited(cue.agreement),
    };
    let plural = pronoun.is_none();
    if pronoun.is_some() && pronoun != cue.agreement.gender || plural != cue.agreement.plural {
        return Source::Inherited(cue.agreement);
    }
    let end = if relative > 0 && scene.is_comma(relative - 1) { relative - 1 } else { relative };
    let mut start = end;
    while start > sentence_start.max(end.saturating_sub(8)) {
        let before = start - 1;
        let word = scene.word(before);
        let stops = word.roles & (roles::PREPOSITION | roles::COMPLEMENTISER | roles::RELATIVE | roles::AUXILIARY) != 0
            && !(plural && scene.form(before) == "داخل");
        let clause = matches!(scene.form(before), "وهو" | "وهي" | "هو" | "هي" | "ما");
        if clause || stops || scene.is_punctuation(before) && !scene.is_quotation_mark(before) || scene.is_timed(before) {
            break;
        }
        start = before;
        if let Some(name) = scene.mention_tokens(before) {
            start = name.start;
        }
        let thing = word.roles & (roles::BODY | roles::DOCUMENT) != 0 && !(start..end).any(|i| scene.is_person(i));
        if thing || word.roles & (roles::ANONYMOUS | roles::ROLE) != 0 {
            break;
        }
    }
    // ينفذوا القرار الذي يدعو: a verb is no part of it.
    while start < end && scene.form(start).starts_with('ي') && scene.form(start).ends_with("وا") {
        start += 1;
    }
    if start == end { Source::Inherited(cue.agreement) } else { Source::Phrase(start..end, cue.agreement) }
}

fn of_noun(scene: &Scene<'_, '_>, cue: &Cue, opening: &Opening, shape: Shape) -> Source {
    match shape {
        Shape::NounOf => match noun_phrase::after(scene, cue.tokens.end, opening.gap_end, true) {
            Some(phrase) if can_speak(scene, &phrase) || phrase.clone().any(|i| scene.form(i).starts_with("ال")) => {
                Source::Phrase(phrase, Agreement::default())
            }
            _ => Source::Attached(Agreement::default(), of_sentence(scene, cue.tokens.start)),
        },
        Shape::Noun => Source::Attached(Agreement::default(), of_sentence(scene, cue.tokens.start)),
        _ => match relayed(scene, cue.tokens.start) {
            Some((phrase, _)) => Source::Phrase(phrase, cue.agreement),
            None => Source::Attached(cue.agreement, None),
        },
    }
}

/// In نقلت الوكالة عن مسؤول قوله: the phrase after عن, and the token of عن.
pub(super) fn relayed(scene: &Scene<'_, '_>, noun: u32) -> Option<(Tokens, u32)> {
    let sentence = scene.sentence(noun);
    let lowest = sentence.start.max(noun.saturating_sub(24));
    let about = (lowest..noun).rev().find(|&i| scene.form(i) == "عن")?;
    let verb = (lowest.saturating_sub(12).max(sentence.start)..about).rev().find(|&i| {
        let form = scene.form(i);
        ["نقل", "نقلت", "ونقل", "ونقلت", "تنقل", "ينقل", "نقلا", "وتناقلت", "تناقلت", "نسب", "ونسب", "نسبت", "ونسبت"].contains(&form)
    });
    verb?;
    noun_phrase::after(scene, about + 1, noun, false).map(|phrase| (phrase, about))
}

/// True for a phrase that can name who speaks: definite, a name, or headed by an office, body or source.
pub(super) fn can_speak(scene: &Scene<'_, '_>, phrase: &Tokens) -> bool {
    scene.form(phrase.start).starts_with("ال")
        || scene.is(phrase.start, SPEAKERS)
        || phrase.clone().any(|i| scene.mention(i).is_some())
        || scene.opening_pair(phrase.start).is_some()
}

/// The subject of the sentence that `cue` stands in, where it begins with its verb or its subject.
pub(super) fn of_sentence(scene: &Scene<'_, '_>, cue: u32) -> Option<Tokens> {
    let sentence = scene.sentence(cue);
    let mut at = sentence.start;
    // من جهته شكر فلان: over the turn of speakers, without a comma.
    if scene.is(at, roles::SWITCH) && scene.form(at) == "من" && !scene.is_comma(at + 2) {
        at += 2;
    }
    // Over an opening phrase, up to its comma.
    if scene.is(at, roles::PREPOSITION | roles::SWITCH | roles::TURN) || scene.is_timed(at) || noun_phrase::begins_adjunct(scene, at) {
        let comma = (at..cue.min(at + 30)).find(|&i| scene.is_comma(i) && !scene.is_quoted(i))?;
        at = comma + 1;
    }
    while at < cue
        && (scene.token(at).is_some_and(|token| token.kind == crate::text::token::TokenKind::Number)
            || scene.is(at, roles::AUXILIARY | roles::TURN | roles::SWITCH | roles::OPPOSES | roles::NEGATION))
    {
        at += 1;
    }
    let nominal = scene.form(at).starts_with("ال") || scene.mention(at).is_some() || scene.is(at, SPEAKERS) || scene.is_quotation_mark(at);
    let from = if nominal { at } else { at + 1 };
    (from < cue).then(|| noun_phrase::after(scene, from, cue, true)).flatten().filter(|phrase| can_speak(scene, phrase))
}
