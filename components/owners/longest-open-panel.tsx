import { countOf, noValue } from '#components/format/numbers.ts';
import { Age } from '#components/format/time.tsx';
import { Panel } from '#components/panel/panel.tsx';
import rows from '#components/panel/rows.module.css';
import { instanceHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { OwnerDetail } from '#lib/api/schemas.ts';
import { ownersWords } from '#words/owners.ts';
import classes from './scorecard.module.css';

const words = ownersWords.longest;

type Props = { owner: OwnerDetail; accountName: (accountId: string) => string };

/** The instances of an owner that have run longest without a role. */
export function LongestOpenPanel({ owner: { owner, longestOpen, openEpisodes }, accountName }: Props) {
  return (
    <Panel title={words.title} aside={words.aside(longestOpen.length, openEpisodes)}>
      {longestOpen.length === 0 ? (
        <p className={classes.none}>{words.empty}</p>
      ) : (
        <div className={rows.box}>
          <table className={rows.table}>
            <thead>
              <tr>
                <th scope="col">{words.instance}</th>
                <th scope="col">{words.account}</th>
                <th scope="col">{words.region}</th>
                <th scope="col" className={rows.number}>
                  {words.findings}
                </th>
                <th scope="col" className={rows.number}>
                  {words.since}
                </th>
              </tr>
            </thead>
            <tbody>
              {longestOpen.map((row) => (
                <Instance
                  key={`${row.accountId}/${row.region}/${row.instanceId}`}
                  row={row}
                  accountName={accountName}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={rows.foot}>
        <ScopedLink className={classes.link} href="/instances" params={{ owner }}>
          {words.all}
        </ScopedLink>
      </div>
    </Panel>
  );
}

type InstanceProps = Pick<Props, 'accountName'> & { row: OwnerDetail['longestOpen'][number] };

function Instance({ row, accountName }: InstanceProps) {
  const { accountId, region, instanceId, name, openedAt, openFindings } = row;
  return (
    <tr>
      <td className={rows.wide} title={name ?? instanceId}>
        <ScopedLink className={classes.link} href={instanceHref(instanceId)}>
          <span className={rows.mono}>{instanceId}</span>
        </ScopedLink>{' '}
        <bdi>{name}</bdi>
      </td>
      <td className={rows.clipped} title={accountId}>
        <bdi>{accountName(accountId)}</bdi>
      </td>
      <td>{region}</td>
      <td className={rows.number}>{openFindings === 0 ? noValue : countOf(openFindings, 'finding')}</td>
      <td className={rows.number} data-label={words.since}>
        <Age since={openedAt} />
      </td>
    </tr>
  );
}
