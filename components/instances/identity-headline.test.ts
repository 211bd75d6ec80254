import { expect, test } from 'vitest';
import { identityHeadline } from './identity-headline.ts';

const instance = {
  goneAt: null,
  coverage: 'no-profile',
  state: 'running',
  role: null,
  profileName: null,
  associatedAt: null,
  createdAt: '2026-10-01T00:00:00Z',
  episodes: [],
  httpEndpoint: 'enabled',
} as const;

const episode = {
  ...{ openedAt: '2026-10-05T00:00:00Z', cause: 'profile-removed', openAtStart: false },
  ...{ endedAt: null, ending: null, hours: 24 },
};
const ended = { ...episode, endedAt: '2026-10-06T00:00:00Z', ending: 'role-attached' };
const role = { arn: 'arn:aws:iam::1:role/web', name: 'web' };

test.each([
  [{ episodes: [episode] }, 'bad', 'Runs without a role', episode.openedAt],
  [{ episodes: [] }, 'bad', 'Runs without a role', null],
  [{ coverage: 'empty-profile', profileName: 'p' }, 'bad', 'Its profile p holds no role', null],
  [{ coverage: 'covered', role, episodes: [ended] }, 'good', 'Has the role web', ended.endedAt],
  [
    { coverage: 'covered', role, associatedAt: '2026-10-02T00:00:00Z' },
    'good',
    'Has the role web',
    '2026-10-02T00:00:00Z',
  ],
  [{ coverage: 'covered', role }, 'good', 'Has the role web', instance.createdAt],
  [{ coverage: 'unknown' }, 'unknown', 'Whether it has a role is not known', null],
  [{ coverage: 'not-eligible', state: 'stopped' }, 'quiet', 'Needs no role while it is stopped', null],
  [
    { goneAt: '2026-10-09T00:00:00Z', coverage: 'not-eligible' },
    'quiet',
    'No longer there',
    '2026-10-09T00:00:00Z',
  ],
] as const)('%j: %s, %s', (known, tone, title, since) => {
  expect(
    identityHeadline({ ...instance, ...known, episodes: [...('episodes' in known ? known.episodes : [])] }),
  ).toMatchObject({ tone, title, since });
});

test.each([
  ['enabled', null],
  [null, null],
  ['disabled', expect.stringContaining('metadata service is off')],
])('a role on an instance whose metadata service is %s', (httpEndpoint, detail) => {
  const known = { ...instance, coverage: 'covered' as const, role, episodes: [], httpEndpoint };
  expect(identityHeadline(known).detail).toEqual(detail);
});
