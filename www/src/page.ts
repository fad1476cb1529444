import { OptionError } from 'hashiya';

import { CorrectionBook } from './corrections/book.js';
import { CorrectionDesk } from './corrections/desk.js';
import { SelectionOffer } from './corrections/selection.js';
import type { Engine } from './engine.js';
import { byId } from './elements.js';
import { numberFormat } from './formats.js';
import { footerOf } from './gloss/footer.js';
import { Glosses } from './gloss/glosses.js';
import { translate, type Language, type Messages } from './i18n/index.js';
import { DateField } from './intake/date-field.js';
import { FileError } from './intake/files.js';
import { Intake, publishedOf } from './intake/intake.js';
import type { Draft } from './intake/paragraphs.js';
import { Margin } from './margin/margin.js';
import { Sheet } from './margin/sheet.js';
import { Notice } from './notice.js';
import { Checks } from './panels/checks.js';
import { Directory } from './panels/directory.js';
import { Legend } from './panels/legend.js';
import { Outgoing } from './panels/outgoing.js';
import { OwnNames } from './panels/own-names.js';
import { Speakers } from './panels/speakers.js';
import { Timeline } from './panels/timeline.js';
import { shownWhileWaiting } from './progress.js';
import type { Reader } from './reader.js';
import { breathe, nextFrame, Slices, type Steps } from './slices.js';

export { keepOffline } from './offline/register.js';

/** The page around the annotator: joins its parts, none of which knows another. */
export class Page {
  readonly #glosses: Glosses;
  readonly #margin: Margin;
  readonly #sheet: Sheet;
  readonly #date = new DateField(byId('date'), byId('date-hint'), () => void this.#annotate());
  readonly #book = new CorrectionBook(
    () => this.#corrected(),
    () => this.#complain(this.#messages.notKept),
  );
  readonly #notice = new Notice(byId('notice'), () => this.#book.undo());
  readonly #intake: Intake;
  /** What shows the annotations that are shown, in the order in which it is drawn. */
  readonly #panels: { render(messages: Messages): Steps }[];
  /** What does not depend on which of them are shown. */
  readonly #rest: { render(messages: Messages): void }[];
  readonly #slices = new Slices();
  /** Whether the reader is still to be told what was found. */
  #owed = false;
  #messages = translate('ar');
  #language: Language = 'ar';

  constructor(
    readonly engine: Engine,
    readonly reader: Reader,
    /** The paragraphs of the article that the page opens with. */
    readonly sample: readonly string[],
    /** Settles when the engine is there. */
    readonly loading: Promise<unknown>,
  ) {
    const desk = new CorrectionDesk(this.#book, this.reader, (text) => this.#done(text));
    this.#glosses = new Glosses(
      this.reader,
      this.#messages,
      (indices) => this.#margin.mark(indices),
      (text) => this.#say(text),
      (index) => footerOf(index, this.reader, desk, this.#messages, (text) => void this.#copy(text)),
    );
    const open = (index: number): void => {
      this.#sheet.close();
      this.#glosses.open(index);
    };
    this.#margin = new Margin(byId('margin'), this.reader, { look: (index) => this.#glosses.look(index), open });
    this.#sheet = new Sheet(this.#margin, byId('sheet-handle'));
    const legend = new Legend(byId('legend'), this.reader, () => this.#showAgain());
    const outgoing = new Outgoing(byId('outgoing'), (format) => this.engine.export(this.reader.text, format, this.reader.exportOptions), {
      copied: () => this.#say(this.#messages.copied),
      failed: (error) => this.#complain(messageOf(error)),
    });
    const ownNames = new OwnNames(byId('own-names'), this.#book, desk, { done: (text) => this.#done(text), failed: (text) => this.#complain(text) });
    this.#panels = [
      this.#margin,
      new Speakers(byId('speakers'), this.reader, open),
      new Timeline(byId('timeline'), this.reader, open),
      new Directory(byId('directory'), this.reader, open),
      new Checks(byId('checks'), this.reader, (diagnostic) => this.#glosses.goTo(diagnostic)),
    ];
    this.#rest = [this.#date, legend, outgoing, ownNames];
    this.#intake = new Intake(
      { details: byId('intake'), input: byId('input'), open: byId('annotate'), chooser: byId('file'), target: document.documentElement },
      (draft) => this.#read(draft),
      (error) => this.#complain(error instanceof FileError ? this.#messages.fileProblems[error.problem](error.file) : messageOf(error)),
    );
    new SelectionOffer(this.reader, desk, () => this.#messages);
    this.#listen();
  }

  /** Reads what the reader has corrected in earlier sessions. */
  openCorrections(): Promise<void> {
    return this.#book.open();
  }

  /** Shows the sample again. */
  async #openSample(): Promise<void> {
    this.#date.reset();
    byId('sample-note').hidden = false;
    this.#write(this.sample);
    await this.#annotate();
  }

  /** Marks the text up again with the names that have arrived. */
  refine(): Promise<void> {
    return this.#annotate();
  }

  /** Shows a problem that leaves the page working. */
  tellOfProblem(error: unknown): void {
    this.#complain(messageOf(error));
  }

  /** Offers to load the new version of the page that has arrived. */
  tellOfNewVersion(): void {
    this.#notice.offer(this.#messages.newVersion, this.#messages.reload, () => location.reload(), this.#messages);
  }

  #listen(): void {
    byId('sample').addEventListener('click', () => void this.#openSample());
    byId('only-sure').addEventListener('change', ({ target }) => {
      this.reader.showOnlySure((target as HTMLInputElement).checked);
      this.#showAgain();
    });
    byId('language').addEventListener('click', () => {
      this.#language = this.#language === 'ar' ? 'en' : 'ar';
      this.#messages = translate(this.#language);
      this.#notice.hide();
      void this.#annotate();
    });
  }

  #read(draft: Draft): void {
    const { details, input } = this.#intake.parts;
    if (draft.paragraphs.length === 0) {
      this.#complain(this.#messages.nothingToRead);
      input.focus();
      return;
    }
    byId('sample-note').hidden = true;
    details.open = false;
    void this.#open(draft);
  }

  async #open(draft: Draft): Promise<void> {
    // Reading a long text was a task of its own.
    await breathe();
    this.#write(draft.paragraphs);
    byId('folio').scrollIntoView({ block: 'start', behavior: 'instant' });
    await this.loading;
    await breathe();
    this.#date.offer(publishedOf(draft, (text) => this.engine.timesIn(text)));
    await this.#annotate();
  }

  /** Puts another article onto the page. What is being drawn is of the one before. */
  #write(paragraphs: readonly string[]): void {
    this.#slices.stop();
    this.reader.write(paragraphs);
  }

  async #annotate(): Promise<void> {
    await this.loading;
    this.#complain('');
    this.#date.mark(false);
    try {
      const current = await shownWhileWaiting(byId<HTMLProgressElement>('progress'), (watch) => this.reader.annotate(this.#date.value, watch));
      if (current) await this.show();
    } catch (error) {
      if (!(error instanceof OptionError)) return this.#complain(messageOf(error));
      this.#date.mark(true);
      this.#complain(this.#messages.dateWrong);
    }
  }

  /**
   * Shows what there is to say about the article as it is painted. The eye is on the article: what stands around it comes in
   * the frames after, part by part.
   */
  async show(): Promise<void> {
    this.#slices.stop();
    this.#owed = true;
    // With the painting, not with the panels: what the reader opens in between stays open.
    this.#glosses.reset(this.#messages);
    await nextFrame();
    await this.#draw();
  }

  /** After a change of what is shown: an open gloss may tell of what is now hidden. */
  #showAgain(): void {
    this.#glosses.reset(this.#messages);
    void this.#draw();
  }

  /** Draws the panels, in place of a drawing that has not come to its end; what that one was to tell, this one tells. */
  async #draw(): Promise<void> {
    if (!(await this.#slices.run(this.#drawing())) || !this.#owed) return;
    this.#owed = false;
    await this.reader.written;
    performance.mark('hashiya-rendered');
    const { length } = this.reader.shown;
    if (length > 0) this.#say(this.#messages.found(this.#number(length)));
    else this.#complain(/\p{Script=Arabic}/u.test(this.reader.text) ? this.#messages.nothingFound : this.#messages.noArabic);
    // The lines that the notes stand beside move when their fonts arrive.
    void document.fonts.ready.then(() => this.#margin.place());
  }

  *#drawing(): Steps {
    for (const part of this.#owed ? this.#rest : []) {
      part.render(this.#messages);
      yield;
    }
    for (const panel of this.#panels) {
      yield* panel.render(this.#messages);
      yield;
    }
    byId('sheet-handle').textContent = this.#messages.notes(this.#number(this.#margin.count));
    byId('sheet-handle').hidden = this.#margin.count === 0;
  }

  #corrected(): Promise<void> {
    this.reader.correct(this.#book.current);
    return this.#annotate();
  }

  #done(text: (messages: Messages) => string): void {
    this.#notice.show(text(this.#messages), this.#messages);
  }

  async #copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.#say(this.#messages.copied);
    } catch (error) {
      this.#complain(messageOf(error));
    }
  }

  #number(value: number): string {
    return numberFormat(this.#messages.locale).format(value);
  }

  /** Says something to screen readers. */
  #say(text: string): void {
    byId('status').textContent = text;
  }

  /** Shows a problem to everyone; nothing where `text` is empty. */
  #complain(text: string): void {
    byId('problem').textContent = text;
  }
}

/** Says that the page cannot work in this browser. */
export function unsupported(): string {
  return translate('ar').unsupported;
}

/** Shows why the page could not begin. */
export function tellOfFailure(error: unknown): void {
  byId('problem').textContent = `${translate('ar').loadFailed} ${messageOf(error)}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
