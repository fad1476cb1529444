//! From cues to quotations: each cue with its opening claims its content, from the start of the text to its end.

use super::content::{self, Attributions};
use super::cue::{Cue, CueShape};
use super::draft::{Draft, Source};
use super::frame::{self, Opening, Opens};
use super::noun_phrase;
use super::scene::Scene;
use super::subject;
use crate::annotation::{EntityKind, QuoteKind};
use crate::lexicon::attribution_phrases::Takes;
use crate::lexicon::quotation_words::roles;
use crate::lexicon::reporting_words::{Class, Shape, Tier, frames};
use crate::span::Span;
use crate::text::sentence::Tokens;
use crate::text::token::{Token, TokenKind};

/// Adds to each of `cues` what opens after it, and leaves at most one a token: the first one, or the first that something opens
/// after. Cues in marks are dropped.
pub(super) fn open_each(scene: &Scene<'_, '_>, cues: &mut Vec<(Cue, Option<Opening>)>) {
    cues.retain_mut(|(cue, opening)| {
        let quoted = scene.is_quoted(cue.head);
        if !quoted && !matches!(cue.shape, CueShape::Phrase(_)) {
            *opening = frame::open(scene, cue, scene.sentence(cue.head).end);
        }
        !quoted
    });
    cues.dedup_by(|next, last| {
        let same = last.0.head == next.0.head || last.0.tokens.start >= next.0.tokens.start;
        if same && last.1.is_none() && next.1.is_some() {
            std::mem::swap(last, next);
        }
        same
    });
}

/// The quotations that have a cue, by cue.
pub(super) fn with_cues(scene: &Scene<'_, '_>, attributions: &Attributions<'_>) -> Vec<Draft> {
    let mut assembly = Assembly { scene, attributions, drafts: Vec::new(), claimed: 0, via: None };
    for (index, (cue, opening)) in attributions.all.iter().enumerate() {
        if cue.head >= assembly.claimed {
            assembly.take(index, cue, opening.as_ref());
        }
    }
    assembly.drafts
}

/// Folded words beside those for venues after which an outlet is addressed.
const SAID_TO: &[&str] = &["حصريه", "خاصه", "خاص", "صحفي", "صحفيه", "صحافي", "هاتفي", "هاتفيه", "تلفزيونيه", "اذاعيه", "تلفزيوني"];

/// The quotations so far, and how far the text is claimed.
pub(super) struct Assembly<'s, 'a, 't> {
    pub(super) scene: &'s Scene<'a, 't>,
    pub(super) attributions: &'s Attributions<'s>,
    pub(super) drafts: Vec<Draft>,
    /// The token after the last one of any content or speaker so far.
    pub(super) claimed: u32,
    /// An outlet named before a cue of its sentence: وبحسب الوكالة فقد قال, نقلت الوكالة عن.
    pub(super) via: Option<(Tokens, usize)>,
}

impl Assembly<'_, '_, '_> {
    fn take(&mut self, index: usize, cue: &Cue, opening: Option<&Opening>) {
        match cue.shape {
            CueShape::Phrase(Takes::Nothing) => {
                self.trailing(cue, cue.tokens.clone(), Source::Inherited(cue.agreement), "trailing-pronoun")
            }
            CueShape::Phrase(Takes::Phrase) => self.according_to(cue),
            CueShape::Phrase(Takes::Verb) => self.as_said(index, cue),
            CueShape::Phrase(Takes::Document) => self.document(cue),
            CueShape::Finite if self.fronted(cue) => {}
            _ => {
                if let Some(opening) = opening {
                    self.opened(cue, opening);
                }
            }
        }
    }

    /// Takes a quotation in, unless it is of nothing: after «جاء في البيان:» the block may end.
    pub(super) fn push(&mut self, draft: Draft) {
        if draft.parts.iter().any(Tokens::is_empty) {
            return;
        }
        if let Some(end) = draft.parts.iter().map(|part| part.end).max() {
            self.claimed = self.claimed.max(end);
        }
        self.drafts.push(draft);
    }

    /// A cue and what it opens after it.
    fn opened(&mut self, cue: &Cue, opening: &Opening) {
        let scene = self.scene;
        if cue.takes(frames::RELAY) && self.relay(cue, opening) {
            return;
        }
        if cue.tier == Tier::C && !self.plausible(cue, opening) {
            return;
        }
        // داعيا الله أن: a prayer, no report.
        let god = |i: u32| matches!(scene.form(i), "الله" | "المولي") && !scene.form(i - 1).contains("عبد") && scene.mention(i).is_none();
        if matches!(cue.class, Class::Direct | Class::Ask | Class::Express) && (cue.tokens.end..opening.gap_end).any(god) {
            return;
        }
        // لم يكشف عن هويته: nothing is said.
        if cue.negated && matches!(scene.form(opening.content), "هويته" | "هويتها" | "هويتهم" | "اسمه" | "اسمها" | "اسماءهم" | "اسمايهم")
        {
            return;
        }
        let content = content::extent(scene, self.attributions, opening);
        let words = scene.word_count(content.clone());
        if words < 1
            || words < 2 && opening.opens != Opens::Mark && scene.opening_pair(content.start).is_none() && opening.opens != Opens::Nominal
        {
            return;
        }
        let mut source = subject::of(scene, cue, opening, self.claimed);
        // ووفقا لمصادر، فقد أكدت أن: those named first are who speaks.
        if let Source::Inherited(agreement) = source
            && self.via.as_ref().is_some_and(|(_, sentence)| *sentence == scene.sentence_of(cue.head))
            && let Some((phrase, _)) = self.via.take()
        {
            source = Source::Phrase(phrase, agreement);
        }
        // أشار إلى هذه الشخصية: what is only named.
        let named_only = cue.class == Class::Point && opening.opens == Opens::Nominal;
        if named_only && matches!(scene.form(opening.content), "هذا" | "هذه" | "ذلك" | "تلك" | "هولاء") {
            return;
        }
        let alone = self.claimed <= scene.sentence(cue.head).start;
        if unsaid(scene, cue, opening, &source, alone) {
            return;
        }
        let mut draft = Draft::new(scene, content.clone(), source, rule(cue, opening), cue.tokens.start);
        let marked = opening.opens == Opens::Mark;
        draft.kind = match opening.opens {
            Opens::Mark => QuoteKind::Direct,
            Opens::Colon => QuoteKind::DirectUnmarked,
            _ if draft.kind == QuoteKind::Direct => QuoteKind::Mixed,
            _ => draft.kind,
        };
        draft.nominal = opening.opens == Opens::Nominal;
        draft.negated = cue.negated;
        draft.cue = Some(self.cue_span(cue, opening));
        draft.via =
            self.addressee(cue.tokens.end, opening.gap_end).or_else(|| self.addressed_before(cue)).or_else(|| self.heard(cue, opening));
        if draft.via.is_none()
            && let Some((via, sentence)) = self.via.take()
            && sentence == scene.sentence_of(cue.head)
        {
            draft.via = Some(via);
        }
        if marked {
            self.continue_marked(&mut draft);
        }
        self.push(draft);
    }

    /// A weak verb must have its subject right there, or begin its clause.
    fn plausible(&self, cue: &Cue, opening: &Opening) -> bool {
        let scene = self.scene;
        opening.content - cue.tokens.end <= 8
            && (opening.opens != Opens::Nominal || scene.opening_pair(opening.content).is_some() || cue.shape == CueShape::Participle)
    }

    /// The cue, with قائلا in مضى قائلا and with no preposition.
    fn cue_span(&self, cue: &Cue, opening: &Opening) -> Span {
        let with_saying = cue.class == Class::Add
            && cue.tier == Tier::C
            && opening.gap_end == cue.tokens.end
            && opening.content > cue.tokens.end
            && self.scene.is_word(cue.tokens.end);
        self.scene.span(cue.tokens.start..if with_saying { cue.tokens.end + 1 } else { cue.tokens.end })
    }

    /// نقلت الوكالة عن مسؤول قوله إن: the quotation is the noun's; the outlet only passes it on.
    fn relay(&mut self, cue: &Cue, opening: &Opening) -> bool {
        let scene = self.scene;
        if opening.speaker_from.is_none() {
            return false;
        }
        let outlet = noun_phrase::after(scene, cue.tokens.end, opening.content, true)
            .filter(|phrase| phrase.end < opening.speaker_from.unwrap_or(0));
        if let Some(outlet) = outlet {
            self.via = Some((outlet, scene.sentence_of(cue.head)));
        }
        let start = cue.tokens.end;
        (start..opening.content).any(|i| {
            self.attributions.all.binary_search_by_key(&i, |(cue, _)| cue.tokens.start).is_ok_and(|at| {
                self.attributions.all.get(at).is_some_and(|(cue, opening)| cue.shape == CueShape::Noun(Shape::NounOwn) && opening.is_some())
            })
        })
    }

    /// An outlet addressed between cue and content: لوكالة رويترز, لـ«الشرق الأوسط», في مقابلة مع الصحيفة.
    fn addressee(&self, from: u32, end: u32) -> Option<Tokens> {
        let scene = self.scene;
        let end = end.min(from + 40);
        (from..end).find_map(|at| {
            let (word, form) = (scene.word(at), scene.form(at));
            if word.preposition != 'ل' && !form.starts_with('ل') && !matches!(form, "مع" | "الي") {
                return None;
            }
            // في تصريح لهسبريس، في مقابلة مع بي بي سي: a body by name, after a word for what was said to it.
            let with = u32::from(form == "مع");
            let body = scene.mention(at + with).is_some_and(|mention| {
                let inside = scene.token(at).is_some_and(|token| token.span.start < mention.span.start);
                mention.kind == EntityKind::Organization && (with == 1 || inside && form.starts_with('ل'))
            });
            let is_said = || (at.saturating_sub(3)..at).any(|i| scene.is(i, roles::VENUE) || SAID_TO.contains(&scene.form(i)));
            if body && is_said() && !scene.heads(at + with, roles::BODY) {
                return scene.mention_tokens(at + with);
            }
            // لـCNN.
            let is_latin = |token: &Token| token.kind == TokenKind::Latin && token.glued;
            if form == "ل" && scene.token(at + 1).is_some_and(is_latin) {
                return Some(at + 1..at + 2);
            }
            let to_outlet = word.preposition == 'ل' && word.after_preposition & roles::MEDIUM != 0 && word.roles == 0;
            let bare = form == "ل" && scene.opening_pair(at + 1).is_some();
            let with = matches!(form, "مع" | "الي") && scene.is(at + 1, roles::MEDIUM) || form == "ل";
            if !(to_outlet || bare || with) {
                return None;
            }
            let start = if to_outlet && scene.mention(at).is_none() {
                at + 1
            } else if to_outlet {
                at
            } else {
                at + 1
            };
            let start = if scene.is(start, roles::MEDIUM) && with { start + 1 } else { start };
            noun_phrase::extent(scene, start, end, true)
        })
    }

    /// في مقابلة مع الصحيفة قال: the outlet addressed in the circumstance that the sentence begins with.
    fn addressed_before(&self, cue: &Cue) -> Option<Tokens> {
        let scene = self.scene;
        let start = scene.sentence(cue.head).start;
        let venue = scene.is(start, roles::PREPOSITION) && (start + 1..start + 3).any(|i| scene.is(i, roles::VENUE));
        if venue && start >= self.claimed { self.addressee(start, cue.tokens.start) } else { None }
    }

    /// علمت الصحيفة من مصادر: the outlet that heard it.
    fn heard(&self, cue: &Cue, opening: &Opening) -> Option<Tokens> {
        let from = opening.speaker_from.filter(|_| cue.takes(frames::HEARD))?;
        noun_phrase::after(self.scene, cue.tokens.end, from - 1, true)
    }

    /// «…» وتابع «…» is two; «…» then «…» of the same speaker right after it is one quotation in parts.
    fn continue_marked(&self, draft: &mut Draft) {
        let scene = self.scene;
        while let Some(last) = draft.parts.last() {
            let mut next = last.end;
            let mut joined = false;
            while scene.is_comma(next) || scene.is_mark(next, '.') || scene.form(next) == "و" {
                joined |= scene.form(next) == "و";
                next += 1;
            }
            let same_paragraph = scene.paragraph_of(next) == scene.paragraph_of(last.start);
            match scene.opening_pair(next).and_then(|pair| pair.close) {
                Some(close) if same_paragraph && (joined || next > last.end) && scene.word_count(next..close) >= 3 => {
                    draft.parts.push(next..close + 1)
                }
                _ => break,
            }
        }
    }

    /// «…»، يقول فلان, and the second part of a split quotation after it.
    fn fronted(&mut self, cue: &Cue) -> bool {
        let scene = self.scene;
        let Some(mut before) = cue.tokens.start.checked_sub(1) else { return false };
        if cue.conjunction || !cue.takes(frames::SPEECH) {
            return false;
        }
        while before > 0 && scene.is_comma(before) {
            before -= 1;
        }
        let Some(pair) = scene.closing_pair(before) else { return false };
        let (open, close) = (pair.open, before);
        if open < self.claimed || scene.word_count(open..close) < 3 || frame::names(scene, open) {
            return false;
        }
        let sentence_end = scene.sentence(cue.head).end;
        let limit = (cue.tokens.end..sentence_end)
            .find(|&i| {
                scene.is_mark(i, '.')
                    || scene.is_mark(i, '؛')
                    || scene.is_mark(i, ':')
                    || scene.opening_pair(i).is_some()
                    || scene.is_complementiser(i)
            })
            .unwrap_or(sentence_end);
        if scene.is_complementiser(limit) || scene.is_mark(limit, ':') {
            return false;
        }
        let source = match noun_phrase::after(scene, cue.tokens.end, limit, false) {
            Some(phrase) => Source::Phrase(phrase, cue.agreement),
            None => Source::Inherited(cue.agreement),
        };
        let named_until = match &source {
            Source::Phrase(phrase, _) => phrase.end,
            _ => cue.tokens.end,
        };
        let mut draft = Draft::new(scene, open..close + 1, source, "fronted-mark", cue.tokens.start);
        draft.kind = QuoteKind::Direct;
        draft.cue = Some(scene.span(cue.tokens.clone()));
        draft.negated = cue.negated;
        if let Some(after) = scene.opening_pair(limit).and_then(|pair| pair.close)
            && scene.word_count(limit..after) >= 3
            && scene.is_comma(limit - 1)
        {
            draft.parts.push(limit..after + 1);
        } else {
            self.continue_after(&mut draft, limit);
        }
        self.push(draft);
        self.claimed = self.claimed.max(named_until);
        true
    }

    /// «…»، قال الرئيس. «…»: a sentence all in marks right after goes on.
    fn continue_after(&self, draft: &mut Draft, limit: u32) {
        let scene = self.scene;
        let next = limit + 1;
        if scene.is_mark(limit, '.')
            && let Some(close) = scene.opening_pair(next).and_then(|pair| pair.close)
            && scene.token(next).is_some_and(|token| !token.starts_paragraph)
            && scene.word_count(next..close) >= 3
            && scene.sentence(next).end <= close + 2
        {
            draft.parts.push(next..close + 1);
        }
    }
}

/// True where an imperfect has no one to say it: يتوقع أن ترتفع الأسعار, المؤشرات تؤكد أن, تشير قراءة المؤشر إلى نمو.
///
/// `first` is true where no quotation stands before it in its sentence.
fn unsaid(scene: &Scene<'_, '_>, cue: &Cue, opening: &Opening, source: &Source, first: bool) -> bool {
    // الجزائر توقع بروتوكولا: signs.
    let signs = scene.form(cue.head) == "توقع" && opening.opens == Opens::Nominal;
    if signs && matches!(source, Source::Phrase(phrase, _) if phrase.end <= cue.tokens.start) {
        return true;
    }
    // ويتوقع أن تشهد: no one is said to expect it.
    let expects = matches!(scene.form(cue.head).trim_start_matches('و'), "يتوقع" | "يرجح" | "يعتقد" | "يعتبر");
    if expects && first && matches!(source, Source::Inherited(_)) && opening.content == cue.tokens.end {
        return true;
    }
    let imperfect = cue.is_finite() && scene.form(cue.head).trim_start_matches(['و', 'ف']).starts_with(['ي', 'ت']);
    if !imperfect || opening.opens == Opens::Mark || opening.opens == Opens::Colon {
        return false;
    }
    match source {
        Source::Inherited(_) => {
            let before = cue.tokens.start.saturating_sub(1);
            let relative = scene.is(before, roles::RELATIVE) && !matches!(scene.form(before), "حيث" | "اذ");
            let alone = !cue.conjunction && !relative && !scene.is(before, roles::OPPOSES);
            // لا شيء … يشير إلى: something stands before it that cannot speak.
            let inside = scene.sentence(cue.head).start < cue.tokens.start
                && !scene.is_punctuation(before)
                && !scene.is(before, roles::TURN | roles::SWITCH);
            // ضغوط تطالبه بالاستقالة, جماعة تدعو إلى: a clause that describes.
            let describes =
                inside && scene.is_word(before) && !scene.is(before, roles::COMPLEMENTISER | roles::NEGATION | roles::AUXILIARY);
            alone
                && (cue.class == Class::Opine
                    || inside && matches!(cue.class, Class::Point | Class::Assert | Class::Explain)
                    || describes && matches!(cue.class, Class::Direct | Class::Warn))
        }
        Source::Phrase(phrase, _) => {
            let named = phrase.clone().any(|i| scene.mention(i).is_some() || scene.is(i, subject::SPEAKERS));
            let before_verb = phrase.end <= cue.tokens.start;
            let indefinite = !scene.form(phrase.start).starts_with("ال");
            let people = scene.form(phrase.start).ends_with("ون");
            // يهدد الجفاف بتحويل: a threat that nobody utters.
            !named && !people && cue.class == Class::Warn && cue.takes(frames::BI) && opening.opens == Opens::Nominal
                || !named
                    && (before_verb || indefinite)
                    && matches!(cue.class, Class::Point | Class::Assert | Class::Explain | Class::Announce)
        }
        _ => false,
    }
}

fn rule(cue: &Cue, opening: &Opening) -> &'static str {
    match (cue.shape, opening.opens) {
        (CueShape::Finite, Opens::Clause) => "verb-clause",
        (CueShape::Finite, Opens::Question) => "verb-question",
        (CueShape::Finite, Opens::Mark) => "verb-mark",
        (CueShape::Finite, Opens::Colon) => "verb-colon",
        (CueShape::Finite, Opens::Nominal) => "verb-noun",
        (CueShape::Participle, Opens::Nominal) => "participle-noun",
        (CueShape::Participle, Opens::Mark | Opens::Colon) => "participle-mark",
        (CueShape::Participle, _) => "participle-clause",
        (_, Opens::Nominal) => "noun-noun",
        _ => "noun-clause",
    }
}
