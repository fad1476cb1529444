//! Places: regions and towns of Who's On First, cities of ArWikiCats and CLDR, the governorates and cities of Egypt.

use std::collections::BTreeSet;
use std::path::Path;

use super::fold::fold;
use super::names::Judge;
use super::output::List;
use super::sources::{clean, id, json_values, text};

/// Generic words before a place's own name.
const HEADS: &[&str] =
    &["محافظة", "ولاية", "إمارة", "منطقة", "مقاطعة", "مديرية", "مدينة", "قضاء", "إقليم", "شعبية", "بلدية", "مملكة", "جمهورية"];
/// From this many people on a town stands for itself.
const LARGE: u64 = 100_000;
const TOWN: u64 = 20_000;

/// The words of the names of all places of Who's On First and ArWikiCats, folded, but for generic ones.
pub(super) fn words(lists: &Path) -> Result<BTreeSet<String>, String> {
    let mut found = BTreeSet::new();
    let mut add = |name: &str| {
        let name = clean(name);
        found.extend(super::sources::words(HEADS.iter().find_map(|head| name.strip_prefix(head)?.strip_prefix(' ')).unwrap_or(&name)));
    };
    for line in text(&lists.join("whosonfirst/wof_ar.tsv"))?.lines().skip(1) {
        line.split('\t').nth(4).into_iter().for_each(&mut add);
    }
    json_values(&lists.join("arwikicats/cities/cities_full.json"))?.iter().for_each(|(_, name)| add(name));
    Ok(found)
}

/// All places.
pub(super) fn places(judge: &Judge<'_>, lists: &Path) -> Result<List, String> {
    let mut list = List::new(
        "places",
        "Regions, cities and towns, beside those of `places_in_the_news`; the code is ISO 3166-1 alpha-2.\n\
         The id is that of Who's On First where it is a number, else the name in English that is the source's key.\n\
         `context`: an ordinary word or a name of people too, or a small town; a place only after a word such as مدينة.",
        "Who's On First (CC0, CC BY; whosonfirst.org); ArWikiCats (MIT); CLDR (Unicode-3.0); Egypt's governorates and cities (MIT)",
        "tier:enum iso:str id:note",
    );
    let mut add = |tier: &str, iso: &str, id: &str, name: &str| {
        let name = clean(name);
        let name = HEADS.iter().find_map(|head| name.strip_prefix(head)?.strip_prefix(' ')).unwrap_or(&name);
        let folded = fold(name);
        if name.chars().count() < 3 || judge.known.names.contains(&folded) {
            return;
        }
        let ordinary = folded.split(' ').all(|word| judge.is_ordinary(word));
        match tier {
            "large" | "region" if judge.is_unsafe(name) => list.add(&["context", iso, id], folded, name),
            _ if ordinary => {}
            _ if judge.is_unsafe(name) || !name.contains(' ') && name.chars().count() < 5 => list.add(&["context", iso, id], folded, name),
            _ => list.add(&[tier, iso, id], folded, name),
        }
    };
    for line in text(&lists.join("whosonfirst/wof_ar.tsv"))?.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [wof, kind, iso, _, preferred, variants, population, ..] = columns[..] else { continue };
        let population = population.parse::<f64>().unwrap_or(0.0) as u64;
        let tier = match kind {
            "region" | "marinearea" => "region",
            "locality" | "county" | "neighbourhood" if population >= LARGE => "large",
            "locality" if population >= TOWN => "town",
            _ => continue,
        };
        let iso = if iso.is_empty() { "-" } else { iso };
        for name in [preferred].into_iter().chain(variants.split('|')) {
            add(tier, iso, wof, name);
        }
    }
    for line in text(&lists.join("egypt/governorates.tsv"))?.lines().chain(text(&lists.join("egypt/cities.tsv"))?.lines()) {
        let (name, english) = line.split_once('\t').unwrap_or((line, "-"));
        add("town", "EG", &id(english), name);
    }
    for line in text(&lists.join("cldr/exemplar_cities_ar.tsv"))?.lines() {
        let (city, name) = line.split_once('\t').unwrap_or(("-", ""));
        add("town", "-", &id(&city.replace('_', " ")), name);
    }
    for (id, name) in json_values(&lists.join("arwikicats/cities/cities_full.json"))? {
        add("town", "-", &id, &name);
    }
    list.keep_first_of_each_form();
    Ok(list)
}
