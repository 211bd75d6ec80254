import { describe, expect, test } from 'vitest';
import { changeKey, createKey, createUser, usage } from './estate/identities.ts';
import { associate, editUserData, start, stop, terminate } from './estate/instances.ts';
import { createTemplate, publishVersion } from './estate/templates.ts';
import { atDay, handMadeEstate, rollCallsOn, START } from './testing/hand-made-estate.ts';
import { standingFindings } from './truth/standing-findings.ts';
import { truthAt, truthByDay } from './truth.ts';

const on = (day: number) => atDay(day).getTime();
const leak = (...exposes: string[]) => ({ content: Buffer.from('x'), exposes });

test('coverage counts running instances as the last roll call saw them', () => {
  const { estate, launchAt, profile } = handMadeEstate();
  launchAt(-3, { profile });
  launchAt(-3);
  stop(launchAt(-3), on(-1));
  terminate(estate, launchAt(-3), on(-1));
  launchAt(0.5);
  const rollCalls = rollCallsOn(0, 1);
  expect(truthAt(estate, { at: atDay(0.7), rollCalls }).roleCoverage).toEqual({ covered: 1, eligible: 2 });
  expect(truthAt(estate, { at: atDay(1), rollCalls }).roleCoverage).toEqual({ covered: 1, eligible: 3 });
});

test('MTTR looks at the episodes that ended in the window', () => {
  const { estate, launchAt, profile } = handMadeEstate();
  associate(launchAt(0.5), profile, on(2.5));
  associate(launchAt(33.5), profile, on(37.5));
  associate(launchAt(30.5), profile, on(38.5));
  stop(launchAt(35.5), on(36.5));
  terminate(estate, launchAt(35.5), on(36.5));
  launchAt(38);
  const { mttr } = truthAt(estate, { at: atDay(40), rollCalls: rollCallsOn(0, 60) });
  expect(mttr).toEqual({
    meanHours: 144,
    medianHours: 144,
    p90Hours: 192,
    remediated: 2,
    open: 1,
    openMeanAgeHours: 48,
    terminated: 1,
    stopped: 1,
    // Of 6: 2 d and 4 d and 8 d remediated; censored at 1 d (stop), 1.5 d (termination, found on day 37) and 2 d (open).
    survivalMedianHours: 96,
  });
});

test('what a later roll call finds out is not known before it', () => {
  const { estate, launchAt, profile } = handMadeEstate();
  associate(launchAt(0.5), profile, on(2.5));
  const known = truthByDay(estate, { rollCalls: rollCallsOn(0, 4) }).map(({ truth }) => truth.mttr);
  expect(known.map(({ open, remediated }) => [open, remediated])).toEqual([
    [0, 0],
    [1, 0],
    [1, 0],
    [0, 1],
    [0, 1],
  ]);
  const between = truthAt(estate, { at: atDay(2.9), rollCalls: rollCallsOn(0, 4) });
  expect(between.mttr).toMatchObject({ open: 1, openMeanAgeHours: expect.closeTo(2.4 * 24), remediated: 0 });
  const inHindsight = truthAt(estate, {
    at: atDay(2.9),
    knownAt: atDay(4),
    windowDays: 1,
    rollCalls: rollCallsOn(0, 4),
  });
  expect(inHindsight.mttr).toMatchObject({ meanHours: 48, remediated: 1 });
});

test('keys are counted by status, and the active ones by age and use', () => {
  const { estate, account } = handMadeEstate();
  const user = createUser(estate, account, {
    name: 'ana',
    createdAt: START,
    tags: [['Owner', 'Payments']],
    groups: [],
    console: null,
    managedPolicyArns: [],
  });
  const key = (ageDays: number, use: ReturnType<typeof usage> | null) =>
    createKey(estate, account, user.keys, { at: on(-ageDays), usage: use });
  key(90.9, usage(on(-90), 24));
  key(91, null);
  key(365.5, usage(on(-300), 24, on(-46)));
  key(366, usage(on(-300), 24, on(-45)));
  key(45, null);
  changeKey(key(500, null), 'inactive', on(-3));
  changeKey(key(500, null), 'deleted', on(-3));
  key(-2, null);
  const rootKey = () => createKey(estate, account, account.rootKeys, { at: on(-1000), usage: null });
  rootKey();
  changeKey(rootKey(), 'deleted', on(-4));
  changeKey(rootKey(), 'inactive', on(-3));
  const ask = (filter = {}) => truthAt(estate, { at: atDay(0), rollCalls: [atDay(0)], filter }).accessKeys;
  expect(ask()).toEqual({
    active: 6,
    inactive: 2,
    root: 2,
    neverUsed: 3,
    unused45Days: 3,
    olderThan90Days: 4,
    ageBands: [
      { band: '0-90', count: 2 },
      { band: '91-180', count: 1 },
      { band: '181-365', count: 1 },
      { band: 'over-365', count: 2 },
    ],
  });
  expect(ask({ owner: 'payments' }).active).toBe(5);
  expect(ask({ owner: 'unowned' }).active).toBe(1);
  expect(ask({ region: 'us-east-1' }).active).toBe(0);
  expect(ask({ region: 'global' }).active).toBe(6);
});

describe('exposures', () => {
  test('stand from the roll call that first sees them to the one that no longer does', () => {
    const { estate, launchAt } = handMadeEstate();
    launchAt(-2, { userData: leak('one', 'two') });
    terminate(estate, launchAt(1.5, { userData: leak('one') }), on(5.5));
    const edited = launchAt(2.5, { userData: leak('one') });
    stop(edited, on(35.5));
    editUserData(edited, null, on(37.5));
    start(edited, on(37.5));
    const counts = truthByDay(estate, { rollCalls: rollCallsOn(0, 40) }).map(
      ({ truth }) => truth.exposedCredentials,
    );
    expect(counts[1]).toEqual({ open: 2, opened: 2, resolved: 0 });
    expect(counts[3]).toEqual({ open: 4, opened: 4, resolved: 0 });
    expect(counts[6]).toEqual({ open: 3, opened: 4, resolved: 1 });
    expect(counts[36]).toEqual({ open: 3, opened: 0, resolved: 0 });
    expect(counts[38]).toEqual({ open: 2, opened: 0, resolved: 1 });
  });

  test('in launch templates count in the default and the latest version only', () => {
    const { estate, region } = handMadeEstate();
    const content = {
      profile: null,
      userData: leak('one'),
      httpTokens: 'required' as const,
      httpEndpoint: 'enabled' as const,
      instanceType: 't3.micro',
    };
    const template = createTemplate(estate, region, { name: 'web', tags: [], content, at: on(-9) });
    publishVersion(template, content, on(1.5));
    publishVersion(template, { ...content, userData: null }, on(3.5));
    const counts = truthByDay(estate, { rollCalls: rollCallsOn(0, 4) }).map(
      ({ truth }) => truth.exposedCredentials,
    );
    expect(counts).toEqual([
      { open: 1, opened: 1, resolved: 0 },
      { open: 1, opened: 1, resolved: 0 },
      { open: 1, opened: 2, resolved: 1 },
      { open: 1, opened: 2, resolved: 1 },
      { open: 0, opened: 2, resolved: 2 },
    ]);
  });

  test('in files stand under the account and owner of their key', () => {
    const { estate, region } = handMadeEstate();
    const { account } = region;
    const exposes = { keyId: 'AKIA1', account, tags: [['owner', 'payments']] as const };
    const file = { path: 'a.env', content: '', exposes };
    const changes = [
      { at: on(1.5), commit: 'c', files: [file] },
      { at: on(3.5), commit: 'd', files: [{ ...file, exposes: null }] },
    ];
    estate.sources.push({ kind: 'code', name: 'acme/web', isPublic: false, changes });
    const openWith = (filter: object) =>
      truthByDay(estate, { rollCalls: rollCallsOn(0, 4), filter }).map(
        ({ truth }) => truth.exposedCredentials.open,
      );
    expect(openWith({ account: account.id, owner: 'payments' })).toEqual([0, 0, 1, 1, 0]);
    expect(openWith({ region: region.name })).toEqual([0, 0, 0, 0, 0]);
    const standing = (days: number) => standingFindings(estate, rollCallsOn(0, days))['code-credentials'];
    expect([standing(3), standing(4)]).toEqual([[`${account.id} acme/web`], []]);
  });
});
