/** The word that somebody is writing: as long as it grows letter by letter, nobody can say what it is. */
import type { TextEdit } from '../edit.js';
import type { Span } from '../types.js';
import type { Block } from './host.js';
import type { Slot } from './slots.js';

/** Milliseconds after which a word counts as written, though nothing stands behind it yet. */
const PAUSE = 500;

/** Letters that come or go in one step of typing, at most: an input method gives a whole word. More is pasted or cut. */
const STEP = 32;

/** Letters that are looked at before and after the caret, at most: no word is longer. */
const LONGEST = 64;

const LETTERS = /^[\p{L}\p{M}\p{Nd}\u0640]*$/u;
const LETTERS_BEFORE = /[\p{L}\p{M}\p{Nd}\u0640]*$/u;
const LETTERS_AFTER = /^[\p{L}\p{M}\p{Nd}\u0640]*/u;

/** Which word is being written, if one is: until something else is, or for half a second. */
export class Writing {
  #word: Span | undefined;
  /** When it grew last, and what looks whether that is a while ago: one timer for many keys. */
  #grew = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param written Called where a word has stood for a while, or is taken for written. */
  constructor(readonly written: (word: Span) => void) {}

  /** Where it stands, in the whole text. */
  get word(): Span | undefined {
    return this.#word;
  }

  /**
   * Notes what has changed, and says which word is being written now.
   *
   * @param slotAt The block that holds a place of the text of now.
   */
  note(edits: readonly TextEdit[], slotAt: (place: number) => Slot<Block> | undefined): Span | undefined {
    const [edit, ...others] = edits;
    const slot = edit && others.length === 0 ? slotAt(edit.from) : undefined;
    this.#word = edit && slot && wordOf(edit, slot);
    if (!this.#word) return undefined;
    this.#grew = performance.now();
    this.#timer ??= setTimeout(this.#look, PAUSE);
    return this.#word;
  }

  /** Takes the word for written. */
  end(): void {
    const word = this.#word;
    this.#word = undefined;
    if (word) this.written(word);
  }

  /** Leaves the clock alone. */
  destroy(): void {
    clearTimeout(this.#timer);
    this.#word = undefined;
  }

  readonly #look = (): void => {
    const left = this.#word ? this.#grew + PAUSE - performance.now() : 0;
    this.#timer = left > 0 ? setTimeout(this.#look, left) : undefined;
    if (left <= 0) this.end();
  };
}

/** The word in which an edit of its letters ends. */
function wordOf({ from, to, insert }: TextEdit, { text, start }: Pick<Slot<Block>, 'text' | 'start'>): Span | undefined {
  if (insert.length + to - from > STEP || !LETTERS.test(insert)) return undefined;
  const caret = from + insert.length - start;
  const before = LETTERS_BEFORE.exec(text.slice(Math.max(caret - LONGEST, 0), caret))?.[0].length ?? 0;
  const after = LETTERS_AFTER.exec(text.slice(caret, caret + LONGEST))?.[0].length ?? 0;
  return before + after > 0 ? { start: start + caret - before, end: start + caret + after } : undefined;
}
