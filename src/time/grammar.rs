//! The rules as a grammar: by what they give, those that begin alike together, and the tokens that each can begin with.

use std::sync::LazyLock;

use super::lex::ALONE;
use super::pattern::{Part, Rule, Symbol};
use super::{number, rules};

/// The rules, in the order of the table, as steps to be taken.
pub struct Grammar {
    /// The first steps of the rules that give each symbol, indexed by symbol.
    pub by_symbol: Vec<Vec<Step>>,
    /// Which first steps of the rules for whole expressions a token of one bit can begin with, by the bit; after the last
    /// bit, all of them.
    by_bit: Vec<Vec<u16>>,
    /// The bits of the symbols that can begin each symbol, indexed by symbol.
    pub firsts: Vec<u128>,
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
    /// The bits of the symbols that can begin the first token of a match; and the second one, with [`ALONE`] where there need
    /// be none. Asked of first steps.
    first: u128,
    second: u128,
}

impl Step {
    /// False where the tokens cannot begin a match: `first` and `second` are what [`Lexemes`](super::lex::Lexemes) says of the
    /// first of them.
    #[inline]
    pub fn may_begin(&self, first: u128, second: u128) -> bool {
        self.first & first != 0 && self.second & second != 0
    }
}

/// The grammar of all rules.
pub static GRAMMAR: LazyLock<Grammar> = LazyLock::new(Grammar::new);

impl Grammar {
    fn new() -> Self {
        // What a symbol can begin and go on with grows until nothing is added: a handful of rounds.
        let mut firsts: Vec<u128> = Symbol::ALL.iter().map(|&symbol| symbol.bit() | number::first_bits(symbol)).collect();
        // Of a number in digits only آلاف may be the second token; where words or marks may be, it is not asked about.
        let thousands = Symbol::NumeralThousand.bit() | Symbol::NumeralThousandMany.bit();
        let mut seconds: Vec<u128> = firsts.iter().map(|&first| if first == 0 { 0 } else { ALONE | thousands }).collect();
        loop {
            let before = (firsts.clone(), seconds.clone());
            for rule in rules::all() {
                let (first, second) = bits(rule, &firsts, &seconds);
                firsts[rule.gives as usize] |= first;
                seconds[rule.gives as usize] |= second;
            }
            if before == (firsts.clone(), seconds.clone()) {
                break;
            }
        }
        let mut by_symbol: Vec<Vec<Step>> = Symbol::ALL.iter().map(|_| Vec::new()).collect();
        for (rule, number) in rules::all().zip(1..) {
            add(&mut by_symbol[rule.gives as usize], rule.pattern, (number, rule), bits(rule, &firsts, &seconds));
        }
        let of_bits =
            |bits: u128| (0..).zip(&by_symbol[Symbol::Top as usize]).filter(move |(_, step)| step.first & bits != 0).map(|(at, _)| at);
        let by_bit = (0..Symbol::Count as u8).map(|bit| of_bits(1 << bit).collect()).chain([of_bits(u128::MAX).collect()]).collect();
        Self { by_symbol, by_bit, firsts }
    }

    /// The first steps of the rules for whole expressions that can begin at a token: `first`, which is not 0, and `second` are
    /// what [`Lexemes`](super::lex::Lexemes) says of it.
    #[inline]
    pub fn beginning(&self, first: u128, second: u128) -> impl Iterator<Item = &Step> {
        let bit = if first.is_power_of_two() { first.trailing_zeros() as usize } else { Symbol::Count as usize };
        let steps = self.by_bit[bit].iter().map(|&at| &self.by_symbol[Symbol::Top as usize][usize::from(at)]);
        steps.filter(move |step| step.may_begin(first, second))
    }
}

/// Adds what is left of a rule's `pattern` to `steps`.
fn add(steps: &mut Vec<Step>, pattern: &[Part], rule: (u16, &'static Rule), bits: (u128, u128)) {
    let [part, rest @ ..] = pattern else { return };
    let at = steps.iter().position(|step| step.part == *part).unwrap_or_else(|| {
        steps.push(Step { part: *part, ends: Vec::new(), next: Vec::new(), first: 0, second: 0 });
        steps.len() - 1
    });
    let step = &mut steps[at];
    step.first |= bits.0;
    step.second |= bits.1;
    if rest.is_empty() {
        step.ends.push(rule);
    }
    add(&mut step.next, rest, rule, bits);
}

/// The bits of the symbols that a rule's match can begin with, and of those that can come second.
fn bits(rule: &Rule, firsts: &[u128], seconds: &[u128]) -> (u128, u128) {
    let (mut first, mut second) = (0, 0);
    // True where all parts before may have been left out; where one token may have been all there was before.
    let (mut begins, mut follows) = (true, false);
    for part in rule.pattern {
        let symbol = part.symbol() as usize;
        if follows {
            second |= firsts[symbol];
        }
        let mut alone = false;
        if begins {
            first |= firsts[symbol];
            second |= seconds[symbol] & !ALONE;
            alone = seconds[symbol] & ALONE != 0;
        }
        begins &= part.is_optional();
        follows = follows && part.is_optional() || alone;
    }
    if follows {
        second |= ALONE;
    }
    (first, second)
}
