// Writes docs/rules.md from the rules: `npm run docs:rules`.
import { writeFile } from 'node:fs/promises';
import { rulesDocument } from '#components/rules/rules-document.ts';

await writeFile(new URL('../docs/rules.md', import.meta.url), rulesDocument());
