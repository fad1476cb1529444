#![no_main]
//! The caller's own names and patterns: whatever they are, building says yes or names what is wrong, and never panics.

use hashiya::{Annotator, CustomName, CustomPattern, EntityKind, Options};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let mut lines = text.lines();
    let pattern = CustomPattern { id: "p".into(), kind: EntityKind::Misc, regex: lines.next().unwrap_or_default().into() };
    let names = lines.by_ref().take(3).map(|name| CustomName { name: name.into(), kind: EntityKind::Person, reference: None, aliases: vec![] });
    let built = Annotator::builder().names(names.collect::<Vec<_>>()).patterns([pattern]).build();
    let rest: String = lines.collect();
    if let Ok(annotator) = built {
        annotator.annotate(&rest, &Options::default());
    }
});
