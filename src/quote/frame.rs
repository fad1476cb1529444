//! What follows a cue and makes it report: a complementiser, a colon, a mark, a question, or a noun phrase.

mod object;

use super::cue::{Cue, CueShape};
use super::nominal::{content_noun, governs_noun};
use super::noun_phrase::{self, is_participle};
use super::scene::{Scene, verbs};
use super::subject::SPEAKERS;
use crate::lexicon::quotation_words::roles;
use crate::lexicon::reporting_words::{self, Tier, frames};

/// How the content is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    /// A complementiser, which is part of the content.
    Clause,
    /// A question word, which is part of the content.
    Question,
    /// A quotation mark.
    Mark,
    /// A colon and no mark.
    Colon,
    /// A noun phrase, after a preposition or as the object.
    Nominal,
}

/// Where the content of a cue begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    pub(super) opens: Opens,
    /// The first token of the content.
    pub(super) content: u32,
    /// Where the tokens between cue and content end: before a preposition, a colon or قائلا.
    pub(super) gap_end: u32,
    /// Where the speaker's noun phrase must be looked for: after عن of a relay, after من of heard news.
    pub(super) speaker_from: Option<u32>,
}

/// The tokens between cue and content at most, by tier.
fn window(tier: Tier) -> u32 {
    match tier {
        Tier::A => 60,
        Tier::B => 45,
        Tier::C => 10,
    }
}

/// Marked words longer than this, in tokens, are all alike.
const LONGEST_TITLE: u32 = 20;

/// Words after which أن opens no reported clause: رغم أن، بعد أن، يجب أن.
#[rustfmt::skip]
const NOT_BEFORE_CLAUSE: &[&str] = &[
    "رغم", "الا", "غير", "بيد", "علما", "خصوصا", "خاصه", "سيما", "حيث", "اذ", "قبل", "بعد", "يمكن", "يجب", "ينبغي", "منذ",
    "المقرر", "المتوقع", "المرجح", "المحتمل", "المفترض", "شانه", "شانها", "دون", "اجل", "الي", "كما", "مع", "لولا", "سبق", "الممكن",
    "المنتظر", "ينتظر", "المؤمل", "حتي", "لحد", "بمجرد", "ما", "يفترض", "حال", "عدا", "المعروف", "المعلوم", "الموكد", "المؤكد",
    "بد", "لابد", "نجد", "وجدنا", "لوجدنا", "يبدو", "اتضح", "ثبت", "يعني", "تعني", "لدرجه", "بحجه", "باعتبار", "شريطه", "شرط", "بمعني",
    "بحكم", "شك", "بدعوي", "مادام", "طالما", "رغما", "الواضح", "الطبيعي", "الضروري", "المهم", "لاسيما", "المؤسف",
];

/// The opening of `cue`, if what follows is one of its frames. `end` is where its sentence ends. Looks at most
/// [`window`] tokens ahead.
pub(super) fn open(scene: &Scene<'_, '_>, cue: &Cue, end: u32) -> Option<Opening> {
    let from = cue.tokens.end;
    // الحظ الذي أشار إليه الشاعر: what is said stands before.
    let said_before = match scene.form(from) {
        "اليه" | "اليها" => cue.takes(frames::ILA),
        "به" | "بها" => cue.takes(frames::BI),
        "عليه" | "عليها" => cue.takes(frames::ALA),
        "عنه" | "عنها" => cue.takes(frames::AN) && !cue.takes(frames::SPEECH) || cue.class == reporting_words::Class::Announce,
        _ => false,
    };
    if said_before && cue.tokens.start > 0 && scene.is(cue.tokens.start - 1, roles::RELATIVE) {
        return None;
    }
    let reach = match cue.shape {
        CueShape::Participle => window(cue.tier) / 4,
        _ => window(cue.tier),
    };
    let end = end.min(from.saturating_add(reach));
    let mut search = Search { scene, cue, end, nominal: None, saying: None, speaker_from: None, commas: 0, weak: false, turned: false };
    search.run(from)
}

struct Search<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    cue: &'s Cue,
    end: u32,
    /// A preposition's noun phrase, taken unless a clause comes.
    nominal: Option<Opening>,
    /// Where قائلا or بالقول stands after the cue.
    saying: Option<u32>,
    speaker_from: Option<u32>,
    commas: u32,
    /// True where the nominal candidate stands after a venue, to which its preposition may belong.
    weak: bool,
    /// True once another verb has begun, which takes the prepositions after it.
    turned: bool,
}

impl Search<'_, '_, '_> {
    fn run(&mut self, from: u32) -> Option<Opening> {
        let scene = self.scene;
        let mut at = from;
        if let Some(found) = self.judged(from) {
            return Some(found);
        }
        if self.cue.takes(frames::OBJECT)
            && let Some(found) = self.object(from)
        {
            self.nominal = Some(found);
        }
        while at < self.end {
            self.turned |= at > from && self.turns_at(at);
            if let Some(found) = self.opened_at(at, from) {
                return Some(found);
            }
            if self.closed_at(at, from) {
                break;
            }
            self.commas += u32::from(scene.is_comma(at));
            at = match scene.opening_pair(at).and_then(|pair| pair.close) {
                Some(close) if close < self.end => close + 1,
                _ => at + 1,
            };
        }
        self.nominal
    }

    fn opening(&self, opens: Opens, content: u32, gap_end: u32) -> Option<Opening> {
        let gap_end = self.saying.unwrap_or(gap_end).max(self.cue.tokens.end);
        Some(Opening { opens, content, gap_end, speaker_from: self.speaker_from })
    }

    /// True where another verb begins after a comma: ، واستمع إلى, or a consequence: ، ليقوم بعد ذلك بـ.
    fn turns_at(&self, at: u32) -> bool {
        let scene = self.scene;
        if !scene.is_comma(at - 1) || scene.mention(at).is_some() {
            return false;
        }
        let form = scene.form(at);
        let joined = scene.leading_conjunction(at) == Some('و') && !form.starts_with("وال") && scene.word(at).roles == 0;
        joined || form.starts_with("لي") && form.chars().count() >= 5
    }

    /// The opening at token `at`, if there is one.
    fn opened_at(&mut self, at: u32, from: u32) -> Option<Opening> {
        let (scene, cue) = (self.scene, self.cue);
        let form = scene.form(at);
        let speech = cue.takes(frames::SPEECH) || self.saying.is_some();
        if scene.is_complementiser(at) && self.clause_may_open(at, from) {
            // اقترح …، ضرورة أن توفر: the noun is the object.
            let noun = at > from + 1 && cue.takes(frames::OBJECT) && content_noun(scene, at - 1) == Some(false);
            if noun && !scene.is(at - 1, SPEAKERS) {
                return self.opening(Opens::Nominal, at - 1, at - 1);
            }
            return self.opening(Opens::Clause, at, self.before_preposition(at, from));
        }
        // 6:30 is a clock time.
        let is_clock = || {
            scene.is_timed(at) || scene.token(at + 1).is_some_and(|next| next.glued && next.kind == crate::text::token::TokenKind::Number)
        };
        if scene.is_mark(at, ':') && !is_clock() && (speech || cue.takes(frames::CLAUSE)) {
            let next = at + 1;
            if scene.is_complementiser(next) {
                return self.opening(Opens::Clause, next, at);
            }
            let opens = if scene.opening_pair(next).is_some() { Opens::Mark } else { Opens::Colon };
            // ونقلت شركات الطيران: «…»، «…», no relay without its source.
            if cue.class == reporting_words::Class::Relay && self.speaker_from.is_none() {
                return None;
            }
            return (next < self.end && (speech || opens == Opens::Mark)).then(|| self.opening(opens, next, at)).flatten();
        }
        if let Some(pair) = scene.opening_pair(at) {
            let words = scene.word_count(at..pair.close.unwrap_or(scene.sentence(at).end).min(at + LONGEST_TITLE));
            let colon = at > from && scene.is_mark(at - 1, ':');
            // قال «د. م» إن: the marks hold a name.
            let names_speaker = at == from && words <= 4 && pair.close.is_some_and(|close| scene.is_complementiser(close + 1));
            if names_speaker {
                return None;
            }
            // إلى «انطلاق المشاورات»، أكدوا «عزمهم على»: a noun phrase in marks.
            if self.nominal.is_some_and(|nominal| nominal.content == at) {
                return self.nominal;
            }
            // عبر عن رفضه لقرار «…»: the marks stand in the noun phrase.
            let inside = self.nominal.is_some_and(|nominal| nominal.content < at) && !colon && !scene.is_comma(at - 1);
            if inside && !self.weak {
                return self.nominal;
            }
            // محامية المتهمة في «قضية الميناء القديم»: no words of the speaker.
            let governed_by = !colon
                && at > from
                && words < 8
                && matches!(scene.form(at - 1), "في" | "من" | "مع" | "ضمن" | "حول" | "امام" | "لدي" | "خلال" | "بين");
            if governed_by {
                return None;
            }
            if cue.takes(frames::OBJECT) && !colon && content_noun(scene, at + 1).is_some() && words >= 2 {
                return self.opening(Opens::Nominal, at, at);
            }
            if speech
                && (colon || words >= 4 && !names(scene, at) || words >= 2 && at == from && cue.takes(frames::SPEECH) && !names(scene, at))
            {
                return self.opening(Opens::Mark, at, at);
            }
            if cue.takes(frames::AS) && at > from && bare_b(scene, at - 1) {
                return self.opening(Opens::Nominal, at, at - 1);
            }
            // دعت الوزارة «كل الأطراف إلى الهدوء».
            let governed = cue.takes(frames::BI) && scene.form(at + 1).starts_with('ب')
                || cue.class == reporting_words::Class::Direct
                    && words >= 5
                    && at > from
                    && self.nominal.is_none()
                    && !scene.is(at - 1, roles::PREPOSITION);
            if (cue.takes(frames::OBJECT) || governed) && pair.close.is_some() && words >= 3 && !names(scene, at) {
                return self.opening(Opens::Nominal, at, at);
            }
            return None;
        }
        if cue.takes(frames::WH) && (scene.is(at, roles::QUESTION) || form == "عما" || form == "اذا") && at > from.saturating_sub(1) {
            return self.opening(Opens::Question, at, self.before_preposition(at, from));
        }
        // قال فلان لقد, قال فلان لا: speech without a mark.
        let is_verbatim = || {
            form == "لقد"
                || at > from
                    && matches!(form, "لا" | "لن" | "لم" | "ليس" | "ليست" | "نحن")
                    && scene.mention(at - 1).is_some()
                    && !(from..at).any(|i| scene.is(i, roles::RELATIVE | roles::PREPOSITION) || scene.is_comma(i))
        };
        if speech && cue.is_finite() && matches!(cue.class, reporting_words::Class::Say | reporting_words::Class::Add) && is_verbatim() {
            return self.opening(Opens::Colon, at, at);
        }
        if (at == from || self.saying.is_none()) && is_saying(form) {
            self.saying = Some(at);
            return None;
        }
        if self.nominal.is_none() {
            self.nominal = self.nominal_at(at, from);
            self.weak = self.nominal.is_some() && (from..at).any(|i| scene.is(i, roles::VENUE));
        }
        if cue.takes(frames::RELAY) && self.speaker_from.is_none() && form == "عن" {
            self.speaker_from = Some(at + 1);
        }
        if cue.takes(frames::HEARD) && self.speaker_from.is_none() && form == "من" {
            self.speaker_from = Some(at + 1);
        }
        None
    }

    fn clause_may_open(&self, at: u32, from: u32) -> bool {
        let (scene, cue) = (self.scene, self.cue);
        let fits = cue.takes(frames::CLAUSE)
            || self.saying.is_some()
            || cue.takes(frames::AS) && scene.word(at).preposition == 'ب'
            || cue.takes(frames::FEELING) && at == from;
        if !fits || cue.takes(frames::QAIL) && self.saying.is_none() || cue.takes(frames::HEARD) && self.speaker_from.is_none() {
            return false;
        }
        if at == from {
            return true;
        }
        if scene.word(at).conjunction && scene.word(at).roles & roles::COMPLEMENTISER != 0 && scene.form(at).starts_with('و') {
            return false;
        }
        let before = scene.form(at - 1);
        let after_preposition = matches!(before, "الي" | "علي" | "من" | "عن" | "حول" | "في") && self.preposition_fits(before);
        let is_excluded =
            || NOT_BEFORE_CLAUSE.contains(&before) || before.strip_prefix('و').is_some_and(|rest| NOT_BEFORE_CLAUSE.contains(&rest));
        after_preposition || !is_excluded() && (self.nominal.is_none() || self.nominal_yields(at))
    }

    /// True where the preposition written before أن can go with the verb.
    fn preposition_fits(&self, preposition: &str) -> bool {
        let cue = self.cue;
        match preposition {
            "الي" => cue.takes(frames::ILA) || cue.class == reporting_words::Class::Add || cue.class == reporting_words::Class::Point,
            _ => true,
        }
    }

    /// A clause after a nominal candidate: it wins where the two have the same preposition or the candidate was an object
    /// far before it.
    fn nominal_yields(&self, at: u32) -> bool {
        let scene = self.scene;
        let Some(nominal) = self.nominal else { return true };
        let before = at.checked_sub(1).map_or("", |before| scene.form(before));
        let candidate = nominal.content.checked_sub(1).map_or("", |before| scene.form(before));
        // أفاد المتحدث بالمنطقة أن: with a verb of saying a clause comes before what stands with ب.
        let says = matches!(self.cue.class, reporting_words::Class::Say | reporting_words::Class::Announce | reporting_words::Class::Admit);
        let prefixed = says && scene.form(nominal.content).starts_with('ب');
        // أكد أرفع مسؤول في مكافحة الإرهاب أن: the noun belongs to who speaks.
        let from = self.cue.tokens.end;
        let in_subject = nominal.gap_end == nominal.content
            && noun_phrase::after(scene, from, at, false)
                .is_some_and(|subject| subject.contains(&nominal.content) && subject.end + 1 >= at);
        prefixed
            || nominal.gap_end == nominal.content && scene.is_comma(at - 1)
            || in_subject
            || self.weak
            || before == candidate && matches!(before, "الي" | "علي" | "عن" | "من")
            || scene.word(at).preposition == 'ب' && self.commas > 0
    }

    /// The token before a preposition that stands right before the content.
    fn before_preposition(&self, at: u32, from: u32) -> u32 {
        if at > from && matches!(self.scene.form(at - 1), "الي" | "علي" | "من" | "عن" | "ب" | "حول") { at - 1 } else { at }
    }

    /// The noun phrase after one of the verb's prepositions at `at`.
    fn nominal_at(&self, at: u32, from: u32) -> Option<Opening> {
        let (scene, cue) = (self.scene, self.cue);
        let next = at + 1;
        let near = cue.is_finite() || self.commas == 0 && at - from <= 7;
        if self.turned || !near {
            return None;
        }
        let frame = match scene.form(at) {
            "الي" => frames::ILA,
            "علي" => frames::ALA,
            "عن" => frames::AN,
            "من" => frames::MIN,
            "في" => frames::FI,
            "ب" => frames::BI,
            // لـ«المساء», an outlet.
            "ل" if scene.opening_pair(at + 1).is_none() => frames::LI,
            _ => 0,
        };
        if frame & cue.frames != 0 && next < self.end && !scene.is_person(at) {
            let venue = scene.is(next, roles::VENUE) && cue.frames & frame & (frames::FI | frames::MIN) != 0;
            let governs = !scene.is_complementiser(next) && !scene.is(next, roles::SWITCH | roles::RELATIVE) && !venue;
            // المشرف العام على المعرض: a title. على الفيسبوك: where it was said.
            let title = scene.form(at) == "علي"
                && (at.saturating_sub(2)..at).any(|i| {
                    scene.form(i).starts_with("المشرف")
                        || matches!(scene.form(i), "القائم" | "القائمون" | "القائمين" | "المطلع" | "المطلعه")
                });
            if title || scene.is(next, roles::POSTED) && cue.shape == CueShape::Finite {
                return None;
            }
            let switch = scene.is(at, roles::SWITCH);
            return (governs && !switch && !scene.is_timed(next)).then(|| self.opening(Opens::Nominal, next, at)).flatten();
        }
        let prefixed = |letter: char, frame: u32| cue.takes(frame) && governs_noun(scene, at, letter);
        if at - from <= 20 && prefixed('ب', frames::BI) || prefixed('ل', frames::LI) {
            return self.opening(Opens::Nominal, at, at);
        }
        None
    }

    /// اعتبر الوزير القرار خطأ، معتبرا ذلك خطوة: object and predicate are the content, if no clause comes.
    fn judged(&self, from: u32) -> Option<Opening> {
        let (scene, cue) = (self.scene, self.cue);
        if !cue.takes(frames::AS) || !scene.form(cue.head).contains("عتبر") {
            return None;
        }
        let object = |i: u32| {
            let form = scene.form(i);
            matches!(form, "هذا" | "هذه" | "ذلك" | "تلك" | "هولاء" | "هؤلاء")
                || form.starts_with("ال") && scene.word(i).roles == 0 && form.chars().count() > 4
        };
        let at = match cue.shape {
            CueShape::Participle => from,
            CueShape::Finite => {
                let subject = noun_phrase::after(scene, from, self.end, true)?;
                let perfect = scene.form(cue.head).trim_start_matches('و').starts_with('ا');
                let named = subject.clone().any(|i| scene.is_person(i)) || perfect && scene.is(subject.start, SPEAKERS);
                Some(subject.end).filter(|_| named)?
            }
            _ => return None,
        };
        let close = (at..self.end).find(|&i| scene.is_comma(i) || scene.is_mark(i, '.')).unwrap_or(self.end);
        let clause = (at..close).any(|i| scene.is_complementiser(i)) || close < at + 2;
        if object(at) && !clause { self.opening(Opens::Nominal, at, at) } else { None }
    }

    /// True where the search ends at `at` with what it has.
    fn closed_at(&self, at: u32, from: u32) -> bool {
        let scene = self.scene;
        if scene.is_mark(at, '؛') || scene.is_mark(at, ';') || self.commas >= 5 {
            return true;
        }
        if at > from && is_participle(scene, at) && !is_saying(scene.form(at)) {
            return true;
        }
        // Another verb of saying takes what follows, unless a relative clause describes the speaker.
        if at > from
            && scene.reports(at, verbs::SURE)
            && scene.word(at).roles == 0
            && !scene.is(at - 1, roles::RELATIVE | roles::NEGATION)
            && scene.mention(at).is_none()
        {
            return true;
        }
        let after_comma = at > 0 && scene.is_comma(at - 1);
        if let Some(nominal) = self.nominal.filter(|nominal| nominal.content < at && scene.is_comma(at)) {
            // أوضحت العالمة المتخصصة في علاج الصدمات، أن: the noun belongs to who speaks.
            let clause = nominal.gap_end == nominal.content && scene.is_complementiser(at + 1) && self.cue.takes(frames::CLAUSE);
            return !clause || scene.form(at + 1).starts_with('و');
        }
        after_comma
            && (scene.reports(at, verbs::FINITE) && scene.leading_conjunction(at).is_some()
                || scene.is(at, roles::BACKGROUND | roles::OPPOSES))
    }
}

/// قائلا، بالقول، بقوله: what follows is the content of the verb before.
fn is_saying(form: &str) -> bool {
    matches!(
        form,
        "قائلا"
            | "قائله"
            | "قائلين"
            | "قايلا"
            | "بالقول"
            | "بقوله"
            | "بقولها"
            | "بقولهم"
            | "مغردا"
            | "القول"
            | "بقولهما"
            | "قوله"
            | "قولها"
            | "مخاطبا"
            | "مخاطبه"
            | "متسائلا"
            | "متسائله"
            | "معلقا"
            | "معلقه"
    )
}

fn bare_b(scene: &Scene<'_, '_>, at: u32) -> bool {
    matches!(scene.form(at), "ب" | "بال")
}

/// True where the marks that open at `at` hold a name: after صحيفة, شركة, اسم…, or a name that covers them.
pub(super) fn names(scene: &Scene<'_, '_>, at: u32) -> bool {
    let mut before = at.saturating_sub(1);
    // شركة الشحن «…»: the head stands one word further off.
    if before > 0 && scene.form(before).starts_with("ال") && scene.is(before - 1, roles::CALLED | roles::MEDIUM) {
        before -= 1;
    }
    if at > 0 && matches!(scene.form(before), "ل" | "حول" | "مراسل" | "مراسله" | "لمراسل") {
        return true;
    }
    let word = scene.word(before);
    let long = scene.opening_pair(at).is_some_and(|pair| scene.word_count(at..pair.close.unwrap_or(at)) >= 8);
    // في كلمة «…», with a whole speech in the marks, names nothing.
    let introduced = roles::MEDIUM | roles::CALLED | roles::TITLED | if long { 0 } else { roles::SLOGAN };
    let covered = scene.mention(at + 1).is_some_and(|mention| {
        scene.opening_pair(at).and_then(|pair| pair.close).is_some_and(|close| mention.span.covers(scene.span(at + 1..close)))
    });
    at > 0 && (word.roles | word.after_preposition) & introduced != 0 || covered
}
