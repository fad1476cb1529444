/** Compiled, never run: the package's types as a user meets them. A line after `@ts-expect-error` must not compile. */
import { Annotator, init, KINDS, kindOf, LoadError, loadNames, type AnnotatedArticle, type Annotation, type Kind, type Span } from 'hashiya';
import { Painter, stepOf, Tooltip, walk } from 'hashiya/dom';
import { defineElement } from 'hashiya/element';
import 'hashiya/element/define';
import 'hashiya/styles.css';
import namesUrl from 'hashiya/names.bin';
import { createWorkerAnnotator } from 'hashiya/worker';

export async function use(element: HTMLElement): Promise<AnnotatedArticle> {
  await init();
  await init(new URL('https://example.org/hashiya_bg.wasm'));
  await init(fetch('/hashiya_bg.wasm'));
  await init({ integrity: 'sha384-…' });
  await init({ source: '/hashiya_bg.wasm', integrity: 'sha384-…' });
  await Promise.all([init(), loadNames()]);
  await loadNames(namesUrl);
  await loadNames({ source: fetch(namesUrl), integrity: 'sha384-…' });
  await (await createWorkerAnnotator({ deny: ['المصدر'] })).loadNames(namesUrl);

  const annotator = new Annotator({ names: [{ name: 'ميادة الزعفراني', kind: 'person', ref: 'staff/17' }], deny: ['المصدر'] });
  const painter = new Painter(element);
  const article = annotator.annotate(painter.text, { date: '2020-08-18', offsets: 'utf16', layers: ['entity', 'quote'] });
  painter.paint(article);
  painter.paint(annotator.annotateColumns(painter.text));
  painter.show('person', false);
  painter.emphasize('active', article.annotations);

  defineElement({ name: 'my-article', annotator: { patterns: [{ id: 'law', kind: 'misc', regex: 'القانون' }] }, names: false });
  document.querySelector('hashiya-article')?.refresh();

  // @ts-expect-error: a number is no source
  await loadNames(5);
  // @ts-expect-error: a misspelled option
  annotator.annotate('', { dates: '2020-08-18' });
  // @ts-expect-error: an unknown unit
  annotator.annotate('', { offsets: 'bytes' });
  // @ts-expect-error: a kind that does not exist
  new Annotator({ names: [{ name: 'أ', kind: 'place' }] });
  // @ts-expect-error: the text is missing
  annotator.annotate();
  return article;
}

export function told(annotation: Annotation): string {
  switch (annotation.type) {
    case 'entity':
      return `${annotation.kind} ${annotation.entity}`;
    case 'quote':
      return annotation.speakerName ?? annotation.parts.length.toString();
    case 'time':
      return annotation.interval?.[0] ?? annotation.value;
    case 'mark':
      return annotation.kind;
  }
}

export function problemOf(error: unknown): string {
  return error instanceof LoadError ? error.problem : 'another';
}

export const kinds: readonly Kind[] = KINDS;
export const span: Span = { start: 0, end: 1 };
export { kindOf, stepOf, Tooltip, walk };
