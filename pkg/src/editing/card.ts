import { kindOf } from '../kinds.js';
import type { Annotation } from '../types.js';
import type { Action, Subject } from './actions.js';
import { dateWords } from './dates.js';
import type { Words } from './words.js';

/** What a card says about an annotation. */
interface Said {
  heading: string;
  /** Whether the heading is Arabic text of the article. */
  quoted: boolean;
  rows: [term: string, text: string][];
}

/** The content of a tooltip: what lies under the pointer, innermost first, and what can be done about the innermost. */
export function card(subjects: readonly Subject[], actions: readonly Action[], words: Words, run: (action: Action) => void): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const [place, subject] of subjects.entries()) {
    const { heading, quoted, rows } = said(subject, words);
    const title = make('p', 'heading', quoted ? ofArticle(heading) : heading);
    const section = make('section', place === 0 ? 'first' : 'outer', make('p', `label label-${kindOf(subject.annotation)}`, words.kinds[kindOf(subject.annotation)]), title);
    if (rows.length > 0) section.append(make('dl', 'rows', ...rows.flatMap(([term, text]) => [make('dt', '', term), make('dd', '', ofArticle(text))])));
    fragment.append(section);
  }
  const buttons = actions.map((action) => {
    const button = make('button', 'action', words[action.name]) as HTMLButtonElement;
    button.type = 'button';
    button.dataset['action'] = action.name;
    // The editor keeps the focus and the selection until the action is done.
    button.addEventListener('pointerdown', (event) => event.preventDefault());
    button.addEventListener('click', () => run(action));
    return button;
  });
  fragment.append(make('div', 'actions', ...buttons));
  return fragment;
}

/** An annotation in a few words: for a screen reader. */
export function labelOf({ annotation, ...rest }: Subject, words: Words): string {
  return `${words.kinds[kindOf(annotation)]}: ${said({ annotation, ...rest }, words).heading}`;
}

function said(subject: Subject, words: Words): Said {
  const { annotation, article, text } = subject;
  const surface = text.slice(annotation.start, annotation.end);
  const sure: [string, string] = [words.sureness, new Intl.NumberFormat(words.locale, { style: 'percent' }).format(annotation.confidence)];
  switch (annotation.type) {
    case 'entity': {
      const entity = article.entities[annotation.entity];
      const count = new Intl.NumberFormat(words.locale).format(entity?.mentions.length ?? 1);
      const titles: [string, string][] = entity && entity.titles.length > 0 ? [[words.titles, entity.titles.join(words.between)]] : [];
      return { heading: entity?.name ?? surface, quoted: true, rows: [...titles, [words.mentions, count], sure] };
    }
    case 'quote': {
      const via: [string, string][] = annotation.via === null ? [] : [[words.via, annotation.via]];
      const negated: [string, string][] = annotation.negated ? [['', words.negated]] : [];
      return { heading: annotation.speakerName ?? words.unknown, quoted: annotation.speakerName !== null, rows: [...via, ...negated, sure] };
    }
    case 'time':
      return { heading: dateWords(annotation, words.locale) ?? (/X/.test(annotation.value) ? words.unresolved : annotation.value), quoted: false, rows: [sure] };
    case 'mark':
      return { heading: surface, quoted: true, rows: [sure] };
  }
}

/** An element with a class of this package's own and content. */
export function make(name: string, className: string, ...content: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  if (className !== '') element.className = className.replace(/(^| )/g, '$1hashiya-');
  element.append(...content);
  return element;
}

/** Words of the article keep their own direction inside words of the page. */
export function ofArticle(text: string): HTMLElement {
  const element = make('bdi', '', text);
  element.lang = 'ar';
  return element;
}

/** The text that an annotation covers, short enough for a list. */
export function surfaceOf({ start, end }: Annotation, text: string): string {
  const surface = text.slice(start, end).replaceAll('\n', ' ');
  return surface.length <= 120 ? surface : `${surface.slice(0, 119).trimEnd()}…`;
}
