import { make } from '../elements.js';
import { dateFormat } from '../formats.js';
import { timeWords } from '../gloss/time-words.js';
import type { Messages } from '../i18n/index.js';
import type { Reader } from '../reader.js';
import type { Steps } from '../slices.js';
import { scaleOf, ticksOf, type Scale } from './scale.js';

const SVG = 'http://www.w3.org/2000/svg';

/** Pixels: the drawing's height, where its line lies, room for dots at both ends and for each date that stands apart. */
const HEIGHT = 132;
const LINE = 96;
const EDGE = 28;
const APART = 52;

/** Pixels between the centres of dots on top of each other, how many find room, and the least between two marks. */
const STEP = 17;
const ROWS = 5;
const BETWEEN_TICKS = 90;

/** Dates that are drawn at most. */
const MOST = 200;

interface Point {
  index: number;
  /** Milliseconds since 1970. */
  at: number;
  words: string;
}

/** The dates of the article on a line to scale; each dot opens its gloss, arrows walk from dot to dot. */
export class Timeline {
  readonly #host: HTMLElement;
  readonly #caption = make('p', 'timeline-caption');
  #messages: Messages | undefined;
  #points: readonly Point[] = [];
  #width = 0;

  constructor(
    readonly root: HTMLElement,
    readonly reader: Reader,
    readonly open: (index: number) => void,
  ) {
    this.#host = root.querySelector('.timeline-drawing') as HTMLElement;
    root.addEventListener('keydown', (event) => this.#walk(event));
    new ResizeObserver(() => {
      if (this.#host.clientWidth !== this.#width) this.#draw();
    }).observe(root);
  }

  /** Draws it again; hidden where there are fewer than two dates to set apart. */
  *render(messages: Messages): Steps {
    const points: Point[] = [];
    for (const point of this.#dated(messages)) {
      if (points.push(point) === MOST) break;
      yield;
    }
    this.#points = points.sort((a, b) => a.at - b.at);
    this.#messages = messages;
    // Its width is measured, which lays the page out: in a task of its own.
    yield;
    this.#draw();
  }

  #draw(): void {
    const messages = this.#messages;
    if (!messages) return;
    const points = this.#points;
    const times = [...new Set(points.map(({ at }) => at))];
    this.root.hidden = times.length < 2;
    if (times.length < 2) return this.#host.replaceChildren();
    this.#width = this.#host.clientWidth;
    this.#caption.textContent = '';
    this.#host.replaceChildren(this.#drawing(points, scaleOf(times), messages), this.#caption);
  }

  *#dated(messages: Messages): Generator<Point> {
    const { article, published, text } = this.reader;
    for (const index of this.reader.shown) {
      const annotation = article.annotations[index];
      if (annotation?.type !== 'time' || !annotation.interval || annotation.kind === 'duration') continue;
      const at = Date.parse(annotation.interval[0].slice(0, 10));
      if (Number.isNaN(at)) continue;
      const surface = text.slice(annotation.start, annotation.end);
      yield { index, at, words: `${timeWords(annotation, published, messages).gregorian} — ${surface}` };
    }
  }

  #drawing(points: readonly Point[], scale: Scale, messages: Messages): SVGElement {
    const width = Math.max(this.#width, 240);
    const svg = shape('svg', { width, height: HEIGHT, role: 'group', 'aria-label': messages.timelineLabel });
    const placed = placing(scale, width, messages.direction === 'rtl');
    svg.append(shape('line', { x1: 0, x2: width, y1: LINE, y2: LINE, class: 'timeline-axis' }));
    svg.append(...this.#ticks(scale, placed, messages), ...breaks(scale, placed));
    const published = Date.parse(this.reader.published?.slice(0, 10) ?? '');
    if (scale.from <= published && published <= scale.to) {
      const x = placed(published);
      svg.append(shape('line', { x1: x, x2: x, y1: LINE - 14, y2: LINE + 6, class: 'timeline-published' }));
    }
    const columns = new Map<number, number>();
    points.forEach((point, number) => {
      const x = placed(point.at);
      const column = Math.round(x / STEP);
      const row = columns.get(column) ?? 0;
      columns.set(column, row + 1);
      svg.append(this.#dot(point, x, LINE - Math.min(row, ROWS - 1) * STEP, number === 0));
    });
    return svg;
  }

  #dot({ index, words }: Point, cx: number, cy: number, first: boolean): SVGElement {
    const dot = shape('circle', { cx, cy, r: 7, class: 'timeline-dot', role: 'button', tabindex: first ? 0 : -1, 'aria-label': words });
    for (const event of ['focus', 'pointerenter']) {
      dot.addEventListener(event, () => {
        this.#caption.textContent = words;
      });
    }
    dot.addEventListener('click', () => this.open(index));
    return dot;
  }

  #ticks(scale: Scale, placed: (at: number) => number, messages: Messages): SVGElement[] {
    const span = Math.abs(placed(scale.to) - placed(scale.from));
    const ticks = ticksOf(scale.from, scale.to, Math.max(1, Math.floor(span / BETWEEN_TICKS)));
    const apart = labelsApart([...scale.before, ...scale.after], [scale.from, scale.to]);
    return [...ticks, ...apart].flatMap(({ at, unit }) => {
      const x = placed(at);
      const label = shape('text', { x, y: LINE + 26, class: 'timeline-label' });
      label.textContent = tickWords(at, unit, messages);
      return [shape('line', { x1: x, x2: x, y1: LINE, y2: LINE + 6, class: 'timeline-tick' }), label];
    });
  }

  #walk(event: KeyboardEvent): void {
    const dots = [...this.root.querySelectorAll<SVGElement>('.timeline-dot')];
    const at = dots.findIndex((dot) => dot === document.activeElement);
    if (at < 0) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      dots[at]?.dispatchEvent(new MouseEvent('click'));
      return;
    }
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const to = { [forward]: at + 1, [back]: at - 1, Home: 0, End: dots.length - 1 }[event.key];
    const dot = to === undefined ? undefined : dots[to];
    if (!dot) return;
    event.preventDefault();
    dots[at]?.setAttribute('tabindex', '-1');
    dot.setAttribute('tabindex', '0');
    dot.focus();
  }
}

/** Where a time stands, in pixels from the left. Time runs in the direction of reading; what stands apart has a place each. */
function placing({ before, from, to, after }: Scale, width: number, rightToLeft: boolean): (at: number) => number {
  const [start, end] = [EDGE + before.length * APART, width - EDGE - after.length * APART];
  const along = (at: number): number => {
    const [early, late] = [before.indexOf(at), after.indexOf(at)];
    if (early >= 0) return EDGE + early * APART;
    if (late >= 0) return end + (late + 1) * APART;
    return to === from ? (start + end) / 2 : start + ((at - from) / (to - from)) * (end - start);
  };
  return (at) => (rightToLeft ? width - along(at) : along(at));
}

/** Two strokes across the line wherever the scale is broken. */
function breaks({ before, from, to, after }: Scale, placed: (at: number) => number): SVGElement[] {
  const pairs = [
    ...before.map((at, place) => [at, before[place + 1] ?? from] as const),
    ...after.map((at, place) => [after[place - 1] ?? to, at] as const),
  ];
  return pairs.map(([one, other]) => {
    const x = (placed(one) + placed(other)) / 2;
    return shape('path', { d: `M${x - 5} ${LINE + 7}l5 -14M${x} ${LINE + 7}l5 -14`, class: 'timeline-break' });
  });
}

/** What stands apart is told by its year; where others of that year are drawn, by its month, or by its day. */
function labelsApart(apart: readonly number[], scale: readonly number[]): { at: number; unit: 'day' | 'month' | 'year' }[] {
  const begins = (at: number, length: number): string => new Date(at).toISOString().slice(0, length);
  return apart.map((at) => {
    const others = [...apart, ...scale].filter((other) => other !== at);
    const alone = (length: number): boolean => others.every((other) => begins(other, length) !== begins(at, length));
    return { at, unit: alone('2024'.length) ? 'year' : alone('2024-03'.length) ? 'month' : 'day' };
  });
}

function tickWords(at: number, unit: 'day' | 'month' | 'year', { locale }: Messages): string {
  const parts: Intl.DateTimeFormatOptions = unit === 'year' ? { year: 'numeric' } : unit === 'month' ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' };
  return dateFormat(locale, parts).format(at);
}

function shape(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  return element;
}
