import classes from './chart.module.css';
import type { MarkKind, PlacedMark } from './marks.ts';

type Props = { marks: readonly PlacedMark[]; count: number };

/** What happened, on the time axis. For the eye only: the tooltip and the list say the same. */
export function MarkRow({ marks, count }: Props) {
  return (
    <div className={classes.marks} aria-hidden="true">
      {marks.map(({ key, kind, from, to, turn, label }) => (
        <a
          key={key}
          href={`#${key}`}
          tabIndex={-1}
          className={classes.mark}
          data-kind={kind}
          title={label}
          style={
            kind === 'gap'
              ? {
                  insetInlineStart: `${(from / count) * 100}%`,
                  width: `${((to - from + 1) / count) * 100}%`,
                }
              : { insetInlineStart: `calc(${((from + 0.5) / count) * 100}% + ${turn * 5}px)` }
          }
        >
          {kind === 'gap' ? null : <MarkShape kind={kind} />}
        </a>
      ))}
    </div>
  );
}

/** A note is a dot, changed settings a diamond, a gap a bar: no two alike without their colours. */
export function MarkShape({ kind }: { kind: MarkKind }) {
  return (
    <svg
      width="10"
      height="10"
      viewBox="0 0 10 10"
      aria-hidden="true"
      className={classes.markShape}
      data-kind={kind}
    >
      {kind === 'note' ? <circle cx="5" cy="5" r="3.75" /> : null}
      {kind === 'settings' ? <path d="M5,0.5L9.5,5L5,9.5L0.5,5Z" /> : null}
      {kind === 'gap' ? <rect x="0" y="3.5" width="10" height="3" /> : null}
    </svg>
  );
}
