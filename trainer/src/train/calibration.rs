//! From probabilities to the shares of names that are right.

/// The steps from 0 to 1.
const STEPS: usize = 40;
/// How many names around a probability count.
const AROUND: usize = 120;

/// The share of right names, of 255, at equal steps of probability from 0 to 1; it never falls.
pub(crate) fn table(mut names: Vec<(f32, bool)>) -> Vec<u8> {
    if names.len() < AROUND {
        return Vec::new();
    }
    names.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut table = Vec::with_capacity(STEPS + 1);
    let mut least = 0;
    for step in 0..=STEPS {
        let probability = step as f32 / STEPS as f32;
        let at = names.partition_point(|name| name.0 < probability);
        let from = at.saturating_sub(AROUND / 2).min(names.len() - AROUND);
        let right = names[from..from + AROUND].iter().filter(|name| name.1).count();
        // One wrong name more than was seen: the sample is small.
        least = (right * 255 / (AROUND + 1)).max(least);
        table.push(least as u8);
    }
    table
}
