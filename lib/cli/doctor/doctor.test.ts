import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultSettings } from '#lib/domain/settings.ts';
import { describeCredentialKind, maskKeyId } from '#lib/services/describe-credentials.ts';
import { benchEstate } from '#lib/simulated-aws/presets.ts';
import { type FaultOptions, type SimulatedAws, startSimulatedAws } from '#lib/simulated-aws/server.ts';
import { checkAws } from './aws-checks.ts';
import { checkClock } from './clock-check.ts';

let aws: SimulatedAws;

beforeEach(async () => {
  aws = await startSimulatedAws({ estate: benchEstate({ instances: 20, users: 5, roles: 3 }) });
  const [account] = aws.accounts;
  vi.stubEnv('AWS_ENDPOINT_URL', aws.url);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', account?.accessKeyId ?? '');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', account?.secretAccessKey ?? '');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

const deny = (action: string): NonNullable<FaultOptions['rules']>[number] => ({
  kind: 'access-denied',
  action,
});
const failed = (checks: { name: string; status: string }[]) =>
  checks.filter(({ status }) => status === 'failed').map(({ name }) => name);

test('with every permission there is nothing to mend', async () => {
  const { checks, missingPermissions } = await checkAws(defaultSettings, process.env);
  expect(checks.filter(({ status }) => status !== 'ok')).toEqual([]);
  expect(checks).toHaveLength(14);
  expect(missingPermissions).toEqual([]);
});

test('every permission that is missing is named, with the policy that mends it', async () => {
  aws.setFaults({ rules: [deny('DescribeInstanceAttribute'), deny('GetAccountAuthorizationDetails')] });
  const { checks, missingPermissions } = await checkAws(defaultSettings, process.env);
  const missing = ['ec2:DescribeInstanceAttribute', 'iam:GetAccountAuthorizationDetails'];
  expect(missingPermissions).toEqual(missing);
  expect(failed(checks)).toEqual([...missing, 'Policy']);
  const policy = JSON.parse(checks.at(-1)?.mend ?? '');
  expect(policy.Statement[0].Action).toEqual(missing);
});

test('an alias that may not be read is no failure', async () => {
  aws.setFaults({ rules: [deny('ListAccountAliases')] });
  const { checks } = await checkAws(defaultSettings, process.env);
  expect(checks).toContainEqual(
    expect.objectContaining({ name: 'iam:ListAccountAliases', status: 'warning' }),
  );
});

test('credentials of another account are told, and nothing else is tried with them', async () => {
  const { checks } = await checkAws({ ...defaultSettings, accounts: [{ id: '999999999999' }] }, process.env);
  expect(checks).toEqual([
    expect.objectContaining({
      name: 'Credentials',
      status: 'failed',
      detail: expect.stringContaining('not 999999999999'),
    }),
  ]);
});

test('credentials that AWS does not know are told', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAZZZZZZZZZZZZZZZZ');
  const { checks } = await checkAws(defaultSettings, process.env);
  expect(failed(checks)).toEqual(['Credentials']);
  expect(checks[0]?.mend).toBeDefined();
});

test('a clock that is wrong is told before AWS refuses', async () => {
  expect(await checkClock(aws.url)).toMatchObject({ status: 'ok' });
  expect(await checkClock(aws.url, () => Date.now() - 240_000)).toMatchObject({
    status: 'failed',
    detail: expect.stringMatching(/^(239|240|241) s behind AWS/),
  });
  expect(await checkClock('http://127.0.0.1:9')).toMatchObject({ status: 'skipped' });
});

test.each([
  [{ AWS_ACCESS_KEY_ID: 'AKIAQWERTYUIOPASDFGH' }, 'long-term key AKIA************DFGH of AWS_ACCESS_KEY_ID'],
  [{ AWS_ACCESS_KEY_ID: 'ASIAQWERTYUIOPASDFGH' }, 'temporary key ASIA************DFGH of AWS_ACCESS_KEY_ID'],
  [{ AWS_PROFILE: 'prod' }, 'profile prod of AWS_PROFILE'],
  [{ AWS_WEB_IDENTITY_TOKEN_FILE: '/t' }, 'web identity token of AWS_WEB_IDENTITY_TOKEN_FILE'],
  [{ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://x' }, "the container's role"],
  [{}, "the default profile, or the machine's role"],
])('credentials of %j are called by their kind', (env, kind) => {
  expect(describeCredentialKind(null, env)).toBe(kind);
});

test('a role to assume is named with what assumes it', () => {
  const account = { id: '123456789012', profile: 'hub', roleArn: 'arn:aws:iam::123456789012:role/r' };
  expect(describeCredentialKind(account, {})).toBe(
    'arn:aws:iam::123456789012:role/r, assumed with profile hub',
  );
});

test('of a key id the ends are shown, of something short nothing', () => {
  expect(maskKeyId('AKIAQWERTYUIOPASDFGH')).toBe('AKIA************DFGH');
  expect(maskKeyId('AKIASHORT')).toBe('*********');
});
