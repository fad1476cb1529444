import type { Annotation, AnnotatorOptions, EntityKind, Span } from 'hashiya';

/** A name that the reader has added, or given another kind. */
export interface OwnName {
  name: string;
  kind: EntityKind;
  /** Other spellings and short forms. */
  aliases?: string[] | undefined;
  /** The reader's own reference, such as a tag of the newsroom. */
  ref?: string | undefined;
}

/** A quotation, time or mark that the reader has removed, known again by its words and those around it. */
export interface Removal {
  type: Annotation['type'];
  exact: string;
  prefix: string;
  suffix: string;
}

/** All that a reader has corrected. Names and denied words hold in every article, removals where their words stand. */
export interface Corrections {
  readonly names: readonly OwnName[];
  /** Words that are no names. */
  readonly denied: readonly string[];
  readonly removed: readonly Removal[];
}

export const NO_CORRECTIONS: Corrections = { names: [], denied: [], removed: [] };

/** Characters before and after a removed annotation that tell its place from others of the same words. */
const CONTEXT = 24;

/** What the annotator is built from. */
export function annotatorOptionsOf({ names, denied }: Corrections): AnnotatorOptions {
  return { names: [...names], deny: [...denied] };
}

/** With a name; in place of one that is written the same, and no longer denied. */
export function withName(corrections: Corrections, added: OwnName): Corrections {
  const forms = new Set(formsOf(added));
  return {
    ...corrections,
    names: [...corrections.names.filter(({ name }) => name !== added.name), added],
    denied: corrections.denied.filter((word) => !forms.has(word)),
  };
}

export function withoutName(corrections: Corrections, name: string): Corrections {
  return { ...corrections, names: corrections.names.filter((own) => own.name !== name) };
}

/** With a word that is no name; own names that are written so lose that spelling. */
export function withDenied(corrections: Corrections, word: string): Corrections {
  const names = corrections.names
    .filter(({ name }) => name !== word)
    .map((own) => (own.aliases?.includes(word) ? { ...own, aliases: own.aliases.filter((alias) => alias !== word) } : own));
  return { ...corrections, names, denied: [...corrections.denied.filter((other) => other !== word), word] };
}

export function withoutDenied(corrections: Corrections, word: string): Corrections {
  return { ...corrections, denied: corrections.denied.filter((other) => other !== word) };
}

export function withRemoval(corrections: Corrections, removal: Removal): Corrections {
  return { ...corrections, removed: [...corrections.removed, removal] };
}

export function withoutRemoval(corrections: Corrections, removal: Removal): Corrections {
  return { ...corrections, removed: corrections.removed.filter((other) => !isSame(other, removal)) };
}

/** Both together; where they differ about a name, `added` holds. */
export function merged(corrections: Corrections, added: Corrections): Corrections {
  let all = corrections;
  for (const name of added.names) all = withName(all, name);
  for (const word of added.denied) all = withDenied(all, word);
  for (const removal of added.removed) all = withRemoval(withoutRemoval(all, removal), removal);
  return all;
}

/** The removal that takes this stretch of `text` away. */
export function removalOf(type: Annotation['type'], { start, end }: Span, text: string): Removal {
  return { type, exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - CONTEXT), start), suffix: text.slice(end, end + CONTEXT) };
}

/** Indices of the annotations that the reader has removed. */
export function removedIn(annotations: readonly Annotation[], text: string, { removed }: Corrections): Set<number> {
  if (removed.length === 0) return new Set();
  return new Set(
    annotations.flatMap((annotation, index) => {
      const words = text.slice(annotation.start, annotation.end);
      // Most are ruled out by their words alone.
      const alike = removed.filter(({ type, exact }) => type === annotation.type && exact === words);
      return alike.some((removal) => isSame(removal, removalOf(annotation.type, annotation, text))) ? [index] : [];
    }),
  );
}

function formsOf({ name, aliases = [] }: OwnName): string[] {
  return [name, ...aliases];
}

function isSame(one: Removal, other: Removal): boolean {
  return one.type === other.type && one.exact === other.exact && one.prefix === other.prefix && one.suffix === other.suffix;
}
