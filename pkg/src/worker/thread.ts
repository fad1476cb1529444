/** The worker's own side: a plain module file, so that a strict Content-Security-Policy lets it in. */
import { Annotator } from '../annotator.js';
import type { AnnotatedDocument } from '../document.js';
import { LoadError } from '../errors.js';
import { init, needsPatterns } from '../load/init.js';
import { loadNames } from '../load/names.js';
import type { AnnotatedArticle } from '../types.js';
import type { Answer, DocumentMethod, Notice, Request } from './messages.js';
import { inParts } from './parts.js';

let annotator: Annotator | undefined;
const documents = new Map<number, AnnotatedDocument>();

async function run(request: Request): Promise<unknown> {
  if (request.method === 'open') {
    const [options, wasm] = request.arguments;
    await init(wasm ?? { patterns: needsPatterns(options) });
    annotator = new Annotator(options);
    return undefined;
  }
  if (request.method === 'loadNames') return loadNames(...request.arguments);
  if (request.method === 'openDocument') {
    const [number, text, options] = request.arguments;
    documents.set(number, annotator!.document(text, options));
    return undefined;
  }
  if (isOfDocument(request)) return ofDocument(request);
  if (request.method === 'annotate') {
    const [text, options, watched] = request.arguments;
    return annotator!.annotate(text, options, watched ? (share) => tell({ id: request.id, share }) : undefined);
  }
  const method = annotator?.[request.method] as (...given: unknown[]) => unknown;
  return method.apply(annotator, request.arguments);
}

function isOfDocument(request: Request): request is Extract<Request, { method: DocumentMethod }> {
  return ['applyEdit', 'applyEditColumns', 'article', 'columns', 'annotationsIn', 'free'].includes(request.method);
}

function ofDocument({ method, arguments: [number, ...given] }: Extract<Request, { method: DocumentMethod }>): unknown {
  const document = documents.get(number);
  if (!document) throw new Error('the document has been freed');
  if (method === 'free') documents.delete(number);
  if (method === 'article' || method === 'columns') return document[method];
  return (document[method] as (...given: unknown[]) => unknown).apply(document, given);
}

function tell(message: Answer | Notice): void {
  postMessage(message);
}

/** Unpacking a long article would hold the page up: it goes there part by part, the last one as the answer. */
function send(id: number, article: AnnotatedArticle): void {
  const parts = [...inParts(article)];
  const value = parts.pop();
  for (const part of parts) tell({ id, part });
  tell({ id, value });
}

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  const { id, method } = data;
  run(data).then(
    (value) => (method === 'annotate' || method === 'article' ? send(id, value as AnnotatedArticle) : tell({ id, value })),
    (error: unknown) => {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      const more = error instanceof LoadError ? { problem: error.problem, source: error.source } : {};
      tell({ id, error: { name, message, ...more } });
    },
  );
});
