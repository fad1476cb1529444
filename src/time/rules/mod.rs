//! The rules, by family. Each row carries texts that it must match and texts that it must leave alone.

/// The examples of a rule: in tests only, since they would be half of the program.
#[cfg(test)]
macro_rules! cases {
    ($($case:tt)*) => { &[$($case)*] };
}
#[cfg(not(test))]
macro_rules! cases {
    ($($case:tt)*) => {
        &[]
    };
}

mod ago;
mod clock;
mod compose;
mod date;
mod day;
mod day_of_month;
mod length;
mod parts;
mod period;
mod range;
mod recurrence;
mod reference;
mod season;

use super::pattern::Rule;

/// All rules, in the order in which ties are broken.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [
        parts::RULES,
        day_of_month::RULES,
        date::RULES,
        day::RULES,
        clock::RULES,
        range::RULES,
        period::RULES,
        season::RULES,
        recurrence::RULES,
        length::RULES,
        ago::RULES,
        reference::RULES,
    ]
    .into_iter()
    .flatten()
}
