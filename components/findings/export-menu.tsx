'use client';
import { IconDownload } from '@tabler/icons-react';
import { Disclosure } from '#components/disclosure/disclosure.tsx';
import type { FindingsParams } from '#lib/api/schemas.ts';
import { findingsExportUrl } from '#lib/queries/findings.ts';
import { findingExportWords as words } from '#words/finding-exports.ts';
import classes from './export-menu.module.css';

const formats = Object.keys(words.formats) as (keyof typeof words.formats)[];

type Props = {
  /** What the list asks for. */
  params: FindingsParams;
  /** How many findings that are, in words. */
  count: string;
};

/** Behind a button, the findings that a list is narrowed to as files. */
export function ExportMenu({ params, count }: Props) {
  const label = (
    <>
      <IconDownload size={16} aria-hidden="true" /> {words.label}
    </>
  );
  return (
    <Disclosure name={words.name(count)} align="end" label={label}>
      {(close) => (
        <div className={classes.formats}>
          <p>{words.whole}</p>
          {formats.map((format) => (
            <a key={format} href={findingsExportUrl(params, format)} download="" onClick={close}>
              <b>{words.formats[format].label}</b> <span>{words.formats[format].hint}</span>
            </a>
          ))}
        </div>
      )}
    </Disclosure>
  );
}
