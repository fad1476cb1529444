/**
 * Quill 2.
 *
 * @module
 */
import type { Block, HostAdapter, Run } from 'hashiya/editing';

import { isElement, OBJECT, runsIn, withoutParking } from './runs.js';

/** What the adapter uses of a delta: what a stretch of the document holds. */
interface Delta {
  readonly ops: readonly { readonly insert?: unknown; readonly attributes?: Readonly<Record<string, unknown>> }[];
}

/** What the adapter uses of a line of the document. */
interface Line {
  readonly domNode: HTMLElement;
  delta?(): Delta;
}

/** What the adapter uses of a Quill instance. */
export interface Quill {
  readonly root: HTMLElement;
  readonly history?: { cutoff(): void };
  getLines(): Line[];
  getIndex(line: never): number;
  updateContents(delta: never, source: 'user'): unknown;
  formatText(index: number, length: number, name: string, value: unknown, source: 'user'): unknown;
  on(event: 'text-change', callback: () => void): unknown;
  off(event: 'text-change', callback: () => void): unknown;
}

/** A line and what it holds. */
interface LineBlock extends Block {
  readonly line: Line;
}

/**
 * The adapter of an editor.
 *
 * @example
 * import { quill as adapter } from 'hashiya/adapters/quill';
 * attach(adapter(new Quill(element)), { annotator });
 */
export function quill(editor: Quill): HostAdapter<LineBlock> {
  // A line keeps its delta as long as it does not change.
  const texts = new WeakMap<Delta, string>();
  const textOf = (line: Line): string => {
    const delta = line.delta?.();
    if (!delta) return '\ufffc';
    let text = texts.get(delta);
    if (text === undefined) {
      text = delta.ops.map(({ insert }) => (typeof insert === 'string' ? insert : '\ufffc')).join('').replace(/\n$/, '');
      texts.set(delta, text);
    }
    return text;
  };
  const apply = (change: () => void): void => {
    editor.history?.cutoff();
    change();
    editor.history?.cutoff();
  };

  return {
    root: editor.root,
    blocks: () => editor.getLines().map((line) => ({ line, text: textOf(line) })),
    onChange(changed) {
      const listener = (): void => changed();
      editor.on('text-change', listener);
      return () => editor.off('text-change', listener);
    },
    runs: ({ line }) => (line.domNode.isConnected ? runsIn(line.domNode, leaf) : undefined),
    replace({ line }, start, end, text) {
      const at = editor.getIndex(line as never) + start;
      const attributes = attributesAt(line, end);
      const change = [...(at > 0 ? [{ retain: at }] : []), { insert: text, attributes }, ...(end > start ? [{ delete: end - start }] : [])];
      apply(() => editor.updateContents(change as never, 'user'));
    },
    link({ line }, start, end, href) {
      apply(() => editor.formatText(editor.getIndex(line as never) + start, end - start, 'link', href, 'user'));
    },
  };
}

/** The formats of the letter before a place of a line. */
function attributesAt(line: Line, place: number): Readonly<Record<string, unknown>> {
  let at = 0;
  for (const { insert, attributes } of line.delta?.().ops ?? []) {
    at += typeof insert === 'string' ? insert.length : 1;
    if (at >= place) return insert === '\n' ? {} : (attributes ?? {});
  }
  return {};
}

function leaf(node: Node): readonly Run[] | undefined {
  if (node.nodeType === Node.TEXT_NODE) return withoutParking(node as Text);
  if (!isElement(node)) return undefined;
  if (node.tagName === 'BR' || node.classList.contains('ql-ui')) return [];
  return node.tagName === 'IMG' || node.contentEditable === 'false' ? OBJECT : undefined;
}
