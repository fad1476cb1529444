//! The rules that make a quotation, each with the share of its findings expected to be right, texts in which it must
//! find exactly the words given, and texts in which it must find nothing.

/// A rule.
pub(super) struct Rule {
    pub(super) id: &'static str,
    pub(super) confidence: f32,
    /// Text, and the content that this rule must find in it.
    pub(super) yes: &'static [(&'static str, &'static str)],
    /// Texts in which this rule must find nothing.
    pub(super) no: &'static [&'static str],
}

/// The confidence of the rule `id`; 0 where there is none.
pub(super) fn confidence(id: &str) -> f32 {
    RULES.iter().find(|rule| rule.id == id).map_or(0.0, |rule| rule.confidence)
}

#[rustfmt::skip]
pub(super) const RULES: &[Rule] = &[
];
