'use client';
import { type CSSProperties, useLayoutEffect, useState } from 'react';
import { palette } from '#components/theme/palette.ts';
import { errorWords as words } from '#words/errors.ts';

type Scheme = 'light' | 'dark';

/** Stands in for the whole document when not even its frame could be made: needs nothing of it, no style sheet either. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const [scheme, setScheme] = useState<Scheme>('light');
  useLayoutEffect(() => setScheme(chosenScheme()), []);
  const digest = digestOf(error);
  const styles = stylesIn(scheme);
  return (
    <html lang="en" style={{ colorScheme: scheme }}>
      <body style={styles.body}>
        <title>{words.document.title}</title>
        <main style={styles.main}>
          <h1 style={styles.title}>{words.document.title}</h1>
          <p style={styles.text}>
            {words.document.text(digest)}
            {words.document.whatIsNotReady}
            <a href={words.health} style={styles.link}>
              {words.health}
            </a>
            {words.document.whatToDo}
            <code>{words.doctor}</code>
          </p>
          <button type="button" onClick={() => retry()} style={styles.button}>
            {words.tryAgain}
          </button>
        </main>
      </body>
    </html>
  );
}

// The system's own controls and focus ring follow `color-scheme`; the rest is coloured here.
function stylesIn(scheme: Scheme) {
  const accent = palette.accent[scheme];
  return {
    body: {
      margin: 0,
      background: palette.page[scheme],
      color: palette.text[scheme],
      font: '14px / 22px system-ui, sans-serif',
    },
    main: {
      display: 'grid',
      gap: 10,
      justifyItems: 'start',
      maxWidth: 640,
      margin: '8vh auto',
      paddingInline: 20,
    },
    title: { margin: 0, fontSize: 20, lineHeight: '30px' },
    text: { margin: 0, color: palette.muted[scheme], overflowWrap: 'anywhere' },
    link: { color: accent },
    button: {
      height: 30,
      paddingInline: 14,
      background: accent,
      border: 0,
      borderRadius: 4,
      color: palette.panel[scheme],
      font: 'inherit',
      fontWeight: 600,
      cursor: 'pointer',
    },
  } satisfies Record<string, CSSProperties>;
}

function digestOf(error: unknown): string | null {
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? error.digest : null;
  return typeof digest === 'string' ? digest : null;
}

// What the switch in the header was set to, which Mantine keeps there; else as the system.
function chosenScheme(): Scheme {
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
