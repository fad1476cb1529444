/** Makes a site offer Arabic: its own translation cannot be fetched by a test, and this much of it turns pages round. `node arabic.js SITE` */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { mo } from '../../integrations/wordpress/translations.js';

const folder = join(process.argv[2], 'wp-content/languages');
const messages = new Map([
  ['', 'Language: ar\nContent-Type: text/plain; charset=UTF-8\n'],
  // A context and its text.
  ['text direction\u0004ltr', 'rtl'],
]);
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'ar.mo'), mo(messages));
