'use client';
import { CoverageBadge } from '#components/badges/state-badges.tsx';
import { formatCount, noValue } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import rows from '#components/panel/rows.module.css';
import { instanceHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { RelatedInstance } from '#lib/api/schemas.ts';
import { detailWords as words } from '#words/detail.ts';
import classes from './detail.module.css';
import { ScrollRegion } from './scroll-region.tsx';
import { GivenText } from './text.tsx';

type Props = {
  name: string;
  instances: readonly RelatedInstance[];
  /** How many there are in all. */
  total: number;
  showVersion?: boolean;
  emptyTitle: string;
  empty: string;
};

/** Instances that belong to something: the first of them, and how many there are. */
export function RelatedInstances({ name, instances, total, showVersion = false, emptyTitle, empty }: Props) {
  if (instances.length === 0) return <EmptyState title={emptyTitle}>{empty}</EmptyState>;
  return (
    <>
      <ScrollRegion name={name}>
        <table className={rows.table}>
          <thead>
            <tr>
              <th scope="col">{words.instance}</th>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.role}</th>
              <th scope="col">{words.owner}</th>
              <th scope="col">{words.region}</th>
              <th scope="col">{words.type}</th>
              {showVersion ? <th scope="col">{words.version}</th> : null}
              <th scope="col">{words.created}</th>
            </tr>
          </thead>
          <tbody>
            {instances.map((instance) => (
              <tr key={instance.instanceId} data-instance={instance.instanceId}>
                <td className={rows.mono}>
                  <ScopedLink href={instanceHref(instance.instanceId)}>{instance.instanceId}</ScopedLink>
                </td>
                <td className={rows.clipped} data-none={instance.name === null}>
                  {instance.name === null ? noValue : <GivenText text={instance.name} />}
                </td>
                <td>
                  <CoverageBadge coverage={instance.coverage} />
                </td>
                <td className={rows.clipped}>
                  <GivenText text={instance.owner} />
                </td>
                <td>{instance.region}</td>
                <td>{instance.instanceType ?? noValue}</td>
                {showVersion ? (
                  <td data-label={words.version}>{instance.launchTemplateVersion ?? noValue}</td>
                ) : null}
                <td data-label={words.created}>
                  {instance.createdAt === null ? noValue : <RelativeTime at={instance.createdAt} isPast />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {instances.length < total ? (
        <p className={classes.foot}>{words.firstOf(formatCount(instances.length), formatCount(total))}</p>
      ) : null}
    </>
  );
}
