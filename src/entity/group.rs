//! Which mentions name the same entity of the article.
//!
//! Longer names come first and found entities; shorter ones join the one that they can be part of. People join by last
//! name, then by several words, then by a first name that only one of them bears; bodies by their words, by initials in
//! brackets; places by their code or spelling. Nothing is joined across kinds, and no two people are joined because they
//! share a first or a family name only.

use std::collections::HashMap;

use super::keyed::Keyed;
use super::name::{Names, fits};
use crate::annotation::EntityKind;

/// The mentions of one entity, as indices into the candidates.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// The one with the most words, of these the first.
    pub(super) fullest: usize,
    /// All of them, in text order.
    pub(super) members: Vec<usize>,
}

/// The entities of mentions, in order of first mention.
pub(super) fn group(names: Names) -> Vec<Group> {
    let mut by_length: Vec<Vec<usize>> = Vec::new();
    for i in 0..names.len() {
        let length = names.units(i).len();
        if by_length.len() <= length {
            by_length.resize(length + 1, Vec::new());
        }
        by_length[length].push(i);
    }
    let order: Vec<usize> = by_length.into_iter().rev().flatten().collect();
    let mut groups = Groups { names, clusters: Vec::new(), by_key: HashMap::default(), by_unit: HashMap::default() };
    let mut cluster_of = vec![usize::MAX; order.len()];
    for &i in &order {
        let kind = groups.names.get(i).kind;
        let cluster = groups.home_of(i, kind).unwrap_or_else(|| groups.found(kind));
        groups.join(cluster, i);
        cluster_of[i] = cluster;
    }
    // Initials in brackets name what stands before them.
    let mut joined: Vec<usize> = (0..groups.clusters.len()).collect();
    for i in 1..cluster_of.len() {
        if groups.names.get(i).initials {
            let (a, b) = (root(&mut joined, cluster_of[i - 1]), root(&mut joined, cluster_of[i]));
            joined[b] = a;
        }
    }
    let mut found: Vec<Group> = Vec::new();
    let mut number_of = vec![None; groups.clusters.len()];
    for (i, &cluster) in cluster_of.iter().enumerate() {
        let number = *number_of[root(&mut joined, cluster)].get_or_insert_with(|| {
            found.push(Group { fullest: i, members: Vec::new() });
            found.len() - 1
        });
        let group = &mut found[number];
        group.members.push(i);
        if groups.names.units(i).len() > groups.names.units(group.fullest).len() {
            group.fullest = i;
        }
    }
    found
}

/// The cluster that `cluster` was joined to in the end.
fn root(joined: &mut [usize], mut cluster: usize) -> usize {
    while joined[cluster] != cluster {
        joined[cluster] = joined[joined[cluster]];
        cluster = joined[cluster];
    }
    cluster
}

/// What the mentions of one entity have in common so far.
#[derive(Debug)]
struct Cluster {
    kind: EntityKind,
    /// The mentions, as they joined.
    members: Vec<usize>,
}

struct Groups {
    names: Names,
    clusters: Vec<Cluster>,
    /// Clusters by the spelling of a whole name, or by a list's key.
    by_key: HashMap<u64, usize, Keyed>,
    /// Clusters that hold a name with this unit.
    by_unit: HashMap<u64, Vec<usize>, Keyed>,
}

/// More clusters with one word in common than this are not compared: the text is no article.
const MOST_RIVALS: usize = 32;

impl Groups {
    fn found(&mut self, kind: EntityKind) -> usize {
        self.clusters.push(Cluster { kind, members: Vec::new() });
        self.clusters.len() - 1
    }

    fn join(&mut self, cluster: usize, i: usize) {
        self.clusters[cluster].members.push(i);
        let name = self.names.get(i);
        for key in name.key.into_iter().chain([name.spelling]) {
            self.by_key.entry(key).or_insert(cluster);
        }
        for unit in self.names.units(i) {
            let clusters = self.by_unit.entry(unit.whole).or_default();
            if clusters.last() != Some(&cluster) && clusters.len() < MOST_RIVALS {
                clusters.push(cluster);
            }
        }
    }

    /// The cluster that mention `i` belongs to.
    fn home_of(&self, i: usize, kind: EntityKind) -> Option<usize> {
        let (name, units) = (self.names.get(i), self.names.units(i));
        let same = |cluster: &usize| self.clusters[*cluster].kind == kind;
        for key in name.key.into_iter().chain([name.spelling]) {
            if let Some(&cluster) = self.by_key.get(&key).filter(|cluster| same(cluster)) {
                return Some(cluster);
            }
        }
        // The clusters that share the last, or the first, word.
        let rivals = [units.last(), units.first()].into_iter().flatten().filter_map(|unit| self.by_unit.get(&unit.whole)).flatten();
        let mut best: Option<((u8, usize), usize)> = None;
        for &cluster in rivals.filter(|cluster| same(cluster)) {
            let members = &self.clusters[cluster].members;
            let Some(fit) = members.iter().take(MOST_RIVALS).filter_map(|&other| fits(units, self.names.units(other), kind)).max() else {
                continue;
            };
            // Of equals the one that was named last before this mention.
            let recent = members.iter().rev().take(MOST_RIVALS).filter(|&&other| other < i).max().map_or(0, |&other| other + 1);
            let score = (fit, recent);
            if best.is_none_or(|(top, _)| score > top) {
                best = Some((score, cluster));
            }
        }
        // A first name alone says who is meant only where one person bears it.
        let first_only = best.is_some_and(|((fit, _), _)| fit == 1);
        let bearers = units
            .first()
            .and_then(|unit| self.by_unit.get(&unit.whole))
            .map_or(0, |clusters| clusters.iter().filter(|cluster| same(cluster)).count());
        if first_only && bearers > 1 {
            return None;
        }
        best.map(|(_, cluster)| cluster)
    }
}
