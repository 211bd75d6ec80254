'use client';
import { FileMenu } from '#components/disclosure/file-menu.tsx';
import type { FindingsParams } from '#lib/api/schemas.ts';
import { findingsExportUrl } from '#lib/queries/findings.ts';
import { findingExportWords as words } from '#words/finding-exports.ts';

const formats = Object.keys(words.formats) as (keyof typeof words.formats)[];

type Props = {
  /** What the list asks for. */
  params: FindingsParams;
  /** How many findings that are, in words. */
  count: string;
};

/** Behind a button, the findings that a list is narrowed to as files. */
export function ExportMenu({ params, count }: Props) {
  const files = formats.map((format) => ({
    ...words.formats[format],
    href: findingsExportUrl(params, format),
  }));
  return <FileMenu label={words.label} name={words.name(count)} hint={words.whole} files={files} />;
}
