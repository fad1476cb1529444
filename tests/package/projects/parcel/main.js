import * as hashiya from 'hashiya';
import { createWorkerAnnotator } from 'hashiya/worker';

import { report, use } from '../use.js';

report(() =>
  use(hashiya, async () => {
    const worker = await createWorkerAnnotator();
    await worker.loadNames();
    return worker;
  }),
);
