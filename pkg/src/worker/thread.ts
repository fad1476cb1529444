/** The worker's own side: a plain module file, so that a strict Content-Security-Policy lets it in. */
import { Annotator } from '../annotator.js';
import { LoadError } from '../errors.js';
import { init } from '../load/init.js';
import { loadNames } from '../load/names.js';
import type { Answer, Request } from './messages.js';

let annotator: Annotator | undefined;

async function run(request: Request): Promise<unknown> {
  if (request.method === 'open') {
    const [options, wasm] = request.arguments;
    await init(wasm);
    annotator = new Annotator(options);
    return undefined;
  }
  if (request.method === 'loadNames') return loadNames(...request.arguments);
  const method = annotator?.[request.method] as (...given: unknown[]) => unknown;
  return method.apply(annotator, request.arguments);
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
