import type { Kind } from 'hashiya';

import { make } from '../elements.js';
import { Part } from './part.js';

/** Characters that are laid out and painted together, in whole paragraphs where they are no longer; about a screenful. */
const SCREENFUL = 1_500;

/** Characters above which a paragraph is cut: a browser lays out all of a paragraph at once, a megabyte of it in ten seconds. */
const LONGEST_PARAGRAPH = 2 * SCREENFUL;

/** The end of a sentence, with the space after it. */
const SENTENCE_END = /[.؟!…][»”"]?\s/g;

/** What cannot begin a piece: the second half of a character, or what is written onto the letter before it. */
const BELONGS_BEFORE = /^[\p{Cs}\p{Cf}\p{M}]/u;

/** A first line of at most this many letters that ends in no full stop is the headline. */
const LONGEST_HEADLINE = 140;

/** A part of the article, and what puts its text onto the page. */
export interface Unwritten {
  readonly part: Part;
  write(): void;
}

/** The element of the paragraph number `place`; the first is a headline where it looks like one. */
export function elementOf(text: string, place: number, paragraphs: readonly string[]): HTMLElement {
  const headline = place === 0 && paragraphs.length > 1 && text.length <= LONGEST_HEADLINE && !/[.؟!»:،]$/.test(text);
  return make(headline ? 'h2' : 'p', '', text);
}

/** The parts of a long article, in its order; `root` holds what they write. */
export function* partsOf(paragraphs: readonly string[], root: HTMLElement, hidden: ReadonlySet<Kind>): Generator<Unwritten> {
  let [first, start, end] = [0, 0, 0];
  for (const [place, { length }] of paragraphs.entries()) {
    if (length > LONGEST_PARAGRAPH) {
      if (place > first) yield group(paragraphs, first, place, new Part(make('section', 'part'), start, end - 1, hidden), root);
      yield* piecesOf(paragraphs[place] ?? '', end, root, hidden);
      [first, start] = [place + 1, end + length + 1];
    } else if (end + length - start >= SCREENFUL || place === paragraphs.length - 1) {
      yield group(paragraphs, first, place + 1, new Part(make('section', 'part'), start, end + length, hidden), root);
      [first, start] = [place + 1, end + length + 1];
    }
    // The paragraph and its line break.
    end += length + 1;
  }
}

/** The paragraphs `first` to `end` as one part. */
function group(paragraphs: readonly string[], first: number, end: number, part: Part, root: HTMLElement): Unwritten {
  const write = (): void => {
    part.element.append(...paragraphs.slice(first, end).map((text, place) => elementOf(text, first + place, paragraphs)));
    root.append(part.element);
  };
  return { part, write };
}

/**
 * A paragraph in pieces. They are boxes inside its lines, not blocks: what is copied out of the page has no line break between
 * them, and to a screen reader it is one paragraph.
 */
function* piecesOf(text: string, start: number, root: HTMLElement, hidden: ReadonlySet<Kind>): Generator<Unwritten> {
  const paragraph = make('p', '');
  for (let [from, to] = [0, 0]; from < text.length; from = to) {
    to = cutAfter(from, text);
    const piece = text.slice(from, to).trimEnd();
    // The space after it stands between the boxes: at the end of one it would not be copied.
    const space = text.slice(from + piece.length, to);
    const part = new Part(make('span', 'part', piece), start + from, start + from + piece.length, hidden);
    const write = (): void => {
      paragraph.append(part.element, space);
      if (!paragraph.isConnected) root.append(paragraph);
    };
    yield { part, write };
  }
}

/** Where the piece of `text` that begins at `from` ends: after a sentence, else after a word, else where no letter is torn. */
function cutAfter(from: number, text: string): number {
  if (text.length - from <= LONGEST_PARAGRAPH) return text.length;
  const room = text.slice(from, from + SCREENFUL);
  const sentence = [...room.matchAll(SENTENCE_END)].at(-1);
  if (sentence) return from + sentence.index + sentence[0].length;
  const word = room.lastIndexOf(' ') + 1;
  if (word > 0) return from + word;
  let cut = from + SCREENFUL;
  while (cut < text.length && BELONGS_BEFORE.test(text.slice(cut, cut + 1))) cut += 1;
  return cut;
}
