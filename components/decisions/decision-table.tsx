'use client';
import type { ReactNode } from 'react';
import { InPresent } from '#components/format/clock.tsx';
import { RelativeTime } from '#components/format/time.tsx';
import rows from '#components/panel/rows.module.css';
import type { DecisionWords } from './decision-words.ts';
import classes from './decisions.module.css';

/** What somebody has decided for a reason and until a time; `until` null: until somebody ends it. */
export type Decision = {
  id: string;
  reason: string;
  createdBy: string;
  createdAt: string;
  until: string | null;
  endedAt: string | null;
  endedBy: string | null;
};

type Show<Item> = {
  words: DecisionWords;
  /** What it is about, in words. */
  whatOf: (item: Item) => string;
  /** How much it holds now. */
  holds: (item: Item) => ReactNode;
  /** Buttons for what can be done about it. */
  acts: (item: Item) => ReactNode;
};

/** Decisions that stand, or that have ended, one a row. */
export function DecisionTable<Item extends Decision>({
  items,
  ...show
}: Show<Item> & { items: readonly Item[] }) {
  const { columns } = show.words;
  const haveEnded = items.every(({ endedAt }) => endedAt !== null);
  return (
    <InPresent>
      <div className={rows.box}>
        <table className={rows.table}>
          <thead>
            <tr>
              <th scope="col">{columns.what}</th>
              <th scope="col">{columns.reason}</th>
              <th scope="col">{haveEnded ? columns.ended : columns.until}</th>
              <th scope="col">{columns.by}</th>
              {haveEnded ? null : (
                <>
                  <th scope="col" className={rows.number}>
                    {columns.holds}
                  </th>
                  <th scope="col">{columns.acts}</th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <DecisionRow key={item.id} item={item} {...show} />
            ))}
          </tbody>
        </table>
      </div>
    </InPresent>
  );
}

function DecisionRow<Item extends Decision>({
  item,
  words,
  whatOf,
  holds,
  acts,
}: Show<Item> & { item: Item }) {
  const { columns } = words;
  const what = whatOf(item);
  return (
    <tr data-decision={item.id}>
      <td className={rows.wide} title={what}>
        <bdi>{what}</bdi>
      </td>
      <td className={classes.reason} title={item.reason}>
        <bdi>{item.reason}</bdi>
      </td>
      <td data-label={item.endedAt === null ? undefined : columns.ended}>
        <End decision={item} words={words} />
      </td>
      <td className={rows.clipped} data-label={columns.by} title={item.createdBy}>
        <bdi>{item.createdBy}</bdi>, <RelativeTime at={item.createdAt} isPast />
      </td>
      {item.endedAt === null ? (
        <>
          <td className={rows.number} data-label={columns.holds}>
            {holds(item)}
          </td>
          <td className={classes.last}>
            <div className={classes.acts}>{acts(item)}</div>
          </td>
        </>
      ) : null}
    </tr>
  );
}

function End({ decision: { until, endedAt, endedBy }, words }: { decision: Decision; words: DecisionWords }) {
  if (endedAt !== null) {
    return (
      <>
        <RelativeTime at={endedAt} isPast />, {endedBy === null ? words.endedByTime : words.endedBy(endedBy)}
      </>
    );
  }
  if (until === null) return words.endsByHand;
  return (
    <>
      {words.ends} <RelativeTime at={until} />
    </>
  );
}
