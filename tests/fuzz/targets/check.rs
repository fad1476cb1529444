//! What every target asks of a result: spans on character boundaries, inside the text, in order.

use std::sync::LazyLock;

use hashiya::{Annotator, Layers, Options};

/// Of no layer.
pub const NONE: Layers = Layers { entity: false, quote: false, time: false, mark: false };

/// Annotates `data` as text, with `layers`, and checks the spans. The first byte decides whether there is a date.
pub fn annotate(data: &[u8], layers: Layers) {
    static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(Annotator::new);
    let text = String::from_utf8_lossy(data);
    let date = if data.first().is_some_and(|byte| byte % 2 == 0) { "2020-08-18".parse().ok() } else { None };
    let article = ANNOTATOR.annotate(&text, &Options { date, layers, ..Options::default() });
    let mut last = 0;
    for annotation in &article.annotations {
        let span = annotation.span();
        assert!(text.get(span.start as usize..span.end as usize).is_some_and(|surface| !surface.is_empty()), "{annotation:?}");
        assert!(last <= span.start, "{annotation:?} comes too late");
        last = span.start;
    }
}
