/**
 * A plain `<textarea>`: natively where the browser gives ranges over its value, else on a mirror that lies over it.
 *
 * @module
 */
import type { HostAdapter, Run } from 'hashiya/editing';

import { Lines, type Line } from './textarea-lines.js';
import { Mirror } from './textarea-mirror.js';

/** `createValueRange` gives a live range over a part of the value; Chromium has it, no type does yet. */
type WithRanges = HTMLTextAreaElement & { createValueRange?(start: number, end: number): AbstractRange };

/** Which way a `<textarea>` is marked up. */
export interface TextareaOptions {
  /** True: the mirror, also where the browser has ranges over a value. */
  mirror?: boolean;
}

/**
 * The adapter of a `<textarea>`. A script that sets its `value` is noticed as well: the element gets a `value` of its own,
 * until the adapter is destroyed.
 *
 * @example
 * import { textarea } from 'hashiya/adapters/textarea';
 * attach(textarea(document.querySelector('textarea')), { annotator });
 */
export function textarea(element: HTMLTextAreaElement, options: TextareaOptions = {}): HostAdapter<Line> {
  const field: WithRanges = element;
  const createRange = options.mirror !== true && rangesReachAllLines(field.ownerDocument) ? field.createValueRange?.bind(field) : undefined;
  const mirror = createRange ? undefined : new Mirror(element);
  const known = new Lines();
  let lines: readonly Line[] = [];
  /** Reads the value; false where all that stood in the mirror still stands where it stood. */
  const read = (): boolean => {
    const before = lines;
    lines = known.of(field.value);
    if (lines !== before) mirror?.show(lines);
    return mirror !== undefined && lines.length !== before.length;
  };
  let stop = (): void => undefined;

  const adapter: HostAdapter<Line> = {
    root: element,
    blocks() {
      read();
      return lines;
    },
    onChange(changed) {
      const [typed, written] = [() => changed(read()), () => changed(true)];
      element.addEventListener('input', typed);
      element.form?.addEventListener('reset', written);
      const restore = watchValue(element, written);
      stop = () => {
        element.removeEventListener('input', typed);
        element.form?.removeEventListener('reset', written);
        restore();
      };
      return () => stop();
    },
    runs: ({ index }): readonly Run[] | undefined => mirror?.runs(index),
    boxOf: ({ index }): HTMLElement | undefined => mirror?.boxOf(index),
    replace(line, start, end, text) {
      element.focus({ preventScroll: true });
      element.setSelectionRange(line.start + start, line.start + end);
      // Deprecated, and the only way into the field's own history.
      element.ownerDocument.execCommand('insertText', false, text);
    },
    destroy: () => mirror?.destroy(),
  };
  if (!createRange) return adapter;
  const ranges: NonNullable<HostAdapter<Line>['ranges']> = {
    over: (line, start, end) => createRange(line.start + start, line.start + end),
    cover: ({ startOffset, endOffset }, line, start, end) => startOffset === line.start + start && endOffset === line.start + end,
  };
  return { ...adapter, ranges };
}

/**
 * True where the browser's ranges over a value are shown in each of its lines: those that Chromium 148 has behind a flag end with
 * the first.
 */
function rangesReachAllLines(page: Document): boolean {
  const probe: WithRanges = page.createElement('textarea');
  if (!probe.createValueRange) return false;
  probe.value = 'a\na';
  Object.assign(probe.style, { position: 'fixed', opacity: '0' });
  page.body.append(probe);
  const range = probe.createValueRange(2, 3) as Range;
  const reach = range.getClientRects().length > 0;
  probe.remove();
  return reach;
}

/** Calls `written` when a script writes the value, which fires no event. Returns what ends it. */
function watchValue(element: HTMLTextAreaElement, written: () => void): () => void {
  const own = Object.getOwnPropertyDescriptor(element, 'value');
  const inherited = own ?? (Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value') as PropertyDescriptor);
  Object.defineProperty(element, 'value', {
    configurable: true,
    enumerable: true,
    get: () => inherited.get?.call(element) as string,
    set: (value: string) => {
      inherited.set?.call(element, value);
      written();
    },
  });
  return () => {
    if (own) Object.defineProperty(element, 'value', own);
    else Reflect.deleteProperty(element, 'value');
  };
}
