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
/// is looked for once. What a rule may leave out is a way of its own through the trie.
pub struct Step {
    /// How many parts are left out before it.
    pub left_out: usize,
    /// What is looked for; there, not perhaps.
    pub part: Part,
    /// The rules that end with it, with their numbers in the table.
    pub ends: Vec<(u16, &'static Rule)>,
    /// Those that end with it where the rest of them is left out, which comes after `next`.
    pub may_end: Vec<(u16, &'static Rule)>,
    /// The steps that rules take after it.
    pub next: Vec<Step>,
    /// The bits of what the token after it can be, so that one of `next` is taken.
    pub after: u128,
    /// The bits of what a token can be, so that the step is taken there: with [`AND`] where و may stand before it.
    pub opens: u128,
}

/// The grammar of all rules.
pub static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::new);

impl Grammar {
    fn new() -> Self {
        let begins = Begins::of_all();
        let mut by_symbol: Vec<Vec<Step>> = (0..Symbol::GIVEN).map(|_| Vec::new()).collect();
        for (rule, number) in rules::all().zip(1..) {
            add(&mut by_symbol[rule.gives.given()], rule.pattern, 0, (number, rule));
        }
        for steps in &mut by_symbol {
            open(steps, &begins.firsts);
        }
        // What each first step can be followed by, by bit.
        let mut seconds: Vec<Vec<[u128; BITS]>> = by_symbol.iter().map(|steps| vec![[0; BITS]; steps.len()]).collect();
        for rule in rules::all() {
            let symbol = rule.gives.given();
            begins.of(rule, |left_out, bit, second| {
                let first = |step: &Step| step.left_out == left_out && step.part == rule.pattern[left_out].taken();
                if let Some(step) = by_symbol[symbol].iter().position(first) {
                    seconds[symbol][step][bit] |= second;
                }
            });
        }
        let (mut by_bit, mut beginnings) = (Vec::new(), Vec::new());
        for symbol in 0..Symbol::GIVEN {
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

/// Adds what is left of a rule's `pattern` to `steps`, before which so many parts are left out; steps before which fewer are
/// come first.
fn add(steps: &mut Vec<Step>, pattern: &[Part], left_out: usize, rule: (u16, &'static Rule)) {
    let [part, rest @ ..] = pattern else { return };
    let taken = part.taken();
    let at = steps.iter().position(|step| step.part == taken && step.left_out == left_out).unwrap_or_else(|| {
        let place = steps.partition_point(|step| step.left_out <= left_out);
        let (ends, may_end, next) = (Vec::new(), Vec::new(), Vec::new());
        steps.insert(place, Step { left_out, part: taken, ends, may_end, next, after: 0, opens: 0 });
        place
    });
    let step = &mut steps[at];
    if rest.is_empty() {
        step.ends.push(rule);
    } else if rest.iter().all(|part| part.is_optional()) {
        step.may_end.push(rule);
    }
    add(&mut step.next, rest, 0, rule);
    if part.is_optional() {
        add(steps, rest, left_out + 1, rule);
    }
}

/// Reckons with what each of `steps` can be taken, and gives that of all of them.
fn open(steps: &mut [Step], firsts: &[u128]) -> u128 {
    steps.iter_mut().fold(0, |all, step| {
        step.after = open(&mut step.next, firsts);
        step.opens = firsts[step.part.symbol() as usize] | and(step.part);
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
                begins.of(rule, |_, bit, second| found.push((bit, second)));
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

    /// Calls `found` with the number of the parts that are left out first, each bit that a rule's match can begin with then, and
    /// the bits of what can come second.
    fn of(&self, rule: &Rule, mut found: impl FnMut(usize, usize, u128)) {
        for (at, part) in rule.pattern.iter().enumerate() {
            let symbol = part.symbol();
            let after = self.after(&rule.pattern[at + 1..]);
            for bit in set(self.firsts[symbol as usize]) {
                let second = if symbol.is_given() { self.seconds[symbol.given()][bit] } else { ALONE };
                found(at, bit, if second & ALONE != 0 { second & !ALONE | after } else { second });
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
