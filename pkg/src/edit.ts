import type { Annotation, Quote, Span } from './types.js';

/** One edit of a text: the UTF-16 code units `from` to `to` become `insert`. */
export interface TextEdit {
  from: number;
  to: number;
  insert: string;
}

/**
 * The text after an edit.
 *
 * @throws {RangeError} Where the units do not lie in the text, or one of them stands between the halves of a surrogate pair.
 */
export function editText(text: string, edit: TextEdit): string {
  check(edit, text.length, (unit) => text.charCodeAt(unit));
  return text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
}

/**
 * A text that is edited in one place again and again, as typing does: it is put together only when it is asked for, and a page
 * need not make a string as long as the document for every key.
 *
 * @internal
 */
export class EditedText {
  #text: string;
  /** What has not been put into it yet. */
  #edit: TextEdit = { from: 0, to: 0, insert: '' };

  constructor(text: string) {
    this.#text = text;
  }

  /** The text as it is now. */
  get text(): string {
    const { from, to, insert } = this.#edit;
    if (insert !== '' || from !== to) this.#text = this.#text.slice(0, from) + insert + this.#text.slice(to);
    this.#edit = { from: 0, to: 0, insert: '' };
    return this.#text;
  }

  /** @throws {RangeError} As {@link editText}; the text stays as it was. */
  apply(edit: TextEdit): void {
    const { from, to, insert } = this.#edit;
    const end = from + insert.length;
    check(edit, this.#text.length + end - to, (unit) => (unit < from ? this.#text.charCodeAt(unit) : unit < end ? insert.charCodeAt(unit - from) : this.#text.charCodeAt(unit - end + to)));
    const joined = joinEdits(this.#edit, edit);
    // Elsewhere: what there was is put in first.
    if (!joined) this.#text = this.text;
    this.#edit = joined ?? edit;
  }
}

/** Two edits as one, where the second touches what the first put in. */
export function joinEdits(first: TextEdit, second: TextEdit): TextEdit | undefined {
  const end = first.from + first.insert.length;
  if (second.from > end || second.to < first.from) return undefined;
  const before = first.insert.slice(0, Math.max(second.from - first.from, 0));
  const after = first.insert.slice(Math.max(second.to - first.from, 0));
  return { from: Math.min(first.from, second.from), to: first.to + Math.max(second.to - end, 0), insert: before + second.insert + after };
}

function check({ from, to }: TextEdit, length: number, unitAt: (unit: number) => number): void {
  const whole = (unit: number): boolean =>
    Number.isInteger(unit) && unit >= 0 && unit <= length && !(unit > 0 && unit < length && isHigh(unitAt(unit - 1)) && isLow(unitAt(unit)));
  if (!(whole(from) && whole(to) && from <= to)) {
    throw new RangeError(`applyEdit: ${from}..${to} is no range of whole characters in a text of length ${length}; edits must come in the order in which they were made, each with offsets into the text before it`);
  }
}

/** True for the first half of a surrogate pair. */
export const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;

/** True for the second half. */
export const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/**
 * Where a stretch of text is after an edit: before it unchanged (the very same object), after it moved, touched by it
 * nowhere. What is put in right beside a stretch does not touch it.
 *
 * @example
 * carrySpan({ start: 4, end: 8 }, { from: 0, to: 0, insert: 'و' }); // { start: 5, end: 9 }
 */
export function carrySpan<T extends Span>(span: T, { from, to, insert }: TextEdit): T | null {
  if (span.end <= from) return span;
  if (span.start < to) return null;
  const by = insert.length - (to - from);
  return by === 0 ? span : { ...span, start: span.start + by, end: span.end + by };
}

/**
 * What was found, carried through an edit at once, until the words around it have been annotated anew. Takes no time to
 * speak of, so it may run between a keystroke and the next frame.
 *
 * An annotation that the edit touches is dropped; of one that stays, a title, cue or speaker that it touches is. Links
 * between the ends of a range are left out, since they count annotations.
 */
export function carryAnnotations(annotations: readonly Annotation[], edit: TextEdit): Annotation[] {
  return annotations.flatMap((annotation) => carryAnnotation(annotation, edit) ?? []);
}

function carryAnnotation(annotation: Annotation, edit: TextEdit): Annotation | null {
  const carried = carrySpan(annotation, edit);
  const inner = (span: Span | null): Span | null => span && carrySpan(span, edit);
  switch (carried?.type) {
    case 'entity': {
      const { title, ...rest } = carried;
      const kept = inner(title ?? null);
      return kept ? { ...rest, title: kept } : rest;
    }
    case 'quote':
      return { ...carried, parts: carried.parts.flatMap((part) => inner(part) ?? []), cue: inner(carried.cue), speaker: inner(carried.speaker) } satisfies Quote;
    case 'time': {
      const { range: _, ...rest } = carried;
      return rest;
    }
    default:
      return carried;
  }
}

/** The same for the rows of `annotateColumns`; what is after the edit is moved in `rows` itself, what it touches is left out. */
export function carryColumns(rows: Uint32Array, { from, to, insert }: TextEdit): Uint32Array {
  const by = insert.length - (to - from);
  let kept = 0;
  for (let row = 0; row < rows.length; row += 4) {
    const [start, end] = [rows[row]!, rows[row + 1]!];
    if (end > from && start < to) continue;
    const shift = end <= from ? 0 : by;
    rows.copyWithin(kept, row, row + 4);
    rows[kept] = start + shift;
    rows[kept + 1] = end + shift;
    kept += 4;
  }
  return rows.subarray(0, kept);
}
