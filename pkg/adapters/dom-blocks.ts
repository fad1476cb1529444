/** Reading blocks from editable elements themselves; for editors whose model is the page. */
import type { Block, Run } from 'hashiya/editing';

import { isElement } from './runs.js';

/** A line of an editable element. */
export interface DomBlock extends Block {
  readonly runs: readonly Run[];
}

/** Elements that begin a line and end one. The computed style would say it for all elements, and cost a layout a keystroke. */
const BLOCKS = new Set(
  ('ADDRESS ARTICLE ASIDE BLOCKQUOTE CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR ' +
    'LEGEND LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL').split(' '),
);

/** Elements that show no text of the document. */
const SILENT = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'TITLE']);

/** Elements that stand in the text without being text. */
const OBJECTS = new Set(['IMG', 'VIDEO', 'AUDIO', 'IFRAME', 'OBJECT', 'EMBED', 'CANVAS', 'INPUT', 'SELECT', 'BUTTON', 'TEXTAREA', 'SVG', 'MATH']);

/** What a child of the root holds: whether it is a block, and its lines. */
interface Child {
  block: boolean;
  lines: Run[][];
}

/** Reads the blocks of an editable element; what has not changed since the last reading is not looked at again. */
export class DomBlocks {
  #children = new WeakMap<Node, Child>();
  #blocks = new WeakMap<readonly Run[], DomBlock>();
  /** What was read last, and the children of the root that have changed since; nothing where other children stand there. */
  #known: DomBlock[] | undefined;
  readonly #changed = new Set<Node>();

  constructor(
    readonly root: HTMLElement,
    /** True for elements of the editor's own machinery. */
    readonly foreign: (element: HTMLElement) => boolean = () => false,
  ) {}

  /** Forgets what the records say has changed. */
  forget(records: readonly MutationRecord[]): void {
    for (const { target } of records) {
      let node: Node | null = target;
      while (node && node.parentNode !== this.root) node = node.parentNode;
      if (node) this.#changed.add(node);
      else if (target === this.root) this.#known = undefined;
    }
  }

  /** Forgets all. */
  clear(): void {
    this.#children = new WeakMap();
    this.#known = undefined;
  }

  /** The blocks as they are now. */
  read(): readonly DomBlock[] {
    for (const node of this.#changed) this.#renew(node);
    this.#changed.clear();
    return (this.#known ??= this.#readAll());
  }

  /** Reads a child of the root anew, into the blocks that there are where it has as many lines as it had. */
  #renew(node: Node): void {
    const before = this.#children.get(node);
    this.#children.delete(node);
    const first = before?.lines[0] && this.#blocks.get(before.lines[0]);
    if (!this.#known || !before?.block || !first || node.parentNode !== this.root) {
      this.#known = undefined;
      return;
    }
    const { block, lines } = this.#childOf(node);
    const at = this.#known.indexOf(first);
    if (!block || at < 0 || lines.length !== before.lines.length) this.#known = undefined;
    else this.#known = this.#known.toSpliced(at, lines.length, ...lines.map((runs) => this.#blockOf(runs)));
  }

  #readAll(): DomBlock[] {
    const blocks: DomBlock[] = [];
    let line: Run[] | undefined;
    const push = (runs: readonly Run[]) => blocks.push(this.#blockOf(runs));
    const end = () => {
      if (line && hasText(line)) push(line);
      line = undefined;
    };
    for (let node = this.root.firstChild; node; node = node.nextSibling) {
      const { block, lines } = this.#childOf(node);
      if (block) {
        end();
        lines.forEach(push);
      } else {
        // Inline content of the root itself: the lines that it breaks into join those before and after.
        const [first = [], ...others] = lines;
        line = [...(line ?? []), ...first];
        for (const other of others) {
          push(line);
          line = [...other];
        }
      }
    }
    end();
    return blocks;
  }

  #blockOf(runs: readonly Run[]): DomBlock {
    let block = this.#blocks.get(runs);
    if (!block) this.#blocks.set(runs, (block = { runs, text: runs.map(({ text }) => text).join('') }));
    return block;
  }

  #childOf(node: Node): Child {
    let child = this.#children.get(node);
    if (!child) this.#children.set(node, (child = this.#read(node)));
    return child;
  }

  #read(top: Node): Child {
    const lines: Run[][] = [];
    let line: Run[] = [];
    /** A line that holds something, be it a break only. */
    let open = false;
    const end = () => {
      if (open && (hasText(line) || line.length === 0)) lines.push(line);
      line = [];
      open = false;
    };
    const visit = (node: Node): void => {
      if (!isElement(node)) {
        if (node.nodeType !== Node.TEXT_NODE) return;
        const keeps = keepsLines(node.parentNode as HTMLElement);
        const pieces = linesOf(node as Text, keeps);
        pieces.forEach((runs, index) => {
          if (index > 0) {
            lines.push(line);
            line = [];
          }
          line.push(...runs);
          open ||= runs.length > 0;
        });
        return;
      }
      if (SILENT.has(node.tagName) || this.foreign(node)) return;
      const block = BLOCKS.has(node.tagName);
      if (node.tagName === 'BR') {
        // One at the end of a block only holds its line open.
        if (node !== top && isLast(node)) {
          open = true;
        } else {
          lines.push(line);
          line = [];
        }
        return;
      }
      if (OBJECTS.has(node.tagName.toUpperCase()) || (node !== top && node.getAttribute('contenteditable') === 'false')) {
        if (block) end();
        else line.push({ text: '\ufffc' });
        open ||= !block;
        return;
      }
      if (block) end();
      for (let child = node.firstChild; child; child = child.nextSibling) visit(child);
      if (block) end();
    };
    visit(top);
    const block = isElement(top) && BLOCKS.has(top.tagName);
    if (block) end();
    else if (line.length > 0 || lines.length > 0) lines.push(line);
    return { block, lines };
  }
}

/** The runs of a text node, line by line; U+FEFF is where editors park a caret. */
function linesOf(node: Text, keepsLines: boolean): Run[][] {
  const lines: Run[][] = [[]];
  for (const { 0: part, index } of node.data.matchAll(keepsLines ? /[^\n\ufeff]+|\n/g : /[^\ufeff]+/g)) {
    if (part === '\n' && keepsLines) lines.push([]);
    else (lines.at(-1) as Run[]).push({ text: part.replace(/[\n\r\t\u00a0]/g, ' '), node, offset: index });
  }
  return lines;
}

function keepsLines(element: HTMLElement): boolean {
  // Set on the element or above it; asked for once a block, where a block is read anew.
  const { whiteSpace } = element.ownerDocument.defaultView?.getComputedStyle(element) ?? {};
  return whiteSpace !== undefined && (whiteSpace.startsWith('pre') || whiteSpace === 'break-spaces');
}

function hasText(line: readonly Run[]): boolean {
  return line.some(({ text }) => text.trim() !== '');
}

/** True where nothing but nothing follows in the element's block. */
function isLast(element: Element): boolean {
  for (let node: Node = element; ; node = node.parentNode as Node) {
    for (let next = node.nextSibling; next; next = next.nextSibling) {
      if (isElement(next) ? !BLOCKS.has(next.tagName) || next.textContent !== '' : (next as CharacterData).data?.replace('\ufeff', '').trim() !== '') {
        return isElement(next) && BLOCKS.has(next.tagName);
      }
    }
    const parent = node.parentNode;
    if (!parent || !isElement(parent) || BLOCKS.has(parent.tagName) || parent.isContentEditable !== (element as HTMLElement).isContentEditable) return true;
  }
}
