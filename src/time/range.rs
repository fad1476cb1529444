//! The two ends of a range: من 3 إلى 5 مايو, بين عامي 2003 و2011, 2008-2012.

use super::gate::strip_and;
use super::meaning::{Anchor, Meaning, Year};
use super::parse::{Found, Parser};
use super::pattern::Symbol;
use crate::annotation::{RangeEnd, RangeRole, TimeExpression};
use crate::document::Document;
use crate::word_set::is_one_of;

/// Gives a date without its year the year of the date that it is joined to: 25 يناير و11 فبراير 2011.
pub fn share_years(document: &Document<'_>, parsed: &mut [Found]) {
    for last in (1..parsed.len()).rev() {
        let (before, after) = parsed.split_at_mut(last);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else { continue };
        let near = second.first - first.end <= 1
            && (first.end..second.first).all(|i| is_one_of!(document.form(i), "و الي حتي -"))
            && (second.first > first.end || document.form(second.first).starts_with('و'));
        let (Meaning::When(a), Meaning::When(b)) = (&mut first.meaning, &second.meaning) else { continue };
        let (Anchor::Fields(a), Anchor::Fields(b)) = (&mut a.anchor, &b.anchor) else { continue };
        if near && a.calendar == b.calendar && a.day.is_some() && b.day.is_some() && a.year == Year::Unsaid && a.toward.is_none() {
            (a.year, a.toward) = (b.year, b.toward);
        }
    }
}

/// True where `first` and `second`, which follow each other, are the two ends of one range.
pub fn joined(parser: Parser<'_, '_>, first: &Found, second: &Found) -> bool {
    let document = parser.document;
    match second.first - first.end {
        1 if parser.lexemes.is(first.end, Symbol::To) || document.token(first.end).is_some_and(|t| t.is('-') || t.is('–')) => true,
        between @ (0 | 1) => {
            let before = first.first.checked_sub(1).map_or("", |i| document.form(i));
            let and = if between == 1 { document.form(first.end) == "و" } else { document.form(second.first).starts_with('و') };
            strip_and(before) == "بين" && and
        }
        _ => false,
    }
}

/// Links the last two expressions, the two ends of one range.
pub fn link(expressions: &mut [TimeExpression]) {
    let count = expressions.len() as u32;
    if let [.., begin, end] = expressions
        && begin.kind == end.kind
        && begin.range.is_none()
    {
        begin.range = Some(RangeEnd { role: RangeRole::Begin, other: count - 1 });
        end.range = Some(RangeEnd { role: RangeRole::End, other: count - 2 });
    }
}
