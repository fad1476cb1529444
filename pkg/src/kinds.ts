import type { AnnotatedArticle, Annotation, Span } from './types.js';

/** The kinds that are painted apart. A kind's number in columns is its place here. */
export const KINDS = ['person', 'location', 'organization', 'misc', 'quote', 'time', 'mark'] as const;

/** One of {@link KINDS}. */
export type Kind = (typeof KINDS)[number];

/** How an annotation is painted. */
export function kindOf(annotation: Annotation): Kind {
  return annotation.type === 'entity' ? annotation.kind : annotation.type;
}

/** The stretches that an annotation covers: the parts of a quotation, else the one span. */
export function partsOf(annotation: Annotation): Span[] {
  return annotation.type === 'quote' ? annotation.parts : [annotation];
}

/** The rows that `annotateColumns` gives, from an article that is already at hand. */
export function columnsOf(article: AnnotatedArticle): Uint32Array {
  const rows: number[] = [];
  article.annotations.forEach((annotation, index) => {
    const kind = KINDS.indexOf(kindOf(annotation));
    for (const { start, end } of partsOf(annotation)) rows.push(start, end, kind, index);
  });
  return Uint32Array.from(rows);
}
