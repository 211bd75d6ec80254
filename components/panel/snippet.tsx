'use client';
import { useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { snippetWords as words } from '#words/snippet.ts';
import classes from './snippet.module.css';

/** Something to paste elsewhere. */
export function Snippet({ name, text }: { name: string; text: string }) {
  return (
    <div className={classes.snippet}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <pre tabIndex={0}>{text}</pre>
      <CopyButton label={words.copyOf(name)} text={text} />
    </div>
  );
}

/** Copies a text, and says that it has. */
export function CopyButton({ label, text }: { label: string; text: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Button size="small" onClick={() => void copy()} aria-label={isCopied ? words.copied : label}>
      {isCopied ? words.copied : words.copy}
    </Button>
  );
}
