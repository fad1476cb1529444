/** The thread of `init.test.js`: loads the package from each source in turn and says what came of it. */
import { parentPort, workerData } from 'node:worker_threads';

import { Annotator, init } from 'hashiya';

const { address, wasm, sources } = workerData;

const results = [];
for (const source of sources) {
  try {
    await init((0, eval)(source)(address, wasm));
    results.push('loaded');
  } catch ({ name, problem, message }) {
    results.push({ name, problem, message });
  }
}

let ready = true;
try {
  new Annotator();
} catch ({ name }) {
  ready = name !== 'NotReadyError';
}
parentPort.postMessage({ results, ready });
