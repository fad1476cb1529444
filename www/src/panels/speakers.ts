import type { Quote } from 'hashiya';

import { button, make, ofArticle } from '../elements.js';
import type { Messages } from '../i18n/index.js';
import type { Reader } from '../reader.js';
import type { Steps } from '../slices.js';

/** Quotations that are listed at most; the index has all of them. */
const MOST = 300;

/** Who said what: each speaker with all that they said, in the order of the text. */
export class Speakers {
  constructor(
    readonly root: HTMLElement,
    readonly reader: Reader,
    readonly open: (index: number) => void,
  ) {}

  /** Draws it again; hidden where nobody says anything. */
  *render(messages: Messages): Steps {
    const groups: HTMLElement[] = [];
    for (const [name, quotes] of this.#bySpeaker()) {
      const list = make('ol', 'directory-list');
      for (const { said, index } of quotes) {
        const words = said.parts.map(({ start, end }) => this.reader.text.slice(start, end)).join(' … ');
        const nature = make('small', '', messages.quoteKinds[said.kind]);
        list.append(make('li', '', button('entry', () => this.open(index), make('span', 'surface', ofArticle(words)), nature)));
        yield;
      }
      groups.push(make('section', 'speaker', make('h3', '', name === '' ? messages.speakerUnknown : ofArticle(name)), list));
    }
    this.root.hidden = groups.length === 0;
    this.root.querySelector('.speakers-list')?.replaceChildren(...groups);
  }

  #bySpeaker(): Map<string, { said: Quote; index: number }[]> {
    const groups = new Map<string, { said: Quote; index: number }[]>();
    let listed = 0;
    for (const index of this.reader.shown) {
      const said = this.reader.article.annotations[index];
      if (said?.type !== 'quote') continue;
      if (listed === MOST) break;
      listed += 1;
      const name = said.speakerName ?? '';
      const quotes = groups.get(name) ?? [];
      quotes.push({ said, index });
      groups.set(name, quotes);
    }
    return groups;
  }
}
