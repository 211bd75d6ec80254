'use client';
import { Button } from '#components/button/button.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import { patternText } from '#components/mutes/mute-pattern.ts';
import rows from '#components/panel/rows.module.css';
import { useScope } from '#components/scope/use-scope.ts';
import type { Exemption } from '#lib/api/schemas.ts';
import { exemptionWords as words } from '#words/exemptions.ts';
import classes from './exemptions.module.css';

type Props = { exemptions: readonly Exemption[]; onRevoke: (exemption: Exemption) => void };

/** Exemptions, one a row. */
export function ExemptionTable({ exemptions, onRevoke }: Props) {
  const { accountName } = useScope();
  const { columns } = words;
  const haveEnded = exemptions.every(({ endedAt }) => endedAt !== null);
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
                  {columns.instances}
                </th>
                <th scope="col">{columns.acts}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {exemptions.map((exemption) => (
            <ExemptionRow
              key={exemption.id}
              exemption={exemption}
              what={patternText({ rule: null, ...exemption.pattern }, accountName)}
              onRevoke={onRevoke}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { exemption: Exemption; what: string; onRevoke: Props['onRevoke'] };

function ExemptionRow({ exemption, what, onRevoke }: RowProps) {
  const { id, reason, createdBy, createdAt, instances, endedAt } = exemption;
  return (
    <tr data-exemption={id}>
      <td className={classes.text} title={what}>
        <bdi>{what}</bdi>
      </td>
      <td className={classes.text} title={reason}>
        <bdi>{reason}</bdi>
      </td>
      <td data-label={endedAt === null ? undefined : words.columns.ended}>
        <End exemption={exemption} />
      </td>
      <td className={rows.clipped} data-label={words.columns.by} title={createdBy}>
        <bdi>{createdBy}</bdi>, <RelativeTime at={createdAt} isPast />
      </td>
      {endedAt === null ? (
        <>
          <td className={rows.number} data-label={words.columns.instances}>
            {formatCount(instances)}
          </td>
          <td>
            <Button size="small" onClick={() => onRevoke(exemption)}>
              {words.revoke.do}
            </Button>
          </td>
        </>
      ) : null}
    </tr>
  );
}

function End({ exemption: { until, endedAt, endedBy } }: { exemption: Exemption }) {
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
