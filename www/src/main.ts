import { init, loadNames, OptionError } from 'hashiya';

import { Checks } from './checks.js';
import { Directory } from './directory.js';
import { Engine } from './engine.js';
import { Glosses } from './glosses.js';
import { translate, type Language } from './i18n/index.js';
import { paragraphsOf, paragraphsOfHtml } from './intake.js';
import { Legend } from './legend.js';
import { Margin } from './margin.js';
import { Outgoing } from './outgoing.js';
import { shownWhileWaiting } from './progress.js';
import { Reader } from './reader.js';
import { SAMPLE } from './sample.js';
import { Speakers } from './speakers.js';
import { Timeline } from './timeline.js';

/** Where the server has the WebAssembly module; the page preloads it from there. */
const WASM = 'pkg/wasm/hashiya_bg.wasm';

/** Where it has the names file. */
const NAMES = 'pkg/wasm/names.bin';

/** The element with this id; the page always has it. */
function byId<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

const input = byId<HTMLTextAreaElement>('input');
const date = byId<HTMLInputElement>('date');
let language: Language = 'ar';
let messages = translate(language);

/** Builds the page around the annotator, once the engine is loaded. */
function build(): void {
  const engine = new Engine(WASM, NAMES);
  const reader = new Reader(byId('article'), engine);
  const glosses: Glosses = new Glosses(
    reader,
    messages,
    (indices) => margin.mark(indices),
    (text) => say(text),
  );
  const margin = new Margin(byId('margin'), reader, { look: (index) => glosses.look(index), open: (index) => glosses.open(index) });
  const directory = new Directory(byId('directory'), reader, (index) => glosses.open(index));
  const checks = new Checks(byId('checks'), reader, ({ start, end }) => {
    reader.rangeOf({ start, end })?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
    reader.emphasize('active', [{ start, end }]);
  });
  const speakers = new Speakers(byId('speakers'), reader, (index) => glosses.open(index));
  const timeline = new Timeline(byId('timeline'), reader, (index) => glosses.open(index));
  const showAgain = (): void => {
    glosses.reset(messages);
    for (const panel of [margin, speakers, timeline, directory]) panel.render(messages);
  };
  const legend = new Legend(byId('legend'), reader, showAgain);
  const outgoing = new Outgoing(
    byId('outgoing'),
    (format) => engine.export(reader.text, format, reader.published ? { date: reader.published } : {}),
    { copied: () => say(messages.copied), failed: (error) => complain(messageOf(error)) },
  );

  const render = (): void => {
    showAgain();
    legend.render(messages);
    checks.render(messages);
    outgoing.render(messages);
  };

  const annotate = async (): Promise<void> => {
    complain('');
    date.removeAttribute('aria-invalid');
    try {
      const found = reader.annotate(publicationDate());
      const current = found instanceof Promise ? await shownWhileWaiting(byId('progress'), found) : found;
      if (!current) return;
      performance.mark('hashiya-annotated');
    } catch (error) {
      if (!(error instanceof OptionError)) return complain(messageOf(error));
      date.setAttribute('aria-invalid', 'true');
      return complain(messages.dateWrong);
    }
    // The eye is on the article: what stands around it may come a frame later.
    await nextFrame();
    render();
    performance.mark('hashiya-rendered');
    const { length } = reader.article.annotations;
    if (length > 0) say(messages.found(new Intl.NumberFormat(messages.locale).format(length)));
    else complain(/\p{Script=Arabic}/u.test(reader.text) ? messages.nothingFound : messages.noArabic);
  };

  const open = (paragraphs: readonly string[], isSample: boolean): void => {
    byId('sample-note').hidden = !isSample;
    reader.write(paragraphs);
    void annotate();
  };

  const openInput = (): void => {
    const paragraphs = paragraphsOf(input.value);
    if (paragraphs.length === 0) {
      complain(messages.nothingToRead);
      input.focus();
      return;
    }
    open(paragraphs, false);
    byId<HTMLDetailsElement>('intake').open = false;
    byId('folio').scrollIntoView({ block: 'start', behavior: 'instant' });
  };

  const openSample = (): void => {
    date.value = SAMPLE.date;
    open([SAMPLE.title, ...SAMPLE.paragraphs], true);
  };

  byId('annotate').addEventListener('click', openInput);
  byId('sample').addEventListener('click', openSample);
  date.addEventListener('change', () => void annotate());
  byId('only-sure').addEventListener('change', ({ target }) => {
    reader.showOnlySure((target as HTMLInputElement).checked);
    showAgain();
  });
  input.addEventListener('input', (event) => {
    if ((event as InputEvent).inputType === 'insertFromPaste') openInput();
  });
  input.addEventListener('paste', (event) => {
    // The browser pastes plain text by itself and keeps its undo; only a clipboard without any needs help.
    const html = event.clipboardData?.getData('text/plain') ? '' : (event.clipboardData?.getData('text/html') ?? '');
    if (html === '') return;
    event.preventDefault();
    input.setRangeText(paragraphsOfHtml(html).join('\n\n'), input.selectionStart, input.selectionEnd, 'end');
    openInput();
  });
  byId('language').addEventListener('click', () => {
    language = language === 'ar' ? 'en' : 'ar';
    messages = translate(language);
    void annotate();
  });
  openSample();
  // The lines that the notes stand beside move when the fonts arrive.
  void document.fonts.ready.then(() => margin.place());
}

/** The publication date as typed, in either set of digits; none where the field is empty. */
function publicationDate(): string | undefined {
  const latin = date.value.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  return latin.trim() || undefined;
}

/** After the next painting. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Says something to screen readers. */
function say(text: string): void {
  byId('status').textContent = text;
}

/** Shows a problem to everyone; nothing where `text` is empty. */
function complain(text: string): void {
  byId('problem').textContent = text;
}

try {
  if (!('highlights' in CSS)) throw new Error(messages.unsupported);
  await Promise.all([init(WASM), loadNames(NAMES)]);
  performance.mark('hashiya-loaded');
  build();
} catch (error) {
  complain(`${messages.loadFailed} ${messageOf(error)}`);
}
