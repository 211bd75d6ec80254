'use client';
import { FileMenu } from '#components/disclosure/file-menu.tsx';
import { evidenceUrl } from '#lib/queries/compliance.ts';
import type { Scope } from '#lib/queries/span.ts';
import { complianceWords } from '#words/compliance.ts';

const words = complianceWords.control;
const formats = Object.keys(words.formats) as (keyof typeof words.formats)[];

/** Behind a button, the evidence of a control as files. */
export function EvidenceMenu({ id, scope }: { id: string; scope: Scope }) {
  const files = formats.map((format) => ({ ...words.formats[format], href: evidenceUrl(id, scope, format) }));
  return <FileMenu label={words.evidence} hint={words.evidenceHint} files={files} />;
}
