//! Attributions that are no verb of their own: وفق مصدر، كما أكد الوزير، على حد تعبيره، جاء في بيان.

use super::agreement::Agreement;
use super::assemble::Assembly;
use super::content;
use super::cue::{Cue, CueShape};
use super::draft::{Draft, Source, kind_of};
use super::frame::{Opening, Opens};
use super::noun_phrase;
use super::scene::Scene;
use crate::annotation::QuoteKind;
use crate::lexicon::attribution_phrases::Takes;
use crate::lexicon::quotation_words::roles;
use crate::lexicon::reporting_words::Tier;
use crate::span::Span;
use crate::text::sentence::Tokens;

impl Assembly<'_, '_, '_> {
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
        // القاهرة (رويترز) - C: the dateline is not said.
        let dash = |i: &u32| {
            (scene.is_mark(*i, '-') || scene.is_mark(*i, '–'))
                && scene.token(*i + 1).is_some_and(|next| !next.glued || scene.is_mark(*i + 1, '-'))
        };
        if let Some(dash) = (start..at.min(start + 9)).find(dash) {
            start = dash + 1;
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
    pub(super) fn trailing(&mut self, cue: &Cue, cue_tokens: Tokens, source: Source, rule: &'static str) {
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
            && scene.sentence_of(last.at) == scene.sentence_of(cue.head)
            && last.via.is_none()
            && (scene.is(phrase.start, roles::MEDIUM) || scene.mention(phrase.start).is_some())
        {
            last.via = Some(phrase.clone());
            self.claimed = self.claimed.max(phrase.end);
        }
    }

    /// وفق S، C and C، وفق S.
    pub(super) fn according_to(&mut self, cue: &Cue) {
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
                let host = scene.readings(from).iter().find(|reading| reading.preposition == Some('ل')).map(|reading| reading.start);
                cue_span = Span::new(cue_span.start, host.unwrap_or(cue_span.end));
            } else {
                return;
            }
        }
        let sentence = scene.sentence(cue.head);
        let Some(phrase) = noun_phrase::extent(scene, from, sentence.end, true) else { return };
        let speaks = content::source_follows(scene, from) || scene.mention(from).is_some() || scene.opening_pair(from).is_some();
        // وفقا للتنظيم التالي: a list follows.
        let list = phrase.clone().any(|i| matches!(scene.form(i), "التالي" | "التاليه" | "الاتي" | "الاتيه"));
        if !speaks || list {
            return;
        }
        let leads = cue.tokens.start == sentence.start
            || cue.tokens.start == sentence.start + 1 && scene.form(sentence.start) == "و"
            || scene.is_comma(cue.tokens.start - 1) && cue.conjunction
            || cue.conjunction
                && phrase.end < sentence.end
                && scene.is_complementiser(phrase.end)
                && scene.form(phrase.end).starts_with('ف');
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
        let following = self.attributions.all.partition_point(|(other, _)| other.tokens.start < start);
        let next_cue = self.attributions.all[following..]
            .iter()
            .take_while(|(other, _)| other.tokens.start <= start + 1)
            .find(|(other, opening)| other.is_finite() && opening.is_some());
        if next_cue.is_some() {
            self.via = Some((phrase, scene.sentence_of(cue.head)));
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
    pub(super) fn as_said(&mut self, index: usize, cue: &Cue) {
        let scene = self.scene;
        // بناء على ما ورد في المحضر: a reason, no source.
        if cue.head > 0 && matches!(scene.form(cue.head - 1), "بناء" | "اعتمادا" | "علاوه" | "زياده" | "عطفا" | "حرصا")
        {
            return;
        }
        // وفق ما جاء في بيان الوزارة: the document says it.
        if let Some((document, _)) = self
            .attributions
            .all
            .get(index + 1)
            .filter(|(next, _)| next.tokens.start == cue.tokens.end && next.shape == CueShape::Phrase(Takes::Document))
        {
            self.as_written(cue, document.tokens.end);
            return;
        }
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

    /// C، وفق ما ورد في بيان الوزارة; `noun` is the document.
    fn as_written(&mut self, cue: &Cue, noun: u32) {
        let scene = self.scene;
        let Some(phrase) = noun_phrase::extent(scene, noun, scene.sentence(noun).end, false) else { return };
        let issuer = noun_phrase::after(scene, noun + 1, phrase.end, false)
            .filter(|issuer| content::source_follows(scene, issuer.start) || scene.mention(issuer.start).is_some());
        let end = noun + u32::from(issuer.is_some());
        let source = Source::Phrase(issuer.unwrap_or(phrase), Agreement::default());
        self.trailing(cue, cue.tokens.start..end, source, "as-said");
    }

    /// وجاء في بيان الوزارة أن.
    pub(super) fn document(&mut self, cue: &Cue) {
        let scene = self.scene;
        let noun = cue.tokens.end;
        // بناء على ما ورد في المحضر.
        let what = cue.tokens.start.checked_sub(1).is_some_and(|before| matches!(scene.form(before), "ما" | "وما"));
        if what || !scene.is(noun, roles::DOCUMENT | roles::VENUE | roles::POSTED | roles::MEDIUM) {
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
        // بيان عسكري, بيان صدر عن القيادة: an adjective is no issuer; one may be named after عن.
        let issuer = issuer.filter(|phrase| !(phrase.end - phrase.start <= 2 && scene.form(phrase.start).ends_with(['ي'])));
        let issued = || {
            let about = (noun + 1..at).find(|&i| scene.form(i) == "عن")?;
            let issued = (noun + 1..about)
                .any(|i| scene.form(i).contains("صدر") || scene.form(i).ends_with("صادر") || scene.form(i).ends_with("صادره"));
            noun_phrase::after(scene, about + 1, at, false).filter(|_| issued)
        };
        let issuer = issuer.or_else(issued);
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

/// True where the phrase is whole: it ends in a definite noun, a name or a mark.
fn definite_end(scene: &Scene<'_, '_>, phrase: &Tokens) -> bool {
    let last = phrase.end - 1;
    scene.form(last).starts_with("ال") || scene.mention(last).is_some() || scene.is_quotation_mark(last)
}
