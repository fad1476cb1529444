//! What rules propose, told to the model as attributes.

use super::attributes::Template;
use crate::text::sentence::Tokens;

/// A name that a rule proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    tokens: Tokens,
    /// The number of its kind of name.
    kind: u32,
    /// The key of the rule.
    rule: u32,
    /// Whether the article is on sports, where places are teams.
    sports: bool,
}

impl Hint {
    /// A hint that `tokens` are a name of kind number `kind`, by the rule of this name, in an article that is on `sports`
    /// or not.
    pub fn new(tokens: Tokens, kind: usize, rule: &str, sports: bool) -> Self {
        Self { tokens, kind: kind as u32, rule: Template::Rule.key().text(rule).finish(), sports }
    }

    /// Calls `vote` with (token, template, key) for what the hint says of its tokens.
    pub fn read(&self, mut vote: impl FnMut(u32, Template, u32)) {
        for token in self.tokens.clone() {
            let place = u32::from(token == self.tokens.start) | u32::from(token + 1 == self.tokens.end) << 1;
            vote(token, Template::Rule, Template::Rule.key().add(self.rule).add(self.kind).add(place).finish());
            if self.sports {
                vote(token, Template::Rule, Template::Rule.key().add(self.kind).add(place).add(1).finish());
            }
            vote(token, Template::RuleKind, Template::RuleKind.key().add(self.kind).add(place).finish());
        }
    }

    /// The tokens.
    pub fn tokens(&self) -> Tokens {
        self.tokens.clone()
    }
}
