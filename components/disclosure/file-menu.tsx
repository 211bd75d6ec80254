'use client';
import { IconDownload } from '@tabler/icons-react';
import { Disclosure } from './disclosure.tsx';
import classes from './file-menu.module.css';

type Props = {
  label: string;
  /** What assistive technology calls the button, where the label says too little. */
  name?: string;
  /** What the files hold. */
  hint: string;
  files: readonly { label: string; hint: string; href: string }[];
};

/** Behind a button, the same as files of several formats. */
export function FileMenu({ label, name, hint, files }: Props) {
  const button = (
    <>
      <IconDownload size={16} aria-hidden="true" /> {label}
    </>
  );
  return (
    <Disclosure name={name} align="end" label={button}>
      {(close) => (
        <div className={classes.files}>
          <p>{hint}</p>
          {files.map((file) => (
            <a key={file.label} href={file.href} download="" onClick={close}>
              <b>{file.label}</b> <span>{file.hint}</span>
            </a>
          ))}
        </div>
      )}
    </Disclosure>
  );
}
