import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createOpenApiDocument } from './openapi.ts';

/** Where the document lies for people to read. */
export const openApiPath = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url));

/** The document's text: `node lib/api/write-openapi.ts` writes it. */
export function openApiText(): string {
  return `${JSON.stringify(createOpenApiDocument(), null, 2)}\n`;
}

if (import.meta.main) await writeFile(openApiPath, openApiText());
