/**
 * ProseMirror. The adapter reads the document from the view's state; nothing is dispatched but what a person asked for.
 *
 * @module
 */
import type { Block, HostAdapter, Run } from 'hashiya/editing';

import { BREAK, isElement, OBJECT, runsIn } from './runs.js';

/** What the adapter uses of a ProseMirror `Node`. */
export interface ProseMirrorNode {
  readonly isTextblock: boolean;
  readonly isLeaf: boolean;
  readonly nodeSize: number;
  readonly type: { readonly name: string };
  forEach(each: (node: ProseMirrorNode, offset: number) => void): void;
  readonly text?: string | undefined;
}

/** What the adapter uses of a ProseMirror `EditorView`. */
export interface ProseMirrorView {
  readonly dom: HTMLElement;
  readonly state: {
    readonly doc: ProseMirrorNode;
    readonly tr: {
      insertText(text: string, from: number, to: number): unknown;
      addMark(from: number, to: number, mark: unknown): unknown;
    };
    readonly schema: { readonly marks: Readonly<Record<string, { create(attributes: object): unknown }>> };
  };
  dispatch(transaction: unknown): void;
  focus(): void;
  nodeDOM(position: number): Node | null;
}

/** A textblock and the position before it. */
export interface ProseMirrorBlock extends Block {
  readonly position: number;
  readonly node: ProseMirrorNode;
}

/** The name of the mark for links in the schema. */
export interface ProseMirrorOptions {
  link?: string;
}

/**
 * The adapter of an editor. It learns of changes from the page, which shows every change of the text, and so needs no plugin
 * among those that the editor was made with.
 *
 * @example
 * import { proseMirror } from 'hashiya/adapters/prosemirror';
 * attach(proseMirror(view), { annotator });
 */
export function proseMirror(view: ProseMirrorView, { link = 'link' }: ProseMirrorOptions = {}): HostAdapter<ProseMirrorBlock> {
  // Nodes are immutable: one that is still there has the text that it had.
  const texts = new WeakMap<ProseMirrorNode, string>();
  const textOf = (node: ProseMirrorNode): string => {
    let text = texts.get(node);
    if (text === undefined) texts.set(node, (text = inlineText(node)));
    return text;
  };
  let observer: MutationObserver | undefined;

  return {
    root: view.dom,
    blocks() {
      const blocks: ProseMirrorBlock[] = [];
      const visit = (node: ProseMirrorNode, position: number): void => {
        if (node.isTextblock) blocks.push({ position, node, text: textOf(node) });
        else if (!node.isLeaf) node.forEach((child, offset) => visit(child, position + 1 + offset));
      };
      const { doc } = view.state;
      doc.forEach((child, offset) => visit(child, offset));
      return blocks;
    },
    onChange(changed) {
      observer = new MutationObserver(() => changed());
      observer.observe(view.dom, { childList: true, characterData: true, subtree: true });
      return () => observer?.disconnect();
    },
    runs({ position }) {
      const shown = view.nodeDOM(position);
      return shown ? runsIn(shown, leaf) : undefined;
    },
    replace({ position }, start, end, text) {
      view.dispatch(view.state.tr.insertText(text, position + 1 + start, position + 1 + end));
      view.focus();
    },
    link({ position }, start, end, href) {
      const mark = view.state.schema.marks[link];
      if (!mark) throw new Error(`the schema has no mark ${link}: name that of links, as in proseMirror(view, { link: "a" })`);
      view.dispatch(view.state.tr.addMark(position + 1 + start, position + 1 + end, mark.create({ href })));
      view.focus();
    },
  };
}

/** One unit of text for each position, so that a place in the text is one in the document. */
function inlineText(block: ProseMirrorNode): string {
  let text = '';
  block.forEach((node) => {
    if (node.text !== undefined) text += node.text;
    else text += /^hard_?break$/i.test(node.type.name) ? '\n' : '\ufffc'.repeat(node.nodeSize);
  });
  return text;
}

/** Widgets, and what ProseMirror adds so that browsers show a caret, are no text of the document. */
const MACHINERY = /(?:^|\s)(?:ProseMirror-(?:widget|trailingBreak|separator|gapcursor)|ProseMirror-cursor)/;

function leaf(node: Node): readonly Run[] | undefined {
  if (!isElement(node)) return undefined;
  if (MACHINERY.test(node.className)) return [];
  if (node.tagName === 'BR') return BREAK;
  return node.contentEditable === 'false' || node.tagName === 'IMG' ? OBJECT : undefined;
}
