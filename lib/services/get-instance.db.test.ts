import { beforeAll, expect, test } from 'vitest';
import {
  account,
  episodeRow,
  eventRows,
  findingRow,
  hour,
  insertEstate,
  insertProfile,
  instanceRow,
  profileArn,
  region,
  roleArn,
} from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { forgeSecret } from '#lib/domain/credentials/testing/forge-credentials.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';
import { getInstance } from './get-instance.ts';

const { db } = useTestDatabase();
let ctx: Context;
const secret = forgeSecret(1);

beforeAll(async () => {
  ctx = {
    ...{ actor: { kind: 'operator', name: 'test' }, visibleAccounts: 'all' },
    ...{ db, settings: defaultSettings, now: hour(4.5) },
  };
  await insertEstate(db, [1, 2, 3, 4], [account]);
  await insertProfile(db);
  await db.launchTemplateVersion.create({
    data: {
      ...{ accountId: account, region, templateId: 'lt-1', versionNumber: 3, validFrom: hour(0) },
      ...{ templateName: 'web servers', isDefault: true, isLatest: true, owner: 'payments', tags: {} },
    },
  });
  const template = { launchTemplateId: 'lt-1', launchTemplateVersion: '3' };
  await db.instance.createMany({
    data: [
      instanceRow('i-1', { ...template, validTo: hour(3), tags: { env: 'prod', note: secret } }),
      instanceRow('i-1', {
        ...template,
        validFrom: hour(3),
        profileArn,
        tags: { env: 'prod', note: secret },
      }),
      instanceRow('i-3'),
    ],
  });
  await db.episode.create({ data: episodeRow('i-1', { endedAt: hour(3), ending: 'role-attached' }) });
  await db.finding.create({ data: findingRow('f1', { state: 'resolved', resolvedAt: hour(3) }) });
  const onMany = { resourceId: 'i-3' };
  await db.finding.createMany({
    data: [
      findingRow('over', {
        ...onMany,
        severity: 'critical',
        risk: 99,
        state: 'resolved',
        resolvedAt: hour(3),
      }),
      findingRow('worst', { ...onMany, severity: 'critical', risk: 90, openedAt: hour(1) }),
      findingRow('old', { ...onMany, severity: 'high', risk: 65, openedAt: hour(1) }),
      findingRow('new', { ...onMany, severity: 'high', risk: 65, openedAt: hour(2) }),
      findingRow('mild', { ...onMany, severity: 'low', risk: 10, openedAt: hour(4) }),
    ],
  });
  await db.findingEvent.createMany({
    data: eventRows('f1', [
      [1, 'opened'],
      [3, 'resolved'],
    ]),
  });
  const exposure = {
    ...{ accountId: account, region, owner: 'payments', kind: 'access-key-pair', confidence: 'sure' },
    ...{ place: 'user data', line: 3, column: 1, length: 40, accessKeyId: 'AKIAQQQQQQQQQQQQWXYZ' },
  };
  await db.exposure.createMany({
    data: [
      {
        ...exposure,
        source: 'user-data',
        resourceId: 'i-1',
        credential: 'a',
        validFrom: hour(1),
        validTo: hour(3),
      },
      { ...exposure, source: 'launch-template', resourceId: 'lt-1:3', credential: 'a', validFrom: hour(2) },
      { ...exposure, source: 'launch-template', resourceId: 'lt-1:2', credential: 'a', validFrom: hour(1) },
      { ...exposure, source: 'user-data', resourceId: 'i-2', credential: 'a', validFrom: hour(1) },
    ],
  });
});

test('an instance as it is now', async () => {
  const instance = await getInstance({ ctx, input: { id: 'i-1' } });
  expect(instance).toMatchObject({
    ...{ coverage: 'covered', role: { arn: roleArn, name: 'web' }, profileName: 'web' },
    launchTemplate: { id: 'lt-1', version: '3', name: 'web servers' },
    versions: [{ to: null }, { to: hour(3).toISOString() }],
    episodes: [{ ending: 'role-attached', hours: 3 }],
    findings: [{ state: 'resolved' }],
    exposures: [
      { source: 'launch-template', resourceId: 'lt-1:3', from: hour(2).toISOString(), to: null },
      { source: 'user-data', resourceId: 'i-1', to: hour(3).toISOString() },
    ],
    tags: { env: 'prod', note: '[redacted]' },
  });
  expect(JSON.stringify(instance)).not.toContain(secret);
});

test('and as it was, without what came later', async () => {
  const instance = await getInstance({ ctx, input: { id: 'i-1', at: hour(1.5) } });
  expect(instance).toMatchObject({
    ...{ coverage: 'no-profile', role: null, profileName: null },
    versions: [{ from: hour(0).toISOString(), to: null }],
    episodes: [{ endedAt: null, ending: null, hours: 1.5 }],
    findings: [{ state: 'open' }],
    exposures: [{ source: 'user-data', to: null }],
  });
  expect([instance.versions.length, instance.exposures.length]).toEqual([1, 1]);
});

test('what stands against it comes first, the worst of it before all else', async () => {
  const { findings } = await getInstance({ ctx, input: { id: 'i-3' } });
  expect(findings.map(({ id }) => id)).toEqual(['worst', 'new', 'old', 'mild', 'over']);
});
