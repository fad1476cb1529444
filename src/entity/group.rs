//! Which mentions name the same entity of the article.
//!
//! Longer names come first and found entities; shorter ones join the one that they can be part of. People join by last
//! name, then by several words, then by a first name that only one of them bears; bodies by their words, by initials in
//! brackets; places by their code or spelling. Nothing is joined across kinds, and no two people are joined because they
//! share a first or a family name only.

use std::collections::HashMap;

use super::candidate::Candidate;
use super::name::Name;
use super::rules;
use super::words::Words;
use crate::annotation::EntityKind;
use crate::order::Order as _;

/// Entities as lists of indices into the candidates, each with its fullest mention first; in order of first mention.
pub(super) fn group(words: &Words<'_, '_>, candidates: &[Candidate]) -> Vec<Vec<usize>> {
    let names: Vec<Name> = candidates.iter().map(|candidate| Name::of(words, candidate)).collect();
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.order_by_key(|&i| (std::cmp::Reverse(names[i].units.len()), i));
    let mut groups = Groups { clusters: Vec::new(), by_key: HashMap::new(), by_unit: HashMap::new() };
    let mut cluster_of = vec![usize::MAX; candidates.len()];
    for &i in &order {
        let cluster = groups.home_of(i, candidates, &names).unwrap_or_else(|| groups.found(candidates[i].kind));
        groups.join(cluster, i, &names[i]);
        cluster_of[i] = cluster;
    }
    // Initials in brackets name what stands before them.
    let mut joined: Vec<usize> = (0..groups.clusters.len()).collect();
    for i in 1..candidates.len() {
        if candidates[i].rule == rules::ACRONYM.id
            && candidates[i - 1].kind == candidates[i].kind
            && candidates[i].first <= candidates[i - 1].end + 2
        {
            let (a, b) = (root(&mut joined, cluster_of[i - 1]), root(&mut joined, cluster_of[i]));
            joined[b] = a;
        }
    }
    let mut found: Vec<Vec<usize>> = vec![Vec::new(); groups.clusters.len()];
    for &i in &order {
        found[root(&mut joined, cluster_of[i])].push(i);
    }
    found.retain(|members| !members.is_empty());
    found.order_by_key(|members| members.iter().min().copied());
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
    clusters: Vec<Cluster>,
    /// Clusters by the spelling key of a whole name, or by a list's key.
    by_key: HashMap<String, usize>,
    /// Clusters that hold a name with this unit.
    by_unit: HashMap<String, Vec<usize>>,
}

/// More clusters with one word in common than this are not compared: the text is no article.
const MOST_RIVALS: usize = 32;

impl Groups {
    fn found(&mut self, kind: EntityKind) -> usize {
        self.clusters.push(Cluster { kind, members: Vec::new() });
        self.clusters.len() - 1
    }

    fn join(&mut self, cluster: usize, i: usize, name: &Name) {
        self.clusters[cluster].members.push(i);
        for key in [&name.key, &name.spelling].into_iter().filter(|key| !key.is_empty()) {
            self.by_key.entry(key.clone()).or_insert(cluster);
        }
        for unit in &name.units {
            let clusters = self.by_unit.entry(unit.clone()).or_default();
            if clusters.last() != Some(&cluster) && clusters.len() < MOST_RIVALS {
                clusters.push(cluster);
            }
        }
    }

    /// The cluster that mention `i` belongs to.
    fn home_of(&self, i: usize, candidates: &[Candidate], names: &[Name]) -> Option<usize> {
        let (name, kind) = (&names[i], candidates[i].kind);
        let same = |cluster: &usize| self.clusters[*cluster].kind == kind;
        for key in [&name.key, &name.spelling].into_iter().filter(|key| !key.is_empty()) {
            if let Some(&cluster) = self.by_key.get(key).filter(|cluster| same(cluster)) {
                return Some(cluster);
            }
        }
        // The clusters that share the last, or the first, word.
        let rivals = [name.units.last(), name.units.first()].into_iter().flatten().filter_map(|unit| self.by_unit.get(unit)).flatten();
        let mut best: Option<((u8, usize), usize)> = None;
        for &cluster in rivals.filter(|cluster| same(cluster)) {
            let members = &self.clusters[cluster].members;
            let Some(fit) = members.iter().take(MOST_RIVALS).filter_map(|&other| name.fits(&names[other], kind)).max() else { continue };
            // Of equals the one that was named last before this mention.
            let recent = members.iter().rev().take(MOST_RIVALS).filter(|&&other| other < i).max().map_or(0, |&other| other + 1);
            let score = (fit, recent);
            if best.is_none_or(|(top, _)| score > top) {
                best = Some((score, cluster));
            }
        }
        // A first name alone says who is meant only where one person bears it.
        let first_only = best.is_some_and(|((fit, _), _)| fit == 1);
        let bearers = name
            .units
            .first()
            .and_then(|unit| self.by_unit.get(unit))
            .map_or(0, |clusters| clusters.iter().filter(|cluster| same(cluster)).count());
        if first_only && bearers > 1 {
            return None;
        }
        best.map(|(_, cluster)| cluster)
    }
}
