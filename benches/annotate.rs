//! How fast articles are marked up, natively, on one core: `cargo bench`. The counter is bytes of UTF-8 a second.
//!
//! The text is the articles written for the tests, repeated to the length asked for, as paragraphs of one long article.

use divan::{Bencher, counter::BytesCount};
use hashiya::{Annotator, Layers, Options};

fn main() {
    divan::main();
}

/// The test articles, one after the other, until there are `length` bytes.
fn articles(length: usize) -> String {
    const ARTICLES: [&str; 3] = [
        include_str!("../tests/articles/bridge.txt"),
        include_str!("../tests/articles/match.txt"),
        include_str!("../tests/articles/university.txt"),
    ];
    let mut text = String::with_capacity(length + 4096);
    while text.len() < length {
        for article in ARTICLES {
            text.push_str(article);
            text.push('\n');
        }
    }
    text.truncate(text.floor_char_boundary(length));
    text
}

const NONE: Layers = Layers { entity: false, quote: false, time: false, mark: false };

fn run(bencher: Bencher, length: usize, layers: Layers) {
    let text = articles(length);
    let annotator = Annotator::new();
    let options = Options { date: "2024-05-14".parse().ok(), layers, ..Options::default() };
    annotator.annotate(&text, &options); // the lists are unpacked at the first call
    bencher.counter(BytesCount::of_str(&text)).bench(|| annotator.annotate(&text, &options));
}

/// Growth with length: the throughput must stay the same.
#[divan::bench(args = [1_000, 9_000, 100_000, 1_000_000])]
fn all_layers(bencher: Bencher, length: usize) {
    run(bencher, length, Layers::default());
}

/// Tokens, marks, sentences and the lists: what every layer stands on.
#[divan::bench]
fn reading_only(bencher: Bencher) {
    run(bencher, 100_000, NONE);
}

#[divan::bench]
fn entities(bencher: Bencher) {
    run(bencher, 100_000, Layers { entity: true, ..NONE });
}

#[divan::bench]
fn times(bencher: Bencher) {
    run(bencher, 100_000, Layers { time: true, ..NONE });
}

#[divan::bench]
fn quotations(bencher: Bencher) {
    run(bencher, 100_000, Layers { quote: true, mark: true, ..NONE });
}
