import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createEstate } from './create-estate.ts';
import { DAY, HOUR } from './estate/durations.ts';
import type { Estate } from './estate/estate.ts';
import { randomStream } from './estate/random.ts';
import { benchEstate, demoEstate } from './presets.ts';

const startsAt = new Date('2026-01-05T00:00:00Z');
const end = startsAt.getTime() + 100 * DAY;

function historyOf(estate: Estate): string {
  const instances = estate.everyInstance.map(({ id, tags, changes }) => [
    id,
    tags,
    changes.map((change) => [
      change.at,
      change.kind,
      'profile' in change ? change.profile?.arn : null,
      'userData' in change ? change.userData?.content.toString('base64') : null,
    ]),
  ]);
  const identities = estate.accounts.map(({ users, profiles, collectorKeyId }) => [
    collectorKeyId,
    users.map(({ name, keys }) => [name, keys.map(({ id, secret, changes }) => [id, secret, changes])]),
    profiles.map(({ arn, changes }) => [arn, changes.map(({ at, role }) => [at, role?.id])]),
  ]);
  return createHash('sha256')
    .update(JSON.stringify([instances, identities]))
    .digest('hex');
}

function grown(seed: number, steps: (random: () => number) => number): Estate {
  const estate = demoEstate({ seed, startsAt });
  const random = randomStream(9, 'steps');
  while (estate.now < end) estate.advanceTo(new Date(Math.min(end, estate.now + steps(random.next))));
  return estate;
}

describe('the history of an estate', () => {
  const inOneLeap = historyOf(grown(7, () => 100 * DAY));

  test.each([
    ['daily', () => DAY],
    ['odd', (random: () => number) => 1 + random() * 40 * HOUR],
    ['hourly', () => HOUR],
  ])('is the same in %s steps of the clock', (_name, steps) => {
    expect(historyOf(grown(7, steps))).toBe(inOneLeap);
  });

  test('is another one for another seed', () => {
    expect(historyOf(grown(8, () => 100 * DAY))).not.toBe(inOneLeap);
  });

  test.each([7, 8, 9])('leaves 26 hours between the changes of one resource (seed %i)', (seed) => {
    const estate = grown(seed, () => DAY);
    for (const { id, changes, profile } of estate.everyInstance) {
      const reached = [...changes, ...(profile ? profile.changes.slice(1) : [])]
        .map(({ at }) => at)
        .sort((a, b) => a - b);
      // An edit of user data and the start after it are one change.
      for (const [index, at] of reached.entries()) {
        const gap = at - (reached[index - 1] ?? 0);
        if (gap !== 0)
          expect(gap / HOUR, `${id} at ${new Date(at).toISOString()}`).toBeGreaterThanOrEqual(26);
      }
    }
    const histories = estate.accounts.flatMap(({ users, profiles, regions }) => [
      ...users.flatMap(({ keys }) => keys.map(({ changes }) => changes)),
      ...profiles.map(({ changes }) => changes),
      ...[...regions.values()].flatMap(({ templates }) => templates.map(({ defaultMoves }) => defaultMoves)),
    ]);
    for (const changes of histories)
      for (const [index, { at }] of changes.entries())
        expect((at - (changes[index - 1]?.at ?? 0)) / HOUR).toBeGreaterThanOrEqual(26);
  });

  test('has whole seconds, and none of its changes within three minutes of a full hour', () => {
    const estate = grown(7, () => DAY);
    for (const { at } of estate.everyInstance.flatMap(({ changes }) => changes)) {
      expect(at % 1000).toBe(0);
      if (at > startsAt.getTime())
        expect((at % HOUR) / 60_000).toSatisfy((minute: number) => minute >= 3 && minute <= 57);
    }
  });
});

describe('the size of an estate', () => {
  test('is as asked for', () => {
    const estate = benchEstate({ instances: 2000 });
    const [account] = estate.accounts;
    expect(estate.everyInstance).toHaveLength(2000);
    expect(estate.everyInstance.filter(({ userData }) => userData)).toHaveLength(200);
    expect(account?.users).toHaveLength(1000);
    expect(account?.users.filter(({ keys }) => keys.length > 0)).toHaveLength(600);
    expect(account?.roles).toHaveLength(200);
  });

  test('does not change in a still estate, and by the given share in one that is asked to', () => {
    const still = benchEstate({ instances: 1000 });
    const restless = benchEstate({ instances: 1000, changesPerDay: 0.05 });
    const before = historyOf(still);
    for (const estate of [still, restless]) estate.advanceTo(new Date(estate.startsAt + 10 * DAY));
    expect(historyOf(still)).toBe(before);
    const changes = restless.everyInstance
      .flatMap((one) => one.changes)
      .filter(({ at }) => at > restless.startsAt);
    expect(changes.length).toBeGreaterThan(400);
    expect(changes.length).toBeLessThanOrEqual(500);
  });

  test.each([
    [{ instances: -1 }, /instances must be a whole number/],
    [
      { instances: 10, accounts: [{ id: '12', name: 'x', regions: ['us-east-1'], share: 1 }] },
      /twelve digits/,
    ],
    [{ instances: 10, accounts: [] }, /at least one account/],
  ])('cannot be %j', (options, message) => {
    expect(() => createEstate({ seed: 1, startsAt, ...options })).toThrow(message);
  });

  test('may be nothing at all', () => {
    const estate = createEstate({ seed: 1, startsAt, instances: 0, users: 0, roles: 0, evolve: true });
    estate.advanceTo(new Date(end));
    expect(estate.everyInstance).toEqual([]);
  });
});
