import type { Diagnostic } from 'hashiya';

import { button, make, ofArticle } from '../elements.js';
import type { Messages } from '../i18n/index.js';
import type { Reader } from '../reader.js';
import type { Steps } from '../slices.js';
import { grow } from './growing.js';

/** What an editor may want to look at; hidden where there is nothing. */
export class Checks {
  constructor(
    readonly root: HTMLElement,
    readonly reader: Reader,
    readonly go: (diagnostic: Diagnostic) => void,
  ) {}

  /** Draws the list again. */
  *render(messages: Messages): Steps {
    const { diagnostics } = this.reader.article;
    const list = make('div', 'checks-list', make('ol', 'directory-list'));
    yield* grow(list.firstElementChild as HTMLElement, diagnostics, (diagnostic) => [this.#line(diagnostic, messages)], messages);
    this.root.hidden = diagnostics.length === 0;
    this.root.querySelector('.checks-list')?.replaceWith(list);
  }

  #line(diagnostic: Diagnostic, messages: Messages): HTMLElement {
    const surface = this.reader.text.slice(diagnostic.start, diagnostic.end);
    return button('entry', () => this.go(diagnostic), make('span', 'surface', ofArticle(surface)), make('small', '', wordsOf(diagnostic, messages)));
  }
}

/** In the page's language, with the words of the article that the engine's own sentence names. */
function wordsOf({ code, message }: Diagnostic, messages: Messages): string {
  const words = messages.diagnostics[code as keyof Messages['diagnostics']];
  if (!words) return message;
  const named = message.match(/«[^»]+»/g) ?? [];
  return named.length === 0 ? words : `${words}: ${named.join('، ')}`;
}
