'use client';
import { SeverityBadge } from '#components/badges/severity-badge.tsx';
import { FindingStateBadge } from '#components/badges/state-badges.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { RelativeTime } from '#components/format/time.tsx';
import { findingHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { Column } from '#components/table/column.ts';
import type { Finding } from '#lib/api/schemas.ts';
import { findingWords as words } from '#words/findings.ts';

/** The columns of the list of findings. */
export function findingColumns(accountName: (accountId: string) => string): Column<Finding>[] {
  const { columns } = words;
  return [
    {
      ...{ key: 'severity', label: columns.severity, width: 90, sort: 'severity' },
      render: ({ severity }) => <SeverityBadge severity={severity} />,
    },
    {
      ...{ key: 'title', label: columns.title, width: 430 },
      render: ({ id, title }) => (
        <ScopedLink href={findingHref(id)}>
          <GivenText text={title} />
        </ScopedLink>
      ),
    },
    {
      ...{ key: 'rule', label: columns.rule, width: 190, sort: 'rule' },
      render: ({ ruleId }) => <span title={ruleId}>{words.rules[ruleId]}</span>,
    },
    {
      ...{ key: 'resource', label: columns.resource, width: 170, sort: 'resource' },
      render: ({ resourceId }) => <GivenText text={resourceId} isMono />,
    },
    {
      ...{ key: 'state', label: columns.state, width: 90 },
      render: ({ state }) => <FindingStateBadge state={state} />,
    },
    {
      ...{ key: 'opened', label: columns.opened, width: 95, sort: 'openedAt', align: 'end' },
      render: ({ openedAt }) => <RelativeTime at={openedAt} isPast />,
    },
    { ...{ key: 'region', label: columns.region, width: 105 }, render: ({ region }) => region },
    {
      ...{ key: 'owner', label: columns.owner, width: 115, sort: 'owner' },
      render: ({ owner }) => <GivenText text={owner} />,
    },
    {
      ...{ key: 'account', label: columns.account, width: 120 },
      render: ({ accountId }) => <span title={accountId}>{accountName(accountId)}</span>,
    },
  ];
}

/** What the list shows unless the address says otherwise. */
export const findingDefaultColumns = [
  ...['severity', 'title', 'resource', 'opened', 'region', 'owner', 'account'],
];
