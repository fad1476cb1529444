//! The rules as a grammar: by what they give, those that begin alike together, and the tokens that each can begin with.

use std::iter;
use std::sync::LazyLock;

use super::lex::{ALONE, AND};
use super::pattern::{Part, Rule, Symbol};
use super::{number, rules};

/// The rules, in the order of the table, as steps to be taken.
pub struct Grammar {
    /// The first steps of the rules that give each symbol, by [`Symbol::given`].
    by_symbol: Vec<Vec<Step>>,
    /// For each symbol and bit where those begin in `beginnings` that a token of that bit can begin, and one more.
    by_bit: Vec<u16>,
    beginnings: Vec<Beginning>,
    /// The bits of the symbols that can begin each symbol, indexed by symbol.
    pub firsts: [u128; Symbol::ALL.len()],
}

/// A first step, or what `number.rs` reads, as far as it begins with a token of one bit.
struct Beginning {
    /// The bits of what can be the second token, with [`ALONE`] where there need be none.
    second: u128,
    /// The step.
    step: Steps,
}

/// A set of first steps, by their numbers among those of their symbol.
pub type Steps = u128;

/// A step that some rules share, with all that they share before it: a node of a trie, so that what several rules begin with
/// is looked for once.
pub struct Step {
    /// What is looked for.
    pub part: Part,
    /// The rules that end with it, with their numbers in the table.
    pub ends: Vec<(u16, &'static Rule)>,
    /// The steps that rules take after it.
    pub next: Vec<Step>,
    /// The bits of what the token after it can be, so that one of `next` is taken.
    pub after: u128,
    /// The bits of what a token can be, so that the step is taken there: with [`AND`] where و may stand before it, and [`ALONE`]
    /// where a rule ends with it though it may be left out.
    pub opens: u128,
}

/// The grammar of all rules.
pub static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::new);

impl Grammar {
    fn new() -> Self {
        let begins = Begins::of_all();
        let mut by_symbol: Vec<Vec<Step>> = (0..Symbol::GIVEN).map(|_| Vec::new()).collect();
        // What each first step can be followed by, by bit.
        let mut seconds = vec![Vec::new(); Symbol::GIVEN];
        for (rule, number) in rules::all().zip(1..) {
            let symbol = rule.gives.given();
            let step = add(&mut by_symbol[symbol], rule.pattern, (number, rule));
            seconds[symbol].resize(by_symbol[symbol].len(), [0; BITS]);
            begins.of(rule, |bit, second| seconds[symbol][step][bit] |= second);
        }
        let (mut by_bit, mut beginnings) = (Vec::new(), Vec::new());
        for (symbol, steps) in by_symbol.iter_mut().enumerate() {
            open(steps, &begins.firsts);
            if Symbol::ALL[BITS + symbol].is_number() {
                seconds[symbol].push(begins.seconds[symbol]);
            }
            assert!(seconds[symbol].len() <= Steps::BITS as usize, "too many rules of one symbol begin differently");
            for bit in 0..BITS {
                by_bit.push(beginnings.len() as u16);
                let all = (0..).zip(&seconds[symbol]).map(|(step, seconds)| Beginning { second: seconds[bit], step: 1 << step });
                beginnings.extend(all.filter(|beginning| beginning.second != 0));
            }
        }
        by_bit.push(beginnings.len() as u16);
        Self { by_symbol, by_bit, beginnings, firsts: begins.firsts }
    }

    /// The first steps of the rules for `symbol` that can begin at a token: `first` and `second` are what
    /// [`Lexemes`](super::lex::Lexemes) says of it. Of a number step 0, where it can begin there.
    pub fn beginning(&self, symbol: Symbol, first: u128, second: u128) -> Steps {
        let mut steps = 0;
        for bit in set(first & self.firsts[symbol as usize]) {
            let list = symbol.given() * BITS + bit;
            for beginning in &self.beginnings[usize::from(self.by_bit[list])..usize::from(self.by_bit[list + 1])] {
                if beginning.second & second != 0 {
                    steps |= beginning.step;
                }
            }
        }
        steps
    }

    /// Those of `steps`, which are not empty, that stand first, and the rest.
    pub fn next(&self, symbol: Symbol, steps: Steps) -> (&Step, Steps) {
        (&self.by_symbol[symbol.given()][steps.trailing_zeros() as usize], steps & (steps - 1))
    }
}

/// Adds what is left of a rule's `pattern` to `steps`, and gives the number of the step there that it begins with.
fn add(steps: &mut Vec<Step>, pattern: &[Part], rule: (u16, &'static Rule)) -> usize {
    let [part, rest @ ..] = pattern else { return 0 };
    let at = steps.iter().position(|step| step.part == *part).unwrap_or_else(|| {
        steps.push(Step { part: *part, ends: Vec::new(), next: Vec::new(), after: 0, opens: 0 });
        steps.len() - 1
    });
    let step = &mut steps[at];
    if rest.is_empty() {
        step.ends.push(rule);
    }
    add(&mut step.next, rest, rule);
    at
}

/// Reckons with what each of `steps` can be taken, and gives that of all of them.
fn open(steps: &mut [Step], firsts: &[u128]) -> u128 {
    steps.iter_mut().fold(0, |all, step| {
        step.after = open(&mut step.next, firsts);
        step.opens = firsts[step.part.symbol() as usize] | and(step.part);
        if step.part.is_optional() {
            step.opens |= step.after | if step.ends.is_empty() { 0 } else { ALONE };
        }
        all | step.opens
    })
}

/// The bit of و by itself, where it may stand before `part`.
fn and(part: Part) -> u128 {
    if matches!(part, Part::And(_)) { AND } else { 0 }
}

/// How many symbols have a bit.
const BITS: usize = Symbol::Count as usize;

/// The tokens with which the symbols begin.
struct Begins {
    /// The bits of each symbol's first tokens.
    firsts: [u128; Symbol::ALL.len()],
    /// For each symbol that is given, by its first token's bit, the bits of its second tokens, with [`ALONE`] where there need
    /// be none.
    seconds: Vec<[u128; BITS]>,
}

impl Begins {
    /// Those of all symbols. What one can begin and go on with grows until nothing is added: a handful of rounds.
    fn of_all() -> Self {
        let mut begins = Self { firsts: [0; Symbol::ALL.len()], seconds: vec![[0; BITS]; Symbol::GIVEN] };
        for &symbol in Symbol::ALL {
            begins.firsts[symbol as usize] = symbol.bit() | number::first_bits(symbol);
        }
        for &symbol in Symbol::ALL.iter().filter(|symbol| symbol.is_number()) {
            for bit in set(begins.firsts[symbol as usize]) {
                begins.seconds[symbol.given()][bit] = number::second_bits(symbol, 1 << bit);
            }
        }
        let mut found = Vec::new();
        loop {
            let mut grown = false;
            for rule in rules::all() {
                begins.of(rule, |bit, second| found.push((bit, second)));
                for (bit, second) in found.drain(..) {
                    begins.firsts[rule.gives as usize] |= 1 << bit;
                    let before = &mut begins.seconds[rule.gives.given()][bit];
                    grown |= *before | second != *before;
                    *before |= second;
                }
            }
            if !grown {
                return begins;
            }
        }
    }

    /// Calls `found` with each bit that a rule's match can begin with, and the bits of what can come second then.
    fn of(&self, rule: &Rule, mut found: impl FnMut(usize, u128)) {
        for (at, part) in rule.pattern.iter().enumerate() {
            let symbol = part.symbol();
            let after = self.after(&rule.pattern[at + 1..]);
            for bit in set(self.firsts[symbol as usize]) {
                let second = if symbol.is_given() { self.seconds[symbol.given()][bit] } else { ALONE };
                found(bit, if second & ALONE != 0 { second & !ALONE | after } else { second });
            }
            if !part.is_optional() {
                return;
            }
        }
    }

    /// The bits of what can come where `pattern` is left to be found.
    fn after(&self, pattern: &[Part]) -> u128 {
        let mut bits = 0;
        for &part in pattern {
            bits |= self.firsts[part.symbol() as usize] | and(part);
            if !part.is_optional() {
                return bits;
            }
        }
        bits | ALONE
    }
}

/// The numbers of the bits that are set.
#[inline]
fn set(mut bits: u128) -> impl Iterator<Item = usize> {
    iter::from_fn(move || {
        let first = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
        bits &= bits - 1;
        Some(first)
    })
}
