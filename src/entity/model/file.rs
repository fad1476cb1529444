//! The model file: what it holds, and how it is written and read.
//!
//! Magic, version, checksum of the rest; then the unit of the weights, the transitions, the clusters, the
//! letters, the rows. Keys are
//! sorted and written as differences; numbers are LEB128; each kind of number stands together with its like, which lets
//! the file compress well.

use super::clusters::LEVELS;
use super::letters::Weights;
use super::tags::TAGS;
#[cfg(any(test, feature = "training"))]
use crate::lexicon::packed::write;
use crate::lexicon::packed::{Damaged, Input, checksum};

const MAGIC: &[u8; 4] = b"HSHY";
/// Changes whenever attributes or the layout change.
const VERSION: u8 = 2;
const HEADER: usize = MAGIC.len() + 1 + 8;

/// All that training gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// Units of weight to a natural logarithm.
    pub scale: f32,
    /// `transitions[before][next]`.
    pub transitions: [[i32; TAGS]; TAGS],
    /// Word key and finest cluster, by key.
    pub cluster_words: Vec<(u32, u16)>,
    /// For each finest cluster, its number on each level.
    pub cluster_paths: Vec<[u16; LEVELS]>,
    /// Key of a group of letters and its weights, by key.
    pub letters: Vec<(u32, Weights)>,
    /// Attribute key and its votes, by key.
    pub rows: Vec<(u32, Vec<Vote>)>,
    /// The share of right names among those of a probability in each of equal steps from 0 to 1.
    pub calibration: Vec<u8>,
}

/// What an attribute says of one tag at one offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Vote {
    /// `offset * TAGS + tag`, where offset counts tokens from the attribute's own, -2 to 2.
    pub place: i8,
    /// In units of [`Contents::scale`].
    pub weight: i8,
}

/// The model file with these contents; `rows`, `letters` and `cluster_words` must be sorted by key.
#[cfg(any(test, feature = "training"))]
pub fn pack(contents: &Contents) -> Vec<u8> {
    let mut body = Vec::new();
    body.extend_from_slice(&contents.scale.to_le_bytes());
    for row in &contents.transitions {
        for &score in row {
            body.extend_from_slice(&(score.clamp(-32768, 32767) as i16).to_le_bytes());
        }
    }
    write(&mut body, contents.calibration.len() as u32);
    body.extend_from_slice(&contents.calibration);
    write(&mut body, contents.cluster_paths.len() as u32);
    for &number in contents.cluster_paths.iter().flatten() {
        write(&mut body, u32::from(number));
    }
    write(&mut body, contents.cluster_words.len() as u32);
    write_keys(&mut body, contents.cluster_words.iter().map(|&(key, _)| key));
    for &(_, cluster) in &contents.cluster_words {
        write(&mut body, u32::from(cluster));
    }
    write(&mut body, contents.letters.len() as u32);
    write_keys(&mut body, contents.letters.iter().map(|&(key, _)| key));
    for side in 0..2 {
        body.extend(contents.letters.iter().map(|(_, weights)| weights[side] as u8));
    }
    write(&mut body, contents.rows.len() as u32);
    write_keys(&mut body, contents.rows.iter().map(|&(key, _)| key));
    for (_, votes) in &contents.rows {
        write(&mut body, votes.len() as u32);
    }
    let votes = || contents.rows.iter().flat_map(|(_, votes)| votes);
    body.extend(votes().map(|vote| vote.place as u8));
    body.extend(votes().map(|vote| vote.weight as u8));
    let mut file = MAGIC.to_vec();
    file.push(VERSION);
    file.extend_from_slice(&checksum(&body).to_le_bytes());
    file.extend_from_slice(&body);
    file
}

/// What a model file holds.
///
/// # Errors
///
/// One line that says what is wrong: no model file, another version, or damaged bytes.
pub fn unpack(bytes: &[u8]) -> Result<Contents, &'static str> {
    let (header, body) = bytes.split_at_checked(HEADER).ok_or("it is too short for a model file")?;
    if !header.starts_with(MAGIC) {
        return Err("it does not begin like a model file");
    }
    if header.get(MAGIC.len()) != Some(&VERSION) {
        return Err("it was made for another version");
    }
    if header.get(MAGIC.len() + 1..) != Some(&checksum(body).to_le_bytes()[..]) {
        return Err("its checksum does not match: it is cut short or changed");
    }
    read(&mut Input::new(body)).map_err(|Damaged| "its contents are damaged")
}

fn read(input: &mut Input<'_>) -> Result<Contents, Damaged> {
    let mut contents = Contents { scale: f32::from_le_bytes(array(input)?), ..Contents::default() };
    if !(contents.scale.is_finite() && (1.0..=1000.0).contains(&contents.scale)) {
        return Err(Damaged);
    }
    for score in contents.transitions.iter_mut().flatten() {
        *score = i32::from(i16::from_le_bytes(array(input)?));
    }
    let steps = input.number()? as usize;
    contents.calibration = input.take(steps)?.to_vec();
    for _ in 0..input.count()? {
        let mut path = [0; LEVELS];
        for number in &mut path {
            *number = u16::try_from(input.number()?).map_err(|_| Damaged)?;
        }
        contents.cluster_paths.push(path);
    }
    let keys = read_keys(input)?;
    for key in keys {
        contents.cluster_words.push((key, u16::try_from(input.number()?).map_err(|_| Damaged)?));
    }
    let keys = read_keys(input)?;
    let (names, people) = (input.take(keys.len())?, input.take(keys.len())?);
    let weights = names.iter().zip(people).map(|(&name, &person)| [name as i8, person as i8]);
    contents.letters = keys.into_iter().zip(weights).collect();
    let keys = read_keys(input)?;
    let counts = keys.iter().map(|_| Ok(input.number()? as usize)).collect::<Result<Vec<_>, Damaged>>()?;
    let total = counts.iter().try_fold(0usize, |sum, &count| sum.checked_add(count)).ok_or(Damaged)?;
    let (mut places, mut weights) = (input.take(total)?.iter(), input.take(total)?.iter());
    for (key, count) in keys.into_iter().zip(counts) {
        let votes = places.by_ref().zip(weights.by_ref()).take(count);
        contents.rows.push((key, votes.map(|(&place, &weight)| Vote { place: place as i8, weight: weight as i8 }).collect()));
    }
    Ok(contents)
}

#[cfg(any(test, feature = "training"))]
fn write_keys(out: &mut Vec<u8>, keys: impl Iterator<Item = u32>) {
    let mut last = 0;
    for key in keys {
        write(out, key - last);
        last = key;
    }
}

fn read_keys(input: &mut Input<'_>) -> Result<Vec<u32>, Damaged> {
    let mut last = 0u32;
    let count = input.count()?;
    let mut keys = Vec::with_capacity(count);
    for _ in 0..count {
        last = last.checked_add(input.number()?).filter(|&key| key > 0).ok_or(Damaged)?;
        keys.push(last);
    }
    Ok(keys)
}

fn array<const N: usize>(input: &mut Input<'_>) -> Result<[u8; N], Damaged> {
    input.take(N)?.try_into().map_err(|_| Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Contents {
        let vote = |place, weight| Vote { place, weight };
        let mut transitions = [[0; TAGS]; TAGS];
        transitions[1][2] = -300;
        Contents {
            scale: 24.0,
            transitions,
            cluster_words: vec![(7, 0), (900_000, 1)],
            cluster_paths: vec![[1, 1, 1], [2, 1, 1]],
            letters: vec![(5, [1, -2]), (6, [-128, 127])],
            rows: vec![(3, vec![vote(-9, 100), vote(1, -128)]), (u32::MAX, vec![])],
            calibration: vec![0, 128, 255],
        }
    }

    #[test]
    fn contents_come_back() {
        assert_eq!(unpack(&pack(&sample())), Ok(sample()));
    }

    #[test]
    fn bytes_cut_short_or_changed_are_refused() {
        let file = pack(&sample());
        for end in 0..file.len() {
            assert!(unpack(&file[..end]).is_err(), "{end}");
        }
        for at in 0..file.len() {
            let mut changed = file.clone();
            changed[at] ^= 0x40;
            assert!(unpack(&changed).is_err(), "{at}");
        }
    }

    #[test]
    fn damage_behind_a_right_checksum_never_panics() {
        let file = pack(&sample());
        for at in HEADER..file.len() {
            for value in [0, 0x7F, 0x80, 0xFF] {
                let mut changed = file.clone();
                changed[at] = value;
                let sum = checksum(&changed[HEADER..]).to_le_bytes();
                changed[MAGIC.len() + 1..HEADER].copy_from_slice(&sum);
                let _ = unpack(&changed);
            }
        }
    }
}
