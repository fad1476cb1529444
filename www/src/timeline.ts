import { make } from './gloss.js';
import type { Messages } from './i18n/index.js';
import type { Reader } from './reader.js';
import { timeWords } from './time-words.js';

const SVG = 'http://www.w3.org/2000/svg';

/** The drawing's size in its own units, with room for dots at both ends. */
const WIDTH = 1000;
const HEIGHT = 120;
const EDGE = 24;
const LINE = 92;

/** Units between the centres of dots on top of each other, and how many find room. */
const STEP = 16;
const ROWS = 5;

/** Dates that are drawn at most. */
const MOST = 60;

interface Point {
  index: number;
  at: number;
  words: string;
}

/** The dates of the article on a line to scale; each dot opens its gloss, arrows walk from dot to dot. */
export class Timeline {
  constructor(
    readonly root: HTMLElement,
    readonly reader: Reader,
    readonly open: (index: number) => void,
  ) {
    root.addEventListener('keydown', (event) => this.#walk(event));
  }

  /** Draws it again; hidden where there are fewer than two dates to set apart. */
  render(messages: Messages): void {
    const points = this.#points(messages);
    const [first, last] = [points[0], points.at(-1)];
    const drawn = first !== undefined && last !== undefined && first.at < last.at;
    this.root.hidden = !drawn;
    const host = this.root.querySelector('.timeline-drawing');
    if (!drawn) return host?.replaceChildren();
    const ends = make('p', 'timeline-ends', make('span', '', first.words), make('span', '', last.words));
    host?.replaceChildren(this.#drawing(points, first.at, last.at, messages), ends);
  }

  #points(messages: Messages): Point[] {
    const points = this.reader.article.annotations.flatMap((annotation, index) => {
      if (annotation.type !== 'time' || !annotation.interval || annotation.kind === 'duration' || !this.reader.isShown(annotation)) return [];
      const at = Date.parse(annotation.interval[0].slice(0, 10));
      return Number.isNaN(at) ? [] : [{ index, at, words: timeWords(annotation, this.reader.published, messages).gregorian }];
    });
    return points.slice(0, MOST).sort((a, b) => a.at - b.at);
  }

  #drawing(points: readonly Point[], first: number, last: number, messages: Messages): SVGElement {
    const svg = shape('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'group', 'aria-label': messages.timelineLabel });
    // Time runs in the direction of reading.
    const placed = (at: number) => {
      const share = (at - first) / (last - first);
      return EDGE + (messages.direction === 'rtl' ? 1 - share : share) * (WIDTH - 2 * EDGE);
    };
    svg.append(shape('line', { x1: 0, x2: WIDTH, y1: LINE, y2: LINE, class: 'timeline-axis' }));
    if (this.reader.published) {
      const x = placed(Math.min(last, Math.max(first, Date.parse(this.reader.published.slice(0, 10)))));
      svg.append(shape('line', { x1: x, x2: x, y1: LINE - 14, y2: LINE + 14, class: 'timeline-published' }));
    }
    const columns = new Map<number, number>();
    points.forEach(({ index, at, words }, number) => {
      const x = placed(at);
      const column = Math.round(x / STEP);
      const row = columns.get(column) ?? 0;
      columns.set(column, row + 1);
      const dot = shape('circle', {
        cx: x,
        cy: LINE - Math.min(row, ROWS - 1) * STEP,
        r: 7,
        class: 'timeline-dot',
        role: 'button',
        tabindex: number === 0 ? 0 : -1,
        'aria-label': words,
      });
      const title = shape('title', {});
      title.textContent = words;
      dot.append(title);
      dot.addEventListener('click', () => this.open(index));
      svg.append(dot);
    });
    return svg;
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

function shape(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  return element;
}
