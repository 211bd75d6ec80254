'use client';
import { Button } from '#components/button/button.tsx';
import { formatCount, noValue } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import rows from '#components/panel/rows.module.css';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { Mute } from '#lib/api/schemas.ts';
import { muteWords as words } from '#words/mutes.ts';
import { patternText } from './mute-pattern.ts';
import classes from './mutes.module.css';

/** What is to be asked about a mute before something is done with it. */
export type MuteAsk = { kind: 'change' | 'end'; mute: Mute };

type Props = { mutes: readonly Mute[]; onAsk: (ask: MuteAsk) => void };

/** Mutes, one a row. */
export function MuteTable({ mutes, onAsk }: Props) {
  const { accountName } = useScope();
  const { columns } = words;
  const haveEnded = mutes.every(({ endedAt }) => endedAt !== null);
  return (
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
                  {columns.findings}
                </th>
                <th scope="col">{columns.acts}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {mutes.map((mute) => (
            <MuteRow key={mute.id} mute={mute} what={patternText(mute.pattern, accountName)} onAsk={onAsk} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { mute: Mute; what: string; onAsk: (ask: MuteAsk) => void };

function MuteRow({ mute, what, onAsk }: RowProps) {
  const { id, reason, createdBy, createdAt, findings, endedAt } = mute;
  return (
    <tr data-mute={id}>
      <td className={rows.wide} title={what}>
        <bdi>{what}</bdi>
      </td>
      <td className={classes.reason} title={reason}>
        <bdi>{reason}</bdi>
      </td>
      <td data-label={endedAt === null ? undefined : words.columns.ended}>
        <End mute={mute} />
      </td>
      <td className={rows.clipped} data-label={words.columns.by} title={createdBy}>
        <bdi>{createdBy}</bdi>, <RelativeTime at={createdAt} isPast />
      </td>
      {endedAt === null ? (
        <>
          <td className={rows.number} data-label={words.columns.findings}>
            {findings === 0 ? (
              noValue
            ) : (
              <ScopedLink
                href="/findings"
                params={{ filter: `mute = ${id}` }}
                aria-label={words.show(formatCount(findings))}
              >
                {formatCount(findings)}
              </ScopedLink>
            )}
          </td>
          <td className={classes.last}>
            <div className={classes.acts}>
              <Button size="small" onClick={() => onAsk({ kind: 'change', mute })}>
                {words.change.do}
              </Button>
              <Button size="small" onClick={() => onAsk({ kind: 'end', mute })}>
                {words.end.do}
              </Button>
            </div>
          </td>
        </>
      ) : null}
    </tr>
  );
}

function End({ mute: { until, endedAt, endedBy } }: { mute: Mute }) {
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
