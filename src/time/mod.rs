//! Dates, times, durations and recurrences, resolved against the publication date.
//!
//! The way of the data: the lists give the words ([`lex`]), the rules ([`rules`]) find the expressions among them
//! ([`search`]) where the [`gate`]s let them, [`mod@resolve`] turns what they say ([`meaning`]) into points in time
//! ([`value`]), and [`range`] links the ends of ranges. The first half looks at one [`paragraph`] at a time, and takes
//! from it what the second half has to know ([`clause`]).

mod calendar;
mod chart;
mod clause;
mod diagnose;
mod express;
mod gate;
mod grammar;
mod lex;
mod meaning;
mod number;
mod paragraph;
mod parse;
mod pattern;
mod range;
mod resolve;
mod rules;
mod search;
mod symbol;
mod tense;
mod value;

#[cfg(test)]
mod tests;

pub use self::paragraph::Parsed;
pub use self::parse::Room;
use self::resolve::Resolver;
use crate::annotation::{Diagnostic, TimeExpression};
use crate::options::Options;
use crate::outline::Timed;

/// What [`resolve`] gives.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// In text order, disjoint. `range.other` is an index into this vector.
    pub expressions: Vec<TimeExpression>,
    /// Dates that contradict themselves.
    pub diagnostics: Vec<Diagnostic>,
}

/// The time expressions of a text whose paragraphs were `parsed`, in order: each is resolved against what was spoken of
/// before it. A paragraph that is met again with the same behind it gives what it gave the last time.
pub fn resolve(parsed: &mut [Parsed], options: &Options) -> Found {
    let count = parsed.iter().map(Parsed::count).sum();
    let mut found = Found { expressions: Vec::with_capacity(count), ..Found::default() };
    each(parsed, options, |paragraph, resolver, byte| paragraph.resolve(resolver, byte, &mut found));
    found
}

/// Where they stand and of what kind they are: what [`resolve`] gives, without what they mean.
pub fn outline(parsed: &mut [Parsed], options: &Options) -> Vec<Timed> {
    let mut all = Vec::with_capacity(parsed.iter().map(Parsed::count).sum());
    each(parsed, options, |paragraph, resolver, byte| paragraph.outline(resolver, byte, &mut all));
    all
}

/// Visits the paragraphs with a resolver that has come to each, and with the byte where it begins.
fn each(parsed: &mut [Parsed], options: &Options, mut visit: impl FnMut(&mut Parsed, &mut Resolver, u32)) {
    let mut resolver = Resolver::new(options);
    let (mut byte, mut is_first) = (0, true);
    for paragraph in parsed {
        resolver.enter(is_first);
        visit(paragraph, &mut resolver, byte);
        is_first &= paragraph.is_blank();
        byte += paragraph.bytes();
    }
}
