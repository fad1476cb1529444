/**
 * Lexical.
 *
 * @module
 */
import type { Block, HostAdapter, Run } from 'hashiya/editing';

/** What the adapter uses of a Lexical node. The members with `__` are what the node holds in the state that it is of. */
interface LexicalNode {
  readonly __key: string;
  readonly __type: string;
  readonly __next: string | null;
  /** Of elements. */
  readonly __first?: string | null;
  /** Of texts. */
  readonly __text?: string;
  isInline?(): boolean;
  spliceText?(offset: number, count: number, text: string): unknown;
  select?(start?: number, end?: number): { readonly focus: { set(key: string, offset: number, type: 'text'): void } };
}

/** What the adapter uses of a `LexicalEditor`. */
export interface LexicalEditor {
  getRootElement(): HTMLElement | null;
  getElementByKey(key: string): HTMLElement | null;
  getEditorState(): { readonly _nodeMap: ReadonlyMap<string, unknown> };
  registerUpdateListener(listener: () => void): () => void;
  update(change: () => void, options?: { tag?: string; discrete?: true }): void;
  dispatchCommand(command: never, payload: never): boolean;
  focus(): void;
}

/** A block and the key of its element. */
interface ElementBlock extends Block {
  readonly key: string;
}

/** What the host lends of Lexical. */
export interface LexicalOptions {
  /** `TOGGLE_LINK_COMMAND` of `@lexical/link`, where names shall be linked. */
  toggleLink?: unknown;
}

/**
 * The adapter of an editor that has its root element.
 *
 * @example
 * import { lexical } from 'hashiya/adapters/lexical';
 * attach(lexical(editor, { toggleLink: TOGGLE_LINK_COMMAND }), { annotator });
 */
export function lexical(editor: LexicalEditor, { toggleLink }: LexicalOptions = {}): HostAdapter<ElementBlock> {
  const root = editor.getRootElement();
  if (!root) throw new Error('the editor has no root element: attach after setRootElement');
  const nodes = (): ReadonlyMap<string, LexicalNode> => editor.getEditorState()._nodeMap as ReadonlyMap<string, LexicalNode>;

  const adapter: HostAdapter<ElementBlock> = {
    root,
    blocks() {
      const map = nodes();
      const blocks: ElementBlock[] = [];
      const visit = (element: LexicalNode): void => {
        for (const node of childrenOf(element, map)) {
          if (node.__first === undefined || node.isInline?.() === true) continue;
          const [first] = childrenOf(node, map);
          const holdsBlocks = first?.__first !== undefined && first.isInline?.() !== true;
          if (holdsBlocks) {
            visit(node);
            continue;
          }
          // Nothing is kept: a whole state that is set, as undo does, names no node that differs from the one before.
          blocks.push({ key: node.__key, text: leavesOf(node, map).map(textOf).join('') });
        }
      };
      const top = map.get('root');
      if (top) visit(top);
      return blocks;
    },
    onChange(changed) {
      return editor.registerUpdateListener(() => changed());
    },
    runs({ key }) {
      const map = nodes();
      const element = map.get(key);
      return element && leavesOf(element, map).map((leaf) => runOf(leaf, editor));
    },
    replace({ key }, start, end, text) {
      const change = (): void => {
        const pieces = piecesIn(key, start, end, nodes());
        // The text goes into the last piece, and the others lose what lies in the span.
        pieces.forEach(({ node, from, to }, index) => node.spliceText?.(from, to - from, index === pieces.length - 1 ? text : ''));
      };
      editor.update(change, { tag: 'history-push', discrete: true });
      editor.focus();
    },
  };
  if (!toggleLink) return adapter;
  return {
    ...adapter,
    link({ key }, start, end, href) {
      editor.update(
        () => {
          const pieces = piecesIn(key, start, end, nodes());
          const [first, last] = [pieces[0], pieces.at(-1)];
          const selection = first?.node.select?.(first.from, first.to);
          if (last && selection) selection.focus.set(last.node.__key, last.to, 'text');
          editor.dispatchCommand(toggleLink as never, href as never);
        },
        { tag: 'history-push', discrete: true },
      );
      editor.focus();
    },
  };
}

function* childrenOf({ __first }: LexicalNode, map: ReadonlyMap<string, LexicalNode>): Iterable<LexicalNode> {
  for (let node = map.get(__first ?? ''); node; node = map.get(node.__next ?? '')) yield node;
}

/** The texts, line breaks and objects in a block, those in its links included. */
function leavesOf(element: LexicalNode, map: ReadonlyMap<string, LexicalNode>): LexicalNode[] {
  return [...childrenOf(element, map)].flatMap((node) => (node.__first === undefined ? [node] : leavesOf(node, map)));
}

function textOf({ __text, __type }: LexicalNode): string {
  return __text ?? (__type === 'linebreak' ? '\n' : '\ufffc');
}

function runOf(leaf: LexicalNode, editor: LexicalEditor): Run {
  const text = textOf(leaf);
  if (leaf.__text === undefined) return { text };
  let node: Node | null = editor.getElementByKey(leaf.__key);
  while (node && node.nodeType !== Node.TEXT_NODE) node = node.firstChild;
  return node ? { text, node: node as Text } : { text: '' };
}

/** The texts that a span of a block covers, each with the part that it covers; for an empty span the text before it. */
function piecesIn(key: string, start: number, end: number, map: ReadonlyMap<string, LexicalNode>): { node: LexicalNode; from: number; to: number }[] {
  const element = map.get(key);
  let at = 0;
  return (element ? leavesOf(element, map) : []).flatMap((node) => {
    const begin = at;
    at += textOf(node).length;
    if (node.__text === undefined || (start < end ? begin >= end || at <= start : begin >= end || at < end)) return [];
    return [{ node, from: Math.max(start - begin, 0), to: Math.min(end, at) - begin }];
  });
}
