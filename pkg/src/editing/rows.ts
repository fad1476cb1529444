/**
 * The rows of a reading, as `annotateColumns` gives them: start, end, kind, annotation. They are the size of the document, and
 * the answer to a keystroke is the size of a paragraph; so what differs is put into the rows that there are.
 */
import type { DocumentChange } from '../document.js';
import type { TextEdit } from '../edit.js';
import { KINDS, kindOf, partsOf } from '../kinds.js';
import type { Span } from '../types.js';
import { shifted } from './edits.js';

/** How many numbers a row has. */
export const WIDTH = 4;

/** Where a reading differs from the one before, in the text that was read; all other rows cover what they covered. */
export interface Renewal extends Span {
  /** The first annotation after that part, as they were numbered before. */
  readonly from: number;
  /** How much the numbers from there on have grown. */
  readonly by: number;
}

/** The rows after an edit, from those before it and from what the document says has changed. */
export function renew(rows: Uint32Array, edit: TextEdit, { start, end, annotations }: DocumentChange): { rows: Uint32Array; renewal: Renewal } {
  const by = edit.insert.length - (edit.to - edit.from);
  const moved = (at: number): number => (at >= edit.to ? at + by : Math.min(at, edit.from));
  const touched = (row: number): boolean => (rows[row + 1] as number) > edit.from && (rows[row] as number) < edit.to;
  /** The rows of one annotation stand together; the first of them has its start. */
  const next = (row: number): number => {
    let after = row + WIDTH;
    while (after < rows.length && rows[after + 3] === rows[row + 3]) after += WIDTH;
    return after;
  };
  const goes = (row: number): boolean => {
    for (let part = row; part < next(row); part += WIDTH) if (touched(part)) return true;
    return moved(rows[row] as number) < end;
  };

  let head = 0;
  while (head < rows.length && moved(rows[head] as number) < start) head = next(head);
  let tail = head;
  while (tail < rows.length && goes(tail)) tail = next(tail);

  const first = head === 0 ? 0 : (rows[head - 1] as number) + 1;
  const from = tail === 0 ? 0 : (rows[tail - 1] as number) + 1;
  // One that begins before the part and reaches into it is there already.
  const found = annotations.filter((annotation) => annotation.start >= start);
  const added = found.flatMap((annotation, index) =>
    partsOf(annotation).flatMap((part) => [part.start, part.end, KINDS.indexOf(kindOf(annotation)), first + index]),
  );
  const renewal = { start, end, from, by: first + found.length - from };

  const after = new Uint32Array(head + added.length + rows.length - tail);
  const move = (low: number, high: number, renumbered: number): void => {
    for (let row = low; row < high; row += WIDTH) {
      const stop = after[row + 1] as number;
      after[row] = moved(after[row] as number);
      // A row that ends where something is put in does not grow.
      after[row + 1] = stop <= edit.from ? stop : stop + by;
      (after[row + 3] as number) += renumbered;
    }
  };
  after.set(rows.subarray(0, head));
  move(0, head, 0);
  after.set(added, head);
  after.set(rows.subarray(tail), head + added.length);
  move(head + added.length, after.length, renewal.by);
  return { rows: after, renewal };
}

/** Rows after edits; those that an edit touched are left out, but for a quotation that is being written. */
export function carried(rows: Uint32Array, edits: readonly TextEdit[]): Uint32Array {
  const moved = rows.slice();
  let length = moved.length;
  for (const edit of edits) {
    const by = edit.insert.length - (edit.to - edit.from);
    let kept = 0;
    for (let row = 0; row < length; row += WIDTH) {
      const [start, end] = [moved[row] as number, moved[row + 1] as number];
      let shift: { start: number; end: number } | undefined;
      // Nearly all rows lie before or after it.
      if (end > edit.from && start < edit.to) {
        shift = shifted({ start, end }, edit, KINDS[moved[row + 2] as number] === 'quote');
        if (!shift) continue;
      }
      const later = end > edit.from ? by : 0;
      moved[kept + 3] = moved[row + 3] as number;
      moved[kept + 2] = moved[row + 2] as number;
      moved[kept] = shift ? shift.start : start + later;
      moved[kept + 1] = shift ? shift.end : end + later;
      kept += WIDTH;
    }
    length = kept;
  }
  return moved.subarray(0, length);
}
