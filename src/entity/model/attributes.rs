//! What a token is seen to be: its attributes, each of which votes on the tags of the tokens near it.
//!
//! An attribute is a key and says how far it votes. Of one word come its form, its hosts (the readings without
//! proclitics), its first and last letters, its shape, its clusters, the lists that know it, and what its letters say; of
//! two words side by side come the pairs; from the head of a body or a title before it comes how far before that stands.

#[cfg(feature = "training")]
use std::ops::RangeInclusive;

use super::key::Key;

/// What an attribute is made of. The numbers are part of the model file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Template {
    /// The folded word.
    Word = 1,
    /// A reading's host.
    Host,
    /// A host without the article.
    Bare,
    /// The first one to four letters.
    Prefix,
    /// The first two and three letters, for the neighbours.
    PrefixNear,
    /// The last one to four letters.
    Suffix,
    /// The last one to three letters, for the neighbours.
    SuffixNear,
    /// Script, case, length, punctuation mark.
    Shape,
    /// The last letter as written.
    Ending,
    /// The finest cluster.
    Cluster,
    /// The coarser clusters.
    Coarse,
    /// A list that knows the phrase here, and the place in the phrase.
    List,
    /// The same where a proclitic is cut off.
    ListCut,
    /// Two words side by side.
    WordPair,
    /// Two clusters side by side.
    ClusterPair,
    /// What the lists know of two tokens side by side.
    ListPair,
    /// What the lists know of one token, with the word before or after.
    ListWord,
    /// The sentence's first and last token.
    Edge,
    /// A paragraph's first token.
    Paragraph,
    /// A rule that proposes a name here, with its kind and the place in it.
    Rule,
    /// The kind and the place alone.
    RuleKind,
    /// Second reading: kind of name that the word is elsewhere, and how often.
    Elsewhere,
    /// Second reading: kind of name and place in it elsewhere.
    ElsewhereRole,
    /// Second reading: the commonest kind elsewhere.
    ElsewhereBest,
    /// Second reading: the share of names among the occurrences elsewhere.
    ElsewhereShare,
    /// Second reading: the first reading's tag.
    First,
    /// Second reading: the first reading's tag and the commonest kind elsewhere.
    FirstBest,
    /// What the letters say of a word that is no ordinary one.
    Letters,
    /// The head of a body or the title that stands before, how far before, and whether the words since have the article.
    Lead,
}

impl Template {
    /// How far its attributes vote, as offsets from their own token.
    #[cfg(feature = "training")]
    pub const fn reach(self) -> RangeInclusive<i32> {
        use Template::*;
        match self {
            Bare | Prefix | Suffix | ListCut | ElsewhereShare | FirstBest | Lead => 0..=0,
            Letters | Host | PrefixNear | SuffixNear | Ending | Cluster | List | Paragraph | Rule | Elsewhere | ElsewhereRole | First => {
                -1..=1
            }
            Word | Shape | Coarse | Edge | RuleKind | ElsewhereBest => -2..=2,
            WordPair | ClusterPair | ListPair | ListWord => 0..=1,
        }
    }

    /// The beginning of its keys.
    #[inline]
    pub const fn key(self) -> Key {
        Key::new(self as u8)
    }
}
