import detail from '#components/detail/detail.module.css';
import { ScrollRegion } from '#components/detail/scroll-region.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { EmptyState } from '#components/panel/panel-states.tsx';
import rows from '#components/panel/rows.module.css';
import { ownerHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { RoleDetail } from '#lib/api/schemas.ts';
import { roleWords } from '#words/roles.ts';
import classes from './roles.module.css';

const { workloads: words } = roleWords.detail;

type Sharing = RoleDetail['sharing'];

/** The workloads that carry a role: by what each is known, whose it is, and its share of the instances. */
export function Workloads({ sharing: { workloads, total } }: { sharing: Sharing }) {
  if (workloads.length === 0) return <EmptyState title={words.none}>{words.noneHint}</EmptyState>;
  const all = workloads.reduce((sum, { instances }) => sum + instances, 0);
  return (
    <>
      <ScrollRegion name={words.title}>
        <table className={rows.table}>
          <thead>
            <tr>
              <th scope="col">{words.workload}</th>
              <th scope="col">{words.knownBy}</th>
              <th scope="col">{words.owners}</th>
              <th scope="col">{words.regions}</th>
              <th scope="col">{words.instances}</th>
            </tr>
          </thead>
          <tbody>
            {workloads.map((workload) => (
              <WorkloadRow key={`${workload.kind} ${workload.name}`} workload={workload} all={all} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {workloads.length < total ? (
        <p className={detail.foot}>{words.firstOf(formatCount(workloads.length), formatCount(total))}</p>
      ) : null}
    </>
  );
}

function WorkloadRow({ workload, all }: { workload: Sharing['workloads'][number]; all: number }) {
  const { kind, name, owners, regions, instances } = workload;
  return (
    <tr data-workload={name ?? ''}>
      <td className={rows.clipped} data-none={name === null}>
        {name === null ? words.unknown : <GivenText text={name} />}
      </td>
      <td>{kind === null ? words.unknownHint : words.kinds[kind]}</td>
      <td className={rows.clipped}>
        {owners.map((owner, index) => (
          <span key={owner}>
            {index === 0 ? '' : ', '}
            <ScopedLink href={ownerHref(owner)}>
              <GivenText text={owner} />
            </ScopedLink>
          </span>
        ))}
      </td>
      <td className={rows.clipped} title={regions.join(', ')}>
        {regions.join(', ')}
      </td>
      <td data-label={words.instances}>
        <span className={classes.share}>
          <i style={{ width: `${(100 * instances) / all}%` }} />
          <b>{formatCount(instances)}</b>
        </span>
      </td>
    </tr>
  );
}
