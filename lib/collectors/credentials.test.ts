import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createAwsAccess } from '#lib/aws/access.ts';
import { startTestAws, type TestAws } from './testing/aws.ts';

const [one, other] = ['264913587021', '305771482936'];
const { signal } = new AbortController();

let sim: TestAws;
let folder: string;

beforeAll(async () => {
  const regions = ['us-east-1'];
  sim = await startTestAws({ accounts: [one, other].map((id) => ({ id, name: id, regions, share: 1 })) });
});
afterAll(() => sim.close());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-credentials-'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, undefined);
  vi.useFakeTimers({ toFake: ['Date'] });
  sim.aws.resetCalls();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Puts an account's key into the file, as a person does who replaces it. */
function putKeyOf(accountId: string): void {
  const account = sim.aws.accounts.find(({ id }) => id === accountId);
  writeFileSync(
    join(folder, 'credentials'),
    `[default]\naws_access_key_id = ${account?.accessKeyId}\naws_secret_access_key = ${account?.secretAccessKey}\n`,
  );
}

/** The accounts of whose keys AWS was asked, one for each call. */
function asked(): string[] {
  return sim.aws.calls().flatMap(({ account, calls }) => Array<string>(calls).fill(account));
}

function letMinutesPass(minutes: number): void {
  vi.setSystemTime(Date.now() + minutes * 60_000);
}

test('a key that was replaced in its file is used some minutes later, without a restart', async () => {
  putKeyOf(one);
  const access = createAwsAccess({ account: null });
  expect((await access.sts().callerIdentity(signal)).accountId).toBe(one);
  putKeyOf(other);
  letMinutesPass(4);
  expect((await access.sts().callerIdentity(signal)).accountId).toBe(one);
  letMinutesPass(2);
  expect((await access.sts().callerIdentity(signal)).accountId).toBe(other);
  access.close();
});

test('whose a key is is asked once, and again about another', async () => {
  putKeyOf(one);
  const access = createAwsAccess({ account: null });
  expect(await access.ownAccountId(signal)).toBe(one);
  letMinutesPass(60);
  expect(await access.ownAccountId(signal)).toBe(one);
  expect(asked()).toEqual([one]);
  putKeyOf(other);
  letMinutesPass(6);
  expect(await access.ownAccountId(signal)).toBe(other);
  expect(asked()).toEqual([one, other]);
  access.close();
});
