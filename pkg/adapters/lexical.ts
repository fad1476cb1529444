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
  // Nodes are immutable once their state is the editor's: a block whose leaves are still the same has the text that it had.
  const known = new Map<string, { leaves: readonly LexicalNode[]; block: ElementBlock }>();
  const blockOf = ({ __key: key }: LexicalNode, leaves: readonly LexicalNode[]): ElementBlock => {
    const before = known.get(key);
    if (before && before.leaves.length === leaves.length && before.leaves.every((leaf, index) => leaf === leaves[index])) return before.block;
    const block = { key, text: leaves.map(textOf).join('') };
    known.set(key, { leaves, block });
    return block;
  };
  const nodes = (): ReadonlyMap<string, LexicalNode> => editor.getEditorState()._nodeMap as ReadonlyMap<string, LexicalNode>;

  const adapter: HostAdapter<ElementBlock> = {
    root,
    blocks() {
      const map = nodes();
      const blocks: ElementBlock[] = [];
      const visit = (element: LexicalNode): void => {
        for (let node = firstOf(element, map); node; node = nextOf(node, map)) {
          if (!isBlock(node)) continue;
          const first = firstOf(node, map);
          if (first && isBlock(first)) visit(node);
          else blocks.push(blockOf(node, leavesOf(node, map)));
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

function isBlock(node: LexicalNode): boolean {
  return node.__first !== undefined && node.isInline?.() !== true;
}

function firstOf({ __first }: LexicalNode, map: ReadonlyMap<string, LexicalNode>): LexicalNode | undefined {
  return map.get(__first ?? '');
}

function nextOf({ __next }: LexicalNode, map: ReadonlyMap<string, LexicalNode>): LexicalNode | undefined {
  return map.get(__next ?? '');
}

/** The texts, line breaks and objects in a block, those in its links included. */
function leavesOf(element: LexicalNode, map: ReadonlyMap<string, LexicalNode>, leaves: LexicalNode[] = []): LexicalNode[] {
  for (let node = firstOf(element, map); node; node = nextOf(node, map)) {
    if (node.__first === undefined) leaves.push(node);
    else leavesOf(node, map, leaves);
  }
  return leaves;
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
