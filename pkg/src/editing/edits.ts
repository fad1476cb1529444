/** How one text became another, and where the spans of the first lie in the second. Offsets count UTF-16 code units. */
import { carrySpan, isHigh, isLow, joinEdits, type TextEdit } from '../edit.js';
import type { Span } from '../types.js';
import type { Block } from './host.js';

/** What stands between two blocks in the text of a document. */
export const BETWEEN = '\n';

/**
 * The least edit that turns `before` into `after`; `undefined` where they are equal. It cuts no surrogate pair.
 *
 * @param at Where `before` begins in the text that the edit shall count in.
 */
export function editBetween(before: string, after: string, at = 0): TextEdit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start -= 1;
  let rest = 0;
  while (rest < shorter - start && before.charCodeAt(before.length - 1 - rest) === after.charCodeAt(after.length - 1 - rest)) rest += 1;
  if (rest > 0 && isLow(before.charCodeAt(before.length - rest))) rest -= 1;
  return { from: at + start, to: at + before.length - rest, insert: after.slice(start, after.length - rest) };
}

/** What changed in a list of blocks: `before[first..endBefore]` became `after[first..endAfter]`. */
export interface Change {
  first: number;
  /** The first unchanged block after it, in the list before. */
  endBefore: number;
  /** The first unchanged block after it, in the list after. */
  endAfter: number;
  /** In order; each counts in the whole text as the one before has left it. */
  edits: TextEdit[];
}

/**
 * What turned one list of blocks into another; `undefined` where they are equal. Where the number of blocks stays, each
 * changed block has its own edit; else one edit covers all that changed.
 */
export function changeBetween(before: readonly Block[], after: readonly Block[]): Change | undefined {
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && before[first]!.text === after[first]!.text) first += 1;
  if (first === before.length && first === after.length) return undefined;
  let rest = 0;
  while (rest < shorter - first && before[before.length - 1 - rest]!.text === after[after.length - 1 - rest]!.text) rest += 1;
  // A block that came or went takes its line break along: the edit needs a neighbour to say which.
  if (first === before.length - rest || first === after.length - rest) {
    if (first > 0) first -= 1;
    else if (rest > 0) rest -= 1;
  }
  const [endBefore, endAfter] = [before.length - rest, after.length - rest];
  let at = 0;
  for (let block = 0; block < first; block += 1) at += before[block]!.text.length + BETWEEN.length;

  const edits: TextEdit[] = [];
  const push = (edit: TextEdit | undefined) => {
    if (edit) edits.push(edit);
  };
  if (endBefore === endAfter) {
    for (let block = first; block < endAfter; block += 1) {
      push(editBetween(before[block]!.text, after[block]!.text, at));
      at += after[block]!.text.length + BETWEEN.length;
    }
  } else {
    push(editBetween(textOf(before.slice(first, endBefore)), textOf(after.slice(first, endAfter)), at));
  }
  return { first, endBefore, endAfter, edits };
}

/** The text of blocks in a row. */
export function textOf(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join(BETWEEN);
}

/**
 * Where `span` lies after `edit`; `undefined` where the edit touched it: when in doubt, a mark goes until the text has been
 * read again.
 *
 * @param grows The span stays, longer or shorter, where the edit lies inside it: so does a quotation that is being written.
 */
export function shifted(span: Span, edit: TextEdit, grows: boolean): Span | undefined {
  const carried = carrySpan(span, edit);
  if (carried || !grows) return carried ?? undefined;
  const end = span.end + edit.insert.length - (edit.to - edit.from);
  return span.start <= edit.from && span.end >= edit.to && end > span.start ? { start: span.start, end } : undefined;
}

/** The same edits, each that touches what the one before it put in joined to it: a word that is typed is one edit. */
export function joined(edits: readonly TextEdit[]): TextEdit[] {
  const all: TextEdit[] = [];
  for (const edit of edits) {
    const last = all.at(-1);
    const one = last && joinEdits(last, edit);
    if (one) all[all.length - 1] = one;
    else all.push(edit);
  }
  return all;
}
