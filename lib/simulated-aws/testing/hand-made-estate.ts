import { DAY } from '../estate/durations.ts';
import { Estate } from '../estate/estate.ts';
import { createProfile } from '../estate/identities.ts';
import { type Launch, launch } from '../estate/instances.ts';
import type { Account, Instance, Profile, Region } from '../estate/model.ts';
import { openAccount } from '../population/accounts.ts';
import { createRole } from '../population/roles.ts';

export const START = Date.UTC(2026, 0, 1);

export type HandMadeEstate = {
  readonly estate: Estate;
  readonly account: Account;
  readonly region: Region;
  readonly profile: Profile;
  /** Launches an instance so many days after START; without a role unless told. */
  launchAt(day: number, order?: Partial<Launch>): Instance;
};

/** An empty estate of one account and region with one profile that holds a role. */
export function handMadeEstate(): HandMadeEstate {
  const estate = new Estate({ seed: 1, startsAt: new Date(START) });
  const account = openAccount(estate, { id: '123456789012', name: 'test', regions: ['us-east-1'], share: 1 });
  const region = account.regions.get('us-east-1');
  if (!region) throw new Error('The account was opened without its region.');
  const role = createRole(estate, account, { name: 'app', service: 'ec2.amazonaws.com' });
  const profile = createProfile(estate, account, 'app', role, START - 100 * DAY);
  const defaults = {
    region,
    type: 't3.micro',
    tags: [],
    profile: null,
    userData: null,
    httpTokens: 'required' as const,
  };
  return {
    estate,
    account,
    region,
    profile,
    launchAt: (day, order) => launch(estate, { ...defaults, at: atDay(day).getTime(), ...order }),
  };
}

/** The instant so many days after START. */
export function atDay(day: number): Date {
  return new Date(START + day * DAY);
}

/** Daily roll calls at midnight, from one day to another, both included. */
export function rollCallsOn(first: number, last: number): Date[] {
  return Array.from({ length: last - first + 1 }, (_, index) => atDay(first + index));
}
