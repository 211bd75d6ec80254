// Writes docs/definitions.md from the words of the page /definitions: `npm run docs:definitions`.
import { writeFile } from 'node:fs/promises';
import { definitionsDocument } from '#components/definitions/definitions-document.ts';

await writeFile(new URL('../docs/definitions.md', import.meta.url), definitionsDocument());
