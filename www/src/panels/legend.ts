import { KINDS, kindOf, type Kind } from 'hashiya';

import { make, swatch } from '../elements.js';
import { numberFormat } from '../formats.js';
import type { Messages } from '../i18n/index.js';
import type { Reader } from '../reader.js';

/** The list of kinds with their looks and counts; each switches its kind on and off. */
export class Legend {
  readonly #off = new Set<Kind>();

  constructor(
    readonly root: HTMLElement,
    readonly reader: Reader,
    readonly changed: () => void,
  ) {}

  /** Draws it again, in the language of `messages`. */
  render(messages: Messages): void {
    const number = numberFormat(messages.locale);
    const counts = new Map<Kind, number>();
    for (const annotation of this.reader.article.annotations) counts.set(kindOf(annotation), (counts.get(kindOf(annotation)) ?? 0) + 1);
    const items = KINDS.map((kind) => {
      const box = make('input', '') as HTMLInputElement;
      box.type = 'checkbox';
      box.checked = !this.#off.has(kind);
      box.addEventListener('change', () => this.#toggle(kind, box.checked));
      const label = make('label', '', box, swatch(kind), make('span', 'legend-name', messages.kindsPlural[kind]), make('span', 'count', number.format(counts.get(kind) ?? 0)));
      return make('li', '', label);
    });
    this.root.replaceChildren(...items);
  }

  #toggle(kind: Kind, on: boolean): void {
    if (on) this.#off.delete(kind);
    else this.#off.add(kind);
    this.reader.show(kind, on);
    this.changed();
  }
}
