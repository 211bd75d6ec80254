import type { Sla } from '#lib/domain/due-dates.ts';

/**
 * What a person may set, after defaults. `rolecall.yaml` is parsed into it by lib/config; the domain
 * only reads it.
 */
export type Settings = {
  regions: string[] | null;
  accounts: AccountSettings[] | null;
  schedule: { ec2: string; iam: string; userData: string };
  coverage: { includeStopped: boolean; episodesOpenAtStart: boolean };
  ownership: { tags: string[]; aliases: Record<string, string> };
  thresholds: {
    keyOldDays: number;
    keyUnusedDays: number;
    newKeyGraceDays: number;
    secondKeyDays: number;
    keyInactiveDays: number;
    keyQuietDays: number;
    serviceUnusedDays: number;
    staleAfterHours: number;
  };
  targets: {
    roleCoverage: number;
    mttrHours: number;
    activeAccessKeys: number;
    exposedCredentials: number;
  };
  severity: {
    /** A resource is of production if one of these tags has one of these values, in any case. */
    productionTags: string[];
    productionValues: string[];
    /** For how many days after its last use a key counts as in use. */
    keyInUseDays: number;
  };
  pace: { userDataPerSecond: number; userDataBurst: number };
  sla: Sla;
};

/** How to reach one account: a profile of the AWS configuration, or a role to assume. */
export type AccountSettings = {
  id: string;
  name?: string | undefined;
  profile?: string | undefined;
  roleArn?: string | undefined;
  externalId?: string | undefined;
};

export const defaultSettings: Settings = {
  regions: null,
  accounts: null,
  schedule: { ec2: '0 * * * *', iam: '10 * * * *', userData: '20 * * * *' },
  coverage: { includeStopped: false, episodesOpenAtStart: true },
  ownership: { tags: ['owner', 'team'], aliases: {} },
  thresholds: {
    keyOldDays: 90,
    keyUnusedDays: 45,
    newKeyGraceDays: 7,
    secondKeyDays: 7,
    keyInactiveDays: 30,
    keyQuietDays: 7,
    serviceUnusedDays: 90,
    staleAfterHours: 3,
  },
  targets: { roleCoverage: 0.98, mttrHours: 24, activeAccessKeys: 0, exposedCredentials: 0 },
  severity: {
    productionTags: ['env', 'environment', 'stage'],
    productionValues: ['prod', 'production', 'live'],
    keyInUseDays: 30,
  },
  pace: { userDataPerSecond: 19, userDataBurst: 90 },
  sla: { critical: 24, high: 168, medium: 720, low: 2_160 },
};
