import type { EntityKind } from 'hashiya';

import type { CorrectionBook } from '../corrections/book.js';
import { merged, withoutDenied, withoutRemoval, type Corrections, type Removal } from '../corrections/corrections.js';
import type { CorrectionDesk } from '../corrections/desk.js';
import { CorrectionsFileError, FILE_NAME, read, written } from '../corrections/file.js';
import { button, make, ofArticle, saveAs, swatch } from '../elements.js';
import { kindChoice } from '../gloss/footer.js';
import type { Messages } from '../i18n/index.js';

/** What the panel tells the page. */
export interface OwnNamesActions {
  /** Says what has been done, and offers to undo it. */
  done: (text: (messages: Messages) => string) => void;
  failed: (text: string) => void;
}

/** The reader's own names, and what he has taken away: to look at, to add to, to take back, to carry to another browser. */
export class OwnNames {
  readonly #chooser = make('input', '') as HTMLInputElement;

  constructor(
    readonly root: HTMLElement,
    readonly book: CorrectionBook,
    readonly desk: CorrectionDesk,
    readonly actions: OwnNamesActions,
  ) {
    this.#chooser.type = 'file';
    this.#chooser.accept = '.json,application/json';
  }

  /** Draws it again. */
  render(messages: Messages): void {
    const { names, denied, removed } = this.book.current;
    const lists = [
      this.#list(messages.ownNames, names, ({ name, kind }) => this.#row([swatch(kind), ofArticle(name)], messages.forget, name, () => this.desk.forget(name))),
      this.#list(messages.deniedWords, denied, (word) => this.#row([ofArticle(word)], messages.takeBack, word, () => this.#allow(word))),
      this.#list(messages.removedPlaces, removed, (removal) => this.#row([ofArticle(removal.exact)], messages.takeBack, removal.exact, () => this.#restore(removal))),
    ];
    this.root.replaceChildren(this.#form(messages), ...lists.flat(), this.#buttons(messages));
  }

  #list<T>(title: string, entries: readonly T[], row: (entry: T) => HTMLElement): HTMLElement[] {
    return entries.length === 0 ? [] : [make('h3', '', title), make('ul', 'own-list', ...entries.map(row))];
  }

  #row(words: (Node | string)[], act: string, name: string, press: () => void): HTMLElement {
    const remove = button('plain small', press, '×');
    remove.setAttribute('aria-label', `${act}: ${name}`);
    remove.title = act;
    return make('li', '', make('span', '', ...words), remove);
  }

  #form(messages: Messages): HTMLElement {
    const name = make('input', '') as HTMLInputElement;
    name.dir = 'rtl';
    name.required = true;
    name.pattern = '.*[\\p{L}\\p{N}].*';
    name.setAttribute('aria-label', messages.ownName);
    name.placeholder = messages.ownName;
    const kind = kindChoice(messages, messages.kindOfName);
    const form = make('form', 'own-form', name, kind, Object.assign(make('button', 'plain', messages.add), { type: 'submit' }));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.desk.add(name.value.trim(), kind.value as EntityKind);
    });
    return form;
  }

  #buttons(messages: Messages): HTMLElement {
    const undo = button('plain', () => this.book.undo(), messages.undo);
    undo.disabled = !this.book.canUndo;
    const store = button('plain', () => saveAs(FILE_NAME, 'application/json', written(this.book.current)), messages.exportNames);
    const fetch = button('plain', () => this.#chooser.click(), messages.importNames);
    this.#chooser.onchange = () => void this.#import(messages);
    return make('div', 'buttons', undo, store, fetch);
  }

  async #import(messages: Messages): Promise<void> {
    const [file] = this.#chooser.files ?? [];
    this.#chooser.value = '';
    if (!file) return;
    try {
      this.#change(merged(this.book.current, read(await file.text())), ({ imported }) => imported(file.name));
    } catch (error) {
      if (!(error instanceof CorrectionsFileError)) throw error;
      this.actions.failed(messages.importFailed(file.name, error.message));
    }
  }

  #allow(word: string): void {
    this.#change(withoutDenied(this.book.current, word), ({ takenBack }) => takenBack(word));
  }

  #restore(removal: Removal): void {
    this.#change(withoutRemoval(this.book.current, removal), ({ takenBack }) => takenBack(removal.exact));
  }

  #change(corrections: Corrections, text: (messages: Messages) => string): void {
    this.book.change(corrections);
    this.actions.done(text);
  }
}
