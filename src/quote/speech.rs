//! Words in quotation marks that no cue claims: speech that goes on, or a name, title, term, slogan, scare quote.

use std::collections::HashMap;

use super::agreement::Agreement;
use super::draft::{Draft, Source};
use super::frame;
use super::nominal;
use super::scene::Scene;
use crate::annotation::{Mark, MarkKind, QuoteKind};
use crate::hash::hash;
use crate::lexicon::quotation_words::roles;
use crate::order::Order as _;
use crate::text::fold::fold;
use crate::text::marks::MarkPair;
use crate::text::token::TokenKind;

/// Words in marks, with the hash of what they say.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    pub(super) mark: Mark,
    said: u64,
}

impl Marked {
    /// The mark `by` bytes further on.
    pub(super) fn moved(&self, by: u32) -> Self {
        let mut moved = self.clone();
        moved.mark.span = moved.mark.span.moved(by);
        moved
    }
}

/// Goes through the marks that no draft covers: adds drafts for speech and gives the rest, in text order.
pub(super) fn unclaimed(scene: &Scene<'_, '_>, drafts: &mut Vec<Draft>) -> Vec<Marked> {
    let mut marks = Vec::new();
    if scene.marks().is_empty() {
        return marks;
    }
    let mut claimed: Vec<(u32, u32)> = drafts.iter().flat_map(|draft| draft.parts.iter().map(|part| (part.start, part.end))).collect();
    claimed.order();
    let mut until = 0;
    for pair in scene.marks() {
        let Some(close) = pair.close else { continue };
        if pair.open < until {
            continue;
        }
        until = close + 1;
        // Marks around nothing.
        if scene.word_count(pair.open..close) == 0 {
            continue;
        }
        let next = claimed.partition_point(|&(_, end)| end <= pair.open);
        if claimed.get(next).is_some_and(|&(start, _)| start <= close) {
            continue;
        }
        let paragraph = scene.paragraph_of(pair.open);
        let before = next.checked_sub(1).and_then(|at| claimed.get(at));
        let speech_before = before.is_some_and(|&(start, _)| scene.paragraph_of(start) == paragraph);
        match judge(scene, pair, close, speech_before) {
            Unclaimed::Speech(draft) => drafts.push(draft),
            Unclaimed::Mark(mark) => marks.push(Marked { said: said(scene, &mark), mark }),
        }
    }
    marks
}

/// The hash of the words in marks, without the article.
fn said(scene: &Scene<'_, '_>, mark: &Mark) -> u64 {
    let words = fold(mark.span.slice(scene.document.text()));
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    hash(words.strip_prefix("ال").unwrap_or(words).as_bytes())
}

/// What the marks from `pair.open` on hold, when no cue claims them.
enum Unclaimed {
    /// Speech that goes on from the attribution before.
    Speech(Draft),
    /// Nobody said it.
    Mark(Mark),
}

/// Judges a closed pair that no quotation covers. `speech_before` is true where an attribution stands in the same
/// paragraph before it.
fn judge(scene: &Scene<'_, '_>, pair: &MarkPair, close: u32, speech_before: bool) -> Unclaimed {
    let tokens = pair.open..close + 1;
    if score(scene, pair.open, close, speech_before) >= SPEECH {
        let mut draft = Draft::new(scene, tokens, Source::Inherited(Agreement::default()), "floating-mark", pair.open);
        draft.kind = QuoteKind::Direct;
        return Unclaimed::Speech(draft);
    }
    let (kind, rule) = class(scene, pair.open, close);
    Unclaimed::Mark(Mark { span: scene.span(tokens), kind, rule: rule.into(), confidence: 0.7 })
}

/// The score from which marked words are taken for speech.
const SPEECH: i32 = 7;

/// How much the marked words look like speech where no cue says so, in half log-odds.
fn score(scene: &Scene<'_, '_>, open: u32, close: u32, speech_before: bool) -> i32 {
    let words = scene.word_count(open..close);
    let mut score = match words {
        0..=2 => -8,
        3..=4 => -4,
        5..=7 => 0,
        8..=12 => 2,
        _ => 4,
    };
    let inside = open + 1..close;
    if inside.clone().any(|i| scene.is(i, roles::FINITE) || scene.is_complementiser(i)) {
        score += 2;
    }
    if inside.clone().any(|i| scene.is(i, roles::PERSON_PRONOUN)) {
        score += 3;
    }
    if speech_before {
        score += 2;
    }
    // A whole paragraph or sentence in marks.
    let sentence = scene.sentence(open);
    if sentence.start == open && close + 2 >= sentence.end {
        score += 3;
    }
    if open > 0 && scene.is_mark(open - 1, ':') {
        score += 3;
    }
    if frame::names(scene, open) {
        score -= 6;
    }
    if open > 0 && scene.is_word(open - 1) && scene.token(open).is_some_and(|token| token.glued) {
        score -= 2;
    }
    score
}

/// Why the words stand in marks, and the rule that says so.
fn class(scene: &Scene<'_, '_>, open: u32, close: u32) -> (MarkKind, &'static str) {
    let before = open.checked_sub(1).map(|before| scene.word(before)).unwrap_or_default();
    let roles_before = before.roles | before.after_preposition;
    let named = scene.mention_tokens(open + 1).is_some_and(|name| close <= name.end || name.end + 1 >= close);
    let words = scene.word_count(open..close);
    let first = open + 1;
    let programme = open > 0 && matches!(scene.form(open - 1), "برنامج" | "برنامجه" | "برنامجها" | "مسلسل" | "المسلسل" | "فيلم" | "الفيلم");
    let numbered = (first..close).any(|i| scene.token(i).is_some_and(|token| matches!(token.kind, TokenKind::Latin | TokenKind::Number)));
    let clause = (first..close).any(|i| scene.is_complementiser(i) || scene.is(i, roles::NEGATION | roles::PERSON_PRONOUN));
    if roles_before & roles::SLOGAN != 0 {
        (MarkKind::Slogan, "mark-after-slogan")
    } else if programme {
        (MarkKind::Title, "mark-programme")
    } else if roles_before & roles::TITLED != 0 && roles_before & (roles::MEDIUM | roles::CALLED) == 0 {
        (MarkKind::Title, "mark-after-work")
    } else if named
        || open > 0 && matches!(scene.form(open - 1), "ل" | "مراسل" | "مراسله" | "لمراسل")
        || roles_before & (roles::CALLED | roles::MEDIUM | roles::BODY) != 0
        || heads_heading(scene, open, close)
        || numbered && words <= 5
    {
        (MarkKind::Name, "mark-name")
    } else if words <= 5 && scene.is(first, roles::BODY | roles::MEDIUM | roles::CALLED) {
        (MarkKind::Name, "mark-headed")
    } else if scene.is_mark(close + 1, '(') {
        (MarkKind::Term, "mark-with-gloss")
    } else if distanced(scene, open, words) {
        (MarkKind::Scare, "mark-predicate")
    } else if words >= 2 && (clause || nominal::is_verbal_noun(scene, first)) {
        (MarkKind::Other, "mark-fragment")
    } else if words >= 5 {
        (MarkKind::Other, "mark-long")
    } else if scene.form(open + 1).starts_with("ال") || words >= 2 {
        (MarkKind::Term, "mark-definite")
    } else {
        (MarkKind::Name, "mark-short")
    }
}

/// «الصحة»: لا إصابات, at the head of a line.
fn heads_heading(scene: &Scene<'_, '_>, open: u32, close: u32) -> bool {
    scene.token(open).is_some_and(|token| token.starts_paragraph) && scene.is_mark(close + 1, ':') && close - open <= 5
}

/// A word that says of what stands before it something from which the writer keeps a distance: لغة «مريعة»، ما «تخطط» له.
fn distanced(scene: &Scene<'_, '_>, open: u32, words: u32) -> bool {
    let Some(before) = open.checked_sub(1).filter(|_| words == 1) else { return false };
    let (noun, marked) = (scene.form(before), scene.form(open + 1));
    let indefinite = |form: &str| !form.starts_with("ال") && !form.starts_with("لل") && form.chars().count() >= 3;
    let adjective = scene.is_word(before) && indefinite(noun) && indefinite(marked) && noun.ends_with('ه') && marked.ends_with('ه');
    let verb = matches!(noun, "ما" | "قد" | "سوف" | "لا" | "لم" | "لن") && marked.starts_with(['ي', 'ت', 'ا', 'ن']);
    adjective && scene.word(before).roles == 0 || verb
}

/// Words that stand in marks in several places are there for one reason: where one place shows that they name something,
/// all do, and so do those that come back.
pub(super) fn agreed(marks: Vec<Marked>) -> Vec<Mark> {
    let mut names: HashMap<u64, (u32, bool)> = HashMap::new();
    for Marked { mark, said } in &marks {
        let seen = names.entry(*said).or_default();
        seen.0 += 1;
        seen.1 |= mark.kind == MarkKind::Name;
    }
    let agree = |Marked { mut mark, said }| {
        let (times, named) = names.get(&said).copied().unwrap_or_default();
        if mark.kind == MarkKind::Term && (named || times >= 3) {
            (mark.kind, mark.rule) = (MarkKind::Name, "mark-again".into());
        }
        mark
    };
    marks.into_iter().map(agree).collect()
}
