'use client';
import { useLayoutEffect, useState } from 'react';
import classes from './global-error.module.css';

/** Stands in for the whole document when not even its frame could be made: needs nothing of it. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  useLayoutEffect(() => setScheme(chosenScheme()), []);
  const digest = digestOf(error);
  return (
    <html lang="en" data-mantine-color-scheme={scheme} style={{ colorScheme: scheme }}>
      <body className={classes.page}>
        <title>Rolecall could not be shown</title>
        <main className={classes.main}>
          <h1>Rolecall could not be shown</h1>
          <p>
            The page met an error before it could draw anything. The server's log names the cause
            {digest === null ? '' : ` under ${digest}`}; <a href="/api/health">/api/health</a> says whether a
            part of it is not ready, and <code>rolecall doctor</code> what to do about it.
          </p>
          <button type="button" onClick={() => retry()}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}

function digestOf(error: unknown): string | null {
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? error.digest : null;
  return typeof digest === 'string' ? digest : null;
}

// What the switch in the header was set to, which Mantine keeps there; else as the system.
function chosenScheme(): 'light' | 'dark' {
  const chosen = readStored('mantine-color-scheme-value');
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
