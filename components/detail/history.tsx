import { useState } from 'react';
import { LinkButton } from '#components/button/quiet-buttons.tsx';
import { Instant, RelativeTime } from '#components/format/time.tsx';
import { detailWords as words } from '#words/detail.ts';
import classes from './detail.module.css';

/** What happened at one instant, a sentence a change. */
export type HistoryLine = { key: string; at: string; sentences: readonly string[] };

const shownAtFirst = 12;

/** What happened, newest first. */
export function History({ lines }: { lines: readonly HistoryLine[] }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? lines : lines.slice(0, shownAtFirst);
  return (
    <>
      <ol className={classes.history}>
        {shown.map(({ key, at, sentences }) => (
          <li key={key}>
            <span className={classes.when}>
              <Instant at={at} />
              <span>
                <RelativeTime at={at} isPast />
              </span>
            </span>
            <ul>
              {sentences.map((sentence) => (
                <li key={sentence}>
                  <bdi>{sentence}</bdi>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {shown.length < lines.length ? (
        <div className={classes.more}>
          <LinkButton onClick={() => setWhole(true)}>{words.wholeHistory(lines.length)}</LinkButton>
        </div>
      ) : null}
    </>
  );
}
