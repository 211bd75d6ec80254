'use client';
import { KeyStatusBadge } from '#components/badges/state-badges.tsx';
import { formatDays } from '#components/format/durations.ts';
import { formatCount, noValue } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import { keyHref } from '#components/scope/hrefs.ts';
import type { Column } from '#components/table/column.ts';
import type { AccessKey } from '#lib/api/schemas.ts';
import { accessKeyWords as words } from '#words/access-keys.ts';
import { KeyStepBadge } from './key-step-badge.tsx';

/** The columns of the list of keys. */
export function keyColumns(accountName: (accountId: string) => string): Column<AccessKey>[] {
  const { columns } = words;
  return [
    {
      ...{ key: 'key', label: columns.key, width: 190, sort: 'accessKeyId' },
      text: ({ id, accessKeyId }) => ({ text: accessKeyId, href: keyHref(id), isMono: true }),
    },
    {
      ...{ key: 'user', label: columns.user, width: 150, sort: 'userName' },
      text: ({ userName, isRoot }) => (isRoot ? words.rootUser : userName),
    },
    {
      ...{ key: 'status', label: columns.status, width: 90 },
      render: ({ status }) => <KeyStatusBadge status={status} />,
    },
    {
      ...{ key: 'step', label: columns.step, width: 150, sort: 'step' },
      render: ({ step }) => <KeyStepBadge step={step} />,
    },
    {
      ...{ key: 'age', label: columns.age, width: 80, sort: 'createdAt', isReversed: true, align: 'end' },
      render: ({ ageDays }) => (ageDays === null ? noValue : formatDays(ageDays)),
    },
    {
      ...{ key: 'lastUsed', label: columns.lastUsed, width: 110, sort: 'lastUsedAt', align: 'end' },
      render: (key) => <LastUse use={key.use} at={key.lastUsedAt} />,
    },
    {
      ...{ key: 'service', label: columns.service, width: 90 },
      text: ({ lastUsedService }) => lastUsedService,
    },
    {
      ...{ key: 'exposed', label: columns.exposed, width: 105, sort: 'exposedPlaces', align: 'end' },
      render: ({ exposedPlaces }) =>
        exposedPlaces === 0 ? (
          noValue
        ) : (
          <b>{words.places(formatCount(exposedPlaces), exposedPlaces === 1)}</b>
        ),
    },
    {
      ...{ key: 'owner', label: columns.owner, width: 120, sort: 'owner' },
      text: ({ owner }) => owner,
    },
    {
      ...{ key: 'account', label: columns.account, width: 130 },
      text: ({ accountId }) => ({ text: accountName(accountId), title: accountId }),
    },
    {
      ...{ key: 'region', label: columns.region, width: 130 },
      text: ({ lastUsedRegion }) => lastUsedRegion,
    },
  ];
}

/** When a key was last used, in words where it never was. */
export function LastUse({ use, at }: { use: AccessKey['use']; at: string | null }) {
  if (at !== null) return <RelativeTime at={at} isPast />;
  return use === 'never' ? words.never : words.unknown;
}

/** What the list shows unless the address says otherwise. */
export const keyDefaultColumns = [
  ...['key', 'user', 'status', 'step', 'age', 'lastUsed', 'service', 'exposed', 'owner', 'account'],
];
