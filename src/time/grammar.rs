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
    firsts: Vec<u128>,
    /// For each of these bits those of the symbols that can come second, indexed by symbol, then bit.
    seconds: Vec<Seconds>,
}

/// By the bit of the first token, the bits that the second one can have; with [`ALONE`] where there need be none.
type Seconds = [u128; Symbol::Count as usize];

/// A step that some rules share, with all that they share before it: a node of a trie, so that what several rules begin with
/// is looked for once.
pub struct Step {
    /// What is looked for.
    pub part: Part,
    /// The rules that end with it, with their numbers in the table.
    pub ends: Vec<(u16, &'static Rule)>,
    /// The steps that rules take after it.
    pub next: Vec<Step>,
    /// The bits of the symbols that can begin the first token of a match, and the second one. Asked of first steps.
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
        let mut firsts: Vec<u128> = Symbol::ALL.iter().map(|&symbol| symbol.bit() | number::first_bits(symbol)).collect();
        // Of a number in digits only آلاف may be the second token; where words or marks may be, it is not asked about.
        let alone = ALONE | Symbol::NumeralThousand.bit() | Symbol::NumeralThousandMany.bit();
        let of_number = |first: &u128| std::array::from_fn(|bit| if first >> bit & 1 != 0 { alone } else { 0 });
        let mut seconds: Vec<Seconds> = firsts.iter().map(of_number).collect();
        // What a symbol can begin and go on with grows until nothing is added: a handful of rounds.
        let mut grows = true;
        while std::mem::take(&mut grows) {
            for rule in rules::all() {
                let gives = rule.gives as usize;
                let first = first(rule, &firsts);
                grows |= first & !firsts[gives] != 0;
                firsts[gives] |= first;
                for bit in ones(first) {
                    let second = second(rule, bit, &firsts, &seconds);
                    grows |= second & !seconds[gives][bit] != 0;
                    seconds[gives][bit] |= second;
                }
            }
        }
        let mut by_symbol: Vec<Vec<Step>> = Symbol::ALL.iter().map(|_| Vec::new()).collect();
        for (rule, number) in rules::all().zip(1..) {
            let first = first(rule, &firsts);
            let second = ones(first).fold(0, |bits, bit| bits | second(rule, bit, &firsts, &seconds));
            add(&mut by_symbol[rule.gives as usize], rule.pattern, (number, rule), (first, second));
        }
        let of_bits =
            |bits: u128| (0..).zip(&by_symbol[Symbol::Top as usize]).filter(move |(_, step)| step.first & bits != 0).map(|(at, _)| at);
        let by_bit = (0..Symbol::Count as u8).map(|bit| of_bits(1 << bit).collect()).chain([of_bits(u128::MAX).collect()]).collect();
        Self { by_symbol, by_bit, firsts, seconds }
    }

    /// The bits of the symbols that can begin `symbol`.
    pub fn firsts(&self, symbol: Symbol) -> u128 {
        self.firsts[symbol as usize]
    }

    /// False where `symbol` cannot begin at a token: `first` and `second` are what [`Lexemes`](super::lex::Lexemes) says of it.
    #[inline]
    pub fn may_begin(&self, symbol: Symbol, first: u128, second: u128) -> bool {
        ones(self.firsts[symbol as usize] & first).any(|bit| self.seconds[symbol as usize][bit] & second != 0)
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

/// The bits that are set.
fn ones(mut bits: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = bits.trailing_zeros() as usize;
        bits &= bits.wrapping_sub(1);
        (bit < 128).then_some(bit)
    })
}

/// The bits of the symbols that a rule's match can begin with.
fn first(rule: &Rule, firsts: &[u128]) -> u128 {
    let optional = rule.pattern.iter().take_while(|part| part.is_optional()).count();
    rule.pattern.iter().take(optional + 1).fold(0, |bits, part| bits | firsts[part.symbol() as usize])
}

/// The bits of the symbols that can come second in a rule's match that begins with a symbol of `bit`.
fn second(rule: &Rule, bit: usize, firsts: &[u128], seconds: &[Seconds]) -> u128 {
    let mut second = 0;
    // True where all parts before may have been left out; where one token may have been all there was before.
    let (mut begins, mut follows) = (true, false);
    for part in rule.pattern {
        let symbol = part.symbol() as usize;
        if follows {
            second |= firsts[symbol];
        }
        let mut alone = false;
        if begins {
            second |= seconds[symbol][bit] & !ALONE;
            alone = seconds[symbol][bit] & ALONE != 0;
        }
        begins &= part.is_optional();
        follows = follows && part.is_optional() || alone;
    }
    if follows { second | ALONE } else { second }
}
