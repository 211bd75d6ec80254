import { useMemo } from 'react';
import { type JsonLine, jsonLines } from '#lib/domain/policy/json-lines.ts';
import classes from './code.module.css';

/** Lines that stand out, counted from 1, and what for. */
export type LineMark = { first: number; last: number; tone: 'cause' | 'weakens'; label: string };

type Props = {
  name: string;
  value: unknown;
  /** Of what is a part of a document: the number of its first line there. */
  firstLine?: number;
  marks?: readonly LineMark[];
};

/** JSON to read: keys, texts and wildcards told apart by weight and colour, its lines numbered where some are marked. */
export function JsonCode({ name, value, firstLine = 1, marks }: Props) {
  const lines = useMemo(() => jsonLines(value), [value]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
    <section className={classes.box} aria-label={name} tabIndex={0}>
      <pre className={classes.code} data-numbered={marks !== undefined}>
        {lines.map((line, index) => {
          const number = firstLine + index;
          const mark = marks?.find(({ first, last }) => first <= number && number <= last);
          return (
            <Line
              key={number}
              line={line}
              number={marks === undefined ? null : number}
              tone={mark?.tone}
              label={mark?.first === number ? mark.label : undefined}
            />
          );
        })}
      </pre>
    </section>
  );
}

type LineProps = {
  line: JsonLine;
  number: number | null;
  tone: LineMark['tone'] | undefined;
  /** What it is marked for, said on its first line. */
  label: string | undefined;
};

function Line({ line: { depth, tokens }, number, tone, label }: LineProps) {
  return (
    <span className={classes.line} data-mark={tone}>
      {number === null ? null : (
        <span className={classes.number} aria-hidden="true">
          {number}
        </span>
      )}
      <span style={{ paddingInlineStart: `${2 * depth}ch` }}>
        {tokens.map(({ kind, text }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece is known by its place
          <span key={place} data-token={kind}>
            {text}
          </span>
        ))}
      </span>
      {label === undefined ? null : <span className={classes.label}>{label}</span>}
      {'\n'}
    </span>
  );
}
