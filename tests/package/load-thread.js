/** The thread of `loading.js`: loads a file of the package from each source in turn and says what came of it. */
import { parentPort, workerData } from 'node:worker_threads';

import * as hashiya from 'hashiya';

const { loader, address, bytes, sources } = workerData;
if (loader === 'loadNames') await hashiya.init();

const results = [];
for (const source of sources) {
  try {
    await hashiya[loader]((0, eval)(source)(address, bytes));
    results.push('loaded');
  } catch ({ name, problem, message }) {
    results.push({ name, problem, message });
  }
}

let ready = true;
try {
  // A small town, which stands on no list of the core.
  const { annotations } = new hashiya.Annotator().annotate('وصل الوفد إلى مدينة تيارت.');
  ready = loader === 'init' || annotations.some(({ rule }) => rule === 'list:places');
} catch ({ name }) {
  ready = name !== 'NotReadyError';
}
parentPort.postMessage({ results, ready });
