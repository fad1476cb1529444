#![no_main]

mod check;

use check::NONE;
use hashiya::Layers;

libfuzzer_sys::fuzz_target!(|data: &[u8]| check::annotate(data, Layers { quote: true, mark: true, ..NONE }));
