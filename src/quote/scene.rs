//! The document as the quotation passes see it: for each token what the closed word lists say of it, which quotation
//! marks it stands in, and which names and times cover it.

use super::Known;
use crate::annotation::{EntityKind, EntityMention};
use crate::document::Document;
use crate::lexicon::quotation_words::{self, roles};
use crate::span::Span;
use crate::text::marks::{MarkPair, is_quotation_mark};
use crate::text::sentence::Tokens;
use crate::text::token::{Token, TokenKind};

/// What the word list says of one token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// Roles of the word, without a conjunction before it.
    pub(super) roles: u32,
    /// Roles of what stands after a preposition written together with it: للوزير.
    pub(super) after_preposition: u32,
    /// That preposition: ب, ل, ك or س; `'\0'` without one.
    pub(super) preposition: char,
    /// True where the word was found without a conjunction that is written before it.
    pub(super) conjunction: bool,
}

/// No mention, no mark.
const NONE: u32 = u32::MAX;

/// A document with all that the passes ask of its tokens.
pub(super) struct Scene<'a, 't> {
    pub(super) document: &'a Document<'t>,
    pub(super) known: Known<'a>,
    words: Vec<Word>,
    /// Index of the mention that covers the token.
    mention_at: Vec<u32>,
    /// The tokens of each mention.
    mention_tokens: Vec<Tokens>,
    /// True where a time expression covers the token.
    timed: Vec<bool>,
    /// Index of the outermost closed pair of marks that the token stands in or is one of.
    pair_at: Vec<u32>,
}

impl<'a, 't> Scene<'a, 't> {
    pub(super) fn new(document: &'a Document<'t>, known: Known<'a>) -> Self {
        let count = document.tokens().len();
        let mut words = vec![Word::default(); count];
        for found in document.matches() {
            let Some(row) = quotation_words::of(found) else { continue };
            let (Some(word), Some(reading)) =
                (words.get_mut(found.first as usize), document.readings(found.first).get(usize::from(found.reading)))
            else {
                continue;
            };
            match reading.preposition {
                None => {
                    word.roles |= row.roles;
                    word.conjunction |= reading.conjunction.is_some();
                }
                Some(preposition) => {
                    word.after_preposition |= row.roles;
                    word.preposition = preposition;
                }
            }
        }
        let mut mention_at = vec![NONE; count];
        let mut mention_tokens = vec![0..0; known.mentions.len()];
        cover(document, known.mentions.iter().map(|mention| mention.span), |token, index| {
            mention_at[token] = index;
            let tokens: &mut Tokens = &mut mention_tokens[index as usize];
            let start = if tokens.start < tokens.end { tokens.start } else { token as u32 };
            *tokens = start..token as u32 + 1;
        });
        for (tokens, mention) in mention_tokens.iter().zip(known.mentions) {
            // المتحدث باسم الشركة: باسم is no given name there.
            let on_behalf = tokens.start > 0
                && document.form(tokens.start) == "باسم"
                && words.get(tokens.start as usize - 1).is_some_and(|word| word.roles & roles::ROLE != 0);
            // المسؤول العسكري: an adjective, no family name.
            let adjective = tokens.end - tokens.start == 1
                && tokens.start > 0
                && matches!(document.form(tokens.start - 1), "المسؤول" | "المسوول" | "المصدر" | "المتحدث");
            // روى لي: a verb with whom it was told.
            let told = tokens.end - tokens.start == 2 && matches!(document.form(tokens.end - 1), "لي" | "لنا" | "له" | "لها" | "لهم");
            if on_behalf || adjective || told || !is_name(&words, tokens) {
                mention_at[tokens.start as usize..tokens.end as usize].fill(NONE);
            } else if mention.kind == EntityKind::Person {
                // علي is no preposition in a name.
                for word in &mut words[tokens.start as usize..tokens.end as usize] {
                    word.roles &= !(roles::PREPOSITION | roles::ADVERB);
                }
            }
        }
        // قال فان غال: part of a name, no فإن.
        for i in 1..count as u32 {
            let name = document.surface(i) == "فان" && document.token(i - 1).is_some_and(|token| token.kind == TokenKind::Word);
            let next = document.form(i + 1);
            if name && !next.starts_with("ال") && words.get(i as usize + 1).is_some_and(|word| word.roles == 0) {
                words[i as usize] = Word::default();
            }
        }
        let mut timed = vec![false; count];
        cover(document, known.times.iter().map(|time| time.span), |token, _| timed[token] = true);
        let mut pair_at = vec![NONE; count];
        let mut until = 0;
        for (pair, index) in document.marks().iter().zip(0..) {
            let Some(close) = pair.close else { continue };
            if pair.open >= until {
                pair_at[pair.open as usize..=close as usize].fill(index);
                until = close + 1;
            }
        }
        Self { document, known, words, mention_at, mention_tokens, timed, pair_at }
    }

    pub(super) fn count(&self) -> u32 {
        self.words.len() as u32
    }

    pub(super) fn token(&self, i: u32) -> Option<&Token> {
        self.document.token(i)
    }

    /// What the list says of token `i`; nothing beyond the end.
    pub(super) fn word(&self, i: u32) -> Word {
        self.words.get(i as usize).copied().unwrap_or_default()
    }

    /// True where token `i` has one of `wanted` without a preposition before it.
    pub(super) fn is(&self, i: u32, wanted: u32) -> bool {
        self.word(i).roles & wanted != 0
    }

    /// True where token `i` has one of `wanted`, with a preposition written before it or without: للوزارة.
    pub(super) fn heads(&self, i: u32, wanted: u32) -> bool {
        let word = self.word(i);
        (word.roles | word.after_preposition) & wanted != 0
    }

    /// True where token `i` is the punctuation mark `mark`.
    pub(super) fn is_mark(&self, i: u32, mark: char) -> bool {
        self.token(i).is_some_and(|token| token.is(mark))
    }

    /// True for a comma of either script.
    pub(super) fn is_comma(&self, i: u32) -> bool {
        self.is_mark(i, '،') || self.is_mark(i, ',')
    }

    /// True for punctuation of any kind, the end of the text too.
    pub(super) fn is_punctuation(&self, i: u32) -> bool {
        self.token(i).is_none_or(|token| token.kind == TokenKind::Punctuation)
    }

    /// True for a word of Arabic letters.
    pub(super) fn is_word(&self, i: u32) -> bool {
        self.token(i).is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn is_quotation_mark(&self, i: u32) -> bool {
        self.token(i).is_some_and(is_quotation_mark)
    }

    pub(super) fn is_timed(&self, i: u32) -> bool {
        self.timed.get(i as usize) == Some(&true)
    }

    /// The mention that covers token `i`.
    pub(super) fn mention(&self, i: u32) -> Option<&'a EntityMention> {
        let index = *self.mention_at.get(i as usize)?;
        self.known.mentions.get(index as usize)
    }

    /// The tokens of the mention that covers token `i`.
    pub(super) fn mention_tokens(&self, i: u32) -> Option<Tokens> {
        let index = *self.mention_at.get(i as usize)?;
        self.mention_tokens.get(index as usize).cloned()
    }

    /// True where a person's name covers token `i`.
    pub(super) fn is_person(&self, i: u32) -> bool {
        self.mention(i).is_some_and(|mention| mention.kind == EntityKind::Person)
    }

    /// The outermost closed pair of marks that token `i` is in or is one of.
    pub(super) fn pair(&self, i: u32) -> Option<&MarkPair> {
        let index = *self.pair_at.get(i as usize)?;
        self.document.marks().get(index as usize)
    }

    /// The pair that opens at token `i`, closed or not.
    pub(super) fn opening_pair(&self, i: u32) -> Option<&MarkPair> {
        let marks = self.document.marks();
        marks.binary_search_by_key(&i, |pair| pair.open).ok().and_then(|at| marks.get(at))
    }

    /// The outermost closed pair whose closing mark is token `i`.
    pub(super) fn closing_pair(&self, i: u32) -> Option<&MarkPair> {
        self.pair(i).filter(|pair| pair.close == Some(i))
    }

    /// True where token `i` stands inside marks, not on one.
    pub(super) fn is_quoted(&self, i: u32) -> bool {
        self.pair(i).is_some_and(|pair| pair.open < i && pair.close.is_some_and(|close| i < close))
    }

    /// The sentence that token `i` is in.
    pub(super) fn sentence(&self, i: u32) -> Tokens {
        self.document.sentences().get(self.document.sentence_of(i)).cloned().unwrap_or(i..i)
    }

    /// The folded form without a conjunction: of the reading that cuts one off where `cut`, else whole.
    pub(super) fn form(&self, i: u32) -> &str {
        self.document.form(i)
    }

    /// The conjunction that token `i` may begin with, و or ف, going by its letters alone.
    pub(super) fn leading_conjunction(&self, i: u32) -> Option<char> {
        self.document.readings(i).get(1).and_then(|reading| reading.conjunction)
    }

    /// True where token `i` has a reading with the preposition `wanted` before it.
    pub(super) fn has_preposition(&self, i: u32, wanted: char) -> bool {
        self.document.readings(i).iter().any(|reading| reading.preposition == Some(wanted))
    }

    /// True for a complementiser, with or without و, ف or ب: أن، بأنه، فإن; not for لأن and كأن.
    pub(super) fn is_complementiser(&self, i: u32) -> bool {
        let word = self.word(i);
        word.roles & roles::COMPLEMENTISER != 0 || word.preposition == 'ب' && word.after_preposition & roles::COMPLEMENTISER != 0
    }

    /// The bytes of tokens, an empty span where there are none.
    pub(super) fn span(&self, tokens: Tokens) -> Span {
        self.document.span(tokens)
    }

    /// The number of words, numbers included, in `tokens`.
    pub(super) fn word_count(&self, tokens: Tokens) -> u32 {
        tokens.filter(|&i| !self.is_punctuation(i)).count() as u32
    }
}

/// True unless the words are those of a clause (أن، الذي) or of an office only (سماحة المفتي).
fn is_name(words: &[Word], tokens: &Tokens) -> bool {
    let words = words.get(tokens.start as usize..tokens.end as usize).unwrap_or_default();
    let clause = roles::COMPLEMENTISER | roles::RELATIVE | roles::QUESTION;
    !words.iter().any(|word| word.roles & clause != 0 || word.preposition == 'ب' && word.after_preposition & roles::COMPLEMENTISER != 0)
        && !words.iter().all(|word| word.roles & roles::ROLE != 0)
}

/// Calls `found` with each token that one of `spans` (in text order, disjoint) covers and that span's index.
fn cover(document: &Document<'_>, spans: impl Iterator<Item = Span>, mut found: impl FnMut(usize, u32)) {
    let tokens = document.tokens();
    let mut at = 0;
    for (span, index) in spans.zip(0..) {
        while tokens.get(at).is_some_and(|token| token.span.end <= span.start) {
            at += 1;
        }
        while let Some(token) = tokens.get(at).filter(|token| token.span.start < span.end) {
            found(at, index);
            at += 1;
            let _ = token;
        }
    }
}
