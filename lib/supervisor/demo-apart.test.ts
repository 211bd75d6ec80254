import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoAccounts } from '#lib/simulated-aws/presets.ts';
import {
  requireDemoAccounts,
  requireDemoFolder,
  requireEstateAccounts,
  requireEstateFolder,
} from './demo-apart.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-apart-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const simulated = demoAccounts.map(({ id }) => id);
const accept = (check: () => void) => expect(check).not.toThrow();

test('a new folder is for either', () => {
  accept(() => requireDemoFolder(join(folder, 'new')));
  accept(() => requireEstateFolder(join(folder, 'new')));
});

test('a folder with the database of a real estate is not for a demo', () => {
  mkdirSync(join(folder, 'postgres'));
  accept(() => requireEstateFolder(folder));
  expect(() => requireDemoFolder(folder)).toThrow(`The data folder ${folder} holds the history of an estate`);
});

test("a demo's folder is for nothing else", () => {
  mkdirSync(join(folder, 'postgres'));
  writeFileSync(join(folder, 'demo.json'), '{}');
  accept(() => requireDemoFolder(folder));
  expect(() => requireEstateFolder(folder)).toThrow(`The data folder ${folder} belongs to a demo`);
});

test.each([[[]], [simulated], [simulated.slice(1)]])('a database with the accounts %j is for a demo', (ids) =>
  accept(() => requireDemoAccounts(ids)),
);

test('a database with any other account is not for a demo', () => {
  expect(() => requireDemoAccounts([...simulated, '111122223333'])).toThrow(
    'already holds the account 111122223333, which is not simulated',
  );
  expect(() => requireDemoAccounts(Array.from({ length: 9 }, (_, index) => `11112222333${index}`))).toThrow(
    'already holds the accounts 111122223330, 111122223331, 111122223332 and 6 more, which are not simulated',
  );
});

test("a database with a demo's accounts is for nothing else", () => {
  accept(() => requireEstateAccounts(['111122223333']));
  expect(() => requireEstateAccounts(['111122223333', ...simulated])).toThrow(
    `holds the demo's simulated accounts ${simulated.join(', ')}`,
  );
});
