import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lib/db/testing/test-database.ts';
import { forgeAccessKeyId, forgeSecret } from '#lib/domain/credentials/testing/forge-credentials.ts';
import { type TemporaryFolder, temporaryFolder } from '#lib/scan/testing/temporary-repository.ts';
import { account, addEstate } from '#lib/services/testing/snapshots.ts';

const script = fileURLToPath(new URL('../../bin/rolecall.js', import.meta.url));
const id = forgeAccessKeyId(1, account);

let database: TestDatabase;
let folder: TemporaryFolder;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = temporaryFolder();
  await addEstate(database.db);
});
afterAll(async () => {
  folder.remove();
  await database.drop();
});

function scan(...more: string[]) {
  const args = [script, 'scan', 'code', '--name', 'acme/web', ...more];
  const { PATH } = process.env;
  const env = {
    PATH,
    HOME: folder.path,
    DATABASE_URL: database.connectionString,
    ROLECALL_DATA_DIR: folder.path,
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    ...{ cwd: folder.path, encoding: 'utf8' as const },
    env: env as unknown as NodeJS.ProcessEnv,
  });
  return { status, stdout, stderr };
}

test('scan prints and ends with 1 where something is found; --record keeps it, and ends it when it is gone', async () => {
  const where = { source: 'code', validTo: null };
  folder.write('code/a.env', `aws_access_key_id=${id}\naws_secret_access_key=${forgeSecret(1)}\n`);
  const printed = scan();
  expect(printed.status).toBe(1);
  expect(printed.stdout).toMatch(/a\.env:1:19 {2}Access key AKIA\*{12}.{4} with its secret \(sure\)\n/);
  expect(await database.db.exposure.count({ where })).toBe(0);
  const recorded = scan('--record', '--json');
  expect(recorded).toMatchObject({ status: 1, stderr: expect.stringContaining('1 exposure stands') });
  expect(JSON.parse(recorded.stdout)).toMatchObject({ name: 'acme/web', hits: [{ path: 'a.env', line: 1 }] });
  const [exposure] = await database.db.exposure.findMany({ where });
  expect(exposure).toMatchObject({
    accountId: account,
    resourceId: 'acme/web',
    accessKeyId: id,
    place: 'a.env',
  });
  expect(JSON.stringify([exposure, printed, recorded])).not.toContain(forgeSecret(1));
  folder.write('code/a.env', 'region=us-east-1\n');
  expect(scan('--record')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('0 credentials in acme/web'),
  });
  expect(await database.db.exposure.count({ where })).toBe(0);
});
