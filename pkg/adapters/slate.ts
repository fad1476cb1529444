/**
 * Slate, as React shows it.
 *
 * @module
 */
import type { Block, HostAdapter, Run } from 'hashiya/editing';

import { isElement, OBJECT, runsIn } from './runs.js';

/** A node of the document: an element, or a text. */
interface SlateNode {
  readonly children?: readonly SlateNode[];
  readonly text?: string;
}

/** What the adapter uses of a Slate editor. */
export interface SlateEditor {
  readonly children: readonly unknown[];
  onChange: (options?: never) => void;
  isInline(element: never): boolean;
  isVoid(element: never): boolean;
  apply(operation: never): void;
  withoutNormalizing?(change: () => void): void;
}

/** What the host lends of `slate-react` and of its own schema. */
export interface SlateOptions {
  /** `ReactEditor` of `slate-react`, which knows where a node is shown. */
  ReactEditor: {
    toDOMNode(editor: never, node: never): HTMLElement;
    focus(editor: never): void;
  };
  /** `HistoryEditor` of `slate-history`: with it what is accepted from a tooltip is a step of its own. */
  HistoryEditor?: { withNewBatch?(editor: never, change: () => void): void };
  /** Wraps the selected letters in a link, as the host's own button does. Absent: names cannot be linked. */
  link?: (editor: never, range: { anchor: SlatePoint; focus: SlatePoint }, href: string) => void;
}

interface SlatePoint {
  path: number[];
  offset: number;
}

/** An element that holds text, and its path, which is as it is now. */
interface ElementBlock extends Block {
  readonly element: SlateNode;
  path: readonly number[];
}

/**
 * The adapter of an editor that is shown.
 *
 * @example
 * import { ReactEditor } from 'slate-react';
 * import { slate } from 'hashiya/adapters/slate';
 * useEffect(() => { const hashiya = attach(slate(editor, { ReactEditor }), { annotator }); return () => hashiya.destroy(); }, [editor]);
 */
export function slate(editor: SlateEditor, { ReactEditor, HistoryEditor, link }: SlateOptions): HostAdapter<ElementBlock> {
  const textOf = (node: SlateNode): string => node.text ?? (editor.isVoid(node as never) ? '\ufffc' : (node.children ?? []).map(textOf).join(''));
  const isBlock = (node: SlateNode): boolean => node.children !== undefined && !editor.isInline(node as never);
  // Nodes are immutable: one that is still there is the block that it was, or still holds blocks, or neither.
  const known = new WeakMap<SlateNode, ElementBlock | 'blocks' | 'void'>();
  const look = (element: SlateNode): ElementBlock | 'blocks' | 'void' => {
    if (!isBlock(element) || editor.isVoid(element as never)) return 'void';
    if (element.children?.some(isBlock)) return 'blocks';
    return { element, path: [], text: textOf(element) };
  };
  const step = (change: () => void): void => {
    const whole = (): void => (editor.withoutNormalizing ? editor.withoutNormalizing(change) : change());
    if (HistoryEditor?.withNewBatch) HistoryEditor.withNewBatch(editor as never, whole);
    else whole();
    ReactEditor.focus(editor as never);
  };

  const adapter: HostAdapter<ElementBlock> = {
    root: ReactEditor.toDOMNode(editor as never, editor as never),
    blocks() {
      const blocks: ElementBlock[] = [];
      const visit = (nodes: readonly SlateNode[], path: readonly number[]): void => {
        for (let index = 0; index < nodes.length; index += 1) {
          const element = nodes[index] as SlateNode;
          let found = known.get(element);
          if (!found) known.set(element, (found = look(element)));
          if (found === 'blocks') {
            visit(element.children ?? [], [...path, index]);
          } else if (found !== 'void') {
            if (!isAt(found.path, path, index)) found.path = [...path, index];
            blocks.push(found);
          }
        }
      };
      visit(editor.children as readonly SlateNode[], []);
      return blocks;
    },
    onChange(changed) {
      const { onChange } = editor;
      editor.onChange = (options) => {
        onChange(options);
        changed();
      };
      return () => {
        editor.onChange = onChange;
      };
    },
    runs({ element }) {
      try {
        return runsIn(ReactEditor.toDOMNode(editor as never, element as never), leaf);
      } catch {
        // React has not shown it yet.
        return undefined;
      }
    },
    replace({ element, path }, start, end, text) {
      step(() => {
        const pieces = piecesIn(element, path, start, end);
        const last = pieces.at(-1);
        if (last) editor.apply({ type: 'insert_text', path: last.path, offset: last.to, text } as never);
        for (const { path: at, from, removed } of pieces.reverse()) {
          if (removed !== '') editor.apply({ type: 'remove_text', path: at, offset: from, text: removed } as never);
        }
      });
    },
  };
  if (!link) return adapter;
  return {
    ...adapter,
    link({ element, path }, start, end, href) {
      const pieces = piecesIn(element, path, start, end);
      const [first, last] = [pieces[0], pieces.at(-1)];
      if (!first || !last) return;
      step(() => link(editor as never, { anchor: { path: first.path, offset: first.from }, focus: { path: last.path, offset: last.to } }, href));
    },
  };
}

function isAt(path: readonly number[], parent: readonly number[], index: number): boolean {
  return path.length === parent.length + 1 && path.at(-1) === index && parent.every((step, depth) => step === path[depth]);
}

interface SlatePiece {
  path: number[];
  from: number;
  to: number;
  removed: string;
}

/** The texts that a span of a block covers; for an empty span the text before it. */
function piecesIn(block: SlateNode, blockPath: readonly number[], start: number, end: number): SlatePiece[] {
  const pieces: SlatePiece[] = [];
  let at = 0;
  const visit = (node: SlateNode, path: readonly number[]): void => {
    if (node.text === undefined) {
      node.children?.forEach((child, index) => visit(child, [...path, index]));
      return;
    }
    const begin = at;
    at += node.text.length;
    if (begin < end && (start < end ? at > start : at >= end)) {
      const [from, to] = [Math.max(start - begin, 0), Math.min(end, at) - begin];
      pieces.push({ path: [...path], from, to, removed: node.text.slice(from, to) });
    }
  };
  visit(block, blockPath);
  return pieces;
}

function leaf(node: Node): readonly Run[] | undefined {
  if (!isElement(node)) return undefined;
  const { slateZeroWidth, slateVoid, slatePlaceholder } = node.dataset;
  if (slateVoid !== undefined) return OBJECT;
  if (slateZeroWidth !== undefined || slatePlaceholder !== undefined || node.contentEditable === 'false') return [];
  return undefined;
}
