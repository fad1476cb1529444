import { KINDS, kindOf, type Annotation, type Kind } from 'hashiya';

import { numberFormat } from '../formats.js';
import { describe } from '../gloss/describe.js';
import { button, make, ofArticle } from '../elements.js';
import type { Messages } from '../i18n/index.js';
import type { Reader } from '../reader.js';
import type { Steps } from '../slices.js';
import { grow } from './growing.js';

/** Other mentions that a line shows at first, and more of them at each press of its button. */
const JUMPS = 24;

/** What stands in one line: an annotation, and for a name its other mentions. */
interface Entry {
  index: number;
  others: number[];
}

/** The index of all annotations by kind: what highlights are to the eye, this list is to a screen reader. */
export class Directory {
  constructor(
    readonly root: HTMLElement,
    readonly reader: Reader,
    readonly open: (index: number) => void,
  ) {}

  /** Draws it again. Kinds that are switched off or absent have no group. */
  *render(messages: Messages): Steps {
    const entries = this.#entries();
    const groups: HTMLElement[] = [];
    for (const kind of KINDS) {
      const ofKind = entries.get(kind);
      if (!ofKind) continue;
      const list = make('ol', 'directory-list');
      groups.push(make('section', `directory-group kind-${kind}`, make('h3', '', messages.kindsPlural[kind]), list));
      yield* grow(list, ofKind, (entry) => this.#line(entry, messages), messages);
    }
    this.root.replaceChildren(...groups);
  }

  /** By kind, in text order; the mentions of one entity share an entry. */
  #entries(): Map<Kind, Entry[]> {
    const entries = new Map<Kind, Entry[]>();
    const byEntity = new Map<number, Entry>();
    for (const index of this.reader.shown) {
      const annotation = this.reader.article.annotations[index];
      if (!annotation) continue;
      const known = annotation.type === 'entity' ? byEntity.get(annotation.entity) : undefined;
      if (known) {
        known.others.push(index);
        continue;
      }
      const entry = { index, others: [] };
      const kind = kindOf(annotation);
      const ofKind = entries.get(kind);
      if (ofKind) ofKind.push(entry);
      else entries.set(kind, [entry]);
      if (annotation.type === 'entity') byEntity.set(annotation.entity, entry);
    }
    return entries;
  }

  #line({ index, others }: Entry, messages: Messages): HTMLElement[] {
    const annotation = this.reader.article.annotations[index];
    const surface = annotation ? this.reader.text.slice(annotation.start, annotation.end) : '';
    const { heading, quoted } = describe(index, this.reader, messages);
    const name = annotation?.type === 'entity' ? heading : surface;
    const entry = button('entry', () => this.open(index), make('span', 'surface', ofArticle(shortened(name))), ...this.#explained(annotation, name, heading, quoted));
    return [entry, ...this.#jumps(others, 0, heading, messages)];
  }

  /** Buttons that lead to the other mentions from number `first` on. */
  #jumps(others: readonly number[], first: number, heading: string, messages: Messages): HTMLElement[] {
    const number = numberFormat(messages.locale);
    const jumps = others.slice(first, first + JUMPS).map((other, place) => {
      const ordinal = number.format(first + place + 2);
      const jump = button('jump', () => this.open(other), ordinal);
      jump.setAttribute('aria-label', `${heading} ${ordinal}`);
      return jump;
    });
    if (others.length <= first + JUMPS) return jumps;
    const more = button(
      'jump',
      () => {
        const further = this.#jumps(others, first + JUMPS, heading, messages);
        more.replaceWith(...further);
        further[0]?.focus();
      },
      '…',
    );
    more.setAttribute('aria-label', `${messages.indexMore}: ${heading}`);
    return [...jumps, more];
  }

  /** The offices of a person or body; of what is no name, its meaning. */
  #explained(annotation: Annotation | undefined, name: string, heading: string, quoted: boolean): HTMLElement[] {
    const titles = annotation?.type === 'entity' ? (this.reader.article.entities[annotation.entity]?.titles ?? []).join('؛ ') : '';
    if (annotation?.type === 'entity') return titles === '' ? [] : [make('small', '', ofArticle(titles))];
    return heading === name ? [] : [make('small', '', quoted ? ofArticle(heading) : heading)];
  }
}

function shortened(text: string): string {
  return text.length <= 90 ? text : `${text.slice(0, 88)}…`;
}
