/**
 * What Hashiya needs to know of an editor, and all that it may ask of it. All offsets count UTF-16 code units.
 */

/** A stretch of text that the editor treats as one line of thought: a paragraph, a heading, a list item, a table cell. */
export interface Block {
  /**
   * Its text in the order in which it is read. What is no text stands as U+FFFC (an image, a mention), a line break inside
   * the block as `\n`.
   */
  readonly text: string;
}

/** A part of a block as the page shows it. */
export interface Run {
  /** The part of {@link Block.text} that it shows. */
  readonly text: string;
  /** The text node that shows it; absent for what is no text. */
  readonly node?: Text;
  /** Where in the node it begins: after what the editor itself keeps there, such as a filler for the caret. Default 0. */
  readonly offset?: number;
}

/**
 * One editor, as Hashiya sees it. An adapter reads from the editor's own model, never writes but where a person asked for it
 * ({@link replace}, {@link link}), and imports no editor: it is given the live one.
 */
export interface HostAdapter<B extends Block = Block> {
  /** The element in which the text is shown and typed. It may lie in another document than the page, as in a frame. */
  readonly root: HTMLElement;

  /**
   * The blocks in text order, as they are now. Called after every change, so an adapter keeps what has not changed: a tenth
   * of a millisecond for a thousand blocks is the aim.
   */
  blocks(): readonly B[];

  /**
   * Calls `changed` after every change of the text. With `true` it says that all was rendered anew.
   *
   * @returns What ends it.
   */
  onChange(changed: (all?: boolean) => void): () => void;

  /**
   * Where the page shows a block, in text order; `undefined` where it does not, or not yet. Together the runs have the
   * block's text, save that the page may show a space as U+00A0.
   */
  runs(block: B): readonly Run[] | undefined;

  /**
   * The box that a block stands in, where all of them stand one below the other. Absent where what stands directly in the box
   * of the text does so.
   */
  boxOf?(block: B): Element | undefined;

  /** For an editor that shows its text in no text nodes; {@link runs} is then of no use. */
  readonly ranges?: {
    /** A range over a part of a block. */
    over(block: B, start: number, end: number): AbstractRange | undefined;
    /** True where a range made before still covers that part. */
    cover(range: AbstractRange, block: B, start: number, end: number): boolean;
  };

  /** Replaces a part of a block's text by the editor's own command: one step back undoes it. */
  replace(block: B, start: number, end: number, text: string): void;

  /** Links a part of a block by the editor's own command: one step back undoes it. Absent where the editor has no links. */
  link?(block: B, start: number, end: number, href: string): void;

  /** Takes away what the adapter itself has put into the page or the editor. */
  destroy?(): void;
}
