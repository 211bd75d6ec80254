'use client';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { codeWords as words } from '#words/code.ts';
import classes from './code.module.css';

const shownMs = 2_000;

/** Copies a text, and says that it did. */
export function CopyButton({ name, text }: { name: string; text: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), shownMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  const Icon = outcome === 'copied' ? IconCheck : IconCopy;
  return (
    <button type="button" className={classes.copy} aria-label={words.copy(name)} onClick={() => void copy()}>
      <Icon size={14} aria-hidden="true" />
      <span role="status">{outcome === null ? words.copyShort : words[outcome]}</span>
    </button>
  );
}
