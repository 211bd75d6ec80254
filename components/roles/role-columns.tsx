'use client';
import { StandingBadge } from '#components/badges/standing-badge.tsx';
import { formatCount, noValue } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import { roleHref } from '#components/scope/hrefs.ts';
import type { Column } from '#components/table/column.ts';
import type { Role } from '#lib/api/schemas.ts';
import { nameInArn } from '#lib/domain/name-in-arn.ts';
import { roleWords as words } from '#words/roles.ts';

/** The columns of the list of roles. */
export function roleColumns(accountName: (accountId: string) => string): Column<Role>[] {
  const { columns } = words;
  return [
    {
      ...{ key: 'role', label: columns.role, width: 220, sort: 'roleName' },
      text: ({ roleArn, roleName }) => ({ text: roleName, title: roleArn, href: roleHref(roleArn) }),
    },
    {
      ...{ key: 'assumable', label: columns.assumable, width: 96, sort: 'ec2Assumable' },
      render: ({ ec2Assumable }) => (ec2Assumable ? words.yes : words.no),
    },
    {
      ...{ key: 'instances', label: columns.instances, width: 95, sort: 'instances', align: 'end' },
      render: ({ instances }) => formatCount(instances),
    },
    {
      ...{ key: 'owners', label: columns.owners, width: 95, align: 'end' },
      render: ({ instanceOwners }) =>
        instanceOwners === 0 ? noValue : words.owners(formatCount(instanceOwners), instanceOwners === 1),
    },
    {
      ...{ key: 'standing', label: columns.standing, width: 185, sort: 'standing' },
      render: ({ standing }) => (standing === null ? noValue : <StandingBadge standing={standing} />),
    },
    {
      ...{ key: 'policies', label: columns.policies, width: 210 },
      text: ({ attachedPolicyArns }) =>
        attachedPolicyArns.length === 0 ? null : attachedPolicyArns.map(nameInArn).join(', '),
    },
    {
      ...{ key: 'lastUsed', label: columns.lastUsed, width: 120, sort: 'lastUsedAt', align: 'end' },
      render: ({ lastUsedAt }) =>
        lastUsedAt === null ? words.never : <RelativeTime at={lastUsedAt} isPast />,
    },
    {
      ...{ key: 'created', label: columns.created, width: 110, sort: 'createdAt', align: 'end' },
      render: ({ createdAt }) => (createdAt === null ? noValue : <RelativeTime at={createdAt} isPast />),
    },
    {
      ...{ key: 'owner', label: columns.owner, width: 120, sort: 'owner' },
      text: ({ owner }) => owner,
    },
    {
      ...{ key: 'account', label: columns.account, width: 130 },
      text: ({ accountId }) => ({ text: accountName(accountId), title: accountId }),
    },
  ];
}

/** What the list shows unless the address says otherwise. */
export const roleDefaultColumns = [
  ...['role', 'assumable', 'standing', 'instances', 'owners', 'policies', 'lastUsed', 'owner', 'account'],
];
