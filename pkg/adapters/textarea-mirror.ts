import type { Block, Run } from 'hashiya/editing';

/** What decides where a letter of a `<textarea>` stands. */
const METRICS = [
  'direction',
  'fontFamily',
  'fontFeatureSettings',
  'fontKerning',
  'fontSize',
  'fontStretch',
  'fontStyle',
  'fontVariant',
  'fontWeight',
  'letterSpacing',
  'lineHeight',
  'paddingBottom',
  'paddingLeft',
  'paddingRight',
  'paddingTop',
  'tabSize',
  'textAlign',
  'textIndent',
  'textTransform',
  'unicodeBidi',
  'wordSpacing',
  'writingMode',
] as const;

/** A copy of a field's text that lies over it, seen only where it is marked: clicks go through it. */
export class Mirror {
  readonly #box: HTMLElement;
  readonly #lines: HTMLElement;
  readonly #nodes: Text[] = [];
  /** What the first of them show; the others are hidden. */
  #shown: readonly Block[] = [];
  readonly #resize: ResizeObserver;
  /** Scrolls along. Of a box that scrolls a browser paints what is near; of one that is moved by a transform, all. */
  readonly #follow = (): void => {
    [this.#box.scrollLeft, this.#box.scrollTop] = [this.field.scrollLeft, this.field.scrollTop];
  };

  constructor(readonly field: HTMLTextAreaElement) {
    const { ownerDocument } = field;
    this.#lines = ownerDocument.createElement('div');
    this.#box = ownerDocument.createElement('div');
    this.#box.setAttribute('aria-hidden', 'true');
    this.#box.append(this.#lines);
    Object.assign(this.#box.style, { position: 'absolute', overflow: 'hidden', pointerEvents: 'none', color: 'transparent', boxSizing: 'border-box', contain: 'strict' });
    field.after(this.#box);
    this.#resize = new ResizeObserver(() => this.#place());
    this.#resize.observe(field);
    field.addEventListener('scroll', this.#follow);
    this.#place();
  }

  /**
   * Shows the lines. Text is only ever written into text nodes that are there: Chromium ends the step of its own undo history
   * that is being typed wherever in the page a node comes or goes, so spare lines are made long before they are needed.
   */
  show(lines: readonly Block[]): void {
    while (this.#nodes.length < lines.length) for (let spare = lines.length; spare >= 0; spare -= 1) this.#addLine();
    for (let index = 0; index < Math.max(lines.length, this.#shown.length); index += 1) {
      const [before, now] = [this.#shown[index], lines[index]];
      const node = this.#nodes[index] as Text;
      if (now && now.text !== before?.text) node.data = now.text;
      if (!now !== !before) (node.parentElement as HTMLElement).hidden = !now;
    }
    this.#shown = lines;
  }

  /** Where a line is shown. */
  runs(index: number): readonly Run[] | undefined {
    const node = this.#nodes[index];
    return node && [{ text: node.data, node }];
  }

  /** Takes it away. */
  destroy(): void {
    this.#resize.disconnect();
    this.field.removeEventListener('scroll', this.#follow);
    this.#box.remove();
  }

  #addLine(): void {
    const { ownerDocument } = this.field;
    const line = this.#lines.appendChild(ownerDocument.createElement('div'));
    // A plain field takes a line's direction from its first letter only where it is told to.
    line.dir = this.field.dir === 'auto' ? 'auto' : '';
    // An empty line has the height of one.
    line.style.minHeight = '1lh';
    line.hidden = true;
    this.#nodes.push(line.appendChild(ownerDocument.createTextNode('')));
  }

  #place(): void {
    const { field } = this;
    const style = field.ownerDocument.defaultView?.getComputedStyle(field);
    for (const property of METRICS) this.#lines.style[property] = style?.[property] ?? '';
    Object.assign(this.#lines.style, {
      boxSizing: 'border-box',
      whiteSpace: field.wrap === 'off' ? 'pre' : 'pre-wrap',
      overflowWrap: 'break-word',
      // Without the scroll bar that the field may have.
      width: `${field.clientWidth}px`,
    });
    const [left, top] = [field.offsetLeft + field.clientLeft, field.offsetTop + field.clientTop];
    Object.assign(this.#box.style, { left: `${left}px`, top: `${top}px`, width: `${field.clientWidth}px`, height: `${field.clientHeight}px` });
    this.#follow();
  }
}
