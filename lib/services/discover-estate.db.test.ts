import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestAws, type TestAws } from '#lib/collectors/testing/aws.ts';
import type { Database } from '#lib/db/client.ts';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import { type AccountSettings, defaultSettings } from '#lib/domain/settings.ts';
import { discoverEstate } from './discover-estate.ts';
import { contextOf, emptyDatabase, hour } from './testing/snapshots.ts';

const main = '264913587021';
const other = '305771482936';
const role: AccountSettings = {
  id: other,
  name: 'sandbox',
  roleArn: `arn:aws:iam::${other}:role/RolecallCollector`,
  externalId: 'secret-handshake',
};

let database: TestDatabase;
let db: Database;
let sim: TestAws;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  const place = { regions: ['us-east-1', 'eu-west-1'], share: 1 };
  sim = await startTestAws({
    accounts: [
      { id: main, name: 'main-alias', ...place },
      { id: other, name: 'other-alias', ...place, externalId: 'secret-handshake' },
    ],
  });
});
afterAll(async () => {
  await sim.close();
  await database.drop();
});
beforeEach(async () => {
  sim.aws.setFaults({});
  await emptyDatabase(db);
});

type Wish = { accounts?: AccountSettings[] | null; regions?: string[] | null; at?: number };

function discover({ accounts = null, regions = null, at = 1 }: Wish = {}) {
  const ctx = contextOf(db, { ...defaultSettings, accounts, regions }, hour(at));
  return discoverEstate({ ctx, signal: new AbortController().signal });
}

/** The active scopes of an account, EC2's by region and IAM's; with the retired ones marked. */
async function scopesOf(accountId: string): Promise<string[]> {
  const where = { accountId, collector: { not: 'user-data' } };
  const scopes = await db.scope.findMany({ where, orderBy: [{ collector: 'desc' }, { region: 'asc' }] });
  return scopes.map(({ region, retiredAt }) => (retiredAt === null ? region : `${region} retired`));
}

async function nameOf(accountId: string): Promise<string | undefined> {
  return (await db.account.findUnique({ where: { accountId } }))?.name;
}

describe("the caller's own account", () => {
  test('has the scopes of all its regions, and is called by its alias', async () => {
    const { scopes, issues } = await discover();
    expect(issues).toEqual([]);
    expect(scopes).toHaveLength(5);
    expect(await db.scope.count()).toBe(5);
    expect(await scopesOf(main)).toEqual(['global', 'eu-west-1', 'us-east-1']);
    expect(await nameOf(main)).toBe('example-main-alias');
  });

  test('gains and loses regions; a lost one retires, and returns', async () => {
    await discover({ regions: ['us-east-1'] });
    await discover({ regions: ['eu-west-1'], at: 2 });
    expect(await scopesOf(main)).toEqual(['global', 'eu-west-1', 'us-east-1 retired']);
    const retired = await db.scope.findMany({ where: { region: 'us-east-1' } });
    expect(retired.map(({ retiredAt }) => retiredAt)).toEqual([hour(2), hour(2)]);
    await discover({ regions: ['us-east-1', 'eu-west-1'], at: 3 });
    expect(await scopesOf(main)).toEqual(['global', 'eu-west-1', 'us-east-1']);
  });

  test('whose regions cannot be listed keeps those that it had, and its name', async () => {
    await discover();
    sim.aws.setFaults({ rules: [{ kind: 'access-denied', action: 'DescribeRegions' }] });
    const { issues } = await discover({ at: 2 });
    expect(issues).toMatchObject([{ code: 'access-denied', action: 'ec2:DescribeRegions' }]);
    expect(await scopesOf(main)).toEqual(['global', 'eu-west-1', 'us-east-1']);
    expect(await nameOf(main)).toBe('example-main-alias');
  });

  test('whose alias cannot be read goes by the name that it had, else by its id', async () => {
    sim.aws.setFaults({ rules: [{ kind: 'access-denied', action: 'ListAccountAliases' }] });
    await discover();
    expect(await nameOf(main)).toBe(main);
    sim.aws.setFaults({});
    await discover();
    expect(await nameOf(main)).toBe('example-main-alias');
    sim.aws.setFaults({ rules: [{ kind: 'access-denied', action: 'ListAccountAliases' }] });
    await discover();
    expect(await nameOf(main)).toBe('example-main-alias');
  });

  test('stays monitored when somebody tries the credentials of another', async () => {
    await discover({ accounts: [role], regions: ['us-east-1'] });
    await discover({ at: 2 });
    expect(await scopesOf(main)).toEqual(['global', 'eu-west-1', 'us-east-1']);
    expect(await scopesOf(other)).toEqual(['global', 'us-east-1']);
  });

  test('that nobody can tell retires nothing', async () => {
    await discover();
    sim.aws.setFaults({ rules: [{ kind: 'error', code: 'InvalidClientTokenId', status: 403 }] });
    const { scopes, issues } = await discover({ at: 2 });
    expect({ scopes, issues }).toMatchObject({ scopes: [], issues: [{ code: 'credentials' }] });
    expect(await scopesOf(main)).toEqual(['global', 'eu-west-1', 'us-east-1']);
  });
});

describe('accounts that the settings name', () => {
  const both = [{ id: main }, role];

  test('are all there, by the names that they are given', async () => {
    expect((await discover({ accounts: both })).scopes).toHaveLength(10);
    expect(await scopesOf(other)).toEqual(['global', 'eu-west-1', 'us-east-1']);
    expect(await nameOf(other)).toBe('sandbox');
  });

  test('retire when they are named no more, and return', async () => {
    await discover({ accounts: both });
    await discover({ accounts: [{ id: main }], at: 2 });
    expect(await scopesOf(other)).toEqual(['global retired', 'eu-west-1 retired', 'us-east-1 retired']);
    expect(await scopesOf(main)).toEqual(['global', 'eu-west-1', 'us-east-1']);
    await discover({ accounts: both, at: 3 });
    expect(await scopesOf(other)).toEqual(['global', 'eu-west-1', 'us-east-1']);
  });

  test('one that cannot be entered gets its IAM scope, which will tell why', async () => {
    const wrongId = { ...role, externalId: 'wrong' };
    const { issues } = await discover({ accounts: [{ id: main }, wrongId] });
    expect(issues).toMatchObject([{ action: 'sts:AssumeRole' }]);
    expect(await scopesOf(other)).toEqual(['global']);
    expect(await nameOf(other)).toBe('sandbox');
  });

  test('one that cannot be entered any more keeps its scopes, and no other account retires', async () => {
    await discover({ accounts: both });
    const wrongId = { ...role, externalId: 'wrong' };
    await discover({ accounts: [wrongId], at: 2 });
    expect(await scopesOf(other)).toEqual(['global', 'eu-west-1', 'us-east-1']);
    expect(await scopesOf(main)).toEqual(['global', 'eu-west-1', 'us-east-1']);
  });

  test("credentials of another account are not taken for the named one's", async () => {
    const { scopes, issues } = await discover({ accounts: [{ id: other }] });
    expect(scopes).toEqual([]);
    expect(issues).toMatchObject([{ code: 'credentials', message: expect.stringContaining(main) }]);
    expect(await scopesOf(other)).toEqual(['global']);
    expect(await scopesOf(main)).toEqual([]);
  });
});
