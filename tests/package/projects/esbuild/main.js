import { Annotator, init, loadNames } from 'hashiya';
import { createWorkerAnnotator } from 'hashiya/worker';

import { report, use } from '../use.js';

const hashiya = { Annotator, init: () => init('hashiya.wasm'), loadNames: () => loadNames('names.bin') };

report(() =>
  use(hashiya, async () => {
    const worker = await createWorkerAnnotator({}, { worker: new Worker('thread.js', { type: 'module' }), wasm: new URL('hashiya.wasm', location.href) });
    await worker.loadNames(new URL('names.bin', location.href));
    return worker;
  }),
);
