import { useMemo } from 'react';
import { jsonLines } from '#lib/domain/policy/json-lines.ts';
import classes from './code.module.css';

/** JSON to read: keys, texts and wildcards told apart by weight and colour. */
export function JsonCode({ name, value }: { name: string; value: unknown }) {
  const lines = useMemo(() => jsonLines(value), [value]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={classes.box} aria-label={name} tabIndex={0}>
      <pre className={classes.code}>
        {lines.map(({ depth, tokens }, number) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number
          <span key={number} className={classes.line} style={{ paddingInlineStart: `${2 * depth}ch` }}>
            {tokens.map(({ kind, text }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its place
              <span key={place} data-token={kind}>
                {text}
              </span>
            ))}
            {'\n'}
          </span>
        ))}
      </pre>
    </section>
  );
}
