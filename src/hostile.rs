//! Hostile text costs no more work than other text: fifty shapes, measured by counting, so that no clock decides.

use crate::document::work;
use crate::{Annotator, Options};

#[path = "../tests/hostile/shapes.rs"]
mod shapes;

/// The looks at tokens that annotating takes.
fn cost(text: &str) -> u64 {
    let options = Options { date: "2020-08-18".parse().ok(), ..Options::default() };
    work::counted(|| drop(Annotator::new().annotate(text, &options)))
}

#[test]
fn four_times_the_text_is_four_times_the_work() {
    let mut wrong = Vec::new();
    for shape in shapes::SHAPES {
        let (short, long) = (cost(&shapes::text(shape, 3_000)), cost(&shapes::text(shape, 12_000)));
        // What is done once for a text, and once for a sentence however short, shows at this length.
        if long > short * 9 / 2 + 200 {
            wrong.push(format!("{shape:?}: {short} looks at 3,000 bytes, {long} at 12,000"));
        }
        // Most shapes take ten looks a byte; digits and strokes without end take two hundred, as every date rule tries them.
        let worst = 12_000 * 250;
        if long > worst {
            wrong.push(format!("{shape:?}: {long} looks at 12,000 bytes, more than {worst}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
