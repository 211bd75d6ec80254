import { styleText } from 'node:util';

/** `✓`, `✗` and `–`, coloured where the terminal wants colours. */
export const marks = {
  done: styleText('green', '✓'),
  failed: styleText('red', '✗'),
  skipped: styleText('yellow', '–'),
};
