//! The short run of the fuzz checks, with the toolchain that everything else is built with: each check sees every seed, and
//! seeds that were cut, doubled, spliced and written over by chance. The chance is the same each time, so that a failure can
//! be looked at. `tests/fuzz/README.md` tells of the long runs.

#[path = "fuzz/checks.rs"]
mod checks;

use std::fs;

/// A xorshift generator: enough to change bytes by.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// Pieces that lead into rarely taken branches.
const PIECES: &[&str] = &[
    "\n",
    "|",
    "«",
    "»",
    "\"",
    ":",
    "(",
    ")",
    "قال ",
    "أن ",
    "محمد ",
    "وزارة ",
    "18/8/",
    "2020",
    "الساعة ",
    "من ",
    "إلى ",
    "\u{64E}",
    "\u{202B}",
    "\0",
    "🙂",
    "=1+1",
    "<script>",
    "&lt;",
    "ال",
    "و",
    "ب",
    "عبد ",
    "أبو ",
    ".",
];

fn seeds() -> Vec<Vec<u8>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fuzz/seeds");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// A seed that is changed in one to four places, no longer than a few paragraphs.
fn changed(seeds: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut data = seeds[chance.below(seeds.len())].clone();
    let from = chance.below(data.len());
    data = data[from..(from + 40 + chance.below(600)).min(data.len())].to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(data.len() + 1);
        match chance.below(5) {
            0 => data.truncate(at),
            1 => {
                let other = &seeds[chance.below(seeds.len())];
                let from = chance.below(other.len());
                let piece = &other[from..(from + chance.below(120)).min(other.len())];
                data.splice(at..at, piece.iter().copied());
            }
            2 if !data.is_empty() => {
                let at = at % data.len();
                data[at] = chance.below(256) as u8;
            }
            3 => {
                let piece = data[at..(at + chance.below(80)).min(data.len())].to_vec();
                data.splice(at..at, piece);
            }
            _ => {
                let piece = PIECES[chance.below(PIECES.len())].as_bytes();
                data.splice(at..at, piece.iter().copied());
            }
        }
    }
    data
}

#[test]
fn every_check_holds_on_the_seeds_and_on_changed_seeds() {
    let seeds = seeds();
    for (name, check) in checks::CHECKS {
        // Its name is what is seen last where it ends the program.
        println!("{name}");
        seeds.iter().for_each(|seed| check(seed));
        let mut chance = Chance(0x2545_F491_4F6C_DD1D ^ name.len() as u64);
        for _ in 0..300 {
            check(&changed(&seeds, &mut chance));
        }
    }
}
