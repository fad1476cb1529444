//! Reporting expressions wherever they stand; what follows them decides later whether they report.

use super::agreement::{self, Agreement};
use super::frame::Opening;
use super::scene::Scene;
use crate::lexicon::attribution_phrases::{self, Takes};
use crate::lexicon::quotation_words::roles;
use crate::lexicon::reporting_words::{self, Class, Shape, Tier, frames};
use crate::lexicon::{List, Match};
use crate::text::sentence::Tokens;

/// What a cue is, grammatically.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CueShape {
    /// A finite verb.
    Finite,
    /// A circumstantial participle: مشيرا.
    Participle,
    /// A noun with the speaker's pronoun (قوله), with the speaker after it (تأكيد الوزير), or with neither (بالقول).
    Noun(Shape),
    /// وفق، على حد تعبيره, and what it takes.
    Phrase(Takes),
}

/// A reporting expression.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// With its negation and auxiliaries where they stand right before it.
    pub(super) tokens: Tokens,
    /// The token of the verb, participle or noun; of a phrase its first token.
    pub(super) head: u32,
    pub(super) shape: CueShape,
    pub(super) class: Class,
    pub(super) tier: Tier,
    /// What may follow: bits of `reporting_words::frames`.
    pub(super) frames: u32,
    pub(super) agreement: Agreement,
    pub(super) negated: bool,
    /// True where و or ف is written before it.
    pub(super) conjunction: bool,
}

impl Cue {
    pub(super) fn takes(&self, frame: u32) -> bool {
        self.frames & frame != 0
    }

    pub(super) fn is_finite(&self) -> bool {
        self.shape == CueShape::Finite
    }
}

/// True for what may begin a cue.
pub(super) fn may_be(found: &Match) -> bool {
    matches!(found.list, List::AttributionPhrases | List::ReportingWords)
}

/// The cues, by first token; several at one token where its word may be read in several ways. Beside each is room for what
/// opens after it.
pub(super) fn find(scene: &Scene<'_, '_>) -> Vec<(Cue, Option<Opening>)> {
    let mut cues: Vec<(Cue, Option<Opening>)> = Vec::new();
    let mut phrase_until = 0;
    for found in scene.matches() {
        if let Some(row) = attribution_phrases::of(found) {
            let tokens = scene.tokens_of(found);
            let longer =
                |(cue, _): &(Cue, _)| cue.head == tokens.start && matches!(cue.shape, CueShape::Phrase(_)) && cue.tokens.end < tokens.end;
            if cues.last().is_some_and(longer) {
                cues.pop();
            }
            if tokens.end > phrase_until
                && let Some(cue) = phrase(scene, tokens, found.reading, row.takes)
            {
                phrase_until = cue.tokens.end;
                cues.push((cue, None));
            }
        } else if let Some(row) = reporting_words::of(found) {
            let tokens = scene.tokens_of(found);
            if tokens.start >= phrase_until {
                cues.extend(word(scene, tokens, found.reading, row).map(|cue| (cue, None)));
            }
        }
    }
    cues
}

fn phrase(scene: &Scene<'_, '_>, tokens: Tokens, reading: u8, takes: Takes) -> Option<Cue> {
    let reading = scene.readings(tokens.start).get(usize::from(reading))?;
    if reading.preposition.is_some() {
        return None;
    }
    Some(Cue {
        head: tokens.start,
        shape: CueShape::Phrase(takes),
        class: Class::Relay,
        tier: Tier::A,
        frames: 0,
        agreement: agreement::of_pronoun(scene.form(tokens.end - 1)),
        negated: false,
        conjunction: reading.conjunction.is_some(),
        tokens,
    })
}

fn word(scene: &Scene<'_, '_>, tokens: Tokens, reading: u8, row: &'static reporting_words::Row) -> Option<Cue> {
    let at = tokens.start;
    let reading = scene.readings(at).get(usize::from(reading))?;
    let form = scene.document.reading_form(reading);
    let imperfect = form.starts_with(['ي', 'ت']);
    let shape = match (row.shape, reading.preposition) {
        (Shape::Finite, None) => CueShape::Finite,
        (Shape::Finite, Some('ل' | 'س')) if imperfect => CueShape::Finite,
        (Shape::Participle, None) if !after_preposition(scene, at) => CueShape::Participle,
        (Shape::Noun, None) if repeated(scene, at) => CueShape::Noun(row.shape),
        (Shape::NounOwn | Shape::NounOf, None) => CueShape::Noun(row.shape),
        (Shape::Noun, Some('ب')) if row.class == Class::Say => CueShape::Noun(row.shape),
        (Shape::NounOwn | Shape::NounOf, Some('ب')) if row.class != Class::Direct => CueShape::Noun(row.shape),
        (Shape::NounOwn, Some('ل')) if row.class == Class::Direct => CueShape::Noun(row.shape),
        _ => return None,
    };
    if row.frames & frames::INITIAL != 0 && !begins_clause(scene, at)
        || row.frames & frames::NOUN != 0 && form.chars().count() == 3 && !begins_clause(scene, at)
        || shape == CueShape::Finite && is_remark(scene, at)
    {
        return None;
    }
    let agreement = match shape {
        CueShape::Finite => agreement::of_verb(form),
        CueShape::Participle => agreement::of_participle(form),
        _ => agreement::of_pronoun(form),
    };
    let mut cue = Cue {
        tokens,
        head: at,
        shape,
        class: row.class,
        tier: row.tier,
        frames: row.frames,
        agreement,
        negated: row.class == Class::Deny && row.tier == Tier::A && row.frames & frames::OBJECT != 0,
        conjunction: reading.conjunction.is_some(),
    };
    if shape == CueShape::Finite {
        take_auxiliaries(scene, &mut cue);
    }
    Some(cue)
}

/// أعاد التأكيد على, خلص إلى القول: a verb before it has the speaker; not يمكن القول.
fn repeated(scene: &Scene<'_, '_>, at: u32) -> bool {
    let verb = |i: u32| {
        let form = scene.form(i).trim_start_matches(['و', 'ف']);
        ["اعاد", "اعادت", "اعادوا", "جدد", "جددت", "جددوا", "كرر", "كررت", "يعيد", "تعيد", "يجدد", "تجدد", "يكرر", "تكرر"].contains(&form)
    };
    let lowest = scene.sentence(at).start.max(at.saturating_sub(20));
    (lowest..at).any(verb)
}

/// رد على مطالبة النقابة: after a preposition it is a noun.
fn after_preposition(scene: &Scene<'_, '_>, at: u32) -> bool {
    let be = |form: &str| {
        matches!(
            form.trim_start_matches(['و', 'ف', 'س']),
            "كان"
                | "كانت"
                | "تكون"
                | "تكن"
                | "يكن"
                | "يكون"
                | "يظل"
                | "تظل"
                | "ظل"
                | "بات"
                | "باتت"
                | "يبقي"
                | "تبقي"
                | "اصبح"
                | "اصبحت"
                | "يزال"
                | "تزال"
        )
    };
    at > 0 && be(scene.form(at - 1)) || at > 0 && scene.is(at - 1, roles::PREPOSITION) && !scene.is_timed(at - 1)
}

/// Takes the negation and auxiliaries right before the verb: كان قد أكد، ولم يقل.
fn take_auxiliaries(scene: &Scene<'_, '_>, cue: &mut Cue) {
    if cue.tokens.start > 0 && matches!(scene.form(cue.tokens.start - 1), "و" | "ف") {
        cue.conjunction = true;
    }
    while let Some(before) = cue.tokens.start.checked_sub(1) {
        let word = scene.word(before);
        if word.roles & (roles::AUXILIARY | roles::NEGATION) == 0 || cue.conjunction || scene.is_quoted(before) != scene.is_quoted(cue.head)
        {
            break;
        }
        // ما before an imperfect is as often "what": ما يقول.
        if word.roles & roles::NEGATION != 0 {
            if scene.form(before).ends_with("ما") {
                break;
            }
            cue.negated = true;
        }
        cue.conjunction = word.conjunction;
        cue.tokens.start = before;
    }
}

/// أستبعد، أعتبر: with a hamza, where the past of the third person has none, the writer speaks.
fn is_first_person(scene: &Scene<'_, '_>, at: u32) -> bool {
    let form = scene.form(at).trim_start_matches(['و', 'ف']);
    let eighth_or_tenth = ["است", "اتهم", "اعت", "اقتر", "افتر", "اشت", "التمس", "احتج", "اختتم", "انتقد", "ادع"];
    let written = scene.surface(at).trim_start_matches(['و', 'ف']);
    written.starts_with('\u{623}') && eighth_or_tenth.iter().any(|start| form.starts_with(start))
}

/// True where the verb belongs to a remark of the narrator: يذكر أن, مما يؤكد أن, الأمر الذي يشير إلى.
fn is_remark(scene: &Scene<'_, '_>, at: u32) -> bool {
    // أبو طالب, a name; لفت انتباه الزوار, which is no speech.
    // لو أنك طلبت, فلتعترف: nobody has said it.
    let first_two = at > 0 && matches!(scene.form(at - 1), "انك" | "انكم" | "انني" | "اني" | "اننا" | "لعلك");
    let wished = scene.form(at).starts_with("فلي") || scene.form(at).starts_with("فلت");
    if first_two || wished || is_first_person(scene, at) {
        return true;
    }
    let of_name = at > 0 && matches!(scene.form(at - 1), "ابو" | "ابي" | "ابا" | "بن" | "عبد");
    let attracts = (at + 1..at + 5).any(|i| matches!(scene.form(i), "انتباه" | "انظار" | "الانظار")) && scene.form(at).contains("لفت");
    if of_name || attracts {
        return true;
    }
    let form = scene.form(at);
    let imperfect = form.trim_start_matches('و').starts_with(['ي', 'ت']);
    let before = at.checked_sub(1).map_or("", |before| scene.form(before));
    let thing = imperfect && matches!(before, "مما" | "ما" | "بما" | "وما" | "ان" | "شيء")
        || before == "مما"
        || matches!(before, "الذي" | "التي") && at > 1 && matches!(scene.form(at - 2), "الامر" | "الشيء" | "والامر");
    imperfect && scene.is(at, roles::BACKGROUND) && !scene.is(at, roles::AUXILIARY) || thing
}

/// True where a clause may begin at `at`: after a mark of punctuation, after كما or قد, or at the start of a sentence.
fn begins_clause(scene: &Scene<'_, '_>, at: u32) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    // من جانب آخر بين المدير أن.
    let aside = before > 0
        && matches!(scene.form(before), "اخر" | "اخري" | "ثانيه" | "ثان")
        && matches!(scene.form(before - 1), "جانب" | "جهه" | "ناحيه");
    scene.sentence(at).start == at
        || scene.is_punctuation(before) && scene.closing_pair(before).is_none()
        || aside
        || scene.is(before, roles::TURN | roles::AUXILIARY | roles::SWITCH | roles::NEGATION | roles::RELATIVE)
        || matches!(scene.form(before), "و" | "جهته" | "جانبه" | "جهتها" | "جانبها")
}
