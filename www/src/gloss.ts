import type { Span } from 'hashiya';

import type { Description } from './describe.js';
import type { Messages } from './i18n/index.js';

/** How many places a gloss offers to jump to. */
const JUMPS = 8;

/**
 * The content of a tooltip: the innermost annotation in full, those around it in one line each.
 *
 * @param jump Goes to a place in the article.
 */
export function glossOf(descriptions: readonly Description[], messages: Messages, jump: (span: Span) => void): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const [first, ...outer] = descriptions;
  if (!first) return fragment;
  fragment.append(labelled(first), heading(first), ...rows(first), ...first.warnings.map(warning), ...jumps(first, messages, jump));
  if (outer.length > 0) fragment.append(nested(outer, messages));
  return fragment;
}

/** An element with a class and content. */
export function make(name: string, className: string, ...content: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...content);
  return element;
}

/** Words of the article keep their own direction inside words of the page. */
export function ofArticle(text: string): HTMLElement {
  const element = make('bdi', '', text);
  element.lang = 'ar';
  return element;
}

/** A small sample of how a kind is painted; only for the eye. */
export function swatch(kind: string): HTMLElement {
  const element = make('span', `swatch swatch-${kind}`, 'حـا');
  element.setAttribute('aria-hidden', 'true');
  return element;
}

function labelled({ kind, label }: Description): HTMLElement {
  return make('p', 'gloss-label', swatch(kind), label);
}

function heading({ heading: text, quoted }: Description): HTMLElement {
  return make('p', 'gloss-heading', quoted ? ofArticle(text) : text);
}

function rows(description: Description): HTMLElement[] {
  if (description.rows.length === 0) return [];
  const list = make('dl', 'gloss-rows');
  for (const { term, text, quoted } of description.rows) {
    list.append(make('dt', '', term), make('dd', '', quoted ? ofArticle(text) : text));
  }
  return [list];
}

function warning(text: string): HTMLElement {
  return make('p', 'gloss-warning', text);
}

function jumps({ others }: Description, messages: Messages, jump: (span: Span) => void): HTMLElement[] {
  if (others.spans.length === 0) return [];
  const number = new Intl.NumberFormat(messages.locale);
  const buttons = others.spans.slice(0, JUMPS).map((span, index) => {
    const button = make('button', 'jump', number.format(index + 1)) as HTMLButtonElement;
    button.type = 'button';
    button.setAttribute('aria-label', `${others.term} ${number.format(index + 1)}`);
    button.addEventListener('click', () => jump(span));
    return button;
  });
  return [make('p', 'gloss-jumps', make('span', '', `${others.term} (${number.format(others.spans.length)})`), ...buttons)];
}

function nested(outer: readonly Description[], messages: Messages): HTMLElement {
  const items = outer.map((description) =>
    make('li', '', swatch(description.kind), `${description.label}: `, description.quoted ? ofArticle(description.heading) : description.heading),
  );
  return make('div', 'gloss-nested', make('p', '', messages.nested), make('ul', '', ...items));
}
