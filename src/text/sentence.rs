//! Paragraphs and sentences, as ranges of tokens.

use std::ops::Range;

use super::marks::{MarkPair, is_quotation_mark};
use super::token::{Token, TokenKind};

/// A range of token indices.
pub type Tokens = Range<u32>;

/// Finds the paragraphs: the lines that are not blank.
pub fn paragraphs(tokens: &[Token], found: &mut Vec<Tokens>) {
    found.clear();
    for (token, i) in tokens.iter().zip(0..) {
        if token.starts_paragraph {
            if let Some(last) = found.last_mut() {
                last.end = i;
            }
            found.push(i..i);
        }
    }
    if let Some(last) = found.last_mut() {
        last.end = tokens.len() as u32;
    }
}

/// Finds the sentences. A paragraph's end ends one; so does `.`, `؟`, `?`, `!`, `…` outside quotation marks, unless the dot
/// stands in a number or after an abbreviation of one letter (د. أحمد). `marks` are those of each paragraph by itself;
/// [`join`] does the rest.
pub fn sentences(tokens: &[Token], marks: &[MarkPair], found: &mut Vec<Tokens>) {
    found.clear();
    let mut quoted_until = 0;
    let mut marks = marks.iter().peekable();
    let mut start = 0;
    for (token, i) in tokens.iter().zip(0..) {
        let last = tokens.get(i as usize + 1).is_none_or(|next| next.starts_paragraph);
        if token.kind != TokenKind::Punctuation && !last {
            continue;
        }
        while let Some(pair) = marks.next_if(|pair| pair.open <= i) {
            quoted_until = quoted_until.max(pair.close.unwrap_or(0));
        }
        if last || i >= quoted_until && ends_sentence(tokens, i as usize) {
            found.push(start..i + 1);
            start = i + 1;
        }
    }
}

/// Joins the sentences of `speech` that reaches over paragraphs: inside it a sentence ends with its paragraph only.
pub fn join(tokens: &[Token], speech: &[Tokens], sentences: &mut Vec<Tokens>) {
    if speech.is_empty() {
        return;
    }
    sentences.dedup_by(|next, last| {
        // Speech ends in the order in which it begins: the next one begins in the paragraph where this one ends.
        let around = speech.get(speech.partition_point(|said| said.end < last.end));
        let goes_on = tokens.get(next.start as usize).is_some_and(|token| !token.starts_paragraph);
        let joins = goes_on && around.is_some_and(|said| said.start < last.end);
        if joins {
            last.end = next.end;
        }
        joins
    });
}

fn is_ender(token: &Token) -> bool {
    token.kind == TokenKind::Punctuation && matches!(token.first, '.' | '؟' | '?' | '!' | '…' | '۔')
}

/// True where the sentence ends after token `i`; `i` is not inside quotation marks.
fn ends_sentence(tokens: &[Token], i: usize) -> bool {
    let token = &tokens[i];
    let Some(next) = tokens.get(i + 1) else { return true };
    if token.kind != TokenKind::Punctuation {
        return false;
    }
    // After «نعم.» the sentence ends with the closing mark.
    if is_quotation_mark(token) {
        return i > 0 && token.glued && is_ender(&tokens[i - 1]) && next.kind != TokenKind::Punctuation;
    }
    if !is_ender(token) || next.glued && (is_ender(next) || is_quotation_mark(next) || next.is(')')) {
        return false;
    }
    if token.first != '.' || token.span.len() > 1 {
        return true;
    }
    let before = i.checked_sub(1).filter(|_| !token.starts_paragraph).map(|before| &tokens[before]);
    let in_number = next.glued && next.kind == TokenKind::Number && before.is_some_and(|b| b.kind == TokenKind::Number);
    let abbreviates = token.glued && before.is_some_and(|b| b.kind == TokenKind::Word && b.span.len() == 2);
    let in_address = next.glued && next.kind == TokenKind::Latin;
    !(in_number || abbreviates || in_address)
}

#[cfg(test)]
mod tests {
    use super::super::{marks, token::tokenize};
    use super::*;

    fn count(text: &str) -> usize {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let (mut pairs, mut found) = (Vec::new(), Vec::new());
        marks::pair(text, &tokens, &mut pairs);
        sentences(&tokens, &pairs, &mut found);
        join(&tokens, &marks::join(&tokens, &mut pairs), &mut found);
        found.len()
    }

    #[test]
    #[rustfmt::skip]
    fn sentences_end_where_a_reader_would_stop() {
        for (text, want) in [
            ("وصل الوفد. غادر الوفد.", 2),
            ("قال د. أحمد إن السعر 3.5 دولار.", 1),
            ("قال: \"نعم. وسنمضي\". ثم غادر.", 2),
            ("قال: \"نعم.\" وأضاف \"لا.\"", 2),
            ("هل وصل؟ نعم! ثم...", 3),
            ("عنوان\nوصل الوفد", 2),
            ("قال: «نعم. سنمضي.\n«ولن نعود. لن نعود.\n«أبدا.»\nثم غادر. وعاد.", 5),
            ("", 0),
        ] {
            assert_eq!(count(text), want, "{text}");
        }
    }
}
