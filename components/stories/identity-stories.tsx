'use client';
import type { ReactNode } from 'react';
import { AgeHistogram } from '#components/access-keys/age-histogram.tsx';
import { ExposuresTable } from '#components/access-keys/exposures-table.tsx';
import { OwnersOfKeys } from '#components/access-keys/owners-of-keys.tsx';
import { Tiles } from '#components/access-keys/step-tiles.tsx';
import { Way } from '#components/access-keys/way-to-zero.tsx';
import { JsonCode } from '#components/code/json-code.tsx';
import { FindingsOf } from '#components/detail/findings-of.tsx';
import { GoneNotice } from '#components/detail/gone-notice.tsx';
import { History } from '#components/detail/history.tsx';
import { RelatedInstances } from '#components/detail/related-instances.tsx';
import { Permissions } from '#components/permissions/permissions.tsx';
import { Policies } from '#components/permissions/policies.tsx';
import type {
  AccessKeyDetail,
  AccessKeyStatistics,
  KeyBurnDown,
  RolePermissions,
  RolePolicy,
} from '#lib/api/schemas.ts';
import { exposureNeeds } from '#lib/domain/exposure-needs.ts';
import { keyAges } from '#lib/domain/key-bands.ts';
import { type KeyStep, keySteps, noPlaces } from '#lib/domain/key-retirement.ts';
import { permissionWords } from '#words/permissions.ts';

const long = 'x'.repeat(256);
const at = '2026-11-01T00:00:00.000Z';
const height = 240;

/** Keys by age: as many of each as told, in the order of the ages; half as many are inactive. */
function statistics(...counts: number[]): AccessKeyStatistics {
  const ages = keyAges.map((age, index) => ({
    age,
    active: counts[index] ?? 0,
    inactive: Math.floor((counts[index] ?? 0) / 2),
  }));
  return {
    ...{ asOf: at, root: 0, lastUses: [], steps: [], ages, ownerCount: 3 },
    active: ages.reduce((sum, { active }) => sum + active, 0),
    inactive: ages.reduce((sum, { inactive }) => sum + inactive, 0),
    owners: [long, 'فريق المدفوعات', '<b>search</b>'].map((owner, index) => ({
      ...{ owner, active: 10 ** (index * 4), inactive: 0, olderThan90Days: index, unused: 0, exposed: index },
    })),
  };
}

const exposures = exposureNeeds.map((need, index): AccessKeyDetail['exposures'][number] => ({
  ...{ accountId: '123456789012', region: 'us-east-1', confidence: 'sure', line: index + 1, from: at, need },
  ...{ source: index === 4 ? 'launch-template' : 'user-data', to: index > 2 ? at : null },
  ...{ resourceId: index === 4 ? 'lt-1:3' : `i-${index}`, place: index === 1 ? long : 'user data' },
  ...{ owner: index === 2 ? 'فريق المدفوعات' : 'payments', holderName: index === 0 ? long : null },
}));

const policy: RolePolicy = {
  ...{ kind: 'attached', name: 'own', isAwsManaged: false, versionId: 'v3', isCollected: true },
  ...{ policyArn: 'arn:aws:iam::123456789012:policy/own', document: null },
};
const policies: RolePolicy[] = [
  { ...policy, name: 'unseen', isCollected: false, versionId: null },
  { ...policy, name: long, kind: 'boundary', document: { Statement: [{ Effect: 'Deny', Action: '*' }] } },
  {
    ...policy,
    name: 'no-json',
    group: long,
    kind: 'inline',
    policyArn: null,
    versionId: null,
    document: '<not JSON>',
  },
];

const place = { kind: 'inline' as const, name: long, policyArn: null };
const statement = { ...place, statement: 0, lines: { first: 3, last: 7 } };
const claim = {
  ...{
    isSure: false,
    actions: ['iam:PassRole', 'ec2:RunInstances'],
    actionCount: 1_234,
    causes: [statement],
  },
  ...{ paths: [], services: [], serviceCount: 0 },
  weakenedBy: [
    { ...statement, by: 'condition' as const, conditionKeys: ['aws:SourceIp', long] },
    { ...statement, by: 'denied-somewhere' as const, conditionKeys: [] },
  ],
};
const permissions: RolePermissions = {
  isAssessed: true,
  classes: [
    { ...claim, class: 'administrator' },
    {
      ...{ ...claim, class: 'privilege-escalation', isSure: true, weakenedBy: [] },
      paths: [
        {
          ...claim,
          path: 'iam:PassRole+ec2:RunInstances',
          how: 'Starts an instance with a role of the account.',
        },
      ],
    },
    { ...claim, class: 'service-wildcard', services: ['s3', 'sqs'], serviceCount: 2 },
  ],
};

const lines = Array.from({ length: 14 }, (_, index) => ({
  ...{
    key: String(index),
    at,
    sentences: index === 1 ? [`Owner changed from ${long} to <b>.`, 'Activated.'] : ['Activated.'],
  },
}));

const retirement: NonNullable<AccessKeyDetail['retirement']> = {
  ...noPlaces,
  ...{ step: 'watch', reason: null, readyAt: null, doneAt: null },
  ...{ statusSince: at, isStatusFirst: true, unscanned: 0, remediation: null },
};

/** Where a key stands on its way to zero; null: it is gone. */
function way(fields: Partial<typeof retirement> | null) {
  const shown = fields && { ...retirement, ...fields };
  return <Way accessKey={{ retirement: shown, exposures, isRoot: false, lastUsedAt: null }} />;
}

const steps = Object.fromEntries(keySteps.map((step) => [step, 0])) as Record<KeyStep, number>;
const burnDown: KeyBurnDown = {
  ...{ asOf: at, from: at, to: at, target: 0, forecast: null, noForecast: 'too-few-days' },
  points: [{ day: '2026-11-01', at, complete: false, active: null, steps: null }],
};

/** The steps of the way to zero, with as many keys at each. */
function tiles(count: number, days: Partial<KeyBurnDown> = {}) {
  const counted = { ...statistics(), steps: keySteps.map((step) => ({ step, count })) };
  return <Tiles statistics={counted} burnDown={{ ...burnDown, ...days }} chosen="watch" />;
}

/** What the pages of keys, roles, templates and findings consist of, in the states that the demo does not show. */
export const identityStories: Readonly<Record<string, ReactNode>> = {
  'Ages: no keys': <AgeHistogram statistics={statistics()} height={height} />,
  'Ages: one key': <AgeHistogram statistics={statistics(0, 1)} height={height} />,
  'Ages: very many keys, one of unknown age': (
    <AgeHistogram statistics={statistics(1e9, 3, 0, 5e8, 1, 1, 1, 1, 1, 1)} height={height} />
  ),
  'Owners of keys: long, right-to-left and hostile names': (
    <OwnersOfKeys statistics={statistics(1)} height={height} />
  ),
  'Way to zero: not known': way({ step: 'unknown', reason: 'places-unknown', unknown: 3, unscanned: 1e6 }),
  'Way to zero: still needed': way({ step: 'still-needed', places: 6, needing: 2, lost: 1 }),
  'Way to zero: inactive since nobody knows when': way({
    ...{ step: 'deactivated', reason: 'inactive-since-unknown', readyAt: at },
  }),
  'Way to zero: gone': way(null),
  'Steps: no history': tiles(0),
  'Steps: very many keys, a forecast': tiles(1e9, {
    points: [{ day: '2026-11-01', at, complete: true, active: 2, steps: { ...steps, watch: 2 } }],
    forecast: {
      ...{
        perDay: 12_345.678,
        reachedOn: '2027-01-01',
        reachedOnAtBest: '2026-12-24',
        reachedOnAtWorst: null,
      },
    },
    noForecast: null,
  }),
  'Exposures: every need': <ExposuresTable exposures={exposures} />,
  'Exposures: none': <ExposuresTable exposures={[]} />,
  'Policies: not collected, a boundary, no JSON': <Policies policies={policies} permissions={null} />,
  'Policies: none': <Policies policies={[]} permissions={null} />,
  'Permissions: everything under conditions, and a path': (
    <Permissions permissions={permissions} unseenHint={permissionWords.noKeys} />
  ),
  'Permissions: not assessed': (
    <Permissions
      permissions={{
        isAssessed: false,
        reasons: [
          { ...place, group: 'developers', reason: 'missing', statement: null, detail: long },
          { ...place, kind: 'group', group: long, reason: 'missing', statement: null, detail: '' },
        ],
      }}
      unseenHint={permissionWords.noKeys}
    />
  ),
  'Permissions: none, and not looked at': (
    <>
      <Permissions permissions={{ isAssessed: true, classes: [] }} unseenHint="" />
      <Permissions permissions={null} unseenHint={permissionWords.noKeys} />
    </>
  ),
  'Document: nothing in it': <JsonCode name="an empty document" value={{}} />,
  'History: long': <History lines={lines} />,
  'Related instances: none': (
    <RelatedInstances name="Nothing" instances={[]} total={0} emptyTitle="None" empty="No instance." />
  ),
  'Findings of a resource: none': <FindingsOf findings={[]} />,
  'Gone since': <GoneNotice at={at} />,
};
