import * as hashiya from 'hashiya/inline';

import { report, use } from '../use.js';

report(() => use(hashiya));
