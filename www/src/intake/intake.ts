import type { TimeExpression } from 'hashiya';

import { datelineOf, type Dateline } from './dateline.js';
import { ACCEPTED, draftOfFile } from './files.js';
import { draftOf, draftOfHtml, type Draft } from './paragraphs.js';

/** The parts of the page that take a text in. */
export interface IntakeParts {
  /** Holds the box, the buttons and the chooser of files. */
  details: HTMLDetailsElement;
  input: HTMLTextAreaElement;
  open: HTMLButtonElement;
  chooser: HTMLInputElement;
  /** Where files can be dropped; it is marked while one hovers over it. */
  target: HTMLElement;
}

/** Takes a text in: typed, pasted, chosen as a file, or dropped onto the page. */
export class Intake {
  constructor(
    readonly parts: IntakeParts,
    /** Told of every text that comes in; it may have no paragraphs. */
    readonly read: (draft: Draft) => void,
    readonly failed: (error: unknown) => void,
  ) {
    const { input, open, chooser } = parts;
    chooser.accept = ACCEPTED;
    open.addEventListener('click', () => this.#readInput());
    chooser.addEventListener('change', () => this.#readFile(chooser.files?.[0]));
    input.addEventListener('input', (event) => {
      if ((event as InputEvent).inputType === 'insertFromPaste') this.#readInput();
    });
    input.addEventListener('paste', (event) => this.#paste(event));
    this.#takeDrops();
  }

  #readInput(): void {
    this.read(draftOf(this.parts.input.value));
  }

  #paste(event: ClipboardEvent): void {
    // The browser pastes plain text by itself and keeps its undo; only a clipboard without any needs help.
    const html = event.clipboardData?.getData('text/plain') ? '' : (event.clipboardData?.getData('text/html') ?? '');
    if (html === '') return;
    event.preventDefault();
    const { input } = this.parts;
    const draft = draftOfHtml(html);
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    input.setRangeText(draft.paragraphs.join('\n\n'), input.selectionStart, input.selectionEnd, 'end');
    if (whole) this.read(draft);
    else this.#readInput();
  }

  #takeDrops(): void {
    const { target, input } = this.parts;
    const holds = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.some((type) => type === 'Files' || type === 'text/plain' || type === 'text/html') ?? false;
    target.addEventListener('dragover', (event) => {
      // A text dropped into the box goes where the caret is.
      if (!holds(event) || (event.target === input && !event.dataTransfer?.types.includes('Files'))) return;
      event.preventDefault();
      target.classList.add('dropping');
    });
    for (const end of ['dragleave', 'drop']) target.addEventListener(end, () => target.classList.remove('dropping'));
    target.addEventListener('drop', (event) => {
      const { dataTransfer } = event;
      if (event.defaultPrevented || !dataTransfer || (event.target === input && dataTransfer.files.length === 0)) return;
      event.preventDefault();
      const [html, text] = [dataTransfer.getData('text/html'), dataTransfer.getData('text/plain')];
      if (dataTransfer.files.length > 0) this.#readFile(dataTransfer.files[0]);
      else if (html !== '') this.read(draftOfHtml(html));
      else if (text !== '') this.read(draftOf(text));
    });
  }

  #readFile(file: File | undefined): void {
    this.parts.chooser.value = '';
    if (file) void draftOfFile(file).then(this.read, this.failed);
  }
}

/** The publication date of a draft: what its markup names, else what its text tells. */
export function publishedOf({ paragraphs, published }: Draft, find: (text: string) => TimeExpression[]): Dateline | undefined {
  return published ? { date: published, words: '', from: 'markup' } : datelineOf(paragraphs, find);
}
