/** Defines `<hashiya-article>` when it is imported: `import 'hashiya/element/define'`. */
import { defineElement } from './index.js';

defineElement();
