/** One account of an estate to be built; `share` is its part of the instances, users and roles. */
export type AccountPlan = {
  readonly id: string;
  readonly name: string;
  readonly regions: readonly string[];
  readonly share: number;
  readonly externalId?: string;
  readonly rootKey?: boolean;
};

/** What an estate consists of when its clock starts, and whether it lives. */
export type EstatePlan = {
  readonly seed: number;
  readonly startsAt: Date;
  readonly instances: number;
  readonly users: number;
  readonly roles: number;
  readonly accounts: readonly AccountPlan[];
  /** Part of the instances that were launched with user data. */
  readonly userDataShare: number;
  /** Part of the running instances with a role when the clock starts. */
  readonly coverage: number;
  /** Part of the services whose launch template gives a key away, and so do their instances. */
  readonly leakyServices: number;
  /** Part of the instances with user data that give a key away by themselves. */
  readonly leakyInstances: number;
  /** Part of the users who hold access keys, and of those the part with a second key. */
  readonly keyHolders: number;
  readonly secondKeys: number;
  readonly inactiveKeys: number;
  /** Whether the first account has a role, and a user, for each case of the analysis of permissions. */
  readonly roleCases: boolean;
  /** Whether teams go on working on the estate as the clock runs. */
  readonly evolve: boolean;
  /** Part of the instances that change at random in a day, for measurements; independent of `evolve`. */
  readonly changesPerDay: number;
};

const DEFAULTS = {
  users: 60,
  roles: 42,
  accounts: [{ id: '264913587021', name: 'main', regions: ['us-east-1'], share: 1 }],
  userDataShare: 0.4,
  coverage: 0.7,
  leakyServices: 0,
  leakyInstances: 0.02,
  keyHolders: 0.6,
  secondKeys: 0.15,
  inactiveKeys: 0.15,
  roleCases: false,
  evolve: false,
  changesPerDay: 0,
};

export type EstateOptions = Pick<EstatePlan, 'seed' | 'startsAt' | 'instances'> & Partial<EstatePlan>;

/** Fills in what the options leave open, and says which of them cannot be. */
export function planEstate(options: EstateOptions): EstatePlan {
  const plan = { ...DEFAULTS, ...options };
  for (const name of ['instances', 'users', 'roles'] as const)
    if (!Number.isInteger(plan[name]) || plan[name] < 0)
      throw new RangeError(`${name} must be a whole number of at least 0, not ${plan[name]}.`);
  for (const account of plan.accounts)
    if (!/^\d{12}$/.test(account.id))
      throw new RangeError(`Account id "${account.id}" must have twelve digits.`);
  if (plan.accounts.length === 0 || plan.accounts.some(({ regions }) => regions.length === 0))
    throw new RangeError('An estate needs at least one account, and each account at least one region.');
  return plan;
}
