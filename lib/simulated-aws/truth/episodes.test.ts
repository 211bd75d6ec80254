import { expect, test } from 'vitest';
import { HOUR } from '../estate/durations.ts';
import { changeProfileRole } from '../estate/identities.ts';
import { associate, disassociate, start, stop, terminate } from '../estate/instances.ts';
import type { Instance } from '../estate/model.ts';
import { atDay, type HandMadeEstate, handMadeEstate, rollCallsOn } from '../testing/hand-made-estate.ts';
import { episodesOf } from './episodes.ts';

type Story = (instance: Instance, hand: HandMadeEstate) => void;
const on = (day: number) => atDay(day).getTime();

/** Days of opening and end, and what ended each episode; roll calls are on the whole days 0 to 20. */
const stories: [
  name: string,
  launchedOn: number,
  launchedCovered: boolean,
  Story,
  (number | string | null)[][],
][] = [
  ['never gets a role', 1.5, false, () => {}, [[1.5, null, null]]],
  ['was there before the first roll call', -7.5, false, () => {}, [[-7.5, null, null]]],
  ['gets a role', 1.5, false, (one, { profile }) => associate(one, profile, on(4.3)), [[1.5, 4.3, 'role']]],
  ['always had one', 1.5, true, () => {}, []],
  [
    'loses its profile: opened when first missed',
    1.5,
    true,
    (one) => disassociate(one, on(4.3)),
    [[5, null, null]],
  ],
  [
    'lost it before the first roll call: opened at creation',
    -9,
    true,
    (one) => disassociate(one, on(-4.5)),
    [[-9, null, null]],
  ],
  [
    'loses it and gets it back',
    1.5,
    true,
    (one, { profile }) => {
      disassociate(one, on(4.3));
      associate(one, profile, on(7.8));
    },
    [[5, 7.8, 'role']],
  ],
  [
    'has a profile that is emptied and filled: both known by roll call only',
    1.5,
    true,
    (_one, { account, profile }) => {
      const { role } = profile;
      changeProfileRole(account, profile, null, on(4.3));
      changeProfileRole(account, profile, role, on(7.2));
    },
    [[5, 8, 'role']],
  ],
  [
    'gets an empty profile, which is filled later: ended when first seen filled',
    1.5,
    false,
    (one, { account, profile }) => {
      const { role } = profile;
      changeProfileRole(account, profile, null, on(2));
      associate(one, profile, on(4.3));
      changeProfileRole(account, profile, role, on(7.2));
    },
    [[1.5, 8, 'role']],
  ],
  [
    'is stopped and comes back: another episode from the start on',
    1.5,
    false,
    (one) => {
      stop(one, on(3.4));
      start(one, on(6.7));
    },
    [
      [1.5, 3.4, 'stop'],
      [6.7, null, null],
    ],
  ],
  [
    'had its last stop before the first roll call',
    -9,
    false,
    (one) => {
      stop(one, on(-6));
      start(one, on(-3));
    },
    [[-9, null, null]],
  ],
  [
    'gets a role while stopped',
    1.5,
    false,
    (one, { profile }) => {
      stop(one, on(3.4));
      associate(one, profile, on(5.1));
      start(one, on(6.7));
    },
    [[1.5, 3.4, 'stop']],
  ],
  [
    'is terminated unseen',
    1.5,
    false,
    (one, { estate }) => terminate(estate, one, on(3.4)),
    [[1.5, 4, 'termination']],
  ],
  [
    'is terminated half an hour before a roll call',
    1.5,
    false,
    (one, { estate }) => terminate(estate, one, on(4) - HOUR / 2),
    [[1.5, 4 - 1 / 48, 'termination']],
  ],
  ['lives between two roll calls', 1.2, false, (one, { estate }) => terminate(estate, one, on(1.8)), []],
];

test.each(stories)('an instance that %s', (_name, launchedOn, covered, story, expected) => {
  const hand = handMadeEstate();
  const instance = hand.launchAt(launchedOn, covered ? { profile: hand.profile } : {});
  story(instance, hand);
  const rollCalls = rollCallsOn(0, 20).map((date) => date.getTime());
  const found = episodesOf(instance, rollCalls).map(({ opened, end }) => [
    opened,
    end?.at ?? null,
    end?.by ?? null,
  ]);
  expect(found).toEqual(
    expected.map(([opened, ended, by]) => [
      on(Number(opened)),
      ended === null ? null : on(Number(ended)),
      by,
    ]),
  );
});
