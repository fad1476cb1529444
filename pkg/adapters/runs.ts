/** Reading the text nodes that show one block; for editors with a model of their own. */
import type { Run } from 'hashiya/editing';

/**
 * What a node shows of the block's text, without looking inside: its runs, or nothing (`[]`) where it belongs to the editor's
 * own machinery. `undefined` where its text is the node's, or that of what it holds.
 */
export type Leaf = (node: Node) => readonly Run[] | undefined;

/** A stretch that is no text, such as an image. */
export const OBJECT: readonly Run[] = [{ text: '\ufffc' }];

/** A line break inside a block. */
export const BREAK: readonly Run[] = [{ text: '\n' }];

/** The runs in `parent`, in text order. */
export function runsIn(parent: Node, leaf: Leaf): Run[] {
  const runs: Run[] = [];
  const visit = (node: Node): void => {
    const known = leaf(node);
    if (known) runs.push(...known);
    else if (node.nodeType === Node.TEXT_NODE) runs.push({ text: (node as Text).data, node: node as Text });
    else for (let child = node.firstChild; child; child = child.nextSibling) visit(child);
  };
  for (let child = parent.firstChild; child; child = child.nextSibling) visit(child);
  return runs;
}

/** True for an element, of whichever window: `instanceof` knows only those of its own. */
export function isElement(node: Node): node is HTMLElement {
  return node.nodeType === Node.ELEMENT_NODE;
}

/** The runs of a text node without U+FEFF, where editors park a caret. */
export function withoutParking(node: Text): Run[] {
  return [...node.data.matchAll(/[^\ufeff]+/g)].map(({ 0: text, index }) => ({ text, node, offset: index }));
}
