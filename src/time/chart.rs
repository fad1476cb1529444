//! What was read at the tokens of one match: the chart of a chart parser (Kay 1980), so that no symbol is read twice.

use std::ops::Range;

use super::meaning::Meaning;
use super::parse::Clitic;
use super::pattern::Symbol;

/// One way to read a symbol.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The token after it.
    pub end: u32,
    /// The byte where the match in hand begins, if it begins with this.
    pub start: u32,
    /// What it means.
    pub meaning: Meaning,
}

const _: () = assert!(Symbol::GIVEN <= 64);

/// The ways in which clitics may be written to a word.
const CLITICS: usize = Clitic::With as usize + 1;

/// What was read at one token.
#[derive(Clone, Debug)]
struct Column {
    /// By clitic, the bits of the symbols that were looked for.
    tried: [u64; CLITICS],
    /// Their readings, where there are any: numbers of the chart.
    readings: [[(u32, u32); Symbol::GIVEN]; CLITICS],
}

/// The readings from the token on where the match in hand begins.
#[derive(Debug, Default)]
pub struct Chart {
    columns: Vec<Column>,
    /// How many columns are in use.
    width: usize,
    /// In the order in which they were found.
    readings: Vec<Reading>,
    /// Those of each symbol one after the other, as indices of `readings`.
    numbers: Vec<u32>,
    /// Those of the symbols that are being looked for, of each after those of the one that asked for it; each with the number
    /// of the rule that gives it, by which they are ordered.
    pending: Vec<(u16, u32)>,
}

impl Chart {
    /// Forgets all, for a match that begins elsewhere.
    pub fn clear(&mut self) {
        self.readings.clear();
        self.numbers.clear();
        for column in self.columns.iter_mut().take(self.width) {
            column.tried = [0; CLITICS];
        }
        self.width = 0;
    }

    /// The readings of `symbol` so many tokens after the first; `None` where it has not been looked for.
    #[inline]
    pub fn known(&self, symbol: Symbol, offset: u32, clitic: Clitic) -> Option<Range<u32>> {
        let column = self.columns.get(offset as usize)?;
        if column.tried[clitic as usize] & 1 << symbol.given() == 0 {
            return None;
        }
        let (from, to) = column.readings[clitic as usize][symbol.given()];
        Some(from..to)
    }

    /// Where the readings of a symbol begin that is being looked for: what is looked for meanwhile comes after them.
    pub fn begin(&self) -> usize {
        self.pending.len()
    }

    /// Adds what the rule with `number` reads the symbol as that was begun at `from`; of equal readings that of the first rule
    /// stays.
    pub fn push(&mut self, from: usize, number: u16, reading: Reading) {
        let found = self.pending.get(from..).unwrap_or_default();
        let mut place = self.pending.len();
        if !found.is_empty() {
            place = from + found.partition_point(|&(before, _)| before <= number);
            match found.iter().position(|&(_, other)| self.readings[other as usize] == reading) {
                Some(same) if from + same < place => return,
                Some(same) => drop(self.pending.remove(from + same)),
                None => {}
            }
        }
        self.pending.insert(place, (number, self.readings.len() as u32));
        self.readings.push(reading);
    }

    /// Notes that the readings of `symbol`, begun at `from`, are all there, and gives them their numbers.
    pub fn finish(&mut self, from: usize, symbol: Symbol, offset: u32, clitic: Clitic) -> Range<u32> {
        let first = self.numbers.len() as u32;
        self.numbers.extend(self.pending.get(from..).unwrap_or_default().iter().map(|&(_, reading)| reading));
        self.pending.truncate(from);
        let end = self.numbers.len() as u32;
        let offset = offset as usize;
        if self.columns.len() <= offset {
            self.columns.resize(offset + 1, Column { tried: [0; CLITICS], readings: [[(0, 0); Symbol::GIVEN]; CLITICS] });
        }
        self.width = self.width.max(offset + 1);
        if let Some(column) = self.columns.get_mut(offset) {
            column.tried[clitic as usize] |= 1 << symbol.given();
            column.readings[clitic as usize][symbol.given()] = (first, end);
        }
        first..end
    }

    /// The reading with `number`.
    #[inline]
    pub fn reading(&self, number: u32) -> Option<&Reading> {
        self.readings.get(*self.numbers.get(number as usize)? as usize)
    }
}
