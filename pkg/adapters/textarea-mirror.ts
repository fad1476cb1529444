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

/** Lines in a row that are laid out together, or not at all: many, since a browser goes through all stretches as well. */
const STRETCH = 64;

/** How much above and below what is seen is laid out, in heights of the field. */
const MARGIN = 2;

/**
 * A copy of a field's text that lies over it, seen only where it is marked: clicks go through it.
 *
 * A browser that lays out or paints one line goes through all others. So those far from what is seen are left out, in stretches
 * that keep the height that they had.
 */
export class Mirror {
  readonly #box: HTMLElement;
  readonly #lines: HTMLElement;
  readonly #nodes: Text[] = [];
  readonly #stretches: HTMLElement[] = [];
  #frame = 0;
  /** What the first of them show; the others are hidden. */
  #shown: readonly Block[] = [];
  readonly #resize: ResizeObserver;
  /** A font that comes later gives other heights, also to what is left out. */
  readonly #fontsCame = (): void => this.#place();
  /** Scrolls along. Of a box that scrolls a browser paints what is near; of one that is moved by a transform, all. */
  readonly #follow = (): void => {
    this.#look();
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
    ownerDocument.fonts.addEventListener('loadingdone', this.#fontsCame);
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
      if (now?.text === before?.text) continue;
      const node = this.#nodes[index] as Text;
      if (now) node.data = now.text;
      if (!now !== !before) (node.parentElement as HTMLElement).hidden = !now;
      // Its height may be another one.
      if (this.#layOut(this.#stretches[Math.floor(index / STRETCH)] as HTMLElement)) this.#soon();
    }
    if (lines.length !== this.#shown.length) this.#soon();
    this.#shown = lines;
  }

  /** Where a line is shown. */
  runs(index: number): readonly Run[] | undefined {
    const node = this.#nodes[index];
    return node && [{ text: node.data, node }];
  }

  /** The box of a line. */
  boxOf(index: number): HTMLElement | undefined {
    return this.#nodes[index]?.parentElement ?? undefined;
  }

  /** Takes it away. */
  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#resize.disconnect();
    this.field.removeEventListener('scroll', this.#follow);
    this.field.ownerDocument.fonts.removeEventListener('loadingdone', this.#fontsCame);
    this.#box.remove();
  }

  #addLine(): void {
    const { ownerDocument } = this.field;
    if (this.#nodes.length % STRETCH === 0) this.#stretches.push(this.#lines.appendChild(ownerDocument.createElement('div')));
    const line = (this.#stretches.at(-1) as HTMLElement).appendChild(ownerDocument.createElement('div'));
    // A plain field takes a line's direction from its first letter only where it is told to.
    line.dir = this.field.dir === 'auto' ? 'auto' : '';
    // An empty line has the height of one.
    line.style.minHeight = '1lh';
    line.hidden = true;
    this.#nodes.push(line.appendChild(ownerDocument.createTextNode('')));
  }

  /** Leaves out what is far from what is seen, and lays out what is near. */
  #look(): void {
    const { scrollTop, clientHeight } = this.field;
    const [from, to] = [scrollTop - MARGIN * clientHeight, scrollTop + (1 + MARGIN) * clientHeight];
    // All is read before the first is written: a layout for each would be the price.
    const places = this.#stretches.map((stretch) => ({ stretch, top: stretch.offsetTop, height: stretch.getBoundingClientRect().height }));
    for (const { stretch, top, height } of places) {
      if (top + height >= from && top <= to) this.#layOut(stretch);
      else if (stretch.style.contentVisibility === '') Object.assign(stretch.style, { contentVisibility: 'hidden', containIntrinsicBlockSize: `${height}px` });
    }
  }

  /** Has {@link #look} look with the next frame. */
  #soon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#look();
    });
  }

  /** Lays a stretch out that was left out; false where it was not. */
  #layOut({ style }: HTMLElement): boolean {
    if (style.contentVisibility === '') return false;
    Object.assign(style, { contentVisibility: '', containIntrinsicBlockSize: '' });
    return true;
  }

  #place(): void {
    const { field } = this;
    // Other widths give other heights.
    for (const stretch of this.#stretches) this.#layOut(stretch);
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
