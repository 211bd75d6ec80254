import type { Estate } from '../estate/estate.ts';
import type { Account, Tag } from '../estate/model.ts';
import { type Episode, episodesOf } from './episodes.ts';
import { type Exposure, exposuresIn } from './exposures.ts';
import type { HeldKey } from './key-statistics.ts';
import { versionsInUse } from './versions-in-use.ts';

/** A key with what the filters ask about. */
type KeySighting = HeldKey & { readonly account: Account; readonly tags: readonly Tag[] };

/** Everything that a series of roll calls finds out, the basis of every truth. */
type Sightings = {
  readonly episodes: readonly Episode[];
  readonly exposures: readonly Exposure[];
  readonly keys: readonly KeySighting[];
};

type Remembered = { readonly mark: string; readonly sightings: Sightings };
const remembered = new WeakMap<Estate, Remembered>();

/** What roll calls at these instants find; asked again for the same ones it answers from memory. */
export function sightingsOf(estate: Estate, rollCalls: readonly number[]): Sightings {
  const mark = `${estate.now}/${rollCalls.join()}`;
  const last = remembered.get(estate);
  if (last?.mark === mark) return last.sightings;
  const sightings = {
    episodes: estate.everyInstance.flatMap((instance) => episodesOf(instance, rollCalls)),
    exposures: exposuresIn(estate, rollCalls, versionsInUse(estate)),
    keys: estate.accounts.flatMap(keysOf),
  };
  remembered.set(estate, { mark, sightings });
  return sightings;
}

function keysOf(account: Account): KeySighting[] {
  const root = account.rootKeys.map((key) => ({ key, isRoot: true, account, tags: [] }));
  return [
    ...root,
    ...account.users.flatMap(({ keys, tags }) => keys.map((key) => ({ key, isRoot: false, account, tags }))),
  ];
}
