//! The rules as a grammar: by what they give, those that begin alike together, and the tokens that each can begin with.

use std::sync::LazyLock;

use super::lex::{ALONE, AND};
use super::pattern::{Part, Rule, Symbol};
use super::{number, rules};

/// The rules, in the order of the table, as steps to be taken.
pub struct Grammar {
    /// The first steps of the rules that give each symbol, by [`Symbol::given`].
    by_symbol: Vec<Vec<Step>>,
    /// For each symbol and each bit which of the first steps a token of that one bit can begin with, and after the last bit of
    /// a symbol, all of them: where they begin in `beginning`, and one more.
    by_bit: Vec<u16>,
    beginning: Vec<u16>,
    /// The bits of the symbols that can begin each symbol, indexed by symbol.
    pub firsts: [u128; Symbol::ALL.len()],
}

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
    /// The bits of the second token of a match, with [`ALONE`] where there need be none. Asked of first steps.
    second: u128,
}

/// The bits of each symbol's first tokens, and of its second ones.
struct Begins {
    firsts: [u128; Symbol::ALL.len()],
    seconds: [u128; Symbol::ALL.len()],
}

/// The grammar of all rules.
pub static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::new);

/// How many lists of first steps a symbol has.
const LISTS: usize = Symbol::Count as usize + 1;

impl Grammar {
    fn new() -> Self {
        let begins = Begins::of_all();
        let mut by_symbol: Vec<Vec<Step>> = (0..Symbol::GIVEN).map(|_| Vec::new()).collect();
        for (rule, number) in rules::all().zip(1..) {
            add(&mut by_symbol[rule.gives.given()], rule.pattern, (number, rule), begins.of(rule).1);
        }
        for steps in &mut by_symbol {
            open(steps, &begins.firsts);
        }
        let (mut by_bit, mut beginning) = (Vec::new(), Vec::new());
        for steps in &by_symbol {
            for bits in (0..LISTS - 1).map(|bit| 1 << bit).chain([u128::MAX]) {
                by_bit.push(beginning.len() as u16);
                beginning.extend((0..).zip(steps).filter(|(_, step)| step.opens & bits != 0).map(|(at, _)| at));
            }
        }
        by_bit.push(beginning.len() as u16);
        Self { by_symbol, by_bit, beginning, firsts: begins.firsts }
    }

    /// The first steps of the rules for `symbol` that can begin at a token: `first`, which is not 0, and `second` are what
    /// [`Lexemes`](super::lex::Lexemes) says of it.
    #[inline]
    pub fn beginning(&self, symbol: Symbol, first: u128, second: u128) -> impl Iterator<Item = &Step> {
        let bit = if first.is_power_of_two() { first.trailing_zeros() as usize } else { LISTS - 1 };
        let list = symbol.given() * LISTS + bit;
        let steps = &self.by_symbol[symbol.given()];
        let of_bit = self.beginning[usize::from(self.by_bit[list])..usize::from(self.by_bit[list + 1])].iter();
        of_bit.map(|&at| &steps[usize::from(at)]).filter(move |step| step.second & second != 0 && step.opens & first != 0)
    }
}

/// Adds what is left of a rule's `pattern` to `steps`; `second` is what can be the second token of its match.
fn add(steps: &mut Vec<Step>, pattern: &[Part], rule: (u16, &'static Rule), second: u128) {
    let [part, rest @ ..] = pattern else { return };
    let at = steps.iter().position(|step| step.part == *part).unwrap_or_else(|| {
        steps.push(Step { part: *part, ends: Vec::new(), next: Vec::new(), after: 0, opens: 0, second: 0 });
        steps.len() - 1
    });
    let step = &mut steps[at];
    step.second |= second;
    if rest.is_empty() {
        step.ends.push(rule);
    }
    add(&mut step.next, rest, rule, second);
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

impl Begins {
    /// Those of all symbols. What one can begin and go on with grows until nothing is added: a handful of rounds.
    fn of_all() -> Self {
        let mut begins = Self { firsts: [0; Symbol::ALL.len()], seconds: [0; Symbol::ALL.len()] };
        for &symbol in Symbol::ALL {
            begins.firsts[symbol as usize] = symbol.bit() | number::first_bits(symbol);
            begins.seconds[symbol as usize] = if symbol.bit() == 0 { number::second_bits(symbol) } else { ALONE };
        }
        loop {
            let before = (begins.firsts, begins.seconds);
            for rule in rules::all() {
                let (first, second) = begins.of(rule);
                begins.firsts[rule.gives as usize] |= first;
                begins.seconds[rule.gives as usize] |= second;
            }
            if before == (begins.firsts, begins.seconds) {
                return begins;
            }
        }
    }

    /// The bits of the symbols that a rule's match can begin with, and of those that can come second.
    fn of(&self, rule: &Rule) -> (u128, u128) {
        let (mut first, mut second) = (0, 0);
        // True where all parts before may have been left out; where one token may have been all there was before.
        let (mut begins, mut follows) = (true, false);
        for &part in rule.pattern {
            let symbol = part.symbol() as usize;
            if follows {
                second |= self.firsts[symbol] | and(part);
            }
            let mut alone = false;
            if begins {
                first |= self.firsts[symbol];
                second |= self.seconds[symbol] & !ALONE;
                alone = self.seconds[symbol] & ALONE != 0;
            }
            begins &= part.is_optional();
            follows = follows && part.is_optional() || alone;
        }
        if follows {
            second |= ALONE;
        }
        (first, second)
    }
}
