import type { Span } from 'hashiya';

import { button, make, ofArticle, swatch } from '../elements.js';
import { numberFormat } from '../formats.js';
import type { Messages } from '../i18n/index.js';
import type { Description } from './describe.js';

/** How many places a gloss offers to jump to. */
const JUMPS = 8;

/** Where a gloss leads. */
export interface GlossActions {
  /** Goes to a place in the article. */
  jump: (span: Span) => void;
  /** Opens the gloss of an annotation around this one, by its place among the descriptions. */
  open: (place: number) => void;
}

/** The content of a tooltip: the innermost annotation in full, those around it in one line each. */
export function glossOf(descriptions: readonly Description[], messages: Messages, { jump, open }: GlossActions): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const [first, ...outer] = descriptions;
  if (!first) return fragment;
  fragment.append(labelled(first), title(first), ...rows(first), ...first.warnings.map(warning), ...jumps(first, messages, jump));
  if (outer.length > 0) fragment.append(nested(outer, messages, open));
  return fragment;
}

function labelled({ kind, label }: Description): HTMLElement {
  return make('p', 'gloss-label', swatch(kind), label);
}

function title({ heading: text, quoted }: Description): HTMLElement {
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
  const number = numberFormat(messages.locale);
  const buttons = spans.slice(0, JUMPS).map((span, index) => {
    const place = number.format(index + 1);
    const element = button('jump', () => jump(span), place);
    element.setAttribute('aria-label', `${others.term} ${place}`);
    return element;
  });
  return [make('p', 'gloss-jumps', make('span', '', `${others.term} (${number.format(spans.length)})`), ...buttons)];
}

function nested(outer: readonly Description[], messages: Messages, open: (place: number) => void): HTMLElement {
  const items = outer.map(({ kind, label, heading, quoted }, place) =>
    make('li', '', button('entry', () => open(place + 1), swatch(kind), ` ${label}: `, quoted ? ofArticle(heading) : heading)),
  );
  return make('div', 'gloss-nested', make('p', '', messages.nested), make('ul', '', ...items));
}
