import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseSettings } from '#lib/config/settings.ts';
import { settleDemoState } from './demo-state.ts';
import { type SimulatedWorld, simulatedEnvironment, writeDemoSettings } from './demo-world.ts';

let folder: string;
const now = new Date('2026-03-10T09:15:00Z');
const wish = { seed: 7, instances: undefined, days: 90 };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-demo-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the first demo begins as many days ago as asked, the second goes on with the same estate', () => {
  const first = settleDemoState(folder, wish, now);
  expect(first).toEqual({ seed: 7, instances: null, startsAt: new Date('2025-12-11T00:00:00Z') });
  expect(settleDemoState(folder, { ...wish, days: 30 }, new Date('2026-04-01T00:00:00Z'))).toEqual(first);
});

test.each([{ seed: 8 }, { instances: 100 }])(
  'another estate is not put into the same folder: %j',
  (other) => {
    settleDemoState(folder, wish, now);
    expect(() => settleDemoState(folder, { ...wish, ...other }, now)).toThrow(
      'holds the history of another estate: seed 7',
    );
  },
);

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
  const path = writeDemoSettings(folder, world);
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
    ...simulatedEnvironment(world, 'x.yaml'),
  };
  expect(env).toMatchObject({
    AWS_ENDPOINT_URL: world.url,
    AWS_PROFILE: undefined,
    AWS_SESSION_TOKEN: undefined,
  });
});
