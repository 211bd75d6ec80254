import { describe, expect, test } from 'vitest';
import { readRolesDue } from '#lib/db/role-service-uses.ts';
import type { Role } from '#lib/domain/inventory.ts';
import {
  account,
  arnOf,
  hour,
  instance,
  profile,
  recordSeen,
  role,
  scopeOf,
  useEstate,
} from './testing/snapshots.ts';

const { db } = useEstate();

const day = 24;
const app = role('app', { createdAt: hour(-400 * day) });
type Services = Record<string, Date | null>;

async function see(at: number, services: Services | null, roles: Role[] = [app], isComplete = true) {
  const uses = Object.entries(services ?? {}).map(([service, lastUsedAt]) => ({ service, lastUsedAt }));
  const serviceUses = services === null ? [] : [{ roleArn: app.roleArn, services: uses }];
  const seen = { roles, instanceProfiles: [profile('app')] };
  await recordSeen(db, scopeOf('iam'), hour(at), seen, { serviceUses, isComplete });
}

async function events(): Promise<string[]> {
  const findings = await db.finding.findMany({ where: { ruleId: 'role-unused-permissions' } });
  const fingerprint = { in: findings.map((each) => each.fingerprint) };
  const found = await db.findingEvent.findMany({ where: { fingerprint }, orderBy: { at: 'asc' } });
  return found.map(({ at, kind, severity, resolution }) =>
    [(at.getTime() - hour(0).getTime()) / 3_600_000, kind, resolution ?? severity].join(' '),
  );
}

const used = { s3: hour(0), sqs: hour(0) };
const half = { s3: hour(0), sqs: null };

describe('services that a role does not use', () => {
  test.each<[string, Parameters<typeof see>[], string[]]>([
    ['opened', [[1, half]], ['1 opened low']],
    [
      'nobody asked since: not closed',
      [
        [1, half],
        [2, null],
      ],
      ['1 opened low'],
    ],
    [
      'used again',
      [
        [1, half],
        [2, used],
      ],
      ['1 opened low', '2 resolved remediated'],
    ],
    [
      'used again, as a partial look says: not closed',
      [
        [1, half],
        [2, used, [app], false],
      ],
      ['1 opened low'],
    ],
    [
      'the role is deleted',
      [
        [1, half],
        [2, null, []],
      ],
      ['1 opened low', '2 resolved role-deleted'],
    ],
  ])('%s', async (_, steps, expected) => {
    for (const step of steps) await see(...step);
    expect(await events()).toEqual(expected);
  });

  test('what is as it was makes no version', async () => {
    await see(1, half);
    await see(2, half);
    await see(3, used);
    const rows = await db.roleServiceUse.findMany({ orderBy: { validFrom: 'asc' } });
    expect(rows.map(({ validFrom, validTo, lookedAt }) => [validFrom, validTo, lookedAt])).toEqual([
      [hour(1), hour(3), hour(2)],
      [hour(3), null, hour(3)],
    ]);
  });
});

test('AWS is asked of roles that were flagged for a day, and again after a week', async () => {
  const dueAt = async (at: number) => readRolesDue(db, account, hour(at));
  await see(1, null);
  const carriers = ['shop', 'search'].map((name) =>
    instance(`i-${name}`, { profileArn: arnOf('app'), associatedAt: hour(0), tags: { app: name } }),
  );
  await recordSeen(db, scopeOf('ec2'), hour(2), { instances: carriers });
  expect(await dueAt(2.5)).toEqual([]);
  expect(await dueAt(2 + day)).toEqual([app.roleArn]);
  await see(3 + day, used);
  expect(await dueAt(3 + 7 * day)).toEqual([]);
  expect(await dueAt(3 + 8 * day)).toEqual([app.roleArn]);
});
