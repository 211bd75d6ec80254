import { beforeAll, describe, expect, test } from 'vitest';
import { launchTemplatesQuery } from '#lib/api/schemas.ts';
import {
  eventRows,
  findingRow,
  hour,
  insertEstate,
  insertProfile,
  instanceRow,
  profileArn,
  templateRow,
} from '#lib/api/testing/rows.ts';
import { useTestDatabase } from '#lib/db/testing/test-database.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
import type { Context } from './context.ts';
import { getLaunchTemplate } from './get-launch-template.ts';
import { listLaunchTemplates } from './list-launch-templates.ts';

const { db } = useTestDatabase();
let ctx: Context;

const from = (launchTemplateId: string, launchTemplateVersion = '1') => ({
  launchTemplateId,
  launchTemplateVersion,
});

// lt-web's first version names no profile; at hour 4 a second one with a profile becomes latest, at hour 6 default.
beforeAll(async () => {
  ctx = {
    ...{ actor: { kind: 'operator', name: 'test' }, visibleAccounts: 'all' },
    ...{ db, settings: defaultSettings, now: hour(8.5) },
  };
  await insertEstate(db, [1, 2, 3, 4, 5, 6, 7, 8]);
  await insertProfile(db);
  const second = { versionNumber: 2, profile: 'web', createdAt: hour(3) };
  await db.launchTemplateVersion.createMany({
    data: [
      templateRow('lt-web', { validTo: hour(4) }),
      templateRow('lt-web', { validFrom: hour(4), validTo: hour(6), isLatest: false }),
      templateRow('lt-web', { validFrom: hour(4), validTo: hour(6), isDefault: false, ...second }),
      templateRow('lt-web', { validFrom: hour(6), ...second }),
      templateRow('lt-bare', {
        templateName: 'bare',
        profile: ' ',
        httpEndpoint: 'disabled',
        owner: 'search',
      }),
      templateRow('lt-gone', { templateName: 'gone', validTo: hour(5) }),
    ],
  });
  await db.instance.createMany({
    data: [
      instanceRow('i-1', from('lt-web')),
      instanceRow('i-2', { ...from('lt-web'), validTo: hour(7) }),
      instanceRow('i-2', { ...from('lt-web'), validFrom: hour(7), profileArn }),
      instanceRow('i-3', { ...from('lt-web', '2'), validFrom: hour(5), profileArn }),
      instanceRow('i-4', { ...from('lt-web'), state: 'stopped' }),
      instanceRow('i-5', from('lt-bare')),
      instanceRow('i-6', from('lt-bare')),
      instanceRow('i-7', {}),
    ],
  });
  const ofTemplate = { ruleId: 'launch-template-no-instance-profile', resourceKind: 'launch-template' };
  await db.finding.createMany({
    data: [
      findingRow('f1', {
        ...{ ...ofTemplate, resourceId: 'lt-web:1', severity: 'medium', openedAt: hour(1) },
        ...{ state: 'resolved', resolvedAt: hour(6), resolution: 'template-deleted' },
      }),
      findingRow('f2', { ...ofTemplate, resourceId: 'lt-bare:1', openedAt: hour(1) }),
    ],
  });
  await db.findingEvent.createMany({
    data: eventRows('f1', [
      [1, 'opened'],
      [6, 'resolved'],
    ]),
  });
});

async function list(params: object) {
  const { data, total } = await listLaunchTemplates({ ctx, input: launchTemplatesQuery.parse(params) });
  expect(total).toBe(data.length);
  return data.map(({ templateId, running, uncovered }) => [templateId, running, uncovered]);
}

describe('the list', () => {
  test('what produces most instances without a role comes first', async () => {
    expect(await list({})).toEqual([
      ['lt-bare', 2, 2],
      ['lt-web', 3, 1],
    ]);
    expect(await list({ sort: 'name' })).toEqual([
      ['lt-bare', 2, 2],
      ['lt-web', 3, 1],
    ]);
  });

  test('tells of each version whether what it launches has a metadata service', async () => {
    const { data } = await listLaunchTemplates({ ctx, input: launchTemplatesQuery.parse({}) });
    expect(data.map(({ versions }) => versions.map(({ httpEndpoint }) => httpEndpoint))).toEqual([
      ['disabled'],
      [null],
    ]);
  });

  test('shows the estate as it was', async () => {
    expect(await list({ at: hour(4.5).toISOString() })).toEqual([
      ['lt-web', 2, 2],
      ['lt-bare', 2, 2],
      ['lt-gone', 0, 0],
    ]);
  });

  test('where nothing was collected for too long, coverage is unknown', async () => {
    const late = { ...ctx, now: hour(20) };
    const { data } = await listLaunchTemplates({ ctx: late, input: launchTemplatesQuery.parse({}) });
    expect(data.map(({ templateId, uncovered, unknown }) => [templateId, uncovered, unknown])).toEqual([
      ['lt-web', 0, 3],
      ['lt-bare', 0, 2],
    ]);
  });

  test.each([
    [{ profile: 'none' }, ['lt-bare']],
    [{ profile: 'named' }, ['lt-web']],
    [{ profile: 'none', at: hour(4.5).toISOString() }, ['lt-bare', 'lt-gone', 'lt-web']],
    [{ owner: 'search' }, ['lt-bare']],
    [{ region: 'eu-west-1' }, []],
    [{ account: '222222222222' }, []],
    [{ q: 'WEB' }, ['lt-web']],
  ])('%j', async (params, expected) => {
    expect((await list(params)).map(([id]) => id).sort()).toEqual(expected);
  });

  test('versions are told with what they start', async () => {
    const { data } = await listLaunchTemplates({
      ctx,
      input: launchTemplatesQuery.parse({ at: hour(4.5).toISOString(), q: 'lt-web' }),
    });
    expect(data[0]?.versions).toMatchObject([
      { versionNumber: 1, isDefault: true, isLatest: false, profile: null },
      {
        versionNumber: 2,
        isDefault: false,
        isLatest: true,
        profile: 'web',
        createdAt: hour(3).toISOString(),
      },
    ]);
  });
});

describe('one template', () => {
  test('its instances, those without a role first', async () => {
    const { instances, running, uncovered } = await getLaunchTemplate({ ctx, input: { id: 'lt-web' } });
    expect(instances.map(({ instanceId, coverage }) => [instanceId, coverage])).toEqual([
      ['i-1', 'no-profile'],
      ['i-2', 'covered'],
      ['i-3', 'covered'],
    ]);
    expect([running, uncovered]).toEqual([3, 1]);
  });

  test('its history, version by version', async () => {
    const { history } = await getLaunchTemplate({ ctx, input: { id: 'lt-web' } });
    expect(
      history.map(({ at, versionNumber, changes }) => [at, versionNumber, changes.map(({ kind }) => kind)]),
    ).toEqual([
      [hour(6).toISOString(), 2, ['default-set']],
      [hour(6).toISOString(), 1, ['gone']],
      [hour(4).toISOString(), 2, ['appeared']],
      [hour(4).toISOString(), 1, ['latest-unset']],
      [hour(0).toISOString(), 1, ['appeared']],
    ]);
  });

  test('its findings, of versions that are gone too, as they stood', async () => {
    const findingsAt = async (at?: Date) =>
      (await getLaunchTemplate({ ctx, input: { id: 'lt-web', at } })).findings.map(({ state }) => state);
    expect(await findingsAt()).toEqual(['resolved']);
    expect(await findingsAt(hour(3))).toEqual(['open']);
    expect(await findingsAt(hour(0.5))).toEqual([]);
  });

  test('that is gone is told as it last was, and that is not there, not at all', async () => {
    const gone = await getLaunchTemplate({ ctx, input: { id: 'lt-gone' } });
    expect([gone.goneAt, gone.versions.length, gone.templateName]).toEqual([
      hour(5).toISOString(),
      1,
      'gone',
    ]);
    await expect(getLaunchTemplate({ ctx, input: { id: 'lt-gone', at: hour(7) } })).rejects.toThrow(
      'lt-gone',
    );
    await expect(getLaunchTemplate({ ctx, input: { id: 'lt-none' } })).rejects.toThrow('lt-none');
  });

  test('of an account that may not be seen is not there', async () => {
    const blinkered = { ...ctx, visibleAccounts: ['222222222222'] };
    await expect(getLaunchTemplate({ ctx: blinkered, input: { id: 'lt-web' } })).rejects.toThrow('lt-web');
  });
});
