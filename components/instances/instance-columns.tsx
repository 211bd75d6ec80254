'use client';
import { CoverageBadge } from '#components/badges/state-badges.tsx';
import { noValue } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import { instanceHref, ownerHref, roleHref, templateHref } from '#components/scope/hrefs.ts';
import { useScope } from '#components/scope/use-scope.ts';
import type { Column, Drawn, Written } from '#components/table/column.ts';
import type { TableDefaults } from '#components/table/table-params.ts';
import type { Instance, InstancesParams } from '#lib/api/schemas.ts';
import { nameInArn } from '#lib/domain/name-in-arn.ts';
import { instanceWords } from '#words/instances.ts';

const { columns: words } = instanceWords;

type Key = keyof typeof words;
type Sort = NonNullable<InstancesParams['sort']>;

const head = (key: Key, width: number, sort: Sort) => ({ key, label: words[key], width, sort });

function written(key: Key, width: number, sort: Sort, text: Written<Instance>['text']): Column<Instance> {
  return { ...head(key, width, sort), text };
}

/** A column of what is never wider than it. */
function drawn(key: Key, width: number, sort: Sort, render: Drawn<Instance>['render']): Column<Instance> {
  return { ...head(key, width, sort), render, fits: true };
}

/** Every column that the table of instances can have. */
export const instanceColumns: readonly Column<Instance>[] = [
  written('id', 162, 'instanceId', ({ instanceId }) => ({
    ...{ text: instanceId, href: instanceHref(instanceId), isMono: true },
  })),
  written('name', 124, 'name', ({ name }) => name),
  drawn('coverage', 118, 'coverage', ({ coverage }) => <CoverageBadge coverage={coverage} />),
  written('state', 92, 'state', ({ state }) => state),
  written('owner', 104, 'owner', ({ owner }) => ({ text: owner, href: ownerHref(owner) })),
  {
    ...head('account', 120, 'accountId'),
    render: ({ accountId }) => <AccountName accountId={accountId} />,
  },
  written('region', 118, 'region', ({ region }) => region),
  written('type', 92, 'instanceType', ({ instanceType }) => instanceType),
  written('profile', 150, 'profileArn', ({ profileArn: arn }) => arn && { text: nameInArn(arn), title: arn }),
  written(
    ...(['role', 146, 'roleArn'] as const),
    ({ roleArn: arn }) => arn && { text: nameInArn(arn), title: arn, href: roleHref(arn) },
  ),
  written(
    ...(['template', 180, 'launchTemplateId'] as const),
    ({ launchTemplateId: id, launchTemplateVersion: version }) =>
      id && { text: version === null ? id : `${id}:${version}`, href: templateHref(id) },
  ),
  written('asg', 150, 'autoScalingGroup', ({ autoScalingGroup }) => autoScalingGroup),
  written('imds', 118, 'httpTokens', ({ httpTokens, httpEndpoint }) =>
    httpEndpoint === 'disabled' ? instanceWords.detail.metadataOff : httpTokens,
  ),
  written('ip', 130, 'publicIp', ({ publicIp }) => publicIp),
  written('image', 180, 'imageId', ({ imageId }) => imageId),
  written('platform', 120, 'platform', ({ platform }) => platform),
  drawn('created', 96, 'createdAt', ({ createdAt }) => <Past at={createdAt} />),
  drawn('launched', 104, 'launchTime', ({ launchTime }) => <Past at={launchTime} />),
  drawn('since', 112, 'since', ({ since }) => <Past at={since} />),
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

function Past({ at }: { at: string | null }) {
  return at === null ? noValue : <RelativeTime at={at} isPast />;
}
