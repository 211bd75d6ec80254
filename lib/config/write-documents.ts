// Writes docs/configuration.md and docs/rolecall.schema.json from the schemas.
import { writeFileSync } from 'node:fs';
import { writeConfigurationGuide, writeJsonSchema } from './documents.ts';

const docs = new URL('../../docs/', import.meta.url);
writeFileSync(new URL('configuration.md', docs), writeConfigurationGuide());
writeFileSync(new URL('rolecall.schema.json', docs), writeJsonSchema());
