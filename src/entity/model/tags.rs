//! The tags of the sequence model: nothing, or a kind of name with the token's place in it.

use crate::annotation::EntityKind;

/// The kinds of name, in the order of their tags.
pub const KINDS: [EntityKind; 4] = [EntityKind::Person, EntityKind::Location, EntityKind::Organization, EntityKind::Misc];

/// The number of tags: outside, and for each kind the first token and those after it.
pub const TAGS: usize = 1 + 2 * KINDS.len();

/// A tag, `0..TAGS`.
pub type Tag = u8;

/// No name.
pub const OUTSIDE: Tag = 0;

/// The tag of a token in a name of kind number `kind`.
pub const fn inside(kind: usize, first: bool) -> Tag {
    (1 + 2 * kind + !first as usize) as Tag
}

/// Where the score of a tag stands among those of a token: outside, then the first tokens of all kinds, then their inner
/// ones. So what is reckoned alike stands side by side.
pub const fn lane(tag: Tag) -> usize {
    (tag as usize).div_ceil(2) + if continues(tag) { KINDS.len() } else { 0 }
}

/// The tag whose score stands at lane number `at`; outside beyond the last.
pub const fn tag_at(at: usize) -> Tag {
    const TAG_AT: [Tag; TAGS] = {
        let mut tags = [OUTSIDE; TAGS];
        let mut tag = 1;
        while tag < TAGS {
            tags[lane(tag as Tag)] = tag as Tag;
            tag += 1;
        }
        tags
    };
    if at < TAGS { TAG_AT[at] } else { OUTSIDE }
}

/// The number of the kind that the tag belongs to, an index of [`KINDS`].
pub const fn kind_of(tag: Tag) -> Option<usize> {
    match tag {
        OUTSIDE => None,
        _ => Some((tag as usize - 1) / 2),
    }
}

/// True where a name goes on.
pub const fn continues(tag: Tag) -> bool {
    tag != OUTSIDE && tag.is_multiple_of(2)
}

/// True where `next` may come after `before`; [`OUTSIDE`] stands before the first token.
pub const fn may_follow(before: Tag, next: Tag) -> bool {
    !continues(next) || before == next || before + 1 == next
}

/// The names in a sequence of tags: kind number, first token, token after the last.
pub fn names(tags: &[Tag]) -> impl Iterator<Item = (usize, usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(&tag) = tags.get(at) {
            let first = at;
            at += 1;
            if let Some(kind) = kind_of(tag) {
                while tags.get(at).is_some_and(|&next| continues(next) && kind_of(next) == Some(kind)) {
                    at += 1;
                }
                return Some((kind, first, at));
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_on_only_in_its_own_kind() {
        assert!(may_follow(inside(2, true), inside(2, false)) && may_follow(inside(2, false), inside(2, false)));
        assert!(may_follow(inside(2, false), inside(2, true)) && may_follow(OUTSIDE, inside(0, true)));
        assert!(!may_follow(OUTSIDE, inside(0, false)) && !may_follow(inside(1, true), inside(2, false)));
    }

    #[test]
    fn each_tag_has_a_lane_of_its_own() {
        assert_eq!([0, 1, 3, 5, 7, 2, 4, 6, 8].map(lane), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
        assert!((0..TAGS).all(|at| lane(tag_at(at)) == at));
    }

    #[test]
    fn names_are_read_off() {
        let tags = [0, inside(0, true), inside(0, false), inside(0, true), 0, inside(3, true)];
        assert_eq!(names(&tags).collect::<Vec<_>>(), [(0, 1, 3), (0, 3, 4), (3, 5, 6)]);
    }
}
