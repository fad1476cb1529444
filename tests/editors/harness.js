/**
 * Runs in the page: one editor twice, bare and with Hashiya, so that a test can do the same to both and compare; and what
 * should be painted in the second, worked out apart from the code that paints.
 */
import { Annotator, init, KINDS, kindOf, partsOf } from 'hashiya';
import { attach } from 'hashiya/editing';
import { createWorkerAnnotator } from 'hashiya/worker';

const OPTIONS = { date: '2024-05-16' };

let annotator;
let destroy = () => undefined;

/** Loads what all tests of an editor share, and gives them {@link mount}. */
export async function start(host) {
  await init('/pkg/wasm/hashiya_bg.wasm');
  annotator = new Annotator();
  window.mount = (names, options) => mount(host, names, options);
}

/** Characters of the long document. */
const LONG = 200_000;

/** What stands between its marked paragraphs, so that it has some 5,000 annotations. */
const PLAIN = '<p>وكانت الأسعار قد ارتفعت ارتفاعا طفيفا ثم عادت إلى ما كانت عليه، ولم يتغير شيء يذكر في حركة البيع والشراء، إذ ظل الناس ينتظرون ما ستسفر عنه المحادثات الجارية حول الرسوم الجديدة.</p>'.repeat(2);

/**
 * Puts the editors of these names (`bare`, `noted`) in place of those that there were. `long`: with a document of 200,000
 * characters; `worker`: annotated in a thread of its own.
 */
async function mount(host, names, { long = false, worker = false } = {}) {
  destroy();
  const short = document.querySelector('template').innerHTML.trim();
  const html = long ? (short + PLAIN).repeat(Math.ceil(LONG / new DOMParser().parseFromString(short + PLAIN, 'text/html').body.textContent.length)) : short;
  const editors = {};
  for (const name of names) {
    const place = document.querySelector('main').appendChild(Object.assign(document.createElement('section'), { id: name }));
    // Histories that join steps by the clock would differ from run to run; what a frame does not show is not painted.
    editors[name] = { place, ...(await host.mount(place, html, { undoDelay: -1, height: 1200 })) };
  }
  const adapter = editors.noted?.adapter();
  const thread = worker ? await createWorkerAnnotator({}, { worker: new Worker('dist/worker.js', { type: 'module' }), wasm: new URL('/pkg/wasm/hashiya_bg.wasm', location.href) }) : undefined;
  const attached = adapter && attach(adapter, { annotator: thread ?? annotator, ...OPTIONS, language: 'en', linkFor: ({ name }) => `https://example.org/tag/${name.length}` });
  const session = attached?.session;
  destroy = () => {
    attached?.destroy();
    thread?.free();
    for (const editor of Object.values(editors)) {
      editor.destroy();
      editor.place.remove();
    }
  };
  await session?.settled();
  window.harness = {
    ...editors,
    adapter,
    session,
    attached,
    plain: host.plain ?? false,
    expected: () => (adapter ? expected(adapter) : []),
    painted: () => (adapter ? painted(adapter.root, editors.noted.place) : []),
    selection: (name) => selection(editors[name]),
  };
}

/** What a fresh annotation of the whole text gives: kind and text of each stretch, cut where blocks end. */
function expected(adapter) {
  const text = adapter.blocks().map((block) => block.text).join('\n');
  const spans = annotator.annotate(text, OPTIONS).annotations.flatMap((annotation) =>
    partsOf(annotation).flatMap(({ start, end }) => {
      const lines = [];
      for (let from = start; from < end; ) {
        const to = text.indexOf('\n', from);
        const stop = to === -1 || to > end ? end : to;
        if (stop > from) lines.push({ from, stop, kind: kindOf(annotation) });
        from = stop + 1;
      }
      return lines;
    }),
  );
  spans.sort((a, b) => a.from - b.from || b.stop - a.stop || a.kind.localeCompare(b.kind));
  return spans.map(({ from, stop, kind }) => `${kind}: ${plain(text.slice(from, stop))}`);
}

/** What is painted in an editor: kind and text of each range, in the order in which the page shows them. */
function painted(root, place) {
  const { CSS } = root.ownerDocument.defaultView;
  const field = root.tagName === 'TEXTAREA' ? root : undefined;
  const ranges = KINDS.flatMap((kind) =>
    [...(CSS.highlights.get(`hashiya-${kind}`) ?? [])].filter((range) => isIn(range, root, place)).map((range) => ({ kind, range })),
  );
  ranges.sort((a, b) => compare(a.range, b.range) || a.kind.localeCompare(b.kind));
  return ranges.map(({ kind, range }) => `${kind}: ${plain(isOpaque(range) ? field.value.slice(range.startOffset, range.endOffset) : String(range))}`);
}

/** A range over a field's value says neither in which field it lies nor what its text is: only where it is seen, be it scrolled away. */
function isOpaque(range) {
  return !range.startContainer;
}

function isIn(range, root, place) {
  if (!isOpaque(range)) return root.contains(range.startContainer) || place.contains(range.startContainer);
  const [{ x, width }, field] = [range.getBoundingClientRect(), root.getBoundingClientRect()];
  return field.left <= x + width / 2 && x + width / 2 <= field.right;
}

function compare(a, b) {
  if (isOpaque(a)) return a.startOffset - b.startOffset || b.endOffset - a.endOffset;
  return a.compareBoundaryPoints(Range.START_TO_START, b) || -a.compareBoundaryPoints(Range.END_TO_END, b);
}

/** Browsers and editors show a space as U+00A0 where it would collapse, and park a caret at U+FEFF. */
function plain(text) {
  return text.replaceAll('\u00a0', ' ').replaceAll('\ufeff', '');
}

/** Whether an editor has the focus, and where its selection stands, in terms that hold for its twin as well. */
function selection({ place }) {
  const field = place.querySelector('textarea');
  const frame = place.querySelector('iframe');
  const shown = frame?.contentDocument ?? document;
  const focused = place.contains(document.activeElement);
  if (field) return { focused, at: [field.selectionStart, field.selectionEnd] };
  const { anchorNode, anchorOffset, focusNode, focusOffset } = shown.getSelection();
  const scope = frame ? shown.body : place;
  if (!scope.contains(anchorNode)) return { focused, at: null };
  return { focused, at: [path(scope, anchorNode), anchorOffset, path(scope, focusNode), focusOffset] };
}

function path(scope, node) {
  const steps = [];
  for (let at = node; at !== scope; at = at.parentNode) steps.unshift([...at.parentNode.childNodes].indexOf(at));
  return steps.join('/');
}
