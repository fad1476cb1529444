//! From characters to tokens. What lies between two tokens is white space or shows nothing, so nothing is lost.

use super::fold::{is_extender, is_invisible};
use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Arabic letters, with the diacritics and tatweel among them.
    Word,
    /// Letters of another script.
    Latin,
    /// Digits of one number without its separators; ٠–٩, ۰–۹ or 0–9.
    Number,
    /// One punctuation mark, or a doubled one that stands for one: `((`, `))`, `<<`, `>>`, `''`, ` `` `, `...`.
    Punctuation,
    /// Anything else that shows: emoji, currency signs, control characters.
    Symbol,
}

/// A piece of text that rules see as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// The bytes of the token, with the combining marks that hang on it.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// True where no white space stands before it; invisible controls do not count. False for the first token.
    pub glued: bool,
    /// True for the first token of a paragraph, that is of a line that is not blank.
    pub starts_paragraph: bool,
    /// The first character, or `'\0'` in a doubled mark's place: the mark itself.
    pub first: char,
}

impl Token {
    /// True for the punctuation mark `mark`.
    pub fn is(&self, mark: char) -> bool {
        self.kind == TokenKind::Punctuation && self.first == mark
    }
}

/// The kinds of character that end each other's tokens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Arabic,
    Letter,
    Digit,
    Punctuation,
    Symbol,
    Newline,
    Space,
    Invisible,
    Extender,
}

#[inline]
fn class(c: char) -> Class {
    match c {
        // Most characters by far.
        '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' => Class::Arabic,
        _ => other_class(c),
    }
}

/// The same for all other characters.
#[inline(never)]
fn other_class(c: char) -> Class {
    match c {
        ' ' | '\t' | '\u{A0}' => Class::Space,
        'a'..='z' | 'A'..='Z' => Class::Letter,
        _ if is_newline(c) => Class::Newline,
        '0'..='9' | '٠'..='٩' | '۰'..='۹' => Class::Digit,
        '!'..='/' | ':'..='@' | '['..='`' | '{'..='~' => Class::Punctuation,
        '،' | '؛' | '؟' | '«' | '»' | '·' | '٪' | '٫' | '٬' | '۔' | '٭' | '\u{060D}' | '\u{FD3E}' | '\u{FD3F}' => {
            Class::Punctuation
        }
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '❝' | '❞' | '\u{3000}'..='\u{3020}' | '＂' => Class::Punctuation,
        _ if is_extender(c) => Class::Extender,
        _ if is_invisible(c) => Class::Invisible,
        '\u{066E}'..='\u{06D3}' | '\u{06D5}' | '\u{06EE}' | '\u{06EF}' | '\u{06FA}'..='\u{06FF}' => Class::Arabic,
        '\u{0750}'..='\u{077F}' | '\u{0870}'..='\u{08C9}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => Class::Arabic,
        _ if c.is_whitespace() => Class::Space,
        _ if c.is_alphabetic() => Class::Letter,
        _ if c.is_numeric() => Class::Symbol,
        _ => Class::Symbol,
    }
}

/// True for what ends a line.
#[inline]
fn is_newline(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// How many of the mark `c` together count as one token.
fn most(c: char) -> usize {
    match c {
        '(' | ')' | '<' | '>' | '\'' | '`' => 2,
        '.' => 3,
        _ => 1,
    }
}

/// Appends the tokens of `text` to `tokens`, in order.
///
/// Linear in the length of `text`, whatever it holds.
pub fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    let mut scanner = Scanner { text, at: 0 };
    while scanner.at < text.len() {
        scanner.paragraph(tokens);
    }
}

/// Appends the tokens of the paragraph that `text` begins with, and returns that paragraph, with the line breaks after it,
/// and the rest of the text.
///
/// No token reaches from one paragraph into the next, and every one but the first begins with a token that starts a
/// paragraph or holds none.
pub fn tokenize_paragraph<'t>(text: &'t str, tokens: &mut Vec<Token>) -> (&'t str, &'t str) {
    let mut scanner = Scanner { text, at: 0 };
    scanner.paragraph(tokens);
    text.split_at(scanner.at)
}

struct Scanner<'t> {
    text: &'t str,
    /// The byte after the last character read.
    at: usize,
}

impl Scanner<'_> {
    /// Appends the tokens up to the end of the line and reads over the line breaks there.
    fn paragraph(&mut self, tokens: &mut Vec<Token>) {
        let (mut glued, mut starts_paragraph) = (false, true);
        loop {
            let start = self.at;
            if self.text.as_bytes().get(start) == Some(&b' ') {
                self.at += 1;
                glued = false;
                continue;
            }
            let Some((c, class)) = self.next() else { return };
            let (kind, end) = match class {
                Class::Space => {
                    glued = false;
                    continue;
                }
                // An extender with nothing to hang on shows at most a dotted circle: not a token.
                Class::Invisible | Class::Extender => continue,
                Class::Newline => {
                    self.at = self.text.len() - self.text[self.at..].trim_start_matches(is_newline).len();
                    return;
                }
                Class::Arabic => (TokenKind::Word, self.word()),
                Class::Letter => (TokenKind::Latin, self.run(class)),
                Class::Digit => (TokenKind::Number, self.run(class)),
                Class::Punctuation => (TokenKind::Punctuation, self.repeated(c, most(c))),
                Class::Symbol => (TokenKind::Symbol, self.repeated(c, 1)),
            };
            tokens.push(Token { span: Span::from(start..end), kind, glued, starts_paragraph, first: c });
            (glued, starts_paragraph) = (true, false);
        }
    }

    #[inline(always)] // Short for a plain letter, which most characters are.
    fn peek(&self) -> Option<(char, Class)> {
        let c = self.text.get(self.at..)?.chars().next()?;
        Some((c, class(c)))
    }

    #[inline]
    fn next(&mut self) -> Option<(char, Class)> {
        let found = self.peek()?;
        self.at += found.0.len_utf8();
        Some(found)
    }

    /// Reads on while characters of `wanted` follow, with what hangs on them and the controls between them; returns the
    /// end of the last one. An apostrophe between two Latin letters belongs to the word.
    fn run(&mut self, wanted: Class) -> usize {
        let mut end = self.at;
        while let Some((c, found)) = self.next() {
            match found {
                _ if found == wanted => end = self.at,
                Class::Extender if end + c.len_utf8() == self.at => end = self.at,
                Class::Extender | Class::Invisible => {}
                Class::Punctuation if wanted == Class::Letter && matches!(c, '\'' | '’') && end + c.len_utf8() == self.at => {
                    if self.peek().is_none_or(|(_, next)| next != Class::Letter) {
                        break;
                    }
                }
                _ => break,
            }
        }
        self.at = end;
        end
    }

    /// Reads on to the end of a word of Arabic letters. Most are of the letters of the first row of [`class`] only, each of
    /// which is two bytes, and end with a space.
    #[inline]
    fn word(&mut self) -> usize {
        let mut rest = &self.text.as_bytes()[self.at..];
        while let [0xD8, 0xA0..=0xBF, more @ ..] | [0xD9, 0x81..=0x8A, more @ ..] = rest {
            rest = more;
        }
        self.at = self.text.len() - rest.len();
        if rest.first() == Some(&b' ') { self.at } else { self.run(Class::Arabic) }
    }

    /// Reads up to `most` of `mark` in all, the first having been read, with the extenders that follow.
    fn repeated(&mut self, mark: char, most: usize) -> usize {
        let mut read = 1;
        while read < most && self.text[self.at..].starts_with(mark) {
            self.at += mark.len_utf8();
            read += 1;
        }
        while let Some((c, Class::Extender)) = self.peek() {
            self.at += c.len_utf8();
        }
        self.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surfaces(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        tokens.iter().map(|token| token.span.slice(text)).collect()
    }

    #[test]
    #[rustfmt::skip]
    fn words_numbers_and_marks_are_told_apart() {
        assert_eq!(surfaces("قال: «نعم»."), ["قال", ":", "«", "نعم", "»", "."]);
        assert_eq!(surfaces("2020م"), ["2020", "م"]);
        assert_eq!(surfaces("بـ\"الثورة\""), ["بـ", "\"", "الثورة", "\""]);
        assert_eq!(surfaces("((نعم)) l'Orient"), ["((", "نعم", "))", "l'Orient"]);
        assert_eq!(surfaces("كوفيد-19"), ["كوفيد", "-", "19"]);
    }

    #[test]
    fn controls_inside_a_word_do_not_cut_it_and_those_outside_are_left_out() {
        assert_eq!(surfaces("\u{202B}الا\u{200C}تحاد\u{202C} 18\u{200F}/8"), ["الا\u{200C}تحاد", "18", "/", "8"]);
        assert_eq!(surfaces("م\u{64E}ص\u{652}ر\u{64F}"), ["م\u{64E}ص\u{652}ر\u{64F}"]);
    }
}
