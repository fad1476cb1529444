//! Leaves out of an export what a reader has removed.

use crate::annotation::{AnnotatedArticle, Annotation, RangeEnd};

/// Takes the annotations that `omitted` names out of `article`. A range of times that loses one end leaves the other as a
/// time of its own; entities stay as they are.
pub(crate) fn omit(article: &mut AnnotatedArticle, omitted: impl Fn(&Annotation) -> bool) {
    let kept: Vec<bool> = article.annotations.iter().map(|annotation| !omitted(annotation)).collect();
    // Where each annotation stands afterwards.
    let places: Vec<u32> = kept
        .iter()
        .scan(0, |next, kept| {
            let place = *next;
            *next += u32::from(*kept);
            Some(place)
        })
        .collect();
    let mut keeps = kept.iter();
    article.annotations.retain(|_| keeps.next().is_some_and(|kept| *kept));
    for annotation in &mut article.annotations {
        let Annotation::Time(time) = annotation else { continue };
        time.range = time.range.and_then(|RangeEnd { role, other }| {
            let other = other as usize;
            (*kept.get(other)?).then_some(RangeEnd { role, other: *places.get(other)? })
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Annotator, Options};

    const TEXT: &str = "قال علي حسن: «نعم». وتستمر الدورة من 16 مايو 2024 إلى 20 مايو 2024.";

    #[test]
    fn what_is_left_stands_at_its_new_place() {
        let mut article = Annotator::new().annotate(TEXT, &Options::default());
        let before = article.annotations.len();
        omit(&mut article, |annotation| matches!(annotation, Annotation::Quote(_)));
        assert_eq!(article.annotations.len(), before - 1);
        let ranges: Vec<_> = article
            .annotations
            .iter()
            .enumerate()
            .filter_map(|(at, annotation)| match annotation {
                Annotation::Time(time) => time.range.map(|range| (at, range.other as usize)),
                _ => None,
            })
            .collect();
        let [(first, second), (other, back)] = ranges[..] else { panic!("{ranges:?}") };
        assert_eq!((first, second), (back, other));
    }

    #[test]
    fn a_range_without_its_other_end_is_a_time() {
        let mut article = Annotator::new().annotate(TEXT, &Options::default());
        let end = TEXT.find("20 مايو").unwrap() as u32;
        omit(&mut article, |annotation| annotation.span().start == end);
        let left = article.annotations.iter().find_map(|annotation| match annotation {
            Annotation::Time(time) => Some(time.range),
            _ => None,
        });
        assert_eq!(left, Some(None));
    }
}
