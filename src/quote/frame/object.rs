//! The object of a cue as what is said: طالب الوزير بوقف الحرب, توقع البنك نموا.

use super::{Opening, Opens, Search};
use crate::lexicon::quotation_words::roles;
use crate::lexicon::reporting_words::{Tier, frames};
use crate::quote::cue::CueShape;
use crate::quote::nominal::content_noun;
use crate::quote::noun_phrase;
use crate::quote::subject::SPEAKERS;
use crate::text::sentence::Tokens;

impl Search<'_, '_, '_> {
    /// The object as content: a verbal noun after the subject, if any.
    pub(super) fn object(&self, from: u32) -> Option<Opening> {
        let (scene, cue) = (self.scene, self.cue);
        let reach = self.end.min(from + if cue.tier == Tier::A { 24 } else { 7 });
        let mut at = from;
        while at < reach {
            let preposition = match scene.form(at) {
                "عن" => frames::AN,
                "علي" => frames::ALA,
                "الي" => frames::ILA,
                _ => 0,
            };
            let purpose = matches!(scene.form(at), "بهدف" | "بغيه" | "قصد" | "وذلك" | "بعدما" | "عقب" | "بعد");
            if cue.takes(preposition)
                || purpose && at > from
                || scene.is_complementiser(at)
                || scene.is_mark(at, ':')
                || scene.is_mark(at, '.')
                || scene.is(at, roles::RELATIVE)
            {
                return None;
            }
            // أكدت دراسة أن: the noun is who speaks.
            let speaks = at == from && scene.is(at, SPEAKERS) && (at..reach.min(at + 12)).any(|i| scene.is_complementiser(i));
            if let Some(article) = content_noun(scene, at)
                && !scene.is(at, roles::ADVERB)
                && !speaks
            {
                let subject = noun_phrase::after(scene, from, at, true);
                // بين حربي الخليج … حق: no verb.
                let named = |phrase: &Tokens| phrase.clone().any(|i| scene.mention(i).is_some() || scene.is(i, SPEAKERS));
                if cue.takes(frames::INITIAL) && !subject.as_ref().is_some_and(named) {
                    return None;
                }
                if article && (subject.is_some() || !self.cue.conjunction) {
                    at += 1;
                    continue;
                }
                // توقعت آفاق نمو: what stands before the noun is no one who speaks.
                let speaks = |phrase: &Tokens| {
                    let marked = scene.is_quotation_mark(phrase.start);
                    marked
                        || phrase.clone().any(|i| scene.form(i).starts_with("ال"))
                        || scene.mention(phrase.start).is_some()
                        || scene.is(phrase.start, SPEAKERS)
                };
                if let Some(object) = subject.as_ref().filter(|phrase| phrase.start == from && phrase.end == at && !speaks(phrase)) {
                    return self.opening(Opens::Nominal, object.start, object.start);
                }
                let explicit = subject.is_some() || at == from || cue.shape == CueShape::Participle;
                if explicit || scene.is(at.saturating_sub(1), roles::ADVERB) || scene.is_timed(at.saturating_sub(1)) {
                    return self.opening(Opens::Nominal, at, at);
                }
            }
            at = match scene.opening_pair(at).and_then(|pair| pair.close) {
                Some(close) => close + 1,
                None => at + 1,
            };
        }
        None
    }
}
