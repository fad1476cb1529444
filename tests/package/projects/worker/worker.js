import * as hashiya from '/node_modules/hashiya/dist/index.js';
import { use } from '/use.js';

use(hashiya).then(postMessage, ({ name, message }) => postMessage({ error: `${name}: ${message}` }));
