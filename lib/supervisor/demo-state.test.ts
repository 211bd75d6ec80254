import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseSettings } from '#lib/config/settings.ts';
import { settleDemoState } from './demo-state.ts';
import { type SimulatedWorld, simulatedEnvironment, writeDemoSettings } from './demo-world.ts';

let folder: string;
const now = new Date('2026-03-10T09:15:00Z');
const wish = { seed: undefined, instances: undefined, days: undefined };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-demo-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the first demo begins 90 days ago, the second goes on with the same estate', () => {
  const first = settleDemoState(folder, wish, now);
  expect(first).toEqual({ seed: 7, instances: null, days: 90, startsAt: new Date('2025-12-11T00:00:00Z') });
  expect(settleDemoState(folder, wish, new Date('2026-04-01T00:00:00Z'))).toEqual(first);
});

test('what was asked for at first may be asked for again, or left out', () => {
  const asked = { seed: 11, instances: 100, days: 30 };
  const first = settleDemoState(folder, asked, now);
  expect(first).toMatchObject({ ...asked, startsAt: new Date('2026-02-09T00:00:00Z') });
  const later = new Date('2026-03-12T00:00:00Z');
  expect(settleDemoState(folder, asked, later)).toEqual(first);
  expect(settleDemoState(folder, wish, later)).toEqual(first);
});

test.each([
  [{ seed: 8 }, 'seed 7, not 8'],
  [{ instances: 100 }, 'the usual instances, not 100'],
  [{ days: 30 }, '90 days of history at its beginning, not 30'],
  [{ days: 30, seed: 8 }, 'seed 7, not 8; 90 days of history at its beginning, not 30'],
])('another estate is not put into the same folder: %j', (other, difference) => {
  settleDemoState(folder, wish, now);
  expect(() => settleDemoState(folder, { ...wish, ...other }, now)).toThrow(
    `The folder ${folder} holds another estate than the one asked for: ${difference}.`,
  );
});

test('a folder that does not say how many days it began with is gone on with', () => {
  writeFileSync(join(folder, 'demo.json'), '{"seed":7,"instances":null,"startsAt":"2026-03-01T00:00:00Z"}');
  expect(settleDemoState(folder, { ...wish, days: 30 }, now)).toMatchObject({ days: null });
});

test('a state that was cut off is told', () => {
  writeFileSync(join(folder, 'demo.json'), '{"seed":');
  expect(() => settleDemoState(folder, wish, now)).toThrow('demo.json is damaged');
});

const world: SimulatedWorld = {
  url: 'http://127.0.0.1:4999',
  accessKeyId: 'AKIAQQQQ',
  secretAccessKey: 'secret',
  accounts: [
    {
      id: '123456789012',
      name: 'prod',
      roleArn: 'arn:aws:iam::123456789012:role/RolecallCollector',
      externalId: null,
    },
    {
      id: '210987654321',
      name: 'dev',
      roleArn: 'arn:aws:iam::210987654321:role/RolecallCollector',
      externalId: 'x: #1',
    },
  ],
  aliases: { 'payments team': 'payments' },
};

test('the settings of the demo are right, and are not written over', () => {
  writeDemoSettings(folder, world);
  const path = join(folder, 'rolecall.yaml');
  const settings = parseSettings(readFileSync(path, 'utf8'), 'rolecall.yaml');
  expect(settings.accounts).toMatchObject([{ name: 'prod' }, { externalId: 'x: #1' }]);
  expect(settings.ownership.aliases).toEqual({ 'payments team': 'payments' });
  writeFileSync(path, '# mine');
  writeDemoSettings(folder, world);
  expect(readFileSync(path, 'utf8')).toBe('# mine');
});

test('nothing of the real AWS is within reach of the demo', () => {
  const env = {
    ...{ AWS_PROFILE: 'prod', AWS_SESSION_TOKEN: 't' },
    ...simulatedEnvironment(world, folder),
  };
  expect(env).toMatchObject({
    AWS_ENDPOINT_URL: world.url,
    AWS_PROFILE: undefined,
    AWS_SESSION_TOKEN: undefined,
  });
});
