//! Where the content of a quotation ends.

use super::cue::{Cue, CueShape};
use super::frame::{Opening, Opens};
use super::noun_phrase;
use super::scene::{Scene, verbs};
use crate::lexicon::attribution_phrases::Takes;
use crate::lexicon::quotation_words::roles;
use crate::lexicon::reporting_words::{Class, Tier};
use crate::text::sentence::Tokens;

/// The most words of content without marks.
const LONGEST: u32 = 120;

/// The cues of the document with what opens after them, to ask whether one stands at a token.
pub(super) struct Attributions<'c> {
    /// In text order; one a token at most.
    pub(super) all: &'c [(Cue, Option<Opening>)],
}

impl Attributions<'_> {
    fn at(&self, token: u32) -> Option<&(Cue, Option<Opening>)> {
        self.all.binary_search_by_key(&token, |(cue, _)| cue.tokens.start).ok().and_then(|at| self.all.get(at))
    }
}

/// The tokens of the content that `opening` opens.
pub(super) fn extent(scene: &Scene<'_, '_>, attributions: &Attributions<'_>, opening: &Opening) -> Tokens {
    let from = opening.content;
    let sentence_end = scene.sentence(from).end;
    match (opening.opens, scene.opening_pair(from).map(|pair| pair.close)) {
        (Opens::Mark, Some(close)) => from..close.map_or_else(|| trimmed(scene, from, sentence_end), |close| close + 1),
        (Opens::Colon, _) => from..clause_end(scene, attributions, from, sentence_end, Opens::Clause),
        (Opens::Nominal, Some(Some(close))) if scene.word_count(from..close) >= 4 => {
            let end = close + 1;
            // The marks hold all of it, unless the phrase goes on right after them.
            let goes_on = end < sentence_end && !scene.is_punctuation(end) && !ends_content(scene, attributions, from, end, Opens::Nominal);
            if goes_on && !scene.is(end, roles::RELATIVE) {
                from..clause_end(scene, attributions, from, sentence_end, Opens::Nominal)
            } else {
                from..end
            }
        }
        (opens, _) => from..clause_end(scene, attributions, from, sentence_end, opens),
    }
}

/// The end of content that marks do not bound.
fn clause_end(scene: &Scene<'_, '_>, attributions: &Attributions<'_>, from: u32, sentence_end: u32, opens: Opens) -> u32 {
    let limit = sentence_end.min(from.saturating_add(LONGEST));
    let mut at = from;
    while at < limit {
        if at > from && ends_content(scene, attributions, from, at, opens) {
            at = before_adjunct(scene, from, at);
            break;
        }
        at = match scene.opening_pair(at).and_then(|pair| pair.close) {
            Some(close) if close < limit => close + 1,
            _ => at + 1,
        };
    }
    trimmed(scene, from, at.min(limit))
}

/// Where content ends that a cue at `at` ends: before the circumstance that belongs to the cue, in «…، وفي تصريح لإذاعة قال».
fn before_adjunct(scene: &Scene<'_, '_>, from: u32, at: u32) -> u32 {
    if scene.is_comma(at - 1) || scene.word(at).roles & (roles::BACKGROUND | roles::TURN) != 0 {
        return at;
    }
    let lowest = (from + 2).max(at.saturating_sub(14));
    let comma = (lowest..at).rev().find(|&i| scene.is_comma(i) && !scene.is_quoted(i));
    match comma {
        Some(comma) if scene.form(comma + 1).starts_with('و') && scene.is(comma + 1, roles::PREPOSITION) => comma,
        _ => at,
    }
}

/// The end without the punctuation and conjunctions that stand last; a question mark or exclamation mark stays.
pub(super) fn trimmed(scene: &Scene<'_, '_>, from: u32, end: u32) -> u32 {
    let mut end = end;
    while end > from + 1 {
        let last = end - 1;
        let loose = scene.token(last).is_some_and(|token| {
            scene.is_punctuation(last) && matches!(token.first, '.' | '،' | ',' | '؛' | ';' | ':' | '-' | '–' | '—' | '…' | '(' | '*' | '/')
        });
        let hanging = matches!(scene.form(last), "و" | "لكن" | "كما" | "ثم" | "فيما" | "وذلك") || scene.opening_pair(last).is_some();
        if !loose && !hanging {
            break;
        }
        end -= 1;
    }
    end
}

/// True where content that began at `from` ends before token `at`.
fn ends_content(scene: &Scene<'_, '_>, attributions: &Attributions<'_>, from: u32, at: u32, opens: Opens) -> bool {
    let before = at - 1;
    let word = scene.word(at);
    let comma = scene.is_comma(before) || scene.is_mark(before, '؛');
    let paused = || comma || scene.closing_pair(before).is_some() || scene.is_mark(before, '-');
    // ، وفي تصريح لإذاعة قال: what the next cue belongs to.
    if comma && word.roles & roles::PREPOSITION != 0 && scene.form(at).starts_with('و') && scene.is(at + 1, roles::VENUE) {
        let reports = |i| attributions.at(i).is_some_and(|(cue, opening)| cue.is_finite() && cue.tier == Tier::A && opening.is_some());
        if (at + 2..at + 10).any(reports) {
            return true;
        }
    }
    // ، رافضا الخوض في الأسباب: what the speaker did, not what he said.
    if comma && word.roles & roles::CIRCUMSTANCE != 0 {
        return true;
    }
    if word.roles & roles::BACKGROUND != 0 && background(scene, at, comma) {
        return true;
    }
    if let Some((cue, opening)) = attributions.at(at)
        && attributes(scene, cue, opening.as_ref(), from, paused())
    {
        return true;
    }
    // لكنه قال، إلا أنها أكدت، كما أشار: the joining word goes with the cue after it.
    if word.roles & (roles::OPPOSES | roles::TURN) != 0 {
        let next =
            if scene.is_complementiser(at + 1) || matches!(scene.form(at), "الا" | "غير" | "بيد") { at + 2 } else { at + 1 };
        if let Some((cue, opening)) = attributions.at(next)
            && cue.is_finite()
            && (opening.is_some() || cue.class == Class::Say)
            && matches!(cue.tier, Tier::A | Tier::B)
        {
            return true;
        }
    }
    // التي قال إنها, right after what it describes: the narrator reports on.
    if scene.is(at, roles::RELATIVE)
        && !paused()
        && attributions.at(at + 1).is_some_and(|(cue, opening)| cue.is_finite() && opening.is_some() && matches!(cue.tier, Tier::A))
    {
        return true;
    }
    if opens == Opens::Nominal && scene.is_mark(at, '-') && scene.token(at).is_some_and(|token| !token.glued) {
        return true;
    }
    if opens == Opens::Nominal && comma {
        return !continues_nominal(scene, at);
    }
    // «…»، قال: and the like inside a clause end it too.
    false
}

fn background(scene: &Scene<'_, '_>, at: u32, comma: bool) -> bool {
    let form = scene.form(at);
    let be = matches!(form.trim_start_matches('و'), "كان" | "كانت" | "كانوا" | "كانا" | "كانتا" | "يكون" | "تكون");
    if be {
        return comma && form.starts_with('و');
    }
    // وسط, في وقت, فيما inside a clause are plain prepositions.
    let always = matches!(
        form,
        "الامر"
            | "والامر"
            | "يذكر"
            | "يشار"
            | "تجدر"
            | "جدير"
            | "الجدير"
            | "والجدير"
            | "ويذكر"
            | "ويشار"
            | "وتجدر"
    );
    let time = matches!(form, "في") && scene.form(at + 1) == "الوقت";
    always || comma || time || form == "بينما"
}

/// True where a cue inside content begins the next attribution, not a report within the report.
fn attributes(scene: &Scene<'_, '_>, cue: &Cue, opening: Option<&Opening>, from: u32, paused: bool) -> bool {
    let at = cue.tokens.start;
    match cue.shape {
        CueShape::Participle => {
            let clause = opening.is_some_and(|opening| opening.opens == Opens::Clause && opening.content <= cue.tokens.end + 4);
            opening.is_some() && (paused || (cue.tier == Tier::A || clause) && !scene.is(at - 1, roles::PREPOSITION))
        }
        CueShape::Finite => {
            // الإدارة، …، أكدت أن: without a conjunction and a subject of its own it is the verb of the clause before.
            let own = || {
                cue.conjunction
                    || opening.is_some_and(|opening| matches!(opening.opens, Opens::Mark | Opens::Colon))
                    || scene.closing_pair(at - 1).is_some()
                    || opening.is_some_and(|opening| noun_phrase::after(scene, cue.tokens.end, opening.gap_end, true).is_some())
            };
            opening.is_some()
                && (paused && !scene.is(at - 1, roles::RELATIVE) && own()
                    || cue.conjunction && matches!(cue.class, Class::Add) && cue.tier == Tier::A)
        }
        CueShape::Phrase(Takes::Nothing) => true,
        CueShape::Phrase(Takes::Verb) => opening.is_some() || verb_follows(scene, cue.tokens.end),
        CueShape::Phrase(Takes::Document) => paused && cue.conjunction,
        CueShape::Phrase(Takes::Phrase) => paused && at > from + 2 || source_follows(scene, cue.tokens.end),
        CueShape::Noun(_) => false,
    }
}

/// True where a reporting verb stands at `at`, as in حسبما أفاد.
pub(super) fn verb_follows(scene: &Scene<'_, '_>, at: u32) -> bool {
    scene.reports(at, verbs::LIKELY)
}

/// True where a source that can speak stands at `at`: وفق مصدر أمني, حسب الوزارة.
pub(super) fn source_follows(scene: &Scene<'_, '_>, at: u32) -> bool {
    let speaks = roles::ROLE | roles::ANONYMOUS | roles::MEDIUM | roles::BODY | roles::DOCUMENT | roles::ANAPHOR;
    let word = scene.word(at);
    (word.roles | word.after_preposition) & speaks != 0 || scene.is_person(at)
}

/// After a comma a noun phrase goes on with another member or with what belongs to it.
fn continues_nominal(scene: &Scene<'_, '_>, at: u32) -> bool {
    let form = scene.form(at);
    let joined = form.starts_with('و') && !scene.is(at, roles::RELATIVE | roles::NEGATION | roles::AUXILIARY) && !looks_finite(form);
    joined
        || matches!(form, "او" | "طالما" | "عملا" | "بما" | "لا" | "سواء" | "وذلك" | "بهدف" | "بغيه" | "قصد" | "عبر")
        || form == "من" && scene.form(at + 1) == "خلال"
        || at >= 2 && scene.is_person(at - 2) && scene.is(at, roles::ROLE)
}

/// و with an imperfect or a known auxiliary after it: the narrator goes on.
fn looks_finite(form: &str) -> bool {
    let rest = form.strip_prefix('و').unwrap_or(form);
    rest.starts_with('ي') || rest.starts_with('ت') && rest.ends_with('ت') || matches!(rest, "هو" | "هي" | "هم" | "قد" | "لم" | "تم" | "ذلك")
}
