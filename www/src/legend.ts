import { KINDS, kindOf, type Kind } from 'hashiya';

import { make, swatch } from './gloss.js';
import type { Messages } from './i18n/index.js';
import type { Reader } from './reader.js';

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
    const number = new Intl.NumberFormat(messages.locale);
    const items = KINDS.map((kind) => {
      const count = this.reader.article.annotations.filter((annotation) => kindOf(annotation) === kind).length;
      const box = make('input', '') as HTMLInputElement;
      box.type = 'checkbox';
      box.checked = !this.#off.has(kind);
      box.addEventListener('change', () => this.#toggle(kind, box.checked));
      const label = make('label', '', box, swatch(kind), make('span', 'legend-name', messages.kindsPlural[kind]), make('span', 'count', number.format(count)));
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
