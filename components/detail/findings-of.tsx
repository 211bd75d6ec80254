'use client';
import { SeverityBadge } from '#components/badges/severity-badge.tsx';
import { FindingStateBadge } from '#components/badges/state-badges.tsx';
import { RelativeTime } from '#components/format/time.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import rows from '#components/panel/rows.module.css';
import { findingHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { Finding } from '#lib/api/schemas.ts';
import { detailWords as words } from '#words/detail.ts';

/** The findings of one resource, each a link to its page. */
export function FindingsOf({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return <EmptyState title={words.noFindings}>{words.noFindingsHint}</EmptyState>;
  return (
    <div className={rows.box}>
      <table className={rows.table}>
        <thead>
          <tr>
            <th scope="col">{words.severity}</th>
            <th scope="col">{words.finding}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.opened}</th>
          </tr>
        </thead>
        <tbody>
          {findings.map(({ id, severity, state, title, openedAt }) => (
            <tr key={id} data-finding={id}>
              <td>
                <SeverityBadge severity={severity} />
              </td>
              <td className={rows.wide} title={title}>
                <ScopedLink href={findingHref(id)}>
                  <bdi>{title}</bdi>
                </ScopedLink>
              </td>
              <td>
                <FindingStateBadge state={state} />
              </td>
              <td data-label={words.opened}>
                <RelativeTime at={openedAt} isPast />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
