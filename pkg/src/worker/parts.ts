import type { AnnotatedArticle } from '../types.js';

/** Objects that one message carries: the page unpacks them in a few milliseconds. */
const MOST = 250;

/** The article in parts that together hold what it holds, in its order; one where it is short. */
export function* inParts({ annotations, entities, diagnostics }: AnnotatedArticle): Generator<AnnotatedArticle> {
  let part: AnnotatedArticle = { annotations: [], entities: [], diagnostics: [] };
  let size = 0;
  function* put<T>(list: keyof AnnotatedArticle, items: readonly T[], sizeOf: (item: T) => number): Generator<AnnotatedArticle> {
    for (const item of items) {
      if (size >= MOST) {
        yield part;
        part = { annotations: [], entities: [], diagnostics: [] };
        size = 0;
      }
      (part[list] as unknown[]).push(item);
      size += sizeOf(item);
    }
  }
  yield* put('annotations', annotations, () => 1);
  yield* put('entities', entities, ({ mentions }) => 1 + mentions.length);
  yield* put('diagnostics', diagnostics, () => 1);
  yield part;
}

/** Puts a part behind those that came before it. */
export function join(article: AnnotatedArticle, part: AnnotatedArticle): void {
  for (const annotation of part.annotations) article.annotations.push(annotation);
  for (const entity of part.entities) article.entities.push(entity);
  for (const diagnostic of part.diagnostics) article.diagnostics.push(diagnostic);
}
