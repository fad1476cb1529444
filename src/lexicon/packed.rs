//! A vocabulary and the phrases over it, packed small and unpacked fast.
//!
//! The packed form is what ships in the program: words sorted and front-coded, phrases sorted and front-coded over word
//! numbers, integers as LEB128. Unpacked, a word is found through an open hash table and a phrase through a trie. Several
//! packed parts unpack into one lexicon, as if they had been packed together.

use crate::hash::hash;
use crate::order::Order as _;

/// A word of a lexicon's vocabulary; 0 is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// What a phrase leads to: a list and a row in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The list.
    pub list: u8,
    /// The row, from 0.
    pub row: u32,
}

/// A node of the phrase trie: `children` and `entries` are ranges into the lexicon's tables.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node {
    children: (u32, u32),
    entries: (u32, u32),
}

/// Words, phrases over them, and what the phrases lead to.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The words one after the other.
    letters: String,
    /// Where word `id` ends in `letters`; it begins where the one before ends. Index 0 is no word.
    ends: Vec<u32>,
    /// Open addressing, linear probing; 0 is free.
    slots: Vec<u32>,
    /// For each slot some bits of the hash of its word, 0 where it is free: most words asked for are not there, and this
    /// small table says so without a look at any word.
    marks: Vec<u8>,
    nodes: Vec<Node>,
    /// Node of the phrase of one word, by word; 0 is none.
    roots: Vec<u32>,
    /// Sorted by word within each node.
    children: Vec<(WordId, u32)>,
    entries: Vec<Entry>,
}

/// Why packed bytes could not be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Damaged;

impl Lexicon {
    /// Packs phrases, each with the list and row that it leads to. A phrase is its folded words.
    #[allow(dead_code)] // The build script packs.
    pub fn pack(phrases: &[(Vec<String>, Entry)]) -> Vec<u8> {
        let mut words: Vec<&str> = phrases.iter().flat_map(|(words, _)| words).map(String::as_str).collect();
        words.sort_unstable();
        words.dedup();
        let mut numbered: Vec<(Vec<u32>, Entry)> = phrases
            .iter()
            .map(|(phrase, entry)| {
                let number = |word: &String| words.binary_search(&word.as_str()).map_or(0, |at| at as u32 + 1);
                (phrase.iter().map(number).collect(), *entry)
            })
            .collect();
        numbered.sort_unstable();
        numbered.dedup();
        let mut out = Vec::new();
        write(&mut out, words.len() as u32);
        let mut last = "";
        for word in &words {
            let shared = last.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
            let shared = word.floor_char_boundary(shared);
            write(&mut out, shared as u32);
            write(&mut out, (word.len() - shared) as u32);
            out.extend_from_slice(&word.as_bytes()[shared..]);
            last = word;
        }
        write(&mut out, numbered.len() as u32);
        let mut last: &[u32] = &[];
        for (phrase, entry) in &numbered {
            let shared = last.iter().zip(phrase).take_while(|(a, b)| a == b).count();
            write(&mut out, shared as u32);
            write(&mut out, (phrase.len() - shared) as u32);
            for (at, &word) in phrase.iter().enumerate().skip(shared) {
                // The first words ascend, so their differences are small.
                write(&mut out, if at == 0 { word - last.first().copied().unwrap_or(0) } else { word });
            }
            out.push(entry.list);
            write(&mut out, entry.row);
            last = phrase;
        }
        out
    }

    /// Unpacks what [`pack`](Self::pack) gave; several parts become one lexicon.
    ///
    /// # Errors
    ///
    /// [`Damaged`] where the bytes are cut short or name a word that is not there.
    pub fn unpack(parts: &[&[u8]]) -> Result<Self, Damaged> {
        let mut inputs: Vec<Input<'_>> = parts.iter().map(|part| Input::new(part)).collect();
        let counts = inputs.iter_mut().map(Input::count).collect::<Result<Vec<_>, _>>()?;
        let words: usize = counts.iter().sum();
        let mut lexicon = Self { ends: vec![0], nodes: vec![Node::default()], ..Self::default() };
        lexicon.slots = vec![0; (words * 2).next_power_of_two().max(2)];
        lexicon.marks = vec![0; lexicon.slots.len()];
        lexicon.roots = vec![0; words + 1];
        let mut trie = Trie::default();
        for (input, count) in inputs.iter_mut().zip(counts) {
            let numbers = lexicon.read_words(input, count)?;
            lexicon.read_phrases(input, &numbers, &mut trie)?;
        }
        lexicon.lay_out(trie);
        Ok(lexicon)
    }

    /// Reads the words of one part. Gives the lexicon's word for each number of the part.
    fn read_words(&mut self, input: &mut Input<'_>, count: usize) -> Result<Vec<WordId>, Damaged> {
        let mut numbers = Vec::with_capacity(count + 1);
        numbers.push(WordId(0));
        let mut word = String::new();
        for _ in 0..count {
            let (shared, more) = (input.number()? as usize, input.number()? as usize);
            if shared > word.len() || !word.is_char_boundary(shared) {
                return Err(Damaged);
            }
            word.truncate(shared);
            word.push_str(std::str::from_utf8(input.take(more)?).map_err(|_| Damaged)?);
            let (slot, mark) = self.find(&word);
            if self.marks[slot] == 0 {
                (self.slots[slot], self.marks[slot]) = (self.ends.len() as u32, mark);
                self.letters.push_str(&word);
                self.ends.push(self.letters.len() as u32);
            }
            numbers.push(WordId(self.slots[slot]));
        }
        Ok(numbers)
    }

    /// Reads the phrases of one part, which come sorted: each shares its first words with the one before.
    fn read_phrases(&mut self, input: &mut Input<'_>, numbers: &[WordId], trie: &mut Trie) -> Result<(), Damaged> {
        let known = trie.edges.len();
        let mut first = 0;
        // The nodes of the current phrase, one for each of its words.
        let mut path: Vec<u32> = Vec::new();
        for _ in 0..input.number()? {
            let (shared, more) = (input.number()? as usize, input.number()? as usize);
            if shared > path.len() {
                return Err(Damaged);
            }
            path.truncate(shared);
            for at in shared..shared.saturating_add(more) {
                let mut number = input.number()?;
                if at == 0 {
                    number = number.checked_add(first).ok_or(Damaged)?;
                    first = number;
                }
                let word = numbers.get(number as usize).copied().filter(|word| word.0 > 0).ok_or(Damaged)?;
                let there = match path.last() {
                    None => Some(self.roots[word.0 as usize]).filter(|&node| node > 0),
                    Some(&parent) => {
                        trie.edges[..known].binary_search_by_key(&(parent, word.0), |edge| (edge.0, edge.1)).ok().map(|at| trie.edges[at].2)
                    }
                };
                let node = there.unwrap_or_else(|| {
                    let node = self.nodes.len() as u32;
                    self.nodes.push(Node::default());
                    match path.last() {
                        None => self.roots[word.0 as usize] = node,
                        Some(&parent) => trie.edges.push((parent, word.0, node)),
                    }
                    node
                });
                path.push(node);
            }
            let &node = path.last().ok_or(Damaged)?;
            trie.entries.push((node, u32::from(input.take(1)?[0]), input.number()?));
        }
        trie.edges = by_node(&trie.edges, self.nodes.len());
        Ok(())
    }

    /// Puts the children and the entries of each node side by side.
    fn lay_out(&mut self, trie: Trie) {
        for (parent, word, node) in trie.edges {
            let at = self.children.len() as u32;
            let children = &mut self.nodes[parent as usize].children;
            if children.1 == 0 {
                children.0 = at;
            }
            children.1 = at + 1;
            self.children.push((WordId(word), node));
        }
        for (node, list, row) in by_node(&trie.entries, self.nodes.len()) {
            let at = self.entries.len() as u32;
            let entries = &mut self.nodes[node as usize].entries;
            if entries.1 == 0 {
                entries.0 = at;
            }
            entries.1 = at + 1;
            self.entries.push(Entry { list: list as u8, row });
        }
    }

    /// The word with this folded form; 0 where the lexicon does not hold it.
    #[inline]
    pub fn word(&self, form: &str) -> WordId {
        if self.slots.is_empty() { WordId(0) } else { WordId(self.slots[self.find(form).0]) }
    }

    /// The slot that holds the word with this folded form, or the free one where it would stand; and the word's mark.
    #[inline]
    fn find(&self, form: &str) -> (usize, u8) {
        let hash = hash(form.as_bytes());
        let mark = (hash >> 56) as u8 | 1;
        let mut slot = hash as usize & (self.marks.len() - 1);
        while self.marks[slot] != 0 && (self.marks[slot] != mark || self.form(WordId(self.slots[slot])) != form) {
            slot = (slot + 1) & (self.marks.len() - 1);
        }
        (slot, mark)
    }

    /// The folded form of a word; empty for none.
    pub fn form(&self, word: WordId) -> &str {
        match word.0 as usize {
            0 => "",
            id => &self.letters[self.ends[id - 1] as usize..self.ends[id] as usize],
        }
    }

    pub(super) fn root(&self, word: WordId) -> Option<Node> {
        match *self.roots.get(word.0 as usize)? {
            0 => None,
            node => Some(self.nodes[node as usize]),
        }
    }

    pub(super) fn child(&self, node: Node, word: WordId) -> Option<Node> {
        let children = &self.children[node.children.0 as usize..node.children.1 as usize];
        let at = children.binary_search_by_key(&word, |child| child.0).ok()?;
        Some(self.nodes[children[at].1 as usize])
    }

    pub(super) fn entries(&self, node: Node) -> &[Entry] {
        &self.entries[node.entries.0 as usize..node.entries.1 as usize]
    }
}

impl Node {
    pub(super) fn is_leaf(self) -> bool {
        self.children.1 == 0
    }
}

/// What is read of a trie before its nodes are laid out.
#[derive(Default)]
struct Trie {
    /// Parent, word, child; those of the parts that are read whole are sorted.
    edges: Vec<Item>,
    /// Node, list, row.
    entries: Vec<Item>,
}

/// What belongs to a node, the node first.
type Item = (u32, u32, u32);

/// The items sorted. They come in order but for their node: one pass counts, one puts each in its place. Only where
/// several parts added to a node is there more to do.
fn by_node(items: &[Item], nodes: usize) -> Vec<Item> {
    let mut next = vec![0u32; nodes + 1];
    for item in items {
        next[item.0 as usize + 1] += 1;
    }
    for node in 1..next.len() {
        next[node] += next[node - 1];
    }
    let mut sorted = vec![(0, 0, 0); items.len()];
    for item in items {
        let place = &mut next[item.0 as usize];
        sorted[*place as usize] = *item;
        *place += 1;
    }
    let mut rest = &mut sorted[..];
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|item| item.0 == first.0).count();
        let (node, others) = rest.split_at_mut(count);
        if !node.is_sorted() {
            node.order();
        }
        rest = others;
    }
    sorted
}

/// FNV-1a, 64 bits: tells changed bytes from those that were written.
pub fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Appends `number` as LEB128.
#[allow(dead_code)] // The build script packs.
pub fn write(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Bytes being read.
pub struct Input<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Input<'b> {
    /// Reads from the first byte on.
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next `count` bytes.
    pub fn take(&mut self, count: usize) -> Result<&'b [u8], Damaged> {
        let taken = self.at.checked_add(count).and_then(|end| self.bytes.get(self.at..end)).ok_or(Damaged)?;
        self.at += count;
        Ok(taken)
    }

    /// All that has not been read.
    pub fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// A LEB128 number that counts what follows, each of at least one byte.
    pub fn count(&mut self) -> Result<usize, Damaged> {
        Ok(self.number()? as usize).and_then(|count| if count > self.bytes.len() - self.at { Err(Damaged) } else { Ok(count) })
    }

    /// A LEB128 number.
    #[inline(always)] // Most are one byte; read by a call, they took a sixth of the unpacking.
    pub fn number(&mut self) -> Result<u32, Damaged> {
        match self.bytes.get(self.at) {
            Some(&byte) if byte < 0x80 => {
                self.at += 1;
                Ok(u32::from(byte))
            }
            _ => self.long_number(),
        }
    }

    #[inline(never)]
    fn long_number(&mut self) -> Result<u32, Damaged> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.take(1)?[0];
            number |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Damaged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(phrases: &[(&str, u8, u32)]) -> Vec<u8> {
        let phrase = |&(words, list, row): &(&str, u8, u32)| (words.split(' ').map(str::to_owned).collect(), Entry { list, row });
        Lexicon::pack(&phrases.iter().map(phrase).collect::<Vec<_>>())
    }

    const MONTHS: &[(&str, u8, u32)] = &[("كانون الثاني", 1, 0), ("كانون الاول", 1, 11), ("كانون", 2, 7), ("الثاني", 3, 2)];
    const OTHERS: &[(&str, u8, u32)] = &[("اربعاء كانون", 5, 1), ("كانون الثاني", 4, 0), ("كانون الاول الطويل", 0, 9), ("كانون", 1, 3)];

    /// Every phrase of the lexicon with what it leads to, from each of its words on.
    fn phrases(lexicon: &Lexicon) -> Vec<(String, Vec<Entry>)> {
        fn walk(lexicon: &Lexicon, node: Node, phrase: &str, found: &mut Vec<(String, Vec<Entry>)>) {
            found.push((phrase.to_owned(), lexicon.entries(node).to_vec()));
            for &(word, _) in &lexicon.children[node.children.0 as usize..node.children.1 as usize] {
                let child = lexicon.child(node, word).unwrap();
                walk(lexicon, child, &format!("{phrase} {}", lexicon.form(word)), found);
            }
        }
        let mut found = Vec::new();
        for word in (1..lexicon.ends.len() as u32).map(WordId) {
            assert_eq!(lexicon.word(lexicon.form(word)), word);
            if let Some(root) = lexicon.root(word) {
                walk(lexicon, root, lexicon.form(word), &mut found);
            }
        }
        found.sort();
        found
    }

    #[test]
    fn words_and_phrases_come_back() {
        let lexicon = Lexicon::unpack(&[&packed(MONTHS)]).unwrap();
        let kanun = lexicon.word("كانون");
        assert_eq!(lexicon.form(kanun), "كانون");
        assert_eq!(lexicon.word("كانو"), WordId(0));
        let root = lexicon.root(kanun).unwrap();
        assert_eq!(lexicon.entries(root), [Entry { list: 2, row: 7 }]);
        let second = lexicon.child(root, lexicon.word("الثاني")).unwrap();
        assert_eq!(lexicon.entries(second), [Entry { list: 1, row: 0 }]);
        assert!(lexicon.child(root, kanun).is_none());
    }

    #[test]
    fn parts_unpack_as_if_packed_together() {
        let together = phrases(&Lexicon::unpack(&[&packed(&[MONTHS, OTHERS].concat())]).unwrap());
        assert_eq!(together.len(), 7);
        assert_eq!(phrases(&Lexicon::unpack(&[&packed(MONTHS), &packed(OTHERS)]).unwrap()), together);
        assert_eq!(phrases(&Lexicon::unpack(&[&packed(OTHERS), &packed(MONTHS), &packed(&[])]).unwrap()), together);
    }

    #[test]
    fn bytes_cut_short_are_refused_and_changed_ones_never_panic() {
        let (core, packed) = (packed(MONTHS), packed(OTHERS));
        for end in 0..packed.len() {
            assert!(Lexicon::unpack(&[&core, &packed[..end]]).is_err(), "{end}");
        }
        for at in 0..packed.len() {
            for flipped in [0x01, 0x55, 0x80, 0xFF] {
                let mut changed = packed.clone();
                changed[at] ^= flipped;
                let _ = Lexicon::unpack(&[&changed]);
                let _ = Lexicon::unpack(&[&core, &changed]);
            }
        }
    }
}
