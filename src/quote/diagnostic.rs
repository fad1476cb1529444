//! What an editor may want to look at: marks never closed, quotations without a speaker, a speaker under two spellings.

use crate::annotation::{Diagnostic, Entity, EntityKind, Quote};
use crate::document::Document;
use crate::order::Order as _;
use crate::text::fold::fold;

/// The diagnostics of `document` with its `quotes`, in text order.
pub(super) fn find(document: &Document<'_>, entities: &[Entity], quotes: &[Quote]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    unclosed(document, &mut found);
    without_speaker(quotes, &mut found);
    two_spellings(entities, quotes, &mut found);
    found.order_by_key(|diagnostic| diagnostic.span);
    found
}

fn unclosed(document: &Document<'_>, found: &mut Vec<Diagnostic>) {
    let open = document.marks().iter().filter(|pair| pair.close.is_none() && pair.depth == 0);
    found.extend(open.map(|pair| Diagnostic {
        span: document.span(pair.open..pair.open + 1),
        code: "unclosed-quotation-mark",
        message: "This quotation mark is never closed in its paragraph.".to_owned(),
        rule: "unclosed-quotation-mark".into(),
        confidence: 0.9,
    }));
}

fn without_speaker(quotes: &[Quote], found: &mut Vec<Diagnostic>) {
    // Where nobody is meant to be named (قيل), or a turn of an interview says so by its mark, nothing is wrong.
    let silent = quotes.iter().filter(|quote| quote.speaker_name.is_none() && quote.rule != "interview-turn");
    found.extend(silent.map(|quote| Diagnostic {
        span: quote.cue.unwrap_or(quote.span),
        code: "quotation-without-speaker",
        message: "The text does not say whose words these are.".to_owned(),
        rule: "quotation-without-speaker".into(),
        confidence: 0.7,
    }));
}

/// The most speakers compared with each other.
const MOST_SPEAKERS: usize = 40;

fn two_spellings(entities: &[Entity], quotes: &[Quote], found: &mut Vec<Diagnostic>) {
    let mut speakers: Vec<(u32, String, &Quote)> = Vec::new();
    for quote in quotes {
        let Some(entity) = quote.speaker_entity.and_then(|entity| entities.get(entity as usize)) else { continue };
        if entity.kind != EntityKind::Person || speakers.len() >= MOST_SPEAKERS || speakers.iter().any(|known| known.0 == entity.id) {
            continue;
        }
        let last = entity.name.split_whitespace().last().map(fold).unwrap_or_default();
        if let Some((_, other, _)) = speakers.iter().find(|(_, other, _)| one_letter_apart(other, &last)) {
            found.push(Diagnostic {
                span: quote.speaker.or(quote.cue).unwrap_or(quote.span),
                code: "speaker-spelled-two-ways",
                message: format!("“{}” is quoted here, a speaker before as “{other}”: one person or two?", entity.name),
                rule: "speaker-spelled-two-ways".into(),
                confidence: 0.6,
            });
        }
        speakers.push((entity.id, last, quote));
    }
}

/// True where one letter put in, left out or changed makes one folded word of five letters or more the other.
fn one_letter_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < 4 || long.len() < 5 || long.len() - short.len() > 1 || a == b {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let skip = usize::from(short.len() == long.len());
    short.get(same + skip..) == long.get(same + 1..)
}

#[cfg(test)]
mod tests {
    use super::one_letter_apart;
    use crate::{Annotator, Options};

    #[test]
    #[rustfmt::skip]
    fn what_an_editor_should_see_is_reported() {
        for (text, want) in [
            ("قال الوزير: \"نحن جاهزون.", &["unclosed-quotation-mark"][..]),
            ("وأضاف أن العمل مستمر.", &["quotation-without-speaker"]),
            ("قال الوزير: «نحن جاهزون».", &[]),
        ] {
            let found = Annotator::new().annotate(text, &Options::default()).diagnostics;
            assert_eq!(found.iter().map(|diagnostic| diagnostic.code).collect::<Vec<_>>(), want, "{text}");
        }
    }

    #[test]
    fn spellings_one_letter_apart_are_told_from_other_names() {
        for (a, b) in [("نتنياهو", "نتانياهو"), ("اردوغان", "اردوجان")] {
            assert!(one_letter_apart(a, b), "{a} {b}");
        }
        for (a, b) in [("حسن", "حسين"), ("الكاظمي", "الكاظمي"), ("بوش", "بوتين")] {
            assert!(!one_letter_apart(a, b), "{a} {b}");
        }
    }
}
