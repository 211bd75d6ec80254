'use client';
import { CoverageBadge } from '#components/badges/state-badges.tsx';
import { noValue } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import { instanceHref, ownerHref, roleHref, templateHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { Column } from '#components/table/column.ts';
import type { TableDefaults } from '#components/table/table-params.ts';
import type { Instance, InstancesParams } from '#lib/api/schemas.ts';
import { nameInArn } from '#lib/domain/name-in-arn.ts';
import { instanceWords } from '#words/instances.ts';
import classes from './instances.module.css';

const { columns: words } = instanceWords;

type Key = keyof typeof words;

function column(
  key: Key,
  width: number,
  sort: NonNullable<InstancesParams['sort']>,
  render: Column<Instance>['render'],
): Column<Instance> {
  return { key, label: words[key], width, sort, render };
}

/** A column whose values are never wider than it, or links, which are cut to their cell. */
function fitting(...given: Parameters<typeof column>): Column<Instance> {
  return { ...column(...given), fits: true };
}

/** Every column that the table of instances can have. */
export const instanceColumns: readonly Column<Instance>[] = [
  fitting('id', 162, 'instanceId', ({ instanceId }) => (
    <ScopedLink href={instanceHref(instanceId)} className={classes.mono}>
      {instanceId}
    </ScopedLink>
  )),
  column('name', 124, 'name', ({ name }) => <Given text={name} />),
  fitting('coverage', 118, 'coverage', ({ coverage }) => <CoverageBadge coverage={coverage} />),
  column('state', 92, 'state', ({ state }) => state),
  fitting('owner', 104, 'owner', ({ owner }) => <GivenLink text={owner} href={ownerHref(owner)} />),
  column('account', 120, 'accountId', ({ accountId }) => <AccountName accountId={accountId} />),
  fitting('region', 118, 'region', ({ region }) => region),
  column('type', 92, 'instanceType', ({ instanceType }) => instanceType ?? noValue),
  column('profile', 150, 'profileArn', ({ profileArn }) => (
    <Given text={profileArn && nameInArn(profileArn)} title={profileArn} />
  )),
  fitting('role', 146, 'roleArn', ({ roleArn }) =>
    roleArn === null ? (
      noValue
    ) : (
      <GivenLink text={nameInArn(roleArn)} title={roleArn} href={roleHref(roleArn)} />
    ),
  ),
  fitting('template', 180, 'launchTemplateId', ({ launchTemplateId: id, launchTemplateVersion: version }) =>
    id === null ? (
      noValue
    ) : (
      <GivenLink text={version === null ? id : `${id}:${version}`} href={templateHref(id)} />
    ),
  ),
  column('asg', 150, 'autoScalingGroup', ({ autoScalingGroup }) => <Given text={autoScalingGroup} />),
  fitting('imds', 118, 'httpTokens', ({ httpTokens, httpEndpoint }) =>
    httpEndpoint === 'disabled' ? instanceWords.detail.metadataOff : (httpTokens ?? noValue),
  ),
  column('ip', 130, 'publicIp', ({ publicIp }) => <Given text={publicIp} />),
  column('image', 180, 'imageId', ({ imageId }) => <Given text={imageId} />),
  column('platform', 120, 'platform', ({ platform }) => <Given text={platform} />),
  fitting('created', 96, 'createdAt', ({ createdAt }) => <Past at={createdAt} />),
  fitting('launched', 104, 'launchTime', ({ launchTime }) => <Past at={launchTime} />),
  fitting('since', 112, 'since', ({ since }) => <Past at={since} />),
];

/** What the table shows unless the address says otherwise: all of it fits beside the facets of a laptop's screen. */
export const instanceTableDefaults: TableDefaults = {
  sort: 'instanceId',
  columns: ['id', 'name', 'coverage', 'role', 'state', 'owner', 'type', 'created'] satisfies Key[],
};

function AccountName({ accountId }: { accountId: string }) {
  const { accountName } = useScope();
  return <bdi title={accountId}>{accountName(accountId)}</bdi>;
}

type GivenProps = { text: string | null; title?: string | null };

// A text that others wrote stays in its cell, whatever its length and direction.
function Given({ text, title = text }: GivenProps) {
  if (text === null) return noValue;
  return <bdi title={title ?? text}>{text}</bdi>;
}

function GivenLink({ text, title = text, href }: { text: string; title?: string; href: string }) {
  return (
    <ScopedLink href={href} title={title} dir="auto">
      {text}
    </ScopedLink>
  );
}

function Past({ at }: { at: string | null }) {
  return at === null ? noValue : <RelativeTime at={at} isPast />;
}
