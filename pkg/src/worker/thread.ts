/** The worker's own side: a plain module file, so that a strict Content-Security-Policy lets it in. */
import { Annotator } from '../annotator.js';
import type { AnnotatedDocument } from '../document.js';
import { LoadError } from '../errors.js';
import { init } from '../load/init.js';
import { loadNames } from '../load/names.js';
import type { Answer, DocumentMethod, Request } from './messages.js';

let annotator: Annotator | undefined;
const documents = new Map<number, AnnotatedDocument>();

async function run(request: Request): Promise<unknown> {
  if (request.method === 'open') {
    const [options, wasm] = request.arguments;
    await init(wasm);
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
  const method = annotator?.[request.method] as (...given: unknown[]) => unknown;
  return method.apply(annotator, request.arguments);
}

function isOfDocument(request: Request): request is Extract<Request, { method: DocumentMethod }> {
  return ['applyEdit', 'article', 'columns', 'annotationsIn', 'free'].includes(request.method);
}

function ofDocument({ method, arguments: [number, ...given] }: Extract<Request, { method: DocumentMethod }>): unknown {
  const document = documents.get(number);
  if (!document) throw new Error('the document has been freed');
  if (method === 'free') documents.delete(number);
  if (method === 'article' || method === 'columns') return document[method];
  return (document[method] as (...given: unknown[]) => unknown).apply(document, given);
}

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  const { id } = data;
  run(data).then(
    (value) => postMessage({ id, value } satisfies Answer),
    (error: unknown) => {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      const more = error instanceof LoadError ? { problem: error.problem, source: error.source } : {};
      postMessage({ id, error: { name, message, ...more } } satisfies Answer);
    },
  );
});
