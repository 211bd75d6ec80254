'use client';
import { IconDownload } from '@tabler/icons-react';
import { Disclosure } from '#components/disclosure/disclosure.tsx';
import { evidenceUrl } from '#lib/queries/compliance.ts';
import type { Scope } from '#lib/queries/span.ts';
import { complianceWords } from '#words/compliance.ts';
import classes from './compliance.module.css';

const words = complianceWords.control;
const formats = Object.keys(words.formats) as (keyof typeof words.formats)[];

/** Behind a button, the evidence of a control as files. */
export function EvidenceMenu({ id, scope }: { id: string; scope: Scope }) {
  const label = (
    <>
      <IconDownload size={16} aria-hidden="true" /> {words.evidence}
    </>
  );
  return (
    <Disclosure align="end" label={label}>
      {(close) => (
        <div className={classes.formats}>
          <p>{words.evidenceHint}</p>
          {formats.map((format) => (
            <a key={format} href={evidenceUrl(id, scope, format)} download="" onClick={close}>
              <b>{words.formats[format].label}</b> <span>{words.formats[format].hint}</span>
            </a>
          ))}
        </div>
      )}
    </Disclosure>
  );
}
