//! From cues to quotations: each cue with its opening claims its content, from the start of the text to its end.

use super::agreement::Agreement;
use super::content::{self, Attributions};
use super::cue::{Cue, CueShape};
use super::draft::{Draft, Source, kind_of};
use super::frame::{self, Opening, Opens};
use super::noun_phrase;
use super::scene::Scene;
use super::subject;
use crate::annotation::QuoteKind;
use crate::lexicon::attribution_phrases::Takes;
use crate::lexicon::quotation_words::roles;
use crate::lexicon::reporting_words::{Class, Shape, Tier, frames};
use crate::span::Span;
use crate::text::sentence::Tokens;

/// The cues of the document, at most one a token, each with what opens after it.
pub(super) fn attributions(scene: &Scene<'_, '_>, cues: Vec<Cue>) -> Vec<(Cue, Option<Opening>)> {
    let mut found: Vec<(Cue, Option<Opening>)> = Vec::with_capacity(cues.len());
    for cue in cues {
        if scene.is_quoted(cue.head) {
            continue;
        }
        let opening = match cue.shape {
            CueShape::Phrase(_) => None,
            _ => frame::open(scene, &cue, scene.sentence(cue.head).end),
        };
        match found.last_mut() {
            Some(last) if last.0.head == cue.head || last.0.tokens.start >= cue.tokens.start => {
                if last.1.is_none() && opening.is_some() {
                    *last = (cue, opening);
                }
            }
            _ => found.push((cue, opening)),
        }
    }
    found
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

struct Assembly<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    attributions: &'s Attributions<'s>,
    drafts: Vec<Draft>,
    /// The token after the last one of any content or speaker so far.
    claimed: u32,
    /// An outlet named before a cue of its sentence: وبحسب الوكالة فقد قال, نقلت الوكالة عن.
    via: Option<(Tokens, usize)>,
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

    fn push(&mut self, draft: Draft) {
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
        let content = content::extent(scene, self.attributions, opening);
        let words = scene.word_count(content.clone());
        if words < 1
            || words < 2 && opening.opens != Opens::Mark && scene.opening_pair(content.start).is_none() && opening.opens != Opens::Nominal
        {
            return;
        }
        let source = subject::of(scene, cue, opening, self.claimed);
        if unsaid(scene, cue, opening, &source) {
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
        draft.via = self.addressee(cue.tokens.end, opening.gap_end);
        if draft.via.is_none()
            && let Some((via, sentence)) = self.via.take()
            && sentence == scene.document.sentence_of(cue.head)
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
            self.via = Some((outlet, scene.document.sentence_of(cue.head)));
        }
        let start = cue.tokens.end;
        let said_by_noun = (start..opening.content).any(|i| {
            self.attributions.all.binary_search_by_key(&i, |(cue, _)| cue.tokens.start).is_ok_and(|at| {
                self.attributions.all.get(at).is_some_and(|(cue, opening)| cue.shape == CueShape::Noun(Shape::NounOwn) && opening.is_some())
            })
        });
        said_by_noun
    }

    /// An outlet addressed between cue and content: لوكالة رويترز, لـ«الشرق الأوسط», في مقابلة مع الصحيفة.
    fn addressee(&self, from: u32, end: u32) -> Option<Tokens> {
        let scene = self.scene;
        let end = end.min(from + 40);
        (from..end).find_map(|at| {
            let word = scene.word(at);
            let to_outlet = word.preposition == 'ل' && word.after_preposition & roles::MEDIUM != 0 && word.roles == 0;
            let bare = matches!(scene.form(at), "ل") && scene.opening_pair(at + 1).is_some();
            let with = matches!(scene.form(at), "مع" | "الي" | "ل") && (scene.is(at + 1, roles::MEDIUM) || scene.form(at) == "ل");
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
            let same_paragraph = scene.document.paragraph_of(next) == scene.document.paragraph_of(last.start);
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

    /// The clause before a trailing attribution, if nothing has claimed it.
    fn clause_before(&self, at: u32) -> Option<Tokens> {
        let scene = self.scene;
        let sentence = scene.sentence(at);
        let mut start = sentence.start.max(self.claimed);
        // From the last clause that the narrator began.
        for i in (start..at).rev() {
            let breaks = scene.is_mark(i, '؛') || scene.is_mark(i, ':') && i + 3 < at;
            let turns =
                i > start && scene.is_comma(i - 1) && scene.is(i, roles::OPPOSES | roles::BACKGROUND) && !scene.form(i).starts_with("وكان");
            if breaks || turns {
                start = if breaks { i + 1 } else { i };
                break;
            }
        }
        while start < at && scene.is_punctuation(start) && scene.opening_pair(start).is_none() {
            start += 1;
        }
        let end = content::trimmed(scene, start, at);
        (start < end && scene.word_count(start..end) >= 2 && !self.inside_claim(start)).then_some(start..end)
    }

    fn inside_claim(&self, at: u32) -> bool {
        at < self.claimed
    }

    /// C، وفق S — with C from its clause's first word.
    fn trailing(&mut self, cue: &Cue, cue_tokens: Tokens, source: Source, rule: &'static str) {
        let scene = self.scene;
        let Some(content) = self.clause_before(cue.tokens.start) else {
            self.add_via(cue, &source);
            return;
        };
        let mut draft = Draft::new(scene, content.clone(), source, rule, cue.tokens.start);
        draft.cue = Some(scene.span(cue_tokens.clone()));
        // What goes on after the attribution, to the end of the sentence, is not claimed.
        let end = match &draft.source {
            Source::Phrase(phrase, _) => phrase.end,
            _ => cue_tokens.end,
        };
        self.push(draft);
        self.claimed = self.claimed.max(end);
    }

    /// An attribution after a clause that has its own: the outlet is the relay.
    fn add_via(&mut self, cue: &Cue, source: &Source) {
        let scene = self.scene;
        if let (Source::Phrase(phrase, _), Some(last)) = (source, self.drafts.last_mut())
            && scene.document.sentence_of(last.at) == scene.document.sentence_of(cue.head)
            && last.via.is_none()
            && (scene.is(phrase.start, roles::MEDIUM) || scene.mention(phrase.start).is_some())
        {
            last.via = Some(phrase.clone());
            self.claimed = self.claimed.max(phrase.end);
        }
    }

    /// وفق S، C and C، وفق S.
    fn according_to(&mut self, cue: &Cue) {
        let scene = self.scene;
        let mut from = cue.tokens.end;
        let of = matches!(scene.form(from - 1), "وفقا" | "طبقا" | "ووفقا" | "وطبقا");
        let mut cue_tokens = cue.tokens.clone();
        let mut cue_span = scene.span(cue.tokens.clone());
        if of {
            // وفقا ل: the preposition is part of the cue, its noun is not.
            if scene.form(from) == "ل" {
                from += 1;
                cue_tokens.end = from;
                cue_span = scene.span(cue_tokens.clone());
            } else if scene.has_preposition(from, 'ل') {
                let host =
                    scene.document.readings(from).iter().find(|reading| reading.preposition == Some('ل')).map(|reading| reading.start);
                cue_span = Span::new(cue_span.start, host.unwrap_or(cue_span.end));
            } else {
                return;
            }
        }
        let sentence = scene.sentence(cue.head);
        let Some(phrase) = noun_phrase::extent(scene, from, sentence.end, true) else { return };
        let speaks = content::source_follows(scene, from) || scene.mention(from).is_some() || scene.opening_pair(from).is_some();
        if !speaks {
            return;
        }
        let leads = cue.tokens.start == sentence.start
            || cue.tokens.start == sentence.start + 1 && scene.form(sentence.start) == "و"
            || scene.is_comma(cue.tokens.start - 1) && cue.conjunction;
        let source = Source::Phrase(phrase.clone(), Agreement::default());
        if !leads {
            self.trailing(cue, cue_tokens, source, "according-to-after");
            if let Some(last) = self.drafts.last_mut().filter(|last| last.at == cue.tokens.start) {
                last.cue = Some(cue_span);
            }
            return;
        }
        // Up to the comma or فإن after the phrase; asides such as فضل عدم ذكر اسمه are skipped.
        let mut start = phrase.end;
        let reach = sentence.end.min(phrase.end + 14);
        let aside = scene.is(start, roles::RELATIVE | roles::PREPOSITION | roles::NEGATION)
            || scene.is_timed(start)
            || !definite_end(scene, &phrase);
        if aside && let Some(comma) = (phrase.end..reach).find(|&i| scene.is_comma(i) || scene.is_complementiser(i)) {
            start = comma;
        }
        while scene.is_comma(start) || scene.is_mark(start, ':') {
            start += 1;
        }
        // وبحسب الوكالة فقد دعا: the outlet relays what the next cue reports.
        let next_cue = self
            .attributions
            .all
            .iter()
            .skip_while(|(other, _)| other.tokens.start < start)
            .take_while(|(other, _)| other.tokens.start <= start + 1)
            .find(|(other, opening)| other.is_finite() && opening.is_some());
        if next_cue.is_some() {
            self.via = Some((phrase, scene.document.sentence_of(cue.head)));
            return;
        }
        if start + 1 >= sentence.end {
            return;
        }
        let opening = Opening {
            opens: if scene.opening_pair(start).is_some() { Opens::Mark } else { Opens::Clause },
            content: start,
            gap_end: start,
            speaker_from: None,
        };
        let content = content::extent(scene, self.attributions, &opening);
        let mut draft = Draft::new(scene, content, source, "according-to", cue.tokens.start);
        draft.cue = Some(cue_span);
        self.push(draft);
    }

    /// C، حسبما ذكرت S and كما قال S.
    fn as_said(&mut self, index: usize, cue: &Cue) {
        let scene = self.scene;
        let Some((verb, opening)) =
            self.attributions.all.get(index + 1).filter(|(verb, _)| verb.tokens.start == cue.tokens.end && verb.is_finite())
        else {
            return;
        };
        let sentence = scene.sentence(cue.head);
        if opening.as_ref().is_some_and(|opening| {
            scene.is_complementiser(opening.content) || opening.opens == Opens::Mark || opening.opens == Opens::Colon
        }) || cue.tokens.start == sentence.start
        {
            return;
        }
        let limit = (verb.tokens.end..sentence.end).find(|&i| scene.is_mark(i, '؛') || scene.is_mark(i, ':')).unwrap_or(sentence.end);
        // أكد عليه، أفاد به: the pronoun of the content, part of the cue.
        let mut end = verb.tokens.end;
        while matches!(scene.form(end), "به" | "بها" | "عنه" | "عنها" | "عليه" | "عليها" | "اليه" | "اليها" | "فيه")
        {
            end += 1;
        }
        let source = match noun_phrase::after(scene, end, limit, false) {
            Some(phrase) => Source::Phrase(phrase, verb.agreement),
            None => Source::Inherited(verb.agreement),
        };
        if scene.form(cue.head).ends_with("كما")
            && (opening.is_some()
                || matches!(source, Source::Inherited(_))
                || verb.tier == Tier::C
                || !scene.is_comma(cue.head.saturating_sub(1)))
        {
            return;
        }
        self.trailing(cue, cue.tokens.start..end, source, "as-said");
    }

    /// وجاء في بيان الوزارة أن.
    fn document(&mut self, cue: &Cue) {
        let scene = self.scene;
        let noun = cue.tokens.end;
        if !scene.is(noun, roles::DOCUMENT | roles::VENUE | roles::POSTED | roles::MEDIUM) {
            return;
        }
        let sentence = scene.sentence(cue.head);
        let reach = sentence.end.min(noun + 30);
        let Some(at) = (noun + 1..reach).find(|&i| {
            scene.is_complementiser(i)
                || scene.is_mark(i, ':')
                || scene.opening_pair(i).is_some_and(|pair| scene.word_count(i..pair.close.unwrap_or(reach)) >= 4)
        }) else {
            return;
        };
        let content = if scene.is_mark(at, ':') { at + 1 } else { at };
        let opens = match scene.opening_pair(content) {
            Some(_) => Opens::Mark,
            None if scene.is_complementiser(content) => Opens::Clause,
            None => Opens::Colon,
        };
        let opening = Opening { opens, content, gap_end: at, speaker_from: None };
        let issuer = noun_phrase::after(scene, noun + 1, at, false).filter(|phrase| {
            content::source_follows(scene, phrase.start)
                || scene.mention(phrase.start).is_some()
                || scene.word(phrase.start).preposition == 'ل'
        });
        let (source, end) = match issuer {
            Some(issuer) => (Source::Phrase(issuer, Agreement::default()), noun + 1),
            None => {
                let adjective = !scene.is_punctuation(noun + 1)
                    && noun + 1 < at
                    && !scene.is(noun + 1, roles::PREPOSITION | roles::RELATIVE)
                    && !scene.is_timed(noun + 1);
                (Source::Phrase(noun..noun + 1 + u32::from(adjective), Agreement::default()), noun + 1 + u32::from(adjective))
            }
        };
        let range = content::extent(scene, self.attributions, &opening);
        let mut draft = Draft::new(scene, range.clone(), source, "document", cue.tokens.start);
        draft.kind = match opens {
            Opens::Mark => QuoteKind::Direct,
            Opens::Colon => QuoteKind::DirectUnmarked,
            _ => match kind_of(scene, &range) {
                QuoteKind::Direct => QuoteKind::Mixed,
                kind => kind,
            },
        };
        draft.cue = Some(scene.span(cue.tokens.start..end));
        self.push(draft);
    }
}

/// True where an imperfect has no one to say it: يتوقع أن ترتفع الأسعار, المؤشرات تؤكد أن.
fn unsaid(scene: &Scene<'_, '_>, cue: &Cue, opening: &Opening, source: &Source) -> bool {
    let imperfect = cue.is_finite() && scene.form(cue.head).trim_start_matches(['و', 'ف']).starts_with(['ي', 'ت']);
    if !imperfect || opening.opens == Opens::Mark || opening.opens == Opens::Colon {
        return false;
    }
    match source {
        Source::Inherited(_) => {
            cue.class == Class::Opine && !cue.conjunction && !scene.is(cue.tokens.start.saturating_sub(1), roles::RELATIVE | roles::OPPOSES)
        }
        Source::Phrase(phrase, _) => {
            let named = phrase.clone().any(|i| scene.mention(i).is_some() || scene.is(i, subject::SPEAKERS));
            phrase.end <= cue.tokens.start && !named && matches!(cue.class, Class::Point | Class::Assert | Class::Explain | Class::Announce)
        }
        _ => false,
    }
}

/// True where the phrase is whole: it ends in a definite noun, a name or a mark.
fn definite_end(scene: &Scene<'_, '_>, phrase: &Tokens) -> bool {
    let last = phrase.end - 1;
    scene.form(last).starts_with("ال") || scene.mention(last).is_some() || scene.is_quotation_mark(last)
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
