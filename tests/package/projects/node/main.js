/** Prints what `use` gives, and that the other entries can be imported where there is no DOM. */
import * as hashiya from 'hashiya';

import { use } from '../use.js';

await Promise.all(['dom', 'element', 'export', 'inline', 'worker'].map((entry) => import(`hashiya/${entry}`)));
console.log(JSON.stringify(await use(hashiya)));
