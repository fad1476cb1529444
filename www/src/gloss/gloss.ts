import type { Span } from 'hashiya';

import { button, make, ofArticle, swatch } from '../elements.js';
import type { Messages } from '../i18n/index.js';
import type { Description } from './describe.js';

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
  const spans = others.spans();
  if (spans.length === 0) return [];
  const number = new Intl.NumberFormat(messages.locale);
  const buttons = spans.slice(0, JUMPS).map((span, index) => {
    const place = number.format(index + 1);
    const element = button('jump', () => jump(span), place);
    element.setAttribute('aria-label', `${others.term} ${place}`);
    return element;
  });
  return [make('p', 'gloss-jumps', make('span', '', `${others.term} (${number.format(spans.length)})`), ...buttons)];
}

function nested(outer: readonly Description[], messages: Messages): HTMLElement {
  const items = outer.map((description) =>
    make('li', '', swatch(description.kind), `${description.label}: `, description.quoted ? ofArticle(description.heading) : description.heading),
  );
  return make('div', 'gloss-nested', make('p', '', messages.nested), make('ul', '', ...items));
}
