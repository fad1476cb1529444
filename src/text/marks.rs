//! Pairs of quotation marks.
//!
//! Which way a mark points is told by what stands on its two sides, not by its code point: on Arabic pages `”` opens in
//! one case of eleven, after a proclitic written together with it (`بـ”الثورة“`), and `"` says nothing by itself. The
//! pairs are then made paragraph by paragraph with a stack, in one pass.

use super::clitic::is_bare_proclitic;
use super::sentence::Tokens;
use super::token::{Token, TokenKind};
use crate::order::Order as _;

/// A quotation mark and the one that closes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkPair {
    /// Index of the opening mark's token.
    pub open: u32,
    /// Index of the closing mark's token; `None` where the paragraph ends before one.
    pub close: Option<u32>,
    /// How many pairs it stands in.
    pub depth: u8,
}

/// The shapes of mark that close each other. A closer of the same shape is preferred.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    Guillemet,
    Curly,
    Straight,
    Parentheses,
    Angle,
    Single,
    SingleGuillemet,
    Ornate,
}

/// What the code point alone says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Hint {
    Opens,
    Closes,
    Either,
}

/// The shape of a mark that quotes, and what its code point says; `None` for other tokens. Escaped: they mirror on screen.
#[rustfmt::skip]
fn quoting(token: &Token) -> Option<(Shape, Hint)> {
    use Hint::{Closes, Either, Opens};
    use Shape::{Angle, Curly, Guillemet, Ornate, Parentheses, Single, SingleGuillemet, Straight};
    if token.kind != TokenKind::Punctuation {
        return None;
    }
    let is_doubled = token.first.is_ascii() && token.span.len() == 2;
    Some(match token.first {
        '(' if is_doubled => (Parentheses, Opens),
        ')' if is_doubled => (Parentheses, Closes),
        '<' if is_doubled => (Angle, Opens),
        '>' if is_doubled => (Angle, Closes),
        '\'' if is_doubled => (Straight, Either),
        '`' if is_doubled => (Straight, Opens),
        _ if is_doubled => return None,
        '\u{AB}' => (Guillemet, Opens),  // left-pointing double angle
        '\u{BB}' => (Guillemet, Closes), // right-pointing double angle
        '\u{201C}' => (Curly, Either),   // left double: the houses differ
        '\u{201D}' => (Curly, Either),   // right double
        '\u{201E}' => (Curly, Opens),    // double low-9
        '\u{201F}' => (Curly, Either),   // double high-reversed-9
        '\u{2033}' => (Curly, Closes),   // double prime, from automatic typography
        '\u{275D}' => (Curly, Opens),    // heavy double turned comma
        '\u{275E}' => (Curly, Closes),   // heavy double comma
        '"' => (Straight, Either),
        '\u{FF02}' => (Straight, Either), // full width
        '\u{2018}' => (Single, Either),
        '\u{2019}' => (Single, Either),
        '\u{201A}' => (Single, Opens),
        '\u{201B}' => (Single, Opens),
        '\'' => (Single, Either),
        '\u{2039}' => (SingleGuillemet, Opens),
        '\u{203A}' => (SingleGuillemet, Closes),
        '\u{FD3F}' => (Ornate, Opens), // around verses of the Quran
        '\u{FD3E}' => (Ornate, Closes),
        _ => return None,
    })
}

/// True where the token is a mark that can open or close a quotation.
pub fn is_quotation_mark(token: &Token) -> bool {
    quoting(token).is_some()
}

/// Finds the pairs of `tokens`, in the order in which they open, each paragraph by itself; [`join`] does the rest.
///
/// A mark that is left open at the end of its paragraph has no `close`. Linear in the number of tokens: the stack never
/// holds more than [`DEEPEST`] open marks.
pub fn pair(text: &str, tokens: &[Token], pairs: &mut Vec<MarkPair>) {
    pairs.clear();
    // The open marks of this paragraph: index into `pairs`, and shape.
    let mut open: Vec<(usize, Shape)> = Vec::new();
    // A closing mark of this paragraph that closes nothing.
    let mut stray: Option<(u32, Shape)> = None;
    for (i, token) in tokens.iter().enumerate() {
        if token.starts_paragraph {
            open.clear();
            stray = None;
        }
        let Some((shape, hint)) = quoting(token) else { continue };
        let closes = open.iter().rposition(|&(_, other)| compatible(other, shape));
        match direction(text, tokens, i, hint, shape) {
            Hint::Closes | Hint::Either if closes.is_some() => {
                let at = closes.unwrap_or_default();
                pairs[open[at].0].close = Some(i as u32);
                open.truncate(at);
            }
            // A mark that seems to close with none open, and then another: the first one opens, whatever it is glued to.
            Hint::Closes if shape == Shape::Straight || shape == Shape::Curly => match stray.take() {
                Some((at, other)) if compatible(other, shape) => pairs.push(MarkPair { open: at, close: Some(i as u32), depth: 0 }),
                _ => stray = Some((i as u32, shape)),
            },
            Hint::Closes => {}
            // A single mark that opens nothing that is closed is an apostrophe or a prime: it must not hide others.
            Hint::Opens | Hint::Either => {
                if open.len() == DEEPEST {
                    open.remove(0);
                }
                open.push((pairs.len(), shape));
                pairs.push(MarkPair { open: i as u32, close: None, depth: 0 });
            }
        }
    }
    if pairs.is_empty() {
        return;
    }
    pairs.retain(|pair| {
        pair.close.is_some()
            || !matches!(quoting(&tokens[pair.open as usize]), Some((Shape::Single | Shape::Angle | Shape::Parentheses, _)))
    });
    // A mark that seemed to close, and opens after all, comes late.
    if !pairs.is_sorted_by_key(|pair| pair.open) {
        pairs.order_by_key(|pair| pair.open);
    }
}

/// Joins speech over several paragraphs, each of which opens with a mark and only the last of which closes one at its end:
/// the first mark opens, the last closes, those between are dropped. Then tells of each pair in how many it stands. Returns
/// the speech that was joined, from its opening mark to the closing one.
pub fn join(tokens: &[Token], pairs: &mut Vec<MarkPair>) -> Vec<Tokens> {
    let mut speech = Vec::new();
    let starts_paragraph = |token: u32| tokens.get(token as usize).is_some_and(|token| token.starts_paragraph);
    let crosses = |from: u32, to: u32| {
        tokens
            .get(from as usize + 1..=to as usize)
            .is_some_and(|between| between.iter().filter(|token| token.starts_paragraph).take(2).count() == 1)
    };
    let ends_paragraph = |close: u32| {
        let rest = tokens.get(close as usize + 1..).unwrap_or_default().iter();
        rest.take_while(|token| !token.starts_paragraph).all(|token| token.kind == TokenKind::Punctuation && !is_quotation_mark(token))
    };
    let mut kept = 0;
    let mut at = 0;
    while at < pairs.len() {
        let mut joined = pairs[at];
        let mut last = at;
        while joined.close.is_none()
            && let Some(next) = pairs.get(last + 1)
            && starts_paragraph(next.open)
            && crosses(pairs[last].open, next.open)
        {
            last += 1;
            if let Some(close) = next.close {
                joined.close = Some(close).filter(|&close| ends_paragraph(close));
                break;
            }
        }
        if let Some(close) = joined.close {
            if last > at {
                speech.push(joined.open..close);
            }
            pairs[kept] = joined;
            kept += 1;
        } else {
            pairs.copy_within(at..=last, kept);
            kept += last + 1 - at;
        }
        at = last + 1;
    }
    pairs.truncate(kept);
    set_depths(pairs);
    speech
}

/// More open marks than this in one paragraph are noise: the oldest is given up.
pub const DEEPEST: usize = 8;

fn set_depths(pairs: &mut [MarkPair]) {
    let mut around: Vec<u32> = Vec::new();
    for pair in pairs {
        around.retain(|&close| close > pair.open);
        pair.depth = around.len() as u8;
        around.extend(pair.close);
    }
}

fn compatible(open: Shape, close: Shape) -> bool {
    use Shape::{Angle, Curly, Guillemet, Parentheses, Single, SingleGuillemet, Straight};
    open == close
        || matches!((open, close), (Guillemet | Curly | Straight, Guillemet | Curly | Straight))
        || matches!((open, close), (Single, SingleGuillemet) | (SingleGuillemet, Single))
        || matches!((open, close), (Angle, Guillemet) | (Guillemet, Angle) | (Parentheses, Parentheses))
}

/// Which way the mark at `i` points.
fn direction(text: &str, tokens: &[Token], i: usize, hint: Hint, shape: Shape) -> Hint {
    if matches!(shape, Shape::Parentheses | Shape::Angle | Shape::Ornate) {
        return hint;
    }
    let before = (i > 0 && tokens[i].glued).then(|| &tokens[i - 1]);
    let after = tokens.get(i + 1).filter(|next| next.glued);
    let holds = |token: &&Token| !matches!(token.kind, TokenKind::Punctuation);
    let left_word = before.filter(holds);
    let right_word = after.filter(holds);
    // "12″" is inches unless a mark is open, which the caller knows.
    if left_word.is_some_and(|word| is_bare_proclitic(word.span.slice(text))) && after.is_some() {
        return Hint::Opens;
    }
    let left_open = before.is_none_or(|mark| matches!(mark.first, '(' | '[' | ':' | '-' | '–' | '—' | '/') || opens(mark));
    let right_end = after.is_none_or(|mark| {
        matches!(mark.first, '.' | '،' | ',' | '؛' | ';' | ':' | '؟' | '?' | '!' | ')' | ']' | '-' | '…' | '/') || closes(mark)
    });
    match (left_word.is_some(), right_word.is_some()) {
        (false, true) if left_open => Hint::Opens,
        (true, false) if right_end => Hint::Closes,
        // A mark after a full stop or an exclamation mark and before a space or a comma closes.
        (false, false) if before.is_some() && right_end && !left_open => Hint::Closes,
        (false, false) if before.is_some_and(closes) && right_end => Hint::Closes,
        (false, false) if before.is_none() && after.is_some() && !right_end => Hint::Opens,
        _ => hint,
    }
}

fn opens(mark: &Token) -> bool {
    quoting(mark).is_some_and(|(_, hint)| hint == Hint::Opens)
}

fn closes(mark: &Token) -> bool {
    quoting(mark).is_some_and(|(_, hint)| hint == Hint::Closes)
}

#[cfg(test)]
mod tests {
    use super::super::token::tokenize;
    use super::*;

    fn marked(text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let end = |pair: &MarkPair| {
            pair.close.map_or("…".to_owned(), |close| {
                text[tokens[pair.open as usize].span.end as usize..tokens[close as usize].span.start as usize].to_owned()
            })
        };
        let mut pairs = Vec::new();
        pair(text, &tokens, &mut pairs);
        join(&tokens, &mut pairs);
        pairs.iter().map(end).collect()
    }

    #[test]
    #[rustfmt::skip]
    fn marks_pair_by_what_stands_beside_them() {
        for (text, want) in [
            ("قال: «نعم».", &["نعم"][..]),
            ("قال \"نعم\" ثم \"لا\".", &["نعم", "لا"]),
            ("وصفتها بـ”الجميلة” و”الرائعة”.", &["الجميلة", "الرائعة"]),
            ("”نحن جاهزون“ قال الوزير", &["نحن جاهزون"]),
            ("«قال إن \"الأمر\" انتهى»", &["قال إن \"الأمر\" انتهى", "الأمر"]),
            ("قال: \"نعم.\" وأضاف \"لا.\"", &["نعم.", "لا."]),
            ("قال: \"لم يغلق", &["…"]),
            ("((نعم)) قال", &["نعم"]),
            ("شاشة 12″ جديدة", &[]),
            ("كتاب 'الأيام' الشهير", &["الأيام"]),
            ("قال مدرب \" الأهلي \": \" نريد الفوز \".", &[" الأهلي ", " نريد الفوز "]),
            ("قال المدير\" إن العمل مستمر.\" ثم غادر", &[" إن العمل مستمر."]),
        ] {
            assert_eq!(marked(text), want, "{text}");
        }
    }

    #[test]
    fn speech_over_several_paragraphs_is_one() {
        assert_eq!(marked("قال: «نحن جاهزون.\n«ولن نتأخر.\n«والأيام بيننا»."), ["نحن جاهزون.\n«ولن نتأخر.\n«والأيام بيننا"]);
        assert_eq!(marked("قال: «نحن جاهزون.\n«نعم» قال آخر."), ["…", "نعم"]);
    }

    #[test]
    fn an_open_mark_does_not_reach_into_the_next_paragraph() {
        assert_eq!(marked("قال: \"لم يغلق\nثم \"نعم\" قال"), ["…", "نعم"]);
    }
}
