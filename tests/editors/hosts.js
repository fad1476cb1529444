import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the editors are set up: the demonstrations use the same. */
export const FOLDER = join(import.meta.dirname, '../../www/editors/hosts');

/** The editors that there are. */
export const HOSTS = readdirSync(FOLDER).filter((file) => file.endsWith('.js')).map((file) => file.replace(/\.js$/, ''));

/** The editors for which Hashiya is a plugin; `plugins` has a page of each. */
export const PLUGINS = ['ckeditor5', 'tinymce'];
