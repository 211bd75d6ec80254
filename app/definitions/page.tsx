import type { Metadata } from 'next';
import { Definitions } from '#components/definitions/definitions.tsx';
import { definitionWords } from '#words/definitions.ts';

export const metadata: Metadata = { title: definitionWords.title };

export default function DefinitionsPage() {
  return <Definitions />;
}
